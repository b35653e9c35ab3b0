//! A message that waits or has failed is tried at once.

use std::fmt;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::mail::{Queued, State, outbox};
use crate::people::rights::Right;

/// Makes a message due now, and gives it as it is then.
#[derive(Clone, Debug)]
pub struct SendAgain {
    /// Its id.
    pub id: String,
}

/// Why a message is not sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSentAgain {
    /// There is none with this id.
    NoMessage(String),
    /// It was sent, and what it said is wiped.
    Sent,
    /// It is being delivered right now.
    UnderWay,
    /// It failed, and its time is over.
    Over,
}

impl Act for SendAgain {
    type Done = Queued;
    type Refused = NotSentAgain;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageMessages)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Queued, NotDone<NotSentAgain>> {
        let nobody = || NotDone::Refused(NotSentAgain::NoMessage(self.id.clone()));
        let now = doing.now();
        if !outbox::send_again(doing.rows, &self.id, now)? {
            let message = outbox::find(doing.rows, &self.id)?.ok_or_else(nobody)?;
            return Err(NotDone::Refused(match message.state() {
                State::Sent => NotSentAgain::Sent,
                State::Queued if message.is_under_way(now) => NotSentAgain::UnderWay,
                State::Queued | State::Failed => NotSentAgain::Over,
            }));
        }
        doing.has_messages();
        let message = outbox::find(doing.rows, &self.id)?.ok_or_else(nobody)?;
        let subject = Subject::Message { id: message.id.clone(), user_id: message.user_id.clone() };
        doing.record(&doing.event(EventType::MessageSentAgain, subject).detail("kind", message.kind.as_str()))?;
        Ok(message)
    }
}

/// In the words of the command line.
impl fmt::Display for NotSentAgain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMessage(id) => write!(f, "there is no message {id:?}"),
            Self::Sent => f.write_str("the message was sent already, and its contents are deleted"),
            Self::UnderWay => f.write_str("the message is being delivered right now: `latchkey message list` shows what becomes of it"),
            Self::Over => f.write_str("the message has expired, and its contents are deleted"),
        }
    }
}
