//! The keys as the hot paths read them: from memory, parsed once.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::record::{KeyRecord, KeyState};
use crate::clock::Timestamp;
use crate::jose::{Algorithm, Expected, KeySet, SigningKey, Unverified, VerificationError, Verified, VerifyingKey};
use crate::store::StoreError;
use crate::store::sealing::KeyRing;

/// How long a retired key is still good for something.
#[derive(Clone, Copy, Debug)]
pub struct Retention {
    /// The longest life of a token that it signed: so long it stays in the published set.
    pub tokens: Duration,
    /// The longest life of a session: so long an ID token is accepted as a hint.
    pub hints: Duration,
}

/// All keys of an issuer that are good for anything.
#[derive(Clone, Default)]
pub struct ActiveKeys {
    keys: Vec<Entry>,
    set: KeySet,
}

#[derive(Clone)]
struct Entry {
    kid: String,
    algorithm: Algorithm,
    public_jwk: Value,
    /// When it was activated, and the key itself; none for one that doesn't sign.
    signs: Option<(Timestamp, Arc<SigningKey>)>,
    /// Until when it is published and verifies tokens; none: no end is known.
    tokens_until: Option<Timestamp>,
    /// Until when it verifies hints.
    hints_until: Option<Timestamp>,
}

impl ActiveKeys {
    /// Opens and parses the keys. Some milliseconds of work: done when the keys' revision rises, off the request's path.
    pub fn load(records: &[KeyRecord], ring: &KeyRing, retention: Retention) -> Result<Self, StoreError> {
        let mut keys = Vec::new();
        let mut verifying = Vec::new();
        for record in records.iter().filter(|record| record.state != KeyState::Revoked) {
            let public = VerifyingKey::from_jwk(&record.public_jwk)
                .ok()
                .filter(|key| key.thumbprint() == record.kid && key.kid() == Some(&record.kid))
                .ok_or_else(|| StoreError::Corrupt("signing_keys.public_jwk".into()))?;
            verifying.push(public);
            let signs = match (record.state, record.activated_at) {
                (KeyState::Active, Some(at)) => record.open(ring)?.map(|key| (at, Arc::new(key))),
                _ => None,
            };
            let retired_at = match record.state {
                // a retired key without a time was damaged by hand: it ends at once
                KeyState::Retired => Some(record.retired_at.unwrap_or(record.created_at)),
                _ => None,
            };
            keys.push(Entry {
                kid: record.kid.clone(),
                algorithm: record.algorithm,
                public_jwk: Value::Object(record.public_jwk.clone()),
                signs,
                tokens_until: retired_at.map(|at| at.plus(retention.tokens)),
                hints_until: retired_at.map(|at| at.plus(retention.hints.max(retention.tokens))),
            });
        }
        Ok(Self { keys, set: KeySet::new(verifying) })
    }

    /// The key that signs by `algorithm`: of several the one activated last, whatever this clock says of when that was. The
    /// clock of the replica that activated it may be ahead, and the key before it cannot sign any more.
    pub fn signing(&self, algorithm: Algorithm) -> Option<&Arc<SigningKey>> {
        let usable = |entry: &&Entry| entry.algorithm == algorithm;
        let signs = self.keys.iter().filter(usable).filter_map(|entry| entry.signs.as_ref());
        signs.max_by_key(|(at, _)| *at).map(|(_, key)| key)
    }

    /// The algorithms that can be signed by, for the metadata.
    pub fn algorithms(&self) -> Vec<Algorithm> {
        Algorithm::ALL.into_iter().filter(|algorithm| self.signing(*algorithm).is_some()).collect()
    }

    /// The JWK set to publish: next, active, and retired ones whose tokens may live. No private member is in it.
    pub fn jwks(&self, now: Timestamp) -> Value {
        let published = self.keys.iter().filter(|entry| entry.tokens_until.is_none_or(|until| now < until));
        json!({ "keys": published.map(|entry| &entry.public_jwk).collect::<Vec<_>>() })
    }

    /// Checks a token of ours. Its `kid` must name a key that is published now.
    pub fn verify_token(&self, jws: &str, expected: &Expected<'_>, now: Timestamp) -> Result<Verified, VerificationError> {
        self.verify(jws, expected, now, |entry| entry.tokens_until)
    }

    /// Checks an ID token that is presented as a hint (`id_token_hint`): retired keys count longer, revoked ones never.
    pub fn verify_hint(&self, jws: &str, expected: &Expected<'_>, now: Timestamp) -> Result<Verified, VerificationError> {
        self.verify(jws, expected, now, |entry| entry.hints_until)
    }

    fn verify(
        &self,
        jws: &str,
        expected: &Expected<'_>,
        now: Timestamp,
        until: impl Fn(&Entry) -> Option<Timestamp>,
    ) -> Result<Verified, VerificationError> {
        let token = Unverified::parse(jws)?;
        let kid = token.kid().ok_or(VerificationError::UnknownKey)?;
        let entry = self.keys.iter().find(|entry| entry.kid == kid).ok_or(VerificationError::UnknownKey)?;
        if until(entry).is_some_and(|until| now >= until) {
            return Err(VerificationError::UnknownKey);
        }
        token.verify(&self.set, expected)
    }
}

impl fmt::Debug for ActiveKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.keys.iter().map(|entry| (&entry.kid, entry.algorithm))).finish()
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
