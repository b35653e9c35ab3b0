//! People who lost their second factor are told each day that they wait, and may go on at the end.
//!
//! It needs no lease: each row is taken further by an act that holds its person's row, and finds it done where another replica was first.

use std::time::Duration;

use crate::acts::door::NotDone;
use crate::acts::loss::{LossSettings, PutLossOff, TakeLossFurther};
use crate::audit::Actor;
use crate::people::losses;
use crate::provider::Provider;
use crate::store::StoreError;

/// So many in one round at most; the rest follows in the next.
const BATCH: i64 = 500;
/// One that failed is tried again so much later: it stands before no other for long.
const AGAIN: Duration = Duration::from_secs(3600);

/// One round.
pub(super) async fn run(provider: &Provider) -> Result<(), StoreError> {
    // By the clock that is furthest behind: nobody waits shorter for a clock that is ahead.
    let now = provider.now().minus(provider.clock_skew());
    let settings = LossSettings::from(&provider.settings);
    let mut first_failure = None;
    for id in provider.database.read(move |conn| losses::due(conn, now, BATCH)).await? {
        let further = TakeLossFurther { id: id.clone(), settings };
        let done = provider.perform(provider.acting(Actor::System), further).await.map_err(NotDone::into_failure);
        let Err(error) = done else { continue };
        tracing::warn!(loss = %id, %error, "what is due of a lost second factor failed and will be tried again in an hour");
        first_failure.get_or_insert(error);
        let put_off = PutLossOff { id, until: now.plus(AGAIN) };
        provider.perform(provider.acting(Actor::System), put_off).await.map_err(NotDone::into_failure)?;
    }
    first_failure.map_or(Ok(()), Err)
}
