//! The challenge that a passkey answers in a journey. It is drawn for each page, is kept nowhere, and holds by a MAC that it was drawn for
//! this journey: who opens a page of a sign-in writes nothing. It counts once: what is written is that it did.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::journey::Journey;
use crate::clock::{Random, Timestamp};
use crate::secrets::Secret;
use crate::store::KeyRing;
use crate::store::sealing::KeyPurpose;
use crate::store::transient::{Key, Transient, TransientStore, Unavailable};

fn context(journey: &Journey) -> String {
    format!("passkey-challenge.{}", journey.id)
}

/// A new one, in base64url: 256 random bits, the id of a key and the MAC by it.
pub fn draw(ring: &KeyRing, random: &Random, journey: &Journey) -> String {
    let (nonce, key) = (Secret::random(random), ring.hash());
    let mac = key.mac(&context(journey), nonce.expose().as_bytes());
    URL_SAFE_NO_PAD.encode(format!("{}.{}.{mac}", nonce.expose(), key.id()))
}

/// Whether this was drawn for the journey.
pub fn is_of(ring: &KeyRing, journey: &Journey, challenge: &str) -> bool {
    let text = URL_SAFE_NO_PAD.decode(challenge).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let Some(text) = text else { return false };
    let mut parts = text.split('.');
    let (Some(nonce), Some(id), Some(mac), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else { return false };
    ring.by_id(KeyPurpose::Hash, id).is_some_and(|key| key.verify(&context(journey), nonce.as_bytes(), mac))
}

/// Spends one that was answered rightly: of any number of forms that bring the same answer one is told true.
///
/// # Errors
/// Where the transient store is away.
pub async fn spend(store: &TransientStore, journey: &Journey, challenge: &str, now: Timestamp) -> Result<bool, Unavailable> {
    store.put_if_absent(&Key::new("passkey-challenge", challenge), b"", journey.expires_at, now).await
}
