//! A person makes their own account.

use super::{Description, UnfitPerson, make};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::password::{self, NewPassword};
use crate::audit::{EventType, Subject};
use crate::mail::{Address, outbox};
use crate::people::User;
use crate::secrets::Secret;

/// Makes the account of a person who proved that the address is theirs. Of any number who prove one address one makes it.
#[derive(Clone, Debug)]
pub struct Register {
    /// Who.
    pub person: Description,
    /// The PHC string of their password.
    pub phc: Secret,
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
        let password = password::keep(doing, &person.id, &NewPassword { phc: self.phc.clone(), temporary: false })?;
        doing.record(&doing.event(EventType::UserRegistered, Subject::User(person.id.clone())))?;
        if let Ok(address) = Address::parse(person.email.as_str()) {
            // What proved the address is theirs now, and goes with them.
            outbox::adopt(doing.rows, &address, &person.id, doing.acting.now)?;
        }
        Ok(Registered { person, password })
    }
}
