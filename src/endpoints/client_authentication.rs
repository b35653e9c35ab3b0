//! Client authentication at the endpoints that demand it: what `protocol::client_auth` decides, over memory.

use actix_web::HttpRequest;

use super::visitor::Visit;
use crate::audit::EventType;
use crate::http::{Failure, headers};
use crate::protocol::client::Client;
use crate::protocol::client_auth::{self, AuthenticatedClient, Presented};
use crate::protocol::error::{ErrorHeader, OAuthError};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// The client that a request proves to be.
///
/// # Errors
/// `invalid_request` for two methods at once, `invalid_client` for everything else.
pub(super) async fn authenticate(
    provider: &Provider,
    request: &HttpRequest,
    parameters: &Parameters,
) -> Result<AuthenticatedClient, Failure> {
    let header = headers::authorization(request.headers())
        .map_err(|_| OAuthError::invalid_request("the Authorization header was sent twice or cannot be read"))?;
    let unproven = |presented: Option<&Presented>, client: Option<&Client>, error: OAuthError| match client_auth::challenge(
        header, presented, client, &error,
    ) {
        Some(challenge) => Failure::OAuth(error.with_header(ErrorHeader::WwwAuthenticate(challenge.into()))),
        None => Failure::OAuth(error),
    };
    let presented = client_auth::choose(header, parameters).map_err(|error| unproven(None, None, error))?;
    let mut authenticated = against_memory(provider, &presented);
    if authenticated.is_err() {
        provider.catch_up().await;
        authenticated = against_memory(provider, &presented);
    }
    match authenticated {
        Ok(client) => Ok(client),
        Err(error) => {
            tracing::info!(client_id = presented.client_id(), method = presented.method(), "client authentication failed");
            let event = Visit::of(provider, request).acting_anonymous().event(EventType::ClientAuthenticationFailed).refused_with(&error);
            let snapshot = provider.snapshot();
            let client = snapshot.client(presented.client_id()).map(|known| &*known.client);
            let event = event.client(presented.client_id()).detail("method", presented.method());
            provider.note(event.detail("cause", client_auth::cause(&presented, client))).await;
            Err(unproven(Some(&presented), client, error))
        }
    }
}

fn against_memory(provider: &Provider, presented: &Presented) -> Result<AuthenticatedClient, OAuthError> {
    let snapshot = provider.snapshot();
    let known = snapshot.client(presented.client_id());
    let now = provider.now();
    client_auth::check(presented, known.map(|known| &known.client), |secret| {
        known.is_some_and(|known| known.secret_matches(&provider.keyring, secret, now))
    })
}
