//! Grants end, with every token drawn from them: a part of many acts.

use super::Acting;
use crate::audit::{EventType, Subject};
use crate::issued::grant::{self, Whose};
use crate::issued::revocation::{self, Kind, Revocation};
use crate::store::{StoreError, Writing};

/// Ends one grant. `why`, where it is given, is told with its end. False, and nothing is written, where it ended before.
pub(super) fn one(conn: &mut Writing<'_>, acting: &Acting, grant_id: &str, why: Option<EventType>) -> Result<bool, StoreError> {
    if !grant::revoke(conn, grant_id, acting.now)? {
        return Ok(false);
    }
    for kind in why.into_iter().chain([EventType::GrantRevoked]) {
        acting.about(conn, kind, Subject::Grant(grant_id.to_owned()))?;
    }
    insert(conn, &[Revocation { kind: Kind::Grant, key: grant_id.to_owned(), until: acting.tokens_end() }])?;
    Ok(true)
}

/// Ends all that a person granted.
pub(super) fn all_of_user(conn: &mut Writing<'_>, acting: &Acting, user_id: &str) -> Result<(), StoreError> {
    many(conn, acting, Whose::Person { user_id })
}

/// Ends all that was granted to a client.
pub(super) fn all_of_client(conn: &mut Writing<'_>, acting: &Acting, client_id: &str) -> Result<(), StoreError> {
    many(conn, acting, Whose::Client { client_id })
}

/// Ends what a person granted one client.
pub(super) fn of_user_at_client(conn: &mut Writing<'_>, acting: &Acting, user_id: &str, client_id: &str) -> Result<(), StoreError> {
    many(conn, acting, Whose::PersonAtClient { user_id, client_id })
}

fn many(conn: &mut Writing<'_>, acting: &Acting, whose: Whose<'_>) -> Result<(), StoreError> {
    let news = end(conn, acting, whose)?;
    insert(conn, &news)
}

/// Ends grants; their tokens are refused once the caller has inserted the revocations that this gives.
pub(super) fn end(conn: &mut Writing<'_>, acting: &Acting, whose: Whose<'_>) -> Result<Vec<Revocation>, StoreError> {
    let ended = grant::revoke_all(conn, whose, acting.now)?;
    for grant in ended.iter().filter(|grant| grant.live) {
        acting.about(conn, EventType::GrantRevoked, Subject::Grant(grant.id.clone()))?;
    }
    let until = acting.tokens_end();
    Ok(ended.into_iter().map(|grant| Revocation { kind: Kind::Grant, key: grant.id, until }).collect())
}

/// The last statement of its act: it holds the row of the revision, for which others wait.
fn insert(conn: &mut Writing<'_>, news: &[Revocation]) -> Result<(), StoreError> {
    if !news.is_empty() {
        revocation::insert(conn, news)?;
    }
    Ok(())
}
