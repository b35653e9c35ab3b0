//! The durable store: one code over SQLite and PostgreSQL, chosen by the scheme of the address.
//!
//! diesel is synchronous, so nothing here runs on an async worker: reads run on a bounded number of blocking threads,
//! writes on SQLite's one writer thread (`writer`) or on a pooled PostgreSQL connection. A write is acknowledged only
//! after its COMMIT. When the database is away, what needs it is answered [`StoreError::Unavailable`] within seconds,
//! and connections come back by themselves.

mod address;
mod alone;
mod connection;
mod either;
mod error;
mod migrations;
mod pool;
mod postgres;
mod writer;

#[cfg(test)]
pub(crate) mod scratch;
#[cfg(test)]
mod tests;

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

pub use alone::Alone;
pub use either::{EitherConnection as Connection, MultiBackend};
pub use error::{OpenError, StoreError};
pub use migrations::{SCHEMA, SchemaState};

use address::Address;
use connection::Purpose;
use pool::Pool;
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
}

impl Default for Options {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self { connections: (cores * 4).clamp(4, 64), wait: Duration::from_secs(2), statement: Duration::from_secs(5) }
    }
}

/// The durable store. Clones share its connections.
#[derive(Clone)]
pub struct Database {
    address: Arc<Address>,
    options: Options,
    pool: Arc<Pool>,
    writer: Option<Writer>,
}

impl Database {
    /// The database at `address`: `sqlite:PATH`, `postgres://...` or `postgresql://...`. Nothing is connected yet, so
    /// that a server which is away is met by the first call, as it would be later.
    pub fn open(address: &str, options: Options) -> Result<Self, OpenError> {
        let address = Arc::new(Address::parse(address)?);
        let purpose = match *address {
            Address::Sqlite(_) => Purpose::Read,
            Address::Postgres(_) => Purpose::Write,
        };
        let pool = Arc::new(Pool::new(Arc::clone(&address), purpose, options.clone()));
        let writer = match *address {
            Address::Sqlite(_) => Some(Writer::start(Arc::clone(&address), options.clone())?),
            Address::Postgres(_) => None,
        };
        Ok(Self { address, options, pool, writer })
    }

    /// Which kind it is.
    pub fn backend(&self) -> Backend {
        match *self.address {
            Address::Sqlite(_) => Backend::Sqlite,
            Address::Postgres(_) => Backend::Postgres,
        }
    }

    /// Runs `job`, which only reads, on a blocking thread with a connection of its own. The job's statements are not one
    /// transaction. On SQLite a statement that writes fails.
    pub async fn read<T, E>(&self, job: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let permit = self.pool.permit().await?;
        let pool = Arc::clone(&self.pool);
        blocking(move || {
            let _permit = permit;
            pool.read(job)
        })
        .await
    }

    /// Runs `job` in one transaction and answers after its COMMIT; an `Err` rolls it back. The job has no effect but on
    /// its connection and may run again. PostgreSQL: READ COMMITTED, for single-statement swaps and plain inserts.
    pub async fn write<T, E>(&self, job: impl Fn(&mut Connection) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.change(job, false).await
    }

    /// As [`Database::write`], as if no other write ran beside it: for acts that count or compare rows before they
    /// change some (the last owner). PostgreSQL: SERIALIZABLE, run again where another transaction interfered.
    pub async fn write_serializable<T, E>(&self, job: impl Fn(&mut Connection) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.change(job, true).await
    }

    async fn change<T, E>(&self, job: impl Fn(&mut Connection) -> Result<T, E> + Send + 'static, serializable: bool) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        if let Some(writer) = &self.writer {
            return writer.write(job).await;
        }
        let permit = self.pool.permit().await?;
        let pool = Arc::clone(&self.pool);
        blocking(move || {
            let _permit = permit;
            postgres::write(&pool, serializable, job)
        })
        .await
    }

    /// Whether it answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read(|conn| diesel::r2d2::R2D2Connection::ping(conn).map_err(StoreError::from)).await
    }

    /// Brings the schema up to this binary's, one process at a time, and gives the names of what was applied.
    /// A database whose `oldest_binary` is above [`SCHEMA`] is left as it is and refused.
    pub async fn migrate(&self) -> Result<Vec<String>, OpenError> {
        let (address, options) = (Arc::clone(&self.address), self.options.clone());
        blocking(move || migrations::migrate(&address, &options)).await
    }

    /// What [`Database::migrate`] would apply, and what the database says of itself.
    pub async fn schema(&self) -> Result<SchemaState, OpenError> {
        let (address, options) = (Arc::clone(&self.address), self.options.clone());
        blocking(move || migrations::state(&address, &options)).await
    }

    /// Takes the right to be the only `serve` over this database and the data folder, for as long as the value lives:
    /// needed on SQLite, and with the embedded transient store beside any database.
    pub async fn hold_alone(&self, folder: &Path) -> Result<Alone, OpenError> {
        let (address, options, folder) = (Arc::clone(&self.address), self.options.clone(), folder.to_owned());
        blocking(move || alone::hold(&address, &options, &folder)).await
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database").field("backend", &self.backend()).finish_non_exhaustive()
    }
}

/// Runs `work` off the async workers; a panic in it becomes an error of this call alone.
async fn blocking<T, E>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) if error.is_panic() => Err(StoreError::Panicked.into()),
        Err(_) => Err(StoreError::Unavailable("the process is ending".into()).into()),
    }
}
