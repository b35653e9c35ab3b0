//! A person is sent a code by which they sign in.

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::mail::{Handed, Message};
use crate::people::user;
use crate::secrets::Secret;

/// Sends a person the link and the code by which the browser that asked shows that they read their mails. Whether they may use it is for
/// the caller to know, and how often anybody may ask who knows the address.
#[derive(Clone, Debug)]
pub struct SendEmailCode {
    /// Who.
    pub user_id: String,
    /// The key of their address when it was asked: a mail to another one would prove another.
    pub address: String,
    /// What the link ends with.
    pub token: Secret,
    /// The code.
    pub code: Secret,
    /// Whether the password was entered before.
    pub after_password: bool,
}

impl Act for SendEmailCode {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let found = user::find(doing.rows, &self.user_id)?;
        let is_theirs = |person: &user::User| person.email.key() == self.address && person.email_verified && person.is_active();
        let Some(person) = found.filter(is_theirs) else { return Ok(()) };
        let sent = doing.send_asked(&person, |happened| Message::EmailCode {
            token: Handed::from(&self.token),
            code: Handed::from(&self.code),
            after_password: self.after_password,
            happened,
        })?;
        if sent {
            let part = if self.after_password { "second" } else { "first" };
            doing.record(&doing.event(EventType::EmailCodeRequested, Subject::User(person.id)).detail("factor", part))?;
        }
        Ok(())
    }
}
