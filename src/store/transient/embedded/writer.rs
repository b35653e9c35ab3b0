//! The one thread that writes: it takes what waits into one commit and answers after it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use tokio::sync::{broadcast, oneshot};

use super::super::{Answer, Counted, FORGOTTEN_AFTER, Key, Operation, Unavailable};
use super::cache::{Cache, Entry, Record};
use super::damage::{self, Damage};
use super::readers::Readers;
use super::tables;
use crate::clock::Timestamp;
use crate::store::private_file;

/// The most jobs of one commit.
const GROUP: usize = 256;
/// The most jobs that may wait; one more is refused at once.
const QUEUE: usize = 8192;
/// How long another process's write may go unnoticed.
const LOOK: Duration = Duration::from_millis(100);
/// The most rows that one sweep deletes of each table, and how soon the next one follows.
const SWEEP: i64 = 200;
const SWEEP_REST: Duration = Duration::from_secs(1);
const SWEEP_ON: Duration = Duration::from_millis(20);

/// What the writer can be asked to do.
pub(super) enum Work {
    One(Operation),
    PutIfAbsent { key: Key, value: Vec<u8>, expires_at: Timestamp },
    Swap { key: Key, expected: Vec<u8>, value: Vec<u8>, expires_at: Timestamp },
    Increment { key: Key, expires_at: Timestamp },
    Publish(String),
}

/// What came of it.
pub(super) enum Worked {
    Answer(Answer),
    Did(bool),
    Counted(Counted),
}

type Reply = oneshot::Sender<Result<Vec<Worked>, Unavailable>>;

struct Job {
    works: Vec<Work>,
    now: Option<Timestamp>,
    reply: Reply,
}

/// The way to the writer thread; dropping it finishes what waits and ends the thread.
pub(super) struct Writer {
    jobs: Option<Sender<Job>>,
    /// How many wait: counted here, since a channel with a bound takes the memory of a full one at once.
    waiting: Arc<AtomicUsize>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub(super) fn start(
        path: &Path,
        cache: Arc<Cache>,
        notices: broadcast::Sender<String>,
        readers: Readers,
        damage: Arc<Damage>,
    ) -> Result<Self, Unavailable> {
        let mut connection = tables::connect(path)?;
        tables::prepare(&mut connection, path)?;
        let failed = |error: diesel::result::Error| Unavailable(format!("{}: {error}", path.display()));
        let data_version = tables::data_version(&mut connection).map_err(failed)?;
        let published = tables::notices(&mut connection).map_err(failed)?.into_iter().collect();
        let ((jobs, queue), waiting) = (channel(), Arc::new(AtomicUsize::new(0)));
        let (path, sweep_at) = (path.to_owned(), Instant::now());
        let taken = Arc::clone(&waiting);
        let state = State { path, connection, cache, readers, damage, notices, published, data_version, now: None, sweep_at };
        let thread = std::thread::Builder::new()
            .name("transient-writer".into())
            .spawn(move || state.run(&queue, &taken))
            .map_err(|error| Unavailable(error.to_string()))?;
        Ok(Self { jobs: Some(jobs), waiting, thread: Mutex::new(Some(thread)) })
    }

    /// Does `works` in their order, all or none, and answers once they are committed.
    pub(super) async fn run(&self, works: Vec<Work>, now: Timestamp) -> Result<Vec<Worked>, Unavailable> {
        self.send(works, Some(now)).await
    }

    /// As [`Self::run`], for what no expiry bears upon.
    pub(super) async fn run_timeless(&self, works: Vec<Work>) -> Result<Vec<Worked>, Unavailable> {
        self.send(works, None).await
    }

    async fn send(&self, works: Vec<Work>, now: Option<Timestamp>) -> Result<Vec<Worked>, Unavailable> {
        let gone = || Unavailable("the writer has ended".into());
        let (reply, answer) = oneshot::channel();
        if self.waiting.fetch_add(1, Ordering::SeqCst) >= QUEUE {
            self.waiting.fetch_sub(1, Ordering::SeqCst);
            return Err(Unavailable("too many writes are waiting".into()));
        }
        self.jobs.as_ref().ok_or_else(gone)?.send(Job { works, now, reply }).map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.jobs.take());
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if thread.is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the transient store's writer ended in a panic");
        }
    }
}

struct State {
    path: PathBuf,
    connection: SqliteConnection,
    cache: Arc<Cache>,
    readers: Readers,
    damage: Arc<Damage>,
    notices: broadcast::Sender<String>,
    /// The counters of the notices that were passed on.
    published: HashMap<String, i64>,
    data_version: i64,
    /// Provider time, as the last job told it: the writer asks no clock.
    now: Option<Timestamp>,
    sweep_at: Instant,
}

impl State {
    fn run(mut self, queue: &Receiver<Job>, waiting: &AtomicUsize) {
        loop {
            let first = match queue.recv_timeout(LOOK) {
                Ok(job) => Some(job),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            if self.damage.take_to_mend() {
                self.replace();
            }
            self.look();
            if let Some(first) = first {
                let group: Vec<Job> = std::iter::once(first).chain(queue.try_iter()).take(GROUP).collect();
                waiting.fetch_sub(group.len(), Ordering::SeqCst);
                self.commit(group);
            }
            self.sweep();
        }
    }

    /// Notices what other processes wrote.
    fn look(&mut self) {
        match tables::data_version(&mut self.connection) {
            Ok(version) if version == self.data_version => {}
            Ok(version) => {
                self.data_version = version;
                self.cache.clear();
                self.pass_on_notices();
            }
            Err(error) => self.reopen(&error),
        }
    }

    fn commit(&mut self, group: Vec<Job>) {
        let mut replies = Vec::with_capacity(group.len());
        let mut asked = Vec::with_capacity(group.len());
        let mut published = false;
        for Job { works, now, reply } in group {
            self.now = now.or(self.now);
            published |= works.iter().any(|work| matches!(work, Work::Publish(_)));
            asked.push((works, now.unwrap_or(Timestamp::from_millis(0))));
            replies.push(reply);
        }
        let mut effects = Vec::new();
        let answers = self.connection.immediate_transaction(|connection| {
            let answers = asked.into_iter().map(|(works, now)| {
                let before = effects.len();
                // A savepoint each, so that one that fails does not spoil the others.
                let done = connection.transaction(|connection| {
                    works.into_iter().map(|work| perform(connection, work, now, &mut effects)).collect::<QueryResult<Vec<_>>>()
                });
                if done.is_err() {
                    effects.truncate(before);
                }
                done
            });
            QueryResult::Ok(answers.collect::<Vec<_>>())
        });
        match answers {
            Ok(answers) => {
                self.cache.committed(effects);
                for (reply, answer) in replies.into_iter().zip(answers) {
                    // The caller may have gone; what it asked for is done all the same.
                    let _ = reply.send(answer.map_err(|error| {
                        self.damage.note(&error);
                        Unavailable(format!("{}: {error}", self.path.display()))
                    }));
                }
                if published {
                    self.pass_on_notices();
                }
            }
            Err(error) => {
                // Whether the commit happened is not known: nothing remembered may be trusted.
                self.reopen(&error);
                let unavailable = Unavailable(format!("{}: {error}", self.path.display()));
                for reply in replies {
                    let _ = reply.send(Err(unavailable.clone()));
                }
            }
        }
    }

    /// Tells this process's subscribers which parts were published since it last looked, by whichever process.
    fn pass_on_notices(&mut self) {
        match tables::notices(&mut self.connection) {
            Ok(counters) => {
                for (part, counter) in counters {
                    if self.published.insert(part.clone(), counter) != Some(counter) {
                        let _ = self.notices.send(part); // no subscriber is no error
                    }
                }
            }
            Err(error) => {
                self.damage.note(&error);
                tracing::warn!(%error, "the transient store's notices could not be read");
            }
        }
    }

    fn sweep(&mut self) {
        let (Some(now), true) = (self.now, Instant::now() >= self.sweep_at) else { return };
        let swept = self.connection.immediate_transaction(|connection| tables::sweep(connection, now.minus(FORGOTTEN_AFTER), SWEEP));
        let more = match swept {
            Ok(rows) => i64::try_from(rows).is_ok_and(|rows| rows >= SWEEP),
            Err(error) => {
                tracing::warn!(%error, "expired records could not be swept");
                self.reopen(&error);
                false
            }
        };
        self.sweep_at = Instant::now() + if more { SWEEP_ON } else { SWEEP_REST };
    }

    /// Sets a damaged file aside and goes on with an empty one.
    fn replace(&mut self) {
        let replaced = self.readers.close().ok_or_else(|| Unavailable("a read of it goes on".into())).and_then(|_closed| {
            let nowhere = SqliteConnection::establish(":memory:").map_err(|error| Unavailable(error.to_string()))?;
            drop(std::mem::replace(&mut self.connection, nowhere));
            let aside = damage::set_aside(&self.path)?;
            private_file::ensure(&self.path).map_err(|error| Unavailable(error.to_string()))?;
            self.connection = tables::connect(&self.path)?;
            tables::prepare(&mut self.connection, &self.path)?;
            Ok(aside)
        });
        self.cache.clear();
        self.data_version = tables::data_version(&mut self.connection).unwrap_or(-1);
        match replaced {
            Ok(aside) => tracing::error!(aside = %aside.display(), "{}; it was set aside", damage::told(&self.path, "a bad page")),
            Err(error) => tracing::error!(%error, "{}", damage::told(&self.path, "a bad page")),
        }
    }

    /// Takes a fresh connection in place of one that failed, whose state is not known.
    fn reopen(&mut self, error: &diesel::result::Error) {
        self.damage.note(error);
        tracing::warn!(%error, "the transient store's writer failed and opens its file again");
        self.cache.clear();
        match tables::connect(&self.path) {
            Ok(mut connection) => {
                self.data_version = tables::data_version(&mut connection).unwrap_or(-1);
                self.connection = connection;
                self.pass_on_notices();
            }
            Err(error) => tracing::warn!(%error, "it could not be opened"),
        }
    }
}

type Effects = Vec<(String, Entry)>;

fn perform(connection: &mut SqliteConnection, work: Work, now: Timestamp, effects: &mut Effects) -> QueryResult<Worked> {
    match work {
        Work::One(operation) => operate(connection, operation, now, effects).map(Worked::Answer),
        Work::PutIfAbsent { key, value, expires_at } => {
            if tables::find_unexpired(connection, key.as_str(), now)?.is_some() {
                return Ok(Worked::Did(false));
            }
            put(connection, &key, value, expires_at, effects)?;
            Ok(Worked::Did(true))
        }
        Work::Swap { key, expected, value, expires_at } => {
            let found = tables::find_unexpired(connection, key.as_str(), now)?;
            if found.is_none_or(|record| record.value != expected) {
                return Ok(Worked::Did(false));
            }
            put(connection, &key, value, expires_at, effects)?;
            Ok(Worked::Did(true))
        }
        Work::Increment { key, expires_at } => {
            let (count, until) = match tables::find_unexpired(connection, key.as_str(), now)? {
                Some(record) => (counted(&record.value).saturating_add(1), record.expires_at),
                None => (1, expires_at),
            };
            put(connection, &key, count.to_string().into_bytes(), until, effects)?;
            Ok(Worked::Counted(Counted { count, until }))
        }
        Work::Publish(part) => tables::publish(connection, &part).map(|()| Worked::Answer(Answer::Done)),
    }
}

fn operate(connection: &mut SqliteConnection, operation: Operation, now: Timestamp, effects: &mut Effects) -> QueryResult<Answer> {
    match operation {
        Operation::Put { key, value, expires_at } => put(connection, &key, value, expires_at, effects)?,
        Operation::Get { key } => {
            return Ok(Answer::Value(tables::find_unexpired(connection, key.as_str(), now)?.map(|record| record.value)));
        }
        Operation::Take { key } => {
            let taken = tables::take(connection, key.as_str())?.filter(|record| record.expires_at > now);
            effects.push((key.as_str().to_owned(), None));
            return Ok(Answer::Value(taken.map(|record| record.value)));
        }
        Operation::Delete { key } => {
            tables::delete(connection, key.as_str())?;
            effects.push((key.as_str().to_owned(), None));
        }
        Operation::IndexAdd { key, member, expires_at } => tables::index_add(connection, key.as_str(), &member, expires_at)?,
        Operation::IndexRemove { key, member } => tables::index_remove(connection, key.as_str(), &member)?,
    }
    Ok(Answer::Done)
}

fn put(connection: &mut SqliteConnection, key: &Key, value: Vec<u8>, expires_at: Timestamp, effects: &mut Effects) -> QueryResult<()> {
    tables::put(connection, key.as_str(), &value, expires_at)?;
    effects.push((key.as_str().to_owned(), Some(Arc::new(Record { value, expires_at }))));
    Ok(())
}

fn counted(value: &[u8]) -> u64 {
    std::str::from_utf8(value).ok().and_then(|text| text.parse().ok()).unwrap_or(0)
}
