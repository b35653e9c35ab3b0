//! Signing keys: made, rotated and revoked. New keys are drawn before the act, outside its transaction.

use super::{ActError, Acting};
use crate::audit::{EventType, Subject};
use crate::jose::Algorithm;
use crate::keys::rotation::Plan;
use crate::keys::{self, KeyRecord, KeyState, rotation};
use crate::store::Writing;

/// Those of `fresh` that are still missing are kept, and given. Run serializable: of replicas that start at once one adds
/// them and the others find them.
pub fn complete(
    conn: &mut Writing<'_>,
    acting: &Acting,
    issuer: &str,
    wanted: &[Algorithm],
    fresh: &[KeyRecord],
) -> Result<Vec<KeyRecord>, ActError> {
    let plan = rotation::complete(&keys::list(conn, issuer)?, wanted, fresh, acting.now);
    if plan != Plan::default() {
        carry_out(conn, acting, &plan)?;
    }
    Ok(plan.inserts)
}

fn carry_out(conn: &mut Writing<'_>, acting: &Acting, plan: &Plan) -> Result<(), ActError> {
    keys::apply(conn, plan)?;
    for made in &plan.inserts {
        let event = acting.event(EventType::KeyCreated).subject(Subject::Key(made.kid.clone()));
        acting.record(conn, &event.detail("alg", made.algorithm.name()))?;
    }
    Ok(())
}

/// The next key of an algorithm signs at once; `fresh` is the next after it.
pub fn rotate(conn: &mut Writing<'_>, acting: &Acting, fresh: &KeyRecord) -> Result<(), ActError> {
    let records = keys::list(conn, &fresh.issuer)?;
    let plan = rotation::rotate(&records, fresh.clone(), acting.now);
    let signs = plan.moves.iter().find(|change| change.to == KeyState::Active).map_or(&fresh.kid, |change| &change.kid);
    carry_out(conn, acting, &plan)?;
    acting.record(conn, &acting.event(EventType::KeyRotated).subject(Subject::Key(signs.clone())).detail("alg", fresh.algorithm.name()))
}

/// The same where `seen` is the key that signs still: a form that is sent twice rotates once.
pub fn rotate_seen(conn: &mut Writing<'_>, acting: &Acting, fresh: &KeyRecord, seen: &str) -> Result<(), ActError> {
    let signs = |record: &KeyRecord| record.state == KeyState::Active && record.algorithm == fresh.algorithm;
    if !keys::list(conn, &fresh.issuer)?.iter().any(|record| signs(record) && record.kid == seen) {
        return Err(ActError::Stale);
    }
    rotate(conn, acting, fresh)
}

/// A key verifies nothing from now on; where it was the active one, the next signs at once.
pub fn revoke(conn: &mut Writing<'_>, acting: &Acting, kid: &str, fresh: &KeyRecord) -> Result<(), ActError> {
    let records = keys::list(conn, &fresh.issuer)?;
    carry_out(conn, acting, &rotation::revoke(&records, kid, fresh.clone(), acting.now)?)?;
    acting.about(conn, EventType::KeyRevoked, Subject::Key(kid.to_owned()))
}
