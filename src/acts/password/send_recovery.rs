//! A person is sent a mail by which they replace a password that they forgot.

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::mail::{Handed, Message, NotRecoverable};
use crate::people::{Status, credentials, user};
use crate::secrets::Secret;

/// Sends a person the link and the code by which the browser that asked replaces their password; where theirs cannot be replaced
/// so, the mail says why. Anybody may ask who knows the address or the user name: how often is for the caller to bound.
#[derive(Clone, Debug)]
pub struct SendRecovery {
    /// Who.
    pub user_id: String,
    /// The key of their address when it was asked: a mail to another one would prove another.
    pub address: String,
    /// What the link ends with.
    pub token: Secret,
    /// The code.
    pub code: Secret,
}

impl Act for SendRecovery {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let found = user::find(doing.rows, &self.user_id)?;
        let Some(person) = found.filter(|person| person.email.key() == self.address) else { return Ok(()) };
        let has_password = credentials::password(doing.rows, &person.id)?.is_some();
        let sent = doing.send_asked(&person, |happened| match (person.status, has_password) {
            (Status::Waiting, _) => Message::RecoveryNotPossible { why: NotRecoverable::Waiting, happened },
            (Status::Disabled, _) => Message::RecoveryNotPossible { why: NotRecoverable::Disabled, happened },
            (Status::Active, false) => Message::RecoveryNotPossible { why: NotRecoverable::NoPassword, happened },
            (Status::Active, true) => {
                Message::PasswordRecovery { token: Handed::from(&self.token), code: Handed::from(&self.code), happened }
            }
        })?;
        if sent {
            doing.record(&doing.event(EventType::RecoveryRequested, Subject::User(person.id)))?;
        }
        Ok(())
    }
}
