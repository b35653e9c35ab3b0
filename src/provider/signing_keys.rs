//! The signing keys that must be there before anything is signed.

use super::{Provider, StartError};
use crate::acts::Acting;
use crate::acts::any_act::{AnyAct, any};
use crate::acts::door::{Door, NotDone};
use crate::acts::key::CompleteKeys;
use crate::jose::{Algorithm, SigningKey};
use crate::keys::{self, KeyRecord, KeysError};
use crate::store::revisions::part;
use crate::store::sealing::KeyRing;
use crate::store::{Database, StoreError};

/// Makes what is missing of an active and a next key for each of `algorithms`; gives the keys that were added.
pub(super) async fn complete(
    database: &Database,
    door: &Door,
    ring: &KeyRing,
    issuer: &str,
    algorithms: &[Algorithm],
    acting: Acting,
) -> Result<Vec<KeyRecord>, StartError> {
    let fresh = keys::missing_keys(database, ring, issuer, algorithms, &acting.random, acting.now).await?;
    if fresh.is_empty() {
        return Ok(fresh);
    }
    let (act, answer) = any(CompleteKeys { wanted: algorithms.to_vec(), fresh });
    let (kept, _) = answer.of(door.run(acting, act, None).await).map_err(NotDone::into_failure)?;
    Ok(kept)
}

impl Provider {
    /// Keeps the keys that are missing for an act to bring this algorithm, drawn here; `None` where none is missing.
    ///
    /// # Errors
    /// Where the store is away or a key cannot be made.
    pub(super) async fn keys_for(&self, algorithms: &[&str]) -> Result<Option<AnyAct>, StartError> {
        let mut wanted: Vec<Algorithm> = Vec::new();
        for algorithm in algorithms.iter().filter_map(|name| Algorithm::parse(name)) {
            if !wanted.contains(&algorithm) {
                wanted.push(algorithm);
            }
        }
        if wanted.is_empty() {
            return Ok(None);
        }
        let fresh = keys::missing_keys(&self.rows, &self.keyring, self.issuer(), &wanted, &self.random, self.now()).await?;
        Ok((!fresh.is_empty()).then(|| any(CompleteKeys { wanted, fresh }).0))
    }

    /// Makes keys of the algorithms that clients and resource servers want, where there are none yet. What is there is known when this
    /// returns, whoever made it: this call, an act, a round of the upkeep, or another replica.
    ///
    /// # Errors
    /// Where the store is away or a key cannot be made.
    pub async fn ensure_keys(&self) -> Result<(), StartError> {
        self.learn_changes().await?;
        let algorithms = self.snapshot().algorithms();
        let acting = self.acting(crate::audit::Actor::System);
        if !complete(&self.rows, &self.door, &self.keyring, self.issuer(), &algorithms, acting).await?.is_empty() {
            self.tell(part::KEYS).await;
        }
        self.learn_changes().await?;
        Ok(())
    }

    /// A new signing key, for an act that puts it beside others. It is made outside of any transaction and on a thread that nothing
    /// else waits for.
    ///
    /// # Errors
    /// Where no key can be made.
    pub async fn fresh_key(&self, algorithm: Algorithm) -> Result<KeyRecord, StartError> {
        let making = tokio::task::spawn_blocking(move || SigningKey::generate(algorithm));
        let key = making.await.map_err(|error| StoreError::Unavailable(error.to_string()))?.map_err(KeysError::from)?;
        Ok(KeyRecord::seal(&key, self.issuer(), self.keyring.seal(), &self.random, self.now())?)
    }
}
