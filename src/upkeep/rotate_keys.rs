//! Signing keys change by themselves: the next takes over when the active one has signed for ninety days.

use std::time::Duration;

use super::lease;
use crate::acts::{ActError, key};
use crate::audit::Actor;
use crate::jose::SigningKey;
use crate::keys::{self, KeyRecord, rotation};
use crate::provider::{Provider, StartError};
use crate::store::StoreError;
use crate::store::revisions::part;

/// How long a key signs before the next takes over.
pub const EVERY: Duration = Duration::from_secs(90 * 24 * 60 * 60);
const LEASE: Duration = Duration::from_secs(5 * 60);

/// One round: missing keys are made, keys that are due rotate.
pub(super) async fn run(provider: &Provider, holder: &str) -> Result<(), StartError> {
    let (holder, now) = (holder.to_owned(), provider.now());
    if !provider.database.write(move |conn| lease::take(conn, "rotate_keys", &holder, now.plus(LEASE), now)).await? {
        return Ok(());
    }
    provider.ensure_keys(None).await?;
    let (issuer, clock_skew) = (provider.issuer().to_owned(), provider.clock_skew());
    let due =
        provider.database.read(move |conn| Ok::<_, StoreError>(rotation::due(&keys::list(conn, &issuer)?, EVERY, clock_skew, now))).await?;
    for algorithm in due {
        let fresh = fresh(provider, algorithm).await?;
        let acting = provider.acting(Actor::System);
        let rotated = provider.database.write_serializable(move |conn| key::rotate(conn, &acting, &fresh)).await;
        if let Err(error) = rotated {
            return Err(match error {
                ActError::Store(error) => error.into(),
                other => StoreError::Corrupt(other.to_string()).into(),
            });
        }
        provider.tell(part::KEYS).await;
    }
    Ok(())
}

/// A new key, made outside of any transaction and on a thread that nothing else waits for.
///
/// # Errors
/// Where no key can be made.
pub async fn fresh(provider: &Provider, algorithm: crate::jose::Algorithm) -> Result<KeyRecord, StartError> {
    let making = tokio::task::spawn_blocking(move || SigningKey::generate(algorithm));
    let key = making.await.map_err(|error| StoreError::Unavailable(error.to_string()))?.map_err(keys::KeysError::from)?;
    Ok(KeyRecord::seal(&key, provider.issuer(), provider.keyring.seal(), &provider.random, provider.now())?)
}
