//! The records of authorization codes, in the transient store under the hash of the whole code.
//!
//! A code works once: it is read (`get`) while the client is authenticated and the request judged, and then taken; only who
//! got it from [`take`] goes on. [RFC 6749 §10.5](https://www.rfc-editor.org/rfc/rfc6749#section-10.5)

use crate::clock::Timestamp;
use crate::protocol::authorization::code::{AuthorizationCode, CodeRecord};
use crate::secrets::DataKey;
use crate::store::sealing::{KeyRing, Purpose};
use crate::store::transient::{Key, Operation, Transient as _, TransientStore, Unavailable};

/// The first byte of every record; another form of record gets another.
const VERSION: u8 = 1;

fn key(code: &AuthorizationCode) -> Key {
    Key::new("code", code.whole.expose())
}

/// Keeps the record until its `expires_at`.
pub async fn put(store: &TransientStore, code: &AuthorizationCode, record: &CodeRecord, now: Timestamp) -> Result<(), Unavailable> {
    store.put(&key(code), &encode(record)?, record.expires_at, now).await
}

/// The same as one primitive of a batch, so that a sign-in needs fewer round trips.
pub fn put_operation(code: &AuthorizationCode, record: &CodeRecord) -> Result<Operation, Unavailable> {
    Ok(Operation::Put { key: key(code), value: encode(record)?, expires_at: record.expires_at })
}

/// Reads the record and leaves it: a foreign client or a failed authentication must not end the code.
pub async fn get(store: &TransientStore, code: &AuthorizationCode, now: Timestamp) -> Result<Option<CodeRecord>, Unavailable> {
    Ok(store.get(&key(code), now).await?.and_then(|bytes| decode(&bytes)))
}

/// Ends the code and gives its record: of any number of callers one gets it.
pub async fn take(store: &TransientStore, code: &AuthorizationCode, now: Timestamp) -> Result<Option<CodeRecord>, Unavailable> {
    Ok(store.take(&key(code), now).await?.and_then(|bytes| decode(&bytes)))
}

fn encode(record: &CodeRecord) -> Result<Vec<u8>, Unavailable> {
    let mut bytes = vec![VERSION];
    serde_json::to_writer(&mut bytes, record).map_err(|error| Unavailable(format!("the record of a code cannot be written: {error}")))?;
    Ok(bytes)
}

/// A record of another version, or a damaged one, is as good as none: the code has ended.
fn decode(bytes: &[u8]) -> Option<CodeRecord> {
    match bytes.split_first() {
        Some((&VERSION, json)) => serde_json::from_slice(json).ok(),
        _ => None,
    }
}

/// What the grant keeps of its code, to know it again when it is replayed: a keyed hash that names its key.
pub fn hash(ring: &KeyRing, code: &AuthorizationCode) -> String {
    with_key(ring.hash(), code)
}

/// The hash of a presented code, made with the key that `stored` names; empty where that key is gone.
pub fn hash_like(ring: &KeyRing, stored: &str, code: &AuthorizationCode) -> String {
    let key = stored.split_once('.').and_then(|(key_id, _)| ring.by_id(Purpose::Hash, key_id));
    key.map(|key| with_key(key, code)).unwrap_or_default()
}

fn with_key(key: &DataKey, code: &AuthorizationCode) -> String {
    format!("{}.{}", key.id(), key.mac("authorization-code", code.whole.expose().as_bytes()))
}
