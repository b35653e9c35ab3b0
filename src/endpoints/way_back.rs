//! Where an old page leads: a form that is posted after its journey's end, a page reached by Back, a bookmark, another
//! browser. Nothing is kept for it: the id of a journey carries a sealed note of what it was for, with nothing secret in it,
//! and stands in every address and form of the journey.

use serde::{Deserialize, Serialize};

use crate::pages::console::sections::APPS;
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
        Purpose::Trial(trial) => WayBack::Ours(format!("{}/test", APPS.one(&trial.request.client_id))),
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
