//! The durable store: one code over SQLite and PostgreSQL, chosen by the scheme of the address.
//!
//! diesel is synchronous, so nothing here runs on an async worker: reads run on a bounded number of threads (`threads`),
//! writes on SQLite's one writer thread (`writer`) or on a pooled PostgreSQL connection. A write is acknowledged only
//! after its COMMIT. When the database is away, takes no writes or answers nothing, what needs it is answered
//! [`StoreError::Unavailable`] within seconds, and connections come back by themselves.

mod address;
mod alone;
mod connection;
mod either;
mod erased;
mod error;
mod job;
mod lock_holder;
mod migrations;
mod pool;
mod postgres;
mod probe;
mod progress;
mod reader;
mod threads;
mod writer;
mod writing;

#[cfg(test)]
pub(crate) mod scratch;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod trouble_tests;

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

pub use alone::Alone;
pub use either::{EitherConnection, MultiBackend};
pub use erased::Connection;
pub use error::{OpenError, StoreError};
pub use migrations::{SCHEMA, SchemaState};
pub use probe::ConnectionRoom;
pub use reader::Reader;
pub use writing::Writing;

use crate::clock::Timestamp;
use crate::secrets::{Renewed, SecretUrl};

use address::Address;
use connection::ConnectionPurpose;
use job::{Failed, WriteJob};
use pool::Pool;
use progress::Progress;
use threads::Threads;
use writer::Writer;

/// Which kind of database an address names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// A file of this machine: one `serve`, commands beside it.
    Sqlite,
    /// A server: any number of replicas.
    Postgres,
}

/// How a [`Database`] behaves; [`Options::default`] suits both backends.
#[derive(Clone, Debug)]
pub struct Options {
    /// Connections at most (SQLite: readers, beside the one writer).
    pub connections: usize,
    /// How long a caller waits for a free connection before it is told that the database is unavailable.
    pub wait: Duration,
    /// How long one statement may run (PostgreSQL), and how long a writer waits for another process' lock (SQLite).
    pub statement: Duration,
    /// PostgreSQL: how long a call waits for a sign of the server before it is given up. Longer than `statement`, after which
    /// a server that lives answers in any case.
    pub silence: Duration,
    /// PostgreSQL: how old a connection may become; a name may lead to another server by then.
    pub age: Duration,
    /// How long a connection rests before it is closed: other programs want connections of the server too.
    pub unused: Duration,
}

impl Default for Options {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self {
            connections: (cores * 4).clamp(4, 64),
            wait: Duration::from_secs(2),
            statement: Duration::from_secs(5),
            silence: Duration::from_secs(6),
            age: Duration::from_secs(600),
            unused: Duration::from_secs(30),
        }
    }
}

/// The durable store. Clones share its connections.
#[derive(Clone)]
pub struct Database {
    address: Arc<Renewed<Address>>,
    backend: Backend,
    options: Options,
    pool: Arc<Pool>,
    writer: Option<Writer>,
    threads: Threads,
    statements: Arc<AtomicU64>,
    /// The role that may change the schema, where it is one of its own.
    migrator: Option<Arc<Renewed<Address>>>,
}

/// What runs on a connection: it tells how far it is.
type Call = Box<dyn FnOnce(&Arc<Progress>) -> Result<(), Failed> + Send>;

impl Database {
    /// The database at `address`: `sqlite:PATH`, `postgres://...` or `postgresql://...`. Nothing is connected yet, so
    /// that a server which is away is met by the first call, as it would be later. A PostgreSQL address that came from a file
    /// is read again for each new connection; an SQLite file stays what it was.
    pub fn open(address: impl Into<SecretUrl>, options: Options) -> Result<Self, OpenError> {
        let address = renewed(address.into())?;
        let backend = address.last().backend();
        let purpose = match backend {
            Backend::Sqlite => ConnectionPurpose::Read,
            Backend::Postgres => ConnectionPurpose::Write,
        };
        let pool = Arc::new(Pool::new(Arc::clone(&address), purpose, options.clone()));
        let writer = match backend {
            Backend::Sqlite => Some(Writer::start(address.last(), options.clone())?),
            Backend::Postgres => None,
        };
        Ok(Self { address, backend, options, pool, writer, threads: Threads::default(), statements: Arc::default(), migrator: None })
    }

    /// The same, whose schema is changed by the role of `address` (`postgres://...`).
    pub fn migrated_by(mut self, address: impl Into<SecretUrl>) -> Result<Self, OpenError> {
        self.migrator = Some(renewed(address.into())?);
        Ok(self)
    }

    /// Which kind it is.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// Runs `job`, which only reads, on a thread with a connection of its own. The job's statements are not one
    /// transaction. On SQLite a statement that writes fails.
    pub async fn read<T, E>(&self, job: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (job, left) = job::read(job);
        let pool = Arc::clone(&self.pool);
        left.answer(self.on_connection(Box::new(move |progress| pool.read(progress, job))).await)
    }

    /// Runs `job` in one transaction and answers after its COMMIT; an `Err` rolls it back. The job has no effect but on
    /// its connection and may run again. PostgreSQL: READ COMMITTED, for single-statement swaps and plain inserts.
    pub async fn write<T, E>(&self, job: impl Fn(&mut Writing<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (job, left) = job::write(job);
        left.answer(self.change(job, false).await)
    }

    /// As [`Database::write`], as if no other write ran beside it: for acts that count or compare rows before they
    /// change some (the last owner). PostgreSQL: SERIALIZABLE, run again where another transaction interfered.
    pub async fn write_serializable<T, E>(&self, job: impl Fn(&mut Writing<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (job, left) = job::write(job);
        left.answer(self.change(job, true).await)
    }

    async fn change(&self, job: WriteJob, serializable: bool) -> Result<(), Failed> {
        if let Some(writer) = &self.writer {
            return writer.write(job).await;
        }
        let pool = Arc::clone(&self.pool);
        self.on_connection(Box::new(move |progress| postgres::write(&pool, progress, serializable, &job))).await
    }

    /// Runs `call` on a thread with the right to a connection. PostgreSQL: a call that gets no sign of the server for
    /// [`Options::silence`] is given up; its thread ends when the operating system notices what happened to the connection.
    async fn on_connection(&self, call: Call) -> Result<(), Failed> {
        let progress = Arc::new(Progress::begin(Some(self.pool.permit().await?)));
        let (watched, statements) = (Arc::clone(&progress), Arc::clone(&self.statements));
        let mut answered = self.threads.run(move || {
            let done = call(&watched);
            statements.fetch_add(watched.statements(), Ordering::Relaxed);
            watched.end();
            done
        })?;
        let ended = || Err(StoreError::Unavailable("the call has ended without an answer".into()).into());
        if self.backend() == Backend::Sqlite {
            return answered.await.unwrap_or_else(|_| ended());
        }
        loop {
            let silent_at = progress.silent_at(self.options.silence);
            match tokio::time::timeout_at(silent_at.into(), &mut answered).await {
                Ok(answer) => return answer.unwrap_or_else(|_| ended()),
                Err(_) if progress.silent_at(self.options.silence) > silent_at => {}
                Err(_) => {
                    const WHY: &str = "PostgreSQL, or what stands before it, takes connections and answers nothing";
                    progress.give_up();
                    self.pool.note_silence(WHY);
                    return Err(StoreError::Unavailable(WHY.into()).into());
                }
            }
        }
    }

    /// How many statements were run on pooled connections: all of PostgreSQL's, and SQLite's reads. What nobody may tell by the
    /// time that it takes is compared by it.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Whether it answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read(|conn| diesel::r2d2::R2D2Connection::ping(conn.either()).map_err(StoreError::from)).await
    }

    /// Whether it takes writes: one row is written.
    pub async fn probe(&self, now: Timestamp) -> Result<(), StoreError> {
        self.write(move |conn| probe::write(conn, now)).await
    }

    /// Why it would take no writes, found out without one; none where it does.
    pub async fn refuses_writes(&self) -> Result<Option<String>, StoreError> {
        match self.backend() {
            Backend::Postgres => self.read(probe::refuses_writes).await,
            // The write lock can be had, and nothing is written.
            Backend::Sqlite => match self.write(|_| Ok::<_, StoreError>(())).await {
                Err(StoreError::Unavailable(why)) => Ok(Some(why)),
                done => done.map(|()| None),
            },
        }
    }

    /// How many connections PostgreSQL gives; none where that is not known: on SQLite, and behind a pooler, which shares few
    /// among many.
    pub async fn connection_room(&self) -> Result<Option<ConnectionRoom>, StoreError> {
        let each = i64::try_from(self.options.connections).unwrap_or(i64::MAX);
        if self.backend == Backend::Sqlite {
            return Ok(None);
        }
        let room = self.read(move |conn| probe::connection_room(conn, each)).await?;
        let pooled = matches!(&*self.address.last(), Address::Postgres(server) if server.is_pooled());
        Ok((!pooled).then_some(room))
    }

    /// Brings the schema up to this binary's, one process at a time, and gives the names of what was applied. Where another
    /// process holds what is needed it waits, and says so in the log every few seconds. A current schema needs no right to
    /// change it. A database whose `oldest_binary` is above [`SCHEMA`] is left as it is and refused.
    pub async fn migrate(&self) -> Result<Vec<String>, OpenError> {
        if self.migrator.is_some()
            && let Ok(state) = self.schema().await
            && state.pending.is_empty()
        {
            return self.migrate_by(None).await;
        }
        self.migrate_by(self.migrator.clone()).await
    }

    /// As [`Database::migrate`]; the rights that serving needs are granted once more.
    pub async fn migrate_and_grant(&self) -> Result<Vec<String>, OpenError> {
        self.migrate_by(self.migrator.clone()).await
    }

    async fn migrate_by(&self, migrator: Option<Arc<Renewed<Address>>>) -> Result<Vec<String>, OpenError> {
        let (own, options) = (Arc::clone(&self.address), self.options.clone());
        self.blocking(move || match migrator {
            Some(migrator) => migrations::migrate(&migrator.now(), Some(&own.now()), &options),
            None => migrations::migrate(&own.now(), None, &options),
        })
        .await
    }

    /// For what only reads: the schema must be this binary's already.
    pub async fn must_be_current(&self) -> Result<(), OpenError> {
        let state = self.schema().await?;
        migrations::refuse_if_too_old(state.version.zip(state.oldest_binary))?;
        if state.pending.is_empty() { Ok(()) } else { Err(OpenError::Behind(state.pending)) }
    }

    /// What [`Database::migrate`] would apply, and what the database says of itself.
    pub async fn schema(&self) -> Result<SchemaState, OpenError> {
        let (address, options) = (Arc::clone(&self.address), self.options.clone());
        self.answered_in_time(self.blocking(move || migrations::state(&address.now(), &options))).await
    }

    /// Takes the right to be the only `serve` over this database and the data folder, for as long as the value lives:
    /// needed on SQLite, and with the embedded transient store beside any database.
    pub async fn hold_alone(&self, folder: &Path) -> Result<Alone, OpenError> {
        let (address, options, folder) = (Arc::clone(&self.address), self.options.clone(), folder.to_owned());
        self.answered_in_time(self.blocking(move || alone::hold(&address.now(), &options, &folder))).await
    }

    async fn blocking<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T, OpenError> + Send + 'static) -> Result<T, OpenError> {
        let ended = |_| Err(OpenError::Unavailable("the call has ended without an answer".into()));
        self.threads.run(work)?.await.unwrap_or_else(ended)
    }

    /// A few statements, of a session that has no limits of its own.
    async fn answered_in_time<T>(&self, call: impl Future<Output = Result<T, OpenError>>) -> Result<T, OpenError> {
        let slow = |_| Err(OpenError::Unavailable("it does not answer".into()));
        tokio::time::timeout(self.options.silence * 2, call).await.unwrap_or_else(slow)
    }
}

/// The address, read again where it came from a file and names a server.
fn renewed(url: SecretUrl) -> Result<Arc<Renewed<Address>>, OpenError> {
    let first = Address::parse(url.expose())?;
    let url = match first.backend() {
        Backend::Sqlite => SecretUrl::from(url.expose()),
        Backend::Postgres => url,
    };
    Ok(Arc::new(Renewed::new(url, first, Address::parse_postgres)))
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database").field("backend", &self.backend()).finish_non_exhaustive()
    }
}
