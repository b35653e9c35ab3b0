//! Whether requests can be served.

use std::sync::atomic::Ordering;
use std::time::Duration;

use super::Provider;

/// How long a store may take to take a row before it counts as away, and how long what was found holds.
const PROBE: Duration = Duration::from_secs(2);
const PROBED: Duration = Duration::from_millis(500);

impl Provider {
    /// From now on not ready: no balancer sends anything more.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::SeqCst);
    }

    /// Whether requests can be served: every algorithm has its key, both stores take writes and the news are fresh.
    ///
    /// # Errors
    /// What is away.
    pub async fn ready(&self) -> Result<(), String> {
        if self.draining.load(Ordering::SeqCst) {
            return Err("shutting down: waiting for open requests".into());
        }
        let snapshot = self.snapshot();
        if let Some(missing) = snapshot.algorithms().into_iter().find(|algorithm| snapshot.keys.signing(*algorithm).is_none()) {
            return Err(format!("no key signs {}", missing.name()));
        }
        let mut probed = self.probed.lock().await;
        // Who asks more often than this hears what the last one heard: each asking writes.
        if let Some((at, heard)) = &*probed
            && at.elapsed() < PROBED
        {
            return heard.clone();
        }
        let heard = self.probe().await;
        *probed = Some((std::time::Instant::now(), heard.clone()));
        heard
    }

    /// Writes into both stores, side by side.
    async fn probe(&self) -> Result<(), String> {
        let durable = async { self.rows.probe(self.now()).await.map_err(|error| error.to_string()) };
        let transient = async { self.transient.probe(self.now()).await.map_err(|error| error.to_string()) };
        let (durable, transient) = tokio::join!(tokio::time::timeout(PROBE, durable), tokio::time::timeout(PROBE, transient));
        let told: Vec<String> = [
            durable.unwrap_or_else(|_| Err("the database is unavailable: it does not answer".to_owned())).err(),
            transient.unwrap_or_else(|_| Err("the transient store is unavailable: it does not answer".to_owned())).err(),
            self.news_are_fresh().err().map(|error| error.to_string()),
        ]
        .into_iter()
        .flatten()
        .collect();
        if told.is_empty() { Ok(()) } else { Err(told.join("\n")) }
    }
}
