//! One access token ends, alone ([RFC 7009 §2.1](https://www.rfc-editor.org/rfc/rfc7009#section-2.1)).

use super::{ActError, Acting, CLOCKS_APART};
use crate::audit::{EventType, Subject};
use crate::clock::Timestamp;
use crate::issued::revocation::{self, Kind, Revocation};
use crate::store::Writing;

/// Revokes the token with this `jti`, which would have expired at `until`.
pub fn revoke(conn: &mut Writing<'_>, acting: &Acting, jti: &str, until: Timestamp) -> Result<(), ActError> {
    acting.about(conn, EventType::TokenRevoked, Subject::Token(jti.to_owned()))?;
    revocation::insert(conn, &[Revocation { kind: Kind::Token, key: jti.to_owned(), until: until.plus(CLOCKS_APART) }])?;
    Ok(())
}
