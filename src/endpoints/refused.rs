//! A page that refuses a form is kept, and the browser is redirected to the step's own address. A reload then posts nothing.
//!
//! At that address the endpoint looks anew at what is to be shown. The kept page comes in its place only where that is the same
//! step for the same person in the same language, with the same draft of a secret: so it shows nothing that the address itself
//! would not show. It is forgotten once a form of the step is taken. A tab that is restored shows the same step, and what it is for is not lost.

use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody, to_bytes};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderValue, RETRY_AFTER, SET_COOKIE};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::kept::{Kept, Record};
use super::visitor::Visitor;
use crate::http::{Failure, answers};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::{Secret, sha256};
use crate::sign_in::journey::Journey;
use crate::sign_in::journeys;

/// As long as a journey lasts. Of each journey, and of each other page in a browser, the last refusal is kept.
static REFUSED: Kept<RefusedPage> = Kept::convenience("refused-page", Duration::from_secs(60 * 60));
/// The parameter of an address at which a refusal is shown.
const MARK: &str = "refused";
/// A longer page is shown where it was posted to.
const LONGEST: usize = 512 * 1024;

/// The page of a step: where it is opened by GET, and which page it is.
pub(crate) struct StepPage {
    /// A path below the issuer.
    path: String,
    /// The page is the same one where this is the same.
    identity: String,
    /// Where a refusal of it is kept.
    record: Record<'static, RefusedPage>,
}

impl StepPage {
    /// A page of a journey. Once somebody has proven who they are in it, a refusal counts among what they left.
    pub(super) fn of_journey(visitor: &Visitor<'_>, path: &str, journey: &Journey) -> Self {
        let who = journey.account().map(|account| account.user_id.as_str()).unwrap_or_default();
        let record = REFUSED.at(journeys::refused_page_key(&journeys::key(&journey.id)));
        let proven = journey.account().filter(|_| journey.is_proven());
        let record = match proven {
            Some(account) => record.left_by(&account.user_id),
            None => record,
        };
        Self::new(visitor, path, &format!("{:?} {who}", journey.next()), record)
    }

    /// A page that forms for `purpose`, which names the session, stand on in the session of `user_id`.
    pub(crate) fn of_session(visitor: &Visitor<'_>, path: &str, purpose: &str, user_id: &str) -> Self {
        Self::new(visitor, path, purpose, REFUSED.of(&format!("{path}\n{purpose}")).left_by(user_id))
    }

    /// The same without a session.
    pub(super) fn of_browser(visitor: &Visitor<'_>, path: &str, purpose: &str) -> Self {
        Self::new(visitor, path, purpose, REFUSED.of_browser(visitor, &format!("{path}\n{purpose}")))
    }

    /// The same page while it shows `secret`, a draft that is to be confirmed: with another draft, or none, it is another page.
    pub(crate) fn with_draft(mut self, secret: &Secret) -> Self {
        self.identity.push('\n');
        self.identity.push_str(&sha256(secret.expose().as_bytes()));
        self
    }

    fn new(visitor: &Visitor<'_>, path: &str, whose: &str, record: Record<'static, RefusedPage>) -> Self {
        let identity = format!("{path}\n{whose}\n{}\n{}", visitor.language().tag(), visitor.theme().as_str());
        Self { path: path.to_owned(), identity, record }
    }
}

/// Marks an answer that is good once: it is given again to whoever waited for it alone, not to whoever comes back and presses again.
pub(crate) struct GivenOnce;

/// Marks an answer that refuses a form.
pub(super) struct Refused;

/// A page as it is kept.
#[derive(Serialize, Deserialize)]
struct RefusedPage {
    identity: String,
    status: u16,
    retry_after: Option<String>,
    body: String,
}

/// Notes at a request from which page its form came: once the form is taken, what was kept of that page is forgotten.
pub(crate) fn note_form_of(request: &HttpRequest, page: StepPage) {
    request.extensions_mut().insert(page);
}

/// Marks an answer as the page of a step.
pub(crate) fn mark_step_page(mut response: HttpResponse, page: StepPage) -> HttpResponse {
    response.extensions_mut().insert(page);
    response
}

/// Middleware for every page: one of a step that answers a form moves to where the step is opened.
///
/// # Errors
/// What the inner services could not turn into an answer themselves.
pub async fn reopened<B: MessageBody + 'static>(
    provider: web::Data<Provider>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let mut answered = next.call(request).await?.map_into_boxed_body();
    let page = answered.response_mut().extensions_mut().remove::<StepPage>();
    let (request, response) = answered.into_parts();
    let posted_from = request.extensions_mut().remove::<StepPage>();
    let Some(page) = page else {
        let taken = response.status().is_success() || response.status().is_redirection();
        if let Some(page) = posted_from.filter(|_| taken) {
            forget(&provider, &page).await;
        }
        return Ok(ServiceResponse::new(request, response));
    };
    let response = if request.method() == Method::POST {
        move_on(&Visitor::blank(&provider, &request), &page, response).await?
    } else if Parameters::read(request.query_string().as_bytes()).get(MARK).is_some() {
        show_again(&provider, &page, response).await
    } else {
        response
    };
    Ok(ServiceResponse::new(request, response))
}

/// Keeps the page and leads to where it stands. Where it cannot be kept it is shown as it is.
async fn move_on(visitor: &Visitor<'_>, page: &StepPage, response: HttpResponse) -> Result<HttpResponse, Error> {
    let (head, body) = response.into_parts();
    let body = to_bytes(body).await.map_err(|_| Error::from(Failure::internal("a page could not be read")))?;
    let kept = RefusedPage {
        identity: page.identity.clone(),
        status: head.status().as_u16(),
        retry_after: head.headers().get(RETRY_AFTER).and_then(|wait| wait.to_str().ok()).map(str::to_owned),
        body: String::from_utf8_lossy(&body).into_owned(),
    };
    if body.len() > LONGEST || page.record.keep(visitor, &kept).await.is_err() {
        let mut response = head.set_body(BoxBody::new(body));
        response.extensions_mut().insert(Refused);
        return Ok(response);
    }
    let sign = if page.path.contains('?') { '&' } else { '?' };
    let mut response = answers::see_other(&visitor.provider.settings.issuer.local(&format!("{}{sign}{MARK}=1", page.path)));
    for cookie in head.headers().get_all(SET_COOKIE) {
        response.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    response.extensions_mut().insert(Refused);
    Ok(response)
}

/// Forgets what was kept of a page whose form was taken. Where the store is away the record expires, and shows nothing that the
/// address would not show.
async fn forget(provider: &Provider, page: &StepPage) {
    if let Err(error) = page.record.forget(provider).await {
        tracing::warn!(%error, "a stored error page could not be deleted: it expires by itself");
    }
}

/// The kept page in place of the same one without a refusal. A store that is away has none.
async fn show_again(provider: &Provider, page: &StepPage, fresh: HttpResponse) -> HttpResponse {
    let found = page.record.find(provider).await.ok().flatten();
    let Some(kept) = found.filter(|kept| kept.identity == page.identity) else { return fresh };
    let mut response = fresh.set_body(BoxBody::new(kept.body));
    *response.status_mut() = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::OK);
    if let Some(wait) = kept.retry_after.and_then(|wait| HeaderValue::try_from(wait).ok()) {
        response.headers_mut().insert(RETRY_AFTER, wait);
    }
    response
}
