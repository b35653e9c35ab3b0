//! The signing keys that must be there before anything is signed.

use super::{Provider, StartError};
use crate::acts::{ActError, Acting, key};
use crate::jose::Algorithm;
use crate::keys::{self, KeyRecord};
use crate::store::revisions::part;
use crate::store::sealing::KeyRing;
use crate::store::{Database, StoreError};

/// Makes what is missing of an active and a next key for each of `algorithms`; gives the keys that were added.
pub(super) async fn complete(
    database: &Database,
    ring: &KeyRing,
    issuer: &str,
    algorithms: &[Algorithm],
    acting: Acting,
) -> Result<Vec<KeyRecord>, StartError> {
    let fresh = keys::missing_keys(database, ring, issuer, algorithms, &acting.random, acting.now).await?;
    if fresh.is_empty() {
        return Ok(fresh);
    }
    let (issuer, wanted) = (issuer.to_owned(), algorithms.to_vec());
    let kept = database.write_serializable(move |conn| key::complete(conn, &acting, &issuer, &wanted, &fresh)).await;
    kept.map_err(|error| match error {
        ActError::Store(error) => error.into(),
        other => StoreError::Corrupt(other.to_string()).into(),
    })
}

impl Provider {
    /// Makes keys of the algorithms that clients and resource servers want, where there are none yet, and of `coming`: one that a
    /// client or resource server is about to want, so that whoever knows of it then knows of its keys. What is there is known when
    /// this returns, whoever made it: this call, a round of the upkeep, or another replica.
    ///
    /// # Errors
    /// Where the store is away or a key cannot be made.
    pub async fn ensure_keys(&self, coming: Option<&str>) -> Result<(), StartError> {
        self.learn_changes().await?;
        let mut algorithms = self.snapshot().algorithms();
        algorithms.extend(coming.and_then(Algorithm::parse).filter(|coming| !algorithms.contains(coming)));
        let acting = self.acting(crate::audit::Actor::System);
        if !complete(&self.database, &self.keyring, self.issuer(), &algorithms, acting).await?.is_empty() {
            self.tell(part::KEYS).await;
        }
        self.learn_changes().await?;
        Ok(())
    }
}
