//! Journeys in the transient store, between two requests.

use std::time::Duration;

use super::journey::Journey;
use crate::clock::Timestamp;
use crate::secrets::constant_time_eq;
use crate::store::transient::{self, Key, Transient, TransientStore, Unavailable};

/// How long a person may take for one sign-in.
pub const LIFETIME: Duration = Duration::from_secs(60 * 60);

/// A journey as it was read: changed only if nobody changed it meanwhile.
#[derive(Clone, Debug)]
pub struct KeptJourney {
    /// The journey, where it stands now.
    pub journey: Journey,
    stored: Vec<u8>,
}

const KIND: &str = "journey";

/// Where the journey `id` is kept.
pub fn key(id: &str) -> Key {
    Key::new(KIND, id)
}

/// Whether a journey is kept at `key`.
pub fn is_key(key: &Key) -> bool {
    key.is_of(KIND)
}

/// Where the page lies that refused the last form of the journey at `key`: whoever forgets the journey finds it by that alone.
pub fn refused_page_key(key: &Key) -> Key {
    Key::new("refused-page-of", key.as_str())
}

fn encode(journey: &Journey) -> Result<Vec<u8>, Unavailable> {
    transient::written(journey, "a journey")
}

/// Keeps a journey that has begun; gives how many bytes that takes.
pub async fn begin(store: &TransientStore, journey: &Journey, now: Timestamp) -> Result<usize, Unavailable> {
    let record = encode(journey)?;
    store.put(&key(&journey.id), &record, journey.expires_at, now).await?;
    Ok(record.len())
}

/// Whether the record is that of a journey in which a person proved who they are.
pub fn is_proven(record: &[u8]) -> bool {
    transient::read::<Journey>(record, "a journey").is_some_and(|journey| journey.is_proven())
}

/// How many bytes the record of a journey takes.
pub fn bytes(journey: &Journey) -> usize {
    encode(journey).map_or(0, |record| record.len())
}

/// Reads the journey `id` for the browser with these hashes of its ids; another browser's is none.
pub async fn find(store: &TransientStore, id: &str, browser: &[String], now: Timestamp) -> Result<Option<KeptJourney>, Unavailable> {
    let Some(stored) = store.get(&key(id), now).await? else { return Ok(None) };
    let journey: Option<Journey> = transient::read(&stored, "a journey");
    Ok(journey
        .filter(|journey| browser.iter().any(|hash| constant_time_eq(journey.browser.as_bytes(), hash.as_bytes())))
        .map(|journey| KeptJourney { journey, stored }))
}

/// Keeps a changed journey; false where another request changed it first. The page that refused a form of the step that is over
/// goes.
pub async fn keep(store: &TransientStore, kept: &KeptJourney, changed: &Journey, now: Timestamp) -> Result<bool, Unavailable> {
    let key = key(&changed.id);
    let stored = store.compare_and_swap(&key, &kept.stored, &encode(changed)?, changed.expires_at, now).await?;
    if stored && kept.journey.next() != changed.next() {
        forget_refused_page(store, &key).await;
    }
    Ok(stored)
}

/// Tidying up fails no step: where the store is away the page expires, and is shown at no other step.
async fn forget_refused_page(store: &TransientStore, journey: &Key) {
    if let Err(error) = store.delete(&refused_page_key(journey)).await {
        tracing::warn!(%error, "a page that refused a form is left to expire");
    }
}

/// Gives a journey back that was ended and led to nothing, since a store was away: the form may be sent again.
pub async fn give_back(store: &TransientStore, kept: &KeptJourney, now: Timestamp) {
    if let Err(error) = store.put(&key(&kept.journey.id), &kept.stored, kept.journey.expires_at, now).await {
        tracing::warn!(%error, "an unfinished sign-in could not be stored again for another attempt");
    }
}

/// Ends a journey, and forgets the page that refused its last form: of any number of callers one ends it and may go on to what it led to.
pub async fn end(store: &TransientStore, id: &str, now: Timestamp) -> Result<bool, Unavailable> {
    let key = key(id);
    let ended = store.take(&key, now).await?.is_some();
    if ended {
        forget_refused_page(store, &key).await;
    }
    Ok(ended)
}
