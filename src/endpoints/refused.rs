//! The page that says what is wrong with a form stands at an address that opens it again: a reload posts nothing, a tab that
//! is restored shows the same step, and what it is for is not lost.
//!
//! A page of a step notes where the step is opened and whose it is. Where such a page answers a form it is kept for this
//! browser, sealed, and the answer leads to that address. There the endpoint looks anew at what is to be shown: the kept page
//! comes in its place only where that is the same step for the same person in the same language. So it shows nothing that
//! the address itself would not show, and is over with the step.

use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody, to_bytes};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderValue, RETRY_AFTER, SET_COOKIE};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::visitor::Visitor;
use super::{of_browser, sealed};
use crate::http::{Failure, answers};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// How long a refusal is shown at its address: as long as a journey lasts.
const KEPT: Duration = Duration::from_secs(60 * 60);
const KIND: &str = "refused";
/// The parameter of an address at which a refusal is shown.
const MARK: &str = "refused";
/// What a page is sealed to.
const PLACE: &str = "refused";
/// A longer page is shown where it was posted to.
const LONGEST: usize = 512 * 1024;

/// Where a page is opened, and which page it is.
#[derive(Clone)]
struct Stands {
    /// A path below the issuer.
    at: String,
    /// The page is the same one where this is the same.
    what: String,
}

/// Stands on the answer to a form that was not taken.
pub(super) struct Refused;

/// A page as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    status: u16,
    retry_after: Option<String>,
    body: String,
}

/// Notes on a page of a step where the step is opened by GET: `at`, a path below the issuer; `whose` says which step of whom.
pub(crate) fn stands(visitor: &Visitor<'_>, mut response: HttpResponse, at: &str, whose: &str) -> HttpResponse {
    let what = format!("{at}\n{whose}\n{}\n{}", visitor.language().tag(), visitor.theme().as_str());
    response.extensions_mut().insert(Stands { at: at.to_owned(), what });
    response
}

/// Middleware for every address: a page of a step that answers a form moves to where the step is opened.
///
/// # Errors
/// What the inner services could not turn into an answer themselves.
pub async fn reopened<B: MessageBody + 'static>(
    provider: web::Data<Provider>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let answered = next.call(request).await?.map_into_boxed_body();
    let Some(stands) = answered.response().extensions().get::<Stands>().cloned() else { return Ok(answered) };
    let (request, response) = answered.into_parts();
    let visitor = Visitor::blank(&provider, &request);
    let response = if request.method() == Method::POST {
        move_on(&visitor, &stands, response).await?
    } else if Parameters::read(request.query_string().as_bytes()).get(MARK).is_some() {
        show_again(&visitor, &stands, response).await
    } else {
        response
    };
    Ok(ServiceResponse::new(request, response))
}

/// Keeps the page and leads to where it stands. Where it cannot be kept it is shown as it is.
async fn move_on(visitor: &Visitor<'_>, stands: &Stands, response: HttpResponse) -> Result<HttpResponse, Error> {
    let (head, body) = response.into_parts();
    let body = to_bytes(body).await.map_err(|_| Error::from(Failure::internal("a page could not be read")))?;
    let kept = Kept {
        status: head.status().as_u16(),
        retry_after: head.headers().get(RETRY_AFTER).and_then(|wait| wait.to_str().ok()).map(str::to_owned),
        body: String::from_utf8_lossy(&body).into_owned(),
    };
    if body.len() > LONGEST || keep(visitor, stands, &kept).await.is_err() {
        let mut response = head.set_body(BoxBody::new(body));
        response.extensions_mut().insert(Refused);
        return Ok(response);
    }
    let sign = if stands.at.contains('?') { '&' } else { '?' };
    let mut response = answers::see_other(&visitor.provider.settings.issuer.local(&format!("{}{sign}{MARK}=1", stands.at)));
    for cookie in head.headers().get_all(SET_COOKIE) {
        response.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    response.extensions_mut().insert(Refused);
    Ok(response)
}

async fn keep(visitor: &Visitor<'_>, stands: &Stands, kept: &Kept) -> Result<(), Failure> {
    let text = serde_json::to_vec(kept).map_err(Failure::internal)?;
    of_browser::keep(visitor, KIND, &stands.what, &sealed::seal(visitor.provider, PLACE, &text)?, KEPT).await
}

/// The kept page in place of the same one without a refusal.
async fn show_again(visitor: &Visitor<'_>, stands: &Stands, fresh: HttpResponse) -> HttpResponse {
    let Some(kept) = find(visitor, stands).await else { return fresh };
    let mut response = fresh.set_body(BoxBody::new(kept.body));
    *response.status_mut() = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::OK);
    if let Some(wait) = kept.retry_after.and_then(|wait| HeaderValue::try_from(wait).ok()) {
        response.headers_mut().insert(RETRY_AFTER, wait);
    }
    response
}

/// What was kept; a store that is away has nothing.
async fn find(visitor: &Visitor<'_>, stands: &Stands) -> Option<Kept> {
    let kept = of_browser::find(visitor, KIND, &stands.what).await.ok()??;
    let opened = sealed::open(visitor.provider, PLACE, &kept).ok()?;
    serde_json::from_slice(&opened).ok()
}
