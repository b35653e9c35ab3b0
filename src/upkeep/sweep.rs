//! What is long over is deleted in small batches; nothing depends on it.

use std::time::Duration;

use super::lease;
use crate::clients::secrets;
use crate::clock::{MOST_SKEW, Timestamp};
use crate::issued::{grant, revocation};
use crate::keys;
use crate::mail::{self, outbox};
use crate::people::{former_addresses, invitations, remembered};
use crate::provider::Provider;
use crate::store::StoreError;

/// How long a row is kept beyond its end: a late replay is still told from an unknown code.
const KEPT: Duration = revocation::KEPT;
const BATCH: i64 = 200;
const BATCHES: usize = 50;

/// One round.
pub(super) async fn run(provider: &Provider, holder: &str) -> Result<(), StoreError> {
    let (holder, now) = (holder.to_owned(), provider.now());
    sweep_mails(provider, now).await;
    if !provider.upkeep_database().write(move |conn| lease::take(conn, "sweep", &holder, now)).await? {
        return Ok(());
    }
    let (before, messages_before) = (now.minus(KEPT), now.minus(outbox::KEPT));
    let invitations_before = now.minus(invitations::KEPT);
    for _ in 0..BATCHES {
        let swept = provider
            .upkeep_database()
            .write(move |conn| {
                Ok::<_, StoreError>(
                    grant::sweep(conn, before, BATCH)?
                        + revocation::sweep(conn, before, BATCH)?
                        + secrets::sweep(conn, before, BATCH)?
                        + outbox::sweep(conn, messages_before, now, BATCH)?
                        + invitations::sweep(conn, invitations_before, BATCH)?
                        + remembered::sweep(conn, now.minus(MOST_SKEW), BATCH)?
                        + former_addresses::sweep(conn, now.minus(MOST_SKEW), BATCH)?,
                )
            })
            .await?;
        if swept == 0 {
            break;
        }
    }
    // As long as hints count, and never before the last token of a retired key has expired.
    let settings = &provider.settings;
    let hints = settings.session_lifetime.max(settings.access_token_lifetime).max(settings.id_token_lifetime).saturating_add(KEPT);
    provider.upkeep_database().write(move |conn| keys::sweep(conn, hints, now)).await?;
    Ok(())
}

/// Each replica has a folder of its own, and may have mails there from before it was given a mail server.
async fn sweep_mails(provider: &Provider, now: Timestamp) {
    let before = now.minus(outbox::LIFE);
    for folder in [provider.settings.mails_folder(), provider.settings.sms_folder()] {
        let swept = tokio::task::spawn_blocking(move || mail::sweep_files(&folder, before)).await;
        if let Err(error) = swept.unwrap_or_else(|ended| Err(std::io::Error::other(ended))) {
            tracing::warn!(%error, "old messages could not be deleted from their folder");
        }
    }
}
