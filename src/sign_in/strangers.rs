//! How much may be begun from one address by nobody in particular: each sign-in that begins and each request that is kept for
//! a moment costs the transient store a record, and a stranger may ask as often as they like. Counted in the memory of this
//! replica: how often, in real time, since what is limited is load; and how many bytes lie in the store unproven, of one block
//! of addresses and of all together. Where a bound is reached the largest unproven records go first, the oldest of them in front.
//! What is kept for convenience alone has a bound of its own, so that it never pushes out what somebody needs to sign in. Whoever
//! is signed in has a bound of their own for what they leave unfinished, and so has each link that was handed out.

mod ledger;

use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ipnet::IpNet;

use super::address_blocks;
use super::journeys;
use crate::clock::Timestamp;
use crate::store::transient::{Key, Operation, Transient as _, TransientStore};
use ledger::Ledger;

/// The window in which beginnings are counted.
pub const WINDOW: Duration = Duration::from_secs(60);
/// So many may be begun within it from one address: an office behind one address signs in at nine o'clock.
pub const MOST: u64 = 1_200;
const BLOCKS: u64 = 100_000;

/// Bytes that may lie unproven in the store, for one address and for each wider block that it belongs to.
const MAX_BYTES_PER_BLOCK: [usize; 3] = [4 << 20, 8 << 20, 16 << 20];
/// The same for all addresses together.
const MAX_BYTES_TOTAL: usize = 64 << 20;
/// Bytes that may lie there for convenience, of one address and of each wider block: answers for a second press of a form, and
/// pages that refused one.
const MAX_CONVENIENT_BYTES_PER_BLOCK: [usize; 3] = [1 << 20, 2 << 20, 4 << 20];
/// The same for all addresses together.
const MAX_CONVENIENT_BYTES_TOTAL: usize = 16 << 20;
/// Bytes of what one person left unfinished while signed in: thousands of tabs, or thirty of the longest requests.
const MAX_BYTES_PER_PERSON: usize = 2 << 20;

/// What was begun from which address within the last minute, and what lies in the store unproven.
#[derive(Clone, Debug)]
pub struct Strangers {
    begun: moka::sync::Cache<IpNet, Arc<AtomicU64>>,
    kept: Arc<Mutex<Kept>>,
}

/// Each record stands in one of these.
#[derive(Debug)]
struct Kept {
    /// What is needed to sign in, of those who proved nothing yet.
    beginnings: Ledger<IpNet>,
    /// What is convenient.
    conveniences: Ledger<IpNet>,
    /// What people left unfinished while signed in, and whoever has a link that was handed out.
    of_people: Ledger<String>,
}

impl Kept {
    fn release(&mut self, key: &Key) {
        self.beginnings.release(key);
        self.conveniences.release(key);
        self.of_people.release(key);
    }
}

impl Default for Strangers {
    fn default() -> Self {
        Self::bounded(MAX_BYTES_PER_BLOCK, MAX_BYTES_TOTAL)
    }
}

impl Strangers {
    fn bounded(of_block: [usize; 3], of_all: usize) -> Self {
        let begun = moka::sync::Cache::builder().max_capacity(BLOCKS).time_to_live(WINDOW).build();
        Self {
            begun,
            kept: Arc::new(Mutex::new(Kept {
                beginnings: Ledger::new(of_block.to_vec(), of_all),
                conveniences: Ledger::new(MAX_CONVENIENT_BYTES_PER_BLOCK.to_vec(), MAX_CONVENIENT_BYTES_TOTAL),
                of_people: Ledger::new(vec![MAX_BYTES_PER_PERSON], MAX_BYTES_TOTAL),
            })),
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether one more may be begun from `address`: of wider blocks twice and four times as much. A wider block counts only what
    /// the narrower one admits, so that one address takes no more than its own share of it.
    pub fn may_begin(&self, address: Option<IpAddr>) -> bool {
        address_blocks::bounds(address, MOST)
            .into_iter()
            .all(|(block, most)| self.begun.get_with(block, Arc::default).fetch_add(1, Ordering::Relaxed) < most)
    }

    /// A record that nobody has proven anything for lies at `key` until `expires_at`. Gives the records that are to go, since
    /// there are too many: see [`forget`].
    #[must_use]
    pub fn keep(&self, address: Option<IpAddr>, key: &Key, bytes: usize, expires_at: Timestamp, now: Timestamp) -> Vec<Key> {
        let mut kept = self.kept();
        kept.release(key);
        let gone = kept.beginnings.keep(address_blocks::blocks(address), key, bytes, expires_at, now);
        gone.iter().for_each(|key| kept.release(&journeys::refused_page_key(key)));
        gone
    }

    /// A record that is convenient, and that nobody has proven anything for, lies at `key` until `expires_at`. Gives the records
    /// that are to go: see [`delete`]. They are convenient ones, too.
    #[must_use]
    pub fn keep_convenience(&self, address: Option<IpAddr>, key: &Key, bytes: usize, expires_at: Timestamp, now: Timestamp) -> Vec<Key> {
        let mut kept = self.kept();
        kept.release(key);
        kept.conveniences.keep(address_blocks::blocks(address), key, bytes, expires_at, now)
    }

    /// A record that `person`, signed in, left unfinished lies at `key` until `expires_at`; or one that whoever has a link left,
    /// who is named by the link. Gives the records that are to go: see [`delete`].
    #[must_use]
    pub fn keep_of_person(&self, person: &str, key: &Key, bytes: usize, expires_at: Timestamp, now: Timestamp) -> Vec<Key> {
        let mut kept = self.kept();
        kept.release(key);
        kept.of_people.keep(vec![person.to_owned()], key, bytes, expires_at, now)
    }

    /// The record at `key` is gone, or somebody proved who they are: it is counted no more, nor is the page that refused a form
    /// of a journey there.
    pub fn release(&self, key: &Key) {
        let mut kept = self.kept();
        kept.release(key);
        kept.release(&journeys::refused_page_key(key));
    }

    /// How many bytes `person`, or whoever has that link, left unfinished, as far as this replica knows.
    pub fn left_unfinished(&self, person: &str) -> usize {
        self.kept().of_people.bytes_of(&person.to_owned())
    }

    /// The page that refused a form of the journey at `key` is gone: it is counted no more.
    pub fn release_refused_page(&self, key: &Key) {
        self.kept().release(&journeys::refused_page_key(key));
    }

    /// How many bytes lie in the store unproven, as far as this replica knows.
    pub fn unproven(&self) -> usize {
        let kept = self.kept();
        kept.beginnings.bytes() + kept.conveniences.bytes()
    }
}

/// Forgets records that made room for others, a journey with the page that refused its last form. A journey in which a person
/// proved who they are, at another replica, stays. What the store does not forget now expires by itself.
pub async fn forget(store: &TransientStore, keys: &[Key], now: Timestamp) {
    let mut unproven = Vec::with_capacity(keys.len());
    for key in keys {
        // Of other kinds nothing is read: they hold no proof, and what strangers put there is no journey.
        let is_proven = match journeys::is_key(key) {
            true => store.get(key, now).await.map(|record| record.is_some_and(|record| journeys::is_proven(&record))),
            false => Ok(false),
        };
        match is_proven {
            Ok(true) => {}
            Ok(false) => unproven.push(key.clone()),
            Err(error) => {
                tracing::warn!(%error, "the record of an unfinished sign-in could not be deleted to make room: it stays until it expires")
            }
        }
    }
    delete(store, &unproven, now).await;
}

/// Deletes records that made room for others: a journey with the page that refused its last form, which may be left of one that
/// is over.
pub async fn delete(store: &TransientStore, keys: &[Key], now: Timestamp) {
    let page = |key: &Key| journeys::is_key(key).then(|| journeys::refused_page_key(key));
    let gone = keys.iter().flat_map(|key| std::iter::once(key.clone()).chain(page(key)));
    let operations: Vec<Operation> = gone.map(|key| Operation::Delete { key }).collect();
    if operations.is_empty() {
        return;
    }
    match store.batch(operations, now).await {
        Ok(_) => tracing::debug!(count = keys.len(), "records of what was left unfinished were deleted to make room for newer ones"),
        Err(error) => tracing::warn!(%error, "records that should make room stay until they expire"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);
    const SOON: Timestamp = Timestamp::from_seconds(1_060);

    fn key(name: &str) -> Key {
        Key::new("journey", name)
    }

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn an_address_may_begin_so_many_and_another_is_not_held_back_by_it() {
        let strangers = Strangers::default();
        let (one, other) = (address("192.0.2.1"), address("192.0.2.2"));
        for _ in 0..MOST {
            assert!(strangers.may_begin(one));
        }
        assert!((0..4 * MOST).all(|_| !strangers.may_begin(one)));
        assert!(strangers.may_begin(other), "a flood of one address leaves its neighbours their share");
        let here = address("127.0.0.1");
        assert!((0..=MOST).all(|_| strangers.may_begin(here)));
    }

    #[test]
    fn attack_h1_whoever_has_a_wide_block_of_addresses_is_counted_as_one() {
        let strangers = Strangers::default();
        let begun: u64 = (0..10_000_u32).map(|n| u64::from(strangers.may_begin(address(&format!("2001:db8:0:{n:x}::1"))))).sum();
        // Each /64 asks once, each /56 up to 256 times: the /48 alone is beyond its bound.
        assert_eq!(begun, MOST * 4);
        assert!(strangers.may_begin(address("2001:db8:1::1")));
    }

    #[test]
    fn attack_h1_the_oldest_unproven_records_of_an_address_make_room_for_its_newer_ones_alone() {
        let strangers = Strangers::bounded([10_000, 20_000, 40_000], 1_000_000);
        let keep = |from: &str, name: &str| strangers.keep(address(from), &key(name), 1_000, SOON, NOW);
        assert!(keep("192.0.2.9", "quiet").is_empty());
        let mut gone = Vec::new();
        for n in 0..100 {
            gone.extend(keep("192.0.2.1", &n.to_string()));
        }
        let kept = 100 - gone.len();
        assert!((5..=10).contains(&kept), "{kept}");
        assert_eq!(gone.first(), Some(&key("0")), "the oldest goes first");
        assert!(!gone.contains(&key("quiet")) && !gone.contains(&key("99")));
        // What was proven, or is over, makes room by itself.
        strangers.release(&key("99"));
        assert!(keep("192.0.2.1", "next").is_empty());
    }

    #[test]
    fn attack_h1_a_wide_block_fills_no_more_than_its_share_and_all_together_no_more_than_theirs() {
        let strangers = Strangers::bounded([10_000, 20_000, 40_000], 100_000);
        let keep = |from: String, name: String| strangers.keep(address(&from), &key(&name), 1_000, SOON, NOW);
        let mut gone = Vec::new();
        for n in 0..500 {
            gone.extend(keep(format!("2001:db8:0:{n:x}::1"), format!("wide {n}")));
        }
        assert!(strangers.unproven() <= 40_000, "each /64 has its own share, and the /48 has one");
        assert!(!gone.is_empty());
        assert!(keep("198.51.100.7".into(), "quiet".into()).is_empty());
        // From everywhere: the block that has the most gives way.
        let mut gone = Vec::new();
        for n in 0..500 {
            gone.extend(keep(format!("2001:db8:{:x}:1::1", 1 + n % 20), format!("all {n}")));
        }
        assert!(strangers.unproven() <= 100_000);
        assert!(!gone.contains(&key("quiet")), "one record of one address is nobody's burden");
        // This machine's own are not told apart, and bounded with all the others.
        for n in 0..500 {
            let _ = strangers.keep(address("127.0.0.1"), &key(&format!("here {n}")), 1_000, SOON, NOW);
        }
        assert!(strangers.unproven() <= 100_000);
    }

    #[test]
    fn attack_h1_what_one_person_left_unfinished_makes_room_for_their_newer_ones_alone() {
        let strangers = Strangers::default();
        let keep = |person: &str, name: &str| strangers.keep_of_person(person, &key(name), 100_000, SOON, NOW);
        assert!(keep("alice", "alice").is_empty());
        let gone: Vec<Key> = (0..30).flat_map(|n| keep("mallory", &n.to_string())).collect();
        assert_eq!((gone.len(), gone.first()), (10, Some(&key("0"))), "20 records are 2 MiB");
        strangers.release(&key("29"));
        assert!(keep("mallory", "next").is_empty(), "what is over makes room by itself");
        assert_eq!(strangers.unproven(), 0, "it is nobody's who proved nothing");
    }

    /// Counts what would stand in the log.
    #[derive(Clone, Default)]
    struct Lines(Arc<AtomicU64>);

    impl<S: tracing::Subscriber> tracing_subscriber::Layer<S> for Lines {
        fn on_event(&self, event: &tracing::Event<'_>, _: tracing_subscriber::layer::Context<'_, S>) {
            if *event.metadata().level() <= tracing::Level::INFO {
                self.0.fetch_add(1, Ordering::SeqCst);
            }
        }
    }

    #[tokio::test]
    async fn attack_h1_what_makes_room_writes_no_line_of_the_log() {
        use tracing_subscriber::layer::SubscriberExt as _;
        let folder = tempfile::tempdir().unwrap();
        let embedded = crate::store::transient::embedded::Embedded::open(&folder.path().join("transient.db")).unwrap();
        let (store, lines) = (TransientStore::Embedded(embedded), Lines::default());
        let _quiet = tracing::subscriber::set_default(tracing_subscriber::registry().with(lines.clone()));
        // Sealed texts of posted requests, answers of forms and pages, as strangers can cause them.
        let kept: Vec<Key> = ["posted-request", "form", "refused-page"].map(|kind| Key::new(kind, "x")).into();
        for key in &kept {
            store.put(key, b"v1.sealed", SOON, NOW).await.unwrap();
        }
        forget(&store, &kept, NOW).await;
        assert_eq!(lines.0.load(Ordering::SeqCst), 0);
        for key in &kept {
            assert!(store.get(key, NOW).await.unwrap().is_none(), "{key:?}");
        }
    }

    #[test]
    fn attack_h1_what_is_convenient_pushes_out_nothing_that_somebody_needs() {
        let strangers = Strangers::default();
        let here = address("192.0.2.10");
        assert!(strangers.keep(here, &key("a sign-in"), 1_000, SOON, NOW).is_empty());
        let mut gone = Vec::new();
        for n in 0..20_000 {
            gone.extend(strangers.keep_convenience(here, &Key::new("form", &n.to_string()), 8_500, SOON, NOW));
        }
        assert!(!gone.is_empty() && !gone.contains(&key("a sign-in")));
        assert!(strangers.unproven() < MAX_CONVENIENT_BYTES_PER_BLOCK[0] + 2_000, "{}", strangers.unproven());
        // The same record counts once, whoever it is counted for.
        assert!(strangers.keep_of_person("alice", &key("a sign-in"), 1_000, SOON, NOW).is_empty());
        assert!(strangers.unproven() <= MAX_CONVENIENT_BYTES_PER_BLOCK[0] && strangers.left_unfinished("alice") > 1_000);
    }

    #[test]
    fn attack_h1_the_large_records_of_one_who_floods_go_before_the_small_ones_behind_the_same_address() {
        let strangers = Strangers::default();
        let here = address("192.0.2.10");
        assert!(strangers.keep(here, &key("a sign-in"), 1_500, SOON, NOW).is_empty());
        let gone: Vec<Key> = (0..1_000).flat_map(|n| strangers.keep(here, &key(&n.to_string()), 50_000, SOON, NOW)).collect();
        assert!(gone.len() > 900 && !gone.contains(&key("a sign-in")));
        assert!(strangers.unproven() <= MAX_BYTES_PER_BLOCK[0]);
    }

    #[test]
    fn attack_h1_a_record_counts_until_the_store_has_forgotten_it_and_goes_first_once_it_expired() {
        let strangers = Strangers::default();
        let here = address("192.0.2.10");
        let later = SOON.plus(Duration::from_secs(1));
        for n in 0..100 {
            assert!(strangers.keep_convenience(here, &key(&n.to_string()), 8_000, SOON, NOW).is_empty());
        }
        let fresh: Vec<Key> =
            (100..200).flat_map(|n| strangers.keep_convenience(here, &key(&n.to_string()), 9_000, later.plus(WINDOW), later)).collect();
        assert!(!fresh.is_empty() && fresh.iter().all(|gone| (0..100).any(|n| *gone == key(&n.to_string()))), "{fresh:?}");
        assert!(strangers.unproven() > 1_000_000, "Redis holds them still");
    }

    #[test]
    fn what_has_expired_is_counted_no_more() {
        let strangers = Strangers::default();
        assert!(strangers.keep(address("192.0.2.1"), &key("a"), 1_000, SOON, NOW).is_empty());
        assert!(strangers.unproven() > 1_000);
        let forgotten = SOON.plus(crate::store::transient::FORGOTTEN_AFTER);
        assert!(strangers.keep(address("192.0.2.1"), &key("b"), 0, forgotten.plus(WINDOW), forgotten).is_empty());
        assert!(strangers.unproven() < 1_000);
    }
}
