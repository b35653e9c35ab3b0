//! Whether the database takes writes.

use diesel::Connection as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::{Connection, EitherConnection, StoreError, Writing};
use crate::clock::Timestamp;
use crate::store::schema::leases;

/// The row that is written. It stands among the leases, and nobody holds anything by it.
const NAME: &str = "probe";

/// Writes the row. Where another transaction holds it, the database takes writes, and there is nothing to wait for: a replica
/// that stands still in its own probe must not make the others unready.
pub(super) fn write(conn: &mut Writing<'_>, now: Timestamp) -> Result<(), StoreError> {
    let moment = leases::until.eq(now.as_millis());
    let row = leases::table.find(NAME).select(leases::name);
    let free: Option<String> = match conn.rows().either() {
        EitherConnection::Postgres(conn) => row.for_update().skip_locked().get_result(conn).optional()?,
        EitherConnection::Sqlite(conn) => row.get_result(conn).optional()?,
    };
    if free.is_some() {
        diesel::update(leases::table.find(NAME)).set(moment).execute(conn.rows())?;
        return Ok(());
    }
    if leases::table.find(NAME).select(leases::name).get_result::<String>(conn.rows()).optional()?.is_some() {
        return Ok(());
    }
    let row = (leases::name.eq(NAME), leases::holder.eq(""), moment);
    let inserted = conn.rows().transaction(|conn| diesel::insert_into(leases::table).values(row).execute(conn).map_err(StoreError::from));
    match inserted {
        // Another replica was first, and so the database takes writes.
        Err(error) if error.is_unique_violation() => Ok(()),
        inserted => inserted.map(drop),
    }
}

/// How many connections PostgreSQL gives, beside how many may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConnectionRoom {
    /// What one server of these settings takes at most.
    pub each: i64,
    /// What the server, the role and the database allow this role.
    pub given: i64,
    /// The hosts that Latchkey is connected from, beside this call; at least one.
    pub servers: i64,
}

impl ConnectionRoom {
    /// What they may ask for together.
    pub fn wanted(&self) -> i64 {
        self.each.saturating_mul(self.servers)
    }
}

#[derive(QueryableByName)]
struct Given {
    #[diesel(sql_type = BigInt)]
    given: i64,
    #[diesel(sql_type = BigInt)]
    servers: i64,
}

/// Asks PostgreSQL how much room there is for servers of `each` connections. A limit of -1 is none, and `least` passes over NULL.
pub(super) fn connection_room(conn: &mut Connection, each: i64) -> Result<ConnectionRoom, StoreError> {
    let asked = diesel::sql_query(
        "SELECT least(
                    current_setting('max_connections')::bigint - current_setting('superuser_reserved_connections')::bigint
                        - coalesce(nullif(current_setting('reserved_connections', true), '')::bigint, 0),
                    (SELECT nullif(rolconnlimit, -1)::bigint FROM pg_roles WHERE rolname = current_user),
                    (SELECT nullif(datconnlimit, -1)::bigint FROM pg_database WHERE datname = current_database())
                ) AS given,
                (SELECT count(DISTINCT coalesce(host(client_addr), '')) FROM pg_stat_activity
                 WHERE datname = current_database() AND usename = current_user AND application_name = 'latchkey'
                   AND pid <> pg_backend_pid()) AS servers",
    );
    let Given { given, servers } = asked.get_result(conn)?;
    Ok(ConnectionRoom { each, given, servers: servers.max(1) })
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
