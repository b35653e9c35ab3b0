//! What proves a person: every factor of every kind in one table, its content sealed and bound to its row.
//! What the content means is known to the acts of its kind.

use diesel::prelude::*;
use zeroize::Zeroizing;

use crate::clock::{Random, Timestamp};
use crate::factors::{Kind, Kinds};
use crate::people::error::PeopleError;
use crate::store::schema::credentials;
use crate::store::{Connection, KeyRing, StoreError, Writing};

/// A factor that a person has set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub user_id: String,
    /// What kind of factor it is.
    pub kind: Kind,
    /// What the person calls it; may be empty.
    pub name: String,
    /// When it was set up.
    pub created_at: Timestamp,
    /// When it last proved somebody.
    pub last_used_at: Option<Timestamp>,
    /// Raised by every change of the content.
    pub version: i64,
    sealed: String,
}

impl Credential {
    /// The content, opened.
    pub fn open(&self, ring: &KeyRing) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        ring.open(&place(&self.id), &self.sealed)
    }
}

/// Where the content is sealed to: it opens in no other row.
fn place(id: &str) -> String {
    format!("credentials.sealed.{id}")
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = credentials)]
struct Row {
    id: String,
    user_id: String,
    kind: String,
    name: String,
    sealed: String,
    created_at: i64,
    last_used_at: Option<i64>,
    version: i64,
}

impl TryFrom<Row> for Credential {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            user_id: row.user_id,
            kind: kind(&row.kind)?,
            name: row.name,
            created_at: Timestamp::from_millis(row.created_at),
            last_used_at: row.last_used_at.map(Timestamp::from_millis),
            version: row.version,
            sealed: row.sealed,
        })
    }
}

fn kind(name: &str) -> Result<Kind, StoreError> {
    Kind::named(name).ok_or_else(|| StoreError::Corrupt("credentials.kind".into()))
}

/// A factor to be set up.
#[derive(Clone, Copy, Debug)]
pub struct NewCredential<'a> {
    /// Drawn by the caller.
    pub id: &'a str,
    /// Whose it will be.
    pub user_id: &'a str,
    /// What kind of factor it is.
    pub kind: Kind,
    /// What the person calls it; may be empty.
    pub name: &'a str,
}

/// Keeps a factor, its content sealed.
pub fn insert(
    conn: &mut Writing<'_>,
    ring: &KeyRing,
    random: &Random,
    new: NewCredential<'_>,
    content: &[u8],
    now: Timestamp,
) -> Result<Credential, PeopleError> {
    let row = Row {
        id: new.id.into(),
        user_id: new.user_id.into(),
        kind: new.kind.as_str().into(),
        name: new.name.into(),
        sealed: ring.seal().seal(random, &place(new.id), content).map_err(StoreError::from)?,
        created_at: now.as_millis(),
        last_used_at: None,
        version: 1,
    };
    match diesel::insert_into(credentials::table).values(&row).execute(conn.rows()).map_err(StoreError::from) {
        Err(error) if error.is_foreign_key_violation() => Err(PeopleError::NotFound),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(row.try_into()?),
    }
}

/// Keeps a factor in place of all of its kind that the person had: a new password.
pub fn replace_kind(
    conn: &mut Writing<'_>,
    ring: &KeyRing,
    random: &Random,
    new: NewCredential<'_>,
    content: &[u8],
    now: Timestamp,
) -> Result<Credential, PeopleError> {
    delete_kind(conn, new.user_id, new.kind)?;
    insert(conn, ring, random, new, content, now)
}

/// Writes new content over the row that was read: a password hashed anew, a counter that moved.
pub fn rewrite(
    conn: &mut Writing<'_>,
    ring: &KeyRing,
    random: &Random,
    credential: &Credential,
    content: &[u8],
) -> Result<(), PeopleError> {
    let sealed = ring.seal().seal(random, &place(&credential.id), content).map_err(StoreError::from)?;
    let row = credentials::id.eq(&credential.id).and(credentials::version.eq(credential.version));
    let changed = diesel::update(credentials::table.filter(row))
        .set((credentials::sealed.eq(sealed), credentials::version.eq(credential.version + 1)))
        .execute(conn.rows())?;
    if changed == 0 { Err(PeopleError::Stale) } else { Ok(()) }
}

/// Notes that a factor proved its person.
pub fn used(conn: &mut Writing<'_>, id: &str, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(credentials::table.find(id)).set(credentials::last_used_at.eq(now.as_millis())).execute(conn.rows())?;
    Ok(())
}

/// Gives a factor of a person's another name; false where it was not theirs.
pub fn rename(conn: &mut Writing<'_>, user_id: &str, id: &str, name: &str) -> Result<bool, StoreError> {
    let row = credentials::id.eq(id).and(credentials::user_id.eq(user_id));
    Ok(diesel::update(credentials::table.filter(row)).set(credentials::name.eq(name)).execute(conn.rows())? > 0)
}

/// A person's factors of these kinds, oldest first.
pub fn of_kinds(conn: &mut Connection, user_id: &str, kinds: Kinds) -> Result<Vec<Credential>, StoreError> {
    let rows = credentials::table
        .filter(credentials::user_id.eq(user_id).and(credentials::kind.eq_any(kinds.iter().map(Kind::as_str))))
        .order((credentials::created_at, credentials::id))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Credential::try_from).collect()
}

/// A person's password.
pub fn password(conn: &mut Connection, user_id: &str) -> Result<Option<Credential>, StoreError> {
    Ok(of_kinds(conn, user_id, Kinds::of(&[Kind::Password]))?.pop())
}

/// Whether a factor with this id is there, whoever has it.
pub fn is_there(conn: &mut Connection, id: &str) -> Result<bool, StoreError> {
    Ok(diesel::select(diesel::dsl::exists(credentials::table.find(id))).get_result(conn)?)
}

/// Whose factor of a kind this is.
pub fn owner(conn: &mut Connection, kind: Kind, id: &str) -> Result<Option<String>, StoreError> {
    let row = credentials::id.eq(id).and(credentials::kind.eq(kind.as_str()));
    Ok(credentials::table.filter(row).select(credentials::user_id).first(conn).optional()?)
}

/// The ids of all factors that a person has, also of kinds that a newer release brought.
pub fn ids_of(conn: &mut Connection, user_id: &str) -> Result<Vec<String>, StoreError> {
    Ok(credentials::table.filter(credentials::user_id.eq(user_id)).select(credentials::id).load(conn)?)
}

/// The kind and the id of each factor that a person has. Fails where one is of a kind that a newer release brought: nobody may pass it
/// over.
pub fn all_of(conn: &mut Connection, user_id: &str) -> Result<Vec<(Kind, String)>, StoreError> {
    let rows: Vec<(String, String)> =
        credentials::table.filter(credentials::user_id.eq(user_id)).select((credentials::kind, credentials::id)).load(conn)?;
    rows.into_iter().map(|(name, id)| Ok((kind(&name)?, id))).collect()
}

/// Takes one factor away from its person; false where it was not theirs.
pub fn delete(conn: &mut Writing<'_>, user_id: &str, id: &str) -> Result<bool, StoreError> {
    let row = credentials::id.eq(id).and(credentials::user_id.eq(user_id));
    Ok(diesel::delete(credentials::table.filter(row)).execute(conn.rows())? > 0)
}

/// Takes a person's factors of one kind away.
pub fn delete_kind(conn: &mut Writing<'_>, user_id: &str, kind: Kind) -> Result<(), StoreError> {
    let rows = credentials::user_id.eq(user_id).and(credentials::kind.eq(kind.as_str()));
    diesel::delete(credentials::table.filter(rows)).execute(conn.rows())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::user;
    use crate::store::database::scratch::Scratch;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    #[tokio::test]
    async fn a_new_password_replaces_the_old_and_opens_only_in_its_row() {
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database
                .write::<_, PeopleError>(|conn| {
                    let random = Random::default();
                    let ring = KeyRing::scratch(&random);
                    user::insert(conn, user::tests::new("u1", "mara@example.com", None), NOW)?;
                    let new = |id| NewCredential { id, user_id: "u1", kind: Kind::Password, name: "" };
                    insert(conn, &ring, &random, new("c1"), b"old", NOW)?;
                    replace_kind(conn, &ring, &random, new("c2"), b"new", NOW)?;
                    let kept = password(conn, "u1")?.unwrap();
                    assert_eq!(kept.open(&ring)?.as_slice(), b"new");
                    assert!(matches!(Credential { id: "c1".into(), ..kept.clone() }.open(&ring), Err(StoreError::Sealing)));
                    rewrite(conn, &ring, &random, &kept, b"again")?;
                    assert!(matches!(rewrite(conn, &ring, &random, &kept, b"late"), Err(PeopleError::Stale)));
                    used(conn, "c2", NOW)?;
                    let kept = password(conn, "u1")?.unwrap();
                    assert_eq!((kept.open(&ring)?.as_slice(), kept.last_used_at), (&b"again"[..], Some(NOW)));
                    assert!(!delete(conn, "u2", "c2")? && delete(conn, "u1", "c2")?);
                    assert_eq!(password(conn, "u1")?, None);
                    Ok(())
                })
                .await
                .unwrap();
        }
    }
}
