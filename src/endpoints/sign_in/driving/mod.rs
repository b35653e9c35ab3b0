//! A journey goes on: what it owes next, at which address that is asked for, and what a form of it leads to.

mod callback;
mod find;
mod mailed_link;
mod opened;
mod posted;
mod session;

use actix_web::HttpResponse;

use super::beginning;
use super::finishing;
use super::pages::{self, KIND, PAGES};
use super::step::{RECOVER, SIGN_IN, SIGN_UP, ShownOnce, opened_at};
use crate::endpoints::page_answers;
use crate::endpoints::visitor::Visitor;
use crate::http::addresses::{Address, page};
use crate::http::{Failure, Stop, answers};
use crate::sign_in::journey::{Because, Demands, Journey};
use crate::sign_in::journeys::{self, KeptJourney};

/// The addresses of every page of the journey.
pub fn addresses() -> Vec<Address> {
    let mut addresses: Vec<Address> = Vec::new();
    for row in PAGES {
        if addresses.iter().any(|before| before.path == row.posts_to) {
            continue;
        }
        let address =
            page(row.posts_to).post(move |provider, request, body| posted::post(row, provider, request, body), row.needed, row.optional);
        addresses.push(match PAGES.into_iter().any(|other| other.path == row.posts_to) {
            true if row.posts_to == SIGN_IN => address
                .get(opened::sign_in)
                .query(&["journey", "choose", "remove", "passkey", "app", "recovery", "upstream", "said", KIND, "refused"]),
            true if row.posts_to == RECOVER => {
                address.get(move |provider, request| opened::page_or_begin(row, provider, request)).query(&["journey"])
            }
            true if row.posts_to == SIGN_UP => {
                address.get(move |provider, request| opened::sign_up(row, provider, request)).query(&["journey"])
            }
            true => address.get(move |provider, request| opened::page(row, provider, request)).query(&["journey"]),
            false => address.get(move |provider, request| opened::form(row, provider, request)),
        });
    }
    addresses.extend(mailed_link::addresses());
    addresses.extend(callback::addresses());
    addresses
}

/// Begins a sign-in for a page of the person's own, or of `person` where it must be shown that it is still them.
pub(crate) async fn begin_for_account(
    visitor: &mut Visitor<'_>,
    return_to: &str,
    demands: Demands,
    person: Option<String>,
) -> Result<HttpResponse, Stop> {
    let journey = beginning::for_page(visitor, return_to, demands, person, None).await?;
    go_on(visitor, None, journey).await
}

/// The same for somebody who was just doing something: the page says why they are asked to sign in.
pub(crate) async fn begin_because(visitor: &mut Visitor<'_>, return_to: &str, because: Because) -> Result<HttpResponse, Stop> {
    let journey = beginning::for_page(visitor, return_to, Demands::default(), None, Some(because)).await?;
    go_on(visitor, None, journey).await
}

/// Where the step that a journey owes is opened: a path below the issuer.
fn stands_at(journey: &Journey) -> String {
    if journey.begins_with_sign_up() {
        return opened_at(SIGN_UP, journey);
    }
    let page = journey.next().and_then(pages::first_for);
    opened_at(page.map_or(SIGN_IN, |page| page.path), journey)
}

/// Binds a journey in which something was proven for the first time to an id that was drawn at that moment: whoever noted the
/// browser's lasting id before has no part in what the person proved. Once a session holds it the session's cookie is asked for
/// too.
fn bind_to_proof(visitor: &mut Visitor<'_>, kept: Option<&KeptJourney>, journey: &mut Journey) {
    if kept.is_some_and(|kept| !kept.journey.has_own_proof()) && journey.has_own_proof() {
        journey.browser = visitor.draw_id();
    }
}

/// Keeps a changed journey; false where another request changed it first. The page that refused a form of the step that is over
/// is counted no more.
async fn keep(visitor: &Visitor<'_>, kept: &KeptJourney, journey: &Journey) -> Result<bool, Failure> {
    let provider = visitor.provider;
    let stored = journeys::keep(&provider.transient, kept, journey, provider.now()).await?;
    if stored && kept.journey.next() != journey.next() {
        provider.strangers.release_refused_page(&journeys::key(&journey.id));
    }
    Ok(stored)
}

/// Stops for a page that is shown once: a session begins where one is due, the journey is kept, and `page` is given the
/// address where it goes on.
async fn pause(visitor: &mut Visitor<'_>, kept: &KeptJourney, mut journey: Journey, page: ShownOnce) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    if journey.session_is_due() {
        session::begin(visitor, &mut journey).await?;
    }
    bind_to_proof(visitor, Some(kept), &mut journey);
    keep(visitor, kept, &journey).await?;
    let next = provider.settings.issuer.local(&opened_at(SIGN_IN, &journey));
    Ok(page(visitor, &journey, next))
}

/// Goes on with a journey after a step: a session begins where one is due; then the next page, or the end.
pub(in crate::endpoints) async fn go_on(
    visitor: &mut Visitor<'_>,
    kept: Option<&KeptJourney>,
    journey: Journey,
) -> Result<HttpResponse, Stop> {
    go_on_at(visitor, kept, journey, stands_at).await
}

/// The same, where the next page is the one at the path `at`.
async fn go_on_at(
    visitor: &mut Visitor<'_>,
    kept: Option<&KeptJourney>,
    mut journey: Journey,
    at: impl FnOnce(&Journey) -> String,
) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    if journey.session_is_due() {
        session::begin(visitor, &mut journey).await?;
    }
    let now = provider.now();
    if journey.next().is_some() {
        bind_to_proof(visitor, kept, &mut journey);
        let stored = match kept {
            Some(kept) => keep(visitor, kept, &journey).await?,
            None if !visitor.may_begin() => return Ok(page_answers::too_many(visitor)),
            None => {
                let bytes = journeys::begin(&provider.transient, &journey, now).await?;
                let key = journeys::key(&journey.id);
                match journey.account().filter(|_| journey.is_proven()) {
                    Some(account) => visitor.keep_in_bounds_of(&account.user_id, &key, bytes, journey.expires_at).await,
                    None => visitor.keep_in_bounds(&key, bytes, journey.expires_at).await,
                }
                true
            }
        };
        if let Some(account) = journey.account().filter(|_| kept.is_some() && journey.is_proven()) {
            let key = journeys::key(&journey.id);
            provider.strangers.release(&key);
            visitor.keep_in_bounds_of(&account.user_id, &key, journeys::bytes(&journey), journey.expires_at).await;
        }
        if !stored {
            tracing::debug!("another tab continued this sign-in first");
        }
        return Ok(visitor.send(answers::see_other(&provider.settings.issuer.local(&at(&journey)))));
    }
    finishing::finish(visitor, kept, journey).await
}
