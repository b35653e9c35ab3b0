//! The transient store without a server: a SQLite file of its own behind an in-process read cache.
//!
//! Everything that changes or decides goes through one writer thread ([`writer`]), which commits what waits in groups
//! and answers after COMMIT; reads come from the [`cache`] or, where it misses, from a small pool of read connections on
//! the blocking pool. The file survives a restart (`synchronous=NORMAL`: a power cut may lose the last moments, which
//! signs people out and lets nobody in). Other processes, such as the commands beside a server, may write the same
//! file; what they change is seen within 100 ms, and at once by whatever goes through the writer.

mod cache;
mod damage;
mod readers;
mod tables;
mod writer;

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use tokio::sync::broadcast;

use super::{Answer, Counted, Key, Operation, Transient, Unavailable};
use crate::clock::Timestamp;
use crate::store::private_file;
use cache::Cache;
use damage::Damage;
use readers::Readers;
use writer::{Work, Worked, Writer};

/// How many notices a slow subscriber may fall behind before it misses some.
const NOTICES: usize = 256;

/// The embedded store; clones share the file, the cache and the writer thread, which ends with the last of them.
#[derive(Clone)]
pub struct Embedded(Arc<Shared>);

struct Shared {
    cache: Arc<Cache>,
    readers: Readers,
    /// None in a store that was opened to be read.
    writer: Option<Writer>,
    notices: broadcast::Sender<String>,
    damage: Arc<Damage>,
}

impl fmt::Debug for Embedded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Embedded").field(&self.0.readers.path()).finish()
    }
}

impl Embedded {
    /// Opens the file at `path`, made with mode 0600 where there is none, and starts its writer thread. A damaged one is set
    /// aside where nobody serves it. Blocks for as long as opening a file takes.
    ///
    /// # Errors
    /// Where the file cannot be made, opened or written, or belongs to a newer version.
    pub fn open(path: &Path) -> Result<Self, Unavailable> {
        match Self::open_as_it_is(path) {
            Err(damaged) if tables::is_damage(&damaged.0) => {
                let Some(_held) = damage::nobody_serves(path) else { return Err(damage::explained(path, damaged)) };
                let aside = damage::set_aside(path)?;
                tracing::error!(aside = %aside.display(), "{}; it was set aside", damage::told(path, &damaged.0));
                Self::open_as_it_is(path)
            }
            opened => opened,
        }
    }

    /// Opens the file at `path` for whoever only reads: nothing in it is changed, whatever its state.
    ///
    /// # Errors
    /// Where the file cannot be read, or is not of this version.
    pub fn open_to_read(path: &Path) -> Result<Self, Unavailable> {
        if !path.is_file() {
            return Err(Unavailable(format!("there is no file {}", path.display())));
        }
        tables::connect(path).and_then(|mut connection| tables::check_version(&mut connection, path)).map_err(|error| {
            match tables::is_damage(&error.0) {
                true => damage::explained(path, error),
                false => error,
            }
        })?;
        let (cache, damage) = (Arc::new(Cache::new()), Arc::new(Damage::default()));
        let (notices, _) = broadcast::channel(NOTICES);
        let readers = Readers::new(path, Arc::clone(&damage));
        Ok(Self(Arc::new(Shared { cache, readers, writer: None, notices, damage })))
    }

    /// Whether it was opened for more than reading.
    pub(super) fn takes_writes(&self) -> bool {
        self.0.writer.is_some()
    }

    fn writer(&self) -> Result<&Writer, Unavailable> {
        self.0.writer.as_ref().ok_or_else(super::opened_to_read)
    }

    fn open_as_it_is(path: &Path) -> Result<Self, Unavailable> {
        private_file::ensure(path).map_err(|error| Unavailable(error.to_string()))?;
        let (cache, damage) = (Arc::new(Cache::new()), Arc::new(Damage::default()));
        let (notices, _) = broadcast::channel(NOTICES);
        let readers = Readers::new(path, Arc::clone(&damage));
        let writer = Writer::start(path, Arc::clone(&cache), notices.clone(), readers.clone(), Arc::clone(&damage))?;
        Ok(Self(Arc::new(Shared { cache, readers, writer: Some(writer), notices, damage })))
    }

    /// From now on this process serves, and replaces the file by itself where it turns out to be damaged.
    pub(super) fn serve(&self) {
        self.0.damage.own();
    }

    /// Reads all of the file at `path` without changing it; says what is wrong and what to do.
    ///
    /// # Errors
    /// What is wrong.
    pub fn look_through(path: &Path) -> Result<(), String> {
        let looked = tables::connect(path)
            .and_then(|mut connection| tables::look_through(&mut connection).map_err(|error| Unavailable(error.to_string())));
        match looked {
            Ok(None) => Ok(()),
            Ok(Some(why)) => Err(damage::told(path, &why)),
            Err(error) => Err(damage::explained(path, error).0),
        }
    }

    async fn write(&self, work: Work, now: Timestamp) -> Result<Worked, Unavailable> {
        self.writer()?.run(vec![work], now).await?.pop().ok_or_else(unanswered)
    }

    async fn read(&self, key: &Key, now: Timestamp) -> Result<Option<Vec<u8>>, Unavailable> {
        if let Some(entry) = self.0.cache.get(key.as_str()) {
            return Ok(cache::unexpired(&entry, now));
        }
        // It is the writer who notices what other processes wrote: without one nothing is remembered.
        let cache = self.takes_writes().then(|| Arc::clone(&self.0.cache));
        let key = key.as_str().to_owned();
        let entry = self
            .0
            .readers
            .read(move |connection| {
                let seen = cache.as_ref().map(|cache| cache.generation());
                let entry = tables::find(connection, &key)?.map(Arc::new);
                if let (Some(cache), Some(seen)) = (cache, seen) {
                    cache.fill(seen, key, entry.clone());
                }
                Ok(entry)
            })
            .await?;
        Ok(cache::unexpired(&entry, now))
    }
}

fn unanswered() -> Unavailable {
    Unavailable("the writer did not answer as asked".into())
}

impl Transient for Embedded {
    async fn put(&self, key: &Key, value: &[u8], expires_at: Timestamp, now: Timestamp) -> Result<(), Unavailable> {
        let put = Operation::Put { key: key.clone(), value: value.to_vec(), expires_at };
        self.write(Work::One(put), now).await.map(drop)
    }

    async fn get(&self, key: &Key, now: Timestamp) -> Result<Option<Vec<u8>>, Unavailable> {
        self.read(key, now).await
    }

    async fn take(&self, key: &Key, now: Timestamp) -> Result<Option<Vec<u8>>, Unavailable> {
        match self.write(Work::One(Operation::Take { key: key.clone() }), now).await? {
            Worked::Answer(Answer::Value(value)) => Ok(value),
            _ => Err(unanswered()),
        }
    }

    async fn put_if_absent(&self, key: &Key, value: &[u8], expires_at: Timestamp, now: Timestamp) -> Result<bool, Unavailable> {
        match self.write(Work::PutIfAbsent { key: key.clone(), value: value.to_vec(), expires_at }, now).await? {
            Worked::Did(did) => Ok(did),
            _ => Err(unanswered()),
        }
    }

    async fn compare_and_swap(
        &self,
        key: &Key,
        expected: &[u8],
        value: &[u8],
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool, Unavailable> {
        let swap = Work::Swap { key: key.clone(), expected: expected.to_vec(), value: value.to_vec(), expires_at };
        match self.write(swap, now).await? {
            Worked::Did(did) => Ok(did),
            _ => Err(unanswered()),
        }
    }

    async fn increment(&self, key: &Key, expires_at: Timestamp, now: Timestamp) -> Result<Counted, Unavailable> {
        match self.write(Work::Increment { key: key.clone(), expires_at }, now).await? {
            Worked::Counted(counted) => Ok(counted),
            _ => Err(unanswered()),
        }
    }

    async fn delete(&self, key: &Key) -> Result<(), Unavailable> {
        self.writer()?.run_timeless(vec![Work::One(Operation::Delete { key: key.clone() })]).await.map(drop)
    }

    async fn index(&self, key: &Key, now: Timestamp) -> Result<Vec<String>, Unavailable> {
        let key = key.as_str().to_owned();
        self.0.readers.read(move |connection| tables::members(connection, &key, now)).await
    }

    async fn index_count(&self, key: &Key, now: Timestamp) -> Result<u64, Unavailable> {
        let key = key.as_str().to_owned();
        let count = self.0.readers.read(move |connection| tables::count_members(connection, &key, now)).await?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    async fn index_page(&self, key: &Key, skip: usize, limit: usize, now: Timestamp) -> Result<Vec<String>, Unavailable> {
        let key = key.as_str().to_owned();
        let bounded = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let (skip, limit) = (bounded(skip), bounded(limit));
        self.0.readers.read(move |connection| tables::members_page(connection, &key, skip, limit, now)).await
    }

    async fn batch(&self, operations: Vec<Operation>, now: Timestamp) -> Result<Vec<Answer>, Unavailable> {
        if operations.iter().all(|operation| matches!(operation, Operation::Get { .. })) {
            let mut answers = Vec::with_capacity(operations.len());
            for operation in operations {
                if let Operation::Get { key } = operation {
                    answers.push(Answer::Value(self.read(&key, now).await?));
                }
            }
            return Ok(answers);
        }
        let outcomes = self.writer()?.run(operations.into_iter().map(Work::One).collect(), now).await?;
        outcomes
            .into_iter()
            .map(|outcome| match outcome {
                Worked::Answer(answer) => Ok(answer),
                _ => Err(unanswered()),
            })
            .collect()
    }

    async fn publish(&self, part: &str) -> Result<(), Unavailable> {
        self.writer()?.run_timeless(vec![Work::Publish(part.to_owned())]).await.map(drop)
    }

    fn subscribe(&self) -> broadcast::Receiver<String> {
        self.0.notices.subscribe()
    }

    async fn ping(&self) -> Result<(), Unavailable> {
        // An empty commit: the writer thread lives and the file's write lock can be had.
        self.writer()?.run_timeless(Vec::new()).await.map(drop)
    }
}
