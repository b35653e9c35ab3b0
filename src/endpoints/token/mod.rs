//! `/token` ([RFC 6749 §3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2)): client authentication, then the grant. Each grant type
//! is a file.

mod authorization_code;
mod client_credentials;
mod refresh_token;
mod token_exchange;

use std::sync::Arc;

use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, http::StatusCode, web};

use super::client_authentication::authenticate;
use super::visitor::Visit;
use crate::audit::{EventType, Subject};
use crate::http::{ClientAddress, Failure, FormBody, FormRefusal, answers};
use crate::people::user;
use crate::protocol::claims::Person;
use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::error::OAuthError;
use crate::protocol::grants::context::Context;
use crate::protocol::grants::grant_type::GrantType;
use crate::protocol::grants::{self, Grant, PersonStanding};
use crate::protocol::parameters::Parameters;
use crate::protocol::scope::Scopes;
use crate::protocol::sender::Sender;
use crate::protocol::tokens::TokenResponse;
use crate::provider::Provider;
use crate::store::StoreError;

/// POST /token.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    body: Result<FormBody, FormRefusal>,
) -> Result<HttpResponse, actix_web::Error> {
    let body = body?;
    let answered = answer(&provider, &request, &body.0).await;
    let (kind, answered) = match answered {
        Ok((kind, response)) => (kind.as_str(), Ok(response)),
        Err((kind, failure)) => (kind.map_or("none", GrantType::as_str), Err(failure)),
    };
    provider.telemetry.token(kind, if answered.is_ok() { "given" } else { "refused" });
    let document = serde_json::to_value(answered?).map_err(Failure::internal)?;
    Ok(answers::json(StatusCode::OK, &document))
}

type Failed = (Option<GrantType>, Failure);

async fn answer(provider: &Provider, request: &HttpRequest, body: &[u8]) -> Result<(GrantType, TokenResponse), Failed> {
    let before = |failure: Failure| (None, failure);
    let parameters = Parameters::parse(body).map_err(|error| before(Failure::OAuth(error.into())))?;
    let client = authenticate(provider, request, &parameters).await.map_err(before)?;
    let visit = Visit::of(provider, request);
    let kind = match grants::requested(&client, &parameters) {
        Ok(kind) => kind,
        Err(error) => return Err(before(refuse(provider, &visit, &client, None, error).await)),
    };
    if parameters.resources().iter().any(|identifier| provider.snapshot().resource(identifier).is_none() && identifier != provider.issuer())
    {
        provider.catch_up().await;
    }
    let response = match kind {
        GrantType::AuthorizationCode => authorization_code::answer(provider, &visit, &client, &parameters).await,
        GrantType::RefreshToken => refresh_token::answer(provider, &visit, &client, &parameters).await,
        GrantType::TokenExchange => {
            let address = request.extensions().get::<ClientAddress>().map(|address| address.ip);
            token_exchange::answer(provider, &visit, &client, &parameters, address).await
        }
        GrantType::ClientCredentials => client_credentials::answer(provider, &visit, &client, &parameters).await,
    };
    response.map(|response| (kind, response)).map_err(|failure| (Some(kind), failure))
}

/// Tells the record that a request of a client, which proved who it is, is refused; gives the refusal.
async fn refuse(provider: &Provider, visit: &Visit, client: &AuthenticatedClient, grant: Option<&Grant>, error: OAuthError) -> Failure {
    let mut event = visit.acting_client(client.client_id()).event(EventType::TokenRefused).refused_with(&error);
    if let Some(grant) = grant {
        event = event.subject(Subject::from(grant));
    }
    provider.note(event.client(client.client_id())).await;
    error.into()
}

/// Hands `decide` what every decision knows beside the request of `sender`.
pub(in crate::endpoints) fn with_context<T>(provider: &Provider, sender: &Sender, decide: impl FnOnce(&Context<'_>) -> T) -> T {
    let snapshot = provider.snapshot();
    let resources = |identifier: &str| snapshot.resource(identifier).map(Arc::clone);
    let owners = |scopes: &Scopes| snapshot.resources().filter(|api| !api.scopes.intersection(scopes).is_empty()).map(Arc::clone).collect();
    let lifetimes = provider.token_lifetimes();
    decide(&Context {
        issuer: provider.issuer(),
        resources: &resources,
        owners: &owners,
        lifetimes: &lifetimes,
        clock_skew: provider.clock_skew(),
        sender,
        now: provider.now(),
    })
}

/// The person behind a grant, as tokens speak of them, and whether grants of theirs may be used.
pub(in crate::endpoints) async fn person(provider: &Provider, user_id: &str) -> Result<Option<(Person, PersonStanding)>, Failure> {
    let (user_id, now) = (user_id.to_owned(), provider.now());
    let declared = Arc::clone(&provider.snapshot().attributes);
    let person = provider
        .database
        .read(move |conn| {
            let Some(user) = user::find(conn, &user_id)? else { return Ok(None) };
            let standing = PersonStanding { enabled: user.is_active(), epoch: user.epoch };
            Ok::<_, StoreError>(Some((user::person(conn, &user, &declared, now)?, standing)))
        })
        .await?;
    Ok(person)
}

/// Whether the session that a grant ends with is alive; true where it ends with none. A foreign client's request is no use of the session.
async fn session_alive(provider: &Provider, client: &AuthenticatedClient, grant: &Grant) -> Result<bool, Failure> {
    if grant.client_id != client.client_id() {
        return Ok(false);
    }
    // One that its registration leaves nothing is refused for that.
    let Ok(grant) = grant.within(client.client()) else { return Ok(true) };
    match grant.ends_with() {
        Some(sid) => Ok(!provider.revocations.session(sid) && provider.sessions().touch(sid).await?),
        None => Ok(true),
    }
}
