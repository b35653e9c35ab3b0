//! Grants as the outside sees them: what commands print as JSON.

use serde::Serialize;

use crate::clock::Rfc3339;
use crate::protocol::grants::Grant;
use crate::protocol::scope::Scopes;

/// What one person granted one client. In a list it stands beside sessions, whose members it shares as far as they mean something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GrantRepresentation {
    /// Always `grant`.
    pub kind: &'static str,
    /// Its id: `gid` in access tokens.
    pub id: String,
    /// Who gave it.
    pub user_id: String,
    /// The id of the client that holds it.
    pub clients: [String; 1],
    /// What was granted.
    pub scopes: Scopes,
    /// The authentication context class that was reached.
    pub acr: String,
    /// The authentication methods that were used ([RFC 8176](https://www.rfc-editor.org/rfc/rfc8176)).
    pub amr: Vec<String>,
    /// The oldest time among the factors of the sign-in.
    pub auth_time: Rfc3339,
    /// When the code was redeemed.
    pub created_at: Rfc3339,
    /// When its refresh token was last used.
    pub last_used_at: Rfc3339,
    /// When it ends by itself.
    pub expires_at: Rfc3339,
}

impl From<&Grant> for GrantRepresentation {
    fn from(grant: &Grant) -> Self {
        Self {
            kind: "grant",
            id: grant.id.clone(),
            user_id: grant.user_id.clone(),
            clients: [grant.client_id.clone()],
            scopes: grant.scopes.clone(),
            acr: grant.acr.clone(),
            amr: grant.amr.clone(),
            auth_time: Rfc3339(grant.auth_time),
            created_at: Rfc3339(grant.created_at),
            last_used_at: Rfc3339(grant.advanced_at),
            expires_at: Rfc3339(grant.expires_at),
        }
    }
}
