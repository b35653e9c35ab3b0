//! A form of ours that is pressed twice is answered once: the second press waits for the first and gets the same answer, with
//! all that it shows or sets. A double press ends where a single one does, and what is shown once is shown.
//!
//! The same form is the same bytes at the same path from the same browser: its token holds a number of its page, so that a
//! page that was opened again has another form. Only a form whose token one of our pages in this browser carried is claimed, at
//! an address of ours; whoever comes first claims it before any work is done. The answer is kept for some seconds, sealed, and
//! given while the sessions stand that it was given in, and its person has the role that it needed. A refusal is given again to whoever waited for it alone: the same guess
//! that comes again later is another guess, and is counted. When the browser closes the first connection, as each does where the form is sent anew, the work still goes on: the second
//! press finds its answer.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use actix_web::body::{BoxBody, MessageBody, to_bytes};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{CONTENT_LENGTH, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use actix_web::{Error, HttpMessage as _, HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use tracing::Instrument as _;

use super::kept::{Found, Kept, Record};
use super::refused::{GivenOnce, Refused};
use super::visitor::{MOST_COOKIES, SESSION, Visitor};
use crate::http::{Failure, FormBody, RequestId, cookies, request_id};
use crate::people::assignments::OWNER;
use crate::people::rights::{self, Right};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::sha256;
use crate::sso::browser::{BrowserSessions, parse_session_cookie};
use crate::store::transient::Unavailable;

/// As long as the second press may take to come.
static ANSWERS: Kept<KeptAnswer> = Kept::convenience("form", Duration::from_secs(10));
/// How long a press may be worked on. After that it counts as broken off.
const CLAIMED: Duration = Duration::from_secs(60);
/// A longer answer is not kept: no page of ours is as long.
const LONGEST: usize = 512 * 1024;

/// So long a second press waits for the answer of the first: less than proxies wait for an answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// So long it pauses between two looks.
const PAUSE: Duration = Duration::from_millis(25);

/// The session cookies of a browser, by their names.
type Sessions = BTreeMap<String, String>;

/// The browser that sends a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Submitter {
    /// Hashes of its ids.
    ids: Vec<String>,
    sessions: Sessions,
}

/// A press of a form.
struct Press<'a> {
    visitor: Visitor<'a>,
    record: Record<'static, KeptAnswer>,
    by: Submitter,
}

/// A right that somebody needed for what they asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct NeededRight {
    user_id: String,
    /// The role that the release before asks for: it has all rights.
    role: String,
    /// `None` in what the release before kept: to open the console.
    #[serde(default)]
    right: Option<Right>,
}

/// Notes at a request that it is answered since the person has this right: its answer is given again while they have it.
pub(crate) fn note_needed_right(request: &HttpRequest, user_id: &str, right: Right) {
    request.extensions_mut().insert(NeededRight { user_id: user_id.to_owned(), role: OWNER.to_owned(), right: Some(right) });
}

/// An answer as it is kept.
#[derive(Serialize, Deserialize)]
struct KeptAnswer {
    by: Submitter,
    /// The sessions that the browser had after it: where one of them has ended the answer is nobody's any more.
    sids: Vec<String>,
    /// The right that it needed.
    needed: Option<NeededRight>,
    /// What the browser holds once it has taken the cookies of the answer.
    sessions_after: Sessions,
    /// The form was not taken, or its answer is good once.
    refused: bool,
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl KeptAnswer {
    /// The same browser, which holds what it held at the first press or what the answer gave it. Whoever was signed out and
    /// in again meanwhile presses anew.
    fn is_for(&self, by: &Submitter) -> bool {
        let is_same = self.by.ids.iter().any(|id| by.ids.contains(id));
        is_same && (by.sessions == self.by.sessions || by.sessions == self.sessions_after)
    }

    /// Whether its sessions stand still, their people may still sign in, and the right that it needed is there. Where a store is
    /// away nobody can tell.
    async fn stands(&self, provider: &Provider) -> bool {
        if let Some(NeededRight { user_id, right, .. }) = self.needed.clone() {
            let right = right.unwrap_or(Right::SeeConsole);
            let now = provider.now();
            if !provider.database.read(move |conn| rights::has(conn, &user_id, right, now)).await.unwrap_or(false) {
                return false;
            }
        }
        let mut sessions = Vec::new();
        for sid in &self.sids {
            sessions.extend(provider.sessions().find(sid).await.ok().flatten());
        }
        sessions.len() == self.sids.len()
            && (sessions.is_empty() || provider.alive(sessions).await.is_ok_and(|alive| alive.len() == self.sids.len()))
    }

    /// The answer again.
    fn again(self) -> Option<HttpResponse> {
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
    /// The outcome of the first request is unknown: handle this one as usual.
    Alone,
}

/// Middleware for every page: its forms are answered once, all else goes on as it came.
///
/// # Errors
/// What the inner services could not turn into an answer themselves.
pub async fn once<B: MessageBody + 'static>(
    provider: web::Data<Provider>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if !may_bring_a_form(&provider, &request) {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    // A browser that sends its form anew drops the connection of the first press: what was begun is done all the same.
    let answered = answer(provider, request, next);
    let answered = request_id::within(RequestId::current(), answered.in_current_span());
    actix_web::rt::spawn(answered).await.map_err(|_| Error::from(Failure::internal("the handling of a form was interrupted")))?
}

/// Whether a browser sends something to a page of ours, and nothing says that it does so for another site.
fn may_bring_a_form(provider: &Provider, request: &ServiceRequest) -> bool {
    let is_ours = request.method() == Method::POST && request.match_pattern().is_some();
    is_ours && Visitor::blank(provider, request.request()).form_comes_from_us()
}

async fn answer<B: MessageBody + 'static>(
    provider: web::Data<Provider>,
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(press) = press(&provider, &mut request).await else { return Ok(next.call(request).await?.map_into_boxed_body()) };
    match turn(&press).await {
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
    keep(press, answered.as_ref().ok().map(|(answered, body)| (answered, body))).await;
    answered.map(|(answered, _)| answered)
}

fn sessions(provider: &Provider, request: &HttpRequest) -> Sessions {
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

/// The sessions that these cookies name; none where the store is away.
async fn sessions_of(provider: &Provider, held: &Sessions) -> Option<BrowserSessions> {
    let secrets = held.values().filter_map(|value| parse_session_cookie(value)).take(MOST_COOKIES).collect();
    let mut sessions = provider.sessions().of_browser(secrets).await.ok()?;
    sessions.live.retain(|session| session.issuer == provider.issuer() && !provider.revocations.session(&session.sid));
    Some(sessions)
}

/// The press that a request is, where it brings a form that one of our pages in this browser carried.
async fn press<'a>(provider: &'a Provider, request: &mut ServiceRequest) -> Option<Press<'a>> {
    let body = FormBody::read_ahead(request).await.ok()?;
    let visitor = Visitor::blank(provider, request.request());
    if !visitor.form_is_of_a_page(&Parameters::read(&body)) {
        return None;
    }
    let by = Submitter { ids: visitor.browser.hashes(), sessions: sessions(provider, request.request()) };
    let form = format!("{}\n{}", request.path(), sha256(&body));
    Some(Press { visitor, record: ANSWERS.of(&form), by })
}

async fn turn(press: &Press<'_>) -> Result<Turn, Unavailable> {
    let (record, visitor) = (&press.record, &press.visitor);
    let began = Instant::now();
    for look in 0.. {
        if began.elapsed() >= PATIENCE {
            break;
        }
        if look > 0 {
            if look == 1 {
                visitor.provider.telemetry.repeated_form("waits");
            }
            tokio::time::sleep(PAUSE).await;
        }
        if record.claim(visitor, None, CLAIMED).await? {
            return Ok(Turn::First);
        }
        match record.look(visitor.provider).await? {
            // Where nothing is there any more the first press failed: the next look claims it.
            Found::Nothing | Found::Claimed => {}
            Found::Value(kept, _) if !kept.is_for(&press.by) || !kept.stands(visitor.provider).await => return Ok(Turn::Alone),
            Found::Value(kept, _) if !kept.refused || look > 0 => {
                visitor.provider.telemetry.repeated_form("got");
                tracing::info!("a form was submitted twice: the second submission gets the answer to the first");
                return Ok(kept.again().map_or(Turn::Alone, Turn::Again));
            }
            Found::Value(_, stored) => {
                if record.claim(visitor, Some(&stored), CLAIMED).await? {
                    return Ok(Turn::First);
                }
            }
            Found::Unreadable => return Ok(Turn::Alone),
        }
    }
    Ok(Turn::Alone)
}

/// An answer with its body.
async fn whole<B: MessageBody + 'static>(answered: ServiceResponse<B>) -> Result<(ServiceResponse<BoxBody>, Bytes), Error> {
    let (request, response) = answered.into_parts();
    let (head, body) = response.into_parts();
    let body = to_bytes(body).await.map_err(|_| Error::from(Failure::internal("an answer could not be read")))?;
    Ok((ServiceResponse::new(request, head.set_body(BoxBody::new(body.clone()))), body))
}

/// Keeps what was answered for the second press. The page of an error is not kept: it has a reference of its own, and the
/// second press may try for itself.
async fn keep(press: Press<'_>, answered: Option<(&ServiceResponse, &Bytes)>) {
    let is_kept = |answer: &HttpResponse| answer.status().is_success() || answer.status().is_redirection();
    let needed = answered.and_then(|(answered, _)| answered.request().extensions().get::<NeededRight>().cloned());
    let answered = answered.map(|(answered, body)| (answered.response(), body));
    let answered = answered.filter(|(answer, body)| is_kept(answer) && body.len() <= LONGEST);
    let after = answered.map(|(answer, _)| after(&press.by.sessions, answer)).unwrap_or_default();
    let sessions = sessions_of(press.visitor.provider, &after).await;
    let record = match sessions.as_ref().and_then(BrowserSessions::current) {
        Some(session) => press.record.left_by(&session.user_id),
        None => press.record,
    };
    let kept = answered.zip(sessions).map(|((answer, body), sessions)| KeptAnswer {
        by: press.by,
        needed,
        sids: sessions.live.into_iter().map(|session| session.sid).collect(),
        sessions_after: after,
        refused: answer.extensions().get::<Refused>().is_some() || answer.extensions().get::<GivenOnce>().is_some(),
        status: answer.status().as_u16(),
        headers: answer
            .headers()
            .iter()
            .filter(|(name, _)| *name != CONTENT_LENGTH)
            .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
            .collect(),
        body: String::from_utf8_lossy(body).into_owned(),
    });
    let done = match kept {
        Some(kept) => record.keep(&press.visitor, &kept).await,
        None => record.forget(press.visitor.provider).await.map_err(Failure::from),
    };
    if done.is_err() {
        tracing::warn!("the answer to a form could not be kept for a second submission");
    }
}
