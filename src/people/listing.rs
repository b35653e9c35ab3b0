//! People as lists show them: filtered, sorted, page by page.

use diesel::dsl::{exists, not, sql};
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::assignments::{EVERYWHERE, OWNER};
use super::search_text::{holding, holding_in_id, of_person};
use super::sort_place;
use super::status::Status;
use super::user::{Row, User};
use crate::clock::Timestamp;
use crate::factors::{Kind, Kinds, Part};
use crate::store::database::MultiBackend;
use crate::store::schema::{assignments, credentials, factor_losses, memberships, users};
use crate::store::{Connection, StoreError, Writing};
use crate::writing::collation::{self, VERSION};

/// Which people to list.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// The place of the last person of the page before, see [`Listing::place_of`].
    pub after: Option<String>,
    /// The place of the first person of the page behind: the page before it is read.
    pub before: Option<String>,
    /// People at most.
    pub limit: i64,
    /// Words, in any letter case: each is a part of the address, the user name or a text among the claims, such as the name, or a longer
    /// part of the id.
    pub search: Option<String>,
    /// Only those of this status.
    pub status: Option<Status>,
    /// Only those who have a second factor, or only those who have none.
    pub second_factor: Option<bool>,
    /// Only those who said that their second factor is lost.
    pub lost_factor: bool,
    /// Only those who may do everything at this moment.
    pub owners_at: Option<Timestamp>,
    /// Only the members of the group with this id at this moment.
    pub member_of: Option<(String, Timestamp)>,
    /// In this order.
    pub sort: Sort,
    /// In the order turned round.
    pub descending: bool,
}

/// What a list is sorted by; the key of the address decides where that is equal, so that the order is the same each time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The address, by the rules of [`collation`].
    #[default]
    Address,
    /// The last sign-in; those who never signed in come before all others.
    LastSignIn,
    /// When the account was made.
    Created,
}

impl Listing {
    /// Where a person stands in this order: what `after` and `before` name.
    pub fn place_of(&self, person: &User) -> String {
        let key = person.email.key();
        let moment = match self.sort {
            Sort::Address => return key.to_owned(),
            Sort::LastSignIn => person.last_sign_in_at.map_or(NEVER, Timestamp::as_millis),
            Sort::Created => person.created_at.as_millis(),
        };
        format!("{moment}~{key}")
    }
}

/// As a moment before all others.
const NEVER: i64 = -1;

type Query<'a> = users::BoxedQuery<'a, MultiBackend>;

fn filtered(listing: &Listing) -> Query<'_> {
    let mut query = users::table.into_boxed();
    for word in collation::words(listing.search.as_deref().unwrap_or_default()) {
        let told = users::search.like(holding(word)).escape('\\');
        query = match holding_in_id(word) {
            Some(id) => query.filter(told.or(users::id.like(id).escape('\\'))),
            None => query.filter(told),
        };
    }
    if let Some(status) = listing.status {
        query = query.filter(users::status.eq(status.as_str()));
    }
    if let Some(wanted) = listing.second_factor {
        let kinds = Kinds::with_part(Part::Second).iter().map(Kind::as_str);
        let factors = credentials::table.filter(credentials::user_id.eq(users::id)).filter(credentials::kind.eq_any(kinds));
        query = if wanted { query.filter(exists(factors)) } else { query.filter(not(exists(factors))) };
    }
    if listing.lost_factor {
        // As the row says it: whether it counts still says the page of the person.
        let waits = factor_losses::table
            .filter(factor_losses::user_id.eq(users::id).and(factor_losses::epoch.eq(users::epoch)))
            .filter(factor_losses::regained_at.is_null());
        query = query.filter(exists(waits));
    }
    if let Some(now) = listing.owners_at {
        let rights = assignments::table
            .filter(assignments::user_id.eq(users::id))
            .filter(assignments::role.eq(OWNER).and(assignments::place.eq(EVERYWHERE)))
            .filter(super::assignments::last_at(now.as_millis()));
        query = query.filter(exists(rights));
    }
    if let Some((group_id, now)) = &listing.member_of {
        let belongs = memberships::table
            .filter(memberships::user_id.eq(users::id).and(memberships::group_id.eq(group_id)))
            .filter(super::groups::last_at(now.as_millis()));
        query = query.filter(exists(belongs));
    }
    query
}

/// A page of people; the next begins after the place of the last one, the one before ends before the place of the first.
pub fn list(conn: &mut Connection, listing: &Listing) -> Result<Vec<User>, StoreError> {
    let backwards = listing.before.is_some();
    let downwards = listing.descending != backwards;
    let mut query = filtered(listing);
    // A place that was none begins at the beginning.
    let place = listing.before.as_deref().or(listing.after.as_deref());
    // Both directions also where both are given: what follows `after` and comes before `before`.
    let other = listing.before.as_deref().and(listing.after.as_deref());
    for (place, downwards) in [(place, downwards), (other, listing.descending)] {
        let Some(place) = place else { continue };
        query = match (listing.sort, downwards) {
            (Sort::Address, false) => query.filter(users::sort_key.gt(sort_place::of_person(conn, place)?)),
            (Sort::Address, true) => query.filter(users::sort_key.lt(sort_place::of_person(conn, place)?)),
            (sort, downwards) => match place.split_once('~').and_then(|(moment, key)| Some((moment.parse::<i64>().ok()?, key))) {
                None => query,
                Some((moment, key)) => {
                    let key = sort_place::of_person(conn, key)?;
                    if downwards {
                        query.filter(by(sort).lt(moment).or(by(sort).eq(moment).and(users::sort_key.lt(key))))
                    } else {
                        query.filter(by(sort).gt(moment).or(by(sort).eq(moment).and(users::sort_key.gt(key))))
                    }
                }
            },
        };
    }
    query = match (listing.sort, downwards) {
        (Sort::Address, false) => query.order(users::sort_key.asc()),
        (Sort::Address, true) => query.order(users::sort_key.desc()),
        (sort, false) => query.order((by(sort).asc(), users::sort_key.asc())),
        (sort, true) => query.order((by(sort).desc(), users::sort_key.desc())),
    };
    let mut rows: Vec<Row> = query.limit(listing.limit).select(Row::as_select()).load(conn)?;
    if backwards {
        rows.reverse();
    }
    rows.into_iter().map(User::try_from).collect()
}

/// The moment that is sorted by.
fn by(sort: Sort) -> diesel::expression::SqlLiteral<BigInt> {
    sql::<BigInt>(match sort {
        Sort::LastSignIn => "coalesce(users.last_sign_in_at, -1)",
        Sort::Address | Sort::Created => "users.created_at",
    })
}

/// How many people a listing names, whatever its page.
pub fn count(conn: &mut Connection, listing: &Listing) -> Result<i64, StoreError> {
    Ok(filtered(listing).count().get_result(conn)?)
}

/// Rows that an older release wrote. Those of a newer one stay: else two releases side by side would rewrite each other's.
fn of_older_releases<'a>() -> Query<'a> {
    users::table.filter(users::sort_key.lt(vec![VERSION])).into_boxed()
}

/// Whether [`complete`] has anything to do.
///
/// # Errors
/// Where the database is away.
pub fn is_incomplete(conn: &mut Connection) -> Result<bool, StoreError> {
    Ok(of_older_releases().select(users::id).first::<String>(conn).optional()?.is_some())
}

/// Writes sort keys and search texts to at most `limit` rows that an older release wrote. Gives the number of rows found.
///
/// # Errors
/// Where the database is away.
pub fn complete(conn: &mut Writing<'_>, limit: i64) -> Result<usize, StoreError> {
    let rows: Vec<Row> = of_older_releases().order(users::sort_key).limit(limit).select(Row::as_select()).load(conn.rows())?;
    rows.into_iter().try_fold(0, |found, row| repair(conn, row).map(|_| found + 1))
}

/// Compares the sort keys and search texts of at most `limit` people, in the order of their ids from after `after` on, with
/// what this release makes of them, and repairs those that differ: a replica of an older release may have changed a person
/// without them. Gives the last id, `None` at the end.
///
/// # Errors
/// Where the database is away.
pub fn check_after(conn: &mut Writing<'_>, after: &str, limit: i64) -> Result<Option<String>, StoreError> {
    let rows: Vec<Row> =
        users::table.filter(users::id.gt(after)).order(users::id).limit(limit).select(Row::as_select()).load(conn.rows())?;
    let last = rows.last().map(|row| row.id.clone());
    for row in rows {
        if repair(conn, row)? {
            tracing::info!("the search entry of a person was rebuilt: another release had changed the person");
        }
    }
    Ok(last)
}

/// Writes the sort key and the search text of a row where they are not what this release makes of it. A row that was changed
/// since it was read stays: whoever changed it wrote them. A corrupt row is found by no search, and stops no other's repair.
fn repair(conn: &mut Writing<'_>, row: Row) -> Result<bool, StoreError> {
    let (id, version, kept) = (row.id.clone(), row.version, (row.search.clone(), row.sort_key.clone()));
    let sort_key = collation::sort_key(&row.email_key);
    let search = match User::try_from(row) {
        Ok(user) => of_person(&user.email, user.username.as_ref(), &user.claims),
        Err(error) => {
            tracing::error!(%error, "a person's row cannot be read");
            String::new()
        }
    };
    if kept == (search.clone(), sort_key.clone()) {
        return Ok(false);
    }
    let unchanged = users::table.filter(users::id.eq(id).and(users::version.eq(version)));
    Ok(diesel::update(unchanged).set((users::search.eq(search), users::sort_key.eq(sort_key))).execute(conn.rows())? > 0)
}

#[cfg(test)]
#[path = "listing_tests.rs"]
mod tests;
