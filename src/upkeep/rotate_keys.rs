//! Signing keys change by themselves: the next takes over when the active one has signed for ninety days.

use std::time::Duration;

use super::lease;
use crate::acts::door::NotDone;
use crate::acts::key::RotateKey;
use crate::audit::Actor;
use crate::keys::{self, rotation};
use crate::provider::{Provider, StartError};
use crate::store::StoreError;

/// How long a key signs before the next takes over.
pub const EVERY: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// One round: missing keys are made, keys that are due rotate.
pub(super) async fn run(provider: &Provider, holder: &str) -> Result<(), StartError> {
    let (holder, now) = (holder.to_owned(), provider.now());
    if !provider.upkeep_database().write(move |conn| lease::take(conn, "rotate_keys", &holder, now)).await? {
        return Ok(());
    }
    provider.ensure_keys().await?;
    let (issuer, clock_skew) = (provider.issuer().to_owned(), provider.clock_skew());
    let due =
        provider.database.read(move |conn| Ok::<_, StoreError>(rotation::due(&keys::list(conn, &issuer)?, EVERY, clock_skew, now))).await?;
    for algorithm in due {
        let rotate = RotateKey { fresh: provider.fresh_key(algorithm).await?, seen: None };
        provider.perform(provider.acting(Actor::System), rotate).await.map_err(NotDone::into_failure)?;
    }
    Ok(())
}
