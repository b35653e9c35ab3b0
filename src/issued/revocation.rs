//! Revoked tokens, grants and sessions: durable rows, and the set of live ones that every replica holds in memory.
//!
//! A row lives until the last token that it concerns has expired, and [`KEPT`] longer. Every change raises the revision of `revocations`, in the
//! change's transaction; a replica reads what is newer than the revision that it has seen.

use std::collections::HashMap;
use std::time::Duration;

use diesel::prelude::*;

use super::on_each;
use crate::clock::Timestamp;
use crate::store::schema::revocations;
use crate::store::{Connection, StoreError, Writing, revisions};

/// So long a revocation counts after the last token that it concerns has expired: the clock that says so may be ahead, and
/// nothing that was revoked lives again once it is set right.
pub const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// What a revocation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RevokedKind {
    /// One access token, by `jti`.
    Token,
    /// A grant with all its tokens, by `gid`.
    Grant,
    /// A session with its online grants and tokens, by `sid`.
    Session,
}

impl RevokedKind {
    /// As `revocations.kind` keeps it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Grant => "grant",
            Self::Session => "session",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::Token, Self::Grant, Self::Session].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// One revocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// What `key` names.
    pub kind: RevokedKind,
    /// The `jti`, `gid` or `sid`.
    pub key: String,
    /// When the last token that it concerns has expired.
    pub until: Timestamp,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = revocations)]
struct Row {
    kind: String,
    key: String,
    until: i64,
    revision: i64,
}

/// Writes revocations under a new revision, which it gives; one that is there already is prolonged, never shortened.
///
/// Call it last in a transaction: it holds the row of the revision, for which other acts wait, until COMMIT.
pub fn insert(conn: &mut Writing<'_>, news: &[Revocation]) -> Result<i64, StoreError> {
    let revision = revisions::bump(conn, revisions::part::REVOCATIONS)?;
    for revocation in news {
        let until = revocation.until.as_millis();
        let row = Row { kind: revocation.kind.as_str().into(), key: revocation.key.clone(), until, revision };
        let insert = diesel::insert_into(revocations::table).values(row).on_conflict_do_nothing();
        if on_each!(conn.rows(), inner => insert.execute(inner))? == 0 {
            let row = revocations::table.find((revocation.kind.as_str(), &revocation.key)).filter(revocations::until.lt(until));
            diesel::update(row).set((revocations::until.eq(until), revocations::revision.eq(revision))).execute(conn.rows())?;
        }
    }
    Ok(revision)
}

/// What counts at `now`, and the revision up to which that is complete.
pub fn live(conn: &mut Connection, now: Timestamp) -> Result<(Vec<Revocation>, i64), StoreError> {
    // the revision is read first: a row that is committed in between is read now and, harmlessly, once more
    let revision = revisions::current(conn, revisions::part::REVOCATIONS)?;
    let rows: Vec<Row> =
        revocations::table.filter(revocations::until.gt(now.minus(KEPT).as_millis())).select(Row::as_select()).load(conn)?;
    Ok((read(rows)?, revision))
}

/// What came after revision `seen`, and the revision up to which that is complete.
pub fn since(conn: &mut Connection, seen: i64) -> Result<(Vec<Revocation>, i64), StoreError> {
    let revision = revisions::current(conn, revisions::part::REVOCATIONS)?;
    if revision == seen {
        return Ok((Vec::new(), seen));
    }
    let rows: Vec<Row> = revocations::table.filter(revocations::revision.gt(seen)).select(Row::as_select()).load(conn)?;
    Ok((read(rows)?, revision))
}

fn read(rows: Vec<Row>) -> Result<Vec<Revocation>, StoreError> {
    let parse = |row: Row| {
        let kind = RevokedKind::parse(&row.kind).ok_or_else(|| StoreError::Corrupt("revocations.kind".into()))?;
        Ok(Revocation { kind, key: row.key, until: Timestamp::from_millis(row.until) })
    };
    rows.into_iter().map(parse).collect()
}

/// Whether this was revoked, as the rows say.
pub fn is_there(conn: &mut Connection, kind: RevokedKind, key: &str) -> Result<bool, StoreError> {
    let row = revocations::table.find((kind.as_str(), key)).select(revocations::key).get_result::<String>(conn).optional()?;
    Ok(row.is_some())
}

/// Deletes up to `batch` rows that were over before `before`; says how many.
pub fn sweep(conn: &mut Writing<'_>, before: Timestamp, batch: i64) -> Result<usize, StoreError> {
    let over = revocations::table.filter(revocations::until.lt(before.as_millis())).order(revocations::until).limit(batch);
    let keys: Vec<(String, String)> = over.select((revocations::kind, revocations::key)).load(conn.rows())?;
    let mut deleted = 0;
    for (kind, key) in keys {
        // the time again: it may have been prolonged since
        let row = revocations::table.find((kind, key)).filter(revocations::until.lt(before.as_millis()));
        deleted += diesel::delete(row).execute(conn.rows())?;
    }
    Ok(deleted)
}

/// The revocations of one replica, in memory.
#[derive(Clone, Debug, Default)]
pub struct Revocations {
    tokens: HashMap<String, Timestamp>,
    grants: HashMap<String, Timestamp>,
    sessions: HashMap<String, Timestamp>,
}

impl Revocations {
    /// Whether this is revoked. An entry counts as long as it is held: `now` is not asked, so that a clock that is behind
    /// lets nothing in.
    pub fn contains(&self, kind: RevokedKind, key: &str) -> bool {
        let set = match kind {
            RevokedKind::Token => &self.tokens,
            RevokedKind::Grant => &self.grants,
            RevokedKind::Session => &self.sessions,
        };
        set.contains_key(key)
    }

    /// Adds what was read; an entry is prolonged, never shortened.
    pub fn merge(&mut self, news: impl IntoIterator<Item = Revocation>) {
        for revocation in news {
            let set = match revocation.kind {
                RevokedKind::Token => &mut self.tokens,
                RevokedKind::Grant => &mut self.grants,
                RevokedKind::Session => &mut self.sessions,
            };
            let until = set.entry(revocation.key).or_insert(revocation.until);
            *until = revocation.until.max(*until);
        }
    }

    /// Forgets what is over at `now` since [`KEPT`].
    pub fn expire(&mut self, now: Timestamp) {
        let now = now.minus(KEPT);
        for set in [&mut self.tokens, &mut self.grants, &mut self.sessions] {
            set.retain(|_, until| *until > now);
        }
    }

    /// How many it holds.
    #[cfg(test)]
    pub fn count(&self) -> usize {
        self.tokens.len() + self.grants.len() + self.sessions.len()
    }
}
