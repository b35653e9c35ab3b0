//! A request is refused: an error for the app where its address is verified, a page else or before it, and a note in the record.

mod page;

use actix_web::HttpResponse;

use crate::audit::EventType;
use crate::endpoints::respond::{self, AppAnswer};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop};
use crate::protocol::authorization::rejection::Rejection;
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::authorization::request_claims::{RequestClaim, RequestClaims};
use crate::protocol::authorization::response::Outcome;
use crate::protocol::client::Client;
use crate::protocol::error::{ErrorCode, OAuthError};

/// The answer to a request that the rules refuse.
pub(super) async fn rejected(
    visitor: &Visitor<'_>,
    claims: &RequestClaims,
    client: Option<&Client>,
    rejection: Rejection,
) -> Result<HttpResponse, Stop> {
    match rejection {
        Rejection::Page(rejection) => {
            let event = visitor.visit.acting_anonymous().event(EventType::AuthorizationRefused).refused(rejection.kind.as_str());
            let event = match &rejection.asked {
                Some(asked) => event.detail("redirect_uri", asked.as_str()),
                None => event.detail("description", rejection.detail.as_str()),
            };
            visitor.provider.note(event.client(rejection.client_id.as_deref().unwrap_or_default())).await;
            page::rejected(visitor, &rejection, client).await
        }
        Rejection::Redirect { answer_to, error, page_first } => {
            let client_id = claims.get(RequestClaim::ClientId).unwrap_or_default();
            note_refusal(visitor, client_id, &error).await;
            let client = client.ok_or_else(|| Failure::internal("an address was verified of no client"))?;
            let answer = respond::to_app(visitor, &answer_to, client, Outcome::Refused(&error), client.name(&[])).await?;
            Ok(if page_first { page::before_redirect(visitor, &error, &answer) } else { respond::send(visitor, answer) })
        }
    }
}

async fn note_refusal(visitor: &Visitor<'_>, client_id: &str, error: &OAuthError) {
    tracing::info!(client_id, code = error.code.as_str(), description = ?error.description, "an authorization request was refused");
    let event = visitor.visit.acting_anonymous().event(EventType::AuthorizationRefused).refused_with(error);
    visitor.provider.note(event.client(client_id)).await;
}

/// The error as the app gets it, noted in the record.
pub(super) async fn refusal(
    visitor: &Visitor<'_>,
    asked: &AuthorizationRequest,
    client: &Client,
    error: &OAuthError,
) -> Result<AppAnswer, Failure> {
    note_refusal(visitor, &asked.client_id, error).await;
    respond::to_app(visitor, &asked.answer_to, client, Outcome::Refused(error), client.name(&[])).await
}

/// The acr that is asked for without fail is none that anybody reaches here.
pub(super) fn unmet() -> OAuthError {
    OAuthError::new(ErrorCode::UnmetAuthenticationRequirements, "none of the requested acr values can be met")
}
