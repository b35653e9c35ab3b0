//! The next key of an algorithm signs.

use std::fmt;

use super::carry_out;
use crate::acts::CHANGED_MEANWHILE;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::keys::{self, KeyRecord, KeyState, rotation};
use crate::people::rights::Right;

/// The next key of an algorithm signs at once.
#[derive(Clone, Debug)]
pub struct RotateKey {
    /// The next after it, of the same algorithm.
    pub fresh: KeyRecord,
    /// The id of the key that was seen to sign when this was decided; `None`: whichever signs now.
    pub seen: Option<String>,
}

/// Why no key was rotated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyNotRotated {
    /// Another key signs by now.
    Stale,
}

impl Act for RotateKey {
    type Done = ();
    type Refused = KeyNotRotated;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageKeys)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<KeyNotRotated>> {
        let records = keys::list(doing.rows, &self.fresh.issuer)?;
        let signs = |record: &KeyRecord| record.state == KeyState::Active && record.algorithm == self.fresh.algorithm;
        // A form that is sent twice rotates once.
        if let Some(seen) = &self.seen
            && !records.iter().any(|record| signs(record) && record.kid == *seen)
        {
            return Err(NotDone::Refused(KeyNotRotated::Stale));
        }
        let plan = rotation::rotate(&records, self.fresh.clone(), doing.now());
        let next = plan.moves.iter().find(|change| change.to == KeyState::Active).map_or(&self.fresh.kid, |change| &change.kid).clone();
        carry_out(doing, &plan)?;
        let event = doing.event(EventType::KeyRotated, Subject::Key(next));
        Ok(doing.record(&event.detail("alg", self.fresh.algorithm.name()))?)
    }
}

/// In the words of the command line.
impl fmt::Display for KeyNotRotated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stale => f.write_str(CHANGED_MEANWHILE),
        }
    }
}
