//! Client authentication at the endpoints that demand it: gathers what a request brings, fetches what `protocol::client_auth` needs
//! for its decision, and tells the record of a client that failed.

use std::sync::Arc;

use actix_web::HttpRequest;

use super::visitor::Visit;
use crate::audit::EventType;
use crate::http::{Failure, headers};
use crate::protocol::client_auth::{self, Attempt, AuthenticatedClient, ClientEvidence, Decision, KnownClients, Needs};
use crate::protocol::error::OAuthError;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// How often a decision is asked for again, with what it needed.
const FETCHES: usize = 2;

/// The client that a request proves to be of.
///
/// # Errors
/// `invalid_request` for two methods at once, `invalid_client` for everything else.
pub(super) async fn authenticate(
    provider: &Provider,
    request: &HttpRequest,
    parameters: &Parameters,
) -> Result<AuthenticatedClient, Failure> {
    let authorization = headers::authorization(request.headers())
        .map_err(|_| OAuthError::invalid_request("the Authorization header was sent twice or cannot be read"))?;
    let evidence = ClientEvidence { authorization, parameters };
    let mut read_again = false;
    for _ in 0..=FETCHES {
        match decide(provider, &evidence, read_again) {
            Ok(Decision::Authenticated(client)) => return Ok(client),
            Ok(Decision::Refused(refused)) => {
                if let Some(attempt) = &refused.attempt {
                    note(provider, request, attempt, &refused.error).await;
                }
                return Err(refused.error.into());
            }
            Err(Needs::ClientsReadAgain) => {
                provider.catch_up().await;
                read_again = true;
            }
        }
    }
    Err(Failure::internal("a decision on client authentication needed more than it may be given"))
}

fn decide(provider: &Provider, evidence: &ClientEvidence<'_>, read_again: bool) -> Result<Decision, Needs> {
    let (snapshot, now) = (provider.snapshot(), provider.now());
    let known = KnownClients {
        find: &|client_id| snapshot.client(client_id).map(|known| Arc::clone(&known.client)),
        has_secret: &|client_id, secret| {
            snapshot.client(client_id).is_some_and(|known| known.secret_matches(&provider.keyring, secret, now))
        },
        read_again,
    };
    client_auth::decide(evidence, &known)
}

async fn note(provider: &Provider, request: &HttpRequest, attempt: &Attempt, error: &OAuthError) {
    let (client_id, method) = (attempt.client_id.as_str(), attempt.method.as_str());
    tracing::info!(client_id, method, "client authentication failed");
    let event = Visit::of(provider, request).acting_anonymous().event(EventType::ClientAuthenticationFailed).refused_with(error);
    provider.note(event.client(client_id).detail("method", method).detail("cause", attempt.cause)).await;
}
