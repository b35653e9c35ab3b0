//! How often a mail with a code may be asked for and is sent, and how many codes are looked at for one of them.
//!
//! What whoever asks can see is counted by the name that they type, alike whoever has it, so that being slowed tells nothing. What a
//! mailbox gets is counted by the account, behind the answer: who has an address and a user name is written to no oftener for that.
//! Of both one network has a share alone: nobody uses up from one place what is left to the owner.
//!
//! A browser that the account knows has a count of its own: whoever asks again and again for somebody else keeps them from
//! nothing there.

use std::net::IpAddr;
use std::time::Duration;

use super::address_blocks;
use super::throttle::{self, Attempt, Guess};
use crate::clock::Timestamp;
use crate::store::transient::{Key, Transient as _, TransientStore, Unavailable};

/// The shorter window in which requests are counted.
pub const HOUR: Duration = Duration::from_secs(60 * 60);
/// The longer one.
pub const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What mails are asked for: each kind is counted for itself.
#[derive(Debug)]
pub struct Asked {
    /// How the names of its counters begin.
    counters: &'static str,
    /// What such mails are, as the log says it.
    mails: &'static str,
}

/// Those that replace a forgotten password.
pub static RECOVERY: Asked = Asked { counters: "recoveries", mails: "emails that reset a password" };

/// Those that prove the address of an account to be.
pub static SIGN_UP: Asked = Asked { counters: "sign-ups", mails: "emails that confirm the address of a new account" };

/// Those that prove the address that is to be an account's in place of the present one.
pub static EMAIL_CHANGE: Asked = Asked { counters: "email-changes", mails: "emails that confirm the new address of an account" };

/// Those with a code to sign in with, in place of a password.
pub static EMAIL_CODE: Asked = Asked { counters: "email-codes", mails: "emails with a code to sign in" };

/// Messages to phones, with a code to sign in with.
pub static SMS_CODE: Asked = Asked { counters: "sms-codes", mails: "messages to phones with a code to sign in" };

/// Those with a code beside a password, counted apart as those by mail are.
pub static SMS_CODE_SECOND: Asked = Asked { counters: "sms-second-codes", mails: "messages to phones with a code as the second factor" };

/// Those that prove the phone of an account.
pub static PHONE: Asked = Asked { counters: "phones", mails: "messages that confirm the phone of an account" };

/// Those with a code beside a password: a count of their own, which only who knows the password uses up.
pub static EMAIL_CODE_SECOND: Asked = Asked { counters: "email-second-codes", mails: "emails with a code as the second factor" };

/// Those by which a person who lost their second factor proves the address: a count of their own, which only who knows the password uses up.
pub static FACTOR_LOSS: Asked = Asked { counters: "factor-losses", mails: "emails to people who lost their second factor" };

/// How many within a window, which begins with the first.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// The window.
    pub window: Duration,
    /// For one network: the widest block of addresses that one who asks may have.
    pub of_network: u64,
    /// For all networks together.
    pub of_all: u64,
}

/// Requests for one name, and mails to one account. Four networks are needed to use one up.
pub const SHARES: [Share; 2] = [Share { window: HOUR, of_network: 3, of_all: 10 }, Share { window: DAY, of_network: 6, of_all: 20 }];
/// Requests in one browser that the account knows, in each window.
pub const OF_KNOWN: [(Duration, u64); 2] = [(HOUR, 5), (DAY, 15)];
/// Requests of one person who is signed in, in each window.
pub const OF_PERSON: [(Duration, u64); 2] = [(HOUR, 5), (DAY, 10)];
/// Requests of one address in an hour; the wider blocks that it belongs to have more.
pub const PER_ADDRESS: u64 = 30;
/// Requests of all strangers together in an hour: so many mails the operator's mail server is asked to send at most.
pub const PER_DEPLOYMENT: u64 = 3_000;
/// In place of [`Asker::per_day`] for messages to phones: those have a day's bounds of their own, of what is sent (`sms_bounds`).
pub const BOUNDED_BY_SMS: u64 = u64::MAX;
/// At so many of them the operator is warned.
const NEARLY_ALL: u64 = PER_DEPLOYMENT / 5 * 4;
/// Codes that are looked at for one mail.
pub const GUESSES: u64 = 5;
/// Forms that bring the right code of one mail, where more is asked for beside it.
pub const FORMS: u64 = 10;
/// User names that somebody has, which are told to people of one address in an hour.
pub const TAKEN_NAMES: u64 = 20;

/// Who asks for a mail.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// For what.
    pub asked: &'static Asked,
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
    /// Requests of all strangers together in a day at most.
    pub per_day: u64,
}

/// Whether a mail may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// In a browser that the account knows.
    Known,
    /// By anybody.
    Stranger,
    /// Not for so long: whoever asks, asks too often.
    Slowed(Duration),
    /// Not for so long: all together ask too often.
    Exhausted {
        /// How long.
        wait: Duration,
        /// Whether this is the request that reached the bound, which is told once.
        is_first: bool,
    },
}

impl Admission {
    /// Its name in the counters.
    pub const fn outcome(self) -> &'static str {
        match self {
            Self::Known => "known_browser",
            Self::Stranger => "stranger",
            Self::Slowed(_) => "slowed",
            Self::Exhausted { .. } => "exhausted",
        }
    }
}

impl Asked {
    /// As the record names it.
    pub const fn name(&self) -> &'static str {
        self.counters
    }

    fn key(&self, counter: &str, of: &str) -> Key {
        Key::new(&format!("{}-{counter}", self.counters), of)
    }
}

/// A counter. Gives how long to wait where it stands at more than `most`.
async fn count(store: &TransientStore, key: &Key, most: u64, window: Duration, now: Timestamp) -> Result<Option<Duration>, Unavailable> {
    let counted = store.increment(key, now.plus(window), now).await?;
    Ok((counted.count > most).then(|| counted.until.since(now)))
}

/// Counts what `whose` gets, first of the network that it is asked from, and of all once that admits it.
async fn count_share(
    store: &TransientStore,
    kind: &str,
    whose: &str,
    address: Option<IpAddr>,
    now: Timestamp,
) -> Result<Option<Duration>, Unavailable> {
    let network = address_blocks::blocks(address).pop();
    for Share { window, of_network, .. } in SHARES {
        let Some(network) = network else { break };
        let key = Key::new(&format!("{kind}-network"), &format!("{whose}\n{network}\n{}", window.as_secs()));
        if let Some(wait) = count(store, &key, of_network, window, now).await? {
            return Ok(Some(wait));
        }
    }
    for Share { window, of_all, .. } in SHARES {
        let key = Key::new(kind, &format!("{whose}\n{}", window.as_secs()));
        if let Some(wait) = count(store, &key, of_all, window, now).await? {
            return Ok(Some(wait));
        }
    }
    Ok(None)
}

/// Counts a request.
pub async fn admit(store: &TransientStore, asker: Asker<'_>, now: Timestamp) -> Result<Admission, Unavailable> {
    let Asker { asked, issuer, account, name, browser, address, per_day } = asker;
    let attempt = Attempt { guess: Guess::Password, account, name, browser, sid: None, address };
    if let Some(known) = throttle::known_browser(store, attempt, now).await? {
        for (window, most) in OF_KNOWN {
            let key = asked.key("known", &format!("{account}\n{known}\n{}", window.as_secs()));
            if let Some(wait) = count(store, &key, most, window, now).await? {
                return Ok(Admission::Slowed(wait));
            }
        }
        return Ok(Admission::Known);
    }
    // What a wider block or all together admits is counted once the narrower one has admitted it.
    for (block, most) in address_blocks::bounds(address, PER_ADDRESS) {
        let key = asked.key("address", &format!("{issuer}\n{block}"));
        if let Some(wait) = count(store, &key, most, HOUR, now).await? {
            return Ok(Admission::Slowed(wait));
        }
    }
    if let Some(wait) = count_share(store, &format!("{}-name", asked.counters), name, address, now).await? {
        return Ok(Admission::Slowed(wait));
    }
    of_deployment(store, asked, issuer, per_day, now).await
}

/// Counts a request of a person who is signed in, for a mail to an address that may be anybody's: first for the person, in whichever browser,
/// and then as that of anybody.
///
/// # Errors
/// Where the store is away.
pub async fn admit_person(store: &TransientStore, asker: Asker<'_>, now: Timestamp) -> Result<Admission, Unavailable> {
    for (window, most) in OF_PERSON {
        let key = asker.asked.key("person", &format!("{}\n{}", asker.account, window.as_secs()));
        if let Some(wait) = count(store, &key, most, window, now).await? {
            return Ok(Admission::Slowed(wait));
        }
    }
    admit(store, Asker { account: asker.name, browser: &[], ..asker }, now).await
}

async fn of_deployment(
    store: &TransientStore,
    asked: &Asked,
    issuer: &str,
    per_day: u64,
    now: Timestamp,
) -> Result<Admission, Unavailable> {
    let counted = store.increment(&asked.key("all", issuer), now.plus(HOUR), now).await?;
    let minutes = counted.until.since(now).as_secs().div_ceil(60);
    if counted.count == NEARLY_ALL {
        tracing::warn!(
            most = PER_DEPLOYMENT,
            minutes,
            "80 % of the {} for an hour are used up: at 100 % browsers that are new to an account get none until the hour is over",
            asked.mails
        );
    }
    if counted.count > PER_DEPLOYMENT {
        let is_first = counted.count == PER_DEPLOYMENT + 1;
        if is_first {
            tracing::warn!(most = PER_DEPLOYMENT, minutes, "no more {} are sent until the hour is over", asked.mails);
        }
        return Ok(Admission::Exhausted { wait: counted.until.since(now), is_first });
    }
    let counted = store.increment(&asked.key("day", issuer), now.plus(DAY), now).await?;
    if counted.count <= per_day {
        return Ok(Admission::Stranger);
    }
    let (wait, is_first) = (counted.until.since(now), counted.count == per_day + 1);
    if is_first {
        let minutes = wait.as_secs().div_ceil(60);
        tracing::warn!(most = per_day, minutes, "no more {} are sent until the day is over: see LATCHKEY_EMAIL_CODES_PER_DAY", asked.mails);
    }
    Ok(Admission::Exhausted { wait, is_first })
}

/// Counts what `whose` gets by [`SHARES`]; true where that is used up.
pub(super) async fn share_is_used_up(
    store: &TransientStore,
    kind: &str,
    whose: &str,
    address: Option<IpAddr>,
    now: Timestamp,
) -> Result<bool, Unavailable> {
    Ok(count_share(store, kind, whose, address, now).await?.is_some())
}

/// Counts a mail that a stranger asked for: whether it is sent to the account. Nobody who asked sees it.
pub async fn admit_mail(
    store: &TransientStore,
    asked: &Asked,
    account: &str,
    address: Option<IpAddr>,
    now: Timestamp,
) -> Result<bool, Unavailable> {
    Ok(count_share(store, &format!("{}-account", asked.counters), account, address, now).await?.is_none())
}

/// Counts a code that was typed for the mail `mail`, before it is looked at; false where it had its share.
pub async fn admit_guess(store: &TransientStore, mail: &str, until: Timestamp, now: Timestamp) -> Result<bool, Unavailable> {
    Ok(store.increment(&Key::new("mailed-code-guesses", mail), until, now).await?.count <= GUESSES)
}

/// The same of a form whose code was looked at already, `is_right`. The first right one is counted as all guesses are; those that follow bring
/// more, such as another user name, and are counted for themselves.
///
/// # Errors
/// Where the store is away.
pub async fn admit_form(store: &TransientStore, mail: &str, is_right: bool, until: Timestamp, now: Timestamp) -> Result<bool, Unavailable> {
    let forms = Key::new("mailed-code-forms", mail);
    let was_right = is_right && store.get(&forms, now).await?.is_some();
    if !was_right && !admit_guess(store, mail, until, now).await? {
        return Ok(false);
    }
    Ok(!is_right || store.increment(&forms, until, now).await?.count <= FORMS)
}

/// The counters of the user names that were told to be somebody's, for the blocks of an address.
fn taken_names(issuer: &str, address: Option<IpAddr>) -> impl Iterator<Item = (Key, u64)> {
    let bounds = address_blocks::bounds(address, TAKEN_NAMES).into_iter();
    bounds.map(move |(block, most)| (Key::new("taken-names", &format!("{issuer}\n{block}")), most))
}

/// Whether people of this address were told of so many user names that somebody has them that they are told of none until the hour is over.
///
/// # Errors
/// Where the store is away.
pub async fn taken_names_are_used_up(
    store: &TransientStore,
    issuer: &str,
    address: Option<IpAddr>,
    now: Timestamp,
) -> Result<bool, Unavailable> {
    for (key, most) in taken_names(issuer, address) {
        let told = store.get(&key, now).await?.and_then(|count| String::from_utf8(count).ok()?.parse::<u64>().ok());
        if told.is_some_and(|told| told >= most) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Counts a user name that was told to be somebody's.
///
/// # Errors
/// Where the store is away.
pub async fn count_taken_name(store: &TransientStore, issuer: &str, address: Option<IpAddr>, now: Timestamp) -> Result<(), Unavailable> {
    for (key, _) in taken_names(issuer, address) {
        store.increment(&key, now.plus(HOUR), now).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use tracing_subscriber::layer::SubscriberExt as _;

    use super::*;
    use crate::store::transient::embedded::Embedded;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    fn store(folder: &tempfile::TempDir) -> TransientStore {
        TransientStore::Embedded(Embedded::open(&folder.path().join("transient.db")).unwrap())
    }

    fn asker<'a>(name: &'a str, address: &str) -> Asker<'a> {
        let address = Some(address.parse().unwrap());
        Asker { asked: &RECOVERY, issuer: "https://op.example", account: name, name, browser: &[], address, per_day: 10_000 }
    }

    #[tokio::test]
    async fn attack_a2_no_network_uses_a_name_up_and_neither_do_three() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        let [hour, day] = SHARES;
        for name in ["mara", "nobody"] {
            for n in 0..hour.of_network {
                assert_eq!(admit(&store, asker(name, &format!("192.0.2.{n}")), NOW).await.unwrap(), Admission::Stranger);
            }
            for n in 0..20 {
                assert_eq!(admit(&store, asker(name, &format!("192.0.2.{n}")), NOW).await.unwrap(), Admission::Slowed(HOUR));
            }
            for network in ["2001:db8:7", "198.51.100"] {
                for n in 0..20 {
                    let address = if network.contains(':') { format!("{network}:{n}::1") } else { format!("{network}.{n}") };
                    let admitted = admit(&store, asker(name, &address), NOW).await.unwrap();
                    assert_eq!(admitted == Admission::Stranger, n < hour.of_network, "{address}");
                }
            }
            assert_eq!(admit(&store, asker(name, "203.0.113.1"), NOW).await.unwrap(), Admission::Stranger, "the owner, elsewhere");
            assert_eq!(admit(&store, asker(name, "203.0.113.1"), NOW).await.unwrap(), Admission::Slowed(HOUR), "all together");
            // The wait is what is left of the window.
            let later = NOW.plus(Duration::from_secs(59 * 60));
            assert_eq!(admit(&store, asker(name, "192.0.2.9"), later).await.unwrap(), Admission::Slowed(Duration::from_secs(60)));
        }
        // Of a day one network has no more than its share either, hour for hour.
        let mut admitted = 0;
        for n in 0..24 {
            let then = NOW.plus(HOUR * n);
            for _ in 0..5 {
                admitted += u64::from(admit(&store, asker("bob", "192.0.2.7"), then).await.unwrap() == Admission::Stranger);
            }
        }
        assert_eq!(admitted, day.of_network);
        assert_eq!(admit(&store, asker("bob", "203.0.113.7"), NOW.plus(HOUR * 23)).await.unwrap(), Admission::Stranger);
    }

    #[tokio::test]
    async fn attack_a1_who_has_two_names_gets_as_many_mails_as_who_has_one() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        let [hour, day] = SHARES;
        let address = |n: u64| Some(format!("192.0.{n}.1").parse().unwrap());
        let mut sent = 0;
        for _ in 0..20 {
            sent += u64::from(admit_mail(&store, &RECOVERY, "u1", address(1), NOW).await.unwrap());
        }
        assert_eq!(sent, hour.of_network);
        let mut sent = 0;
        for n in 0..24 * 40 {
            let then = NOW.plus(HOUR * u32::try_from(n / 40).unwrap());
            sent += u64::from(admit_mail(&store, &RECOVERY, "u2", address(n % 40), then).await.unwrap());
        }
        assert_eq!(sent, day.of_all, "a day, from everywhere");
    }

    /// Counts warnings.
    #[derive(Clone, Default)]
    struct Warnings(Arc<AtomicU64>);

    impl<S: tracing::Subscriber> tracing_subscriber::Layer<S> for Warnings {
        fn on_event(&self, event: &tracing::Event<'_>, _: tracing_subscriber::layer::Context<'_, S>) {
            if *event.metadata().level() == tracing::Level::WARN {
                self.0.fetch_add(1, Ordering::SeqCst);
            }
        }
    }

    #[tokio::test]
    async fn attack_a1_a_network_and_all_together_are_sent_so_many_mails_and_the_operator_is_warned_before() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        let warnings = Warnings::default();
        let _told = tracing::subscriber::set_default(tracing_subscriber::registry().with(warnings.clone()));
        for n in 0..PER_ADDRESS {
            assert_eq!(admit(&store, asker(&format!("n{n}"), "203.0.113.7"), NOW).await.unwrap(), Admission::Stranger, "{n}");
        }
        assert_eq!(admit(&store, asker("one more", "203.0.113.7"), NOW).await.unwrap(), Admission::Slowed(HOUR));
        assert_eq!(admit(&store, asker("one more", "203.0.113.8"), NOW).await.unwrap(), Admission::Stranger, "a neighbour");
        let mut sent = PER_ADDRESS + 1;
        let mut warned_at = 0;
        for n in 0.. {
            let admitted = admit(&store, asker(&format!("all{n}"), &format!("10.{}.{}.1", n / 200, n % 200)), NOW).await.unwrap();
            if admitted == (Admission::Exhausted { wait: HOUR, is_first: true }) {
                break;
            }
            assert_eq!(admitted, Admission::Stranger);
            sent += 1;
            if warned_at == 0 && warnings.0.load(Ordering::SeqCst) == 1 {
                warned_at = sent;
            }
        }
        assert_eq!((sent, warned_at), (PER_DEPLOYMENT, 2_400));
        let exhausted = Admission::Exhausted { wait: HOUR, is_first: false };
        assert_eq!(admit(&store, asker("last", "10.99.0.1"), NOW).await.unwrap(), exhausted, "it is told once");
        assert_eq!(warnings.0.load(Ordering::SeqCst), 2, "once at 80 %, and once at the end");
        let other = Asker { issuer: "https://other.example", ..asker("x", "10.9.9.9") };
        assert_eq!(admit(&store, other, NOW).await.unwrap(), Admission::Stranger, "another issuer over the same store");
        assert_eq!(admit(&store, asker("last", "10.99.0.1"), NOW.plus(HOUR)).await.unwrap(), Admission::Stranger, "a new hour");
    }

    #[tokio::test]
    async fn attack_a1_all_together_are_sent_so_many_mails_of_a_kind_in_a_day() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        for n in 0..12_u32 {
            let asker = Asker { per_day: 10, ..asker("mara", "192.0.2.1") };
            let (name, then) = (format!("n{n}"), NOW.plus(HOUR * n));
            let admitted = admit(&store, Asker { account: &name, name: &name, ..asker }, then).await.unwrap();
            let expected = Admission::Exhausted { wait: DAY.saturating_sub(HOUR * n), is_first: n == 10 };
            assert_eq!(admitted, if n < 10 { Admission::Stranger } else { expected }, "{n}");
        }
        let asker = Asker { per_day: 10, ..asker("mara", "192.0.2.1") };
        assert_eq!(admit(&store, asker, NOW.plus(DAY)).await.unwrap(), Admission::Stranger, "a new day");
    }

    #[tokio::test]
    async fn attack_a2_who_asks_for_somebody_else_keeps_them_from_nothing_in_a_browser_of_theirs() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        let mark = ["mark".to_owned()];
        let own = Asker { account: "u1", browser: &mark, ..asker("mara", "203.0.113.7") };
        let attempt = Attempt { guess: Guess::Password, account: "u1", name: "u1", browser: &[], sid: None, address: None };
        throttle::know_browser(&store, attempt, &mark[0], NOW).await.unwrap();
        assert_ne!(admit(&store, own, NOW).await.unwrap(), Admission::Known, "a password alone makes no browser one of theirs");
        let marks = throttle::marks(&store, "u1", &mark, NOW).await.unwrap();
        throttle::signed_in(&store, &marks, NOW).await.unwrap();
        for n in 0..20 {
            let _ = admit(&store, asker("mara", &format!("192.0.{n}.1")), NOW).await.unwrap();
        }
        let [(_, of_hour), (_, of_day)] = OF_KNOWN;
        for n in 0..24 {
            for m in 0..=of_hour {
                let admitted = admit(&store, own, NOW.plus(HOUR * n)).await.unwrap();
                let asked = u64::from(n) * of_hour + m;
                assert_eq!(admitted == Admission::Known, m < of_hour && asked < of_day, "{n}, {m}: {admitted:?}");
            }
        }
    }

    #[tokio::test]
    async fn forms_with_the_right_code_are_counted_apart_once_it_was_looked_at_as_a_guess() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        let form = async |mail: &str, is_right| admit_form(&store, mail, is_right, NOW.plus(HOUR), NOW).await.unwrap();
        for _ in 1..GUESSES {
            assert!(form("a", false).await);
        }
        for _ in 0..FORMS {
            assert!(form("a", true).await);
        }
        assert!(!form("a", true).await && !form("a", false).await);
        for _ in 0..GUESSES {
            assert!(form("b", false).await);
        }
        assert!(!form("b", true).await && !form("b", true).await, "a right one after too many guesses is none");
    }

    #[tokio::test]
    async fn attack_a1_a_network_is_told_of_so_many_user_names_that_somebody_has_them() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        let address = |text: &str| Some(text.parse().unwrap());
        let used_up = async |from: &str, now| taken_names_are_used_up(&store, "op", address(from), now).await.unwrap();
        for _ in 0..TAKEN_NAMES {
            assert!(!used_up("192.0.2.1", NOW).await);
            count_taken_name(&store, "op", address("192.0.2.1"), NOW).await.unwrap();
        }
        assert!(used_up("192.0.2.1", NOW).await && !used_up("192.0.2.2", NOW).await);
        assert!(!used_up("192.0.2.1", NOW.plus(HOUR)).await, "a new hour");
    }

    #[tokio::test]
    async fn so_many_codes_are_looked_at_for_one_mail() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        for _ in 0..GUESSES {
            assert!(admit_guess(&store, "r", NOW.plus(HOUR), NOW).await.unwrap());
        }
        assert!(!admit_guess(&store, "r", NOW.plus(HOUR), NOW).await.unwrap());
        assert!(admit_guess(&store, "another", NOW.plus(HOUR), NOW).await.unwrap());
    }
}
