//! Events older than the retention that was set are deleted in small batches, the oldest first.

use super::lease;
use crate::audit;
use crate::provider::Provider;
use crate::store::StoreError;

/// Events in one transaction: it is over in some milliseconds, so that no sign-in waits for it.
const BATCH: i64 = 500;
/// Batches in one round, once a minute: many times what the bounds of refusals let a flood add in that time.
const BATCHES: usize = 100;

/// One round.
pub(super) async fn run(provider: &Provider, holder: &str) -> Result<(), StoreError> {
    let (holder, now) = (holder.to_owned(), provider.now());
    if !provider.upkeep_database().write(move |conn| lease::take(conn, "sweep_record", &holder, now)).await? {
        return Ok(());
    }
    let before = now.minus(provider.settings.audit_retention);
    for _ in 0..BATCHES {
        let swept = provider.upkeep_database().write(move |conn| audit::sweep(conn, before, BATCH)).await?;
        if swept == 0 {
            break;
        }
    }
    Ok(())
}
