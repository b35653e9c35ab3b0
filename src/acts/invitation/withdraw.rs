//! An invitation is withdrawn.

use std::fmt;

use super::invite::event;
use super::{NoInvitation, WhichInvitation};
use crate::acts::CHANGED_MEANWHILE;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::EventType;
use crate::mail::outbox;
use crate::people::invitations::{self, Invitation, State};
use crate::people::rights::Right;
use crate::people::user;

/// Withdraws an invitation that can be accepted: its link is dead at once. A message of it that waits is not sent.
#[derive(Clone, Debug)]
pub struct WithdrawInvitation {
    /// Which.
    pub invitation: WhichInvitation,
}

/// Why an invitation was not withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWithdrawn {
    /// There is none.
    NoInvitation(NoInvitation),
    /// It is over already.
    Over(State),
    /// Somebody else changed it at this moment.
    Stale,
}

impl Act for WithdrawInvitation {
    type Done = Invitation;
    type Refused = NotWithdrawn;
    // It only takes away.
    const ASKS_RECENT: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManagePeople)
    }

    /// Gives it as it was.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Invitation, NotDone<NotWithdrawn>> {
        let now = doing.now();
        let invitation = self.invitation.find(doing.rows).map_err(|none| none.map(NotWithdrawn::NoInvitation))?;
        let state = invitation.state(now);
        if state != State::Open {
            return Err(NotDone::Refused(NotWithdrawn::Over(state)));
        }
        if !invitations::withdraw(doing.rows, &invitation, now)? {
            return Err(NotDone::Refused(NotWithdrawn::Stale));
        }
        outbox::forget_unsent(doing.rows, &invitation.message_id)?;
        let person = user::find_by_login(doing.rows, invitation.email.as_str())?.map(|person| person.id);
        let event = event(doing, EventType::InvitationWithdrawn, &invitation, person);
        doing.record(&event)?;
        Ok(invitation)
    }
}

/// In the words of the command line.
impl fmt::Display for NotWithdrawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoInvitation(none) => none.fmt(f),
            Self::Over(state) => write!(f, "the invitation is {} already", state.as_str()),
            Self::Stale => f.write_str(CHANGED_MEANWHILE),
        }
    }
}
