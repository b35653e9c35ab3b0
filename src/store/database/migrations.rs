//! The schema: one set of migrations for each backend, applied by one process at a time.
//!
//! A migration only adds within a minor release and removes one release later, so that replicas of two neighbouring
//! releases work side by side; `schema_version.oldest_binary` names the oldest schema number that still may.

use std::sync::Arc;
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::migration::{Migration as _, MigrationSource, MigrationVersion};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::EitherConnection;
use super::address::Address;
use super::connection::{ConnectionPurpose, Held, connect};
use super::error::Trouble;
use super::{OpenError, Options};
use crate::store::schema::schema_version;

pub(super) const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
pub(super) const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");

/// The schema number that this binary knows.
pub const SCHEMA: i64 = 33;

/// The advisory lock under which PostgreSQL is migrated.
const LOCK: i64 = 0x4c61_7463_686b_6579; // "Latchkey"

/// What the `migrate` command shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaState {
    /// Migrations that this binary has and the database has not, in their order.
    pub pending: Vec<String>,
    /// The database's schema number; none where it is empty.
    pub version: Option<i64>,
    /// The oldest schema number that may work on it.
    pub oldest_binary: Option<i64>,
    /// This binary's schema number, [`SCHEMA`].
    pub own: i64,
}

/// How long a statement of a migration waits for other sessions' locks before it is logged and tried again. Other statements
/// behind it in the lock queue wait equally long.
const LOCK_WAIT: Duration = Duration::from_secs(3);
/// How long between two looks at a lock that another process holds, and between two lines of the log about it.
const LOOK: Duration = Duration::from_millis(250);
const SAY: Duration = Duration::from_secs(3);

/// Says every few seconds what is waited for.
struct Waiting {
    began: Instant,
    said: Option<Instant>,
}

impl Waiting {
    fn begin() -> Self {
        Self { began: Instant::now(), said: None }
    }

    fn on(&mut self, what: &str) {
        if self.said.is_none_or(|at| at.elapsed() >= SAY) {
            self.said = Some(Instant::now());
            tracing::warn!(seconds = self.began.elapsed().as_secs(), "the schema cannot be changed yet: {what}");
        }
        std::thread::sleep(LOOK);
    }
}

/// Applies what is missing. The role of `address` may change the schema; `serving`, where it is another role, gets the rights
/// on its tables that serving needs.
pub(super) fn migrate(address: &Arc<Address>, serving: Option<&Arc<Address>>, options: &Options) -> Result<Vec<String>, OpenError> {
    let current = state(address, options)?;
    refuse_if_too_old(current.version.zip(current.oldest_binary))?;
    // Nothing to do needs no right to do it: neither CREATE nor, on a file or replica that takes no writes, a lock.
    if current.pending.is_empty() && serving.is_none() {
        return Ok(Vec::new());
    }
    let mut held = connect(address, ConnectionPurpose::Migrate, options)?;
    match held.connection.either() {
        EitherConnection::Sqlite(sqlite) => migrate_sqlite(sqlite, address),
        EitherConnection::Postgres(_) => migrate_postgres(&mut held, serving, options),
    }
}

/// The transaction is the lock; each migration is a savepoint in it.
fn migrate_sqlite(sqlite: &mut SqliteConnection, address: &Address) -> Result<Vec<String>, OpenError> {
    let mut waiting = Waiting::begin();
    loop {
        let done = sqlite.exclusive_transaction(|sqlite| {
            refuse_if_too_old(read_version_sqlite(sqlite)?)?;
            apply(sqlite, SQLITE)
        });
        match done {
            Err(OpenError::Unavailable(why)) if why.contains("database is locked") => {
                waiting.on(&address.lock_told());
            }
            done => return done,
        }
    }
}

#[derive(QueryableByName)]
struct Right {
    #[diesel(sql_type = Bool)]
    granted: bool,
}

/// The lock is the transaction's, which a pooler leaves whole, and it is only tried: who waits can say so and can be ended.
fn migrate_postgres(held: &mut Held, serving: Option<&Arc<Address>>, options: &Options) -> Result<Vec<String>, OpenError> {
    let mut waiting = Waiting::begin();
    let role = serving.map(|address| role_of(address, options)).transpose()?;
    loop {
        let seen = Arc::clone(&held.seen);
        let EitherConnection::Postgres(postgres) = held.connection.either() else { return Ok(Vec::new()) };
        seen.take();
        AnsiTransactionManager::begin_transaction_sql(
            postgres,
            &format!(
                "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; \
                 SET LOCAL lock_timeout = {}",
                LOCK_WAIT.as_millis()
            ),
        )?;
        let lock: Right = diesel::sql_query(format!("SELECT pg_try_advisory_xact_lock({LOCK}) AS granted")).get_result(postgres)?;
        if !lock.granted {
            let who = holder(postgres);
            AnsiTransactionManager::rollback_transaction(postgres)?;
            waiting.on(&format!("another process migrates this database and holds the lock{who}"));
            continue;
        }
        let begun = Instant::now();
        let done = apply_postgres(postgres, role.as_deref());
        match done {
            Ok(applied) => {
                AnsiTransactionManager::commit_transaction(postgres)?;
                return Ok(applied);
            }
            Err(error) => {
                let _ = AnsiTransactionManager::rollback_transaction(postgres); // the connection's end does it otherwise
                // A statement that failed for no reason of its own, after as long as it may wait, has waited for a lock.
                if seen.met().is(Trouble::Passing) && begun.elapsed() >= LOCK_WAIT {
                    waiting.on("another session holds a lock on one of its tables (a long transaction, a dump)");
                    continue;
                }
                return Err(error);
            }
        }
    }
}

fn apply_postgres(postgres: &mut PgConnection, role: Option<&str>) -> Result<Vec<String>, OpenError> {
    refuse_if_too_old(read_version_postgres(postgres)?)?;
    let missing = pending_of::<Pg>(POSTGRES, &applied_postgres(postgres)?)?;
    let mut applied = Vec::new();
    if !missing.is_empty() {
        let right: Right = diesel::sql_query("SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS granted")
            .get_result(postgres)?;
        if !right.granted {
            return Err(OpenError::NoRight(missing));
        }
        applied = apply(postgres, POSTGRES)?;
    }
    if let Some(role) = role {
        grant_rows(postgres, role)?;
    }
    Ok(applied)
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Who holds the lock, as far as this role may know.
fn holder(postgres: &mut PgConnection) -> String {
    // An advisory lock's 64 bits stand in two columns.
    let found = diesel::sql_query(format!(
        "SELECT format(' (session %s, %s)', l.pid, coalesce(nullif(a.application_name, ''), 'unnamed')) AS line
         FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
         WHERE l.locktype = 'advisory' AND l.granted AND l.classid::bigint = {} AND l.objid::bigint = {} LIMIT 1",
        LOCK >> 32,
        LOCK & 0xffff_ffff
    ));
    found.get_result::<Line>(postgres).map(|found| found.line).unwrap_or_default()
}

/// The role that an address signs in as.
fn role_of(address: &Arc<Address>, options: &Options) -> Result<String, OpenError> {
    let mut held = connect(address, ConnectionPurpose::Migrate, options)?;
    match held.connection.either() {
        EitherConnection::Postgres(postgres) => {
            Ok(diesel::sql_query("SELECT current_user::text AS line").get_result::<Line>(postgres)?.line)
        }
        EitherConnection::Sqlite(_) => Err(OpenError::Address("an SQLite file has no roles".into())),
    }
}

/// Lets `role` read and change the rows of the tables that this role owns in the schema, and nothing else.
fn grant_rows(postgres: &mut PgConnection, role: &str) -> Result<(), OpenError> {
    let grants = diesel::sql_query(
        "SELECT format(CASE WHEN left(tablename, 2) = '__' THEN 'GRANT SELECT ON %I.%I TO %I'
                            ELSE 'GRANT SELECT, INSERT, UPDATE, DELETE ON %I.%I TO %I' END, schemaname, tablename, $1) AS line
         FROM pg_tables WHERE schemaname = current_schema() AND tableowner = current_user AND current_user <> $1",
    );
    let grants: Vec<Line> = grants.bind::<Text, _>(role).load(postgres)?;
    for grant in grants {
        postgres.batch_execute(&grant.line)?;
    }
    Ok(())
}

/// What the database says of itself. It only reads, and needs no more rights than reading.
pub(super) fn state(address: &Arc<Address>, options: &Options) -> Result<SchemaState, OpenError> {
    let mut held = connect(address, ConnectionPurpose::Migrate, options)?;
    let (pending, stated) = match held.connection.either() {
        EitherConnection::Sqlite(sqlite) => (pending_of::<Sqlite>(SQLITE, &applied_sqlite(sqlite)?)?, read_version_sqlite(sqlite)?),
        EitherConnection::Postgres(postgres) => {
            (pending_of::<Pg>(POSTGRES, &applied_postgres(postgres)?)?, read_version_postgres(postgres)?)
        }
    };
    Ok(SchemaState { pending, version: stated.map(|(version, _)| version), oldest_binary: stated.map(|(_, oldest)| oldest), own: SCHEMA })
}

pub(super) fn refuse_if_too_old(stated: Option<(i64, i64)>) -> Result<(), OpenError> {
    match stated {
        Some((_, oldest)) if oldest > SCHEMA => Err(OpenError::TooOld { oldest, own: SCHEMA }),
        _ => Ok(()),
    }
}

fn apply<DB: diesel::backend::Backend>(
    connection: &mut impl MigrationHarness<DB>,
    source: EmbeddedMigrations,
) -> Result<Vec<String>, OpenError>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    let applied = connection.run_pending_migrations(source).map_err(|error| OpenError::Migration(error.to_string()))?;
    Ok(applied.iter().map(ToString::to_string).collect())
}

/// The migrations of ours that are not among `applied`.
fn pending_of<DB: diesel::backend::Backend>(source: EmbeddedMigrations, applied: &[String]) -> Result<Vec<String>, OpenError>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    let mut ours = MigrationSource::<DB>::migrations(&source).map_err(|error| OpenError::Migration(error.to_string()))?;
    ours.sort_unstable_by(|a, b| a.name().version().cmp(&b.name().version()));
    let is_missing = |version: MigrationVersion<'_>| !applied.iter().any(|applied| MigrationVersion::from(applied.as_str()) == version);
    Ok(ours.iter().filter(|migration| is_missing(migration.name().version())).map(|migration| migration.name().to_string()).collect())
}

/// Where diesel keeps the versions that were applied. diesel itself would make this table to read it.
const APPLIED: &str = "SELECT version AS line FROM __diesel_schema_migrations";

fn applied_sqlite(sqlite: &mut SqliteConnection) -> Result<Vec<String>, OpenError> {
    let there: Tables =
        diesel::sql_query("SELECT count(*) AS tables FROM sqlite_master WHERE type = 'table' AND name = '__diesel_schema_migrations'")
            .get_result(sqlite)?;
    if there.tables == 0 {
        return Ok(Vec::new());
    }
    Ok(diesel::sql_query(APPLIED).load::<Line>(sqlite)?.into_iter().map(|version| version.line).collect())
}

fn applied_postgres(postgres: &mut PgConnection) -> Result<Vec<String>, OpenError> {
    let there: Tables = diesel::sql_query("SELECT count(*) AS tables FROM pg_class WHERE oid = to_regclass('__diesel_schema_migrations')")
        .get_result(postgres)?;
    if there.tables == 0 {
        return Ok(Vec::new());
    }
    Ok(diesel::sql_query(APPLIED).load::<Line>(postgres)?.into_iter().map(|version| version.line).collect())
}

#[derive(QueryableByName)]
struct Tables {
    #[diesel(sql_type = BigInt)]
    tables: i64,
}

fn read_version_sqlite(sqlite: &mut SqliteConnection) -> Result<Option<(i64, i64)>, OpenError> {
    let there: Tables = diesel::sql_query("SELECT count(*) AS tables FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'")
        .get_result(sqlite)?;
    if there.tables == 0 {
        return Ok(None);
    }
    Ok(schema_version::table.select((schema_version::version, schema_version::oldest_binary)).first(sqlite).optional()?)
}

fn read_version_postgres(postgres: &mut PgConnection) -> Result<Option<(i64, i64)>, OpenError> {
    let there: Tables =
        diesel::sql_query("SELECT count(*) AS tables FROM pg_class WHERE oid = to_regclass('schema_version')").get_result(postgres)?;
    if there.tables == 0 {
        return Ok(None);
    }
    Ok(schema_version::table.select((schema_version::version, schema_version::oldest_binary)).first(postgres).optional()?)
}
