//! An admin tries whether messages arrive.

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::languages::Language;
use crate::mail::{Address, Message, Recipient};
use crate::people::rights::Right;

/// Sends a test message, and gives its id.
#[derive(Clone, Debug)]
pub struct SendTest {
    /// Where it goes.
    pub to: Address,
    /// The language that it is written in.
    pub language: Language,
}

impl Act for SendTest {
    type Done = String;
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageMessages)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<String, NotDone<Infallible>> {
        let to = Recipient { address: self.to.clone(), user_id: None, language: self.language };
        let id = doing.send(&to, &Message::Test)?;
        doing.record(&doing.event(EventType::MessageTested, Subject::Message { id: id.clone(), user_id: None }))?;
        Ok(id)
    }
}
