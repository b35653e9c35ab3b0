//! Which invitations a list names, and in which order.

use diesel::prelude::*;

use super::{Invitation, Row, State};
use crate::clock::Timestamp;
use crate::people::search_text::{holding, holding_in_id};
use crate::store::schema::invitations;
use crate::store::{Connection, StoreError};
use crate::writing::collation;

/// What a list of invitations is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// How long ago somebody was invited: the newest first.
    #[default]
    Age,
    /// The address.
    Address,
    /// When it expires.
    Expires,
}

/// Which invitations to list.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Words, each of which is a part of the address or the name, or, where it is long enough, of the id.
    pub search: String,
    /// What became of them; `None` is anything.
    pub state: Option<State>,
    /// The order.
    pub sort: Sort,
    /// In the order turned round.
    pub descending: bool,
    /// The id of the last invitation of the page before.
    pub after: Option<String>,
    /// Invitations at most.
    pub limit: i64,
}

/// Sorts by a column and then by id, and goes on behind the last row of the page before.
macro_rules! by {
    ($query:ident, $last:ident, $column:ident, $beyond:ident, $order:ident) => {{
        if let Some(last) = $last {
            let (value, id) = (last.$column, last.id);
            let beyond = invitations::$column.$beyond(value.clone());
            $query = $query.filter(beyond.or(invitations::$column.eq(value).and(invitations::id.$beyond(id))));
        }
        $query.order((invitations::$column.$order(), invitations::id.$order()))
    }};
}

/// The invitations that a listing names, as of `now`.
///
/// # Errors
/// Where the store failed.
pub fn list(conn: &mut Connection, listing: &Listing, now: Timestamp) -> Result<Vec<Invitation>, StoreError> {
    let last: Option<Row> = match &listing.after {
        Some(id) => invitations::table.find(id).select(Row::as_select()).get_result(conn).optional()?,
        None => None,
    };
    let mut query = invitations::table.select(Row::as_select()).limit(listing.limit).into_boxed();
    for word in collation::words(&listing.search) {
        let told = invitations::search.like(holding(word)).escape('\\');
        query = match holding_in_id(word) {
            Some(id) => query.filter(told.or(invitations::id.like(id).escape('\\'))),
            None => query.filter(told),
        };
    }
    let (waits, now) = (invitations::accepted_at.is_null().and(invitations::withdrawn_at.is_null()), now.as_millis());
    query = match listing.state {
        None => query,
        Some(State::Open) => query.filter(waits.and(invitations::expires_at.gt(now))),
        Some(State::Expired) => query.filter(waits.and(invitations::expires_at.le(now))),
        Some(State::Accepted) => query.filter(invitations::accepted_at.is_not_null()),
        Some(State::Withdrawn) => query.filter(invitations::withdrawn_at.is_not_null()),
    };
    query = match (listing.sort, listing.descending) {
        (Sort::Age, false) => by!(query, last, created_at, lt, desc),
        (Sort::Age, true) => by!(query, last, created_at, gt, asc),
        (Sort::Address, false) => by!(query, last, sort_key, gt, asc),
        (Sort::Address, true) => by!(query, last, sort_key, lt, desc),
        (Sort::Expires, false) => by!(query, last, expires_at, gt, asc),
        (Sort::Expires, true) => by!(query, last, expires_at, lt, desc),
    };
    query.load::<Row>(conn)?.into_iter().map(Invitation::try_from).collect()
}
