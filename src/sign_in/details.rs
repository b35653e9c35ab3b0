//! What is declared of people and may be left out is asked for at a sign-in. Whoever leaves it out is not asked again for a while.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::store::transient::{Key, Transient, TransientStore, Unavailable};

/// So long nobody is asked again who left something out.
const LEFT_OUT_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);

fn left_out_by(user_id: &str) -> Key {
    Key::new("details-left-out", user_id)
}

/// Whether this person may be asked: they have not left anything out lately.
///
/// # Errors
/// Where the transient store is away.
pub async fn may_be_asked(store: &TransientStore, user_id: &str, now: Timestamp) -> Result<bool, Unavailable> {
    Ok(store.get(&left_out_by(user_id), now).await?.is_none())
}

/// Notes that this person left something out.
///
/// # Errors
/// Where the transient store is away.
pub async fn left_out(store: &TransientStore, user_id: &str, now: Timestamp) -> Result<(), Unavailable> {
    store.put(&left_out_by(user_id), b"", now.plus(LEFT_OUT_FOR), now).await
}
