//! An invitation is sent again.

use std::fmt;

use super::invite::{Invited, NotInvited, ToSend, by, event, is_invited, may_give, may_send, may_send_to, recipient, write};
use super::{NoInvitation, WhichInvitation};
use crate::acts::CHANGED_MEANWHILE;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::EventType;
use crate::mail::{Address, outbox};
use crate::people::NameError;
use crate::people::invitations::{self, Invitation, LIFETIME, NewMessage, State, link_hash};
use crate::people::rights::Right;

/// Sends an invitation again that nobody accepted, also one that has expired: with a new link, which ends the older one, and for another
/// [`LIFETIME`] at least: a later end stays. Whoever sends it answers from then on for what it gives.
#[derive(Clone, Debug)]
pub struct SendInvitationAgain {
    /// Which.
    pub invitation: WhichInvitation,
}

/// Why an invitation was not sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSentAgain {
    /// There is none.
    NoInvitation(NoInvitation),
    /// It was accepted, or withdrawn.
    Over(State),
    /// Somebody else changed it at this moment.
    Stale,
    /// Nobody may be invited so any more.
    NotInvited(NotInvited),
}

impl Act for SendInvitationAgain {
    type Done = Invited;
    type Refused = NotSentAgain;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManagePeople)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Invited, NotDone<NotSentAgain>> {
        let now = doing.now();
        let before = self.invitation.find(doing.rows).map_err(|none| none.map(NotSentAgain::NoInvitation))?;
        match before.state(now) {
            State::Open | State::Expired => {}
            over @ (State::Accepted | State::Withdrawn) => return Err(NotDone::Refused(NotSentAgain::Over(over))),
        }
        let not_invited = |why| NotDone::Refused(NotSentAgain::NotInvited(why));
        may_send(doing, 1, NotSentAgain::NotInvited(NotInvited::TooMany))?;
        may_send_to(doing, &before.email).map_err(|not_done| not_done.map(NotSentAgain::NotInvited))?;
        may_give(doing, !before.groups.is_empty(), before.owner)?;
        let person = recipient(doing, &before.email, before.gives_more()).map_err(|not_done| not_done.map(NotSentAgain::NotInvited))?;
        if is_invited(doing, &before.email, Some(&before.id))? {
            return Err(not_invited(NotInvited::IsInvited));
        }
        let address = Address::parse(before.email.as_str()).map_err(|_| not_invited(NotInvited::Email(NameError::NotAnAddress)))?;
        let (expires_at, person) = (now.plus(LIFETIME).max(before.expires_at), person.map(|person| person.id));
        // Its link is dead: who reads it late is not sent to a page that says so.
        outbox::forget_unsent(doing.rows, &before.message_id)?;
        let (message_id, token) =
            write(doing, &ToSend { address: &address, language: before.language, expires_at, person: person.as_deref() })?;
        let (link_hash, invited_by) = (link_hash(token.expose()), by(doing));
        let new = NewMessage { id: &message_id, link_hash: &link_hash, by: invited_by.as_deref(), expires_at };
        if !invitations::sent_again(doing.rows, &before, &new, now)? {
            return Err(NotDone::Refused(NotSentAgain::Stale));
        }
        let version = before.version + 1;
        let invitation = Invitation { message_id, invited_by, sent_at: now, expires_at, version, ..before };
        let event = event(doing, EventType::InvitationSentAgain, &invitation, person);
        doing.record(&event)?;
        Ok(Invited { invitation, token })
    }
}

/// In the words of the command line.
impl fmt::Display for NotSentAgain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoInvitation(none) => none.fmt(f),
            Self::Over(state) => write!(f, "the invitation is {}", state.as_str()),
            Self::Stale => f.write_str(CHANGED_MEANWHILE),
            Self::NotInvited(why) => why.fmt(f),
        }
    }
}
