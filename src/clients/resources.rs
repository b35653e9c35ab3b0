//! Resource servers: the audiences of access tokens ([RFC 8707](https://www.rfc-editor.org/rfc/rfc8707)). They are few: a
//! snapshot reads them all where the revision of [`part::RESOURCES`] moved.

use diesel::prelude::*;

use crate::clients::ClientError;
use crate::clock::Timestamp;
use crate::protocol::resource::{Resource, is_same};
use crate::store::revisions::{self, part};
use crate::store::schema::resources;
use crate::store::{Connection, StoreError, Writing};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = resources)]
struct Row {
    identifier: String,
    name: String,
    scopes: String,
    signing_alg: Option<String>,
    lifetime: Option<i64>,
    clients: String,
    created_at: i64,
    updated_at: i64,
    version: i64,
    changed_revision: i64,
}

impl TryFrom<Row> for Resource {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let corrupt = |column: &str| StoreError::Corrupt(format!("resources.{column} of {}", row.identifier));
        Ok(Self {
            scopes: serde_json::from_str(&row.scopes).map_err(|_| corrupt("scopes"))?,
            lifetime: row.lifetime.map(u64::try_from).transpose().map_err(|_| corrupt("lifetime"))?,
            clients: serde_json::from_str(&row.clients).map_err(|_| corrupt("clients"))?,
            identifier: row.identifier,
            name: row.name,
            signing_alg: row.signing_alg,
        })
    }
}

impl Row {
    fn of(resource: &Resource, revision: i64, now: Timestamp) -> Result<Self, StoreError> {
        let corrupt = |column: &str| StoreError::Corrupt(format!("resources.{column} of {}", resource.identifier));
        Ok(Self {
            identifier: resource.identifier.clone(),
            name: resource.name.clone(),
            scopes: serde_json::to_string(&resource.scopes).map_err(|_| corrupt("scopes"))?,
            signing_alg: resource.signing_alg.clone(),
            lifetime: resource.lifetime.map(i64::try_from).transpose().map_err(|_| corrupt("lifetime"))?,
            clients: serde_json::to_string(&resource.clients).map_err(|_| corrupt("clients"))?,
            created_at: now.as_millis(),
            updated_at: now.as_millis(),
            version: 1,
            changed_revision: revision,
        })
    }
}

/// Registers a resource server.
pub fn insert(conn: &mut Writing<'_>, resource: &Resource, now: Timestamp) -> Result<(), ClientError> {
    let revision = revisions::bump(conn, part::RESOURCES)?;
    match diesel::insert_into(resources::table).values(Row::of(resource, revision, now)?).execute(conn.rows()).map_err(StoreError::from) {
        Err(error) if error.is_unique_violation() => Err(ClientError::IdTaken),
        other => other.map(drop).map_err(ClientError::from),
    }
}

/// Writes a resource server over the one of the same identifier.
pub fn update(conn: &mut Writing<'_>, resource: &Resource, now: Timestamp) -> Result<(), ClientError> {
    let revision = revisions::bump(conn, part::RESOURCES)?;
    let row = Row::of(resource, revision, now)?;
    let changed = diesel::update(resources::table.find(&row.identifier))
        .set((
            resources::name.eq(&row.name),
            resources::scopes.eq(&row.scopes),
            resources::signing_alg.eq(&row.signing_alg),
            resources::lifetime.eq(row.lifetime),
            resources::clients.eq(&row.clients),
            resources::updated_at.eq(row.updated_at),
            resources::version.eq(resources::version + 1),
            resources::changed_revision.eq(revision),
        ))
        .execute(conn.rows())?;
    if changed == 0 { Err(ClientError::NotFound) } else { Ok(()) }
}

/// Deletes a resource server.
pub fn delete(conn: &mut Writing<'_>, identifier: &str) -> Result<(), ClientError> {
    revisions::bump(conn, part::RESOURCES)?;
    if diesel::delete(resources::table.find(identifier)).execute(conn.rows())? == 0 { Err(ClientError::NotFound) } else { Ok(()) }
}

/// The resource server with this identifier.
pub fn find(conn: &mut Connection, identifier: &str) -> Result<Option<Resource>, StoreError> {
    resources::table.find(identifier).select(Row::as_select()).get_result(conn).optional()?.map(Resource::try_from).transpose()
}

/// The same with the version of its row, which every change raises.
pub fn find_versioned(conn: &mut Connection, identifier: &str) -> Result<Option<(Resource, i64)>, StoreError> {
    let Some(row) = resources::table.find(identifier).select(Row::as_select()).get_result(conn).optional()? else { return Ok(None) };
    let version = row.version;
    Ok(Some((Resource::try_from(row)?, version)))
}

/// The identifier as it is registered of the resource server that `named` names: the same, or else one that [`is_same`].
pub fn registered_as(conn: &mut Connection, named: &str) -> Result<Option<String>, StoreError> {
    let all: Vec<String> = resources::table.select(resources::identifier).load(conn)?;
    let same = |identifier: &&String| is_same(identifier, named);
    Ok(all.iter().find(|identifier| *identifier == named).or_else(|| all.iter().find(same)).cloned())
}

/// Every resource server, in the order of their identifiers.
pub fn all(conn: &mut Connection) -> Result<Vec<Resource>, StoreError> {
    let rows = resources::table.order(resources::identifier).select(Row::as_select()).load(conn)?;
    rows.into_iter().map(Resource::try_from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::scope::Scopes;
    use crate::store::database::scratch::Scratch;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    #[tokio::test]
    async fn a_resource_server_reads_back_as_it_was_registered() {
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database
                .write::<_, ClientError>(|conn| {
                    let mut api = Resource {
                        identifier: "https://api.example".into(),
                        name: "API".into(),
                        scopes: Scopes::parse("orders:read orders:write").unwrap(),
                        signing_alg: Some("ES256".into()),
                        lifetime: Some(300),
                        clients: vec!["app".into()],
                    };
                    let before = revisions::current(conn, part::RESOURCES)?;
                    insert(conn, &api, NOW)?;
                    assert_eq!(find(conn, &api.identifier)?.as_ref(), Some(&api));
                    api.lifetime = None;
                    update(conn, &api, NOW)?;
                    assert_eq!(all(conn)?, [api.clone()]);
                    delete(conn, &api.identifier)?;
                    assert!(matches!(update(conn, &api, NOW), Err(ClientError::NotFound)));
                    assert!(revisions::current(conn, part::RESOURCES)? > before + 2);
                    Ok(())
                })
                .await
                .unwrap();
            let api = Resource {
                identifier: "urn:a".into(),
                name: String::new(),
                scopes: Scopes::default(),
                signing_alg: None,
                lifetime: None,
                clients: vec![],
            };
            let again = api.clone();
            database.write(move |conn| insert(conn, &api, NOW)).await.unwrap();
            assert!(matches!(database.write(move |conn| insert(conn, &again, NOW)).await, Err(ClientError::IdTaken)));
        }
    }
}
