//! How often a mail for a forgotten password may be asked for, and how many codes are looked at for one of them. Each name that is
//! typed is counted alike, whoever has it, so that being slowed tells nothing.
//!
//! A browser that the account knows has a count of its own: whoever asks again and again for somebody else keeps them from
//! nothing there.

use std::net::IpAddr;
use std::time::Duration;

use super::address_blocks;
use super::throttle::{self, Attempt, Guess};
use crate::clock::Timestamp;
use crate::store::transient::{Key, Transient as _, TransientStore, Unavailable};

/// The window in which requests are counted.
pub const WINDOW: Duration = Duration::from_secs(60 * 60);
/// Mails for one name, and for one browser that the account knows.
pub const PER_NAME: u64 = 5;
/// Requests of one address; the wider blocks that it belongs to have more.
pub const PER_ADDRESS: u64 = 30;
/// Requests of all strangers together: so many mails the operator's mail server is asked to send at most.
const PER_DEPLOYMENT: u64 = 3_000;
/// Codes that are looked at for one mail.
pub const GUESSES: u64 = 5;

/// Who asks for a mail.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// The issuer: each counts for itself.
    pub issuer: &'a str,
    /// The id of the account; of a name that is nobody's, `name`.
    pub account: &'a str,
    /// The key of the name as typed.
    pub name: &'a str,
    /// The hashes of what accounts may know the browser by.
    pub browser: &'a [String],
    /// The client's address, where one is known.
    pub address: Option<IpAddr>,
}

/// Counts a request. Gives how long whoever asks has to wait, where they ask too often.
pub async fn admit(store: &TransientStore, asker: Asker<'_>, now: Timestamp) -> Result<Option<Duration>, Unavailable> {
    let Asker { issuer, account, name, browser, address } = asker;
    let until = now.plus(WINDOW);
    let attempt = Attempt { guess: Guess::Password, account, name, browser, sid: None, address };
    if let Some(known) = throttle::known_browser(store, attempt, now).await? {
        let asked = store.increment(&Key::new("recoveries-known", &format!("{account}\n{known}")), until, now).await?;
        return Ok((asked > PER_NAME).then_some(WINDOW));
    }
    // What a wider block or all together admits is counted once the narrower one has admitted it.
    for (block, most) in address_blocks::bounds(address, PER_ADDRESS) {
        if store.increment(&Key::new("recoveries-address", &format!("{issuer}\n{block}")), until, now).await? > most {
            return Ok(Some(WINDOW));
        }
    }
    if store.increment(&Key::new("recoveries-name", name), until, now).await? > PER_NAME {
        return Ok(Some(WINDOW));
    }
    let of_all = store.increment(&Key::new("recoveries-all", issuer), until, now).await?;
    Ok((of_all > PER_DEPLOYMENT).then_some(WINDOW))
}

/// Counts a code that was typed for the mail `recovery`, before it is looked at; false where it had its share.
pub async fn admit_guess(store: &TransientStore, recovery: &str, until: Timestamp, now: Timestamp) -> Result<bool, Unavailable> {
    Ok(store.increment(&Key::new("recovery-guesses", recovery), until, now).await? <= GUESSES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::transient::embedded::Embedded;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    fn store(folder: &tempfile::TempDir) -> TransientStore {
        TransientStore::Embedded(Embedded::open(&folder.path().join("transient.db")).unwrap())
    }

    fn asker<'a>(name: &'a str, address: &str) -> Asker<'a> {
        Asker { issuer: "https://op.example", account: name, name, browser: &[], address: Some(address.parse().unwrap()) }
    }

    #[tokio::test]
    async fn attack_a1_a_name_and_a_network_and_all_together_are_sent_so_many_mails_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        for n in 0..PER_NAME {
            assert_eq!(admit(&store, asker("mara", &format!("192.0.{n}.1")), NOW).await.unwrap(), None);
        }
        assert_eq!(admit(&store, asker("mara", "192.0.99.1"), NOW).await.unwrap(), Some(WINDOW));
        for n in 0..PER_ADDRESS {
            assert_eq!(admit(&store, asker(&format!("n{n}"), "203.0.113.7"), NOW).await.unwrap(), None, "{n}");
        }
        assert!(admit(&store, asker("one more", "203.0.113.7"), NOW).await.unwrap().is_some());
        assert!(admit(&store, asker("one more", "203.0.113.8"), NOW).await.unwrap().is_none(), "a neighbour");
        let mut sent = PER_NAME + PER_ADDRESS + 1;
        for n in 0.. {
            if admit(&store, asker(&format!("all{n}"), &format!("10.{}.{}.1", n / 200, n % 200)), NOW).await.unwrap().is_some() {
                break;
            }
            sent += 1;
        }
        assert_eq!(sent, PER_DEPLOYMENT);
        let other = Asker { issuer: "https://other.example", ..asker("x", "10.9.9.9") };
        assert!(admit(&store, other, NOW).await.unwrap().is_none(), "another issuer over the same store");
        assert_eq!(admit(&store, asker("mara", "192.0.99.1"), NOW.plus(WINDOW)).await.unwrap(), None, "a new hour");
    }

    #[tokio::test]
    async fn attack_a2_who_asks_for_somebody_else_keeps_them_from_nothing_in_a_browser_of_theirs() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        let mark = ["mark".to_owned()];
        let own = Asker { account: "u1", browser: &mark, ..asker("mara", "203.0.113.7") };
        let attempt = Attempt { guess: Guess::Password, account: "u1", name: "u1", browser: &[], sid: None, address: None };
        throttle::know_browser(&store, attempt, &mark[0], NOW).await.unwrap();
        for n in 0..20 {
            let _ = admit(&store, asker("mara", &format!("192.0.{n}.1")), NOW).await.unwrap();
        }
        for _ in 0..PER_NAME {
            assert_eq!(admit(&store, own, NOW).await.unwrap(), None);
        }
        assert!(admit(&store, own, NOW).await.unwrap().is_some());
    }

    #[tokio::test]
    async fn so_many_codes_are_looked_at_for_one_mail() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        for _ in 0..GUESSES {
            assert!(admit_guess(&store, "r", NOW.plus(WINDOW), NOW).await.unwrap());
        }
        assert!(!admit_guess(&store, "r", NOW.plus(WINDOW), NOW).await.unwrap());
        assert!(admit_guess(&store, "another", NOW.plus(WINDOW), NOW).await.unwrap());
    }
}
