//! What happened to an account lately that makes a mailbox alone a poor proof: one moment of each kind for a person. It says who waits for
//! an admin once a second factor is lost. [Record 25](../../docs/decisions/0025-lost-factors.md) weighs it.

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::store::schema::cautions;
use crate::store::{Connection, StoreError, Writing};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// They have another address, whoever set it.
    Moved,
    /// 'Not me' was pressed.
    Disowned,
    /// An admin said no to who lost the factor, or the person did.
    Stopped,
}

impl Caution {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Disowned => "disowned",
            Self::Stopped => "stopped",
        }
    }
}

#[derive(Insertable)]
#[diesel(table_name = cautions)]
struct Row {
    user_id: String,
    kind: String,
    noted_at: i64,
}

/// Keeps when it happened, in place of the time before.
///
/// # Errors
/// Where the store failed.
pub fn note(conn: &mut Writing<'_>, user_id: &str, caution: Caution, now: Timestamp) -> Result<(), StoreError> {
    let theirs = cautions::user_id.eq(user_id).and(cautions::kind.eq(caution.as_str()));
    diesel::delete(cautions::table.filter(theirs)).execute(conn.rows())?;
    let row = Row { user_id: user_id.to_owned(), kind: caution.as_str().to_owned(), noted_at: now.as_millis() };
    diesel::insert_into(cautions::table).values(&row).execute(conn.rows())?;
    Ok(())
}

/// When it last happened to a person.
///
/// # Errors
/// Where the store failed.
pub fn last(conn: &mut Connection, user_id: &str, caution: Caution) -> Result<Option<Timestamp>, StoreError> {
    let theirs = cautions::user_id.eq(user_id).and(cautions::kind.eq(caution.as_str()));
    let at: Option<i64> = cautions::table.filter(theirs).select(cautions::noted_at).first(conn).optional()?;
    Ok(at.map(Timestamp::from_millis))
}
