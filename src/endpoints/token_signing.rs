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

/// The answer for a grant: access token, ID token where `openid` was asked for, refresh token where there is one. `visit` is
/// none for a trial, which the record is told nothing of.
pub(super) async fn for_grant(provider: &Provider, visit: Option<&Visit>, issue: &Issue<'_>) -> Result<TokenResponse, Failure> {
    let now = provider.now();
    let token = AccessToken::of_grant(issue.grant, issue.access, provider.new_jti(), now);
    let signed = signed_access_token(provider, issue.access, &token)?;
    let mut response = TokenResponse::new(signed.clone(), &token);
    if id::is_given(&issue.access.asked) {
        let key = key(provider, issue.client.metadata.id_token_signed_response_alg.as_deref())?;
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

/// Tells the record of an ID token that browsers and proxies may not carry back as a hint: once for each sign-in, and at every
/// refresh that leaves something out.
async fn note_large(provider: &Provider, visit: &Visit, issue: &Issue<'_>, weight: &id::Weight) {
    let is_sign_in = issue.grant.generation == 0;
    if !is_sign_in && weight.left_out.is_empty() {
        return;
    }
    let client_id = issue.client.client_id.as_str();
    let token = LargeIdToken {
        client_id: client_id.to_owned(),
        bytes: u64::try_from(weight.bytes).unwrap_or(u64::MAX),
        claim: weight.left_out.first().cloned().or_else(|| weight.largest.clone()).unwrap_or_default(),
        left_out: weight.left_out.join(" "),
    };
    tracing::info!(client_id, bytes = weight.bytes, claim = token.claim, "an ID token may be too large to come back as a hint");
    let event = visit.acting_client(client_id).event(EventType::IdTokenLarge).subject(Subject::User(issue.grant.user_id.clone()));
    provider.note(large_id_tokens::event(event, &token)).await;
}
