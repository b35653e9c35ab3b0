//! A person is sent a code to their phone by which they sign in.

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::mail::{Handed, Message};
use crate::people::{phones, user};
use crate::secrets::Secret;
use crate::writing::phone::PhoneNumber;

/// Sends a person the code by which the browser that asked shows that they have their phone. Whether they may use it is for the caller to
/// know, and how many messages may be sent.
#[derive(Clone, Debug)]
pub struct SendSmsCode {
    /// Who.
    pub user_id: String,
    /// Their number when it was asked: a message to another one would prove another.
    pub number: PhoneNumber,
    /// The code.
    pub code: Secret,
    /// Whether something was proven before.
    pub beside: bool,
}

impl Act for SendSmsCode {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let Some(person) = user::find(doing.rows, &self.user_id)?.filter(user::User::is_active) else { return Ok(()) };
        let phone = phones::of(doing.rows, &person.id, Some(&person))?;
        if phone.is_none_or(|phone| phone.number != self.number) {
            return Ok(());
        }
        doing.send_sms(&person, &self.number, &Message::SmsCode { code: Handed::from(&self.code), adds_phone: false })?;
        let part = if self.beside { "second" } else { "first" };
        Ok(doing.record(&doing.event(EventType::SmsCodeRequested, Subject::User(person.id)).detail("factor", part))?)
    }
}
