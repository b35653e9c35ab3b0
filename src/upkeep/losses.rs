//! People who lost their second factor are told each day that they wait, and may go on at the end.
//!
//! It needs no lease: each row is taken further by an act that holds its person's row, and finds it done where another replica was first.

use crate::acts::door::NotDone;
use crate::acts::loss::TakeLossFurther;
use crate::audit::Actor;
use crate::people::losses;
use crate::provider::Provider;
use crate::store::StoreError;

/// So many in one round at most; the rest follows in the next.
const BATCH: i64 = 500;

/// One round.
pub(super) async fn run(provider: &Provider) -> Result<(), StoreError> {
    // By the clock that is furthest behind: nobody waits shorter for a clock that is ahead.
    let now = provider.now().minus(provider.clock_skew());
    for id in provider.database.read(move |conn| losses::due(conn, now, BATCH)).await? {
        let further = TakeLossFurther { id, wait: provider.settings.lost_factors_wait };
        provider.perform(provider.acting(Actor::System), further).await.map_err(NotDone::into_failure)?;
    }
    Ok(())
}
