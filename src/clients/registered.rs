//! The client's row: what was registered ([RFC 7591 §2](https://www.rfc-editor.org/rfc/rfc7591#section-2)), what an admin
//! decided, and where it came from.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::clients::ClientError;
use crate::clients::secrets::{self, ClientSecret};
use crate::clock::Timestamp;
use crate::protocol::client::Client;
use crate::protocol::registration::protection_not_kept;
use crate::store::identifiers::{self, IdentifierKind};
use crate::store::revisions::{self, part};
use crate::store::schema::clients;
use crate::store::{Connection, EitherConnection, StoreError, Writing};

/// A client as the row stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The client.
    pub client: Client,
    /// Who, or what, made it.
    pub provenance_by: Option<String>,
    /// The admin who vouches for it; `client.approved` says that there is one.
    pub approved_by: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Raised by every change: [`update`] refuses a row that somebody else changed.
    pub version: i64,
    /// The revision of [`part::CLIENTS`] at which it, or its secrets, last changed.
    pub changed_revision: i64,
    /// How often it was switched off.
    pub switched_off: i64,
}

/// A client with its secrets: what a snapshot holds of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Registered {
    /// The row.
    pub record: Record,
    /// Its secrets, expired ones too.
    pub secrets: Vec<ClientSecret>,
}

/// What a snapshot has to change.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// The revision that these bring it to.
    pub revision: i64,
    /// Clients that were made or changed.
    pub changed: Vec<Registered>,
    /// The ids of clients that were deleted.
    pub gone: Vec<String>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = clients, treat_none_as_null = true)]
struct Row {
    id: String,
    name: String,
    kind: String,
    metadata: String,
    settings: String,
    status: String,
    provenance: String,
    provenance_by: Option<String>,
    approved_by: Option<String>,
    created_at: i64,
    updated_at: i64,
    version: i64,
    changed_revision: i64,
    switched_off: i64,
}

impl TryFrom<Row> for Record {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let corrupt = |column: &str| StoreError::Corrupt(format!("clients.{column} of {}", row.id));
        Ok(Self {
            client: Client {
                kind: row.kind.parse().map_err(|_| corrupt("kind"))?,
                metadata: serde_json::from_str(&row.metadata).map_err(|_| corrupt("metadata"))?,
                settings: serde_json::from_str(&row.settings).map_err(|_| corrupt("settings"))?,
                enabled: match row.status.as_str() {
                    "active" => true,
                    "disabled" => false,
                    _ => return Err(corrupt("status")),
                },
                provenance: row.provenance.parse().map_err(|_| corrupt("provenance"))?,
                approved: row.approved_by.is_some(),
                client_id: row.id,
            },
            provenance_by: row.provenance_by,
            approved_by: row.approved_by,
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: Timestamp::from_millis(row.updated_at),
            version: row.version,
            changed_revision: row.changed_revision,
            switched_off: row.switched_off,
        })
    }
}

impl Row {
    fn of(record: &Record) -> Result<Self, StoreError> {
        let client = &record.client;
        let corrupt = |column: &str| StoreError::Corrupt(format!("clients.{column} of {}", client.client_id));
        Ok(Self {
            id: client.client_id.clone(),
            name: client.metadata.client_name.clone().unwrap_or_else(|| client.client_id.clone()),
            kind: client.kind.as_str().into(),
            metadata: serde_json::to_string(&client.metadata).map_err(|_| corrupt("metadata"))?,
            settings: serde_json::to_string(&client.settings).map_err(|_| corrupt("settings"))?,
            status: client.status().into(),
            provenance: client.provenance.as_str().into(),
            provenance_by: record.provenance_by.clone(),
            approved_by: record.approved_by.clone(),
            created_at: record.created_at.as_millis(),
            updated_at: record.updated_at.as_millis(),
            version: record.version,
            changed_revision: record.changed_revision,
            switched_off: record.switched_off,
        })
    }
}

/// Registers a client; the caller draws or is given its id. `by` is who or what made it. An admin's vouching is given
/// later, by [`update`] with `approved_by`.
pub fn insert(conn: &mut Writing<'_>, client: Client, by: Option<String>, now: Timestamp) -> Result<Record, ClientError> {
    if !identifiers::is_well_formed(&client.client_id) {
        return Err(ClientError::BadId);
    }
    if !identifiers::is_free(conn, &client.client_id)? {
        return Err(ClientError::IdTaken);
    }
    let record = Record {
        client: Client { approved: false, ..client },
        provenance_by: by,
        approved_by: None,
        created_at: now,
        updated_at: now,
        version: 1,
        changed_revision: revisions::bump(conn, part::CLIENTS)?,
        switched_off: 0,
    };
    match diesel::insert_into(clients::table).values(Row::of(&record)?).execute(conn.rows()).map_err(StoreError::from) {
        Err(error) if error.is_unique_violation() => Err(ClientError::IdTaken),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(record),
    }
}

/// Writes a changed client over the row that was read. `approved_by` decides `client.approved`; the id and the time of
/// making stay.
pub fn update(conn: &mut Writing<'_>, record: &Record, now: Timestamp) -> Result<Record, ClientError> {
    let mut changed = record.clone();
    changed.client.approved = record.approved_by.is_some();
    changed.updated_at = now;
    changed.version += 1;
    changed.changed_revision = revisions::bump(conn, part::CLIENTS)?;
    let read = clients::id.eq(&record.client.client_id).and(clients::version.eq(record.version));
    if diesel::update(clients::table.filter(read)).set(Row::of(&changed)?).execute(conn.rows())? == 0 {
        return Err(ClientError::Stale);
    }
    Ok(changed)
}

/// Deletes a client with its secrets, and retires the id. Grants and consents are the caller's to end.
pub fn delete(conn: &mut Writing<'_>, client_id: &str, now: Timestamp) -> Result<(), ClientError> {
    if diesel::delete(clients::table.find(client_id)).execute(conn.rows())? == 0 {
        return Err(ClientError::NotFound);
    }
    let revision = revisions::bump(conn, part::CLIENTS)?;
    Ok(identifiers::retire(conn, IdentifierKind::Client, client_id, revision, now)?)
}

/// Has snapshots read the client anew: something beside its row changed.
pub(super) fn touch(conn: &mut Writing<'_>, client_id: &str) -> Result<(), ClientError> {
    let revision = revisions::bump(conn, part::CLIENTS)?;
    let touched = diesel::update(clients::table.find(client_id)).set(clients::changed_revision.eq(revision)).execute(conn.rows())?;
    if touched == 0 { Err(ClientError::NotFound) } else { Ok(()) }
}

/// The client with this id.
pub fn find(conn: &mut Connection, client_id: &str) -> Result<Option<Record>, StoreError> {
    clients::table.find(client_id).select(Row::as_select()).get_result(conn).optional()?.map(Record::try_from).transpose()
}

/// How often the client was switched off, where it is there and enabled. It stays so until the transaction is over: whoever disables
/// or deletes it waits for that and then sees what was granted to it.
pub fn hold(conn: &mut Writing<'_>, client_id: &str) -> Result<Option<i64>, StoreError> {
    let row = clients::table.find(client_id).select((clients::status, clients::switched_off));
    let held: Option<(String, i64)> = match conn.rows().either() {
        EitherConnection::Postgres(conn) => row.for_share().get_result(conn).optional()?,
        EitherConnection::Sqlite(conn) => row.get_result(conn).optional()?,
    };
    Ok(held.filter(|(status, _)| status == "active").map(|(_, switched_off)| switched_off))
}

/// At most `limit` clients in the order of their ids, after the id `after`.
pub fn list(conn: &mut Connection, after: Option<&str>, limit: i64) -> Result<Vec<Record>, StoreError> {
    let rows = clients::table
        .filter(clients::id.gt(after.unwrap_or_default()))
        .order(clients::id)
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Record::try_from).collect()
}

/// The clients that people know by this name, in upper or lower case, in the order of their ids.
pub fn named(conn: &mut Connection, name: &str) -> Result<Vec<Record>, StoreError> {
    let sought = name.to_lowercase();
    let mut found = list(conn, None, i64::MAX)?;
    found.retain(|record| record.client.metadata.client_name.as_deref().is_some_and(|name| name.to_lowercase() == sought));
    Ok(found)
}

/// What changed after `revision`; -1 gives everything there is.
pub fn changed_since(conn: &mut Connection, revision: i64) -> Result<Changes, StoreError> {
    // The counter is read first: what is committed after it is read again next time rather than missed.
    let now = revisions::current(conn, part::CLIENTS)?;
    let rows = clients::table
        .filter(clients::changed_revision.gt(revision))
        .order(clients::changed_revision)
        .select(Row::as_select())
        .load(conn)?;
    // A row that cannot be read keeps no other client's change back; its own client is not known until it is mended. So it is with one
    // that a later release protects by more than this one can: it must not be served without.
    let (mut records, mut not_served) = (Vec::new(), Vec::new());
    for row in rows {
        let id = row.id.clone();
        match Record::try_from(row) {
            Ok(record) => match protection_not_kept(&record.client.metadata) {
                None => records.push(record),
                Some(member) => {
                    tracing::error!(
                        client_id = id,
                        member,
                        "a client is not served: it was registered with a member that this release cannot keep"
                    );
                    not_served.push(id);
                }
            },
            Err(error) => {
                tracing::error!(client_id = id, %error, "the row of a client cannot be read");
                not_served.push(id);
            }
        }
    }
    let mut secrets: HashMap<String, Vec<ClientSecret>> = HashMap::new();
    for secret in secrets::of_changed(conn, revision)? {
        secrets.entry(secret.client_id.clone()).or_default().push(secret);
    }
    let changed = records
        .into_iter()
        .map(|record| {
            let secrets = secrets.remove(&record.client.client_id).unwrap_or_default();
            Registered { record, secrets }
        })
        .collect();
    let mut gone = identifiers::retired_since(conn, IdentifierKind::Client, revision)?;
    gone.extend(not_served);
    Ok(Changes { revision: now, changed, gone })
}

#[cfg(test)]
#[path = "registered_tests.rs"]
pub(crate) mod tests;
