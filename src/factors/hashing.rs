//! The threads that hash passwords. Each owns the memory that argon2 fills, and uses it again.
//!
//! argon2 wants 19 MiB and more for a hash. Where each check takes them from the allocator on whichever thread is free, they stay behind
//! in one of its arenas after the other: a dozen sign-ins at once, again and again, cost hundreds of MiB for good. So a few
//! threads take a piece each at their first hash, the memory of the process is bounded by their number, and a thread that has had
//! nothing to hash for a moment gives its piece back.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};

use crate::clock::Random;
use crate::secrets::Secret;

/// How long a thread without work keeps its memory. Taking it anew costs a hash some milliseconds, which nobody feels where
/// hashes are so rare.
const REST: Duration = Duration::from_millis(500);

/// How many bytes of addresses are asked for at least; what is not used of them costs no memory. glibc maps a piece by itself, and
/// gives it back whole, where it is larger than a bound that grows with what was given back, but never beyond 32 MiB
/// ([mallopt(3)](https://man7.org/linux/man-pages/man3/mallopt.3.html), `M_MMAP_THRESHOLD`). A piece of 19 MiB that was given
/// back once would be the last one: the next would come from an arena and stay in it.
const MAPPED_BY_ITSELF: usize = 33 << 20;

/// What a new hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory that is filled, in KiB.
    pub memory: u32,
    /// How often it is filled.
    pub iterations: u32,
}

/// As OWASP reduces [RFC 9106 §4](https://www.rfc-editor.org/rfc/rfc9106#section-4): 19 MiB, two passes.
impl Default for Cost {
    fn default() -> Self {
        Self { memory: Params::DEFAULT_M_COST, iterations: Params::DEFAULT_T_COST }
    }
}

impl Cost {
    /// For argon2, in one lane. The settings have bounds within those of argon2.
    fn params(self) -> Params {
        Params::new(self.memory, self.iterations, Params::DEFAULT_P_COST, None).unwrap_or_default()
    }
}

/// The memory that argon2 fills for one hash after the other.
#[derive(Default)]
pub struct Memory {
    blocks: Vec<Block>,
    /// What new hashes cost.
    cost: Cost,
}

impl Memory {
    /// For new hashes of this cost.
    pub fn of(cost: Cost) -> Self {
        Self { blocks: Vec::new(), cost }
    }

    fn give_back(&mut self) {
        self.blocks = Vec::new();
    }

    /// Does `job` with room for a hash by `params`. What is asked for beyond what new hashes need is for this once: a stored
    /// hash may have come from elsewhere and want much more.
    fn lend<T>(&mut self, params: &Params, job: impl FnOnce(&mut [Block]) -> Result<T, argon2::Error>) -> Result<T, argon2::Error> {
        let (needed, usual) = (params.block_count(), self.cost.params().block_count());
        if needed > usual {
            return job(&mut blocks(needed)?);
        }
        if self.blocks.is_empty() {
            self.blocks = blocks(usual)?;
        }
        job(&mut self.blocks)
    }

    /// Hashes `text` with `salt`, as a PHC string.
    ///
    /// # Errors
    /// Where argon2 cannot have its memory.
    pub fn hash(&mut self, text: &Secret, salt: [u8; 16]) -> Result<Secret, argon2::Error> {
        let params = self.cost.params();
        let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
        self.lend(&params, |blocks| argon2.hash_password_into_with_memory(text.expose().as_bytes(), &salt, &mut output, blocks))?;
        written(&params, salt, output)
    }

    /// Whether `text` is what `stored`, a PHC string, was made of.
    ///
    /// # Errors
    /// Where argon2 cannot have its memory. What is no hash was made of nothing.
    pub fn verify(&mut self, text: &Secret, stored: &str) -> Result<bool, argon2::Error> {
        let Some((argon2, salt, expected)) = read(stored) else { return Ok(false) };
        let mut output = vec![0; expected.len()];
        let bytes = text.expose().as_bytes();
        self.lend(argon2.params(), |blocks| argon2.hash_password_into_with_memory(bytes, salt.as_ref(), &mut output, blocks))?;
        // Two outputs are compared in constant time.
        Ok(Output::new(&output).is_ok_and(|output| output == expected))
    }
}

/// Zeroed memory; an error and no end of the process where there is none.
fn blocks(count: usize) -> Result<Vec<Block>, argon2::Error> {
    let mut blocks = Vec::new();
    blocks.try_reserve_exact(count.max(MAPPED_BY_ITSELF / size_of::<Block>())).map_err(|_| argon2::Error::OutOfMemory)?;
    blocks.resize(count, Block::new());
    Ok(blocks)
}

/// A hash of nothing: checking against it takes as long as against any other of this cost, and never succeeds. Nothing is hashed to
/// make it.
pub fn decoy(cost: Cost, random: &Random) -> Secret {
    written(&cost.params(), random.bytes(), random.bytes()).unwrap_or_default()
}

/// What it costs to check a hash of argon2, whoever made it; none where it is none.
pub fn cost_of(stored: &str) -> Option<Cost> {
    let (argon2, salt, output) = read(stored)?;
    let is_whole = salt.len() >= 8 && output.len() >= 16;
    is_whole.then(|| Cost { memory: argon2.params().m_cost(), iterations: argon2.params().t_cost() })
}

/// Whether `stored` is what a new hash of this cost would be.
pub fn is_of_cost(stored: &str, cost: Cost) -> bool {
    let shape = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
    read(stored).is_some_and(|(argon2, salt, output)| {
        let is_whole = salt.len() >= SALT && output.len() >= Params::DEFAULT_OUTPUT_LEN;
        stored.starts_with(OURS) && is_whole && shape(argon2.params()) == shape(&cost.params())
    })
}

/// How a hash begins that is made here.
const OURS: &str = "$argon2id$v=19$";
/// Bytes of a salt.
const SALT: usize = 16;

fn written(params: &Params, salt: [u8; 16], output: [u8; Params::DEFAULT_OUTPUT_LEN]) -> Result<Secret, argon2::Error> {
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params).map_err(|_| argon2::Error::AlgorithmInvalid)?,
        salt: Some(Salt::new(&salt).map_err(|_| argon2::Error::SaltTooLong)?),
        hash: Some(Output::new(&output).map_err(|_| argon2::Error::OutputTooLong)?),
    };
    Ok(Secret::new(hash.to_string()))
}

fn read(stored: &str) -> Option<(Argon2<'static>, Salt, Output)> {
    let parsed = PasswordHash::new(stored).ok()?;
    let algorithm = Algorithm::try_from(parsed.algorithm.as_str()).ok()?;
    let version = parsed.version.map(Version::try_from).transpose().ok()?.unwrap_or_default();
    let params = Params::try_from(&parsed).ok()?;
    Some((Argon2::new(algorithm, version, params), parsed.salt?, parsed.hash?))
}

type Job = Box<dyn FnOnce(&mut Memory) + Send>;

/// Some threads, which end with the last clone of this.
#[derive(Clone)]
pub struct Threads(Arc<Givers>);

impl Threads {
    /// So many threads, for new hashes of this cost. They take their memory at the first hash.
    pub fn start(count: usize, cost: Cost) -> Self {
        Self::that_rest(count, cost, REST)
    }

    /// The same, each of which gives its memory back once it has had no work for so long.
    fn that_rest(count: usize, cost: Cost, rest: Duration) -> Self {
        let queue = Arc::new(Queue::default());
        for number in 0..count {
            let its = Arc::clone(&queue);
            match std::thread::Builder::new().name(format!("passwords-{number}")).spawn(move || work(&its, cost, rest)) {
                Ok(_) => queue.state().threads += 1,
                Err(error) => tracing::error!(%error, "a thread that hashes passwords could not be started"),
            }
        }
        Self(Arc::new(Givers(queue)))
    }

    /// Hands a job to the next free thread; none where there is no thread.
    pub fn give(&self, job: impl FnOnce(&mut Memory) + Send + 'static) -> Option<()> {
        let mut state = self.0.0.state();
        if state.threads == 0 {
            return None;
        }
        state.jobs.push_back(Box::new(job));
        self.0.0.more.notify_one();
        Some(())
    }
}

/// Whoever can give jobs. Where nobody can any more the threads end.
struct Givers(Arc<Queue>);

impl Drop for Givers {
    fn drop(&mut self) {
        self.0.state().ended = true;
        self.0.more.notify_all();
    }
}

#[derive(Default)]
struct Queue {
    state: Mutex<State>,
    more: Condvar,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    threads: usize,
    ended: bool,
}

impl Queue {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next job, as soon as there is one. Where none comes within `rest`, the memory is given back meanwhile.
    fn next(&self, memory: &mut Memory, rest: Duration) -> Option<Job> {
        let mut state = self.state();
        loop {
            if let Some(job) = state.jobs.pop_front() {
                return Some(job);
            }
            if state.ended {
                return None;
            }
            if memory.blocks.is_empty() {
                state = self.more.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            let (woken, waited) = self.more.wait_timeout(state, rest).unwrap_or_else(PoisonError::into_inner);
            state = woken;
            if waited.timed_out() && state.jobs.is_empty() {
                drop(state);
                memory.give_back();
                state = self.state();
            }
        }
    }
}

fn work(queue: &Queue, cost: Cost, rest: Duration) {
    let mut memory = Memory::of(cost);
    while let Some(job) = queue.next(&mut memory, rest) {
        // A panic is the end of this job alone. Whatever it left in the memory, the next hash fills it anew.
        if catch_unwind(AssertUnwindSafe(|| job(&mut memory))).is_err() {
            tracing::error!("a job on passwords panicked");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

    use super::*;

    #[test]
    fn a_hash_is_the_one_that_argon2_makes_with_memory_of_its_own_and_both_read_each_other() {
        let (mut memory, text) = (Memory::default(), Secret::new("violet otter"));
        for salt in [[1; 16], [2; 16]] {
            let ours = memory.hash(&text, salt).unwrap();
            let theirs = Argon2::default().hash_password_with_salt(text.expose().as_bytes(), &salt).unwrap().to_string();
            assert_eq!(ours.expose(), theirs);
            assert!(memory.verify(&text, &theirs).unwrap());
            assert!(!memory.verify(&Secret::new("violet otter "), &theirs).unwrap());
        }
    }

    #[test]
    fn stored_hashes_of_other_costs_are_checked_and_their_memory_is_given_back() {
        let (mut memory, text) = (Memory::default(), Secret::new("x"));
        for (memory_cost, iterations, lanes, length) in [(8, 1, 1, 16), (65_536, 1, 1, 32), (64, 3, 4, 32)] {
            let params = Params::new(memory_cost, iterations, lanes, Some(length)).unwrap();
            for algorithm in [Algorithm::Argon2d, Algorithm::Argon2i, Algorithm::Argon2id] {
                let argon2 = Argon2::new(algorithm, Version::V0x13, params.clone());
                let stored = argon2.hash_password_with_salt(b"x", &[3; 16]).unwrap().to_string();
                assert!(Argon2::default().verify_password(b"x", stored.as_str()).is_ok());
                assert!(memory.verify(&text, &stored).unwrap() && !memory.verify(&Secret::new("y"), &stored).unwrap(), "{stored}");
                assert!(memory.blocks.len() <= Params::default().block_count());
            }
        }
        assert!(!memory.verify(&text, "").unwrap() && !memory.verify(&text, "$2b$12$x").unwrap());
    }

    #[test]
    fn the_decoy_costs_as_much_as_a_real_hash_and_opens_to_nothing() {
        let (mut memory, random) = (Memory::default(), Random::default());
        let (decoy, real) = (decoy(Cost::default(), &random), memory.hash(&Secret::new("x"), random.bytes()).unwrap());
        let cost =
            |phc: &Secret| read(phc.expose()).map(|(argon2, salt, output)| (argon2.params().clone(), salt.len(), output.len())).unwrap();
        assert_eq!(cost(&decoy), cost(&real));
        assert!(!memory.verify(&Secret::new("x"), decoy.expose()).unwrap());
        assert_ne!(decoy.expose(), super::decoy(Cost::default(), &random).expose());
    }

    #[test]
    fn a_hash_is_of_a_cost_if_it_is_what_would_be_made_now() {
        let costs = [Cost::default(), Cost { memory: 12 * 1024, iterations: 3 }, Cost { memory: 48 * 1024, iterations: 1 }];
        for made in costs {
            let stored = Memory::of(made).hash(&Secret::new("x"), [1; 16]).unwrap();
            for asked in costs {
                assert_eq!(is_of_cost(stored.expose(), asked), made == asked, "{made:?} {asked:?}");
            }
            assert!(Memory::default().verify(&Secret::new("x"), stored.expose()).unwrap());
            let other = stored.expose().replace("argon2id", "argon2i");
            assert!(!is_of_cost(&other, made) && !is_of_cost("$2b$12$x", made) && !is_of_cost("", made));
        }
    }

    #[test]
    fn a_thread_keeps_its_memory_and_survives_a_panic() {
        let threads = Threads::that_rest(1, Cost::default(), Duration::from_secs(3600));
        let (say, heard) = channel();
        for round in 0..3 {
            let say = say.clone();
            threads
                .give(move |memory| {
                    let _ = memory.hash(&Secret::new("x"), [round; 16]);
                    say.send(memory.blocks.as_ptr().addr()).unwrap();
                    assert!(round != 1, "on purpose");
                })
                .unwrap();
        }
        let places: Vec<usize> = (0..3).map(|_| heard.recv().unwrap()).collect();
        assert!(places.iter().all(|place| Some(place) == places.first()), "{places:?}");
    }

    #[test]
    fn a_thread_without_work_gives_its_memory_back_and_takes_it_again() {
        let threads = Threads::that_rest(1, Cost::default(), Duration::ZERO);
        let (say, heard) = channel();
        for round in 0..2 {
            threads
                .give(move |memory| {
                    let _ = memory.hash(&Secret::new("x"), [round; 16]);
                })
                .unwrap();
            let held = || {
                let say = say.clone();
                threads.give(move |memory| say.send(memory.blocks.capacity()).unwrap()).unwrap();
                heard.recv().unwrap()
            };
            assert!((0..10_000).any(|_| held() == 0), "it keeps its memory");
        }
    }

    #[test]
    fn a_piece_is_so_large_that_the_allocator_maps_it_by_itself() {
        let mut memory = Memory::default();
        memory.hash(&Secret::new("x"), [1; 16]).unwrap();
        assert!(memory.blocks.capacity() * size_of::<Block>() > 32 << 20);
        assert_eq!(memory.blocks.len(), Params::default().block_count());
    }

    #[test]
    fn the_threads_end_with_the_last_who_could_give_them_work() {
        let threads = Threads::that_rest(2, Cost::default(), Duration::ZERO);
        let queue = Arc::downgrade(&threads.0.0);
        let clone = threads.clone();
        drop(threads);
        assert!(clone.give(|_| ()).is_some());
        drop(clone);
        let ended = (0..10_000).any(|_| {
            std::thread::sleep(Duration::from_millis(1));
            queue.strong_count() == 0
        });
        assert!(ended);
    }
}
