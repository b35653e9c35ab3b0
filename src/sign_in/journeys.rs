//! Journeys in the transient store, between two requests.

use std::time::Duration;

use serde_json::Value;

use super::journey::{Journey, Owed};
use crate::clock::Timestamp;
use crate::factors::Kind;
use crate::secrets::constant_time_eq;
use crate::store::transient::{self, Key, Transient, TransientStore, Unavailable};

/// How long a person may take for one sign-in.
pub const LIFETIME: Duration = Duration::from_secs(60 * 60);
/// As long as the way to the first page of one takes, and shorter than somebody who copies its address to another browser.
const A_MOMENT: Duration = Duration::from_secs(30);

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
    let mut record = serde_json::to_value(journey).map_err(|error| Unavailable(format!("a journey cannot be written: {error}")))?;
    for_the_release_before(&mut record);
    transient::written(&record, "a journey")
}

fn read(record: &[u8]) -> Option<Journey> {
    let mut record: Value = transient::read(record, "a journey")?;
    from_the_release_before(&mut record);
    serde_json::from_value(record).inspect_err(|error| tracing::warn!(%error, "a journey cannot be read and counts as gone")).ok()
}

/// The release before the table of factors kept one credential, that of the password, with the account: a replica of it holds the
/// password against that. Both functions go with the release after the next.
fn for_the_release_before(record: &mut Value) {
    let proven = record["proven"].as_array().and_then(|proofs| proofs.iter().find(|proof| proof["kind"] == Kind::Password.as_str()));
    let credential = proven.and_then(|proof| proof.get("credential")).cloned();
    if let (Some(account), Some(credential)) = (record["account"].as_object_mut(), credential) {
        account.insert("password".to_owned(), credential);
    }
}

/// A proof of the password that a replica of the release before wrote rests on that credential.
fn from_the_release_before(record: &mut Value) {
    let Some(credential) = record["account"].get("password").filter(|credential| credential.is_string()).cloned() else { return };
    for proof in record["proven"].as_array_mut().into_iter().flatten() {
        if let Some(proof) = proof.as_object_mut().filter(|proof| proof["method"] == "pwd" && !proof.contains_key("credential")) {
            proof.insert("credential".to_owned(), credential.clone());
        }
    }
}

/// Keeps a journey that has begun; gives how many bytes that takes.
pub async fn begin(store: &TransientStore, journey: &Journey, now: Timestamp) -> Result<usize, Unavailable> {
    let record = encode(journey)?;
    store.put(&key(&journey.id), &record, journey.expires_at, now).await?;
    Ok(record.len())
}

/// Whether the record is that of a journey in which a person proved who they are.
pub fn is_proven(record: &[u8]) -> bool {
    read(record).is_some_and(|journey| journey.is_proven())
}

/// How many bytes the record of a journey takes.
pub fn bytes(journey: &Journey) -> usize {
    encode(journey).map_or(0, |record| record.len())
}

/// Reads the journey `id` for the browser with these hashes of its ids; another browser's is none.
pub async fn find(store: &TransientStore, id: &str, browser: &[String], now: Timestamp) -> Result<Option<KeptJourney>, Unavailable> {
    let Some(stored) = store.get(&key(id), now).await? else { return Ok(None) };
    Ok(read(&stored)
        .filter(|journey| browser.iter().any(|hash| constant_time_eq(journey.browser.as_bytes(), hash.as_bytes())))
        .map(|journey| KeptJourney { journey, stored }))
}

/// Whether the journey `id` is there, in whatever browser, and what it owes next is such.
pub async fn owes(store: &TransientStore, id: &str, is_such: fn(Owed) -> bool, now: Timestamp) -> Result<bool, Unavailable> {
    let journey = store.get(&key(id), now).await?.and_then(|stored| read(&stored));
    Ok(journey.and_then(|journey| journey.next()).is_some_and(is_such))
}

/// Whether the journey `id` is there, in whatever browser, and began a moment ago.
pub async fn has_just_begun(store: &TransientStore, id: &str, now: Timestamp) -> Result<bool, Unavailable> {
    let journey = store.get(&key(id), now).await?.and_then(|stored| read(&stored));
    Ok(journey.is_some_and(|journey| now.since(journey.started_at) <= A_MOMENT))
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::Standing;
    use crate::factors::rule::Requirement;
    use crate::factors::{Kinds, Proof};
    use crate::protocol::scope::Scopes;
    use crate::sign_in::journey::{AccountFacts, Details};

    const NOW: Timestamp = Timestamp::from_seconds(1_000);
    const CODES: Owed = Owed::Prove(Kinds::of(&[Kind::Totp, Kind::RecoveryCodes]));

    /// As the release before the table of factors wrote it: the password is proven, a code is owed.
    fn before() -> Value {
        json!({
            "id": "j", "browser": "b", "purpose": {"account": {"return_to": "/"}}, "started_at": 1_000_000, "expires_at": 2_000_000,
            "login": false, "max_age": {"secs": 60, "nanos": 0}, "two_factors": "not_asked", "must_be": null,
            "account": {"user_id": "u", "epoch": 3, "sid": null, "password": "p"},
            "held": [], "proven": [{"method": "pwd", "at": 1_000_000}], "spent": [],
            "learned": true, "outdated": false, "offered": false, "declined": false, "wants_another": false,
            "owed": ["second_factor", "consent"], "agreement": null, "left_out": []
        })
    }

    fn facts(credentials: &[&str]) -> AccountFacts {
        AccountFacts {
            has: Kinds::of(&[Kind::Password, Kind::Totp]),
            credentials: credentials.iter().map(|id| (*id).to_owned()).collect(),
            temporary: Kinds::NONE,
            terms_are_owed: false,
            loss: None,
            details: Details::Said,
            consent_is_owed: true,
            left_out: Scopes::none(),
            consent_generation: 0,
            rule: Requirement::of_second_factor(false),
            remembered: Vec::new(),
        }
    }

    #[test]
    fn a_journey_of_the_release_before_goes_on_and_ends_where_its_password_was_changed() {
        let journey = read(before().to_string().as_bytes()).unwrap();
        assert_eq!((journey.owed(), journey.proven()), (&[CODES, Owed::Consent][..], &[Proof::by(Kind::Password, "p", NOW)][..]));
        let who = Standing { credentials: vec!["p".into()], ..Standing::of_session("u", 3) };
        assert_eq!(journey.standing(), Some(who.clone()));
        let mut changed = journey.clone();
        changed.learn(facts(&["p2", "t"]), NOW);
        assert_eq!(changed.next(), Some(Owed::Identify));
        let mut further = journey;
        further.learn(facts(&["p", "t"]), NOW);
        further.prove(&who, Proof::by(Kind::Totp, "t", NOW), facts(&["p", "t"]), NOW).unwrap();
        assert_eq!(further.next(), Some(Owed::Consent));
    }

    #[test]
    fn the_release_before_reads_a_journey_as_it_stands() {
        let written: Value = serde_json::from_slice(&encode(&read(before().to_string().as_bytes()).unwrap()).unwrap()).unwrap();
        for (member, value) in before().as_object().unwrap() {
            match member.as_str() {
                "proven" => {
                    assert_eq!((&written[member][0]["method"], &written[member][0]["at"]), (&value[0]["method"], &value[0]["at"]));
                }
                _ => assert_eq!(&written[member], value, "{member}"),
            }
        }
    }
}
