//! The identifiers of people and clients: one space, since both stand in `sub`, and none is ever given twice.

use diesel::prelude::*;

use super::schema::{clients, retired_ids, users};
use super::{Connection, StoreError, Writing};
use crate::clock::Timestamp;

/// Characters of an identifier at most ([Core §2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken), `sub`).
pub const MAX_LENGTH: usize = 255;

/// Whose identifier it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentifierKind {
    /// A person's: the `sub`.
    User,
    /// A client's: the `client_id`.
    Client,
}

impl IdentifierKind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Client => "client",
        }
    }
}

/// Whether `id` can be an identifier: 1 to 255 visible ASCII characters.
pub fn is_well_formed(id: &str) -> bool {
    (1..=MAX_LENGTH).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Whether no person and no client has `id`, nor ever had it.
pub fn is_free(conn: &mut Connection, id: &str) -> Result<bool, StoreError> {
    let people: i64 = users::table.filter(users::id.eq(id)).count().get_result(conn)?;
    let registered: i64 = clients::table.filter(clients::id.eq(id)).count().get_result(conn)?;
    let retired: i64 = retired_ids::table.filter(retired_ids::id.eq(id)).count().get_result(conn)?;
    Ok(people + registered + retired == 0)
}

/// Keeps `id` from ever being given again. `revision` is the part's at which its owner went.
pub fn retire(conn: &mut Writing<'_>, kind: IdentifierKind, id: &str, revision: i64, now: Timestamp) -> Result<(), StoreError> {
    diesel::insert_into(retired_ids::table)
        .values((
            retired_ids::kind.eq(kind.as_str()),
            retired_ids::id.eq(id),
            retired_ids::retired_at.eq(now.as_millis()),
            retired_ids::revision.eq(revision),
        ))
        .execute(conn.rows())?;
    Ok(())
}

/// The identifiers of `kind` that were retired after `revision`.
pub fn retired_since(conn: &mut Connection, kind: IdentifierKind, revision: i64) -> Result<Vec<String>, StoreError> {
    Ok(retired_ids::table
        .filter(retired_ids::kind.eq(kind.as_str()).and(retired_ids::revision.gt(revision)))
        .select(retired_ids::id)
        .load(conn)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::database::scratch::Scratch;

    #[tokio::test]
    async fn people_and_clients_share_one_space_of_identifiers_for_ever() {
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database
                .write::<_, StoreError>(|conn| {
                    diesel::sql_query(
                        "INSERT INTO users (id, email, email_key, email_verified, status, epoch, claims, created_at, updated_at, version)
                         VALUES ('person', 'a@b', 'a@b', FALSE, 'active', 0, '{}', 0, 0, 1)",
                    )
                    .execute(conn.rows())?;
                    diesel::sql_query(
                        "INSERT INTO clients (id, name, kind, metadata, settings, status, provenance, created_at, updated_at, version, changed_revision)
                         VALUES ('app', '', 'web', '{}', '{}', 'active', 'command', 0, 0, 1, 0)",
                    )
                    .execute(conn.rows())?;
                    retire(conn, IdentifierKind::User, "left", 0, Timestamp::from_millis(0))?;
                    retire(conn, IdentifierKind::Client, "gone", 3, Timestamp::from_millis(0))?;
                    for id in ["person", "app", "left", "gone"] {
                        assert!(!is_free(conn, id)?, "{id}");
                    }
                    assert!(is_free(conn, "new")?);
                    assert_eq!(retired_since(conn, IdentifierKind::Client, 2)?, ["gone"]);
                    assert!(retired_since(conn, IdentifierKind::Client, 3)?.is_empty());
                    Ok(())
                })
                .await
                .unwrap();
        }
    }

    #[test]
    fn an_identifier_is_visible_ascii_of_bounded_length() {
        assert!(is_well_formed("a") && is_well_formed(&"x".repeat(MAX_LENGTH)));
        for bad in ["", "a b", "a\n", "\u{e4}", &"x".repeat(MAX_LENGTH + 1)] {
            assert!(!is_well_formed(bad), "{bad:?}");
        }
    }
}
