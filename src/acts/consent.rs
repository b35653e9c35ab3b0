//! A person allows an app something, or takes it back.

use super::{ActError, Acting, revoke_grant};
use crate::audit::{EventType, Subject};
use crate::issued::consent::{self, Allowed};
use crate::store::Writing;

/// Remembers what a person allowed a client.
pub fn give(conn: &mut Writing<'_>, acting: &Acting, user_id: &str, client_id: &str, allowed: &Allowed) -> Result<(), ActError> {
    consent::remember(conn, user_id, client_id, allowed, None, &acting.random, acting.now)?;
    let event = acting
        .event(EventType::ConsentGiven)
        .subject(Subject::User(user_id.to_owned()))
        .client(client_id)
        .detail("scope", allowed.scopes.to_string());
    acting.record(conn, &event)
}

/// Forgets it, and ends what the client got by it.
pub fn withdraw(conn: &mut Writing<'_>, acting: &Acting, user_id: &str, client_id: &str) -> Result<(), ActError> {
    consent::withdraw(conn, user_id, client_id)?;
    acting.record(conn, &acting.event(EventType::ConsentWithdrawn).subject(Subject::User(user_id.to_owned())).client(client_id))?;
    revoke_grant::of_user_at_client(conn, acting, user_id, client_id)
}
