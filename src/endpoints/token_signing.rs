//! From what `protocol::tokens` says that tokens hold to signed tokens.

use std::sync::Arc;

use crate::http::Failure;
use crate::jose::{Algorithm, SigningKey};
use crate::protocol::claims::Person;
use crate::protocol::client::Client;
use crate::protocol::grants::Grant;
use crate::protocol::tokens::access::{self, Access, AccessToken};
use crate::protocol::tokens::id::{self, Occasion};
use crate::protocol::tokens::{TokenResponse, refresh};
use crate::provider::Provider;

fn key(provider: &Provider, alg: Option<&str>) -> Result<Arc<SigningKey>, Failure> {
    let algorithm =
        alg.map_or(Some(Algorithm::RS256), Algorithm::parse).ok_or_else(|| Failure::internal("an algorithm that is none of ours"))?;
    let snapshot = provider.snapshot();
    // A key of a new algorithm signs two seconds after it was made: until then the client waits.
    snapshot
        .keys
        .signing(algorithm, provider.now())
        .cloned()
        .ok_or_else(|| Failure::unavailable(format!("no key signs {} yet", algorithm.name())))
}

fn signed_access_token(provider: &Provider, access: &Access, token: &AccessToken) -> Result<String, Failure> {
    key(provider, access.signing_alg())?.sign(token, access::TYP).map_err(Failure::internal)
}

/// The answer for a client that acts for itself.
pub(super) fn for_client(provider: &Provider, client_id: &str, access: &Access) -> Result<TokenResponse, Failure> {
    let token = AccessToken::of_client(client_id, access, provider.issuer(), provider.new_jti(), provider.now());
    Ok(TokenResponse::new(signed_access_token(provider, access, &token)?, &token))
}

/// What a person's grant gives at one request.
pub(super) struct Issue<'a> {
    pub grant: &'a Grant,
    pub access: &'a Access,
    pub client: &'a Client,
    pub person: &'a Person,
    pub nonce: Option<&'a str>,
    /// The generation of the refresh token to give; none gives none.
    pub refresh: Option<i64>,
}

/// The answer for a grant: access token, ID token where `openid` was asked for, refresh token where there is one.
pub(super) fn for_grant(provider: &Provider, issue: &Issue<'_>) -> Result<TokenResponse, Failure> {
    let now = provider.now();
    let token = AccessToken::of_grant(issue.grant, issue.access, provider.new_jti(), now);
    let signed = signed_access_token(provider, issue.access, &token)?;
    let mut response = TokenResponse::new(signed.clone(), &token);
    if id::is_given(&issue.access.asked) {
        let key = key(provider, issue.client.metadata.id_token_signed_response_alg.as_deref())?;
        let occasion =
            Occasion { scopes: &issue.access.asked, nonce: issue.nonce, access_token: Some(&signed), algorithm: key.algorithm(), now };
        let claims = id::claims(issue.grant, issue.person, issue.client, &provider.token_lifetimes(), &occasion);
        response = response.with_id_token(key.sign(&claims, id::TYP).map_err(Failure::internal)?);
    }
    if let Some(generation) = issue.refresh {
        response = response.with_refresh_token(&refresh::issue(&issue.grant.id, generation, provider.keyring.refresh()));
    }
    Ok(response)
}
