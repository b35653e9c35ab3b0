//! The schema: one set of migrations for each backend, applied by one process at a time.
//!
//! A migration only adds within a minor release and removes one release later, so that replicas of two neighbouring
//! releases work side by side; `schema_version.oldest_binary` names the oldest schema number that still may.

use diesel::connection::SimpleConnection;
use diesel::migration::{Migration as _, MigrationSource};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::address::Address;
use super::connection::{Connection, Purpose, connect};
use super::{OpenError, Options};
use crate::store::schema::schema_version;

const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");

/// The schema number that this binary knows.
pub const SCHEMA: i64 = 4;

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

pub(super) fn migrate(address: &Address, options: &Options) -> Result<Vec<String>, OpenError> {
    let mut held = connect(address, Purpose::Migrate, options)?;
    match &mut held.connection {
        // The transaction is the lock; each migration is a savepoint in it.
        Connection::Sqlite(sqlite) => sqlite.exclusive_transaction(|sqlite| {
            refuse_if_too_old(read_version_sqlite(sqlite)?)?;
            apply(sqlite, SQLITE)
        }),
        // The lock is the session's: it goes with the connection however this ends.
        Connection::Postgres(postgres) => {
            postgres.batch_execute(&format!("SELECT pg_advisory_lock({LOCK})"))?;
            refuse_if_too_old(read_version_postgres(postgres)?)?;
            apply(postgres, POSTGRES)
        }
    }
}

pub(super) fn state(address: &Address, options: &Options) -> Result<SchemaState, OpenError> {
    let mut held = connect(address, Purpose::Migrate, options)?;
    let (pending, stated) = match &mut held.connection {
        Connection::Sqlite(sqlite) => (pending(sqlite, SQLITE)?, read_version_sqlite(sqlite)?),
        Connection::Postgres(postgres) => (pending(postgres, POSTGRES)?, read_version_postgres(postgres)?),
    };
    Ok(SchemaState { pending, version: stated.map(|(version, _)| version), oldest_binary: stated.map(|(_, oldest)| oldest), own: SCHEMA })
}

fn refuse_if_too_old(stated: Option<(i64, i64)>) -> Result<(), OpenError> {
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

fn pending<DB: diesel::backend::Backend>(
    connection: &mut impl MigrationHarness<DB>,
    source: EmbeddedMigrations,
) -> Result<Vec<String>, OpenError>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    let pending = connection.pending_migrations(source).map_err(|error| OpenError::Migration(error.to_string()))?;
    Ok(pending.iter().map(|migration| migration.name().to_string()).collect())
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
