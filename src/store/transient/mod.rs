//! The transient store: facts that live for minutes to days (sessions, journeys, codes, counters, notices).
//!
//! One narrow trait of atomic primitives with two implementations, Redis and embedded, and one contract test for both.
//! Every primitive takes `now` and an absolute `expires_at` in Provider time, kept in the record and compared on read,
//! so that a test moves the clock on both. Keys are hashes: a dump yields no usable cookie, code or token.

pub mod embedded;
pub mod redis;

#[cfg(test)]
mod contract;

use std::fmt;
use std::time::Duration;

use crate::clock::Timestamp;
use crate::secrets::sha256;

/// Where a fact is kept: a kind (`session`, `code`, `journey` ...) and the hash of its identifier.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Key(String);

impl Key {
    /// The key of the fact of `kind` that `identifier` names; the identifier itself is not kept.
    pub fn new(kind: &str, identifier: &str) -> Self {
        Self(format!("{kind}:{}", sha256(identifier.as_bytes())))
    }

    /// Whether the fact is of this kind.
    pub fn is_of(&self, kind: &str) -> bool {
        self.0.strip_prefix(kind).is_some_and(|rest| rest.starts_with(':'))
    }

    /// The text under which a store keeps it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A record takes room this long after it expired: both stores forget it then, where nobody deletes it before.
pub const FORGOTTEN_AFTER: Duration = Duration::from_secs(300);

/// One primitive of a batch.
#[derive(Clone, Debug)]
pub enum Operation {
    /// Keeps `value` until `expires_at`, in place of what was there.
    Put { key: Key, value: Vec<u8>, expires_at: Timestamp },
    /// Reads.
    Get { key: Key },
    /// Reads and deletes at once: of any number of callers one gets it.
    Take { key: Key },
    /// Forgets.
    Delete { key: Key },
    /// Puts `member` into the set at `key`; the member is gone at `expires_at`.
    IndexAdd { key: Key, member: String, expires_at: Timestamp },
    /// Takes `member` out of the set at `key`.
    IndexRemove { key: Key, member: String },
}

/// What a primitive of a batch answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Of Put, Delete, `IndexAdd` and `IndexRemove`.
    Done,
    /// Of Get and Take.
    Value(Option<Vec<u8>>),
}

/// What a counter stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The count, this one included.
    pub count: u64,
    /// When the window ends, and the count with it.
    pub until: Timestamp,
}

/// The store cannot be reached or does not answer in time: 503 with `Retry-After` for whoever needs it.
#[derive(Clone, Debug)]
pub struct Unavailable(pub String);

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the transient store is unavailable: {}", self.0)
    }
}

impl std::error::Error for Unavailable {}

/// A record as it is kept. `what` names it in the error.
///
/// # Errors
/// Where it cannot be written: nothing is kept rather than nothing in its place.
pub fn written(record: &impl serde::Serialize, what: &str) -> Result<Vec<u8>, Unavailable> {
    serde_json::to_vec(record).map_err(|error| Unavailable(format!("{what} cannot be written: {error}")))
}

/// A record as it was kept. One that cannot be read, another release's or a damaged one, is as good as gone: nothing is made up
/// in its place, and the log says so.
pub fn read<T: serde::de::DeserializeOwned>(bytes: &[u8], what: &str) -> Option<T> {
    match serde_json::from_slice(bytes) {
        Ok(record) => Some(record),
        Err(error) => {
            // Where it broke off, and no value of it.
            tracing::warn!(what, line = error.line(), column = error.column(), "a record cannot be read and counts as gone");
            None
        }
    }
}

/// The atomic primitives.
#[allow(async_fn_in_trait)] // used through the `TransientStore` enum alone, whose futures are Send
pub trait Transient {
    /// Keeps `value` until `expires_at`, in place of what was there.
    async fn put(&self, key: &Key, value: &[u8], expires_at: Timestamp, now: Timestamp) -> Result<(), Unavailable>;
    /// Reads what is there and has not expired at `now`.
    async fn get(&self, key: &Key, now: Timestamp) -> Result<Option<Vec<u8>>, Unavailable>;
    /// Reads and deletes at once: of any number of callers one gets it.
    async fn take(&self, key: &Key, now: Timestamp) -> Result<Option<Vec<u8>>, Unavailable>;
    /// Keeps `value` only where nothing (unexpired) is; says whether it did. The replay guard.
    async fn put_if_absent(&self, key: &Key, value: &[u8], expires_at: Timestamp, now: Timestamp) -> Result<bool, Unavailable>;
    /// Replaces `expected` by `value`; false, and no change, where something else or nothing is there.
    async fn compare_and_swap(
        &self,
        key: &Key,
        expected: &[u8],
        value: &[u8],
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool, Unavailable>;
    /// Counts within a window that ends at `expires_at` of its first count.
    async fn increment(&self, key: &Key, expires_at: Timestamp, now: Timestamp) -> Result<Counted, Unavailable>;
    /// Forgets; no error where nothing is.
    async fn delete(&self, key: &Key) -> Result<(), Unavailable>;
    /// The unexpired members of the set at `key`: a hint that may name what is gone and never decides.
    async fn index(&self, key: &Key, now: Timestamp) -> Result<Vec<String>, Unavailable>;
    /// How many members the set at `key` has, expired ones aside.
    async fn index_count(&self, key: &Key, now: Timestamp) -> Result<u64, Unavailable>;
    /// At most `limit` members of the set at `key` behind the first `skip`, those that expire last in front.
    async fn index_page(&self, key: &Key, skip: usize, limit: usize, now: Timestamp) -> Result<Vec<String>, Unavailable>;
    /// Independent primitives in one round trip, answered in their order.
    async fn batch(&self, operations: Vec<Operation>, now: Timestamp) -> Result<Vec<Answer>, Unavailable>;
    /// Tells every replica (this one too) that `part` changed. Losing a notice costs 300 ms, never correctness.
    async fn publish(&self, part: &str) -> Result<(), Unavailable>;
    /// The notices from now on.
    fn subscribe(&self) -> tokio::sync::broadcast::Receiver<String>;
    /// Whether it answers and may be trusted to keep what it is given (Redis: `noeviction`).
    async fn ping(&self) -> Result<(), Unavailable>;
}

/// The transient store that the settings chose; cheap to clone.
#[derive(Clone, Debug)]
pub enum TransientStore {
    /// A Redis or Valkey server, Sentinel or Cluster: for any number of replicas.
    Redis(redis::RedisStore),
    /// A file of this machine: for one `serve`.
    Embedded(embedded::Embedded),
}

impl TransientStore {
    /// Whether it takes writes: one record is written.
    ///
    /// # Errors
    /// Why it does not.
    pub async fn probe(&self, now: Timestamp) -> Result<(), Unavailable> {
        self.ping().await?;
        self.put(&Key::new("probe", ""), b"", now.plus(PROBED), now).await
    }

    /// Whether it was opened for more than reading. One that was not refuses every write.
    pub fn takes_writes(&self) -> bool {
        match self {
            Self::Redis(store) => store.takes_writes(),
            Self::Embedded(store) => store.takes_writes(),
        }
    }

    fn for_writing(&self) -> Result<&Self, Unavailable> {
        if self.takes_writes() { Ok(self) } else { Err(opened_to_read()) }
    }

    /// From now on this process serves: of an embedded file it is the owner, and may replace one that is damaged.
    pub fn serve(&self) {
        if let Self::Embedded(store) = self {
            store.serve();
        }
    }
}

fn opened_to_read() -> Unavailable {
    Unavailable("it was opened to be read, and takes no writes".into())
}

/// How long the record of a probe is kept.
const PROBED: Duration = Duration::from_secs(60);

/// Hands a primitive to whichever store it is.
macro_rules! dispatch {
    ($chosen:expr, $store:ident => $call:expr) => {
        match $chosen {
            TransientStore::Redis($store) => $call,
            TransientStore::Embedded($store) => $call,
        }
    };
}

impl Transient for TransientStore {
    async fn put(&self, key: &Key, value: &[u8], expires_at: Timestamp, now: Timestamp) -> Result<(), Unavailable> {
        dispatch!(self.for_writing()?, store => store.put(key, value, expires_at, now).await)
    }

    async fn get(&self, key: &Key, now: Timestamp) -> Result<Option<Vec<u8>>, Unavailable> {
        dispatch!(self, store => store.get(key, now).await)
    }

    async fn take(&self, key: &Key, now: Timestamp) -> Result<Option<Vec<u8>>, Unavailable> {
        dispatch!(self.for_writing()?, store => store.take(key, now).await)
    }

    async fn put_if_absent(&self, key: &Key, value: &[u8], expires_at: Timestamp, now: Timestamp) -> Result<bool, Unavailable> {
        dispatch!(self.for_writing()?, store => store.put_if_absent(key, value, expires_at, now).await)
    }

    async fn compare_and_swap(
        &self,
        key: &Key,
        expected: &[u8],
        value: &[u8],
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool, Unavailable> {
        dispatch!(self.for_writing()?, store => store.compare_and_swap(key, expected, value, expires_at, now).await)
    }

    async fn increment(&self, key: &Key, expires_at: Timestamp, now: Timestamp) -> Result<Counted, Unavailable> {
        dispatch!(self.for_writing()?, store => store.increment(key, expires_at, now).await)
    }

    async fn delete(&self, key: &Key) -> Result<(), Unavailable> {
        dispatch!(self.for_writing()?, store => store.delete(key).await)
    }

    async fn index(&self, key: &Key, now: Timestamp) -> Result<Vec<String>, Unavailable> {
        dispatch!(self, store => store.index(key, now).await)
    }

    async fn index_count(&self, key: &Key, now: Timestamp) -> Result<u64, Unavailable> {
        dispatch!(self, store => store.index_count(key, now).await)
    }

    async fn index_page(&self, key: &Key, skip: usize, limit: usize, now: Timestamp) -> Result<Vec<String>, Unavailable> {
        dispatch!(self, store => store.index_page(key, skip, limit, now).await)
    }

    async fn batch(&self, operations: Vec<Operation>, now: Timestamp) -> Result<Vec<Answer>, Unavailable> {
        let reads = operations.iter().all(|operation| matches!(operation, Operation::Get { .. }));
        let store = if reads { self } else { self.for_writing()? };
        dispatch!(store, store => store.batch(operations, now).await)
    }

    async fn publish(&self, part: &str) -> Result<(), Unavailable> {
        dispatch!(self.for_writing()?, store => store.publish(part).await)
    }

    fn subscribe(&self) -> tokio::sync::broadcast::Receiver<String> {
        dispatch!(self, store => store.subscribe())
    }

    async fn ping(&self) -> Result<(), Unavailable> {
        dispatch!(self, store => store.ping().await)
    }
}
