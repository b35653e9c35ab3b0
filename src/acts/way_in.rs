//! What shows by itself who a person is: their ways in. Whoever takes one away asks here whether another is left.

use super::stored_password;
use crate::factors::{Kind, Kinds, Part};
use crate::people::credentials::{self, Credential};
use crate::people::user;
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError};
use crate::upstreams::{Upstream, links};

/// The credentials by each of which a person can begin a sign-in. A password that nobody knows is none, nor is an account at a provider
/// that is off or has another issuer now.
pub(super) fn ways_in(conn: &mut Connection, ring: &KeyRing, user_id: &str) -> Result<Vec<Credential>, StoreError> {
    let void = stored_password::read(conn, ring, user_id)?.filter(|stored| stored.void).map(|stored| stored.id);
    let mut held = credentials::of_kinds(conn, user_id, Kinds::with_part(Part::First))?;
    let live = links::live(conn, user_id)?;
    let is_live = |id: &str| live.iter().any(|link| link.id == id);
    held.retain(|credential| void.as_ref() != Some(&credential.id) && (credential.kind != Kind::Upstream || is_live(&credential.id)));
    Ok(held)
}

/// Whether nothing would show who a person is once what `goes` picks is gone, and something does now.
pub(super) fn is_last_way_in(
    conn: &mut Connection,
    ring: &KeyRing,
    user_id: &str,
    goes: impl Fn(&Credential) -> bool,
) -> Result<bool, StoreError> {
    let ways_in = ways_in(conn, ring, user_id)?;
    Ok(!ways_in.is_empty() && ways_in.iter().all(goes))
}

/// Of how many people is looked who depend on a provider.
const LOOKED_AT: usize = 200;

/// How many people who may sign in can do so with a provider alone, whether it is on or off, and whether more may: not everybody is looked at
/// where many are connected.
///
/// # Errors
/// Where the store failed.
pub fn count_depending(conn: &mut Connection, ring: &KeyRing, upstream: &Upstream) -> Result<(usize, bool), StoreError> {
    let mut connected = links::of_upstream(conn, &upstream.id)?;
    connected.retain(|link| upstream.knows(&link.authority, &link.subject));
    let is_there = |id: &str| connected.iter().any(|link| link.id == id);
    let (mut people, mut count) = (Vec::new(), 0);
    for link in &connected {
        if !people.contains(&&link.user_id) {
            people.push(&link.user_id);
        }
    }
    for user_id in people.iter().take(LOOKED_AT) {
        let is_active = user::find(conn, user_id)?.is_some_and(|person| person.is_active());
        if is_active && ways_in(conn, ring, user_id)?.iter().all(|way_in| is_there(&way_in.id)) {
            count += 1;
        }
    }
    Ok((count, people.len() > LOOKED_AT))
}
