//! Token revocation ([RFC 7009](https://www.rfc-editor.org/rfc/rfc7009)): what a presented token ends.
//!
//! The answer is 200 in any case ([RFC 7009 §2.2](https://www.rfc-editor.org/rfc/rfc7009#section-2.2)): for a token that is
//! unknown, over or another client's nothing happens, and nothing is told. A client that could not authenticate is the only
//! one that is refused.

use crate::clock::Timestamp;
use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::grants::Grant;
use crate::protocol::tokens::access::AccessToken;
use crate::protocol::tokens::refresh::RefreshToken;

/// What is to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revocation {
    /// The grant, with every token drawn from it.
    Grant {
        /// The grant's id.
        grant_id: String,
    },
    /// One access token.
    AccessToken {
        /// Its `jti`.
        jti: String,
        /// The grant that it was drawn from; none where it speaks of the client itself.
        grant_id: Option<String>,
        /// When it would have ended anyway: until then the revocation is kept.
        until: Timestamp,
    },
    /// Nothing.
    Nothing,
}

/// A verified refresh token, of whichever generation: its own client ends the grant.
pub fn of_refresh_token(client: &AuthenticatedClient, token: &RefreshToken, grant: Option<&Grant>) -> Revocation {
    match grant {
        Some(grant) if grant.id == token.grant_id() && grant.client_id == client.client_id() && grant.revoked_at.is_none() => {
            Revocation::Grant { grant_id: grant.id.clone() }
        }
        _ => Revocation::Nothing,
    }
}

/// A verified access token: its own client ends it alone.
pub fn of_access_token(client: &AuthenticatedClient, token: &AccessToken) -> Revocation {
    if token.client_id == client.client_id() {
        Revocation::AccessToken { jti: token.jti.clone(), grant_id: token.gid.clone(), until: token.expires_at() }
    } else {
        Revocation::Nothing
    }
}

#[cfg(test)]
#[path = "revocation_tests.rs"]
mod tests;
