//! How much may be begun from one address by nobody in particular: each sign-in that begins and each request that is kept for
//! a moment costs the transient store a record, and a stranger may ask as often as they like. Counted in the memory of this
//! replica, in real time: what is limited is load.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// The window in which beginnings are counted.
pub const WINDOW: Duration = Duration::from_secs(60);
/// So many may be begun within it from one address: an office behind one address signs in at nine o'clock.
pub const MOST: u32 = 1_200;
const ADDRESSES: u64 = 100_000;

/// What was begun from which address within the last minute.
#[derive(Clone, Debug)]
pub struct Strangers {
    begun: moka::sync::Cache<String, Arc<AtomicU32>>,
}

impl Default for Strangers {
    fn default() -> Self {
        Self { begun: moka::sync::Cache::builder().max_capacity(ADDRESSES).time_to_live(WINDOW).build() }
    }
}

impl Strangers {
    /// Whether one more may be begun from `address`, whose key is `key`. This machine's own addresses are a proxy that the
    /// settings do not name, or a test: they are not told apart and not limited.
    pub fn may_begin(&self, address: Option<IpAddr>, key: &str) -> bool {
        if address.is_none_or(|address| address.is_loopback()) {
            return true;
        }
        let begun = self.begun.get_with_by_ref(key, Arc::default);
        begun.fetch_add(1, Ordering::Relaxed) < MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_begin_so_many_and_another_is_not_held_back_by_it() {
        let strangers = Strangers::default();
        let (one, other) = ("192.0.2.1".parse().ok(), "192.0.2.2".parse().ok());
        for _ in 0..MOST {
            assert!(strangers.may_begin(one, "192.0.2.1"));
        }
        assert!(!strangers.may_begin(one, "192.0.2.1"));
        assert!(strangers.may_begin(other, "192.0.2.2"));
        let here = "127.0.0.1".parse().ok();
        assert!((0..=MOST).all(|_| strangers.may_begin(here, "127.0.0.1")));
    }
}
