//! A person who lost their second factor gets it reset.

use super::second_factors;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::session::{self, Ending};
use crate::acts::which::{NoPerson, WhichPerson};
use crate::audit::{EventType, Subject};
use crate::factors::Kinds;
use crate::mail::Message;
use crate::people::rights::Right;
use crate::people::{credentials, user};

/// Takes every second factor and the recovery codes away from a person who lost them, and ends the sessions of theirs that live: what
/// was proven by the factors counts no more. SERIALIZABLE: what is set up at the same moment in one of those sessions goes too.
#[derive(Clone, Debug)]
pub struct ResetSecondFactor {
    /// Whose.
    pub user_id: String,
    /// The sessions.
    pub sessions: Vec<Ending>,
}

impl Act for ResetSecondFactor {
    type Done = usize;
    type Refused = NoPerson;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageCredentials)
    }

    /// Gives how many second factors there were.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<usize, NotDone<NoPerson>> {
        let user_id = self.user_id.as_str();
        if user::lock(doing.rows, user_id)?.is_none() {
            return Err(WhichPerson::Id(self.user_id.clone()).nobody());
        }
        let factors = second_factors(doing.rows, user_id)?.len();
        for kind in Kinds::beside().iter() {
            credentials::delete_kind(doing.rows, user_id, kind)?;
        }
        let event = doing.event(EventType::SecondFactorReset, Subject::User(user_id.to_owned()));
        doing.record(&event.detail("apps", factors))?;
        doing.tell(user_id, Message::SecondFactorReset)?;
        session::end(doing, &self.sessions)?;
        Ok(factors)
    }
}
