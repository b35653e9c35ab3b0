//! An app for codes that is being set up: its seed in the transient store, until a code confirms it.
//!
//! Sealed, and bound to one session or one journey: a form carries nothing of it, and in another browser there is none.

use std::time::Duration;

use crate::clock::{Random, Timestamp};
use crate::factors::totp::Seed;
use crate::store::KeyRing;
use crate::store::transient::{Key, Transient, TransientStore, Unavailable};

/// How long a person may take to set up the app.
pub const LIFETIME: Duration = Duration::from_secs(20 * 60);

fn key(binding: &str) -> Key {
    Key::new("totp-draft", binding)
}

fn place(binding: &str) -> String {
    format!("totp-draft.{binding}")
}

/// The seed that is being set up for `binding` (a session's or a journey's id), or a new one: tabs that are open side by
/// side show the same.
///
/// # Errors
/// Where the transient store is away.
pub async fn begin(store: &TransientStore, ring: &KeyRing, random: &Random, binding: &str, now: Timestamp) -> Result<Seed, Unavailable> {
    if let Some(seed) = find(store, ring, binding, now).await? {
        return Ok(seed);
    }
    let seed = Seed::random(random);
    keep(store, ring, random, (binding, &seed), now).await?;
    // Of two that begin at once, both show what stands now.
    Ok(find(store, ring, binding, now).await?.unwrap_or(seed))
}

/// The seed that is being set up; none where it took too long, was kept already, or began elsewhere.
///
/// # Errors
/// Where the transient store is away.
pub async fn find(store: &TransientStore, ring: &KeyRing, binding: &str, now: Timestamp) -> Result<Option<Seed>, Unavailable> {
    let Some(sealed) = store.get(&key(binding), now).await? else { return Ok(None) };
    let opened = std::str::from_utf8(&sealed).ok().and_then(|sealed| ring.open(&place(binding), sealed).ok());
    Ok(opened.and_then(|seed| Seed::parse(std::str::from_utf8(&seed).ok()?)))
}

async fn keep(
    store: &TransientStore,
    ring: &KeyRing,
    random: &Random,
    (binding, seed): (&str, &Seed),
    now: Timestamp,
) -> Result<(), Unavailable> {
    let text = seed.base32();
    let sealed = ring.seal().seal(random, &place(binding), text.expose().as_bytes()).map_err(|error| Unavailable(error.to_string()))?;
    store.put(&key(binding), sealed.as_bytes(), now.plus(LIFETIME), now).await
}

/// Gives a seed back that was ended and could not be kept, since a store was away: the app that has it may confirm it again.
pub async fn give_back(store: &TransientStore, ring: &KeyRing, random: &Random, binding: &str, seed: &Seed, now: Timestamp) {
    if let Err(error) = keep(store, ring, random, (binding, seed), now).await {
        tracing::warn!(%error, "the key of a new authenticator app could not be stored again for another attempt");
    }
}

/// Ends it: of any number of forms that confirm the app one is told true and may keep it.
///
/// # Errors
/// Where the transient store is away.
pub async fn end(store: &TransientStore, binding: &str, now: Timestamp) -> Result<bool, Unavailable> {
    Ok(store.take(&key(binding), now).await?.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::transient::embedded::Embedded;

    #[tokio::test]
    async fn a_seed_is_found_by_its_own_binding_until_it_is_kept_or_too_old_and_is_stored_sealed() {
        let folder = tempfile::tempdir().unwrap();
        let store = TransientStore::Embedded(Embedded::open(&folder.path().join("transient")).unwrap());
        let (random, now) = (Random::default(), Timestamp::from_seconds(1_000));
        let ring = KeyRing::scratch(&random);
        let begun = begin(&store, &ring, &random, "s1", now).await.unwrap().base32();
        assert_eq!(begin(&store, &ring, &random, "s1", now).await.unwrap().base32().expose(), begun.expose());
        assert!(find(&store, &ring, "s2", now).await.unwrap().is_none());
        let stored = String::from_utf8(store.get(&key("s1"), now).await.unwrap().unwrap()).unwrap();
        assert!(!stored.contains(begun.expose()));
        store.put(&key("s2"), stored.as_bytes(), now.plus(LIFETIME), now).await.unwrap();
        assert!(find(&store, &ring, "s2", now).await.unwrap().is_none(), "it opens in its place alone");
        assert!(find(&store, &ring, "s1", now.plus(LIFETIME)).await.unwrap().is_none());
        assert!(end(&store, "s1", now).await.unwrap() && !end(&store, "s1", now).await.unwrap());
        assert!(find(&store, &ring, "s1", now).await.unwrap().is_none());
    }
}
