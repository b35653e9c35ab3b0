//! Slows guessing: counters per account, per browser that knows the account, per journey, and per address.
//!
//! A stranger's wrong passwords slow strangers: a browser that this person signed in with before has a counter of its
//! own, so that nobody is locked out on purpose ([OWASP ASVS 5 §6.3](https://owasp.org/www-project-application-security-verification-standard/)).
//! Codes are asked after the password alone, so a stranger has none to guess; whoever knows the password slows new browsers,
//! and never the person's own.

use std::net::IpAddr;
use std::time::Duration;

use super::address_blocks;
use crate::clock::Timestamp;
use crate::store::transient::{Answer, Key, Operation, Transient, TransientStore, Unavailable};

/// The window in which tries are counted.
pub const WINDOW: Duration = Duration::from_secs(10 * 60);
/// The window for codes from a browser that never proved one: of a million codes three are right at a time.
const LONG_WINDOW: Duration = Duration::from_secs(60 * 60);
const PER_ACCOUNT: u64 = 10;
/// Failures of one address; the wider blocks that it belongs to have more. An office behind one address types wrong, too.
const PER_ADDRESS: u64 = 100;
/// How many codes are looked at for one proof of the password.
const PER_JOURNEY: u64 = 5;
/// How long a browser is known to an account after a proof.
pub const KNOWN_BROWSER_FOR: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// What is kept of a known browser where a factor was proven, but no sign-in was completed.
const PROVEN: &[u8] = b"1";
/// What is kept of one in which the person signed in.
const SIGNED_IN: &[u8] = b"2";

/// So many browsers an account knows: of more, those that proved nothing for longest are strangers again. Whoever signs in again
/// and again without cookies fills no store.
pub const MOST_KNOWN_BROWSERS: usize = 100;
/// Of those beyond, so many are forgotten at once.
const FORGOTTEN_AT_ONCE: usize = 100;

/// Whether a try may be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It may; what came of it is told to this counter.
    Admitted(Counter),
    /// Too many tries: wait at most this long.
    Slowed(Duration),
}

/// The counter that counted an admitted try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counter {
    /// Whoever is known to the account: a browser's hash, or a session. None: a stranger.
    known: Option<String>,
    browser: Option<KnownBrowser>,
}

/// A browser that the account knew when the try was made.
#[derive(Clone, Debug, PartialEq, Eq)]
struct KnownBrowser {
    /// What the account knew it by.
    hash: String,
    /// Whether the person signed in there before.
    signed_in: bool,
}

impl Counter {
    /// What the account knew the browser by, which a proof replaces.
    pub fn browser(&self) -> Option<&str> {
        self.browser.as_ref().map(|browser| browser.hash.as_str())
    }
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

/// Who tries at which account: the account, the name as typed, the browser, the address.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// What is tried.
    pub guess: Guess,
    /// The id of the account, by which browsers are known to it; of a name that is nobody's, `name`.
    pub account: &'a str,
    /// The key of the name as typed; the id of the account where none was typed. Strangers are counted by it, known name or not:
    /// counted by the account, an address and a user name that are slowed together would be told to belong together.
    pub name: &'a str,
    /// The hashes of what accounts may know the browser by.
    pub browser: &'a [String],
    /// The live session of this account in which the password is asked again: it is known by that alone.
    pub sid: Option<&'a str>,
    /// The client's address, where one is known.
    pub address: Option<IpAddr>,
}

impl Attempt<'_> {
    fn known_browser(self, browser: &str) -> Key {
        self.guess.key("known-browser", &format!("{}\n{browser}", self.account))
    }

    /// The hashes of the browsers that the account knows, by when they proved something last.
    fn known_browsers(self) -> Key {
        self.guess.key("known-browsers", self.account)
    }

    fn by_account(self, known: Option<&str>) -> Key {
        match known {
            Some(known) => self.guess.key("tries-known", &format!("{}\n{known}", self.account)),
            None => self.guess.key("tries-account", self.name),
        }
    }

    fn window(self, known: bool) -> Duration {
        if self.guess == Guess::Code && !known { LONG_WINDOW } else { WINDOW }
    }

    /// The counters of the address's blocks, with the failures that each may have.
    fn by_address(self) -> Vec<(Key, u64)> {
        let bounds = address_blocks::bounds(self.address, PER_ADDRESS).into_iter();
        bounds.map(|(block, most)| (Key::new("failures-address", &block.to_string()), most)).collect()
    }
}

fn number(answer: &Answer) -> u64 {
    match answer {
        Answer::Value(Some(digits)) => std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok()).unwrap_or(0),
        _ => 0,
    }
}

/// Counts a try at the account before what was typed is looked at, so that parallel tries count too. An address, and each block that it
/// belongs to, is judged by its failures alone, since many people may sign in from one office, and it holds back strangers alone: whoever is known to
/// the account has a small count of their own, however many others fail beside them. Where the address holds somebody back
/// nothing is counted at the account: else one address would fill the store with a counter for each name that it makes up.
pub async fn admit(store: &TransientStore, attempt: Attempt<'_>, now: Timestamp) -> Result<Admission, Unavailable> {
    let counters = attempt.by_address();
    let mut reads: Vec<Operation> = counters.iter().map(|(key, _)| Operation::Get { key: key.clone() }).collect();
    reads.extend(attempt.browser.iter().map(|browser| Operation::Get { key: attempt.known_browser(browser) }));
    let mut failures = store.batch(reads, now).await?;
    let known_browsers = failures.split_off(counters.len().min(failures.len()));
    let too_many = counters.iter().zip(&failures).any(|((_, most), answer)| number(answer) >= *most);
    let browser = attempt.browser.iter().zip(&known_browsers).find_map(|(hash, answer)| match answer {
        Answer::Value(Some(kept)) => Some(KnownBrowser { hash: hash.clone(), signed_in: kept == SIGNED_IN }),
        _ => None,
    });
    let known = attempt.sid.map(|sid| format!("session {sid}")).or_else(|| browser.as_ref().map(|browser| browser.hash.clone()));
    if known.is_none() && too_many {
        return Ok(Admission::Slowed(WINDOW));
    }
    let window = attempt.window(known.is_some());
    let tries = store.increment(&attempt.by_account(known.as_deref()), now.plus(window), now).await?.count;
    Ok(if tries > PER_ACCOUNT { Admission::Slowed(window) } else { Admission::Admitted(Counter { known, browser }) })
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
    Ok(store.increment(&key, until, now).await?.count <= PER_JOURNEY)
}

/// After what was wrong, or right for an account that may not sign in. A slip of somebody who is known holds no neighbour back.
pub async fn failed(store: &TransientStore, attempt: Attempt<'_>, counter: &Counter, now: Timestamp) -> Result<(), Unavailable> {
    if counter.known.is_none() {
        for (key, _) in attempt.by_address() {
            store.increment(&key, now.plus(WINDOW), now).await?;
        }
    }
    Ok(())
}

/// After what was right: the counter that the try was counted by begins anew, and the account knows the browser by `drawn`, a
/// hash, and by what it knew it by before no more. What strangers tried is not forgiven for a sign-in from a browser that the
/// person uses every day.
pub async fn succeeded(
    store: &TransientStore,
    attempt: Attempt<'_>,
    counter: &Counter,
    drawn: &str,
    now: Timestamp,
) -> Result<(), Unavailable> {
    // A session is there where the person signed in.
    let kept = if counter.browser.as_ref().is_some_and(|browser| browser.signed_in) || attempt.sid.is_some() { SIGNED_IN } else { PROVEN };
    let mut operations = known_from_now_on(attempt, drawn, kept, now);
    operations.extend(counter.browser().into_iter().flat_map(|before| known_no_more(attempt, before)));
    operations.push(Operation::Delete { key: attempt.by_account(counter.known.as_deref()) });
    store.batch(operations, now).await?;
    forget_surplus(store, attempt, now).await;
    Ok(())
}

/// What the account knows the browser by as one in which its person signed in, where it does.
pub async fn known_browser(store: &TransientStore, attempt: Attempt<'_>, now: Timestamp) -> Result<Option<String>, Unavailable> {
    let reads = attempt.browser.iter().map(|browser| Operation::Get { key: attempt.known_browser(browser) }).collect();
    let answers = store.batch(reads, now).await?;
    // Whoever has the password and not the second factor makes any number of browsers known by a proof alone.
    let is_known = |answer: &Answer| matches!(answer, Answer::Value(Some(kept)) if kept == SIGNED_IN);
    let known = attempt.browser.iter().zip(&answers).find(|(_, answer)| is_known(answer));
    Ok(known.map(|(browser, _)| browser.clone()))
}

/// Makes all browsers strangers to the account but those with the hashes `but`: what they were known by may be another's.
pub async fn forget_browsers(store: &TransientStore, account: &str, but: &[String], now: Timestamp) -> Result<(), Unavailable> {
    for guess in [Guess::Password, Guess::Code] {
        let attempt = sign_in_at(guess, account);
        let known = store.index_page(&attempt.known_browsers(), 0, MOST_KNOWN_BROWSERS + FORGOTTEN_AT_ONCE, now).await?;
        let gone = known.iter().filter(|browser| !but.contains(browser));
        store.batch(gone.flat_map(|browser| known_no_more(attempt, browser)).collect(), now).await?;
    }
    Ok(())
}

/// Forgives strangers what they tried under these names: what they guessed at is no more.
pub async fn forgive(store: &TransientStore, guess: Guess, names: &[String], now: Timestamp) -> Result<(), Unavailable> {
    let operations = names.iter().map(|name| Operation::Delete { key: guess.key("tries-account", name) }).collect();
    store.batch(operations, now).await.map(drop)
}

/// Makes the account know the browser by `drawn` without a try: the person has just set up there what is guessed.
pub async fn know_browser(store: &TransientStore, attempt: Attempt<'_>, drawn: &str, now: Timestamp) -> Result<(), Unavailable> {
    store.batch(known_from_now_on(attempt, drawn, PROVEN, now), now).await?;
    forget_surplus(store, attempt, now).await;
    Ok(())
}

/// What an account has of a browser when a sign-in there comes to its end.
#[derive(Debug)]
pub struct Marks {
    /// Where a factor was proven and no sign-in came to its end.
    proven: Vec<Key>,
    /// The hashes by which the account knows a browser in which the person signed in.
    signed_in: Vec<(Guess, String)>,
}

impl Marks {
    /// Whether the person signed in there before. A proof alone does not count: whoever has the password and not the second factor
    /// would make the browser known in silence.
    pub fn signed_in_before(&self) -> bool {
        !self.signed_in.is_empty()
    }

    /// The hash by which the account knows the browser, where the person signed in there before.
    pub fn known_by(&self) -> Option<&str> {
        self.signed_in.first().map(|(_, mark)| mark.as_str())
    }

    /// Whether the account does not know the browser by anything.
    pub fn is_empty(&self) -> bool {
        self.proven.is_empty() && self.signed_in.is_empty()
    }
}

/// What `account` has of the browser with these hashes.
pub async fn marks(store: &TransientStore, account: &str, browser: &[String], now: Timestamp) -> Result<Marks, Unavailable> {
    let looked_at: Vec<(Guess, &String)> = browser.iter().flat_map(|mark| [(Guess::Password, mark), (Guess::Code, mark)]).collect();
    let key = |(guess, mark): &(Guess, &String)| sign_in_at(*guess, account).known_browser(mark);
    let kept = store.batch(looked_at.iter().map(|one| Operation::Get { key: key(one) }).collect(), now).await?;
    let found = |what: &'static [u8]| {
        let is = move |answer: &Answer| matches!(answer, Answer::Value(Some(kept)) if kept == what);
        looked_at.iter().zip(&kept).filter(move |(_, answer)| is(answer)).map(|(one, _)| one)
    };
    let signed_in = found(SIGNED_IN).map(|(guess, mark)| (*guess, (*mark).clone())).collect();
    Ok(Marks { proven: found(PROVEN).map(key).collect(), signed_in })
}

/// Notes that a sign-in came to its end where `marks` were found. A mark that another proof has replaced meanwhile stays gone.
pub async fn signed_in(store: &TransientStore, marks: &Marks, now: Timestamp) -> Result<(), Unavailable> {
    for key in &marks.proven {
        store.compare_and_swap(key, PROVEN, SIGNED_IN, now.plus(KNOWN_BROWSER_FOR), now).await?;
    }
    Ok(())
}

/// Notes the same where nothing was guessed: the account knows the browser by `drawn` in place of [`Marks::known_by`].
pub async fn signed_in_again(store: &TransientStore, account: &str, marks: &Marks, drawn: &str, now: Timestamp) -> Result<(), Unavailable> {
    let Some((guess, before)) = marks.signed_in.first() else { return Ok(()) };
    let attempt = sign_in_at(*guess, account);
    let mut operations = known_from_now_on(attempt, drawn, SIGNED_IN, now);
    operations.extend(known_no_more(attempt, before));
    store.batch(operations, now).await?;
    forget_surplus(store, attempt, now).await;
    Ok(())
}

/// Notes the same in a browser that the account did not know by anything, and knows by `drawn` from now on.
pub async fn signed_in_unknown(store: &TransientStore, account: &str, drawn: &str, now: Timestamp) -> Result<(), Unavailable> {
    let attempt = sign_in_at(Guess::Password, account);
    store.batch(known_from_now_on(attempt, drawn, SIGNED_IN, now), now).await?;
    forget_surplus(store, attempt, now).await;
    Ok(())
}

/// The whole of a sign-in, which is no guess.
const fn sign_in_at(guess: Guess, account: &str) -> Attempt<'_> {
    Attempt { guess, account, name: account, browser: &[], sid: None, address: None }
}

fn known_from_now_on(attempt: Attempt<'_>, drawn: &str, kept: &[u8], now: Timestamp) -> Vec<Operation> {
    let expires_at = now.plus(KNOWN_BROWSER_FOR);
    vec![
        Operation::Put { key: attempt.known_browser(drawn), value: kept.to_vec(), expires_at },
        Operation::IndexAdd { key: attempt.known_browsers(), member: drawn.to_owned(), expires_at },
    ]
}

fn known_no_more(attempt: Attempt<'_>, browser: &str) -> [Operation; 2] {
    [
        Operation::Delete { key: attempt.known_browser(browser) },
        Operation::IndexRemove { key: attempt.known_browsers(), member: browser.to_owned() },
    ]
}

/// Forgets the browsers that are more than an account knows. What was proven counts all the same: where the store is away that is
/// for the next proof.
async fn forget_surplus(store: &TransientStore, attempt: Attempt<'_>, now: Timestamp) {
    let forgotten = async {
        let surplus = store.index_page(&attempt.known_browsers(), MOST_KNOWN_BROWSERS, FORGOTTEN_AT_ONCE, now).await?;
        let operations = surplus.iter().flat_map(|browser| known_no_more(attempt, browser)).collect();
        store.batch(operations, now).await
    };
    if let Err(error) = forgotten.await {
        tracing::warn!(%error, "browsers that are more than an account knows could not be forgotten");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::transient::embedded::Embedded;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    async fn fails(store: &TransientStore, name: &str, address: &str) -> bool {
        let attempt =
            Attempt { guess: Guess::Password, account: name, name, browser: &[], sid: None, address: Some(address.parse().unwrap()) };
        match admit(store, attempt, NOW).await.unwrap() {
            Admission::Admitted(counter) => {
                failed(store, attempt, &counter, NOW).await.unwrap();
                true
            }
            Admission::Slowed(_) => false,
        }
    }

    #[tokio::test]
    async fn attack_a2_guesses_at_many_names_are_slowed_by_the_blocks_that_one_who_guesses_has() {
        let folder = tempfile::tempdir().unwrap();
        let store = TransientStore::Embedded(Embedded::open(&folder.path().join("transient.db")).unwrap());
        for n in 0..200 {
            assert!(fails(&store, &format!("v4-{n}"), &format!("192.0.2.{n}")).await, "{n}");
        }
        assert!(!fails(&store, "v4", "192.0.2.250").await, "the /24");
        assert!(fails(&store, "v4", "192.0.3.1").await, "another /24");
        for n in 0..400 {
            assert!(fails(&store, &format!("v6-{n}"), &format!("2001:db8:7:{:x}::1", n * 128)).await, "{n}");
        }
        assert!(!fails(&store, "v6", "2001:db8:7:ffff::1").await, "the /48");
        assert!(fails(&store, "v6", "2001:db8:8::1").await, "another /48");
        for n in 0..300 {
            assert!(fails(&store, &format!("here-{n}"), "127.0.0.1").await, "this machine, or a proxy that nobody named: {n}");
        }
    }

    #[tokio::test]
    async fn attack_h1_an_account_knows_so_many_browsers_and_forgets_the_longest_unused() {
        let folder = tempfile::tempdir().unwrap();
        let store = TransientStore::Embedded(Embedded::open(&folder.path().join("transient.db")).unwrap());
        fn of(browser: &[String]) -> Attempt<'_> {
            Attempt { guess: Guess::Password, account: "alice", name: "alice", browser, sid: None, address: None }
        }
        let marks: Vec<String> = (0..MOST_KNOWN_BROWSERS + 20).map(|n| format!("mark {n}")).collect();
        let strange = Counter { known: None, browser: None };
        for (n, mark) in (0..).zip(&marks) {
            succeeded(&store, of(&[]), &strange, mark, NOW.plus(Duration::from_secs(n))).await.unwrap();
        }
        let later = NOW.plus(Duration::from_secs(1_000));
        let knows = async |mark: &String| {
            let admitted = admit(&store, of(std::slice::from_ref(mark)), later).await.unwrap();
            matches!(admitted, Admission::Admitted(Counter { browser: Some(_), .. }))
        };
        assert!(!knows(&marks[0]).await && !knows(&marks[19]).await);
        assert!(knows(&marks[20]).await && knows(&marks[MOST_KNOWN_BROWSERS + 19]).await);
        // Another proof in one of them makes no more of them.
        let browser = KnownBrowser { hash: marks[20].clone(), signed_in: false };
        let counter = Counter { known: Some(marks[20].clone()), browser: Some(browser) };
        succeeded(&store, of(&marks[20..21]), &counter, "another mark", later).await.unwrap();
        assert!(!knows(&marks[20]).await && knows(&marks[21]).await && knows(&"another mark".to_owned()).await);
        assert_eq!(store.index_count(&of(&[]).known_browsers(), later).await.unwrap(), MOST_KNOWN_BROWSERS as u64);
    }

    #[tokio::test]
    async fn attack_h1_a_try_that_its_address_holds_back_leaves_no_counter_of_a_name() {
        let folder = tempfile::tempdir().unwrap();
        let store = TransientStore::Embedded(Embedded::open(&folder.path().join("transient.db")).unwrap());
        for n in 0..100 {
            assert!(fails(&store, &format!("name-{n}"), "192.0.2.1").await, "{n}");
        }
        for name in ["made-up", "name-0"] {
            assert!(!fails(&store, name, "192.0.2.1").await);
        }
        let counter = async |name: &str| store.get(&Key::new("tries-account", name), NOW).await.unwrap();
        assert_eq!(counter("made-up").await, None);
        assert_eq!(counter("name-0").await, Some(b"1".to_vec()));
    }
}
