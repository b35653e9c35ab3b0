//! Rows of `signing_keys`.

use std::time::Duration;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::rotation::Plan;
use crate::clock::{Random, Timestamp};
use crate::jose::{Algorithm, SigningKey};
use crate::secrets::DataKey;
use crate::store::revisions;
use crate::store::schema::signing_keys;
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError, Writing};

/// Where a key is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyState {
    /// Published, so that others know it before it signs.
    Next,
    /// Signs.
    Active,
    /// Signs no more; verifies what it signed.
    Retired,
    /// Verifies nothing.
    Revoked,
}

impl KeyState {
    /// As `signing_keys.state` keeps it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Active => "active",
            Self::Retired => "retired",
            Self::Revoked => "revoked",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::Next, Self::Active, Self::Retired, Self::Revoked].into_iter().find(|state| state.as_str() == text)
    }
}

/// One signing key with its sealed private part.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyRecord {
    /// The thumbprint of the key.
    pub kid: String,
    /// In whose name it signs.
    pub issuer: String,
    /// The one algorithm that it signs by.
    pub algorithm: Algorithm,
    /// Where it is in its life.
    pub state: KeyState,
    /// The private key as sealed PKCS#8; empty once it may not sign any more.
    pub sealed: String,
    /// The public JWK with `use`, `alg` and `kid`.
    pub public_jwk: Map<String, Value>,
    /// When it was made, which is when it was published.
    pub created_at: Timestamp,
    /// When it began to sign.
    pub activated_at: Option<Timestamp>,
    /// When it stopped to sign.
    pub retired_at: Option<Timestamp>,
    /// Rises with every change.
    pub version: i64,
}

impl KeyRecord {
    /// A new key of `issuer`, its private part sealed by `seal`, in state *next*.
    pub fn seal(key: &SigningKey, issuer: &str, seal: &DataKey, random: &Random, now: Timestamp) -> Result<Self, StoreError> {
        let private = key.to_pkcs8().map_err(|_| StoreError::Sealing)?;
        Ok(Self {
            kid: key.kid().to_owned(),
            issuer: issuer.to_owned(),
            algorithm: key.algorithm(),
            state: KeyState::Next,
            sealed: seal.seal(random, &place(key.kid()), &private)?,
            public_jwk: key.public_jwk().clone(),
            created_at: now,
            activated_at: None,
            retired_at: None,
            version: 1,
        })
    }

    /// The key itself; none where its private part was wiped.
    pub fn open(&self, ring: &KeyRing) -> Result<Option<SigningKey>, StoreError> {
        if self.sealed.is_empty() {
            return Ok(None);
        }
        let private = ring.open(&place(&self.kid), &self.sealed)?;
        let key = SigningKey::from_pkcs8(self.algorithm, &private).map_err(|_| corrupt("sealed"))?;
        if key.kid() != self.kid {
            return Err(corrupt("id"));
        }
        Ok(Some(key))
    }
}

fn place(kid: &str) -> String {
    format!("signing_keys.sealed.{kid}")
}

fn corrupt(column: &str) -> StoreError {
    StoreError::Corrupt(format!("signing_keys.{column}"))
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = signing_keys)]
struct Row {
    id: String,
    issuer: String,
    alg: String,
    state: String,
    sealed: String,
    public_jwk: String,
    created_at: i64,
    activated_at: Option<i64>,
    retired_at: Option<i64>,
    version: i64,
}

impl From<&KeyRecord> for Row {
    fn from(record: &KeyRecord) -> Self {
        Self {
            id: record.kid.clone(),
            issuer: record.issuer.clone(),
            alg: record.algorithm.name().to_owned(),
            state: record.state.as_str().to_owned(),
            sealed: record.sealed.clone(),
            public_jwk: Value::Object(record.public_jwk.clone()).to_string(),
            created_at: record.created_at.as_millis(),
            activated_at: record.activated_at.map(Timestamp::as_millis),
            retired_at: record.retired_at.map(Timestamp::as_millis),
            version: record.version,
        }
    }
}

impl TryFrom<Row> for KeyRecord {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            algorithm: Algorithm::parse(&row.alg).ok_or_else(|| corrupt("alg"))?,
            state: KeyState::parse(&row.state).ok_or_else(|| corrupt("state"))?,
            public_jwk: serde_json::from_str(&row.public_jwk).map_err(|_| corrupt("public_jwk"))?,
            kid: row.id,
            issuer: row.issuer,
            sealed: row.sealed,
            created_at: Timestamp::from_millis(row.created_at),
            activated_at: row.activated_at.map(Timestamp::from_millis),
            retired_at: row.retired_at.map(Timestamp::from_millis),
            version: row.version,
        })
    }
}

/// All keys of `issuer`, oldest first.
pub fn list(conn: &mut Connection, issuer: &str) -> Result<Vec<KeyRecord>, StoreError> {
    let rows: Vec<Row> = signing_keys::table
        .filter(signing_keys::issuer.eq(issuer))
        .order((signing_keys::created_at, signing_keys::id))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(KeyRecord::try_from).collect()
}

/// The issuers that have a key, in the order of their names.
pub fn issuers(conn: &mut Connection) -> Result<Vec<String>, StoreError> {
    Ok(signing_keys::table.select(signing_keys::issuer).distinct().order(signing_keys::issuer).load(conn)?)
}

/// Carries out what [`super::rotation`] planned, and raises the keys' revision. Run in a transaction that rolls back on an
/// error: where a key changed since the plan's records were read it is `Unavailable`, and the act may be tried again.
pub fn apply(conn: &mut Writing<'_>, plan: &Plan) -> Result<(), StoreError> {
    for change in &plan.moves {
        let row = signing_keys::table.find(&change.kid).filter(signing_keys::version.eq(change.version));
        let at = Some(change.at.as_millis());
        let state = signing_keys::state.eq(change.to.as_str());
        let version = signing_keys::version.eq(change.version.saturating_add(1));
        let changed = match change.to {
            KeyState::Next => 0, // nothing goes back
            KeyState::Active => diesel::update(row).set((state, version, signing_keys::activated_at.eq(at))).execute(conn.rows())?,
            KeyState::Retired | KeyState::Revoked => diesel::update(row)
                .set((state, version, signing_keys::retired_at.eq(at), signing_keys::sealed.eq("")))
                .execute(conn.rows())?,
        };
        if changed != 1 {
            return Err(StoreError::Unavailable("a signing key was changed at the same time".into()));
        }
    }
    for record in &plan.inserts {
        diesel::insert_into(signing_keys::table).values(Row::from(record)).execute(conn.rows())?;
    }
    revisions::bump(conn, revisions::part::KEYS)?;
    Ok(())
}

/// Deletes keys that were retired or revoked longer than `hints` ago, which no sign-out hint can name any more; says how many.
pub fn sweep(conn: &mut Writing<'_>, hints: Duration, now: Timestamp) -> Result<usize, StoreError> {
    let over = signing_keys::table
        .filter(signing_keys::state.eq_any([KeyState::Retired.as_str(), KeyState::Revoked.as_str()]))
        .filter(signing_keys::retired_at.lt(now.minus(hints).as_millis()));
    let deleted = diesel::delete(over).execute(conn.rows())?;
    if deleted > 0 {
        revisions::bump(conn, revisions::part::KEYS)?;
    }
    Ok(deleted)
}
