//! `/logout`, GET and POST ([RP-Initiated Logout 1.0](https://openid.net/specs/openid-connect-rpinitiated-1_0.html)).

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::kept::Kept;
use super::page_answers::{self, Problem, app_card, or_failed, page, registered, told};
use super::posted::{self, Posted};
use super::sign_in::elsewhere;
use super::sign_in::endings::end_here;
use super::sign_in::known::{account_card, drop_the_dead};
use super::visitor::Visitor;
use crate::audit::EventType;
use crate::http::{Failure, FormBody, FormRefusal, Stop, answers};
use crate::jose::{Algorithm, Expected, ExpectedType};
use crate::pages::security::PageKind;
use crate::pages::{AccountCard, Cause, DeveloperPart, SignOut, SignOutOffer, SignedOut, SignedOutApp, SignedOutState};
use crate::people::user;
use crate::protocol::app_url::own_address;
use crate::protocol::logout::rp_initiated::{self, Ending, Hint, HintClaims, LogoutRejection, LogoutRejectionKind, LogoutRequest};
use crate::protocol::parameters::{CARRIED, MAX_BYTES, Parameters};
use crate::protocol::subject::Subject;
use crate::protocol::tokens::id;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sso::session::Session;
use crate::store::StoreError;

/// Requests that came by POST, for the GET that follows.
const POSTED: Posted = posted::kind("posted-logout");
/// While the page asks. It asks somebody who is signed in.
const ASKING: Kept<Asking> = Kept::proven("logout", Duration::from_secs(15 * 60));

/// While a browser is at a provider to sign out there too; by the state.
const THERE: Kept<Then> = Kept::beginning("logout-there", Duration::from_secs(15 * 60));

/// Where a browser goes on to that comes back from there.
#[derive(Serialize, Deserialize)]
struct Then {
    asked: LogoutRequest,
    ended: Ended,
}

/// What the page that asks was shown for.
#[derive(Serialize, Deserialize)]
struct Asking {
    asked: LogoutRequest,
    /// The sessions that it named: those end, and none that began since.
    sids: Vec<String>,
}

/// GET /logout.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answered = async {
        let query = request.query_string();
        let body = match query.strip_prefix("posted=").filter(|noted| !noted.contains('&')) {
            Some(id) => match posted::find(&provider, &POSTED, id).await? {
                Some(kept) => Some(kept),
                None => return Ok(over(&Visitor::blank(&provider, &request))),
            },
            None => None,
        };
        let parameters = Parameters::read(body.as_deref().map_or(query, String::as_str).as_bytes());
        answer(&provider, &request, &parameters).await
    };
    or_failed(&provider, &request, answered.await)
}

/// POST /logout: an app's request, which comes from another site and is kept for a GET with our cookies; or the answer to
/// the page that asks.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answered = async {
        let body = match body {
            Ok(body) if body.0.len() <= MAX_BYTES => body,
            Ok(_) => return Ok(page_answers::refused_body(&Visitor::blank(&provider, &request), FormRefusal::TooLarge)),
            Err(refusal) => return Ok(page_answers::refused_body(&Visitor::blank(&provider, &request), refusal)),
        };
        let parameters = Parameters::read(&body.0);
        if let Some(id) = parameters.get("logout") {
            return confirmed(&provider, &request, &parameters, id).await;
        }
        let visitor = Visitor::blank(&provider, &request);
        if !visitor.may_begin() {
            return Ok(page_answers::too_many(&visitor));
        }
        // What cannot be read is refused, and nothing is kept of it; a GET with our cookies offers to sign out all the same.
        if parameters.fault().is_some() {
            return match as_query(&body.0) {
                Some(query) => Ok(answers::see_other(&provider.settings.issuer.local(&format!("/logout?{query}")))),
                None => answer(&provider, &request, &parameters).await,
            };
        }
        let id = posted::keep(&visitor, &POSTED, &parameters.only(rp_initiated::PARAMETERS)).await?;
        Ok(answers::see_other(&provider.settings.issuer.local(&format!("/logout?posted={}", id.expose()))))
    };
    or_failed(&provider, &request, answered.await)
}

/// A body as a query: short, and of characters that may stand in an address.
fn as_query(body: &[u8]) -> Option<&str> {
    let fits = body.len() <= CARRIED && body.iter().all(|byte| byte.is_ascii_graphic() && *byte != b'#');
    std::str::from_utf8(body).ok().filter(|_| fits)
}

fn hint(provider: &Provider, parameters: &Parameters) -> Hint {
    let Some(jws) = parameters.get("id_token_hint") else { return Hint::Absent };
    let expected = Expected { typ: ExpectedType::JwtOrAbsent, algorithms: &Algorithm::ALL };
    let unverified = || Hint::Unverified { aud: rp_initiated::claimed_audience(jws) };
    let Ok(verified) = provider.snapshot().keys.verify_hint(jws, &expected, provider.now()) else { return unverified() };
    let claim = |name: &str| verified.claims.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
    match (claim("iss"), claim("sub")) {
        (Some(iss), Some(sub)) if iss == provider.issuer() && id::is_one(&verified.claims) => Hint::Verified(HintClaims {
            sub: Subject::sent(&sub),
            sid: claim("sid"),
            aud: rp_initiated::audience(verified.claims.get("aud")),
        }),
        _ => unverified(),
    }
}

async fn answer(provider: &Provider, request: &HttpRequest, parameters: &Parameters) -> Result<HttpResponse, Stop> {
    let mut visitor = Visitor::of(provider, request, parameters.get("ui_locales")).await?;
    let snapshot = provider.snapshot();
    let client = |id: &str| snapshot.client(id).map(|known| (*known.client).clone());
    let asked = match rp_initiated::validate(parameters, &hint(provider, parameters), &client) {
        Ok(asked) => asked,
        Err(rejection) => return rejected(&mut visitor, &rejection).await,
    };
    let ending = asked.ending(visitor.sessions.live.iter().map(|session| (session.user_id.as_str(), session.sid.as_str())));
    match ending {
        Ending::Nothing => Ok(gone(&visitor, &asked, &Ended::default())),
        Ending::AtOnce { sid } => match visitor.sessions.session(sid).cloned() {
            Some(session) => {
                end_here(&mut visitor, std::slice::from_ref(&session)).await?;
                leave(&visitor, &asked, &[session]).await
            }
            None => Ok(gone(&visitor, &asked, &Ended::default())),
        },
        Ending::Ask => ask(&visitor, &asked).await,
    }
}

/// The sessions that the page names: that of the hint's person where there is one, else all of this browser.
fn named<'a>(visitor: &'a Visitor<'_>, asked: &LogoutRequest) -> Vec<&'a Session> {
    let of_hint = asked.session.as_ref().and_then(|named| visitor.sessions.of_user(named.sub.meant_person()));
    of_hint.map_or_else(|| visitor.sessions.live.iter().collect(), |session| vec![session])
}

async fn ask(visitor: &Visitor<'_>, asked: &LogoutRequest) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    if !visitor.may_begin() {
        return Ok(page_answers::too_many(visitor));
    }
    let (id, accounts) = keep_asking(visitor, asked).await?;
    let snapshot = provider.snapshot();
    let app = asked.client_id.as_deref().and_then(|client_id| snapshot.client(client_id));
    let view = SignOut {
        action: provider.settings.issuer.local("/logout"),
        app: app.map(|known| app_card(visitor, &known.client, None)),
        hidden: vec![("logout".to_owned(), id.clone())],
        accounts,
    };
    Ok(visitor.send(page(StatusCode::OK, PageKind::Journey, view.render(&visitor.context(&id, None)))))
}

/// Keeps what a page asks for, and gives the id that its form carries with the accounts that it names.
async fn keep_asking(visitor: &Visitor<'_>, asked: &LogoutRequest) -> Result<(String, Vec<AccountCard>), Failure> {
    let provider = visitor.provider;
    let id = provider.random.uuid().simple().to_string();
    let sids = named(visitor, asked).into_iter().map(|session| session.sid.clone()).collect();
    ASKING.of_browser(visitor, &id).keep(visitor, &Asking { asked: asked.clone(), sids }).await?;
    let users: Vec<String> = named(visitor, asked).into_iter().map(|session| session.user_id.clone()).collect();
    let accounts = provider
        .database
        .read(move |conn| {
            let mut accounts = Vec::new();
            for user_id in users {
                accounts.extend(user::find(conn, &user_id)?.map(|user| account_card(&user)));
            }
            Ok::<_, StoreError>(accounts)
        })
        .await?;
    Ok((id, accounts))
}

async fn confirmed(provider: &Provider, request: &HttpRequest, parameters: &Parameters, id: &str) -> Result<HttpResponse, Stop> {
    let mut visitor = Visitor::of(provider, request, None).await?;
    if !visitor.form_is_ours(parameters, id) {
        return Ok(page_answers::foreign_form(&visitor, None).await);
    }
    if let Some(fault) = parameters.fault() {
        return Ok(page_answers::malformed(&visitor, fault));
    }
    let Some(kept) = ASKING.of_browser(&visitor, id).take(provider).await? else {
        return Ok(over(&visitor));
    };
    let Asking { asked, sids } = &kept;
    visitor.prefer_languages(&asked.ui_locales);
    if parameters.get("accept").is_none() {
        return Ok(visitor.send(answers::see_other(&provider.settings.issuer.local("/"))));
    }
    let sessions: Vec<Session> = sids.iter().filter_map(|sid| visitor.sessions.session(sid)).cloned().collect();
    if let Err(failure) = end_here(&mut visitor, &sessions).await {
        // Nobody was signed out: the form may be sent again.
        ASKING.of_browser(&visitor, id).keep(&visitor, &kept).await?;
        return Err(failure.into());
    }
    leave(&visitor, asked, &sessions).await
}

/// What was asked is over or was answered before: the page leads to where one is asked anew.
fn over(visitor: &Visitor<'_>) -> HttpResponse {
    let mut problem = Problem::new(visitor, StatusCode::BAD_REQUEST, Cause::Expired);
    problem.page.retry_url = Some(visitor.provider.settings.issuer.local("/logout"));
    problem.answer(visitor)
}

/// What ended, as the page tells it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Ended {
    /// The apps that the sessions answered.
    apps: Vec<String>,
    /// When, in seconds since the epoch; none where nothing did.
    at: Option<i64>,
}

/// On from sessions that ended a moment ago: to the provider that began one of them, where people are to sign out there too, and else to what
/// was asked for. Nothing there keeps anybody signed in here.
async fn leave(visitor: &Visitor<'_>, asked: &LogoutRequest, sessions: &[Session]) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    let mut ended = Ended { apps: Vec::new(), at: (!sessions.is_empty()).then(|| provider.now().as_seconds()) };
    for used in sessions.iter().flat_map(|session| &session.clients) {
        if !ended.apps.contains(&used.client_id) {
            ended.apps.push(used.client_id.clone());
        }
    }
    let state = Secret::random(&provider.random);
    let Some(there) = elsewhere::sign_out_there(visitor, sessions, &state).await else { return Ok(gone(visitor, asked, &ended)) };
    let then = Then { asked: asked.clone(), ended };
    if let Err(failure) = THERE.of_browser(visitor, state.expose()).keep(visitor, &then).await {
        tracing::warn!(?failure, "somebody was signed out here, and not there");
        return Ok(gone(visitor, asked, &then.ended));
    }
    Ok(visitor.send(answers::see_other(there.as_str())))
}

/// GET /logout/back: the browser comes back from a provider where it was sent to sign out too. Where it goes on to was decided before it left.
pub async fn get_back(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answered = async {
        let visitor = Visitor::of(&provider, &request, None).await?;
        let parameters = Parameters::read(request.query_string().as_bytes());
        let state = parameters.get("state").filter(|state| parameters.fault().is_none() && !state.is_empty());
        let Some(state) = state else { return Ok(over(&visitor)) };
        let Some(Then { asked, ended }) = THERE.of_browser(&visitor, state).take(&provider).await? else { return Ok(over(&visitor)) };
        Ok(gone(&visitor, &asked, &ended))
    };
    or_failed(&provider, &request, answered.await)
}

/// Back to the app, where it registered the address; else a page that says what ended.
fn gone(visitor: &Visitor<'_>, asked: &LogoutRequest, ended: &Ended) -> HttpResponse {
    if let Some(location) = asked.location() {
        return visitor.send(answers::see_other(&location));
    }
    let provider = visitor.provider;
    let snapshot = provider.snapshot();
    let mut apps = Vec::new();
    for known in ended.apps.iter().filter_map(|client_id| snapshot.client(client_id)) {
        let app = app_card(visitor, &known.client, None);
        // Without a logout address an app cannot be told: it may know the person until its own session ends.
        let state = SignedOutState::NotTold;
        apps.push(SignedOutApp { app, state, url: known.client.metadata.client_uri.clone() });
    }
    let app = asked.client_id.as_deref().and_then(|client_id| snapshot.client(client_id));
    let view = SignedOut {
        back_url: app.and_then(|known| own_address(&known.client, provider.issuer(), &[visitor.language().tag()])),
        app: app.map(|known| app_card(visitor, &known.client, None)),
        at: ended.at,
        apps,
        sign_in_url: Some(provider.settings.issuer.local("/")),
    };
    visitor.send(page(StatusCode::OK, PageKind::Journey, view.render(&visitor.context("signed-out", None))))
}

/// A request that cannot be followed as it is. The page says why, and offers to sign out here to whoever is signed in: nobody
/// is sent anywhere, and nothing ends by the request alone.
async fn rejected(visitor: &mut Visitor<'_>, rejection: &LogoutRejection) -> Result<HttpResponse, Stop> {
    let client_id = rejection.offer.client_id.as_deref();
    tracing::info!(kind = rejection.kind.as_str(), client_id, detail = ?rejection.detail, "a request to sign out was refused");
    let event = visitor.visit.acting_anonymous().event(EventType::SignOutRefused).refused(rejection.kind.as_str());
    let event = match &rejection.asked {
        Some(asked) => event.detail("post_logout_redirect_uri", asked.as_str()),
        None => event.detail("description", rejection.detail.as_str()),
    };
    visitor.provider.note(event.client(client_id.unwrap_or_default())).await;
    let (cause, parameter) = match rejection.kind {
        LogoutRejectionKind::MalformedRequest => (Cause::SignOutMalformed, None),
        LogoutRejectionKind::InvalidIdTokenHint => (Cause::SignOutHint, Some("id_token_hint")),
        LogoutRejectionKind::ClientMismatch | LogoutRejectionKind::UnknownClient => (Cause::SignOutApp, Some("client_id")),
        LogoutRejectionKind::UnregisteredPostLogoutRedirectUri => (Cause::SignOutAddress, Some("post_logout_redirect_uri")),
    };
    drop_the_dead(visitor, None).await?;
    let visitor = &*visitor;
    let (provider, offer) = (visitor.provider, &rejection.offer);
    let mut problem = Problem::new(visitor, StatusCode::BAD_REQUEST, cause);
    let snapshot = provider.snapshot();
    let known = offer.client_id.as_deref().and_then(|client_id| snapshot.client(client_id));
    problem.page.app = known.map(|known| app_card(visitor, &known.client, None));
    problem.page.back_url = known.and_then(|known| own_address(&known.client, provider.issuer(), &[visitor.language().tag()]));
    let registered = registered(visitor, rejection.asked.as_deref(), &rejection.registered).await?;
    problem.page.developer = Some(DeveloperPart {
        error: rejection.kind.as_str().to_owned(),
        description: told(&registered, &rejection.detail),
        parameter: parameter.map(str::to_owned),
        received: rejection.asked.clone(),
        registered,
    });
    if visitor.sessions.live.is_empty() {
        return Ok(problem.answer(visitor));
    }
    if !visitor.may_begin() {
        return Ok(page_answers::too_many(visitor));
    }
    let (id, accounts) = keep_asking(visitor, offer).await?;
    let hidden = vec![("logout".to_owned(), id.clone())];
    problem.page.sign_out = Some(SignOutOffer { action: provider.settings.issuer.local("/logout"), hidden, accounts });
    Ok(visitor.send(page(problem.status, PageKind::Journey, problem.page.render(&visitor.context(&id, None)))))
}
