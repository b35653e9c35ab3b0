//! What people and groups are sorted by and searched in, made anew where another release wrote it.

use crate::people::{groups, listing};
use crate::store::{Connection, Database, StoreError};

/// Rows of each kind in one transaction.
const BATCH: i64 = 500;
/// A start waits for so many batches at most. The rest of a large database follows while it serves (`upkeep`); until then those
/// people stand before all others in lists and no search finds them.
const BATCHES_AT_START: usize = 20;

/// Completes the first rows of an older release. A start that is no upgrade writes nothing.
///
/// # Errors
/// Where the database is away.
pub(super) async fn at_start(database: &Database) -> Result<(), StoreError> {
    for _ in 0..BATCHES_AT_START {
        if is_complete(database).await? {
            break;
        }
        batch(database).await?;
    }
    Ok(())
}

/// Completes all rows of an older release: for `migrate`.
///
/// # Errors
/// Where the database is away.
pub async fn all(database: &Database) -> Result<(), StoreError> {
    while !is_complete(database).await? {
        batch(database).await?;
    }
    Ok(())
}

async fn is_complete(database: &Database) -> Result<bool, StoreError> {
    database.read(|conn| Ok(!listing::is_incomplete(conn)? && !groups::is_incomplete(conn)?)).await
}

/// Completes the next rows of an older release. Gives the number of rows found.
///
/// # Errors
/// Where the database is away.
pub async fn batch(database: &Database) -> Result<usize, StoreError> {
    database.write(|conn| Ok(listing::complete(conn, BATCH)? + groups::complete(conn, BATCH)?)).await
}

/// How far a walk through all people and all groups has come: the last id of each that was checked.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    people: String,
    groups: String,
}

impl Checked {
    /// Whether all rows were checked, or none yet.
    pub fn is_at_the_beginning(&self) -> bool {
        self.people.is_empty() && self.groups.is_empty()
    }
}

/// Checks the next rows of a walk, and begins it anew after the last.
///
/// # Errors
/// Where the database is away.
pub async fn check(database: &Database, checked: Checked) -> Result<Checked, StoreError> {
    let next = move |conn: &mut Connection| {
        let people = listing::check_after(conn, &checked.people, BATCH)?.unwrap_or_default();
        let groups = groups::check_after(conn, &checked.groups, BATCH)?.unwrap_or_default();
        Ok(Checked { people, groups })
    };
    database.write(next).await
}
