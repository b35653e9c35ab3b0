//! A key is revoked.

use super::carry_out;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::keys::{self, KeyRecord, rotation};
use crate::people::rights::Right;

/// A key verifies nothing from now on; where it was the active one, the next signs at once.
#[derive(Clone, Debug)]
pub struct RevokeKey {
    /// Its id.
    pub kid: String,
    /// What takes the place that becomes free, of the same algorithm.
    pub fresh: KeyRecord,
}

/// Why a key was not revoked.
pub type KeyNotRevoked = rotation::Refused;

impl Act for RevokeKey {
    type Done = ();
    type Refused = KeyNotRevoked;
    const SERIALIZABLE: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageKeys)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<KeyNotRevoked>> {
        let records = keys::list(doing.rows, &self.fresh.issuer)?;
        let plan = rotation::revoke(&records, &self.kid, self.fresh.clone(), doing.now()).map_err(NotDone::Refused)?;
        carry_out(doing, &plan)?;
        Ok(doing.record(&doing.event(EventType::KeyRevoked, Subject::Key(self.kid.clone())))?)
    }
}
