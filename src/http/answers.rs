//! How each kind of failure becomes an answer.
//!
//! An [`OAuthError`] is delivered as its endpoint's specification says. A store that is away is 503 with `Retry-After`.
//! Anything else is `server_error` with the reference that the log has, never with detail.

use std::convert::Infallible;
use std::fmt;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, ResponseError, Route, guard, web};

use super::cookies;
use super::edge::Edge;
use super::request_id::RequestId;
use crate::acts::door::NotDone;
use crate::languages::Spoken;
use crate::pages::security::{self, PageKind};
use crate::pages::{Cause, ErrorPage, PageContext, Theme};
use crate::protocol::error::{EndpointKind, ErrorAnswer, ErrorCode, ErrorHeader, OAuthError};

/// How long a client should wait when something is away.
pub const RETRY_AFTER: Duration = Duration::from_secs(2);

/// What a handler ends with when it has no answer of its own. As an actix error it reads as JSON of
/// [`EndpointKind::Client`]; page endpoints turn it into a page with [`Failure::reference`] instead.
#[derive(Debug)]
pub enum Failure {
    /// The request was mistaken or refused.
    OAuth(OAuthError),
    /// Whoever asked has no right to it, or has it no more.
    NoRight,
    /// No owner could sign in any more, by the rules who must use what: nothing was done.
    LocksOwnersOut,
    /// What the person proved who asked counts no more.
    NoStanding,
    /// The person who asked proved too long ago who they are.
    NotRecent,
    /// A store is away or a queue full; the text is for the log.
    Unavailable(String),
    /// Something failed inside; the text is for the log.
    Internal(String),
}

impl Failure {
    /// A store is away, with the cause for the log.
    pub fn unavailable(cause: impl fmt::Display) -> Self {
        Self::Unavailable(cause.to_string())
    }

    /// Something failed inside, with the cause for the log.
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }

    /// Why an act was refused, where it was; else it failed.
    ///
    /// # Errors
    /// Where the store failed, or whoever asked has no right to it.
    pub fn unless_refused<R>(not_done: NotDone<R>) -> Result<R, Self> {
        match not_done {
            NotDone::Refused(why) => Ok(why),
            NotDone::NoRight => Err(Self::NoRight),
            NotDone::NoStanding => Err(Self::NoStanding),
            NotDone::NotRecent => Err(Self::NotRecent),
            NotDone::LocksOwnersOut => Err(Self::LocksOwnersOut),
            NotDone::Failed(error) => Err(error.into()),
        }
    }

    /// As the client sees it: detail only where the mistake was its own.
    pub fn as_oauth_error(&self) -> OAuthError {
        match self {
            Self::OAuth(error) => error.clone(),
            Self::NoRight => OAuthError::new(ErrorCode::AccessDenied, "you are not allowed to do this"),
            Self::NoStanding => OAuthError::new(ErrorCode::AccessDenied, "this sign-in has ended"),
            Self::NotRecent => OAuthError::new(ErrorCode::AccessDenied, "this sign-in was too long ago"),
            Self::LocksOwnersOut => OAuthError::new(ErrorCode::AccessDenied, "no administrator could sign in any more"),
            Self::Unavailable(_) => {
                OAuthError::new(ErrorCode::TemporarilyUnavailable, "a service that this needs is unavailable: try again in a moment")
                    .with_header(ErrorHeader::RetryAfter(RETRY_AFTER))
            }
            Self::Internal(_) => OAuthError::new(
                ErrorCode::ServerError,
                format!("an internal error occurred: the operator can find it in the log as {}", RequestId::current().as_str()),
            ),
        }
    }

    /// The answer of an endpoint of `kind`.
    pub fn answer(&self, kind: EndpointKind) -> HttpResponse {
        error(&self.as_oauth_error().answer(kind))
    }

    /// Writes the cause to the log. The edge does so for every failure that a handler returned; a page that stands for a
    /// failure calls it itself.
    pub fn log(&self) {
        match self {
            Self::OAuth(error) => {
                tracing::debug!(code = error.code.as_str(), description = ?error.description, "refused")
            }
            Self::NoRight => tracing::info!("refused: no right to it"),
            Self::NoStanding => tracing::info!("refused: what the person proved counts no more"),
            Self::NotRecent => tracing::info!("refused: the person proved too long ago who they are"),
            Self::LocksOwnersOut => tracing::info!("refused: no owner could sign in any more, by the rules who must use what"),
            Self::Unavailable(cause) => tracing::warn!(?cause, "unavailable"),
            Self::Internal(cause) => tracing::error!(?cause, "failed inside"),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.as_oauth_error(), f)
    }
}

impl std::error::Error for Failure {}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        status(self.as_oauth_error().status(EndpointKind::Client))
    }

    fn error_response(&self) -> HttpResponse {
        self.answer(EndpointKind::Client)
    }
}

impl From<OAuthError> for Failure {
    fn from(error: OAuthError) -> Self {
        Self::OAuth(error)
    }
}

impl From<crate::store::transient::Unavailable> for Failure {
    fn from(error: crate::store::transient::Unavailable) -> Self {
        Self::unavailable(error)
    }
}

impl From<crate::store::database::StoreError> for Failure {
    fn from(error: crate::store::database::StoreError) -> Self {
        match error {
            crate::store::database::StoreError::Unavailable(_) => Self::unavailable(error),
            other => Self::internal(other),
        }
    }
}

/// Of an act that is never refused.
impl From<NotDone<Infallible>> for Failure {
    fn from(not_done: NotDone<Infallible>) -> Self {
        match Self::unless_refused(not_done) {
            Err(failure) => failure,
            Ok(never) => match never {},
        }
    }
}

impl From<crate::provider::NotForgotten> for Failure {
    fn from(error: crate::provider::NotForgotten) -> Self {
        match error {
            crate::provider::NotForgotten::Database(error) => error.into(),
            crate::provider::NotForgotten::Transient(error) => error.into(),
        }
    }
}

impl From<crate::provider::StartError> for Failure {
    fn from(error: crate::provider::StartError) -> Self {
        match error {
            crate::provider::StartError::Store(error) => error.into(),
            crate::provider::StartError::Transient(error) => error.into(),
            other => Self::internal(other),
        }
    }
}

fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::BAD_REQUEST)
}

/// An error as HTTP: the one place where its headers are written. Its JSON is never stored.
pub fn error(answer: &ErrorAnswer) -> HttpResponse {
    let status = status(answer.status);
    let mut response = match &answer.body {
        Some(body) => json(status, body),
        None => HttpResponse::new(status),
    };
    for header in &answer.headers {
        if let Ok(value) = HeaderValue::from_str(&header.value()) {
            response.headers_mut().append(HeaderName::from_static(header.name()), value);
        }
    }
    response
}

/// JSON that is never stored.
pub fn json(status: StatusCode, body: &serde_json::Value) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(body.to_string())
}

/// A signed answer of this media type, which is never stored.
pub fn jwt(content_type: &'static str, jwt: String) -> HttpResponse {
    HttpResponse::Ok().insert_header((header::CONTENT_TYPE, content_type)).insert_header((header::CACHE_CONTROL, "no-store")).body(jwt)
}

/// A redirect after a form or to a client: 303, which never repeats a body ([RFC 9700 §4.12](https://www.rfc-editor.org/rfc/rfc9700#section-4.12)).
pub fn see_other(location: &str) -> HttpResponse {
    match HeaderValue::from_str(location) {
        Ok(value) => {
            HttpResponse::SeeOther().insert_header((header::LOCATION, value)).insert_header((header::CACHE_CONTROL, "no-store")).finish()
        }
        Err(_) => Failure::internal("a redirect to what is no header value").answer(EndpointKind::Client),
    }
}

/// Whether the one who asks is a browser that shows pages.
pub fn wants_page(request: &HttpRequest) -> bool {
    request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|accept| accept.contains("text/html"))
}

/// Nothing is there.
pub async fn not_found(request: HttpRequest) -> HttpResponse {
    plain(&request, StatusCode::NOT_FOUND, Cause::NotFound, "not_found", "there is no page at this address")
}

/// For `web::resource(..).default_service(only("GET, POST"))`: 405 that says what is allowed.
pub fn only(allow: &'static str) -> Route {
    web::to(move |request: HttpRequest| async move {
        let text = "this address does not accept that method";
        let mut response = plain(&request, StatusCode::METHOD_NOT_ALLOWED, Cause::Method, "method_not_allowed", text);
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static(allow));
        response
    })
}

/// A route for GET and HEAD.
pub fn get() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

fn plain(request: &HttpRequest, status: StatusCode, cause: Cause, error: &str, text: &str) -> HttpResponse {
    match request.app_data::<web::Data<Edge>>() {
        Some(edge) if wants_page(request) => {
            let html = ErrorPage::of(cause, edge.clock.now().as_seconds()).render(&page_context(edge, request));
            let mut response = HttpResponse::build(status);
            response.content_type("text/html; charset=utf-8");
            for header in security::headers(PageKind::Journey) {
                response.insert_header(header);
            }
            response.body(html)
        }
        _ => json(status, &serde_json::json!({ "error": error, "error_description": text })),
    }
}

/// For a page that knows nothing of the browser but what it sent along.
fn page_context(edge: &Edge, request: &HttpRequest) -> PageContext {
    let issuer = &edge.issuer;
    let cookie = |name: &str| cookies::read(request.headers(), issuer, name);
    let accept = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let chosen = cookie(cookies::LANGUAGE);
    PageContext {
        language: Spoken::of_browser(chosen.as_deref(), accept, edge.clock.now().as_seconds()).language(),
        theme: cookie(cookies::THEME).and_then(|value| Theme::parse(&value)).unwrap_or_default(),
        csrf: String::new(),
        provider_name: "Latchkey".to_owned(),
        provider_host: issuer.authority().to_owned(),
        base_path: issuer.path().to_owned(),
        return_to: issuer.local("/"),
        request_reference: RequestId::current().as_str().to_owned(),
        console: false,
        notice: None,
        loss: None,
        help_url: None,
        privacy_url: None,
        terms_url: None,
    }
}

#[cfg(test)]
mod tests {
    use actix_web::App;
    use actix_web::test::{TestRequest, call_service, init_service};

    use super::*;

    fn header_of<'a>(response: &'a HttpResponse, name: &str) -> Option<&'a str> {
        response.headers().get(name).and_then(|value| value.to_str().ok())
    }

    #[test]
    fn rfc6749_5_2_invalid_client_is_401_with_a_challenge_where_one_is_due_and_never_stored() {
        let refused = OAuthError::new(ErrorCode::InvalidClient, "no");
        let challenge = ErrorHeader::WwwAuthenticate("Basic realm=\"clients\"".into());
        let response = Failure::OAuth(refused.clone().with_header(challenge)).answer(EndpointKind::Client);
        assert_eq!(response.status(), 401);
        assert!(header_of(&response, "www-authenticate").unwrap().starts_with("Basic "));
        assert_eq!(header_of(&response, "cache-control"), Some("no-store"));
        let silent = Failure::OAuth(refused).answer(EndpointKind::Client);
        assert_eq!((silent.status().as_u16(), header_of(&silent, "www-authenticate")), (401, None));
        assert_eq!(Failure::OAuth(OAuthError::invalid_grant("no")).answer(EndpointKind::Client).status(), 400);
    }

    #[test]
    fn rfc6750_3_a_bearer_error_stands_in_the_challenge() {
        let response = Failure::OAuth(OAuthError::new(ErrorCode::InvalidToken, "over \"now\"")).answer(EndpointKind::Bearer);
        assert_eq!(response.status(), 401);
        let challenge = header_of(&response, "www-authenticate").unwrap();
        assert_eq!(challenge, "Bearer realm=\"latchkey\", error=\"invalid_token\", error_description=\"over 'now'\"");
    }

    #[test]
    fn what_is_away_answers_503_with_retry_after_and_no_detail() {
        let failure = Failure::unavailable("redis at 10.0.0.5 refused");
        let response = failure.answer(EndpointKind::Client);
        assert_eq!(response.status(), 503);
        assert_eq!(header_of(&response, "retry-after"), Some("2"));
        assert!(!failure.to_string().contains("10.0.0.5"));
    }

    #[actix_web::test]
    async fn a_wrong_method_is_told_which_are_right() {
        let app =
            init_service(App::new().service(web::resource("/jwks").route(get().to(HttpResponse::Ok)).default_service(only("GET, HEAD"))))
                .await;
        let response = call_service(&app, TestRequest::post().uri("/jwks").to_request()).await;
        assert_eq!(response.status(), 405);
        assert_eq!(response.headers().get("allow").unwrap(), "GET, HEAD");
        assert_eq!(
            call_service(&app, TestRequest::default().method(actix_web::http::Method::HEAD).uri("/jwks").to_request()).await.status(),
            200
        );
    }
}
