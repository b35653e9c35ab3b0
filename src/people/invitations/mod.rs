//! Invitations: whom they ask to have an account, what they give, and what became of them.
//!
//! The link of an invitation is a secret that a message hands over. Its row holds a hash of it, so that nobody who reads the row can follow
//! it, and holds one at a time, so that a newer link ends the older one.

pub mod file;
mod listing;
mod representation;

pub use listing::{Listing, Sort, list};
pub use representation::InvitationRepresentation;

use std::time::Duration;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::languages::Language;
use crate::people::names::Email;
use crate::secrets::sha256;
use crate::store::schema::invitations;
use crate::store::{Connection, StoreError, Writing};
use crate::writing::collation;

/// How long an invitation lasts, unless something else is said.
pub const LIFETIME: Duration = Duration::from_secs(7 * 86_400);
/// How long one lasts at most.
pub const LONGEST: Duration = Duration::from_secs(90 * 86_400);
/// How long a row is kept once the invitation is over.
pub const KEPT: Duration = Duration::from_secs(30 * 86_400);

/// What became of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It can be accepted.
    Open,
    /// It was accepted.
    Accepted,
    /// An admin withdrew it.
    Withdrawn,
    /// Nobody accepted it in time.
    Expired,
}

impl State {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Open, Self::Accepted, Self::Withdrawn, Self::Expired];

    /// Its stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
        }
    }

    /// The state of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// A group that an invitation gives, as it was when somebody was invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenGroup {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// An invitation to be, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewInvitation {
    /// Whom it asks.
    pub email: String,
    /// What they may be called; may be empty.
    pub name: String,
    /// The names of the groups that it gives.
    pub groups: Vec<String>,
    /// When the memberships end; `None` is never.
    pub groups_until: Option<Timestamp>,
    /// Whether it gives the role owner.
    pub owner: bool,
    /// The language of its message.
    pub language: Language,
    /// When it can be accepted no more; `None` is after [`LIFETIME`].
    pub expires_at: Option<Timestamp>,
}

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: String,
    /// Whom it asks.
    pub email: Email,
    /// What they may be called; empty where nobody said so.
    pub name: String,
    /// The groups that it gives.
    pub groups: Vec<GivenGroup>,
    /// When the memberships end; `None` is never.
    pub groups_until: Option<Timestamp>,
    /// Whether it gives the role owner.
    pub owner: bool,
    /// The language of its message.
    pub language: Language,
    /// The id of the person who invited, or sent it last; `None` is the command line.
    pub invited_by: Option<String>,
    /// The id of its newest message.
    pub message_id: String,
    /// When somebody was invited.
    pub created_at: Timestamp,
    /// When its newest message was written.
    pub sent_at: Timestamp,
    /// When it can be accepted no more.
    pub expires_at: Timestamp,
    /// When it was accepted.
    pub accepted_at: Option<Timestamp>,
    /// By whom: a person's id.
    pub accepted_by: Option<String>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// Raised by every change.
    pub version: i64,
}

impl Invitation {
    /// How often it was sent.
    pub fn times_sent(&self) -> i64 {
        // Each change raises the version: sent again, and accepted or withdrawn once.
        self.version - i64::from(self.accepted_at.is_some() || self.withdrawn_at.is_some())
    }

    /// What became of it by `now`.
    pub fn state(&self, now: Timestamp) -> State {
        match (self.accepted_at, self.withdrawn_at) {
            (Some(_), _) => State::Accepted,
            (None, Some(_)) => State::Withdrawn,
            (None, None) if self.expires_at <= now => State::Expired,
            (None, None) => State::Open,
        }
    }

    /// Whether it gives more than an account.
    pub fn gives_more(&self) -> bool {
        self.owner || !self.groups.is_empty()
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = invitations)]
struct Row {
    id: String,
    email: String,
    email_key: String,
    name: String,
    groups: String,
    groups_until: Option<i64>,
    owner: bool,
    language: String,
    invited_by: Option<String>,
    link_hash: String,
    message_id: String,
    created_at: i64,
    sent_at: i64,
    expires_at: i64,
    accepted_at: Option<i64>,
    accepted_by: Option<String>,
    withdrawn_at: Option<i64>,
    over_at: i64,
    version: i64,
    search: String,
    sort_key: Vec<u8>,
}

impl TryFrom<Row> for Invitation {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            groups: serde_json::from_str(&row.groups).map_err(|_| StoreError::Corrupt(format!("invitations.groups of {}", row.id)))?,
            email: Email::kept(row.email, row.email_key),
            name: row.name,
            groups_until: row.groups_until.map(Timestamp::from_millis),
            owner: row.owner,
            // One of a later release is read in the first language.
            language: Language::from_tag(&row.language).unwrap_or_default(),
            invited_by: row.invited_by,
            message_id: row.message_id,
            created_at: Timestamp::from_millis(row.created_at),
            sent_at: Timestamp::from_millis(row.sent_at),
            expires_at: Timestamp::from_millis(row.expires_at),
            accepted_at: row.accepted_at.map(Timestamp::from_millis),
            accepted_by: row.accepted_by,
            withdrawn_at: row.withdrawn_at.map(Timestamp::from_millis),
            version: row.version,
            id: row.id,
        })
    }
}

/// What a row holds of the token of a link.
pub fn link_hash(token: &str) -> String {
    sha256(token.as_bytes())
}

/// Keeps an invitation whose link has this hash.
///
/// # Errors
/// Where the store failed.
pub fn insert(conn: &mut Writing<'_>, new: &Invitation, link_hash: &str) -> Result<(), StoreError> {
    let groups = serde_json::to_string(&new.groups).map_err(|_| StoreError::Unwritable("the groups of an invitation".into()))?;
    let found_by = [new.email.key(), new.email.as_str(), &new.name].map(collation::searched);
    let row = Row {
        id: new.id.clone(),
        email: new.email.as_str().to_owned(),
        email_key: new.email.key().to_owned(),
        name: new.name.clone(),
        groups,
        groups_until: new.groups_until.map(Timestamp::as_millis),
        owner: new.owner,
        language: new.language.tag().to_owned(),
        invited_by: new.invited_by.clone(),
        link_hash: link_hash.to_owned(),
        message_id: new.message_id.clone(),
        created_at: new.created_at.as_millis(),
        sent_at: new.sent_at.as_millis(),
        expires_at: new.expires_at.as_millis(),
        accepted_at: None,
        accepted_by: None,
        withdrawn_at: None,
        over_at: new.expires_at.as_millis(),
        version: new.version,
        search: found_by.join("\n"),
        sort_key: collation::sort_key(new.email.key()),
    };
    diesel::insert_into(invitations::table).values(&row).execute(conn.rows())?;
    Ok(())
}

/// The invitation with this id.
///
/// # Errors
/// Where the store failed.
pub fn find(conn: &mut Connection, id: &str) -> Result<Option<Invitation>, StoreError> {
    let row = invitations::table.find(id).select(Row::as_select()).get_result(conn).optional()?;
    row.map(Invitation::try_from).transpose()
}

/// The invitation whose newest link has this hash, whatever became of it.
///
/// # Errors
/// Where the store failed.
pub fn find_by_link(conn: &mut Connection, link_hash: &str) -> Result<Option<Invitation>, StoreError> {
    let row = invitations::table.filter(invitations::link_hash.eq(link_hash)).select(Row::as_select()).get_result(conn).optional()?;
    row.map(Invitation::try_from).transpose()
}

/// The invitations to an address, the newest first.
///
/// # Errors
/// Where the store failed.
pub fn to_address(conn: &mut Connection, email_key: &str) -> Result<Vec<Invitation>, StoreError> {
    let rows: Vec<Row> = invitations::table
        .filter(invitations::email_key.eq(email_key))
        .order((invitations::created_at.desc(), invitations::id.desc()))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Invitation::try_from).collect()
}

/// How many messages of invitations a person sent at `since` or later: of each invitation the newest counts.
///
/// # Errors
/// Where the store failed.
pub fn count_sent(conn: &mut Connection, by: &str, since: Timestamp) -> Result<i64, StoreError> {
    let theirs = invitations::invited_by.eq(by).and(invitations::sent_at.ge(since.as_millis()));
    Ok(invitations::table.filter(theirs).count().get_result(conn)?)
}

/// A new message of an invitation.
#[derive(Clone, Debug)]
pub struct NewMessage<'a> {
    /// Its id.
    pub id: &'a str,
    /// The hash of its link.
    pub link_hash: &'a str,
    /// Who sent it, as in [`Invitation::invited_by`].
    pub by: Option<&'a str>,
    /// When the invitation expires from now on.
    pub expires_at: Timestamp,
}

/// Writes that an invitation was sent again. False where somebody changed it since it was read.
///
/// # Errors
/// Where the store failed.
pub fn sent_again(conn: &mut Writing<'_>, invitation: &Invitation, new: &NewMessage<'_>, now: Timestamp) -> Result<bool, StoreError> {
    let as_read = invitations::id.eq(&invitation.id).and(invitations::version.eq(invitation.version));
    let changed = diesel::update(invitations::table.filter(as_read))
        .set((
            invitations::link_hash.eq(new.link_hash),
            invitations::message_id.eq(new.id),
            invitations::invited_by.eq(new.by),
            invitations::sent_at.eq(now.as_millis()),
            invitations::expires_at.eq(new.expires_at.as_millis()),
            invitations::over_at.eq(new.expires_at.as_millis()),
            invitations::version.eq(invitation.version + 1),
        ))
        .execute(conn.rows())?;
    Ok(changed > 0)
}

/// Writes that an invitation was withdrawn. False where somebody changed it since it was read.
///
/// # Errors
/// Where the store failed.
pub fn withdraw(conn: &mut Writing<'_>, invitation: &Invitation, now: Timestamp) -> Result<bool, StoreError> {
    let as_read = invitations::id.eq(&invitation.id).and(invitations::version.eq(invitation.version));
    let over = (
        invitations::withdrawn_at.eq(now.as_millis()),
        invitations::over_at.eq(now.as_millis()),
        invitations::version.eq(invitation.version + 1),
    );
    Ok(diesel::update(invitations::table.filter(as_read)).set(over).execute(conn.rows())? > 0)
}

/// Writes that a person accepted an invitation. False where somebody changed it since it was read.
///
/// # Errors
/// Where the store failed.
pub fn accept(conn: &mut Writing<'_>, invitation: &Invitation, by: &str, now: Timestamp) -> Result<bool, StoreError> {
    let as_read = invitations::id.eq(&invitation.id).and(invitations::version.eq(invitation.version));
    let over = (
        invitations::accepted_at.eq(now.as_millis()),
        invitations::accepted_by.eq(by),
        invitations::over_at.eq(now.as_millis()),
        invitations::version.eq(invitation.version + 1),
    );
    Ok(diesel::update(invitations::table.filter(as_read)).set(over).execute(conn.rows())? > 0)
}

/// Deletes every invitation to an address: its person is deleted. Those that they accepted at another one go with their row.
///
/// # Errors
/// Where the store failed.
pub fn forget_address(conn: &mut Writing<'_>, email_key: &str) -> Result<(), StoreError> {
    diesel::delete(invitations::table.filter(invitations::email_key.eq(email_key))).execute(conn.rows())?;
    Ok(())
}

/// Deletes at most `batch` invitations that were over before `before`, and says how many.
///
/// # Errors
/// Where the store failed.
pub fn sweep(conn: &mut Writing<'_>, before: Timestamp, batch: i64) -> Result<usize, StoreError> {
    let old: Vec<String> = invitations::table
        .filter(invitations::over_at.lt(before.as_millis()))
        .order(invitations::over_at)
        .limit(batch)
        .select(invitations::id)
        .load(conn.rows())?;
    Ok(diesel::delete(invitations::table.filter(invitations::id.eq_any(old))).execute(conn.rows())?)
}
