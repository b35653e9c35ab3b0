//! What was lately written or read, so that most reads touch no file.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::clock::Timestamp;

/// The most that the cache holds, in bytes of memory: some thousand records. What is not in it is read from the file, which the
/// operating system keeps in its own cache, in a fraction of a millisecond.
const CAPACITY: u64 = 2 << 20;
/// About what an entry costs beside its key and value: its places in the table and in the orders of use and of writing, and what
/// the allocator puts around each of them.
const OVERHEAD: usize = 320;

/// A value and when it expires.
pub(super) struct Record {
    pub(super) value: Vec<u8>,
    pub(super) expires_at: Timestamp,
}

/// What is at a key; `None` is the knowledge that nothing is.
pub(super) type Entry = Option<Arc<Record>>;

/// The value, where it has not expired at `now`.
pub(super) fn unexpired(entry: &Entry, now: Timestamp) -> Option<Vec<u8>> {
    entry.as_ref().filter(|record| record.expires_at > now).map(|record| record.value.clone())
}

pub(super) struct Cache {
    entries: moka::sync::Cache<String, Entry>,
    /// Counts the commits. A reader whose read began before a commit must not put back what the commit replaced, so it
    /// fills the cache only where this has not moved since. Held while entries change, never while SQLite works.
    generation: Mutex<u64>,
}

impl Cache {
    pub(super) fn new() -> Self {
        let entries = moka::sync::Cache::builder()
            .max_capacity(CAPACITY)
            .weigher(|key: &String, entry: &Entry| {
                let value = entry.as_ref().map_or(0, |record| record.value.len());
                u32::try_from(key.len().saturating_add(value).saturating_add(OVERHEAD)).unwrap_or(u32::MAX)
            })
            .build();
        Self { entries, generation: Mutex::new(0) }
    }

    /// What is known of `key`; `None` where the file must be asked.
    pub(super) fn get(&self, key: &str) -> Option<Entry> {
        self.entries.get(key)
    }

    /// To be taken before a read of the file.
    pub(super) fn generation(&self) -> u64 {
        *self.lock()
    }

    /// Keeps what a read found, unless anything was committed since `seen`.
    pub(super) fn fill(&self, seen: u64, key: String, entry: Entry) {
        let generation = self.lock();
        if *generation == seen {
            self.entries.insert(key, entry);
        }
    }

    /// Keeps what a commit has written; before its callers are answered, so that each reads what it wrote.
    pub(super) fn committed(&self, effects: Vec<(String, Entry)>) {
        if effects.is_empty() {
            return;
        }
        let mut generation = self.lock();
        *generation = generation.wrapping_add(1);
        for (key, entry) in effects {
            self.entries.insert(key, entry);
        }
    }

    /// Forgets everything: another process has written.
    pub(super) fn clear(&self) {
        let mut generation = self.lock();
        *generation = generation.wrapping_add(1);
        self.entries.invalidate_all();
    }

    fn lock(&self) -> MutexGuard<'_, u64> {
        self.generation.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(value: &[u8]) -> Entry {
        Some(Arc::new(Record { value: value.to_vec(), expires_at: Timestamp::from_millis(10) }))
    }

    #[test]
    fn a_read_that_a_commit_overtook_does_not_fill_the_cache() {
        let cache = Cache::new();
        let seen = cache.generation();
        cache.committed(vec![("k".into(), record(b"new"))]);
        cache.fill(seen, "k".into(), record(b"old"));
        assert_eq!(unexpired(&cache.get("k").unwrap(), Timestamp::from_millis(1)), Some(b"new".to_vec()));
        cache.clear();
        cache.fill(seen, "k".into(), record(b"old"));
        assert!(cache.get("k").is_none());
    }

    #[test]
    fn a_record_is_gone_at_the_moment_it_expires() {
        assert!(unexpired(&record(b"v"), Timestamp::from_millis(9)).is_some());
        assert!(unexpired(&record(b"v"), Timestamp::from_millis(10)).is_none());
    }
}
