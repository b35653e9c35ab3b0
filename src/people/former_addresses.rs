//! Addresses that people had until lately: whoever reads the mails of one may put it back. They stand in the order in which they were left,
//! and an older one counts more.

use diesel::prelude::*;

use crate::clock::{Random, Timestamp};
use crate::people::names::{self, Email, Login};
use crate::people::user::User;
use crate::store::schema::former_addresses;
use crate::store::{Connection, StoreError, Writing};

/// An address that a person left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerAddress {
    /// Its place among those of the person: the oldest has the lowest.
    pub position: i64,
    /// The address.
    pub email: Email,
    /// Whether it was proven to be theirs.
    pub verified: bool,
    /// Since when links of notices that were sent to it count, as it was when it was left.
    pub links_void_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = former_addresses)]
struct Row {
    id: String,
    user_id: String,
    position: i64,
    email: String,
    email_key: String,
    email_verified: bool,
    links_void_at: Option<i64>,
    until: i64,
}

impl From<Row> for FormerAddress {
    fn from(row: Row) -> Self {
        Self {
            position: row.position,
            email: Email::kept(row.email, row.email_key),
            verified: row.email_verified,
            links_void_at: row.links_void_at.map(Timestamp::from_millis),
        }
    }
}

/// Keeps the address that a person leaves now, until `until`.
///
/// # Errors
/// Where the store failed.
pub fn insert(conn: &mut Writing<'_>, random: &Random, person: &User, until: Timestamp) -> Result<(), StoreError> {
    let newest =
        former_addresses::table.filter(former_addresses::user_id.eq(&person.id)).select(diesel::dsl::max(former_addresses::position));
    let newest: Option<i64> = newest.get_result(conn.rows())?;
    let row = Row {
        id: random.uuid().to_string(),
        user_id: person.id.clone(),
        position: newest.unwrap_or(0) + 1,
        email: person.email.as_str().into(),
        email_key: person.email.key().into(),
        email_verified: person.email_verified,
        links_void_at: person.links_void_at.map(Timestamp::as_millis),
        until: until.as_millis(),
    };
    diesel::insert_into(former_addresses::table).values(&row).execute(conn.rows())?;
    Ok(())
}

/// The addresses that a person may get back at `now`, the oldest first.
///
/// # Errors
/// Where the store failed.
pub fn of_person(conn: &mut Connection, user_id: &str, now: Timestamp) -> Result<Vec<FormerAddress>, StoreError> {
    let theirs = former_addresses::user_id.eq(user_id).and(former_addresses::until.gt(now.as_millis()));
    let rows: Vec<Row> = former_addresses::table.filter(theirs).order(former_addresses::position).select(Row::as_select()).load(conn)?;
    Ok(rows.into_iter().map(FormerAddress::from).collect())
}

/// The id of the person who had the address that was typed until lately, with its key. One statement, also for what is no address.
///
/// # Errors
/// Where the store failed.
pub fn owner(conn: &mut Connection, typed: &str, now: Timestamp) -> Result<Option<(String, String)>, StoreError> {
    let key = match names::login(typed) {
        Some(Login::Email(key)) => key,
        // No key is empty.
        Some(Login::Username(_)) | None => String::new(),
    };
    let of_key = former_addresses::email_key.eq(key).and(former_addresses::until.gt(now.as_millis()));
    let columns = (former_addresses::user_id, former_addresses::email_key);
    Ok(former_addresses::table.filter(of_key).order(former_addresses::until.desc()).select(columns).first(conn).optional()?)
}

/// Lets a person get every address of theirs back until `until`.
///
/// # Errors
/// Where the store failed.
pub fn keep_until(conn: &mut Writing<'_>, user_id: &str, now: Timestamp, until: Timestamp) -> Result<(), StoreError> {
    let theirs = former_addresses::user_id.eq(user_id).and(former_addresses::until.gt(now.as_millis()));
    diesel::update(former_addresses::table.filter(theirs)).set(former_addresses::until.eq(until.as_millis())).execute(conn.rows())?;
    Ok(())
}

/// Forgets those of a person from this place on.
///
/// # Errors
/// Where the store failed.
pub fn forget_from(conn: &mut Writing<'_>, user_id: &str, position: i64) -> Result<(), StoreError> {
    let theirs = former_addresses::user_id.eq(user_id).and(former_addresses::position.ge(position));
    diesel::delete(former_addresses::table.filter(theirs)).execute(conn.rows())?;
    Ok(())
}

/// Makes links of notices void that were sent before `void` to those of a person up to this place: to one address and each older one.
///
/// # Errors
/// Where the store failed.
pub fn void_links(conn: &mut Writing<'_>, user_id: &str, position: i64, void: Timestamp) -> Result<(), StoreError> {
    let theirs = former_addresses::user_id.eq(user_id).and(former_addresses::position.le(position));
    diesel::update(former_addresses::table.filter(theirs))
        .set(former_addresses::links_void_at.eq(Some(void.as_millis())))
        .execute(conn.rows())?;
    Ok(())
}

/// Deletes at most `batch` that nobody gets back since `before`. Gives how many.
///
/// # Errors
/// Where the store failed.
pub fn sweep(conn: &mut Writing<'_>, before: Timestamp, batch: i64) -> Result<usize, StoreError> {
    let over: Vec<String> = former_addresses::table
        .filter(former_addresses::until.le(before.as_millis()))
        .limit(batch)
        .select(former_addresses::id)
        .load(conn.rows())?;
    Ok(diesel::delete(former_addresses::table.filter(former_addresses::id.eq_any(over))).execute(conn.rows())?)
}
