//! The connection to either backend. In a file of its own, since the derive reads every name around it.

use diesel::{PgConnection, SqliteConnection};

/// A connection to either backend, behind the [`Connection`](super::Connection) of the rest of the crate. Insert, update, select with
/// `as_select()`, joins, `optional()` and transactions work through it; `on_conflict` and `returning` do not: ids are made
/// by us, and an insert that may meet its own key stands in a `conn.transaction(...)` whose unique violation is read.
#[derive(diesel::MultiConnection)]
pub enum EitherConnection {
    /// PostgreSQL.
    Postgres(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}
