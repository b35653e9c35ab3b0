//! Hashes of passwords that people had before, so that they choose none of them again. Each is sealed and bound to its row.

use diesel::prelude::*;
use zeroize::Zeroizing;

use crate::clock::{Random, Timestamp};
use crate::store::schema::former_passwords;
use crate::store::{Connection, KeyRing, StoreError, Writing};

/// Where a hash is sealed to: it opens in no other row.
fn place(id: &str) -> String {
    format!("former_passwords.sealed.{id}")
}

/// A password that was replaced.
#[derive(Clone, Copy, Debug)]
pub struct FormerPassword<'a> {
    /// The id of the credential that it was.
    pub id: &'a str,
    /// Whose it was.
    pub user_id: &'a str,
    /// What was kept of it.
    pub hash: &'a str,
}

/// Keeps what was kept of a password that is replaced now.
///
/// # Errors
/// Where the store failed.
pub fn insert(
    conn: &mut Writing<'_>,
    ring: &KeyRing,
    random: &Random,
    former: FormerPassword<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sealed = ring.seal().seal(random, &place(former.id), former.hash.as_bytes())?;
    let row = (
        former_passwords::id.eq(former.id),
        former_passwords::user_id.eq(former.user_id),
        former_passwords::sealed.eq(sealed),
        former_passwords::replaced_at.eq(now.as_millis()),
    );
    diesel::insert_into(former_passwords::table).values(row).execute(conn.rows())?;
    Ok(())
}

/// What was kept of a person's passwords, at most `most` of them, the last one first.
///
/// # Errors
/// Where the store failed, or one does not open.
pub fn last(conn: &mut Connection, ring: &KeyRing, user_id: &str, most: i64) -> Result<Vec<Zeroizing<Vec<u8>>>, StoreError> {
    let rows: Vec<(String, String)> = former_passwords::table
        .filter(former_passwords::user_id.eq(user_id))
        .order((former_passwords::replaced_at.desc(), former_passwords::id.desc()))
        .limit(most)
        .select((former_passwords::id, former_passwords::sealed))
        .load(conn)?;
    rows.iter().map(|(id, sealed)| ring.open(&place(id), sealed)).collect()
}

/// Deletes all but a person's last `kept`.
///
/// # Errors
/// Where the store failed.
pub fn keep_last(conn: &mut Writing<'_>, user_id: &str, kept: i64) -> Result<(), StoreError> {
    let ids: Vec<String> = former_passwords::table
        .filter(former_passwords::user_id.eq(user_id))
        .order((former_passwords::replaced_at.desc(), former_passwords::id.desc()))
        .select(former_passwords::id)
        .load(conn.rows())?;
    let surplus: Vec<String> = ids.into_iter().skip(usize::try_from(kept).unwrap_or_default()).collect();
    if !surplus.is_empty() {
        diesel::delete(former_passwords::table.filter(former_passwords::id.eq_any(surplus))).execute(conn.rows())?;
    }
    Ok(())
}
