//! The keys that must be there before anything is signed.

use std::fmt;

use super::record::{KeyRecord, list};
use super::rotation;
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

/// Draws what is missing of an active and a next key for each of `algorithms` (and of a next for what is in use). An act
/// keeps them: this takes its time, and the act's transaction stays short.
pub async fn missing_keys(
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
    let (ring, random, name) = (ring.clone(), random.clone(), issuer.to_owned());
    let making = tokio::task::spawn_blocking(move || {
        let make = |(algorithm, _)| -> Result<KeyRecord, KeysError> {
            Ok(KeyRecord::seal(&SigningKey::generate(algorithm)?, &name, ring.seal(), &random, now)?)
        };
        missing.into_iter().map(make).collect::<Result<Vec<_>, _>>()
    });
    making.await.map_err(|_| SigningError::Key)?
}
