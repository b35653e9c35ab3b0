//! Where a person or group stands in lists: the sort key that is stored with it. Another release may have made another of the same
//! name, and a page that begins behind what was never stored shows the same rows again and again.

use diesel::prelude::*;

use crate::store::schema::{groups, users};
use crate::store::{Connection, StoreError};
use crate::writing::collation;

/// The sort key of the person with this address key; what it would be where there is nobody.
pub(super) fn of_person(conn: &mut Connection, email_key: &str) -> Result<Vec<u8>, StoreError> {
    // No key holds U+0000, which PostgreSQL takes in no text.
    let stored = match email_key.contains('\0') {
        true => None,
        false => users::table.filter(users::email_key.eq(email_key)).select(users::sort_key).get_result(conn).optional()?,
    };
    Ok(stored.unwrap_or_else(|| collation::sort_key(email_key)))
}

/// The same of the group with this key of its name.
pub(super) fn of_group(conn: &mut Connection, name_key: &str) -> Result<Vec<u8>, StoreError> {
    let stored = match name_key.contains('\0') {
        true => None,
        false => groups::table.filter(groups::name_key.eq(name_key)).select(groups::sort_key).get_result(conn).optional()?,
    };
    Ok(stored.unwrap_or_else(|| collation::sort_key(name_key)))
}
