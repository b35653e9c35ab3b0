//! Where an old page leads: a form that is posted after its journey's end, a page reached by Back, a bookmark, another
//! browser. Nothing is kept for it: the id of a journey carries a sealed note of what it was for, with nothing secret in it,
//! and stands in every address and form of the journey.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::page_answers::{Problem, app_card};
use super::visitor::Visitor;
use crate::http::answers;
use crate::pages::{Back, Cause, ErrorPage, paths};
use crate::protocol::app_url::own_address;
use crate::provider::Provider;
use crate::sign_in::journey::Purpose;

/// A longer note is left out: it stands in addresses.
const LONGEST: usize = 1024;

/// Where an old page of a journey leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum WayBack {
    /// To the app of this client id, at an address of its own.
    App(String),
    /// To a page of ours, which begins again by itself: a path below the issuer.
    Ours(String),
}

fn place(random: &str) -> String {
    format!("way-back.{random}")
}

/// The id of a journey: random, with the note behind it.
pub(crate) fn journey_id(provider: &Provider, purpose: &Purpose) -> String {
    let way = match purpose {
        Purpose::Authorize(asked) => WayBack::App(asked.client_id.clone()),
        Purpose::Account { return_to, .. } => WayBack::Ours(return_to.clone()),
        Purpose::Trial(trial) => WayBack::Ours(format!("{}/test", paths::console_app(&trial.request.client_id))),
    };
    sealed_return(provider, &provider.random.uuid().simple().to_string(), &way)
}

/// An id with the sealed note behind it of where one returns to; where none can be made, the id alone serves.
pub(crate) fn sealed_return(provider: &Provider, random: &str, way: &WayBack) -> String {
    let note = serde_json::to_vec(way).ok().filter(|note| note.len() <= LONGEST);
    let sealed = note.and_then(|note| provider.keyring.seal().seal(&provider.random, &place(random), &note).ok());
    sealed.map_or_else(|| random.to_owned(), |sealed| format!("{random}.{sealed}"))
}

impl WayBack {
    /// The note in an id that we made.
    pub(crate) fn of_journey(provider: &Provider, id: &str) -> Option<Self> {
        let (random, sealed) = id.split_once('.')?;
        serde_json::from_slice(&provider.keyring.open(&place(random), sealed).ok()?).ok()
    }
}

/// What the page of an error shows of the way back: the app with its own address, or a page of ours.
pub(super) fn show(visitor: &Visitor<'_>, page: &mut ErrorPage) {
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

/// The answer for a page whose journey is over, or another browser's. A page of our own begins again by itself where the
/// browser's cookies come. Without cookies this would be an endless redirect.
pub(super) fn old_page(visitor: &Visitor<'_>) -> HttpResponse {
    let issuer = &visitor.provider.settings.issuer;
    if let (Some(WayBack::Ours(path)), true) = (visitor.way_back(), visitor.browser_is_known) {
        return visitor.send(answers::see_other(&issuer.local(path)));
    }
    let mut problem = Problem::new(visitor, StatusCode::BAD_REQUEST, Cause::Expired);
    show(visitor, &mut problem.page);
    if problem.page.back_url.is_none() {
        problem.page.back_url = Some(issuer.local(paths::HOME));
        problem.page.back = Back::Home;
    }
    problem.answer(visitor)
}
