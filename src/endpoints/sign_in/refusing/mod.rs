//! A request is refused: an error for the app where its address is verified, a page else or before it, and a note in the record.

mod page;

use actix_web::HttpResponse;

use crate::audit::EventType;
use crate::endpoints::respond;
use crate::endpoints::visitor::Visitor;
use crate::http::Stop;
use crate::protocol::authorization::rejection::Rejection;
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::authorization::response::{self, AuthorizationResponse};
use crate::protocol::client::Client;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::parameters::Parameters;

/// The answer to a request that the rules refuse.
pub(super) async fn rejected(
    visitor: &Visitor<'_>,
    parameters: &Parameters,
    client: Option<&Client>,
    rejection: Rejection,
) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    match rejection {
        Rejection::Page(rejection) => {
            let event = visitor.visit.acting_anonymous().event(EventType::AuthorizationRefused).refused(rejection.kind.as_str());
            let event = match &rejection.asked {
                Some(asked) => event.detail("redirect_uri", asked.as_str()),
                None => event.detail("description", rejection.detail.as_str()),
            };
            provider.note(event.client(rejection.client_id.as_deref().unwrap_or_default())).await;
            page::rejected(visitor, &rejection, client).await
        }
        Rejection::Redirect { answer_to, error, page_first } => {
            let client_id = parameters.get("client_id").unwrap_or_default();
            note_refusal(visitor, client_id, &error).await;
            let response = response::error(&answer_to, provider.issuer(), &error);
            if page_first {
                return Ok(page::before_redirect(visitor, &error, response));
            }
            Ok(respond::send(visitor, response, client.map_or(client_id, |client| client.name(&[]))))
        }
    }
}

async fn note_refusal(visitor: &Visitor<'_>, client_id: &str, error: &OAuthError) {
    tracing::info!(client_id, code = error.code.as_str(), description = ?error.description, "an authorization request was refused");
    let event = visitor.visit.acting_anonymous().event(EventType::AuthorizationRefused).refused_with(error);
    visitor.provider.note(event.client(client_id)).await;
}

/// The error goes to the app.
pub(super) async fn refuse(visitor: &Visitor<'_>, asked: &AuthorizationRequest, error: &OAuthError) -> HttpResponse {
    let (response, name) = refusal(visitor, asked, error).await;
    respond::send(visitor, response, &name)
}

/// The error as the app gets it, and the app's name.
pub(super) async fn refusal(visitor: &Visitor<'_>, asked: &AuthorizationRequest, error: &OAuthError) -> (AuthorizationResponse, String) {
    note_refusal(visitor, &asked.client_id, error).await;
    let snapshot = visitor.provider.snapshot();
    let name = snapshot.client(&asked.client_id).map_or(asked.client_id.as_str(), |known| known.client.name(&[])).to_owned();
    (response::error(&asked.answer_to, visitor.provider.issuer(), error), name)
}

/// The acr that is asked for without fail is none that anybody reaches here.
pub(super) fn unmet() -> OAuthError {
    OAuthError::new(ErrorCode::UnmetAuthenticationRequirements, "none of the requested acr values can be met")
}
