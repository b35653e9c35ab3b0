//! A person who lost their second factor gets it reset.

use std::fmt;

use super::second_factors;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_losses;
use crate::acts::ended_phones;
use crate::acts::ended_remembered;
use crate::acts::session::{self, Ending};
use crate::acts::way_in::is_last_way_in;
use crate::acts::which::{NoPerson, WhichPerson};
use crate::audit::{EventType, Subject};
use crate::factors::Kinds;
use crate::mail::Message;
use crate::people::rights::Right;
use crate::people::{credentials, user};

/// Takes every second factor, the recovery codes and the phone away from a person who lost them, and ends the sessions of theirs that live:
/// what was proven by them counts no more. SERIALIZABLE: what is set up at the same moment in one of those sessions goes too.
#[derive(Clone, Debug)]
pub struct ResetSecondFactor {
    /// Whose.
    pub user_id: String,
    /// The sessions.
    pub sessions: Vec<Ending>,
}

/// Why it was not reset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondFactorNotReset {
    /// There is no such person.
    NoPerson(NoPerson),
    /// Nothing else shows who the person is.
    LastWayIn,
}

impl fmt::Display for SecondFactorNotReset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPerson(nobody) => nobody.fmt(f),
            Self::LastWayIn => f.write_str(
                "this person has no password and signs in with passkeys alone: create a password link first (latchkey user link), and \
                 reset the second factor once the password is set",
            ),
        }
    }
}

impl Act for ResetSecondFactor {
    type Done = usize;
    type Refused = SecondFactorNotReset;
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageCredentials)
    }

    /// Gives how many second factors there were.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<usize, NotDone<SecondFactorNotReset>> {
        let user_id = self.user_id.as_str();
        let Some(person) = user::lock(doing.rows, user_id)? else {
            return Err(WhichPerson::Id(self.user_id.clone()).nobody().map(SecondFactorNotReset::NoPerson));
        };
        if is_last_way_in(doing.rows, &doing.means.ring, user_id, |way_in| way_in.kind.goes_beside())? {
            return Err(NotDone::Refused(SecondFactorNotReset::LastWayIn));
        }
        let factors = second_factors(doing.rows, user_id)?.len();
        for kind in Kinds::beside().iter() {
            credentials::delete_kind(doing.rows, user_id, kind)?;
        }
        // Whose phone was stolen had the app on it: without the factors a code sent there would let the thief in by itself.
        let phone = ended_phones::forget(doing, &person)?;
        ended_losses::end(doing, user_id, "reset")?;
        ended_remembered::forget(doing, user_id, "reset")?;
        let event = doing.event(EventType::SecondFactorReset, Subject::User(user_id.to_owned()));
        doing.record(&event.detail("apps", factors).detail("phone_removed", phone.is_some()))?;
        doing.tell(user_id, Message::SecondFactorReset)?;
        session::end(doing, &self.sessions)?;
        Ok(factors)
    }
}
