//! What tokens hold, and the answer of `/token` that carries them
//! ([RFC 6749 §5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)). Claims only: `jose` signs.

pub mod access;
pub mod id;
pub mod refresh;

use std::fmt;

use serde::Serialize;

use crate::protocol::tokens::access::AccessToken;
use crate::secrets::Secret;

/// The successful answer of `/token`. It is sent with `Cache-Control: no-store`; `Debug` shows no token.
#[derive(Clone, Serialize)]
pub struct TokenResponse {
    access_token: String,
    token_type: &'static str,
    expires_in: i64,
    #[serde(skip_serializing_if = "String::is_empty")]
    scope: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id_token: Option<String>,
}

impl TokenResponse {
    /// An answer with the signed form of `claims` alone.
    pub fn new(signed: String, claims: &AccessToken) -> Self {
        Self {
            access_token: signed,
            token_type: "Bearer",
            expires_in: claims.exp.saturating_sub(claims.iat),
            scope: claims.scope.to_string(),
            refresh_token: None,
            id_token: None,
        }
    }

    /// The same with a refresh token.
    #[must_use]
    pub fn with_refresh_token(mut self, token: &Secret) -> Self {
        self.refresh_token = Some(token.expose().to_owned());
        self
    }

    /// The same with a signed ID token.
    #[must_use]
    pub fn with_id_token(mut self, signed: String) -> Self {
        self.id_token = Some(signed);
        self
    }
}

impl fmt::Debug for TokenResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenResponse").field("expires_in", &self.expires_in).field("scope", &self.scope).finish_non_exhaustive()
    }
}
