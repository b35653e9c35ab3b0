//! A person is deleted.

use std::fmt;

use super::{AccessNotTaken, NoPerson, WhichPerson, end_all, keep_an_owner};
use crate::acts::NOT_CONFIRMED;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::rights::Right;
use crate::people::{PeopleError, User, invitations, losses, names, user};
use crate::store::StoreError;

/// Deletes a person and retires the id; nothing that was given to them works any more.
#[derive(Clone, Debug)]
pub struct DeletePerson {
    /// Who.
    pub person: WhichPerson,
    /// The address as it was typed to confirm this; `None`: whoever asked has confirmed it in another way.
    pub confirmed_by: Option<String>,
}

/// Why a person was not deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonNotDeleted {
    /// There is nobody by this name.
    NoPerson(NoPerson),
    /// Nobody would be left who may do everything.
    LastOwner,
    /// What was typed is not their address.
    NotConfirmed,
}

impl Act for DeletePerson {
    type Done = User;
    type Refused = PersonNotDeleted;
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManagePeople)
    }

    /// Gives who it was.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<PersonNotDeleted>> {
        let person = self.person.find(doing.rows).map_err(|nobody| nobody.map(PersonNotDeleted::NoPerson))?;
        let is_address = |typed: &str| names::folded(typed) == names::folded(person.email.as_str());
        if self.confirmed_by.as_deref().is_some_and(|typed| !is_address(typed)) {
            return Err(NotDone::Refused(PersonNotDeleted::NotConfirmed));
        }
        keep_an_owner(doing, &person.id, PersonNotDeleted::LastOwner)?;
        // Nobody is told of a wait who is not there any more.
        losses::delete(doing.rows, &person.id)?;
        end_all(doing, &person.id)?;
        erase(doing, &person)?;
        doing.record(&doing.event(EventType::UserDeleted, Subject::User(person.id.clone())))?;
        Ok(person)
    }
}

/// Deletes a person with all that is kept of them, also what waits for their address.
pub(super) fn erase(doing: &mut Doing<'_, '_>, person: &User) -> Result<(), StoreError> {
    let now = doing.now();
    user::delete(doing.rows, &person.id, now).map_err(PeopleError::unexpected)?;
    invitations::forget_address(doing.rows, person.email.key())
}

/// In the words of the command line.
impl fmt::Display for PersonNotDeleted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPerson(nobody) => nobody.fmt(f),
            Self::LastOwner => AccessNotTaken::LastOwner.fmt(f),
            Self::NotConfirmed => f.write_str(NOT_CONFIRMED),
        }
    }
}
