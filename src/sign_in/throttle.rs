//! Slows guessing: counters per account, per browser that knows the account, and per address.
//!
//! A stranger's wrong passwords slow strangers: a browser that this person signed in with before has a counter of its
//! own, so that nobody is locked out on purpose ([OWASP ASVS 5 §6.3](https://owasp.org/www-project-application-security-verification-standard/)).

use std::time::Duration;

use crate::clock::Timestamp;
use crate::store::transient::{Key, Operation, Transient, TransientStore, Unavailable};

/// The window in which tries are counted.
pub const WINDOW: Duration = Duration::from_secs(10 * 60);
const PER_ACCOUNT: u64 = 10;
const PER_ADDRESS: u64 = 100;
const KNOWN_BROWSER_FOR: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// Whether a try may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It may.
    Admitted,
    /// Too many tries: wait at most this long.
    Slowed(Duration),
}

/// Who tries: the key of the name as typed, the browser's hash, the address.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The normalized name, known or not: both are counted alike.
    pub login_key: &'a str,
    /// The hash of the browser's cookie.
    pub browser: &'a str,
    /// The client's address.
    pub address: &'a str,
}

fn known_browser(attempt: Attempt<'_>) -> Key {
    Key::new("known-browser", &format!("{}\n{}", attempt.login_key, attempt.browser))
}

fn by_account(attempt: Attempt<'_>, known: bool) -> Key {
    if known {
        Key::new("tries-known", &format!("{}\n{}", attempt.login_key, attempt.browser))
    } else {
        Key::new("tries-account", attempt.login_key)
    }
}

fn by_address(attempt: Attempt<'_>) -> Key {
    Key::new("failures-address", attempt.address)
}

/// Counts a try at the account before the password is looked at, so that parallel tries count too. An address is judged by
/// its failures alone: many people may sign in from one office.
pub async fn admit(store: &TransientStore, attempt: Attempt<'_>, now: Timestamp) -> Result<Admission, Unavailable> {
    let known = store.get(&known_browser(attempt), now).await?.is_some();
    let tries = store.increment(&by_account(attempt, known), now.plus(WINDOW), now).await?;
    let failures = store.get(&by_address(attempt), now).await?;
    let failures = failures.and_then(|digits| String::from_utf8(digits).ok()?.parse::<u64>().ok()).unwrap_or(0);
    Ok(if tries > PER_ACCOUNT || failures >= PER_ADDRESS { Admission::Slowed(WINDOW) } else { Admission::Admitted })
}

/// After a wrong password, or a right one of an account that may not sign in.
pub async fn failed(store: &TransientStore, attempt: Attempt<'_>, now: Timestamp) -> Result<(), Unavailable> {
    store.increment(&by_address(attempt), now.plus(WINDOW), now).await?;
    Ok(())
}

/// After a right password: the account's counters begin anew, and the browser is known to it.
pub async fn succeeded(store: &TransientStore, attempt: Attempt<'_>, now: Timestamp) -> Result<(), Unavailable> {
    let operations = vec![
        Operation::Put { key: known_browser(attempt), value: b"1".to_vec(), expires_at: now.plus(KNOWN_BROWSER_FOR) },
        Operation::Delete { key: by_account(attempt, true) },
        Operation::Delete { key: by_account(attempt, false) },
    ];
    store.batch(operations, now).await.map(|_| ())
}
