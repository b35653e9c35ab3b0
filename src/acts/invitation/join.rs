//! A person accepts an invitation with the account that they have.

use super::given::give;
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::invitations::{self, State};
use crate::people::{PeopleError, User, user};

/// Gives the person who has the address of an invitation what it gives. Whoever follows its link reads what is sent to that address: it is
/// verified from then on.
#[derive(Clone, Debug)]
pub struct JoinByInvitation {
    /// The hash of the link.
    pub link: String,
    /// Who accepts.
    pub who: Standing,
}

/// Why it was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotJoined {
    /// The invitation was accepted, withdrawn or sent again, or has expired.
    Over,
    /// It went to another address than theirs.
    AnotherAddress,
}

impl Act for JoinByInvitation {
    type Done = ();
    type Refused = NotJoined;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<NotJoined>> {
        let now = doing.now();
        let found = invitations::find_by_link(doing.rows, &self.link)?.filter(|found| found.state(now) == State::Open);
        let invitation = found.ok_or(NotDone::Refused(NotJoined::Over))?;
        let person = user::find(doing.rows, &self.who.user_id)?.filter(|person| person.email.key() == invitation.email.key());
        let person = person.ok_or(NotDone::Refused(NotJoined::AnotherAddress))?;
        if !give(doing, &invitation, &person)? {
            return Err(NotDone::Refused(NotJoined::Over));
        }
        if !person.email_verified {
            let verified = User { email_verified: true, ..person.clone() };
            user::update(doing.rows, &verified, now).map_err(PeopleError::unexpected)?;
            let event = doing.event(EventType::UserUpdated, Subject::User(person.id)).detail("changed", vec!["email_verified".to_owned()]);
            doing.record(&event)?;
        }
        Ok(())
    }
}
