//! Declared attributes: rows that are few, so that a snapshot reads them all where the revision of [`part::ATTRIBUTES`] moved. Values stand
//! among the claims of the person, as those of claims that nobody declared do.

use diesel::prelude::*;
use serde_json::{Map, Value};

use super::search_text;
use crate::clock::Timestamp;
use crate::people::user::User;
use crate::people::{PeopleError, user};
use crate::protocol::attribute::{Attribute, Attributes};
use crate::protocol::claims::untagged;
use crate::store::revisions::{self, part};
use crate::store::schema::{attributes, users};
use crate::store::{Connection, StoreError, Writing};

/// People whose values are erased at a time.
const AT_ONCE: i64 = 500;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = attributes)]
struct Row {
    name: String,
    definition: String,
    position: i64,
    created_at: i64,
    updated_at: i64,
    version: i64,
}

impl TryFrom<Row> for Attribute {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        serde_json::from_str(&row.definition).map_err(|_| StoreError::Corrupt(format!("attributes.definition of {}", row.name)))
    }
}

fn written(attribute: &Attribute) -> Result<String, StoreError> {
    serde_json::to_string(attribute).map_err(|_| StoreError::Corrupt(format!("attributes.definition of {}", attribute.name)))
}

/// Declares an attribute; gives whether its name was free.
///
/// # Errors
/// Where the database is away.
pub fn insert(conn: &mut Writing<'_>, attribute: &Attribute, now: Timestamp) -> Result<bool, StoreError> {
    revisions::bump(conn, part::ATTRIBUTES)?;
    let row = Row {
        name: attribute.name.clone(),
        definition: written(attribute)?,
        position: attribute.position,
        created_at: now.as_millis(),
        updated_at: now.as_millis(),
        version: 1,
    };
    match diesel::insert_into(attributes::table).values(row).execute(conn.rows()).map_err(StoreError::from) {
        Err(error) if error.is_unique_violation() => Ok(false),
        other => other.map(|_| true),
    }
}

/// Writes a definition over the one of the same name; gives whether there is one.
///
/// # Errors
/// Where the database is away.
pub fn update(conn: &mut Writing<'_>, attribute: &Attribute, now: Timestamp) -> Result<bool, StoreError> {
    revisions::bump(conn, part::ATTRIBUTES)?;
    let changed = diesel::update(attributes::table.find(&attribute.name))
        .set((
            attributes::definition.eq(written(attribute)?),
            attributes::position.eq(attribute.position),
            attributes::updated_at.eq(now.as_millis()),
            attributes::version.eq(attributes::version + 1),
        ))
        .execute(conn.rows())?;
    Ok(changed > 0)
}

/// Deletes a definition, and what is kept of it with people; gives how many had a value.
///
/// # Errors
/// Where the database is away, or there is none.
pub fn delete(conn: &mut Writing<'_>, name: &str, now: Timestamp) -> Result<usize, PeopleError> {
    revisions::bump(conn, part::ATTRIBUTES)?;
    if diesel::delete(attributes::table.find(name)).execute(conn.rows())? == 0 {
        return Err(PeopleError::NotFound);
    }
    erase_values(conn, name, now)
}

/// Takes every value of this claim away, with those for a language.
fn erase_values(conn: &mut Writing<'_>, name: &str, now: Timestamp) -> Result<usize, PeopleError> {
    let (mut erased, mut after) = (0, String::new());
    loop {
        // A name may hold an underscore, which stands for any character there: more is read than is changed.
        let page: Vec<(String, String)> = users::table
            .filter(users::claims.like(format!("%\"{name}%")).and(users::id.gt(&after)))
            .order(users::id)
            .limit(AT_ONCE)
            .select((users::id, users::claims))
            .load(conn.rows())?;
        let Some((last, _)) = page.last() else { return Ok(erased) };
        after.clone_from(last);
        for (id, claims) in page {
            let kept: Map<String, Value> =
                serde_json::from_str(&claims).map_err(|_| StoreError::Corrupt(format!("users.claims of {id}")))?;
            let left: Map<String, Value> =
                kept.iter().filter(|(claim, _)| untagged(claim) != name).map(|(k, v)| (k.clone(), v.clone())).collect();
            if left.len() == kept.len() {
                continue;
            }
            let Some(person) = user::find(conn, &id)? else { continue };
            user::update(conn, &User { claims: left, ..person }, now)?;
            erased += 1;
        }
    }
}

/// How many people have a value of this claim.
///
/// # Errors
/// Where the database is away.
pub fn count_values(conn: &mut Connection, name: &str) -> Result<i64, StoreError> {
    // The name of a member, as JSON is written here.
    let pattern = format!("%\"{}\":%", search_text::escaped(name));
    Ok(users::table.filter(users::claims.like(pattern).escape('\\')).count().get_result(conn)?)
}

/// The attribute of this name with the version of its row, which every change raises.
///
/// # Errors
/// Where the database is away.
pub fn find_versioned(conn: &mut Connection, name: &str) -> Result<Option<(Attribute, i64)>, StoreError> {
    let Some(row) = attributes::table.find(name).select(Row::as_select()).get_result(conn).optional()? else { return Ok(None) };
    let version = row.version;
    Ok(Some((Attribute::try_from(row)?, version)))
}

/// Every attribute.
///
/// # Errors
/// Where the database is away.
pub fn all(conn: &mut Connection) -> Result<Attributes, StoreError> {
    let rows = attributes::table.order((attributes::position, attributes::name)).select(Row::as_select()).load(conn)?;
    Ok(Attributes::of(rows.into_iter().map(Attribute::try_from).collect::<Result<_, _>>()?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::people::user::tests::new;
    use crate::protocol::attribute::definition::tests::attribute;
    use crate::store::database::scratch::Scratch;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    #[tokio::test]
    async fn a_definition_reads_back_and_its_end_takes_every_value_and_no_other() {
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database
                .write::<_, PeopleError>(|conn| {
                    let mut team = attribute("team_1");
                    assert!(insert(conn, &team, NOW)? && insert(conn, &attribute("teamx1"), NOW)?);
                    team.label = "Team".into();
                    assert!(update(conn, &team, NOW)? && !update(conn, &attribute("none"), NOW)?);
                    assert_eq!(find_versioned(conn, "team_1")?, Some((team.clone(), 2)));
                    for (id, claims) in [
                        ("a", json!({"team_1": "x", "team_1#de": "y", "teamx1": "kept"})),
                        ("b", json!({"other": "team_1"})),
                        ("c", json!({"team_1": ["x"]})),
                    ] {
                        let claims = claims.as_object().cloned().unwrap_or_default();
                        user::insert(conn, user::NewUser { claims, ..new(id, &format!("{id}@example.com"), None) }, NOW)?;
                    }
                    assert_eq!(count_values(conn, "team_1")?, 2);
                    assert_eq!(delete(conn, "team_1", NOW)?, 2);
                    let left =
                        |conn: &mut Connection, id: &str| user::find(conn, id).map(|found| found.map(|user| Value::Object(user.claims)));
                    assert_eq!(left(conn, "a")?, Some(json!({"teamx1": "kept"})));
                    assert_eq!(left(conn, "b")?, Some(json!({"other": "team_1"})));
                    assert_eq!(left(conn, "c")?, Some(json!({})));
                    assert!(matches!(delete(conn, "team_1", NOW), Err(PeopleError::NotFound)));
                    Ok(())
                })
                .await
                .unwrap();
        }
    }
}
