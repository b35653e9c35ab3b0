//! A person makes their own account.

use super::accept_terms::accept;
use super::{Description, UnfitPerson, make};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::password::{self, NewPassword};
use crate::audit::{EventType, Subject};
use crate::mail::{Address, outbox};
use crate::people::{PeopleError, Status, User, user};
use crate::secrets::Secret;

/// Makes the account of a person who proved that the address is theirs. Of any number who prove one address one makes it.
#[derive(Clone, Debug)]
pub struct Register {
    /// Who.
    pub person: Description,
    /// The PHC string of their password.
    pub phc: Secret,
    /// The version of the terms that they accepted, where there are any.
    pub terms: Option<String>,
    /// Whether it waits for an admin's approval.
    pub waits: bool,
}

/// Who was made.
#[derive(Clone, Debug)]
pub struct Registered {
    /// The person.
    pub person: User,
    /// The credential id of their password.
    pub password: String,
}

/// Why no account was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRegistered {
    /// Somebody has one with this address.
    AddressTaken,
    /// The person cannot be made so.
    Unfit(UnfitPerson),
}

impl Act for Register {
    type Done = Registered;
    type Refused = NotRegistered;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Registered, NotDone<NotRegistered>> {
        let person = make(doing, &self.person).map_err(|unfit| {
            unfit.map(|why| match why {
                UnfitPerson::EmailTaken => NotRegistered::AddressTaken,
                other => NotRegistered::Unfit(other),
            })
        })?;
        let person = if self.waits {
            let now = doing.now();
            user::update(doing.rows, &User { status: Status::Waiting, ..person }, now).map_err(PeopleError::unexpected)?
        } else {
            person
        };
        let password = password::keep(doing, &person.id, &NewPassword { phc: self.phc.clone(), temporary: false })?;
        doing.record(&doing.event(EventType::UserRegistered, Subject::User(person.id.clone())).detail("waits", self.waits))?;
        if let Some(version) = &self.terms {
            accept(doing, &person.id, version)?;
        }
        if let Ok(address) = Address::parse(person.email.as_str()) {
            // What proved the address is theirs now, and goes with them.
            outbox::adopt(doing.rows, &address, &person.id, doing.acting.now)?;
        }
        Ok(Registered { person, password })
    }
}
