//! Whether a person must be asked before an app gets what it wants, and what an answer allows.

use crate::clock::Timestamp;
use crate::issued::consent::{Allowed, Consent};
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::client::Client;
use crate::protocol::scope::Scopes;

/// What a request asks for, limited to `scopes`.
pub fn asked(request: &AuthorizationRequest, scopes: &Scopes) -> Allowed {
    Allowed {
        scopes: scopes.clone(),
        claims: request.claims.names().map(str::to_owned).collect(),
        resources: request.resources.iter().cloned().collect(),
    }
}

/// Whether the person must be asked: where the app wants it (`prompt=consent`), where nobody can prove that only this app
/// receives the answer ([RFC 8252 §8.6](https://www.rfc-editor.org/rfc/rfc8252#section-8.6)), and where the same was not allowed before.
pub fn is_owed(client: &Client, request: &AuthorizationRequest, remembered: Option<&Consent>, now: Timestamp) -> bool {
    let redirect_uri = request.answer_to.redirect_uri.as_str();
    if request.prompt.consent || !client.is_proven_at(redirect_uri) {
        return true;
    }
    if client.skips_consent_at(redirect_uri) {
        return false;
    }
    !remembered.is_some_and(|consent| consent.covers(&asked(request, &request.scopes), now))
}
