//! Pages as answers: their headers, the error page, and where an old page leads.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};

use super::visitor::Visitor;
use super::way_back::WayBack;
use crate::audit::{EventType, Subject};
use crate::http::{Failure, FormRefusal, Stop, answers};
use crate::pages::security::{self, PageKind};
use crate::pages::{AppCard, Back, Cause, ErrorPage, Registered, nearest, paths};
use crate::people::rights::{self, Right};
use crate::people::user;
use crate::protocol::app_url::own_address;
use crate::protocol::client::Client;
use crate::protocol::parameters::ParameterError;
use crate::provider::Provider;
use crate::sign_in::strangers;
use crate::store::StoreError;

/// A page with the headers of its kind.
pub fn page(status: StatusCode, kind: PageKind, html: String) -> HttpResponse {
    let mut response = HttpResponse::build(status);
    response.content_type("text/html; charset=utf-8");
    for header in security::headers(kind) {
        response.insert_header(header);
    }
    response.body(html)
}

/// An error page. What is wrong stands in the log under the reference that the page shows.
pub struct Problem {
    /// The status.
    pub status: StatusCode,
    /// What happened.
    pub page: ErrorPage,
}

impl Problem {
    /// An error page that says `cause` and nothing else.
    pub fn new(visitor: &Visitor<'_>, status: StatusCode, cause: Cause) -> Self {
        Self { status, page: ErrorPage::of(cause, visitor.provider.now().as_seconds()) }
    }

    /// The answer.
    pub fn answer(self, visitor: &Visitor<'_>) -> HttpResponse {
        visitor.send(page(self.status, PageKind::Journey, self.page.render(&visitor.context("error", None))))
    }
}

/// What the page of an error shows of the way back: the app with its own address, or a page of ours.
fn show_way_back(visitor: &Visitor<'_>, page: &mut ErrorPage) {
    let provider = visitor.provider;
    match visitor.way_back() {
        Some(WayBack::App(client_id)) => {
            let snapshot = provider.snapshot();
            if let Some(known) = snapshot.client(client_id).filter(|known| known.client.enabled) {
                page.app = Some(app_card(visitor, &known.client, None));
                page.back_url = own_address(&known.client, provider.issuer(), &[visitor.language().tag()]);
            }
        }
        Some(WayBack::Ours(path)) => {
            page.back_url = Some(provider.settings.issuer.local(path));
            page.back = Back::SignIn;
        }
        None => {}
    }
}

/// A journey, or the state that its page stood for, is over, or another browser's: the page leads to where it begins again. A page of our own begins again by itself where the
/// browser's cookies come. Without cookies this would be an endless redirect.
pub fn expired(visitor: &Visitor<'_>) -> HttpResponse {
    tracing::info!("a sign-in that has ended, or that belongs to another browser, was requested");
    let issuer = &visitor.provider.settings.issuer;
    if let (Some(WayBack::Ours(path)), true) = (visitor.way_back(), visitor.browser_is_known) {
        return visitor.send(answers::see_other(&issuer.local(path)));
    }
    let mut problem = Problem::new(visitor, StatusCode::BAD_REQUEST, Cause::Expired);
    show_way_back(visitor, &mut problem.page);
    if problem.page.back_url.is_none() {
        problem.page.back_url = Some(issuer.local(paths::HOME));
        problem.page.back = Back::Home;
    }
    problem.answer(visitor)
}

/// The browser brings no cookie that it got a moment ago.
pub fn cookies_blocked(visitor: &Visitor<'_>) -> HttpResponse {
    tracing::info!("a sign-in was opened in a browser without cookies");
    let mut problem = Problem::new(visitor, StatusCode::BAD_REQUEST, Cause::NoCookies);
    show_way_back(visitor, &mut problem.page);
    if problem.page.back_url.is_none() {
        problem.page.retry_url = Some(visitor.provider.settings.issuer.local(paths::HOME));
    }
    problem.answer(visitor)
}

/// A one-time link was used already, replaced or is too old. Whoever used it signs in, at `path`.
pub fn link_over(visitor: &Visitor<'_>, cause: Cause, path: &str) -> HttpResponse {
    tracing::info!("a one-time link that was used or has expired was opened");
    let mut problem = Problem::new(visitor, StatusCode::BAD_REQUEST, cause);
    problem.page.back_url = Some(visitor.provider.settings.issuer.local(path));
    problem.page.back = Back::SignIn;
    problem.answer(visitor)
}

/// The page that has the form which is posted to `path`, or leads there.
fn page_of_form(path: &str) -> &'static str {
    let pages = [paths::CONSOLE, paths::PASSWORD, paths::SECOND_FACTOR, paths::SESSIONS, paths::APPS, paths::ACCOUNT, paths::LOGOUT];
    pages.into_iter().find(|page| path == *page || path.strip_prefix(page).is_some_and(|rest| rest.starts_with('/'))).unwrap_or(paths::HOME)
}

/// A form that was not posted from our own page in this browser. `signed_in` is the person whom the browser's cookies
/// name: whoever made the form may have meant to act as them.
pub async fn foreign_form(visitor: &Visitor<'_>, signed_in: Option<&str>) -> HttpResponse {
    tracing::warn!("a form was refused: it came from another site, browser or sign-in");
    let (cause, reason) = match visitor.browser_is_known {
        _ if visitor.is_at_another_host() => (Cause::AnotherHost, "another_host"),
        true => (Cause::ForeignForm, "foreign"),
        false => (Cause::NoCookies, "no_cookies"),
    };
    let mut event = visitor.visit.acting_anonymous().event(EventType::FormRefused).refused(reason).detail("path", visitor.path());
    if let Some(user_id) = signed_in {
        event = event.subject(Subject::User(user_id.to_owned()));
    }
    visitor.provider.note(event).await;
    let mut problem = Problem::new(visitor, StatusCode::FORBIDDEN, cause);
    let issuer = &visitor.provider.settings.issuer;
    if cause == Cause::AnotherHost {
        problem.page.back_url = Some(issuer.url(paths::HOME));
        problem.page.back = Back::Issuer;
        return problem.answer(visitor);
    }
    show_way_back(visitor, &mut problem.page);
    if problem.page.back_url.is_none() {
        let below = visitor.path().strip_prefix(issuer.path()).unwrap_or_default();
        problem.page.retry_url = Some(issuer.local(page_of_form(below)));
    }
    problem.answer(visitor)
}

/// Too much was begun from this address: the page says when to try again.
pub fn too_many(visitor: &Visitor<'_>) -> HttpResponse {
    tracing::warn!(address = ?visitor.address(), "too many sign-ins were started from one address");
    let mut response = Problem::new(visitor, StatusCode::TOO_MANY_REQUESTS, Cause::TooMany).answer(visitor);
    retry_after(&mut response, strangers::WINDOW);
    response
}

/// Says in whole seconds when to try again ([RFC 9110 §10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
pub fn retry_after(response: &mut HttpResponse, wait: Duration) {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs()));
}

/// What went wrong inside, or is away, as a page.
pub fn failed(visitor: &Visitor<'_>, failure: &Failure) -> HttpResponse {
    failure.log();
    let (status, cause) = match failure {
        Failure::OAuth(_) => (StatusCode::BAD_REQUEST, Cause::Malformed),
        Failure::NoRight => (StatusCode::FORBIDDEN, Cause::AdminsOnly),
        Failure::LocksOwnersOut => (StatusCode::CONFLICT, Cause::LocksOwnersOut),
        Failure::NoStanding | Failure::NotRecent => (StatusCode::BAD_REQUEST, Cause::Expired),
        Failure::Unavailable(_) => (StatusCode::SERVICE_UNAVAILABLE, Cause::Unavailable),
        Failure::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, Cause::Internal),
    };
    let mut response = Problem::new(visitor, status, cause).answer(visitor);
    if status == StatusCode::SERVICE_UNAVAILABLE {
        retry_after(&mut response, answers::RETRY_AFTER);
    }
    response
}

/// What a page handler came to, at its end or where it stopped; or the page of its failure, which knows nothing of the browser,
/// since its sessions may be what could not be read.
pub fn or_failed(provider: &Provider, request: &HttpRequest, ended: Result<HttpResponse, Stop>) -> HttpResponse {
    match ended {
        Ok(answer) | Err(Stop::Answer(answer)) => answer,
        Err(Stop::Failure(failure)) => failed(&Visitor::blank(provider, request), &failure),
    }
}

/// A form body that was not taken, as a page.
pub fn refused_body(visitor: &Visitor<'_>, refusal: FormRefusal) -> HttpResponse {
    tracing::info!(%refusal, "a form was refused");
    let cause = match refusal {
        FormRefusal::TooLarge => Cause::TooLarge,
        FormRefusal::Busy => return failed(visitor, &Failure::unavailable(refusal)),
        FormRefusal::WrongType | FormRefusal::TooSlow | FormRefusal::Broken => Cause::Malformed,
    };
    Problem::new(visitor, refusal.status(), cause).answer(visitor)
}

/// A form of our own whose fields cannot be read as our pages send them: nothing is guessed at, nothing is done.
pub fn malformed(visitor: &Visitor<'_>, fault: &ParameterError) -> HttpResponse {
    tracing::info!(parameter = ?fault.name, fault = ?fault.fault, "a form was refused");
    Problem::new(visitor, StatusCode::BAD_REQUEST, Cause::Malformed).answer(visitor)
}

/// What is wrong, in the words of the check; where the difference is not for whoever looks, without it.
pub fn told(registered: &Registered, detail: &str) -> String {
    if *registered == Registered::Hidden { "this address is not registered for this client".to_owned() } else { detail.to_owned() }
}

/// The registered value that is nearest to what came. The page is anybody's: what is registered is shown to admins who are
/// signed in here, and in the demo.
///
/// # Errors
/// Where the database is away.
pub async fn registered(visitor: &Visitor<'_>, received: Option<&str>, registered: &[String]) -> Result<Registered, Failure> {
    let Some(nearest) = received.and_then(|received| nearest(received, registered)) else { return Ok(Registered::Nothing) };
    let provider = visitor.provider;
    let (sessions, now) = (visitor.sessions.live.clone(), provider.now());
    let may_see = provider.settings.demo
        || provider
            .database
            .read(move |conn| {
                for session in sessions {
                    let user = user::find(conn, &session.user_id)?;
                    if user.is_some_and(|user| user.honours(session.epoch))
                        && rights::has(conn, &session.user_id, Right::ManageClients, now)?
                    {
                        return Ok::<_, StoreError>(true);
                    }
                }
                Ok(false)
            })
            .await?;
    Ok(if may_see { Registered::Nearest { value: nearest.to_owned(), of: registered.len() } } else { Registered::Hidden })
}

/// The app as pages show it; `redirect_uri` is where its answer goes.
pub fn app_card(visitor: &Visitor<'_>, client: &Client, redirect_uri: Option<&str>) -> AppCard {
    let address = redirect_uri
        .or_else(|| client.metadata.redirect_uris.first().map(String::as_str))
        .or(client.metadata.client_uri.as_deref())
        .and_then(|uri| url::Url::parse(uri).ok())
        .filter(|url| matches!(url.scheme(), "http" | "https"));
    let host = address.as_ref().and_then(|url| {
        let host = url.host_str()?;
        Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
    });
    let local = address.as_ref().is_some_and(|url| match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    });
    AppCard {
        client_id: client.client_id.clone(),
        name: client.name(&[visitor.language().tag()]).to_owned(),
        logo_url: client.metadata.localized("logo_uri", &[visitor.language().tag()]).map(str::to_owned),
        https: address.as_ref().is_some_and(|url| url.scheme() == "https"),
        host: host.filter(|_| !client.settings.first_party),
        local,
        unchecked: !client.is_vouched_for(),
    }
}

/// The page of ours that an address with a slash behind it means. Only what begins with a page of ours is one, so that no
/// address leads to another host.
fn without_slash(provider: &Provider, request: &HttpRequest) -> Option<String> {
    let path = request.path().strip_suffix('/')?;
    let issuer = &provider.settings.issuer;
    let is_below = |page: &str| {
        let page = issuer.local(page);
        path == page || path.strip_prefix(&page).is_some_and(|rest| rest.starts_with('/') && !rest.ends_with('/'))
    };
    [paths::ACCOUNT, paths::CONSOLE].into_iter().any(is_below).then(|| path.to_owned())
}

/// Nothing is at this address.
pub async fn not_found(provider: actix_web::web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    if !answers::wants_page(&request) {
        return answers::not_found(request).await;
    }
    if let Some(page) = without_slash(&provider, &request) {
        return answers::see_other(&page);
    }
    let visitor = Visitor::blank(&provider, &request);
    let problem = Problem::new(&visitor, StatusCode::NOT_FOUND, Cause::NotFound);
    problem.answer(&visitor)
}
