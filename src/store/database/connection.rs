//! One connection of either backend, set up for its purpose.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use diesel::connection::{CacheSize, InstrumentationEvent, SimpleConnection};
use diesel::sql_types::{Nullable, Text};
use diesel::{Connection as _, PgConnection, RunQueryDsl as _, SqliteConnection};

use super::Connection;
use super::Options;
use super::either::EitherConnection;
use crate::store::private_file;

use super::address::{Address, Server};
use super::error::{StoreError, Trouble, told, trouble, trouble_of_postgres};
use super::progress::Progress;

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConnectionPurpose {
    /// Queries alone (SQLite refuses anything else).
    Read,
    /// Transactions.
    Write,
    /// Migrations and locks: no statement timeout.
    Migrate,
}

/// How much of an SQLite file a reader keeps in memory, in KiB. Readers are many, and the operating system keeps the file's pages
/// for all of them.
const READER_CACHE: u32 = 256;
/// How long a transaction may stand idle before PostgreSQL ends it, in milliseconds.
const IDLE_IN_TRANSACTION: u64 = 30_000;

/// What the statements of one job met, noticed apart from what the job makes of its errors.
#[derive(Clone, Debug, Default)]
pub(super) struct Met {
    /// Any error at all.
    pub(super) failed: bool,
    /// The last trouble, and what is told of it.
    pub(super) trouble: Option<(Trouble, String)>,
}

impl Met {
    pub(super) fn is(&self, wanted: Trouble) -> bool {
        self.trouble.as_ref().is_some_and(|(trouble, _)| *trouble == wanted)
    }

    /// Whether the connection is of no more use.
    pub(super) fn spoils_connection(&self) -> bool {
        self.is(Trouble::Lost) || self.is(Trouble::ReadOnly)
    }

    /// A job that failed while the database was in trouble failed by it, whatever the job made of that.
    pub(super) fn overrule<T, E: From<StoreError>>(&self, done: Result<T, E>) -> Result<T, E> {
        match (&self.trouble, done) {
            (Some((_, told)), Err(_)) => Err(StoreError::Unavailable(told.clone()).into()),
            (_, done) => done,
        }
    }
}

/// Where a connection's statements leave what they meet.
#[derive(Default)]
pub(super) struct Seen(Mutex<Watched>);

#[derive(Default)]
struct Watched {
    met: Met,
    /// The call that uses the connection now.
    progress: Option<Arc<Progress>>,
}

impl Seen {
    /// A new job begins on the connection.
    pub(super) fn begin(&self, progress: &Arc<Progress>) {
        *self.watched() = Watched { met: Met::default(), progress: Some(Arc::clone(progress)) };
    }

    /// What the job has met so far.
    pub(super) fn met(&self) -> Met {
        self.watched().met.clone()
    }

    /// The same, to begin anew.
    pub(super) fn take(&self) -> Met {
        std::mem::take(&mut self.watched().met)
    }

    pub(super) fn note(&self, error: &diesel::result::Error, judge: fn(&diesel::result::Error) -> Option<Trouble>) {
        let mut watched = self.watched();
        watched.met.failed = true;
        // The first trouble is the cause of what follows, but for the loss of the connection.
        if let Some(trouble) = judge(error)
            && (watched.met.trouble.is_none() || trouble == Trouble::Lost)
        {
            watched.met.trouble = Some((trouble, told(trouble, error)));
        }
    }

    /// The connection is of no more use, whatever it met: another is to be had.
    pub(super) fn spoil(&self, error: &diesel::result::Error) {
        self.watched().met.trouble = Some((Trouble::Lost, error.to_string()));
    }

    fn sign(&self, is_new: bool) {
        if let Some(progress) = &self.watched().progress {
            progress.sign();
            if is_new {
                progress.count();
            }
        }
    }

    fn watched(&self) -> MutexGuard<'_, Watched> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An open connection with what is known about it.
pub(super) struct Held {
    pub(super) connection: Connection,
    /// Where it leads.
    pub(super) address: Arc<Address>,
    pub(super) seen: Arc<Seen>,
    /// When it was made, and when it was last used.
    pub(super) made: Instant,
    pub(super) used: Instant,
    /// The session is handed on between transactions by a pooler, so its limits are set in each of them.
    pub(super) limits: Option<String>,
}

impl Held {
    /// How errors of this backend are judged.
    pub(super) fn judge(&self) -> fn(&diesel::result::Error) -> Option<Trouble> {
        match *self.address {
            Address::Postgres(_) => trouble_of_postgres,
            Address::Sqlite(_) => trouble,
        }
    }
}

/// Connects; blocking, for at most the address' connect timeout.
pub(super) fn connect(address: &Arc<Address>, purpose: ConnectionPurpose, options: &Options) -> Result<Held, StoreError> {
    let mut limits = None;
    let connection = match &**address {
        Address::Sqlite(path) => EitherConnection::Sqlite(sqlite(path, purpose, options.statement)?),
        Address::Postgres(server) => {
            let (connection, is_pooled) = postgres(server, purpose, options.statement)?;
            limits = is_pooled.then(|| in_transaction(purpose, options.statement));
            EitherConnection::Postgres(connection)
        }
    };
    let (address, made) = (Arc::clone(address), Instant::now());
    let mut held = Held { connection: connection.into(), address, seen: Arc::default(), made, used: made, limits };
    let (noted, judge) = (Arc::clone(&held.seen), held.judge());
    held.connection.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::FinishQuery { error: Some(error), .. } = &event {
            noted.note(error, judge);
        }
        noted.sign(matches!(event, InstrumentationEvent::StartQuery { .. }));
    });
    Ok(held)
}

fn sqlite(path: &Path, purpose: ConnectionPurpose, busy: Duration) -> Result<SqliteConnection, StoreError> {
    private_file::ensure(path).map_err(|error| StoreError::Unavailable(error.to_string()))?;
    let name = path.to_str().ok_or_else(|| StoreError::Unavailable("the path of the database is not UTF-8".into()))?;
    let mut connection =
        SqliteConnection::establish(name).map_err(|error| StoreError::Unavailable(format!("{}: {error}", path.display())))?;
    // The wait for other processes' locks comes first: switching to WAL may meet one already.
    let begun = connection.batch_execute(&format!("PRAGMA busy_timeout = {}", busy.as_millis())).and_then(|()| {
        connection.batch_execute(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA journal_size_limit = 67108864;",
        )
    });
    begun.map_err(|error| StoreError::Unavailable(format!("{}: {error}", path.display())))?;
    if purpose == ConnectionPurpose::Read {
        connection.batch_execute(&format!("PRAGMA query_only = ON; PRAGMA cache_size = -{READER_CACHE}"))?;
    }
    Ok(connection)
}

/// The limits of a session.
fn session(purpose: ConnectionPurpose, statement: Duration) -> [(&'static str, String); 3] {
    let statement = if purpose == ConnectionPurpose::Migrate { 0 } else { statement.as_millis() };
    [
        ("statement_timeout", statement.to_string()),
        ("lock_timeout", statement.to_string()),
        ("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION.to_string()),
    ]
}

/// The same for one transaction.
fn in_transaction(purpose: ConnectionPurpose, statement: Duration) -> String {
    session(purpose, statement).iter().map(|(name, value)| format!("; SET LOCAL {name} = {value}")).collect()
}

/// Marks a session that is ours alone.
const MARK: &str = "latchkey.session";

#[derive(diesel::QueryableByName)]
struct Mark {
    #[diesel(sql_type = Nullable<Text>)]
    mark: Option<String>,
}

/// A connection, and whether a pooler shares its session with others. A pooler in transaction mode refuses the settings that
/// a session begins with, or lets them fall; then no statement may have a name and no setting may outlive its transaction
/// ([PgBouncer's features](https://www.pgbouncer.org/features.html)).
fn postgres(server: &Server, purpose: ConnectionPurpose, statement: Duration) -> Result<(PgConnection, bool), StoreError> {
    let failed = |error: diesel::ConnectionError| StoreError::Unavailable(error.to_string());
    if !server.is_pooled() {
        let mut settings = session(purpose, statement).to_vec();
        settings.push((MARK, "own".to_owned()));
        match PgConnection::establish(&server.with_session(&settings)) {
            Ok(mut connection) => {
                let found: Mark =
                    diesel::sql_query(format!("SELECT current_setting('{MARK}', true) AS mark")).get_result(&mut connection)?;
                if found.mark.as_deref() == Some("own") {
                    return Ok((connection, false));
                }
            }
            Err(error) if !is_refusal_of_settings(&error) => return Err(failed(error)),
            Err(_) => {}
        }
        server.note_pooled();
    }
    let mut connection = PgConnection::establish(server.plain()).map_err(failed)?;
    connection.set_prepared_statement_cache_size(CacheSize::Disabled);
    Ok((connection, true))
}

/// Poolers say so in English alone, whatever language the server speaks.
fn is_refusal_of_settings(error: &diesel::ConnectionError) -> bool {
    let told = error.to_string();
    told.contains("startup parameter") || told.contains("command-line options")
}
