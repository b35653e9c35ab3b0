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

/// What an answer allows.
pub fn agreed(request: &AuthorizationRequest, agreement: &Agreement) -> Allowed {
    allowed(request, &agreement.scopes, &agreement.claims(request), &agreement.left_out)
}

fn allowed(request: &AuthorizationRequest, scopes: &Scopes, claims: &ClaimsRequest, left_out: &Scopes) -> Allowed {
    Allowed {
        scopes: scopes.clone(),
        claims: claims.beyond(scopes).map(str::to_owned).collect(),
        resources: request.resources.iter().cloned().collect(),
        left_out: left_out.clone(),
    }
}

/// The scopes that the person may leave out: asked for themselves, or by a claim that they stand for.
pub fn optional(request: &AuthorizationRequest) -> Scopes {
    let by_claims: Scopes = request.claims.names().filter_map(scope_of_claim).collect();
    request.scopes.union(&by_claims).intersection(&OPTIONAL.into_iter().collect())
}

/// What the person agreed to who ticked the boxes of `ticked`.
pub fn agreement(request: &AuthorizationRequest, ticked: &Scopes) -> Agreement {
    Agreement::leaving_out(request, optional(request).difference(ticked))
}

/// What the person decided before of what a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// They must be asked.
    pub is_owed: bool,
    /// Where they need not be asked: what they left out is left out again.
    pub left_out: Scopes,
}

/// Whether the person must be asked: where the app wants it (`prompt=consent`), where nobody can prove that only this app
/// receives the answer ([RFC 8252 §8.6](https://www.rfc-editor.org/rfc/rfc8252#section-8.6)), and where something was not decided
/// before. A box that was left empty is a decision too: whoever said no is not asked again at every sign-in.
pub fn decided(client: &Client, request: &AuthorizationRequest, remembered: Option<&Consent>, now: Timestamp) -> Decided {
    let redirect_uri = request.answer_to.redirect_uri.as_str();
    let owed = Decided { is_owed: true, left_out: Scopes::none() };
    if request.prompt.consent || !client.is_proven_at(redirect_uri) {
        return owed;
    }
    if client.skips_consent_at(redirect_uri) {
        return Decided { is_owed: false, ..owed };
    }
    let Some(remembered) = remembered else { return owed };
    let again = Agreement::leaving_out(request, optional(request).intersection(&remembered.allowed.left_out));
    let is_nothing = again.scopes.is_empty() && !request.scopes.is_empty();
    if is_nothing || !remembered.covers(&agreed(request, &again), now) {
        return owed;
    }
    Decided { is_owed: false, left_out: again.left_out }
}
