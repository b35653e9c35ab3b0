//! One counter per part of the snapshot, raised in the transaction of the change: who reads it knows what to read again.

use diesel::prelude::*;

use super::schema::revisions;
use super::{Connection, StoreError, Writing};

/// The parts that have a counter.
pub mod part {
    /// Registered clients and their secrets.
    pub const CLIENTS: &str = "clients";
    /// Resource servers.
    pub const RESOURCES: &str = "resources";
    /// Declared attributes of people.
    pub const ATTRIBUTES: &str = "attributes";
    /// Providers whose accounts people sign in with.
    pub const UPSTREAMS: &str = "upstreams";
    /// Rules who must use what.
    pub const RULES: &str = "rules";
    /// Versions of the terms.
    pub const TERMS: &str = "terms";
    /// Signing keys.
    pub const KEYS: &str = "keys";
    /// Revoked tokens, grants and sessions.
    pub const REVOCATIONS: &str = "revocations";
}

/// Raises the counter of `part` and gives its new value. An update and not a sequence: the row's lock makes others that raise
/// it wait for this transaction, so that revisions become visible in their order.
pub fn bump(conn: &mut Writing<'_>, part: &'static str) -> Result<i64, StoreError> {
    conn.note_raised(part);
    diesel::update(revisions::table.find(part)).set(revisions::revision.eq(revisions::revision + 1)).execute(conn.rows())?;
    current(conn, part)
}

/// The counter of `part`.
pub fn current(conn: &mut Connection, part: &str) -> Result<i64, StoreError> {
    Ok(revisions::table.find(part).select(revisions::revision).get_result(conn)?)
}

/// Every part with its counter, in one query.
pub fn all(conn: &mut Connection) -> Result<Vec<(String, i64)>, StoreError> {
    Ok(revisions::table.select((revisions::part, revisions::revision)).order(revisions::part).load(conn)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::database::scratch::Scratch;

    #[tokio::test]
    async fn a_bump_raises_one_part_alone() {
        for scratch in Scratch::each().await {
            let database = &scratch.database;
            let first = database.write(|conn| bump(conn, part::KEYS)).await.unwrap();
            assert_eq!(database.write(|conn| bump(conn, part::KEYS)).await.unwrap(), first + 1);
            let all = database.read(all).await.unwrap();
            assert_eq!(all.iter().find(|(name, _)| name == part::KEYS).unwrap().1, first + 1);
            assert_eq!(all.iter().find(|(name, _)| name == part::CLIENTS).unwrap().1, 0);
            assert!(database.write(|conn| bump(conn, "nothing")).await.is_err());
        }
    }
}
