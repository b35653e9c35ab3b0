//! Passwords: argon2id on a few threads with a bounded queue, and the rules for one that a person chooses.
//!
//! A flood of sign-ins must not starve the token endpoint: when the queue is full the answer is [`Busy`], 503 with
//! `Retry-After`. Parameters are those of [RFC 9106 §4](https://www.rfc-editor.org/rfc/rfc9106#section-4) as OWASP reduces them: 19 MiB, two passes, one lane.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{Semaphore, oneshot};
use unicode_normalization::UnicodeNormalization as _;

use super::hashing::{Memory, Threads, decoy};
use super::{Element, Enrolment, Factor, Part};
use crate::clock::Random;
use crate::secrets::Secret;

/// Its row of the table.
pub const FACTOR: Factor = Factor {
    name: "password",
    proves: &[Element::Knowledge],
    phishing_resistant: false,
    guessable: true,
    amr: &["pwd"],
    parts: &[Part::First],
    enrolment: Enrolment::Beforehand,
    most: 1,
    left: |_| Ok(None),
};

/// The longest password, in bytes.
pub const LONGEST: usize = 1024;
/// The shortest password that a person may choose, in characters ([NIST 800-63B §3.1.1.2](https://pages.nist.gov/800-63-4/sp800-63b.html)).
pub const SHORTEST: usize = 8;
const WAITING_PER_CORE: usize = 32;

/// A PHC string: `$argon2id$v=19$...`.
#[derive(Clone, Debug)]
pub struct PasswordHash(Secret);

impl PasswordHash {
    /// What the credential's row held.
    pub fn stored(phc: impl Into<String>) -> Self {
        Self(Secret::new(phc))
    }

    /// For the credential's row, which seals it.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

/// The queue is full, or there was no memory for the work: try again in a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy;

impl fmt::Display for Busy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("too many passwords are being checked at once")
    }
}

impl std::error::Error for Busy {}

/// Why a password was not accepted as a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    /// More than [`LONGEST`] bytes.
    TooLong,
    /// It contains a control character.
    ControlCharacter,
    /// It would be guessed.
    Guessable,
}

/// The pool that hashes.
#[derive(Clone)]
pub struct Passwords {
    threads: Threads,
    running: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    most_waiting: usize,
    random: Random,
    /// Checked in place of a hash that isn't there, so that an unknown name takes as long as a known one.
    decoy: Arc<PasswordHash>,
}

struct Waiting(Arc<AtomicUsize>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Passwords {
    /// A pool of `cores` threads.
    pub fn new(cores: usize, random: &Random) -> Self {
        let cores = cores.max(1);
        Self {
            threads: Threads::start(cores),
            running: Arc::new(Semaphore::new(cores)),
            waiting: Arc::default(),
            most_waiting: cores * WAITING_PER_CORE,
            random: random.clone(),
            decoy: Arc::new(PasswordHash(decoy(random))),
        }
    }

    async fn run<T: Send + 'static>(&self, job: impl FnOnce(&mut Memory) -> T + Send + 'static) -> Result<T, Busy> {
        if self.waiting.fetch_add(1, Ordering::SeqCst) >= self.most_waiting {
            self.waiting.fetch_sub(1, Ordering::SeqCst);
            return Err(Busy);
        }
        let waiting = Waiting(Arc::clone(&self.waiting));
        let permit = Arc::clone(&self.running).acquire_owned().await.map_err(|_| Busy)?;
        let (answer, answered) = oneshot::channel();
        // The place is held as long as the work goes on, also where the caller hangs up meanwhile.
        let held = move |memory: &mut Memory| {
            let _held = (waiting, permit);
            let _ = answer.send(job(memory)); // nobody waits any more: nothing is lost
        };
        self.threads.give(held).ok_or(Busy)?;
        answered.await.map_err(|_| Busy)
    }

    /// Whether `password` is the one behind `stored`; for no `stored` false, after as long.
    ///
    /// # Errors
    /// [`Busy`] where the queue is full.
    pub async fn verify(&self, password: &Secret, stored: Option<PasswordHash>) -> Result<bool, Busy> {
        if password.expose().len() > LONGEST {
            return Ok(false);
        }
        let password = normalized(password);
        let (exists, stored) = match stored {
            Some(stored) => (true, stored),
            None => (false, (*self.decoy).clone()),
        };
        let matches = self.run(move |memory| memory.verify(&password, stored.expose())).await?.map_err(|error| {
            tracing::error!(%error, "a password could not be checked");
            Busy
        })?;
        Ok(matches && exists)
    }

    /// Whether a person may choose `password`; `known` are words that a guesser tries first (name, address). On the pool:
    /// the estimate takes milliseconds.
    ///
    /// # Errors
    /// [`Busy`] where the queue is full.
    pub async fn check_choice(&self, password: &Secret, known: &[&str]) -> Result<Result<(), Unfit>, Busy> {
        let (password, known) = (password.clone(), known.iter().map(|&word| word.to_owned()).collect::<Vec<_>>());
        self.run(move |_| check_choice(&password, &known.iter().map(String::as_str).collect::<Vec<_>>())).await
    }

    /// Hashes a password for its row.
    ///
    /// # Errors
    /// [`Busy`] where the queue is full.
    pub async fn hash(&self, password: &Secret) -> Result<PasswordHash, Busy> {
        let (password, random) = (password.clone(), self.random.clone());
        self.run(move |memory| hash_in(memory, &password, &random)).await?
    }
}

impl fmt::Debug for Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Passwords").field("most_waiting", &self.most_waiting).finish_non_exhaustive()
    }
}

/// One form for the same text typed on different keyboards ([RFC 8265 §4.2](https://www.rfc-editor.org/rfc/rfc8265#section-4.2)).
fn normalized(password: &Secret) -> Secret {
    Secret::new(password.expose().nfc().collect::<String>())
}

/// Hashes on this thread: for commands, which have no pool.
///
/// # Errors
/// [`Busy`] where argon2 cannot have its memory: nothing is kept rather than a hash that opens to nothing.
pub fn hash(password: &Secret, random: &Random) -> Result<PasswordHash, Busy> {
    hash_in(&mut Memory::default(), password, random)
}

fn hash_in(memory: &mut Memory, password: &Secret, random: &Random) -> Result<PasswordHash, Busy> {
    match memory.hash(&normalized(password), random.bytes()) {
        Ok(hash) => Ok(PasswordHash(hash)),
        Err(error) => {
            tracing::error!(%error, "a password could not be hashed");
            Err(Busy)
        }
    }
}

/// A password to be handed over and replaced at once: 80 random bits as four groups of four characters that are read out
/// easily.
pub fn temporary(random: &Random) -> Secret {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let letters = random.bytes::<16>().map(|byte| ALPHABET.get(usize::from(byte & 31)).copied().map_or('0', char::from));
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Secret::new(groups.join("-"))
}

/// Whether a person may choose `password`; `known` are words that a guesser tries first (name, address).
pub fn check_choice(password: &Secret, known: &[&str]) -> Result<(), Unfit> {
    check_bounds(password)?;
    let text = normalized(password);
    if text.expose().chars().count() < SHORTEST {
        return Err(Unfit::TooShort);
    }
    // zxcvbn's time grows with the length; what is this long needs no estimate of more than its beginning.
    let beginning: String = text.expose().chars().take(100).collect();
    if zxcvbn::zxcvbn(&beginning, known).score() < zxcvbn::Score::Three {
        return Err(Unfit::Guessable);
    }
    Ok(())
}

/// What holds for every password, chosen by a person or set by an admin.
pub fn check_bounds(password: &Secret) -> Result<(), Unfit> {
    let text = password.expose();
    if text.is_empty() {
        return Err(Unfit::TooShort);
    }
    if text.len() > LONGEST {
        return Err(Unfit::TooLong);
    }
    if text.chars().any(char::is_control) {
        return Err(Unfit::ControlCharacter);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_right_password_matches_in_every_normal_form_and_no_other_does() {
        let passwords = Passwords::new(1, &Random::default());
        let hash = passwords.hash(&Secret::new("caf\u{e9} au lait")).await.unwrap();
        assert!(passwords.verify(&Secret::new("cafe\u{301} au lait"), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify(&Secret::new("cafe au lait"), Some(hash)).await.unwrap());
        assert!(!passwords.verify(&Secret::new("anything"), None).await.unwrap());
    }

    #[tokio::test]
    async fn a_flood_is_bounded_and_the_pool_recovers() {
        let passwords = Passwords::new(1, &Random::default());
        let hash = passwords.hash(&Secret::new("x")).await.unwrap();
        let tries = (0..100).map(|_| {
            let (passwords, hash) = (passwords.clone(), hash.clone());
            tokio::spawn(async move { passwords.verify(&Secret::new("y"), Some(hash)).await })
        });
        let mut busy = 0;
        for attempt in tries.collect::<Vec<_>>() {
            busy += usize::from(attempt.await.unwrap() == Err(Busy));
        }
        assert!(busy > 0);
        assert!(passwords.verify(&Secret::new("x"), Some(hash)).await.unwrap());
    }

    #[tokio::test]
    async fn attack_a8_who_hangs_up_frees_no_place_while_the_work_goes_on() {
        let passwords = Passwords::new(1, &Random::default());
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let running = passwords.clone();
        let caller = tokio::spawn(async move { running.run(move |_| wait.recv().is_ok()).await });
        while passwords.running.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        caller.abort();
        assert!(caller.await.is_err());
        assert_eq!(passwords.running.available_permits(), 0);
        go.send(()).unwrap();
        assert!(passwords.run(|_| true).await.unwrap());
    }

    #[test]
    fn a_chosen_password_is_bounded_and_not_guessable() {
        assert_eq!(check_choice(&Secret::new("short"), &[]), Err(Unfit::TooShort));
        assert_eq!(check_choice(&Secret::new("password1"), &[]), Err(Unfit::Guessable));
        assert_eq!(check_choice(&Secret::new("x".repeat(1025)), &[]), Err(Unfit::TooLong));
        assert_eq!(check_choice(&Secret::new("abc\u{0}defghijk"), &[]), Err(Unfit::ControlCharacter));
        assert_eq!(check_choice(&Secret::new("violet otter rides tram 9"), &[]), Ok(()));
    }
}
