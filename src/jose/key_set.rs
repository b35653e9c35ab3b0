//! JWK sets: ours to publish, and those of clients.

use serde_json::Value;

use super::algorithm::Algorithm;
use super::jwk::JwkError;
use super::verifying_key::VerifyingKey;

/// How many keys a set may have.
const MAX_KEYS: usize = 64;

/// A set of public keys.
#[derive(Clone, Debug, Default)]
pub struct KeySet {
    keys: Vec<VerifyingKey>,
}

impl KeySet {
    /// A set of these keys, in this order.
    pub fn new(keys: Vec<VerifyingKey>) -> Self {
        Self { keys }
    }

    /// Reads a JWK set. Keys of unknown kinds or for encryption are passed over, as
    /// [RFC 7517 §5](https://www.rfc-editor.org/rfc/rfc7517#section-5) asks; weak, malformed and private ones refuse the whole set.
    pub fn from_jwks(jwks: &Value) -> Result<Self, JwkError> {
        let listed = jwks.get("keys").and_then(Value::as_array).ok_or(JwkError::Set)?;
        if listed.len() > MAX_KEYS {
            return Err(JwkError::Set);
        }
        let mut keys = Vec::with_capacity(listed.len());
        for jwk in listed {
            match VerifyingKey::from_jwk(jwk.as_object().ok_or(JwkError::Set)?) {
                Ok(key) => keys.push(key),
                Err(JwkError::Unsupported | JwkError::NotForSignatures) => {}
                Err(refused) => return Err(refused),
            }
        }
        Ok(Self { keys })
    }

    /// Reads the JWK set of another provider: what is weak, malformed, private or unknown in it is passed over, since one key that its people
    /// do not sign in by must not lock them out. A set without any fit key is none.
    ///
    /// # Errors
    /// Where it is no set, or has no fit key.
    pub fn of_provider(jwks: &Value) -> Result<Self, JwkError> {
        let listed = jwks.get("keys").and_then(Value::as_array).filter(|listed| listed.len() <= MAX_KEYS).ok_or(JwkError::Set)?;
        let keys: Vec<_> = listed.iter().filter_map(|jwk| VerifyingKey::from_jwk(jwk.as_object()?).ok()).collect();
        if keys.is_empty() { Err(JwkError::Set) } else { Ok(Self { keys }) }
    }

    /// The keys that may have made a signature: of that `kid` where one was given, and fit for the algorithm.
    pub(super) fn candidates(&self, kid: Option<&str>, algorithm: Algorithm) -> impl Iterator<Item = &VerifyingKey> {
        self.keys.iter().filter(move |key| kid.is_none_or(|wanted| key.kid() == Some(wanted)) && key.allows(algorithm))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    use crate::jose::SigningKey;

    #[test]
    fn what_is_published_reads_back_without_private_members() {
        let keys = [Algorithm::RS256, Algorithm::ES512].map(|algorithm| SigningKey::generate(algorithm).unwrap());
        let published = json!({ "keys": keys.iter().map(SigningKey::public_jwk).collect::<Vec<_>>() });
        assert!(!published.to_string().contains("\"d\""));
        let read = KeySet::from_jwks(&published).unwrap();
        assert_eq!(read.keys.len(), 2);
        assert_eq!(read.candidates(Some(keys[1].kid()), Algorithm::ES512).count(), 1);
        assert_eq!(read.candidates(Some("unknown"), Algorithm::ES512).count(), 0);
    }

    #[test]
    fn a_key_of_a_provider_that_is_unfit_is_passed_over_and_its_others_count() {
        let ec = Value::Object(SigningKey::generate(Algorithm::ES256).unwrap().public_jwk().clone());
        let (mut private, mut off_its_curve) = (ec.clone(), ec.clone());
        private["d"] = "AAAA".into();
        off_its_curve["x"] = off_its_curve["y"].clone();
        let weak = json!({ "kty": "RSA", "n": "wAAB", "e": "AQAB" });
        let mixed = json!({ "keys": [weak, off_its_curve, { "kty": "RSA" }, private, "no key", { "kty": "future" }, ec] });
        assert!(KeySet::from_jwks(&mixed).is_err());
        let read = KeySet::of_provider(&mixed).unwrap();
        assert_eq!((read.keys.len(), read.candidates(None, Algorithm::ES256).count()), (1, 1));
        for none in [json!({ "keys": [weak] }), json!({ "keys": [] }), json!({ "keys": vec![ec; 65] }), json!([])] {
            assert_eq!(KeySet::of_provider(&none).unwrap_err(), JwkError::Set);
        }
    }

    #[test]
    fn unknown_kinds_are_passed_over_and_private_keys_refuse_the_set() {
        let ec = Value::Object(SigningKey::generate(Algorithm::ES256).unwrap().public_jwk().clone());
        let mixed = json!({ "keys": [ec, { "kty": "OKP", "crv": "X25519", "x": "AA" }, { "kty": "future" }] });
        assert_eq!(KeySet::from_jwks(&mixed).unwrap().keys.len(), 1);
        let mut private = ec.clone();
        private["d"] = "AAAA".into();
        assert_eq!(KeySet::from_jwks(&json!({ "keys": [private] })).unwrap_err(), JwkError::Private);
        assert_eq!(KeySet::from_jwks(&json!({ "keys": vec![ec; 65] })).unwrap_err(), JwkError::Set);
        assert_eq!(KeySet::from_jwks(&json!([])).unwrap_err(), JwkError::Set);
    }
}
