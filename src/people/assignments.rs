//! Rights: who may act in which role, where, until when.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::people::error::PeopleError;
use crate::people::status::Status;
use crate::store::schema::{assignments, users};
use crate::store::{Connection, StoreError, Writing};

/// The role that may do everything, also give itself to others. There is always one who has it.
pub const OWNER: &str = "owner";
/// The place that is everywhere.
pub const EVERYWHERE: &str = "*";

/// A right that a person was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Its id.
    pub id: String,
    /// Who has it.
    pub user_id: String,
    /// What they may act as.
    pub role: String,
    /// Where: [`EVERYWHERE`], or a part.
    pub place: String,
    /// Until when; none is for good.
    pub until: Option<Timestamp>,
    /// When it was given.
    pub created_at: Timestamp,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = assignments)]
struct Row {
    id: String,
    user_id: String,
    role: String,
    place: String,
    until: Option<i64>,
    created_at: i64,
    version: i64,
}

impl From<Row> for Assignment {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            user_id: row.user_id,
            role: row.role,
            place: row.place,
            until: row.until.map(Timestamp::from_millis),
            created_at: Timestamp::from_millis(row.created_at),
        }
    }
}

/// Gives a right; the caller draws the id.
pub fn insert(conn: &mut Writing<'_>, new: &Assignment) -> Result<(), PeopleError> {
    let row = Row {
        id: new.id.clone(),
        user_id: new.user_id.clone(),
        role: new.role.clone(),
        place: new.place.clone(),
        until: new.until.map(Timestamp::as_millis),
        created_at: new.created_at.as_millis(),
        version: 1,
    };
    match diesel::insert_into(assignments::table).values(&row).execute(conn.rows()).map_err(StoreError::from) {
        Err(error) if error.is_foreign_key_violation() => Err(PeopleError::NotFound),
        other => other.map(drop).map_err(PeopleError::from),
    }
}

/// Takes a right away; false where there was none.
pub fn delete(conn: &mut Writing<'_>, user_id: &str, role: &str, place: &str) -> Result<bool, StoreError> {
    let of = assignments::user_id.eq(user_id).and(assignments::role.eq(role)).and(assignments::place.eq(place));
    Ok(diesel::delete(assignments::table.filter(of)).execute(conn.rows())? > 0)
}

/// Assignments that last at `now`, in milliseconds.
#[diesel::dsl::auto_type]
pub(super) fn last_at(now: i64) -> _ {
    assignments::until.is_null().or(assignments::until.gt(now).assume_not_null())
}

/// The rights that a person has at `now`.
pub fn of_user(conn: &mut Connection, user_id: &str, now: Timestamp) -> Result<Vec<Assignment>, StoreError> {
    let rows = assignments::table
        .filter(assignments::user_id.eq(user_id))
        .filter(last_at(now.as_millis()))
        .order(assignments::id)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Assignment::from).collect())
}

/// Whether a person has a role everywhere at `now`.
pub fn has_role(conn: &mut Connection, user_id: &str, role: &str, now: Timestamp) -> Result<bool, StoreError> {
    Ok(of_user(conn, user_id, now)?.iter().any(|right| right.role == role && right.place == EVERYWHERE))
}

/// Those of these people, by their ids, who have a role everywhere at `now`.
pub fn with_role(conn: &mut Connection, user_ids: &[&str], role: &str, now: Timestamp) -> Result<BTreeSet<String>, StoreError> {
    let ids: Vec<String> = assignments::table
        .filter(assignments::user_id.eq_any(user_ids))
        .filter(assignments::role.eq(role).and(assignments::place.eq(EVERYWHERE)))
        .filter(last_at(now.as_millis()))
        .select(assignments::user_id)
        .load(conn)?;
    Ok(ids.into_iter().collect())
}

/// The ids of the active people who have a role everywhere at `now`. For the last owner: in `write_serializable`.
pub fn holders(conn: &mut Connection, role: &str, now: Timestamp) -> Result<Vec<String>, StoreError> {
    Ok(assignments::table
        .inner_join(users::table)
        .filter(assignments::role.eq(role).and(assignments::place.eq(EVERYWHERE)).and(users::status.eq(Status::Active.as_str())))
        .filter(last_at(now.as_millis()))
        .order(assignments::user_id)
        .select(assignments::user_id)
        .distinct()
        .load(conn)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::user;
    use crate::store::database::scratch::Scratch;

    #[tokio::test]
    async fn an_owner_is_one_who_is_active_and_whose_right_has_not_ended() {
        let (now, later) = (Timestamp::from_seconds(1_000), Timestamp::from_seconds(2_000));
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database
                .write::<_, PeopleError>(move |conn| {
                    for (n, until) in [(1, None), (2, Some(later)), (3, None)] {
                        let user = user::insert(conn, user::tests::new(&format!("u{n}"), &format!("p{n}@example.com"), None), now)?;
                        let right = Assignment {
                            id: format!("a{n}"),
                            user_id: user.id.clone(),
                            role: OWNER.into(),
                            place: EVERYWHERE.into(),
                            until,
                            created_at: now,
                        };
                        insert(conn, &right)?;
                        if n == 3 {
                            user::update(conn, &user::User { status: Status::Disabled, ..user }, now)?;
                        }
                    }
                    assert_eq!(holders(conn, OWNER, now)?, ["u1", "u2"]);
                    assert_eq!(holders(conn, OWNER, later)?, ["u1"]);
                    assert!(has_role(conn, "u2", OWNER, now)? && !has_role(conn, "u2", OWNER, later)?);
                    assert!(delete(conn, "u1", OWNER, EVERYWHERE)? && !delete(conn, "u1", OWNER, EVERYWHERE)?);
                    assert!(holders(conn, OWNER, later)?.is_empty());
                    Ok(())
                })
                .await
                .unwrap();
        }
    }
}
