//! Signing keys: made, rotated and revoked. New keys are drawn before the act, outside its transaction.

mod complete;
mod revoke;
mod rotate;

pub use complete::CompleteKeys;
pub use revoke::{KeyNotRevoked, RevokeKey};
pub use rotate::{KeyNotRotated, RotateKey};

use super::door::Doing;
use crate::audit::{EventType, Subject};
use crate::keys::{self, rotation::Plan};
use crate::store::StoreError;

/// Writes what was planned, with an event for each key that is new.
fn carry_out(doing: &mut Doing<'_, '_>, plan: &Plan) -> Result<(), StoreError> {
    keys::apply(doing.rows, plan)?;
    for made in &plan.inserts {
        let event = doing.event(EventType::KeyCreated, Subject::Key(made.kid.clone()));
        doing.record(&event.detail("alg", made.algorithm.name()))?;
    }
    Ok(())
}
