//! A person signs in without a password from now on.

use super::take_away;
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::way_in::{is_last_way_in, ways_in};
use crate::audit::{EventType, Subject};
use crate::factors::Kind;
use crate::mail::Message;
use crate::people::credentials::Credential;

/// Takes the password away from a person who has another way in.
#[derive(Clone, Debug)]
pub struct RemovePassword {
    /// Who.
    pub who: Standing,
}

/// Why it was not taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordNotRemoved {
    /// They have none.
    NoPassword,
    /// Nothing else shows who the person is.
    LastWayIn,
}

impl Act for RemovePassword {
    type Done = ();
    type Refused = PasswordNotRemoved;
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<PasswordNotRemoved>> {
        let user_id = &self.who.user_id;
        let is_password = |way_in: &Credential| way_in.kind == Kind::Password;
        if !ways_in(doing.rows, &doing.means.ring, user_id)?.iter().any(is_password) {
            return Err(NotDone::Refused(PasswordNotRemoved::NoPassword));
        }
        if is_last_way_in(doing.rows, &doing.means.ring, user_id, is_password)? {
            return Err(NotDone::Refused(PasswordNotRemoved::LastWayIn));
        }
        take_away(doing, user_id)?;
        doing.record(&doing.event(EventType::PasswordRemoved, Subject::User(user_id.clone())))?;
        Ok(doing.tell(user_id, Message::PasswordRemoved)?)
    }
}
