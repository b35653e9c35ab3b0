//! A person is sent the code by which they prove a phone that is to be theirs.

use std::convert::Infallible;

use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::mail::{Handed, Message};
use crate::people::user;
use crate::secrets::Secret;
use crate::writing::phone::PhoneNumber;

/// Sends a code to a number that a person says is theirs. Whether others have it too changes nothing. How often, and to which numbers, is for
/// the caller to bound.
#[derive(Clone, Debug)]
pub struct SendPhoneCode {
    /// Who.
    pub who: Standing,
    /// The number.
    pub number: PhoneNumber,
    /// The code.
    pub code: Secret,
}

impl Act for SendPhoneCode {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let Some(person) = user::find(doing.rows, &self.who.user_id)? else { return Ok(()) };
        let message = Message::SmsCode { code: Handed::from(&self.code), adds_phone: true };
        doing.send_sms(&person, &self.number, &message)?;
        Ok(doing.record(&doing.event(EventType::PhoneRequested, Subject::User(person.id)))?)
    }
}
