//! A key is revoked.

use std::fmt;

use super::carry_out;
use crate::acts::NOT_CONFIRMED;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::keys::{self, KeyRecord, rotation};
use crate::people::rights::Right;

/// A key verifies nothing from now on; where it was the active one, the next signs at once.
#[derive(Clone, Debug)]
pub struct RevokeKey {
    /// Its id.
    pub kid: String,
    /// Its [word](Self::word) as it was typed to confirm this; `None`: whoever asked has confirmed it in another way.
    pub confirmed_by: Option<String>,
    /// What takes the place that becomes free, of the same algorithm.
    pub fresh: KeyRecord,
}

/// Why a key was not revoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyNotRevoked {
    /// What was typed is not its word.
    NotConfirmed,
    /// The keys do not let it.
    Keys(rotation::Refused),
}

impl RevokeKey {
    /// What is typed to confirm that a key is to be revoked: the beginning of its id.
    pub fn word(kid: &str) -> String {
        kid.chars().take(8).collect()
    }
}

impl Act for RevokeKey {
    type Done = ();
    type Refused = KeyNotRevoked;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageKeys)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<KeyNotRevoked>> {
        if self.confirmed_by.as_deref().is_some_and(|typed| typed.trim() != Self::word(&self.kid)) {
            return Err(NotDone::Refused(KeyNotRevoked::NotConfirmed));
        }
        let records = keys::list(doing.rows, &self.fresh.issuer)?;
        let refused = |why| NotDone::Refused(KeyNotRevoked::Keys(why));
        let plan = rotation::revoke(&records, &self.kid, self.fresh.clone(), doing.now()).map_err(refused)?;
        carry_out(doing, &plan)?;
        Ok(doing.record(&doing.event(EventType::KeyRevoked, Subject::Key(self.kid.clone())))?)
    }
}

/// In the words of the command line.
impl fmt::Display for KeyNotRevoked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotConfirmed => f.write_str(NOT_CONFIRMED),
            Self::Keys(why) => why.fmt(f),
        }
    }
}
