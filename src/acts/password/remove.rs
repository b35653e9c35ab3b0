//! A person signs in without a password from now on.

use super::former;
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::factors::{Kind, Kinds, Part};
use crate::mail::Message;
use crate::people::credentials;

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

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<PasswordNotRemoved>> {
        let user_id = &self.who.user_id;
        let ways_in = credentials::of_kinds(doing.rows, user_id, Kinds::with_part(Part::First))?;
        if !ways_in.iter().any(|way_in| way_in.kind == Kind::Password) {
            return Err(NotDone::Refused(PasswordNotRemoved::NoPassword));
        }
        if ways_in.iter().all(|way_in| way_in.kind == Kind::Password) {
            return Err(NotDone::Refused(PasswordNotRemoved::LastWayIn));
        }
        former::remember(doing, user_id)?;
        credentials::delete_kind(doing.rows, user_id, Kind::Password)?;
        doing.record(&doing.event(EventType::PasswordRemoved, Subject::User(user_id.clone())))?;
        Ok(doing.tell(user_id, Message::PasswordRemoved)?)
    }
}
