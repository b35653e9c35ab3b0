//! From what `protocol::tokens` says that tokens hold to signed tokens.

use std::sync::Arc;

use super::visitor::Visit;
use crate::audit::large_id_tokens::{self, LargeIdToken};
use crate::audit::{EventType, Subject};
use crate::http::Failure;
use crate::jose::{Algorithm, SigningKey};
use crate::protocol::claims::Person;
use crate::protocol::client::Client;
use crate::protocol::grants::Grant;
use crate::protocol::tokens::access::{self, Access, AccessToken};
use crate::protocol::tokens::id::{self, Occasion};
use crate::protocol::tokens::{TokenResponse, refresh};
use crate::provider::Provider;

/// The keys that sign an answer: chosen before anything of a code or a refresh token is spent.
pub(super) struct Keys {
    access: Arc<SigningKey>,
    /// For the ID token, where one is given.
    id: Option<Arc<SigningKey>>,
}

/// The keys for tokens of `access`; `client` is the one that an ID token would be for.
pub(super) async fn keys(provider: &Provider, access: &Access, client: Option<&Client>) -> Result<Keys, Failure> {
    let id = match client.filter(|_| id::is_given(&access.asked)) {
        Some(client) => Some(key(provider, client.metadata.id_token_signed_response_alg.as_deref()).await?),
        None => None,
    };
    Ok(Keys { access: key(provider, access.signing_alg()).await?, id })
}

/// The key that signs by `alg`; none means RS256.
///
/// # Errors
/// Where there is no such key yet.
pub(super) async fn key(provider: &Provider, alg: Option<&str>) -> Result<Arc<SigningKey>, Failure> {
    let algorithm =
        alg.map_or(Some(Algorithm::RS256), Algorithm::parse).ok_or_else(|| Failure::internal("an algorithm that is not supported"))?;
    if let Some(key) = provider.snapshot().keys.signing(algorithm) {
        return Ok(Arc::clone(key));
    }
    // One that was made at another replica a moment ago.
    provider.catch_up().await;
    let snapshot = provider.snapshot();
    snapshot
        .keys
        .signing(algorithm)
        .cloned()
        .ok_or_else(|| Failure::unavailable(format!("there is no active signing key for {} yet", algorithm.name())))
}

fn signed_access_token(keys: &Keys, token: &AccessToken) -> Result<String, Failure> {
    keys.access.sign(token, access::TYP).map_err(Failure::internal)
}

/// The answer for a client that acts for itself.
pub(super) fn for_client(provider: &Provider, client_id: &str, access: &Access, keys: &Keys) -> Result<TokenResponse, Failure> {
    let token = AccessToken::of_client(client_id, access, provider.issuer(), provider.new_jti(), provider.now());
    Ok(TokenResponse::new(signed_access_token(keys, &token)?, &token))
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

/// The answer for a grant: access token, ID token where `openid` was asked for, refresh token where there is one. `visit` is
/// none for a trial, which the record is told nothing of.
pub(super) async fn for_grant(
    provider: &Provider,
    visit: Option<&Visit>,
    issue: &Issue<'_>,
    keys: &Keys,
) -> Result<TokenResponse, Failure> {
    let now = provider.now();
    let token = AccessToken::of_grant(issue.grant, issue.access, provider.new_jti(), now);
    let signed = signed_access_token(keys, &token)?;
    let mut response = TokenResponse::new(signed.clone(), &token);
    if let Some(key) = &keys.id {
        let occasion =
            Occasion { scopes: &issue.access.asked, nonce: issue.nonce, access_token: Some(&signed), algorithm: key.algorithm(), now };
        let mut claims = id::claims(issue.grant, issue.person, issue.client, &provider.token_lifetimes(), &occasion);
        let weight = id::fit(&mut claims);
        if let Some(visit) = visit.filter(|_| weight.is_notable()) {
            note_large(provider, visit, issue, &weight).await;
        }
        response = response.with_id_token(key.sign(&claims, id::TYP).map_err(Failure::internal)?);
    }
    if let Some(generation) = issue.refresh {
        response = response.with_refresh_token(&refresh::issue(&issue.grant.id, generation, provider.keyring.refresh()));
    }
    Ok(response)
}

/// Tells the record of an ID token that browsers and proxies may not carry back as a hint: once for each sign-in, and once a
/// day for each app at refreshes that leave something out.
async fn note_large(provider: &Provider, visit: &Visit, issue: &Issue<'_>, weight: &id::Weight) {
    let client_id = issue.client.client_id.as_str();
    let token = LargeIdToken {
        client_id: client_id.to_owned(),
        bytes: u64::try_from(weight.bytes).unwrap_or(u64::MAX),
        claim: weight.left_out.first().cloned().or_else(|| weight.largest.clone()).unwrap_or_default(),
        left_out: weight.left_out.join(" "),
    };
    let is_sign_in = issue.grant.generation == 0;
    // Only what leaves something out is noted: of the rest a refresh tells nothing.
    let is_new = !token.left_out.is_empty() && provider.large_id_tokens.tell(&token, provider.now());
    if !is_sign_in && !is_new {
        return;
    }
    tracing::info!(client_id, bytes = weight.bytes, claim = token.claim, "an ID token may be too large to be sent back as id_token_hint");
    let event = visit.acting_client(client_id).event(EventType::IdTokenLarge).subject(Subject::User(issue.grant.user_id.clone()));
    provider.note(large_id_tokens::event(event, &token)).await;
}
