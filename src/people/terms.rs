//! Which versions of the terms a person accepted.

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::store::schema::terms_accepted;
use crate::store::{Connection, StoreError, Writing};

/// Whether a person accepted this version.
///
/// # Errors
/// Where the store failed.
pub fn are_accepted(conn: &mut Connection, user_id: &str, version: &str) -> Result<bool, StoreError> {
    let row = terms_accepted::table.find((user_id, version)).select(terms_accepted::accepted_at).first::<i64>(conn).optional()?;
    Ok(row.is_some())
}

/// Notes that a person accepts this version; false where they had.
///
/// # Errors
/// Where the store failed.
pub fn accept(conn: &mut Writing<'_>, user_id: &str, version: &str, now: Timestamp) -> Result<bool, StoreError> {
    if are_accepted(conn, user_id, version)? {
        return Ok(false);
    }
    let row = (terms_accepted::user_id.eq(user_id), terms_accepted::version.eq(version), terms_accepted::accepted_at.eq(now.as_millis()));
    diesel::insert_into(terms_accepted::table).values(row).execute(conn.rows())?;
    Ok(true)
}
