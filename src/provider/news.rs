//! What other replicas and commands changed: the snapshot and the revocations are read again where a revision moved.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use super::Provider;
use crate::issued::revocation;
use crate::keys::Retention;
use crate::store::StoreError;
use crate::store::revisions::part;
use crate::store::transient::Transient as _;

/// How often a replica asks for news, beside every notice.
const NEWS: Duration = Duration::from_millis(300);
/// Without news for so long a replica answers nothing that a revocation may have changed.
const STALE: Duration = Duration::from_secs(10);

impl Provider {
    /// Tells every replica that `part` changed. A notice that is lost costs 300 ms.
    pub async fn tell(&self, part: &str) {
        if let Err(error) = self.transient.publish(part).await {
            self.telemetry.store_error("transient");
            tracing::debug!(%error, "a change notice was lost");
        }
    }

    /// Reads the parts of the snapshot that changed. What was committed before the call is in the snapshot after it.
    ///
    /// # Errors
    /// Where the database is away.
    pub async fn learn_changes(&self) -> Result<(), StoreError> {
        self.read_changes(0).await
    }

    /// Reads what changed before something is refused that a command may have made a moment ago. Callers share a reading,
    /// and readings are 20 ms apart, so that requests for what does not exist cost the database nothing to speak of.
    pub async fn catch_up(&self) {
        if let Err(error) = self.read_changes(20).await {
            tracing::warn!(%error, "recent changes could not be read before a request was refused");
        }
    }

    /// Reads the snapshot's parts at least `apart` milliseconds after they were last read, unless a reading that began
    /// since the call has done it.
    async fn read_changes(&self, apart: i64) -> Result<(), StoreError> {
        let asked = self.elapsed_millis();
        let mut read_at = self.read_at.lock().await;
        if let Some(last) = *read_at {
            if last > asked {
                return Ok(());
            }
            let wait = last.saturating_add(apart).saturating_sub(self.elapsed_millis());
            tokio::time::sleep(Duration::from_millis(u64::try_from(wait).unwrap_or(0))).await;
        }
        let began = self.elapsed_millis();
        let (before, ring, issuer) = (self.snapshot(), self.keyring.clone(), self.issuer().to_owned());
        let retention = Retention {
            // A minute more: a replica that has not heard of a rotation signs by the old key for a moment yet, by a clock that
            // may be ahead of the one that retired it.
            tokens: self
                .settings
                .access_token_lifetime
                .max(self.settings.id_token_lifetime)
                .saturating_add(Duration::from_secs(60))
                .saturating_add(self.settings.clock_skew),
            hints: self.settings.session_lifetime.saturating_add(self.settings.clock_skew),
        };
        let next = self.database.read(move |conn| before.next(conn, &ring, &issuer, retention)).await?;
        if let Some(next) = next {
            *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        }
        *read_at = Some(began);
        Ok(())
    }

    async fn read_revocations(&self) -> Result<(), StoreError> {
        let seen = self.revocations.seen.load(Ordering::SeqCst);
        let (news, revision) = self.database.read(move |conn| revocation::since(conn, seen)).await?;
        self.revocations.learn(news, revision, self.now());
        Ok(())
    }

    /// After a revocation: this replica knows it when this returns, the others are told.
    pub async fn learn_revocations(&self) {
        if let Err(error) = self.read_revocations().await {
            tracing::warn!(%error, "revocations could not be read: trying again within 300 ms");
        }
        self.tell(part::REVOCATIONS).await;
    }

    /// Whether revocations were read lately enough to answer for a token.
    ///
    /// # Errors
    /// Where they were not: the answer is 503.
    pub fn news_are_fresh(&self) -> Result<(), StoreError> {
        let since = self.elapsed_millis().saturating_sub(self.heard.load(Ordering::SeqCst));
        if since > i64::try_from(STALE.as_millis()).unwrap_or(i64::MAX) {
            return Err(StoreError::Unavailable("no revocations could be read for ten seconds".into()));
        }
        Ok(())
    }

    /// Reads news every 300 ms and at every notice; runs until it is dropped.
    pub async fn listen(&self) {
        let mut notices = self.transient.subscribe();
        let mut round = tokio::time::interval(NEWS);
        round.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = round.tick() => {}
                // A receiver that lagged has missed notices: what they told is read all the same.
                _ = notices.recv() => {}
            }
            let heard = self.elapsed_millis();
            // Each by itself: what cannot be read of clients or keys keeps no revocation back.
            let (changes, revocations) = tokio::join!(self.learn_changes(), self.read_revocations());
            if revocations.is_ok() {
                self.heard.store(heard, Ordering::SeqCst);
            }
            for error in [changes.err(), revocations.err()].into_iter().flatten() {
                self.telemetry.store_error("database");
                tracing::warn!(%error, "changes could not be read");
            }
            // A notice may come with every request of a busy minute: the stores are asked at most every 20 ms.
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}
