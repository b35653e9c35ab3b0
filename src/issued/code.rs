//! The records of authorization codes, in the transient store under the hash of the whole code.
//!
//! A code works once: it is read while the client is authenticated and the request judged; then its grant is written, which
//! of any number of requests one does, since the row's key is in the code; then the record is forgotten. So a failure on the
//! way spends nothing. [RFC 6749 §10.5](https://www.rfc-editor.org/rfc/rfc6749#section-10.5)

use crate::clock::{MOST_SKEW, Timestamp};
use crate::protocol::authorization::code::{AuthorizationCode, CodeRecord};
use crate::secrets::DataKey;
use crate::store::sealing::{KeyPurpose, KeyRing};
use crate::store::transient::{self, Key, Transient as _, TransientStore, Unavailable};

/// The first byte of every record; another form of record gets another.
const VERSION: u8 = 1;

fn key(code: &AuthorizationCode) -> Key {
    Key::new("code", code.whole.expose())
}

/// How long the record is kept: a replica whose clock is ahead finds it too, and decides by it whether the code is over.
fn kept_until(record: &CodeRecord) -> Timestamp {
    record.expires_at.plus(MOST_SKEW)
}

/// Keeps the record longer than to its `expires_at`, by as much as clocks may differ: whoever reads it must look at that.
pub async fn put(store: &TransientStore, code: &AuthorizationCode, record: &CodeRecord, now: Timestamp) -> Result<(), Unavailable> {
    store.put(&key(code), &encode(record)?, kept_until(record), now).await
}

/// Reads the record and leaves it: a foreign client or a failed authentication must not end the code.
pub async fn get(store: &TransientStore, code: &AuthorizationCode, now: Timestamp) -> Result<Option<CodeRecord>, Unavailable> {
    Ok(store.get(&key(code), now).await?.and_then(|bytes| decode(&bytes)))
}

/// Ends the code.
pub async fn end(store: &TransientStore, code: &AuthorizationCode) -> Result<(), Unavailable> {
    store.delete(&key(code)).await
}

/// A redemption failed here: the code lives on for another, see [`CodeRecord::after_failure`]. A record that another request
/// changed or ended meanwhile stays as that left it.
pub async fn failed(
    store: &TransientStore,
    code: &AuthorizationCode,
    record: &CodeRecord,
    attempt: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), Unavailable> {
    let mut record = record.clone();
    for _ in 0..8 {
        let after = record.after_failure(attempt, now);
        if store.compare_and_swap(&key(code), &encode(&record)?, &encode(&after)?, kept_until(&after), now).await? {
            return Ok(());
        }
        // Of two that failed at once both count.
        match get(store, code, now).await? {
            Some(present) => record = present,
            None => return Ok(()),
        }
    }
    Ok(())
}

fn encode(record: &CodeRecord) -> Result<Vec<u8>, Unavailable> {
    let mut bytes = vec![VERSION];
    bytes.extend(transient::written(record, "the record of a code")?);
    Ok(bytes)
}

/// A record of another version, or a damaged one, is as good as none: the code has ended.
fn decode(bytes: &[u8]) -> Option<CodeRecord> {
    match bytes.split_first() {
        Some((&VERSION, json)) => transient::read(json, "the record of a code"),
        _ => None,
    }
}

/// What the grant keeps of its code, to know it again when it is replayed: a keyed hash that names its key.
pub fn hash(ring: &KeyRing, code: &AuthorizationCode) -> String {
    with_key(ring.hash(), code)
}

/// The hash of a presented code, made with the key that `stored` names; empty where that key is gone.
pub fn hash_like(ring: &KeyRing, stored: &str, code: &AuthorizationCode) -> String {
    let key = stored.split_once('.').and_then(|(key_id, _)| ring.by_id(KeyPurpose::Hash, key_id));
    key.map(|key| with_key(key, code)).unwrap_or_default()
}

fn with_key(key: &DataKey, code: &AuthorizationCode) -> String {
    format!("{}.{}", key.id(), key.mac("authorization-code", code.whole.expose().as_bytes()))
}
