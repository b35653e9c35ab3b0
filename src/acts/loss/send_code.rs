//! A person is sent a mail by which they prove their address before they get in without their second factor.

use std::convert::Infallible;

use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::mail::{Handed, Message};
use crate::people::user;
use crate::secrets::Secret;

/// Sends the link and the code to a person who proved the password. How often is for the caller to bound.
#[derive(Clone, Debug)]
pub struct SendLossCode {
    /// Who.
    pub who: Standing,
    /// The key of their address when it was asked: a mail to another one would prove another.
    pub address: String,
    /// What the link ends with.
    pub token: Secret,
    /// The code.
    pub code: Secret,
}

impl Act for SendLossCode {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let found = user::find(doing.rows, &self.who.user_id)?;
        let Some(person) = found.filter(|person| person.email.key() == self.address) else { return Ok(()) };
        let (token, code) = (Handed::from(&self.token), Handed::from(&self.code));
        if doing.send_asked(&person, |happened| Message::FactorLossCode { token, code, happened })? {
            doing.record(&doing.event(EventType::FactorLossCodeSent, Subject::User(person.id)))?;
        }
        Ok(())
    }
}
