//! A person is disabled.

use super::{AccessNotTaken, WhichPerson, end_all, keep_an_owner};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::rights::Right;
use crate::people::{PeopleError, Status, User, user};

/// Disables a person: nothing that was given to them works any more. Nothing changes where they are disabled.
#[derive(Clone, Debug)]
pub struct DisablePerson {
    /// Who.
    pub person: WhichPerson,
}

impl Act for DisablePerson {
    type Done = User;
    type Refused = AccessNotTaken;
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManagePeople)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<AccessNotTaken>> {
        let person = self.person.find(doing.rows).map_err(|nobody| nobody.map(AccessNotTaken::NoPerson))?;
        if !person.is_active() {
            return Ok(person);
        }
        keep_an_owner(doing, &person.id, AccessNotTaken::LastOwner)?;
        let now = doing.now();
        let person = user::update(doing.rows, &User { status: Status::Disabled, ..person }, now).map_err(PeopleError::unexpected)?;
        end_all(doing, &person.id)?;
        doing.record(&doing.event(EventType::UserDisabled, Subject::User(person.id.clone())))?;
        Ok(person)
    }
}
