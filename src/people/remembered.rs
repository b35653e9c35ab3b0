//! Browsers in which a person is not asked for their second factor for a while: they showed it there, and ticked a box. Each has a row, and
//! a cookie with a secret. The end is fixed when the row is made.

use diesel::prelude::*;
use serde::Serialize;

use super::User;
use crate::clock::{Rfc3339, Timestamp};
use crate::store::schema::remembered_browsers;
use crate::store::{Connection, StoreError, Writing};

/// So many browsers of one person are remembered: one more makes the oldest forgotten.
pub const MOST: usize = 20;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = remembered_browsers)]
struct Row {
    id: String,
    user_id: String,
    epoch: i64,
    secret_hash: String,
    address: Option<String>,
    user_agent: Option<String>,
    created_at: i64,
    last_used_at: Option<i64>,
    until: i64,
}

/// A browser that is remembered for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RememberedBrowser {
    /// Its id.
    pub id: String,
    /// Whose.
    pub user_id: String,
    /// The person's epoch when they were remembered: with another one this counts no more.
    pub epoch: i64,
    /// SHA-256 of the secret that the browser has in a cookie.
    pub secret_hash: String,
    /// From which address of the network it was.
    pub address: Option<String>,
    /// The browser, as it names itself.
    pub user_agent: Option<String>,
    /// Since when.
    pub created_at: Timestamp,
    /// When it last took the place of a second factor.
    pub last_used_at: Option<Timestamp>,
    /// Until when, at most.
    pub until: Timestamp,
}

impl From<Row> for RememberedBrowser {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            user_id: row.user_id,
            epoch: row.epoch,
            secret_hash: row.secret_hash,
            address: row.address,
            user_agent: row.user_agent,
            created_at: Timestamp::from_millis(row.created_at),
            last_used_at: row.last_used_at.map(Timestamp::from_millis),
            until: Timestamp::from_millis(row.until),
        }
    }
}

impl From<&RememberedBrowser> for Row {
    fn from(browser: &RememberedBrowser) -> Self {
        Self {
            id: browser.id.clone(),
            user_id: browser.user_id.clone(),
            epoch: browser.epoch,
            secret_hash: browser.secret_hash.clone(),
            address: browser.address.clone(),
            user_agent: browser.user_agent.clone(),
            created_at: browser.created_at.as_millis(),
            last_used_at: browser.last_used_at.map(Timestamp::as_millis),
            until: browser.until.as_millis(),
        }
    }
}

/// Those of a person that count at `now`, the newest first. For nobody the same is read.
///
/// # Errors
/// Where the store failed.
pub fn of(conn: &mut Connection, user_id: &str, person: Option<&User>, now: Timestamp) -> Result<Vec<RememberedBrowser>, StoreError> {
    let rows: Vec<Row> = remembered_browsers::table
        .filter(remembered_browsers::user_id.eq(user_id).and(remembered_browsers::until.gt(now.as_millis())))
        .order((remembered_browsers::created_at.desc(), remembered_browsers::id))
        .select(Row::as_select())
        .load(conn)?;
    let epoch = person.map(|person| person.epoch);
    Ok(rows.into_iter().map(RememberedBrowser::from).filter(|browser| Some(browser.epoch) == epoch).collect())
}

/// Remembers one; the oldest of too many are forgotten.
///
/// # Errors
/// Where the store failed.
pub fn insert(conn: &mut Writing<'_>, browser: &RememberedBrowser) -> Result<(), StoreError> {
    diesel::insert_into(remembered_browsers::table).values(Row::from(browser)).execute(conn.rows())?;
    let ids: Vec<String> = remembered_browsers::table
        .filter(remembered_browsers::user_id.eq(&browser.user_id))
        .order((remembered_browsers::created_at.desc(), remembered_browsers::id))
        .select(remembered_browsers::id)
        .load(conn.rows())?;
    let surplus: Vec<&String> = ids.iter().skip(MOST).collect();
    if !surplus.is_empty() {
        diesel::delete(remembered_browsers::table.filter(remembered_browsers::id.eq_any(surplus))).execute(conn.rows())?;
    }
    Ok(())
}

/// Notes that one took the place of a second factor.
///
/// # Errors
/// Where the store failed.
pub fn used(conn: &mut Writing<'_>, id: &str, now: Timestamp) -> Result<(), StoreError> {
    let row = remembered_browsers::table.find(id);
    diesel::update(row).set(remembered_browsers::last_used_at.eq(now.as_millis())).execute(conn.rows())?;
    Ok(())
}

/// Forgets one of a person's, or all of them; says how many there were.
///
/// # Errors
/// Where the store failed.
pub fn forget(conn: &mut Writing<'_>, user_id: &str, id: Option<&str>) -> Result<usize, StoreError> {
    let theirs = remembered_browsers::user_id.eq(user_id.to_owned());
    Ok(match id {
        Some(id) => diesel::delete(remembered_browsers::table.filter(theirs.and(remembered_browsers::id.eq(id)))).execute(conn.rows())?,
        None => diesel::delete(remembered_browsers::table.filter(theirs)).execute(conn.rows())?,
    })
}

/// Deletes what was over before `before`, at most `batch`.
///
/// # Errors
/// Where the store failed.
pub fn sweep(conn: &mut Writing<'_>, before: Timestamp, batch: i64) -> Result<usize, StoreError> {
    let over: Vec<String> = remembered_browsers::table
        .filter(remembered_browsers::until.lt(before.as_millis()))
        .limit(batch)
        .select(remembered_browsers::id)
        .load(conn.rows())?;
    if over.is_empty() {
        return Ok(0);
    }
    Ok(diesel::delete(remembered_browsers::table.filter(remembered_browsers::id.eq_any(over))).execute(conn.rows())?)
}

/// A remembered browser as the outside sees it: what commands print as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RememberedRepresentation {
    /// Its id.
    pub id: String,
    /// The browser, as it names itself.
    pub user_agent: Option<String>,
    /// From which address of the network it was.
    pub address: Option<String>,
    /// Since when.
    pub created_at: Rfc3339,
    /// When it last took the place of a second factor; null where it did not yet.
    pub last_used_at: Option<Rfc3339>,
    /// Until when, at most.
    pub until: Rfc3339,
}

impl From<RememberedBrowser> for RememberedRepresentation {
    fn from(browser: RememberedBrowser) -> Self {
        Self {
            id: browser.id,
            user_agent: browser.user_agent,
            address: browser.address,
            created_at: Rfc3339(browser.created_at),
            last_used_at: browser.last_used_at.map(Rfc3339),
            until: Rfc3339(browser.until),
        }
    }
}
