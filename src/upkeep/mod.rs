//! What runs by itself: one file per job. Floor 6.
//!
//! Each job takes a lease row (name, holder, until), so that of any number of replicas one does it.

mod complete_listings;
pub mod deliver;
mod lease;
mod losses;
mod rotate_keys;
mod sweep;
mod sweep_record;
mod tell_admins;

pub use rotate_keys::EVERY as KEYS_ROTATE_EVERY;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;

use crate::provider::complete_listings::Checked;
use crate::provider::{Provider, StartError};

const ROUND: Duration = Duration::from_secs(60);

/// What one replica's jobs keep from round to round.
pub struct Jobs {
    holder: String,
    checked: Arc<Mutex<Checked>>,
}

impl Jobs {
    /// The jobs of the replica that calls itself `holder` in leases.
    pub fn new(holder: String) -> Self {
        Self { holder, checked: Arc::default() }
    }
}

/// Runs the jobs once a minute until `provider` shuts down.
pub async fn run(provider: Arc<Provider>) {
    let jobs = Jobs::new(provider.random.uuid().to_string());
    let mut round = tokio::time::interval(ROUND);
    round.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        round.tick().await;
        run_once(&provider, &jobs).await;
    }
}

/// One round of every job.
pub async fn run_once(provider: &Arc<Provider>, jobs: &Jobs) {
    let (holder, checked) = (jobs.holder.as_str(), Arc::clone(&jobs.checked));
    job("rotate_keys", provider, holder, |provider, holder| async move { rotate_keys::run(&provider, &holder).await }).await;
    job("sweep", provider, holder, |provider, holder| async move { Ok(sweep::run(&provider, &holder).await?) }).await;
    job("complete_listings", provider, holder, |provider, holder| async move {
        Ok(complete_listings::run(&provider, &holder, &checked).await?)
    })
    .await;
    job("losses", provider, holder, |provider, _| async move { Ok(losses::run(&provider).await?) }).await;
    job("tell_admins", provider, holder, |provider, _| async move { Ok(tell_admins::run(&provider).await?) }).await;
    job("sweep_record", provider, holder, |provider, holder| async move { Ok(sweep_record::run(&provider, &holder).await?) }).await;
}

/// One round of a job, as a task: a panic ends this round of this job and nothing else.
async fn job<F: Future<Output = Result<(), StartError>> + Send + 'static>(
    name: &'static str,
    provider: &Arc<Provider>,
    holder: &str,
    run: impl FnOnce(Arc<Provider>, String) -> F,
) {
    match tokio::spawn(run(Arc::clone(provider), holder.to_owned())).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(job = name, %error, "a maintenance job failed and will be tried again"),
        Err(error) => tracing::error!(job = name, %error, "a maintenance job was interrupted and will be tried again"),
    }
}
