//! Apps whose ID tokens may be too large to come back as a hint: for `doctor` and for the app's page.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::event::Event;
use super::event_type::EventType;
use super::record::{Filter, list};
use crate::clock::Timestamp;
use crate::store::{Connection, StoreError};

/// So far back is looked.
pub const LATELY: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// So many events are read at most, the newest.
const MOST: u32 = 500;

/// The newest large ID token that an app was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LargeIdToken {
    /// Which app.
    pub client_id: String,
    /// Its bytes, about.
    pub bytes: u64,
    /// The claim of the person that was the largest part of it; empty where there was none.
    pub claim: String,
    /// Claims that were left out, separated by spaces.
    pub left_out: String,
}

/// After so long a refresh tells of the same app and claim once more.
const TOLD_AGAIN: Duration = Duration::from_secs(24 * 60 * 60);

/// Of which apps and claims this process told, and when. Refreshes come by themselves, every few minutes for each
/// person: an event for each would fill the record.
#[derive(Default)]
pub struct Told(Mutex<HashMap<(String, String), Timestamp>>);

impl Told {
    /// Notes that this app and these claims are told of; false where they were lately. Bounded by the apps and the claims that
    /// people have.
    pub fn tell(&self, token: &LargeIdToken, now: Timestamp) -> bool {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.retain(|_, at| now.since(*at) < TOLD_AGAIN);
        let key = (token.client_id.clone(), token.left_out.clone());
        if told.contains_key(&key) {
            return false;
        }
        told.insert(key, now);
        true
    }
}

/// Tells the record of such a token.
pub fn event(event: Event, token: &LargeIdToken) -> Event {
    let event = event.client(&token.client_id).detail("bytes", token.bytes).detail("claim", token.claim.as_str());
    if token.left_out.is_empty() { event } else { event.detail("left_out", token.left_out.as_str()) }
}

/// The newest of each app since `since`, or of one app alone.
pub fn since(conn: &mut Connection, since: Timestamp, client_id: Option<&str>) -> Result<Vec<LargeIdToken>, StoreError> {
    let filter = Filter {
        since: Some(since),
        events: [EventType::IdTokenLarge].into(),
        client_id: client_id.map(str::to_owned),
        ..Filter::default()
    };
    let mut newest = BTreeMap::new();
    for found in list(conn, &filter, MOST)? {
        let Some(client_id) = found.client_id else { continue };
        let text = |name: &str| found.details.get(name).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        let bytes = found.details.get("bytes").and_then(serde_json::Value::as_u64).unwrap_or_default();
        let token = LargeIdToken { client_id: client_id.clone(), bytes, claim: text("claim"), left_out: text("left_out") };
        newest.entry(client_id).or_insert(token);
    }
    Ok(newest.into_values().collect())
}
