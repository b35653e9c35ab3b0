//! Rows of people and groups that another release wrote get this release's sort keys and search texts.

use tokio::sync::Mutex;

use super::lease;
use crate::provider::Provider;
use crate::provider::complete_listings::{self, Checked};
use crate::store::StoreError;

/// Batches of an older release's rows in one round: a million people are complete after some minutes.
const BATCHES: usize = 400;
/// Batches of people, and as many of groups, that are checked in one round, whoever wrote them: a million people in three hours.
const CHECKED: usize = 10;

/// One round.
pub(super) async fn run(provider: &Provider, holder: &str, walk: &Mutex<Checked>) -> Result<(), StoreError> {
    let (holder, now) = (holder.to_owned(), provider.now());
    if !provider.upkeep_database().write(move |conn| lease::take(conn, "complete_listings", &holder, now)).await? {
        return Ok(());
    }
    for _ in 0..BATCHES {
        if complete_listings::batch(provider.upkeep_database()).await? == 0 {
            break;
        }
    }
    let mut walk = walk.lock().await;
    *walk = complete_listings::check(provider.upkeep_database(), walk.clone(), CHECKED).await?;
    Ok(())
}
