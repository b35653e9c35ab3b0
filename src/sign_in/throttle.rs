//! Slows guessing: counters per account, per browser that knows the account, per journey, and per address.
//!
//! A stranger's wrong passwords slow strangers: a browser that this person signed in with before has a counter of its
//! own, so that nobody is locked out on purpose ([OWASP ASVS 5 §6.3](https://owasp.org/www-project-application-security-verification-standard/)).
//! Codes are asked after the password alone, so a stranger has none to guess; whoever knows the password slows new browsers,
//! and never the person's own.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::store::transient::{Key, Operation, Transient, TransientStore, Unavailable};

/// The window in which tries are counted.
pub const WINDOW: Duration = Duration::from_secs(10 * 60);
/// The window for codes from a browser that never proved one: of a million codes three are right at a time.
const LONG_WINDOW: Duration = Duration::from_secs(60 * 60);
const PER_ACCOUNT: u64 = 10;
const PER_ADDRESS: u64 = 100;
/// How many codes are looked at for one proof of the password.
const PER_JOURNEY: u64 = 5;
const KNOWN_BROWSER_FOR: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// Whether a try may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It may.
    Admitted,
    /// Too many tries: wait at most this long.
    Slowed(Duration),
}

/// What is guessed: each has counters of its own, and a browser is known by each for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// The password.
    Password,
    /// A one-time code or a recovery code.
    Code,
}

impl Guess {
    fn key(self, kind: &str, whose: &str) -> Key {
        match self {
            Self::Password => Key::new(kind, whose),
            Self::Code => Key::new(&format!("{kind}-code"), whose),
        }
    }
}

/// Who tries: the key of the name as typed, the browser's hash, the address.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// What is tried.
    pub guess: Guess,
    /// The normalized name, known or not: both are counted alike.
    pub login_key: &'a str,
    /// The hash of the browser's cookie.
    pub browser: &'a str,
    /// The client's address.
    pub address: &'a str,
}

impl Attempt<'_> {
    fn known_browser(self) -> Key {
        self.guess.key("known-browser", &format!("{}\n{}", self.login_key, self.browser))
    }

    fn by_account(self, known: bool) -> Key {
        if known {
            self.guess.key("tries-known", &format!("{}\n{}", self.login_key, self.browser))
        } else {
            self.guess.key("tries-account", self.login_key)
        }
    }

    fn window(self, known: bool) -> Duration {
        if self.guess == Guess::Code && !known { LONG_WINDOW } else { WINDOW }
    }

    fn by_address(self) -> Key {
        Key::new("failures-address", self.address)
    }
}

/// Counts a try at the account before what was typed is looked at, so that parallel tries count too. An address is judged by
/// its failures alone: many people may sign in from one office.
pub async fn admit(store: &TransientStore, attempt: Attempt<'_>, now: Timestamp) -> Result<Admission, Unavailable> {
    let known = store.get(&attempt.known_browser(), now).await?.is_some();
    let window = attempt.window(known);
    let tries = store.increment(&attempt.by_account(known), now.plus(window), now).await?;
    let failures = store.get(&attempt.by_address(), now).await?;
    let failures = failures.and_then(|digits| String::from_utf8(digits).ok()?.parse::<u64>().ok()).unwrap_or(0);
    Ok(if tries > PER_ACCOUNT {
        Admission::Slowed(window)
    } else if failures >= PER_ADDRESS {
        Admission::Slowed(WINDOW)
    } else {
        Admission::Admitted
    })
}

/// Counts a code typed in a journey; false where the journey had its share and must begin with the password again. A proof of
/// the password begins a new count.
pub async fn admit_in_journey(
    store: &TransientStore,
    journey: &str,
    proven_at: Timestamp,
    until: Timestamp,
    now: Timestamp,
) -> Result<bool, Unavailable> {
    let key = Key::new("tries-journey", &format!("{journey}\n{}", proven_at.as_millis()));
    Ok(store.increment(&key, until, now).await? <= PER_JOURNEY)
}

/// After what was wrong, or right for an account that may not sign in.
pub async fn failed(store: &TransientStore, attempt: Attempt<'_>, now: Timestamp) -> Result<(), Unavailable> {
    store.increment(&attempt.by_address(), now.plus(WINDOW), now).await?;
    Ok(())
}

/// After what was right: the counter that the try was counted by begins anew, and the browser is known to the account. What
/// strangers tried is not forgiven for a sign-in from a browser that the person uses every day.
pub async fn succeeded(store: &TransientStore, attempt: Attempt<'_>, now: Timestamp) -> Result<(), Unavailable> {
    let known = store.get(&attempt.known_browser(), now).await?.is_some();
    let operations = vec![
        Operation::Put { key: attempt.known_browser(), value: b"1".to_vec(), expires_at: now.plus(KNOWN_BROWSER_FOR) },
        Operation::Delete { key: attempt.by_account(known) },
    ];
    store.batch(operations, now).await.map(|_| ())
}
