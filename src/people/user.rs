//! The person's row and its queries.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use diesel::prelude::*;
use serde_json::{Map, Value};

use crate::clock::Timestamp;
use crate::languages::Language;
use crate::people::error::PeopleError;
use crate::people::groups;
use crate::people::names::{self, Email, Login, Username};
use crate::people::search_text;
use crate::people::status::Status;
use crate::protocol::attribute::Attributes;
use crate::protocol::claims::{Person, full_name};
use crate::protocol::subject::Subject;
use crate::store::identifiers::{self, IdentifierKind};
use crate::store::schema::users;
use crate::store::{Connection, EitherConnection, StoreError, Writing};
use crate::writing::collation;

/// Bytes of a person's claims as JSON at most.
const MAX_CLAIMS: usize = 16 * 1024;
/// So much of it is free where something is asked for.
const ROOM: usize = 1024;

/// Claims that stand in columns of their own, or are nobody's to set.
pub const OWN_COLUMNS: [&str; 6] = ["sub", "email", "email_verified", "preferred_username", "groups", "updated_at"];

/// A person as the row stands.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    /// The `sub`: never given twice, never changed.
    pub id: String,
    /// The address, unique by its key.
    pub email: Email,
    /// Whether it was proven to be theirs.
    pub email_verified: bool,
    /// The user name, unique by its key.
    pub username: Option<Username>,
    /// What another directory calls them.
    pub external_id: Option<String>,
    /// Whether they may sign in.
    pub status: Status,
    /// Raised when all that was given before is to end; changed by [`raise_epoch`] alone.
    pub epoch: i64,
    /// The claims that have no column of their own.
    pub claims: Map<String, Value>,
    /// When the account was made.
    pub created_at: Timestamp,
    /// When the row was last changed: the `updated_at` claim.
    pub updated_at: Timestamp,
    /// When they last signed in.
    pub last_sign_in_at: Option<Timestamp>,
    /// Raised by every change: [`update`] refuses a row that somebody else changed.
    pub version: i64,
    /// Since when links of the notices that they were sent count; changed by [`void_links`] alone.
    pub links_void_at: Option<Timestamp>,
}

impl User {
    /// The language of their account, where it is one that pages and mails speak.
    pub fn language(&self) -> Option<Language> {
        self.claims.get("locale").and_then(|locale| locale.as_str()).and_then(Language::from_tag)
    }

    /// Whether they may sign in.
    pub fn is_active(&self) -> bool {
        self.status == Status::Active
    }

    /// Whether they may sign in and what was given to them at `epoch` counts: nothing has ended everything since.
    pub fn honours(&self, epoch: i64) -> bool {
        self.is_active() && epoch >= self.epoch
    }

    /// What they are called in pages: their full name, else the user name, else the address.
    pub fn display_name(&self) -> String {
        full_name(&self.claims).unwrap_or_else(|| self.preferred_username().to_owned())
    }

    /// What a guesser of their password tries first.
    pub fn known_words(&self) -> Vec<&str> {
        let names = ["name", "given_name", "family_name"].into_iter().filter_map(|claim| self.claims.get(claim)?.as_str());
        [self.email.as_str(), self.preferred_username()].into_iter().chain(names).collect()
    }

    /// The user name, else the address.
    pub fn preferred_username(&self) -> &str {
        self.username.as_ref().map_or_else(|| self.email.as_str(), Username::as_str)
    }
}

/// A person to be.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Drawn by the caller, or what an import brings.
    pub id: String,
    /// The address.
    pub email: Email,
    /// Whether it was proven to be theirs.
    pub email_verified: bool,
    /// The user name.
    pub username: Option<Username>,
    /// What another directory calls them.
    pub external_id: Option<String>,
    /// The claims that have no column of their own.
    pub claims: Map<String, Value>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = users)]
pub(super) struct Row {
    pub(super) id: String,
    email: String,
    pub(super) email_key: String,
    email_verified: bool,
    username: Option<String>,
    username_key: Option<String>,
    external_id: Option<String>,
    status: String,
    epoch: i64,
    pub(super) claims: String,
    created_at: i64,
    updated_at: i64,
    last_sign_in_at: Option<i64>,
    pub(super) version: i64,
    pub(super) search: String,
    pub(super) sort_key: Vec<u8>,
    links_void_at: Option<i64>,
}

/// What [`update`] writes: all that is not fixed, counted or written by a statement of its own.
#[derive(AsChangeset)]
#[diesel(table_name = users, treat_none_as_null = true)]
struct Changes {
    email: String,
    email_key: String,
    email_verified: bool,
    username: Option<String>,
    username_key: Option<String>,
    external_id: Option<String>,
    status: String,
    claims: String,
    updated_at: i64,
    version: i64,
    search: String,
    sort_key: Vec<u8>,
}

impl TryFrom<Row> for User {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let username = match (row.username, row.username_key) {
            (Some(typed), Some(key)) => Some(Username::kept(typed, key)),
            (None, None) => None,
            _ => return Err(StoreError::Corrupt(format!("users.username_key of {}", row.id))),
        };
        Ok(Self {
            claims: serde_json::from_str(&row.claims).map_err(|_| StoreError::Corrupt(format!("users.claims of {}", row.id)))?,
            email: Email::kept(row.email, row.email_key),
            email_verified: row.email_verified,
            username,
            external_id: row.external_id,
            status: Status::parse(&row.status)?,
            epoch: row.epoch,
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: Timestamp::from_millis(row.updated_at),
            last_sign_in_at: row.last_sign_in_at.map(Timestamp::from_millis),
            version: row.version,
            links_void_at: row.links_void_at.map(Timestamp::from_millis),
            id: row.id,
        })
    }
}

/// Inserts a person, active, and gives the row.
pub fn insert(conn: &mut Writing<'_>, new: NewUser, now: Timestamp) -> Result<User, PeopleError> {
    if !identifiers::is_well_formed(&new.id) {
        return Err(PeopleError::BadId);
    }
    if !identifiers::is_free(conn, &new.id)? {
        return Err(PeopleError::IdTaken);
    }
    let row = Row {
        claims: kept_claims(&new.claims)?,
        id: new.id,
        email: new.email.as_str().into(),
        email_key: new.email.key().into(),
        email_verified: new.email_verified,
        username: new.username.as_ref().map(|name| name.as_str().into()),
        username_key: new.username.as_ref().map(|name| name.key().into()),
        external_id: new.external_id,
        status: Status::Active.as_str().into(),
        epoch: 0,
        created_at: now.as_millis(),
        updated_at: now.as_millis(),
        last_sign_in_at: None,
        version: 1,
        search: search_text::of_person(&new.email, new.username.as_ref(), &new.claims),
        sort_key: collation::sort_key(new.email.key()),
        links_void_at: None,
    };
    diesel::insert_into(users::table).values(&row).execute(conn.rows()).map_err(taken)?;
    Ok(row.try_into()?)
}

/// Writes a changed person over the row that was read, all but `id`, `epoch`, the times of making and signing in, and what [`void_links`] writes.
pub fn update(conn: &mut Writing<'_>, user: &User, now: Timestamp) -> Result<User, PeopleError> {
    let changes = Changes {
        email: user.email.as_str().into(),
        email_key: user.email.key().into(),
        email_verified: user.email_verified,
        username: user.username.as_ref().map(|name| name.as_str().into()),
        username_key: user.username.as_ref().map(|name| name.key().into()),
        external_id: user.external_id.clone(),
        status: user.status.as_str().into(),
        claims: kept_claims(&user.claims)?,
        updated_at: now.as_millis(),
        version: user.version + 1,
        search: search_text::of_person(&user.email, user.username.as_ref(), &user.claims),
        sort_key: collation::sort_key(user.email.key()),
    };
    let changed = diesel::update(users::table.filter(users::id.eq(&user.id).and(users::version.eq(user.version))))
        .set(&changes)
        .execute(conn.rows())
        .map_err(taken)?;
    if changed == 0 {
        return Err(PeopleError::Stale);
    }
    find(conn, &user.id)?.ok_or(PeopleError::NotFound)
}

/// Whether these claims leave room for what somebody is asked for at a sign-in: where they do not, no page can be answered.
pub fn has_room(claims: &Map<String, Value>) -> bool {
    serde_json::to_string(claims).is_ok_and(|text| text.len() + ROOM <= MAX_CLAIMS)
}

fn kept_claims(claims: &Map<String, Value>) -> Result<String, PeopleError> {
    if let Some(name) = claims.keys().find(|name| OWN_COLUMNS.contains(&name.as_str())) {
        return Err(PeopleError::BadClaims(format!("`{name}` cannot be set as a claim: it has its own field or follows from the account")));
    }
    let text = serde_json::to_string(claims).map_err(|_| PeopleError::BadClaims("they are not JSON".into()))?;
    if text.len() > MAX_CLAIMS {
        return Err(PeopleError::BadClaims("they are longer than 16 KiB".into()));
    }
    Ok(text)
}

/// Which key was violated: both backends name the column, or the constraint made of it.
fn taken(error: diesel::result::Error) -> PeopleError {
    use diesel::result::{DatabaseErrorKind, Error};
    match &error {
        Error::DatabaseError(DatabaseErrorKind::UniqueViolation, told) if told.message().contains("username_key") => {
            PeopleError::UsernameTaken
        }
        Error::DatabaseError(DatabaseErrorKind::UniqueViolation, told) if told.message().contains("email_key") => PeopleError::EmailTaken,
        Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => PeopleError::IdTaken,
        _ => error.into(),
    }
}

/// Ends all that was given to the person before: sessions and grants of an older epoch are refused. Gives the new epoch.
pub fn raise_epoch(conn: &mut Writing<'_>, id: &str) -> Result<i64, PeopleError> {
    diesel::update(users::table.find(id)).set(users::epoch.eq(users::epoch + 1)).execute(conn.rows())?;
    users::table.find(id).select(users::epoch).get_result(conn.rows()).optional()?.ok_or(PeopleError::NotFound)
}

/// Makes the links void of notices that the person was sent before `at`. What was void stays so.
pub fn void_links(conn: &mut Writing<'_>, id: &str, at: Timestamp) -> Result<(), StoreError> {
    let later = users::links_void_at.is_null().or(users::links_void_at.lt(at.as_millis()));
    let row = users::table.filter(users::id.eq(id).and(later.assume_not_null()));
    diesel::update(row).set(users::links_void_at.eq(at.as_millis())).execute(conn.rows())?;
    Ok(())
}

/// Notes a sign-in; no change of the person, so neither version nor `updated_at` move.
pub fn signed_in(conn: &mut Writing<'_>, id: &str, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(users::table.find(id)).set(users::last_sign_in_at.eq(now.as_millis())).execute(conn.rows())?;
    Ok(())
}

/// Deletes the person with their credentials, memberships, assignments and consents, and retires the id. Grants, sessions
/// and tokens are the caller's to end.
pub fn delete(conn: &mut Writing<'_>, id: &str, now: Timestamp) -> Result<(), PeopleError> {
    if diesel::delete(users::table.find(id)).execute(conn.rows())? == 0 {
        return Err(PeopleError::NotFound);
    }
    Ok(identifiers::retire(conn, IdentifierKind::User, id, 0, now)?)
}

/// The person with this id.
pub fn find(conn: &mut Connection, id: &str) -> Result<Option<User>, StoreError> {
    let row = users::table.find(id).select(Row::as_select()).get_result(conn).optional()?;
    row.map(User::try_from).transpose()
}

/// The person with this id, who stays as they are until the transaction is over: whoever changes the row, or ends all that was
/// given to the person, waits for it and then sees what it wrote. On SQLite every write waits for the one before.
pub fn hold(conn: &mut Writing<'_>, id: &str) -> Result<Option<User>, StoreError> {
    let row = match conn.rows().either() {
        EitherConnection::Postgres(conn) => users::table.find(id).select(Row::as_select()).for_share().get_result(conn).optional()?,
        EitherConnection::Sqlite(conn) => users::table.find(id).select(Row::as_select()).get_result(conn).optional()?,
    };
    row.map(User::try_from).transpose()
}

/// The same for a transaction that changes what belongs to the person: of two such, one waits for the other.
pub fn lock(conn: &mut Writing<'_>, id: &str) -> Result<Option<User>, StoreError> {
    let row = match conn.rows().either() {
        EitherConnection::Postgres(conn) => {
            users::table.find(id).select(Row::as_select()).for_no_key_update().get_result(conn).optional()?
        }
        EitherConnection::Sqlite(conn) => users::table.find(id).select(Row::as_select()).get_result(conn).optional()?,
    };
    row.map(User::try_from).transpose()
}

/// The person who signs in with what was typed: the address or the user name. One statement, also for what can be neither.
pub fn find_by_login(conn: &mut Connection, typed: &str) -> Result<Option<User>, StoreError> {
    let row = match names::login(typed) {
        Some(Login::Email(key)) => users::table.filter(users::email_key.eq(key)).select(Row::as_select()).get_result(conn).optional()?,
        Some(Login::Username(key)) => {
            users::table.filter(users::username_key.eq(key)).select(Row::as_select()).get_result(conn).optional()?
        }
        // Nobody's key is empty.
        None => users::table.filter(users::username_key.eq("")).select(Row::as_select()).get_result(conn).optional()?,
    };
    row.map(User::try_from).transpose()
}

/// The person that a command or an admin names: by id, else by address or user name.
pub fn find_named(conn: &mut Connection, named: &str) -> Result<Option<User>, StoreError> {
    match find(conn, named)? {
        Some(user) => Ok(Some(user)),
        None => find_by_login(conn, named),
    }
}

/// The addresses of the people with these ids; those who are gone are left out.
pub fn addresses_of(conn: &mut Connection, ids: &BTreeSet<String>) -> Result<BTreeMap<String, String>, StoreError> {
    let rows: Vec<(String, String)> = users::table.filter(users::id.eq_any(ids)).select((users::id, users::email)).load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Whether there is anybody: asked for strangers, so it reads one row.
pub fn is_any(conn: &mut Connection) -> Result<bool, StoreError> {
    Ok(users::table.select(users::id).limit(1).get_result::<String>(conn).optional()?.is_some())
}

/// How many people there are.
pub fn count(conn: &mut Connection) -> Result<i64, StoreError> {
    Ok(users::table.count().get_result(conn)?)
}

/// How many people wait for an approval who made their account within a span of time: from `since`, and before `until`.
pub fn count_waiting(conn: &mut Connection, since: Timestamp, until: Timestamp) -> Result<i64, StoreError> {
    let made = users::created_at.ge(since.as_millis()).and(users::created_at.lt(until.as_millis()));
    Ok(users::table.filter(users::status.eq(Status::Waiting.as_str()).and(made)).count().get_result(conn)?)
}

/// What claims are drawn from: the person with the names of their groups, and what is declared of people.
pub fn person(conn: &mut Connection, user: &User, declared: &Arc<Attributes>, now: Timestamp) -> Result<Person, StoreError> {
    let groups = groups::names_of(conn, &user.id, now)?;
    Ok(Person {
        sub: Subject::of_person(&user.id),
        preferred_username: user.preferred_username().into(),
        email: user.email.as_str().into(),
        email_verified: user.email_verified,
        groups,
        updated_at: user.updated_at.as_seconds(),
        other: user.claims.clone(),
        declared: Arc::clone(declared),
    })
}

#[cfg(test)]
#[path = "user_tests.rs"]
pub(crate) mod tests;
