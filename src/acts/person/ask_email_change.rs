//! A person asks for the mail by which they prove the address that is to be theirs.

use std::convert::Infallible;

use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::mail::{Address, Handed, Message, Recipient};
use crate::people::{Email, user};
use crate::secrets::Secret;
use crate::writing::masking::masked;

/// Sends the link and the code by which the person proves an address; where somebody else has an account with it, they are told that
/// somebody wanted it. What the person gets to see and to hear is the same. The present address is told at once. How often is for the caller
/// to bound.
#[derive(Clone, Debug)]
pub struct AskEmailChange {
    /// Who.
    pub who: Standing,
    /// The address that is to be.
    pub to: Email,
    /// What the link ends with.
    pub token: Secret,
    /// The code.
    pub code: Secret,
}

impl Act for AskEmailChange {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let Some(person) = user::find(doing.rows, &self.who.user_id)? else { return Ok(()) };
        let subject = |id: &str| Subject::User(id.to_owned());
        match user::find_by_login(doing.rows, self.to.as_str())? {
            Some(owner) => {
                doing.send_asked(&owner, Message::EmailChangeTaken)?;
                // Which account it was asked for is nothing that its owner learns.
                let event = doing.acting.event(EventType::EmailCollided).subject(subject(&owner.id));
                doing.record(&event)?;
            }
            None => {
                if let Ok(address) = Address::parse(self.to.as_str()) {
                    let language = doing.language_of(&person);
                    let to = Recipient { address, user_id: Some(person.id.clone()), language };
                    let (token, code) = (Handed::from(&self.token), Handed::from(&self.code));
                    doing.send_to_nobody(&to, |happened| Message::EmailChangeProof { token, code, happened })?;
                }
            }
        }
        // Whoever reads the mails of an address that was lost need not learn the new one.
        let to = masked(self.to.as_str());
        doing.tell(&person.id, |happened| Message::EmailChangeAsked { to, happened })?;
        Ok(doing.record(&doing.event(EventType::EmailChangeRequested, subject(&person.id)))?)
    }
}
