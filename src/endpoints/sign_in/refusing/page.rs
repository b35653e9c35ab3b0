//! The page of a request that is refused, for the person and whoever builds the app.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use crate::endpoints::page_answers::{Problem, app_card, registered, told};
use crate::endpoints::respond::AppAnswer;
use crate::endpoints::visitor::Visitor;
use crate::http::Stop;
use crate::pages::{Cause, DeveloperPart};
use crate::protocol::app_url::own_address;
use crate::protocol::authorization::rejection::{PageRejection, PageRejectionKind};
use crate::protocol::client::Client;
use crate::protocol::error::OAuthError;

/// An authorization request whose client or redirect URI is not verified: nobody is sent anywhere
/// ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
///
/// # Errors
/// Where the database is away.
pub(super) async fn rejected(visitor: &Visitor<'_>, rejection: &PageRejection, client: Option<&Client>) -> Result<HttpResponse, Stop> {
    tracing::info!(kind = rejection.kind.as_str(), client_id = rejection.client_id.as_deref(), detail = ?rejection.detail, "an authorization request was refused");
    let cause = match rejection.kind {
        PageRejectionKind::UnknownClient => Cause::UnknownApp,
        PageRejectionKind::DisabledClient => Cause::AppDisabled,
        PageRejectionKind::UnregisteredRedirectUri => Cause::RedirectAddress,
        PageRejectionKind::MissingClientId | PageRejectionKind::MissingRedirectUri | PageRejectionKind::MalformedRequest => {
            Cause::AppRequest
        }
    };
    let mut problem = Problem::new(visitor, StatusCode::BAD_REQUEST, cause);
    let parameter = match rejection.kind {
        PageRejectionKind::MissingClientId | PageRejectionKind::UnknownClient | PageRejectionKind::DisabledClient => Some("client_id"),
        PageRejectionKind::MissingRedirectUri | PageRejectionKind::UnregisteredRedirectUri => Some("redirect_uri"),
        PageRejectionKind::MalformedRequest => None,
    };
    problem.page.app = client.map(|client| app_card(visitor, client, None));
    if rejection.kind != PageRejectionKind::DisabledClient {
        let languages = [visitor.language().tag()];
        problem.page.back_url = client.and_then(|client| own_address(client, visitor.provider.issuer(), &languages));
    }
    let received = match rejection.kind {
        PageRejectionKind::UnknownClient | PageRejectionKind::DisabledClient => rejection.client_id.clone(),
        _ => rejection.asked.clone(),
    };
    let registered = registered(visitor, received.as_deref(), &rejection.registered).await?;
    problem.page.developer = Some(DeveloperPart {
        error: rejection.kind.as_str().to_owned(),
        description: told(&registered, &rejection.detail),
        parameter: parameter.map(str::to_owned),
        received,
        registered,
    });
    Ok(problem.answer(visitor))
}

/// Nobody vouched for the app: a link with a mistake on purpose would else lead wherever it likes
/// ([RFC 9700 §4.11.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.11.2)).
pub(super) fn before_redirect(visitor: &Visitor<'_>, error: &OAuthError, answer: &AppAnswer) -> HttpResponse {
    let mut problem = Problem::new(visitor, StatusCode::BAD_REQUEST, Cause::AppRequest);
    problem.page.back_url = answer.location().map(str::to_owned);
    problem.page.developer =
        Some(DeveloperPart { error: error.code.as_str().to_owned(), description: error.safe_description(), ..DeveloperPart::default() });
    problem.answer(visitor)
}
