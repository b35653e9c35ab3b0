//! Random tokens, keyed hashes, MACs, sealing and constant-time comparison. Floor 0.
//!
//! Passwords are not here (they need argon2id, in `sign_in/factors/password.rs`), nor are signatures (`jose`).

mod renewed;
mod server_url;
mod webhook;

use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

pub use renewed::{Renewed, SecretUrl, value_of_file, without_mark};
pub use server_url::ServerUrl;
pub use webhook::WebhookSecret;

use crate::clock::Random;

/// A text that only its owner may see: no `Display`, a redacted `Debug`, wiped when dropped.
#[derive(Clone, Default)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes what came from a person, a client, a file or the generator.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// 256 random bits as 43 characters of `A-Za-z0-9-_`, of which the first is a letter or digit (see [`begins_plainly`]).
    pub fn random(random: &Random) -> Self {
        loop {
            let made = Self::new(URL_SAFE_NO_PAD.encode(random.bytes::<32>()));
            if begins_plainly(made.expose()) {
                return made;
            }
        }
    }

    /// The text itself: for sending to its owner, hashing and sealing, never for a log or an error.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether both are the same text, in time that depends on the length alone.
    pub fn equals(&self, other: &str) -> bool {
        constant_time_eq(self.0.as_bytes(), other.as_bytes())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(redacted)")
    }
}

/// Whether a generated text begins with a letter or digit: one that begins with `-` looks like a flag wherever somebody hands
/// it to a command.
pub fn begins_plainly(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphanumeric())
}

/// Whether two byte strings are equal, in time that depends on the length alone.
pub fn constant_time_eq(a: &[u8], b: &[u8]) -> bool {
    subtle::ConstantTimeEq::ct_eq(a, b).into()
}

/// SHA-256 as base64url without padding: for identifiers whose own entropy is 256 bits, and PKCE.
pub fn sha256(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes))
}

/// 256 bits that hash, authenticate or seal, with the id that every value made by it names.
#[derive(Clone)]
pub struct DataKey {
    id: String,
    bytes: Zeroizing<[u8; 32]>,
}

impl DataKey {
    /// A key read back from its sealed row, or the master key.
    pub fn new(id: impl Into<String>, bytes: [u8; 32]) -> Self {
        Self { id: id.into(), bytes: Zeroizing::new(bytes) }
    }

    /// The key material.
    #[cfg(test)]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// The id that stored values name.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// HMAC-SHA256 over `context` and `message` as base64url: one key, many uses, none of which can stand for another.
    pub fn mac(&self, context: &str, message: &[u8]) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.bytes[..]);
        let mut signer = hmac::Context::with_key(&key);
        signer.update(&(context.len() as u64).to_be_bytes());
        signer.update(context.as_bytes());
        signer.update(message);
        URL_SAFE_NO_PAD.encode(signer.sign())
    }

    /// Whether `mac` was made by this key over the same context and message; constant time.
    pub fn verify(&self, context: &str, message: &[u8], mac: &str) -> bool {
        constant_time_eq(self.mac(context, message).as_bytes(), mac.as_bytes())
    }

    /// Seals `plain` (AES-256-GCM) so that it opens only with the same `place` (table, column, row): `id.nonce.ciphertext`.
    pub fn seal(&self, random: &Random, place: &str, plain: &[u8]) -> Result<String, SealingError> {
        let nonce: [u8; NONCE_LEN] = random.bytes();
        let mut sealed = plain.to_vec();
        self.cipher()?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(place.as_bytes()), &mut sealed)
            .map_err(|_| SealingError)?;
        Ok(format!("{}.{}.{}", self.id, URL_SAFE_NO_PAD.encode(nonce), URL_SAFE_NO_PAD.encode(sealed)))
    }

    /// Opens what [`DataKey::seal`] made for the same `place`; fails for another key, another place or a changed text.
    pub fn open(&self, place: &str, sealed: &str) -> Result<Zeroizing<Vec<u8>>, SealingError> {
        let mut parts = sealed.split('.');
        let (Some(id), Some(nonce), Some(text), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(SealingError);
        };
        if id != self.id {
            return Err(SealingError);
        }
        let nonce = URL_SAFE_NO_PAD.decode(nonce).ok().and_then(|n| <[u8; NONCE_LEN]>::try_from(n).ok()).ok_or(SealingError)?;
        let mut text = Zeroizing::new(URL_SAFE_NO_PAD.decode(text).map_err(|_| SealingError)?);
        let length = self
            .cipher()?
            .open_in_place(Nonce::assume_unique_for_key(nonce), Aad::from(place.as_bytes()), &mut text)
            .map_err(|_| SealingError)?
            .len();
        text.truncate(length);
        Ok(text)
    }

    fn cipher(&self) -> Result<LessSafeKey, SealingError> {
        Ok(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &self.bytes[..]).map_err(|_| SealingError)?))
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DataKey").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A sealed value did not open: another key, another place, or a changed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealingError;

impl fmt::Display for SealingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an encrypted value cannot be decrypted with the available keys")
    }
}

impl std::error::Error for SealingError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sealed_values_open_only_in_their_place() {
        let random = Random::default();
        let key = DataKey::new("k1", random.bytes());
        let sealed = key.seal(&random, "credentials.sealed.1", b"plain").unwrap();
        assert_eq!(&key.open("credentials.sealed.1", &sealed).unwrap()[..], b"plain");
        assert_eq!(key.open("credentials.sealed.2", &sealed).unwrap_err(), SealingError);
        assert_eq!(DataKey::new("k1", random.bytes()).open("credentials.sealed.1", &sealed).unwrap_err(), SealingError);
    }

    #[test]
    fn a_mac_of_one_context_is_none_of_another() {
        let key = DataKey::new("k1", [7; 32]);
        let mac = key.mac("refresh", b"x");
        assert!(key.verify("refresh", b"x", &mac));
        assert!(!key.verify("csrf", b"x", &mac));
        assert!(!key.verify("refresh", b"y", &mac));
    }

    #[test]
    fn a_generated_secret_begins_with_a_letter_or_digit() {
        let random = Random::default();
        // One in 32 would not.
        for _ in 0..2_000 {
            let made = Secret::random(&random);
            assert!(made.expose().len() == 43 && begins_plainly(made.expose()));
        }
        assert!(!begins_plainly("-a") && !begins_plainly("_a") && !begins_plainly(""));
    }

    #[test]
    fn a_secret_never_shows_in_debug() {
        assert_eq!(format!("{:?}", Secret::new("hunter2")), "Secret(redacted)");
    }
}
