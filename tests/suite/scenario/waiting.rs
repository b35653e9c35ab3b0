//! Waiting for what other threads, replicas and servers do: until it is so, however slow the machine. A story never
//! sleeps for as long as it believes a thing to take.

use std::time::{Duration, Instant};

/// After so long it will not happen any more. Far beyond every promise, so that a busy machine fails no story.
pub const NEVER: Duration = Duration::from_secs(60);

/// Waits until `condition` holds, and says how long that took.
pub async fn until(what: &str, condition: impl AsyncFn() -> bool) -> Duration {
    let begun = Instant::now();
    while !condition().await {
        assert!(begun.elapsed() < NEVER, "it never came to this: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    begun.elapsed()
}
