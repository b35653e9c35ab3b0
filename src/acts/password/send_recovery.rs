//! A person is sent a mail by which they replace a password that they forgot.

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::mail::{Handed, Message, NotRecoverable};
use crate::people::{Status, User, credentials, former_addresses, user};
use crate::secrets::Secret;

/// Sends a person the link and the code by which the browser that asked replaces their password; where theirs cannot be replaced
/// so, the mail says why. Anybody may ask who knows the address or the user name: how often is for the caller to bound.
#[derive(Clone, Debug)]
pub struct SendRecovery {
    /// Who.
    pub user_id: String,
    /// The key of their address when it was asked, or of one that they had until lately: a mail to another one would prove another.
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
        let Some(person) = found else { return Ok(()) };
        if person.email.key() != self.address {
            return self.send_to_former(doing, &person);
        }
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

impl SendRecovery {
    /// Who asks with an address that the account had until lately gets no code, but the link that puts the address back: it is they who were
    /// shut out where somebody else changed it.
    fn send_to_former(&self, doing: &mut Doing<'_, '_>, person: &User) -> Result<(), NotDone<Infallible>> {
        let now = doing.now();
        let held = former_addresses::of_person(doing.rows, &person.id, now)?;
        let Some(former) = held.iter().find(|former| former.email.key() == self.address) else { return Ok(()) };
        let why = NotRecoverable::AddressChanged;
        if doing.tell_former(person, former, |happened| Message::RecoveryNotPossible { why, happened })? {
            doing.record(&doing.event(EventType::RecoveryRequested, Subject::User(person.id.clone())))?;
        }
        Ok(())
    }
}
