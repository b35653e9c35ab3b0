//! Somebody who makes an account is sent the mail by which they prove the address.

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::languages::Language;
use crate::mail::{Address, Handed, Message, Recipient};
use crate::people::{Email, user};
use crate::secrets::Secret;

/// Sends the link and the code by which the browser that asked proves an address; where somebody has an account with it, they are told that
/// somebody tried to make another. Anybody may ask who knows the address: how often is for the caller to bound.
#[derive(Clone, Debug)]
pub struct SendSignUp {
    /// To which address.
    pub email: Email,
    /// The language of whoever asked.
    pub language: Language,
    /// What the link ends with.
    pub token: Secret,
    /// The code.
    pub code: Secret,
}

impl Act for SendSignUp {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        if let Some(owner) = user::find_by_login(doing.rows, self.email.as_str())? {
            doing.send_asked(&owner, Message::SignUpTaken)?;
            doing.record(&doing.event(EventType::SignUpRequested, Subject::User(owner.id)).refused("taken"))?;
            return Ok(());
        }
        let Ok(address) = Address::parse(self.email.as_str()) else { return Ok(()) };
        let to = Recipient { address, user_id: None, language: self.language };
        doing.send_to_nobody(&to, |happened| Message::SignUp {
            token: Handed::from(&self.token),
            code: Handed::from(&self.code),
            happened,
        })?;
        Ok(doing.record(&doing.acting.event(EventType::SignUpRequested))?)
    }
}
