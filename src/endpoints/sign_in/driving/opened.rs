//! The addresses of a journey, as they are opened.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::find::{find, signed_in_elsewhere};
use super::{begin_for_account, beginning, go_on, go_on_at, stands_at};
use crate::endpoints::page_answers::{self, Problem, or_failed};
use crate::endpoints::sign_in::finishing::{self, Meant};
use crate::endpoints::sign_in::pages;
use crate::endpoints::sign_in::step::{CHOOSE, Page, SIGN_IN, opened_at, switch_url};
use crate::endpoints::visitor::Visitor;
use crate::http::{Stop, answers};
use crate::pages::{Back, Cause};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sign_in::journey::{Demands, Journey};
use crate::sign_in::journeys;

/// GET /sign-in: the page that the journey stands at, or a new sign-in where the address names none.
pub(super) async fn sign_in(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let parameters = Parameters::read(request.query_string().as_bytes());
        let chooses = parameters.get(CHOOSE).is_some();
        let Some(id) = parameters.get("journey").map(str::to_owned) else {
            let demands = Demands { select_account: chooses, ..Demands::default() };
            return begin_for_account(&mut visitor, "/", demands, None).await;
        };
        let Some(kept) = find(&mut visitor, &id).await? else {
            if let Some(blocked) = without_cookies(&visitor, &id).await? {
                return Ok(blocked);
            }
            let meant = if parameters.get(finishing::SAID_NO).is_some() { Meant::No } else { Meant::GoOn };
            return finishing::a_moment_ago(&visitor, &id, meant).await;
        };
        if !chooses && let Some(further) = signed_in_elsewhere(&visitor, &kept.journey).await? {
            return go_on(&mut visitor, Some(&kept), further).await;
        }
        let Some(owed) = kept.journey.next() else {
            let journey = kept.journey.clone();
            return go_on(&mut visitor, Some(&kept), journey).await;
        };
        match pages::named_for(owed, &parameters) {
            Some(page) if page.path == SIGN_IN => (page.show)(&visitor, &kept.journey, &parameters).await,
            Some(_) => Ok(answers::see_other(&provider.settings.issuer.local(&stands_at(&kept.journey)))),
            None if kept.journey.is_stuck() => Ok(no_way(&visitor, &kept.journey)),
            None => Ok(page_answers::expired(&visitor)),
        }
    };
    or_failed(&provider, &request, shown.await)
}

/// A browser that takes no cookies comes to a sign-in that it began a moment ago, and brings nothing of it: it is told so, and not that
/// the page is old.
async fn without_cookies(visitor: &Visitor<'_>, id: &str) -> Result<Option<HttpResponse>, Stop> {
    let provider = visitor.provider;
    let is_blocked = !visitor.browser_is_known && journeys::has_just_begun(&provider.transient, id, provider.now()).await?;
    Ok(is_blocked.then(|| page_answers::cookies_blocked(visitor)))
}

/// The rules accept nothing that the person has or could set up: an admin has to help.
fn no_way(visitor: &Visitor<'_>, journey: &Journey) -> HttpResponse {
    let mut problem = Problem::new(visitor, StatusCode::FORBIDDEN, Cause::NoWay);
    problem.page.back_url = Some(switch_url(visitor, journey));
    problem.page.back = Back::AnotherAccount;
    problem.answer(visitor)
}

/// GET of the address of `page`, which has one of its own.
pub(super) async fn page(page: &'static Page, provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let parameters = Parameters::read(request.query_string().as_bytes());
        let id = parameters.get("journey").unwrap_or_default();
        let Some(kept) = find(&mut visitor, id).await? else {
            let blocked = without_cookies(&visitor, id).await?;
            return Ok(blocked.unwrap_or_else(|| page_answers::expired(&visitor)));
        };
        let may_stand = |owed| (page.asks_for)(owed) || (page.stands_in_for)(owed);
        if !kept.journey.next().is_some_and(may_stand) {
            return Ok(answers::see_other(&provider.settings.issuer.local(&opened_at(SIGN_IN, &kept.journey))));
        }
        (page.show)(&visitor, &kept.journey, &parameters).await
    };
    or_failed(&provider, &request, shown.await)
}

/// The same of a page that somebody may come to by themselves: a sign-in begins with it.
pub(super) async fn page_or_begin(row: &'static Page, provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    if Parameters::read(request.query_string().as_bytes()).get("journey").is_some() {
        return page(row, provider, request).await;
    }
    let begun = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        begin_at(row, &mut visitor, Demands { login: true, ..Demands::default() }).await
    };
    or_failed(&provider, &request, begun.await)
}

/// The same of the page on which somebody makes an account; where people do not by themselves it says so, and nothing begins.
pub(super) async fn sign_up(row: &'static Page, provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    if Parameters::read(request.query_string().as_bytes()).get("journey").is_some() {
        return page(row, provider, request).await;
    }
    let begun = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        if !provider.settings.sign_up.is_offered() {
            return Ok(pages::sign_up_closed(&visitor, None));
        }
        begin_at(row, &mut visitor, Demands { create: true, ..Demands::default() }).await
    };
    or_failed(&provider, &request, begun.await)
}

/// Begins a sign-in with a page of its own.
async fn begin_at(row: &'static Page, visitor: &mut Visitor<'_>, demands: Demands) -> Result<HttpResponse, Stop> {
    let journey = beginning::for_page(visitor, "/", demands, None, None).await?;
    go_on_at(visitor, None, journey, |journey| opened_at(row.path, journey)).await
}

/// GET of the address that the form of `page` is posted to, as a tab that is restored opens it: on to the step of the journey.
pub(super) async fn form(page: &'static Page, provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let parameters = Parameters::read(request.query_string().as_bytes());
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(parameters.get("journey").map(|journey| ("journey", journey)));
    query.extend_pairs(page.named.map(|name| (name, "1")));
    answers::see_other(&provider.settings.issuer.local(&format!("{}?{}", page.path, query.finish())))
}
