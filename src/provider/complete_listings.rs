//! What people and groups are sorted by and searched in, made anew where another release wrote it.

use crate::people::{groups, listing};
use crate::store::{Database, StoreError, Writing};

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

/// How far a walk through all rows of one kind has come.
#[derive(Clone, Debug, Default)]
struct Walk {
    /// The last id that was checked; empty at the beginning.
    after: String,
    /// It came to the end in this round.
    ended: bool,
}

impl Walk {
    /// Goes on with what one batch gave: the last id of it, `None` behind the last row.
    fn go_on(&mut self, last: Option<String>) {
        self.ended = last.is_none();
        self.after = last.unwrap_or_default();
    }
}

/// How far the walks through all people and through all groups have come.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    people: Walk,
    groups: Walk,
}

/// Checks at most `batches` batches of each kind, from where the last round ended. A walk that comes to its end begins anew in the
/// next round.
///
/// # Errors
/// Where the database is away.
pub async fn check(database: &Database, mut checked: Checked, batches: usize) -> Result<Checked, StoreError> {
    (checked.people.ended, checked.groups.ended) = (false, false);
    for _ in 0..batches {
        if checked.people.ended && checked.groups.ended {
            break;
        }
        checked = database.write(move |conn| next(conn, checked.clone())).await?;
    }
    Ok(checked)
}

fn next(conn: &mut Writing<'_>, mut checked: Checked) -> Result<Checked, StoreError> {
    if !checked.people.ended {
        checked.people.go_on(listing::check_after(conn, &checked.people.after, BATCH)?);
    }
    if !checked.groups.ended {
        checked.groups.go_on(groups::check_after(conn, &checked.groups.after, BATCH)?);
    }
    Ok(checked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_ends_behind_the_last_row_and_begins_anew() {
        let mut walk = Walk::default();
        walk.go_on(Some("b".into()));
        assert_eq!((walk.after.as_str(), walk.ended), ("b", false));
        walk.go_on(None);
        assert_eq!((walk.after.as_str(), walk.ended), ("", true));
    }
}
