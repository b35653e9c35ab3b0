//! What runs by itself: one file per job. Floor 6.
//!
//! Each job takes a lease row (name, holder, until), so that of any number of replicas one does it.

mod lease;
mod rotate_keys;
mod sweep;

use std::sync::Arc;
use std::time::Duration;

use crate::provider::{Provider, StartError};

const ROUND: Duration = Duration::from_secs(60);

/// Runs the jobs once a minute until `provider` shuts down.
pub async fn run(provider: Arc<Provider>) {
    let holder = provider.random.uuid().to_string();
    let mut round = tokio::time::interval(ROUND);
    round.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        round.tick().await;
        for (name, outcome) in [
            ("rotate_keys", rotate_keys::run(&provider, &holder).await),
            ("sweep", sweep::run(&provider, &holder).await.map_err(StartError::from)),
        ] {
            if let Err(error) = outcome {
                tracing::warn!(job = name, %error, "an upkeep job failed and will be tried again");
            }
        }
    }
}
