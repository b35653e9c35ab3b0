//! Whether a person must be asked before an app gets what it wants, and what an answer allows.

use super::journey::Agreement;
use crate::clock::Timestamp;
use crate::issued::consent::{Allowed, Consent};
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::claims::{ClaimsRequest, scope_of_claim};
use crate::protocol::client::Client;
use crate::protocol::scope::Scopes;

/// Scopes whose data few apps need to work: a person may leave them out and go on, with every claim they stand for.
const OPTIONAL: [&str; 2] = ["address", "phone"];

/// What a request asks for. A claim that a scope stands for is asked for with that scope, and by name only where the scope
/// is not.
pub fn asked(request: &AuthorizationRequest) -> Allowed {
    allowed(request, &request.scopes, &request.claims)
}

/// What an answer allows.
pub fn agreed(request: &AuthorizationRequest, agreement: &Agreement) -> Allowed {
    allowed(request, &agreement.scopes, &agreement.claims(request))
}

fn allowed(request: &AuthorizationRequest, scopes: &Scopes, claims: &ClaimsRequest) -> Allowed {
    Allowed {
        scopes: scopes.clone(),
        claims: claims.beyond(scopes).map(str::to_owned).collect(),
        resources: request.resources.iter().cloned().collect(),
    }
}

/// The scopes that the person may leave out: asked for themselves, or by a claim that they stand for.
pub fn optional(request: &AuthorizationRequest) -> Scopes {
    let by_claims: Scopes = request.claims.names().filter_map(scope_of_claim).collect();
    request.scopes.union(&by_claims).intersection(&OPTIONAL.into_iter().collect())
}

/// What the person agreed to who ticked the boxes of `ticked`.
pub fn agreement(request: &AuthorizationRequest, ticked: &Scopes) -> Agreement {
    let left_out = optional(request).difference(ticked);
    Agreement { scopes: request.scopes.difference(&left_out), left_out }
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
    !remembered.is_some_and(|consent| consent.covers(&asked(request), now))
}
