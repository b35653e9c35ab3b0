//! What shows by itself who a person is: their ways in. Whoever takes one away asks here whether another is left.

use super::stored_password;
use crate::factors::{Kind, Kinds, Part};
use crate::people::credentials::{self, Credential};
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError};
use crate::upstreams::links;

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
