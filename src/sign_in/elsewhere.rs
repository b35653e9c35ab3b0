//! How often sign-ins at another provider may come to nothing from one network: each costs a request to it. They are counted for each provider
//! alone: an office that one of them refuses signs in with the others. The same holds of tokens that say that somebody was signed out there, which
//! are counted apart: they come from the provider, and a network in which sign-ins fail may be its own.

use std::net::IpAddr;
use std::time::Duration;

use super::address_blocks;
use crate::clock::Timestamp;
use crate::store::transient::{Answer, Key, Operation, Transient as _, TransientStore, Unavailable};

/// The window in which they are counted.
pub const WINDOW: Duration = Duration::from_secs(10 * 60);
/// So many may fail from one address; from the wider blocks that it belongs to more.
const MOST: u64 = 30;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Sign-ins that came to nothing.
    SignIns,
    /// Logout tokens that nobody signed whom we know.
    LogoutTokens,
    /// ID tokens of apps that do not count.
    AppTokens,
}

impl Counted {
    /// The areas of the counter, and of the mark that it is full.
    const fn areas(self) -> (&'static str, &'static str) {
        match self {
            Self::SignIns => ("upstream-failed", "upstream-used-up"),
            Self::AppTokens => ("upstream-app-failed", "upstream-app-used-up"),
            Self::LogoutTokens => ("upstream-logout-failed", "upstream-logout-used-up"),
        }
    }
}

/// Which provider is asked for whom.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Our issuer.
    pub issuer: &'a str,
    /// The provider's id here.
    pub upstream: &'a str,
    /// What is counted.
    pub counted: Counted,
    /// Where the browser is, or who sent it.
    pub address: Option<IpAddr>,
}

impl Asked<'_> {
    fn failed_from(self, block: &str) -> Key {
        Key::new(self.counted.areas().0, &format!("{}\n{}\n{block}", self.issuer, self.upstream))
    }

    fn used_up_by(self, block: &str) -> Key {
        Key::new(self.counted.areas().1, &format!("{}\n{}\n{block}", self.issuer, self.upstream))
    }
}

/// Whether this address may try.
///
/// # Errors
/// Where the transient store is away.
pub async fn may_try(store: &TransientStore, asked: Asked<'_>, now: Timestamp) -> Result<bool, Unavailable> {
    let blocks = address_blocks::blocks(asked.address);
    if blocks.is_empty() {
        return Ok(true);
    }
    let reads = blocks.iter().map(|block| Operation::Get { key: asked.used_up_by(&block.to_string()) }).collect();
    Ok(!store.batch(reads, now).await?.iter().any(|answer| matches!(answer, Answer::Value(Some(_)))))
}

/// Counts one that came to nothing after the provider was asked, and not because of the provider.
///
/// # Errors
/// Where the transient store is away.
pub async fn failed(store: &TransientStore, asked: Asked<'_>, now: Timestamp) -> Result<(), Unavailable> {
    for (block, most) in address_blocks::bounds(asked.address, MOST) {
        let block = block.to_string();
        let counted = store.increment(&asked.failed_from(&block), now.plus(WINDOW), now).await?;
        if counted.count >= most {
            store.put(&asked.used_up_by(&block), b"", counted.until, now).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::transient::embedded::Embedded;

    const NOW: Timestamp = Timestamp::from_seconds(100_000);

    #[tokio::test]
    async fn a_network_is_held_up_at_the_provider_at_which_it_failed_alone_and_for_a_while() {
        let folder = tempfile::tempdir().unwrap();
        let store = TransientStore::Embedded(Embedded::open(&folder.path().join("transient.db")).unwrap());
        let of = |upstream: &'static str, counted| Asked { issuer: "https://op", upstream, counted, address: "192.0.2.7".parse().ok() };
        let asked = |upstream| of(upstream, Counted::SignIns);
        for _ in 0..MOST {
            assert!(may_try(&store, asked("one"), NOW).await.unwrap());
            failed(&store, asked("one"), NOW).await.unwrap();
        }
        assert!(!may_try(&store, asked("one"), NOW).await.unwrap());
        assert!(may_try(&store, asked("two"), NOW).await.unwrap());
        assert!(may_try(&store, of("one", Counted::LogoutTokens), NOW).await.unwrap(), "the provider may be behind the same address");
        assert!(may_try(&store, asked("one"), NOW.plus(WINDOW * 2)).await.unwrap());
    }
}
