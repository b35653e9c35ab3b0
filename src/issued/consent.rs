//! Rows of `consents`: what a person allowed a client, remembered so that the same is not asked twice. One per person and
//! client; what is allowed later is added to it.

use std::collections::BTreeSet;

use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::on_each;
use crate::clock::{Random, Timestamp};
use crate::protocol::claims::scope_of_claim;
use crate::protocol::scope::Scopes;
use crate::store::schema::{consent_withdrawals, consents};
use crate::store::{Connection, StoreError, Writing};

/// What is allowed in one consent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Allowed {
    /// Scopes.
    pub scopes: Scopes,
    /// Names of claims that were asked for one by one.
    pub claims: BTreeSet<String>,
    /// Resources ([RFC 8707](https://www.rfc-editor.org/rfc/rfc8707)).
    pub resources: BTreeSet<String>,
    /// The scopes whose box was left empty: a no, which counts as long as the yes beside it.
    pub left_out: Scopes,
}

impl Allowed {
    /// Whether everything in `asked` is in it: a claim is also where the scope is that stands for it.
    pub fn covers(&self, asked: &Self) -> bool {
        let has_claim = |claim: &String| self.claims.contains(claim) || self.has_scope_of(claim);
        asked.scopes.is_subset(&self.scopes) && asked.claims.iter().all(has_claim) && asked.resources.is_subset(&self.resources)
    }

    fn has_scope_of(&self, claim: &str) -> bool {
        scope_of_claim(claim).is_some_and(|scope| self.scopes.contains(scope))
    }

    /// Of two answers about a scope the later counts.
    fn merge(&mut self, more: &Self) {
        self.scopes = self.scopes.union(&more.scopes).difference(&more.left_out);
        self.left_out = self.left_out.union(&more.left_out).difference(&more.scopes);
        self.claims.extend(more.claims.iter().cloned());
        self.claims.retain(|claim| scope_of_claim(claim).is_none_or(|scope| !more.left_out.contains(scope)));
        self.resources.extend(more.resources.iter().cloned());
    }
}

/// A remembered consent.
#[derive(Clone, Debug, PartialEq)]
pub struct Consent {
    /// A random UUID.
    pub id: String,
    /// Who allowed.
    pub user_id: String,
    /// Whom.
    pub client_id: String,
    /// What.
    pub allowed: Allowed,
    /// Authorization details ([RFC 9396](https://www.rfc-editor.org/rfc/rfc9396)); null where there are none.
    pub details: Value,
    /// When it was first given.
    pub created_at: Timestamp,
    /// When it was last given or added to.
    pub updated_at: Timestamp,
    /// When it is forgotten; none: never by itself.
    pub expires_at: Option<Timestamp>,
    /// Rises with every change.
    pub version: i64,
}

impl Consent {
    /// Whether it still counts at `now` and covers what is asked.
    pub fn covers(&self, asked: &Allowed, now: Timestamp) -> bool {
        self.is_live(now) && self.allowed.covers(asked)
    }

    /// Whether it counts still.
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.expires_at.is_none_or(|at| now < at)
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = consents)]
struct Row {
    id: String,
    user_id: String,
    client_id: String,
    scopes: String,
    claims: String,
    resources: String,
    details: String,
    left_out: String,
    created_at: i64,
    updated_at: i64,
    expires_at: Option<i64>,
    version: i64,
}

fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Corrupt("consents".into()))
}

fn parse<T: DeserializeOwned>(text: &str, column: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Corrupt(format!("consents.{column}")))
}

impl TryFrom<&Consent> for Row {
    type Error = StoreError;

    fn try_from(consent: &Consent) -> Result<Self, StoreError> {
        Ok(Self {
            id: consent.id.clone(),
            user_id: consent.user_id.clone(),
            client_id: consent.client_id.clone(),
            scopes: json(&consent.allowed.scopes)?,
            claims: json(&consent.allowed.claims)?,
            resources: json(&consent.allowed.resources)?,
            details: json(&consent.details)?,
            left_out: json(&consent.allowed.left_out)?,
            created_at: consent.created_at.as_millis(),
            updated_at: consent.updated_at.as_millis(),
            expires_at: consent.expires_at.map(Timestamp::as_millis),
            version: consent.version,
        })
    }
}

impl TryFrom<Row> for Consent {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            allowed: Allowed {
                scopes: parse(&row.scopes, "scopes")?,
                claims: parse(&row.claims, "claims")?,
                resources: parse(&row.resources, "resources")?,
                left_out: parse(&row.left_out, "left_out")?,
            },
            details: parse(&row.details, "details")?,
            id: row.id,
            user_id: row.user_id,
            client_id: row.client_id,
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: Timestamp::from_millis(row.updated_at),
            expires_at: row.expires_at.map(Timestamp::from_millis),
            version: row.version,
        })
    }
}

/// What a person allowed a client, expired ones too.
pub fn find(conn: &mut Connection, user_id: &str, client_id: &str) -> Result<Option<Consent>, StoreError> {
    let row: Option<Row> = consents::table
        .filter(consents::user_id.eq(user_id))
        .filter(consents::client_id.eq(client_id))
        .select(Row::as_select())
        .get_result(conn)
        .optional()?;
    row.map(Consent::try_from).transpose()
}

/// Remembers that a person allowed a client what `allowed` names, beside what was allowed before (unless that expired).
/// Gives the consent as it is now. The person and the client must exist.
pub fn remember(
    conn: &mut Writing<'_>,
    user_id: &str,
    client_id: &str,
    allowed: &Allowed,
    expires_at: Option<Timestamp>,
    random: &Random,
    now: Timestamp,
) -> Result<Consent, StoreError> {
    // two tabs may say yes at once: whoever comes second finds the row, or its new version, and adds to it
    for _ in 0..4 {
        let Some(mut consent) = find(conn, user_id, client_id)? else {
            let consent = Consent {
                id: random.uuid().to_string(),
                user_id: user_id.to_owned(),
                client_id: client_id.to_owned(),
                allowed: allowed.clone(),
                details: Value::Null,
                created_at: now,
                updated_at: now,
                expires_at,
                version: 1,
            };
            let insert = diesel::insert_into(consents::table).values(Row::try_from(&consent)?).on_conflict_do_nothing();
            if on_each!(conn.rows(), inner => insert.execute(inner))? == 1 {
                return Ok(consent);
            }
            continue;
        };
        if consent.is_live(now) {
            consent.allowed.merge(allowed);
        } else {
            consent.allowed = allowed.clone();
        }
        let before = consent.version;
        (consent.updated_at, consent.expires_at, consent.version) = (now, expires_at, before.saturating_add(1));
        let changed = diesel::update(consents::table.find(&consent.id).filter(consents::version.eq(before)))
            .set((
                consents::scopes.eq(json(&consent.allowed.scopes)?),
                consents::claims.eq(json(&consent.allowed.claims)?),
                consents::resources.eq(json(&consent.allowed.resources)?),
                consents::left_out.eq(json(&consent.allowed.left_out)?),
                consents::updated_at.eq(now.as_millis()),
                consents::expires_at.eq(expires_at.map(Timestamp::as_millis)),
                consents::version.eq(consent.version),
            ))
            .execute(conn.rows())?;
        if changed == 1 {
            return Ok(consent);
        }
    }
    Err(StoreError::Unavailable("a consent was changed at the same time".into()))
}

/// Forgets what a person allowed a client; false where there was nothing. The grants are revoked by the act.
pub fn withdraw(conn: &mut Writing<'_>, user_id: &str, client_id: &str) -> Result<bool, StoreError> {
    let row = consents::table.filter(consents::user_id.eq(user_id)).filter(consents::client_id.eq(client_id));
    Ok(diesel::delete(row).execute(conn.rows())? > 0)
}

/// The generation of what a client was allowed: it rises when the person takes that back and when the client is switched off, and
/// never falls. A code that was given under another one gives nothing. Two numbers are compared, so that no clock decides.
pub const fn generation(withdrawals: i64, switched_off: i64) -> i64 {
    withdrawals.saturating_add(switched_off)
}

/// How often a person took back what they allowed a client.
pub fn withdrawals(conn: &mut Connection, user_id: &str, client_id: &str) -> Result<i64, StoreError> {
    let count = consent_withdrawals::table.find((user_id, client_id)).select(consent_withdrawals::count);
    Ok(count.get_result(conn).optional()?.unwrap_or_default())
}

/// Counts one more.
pub fn count_withdrawal(conn: &mut Writing<'_>, user_id: &str, client_id: &str) -> Result<(), StoreError> {
    let first = (consent_withdrawals::user_id.eq(user_id), consent_withdrawals::client_id.eq(client_id), consent_withdrawals::count.eq(1));
    let insert = diesel::insert_into(consent_withdrawals::table).values(first).on_conflict_do_nothing();
    if on_each!(conn.rows(), inner => insert.execute(inner))? == 0 {
        let row = consent_withdrawals::table.find((user_id, client_id));
        diesel::update(row).set(consent_withdrawals::count.eq(consent_withdrawals::count + 1)).execute(conn.rows())?;
    }
    Ok(())
}

/// The consents of a person that count at `now`, those given last first.
pub fn of_person(conn: &mut Connection, user_id: &str, now: Timestamp) -> Result<Vec<Consent>, StoreError> {
    let rows: Vec<Row> = consents::table
        .filter(consents::user_id.eq(user_id))
        .filter(consents::expires_at.is_null().or(consents::expires_at.gt(now.as_millis())))
        .order((consents::updated_at.desc(), consents::id))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Consent::try_from).collect()
}
