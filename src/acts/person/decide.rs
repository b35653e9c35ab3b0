//! An account that a person made, and that waits, is approved or refused.

use std::fmt;

use super::delete::erase;
use super::{NoPerson, WhichPerson};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::mail::Message;
use crate::people::rights::Right;
use crate::people::{PeopleError, Status, User, user};
use crate::store::StoreError;
use crate::writing::characters;

/// Characters of a reason at most.
pub const LONGEST_REASON: usize = 500;

/// Lets a person sign in whose account waits, and tells them.
#[derive(Clone, Debug)]
pub struct ApprovePerson {
    /// Who.
    pub person: WhichPerson,
}

/// Deletes an account that waits, and tells whoever made it.
#[derive(Clone, Debug)]
pub struct RefusePerson {
    /// Who.
    pub person: WhichPerson,
    /// Why, in words that the person is told; empty: no reason is told.
    pub reason: String,
}

/// Why nothing was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDecided {
    /// There is nobody by this name.
    NoPerson(NoPerson),
    /// The account does not wait: it was approved already, or never had to be.
    NotWaiting,
    /// The reason is too long, or holds characters that are not seen.
    UnfitReason,
}

impl Act for ApprovePerson {
    type Done = User;
    type Refused = NotDecided;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManagePeople)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<NotDecided>> {
        let person = waiting(doing, &self.person)?;
        Ok(approve(doing, person)?)
    }
}

/// The same as a part of another act.
pub(super) fn approve(doing: &mut Doing<'_, '_>, person: User) -> Result<User, StoreError> {
    let now = doing.now();
    let person = user::update(doing.rows, &User { status: Status::Active, ..person }, now).map_err(PeopleError::unexpected)?;
    doing.record(&doing.event(EventType::UserApproved, Subject::User(person.id.clone())))?;
    doing.tell(&person.id, Message::AccountApproved)?;
    Ok(person)
}

impl Act for RefusePerson {
    type Done = User;
    type Refused = NotDecided;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManagePeople)
    }

    /// Gives who it was.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<NotDecided>> {
        let reason = characters::trimmed(&self.reason);
        if reason.chars().count() > LONGEST_REASON || (!reason.is_empty() && characters::line(reason).is_err()) {
            return Err(NotDone::Refused(NotDecided::UnfitReason));
        }
        let person = waiting(doing, &self.person)?;
        // What was sent to them goes with them, but for this.
        erase(doing, &person)?;
        doing.record(&doing.event(EventType::UserRefused, Subject::User(person.id.clone())))?;
        let reason = (!reason.is_empty()).then(|| reason.to_owned());
        doing.tell_last(&person, |happened| Message::AccountRefused { reason, happened })?;
        Ok(person)
    }
}

/// The person, where their account waits.
fn waiting(doing: &mut Doing<'_, '_>, person: &WhichPerson) -> Result<User, NotDone<NotDecided>> {
    let person = person.find(doing.rows).map_err(|nobody| nobody.map(NotDecided::NoPerson))?;
    if person.status == Status::Waiting { Ok(person) } else { Err(NotDone::Refused(NotDecided::NotWaiting)) }
}

/// In the words of the command line.
impl fmt::Display for NotDecided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPerson(nobody) => nobody.fmt(f),
            Self::NotWaiting => f.write_str("this account does not wait for approval"),
            Self::UnfitReason => write!(f, "the reason must be one line of at most {LONGEST_REASON} characters that are all visible"),
        }
    }
}
