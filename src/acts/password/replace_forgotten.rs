//! A person chooses a password in place of one that they forgot.

use super::{NewPassword, keep};
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_people;
use crate::audit::{EventType, Subject};
use crate::mail::Message;
use crate::people::user;
use crate::secrets::Secret;

/// Keeps a password that the person chose in place of the one that they forgot, after they proved by mail who they are. What was
/// ended or set anew since is not undone by it.
#[derive(Clone, Debug)]
pub struct ReplaceForgottenPassword {
    /// Who, with the forgotten password: of any number who replace it one does.
    pub who: Standing,
    /// The key of the address that the mail went to.
    pub address: String,
    /// The PHC string of the new one.
    pub phc: Secret,
    /// Whether all that was given to the person ends: every session and grant.
    pub end_all: bool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordRecovered {
    /// The new credential's id.
    pub password: String,
    /// The person's epoch from now on.
    pub epoch: i64,
}

/// Why a password was not replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordNotRecovered {
    /// The account has another address than the one that was proven.
    AnotherAddress,
}

impl Act for ReplaceForgottenPassword {
    type Done = PasswordRecovered;
    type Refused = PasswordNotRecovered;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<PasswordRecovered, NotDone<PasswordNotRecovered>> {
        let user_id = &self.who.user_id;
        let another = || NotDone::Refused(PasswordNotRecovered::AnotherAddress);
        let person = user::find(doing.rows, user_id)?.filter(|person| person.email.key() == self.address).ok_or_else(another)?;
        let password = keep(doing, user_id, &NewPassword { phc: self.phc.clone(), temporary: false })?;
        doing.record(&doing.event(EventType::PasswordRecovered, Subject::User(user_id.clone())))?;
        // Before the notice of this, whose link is the only one that counts from now on.
        user::void_links(doing.rows, user_id, doing.acting.now)?;
        doing.tell(user_id, Message::PasswordRecovered)?;
        if !self.end_all {
            return Ok(PasswordRecovered { password, epoch: person.epoch });
        }
        ended_people::end_all(doing, user_id)?;
        let epoch = user::find(doing.rows, user_id)?.map_or(person.epoch, |person| person.epoch);
        Ok(PasswordRecovered { password, epoch })
    }
}
