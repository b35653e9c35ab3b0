//! Time and randomness as values that are passed in, so that a test moves the clock instead of sleeping.
//!
//! Floor 0. Nothing else in the crate asks the operating system for the time or for random bytes.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize, Serializer};

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From milliseconds since the epoch, as the stores keep it.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// From whole seconds since the epoch, as JWT's `NumericDate` gives it ([RFC 7519 §2](https://www.rfc-editor.org/rfc/rfc7519#section-2)).
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1000))
    }

    /// Milliseconds since the epoch.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since the epoch, rounded down.
    pub const fn as_seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// This moment plus `duration`, held at the largest moment there is.
    pub fn plus(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(millis(duration)))
    }

    /// This moment less `duration`.
    pub fn minus(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub(millis(duration)))
    }

    /// How long ago `earlier` was, zero where it lies ahead.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// Whether this is at most `span` before `now`. What lies further ahead than clocks may differ was noted under a clock that ran
    /// ahead: nobody knows when that was, so it is within nothing.
    pub fn is_within(self, span: Duration, now: Self) -> bool {
        now.since(self) <= span && self <= now.plus(MOST_SKEW)
    }
}

/// The most that the clocks of replicas may differ.
pub const MOST_SKEW: Duration = Duration::from_secs(5 * 60);

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(moment) => write!(f, "{moment}"),
            Err(_) => write!(f, "{} ms", self.0),
        }
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// A moment as the outside reads it: a text in the form of [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339) in UTC, such as
/// `2026-12-31T18:00:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rfc3339(pub Timestamp);

impl Serialize for Rfc3339 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Where the present comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that a test sets and moves; every clone shows the same time.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `start` until it is moved.
    pub fn manual(start: Timestamp) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(start.0)))
    }

    /// The present.
    #[allow(clippy::disallowed_methods)] // the one place that asks the operating system for the time
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp(jiff::Timestamp::now().as_millisecond()),
            Self::Manual(at) => Timestamp(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a manual clock on; does nothing to the machine's.
    pub fn advance(&self, duration: Duration) {
        if let Self::Manual(at) = self {
            at.fetch_add(millis(duration), Ordering::SeqCst);
        }
    }
}

/// Where random bytes come from: the operating system's generator. It is asked itself, since the cryptographic library's own one
/// gathers entropy for tens of milliseconds before it gives the first byte of a process, and every start would wait for that.
#[derive(Clone, Debug, Default)]
pub struct Random(());

impl Random {
    /// `N` random bytes. The process ends where the operating system has none to give, since nothing safe can follow.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        if getrandom::fill(&mut bytes).is_err() {
            std::process::abort();
        }
        bytes
    }

    /// A random UUID, version 4: it tells nothing of when it was made.
    pub fn uuid(&self) -> uuid::Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attack_o3_what_was_noted_under_a_clock_that_ran_ahead_is_fresh_for_nothing() {
        let (now, minute) = (Timestamp::from_seconds(10_000), Duration::from_secs(60));
        for (then, is_within) in [
            (now, true),
            (now.minus(minute), true),
            (now.minus(minute + Duration::from_millis(1)), false),
            (now.plus(MOST_SKEW), true),
            (now.plus(MOST_SKEW + Duration::from_millis(1)), false),
        ] {
            assert_eq!(then.is_within(minute, now), is_within, "{then:?}");
        }
    }
}
