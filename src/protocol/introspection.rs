//! Token introspection ([RFC 7662](https://www.rfc-editor.org/rfc/rfc7662)): who may ask, and what is told.
//!
//! A client learns of its own tokens; a client that is bound to a resource learns of the tokens meant for it. Everybody else
//! is answered `active: false`, as for a token that never was.

use serde::Serialize;

use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::grants::context::Context;
use crate::protocol::grants::{Grant, GrantStanding};
use crate::protocol::sender::Sender;
use crate::protocol::subject::Subject;
use crate::protocol::tokens::access::AccessToken;
use crate::protocol::tokens::refresh::RefreshToken;

/// The answer ([RFC 7662 §2.2](https://www.rfc-editor.org/rfc/rfc7662#section-2.2)).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Introspection {
    active: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    iss: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sub: Option<Subject>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aud: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    token_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cnf: Option<Sender>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exp: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iat: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    jti: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auth_time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    acr: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amr: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sid: Option<String>,
}

impl Introspection {
    /// `active: false` and nothing else.
    pub fn inactive() -> Self {
        Self::default()
    }
}

/// The media type of a signed answer ([RFC 9701 §4](https://www.rfc-editor.org/rfc/rfc9701#section-4)).
pub const SIGNED: &str = "application/token-introspection+jwt";
/// The `typ` of its JWT ([RFC 9701 §5](https://www.rfc-editor.org/rfc/rfc9701#section-5)).
pub const TYP: &str = "token-introspection+jwt";

/// The claims of a signed answer ([RFC 9701 §5](https://www.rfc-editor.org/rfc/rfc9701#section-5)). It has no `sub` and no `exp` of its
/// own, so that nobody takes it for an access token.
#[derive(Debug, Serialize)]
pub struct SignedIntrospection<'a> {
    iss: &'a str,
    aud: &'a str,
    iat: i64,
    token_introspection: &'a Introspection,
}

impl<'a> SignedIntrospection<'a> {
    /// Of what is told to a client at this time.
    pub fn of(told: &'a Introspection, client: &'a AuthenticatedClient, context: &Context<'a>) -> Self {
        Self { iss: context.issuer, aud: client.client_id(), iat: context.now.as_seconds(), token_introspection: told }
    }
}

/// Whether an answer is to be signed: where the client is registered for that, and where a request asks for it by the `Accept` header
/// ([RFC 9701 §4](https://www.rfc-editor.org/rfc/rfc9701#section-4)).
pub fn is_to_be_signed(client: &AuthenticatedClient, accept: Option<&str>) -> bool {
    let asked = accept.unwrap_or_default().split(',').filter_map(|range| range.split(';').next());
    client.client().metadata.introspection_signed_response_alg.is_some()
        || asked.into_iter().any(|media_type| media_type.trim().eq_ignore_ascii_case(SIGNED))
}

/// Whether a client may ask at all: a name alone opens nothing here
/// ([RFC 7662 §2.1](https://www.rfc-editor.org/rfc/rfc7662#section-2.1)).
///
/// # Errors
/// `invalid_client` for a public client.
pub fn may_ask(client: &AuthenticatedClient) -> Result<(), OAuthError> {
    if client.is_confidential() {
        Ok(())
    } else {
        Err(OAuthError::new(ErrorCode::InvalidClient, "only clients that authenticate can introspect tokens"))
    }
}

/// The answer for a verified access token. `revoked` says whether memory knows its `jti`, `gid` or `sid` as revoked.
pub fn of_access_token(client: &AuthenticatedClient, token: &AccessToken, revoked: bool, context: &Context<'_>) -> Introspection {
    let own = token.client_id == client.client_id();
    let bound = || (context.resources)(&token.aud).is_some_and(|resource| resource.clients.iter().any(|bound| bound == client.client_id()));
    if revoked || context.now >= token.expires_at() || !(own || bound()) {
        return Introspection::inactive();
    }
    Introspection {
        active: true,
        iss: Some(token.iss.clone()),
        sub: Some(token.sub.clone()),
        aud: Some(token.aud.clone()),
        client_id: Some(token.client_id.clone()),
        scope: Some(token.scope.to_string()).filter(|scope| !scope.is_empty()),
        token_type: Some(token.sender.token_type()),
        cnf: Some(token.sender.clone()).filter(|sender| !sender.is_unconfirmed()),
        exp: Some(token.exp),
        iat: Some(token.iat),
        jti: Some(token.jti.clone()),
        auth_time: token.auth_time,
        acr: token.acr.clone(),
        amr: token.amr.clone(),
        sid: token.sid.clone(),
    }
}

/// The answer for a verified refresh token: its own client alone learns of it. It has neither `aud` nor `token_type`, so that
/// nobody takes it for an access token.
pub fn of_refresh_token(
    client: &AuthenticatedClient,
    token: &RefreshToken,
    grant: Option<&Grant>,
    standing: &GrantStanding,
    context: &Context<'_>,
) -> Introspection {
    let Some(grant) =
        grant.filter(|grant| grant.id == token.grant_id() && grant.client_id == client.client_id() && grant.issuer == context.issuer)
    else {
        return Introspection::inactive();
    };
    if grant.generation != token.generation() || grant.check(standing, context.now).is_err() {
        return Introspection::inactive();
    }
    Introspection {
        active: true,
        iss: Some(grant.issuer.clone()),
        sub: Some(Subject::of_person(&grant.user_id)),
        client_id: Some(grant.client_id.clone()),
        scope: Some(grant.scopes.to_string()),
        exp: Some(grant.expires_at.as_seconds()),
        iat: Some(grant.advanced_at.as_seconds()),
        auth_time: Some(grant.auth_time.as_seconds()),
        acr: Some(grant.acr.clone()),
        amr: grant.amr.clone(),
        ..Introspection::default()
    }
}

#[cfg(test)]
#[path = "introspection_tests.rs"]
mod tests;
