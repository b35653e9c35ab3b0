//! Request bodies under way: how many bytes of them lie in memory, of one address and of all together.
//!
//! A body counts as its bytes come, and until its request is answered. Where there are too many, the one that has been on its way
//! for longest gives way: the form of a browser is there within moments, and whoever sends slowly, to take room, loses their own.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ipnet::IpNet;
use tokio::sync::oneshot;

use crate::sign_in::address_blocks;

/// Bytes of bodies of one address and of each wider block that it belongs to.
const MAX_BYTES_PER_BLOCK: [usize; 3] = [2 << 20, 4 << 20, 8 << 20];
/// The same of all together.
const MAX_BYTES_TOTAL: usize = 16 << 20;

/// The bodies under way; clones share them.
#[derive(Clone, Debug)]
pub struct Bodies(Arc<Mutex<UnderWay>>);

#[derive(Debug)]
struct UnderWay {
    max_per_block: [usize; 3],
    max_total: usize,
    /// In the order in which they began.
    bodies: BTreeMap<u64, Body>,
    of_block: HashMap<IpNet, usize>,
    /// By the widest block; none for those of an address that counts for none.
    of_widest: HashMap<Option<IpNet>, usize>,
    bytes: usize,
    next: u64,
}

#[derive(Debug)]
struct Body {
    blocks: Vec<IpNet>,
    bytes: usize,
    /// Tells its reader that it gives way; none once it is whole.
    stop: Option<oneshot::Sender<()>>,
}

/// The room of one body, given back when it is dropped.
#[derive(Debug)]
pub struct Room {
    bodies: Bodies,
    number: u64,
    stopped: oneshot::Receiver<()>,
}

impl Default for Bodies {
    fn default() -> Self {
        Self::bounded(MAX_BYTES_PER_BLOCK, MAX_BYTES_TOTAL)
    }
}

impl Bodies {
    fn bounded(max_per_block: [usize; 3], max_total: usize) -> Self {
        Self(Arc::new(Mutex::new(UnderWay {
            max_per_block,
            max_total,
            bodies: BTreeMap::new(),
            of_block: HashMap::new(),
            of_widest: HashMap::new(),
            bytes: 0,
            next: 0,
        })))
    }

    fn under_way(&self) -> MutexGuard<'_, UnderWay> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A body from `address` begins to come.
    pub fn begin(&self, address: Option<IpAddr>) -> Room {
        let (stop, stopped) = oneshot::channel();
        let mut under_way = self.under_way();
        let number = under_way.next;
        under_way.next += 1;
        under_way.bodies.insert(number, Body { blocks: address_blocks::blocks(address), bytes: 0, stop: Some(stop) });
        Room { bodies: self.clone(), number, stopped }
    }

    /// Bytes of all bodies under way.
    #[cfg(test)]
    pub fn bytes(&self) -> usize {
        self.under_way().bytes
    }
}

impl Room {
    /// Takes room for `bytes` more. False where there is none: this body is the one that gives way.
    pub fn take(&self, bytes: usize) -> bool {
        self.bodies.under_way().take(self.number, bytes)
    }

    /// Waits until this body has to give way.
    pub async fn stopped(&mut self) {
        if (&mut self.stopped).await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// The body is whole: it stays until its request is answered.
    pub fn is_whole(&self) {
        if let Some(body) = self.bodies.under_way().bodies.get_mut(&self.number) {
            body.stop = None;
        }
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.bodies.under_way().remove(self.number);
    }
}

impl UnderWay {
    fn take(&mut self, number: u64, bytes: usize) -> bool {
        let Some(body) = self.bodies.get_mut(&number) else { return false };
        body.bytes += bytes;
        let blocks = body.blocks.clone();
        self.bytes += bytes;
        for block in &blocks {
            *self.of_block.entry(*block).or_insert(0) += bytes;
        }
        *self.of_widest.entry(blocks.last().copied()).or_insert(0) += bytes;
        let fits = self.make_room(number, &blocks);
        if !fits {
            self.remove(number);
        }
        fits
    }

    /// Lets others give way to the body `newest`, until what is left is within the bounds. False where that one has to give way itself.
    fn make_room(&mut self, newest: u64, blocks: &[IpNet]) -> bool {
        for (block, most) in blocks.iter().zip(self.max_per_block) {
            while self.of_block.get(block).is_some_and(|bytes| *bytes > most) {
                if !self.one_gives_way(newest, |body| body.blocks.contains(block)) {
                    return false;
                }
            }
        }
        while self.bytes > self.max_total {
            let heaviest = self.of_widest.iter().max_by_key(|(block, bytes)| (**bytes, **block)).and_then(|(block, _)| *block);
            if self.one_gives_way(newest, |body| body.blocks.last().copied() == heaviest) {
                continue;
            }
            // Of the heaviest block no other body can give way: the newest does where it is one of that block.
            if blocks.last().copied() == heaviest || !self.one_gives_way(newest, |_| true) {
                return false;
            }
        }
        true
    }

    /// The body that gives way of those that `may`: the one under way for longest. False where it is `newest` itself, or none may.
    fn one_gives_way(&mut self, newest: u64, may: impl Fn(&Body) -> bool) -> bool {
        let found = self.bodies.iter().find(|(_, body)| body.stop.is_some() && body.bytes > 0 && may(body)).map(|(number, _)| *number);
        let Some(number) = found.filter(|number| *number != newest) else { return false };
        if let Some(stop) = self.remove(number).and_then(|body| body.stop) {
            let _ = stop.send(()); // its reader may have gone by itself
        }
        true
    }

    fn remove(&mut self, number: u64) -> Option<Body> {
        let body = self.bodies.remove(&number)?;
        self.bytes -= body.bytes;
        for block in &body.blocks {
            lessen(&mut self.of_block, *block, body.bytes);
        }
        lessen(&mut self.of_widest, body.blocks.last().copied(), body.bytes);
        Some(body)
    }
}

fn lessen<K: std::hash::Hash + Eq>(counted: &mut HashMap<K, usize>, key: K, bytes: usize) {
    if let Some(now) = counted.get_mut(&key) {
        *now = now.saturating_sub(bytes);
        if *now == 0 {
            counted.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    #[tokio::test]
    async fn attack_h1_bodies_of_one_address_push_out_the_slowest_of_that_address_alone() {
        let bodies = Bodies::bounded([1_000, 2_000, 4_000], 10_000);
        let quiet = bodies.begin(address("198.51.100.7"));
        assert!(quiet.take(10));
        let mut slow: Vec<Room> = (0..10).map(|_| bodies.begin(address("192.0.2.1"))).collect();
        assert!(slow.iter().all(|room| room.take(100)));
        let neighbour = bodies.begin(address("192.0.2.1"));
        assert!(neighbour.take(60), "a form that comes at once finds room behind the same address");
        slow[0].stopped().await;
        assert!(!slow[0].take(1), "the first of the slow ones gave way");
        assert!(slow[2..].iter().all(|room| room.take(1)) && quiet.take(10));
        assert!(bodies.bytes() <= 1_020);
        drop((slow, neighbour, quiet));
        assert_eq!(bodies.bytes(), 0);
        assert!(bodies.under_way().of_block.is_empty() && bodies.under_way().of_widest.is_empty());
    }

    #[tokio::test]
    async fn attack_h1_what_is_being_answered_stays_and_the_next_waits_outside() {
        let bodies = Bodies::bounded([1_000, 2_000, 4_000], 10_000);
        let whole: Vec<Room> = (0..10).map(|_| bodies.begin(address("2001:db8::1"))).collect();
        for room in &whole {
            assert!(room.take(100));
            room.is_whole();
        }
        let next = bodies.begin(address("2001:db8::2"));
        assert!(!next.take(1), "the /64 has its share");
        drop(next);
        let other = bodies.begin(address("2001:db8:0:1::1"));
        assert!(other.take(100));
        assert_eq!(bodies.bytes(), 1_100);
    }

    #[tokio::test]
    async fn attack_h1_all_bodies_together_have_a_bound_and_whoever_has_the_most_gives_way() {
        let bodies = Bodies::bounded([1_000, 2_000, 4_000], 3_000);
        let quiet = bodies.begin(address("198.51.100.7"));
        assert!(quiet.take(100));
        let rooms: Vec<Room> = (0..8_u8).map(|n| bodies.begin(address(&format!("203.0.{n}.1")))).collect();
        let heavy: Vec<Room> = (0..2).map(|_| bodies.begin(address("192.0.2.1"))).collect();
        assert!(heavy.iter().all(|room| room.take(500)));
        for _ in 0..4 {
            for room in &rooms {
                let _ = room.take(100);
            }
        }
        assert!(bodies.bytes() <= 3_000, "{}", bodies.bytes());
        assert!(quiet.take(1), "a body of a few bytes is nobody's burden");
        // From this machine, or through a proxy that nobody named: bounded with all the others.
        let here: Vec<Room> = (0..50).map(|_| bodies.begin(address("127.0.0.1"))).collect();
        for room in &here {
            let _ = room.take(100);
        }
        assert!(bodies.bytes() <= 3_000);
    }
}
