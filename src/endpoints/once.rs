//! A form of ours that is pressed twice is answered once: the second press waits for the first and gets the same answer, with
//! all that it shows or sets. A double press ends where a single one does, and what is shown once is shown.
//!
//! The same form is the same bytes at the same path from the same browser: its token holds a number of its page, so that a
//! page that was opened again has another form. Whoever comes first claims it before any work is done. The answer is kept for
//! some seconds, sealed. A refusal is given again to whoever waited for it alone: the same guess that comes again later is
//! another guess, and is counted. A browser that breaks the first press off, as each does where the form is sent anew, breaks off no work:
//! the second press finds its answer.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use actix_web::body::{BoxBody, MessageBody, to_bytes};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{CONTENT_LENGTH, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, web};
use serde::{Deserialize, Serialize};
use tracing::Instrument as _;

use super::refused::Refused;
use super::sealed;
use super::visitor::{SESSION, Visitor};
use crate::http::{Failure, FormBody, RequestId, cookies, request_id};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::sha256;
use crate::store::transient::{Key, Transient as _, Unavailable};

/// How long the second press may take to come.
const KEPT: Duration = Duration::from_secs(10);
/// How long a press may be worked on. After that it counts as broken off.
const CLAIMED: Duration = Duration::from_secs(60);
/// So long a second press waits for the answer of the first.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(25);
/// What stands where the answer is going to be.
const UNDER_WAY: &[u8] = b"under way";
/// A longer answer is not kept: no page of ours is as long.
const LONGEST: usize = 1024 * 1024;

/// The session cookies of a browser, by their names.
type Sessions = BTreeMap<String, String>;

/// The browser that presses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Presser {
    /// Hashes of its ids.
    ids: Vec<String>,
    sessions: Sessions,
}

/// A press of a form.
struct Press {
    key: Key,
    place: String,
    by: Presser,
}

/// An answer as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    by: Presser,
    /// What the browser holds once it has taken the cookies of the answer.
    sessions_after: Sessions,
    /// The form was not taken.
    refused: bool,
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl Kept {
    /// The same browser, which holds what it held at the first press or what the answer gave it. Whoever was signed out and
    /// in again meanwhile presses anew.
    fn is_for(&self, by: &Presser) -> bool {
        let is_same = self.by.ids.iter().any(|id| by.ids.contains(id));
        is_same && (by.sessions == self.by.sessions || by.sessions == self.sessions_after)
    }

    /// Reads what was kept of a press; none where it is another browser's.
    fn read(provider: &Provider, press: &Press, kept: &[u8]) -> Option<Self> {
        let opened = sealed::open(provider, &press.place, kept).ok()?;
        let kept: Self = serde_json::from_slice(&opened).ok()?;
        kept.is_for(&press.by).then_some(kept)
    }

    /// The answer again.
    fn answer(self) -> Option<HttpResponse> {
        let mut response = HttpResponse::new(StatusCode::from_u16(self.status).ok()?);
        for (name, value) in self.headers {
            response.headers_mut().append(HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?);
        }
        Some(response.set_body(BoxBody::new(self.body)))
    }
}

/// What is to be done with a press.
enum Turn {
    /// It is the first: work, and keep the answer.
    First,
    /// It is the second: this is the answer.
    Again(HttpResponse),
    /// Nobody knows what came of the first: work.
    Alone,
}

/// Middleware for every address: forms of our own pages are answered once, all else goes on as it came.
///
/// # Errors
/// What the inner services could not turn into an answer themselves.
pub async fn once<B: MessageBody + 'static>(
    provider: web::Data<Provider>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(by) = presser(&provider, &request) else { return Ok(next.call(request).await?.map_into_boxed_body()) };
    // A browser that sends its form anew drops the connection of the first press: what was begun is done all the same.
    let answered = answer(provider, by, request, next);
    let answered = request_id::within(RequestId::current(), answered.in_current_span());
    actix_web::rt::spawn(answered).await.map_err(|_| Error::from(Failure::internal("the handling of a form was interrupted")))?
}

async fn answer<B: MessageBody + 'static>(
    provider: web::Data<Provider>,
    by: Presser,
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(press) = press(by, &mut request).await else { return Ok(next.call(request).await?.map_into_boxed_body()) };
    match turn(&provider, &press).await {
        Ok(Turn::First) => {}
        Ok(Turn::Again(answer)) => return Ok(request.into_response(answer)),
        Ok(Turn::Alone) => return Ok(next.call(request).await?.map_into_boxed_body()),
        // The endpoint says so in its own way.
        Err(Unavailable(cause)) => {
            tracing::debug!(?cause, "this form could not be compared with earlier ones: a second submission would be handled again");
            return Ok(next.call(request).await?.map_into_boxed_body());
        }
    }
    let answered = match next.call(request).await {
        Ok(answered) => whole(answered).await,
        Err(error) => Err(error),
    };
    keep(&provider, &press, answered.as_ref().ok().map(|(answered, body)| (answered.response(), body))).await;
    answered.map(|(answered, _)| answered)
}

/// The browser, where it sends a form from one of our pages.
fn presser(provider: &Provider, request: &ServiceRequest) -> Option<Presser> {
    if request.method() != Method::POST {
        return None;
    }
    let visitor = Visitor::blank(provider, request.request());
    visitor.form_comes_from_us().then(|| Presser { ids: visitor.browser.hashes(), sessions: sessions(provider, request) })
}

fn sessions(provider: &Provider, request: &ServiceRequest) -> Sessions {
    let brought = cookies::read_all(request.headers(), &provider.settings.issuer, SESSION);
    brought.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// What the browser holds once it has taken the cookies of an answer.
fn after(before: &Sessions, answer: &HttpResponse) -> Sessions {
    let mut held = before.clone();
    for cookie in answer.cookies().filter(|cookie| cookie.name().contains(SESSION)) {
        match cookie.max_age() {
            Some(age) if age.is_zero() => held.remove(cookie.name()),
            _ => held.insert(cookie.name().to_owned(), cookie.value().to_owned()),
        };
    }
    held
}

/// The press that a request is, where it brings a form of one of our pages.
async fn press(by: Presser, request: &mut ServiceRequest) -> Option<Press> {
    let body = FormBody::read_ahead(request).await.ok()?;
    Parameters::read(&body).get("csrf")?;
    let form = format!("{}\n{}", request.path(), sha256(&body));
    Some(Press { key: Key::new("form", &form), place: format!("form.{}", sha256(form.as_bytes())), by })
}

async fn turn(provider: &Provider, press: &Press) -> Result<Turn, Unavailable> {
    let store = &provider.transient;
    let began = Instant::now();
    let mut waited = false;
    loop {
        let now = provider.now();
        if store.put_if_absent(&press.key, UNDER_WAY, now.plus(CLAIMED), now).await? {
            return Ok(Turn::First);
        }
        // Where nothing is there any more the first press failed: this one is the first now.
        if let Some(stored) = store.get(&press.key, now).await?.filter(|stored| stored != UNDER_WAY) {
            let Some(kept) = Kept::read(provider, press, &stored) else { return Ok(Turn::Alone) };
            if !kept.refused || waited {
                tracing::info!("a form was submitted twice: the second submission gets the answer to the first");
                return Ok(kept.answer().map_or(Turn::Alone, Turn::Again));
            }
            if store.compare_and_swap(&press.key, &stored, UNDER_WAY, now.plus(CLAIMED), now).await? {
                return Ok(Turn::First);
            }
        }
        waited = true;
        if began.elapsed() >= PATIENCE {
            return Ok(Turn::Alone);
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// An answer with its body as text.
async fn whole<B: MessageBody + 'static>(answered: ServiceResponse<B>) -> Result<(ServiceResponse<BoxBody>, String), Error> {
    let (request, response) = answered.into_parts();
    let (head, body) = response.into_parts();
    let body = to_bytes(body).await.map_err(|_| Error::from(Failure::internal("an answer could not be read")))?;
    let text = String::from_utf8_lossy(&body).into_owned();
    Ok((ServiceResponse::new(request, head.set_body(BoxBody::new(body))), text))
}

/// Keeps what was answered for the second press. The page of an error is not kept: it has a reference of its own, and the
/// second press may try for itself.
async fn keep(provider: &Provider, press: &Press, answered: Option<(&HttpResponse, &String)>) {
    let is_kept = |answer: &HttpResponse| answer.status().is_success() || answer.status().is_redirection();
    let answered = answered.filter(|(answer, body)| is_kept(answer) && body.len() <= LONGEST);
    let kept = answered.map(|(answer, body)| Kept {
        by: press.by.clone(),
        sessions_after: after(&press.by.sessions, answer),
        refused: answer.extensions().get::<Refused>().is_some(),
        status: answer.status().as_u16(),
        headers: answer
            .headers()
            .iter()
            .filter(|(name, _)| *name != CONTENT_LENGTH)
            .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
            .collect(),
        body: body.clone(),
    });
    let done = match kept.map(|kept| serde_json::to_vec(&kept)) {
        Some(Ok(text)) => sealed::keep(provider, &press.key, &press.place, &text, KEPT).await,
        _ => provider.transient.delete(&press.key).await.map_err(Failure::from),
    };
    if done.is_err() {
        tracing::warn!("the answer to a form could not be kept for a second submission");
    }
}
