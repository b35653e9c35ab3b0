//! SQLite's one writer: a thread that takes the jobs that wait, up to [`GROUP`], into one transaction, each under a
//! savepoint so that one failure or panic does not spoil the others, commits once and only then answers. One flush
//! serves them all; a lone job waits for one flush as it would anyway.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use diesel::QueryResult;
use diesel::connection::{AnsiTransactionManager, SimpleConnection as _, TransactionManager};
use tokio::sync::{mpsc, oneshot};

use super::address::Address;
use super::connection::{ConnectionPurpose, Held, connect};
use super::job::{Failed, WriteJob};
use super::{Connection, EitherConnection};
use super::{OpenError, Options, StoreError, Writing};

/// Jobs in one transaction at most.
const GROUP: usize = 256;
/// How long the thread waits for another process in silence.
const QUIET: Duration = Duration::from_secs(1);
/// Jobs that may wait before callers do.
const QUEUE: usize = 1024;

type Manager = <Connection as diesel::Connection>::TransactionManager;

/// The way to the writer thread, which ends when the last clone is gone and the queue is empty.
#[derive(Clone)]
pub(super) struct Writer {
    queue: mpsc::Sender<Waiting>,
    options: Options,
}

impl Writer {
    pub(super) fn start(address: Arc<Address>, options: Options) -> Result<Self, OpenError> {
        let (queue, jobs) = mpsc::channel(QUEUE);
        let thread = Thread { address, options: options.clone(), held: None };
        std::thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || thread.run(jobs))
            .map_err(|error| OpenError::Unavailable(error.to_string()))?;
        Ok(Self { queue, options })
    }

    pub(super) async fn write(&self, job: WriteJob) -> Result<(), Failed> {
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting { job, outcome: None, answer };
        match tokio::time::timeout(self.options.wait, self.queue.send(waiting)).await {
            Ok(Ok(())) => answered.await.unwrap_or_else(|_| Err(ended())),
            Ok(Err(_)) => Err(ended()),
            Err(_) => Err(StoreError::Unavailable("too many writes wait".into()).into()),
        }
    }
}

fn ended() -> Failed {
    StoreError::Unavailable("the writer has ended".into()).into()
}

/// A job in the queue.
struct Waiting {
    job: WriteJob,
    outcome: Option<Result<(), Failed>>,
    answer: oneshot::Sender<Result<(), Failed>>,
}

impl Waiting {
    /// Runs the job; whether its changes are to stay.
    fn run(&mut self, connection: &mut Connection) -> bool {
        let run = || (self.job)(&mut Writing::on(connection));
        let outcome = catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Err(StoreError::Panicked.into()));
        self.outcome.insert(outcome).is_ok()
    }

    /// Answers the caller: as the job ended, or with `failure` where its changes were not committed.
    fn answer(self, failure: Option<String>) {
        let answer = match (self.outcome, failure) {
            (Some(Ok(())) | None, Some(why)) => Err(StoreError::Unavailable(why).into()),
            (Some(outcome), _) => outcome,
            (None, None) => Err(ended()),
        };
        // A caller that went away wants no answer.
        let _ = self.answer.send(answer);
    }
}

struct Thread {
    address: Arc<Address>,
    options: Options,
    held: Option<Held>,
}

impl Thread {
    fn run(mut self, mut jobs: mpsc::Receiver<Waiting>) {
        let mut group: Vec<Waiting> = Vec::with_capacity(GROUP);
        while jobs.blocking_recv_many(&mut group, GROUP) > 0 {
            let failure = self.commit(&mut group).err().map(|error| {
                // The state of the connection is unknown: the next group gets a new one.
                self.held = None;
                let why = if let StoreError::Unavailable(why) = error { why } else { error.to_string() };
                format!("{}: {why}", self.path())
            });
            for job in group.drain(..) {
                job.answer(failure.clone());
            }
        }
    }

    fn path(&self) -> String {
        match &*self.address {
            Address::Sqlite(path) => path.display().to_string(),
            Address::Postgres(_) => "PostgreSQL".to_owned(),
        }
    }

    fn commit(&mut self, group: &mut [Waiting]) -> Result<(), StoreError> {
        let held = match &mut self.held {
            Some(held) => held,
            none => none.insert(connect(&self.address, ConnectionPurpose::Write, &self.options)?),
        };
        let connection = &mut held.connection;
        begin_in_turn(connection, &self.address, self.options.statement)?;
        for job in group.iter_mut() {
            Manager::begin_transaction(connection)?;
            if job.run(connection) {
                Manager::commit_transaction(connection)?;
            } else {
                // A panic inside a nested transaction leaves more than one open.
                while depth(connection)? > 1 {
                    Manager::rollback_transaction(connection)?;
                }
            }
        }
        Manager::commit_transaction(connection)?;
        Ok(())
    }
}

/// Takes the write lock, which another process may hold for `patience` at most: whoever waits for longer than a moment says for
/// whom.
fn begin_in_turn(connection: &mut Connection, address: &Address, patience: Duration) -> Result<(), StoreError> {
    let quiet = QUIET.min(patience);
    connection.batch_execute(&format!("PRAGMA busy_timeout = {}", quiet.as_millis()))?;
    if let Err(error) = begin(connection) {
        if !is_locked(&error) {
            return Err(error.into());
        }
        let holder = address.lock_told();
        tracing::warn!(seconds = quiet.as_secs(), "a write waits: {holder}");
        connection.batch_execute(&format!("PRAGMA busy_timeout = {}", patience.saturating_sub(quiet).as_millis()))?;
        begin(connection).map_err(|error| if is_locked(&error) { StoreError::Unavailable(address.lock_told()) } else { error.into() })?;
    }
    Ok(())
}

fn is_locked(error: &diesel::result::Error) -> bool {
    error.to_string().contains("database is locked")
}

/// Takes the write lock at once: a transaction that began by reading could not be made to wait for it.
fn begin(connection: &mut Connection) -> QueryResult<()> {
    match connection.either() {
        EitherConnection::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE"),
        EitherConnection::Postgres(_) => Manager::begin_transaction(connection),
    }
}

fn depth(connection: &mut Connection) -> QueryResult<u32> {
    let depth = Manager::transaction_manager_status_mut(connection).transaction_depth()?;
    Ok(depth.map_or(0, std::num::NonZero::get))
}
