//! What tokens hold, and the answer of `/token` that carries them
//! ([RFC 6749 §5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)). Claims only: `jose` signs.

pub mod access;
pub mod id;
pub mod refresh;

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::protocol::tokens::access::AccessToken;
use crate::secrets::Secret;

/// The successful answer of `/token`. It is sent with `Cache-Control: no-store`; `Debug` shows no token.
#[derive(Clone, Serialize)]
pub struct TokenResponse {
    access_token: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued_token_type: Option<&'static str>,
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
            issued_token_type: None,
            token_type: claims.sender.token_type(),
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

    /// The same as the answer of an exchange, which says what kind of token it is ([RFC 8693
    /// §2.2.1](https://www.rfc-editor.org/rfc/rfc8693#section-2.2.1)).
    #[must_use]
    pub const fn of_exchange(mut self) -> Self {
        self.issued_token_type = Some("urn:ietf:params:oauth:token-type:access_token");
        self
    }

    /// The same with a signed ID token.
    #[must_use]
    pub fn with_id_token(mut self, signed: String) -> Self {
        self.id_token = Some(signed);
        self
    }
}

/// A signed token without its signature: to look at, good for nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unsigned {
    /// The JOSE header.
    pub header: Value,
    /// The claims.
    pub claims: Value,
}

impl Unsigned {
    /// The first two parts of a JWS in the compact form ([RFC 7515 §7.1](https://www.rfc-editor.org/rfc/rfc7515#section-7.1)).
    pub fn of(token: &str) -> Self {
        let mut parts = token.split('.').map(|part| {
            let json = URL_SAFE_NO_PAD.decode(part).unwrap_or_default();
            serde_json::from_slice(&json).unwrap_or_default()
        });
        Self { header: parts.next().unwrap_or_default(), claims: parts.next().unwrap_or_default() }
    }
}

/// An answer of `/token` to look at: nothing in it opens anything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The access token.
    pub access_token: Unsigned,
    /// The ID token, where one is given.
    pub id_token: Option<Unsigned>,
    /// Whether a refresh token is given.
    pub refresh_token: bool,
    /// Seconds that the access token lives.
    pub expires_in: i64,
    /// The scopes that are granted, parted by spaces.
    pub scope: String,
}

impl TokenResponse {
    /// The answer without what is secret in it.
    pub fn preview(&self) -> Preview {
        Preview {
            access_token: Unsigned::of(&self.access_token),
            id_token: self.id_token.as_deref().map(Unsigned::of),
            refresh_token: self.refresh_token.is_some(),
            expires_in: self.expires_in,
            scope: self.scope.clone(),
        }
    }
}

impl fmt::Debug for TokenResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenResponse").field("expires_in", &self.expires_in).field("scope", &self.scope).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_preview_holds_header_and_claims_and_neither_signature_nor_refresh_token() {
        let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let token = |typ: &str| format!("{}.{}.c2lnbmF0dXJl", part(json!({ "typ": typ })), part(json!({ "sub": typ })));
        let response = TokenResponse {
            access_token: token("at+jwt"),
            issued_token_type: None,
            token_type: "Bearer",
            expires_in: 300,
            scope: "openid".into(),
            refresh_token: Some("refresh-token-text".into()),
            id_token: Some(token("JWT")),
        };
        let preview = response.preview();
        assert_eq!(preview.access_token, Unsigned { header: json!({ "typ": "at+jwt" }), claims: json!({ "sub": "at+jwt" }) });
        assert_eq!(preview.id_token.as_ref().unwrap().claims, json!({ "sub": "JWT" }));
        let shown = serde_json::to_string(&preview).unwrap();
        assert!(preview.refresh_token && !shown.contains("refresh-token-text") && !shown.contains("c2lnbmF0dXJl"), "{shown}");
    }
}
