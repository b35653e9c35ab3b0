//! A second factor that is being set up: what was drawn for it (an app's seed, a passkey's challenge) in the transient store, until a
//! code or an answer confirms it.
//!
//! Sealed, and bound to one session or one journey: a form carries nothing of it, and in another browser there is none.

use std::time::Duration;

use crate::clock::{Random, Timestamp};
use crate::factors::Kind;
use crate::secrets::Secret;
use crate::store::KeyRing;
use crate::store::transient::{Key, Transient, TransientStore, Unavailable};

/// How long a person may take to set it up.
pub const LIFETIME: Duration = Duration::from_secs(20 * 60);

/// A factor of a kind that is being set up, in one session or one journey.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Which factor.
    pub kind: Kind,
    /// The id of the session or the journey.
    pub binding: String,
}

impl Draft {
    fn key(&self) -> Key {
        Key::new(&format!("{}-draft", self.kind.as_str()), &self.binding)
    }

    fn place(&self) -> String {
        format!("{}-draft.{}", self.kind.as_str(), self.binding)
    }

    /// What was drawn for it; else what `draw` gives: tabs that are open side by side show the same.
    ///
    /// # Errors
    /// Where the transient store is away, or nothing was drawn.
    pub async fn begin<E: From<Unavailable>>(
        &self,
        store: &TransientStore,
        ring: &KeyRing,
        random: &Random,
        now: Timestamp,
        draw: impl AsyncFnOnce() -> Result<Secret, E>,
    ) -> Result<Secret, E> {
        if let Some(drawn) = self.find(store, ring, now).await? {
            return Ok(drawn);
        }
        let drawn = draw().await?;
        self.keep(store, ring, random, &drawn, now).await?;
        // Of two that begin at once, both show what stands now.
        Ok(self.find(store, ring, now).await?.unwrap_or(drawn))
    }

    /// What was drawn for it; none where it took too long, was kept already, or began elsewhere.
    ///
    /// # Errors
    /// Where the transient store is away.
    pub async fn find(&self, store: &TransientStore, ring: &KeyRing, now: Timestamp) -> Result<Option<Secret>, Unavailable> {
        let Some(sealed) = store.get(&self.key(), now).await? else { return Ok(None) };
        let opened = std::str::from_utf8(&sealed).ok().and_then(|sealed| ring.open(&self.place(), sealed).ok());
        Ok(opened.and_then(|drawn| Some(Secret::new(std::str::from_utf8(&drawn).ok()?))))
    }

    async fn keep(
        &self,
        store: &TransientStore,
        ring: &KeyRing,
        random: &Random,
        drawn: &Secret,
        now: Timestamp,
    ) -> Result<(), Unavailable> {
        let sealed = ring.seal().seal(random, &self.place(), drawn.expose().as_bytes()).map_err(|error| Unavailable(error.to_string()))?;
        store.put(&self.key(), sealed.as_bytes(), now.plus(LIFETIME), now).await
    }

    /// Gives back what was ended and could not be kept, since a store was away: the person may confirm it again.
    pub async fn give_back(&self, store: &TransientStore, ring: &KeyRing, random: &Random, drawn: &Secret, now: Timestamp) {
        if let Err(error) = self.keep(store, ring, random, drawn, now).await {
            tracing::warn!(%error, "a second factor that was being set up could not be stored again for another attempt");
        }
    }

    /// Ends it: of any number of forms that confirm it one is told true and may keep it.
    ///
    /// # Errors
    /// Where the transient store is away.
    pub async fn end(&self, store: &TransientStore, now: Timestamp) -> Result<bool, Unavailable> {
        Ok(store.take(&self.key(), now).await?.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::transient::embedded::Embedded;

    #[tokio::test]
    async fn what_was_drawn_is_found_by_its_own_binding_until_it_is_kept_or_too_old_and_is_stored_sealed() {
        let folder = tempfile::tempdir().unwrap();
        let store = TransientStore::Embedded(Embedded::open(&folder.path().join("transient")).unwrap());
        let (random, now) = (Random::default(), Timestamp::from_seconds(1_000));
        let ring = KeyRing::scratch(&random);
        let of = |binding: &str| Draft { kind: Kind::Totp, binding: binding.to_owned() };
        let begin = async || {
            let draw = async || Ok::<_, Unavailable>(Secret::new(random.uuid().to_string()));
            of("s1").begin(&store, &ring, &random, now, draw).await.unwrap()
        };
        let begun = begin().await;
        assert_eq!(begin().await.expose(), begun.expose());
        assert!(of("s2").find(&store, &ring, now).await.unwrap().is_none());
        let stored = String::from_utf8(store.get(&of("s1").key(), now).await.unwrap().unwrap()).unwrap();
        assert!(!stored.contains(begun.expose()));
        store.put(&of("s2").key(), stored.as_bytes(), now.plus(LIFETIME), now).await.unwrap();
        assert!(of("s2").find(&store, &ring, now).await.unwrap().is_none(), "it opens in its place alone");
        assert!(of("s1").find(&store, &ring, now.plus(LIFETIME)).await.unwrap().is_none());
        assert!(of("s1").end(&store, now).await.unwrap() && !of("s1").end(&store, now).await.unwrap());
        assert!(of("s1").find(&store, &ring, now).await.unwrap().is_none());
    }
}
