//! Groups and who belongs to them, for a time or for good.

use std::collections::BTreeMap;

use diesel::Connection as _;
use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::config::EmailCodes;
use crate::people::error::PeopleError;
use crate::people::names;
use crate::people::search_text::{holding, holding_in_id};
use crate::people::sort_place;
use crate::store::database::MultiBackend;
use crate::store::schema::{groups, memberships, users};
use crate::store::{Connection, StoreError, Writing};
use crate::writing::collation::{self, VERSION};

/// A group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// As typed, and as it stands in the `groups` claim; unique by its key.
    pub name: String,
    /// What another directory calls it.
    pub external_id: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Raised by every change.
    pub version: i64,
    /// Whether its members must have a second factor.
    pub requires_second_factor: bool,
    /// What its members may use codes by e-mail for at most.
    pub email_codes: EmailCodes,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = groups)]
struct Row {
    id: String,
    name: String,
    name_key: String,
    external_id: Option<String>,
    created_at: i64,
    updated_at: i64,
    version: i64,
    requires_second_factor: bool,
    email_codes: String,
    sort_key: Vec<u8>,
    search: String,
}

impl From<Row> for Group {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            name: row.name,
            external_id: row.external_id,
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: Timestamp::from_millis(row.updated_at),
            version: row.version,
            requires_second_factor: row.requires_second_factor,
            email_codes: email_codes(&row.email_codes),
        }
    }
}

/// What a row says. Where a later release says what this one does not know, nothing is allowed.
fn email_codes(text: &str) -> EmailCodes {
    EmailCodes::named(text).unwrap_or(EmailCodes::Never)
}

/// Makes a group; the caller draws the id.
pub fn insert(conn: &mut Writing<'_>, id: &str, name: &str, external_id: Option<String>, now: Timestamp) -> Result<Group, PeopleError> {
    let (created_at, updated_at) = (now.as_millis(), now.as_millis());
    let name_key = names::group_key(name)?;
    let (sort_key, search) = (collation::sort_key(&name_key), collation::searched(name));
    let (id, name) = (id.into(), name.into());
    let email_codes = EmailCodes::Both.as_str().to_owned();
    let row = Row {
        id,
        name,
        name_key,
        external_id,
        created_at,
        updated_at,
        version: 1,
        requires_second_factor: false,
        email_codes,
        sort_key,
        search,
    };
    diesel::insert_into(groups::table).values(&row).execute(conn.rows()).map_err(taken)?;
    Ok(row.into())
}

/// Writes a changed group over the row that was read.
pub fn update(conn: &mut Writing<'_>, group: &Group, now: Timestamp) -> Result<(), PeopleError> {
    let name_key = names::group_key(&group.name)?;
    let changed = diesel::update(groups::table.filter(groups::id.eq(&group.id).and(groups::version.eq(group.version))))
        .set((
            groups::name.eq(&group.name),
            groups::sort_key.eq(collation::sort_key(&name_key)),
            groups::search.eq(collation::searched(&group.name)),
            groups::name_key.eq(name_key),
            groups::external_id.eq(&group.external_id),
            groups::requires_second_factor.eq(group.requires_second_factor),
            groups::email_codes.eq(group.email_codes.as_str()),
            groups::updated_at.eq(now.as_millis()),
            groups::version.eq(group.version + 1),
        ))
        .execute(conn.rows())
        .map_err(taken)?;
    if changed == 0 { Err(PeopleError::Stale) } else { Ok(()) }
}

fn taken(error: diesel::result::Error) -> PeopleError {
    let error = StoreError::from(error);
    if error.is_unique_violation() { PeopleError::GroupNameTaken } else { error.into() }
}

/// Deletes a group with its memberships; false where it was not there.
pub fn delete(conn: &mut Writing<'_>, id: &str) -> Result<bool, StoreError> {
    Ok(diesel::delete(groups::table.find(id)).execute(conn.rows())? > 0)
}

/// The group with this id.
pub fn find(conn: &mut Connection, id: &str) -> Result<Option<Group>, StoreError> {
    Ok(groups::table.find(id).select(Row::as_select()).get_result(conn).optional()?.map(Group::from))
}

/// The group of this name, in any letter case.
pub fn find_by_name(conn: &mut Connection, name: &str) -> Result<Option<Group>, StoreError> {
    let Ok(key) = names::group_key(name) else { return Ok(None) };
    Ok(groups::table.filter(groups::name_key.eq(key)).select(Row::as_select()).get_result(conn).optional()?.map(Group::from))
}

/// At most `limit` groups in the order of their names, after the group named `after`.
pub fn list(conn: &mut Connection, after: Option<&str>, limit: i64) -> Result<Vec<Group>, StoreError> {
    search(conn, &Listing { after: after.map(str::to_owned), limit, ..Listing::default() })
}

/// Adds a person to a group until `until`, or for good; a member's `until` is replaced. False where the person or the group is not there.
pub fn add_member(
    conn: &mut Writing<'_>,
    group_id: &str,
    user_id: &str,
    until: Option<Timestamp>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let until = until.map(Timestamp::as_millis);
    if diesel::update(memberships::table.find((group_id, user_id))).set(memberships::until.eq(until)).execute(conn.rows())? > 0 {
        return Ok(true);
    }
    // Two who add the same person at once both find no row: the second insert is undone and is no error.
    let inserted: Result<(), StoreError> = conn.rows().transaction(|conn| {
        diesel::insert_into(memberships::table)
            .values((
                memberships::group_id.eq(group_id),
                memberships::user_id.eq(user_id),
                memberships::until.eq(until),
                memberships::created_at.eq(now.as_millis()),
            ))
            .execute(conn)?;
        Ok(())
    });
    match inserted {
        Err(error) if error.is_unique_violation() => Ok(true),
        Err(error) if error.is_foreign_key_violation() => Ok(false),
        other => other.map(|()| true),
    }
}

/// Takes a person out of a group; false where they were not in it.
pub fn remove_member(conn: &mut Writing<'_>, group_id: &str, user_id: &str) -> Result<bool, StoreError> {
    Ok(diesel::delete(memberships::table.find((group_id, user_id))).execute(conn.rows())? > 0)
}

/// A person's membership, as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The group's id.
    pub group_id: String,
    /// The group's name.
    pub group: String,
    /// The person's id.
    pub user_id: String,
    /// When it ends; none is never.
    pub until: Option<Timestamp>,
}

/// Memberships that last at `now`, in milliseconds: who belongs to what is decided here alone.
#[diesel::dsl::auto_type]
pub(super) fn last_at(now: i64) -> _ {
    memberships::until.is_null().or(memberships::until.gt(now).assume_not_null())
}

/// The memberships of a person at `now`, in the order of the groups' keys.
pub fn memberships_of(conn: &mut Connection, user_id: &str, now: Timestamp) -> Result<Vec<Membership>, StoreError> {
    let rows: Vec<(String, String, Option<i64>)> = memberships::table
        .inner_join(groups::table)
        .filter(memberships::user_id.eq(user_id))
        .filter(last_at(now.as_millis()))
        .order(groups::sort_key)
        .select((groups::id, groups::name, memberships::until))
        .load(conn)?;
    let membership = |(group_id, group, until): (String, String, Option<i64>)| Membership {
        group_id,
        group,
        user_id: user_id.to_owned(),
        until: until.map(Timestamp::from_millis),
    };
    Ok(rows.into_iter().map(membership).collect())
}

/// At most `limit` members of a group at `now`, after the address key `after`, in the order of those keys.
pub fn members_listed(
    conn: &mut Connection,
    group_id: &str,
    after: Option<&str>,
    limit: i64,
    now: Timestamp,
) -> Result<Vec<(String, Option<Timestamp>)>, StoreError> {
    let after = after.map(|key| sort_place::of_person(conn, key)).transpose()?.unwrap_or_default();
    let rows: Vec<(String, Option<i64>)> = memberships::table
        .inner_join(users::table)
        .filter(memberships::group_id.eq(group_id).and(users::sort_key.gt(after)))
        .filter(last_at(now.as_millis()))
        .order(users::sort_key)
        .limit(limit)
        .select((memberships::user_id, memberships::until))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, until)| (id, until.map(Timestamp::from_millis))).collect())
}

/// How many members a group has at `now`.
pub fn count_members(conn: &mut Connection, group_id: &str, now: Timestamp) -> Result<i64, StoreError> {
    Ok(memberships::table.filter(memberships::group_id.eq(group_id)).filter(last_at(now.as_millis())).count().get_result(conn)?)
}

/// Which groups to list, in the order of their names.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Words: each is a part of the name, or a longer part of the id.
    pub search: String,
    /// Only those whose members need a second factor.
    pub requires_second_factor: bool,
    /// The name of the last group of the page before.
    pub after: Option<String>,
    /// In the order turned round.
    pub descending: bool,
    /// Groups at most.
    pub limit: i64,
}

/// The groups that a listing names.
pub fn search(conn: &mut Connection, listing: &Listing) -> Result<Vec<Group>, StoreError> {
    let mut query = groups::table.select(Row::as_select()).limit(listing.limit).into_boxed();
    for word in collation::words(&listing.search) {
        let told = groups::search.like(holding(word)).escape('\\');
        query = match holding_in_id(word) {
            Some(id) => query.filter(told.or(groups::id.like(id).escape('\\'))),
            None => query.filter(told),
        };
    }
    if listing.requires_second_factor {
        query = query.filter(groups::requires_second_factor.eq(true));
    }
    if let Some(name) = &listing.after {
        let after = sort_place::of_group(conn, &names::folded(name))?;
        query = if listing.descending { query.filter(groups::sort_key.lt(after)) } else { query.filter(groups::sort_key.gt(after)) };
    }
    query = if listing.descending { query.order(groups::sort_key.desc()) } else { query.order(groups::sort_key.asc()) };
    Ok(query.load::<Row>(conn)?.into_iter().map(Group::from).collect())
}

/// Rows that an older release wrote.
fn of_older_releases<'a>() -> groups::BoxedQuery<'a, MultiBackend> {
    groups::table.filter(groups::sort_key.lt(vec![VERSION])).into_boxed()
}

/// Whether [`complete`] has anything to do.
pub fn is_incomplete(conn: &mut Connection) -> Result<bool, StoreError> {
    Ok(of_older_releases().select(groups::id).first::<String>(conn).optional()?.is_some())
}

/// As `listing::complete`, for groups.
pub fn complete(conn: &mut Writing<'_>, limit: i64) -> Result<usize, StoreError> {
    let rows: Vec<Row> = of_older_releases().order(groups::sort_key).limit(limit).select(Row::as_select()).load(conn.rows())?;
    rows.iter().try_fold(0, |found, row| repair(conn, row).map(|()| found + 1))
}

/// As `listing::check_after`, for groups.
pub fn check_after(conn: &mut Writing<'_>, after: &str, limit: i64) -> Result<Option<String>, StoreError> {
    let rows: Vec<Row> =
        groups::table.filter(groups::id.gt(after)).order(groups::id).limit(limit).select(Row::as_select()).load(conn.rows())?;
    rows.iter().try_for_each(|row| repair(conn, row))?;
    Ok(rows.last().map(|row| row.id.clone()))
}

/// Writes the sort key and the search text of a row where they are not what this release makes of it, unless the row was
/// changed since it was read.
fn repair(conn: &mut Writing<'_>, row: &Row) -> Result<(), StoreError> {
    let (sort_key, search) = (collation::sort_key(&row.name_key), collation::searched(&row.name));
    if (&row.sort_key, &row.search) != (&sort_key, &search) {
        let unchanged = groups::table.filter(groups::id.eq(&row.id).and(groups::version.eq(row.version)));
        diesel::update(unchanged).set((groups::sort_key.eq(sort_key), groups::search.eq(search))).execute(conn.rows())?;
    }
    Ok(())
}

/// How many groups there are.
pub fn count(conn: &mut Connection) -> Result<i64, StoreError> {
    Ok(groups::table.count().get_result(conn)?)
}

/// The names of the groups that a person is in at `now`, in the order of their keys: the `groups` claim.
pub fn names_of(conn: &mut Connection, user_id: &str, now: Timestamp) -> Result<Vec<String>, StoreError> {
    Ok(memberships::table
        .inner_join(groups::table)
        .filter(memberships::user_id.eq(user_id))
        .filter(last_at(now.as_millis()))
        .order(groups::sort_key)
        .select(groups::name)
        .load(conn)?)
}

/// The same for each of these people, by their ids; whoever is in no group is left out.
pub fn names_of_each(conn: &mut Connection, user_ids: &[&str], now: Timestamp) -> Result<BTreeMap<String, Vec<String>>, StoreError> {
    let rows: Vec<(String, String)> = memberships::table
        .inner_join(groups::table)
        .filter(memberships::user_id.eq_any(user_ids))
        .filter(last_at(now.as_millis()))
        .order(groups::sort_key)
        .select((memberships::user_id, groups::name))
        .load(conn)?;
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (user_id, name) in rows {
        names.entry(user_id).or_default().push(name);
    }
    Ok(names)
}

/// The groups that a person is in at `now`.
pub fn of_person(conn: &mut Connection, user_id: &str, now: Timestamp) -> Result<Vec<Group>, StoreError> {
    let rows = memberships::table
        .inner_join(groups::table)
        .filter(memberships::user_id.eq(user_id))
        .filter(last_at(now.as_millis()))
        .order(groups::sort_key)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Group::from).collect())
}

/// The groups that say in words of their own what their members must have, or may use.
pub fn with_rules_of_their_own(conn: &mut Connection) -> Result<Vec<Group>, StoreError> {
    let says = groups::requires_second_factor.eq(true).or(groups::email_codes.ne(EmailCodes::Both.as_str()));
    let rows = groups::table.filter(says).order(groups::sort_key).select(Row::as_select()).load(conn)?;
    Ok(rows.into_iter().map(Group::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::user;
    use crate::store::database::scratch::Scratch;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);
    const LATER: Timestamp = Timestamp::from_seconds(2_000);

    #[tokio::test]
    async fn a_membership_counts_until_it_ends_and_goes_with_the_person_or_the_group() {
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database
                .write::<_, PeopleError>(|conn| {
                    user::insert(conn, user::tests::new("u1", "mara@example.com", None), NOW)?;
                    insert(conn, "g1", "Staff", None, NOW)?;
                    insert(conn, "g2", "Admins", None, NOW)?;
                    add_member(conn, "g1", "u1", None, NOW)?;
                    add_member(conn, "g2", "u1", None, NOW)?;
                    add_member(conn, "g2", "u1", Some(LATER), NOW)?;
                    assert_eq!(names_of(conn, "u1", NOW)?, ["Admins", "Staff"]);
                    assert_eq!(names_of(conn, "u1", LATER)?, ["Staff"]);
                    let theirs = memberships_of(conn, "u1", NOW)?;
                    assert_eq!(
                        theirs.iter().map(|one| (one.group.as_str(), one.until)).collect::<Vec<_>>(),
                        [("Admins", Some(LATER)), ("Staff", None)]
                    );
                    assert_eq!(members_listed(conn, "g2", None, 10, NOW)?, [("u1".to_owned(), Some(LATER))]);
                    assert!(members_listed(conn, "g2", Some("mara@example.com"), 10, NOW)?.is_empty());
                    assert_eq!((count_members(conn, "g2", NOW)?, count_members(conn, "g2", LATER)?, count(conn)?), (1, 0, 2));
                    let found = |conn: &mut Connection, part: &str, after: Option<&str>, descending| -> Result<Vec<String>, StoreError> {
                        let (search_for, after) = (part.to_owned(), after.map(str::to_owned));
                        let listing = Listing { search: search_for, after, descending, limit: 10, ..Listing::default() };
                        Ok(search(conn, &listing)?.into_iter().map(|group| group.name).collect())
                    };
                    assert_eq!(found(conn, "TAF", None, false)?, ["Staff"]);
                    assert!(found(conn, "%", None, false)?.is_empty() && found(conn, "", Some("staff"), false)?.is_empty());
                    assert_eq!(found(conn, "", None, true)?, ["Staff", "Admins"]);
                    assert_eq!(found(conn, "", Some("Staff"), true)?, ["Admins"]);
                    let requiring = Listing { requires_second_factor: true, limit: 10, ..Listing::default() };
                    assert!(search(conn, &requiring)?.is_empty());
                    let mara = user::find(conn, "u1")?.unwrap();
                    assert_eq!(user::person(conn, &mara, &std::sync::Arc::default(), LATER)?.groups, ["Staff"]);
                    delete(conn, "g1")?;
                    assert!(names_of(conn, "u1", LATER)?.is_empty());
                    assert!(remove_member(conn, "g2", "u1")? && !remove_member(conn, "g2", "u1")?);
                    Ok(())
                })
                .await
                .unwrap();
            let missing = database.write(|conn| add_member(conn, "g2", "nobody", None, NOW)).await;
            assert!(matches!(missing, Ok(false)));
        }
    }

    #[tokio::test]
    async fn a_second_factor_is_required_by_a_membership_that_lasts_and_of_admins_where_that_is_set() {
        use crate::people::assignments::{self, Assignment, EVERYWHERE, OWNER};
        use crate::people::requirements::{self, Given};
        use crate::people::rules::Rules;
        fn second_factor(conn: &mut Connection, user_id: &str, for_admins: bool, now: Timestamp) -> Result<bool, StoreError> {
            let given = Given { for_admins, remember_admins: false, email_codes: EmailCodes::Both, sms_codes: EmailCodes::Both };
            requirements::of_person(conn, user_id, (given, &Rules::default()), None, now).map(|asked| asked.second_factor)
        }
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database
                .write::<_, PeopleError>(|conn| {
                    user::insert(conn, user::tests::new("u1", "mara@example.com", None), NOW)?;
                    let group = insert(conn, "g1", "Staff", None, NOW)?;
                    add_member(conn, "g1", "u1", Some(LATER), NOW)?;
                    assert!(!second_factor(conn, "u1", true, NOW)?);
                    update(conn, &Group { requires_second_factor: true, ..group }, NOW)?;
                    assert!(find(conn, "g1")?.unwrap().requires_second_factor);
                    assert!(second_factor(conn, "u1", false, NOW)? && !second_factor(conn, "u2", true, NOW)?);
                    assert!(!second_factor(conn, "u1", true, LATER)?);
                    let (id, user_id, role, place) = ("a1".into(), "u1".into(), OWNER.into(), EVERYWHERE.into());
                    assignments::insert(conn, &Assignment { id, user_id, role, place, until: None, created_at: NOW })?;
                    assert!(second_factor(conn, "u1", true, LATER)? && !second_factor(conn, "u1", false, LATER)?);
                    Ok(())
                })
                .await
                .unwrap();
        }
    }

    #[tokio::test]
    async fn a_group_is_found_by_its_name_in_any_case_and_has_it_alone() {
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database.write(|conn| insert(conn, "g1", "Site Admins", None, NOW)).await.unwrap();
            let found = database.read(|conn| find_by_name(conn, "SITE admins")).await.unwrap().unwrap();
            assert!(matches!(database.write(|conn| insert(conn, "g2", "site Admins", None, NOW)).await, Err(PeopleError::GroupNameTaken)));
            let renamed = Group { name: "Owners".into(), ..found.clone() };
            database.write(move |conn| update(conn, &renamed, NOW)).await.unwrap();
            assert!(matches!(database.write(move |conn| update(conn, &found, NOW)).await, Err(PeopleError::Stale)));
            assert_eq!(database.read(|conn| list(conn, None, 10)).await.unwrap().len(), 1);
        }
    }
}
