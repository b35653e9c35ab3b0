//! Somebody waits to get in without a person's second factor, and that person has the factor in a browser that signs them in to apps without a
//! page. They hear of it there, once a day in each browser.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::store::transient::{Key, Transient, TransientStore, Unavailable};

/// So long a browser says nothing more of it.
const HEARD_FOR: Duration = Duration::from_secs(86_400);

fn key(browser: &str, loss: &str) -> Key {
    Key::new("loss-heard-of", &format!("{browser}\n{loss}"))
}

/// Whether a person heard of what waits lately, in the browser of this hash.
///
/// # Errors
/// Where the transient store is away.
pub async fn lately(store: &TransientStore, browser: &str, loss: &str, now: Timestamp) -> Result<bool, Unavailable> {
    Ok(store.get(&key(browser, loss), now).await?.is_some())
}

/// Notes that they did.
///
/// # Errors
/// Where the transient store is away.
pub async fn note(store: &TransientStore, browser: &str, loss: &str, now: Timestamp) -> Result<(), Unavailable> {
    store.put(&key(browser, loss), b"", now.plus(HEARD_FOR), now).await
}
