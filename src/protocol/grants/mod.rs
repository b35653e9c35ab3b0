//! Grants: what a person allowed a client, and the grant types by which `/token` gives tokens for it
//! ([RFC 6749 §4](https://www.rfc-editor.org/rfc/rfc6749#section-4)).
//!
//! Pure decisions: each is handed the authenticated client, what is kept, the request's parameters and the time, and says
//! what is to happen. Nothing here reads or writes.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::protocol::claims::ClaimsRequest;
use crate::protocol::scope::Scopes;

/// What one person granted one client at one authorization: one row, made when the code is redeemed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grant {
    /// 32 hexadecimal digits; also the beginning of the code, and `gid` in access tokens.
    pub id: String,
    /// The issuer in whose name it was given.
    pub issuer: String,
    /// The person, by the id that never changes.
    pub user_id: String,
    /// The client that holds it.
    pub client_id: String,
    /// The session that it was given in.
    pub sid: String,
    /// The person's epoch at that time; an older one than the person's is void.
    pub epoch: i64,
    /// What was granted.
    pub scopes: Scopes,
    /// The resources that were asked for and granted ([RFC 8707](https://www.rfc-editor.org/rfc/rfc8707)).
    pub resources: Vec<String>,
    /// The `claims` parameter ([OpenID Connect Core §5.5](https://openid.net/specs/openid-connect-core-1_0.html#ClaimsParameter)).
    pub claims: ClaimsRequest,
    /// Granted authorization details ([RFC 9396](https://www.rfc-editor.org/rfc/rfc9396)); null where none were.
    pub details: serde_json::Value,
    /// The oldest time among the factors of the sign-in.
    pub auth_time: Timestamp,
    /// The authentication context class that was reached.
    pub acr: String,
    /// The authentication methods that were used ([RFC 8176](https://www.rfc-editor.org/rfc/rfc8176)).
    pub amr: Vec<String>,
    /// The key that its tokens are bound to, if any.
    pub sender_key: Option<String>,
    /// Keyed hash of the code that gave it, to know the code again when it is replayed.
    pub code_hash: String,
    /// The S256 challenge that was sent with the authorization request.
    pub code_challenge: Option<String>,
    /// Whether it outlives its session.
    pub offline: bool,
    /// Whether each refresh gives a new refresh token and ends the one before.
    pub rotates: bool,
    /// The generation of the refresh token that is good now.
    pub generation: i64,
    /// When the generation last rose.
    pub advanced_at: Timestamp,
    /// When the code was redeemed.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}
