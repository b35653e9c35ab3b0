//! A grant is refreshed, or a used-up refresh token shows that it was stolen
//! ([RFC 9700 §4.14.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2)).

use super::{ActError, Acting, revoke_grant};
use crate::audit::EventType;
use crate::clock::Timestamp;
use crate::issued::grant;
use crate::store::Writing;

/// Moves the grant from one generation to the next; false where another request did so first.
pub fn advance(conn: &mut Writing<'_>, acting: &Acting, grant_id: &str, from: i64, expires_at: Timestamp) -> Result<bool, ActError> {
    if !grant::advance(conn, grant_id, from, acting.now)? {
        return Ok(false);
    }
    grant::extend(conn, grant_id, expires_at, acting.now)?;
    Ok(true)
}

/// Lets a grant whose refresh token stays live on.
pub fn extend(conn: &mut Writing<'_>, acting: &Acting, grant_id: &str, expires_at: Timestamp) -> Result<bool, ActError> {
    Ok(grant::extend(conn, grant_id, expires_at, acting.now)?)
}

/// A refresh token came again that was used up long ago: everything of the grant ends. False, and nothing is written, where it
/// ended before.
pub fn reused(conn: &mut Writing<'_>, acting: &Acting, grant_id: &str) -> Result<bool, ActError> {
    revoke_grant::one_since(conn, acting, EventType::RefreshReused, grant_id)
}
