//! Records between two requests: in order, and by whom they came from, blocks of addresses or a person (`B`).
//!
//! A record counts until the store has really forgotten it. Where there are too many, those go first that have expired already,
//! then the largest, and of these the oldest: whoever floods loses their own records before the small ones of others.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;
use std::time::Duration;

use crate::clock::Timestamp;
use crate::store::transient::{FORGOTTEN_AFTER, Key};

/// About what a record costs a store beside its value.
const OVERHEAD: usize = 200;
/// How often what the store has forgotten is looked for.
const TIDY: Duration = Duration::from_secs(30);

/// One record.
#[derive(Debug)]
struct Entry<B> {
    key: Key,
    bytes: usize,
    blocks: Vec<B>,
    expires_at: Timestamp,
}

impl<B> Entry<B> {
    /// Its place among those of its share: the largest first, records of about one size by their age.
    fn place(&self, number: u64) -> (Reverse<u32>, u64) {
        (Reverse(self.bytes.checked_ilog2().unwrap_or(0)), number)
    }
}

/// What one block has, by the numbers of its records.
#[derive(Debug, Default)]
struct Share {
    bytes: usize,
    /// In the order in which they go.
    order: BTreeSet<(Reverse<u32>, u64)>,
    /// In the order in which they expire.
    by_end: BTreeSet<(Timestamp, u64)>,
}

impl Share {
    fn add<B>(&mut self, number: u64, entry: &Entry<B>) {
        self.bytes += entry.bytes;
        self.order.insert(entry.place(number));
        self.by_end.insert((entry.expires_at, number));
    }

    fn remove<B>(&mut self, number: u64, entry: &Entry<B>) {
        self.bytes -= entry.bytes;
        self.order.remove(&entry.place(number));
        self.by_end.remove(&(entry.expires_at, number));
    }

    /// The record that goes next to make room for `newest`.
    fn next_to_go(&self, newest: u64, now: Timestamp) -> Option<u64> {
        let expired = self.by_end.first().filter(|(expires_at, _)| *expires_at <= now).map(|(_, number)| *number);
        expired.into_iter().chain(self.order.iter().map(|(_, number)| *number)).find(|number| *number != newest)
    }
}

/// The records in the order in which they came. `None`: records without a known address.
#[derive(Debug)]
pub(super) struct Ledger<B> {
    of_block: Vec<usize>,
    of_all: usize,
    entries: BTreeMap<u64, Entry<B>>,
    numbers: HashMap<Key, u64>,
    shares: HashMap<B, Share>,
    /// The widest blocks, those with the most bytes last.
    widest: BTreeSet<(usize, Option<B>)>,
    without_address: Share,
    bytes: usize,
    next: u64,
    tidied_at: Timestamp,
}

impl<B: Clone + Ord + Hash> Ledger<B> {
    pub(super) fn new(of_block: Vec<usize>, of_all: usize) -> Self {
        Self {
            of_block,
            of_all,
            entries: BTreeMap::new(),
            numbers: HashMap::new(),
            shares: HashMap::new(),
            widest: BTreeSet::new(),
            without_address: Share::default(),
            bytes: 0,
            next: 0,
            tidied_at: Timestamp::from_millis(0),
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// What one block has.
    pub(super) fn bytes_of(&self, block: &B) -> usize {
        self.shares.get(block).map_or(0, |share| share.bytes)
    }

    /// Notes a record; gives those that are to go for it.
    pub(super) fn keep(&mut self, blocks: Vec<B>, key: &Key, bytes: usize, expires_at: Timestamp, now: Timestamp) -> Vec<Key> {
        self.tidy(now);
        self.release(key);
        let number = self.next;
        self.next += 1;
        let bytes = bytes.saturating_add(OVERHEAD);
        self.add(number, Entry { key: key.clone(), bytes, blocks: blocks.clone(), expires_at });
        let mut gone = Vec::new();
        for (place, block) in blocks.iter().enumerate() {
            let most = self.of_block.get(place).copied().unwrap_or(usize::MAX);
            while self.shares.get(block).is_some_and(|share| share.bytes > most) {
                match self.next_to_go(Some(block), number, now) {
                    Some(next) => gone.extend(self.remove(next)),
                    None => break,
                }
            }
        }
        // Beyond the bound of all, whoever has the most gives way: a flood pushes out itself.
        while self.bytes > self.of_all {
            match self.widest.last().and_then(|(_, block)| self.next_to_go(block.as_ref(), number, now)) {
                Some(next) => gone.extend(self.remove(next)),
                None => break,
            }
        }
        gone
    }

    pub(super) fn release(&mut self, key: &Key) {
        if let Some(number) = self.numbers.get(key).copied() {
            self.remove(number);
        }
    }

    fn next_to_go(&self, block: Option<&B>, newest: u64, now: Timestamp) -> Option<u64> {
        let share = match block {
            Some(block) => self.shares.get(block)?,
            None => &self.without_address,
        };
        share.next_to_go(newest, now)
    }

    fn add(&mut self, number: u64, entry: Entry<B>) {
        self.bytes += entry.bytes;
        self.numbers.insert(entry.key.clone(), number);
        for block in &entry.blocks {
            self.shares.entry(block.clone()).or_default().add(number, &entry);
        }
        if entry.blocks.is_empty() {
            self.without_address.add(number, &entry);
        }
        self.update_order(entry.blocks.last().cloned(), |before| before.saturating_sub(entry.bytes));
        self.entries.insert(number, entry);
    }

    fn remove(&mut self, number: u64) -> Option<Key> {
        let entry = self.entries.remove(&number)?;
        self.bytes -= entry.bytes;
        self.numbers.remove(&entry.key);
        for block in &entry.blocks {
            if let Some(share) = self.shares.get_mut(block) {
                share.remove(number, &entry);
            }
        }
        if entry.blocks.is_empty() {
            self.without_address.remove(number, &entry);
        }
        self.update_order(entry.blocks.last().cloned(), |now| now.saturating_add(entry.bytes));
        for block in &entry.blocks {
            if self.shares.get(block).is_some_and(|share| share.order.is_empty()) {
                self.shares.remove(block);
            }
        }
        Some(entry.key)
    }

    /// Puts a widest block in its place by its bytes; `before` says what they were.
    fn update_order(&mut self, block: Option<B>, before: impl Fn(usize) -> usize) {
        let bytes = match &block {
            Some(block) => self.shares.get(block).map_or(0, |share| share.bytes),
            None => self.without_address.bytes,
        };
        self.widest.remove(&(before(bytes), block.clone()));
        if bytes > 0 {
            self.widest.insert((bytes, block));
        }
    }

    fn tidy(&mut self, now: Timestamp) {
        if now.since(self.tidied_at) < TIDY && self.tidied_at <= now {
            return;
        }
        self.tidied_at = now;
        let forgotten = |entry: &Entry<B>| entry.expires_at.plus(FORGOTTEN_AFTER) <= now;
        let over: Vec<u64> = self.entries.iter().filter(|(_, entry)| forgotten(entry)).map(|(number, _)| *number).collect();
        for number in over {
            self.remove(number);
        }
    }
}
