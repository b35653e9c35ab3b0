//! Signing keys as the outside sees them: what commands print as JSON.

use serde::Serialize;

use super::record::{KeyRecord, KeyState};
use crate::clock::Rfc3339;

/// A signing key, without its private part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyRepresentation {
    /// The thumbprint of the key.
    pub kid: String,
    /// The one JWS algorithm that it signs by.
    pub alg: &'static str,
    /// Where it is in its life.
    pub state: KeyState,
    /// When it was made, which is when it was published.
    pub created_at: Rfc3339,
    /// When it began to sign, if it did.
    pub activated_at: Option<Rfc3339>,
    /// When it stopped to sign, if it did.
    pub retired_at: Option<Rfc3339>,
}

impl From<&KeyRecord> for KeyRepresentation {
    fn from(record: &KeyRecord) -> Self {
        Self {
            kid: record.kid.clone(),
            alg: record.algorithm.name(),
            state: record.state,
            created_at: Rfc3339(record.created_at),
            activated_at: record.activated_at.map(Rfc3339),
            retired_at: record.retired_at.map(Rfc3339),
        }
    }
}
