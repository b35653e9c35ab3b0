//! The keys that must be there before anything is signed.

use std::fmt;

use super::record::{KeyRecord, apply, list};
use super::rotation::{self, Plan};
use crate::clock::{Random, Timestamp};
use crate::jose::{Algorithm, SigningError, SigningKey};
use crate::store::sealing::KeyRing;
use crate::store::{Database, StoreError};

/// Signing keys could not be made or read.
#[derive(Debug)]
pub enum KeysError {
    /// The store failed.
    Store(StoreError),
    /// A key could not be made.
    Making(SigningError),
}

impl From<StoreError> for KeysError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<SigningError> for KeysError {
    fn from(error: SigningError) -> Self {
        Self::Making(error)
    }
}

impl fmt::Display for KeysError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Making(error) => write!(f, "a signing key could not be made: {error}"),
        }
    }
}

impl std::error::Error for KeysError {}

/// Makes an active and a next key for each of `algorithms` (and a next for what is in use) where they are missing; gives
/// the records that were added. Of replicas that start at once one adds them and the others find them.
pub async fn ensure_keys(
    database: &Database,
    ring: &KeyRing,
    issuer: &str,
    algorithms: &[Algorithm],
    random: &Random,
    now: Timestamp,
) -> Result<Vec<KeyRecord>, KeysError> {
    let (name, wanted) = (issuer.to_owned(), algorithms.to_vec());
    let records = database.read(move |conn| list(conn, &name)).await?;
    let missing = rotation::missing(&records, &wanted);
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    // the keys are made outside the transaction, which stays short
    let (ring, random, name) = (ring.clone(), random.clone(), issuer.to_owned());
    let making = tokio::task::spawn_blocking(move || {
        let make = |(algorithm, _)| -> Result<KeyRecord, KeysError> {
            Ok(KeyRecord::seal(&SigningKey::generate(algorithm)?, &name, ring.seal(), &random, now)?)
        };
        missing.into_iter().map(make).collect::<Result<Vec<_>, _>>()
    });
    let fresh = making.await.map_err(|_| SigningError::Key)??;
    let name = issuer.to_owned();
    let inserts = database
        .write_serializable(move |conn| {
            let plan = rotation::complete(&list(conn, &name)?, &wanted, &fresh, now);
            if plan != Plan::default() {
                apply(conn, &plan)?;
            }
            Ok::<_, StoreError>(plan.inserts)
        })
        .await?;
    Ok(inserts)
}
