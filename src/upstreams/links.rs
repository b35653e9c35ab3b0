//! Whose account at which provider signs in whom. A link is a credential of its person (`Kind::Upstream`), and beside it the row that says
//! with whom: the provider, the issuer that it had when they were connected, and its `sub`. It is a way in only while the provider is
//! enabled and has that issuer still, and accounts of its tenant count.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{Row, Upstream};
use crate::clock::Timestamp;
use crate::store::schema::{credentials, upstream_links, upstreams};
use crate::store::{Connection, StoreError, Writing};

/// A person's account at a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The credential's id.
    pub id: String,
    /// Whose.
    pub user_id: String,
    /// With which provider.
    pub upstream_id: String,
    /// How the account there is shown; may be empty.
    pub shown: String,
    /// Since when.
    pub created_at: Timestamp,
    /// When somebody last signed in with it.
    pub last_used_at: Option<Timestamp>,
    /// Whether it is a way in now.
    pub is_live: bool,
}

/// Who somebody is at a provider.
#[derive(Clone, Copy, Debug)]
pub struct Whom<'a> {
    /// The provider.
    pub upstream: &'a Upstream,
    /// Its name for them.
    pub subject: &'a str,
}

/// Keeps with whom the credential `id` connects a person.
///
/// # Errors
/// Where the store failed.
pub fn insert(conn: &mut Writing<'_>, id: &str, user_id: &str, whom: Whom<'_>) -> Result<(), StoreError> {
    let row = (
        upstream_links::id.eq(id),
        upstream_links::user_id.eq(user_id),
        upstream_links::upstream_id.eq(&whom.upstream.id),
        upstream_links::issuer.eq(whom.upstream.authority().into_owned()),
        upstream_links::subject.eq(whom.subject),
    );
    diesel::insert_into(upstream_links::table).values(row).execute(conn.rows())?;
    Ok(())
}

/// The credential and the person that an account there is connected with.
///
/// # Errors
/// Where the store failed.
pub fn owner(conn: &mut Connection, whom: Whom<'_>) -> Result<Option<(String, String)>, StoreError> {
    let row = upstream_links::upstream_id
        .eq(&whom.upstream.id)
        .and(upstream_links::issuer.eq(whom.upstream.authority().into_owned()))
        .and(upstream_links::subject.eq(whom.subject));
    Ok(upstream_links::table.filter(row).select((upstream_links::id, upstream_links::user_id)).first(conn).optional()?)
}

/// A person's links, oldest first.
///
/// # Errors
/// Where the store failed.
pub fn of_person(conn: &mut Connection, user_id: &str) -> Result<Vec<Link>, StoreError> {
    type Found = (String, String, String, String, i64, Option<i64>, Row);
    let rows: Vec<Found> = upstream_links::table
        .inner_join(upstreams::table)
        .inner_join(credentials::table)
        .filter(upstream_links::user_id.eq(user_id))
        .order((credentials::created_at, credentials::id))
        .select((
            upstream_links::id,
            upstream_links::issuer,
            upstream_links::subject,
            credentials::name,
            credentials::created_at,
            credentials::last_used_at,
            Row::as_select(),
        ))
        .load(conn)?;
    let link = |(id, authority, subject, shown, created_at, last_used_at, row): Found| {
        let upstream = Upstream::try_from(row)?;
        Ok(Link {
            id,
            user_id: user_id.to_owned(),
            is_live: upstream.signs_in(&authority, &subject),
            upstream_id: upstream.id,
            shown,
            created_at: Timestamp::from_millis(created_at),
            last_used_at: last_used_at.map(Timestamp::from_millis),
        })
    };
    rows.into_iter().map(link).collect()
}

/// Those of them that are a way in now.
///
/// # Errors
/// Where the store failed.
pub fn live(conn: &mut Connection, user_id: &str) -> Result<Vec<Link>, StoreError> {
    Ok(of_person(conn, user_id)?.into_iter().filter(|link| link.is_live).collect())
}

/// The groups that rules gave a person, by each of their links.
///
/// # Errors
/// Where the store failed.
pub fn given_of_person(conn: &mut Connection, user_id: &str) -> Result<Vec<(String, Vec<String>)>, StoreError> {
    let of_person = upstream_links::table.filter(upstream_links::user_id.eq(user_id)).select((upstream_links::id, upstream_links::given));
    let rows: Vec<(String, String)> = of_person.load(conn)?;
    rows.into_iter().map(|(id, text)| read_given(&id, &text).map(|given| (id, given))).collect()
}

/// Forgets that rules gave a person this group: what somebody says of it by hand is no rule's to take.
///
/// # Errors
/// Where the store failed.
pub fn forget_given(conn: &mut Writing<'_>, user_id: &str, group_id: &str) -> Result<(), StoreError> {
    for (id, mut given) in given_of_person(conn.rows(), user_id)? {
        if given.iter().any(|known| known == group_id) {
            given.retain(|known| known != group_id);
            set_given(conn, &id, &given)?;
        }
    }
    Ok(())
}

fn read_given(id: &str, text: &str) -> Result<Vec<String>, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Corrupt(format!("upstream_links.given of {id}")))
}

/// What addresses and commands call the provider of a link.
///
/// # Errors
/// Where the store failed.
pub fn upstream_name(conn: &mut Connection, id: &str) -> Result<Option<String>, StoreError> {
    let of_link = upstream_links::table.inner_join(upstreams::table).filter(upstream_links::id.eq(id));
    Ok(of_link.select(upstreams::name).first(conn).optional()?)
}

/// The groups that rules gave its person by this link.
///
/// # Errors
/// Where the store failed.
pub fn given(conn: &mut Connection, id: &str) -> Result<Vec<String>, StoreError> {
    let kept: Option<String> = upstream_links::table.find(id).select(upstream_links::given).first(conn).optional()?;
    Ok(kept.map(|text| read_given(id, &text)).transpose()?.unwrap_or_default())
}

/// Keeps which groups those are.
///
/// # Errors
/// Where the store failed.
pub fn set_given(conn: &mut Writing<'_>, id: &str, groups: &[String]) -> Result<(), StoreError> {
    let written = serde_json::to_string(groups).map_err(|_| StoreError::Corrupt("upstream_links.given".into()))?;
    diesel::update(upstream_links::table.find(id)).set(upstream_links::given.eq(written)).execute(conn.rows())?;
    Ok(())
}

/// What rules filled in of its person by this link: a mark of each value, by the claim.
///
/// # Errors
/// Where the store failed.
pub fn filled(conn: &mut Connection, id: &str) -> Result<BTreeMap<String, String>, StoreError> {
    let kept: Option<String> = upstream_links::table.find(id).select(upstream_links::filled).first(conn).optional()?;
    let read = |text: String| serde_json::from_str(&text).map_err(|_| StoreError::Corrupt(format!("upstream_links.filled of {id}")));
    Ok(kept.map(read).transpose()?.unwrap_or_default())
}

/// Keeps what that is.
///
/// # Errors
/// Where the store failed.
pub fn set_filled(conn: &mut Writing<'_>, id: &str, marks: &BTreeMap<String, String>) -> Result<(), StoreError> {
    let written = serde_json::to_string(marks).map_err(|_| StoreError::Corrupt("upstream_links.filled".into()))?;
    diesel::update(upstream_links::table.find(id)).set(upstream_links::filled.eq(written)).execute(conn.rows())?;
    Ok(())
}

/// Who is connected with a provider.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = upstream_links)]
pub struct Connected {
    /// The credential's id.
    pub id: String,
    /// The person's.
    pub user_id: String,
    /// The provider's [authority](Upstream::authority) when they were connected.
    #[diesel(column_name = issuer)]
    pub authority: String,
    /// Its name for them.
    pub subject: String,
}

/// Everybody who is connected with a provider, also where that signs them in no more.
///
/// # Errors
/// Where the store failed.
pub fn of_upstream(conn: &mut Connection, upstream_id: &str) -> Result<Vec<Connected>, StoreError> {
    let of_it = upstream_links::table.filter(upstream_links::upstream_id.eq(upstream_id));
    Ok(of_it.order(upstream_links::user_id).select(Connected::as_select()).load(conn)?)
}

/// Ends every link with a provider, with their credentials; gives how many there were.
///
/// # Errors
/// Where the store failed.
pub fn delete_of_upstream(conn: &mut Writing<'_>, upstream_id: &str) -> Result<usize, StoreError> {
    let of_it = upstream_links::table.filter(upstream_links::upstream_id.eq(upstream_id)).select(upstream_links::id);
    let ids: Vec<String> = of_it.load(conn.rows())?;
    diesel::delete(credentials::table.filter(credentials::id.eq_any(&ids))).execute(conn.rows())?;
    Ok(ids.len())
}
