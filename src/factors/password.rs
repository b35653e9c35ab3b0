//! Passwords: argon2id on a few threads with a bounded queue, and the rules for one that a person chooses.
//!
//! A flood of sign-ins must not starve the token endpoint: when the queue is full the answer is [`Busy`], 503 with
//! `Retry-After`. What a hash costs is a setting; a hash that was made at another cost is made anew when its password is next typed.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, oneshot};
use unicode_normalization::UnicodeNormalization as _;
use zxcvbn::feedback::Warning;

use super::breached::BreachedList;
pub use super::hashing::Cost;
use super::hashing::{Memory, Threads, decoy, is_of_cost};
use super::{Element, Enrolment, Factor, Part, foreign};
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
/// The least number of characters of a password that a person chooses, where the setting says nothing
/// ([NIST 800-63B §3.1.1.2](https://pages.nist.gov/800-63-4/sp800-63b.html)).
const LEAST: u32 = 8;
const WAITING_PER_CORE: usize = 32;

/// A PHC string: `$argon2id$v=19$...`; or a hash that another system made, until its password is next typed.
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unfit {
    /// It has fewer characters than this.
    TooShort(u32),
    /// More than [`LONGEST`] bytes.
    TooLong,
    /// It contains a control character.
    ControlCharacter,
    /// It is on the list of those that were stolen elsewhere.
    Breached,
    /// It is easy to guess for whoever knows the person's name or address.
    Personal,
    /// It would be guessed; what makes it easy, where that has a name.
    Guessable(Option<Warning>),
}

/// What holds for new passwords.
#[derive(Clone, Debug)]
pub struct Rules {
    /// What a hash costs.
    pub cost: Cost,
    /// The least number of characters of one that a person chooses.
    pub least: u32,
    /// Those that were stolen elsewhere, where the operator has a list of them. The most common ones are known without.
    pub breached: Option<Arc<BreachedList>>,
}

impl Default for Rules {
    fn default() -> Self {
        Self { cost: Cost::default(), least: LEAST, breached: None }
    }
}

/// The pool that hashes.
#[derive(Clone)]
pub struct Passwords {
    threads: Threads,
    running: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    most_waiting: usize,
    random: Random,
    rules: Rules,
    slowest: Slowest,
    /// Checked in place of a hash that isn't there, so that an unknown name takes as long as a known one.
    decoy: Arc<PasswordHash>,
}

/// How long it takes to check a hash, of whatever cost. Every wrong password takes as long, also for nobody, so that the time does not
/// tell who was brought along from another system, or has a hash from before the cost was changed.
#[derive(Clone, Default)]
struct Slowest(Arc<AtomicU64>);

impl Slowest {
    /// One took so long. What was longer by chance is forgotten with time.
    fn see(&self, took: Duration) -> Duration {
        let took = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let longest = |before: u64| Some(took.max(before - before / 16));
        let before = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, longest).unwrap_or_default();
        Duration::from_micros(took.max(before))
    }
}

struct Waiting(Arc<AtomicUsize>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Passwords {
    /// A pool of `cores` threads.
    pub fn new(cores: usize, rules: Rules, random: &Random) -> Self {
        let (cores, cost) = (cores.max(1), rules.cost);
        Self {
            threads: Threads::start(cores, cost),
            running: Arc::new(Semaphore::new(cores)),
            waiting: Arc::default(),
            most_waiting: cores * WAITING_PER_CORE,
            random: random.clone(),
            rules,
            slowest: Slowest::default(),
            decoy: Arc::new(PasswordHash(decoy(cost, random))),
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
        let password = password.clone();
        let (exists, stored) = match stored {
            Some(stored) => (true, stored),
            None => (false, (*self.decoy).clone()),
        };
        let begun = Instant::now();
        let (matches, took) = self
            .run(move |memory| {
                let begun = Instant::now();
                (matches(memory, &password, &stored), begun.elapsed())
            })
            .await?;
        let matches = matches.map_err(|error| {
            tracing::error!(%error, "a password could not be checked");
            Busy
        })?;
        let slowest = self.slowest.see(took);
        if matches && exists {
            return Ok(true);
        }
        let left = slowest.saturating_sub(begun.elapsed());
        if !left.is_zero() {
            tokio::time::sleep(left).await;
        }
        Ok(false)
    }

    /// Whether a person may choose `password`; `known` are words that a guesser tries first (name, address). On the pool:
    /// the estimate takes milliseconds.
    ///
    /// # Errors
    /// [`Busy`] where the queue is full.
    pub async fn check_choice(&self, password: &Secret, known: &[&str]) -> Result<Result<(), Unfit>, Busy> {
        let (password, known) = (password.clone(), known.iter().map(|&word| word.to_owned()).collect::<Vec<_>>());
        let (breached, least) = (self.rules.breached.clone(), self.rules.least);
        let judged = self.run(move |_| {
            let judged = check_choice(&password, &known.iter().map(String::as_str).collect::<Vec<_>>(), least);
            match judged {
                // Whoever reads it should replace the password wherever else they use it.
                Ok(()) | Err(Unfit::Guessable(_) | Unfit::Personal) if is_breached(breached.as_deref(), &password)? => {
                    Ok(Err(Unfit::Breached))
                }
                other => Ok(other),
            }
        });
        judged.await?
    }

    /// Whether `password` is on the list of those that were stolen elsewhere. Reads the file on this thread: for commands.
    ///
    /// # Errors
    /// [`Busy`] where the file cannot be read.
    pub fn is_breached(&self, password: &Secret) -> Result<bool, Busy> {
        is_breached(self.rules.breached.as_deref(), password)
    }

    /// Whether `stored` is as a hash is made now: else it is made anew from the password when that is next typed.
    pub fn is_current(&self, stored: &PasswordHash) -> bool {
        is_of_cost(stored.expose(), self.rules.cost)
    }

    /// The least number of characters of a password that a person chooses.
    pub fn least(&self) -> u32 {
        self.rules.least
    }

    /// What a new hash costs.
    pub fn cost(&self) -> Cost {
        self.rules.cost
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

fn is_breached(list: Option<&BreachedList>, password: &Secret) -> Result<bool, Busy> {
    let Some(list) = list else { return Ok(false) };
    list.holds(&normalized(password)).map_err(|error| {
        tracing::error!(%error, "the list of breached passwords (LATCHKEY_BREACHED_FILE) cannot be read");
        Busy
    })
}

/// Whether `typed` is what `stored` was made of. Other systems hash what was typed as it is.
fn matches(memory: &mut Memory, typed: &Secret, stored: &PasswordHash) -> Result<bool, argon2::Error> {
    if let Some(matches) = foreign::verify(typed, stored.expose()) {
        return Ok(matches);
    }
    let text = normalized(typed);
    Ok(memory.verify(&text, stored.expose())? || (text.expose() != typed.expose() && memory.verify(typed, stored.expose())?))
}

/// Hashes on this thread: for commands, which have no pool.
///
/// # Errors
/// [`Busy`] where argon2 cannot have its memory: nothing is kept rather than a hash that opens to nothing.
pub fn hash(password: &Secret, cost: Cost, random: &Random) -> Result<PasswordHash, Busy> {
    hash_in(&mut Memory::of(cost), password, random)
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

/// Whether a person may choose `password`, of `least` characters or more; `known` are words that a guesser tries first (name, address).
pub fn check_choice(password: &Secret, known: &[&str], least: u32) -> Result<(), Unfit> {
    let text = normalized(password);
    if u32::try_from(text.expose().chars().count()).is_ok_and(|length| length < least) {
        return Err(Unfit::TooShort(least));
    }
    check_bounds(password)?;
    // zxcvbn's time grows with the length; what is this long needs no estimate of more than its beginning.
    let beginning: String = text.expose().chars().take(100).collect();
    let estimate = zxcvbn::zxcvbn(&beginning, known);
    if estimate.score() >= zxcvbn::Score::Three {
        return Ok(());
    }
    if holds_own(&beginning, known) {
        return Err(Unfit::Personal);
    }
    Err(Unfit::Guessable(estimate.feedback().and_then(zxcvbn::feedback::Feedback::warning)))
}

/// Whether a part of a name or an address stands in `text`. Shorter ones stand in words.
fn holds_own(text: &str, known: &[&str]) -> bool {
    let text = text.to_lowercase();
    let mut parts = known.iter().flat_map(|word| word.split(|c: char| !c.is_alphanumeric()));
    parts.any(|part| part.chars().count() >= 4 && text.contains(&part.to_lowercase()))
}

/// What holds for every password, chosen by a person or set by an admin.
pub fn check_bounds(password: &Secret) -> Result<(), Unfit> {
    let text = password.expose();
    if text.is_empty() {
        return Err(Unfit::TooShort(1));
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
        let passwords = Passwords::new(1, Rules::default(), &Random::default());
        let hash = passwords.hash(&Secret::new("caf\u{e9} au lait")).await.unwrap();
        assert!(passwords.verify(&Secret::new("cafe\u{301} au lait"), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify(&Secret::new("cafe au lait"), Some(hash)).await.unwrap());
        assert!(!passwords.verify(&Secret::new("anything"), None).await.unwrap());
    }

    #[tokio::test]
    async fn attack_a1_a_wrong_password_takes_as_long_for_nobody_as_for_whoever_was_brought_along() {
        let passwords = Passwords::new(1, Rules::default(), &Random::default());
        let foreign = PasswordHash::stored(format!("$pbkdf2-sha256$i=2000000$c2FsdHNhbHQ${}", "A".repeat(43)));
        let wrong = Secret::new("another password 7");
        let begun = Instant::now();
        assert!(!passwords.verify(&wrong, Some(foreign)).await.unwrap());
        let took = begun.elapsed();
        let own = passwords.hash(&Secret::new("x")).await.unwrap();
        for stored in [None, Some(own.clone())] {
            let begun = Instant::now();
            assert!(!passwords.verify(&wrong, stored).await.unwrap());
            // What was seen before counts a little less with each check; and it takes a moment to hand the work over.
            assert!(begun.elapsed() + Duration::from_millis(50) >= took * 3 / 4, "{took:?}");
        }
        assert!(passwords.verify(&Secret::new("x"), Some(own)).await.unwrap());
    }

    #[tokio::test]
    async fn a_hash_of_argon2_that_another_system_made_of_another_normal_form_is_checked_as_it_was_typed() {
        let passwords = Passwords::new(1, Rules::default(), &Random::default());
        let typed = "cafe\u{301} au lait";
        let stored = PasswordHash(Memory::default().hash(&Secret::new(typed), [7; 16]).unwrap());
        assert!(passwords.verify(&Secret::new(typed), Some(stored.clone())).await.unwrap());
        assert!(!passwords.verify(&Secret::new("caf\u{e9} au lait"), Some(stored)).await.unwrap());
    }

    #[tokio::test]
    async fn a_flood_is_bounded_and_the_pool_recovers() {
        let passwords = Passwords::new(1, Rules::default(), &Random::default());
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
        let passwords = Passwords::new(1, Rules::default(), &Random::default());
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
        assert_eq!(check_choice(&Secret::new("short"), &[], LEAST), Err(Unfit::TooShort(LEAST)));
        assert_eq!(check_choice(&Secret::new("quiet lamps 4"), &[], 15), Err(Unfit::TooShort(15)));
        assert_eq!(check_choice(&Secret::new("password1"), &[], LEAST), Err(Unfit::Guessable(Some(Warning::ThisIsACommonPassword))));
        assert_eq!(check_choice(&Secret::new("alice2027"), &["alice@example.com"], LEAST), Err(Unfit::Personal));
        assert_eq!(
            check_choice(&Secret::new("qwertzuiop"), &["ann"], LEAST).map_err(|unfit| matches!(unfit, Unfit::Guessable(_))),
            Err(true)
        );
        assert_eq!(check_choice(&Secret::new("x".repeat(1025)), &[], LEAST), Err(Unfit::TooLong));
        assert_eq!(check_choice(&Secret::new("abc\u{0}defghijk"), &[], LEAST), Err(Unfit::ControlCharacter));
        assert_eq!(check_choice(&Secret::new("violet otter rides tram 9"), &[], LEAST), Ok(()));
    }
}
