//! The first admin is made.

use diesel::prelude::*;

use super::{ROW, is_open};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::password::{self, NewPassword};
use crate::acts::person::{self, Description, UnfitPerson};
use crate::audit::{EventType, Subject};
use crate::people::User;
use crate::secrets::Secret;
use crate::store::schema::setup;

/// Makes the first admin. Of any number of forms one makes one.
#[derive(Clone, Debug)]
pub struct CompleteSetup {
    /// Who.
    pub person: Description,
    /// The PHC string of their password.
    pub phc: Secret,
}

/// Why no first admin was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetupNotCompleted {
    /// There is one.
    Done,
    /// The person cannot be made so.
    Unfit(UnfitPerson),
}

impl Act for CompleteSetup {
    type Done = User;
    type Refused = SetupNotCompleted;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<SetupNotCompleted>> {
        let now = doing.now();
        if !is_open(doing.rows, now)? {
            return Err(NotDone::Refused(SetupNotCompleted::Done));
        }
        let person = person::make(doing, &self.person).map_err(|unfit| unfit.map(SetupNotCompleted::Unfit))?;
        person::give_owner(doing, &person.id)?;
        password::set_first(doing, &person.id, &NewPassword { phc: self.phc.clone(), temporary: false })?;
        diesel::update(setup::table.find(ROW)).set(setup::completed_at.eq(now.as_millis())).execute(doing.rows.rows())?;
        doing.record(&doing.event(EventType::SetupCompleted, Subject::User(person.id.clone())))?;
        Ok(person)
    }
}
