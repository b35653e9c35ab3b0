//! One connection of either backend, set up for its purpose.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use diesel::connection::{InstrumentationEvent, SimpleConnection};
use diesel::{Connection as _, PgConnection, SqliteConnection};

use super::Options;
pub use super::either::EitherConnection as Connection;

use super::address::Address;
use super::error::{StoreError, is_lost, is_retryable};

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Queries alone (SQLite refuses anything else).
    Read,
    /// Transactions.
    Write,
    /// Migrations and locks: no statement timeout.
    Migrate,
}

/// What the statements of a connection met, noticed apart from what a job makes of its errors.
#[derive(Debug, Default)]
pub(super) struct Seen {
    failed: AtomicBool,
    lost: AtomicBool,
    retryable: AtomicBool,
}

impl Seen {
    pub(super) fn note(&self, error: &diesel::result::Error) {
        self.failed.store(true, Ordering::Relaxed);
        if is_lost(error) {
            self.lost.store(true, Ordering::Relaxed);
        }
        if is_retryable(error) {
            self.retryable.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn lost(&self) -> bool {
        self.lost.load(Ordering::Relaxed)
    }

    /// Whether any error was met since the last call.
    pub(super) fn take_failed(&self) -> bool {
        self.failed.swap(false, Ordering::Relaxed)
    }

    /// Whether a retryable error was met since the last call.
    pub(super) fn take_retryable(&self) -> bool {
        self.retryable.swap(false, Ordering::Relaxed)
    }
}

/// An open connection with what is known about it.
pub(super) struct Held {
    pub(super) connection: Connection,
    pub(super) seen: Arc<Seen>,
    pub(super) used: Instant,
}

/// Connects; blocking, for at most the address' connect timeout.
pub(super) fn connect(address: &Address, purpose: Purpose, options: &Options) -> Result<Held, StoreError> {
    let mut connection = match address {
        Address::Sqlite(path) => Connection::Sqlite(sqlite(path, purpose, options.statement)?),
        Address::Postgres(url) => Connection::Postgres(postgres(url, purpose, options.statement)?),
    };
    let seen = Arc::new(Seen::default());
    let noted = Arc::clone(&seen);
    connection.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::FinishQuery { error: Some(error), .. } = event {
            noted.note(error);
        }
    });
    Ok(Held { connection, seen, used: Instant::now() })
}

fn sqlite(path: &Path, purpose: Purpose, busy: Duration) -> Result<SqliteConnection, StoreError> {
    make_private(path).map_err(|error| StoreError::Unavailable(format!("{}: {error}", path.display())))?;
    let name = path.to_str().ok_or_else(|| StoreError::Unavailable("the path of the database is not UTF-8".into()))?;
    let mut connection =
        SqliteConnection::establish(name).map_err(|error| StoreError::Unavailable(format!("{}: {error}", path.display())))?;
    // The wait for other processes' locks comes first: switching to WAL may meet one already.
    connection.batch_execute(&format!("PRAGMA busy_timeout = {}", busy.as_millis()))?;
    connection.batch_execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA journal_size_limit = 67108864;",
    )?;
    if purpose == Purpose::Read {
        connection.batch_execute("PRAGMA query_only = ON")?;
    }
    Ok(connection)
}

/// Makes the file for its owner alone before SQLite would make it by the umask; WAL and shared memory take its mode over.
fn make_private(path: &Path) -> std::io::Result<()> {
    if path.exists() {
        return Ok(());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder)?;
    }
    let mut new = std::fs::OpenOptions::new();
    new.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut new, 0o600);
    new.open(path).map(drop)
}

fn postgres(url: &str, purpose: Purpose, statement: Duration) -> Result<PgConnection, StoreError> {
    let mut connection = PgConnection::establish(url).map_err(|error| StoreError::Unavailable(error.to_string()))?;
    let statement = if purpose == Purpose::Migrate { 0 } else { statement.as_millis() };
    connection.batch_execute(&format!(
        "SET statement_timeout = {statement}; SET lock_timeout = {statement}; SET idle_in_transaction_session_timeout = 30000;
         SET default_transaction_isolation = 'read committed'"
    ))?;
    Ok(connection)
}
