//! A person is enabled.

use super::decide::approve;
use super::{NoPerson, WhichPerson};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::rights::Right;
use crate::people::{PeopleError, Status, User, user};

/// Lets a person sign in again; what ended stays ended. An account that waits is approved by it. Nothing changes where they are enabled.
#[derive(Clone, Debug)]
pub struct EnablePerson {
    /// Who.
    pub person: WhichPerson,
}

impl Act for EnablePerson {
    type Done = User;
    type Refused = NoPerson;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManagePeople)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<NoPerson>> {
        let person = self.person.find(doing.rows)?;
        if person.is_active() {
            return Ok(person);
        }
        if person.status == Status::Waiting {
            return Ok(approve(doing, person)?);
        }
        let now = doing.now();
        let person = user::update(doing.rows, &User { status: Status::Active, ..person }, now).map_err(PeopleError::unexpected)?;
        doing.record(&doing.event(EventType::UserEnabled, Subject::User(person.id.clone())))?;
        Ok(person)
    }
}
