//! Rows of `grants`: state, not history. One row per grant however many tokens it gave.

use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::on_each;
use crate::clock::Timestamp;
use crate::protocol::grants::{CodeOrigin, Grant};
use crate::protocol::pkce::CodeChallenge;
use crate::store::schema::{grants, users};
use crate::store::{Connection, StoreError, Writing};

/// Where there is no session, or no code, its text is empty.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = grants)]
struct Row {
    id: String,
    issuer: String,
    user_id: String,
    client_id: String,
    sid: String,
    epoch: i64,
    scopes: String,
    left_out: String,
    resources: String,
    claims: String,
    details: String,
    auth_time: i64,
    acr: String,
    amr: String,
    sender_key: Option<String>,
    code_hash: String,
    code_challenge: Option<String>,
    offline: bool,
    rotates: bool,
    generation: i64,
    advanced_at: i64,
    created_at: i64,
    expires_at: i64,
    revoked_at: Option<i64>,
    remembered_browser: Option<String>,
}

fn json(value: &impl Serialize, column: &str) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| corrupt(column))
}

fn parse<T: DeserializeOwned>(text: &str, column: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| corrupt(column))
}

fn corrupt(column: &str) -> StoreError {
    StoreError::Corrupt(format!("grants.{column}"))
}

impl TryFrom<&Grant> for Row {
    type Error = StoreError;

    fn try_from(grant: &Grant) -> Result<Self, StoreError> {
        Ok(Self {
            id: grant.id.clone(),
            issuer: grant.issuer.clone(),
            user_id: grant.user_id.clone(),
            client_id: grant.client_id.clone(),
            sid: grant.sid.clone().unwrap_or_default(),
            epoch: grant.epoch,
            scopes: json(&grant.scopes, "scopes")?,
            left_out: json(&grant.left_out, "left_out")?,
            resources: json(&grant.resources, "resources")?,
            claims: json(&grant.claims, "claims")?,
            details: json(&grant.details, "details")?,
            auth_time: grant.auth_time.as_millis(),
            acr: grant.acr.clone(),
            amr: json(&grant.amr, "amr")?,
            sender_key: grant.sender_key.clone(),
            code_hash: grant.code.as_ref().map(|code| code.hash.clone()).unwrap_or_default(),
            code_challenge: grant.code.as_ref().and_then(|code| code.challenge.clone()).map(String::from),
            offline: grant.offline,
            rotates: grant.rotates,
            generation: grant.generation,
            advanced_at: grant.advanced_at.as_millis(),
            created_at: grant.created_at.as_millis(),
            expires_at: grant.expires_at.as_millis(),
            revoked_at: grant.revoked_at.map(Timestamp::as_millis),
            remembered_browser: grant.remembered_browser.clone(),
        })
    }
}

impl TryFrom<Row> for Grant {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            scopes: parse(&row.scopes, "scopes")?,
            left_out: parse(&row.left_out, "left_out")?,
            resources: parse(&row.resources, "resources")?,
            claims: parse(&row.claims, "claims")?,
            details: parse(&row.details, "details")?,
            amr: parse(&row.amr, "amr")?,
            id: row.id,
            issuer: row.issuer,
            user_id: row.user_id,
            client_id: row.client_id,
            sid: Some(row.sid).filter(|sid| !sid.is_empty()),
            epoch: row.epoch,
            auth_time: Timestamp::from_millis(row.auth_time),
            acr: row.acr,
            sender_key: row.sender_key,
            code: match row.code_challenge.as_deref().map(CodeChallenge::parse).transpose() {
                Ok(challenge) => Some(CodeOrigin { hash: row.code_hash, challenge }).filter(|code| !code.hash.is_empty()),
                Err(_) => return Err(corrupt("code_challenge")),
            },
            offline: row.offline,
            rotates: row.rotates,
            generation: row.generation,
            advanced_at: Timestamp::from_millis(row.advanced_at),
            created_at: Timestamp::from_millis(row.created_at),
            expires_at: Timestamp::from_millis(row.expires_at),
            revoked_at: row.revoked_at.map(Timestamp::from_millis),
            remembered_browser: row.remembered_browser,
        })
    }
}

/// Inserts the grant. False, and no change, where its id is there already: the code was redeemed before (a store that failed
/// over gave it back), and the caller treats it as a replay.
pub fn insert(conn: &mut Writing<'_>, grant: &Grant) -> Result<bool, StoreError> {
    let insert = diesel::insert_into(grants::table).values(Row::try_from(grant)?).on_conflict_do_nothing();
    let inserted = on_each!(conn.rows(), inner => insert.execute(inner))?;
    Ok(inserted == 1)
}

/// Takes up the grant that an earlier redemption of the same code wrote, where one of `unsettled` is its time: that redemption
/// was answered as failed, so nobody holds a token of it. False, and no change, for any other: the code was redeemed before.
/// The time becomes that of `grant`, which must be later than any of those: so it is taken up once.
pub fn take_up(conn: &mut Writing<'_>, grant: &Grant, unsettled: &[Timestamp]) -> Result<bool, StoreError> {
    if unsettled.iter().any(|at| *at >= grant.created_at) {
        return Ok(false);
    }
    let (at, Some(code)) = (grant.created_at, &grant.code) else { return Ok(false) };
    let row = grants::table
        .find(&grant.id)
        .filter(grants::code_hash.eq(&code.hash))
        .filter(grants::created_at.eq_any(unsettled.iter().map(|at| at.as_millis()).collect::<Vec<_>>()))
        .filter(grants::generation.eq(0))
        .filter(grants::revoked_at.is_null());
    let taken = diesel::update(row)
        .set((
            grants::created_at.eq(at.as_millis()),
            grants::advanced_at.eq(at.as_millis()),
            grants::expires_at.eq(grant.expires_at.as_millis()),
        ))
        .execute(conn.rows())?;
    Ok(taken == 1)
}

/// The grant of this id, revoked or expired ones too.
pub fn find(conn: &mut Connection, id: &str) -> Result<Option<Grant>, StoreError> {
    let row: Option<Row> = grants::table.find(id).select(Row::as_select()).get_result(conn).optional()?;
    row.map(Grant::try_from).transpose()
}

/// Compare-and-swap of a refresh: the generation rises by one and `advanced_at` is `now`. False, and no change, where the
/// generation is not `from_generation` any more, or the grant is revoked, expired or gone: read again and decide anew.
pub fn advance(conn: &mut Writing<'_>, id: &str, from_generation: i64, now: Timestamp) -> Result<bool, StoreError> {
    let row = grants::table
        .find(id)
        .filter(grants::generation.eq(from_generation))
        .filter(grants::revoked_at.is_null())
        .filter(grants::expires_at.gt(now.as_millis()));
    let advanced = diesel::update(row)
        .set((grants::generation.eq(from_generation.saturating_add(1)), grants::advanced_at.eq(now.as_millis())))
        .execute(conn.rows())?;
    Ok(advanced == 1)
}

/// Moves the end of a live grant (an idle limit that a refresh extends). False where it is revoked, expired or gone.
pub fn extend(conn: &mut Writing<'_>, id: &str, expires_at: Timestamp, now: Timestamp) -> Result<bool, StoreError> {
    let row = grants::table.find(id).filter(grants::revoked_at.is_null()).filter(grants::expires_at.gt(now.as_millis()));
    Ok(diesel::update(row).set(grants::expires_at.eq(expires_at.as_millis())).execute(conn.rows())? == 1)
}

/// Revokes one grant. False where it was revoked before or is gone.
pub fn revoke(conn: &mut Writing<'_>, id: &str, now: Timestamp) -> Result<bool, StoreError> {
    let row = grants::table.find(id).filter(grants::revoked_at.is_null());
    Ok(diesel::update(row).set(grants::revoked_at.eq(now.as_millis())).execute(conn.rows())? == 1)
}

/// Which live grants [`revoke_all`] ends and [`list`] names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose<'a> {
    /// What a person granted one client.
    PersonAtClient { user_id: &'a str, client_id: &'a str },
    /// The online grants of one session; offline ones outlive it.
    OnlineOfSession { sid: &'a str },
    /// All of a person's.
    Person { user_id: &'a str },
    /// All of a client's.
    Client { client_id: &'a str },
}

type Filter = Box<dyn BoxableExpression<grants::table, crate::store::database::MultiBackend, SqlType = diesel::sql_types::Bool>>;

impl Whose<'_> {
    fn filter(self) -> Filter {
        match self {
            Self::PersonAtClient { user_id, client_id } => {
                Box::new(grants::user_id.eq(user_id.to_owned()).and(grants::client_id.eq(client_id.to_owned())))
            }
            Self::OnlineOfSession { sid } => Box::new(grants::sid.eq(sid.to_owned()).and(grants::offline.eq(false))),
            Self::Person { user_id } => Box::new(grants::user_id.eq(user_id.to_owned())),
            Self::Client { client_id } => Box::new(grants::client_id.eq(client_id.to_owned())),
        }
    }
}

/// So long after its end a grant is revoked like a live one: the clock that says it is over may be ahead, and the grant would
/// live again once it is set right.
const CLOCK_IN_DOUBT: Duration = Duration::from_secs(2 * 60 * 60);

/// A grant that was revoked with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoked {
    /// Its id.
    pub id: String,
    /// Who gave it.
    pub user_id: String,
    /// To which client.
    pub client_id: String,
    /// Whether it was live by this clock: the audit tells of those alone.
    pub live: bool,
}

/// Revokes every grant of `whose` that is live, or was a moment ago, for [`super::revocation`] and the audit.
pub fn revoke_all(conn: &mut Writing<'_>, whose: Whose<'_>, now: Timestamp) -> Result<Vec<Revoked>, StoreError> {
    let found = grants::table
        .filter(whose.filter())
        .filter(grants::revoked_at.is_null())
        .filter(grants::expires_at.gt(now.minus(CLOCK_IN_DOUBT).as_millis()))
        .select((grants::id, grants::user_id, grants::client_id, grants::expires_at));
    let mut revoked = Vec::new();
    // found, then revoked one by one: what is named is what was changed, also where another transaction is at work
    for (id, user_id, client_id, expires_at) in found.load::<(String, String, String, i64)>(conn.rows())? {
        if revoke(conn, &id, now)? {
            revoked.push(Revoked { id, user_id, client_id, live: expires_at > now.as_millis() });
        }
    }
    Ok(revoked)
}

/// The live grants of `whose`, newest first, `limit` at most.
pub fn list(conn: &mut Connection, whose: Whose<'_>, limit: i64, now: Timestamp) -> Result<Vec<Grant>, StoreError> {
    let rows: Vec<Row> = grants::table
        .filter(whose.filter())
        .filter(grants::revoked_at.is_null())
        .filter(grants::expires_at.gt(now.as_millis()))
        .order((grants::created_at.desc(), grants::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Grant::try_from).collect()
}

/// The live grants of `whose`, or of everybody, that outlive the session they were given in and that their person still honours: given
/// at the person's present epoch. The newest first, `limit` at most, behind `after`: when a grant was made, and its id.
pub fn list_offline(
    conn: &mut Connection,
    whose: Option<Whose<'_>>,
    after: Option<&(Timestamp, String)>,
    limit: i64,
    now: Timestamp,
) -> Result<Vec<Grant>, StoreError> {
    let epoch = users::table.filter(users::id.eq(grants::user_id)).select(users::epoch).single_value();
    // `offline` and `revoked_at` in the words of the index.
    let mut query = grants::table
        .filter(grants::offline)
        .filter(grants::revoked_at.is_null())
        .filter(grants::expires_at.gt(now.as_millis()))
        .filter(grants::epoch.nullable().ge(epoch))
        .order((grants::created_at.desc(), grants::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some(whose) = whose {
        query = query.filter(whose.filter());
    }
    if let Some((at, id)) = after {
        let at = at.as_millis();
        query = query.filter(grants::created_at.lt(at).or(grants::created_at.eq(at).and(grants::id.lt(id.clone()))));
    }
    query.load::<Row>(conn)?.into_iter().map(Grant::try_from).collect()
}

/// How much a client has, counted no further than asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, QueryableByName)]
pub struct Live {
    /// People with live grants.
    #[diesel(sql_type = BigInt)]
    pub people: i64,
    /// Live grants.
    #[diesel(sql_type = BigInt)]
    pub grants: i64,
}

/// The live grants of a client and how many people they are of, counted in the database up to `most` and one: where
/// `grants` is more than `most`, there are more than that.
pub fn count_live(conn: &mut Connection, client_id: &str, most: i64, now: Timestamp) -> Result<Live, StoreError> {
    let counted = diesel::sql_query(
        "SELECT count(DISTINCT user_id) AS people, count(*) AS grants FROM (
             SELECT user_id FROM grants WHERE client_id = $1 AND revoked_at IS NULL AND expires_at > $2 LIMIT $3
         ) AS live",
    );
    Ok(counted.bind::<Text, _>(client_id).bind::<BigInt, _>(now.as_millis()).bind::<BigInt, _>(most.saturating_add(1)).get_result(conn)?)
}

/// Deletes up to `batch` rows that expired before `before`; says how many, so that the caller goes on while it is `batch`.
pub fn sweep(conn: &mut Writing<'_>, before: Timestamp, batch: i64) -> Result<usize, StoreError> {
    let over = grants::table.filter(grants::expires_at.lt(before.as_millis())).order(grants::expires_at).limit(batch);
    let ids: Vec<String> = over.select(grants::id).load(conn.rows())?;
    if ids.is_empty() {
        return Ok(0);
    }
    Ok(diesel::delete(grants::table.filter(grants::id.eq_any(ids))).execute(conn.rows())?)
}
