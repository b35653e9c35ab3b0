//! The offer to set up what signs in faster next time. Whoever declines it is not asked again for a while.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::store::transient::{Key, Transient, TransientStore, Unavailable};

/// So long nobody is asked again who declined.
const DECLINED_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);

fn declined_by(user_id: &str) -> Key {
    Key::new("way-in-declined", user_id)
}

/// Whether it may be offered to this person: they have not declined it lately.
///
/// # Errors
/// Where the transient store is away.
pub async fn may_be_offered(store: &TransientStore, user_id: &str, now: Timestamp) -> Result<bool, Unavailable> {
    Ok(store.get(&declined_by(user_id), now).await?.is_none())
}

/// Notes that this person declined it.
///
/// # Errors
/// Where the transient store is away.
pub async fn declined(store: &TransientStore, user_id: &str, now: Timestamp) -> Result<(), Unavailable> {
    store.put(&declined_by(user_id), b"", now.plus(DECLINED_FOR), now).await
}
