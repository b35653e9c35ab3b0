//! How we say who we are at a provider: by the secret that it gave, by one that is made for each use of a key that it gave (Apple), or by
//! what a key of our own signs ([Core §9](https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication), `private_key_jwt`).

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::{Preset, Upstream, place};
use crate::clock::{Random, Timestamp};
use crate::jose::{Algorithm, SigningKey};
use crate::protocol::upstream::Document;
use crate::secrets::Secret;
use crate::store::{KeyRing, StoreError};

/// How long what is made for one use is good.
const GOOD_FOR: Duration = Duration::from_secs(2 * 60);

/// How we say who we are.
#[derive(Debug)]
pub enum OurProof {
    /// By our name alone.
    Nothing,
    /// By a secret.
    Secret(Secret),
    /// By what our key signed.
    Assertion(Secret),
}

fn unreadable(id: &str) -> StoreError {
    StoreError::Corrupt(format!("upstreams.details of {id}: the key cannot be read"))
}

/// Where a key of our own is sealed to: it opens in no other row.
fn key_place(id: &str) -> String {
    format!("upstreams.own_key.{id}")
}

/// Makes a key of our own for the provider with this id, and seals it.
///
/// # Errors
/// Where it cannot be made.
pub fn new_key(ring: &KeyRing, random: &Random, id: &str) -> Result<String, StoreError> {
    let made = SigningKey::generate(Algorithm::ES256).and_then(|key| key.to_pkcs8()).map_err(|_| unreadable(id))?;
    Ok(ring.seal().seal(random, &key_place(id), &made)?)
}

/// What stands between the lines of a private key as Apple gives it (`AuthKey_….p8`), which is PKCS#8; none where it is no key of P-256.
pub fn apple_key(text: &str) -> Option<Secret> {
    let inner = text.trim().strip_prefix("-----BEGIN PRIVATE KEY-----").and_then(|rest| rest.strip_suffix("-----END PRIVATE KEY-----"));
    let written: String = inner.unwrap_or(text).split_ascii_whitespace().collect();
    let der = STANDARD.decode(&written).ok()?;
    SigningKey::from_pkcs8(Algorithm::ES256, &der).is_ok().then(|| Secret::new(written))
}

impl Upstream {
    fn own_key(&self, ring: &KeyRing) -> Result<Option<SigningKey>, StoreError> {
        let Some(sealed) = &self.details.own_key else { return Ok(None) };
        let opened = ring.open(&key_place(&self.id), sealed)?;
        SigningKey::from_pkcs8(Algorithm::ES256, &opened).map(Some).map_err(|_| unreadable(&self.id))
    }

    /// The public half of our key there, where we have one: what the provider reads at an address of ours.
    ///
    /// # Errors
    /// Where it does not open.
    pub fn public_key(&self, ring: &KeyRing) -> Result<Option<Map<String, Value>>, StoreError> {
        Ok(self.own_key(ring)?.map(|key| key.public_jwk().clone()))
    }

    /// How we say at this moment who we are.
    ///
    /// # Errors
    /// Where what is kept does not open.
    pub fn proof(&self, ring: &KeyRing, random: &Random, now: Timestamp, document: &Document) -> Result<OurProof, StoreError> {
        let until = now.plus(GOOD_FOR).as_seconds();
        if let Some(key) = self.own_key(ring)? {
            // The key is for this provider alone: what it signs is good nowhere else, whatever address the provider names as its own.
            let claims = json!({
                "iss": self.client_id, "sub": self.client_id, "aud": document.token_endpoint.as_str(),
                "jti": random.uuid().to_string(), "iat": now.as_seconds(), "exp": until,
            });
            let signed = key.sign(&claims, "JWT").map_err(|_| unreadable(&self.id))?;
            return Ok(OurProof::Assertion(Secret::new(signed)));
        }
        let Some(secret) = self.secret(ring)? else { return Ok(OurProof::Nothing) };
        if self.preset != Preset::Apple {
            return Ok(OurProof::Secret(secret));
        }
        let der = STANDARD.decode(secret.expose()).map_err(|_| unreadable(&place(&self.id)))?;
        let key = SigningKey::from_pkcs8(Algorithm::ES256, &der).map_err(|_| unreadable(&self.id))?;
        let claims = json!({
            "iss": self.details.team_id, "sub": self.client_id, "aud": document.issuer, "iat": now.as_seconds(), "exp": until,
        });
        let signed = key.sign_as(&claims, "JWT", &self.details.key_id).map_err(|_| unreadable(&self.id))?;
        Ok(OurProof::Secret(Secret::new(signed)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_as_apple_gives_it_is_read_with_its_lines_and_without() {
        let key = SigningKey::generate(Algorithm::ES256).unwrap();
        let written = STANDARD.encode(&*key.to_pkcs8().unwrap());
        let (first, second) = written.split_at(64);
        for text in [
            format!("-----BEGIN PRIVATE KEY-----\n{first}\n{second}\n-----END PRIVATE KEY-----\n"),
            format!("-----BEGIN PRIVATE KEY-----{written}-----END PRIVATE KEY-----"),
            written.clone(),
        ] {
            assert_eq!(apple_key(&text).unwrap().expose(), written, "{text}");
        }
        let ed = STANDARD.encode(&*SigningKey::generate(Algorithm::EdDsa).unwrap().to_pkcs8().unwrap());
        for bad in ["", "x", "c2VjcmV0", ed.as_str()] {
            assert!(apple_key(bad).is_none(), "{bad}");
        }
    }
}
