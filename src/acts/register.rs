//! A person makes their own account.

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::password::{self, NewPassword};
use crate::acts::person::{Description, UnfitPerson, make, make_as};
use crate::acts::second_factor::{self, NewFactor};
use crate::acts::terms::accept;
use crate::audit::{EventType, Subject};
use crate::mail::{Address, outbox};
use crate::people::{PeopleError, Status, User, user};
use crate::secrets::Secret;

/// Makes the account of a person who proved that the address is theirs. Of any number who prove one address one makes it.
#[derive(Clone)]
pub struct Register {
    /// Who.
    pub person: Description,
    /// By what they sign in.
    pub by: SignsInBy,
    /// The version of the terms that they accepted, where there are any.
    pub terms: Option<String>,
    /// Whether it waits for an admin's approval.
    pub waits: bool,
}

/// By what somebody signs in who makes an account.
#[derive(Clone)]
pub enum SignsInBy {
    /// A password: its PHC string.
    Password(Secret),
    /// A passkey and no password.
    Passkey {
        /// The id of the person, for whom the passkey was made.
        id: String,
        /// The passkey.
        new: NewFactor,
        /// The keyed hashes of their recovery codes.
        codes: Vec<String>,
        /// The PHC string of a password that was drawn and told nobody: a mail can replace it.
        phc: Secret,
    },
}

/// Who was made.
#[derive(Clone, Debug)]
pub struct Registered {
    /// The person.
    pub person: User,
    /// The credential id of what they sign in by.
    pub credential: String,
}

/// Why no account was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRegistered {
    /// Somebody has one with this address.
    AddressTaken,
    /// Somebody has the user name.
    UsernameTaken,
    /// The passkey is somebody's.
    PasskeyTaken,
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
        // First, for whoever sends the form twice has the user name and the id as well.
        if user::find_by_login(doing.rows, &self.person.email)?.is_some() {
            return Err(NotDone::Refused(NotRegistered::AddressTaken));
        }
        let made = match &self.by {
            SignsInBy::Password(_) => make(doing, &self.person),
            SignsInBy::Passkey { id, .. } => make_as(doing, &self.person, id.clone()),
        };
        let person = made.map_err(|unfit| {
            unfit.map(|why| match why {
                UnfitPerson::EmailTaken => NotRegistered::AddressTaken,
                UnfitPerson::UsernameTaken => NotRegistered::UsernameTaken,
                other => NotRegistered::Unfit(other),
            })
        })?;
        let person = if self.waits {
            let now = doing.now();
            user::update(doing.rows, &User { status: Status::Waiting, ..person }, now).map_err(PeopleError::unexpected)?
        } else {
            person
        };
        doing.record(&doing.event(EventType::UserRegistered, Subject::User(person.id.clone())).detail("waits", self.waits))?;
        let credential = match &self.by {
            SignsInBy::Password(phc) => password::keep(doing, &person.id, &NewPassword { phc: phc.clone(), temporary: false })?,
            SignsInBy::Passkey { new, codes, phc, .. } => {
                password::keep_void(doing, &person.id, phc)?;
                second_factor::enrol_first(doing, &person.id, new, codes)?.ok_or(NotDone::Refused(NotRegistered::PasskeyTaken))?
            }
        };
        if let Some(version) = &self.terms {
            accept(doing, &person.id, version)?;
        }
        if let Ok(address) = Address::parse(person.email.as_str()) {
            // What proved the address is theirs now, and goes with them.
            outbox::adopt(doing.rows, &address, &person.id, doing.acting.now)?;
        }
        Ok(Registered { person, credential })
    }
}
