//! Signing keys: rotated and revoked. New keys are made before the act, outside its transaction.

use super::{ActError, Acting};
use crate::audit::{EventType, Subject};
use crate::keys::{self, KeyRecord, KeyState, rotation};
use crate::store::Connection;

/// The next key of an algorithm signs at once; `fresh` is the next after it.
pub fn rotate(conn: &mut Connection, acting: &Acting, fresh: &KeyRecord) -> Result<(), ActError> {
    let records = keys::list(conn, &fresh.issuer)?;
    let plan = rotation::rotate(&records, fresh.clone(), acting.now);
    let signs = plan.moves.iter().find(|change| change.to == KeyState::Active).map_or(&fresh.kid, |change| &change.kid);
    keys::apply(conn, &plan)?;
    acting.record(conn, &acting.event(EventType::KeyRotated).subject(Subject::Key(signs.clone())).detail("alg", fresh.algorithm.name()))
}

/// A key verifies nothing from now on; where it was the active one, the next signs at once.
pub fn revoke(conn: &mut Connection, acting: &Acting, kid: &str, fresh: &KeyRecord) -> Result<(), ActError> {
    let records = keys::list(conn, &fresh.issuer)?;
    keys::apply(conn, &rotation::revoke(&records, kid, fresh.clone(), acting.now)?)?;
    acting.about(conn, EventType::KeyRevoked, Subject::Key(kid.to_owned()))
}
