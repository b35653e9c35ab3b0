//! Client secrets ([RFC 6749 §2.3.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1)): 256 random bits, kept as a
//! keyed hash that is bound to the client. A client may have several, so that a new one works before the old one ends.

use diesel::prelude::*;

use crate::clients::{ClientError, registered};
use crate::clock::{Random, Timestamp};
use crate::secrets::Secret;
use crate::store::schema::{client_secrets, clients};
use crate::store::sealing::KeyPurpose;
use crate::store::{Connection, KeyRing, StoreError, Writing};

/// What is kept of a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientSecret {
    /// Its id, for taking it away.
    pub id: String,
    /// Whose it is.
    pub client_id: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// From when on it is void; none is never.
    pub expires_at: Option<Timestamp>,
    key_id: String,
    hash: String,
}

impl ClientSecret {
    /// Whether it still counts.
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.expires_at.is_none_or(|end| now < end)
    }

    fn matches(&self, ring: &KeyRing, presented: &Secret) -> bool {
        let Some(key) = ring.by_id(KeyPurpose::Hash, &self.key_id) else { return false };
        key.verify(&context(&self.client_id), presented.expose().as_bytes(), &self.hash)
    }
}

/// What the hash is made over beside the secret: it is worth nothing in another client's row.
fn context(client_id: &str) -> String {
    format!("client_secret.{client_id}")
}

/// Whether `presented` is one of a client's live secrets; compared in constant time, each of them.
pub fn verify_secret(secrets: &[ClientSecret], ring: &KeyRing, presented: &Secret, now: Timestamp) -> bool {
    secrets.iter().filter(|secret| secret.is_live(now)).fold(false, |found, secret| found | secret.matches(ring, presented))
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = client_secrets)]
struct Row {
    id: String,
    client_id: String,
    key_id: String,
    hash: String,
    created_at: i64,
    expires_at: Option<i64>,
}

impl From<Row> for ClientSecret {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            client_id: row.client_id,
            created_at: Timestamp::from_millis(row.created_at),
            expires_at: row.expires_at.map(Timestamp::from_millis),
            key_id: row.key_id,
            hash: row.hash,
        }
    }
}

/// Gives a client a new random secret beside those it has; the text is seen here and never again.
pub fn make(
    conn: &mut Writing<'_>,
    ring: &KeyRing,
    random: &Random,
    client_id: &str,
    expires_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<(ClientSecret, Secret), ClientError> {
    let text = Secret::random(random);
    let secret = add(conn, ring, random, client_id, &text, expires_at, now)?;
    Ok((secret, text))
}

/// Gives a client a secret that was made elsewhere and has at least as many random bits.
pub fn add(
    conn: &mut Writing<'_>,
    ring: &KeyRing,
    random: &Random,
    client_id: &str,
    text: &Secret,
    expires_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<ClientSecret, ClientError> {
    registered::touch(conn, client_id)?;
    let key = ring.hash();
    let row = Row {
        id: random.uuid().to_string(),
        client_id: client_id.into(),
        key_id: key.id().into(),
        hash: key.mac(&context(client_id), text.expose().as_bytes()),
        created_at: now.as_millis(),
        expires_at: expires_at.map(Timestamp::as_millis),
    };
    diesel::insert_into(client_secrets::table).values(&row).execute(conn.rows())?;
    Ok(row.into())
}

/// Ends every other secret of a client than `kept`: at once, or at `end` where that lies ahead. None lives longer than it
/// would have.
pub fn end_others(conn: &mut Writing<'_>, client_id: &str, kept: &str, end: Timestamp, now: Timestamp) -> Result<(), ClientError> {
    registered::touch(conn, client_id)?;
    let others = client_secrets::client_id.eq(client_id).and(client_secrets::id.ne(kept));
    if end <= now {
        diesel::delete(client_secrets::table.filter(others)).execute(conn.rows())?;
        return Ok(());
    }
    let longer = client_secrets::expires_at.is_null().or(client_secrets::expires_at.gt(end.as_millis()).assume_not_null());
    diesel::update(client_secrets::table.filter(others.and(longer)))
        .set(client_secrets::expires_at.eq(end.as_millis()))
        .execute(conn.rows())?;
    Ok(())
}

/// A client's secrets, oldest first, expired ones too.
pub fn of_client(conn: &mut Connection, client_id: &str) -> Result<Vec<ClientSecret>, StoreError> {
    let rows = client_secrets::table
        .filter(client_secrets::client_id.eq(client_id))
        .order((client_secrets::created_at, client_secrets::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(ClientSecret::from).collect())
}

/// The secrets of all clients that changed after `revision`.
pub(super) fn of_changed(conn: &mut Connection, revision: i64) -> Result<Vec<ClientSecret>, StoreError> {
    let rows = client_secrets::table
        .inner_join(clients::table)
        .filter(clients::changed_revision.gt(revision))
        .order((client_secrets::created_at, client_secrets::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(ClientSecret::from).collect())
}

/// Deletes at most `limit` secrets that expired before `before`; the number of them. Snapshots need no notice.
pub fn sweep(conn: &mut Writing<'_>, before: Timestamp, limit: i64) -> Result<usize, StoreError> {
    let expired: Vec<String> = client_secrets::table
        .filter(client_secrets::expires_at.lt(before.as_millis()))
        .limit(limit)
        .select(client_secrets::id)
        .load(conn.rows())?;
    Ok(diesel::delete(client_secrets::table.filter(client_secrets::id.eq_any(expired))).execute(conn.rows())?)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::clients::registered::tests::client;
    use crate::store::database::scratch::Scratch;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    #[tokio::test]
    async fn a_rotated_secret_works_on_for_as_long_as_it_is_kept_and_for_its_client_alone() {
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database
                .write::<_, ClientError>(|conn| {
                    let random = Random::default();
                    let ring = KeyRing::scratch(&random);
                    registered::insert(conn, client("app"), None, NOW)?;
                    let (_, old) = make(conn, &ring, &random, "app", None, NOW)?;
                    let (kept, new) = make(conn, &ring, &random, "app", None, NOW)?;
                    let end = NOW.plus(Duration::from_secs(60));
                    end_others(conn, "app", &kept.id, end, NOW)?;
                    let rows = of_client(conn, "app")?;
                    assert!(verify_secret(&rows, &ring, &old, NOW) && verify_secret(&rows, &ring, &new, NOW));
                    assert!(!verify_secret(&rows, &ring, &old, end) && verify_secret(&rows, &ring, &new, end));
                    assert!(!verify_secret(&rows, &ring, &Secret::new("guess"), NOW));
                    assert!(!verify_secret(&rows, &KeyRing::scratch(&random), &new, NOW), "another hash key");
                    let elsewhere: Vec<_> = rows.iter().map(|row| ClientSecret { client_id: "other".into(), ..row.clone() }).collect();
                    assert!(!verify_secret(&elsewhere, &ring, &new, NOW));
                    // A second rotation does not lengthen the first one's end.
                    end_others(conn, "app", &kept.id, end.plus(Duration::from_secs(60)), NOW)?;
                    assert!(!verify_secret(&of_client(conn, "app")?, &ring, &old, end));
                    assert_eq!(sweep(conn, end.plus(Duration::from_secs(1)), 10)?, 1);
                    end_others(conn, "app", "", NOW, NOW)?;
                    assert!(of_client(conn, "app")?.is_empty());
                    Ok(())
                })
                .await
                .unwrap();
        }
    }
}
