//! Whether the database takes writes.

use diesel::Connection as _;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

use super::{Connection, StoreError};
use crate::clock::Timestamp;
use crate::store::schema::leases;

/// The row that is written. It stands among the leases, and nobody holds anything by it.
const NAME: &str = "probe";

/// Writes the row.
pub(super) fn write(conn: &mut Connection, now: Timestamp) -> Result<(), StoreError> {
    let moment = leases::until.eq(now.as_millis());
    if diesel::update(leases::table.find(NAME)).set(moment).execute(conn)? > 0 {
        return Ok(());
    }
    let row = (leases::name.eq(NAME), leases::holder.eq(""), moment);
    let inserted = conn.transaction(|conn| diesel::insert_into(leases::table).values(row).execute(conn).map_err(StoreError::from));
    match inserted {
        // Another replica was first, and so the database takes writes.
        Err(error) if error.is_unique_violation() => Ok(()),
        inserted => inserted.map(drop),
    }
}

#[derive(QueryableByName)]
struct Reason {
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
}

/// Why PostgreSQL would take no writes. The session's default is asked: the transaction of a reader may be read-only anyway.
pub(super) fn refuses_writes(conn: &mut Connection) -> Result<Option<String>, StoreError> {
    let asked = diesel::sql_query(
        "SELECT CASE WHEN pg_is_in_recovery() THEN 'it is a replica'
                     WHEN current_setting('default_transaction_read_only') = 'on' THEN 'it is read-only' END AS reason",
    );
    Ok(asked.get_result::<Reason>(conn)?.reason)
}
