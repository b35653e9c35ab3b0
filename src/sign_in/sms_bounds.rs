//! How many messages go to phones. Each costs the operator money, and whoever earns by the numbers of a country has messages sent to them
//! by the thousand ([SMS pumping](https://owasp.org/www-community/attacks/SMS_Pumping)), each to another number and for another account: so
//! what goes to one number, and what one network causes, is bounded, and then what goes to the numbers of a prefix and to all of them.
//!
//! Who may ask at all, and how often one person and one browser, is counted before, as for mails (`mail_requests`). What is counted of codes to
//! sign in with is behind the answer: nobody who asked sees it. Whoever adds a phone is told of a bound, so those messages have counts of
//! their own for a number, of which no sign-in is a part; and as anybody adds any number, half of what a prefix and all of them get.

use std::net::IpAddr;

use super::address_blocks;
use super::mail_requests::{DAY, share_is_used_up};
use crate::clock::Timestamp;
use crate::config::Sms;
use crate::store::transient::{Key, Transient as _, TransientStore, Unavailable};
use crate::writing::phone::PhoneNumber;

/// Messages of a day to one number, whoever asks for them.
pub const PER_NUMBER: u64 = 30;
/// Messages of a day that one network causes, to whatever number, in browsers that no account knows and by phones that are added: an office
/// has one.
pub const PER_NETWORK: u64 = 100;

/// What was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// To this number none are sent: its country is not among those of the settings.
    NotAdmitted,
    /// What one number gets.
    Number,
    /// What one network causes.
    Network,
    /// What the numbers of one prefix get.
    Prefix,
    /// What all of them get.
    Deployment,
}

impl Bound {
    /// As events name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotAdmitted => "not_admitted",
            Self::Number => "number",
            Self::Network => "network",
            Self::Prefix => "prefix",
            Self::Deployment => "deployment",
        }
    }

    /// As counters and the record of a message that was not sent name it.
    pub const fn withheld(self) -> &'static str {
        match self {
            Self::NotAdmitted => "withheld_not_admitted",
            Self::Number => "withheld_number",
            Self::Network => "withheld_network",
            Self::Prefix => "withheld_prefix",
            Self::Deployment => "withheld_deployment",
        }
    }
}

/// Why a message is not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// What was reached.
    pub bound: Bound,
    /// The prefix that the number counts for; empty where it counts for none.
    pub prefix: String,
    /// Whether this is the message that reached a bound of the operator's or of a network, which is told once.
    pub is_first: bool,
}

/// How somebody asks for a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// To sign in, in a browser that the account knows.
    KnownBrowser,
    /// To sign in, in another one: of a number one network has a share alone then, so that nobody uses up from one place what is left to the
    /// owner.
    Stranger,
    /// To add a phone, which may be anybody's.
    Adding,
}

/// Who asks for a message, and to which number.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The issuer: each counts for itself.
    pub issuer: &'a str,
    /// The number.
    pub number: &'a PhoneNumber,
    /// The client's address, where one is known.
    pub address: Option<IpAddr>,
    /// How.
    pub by: By,
}

/// Counts a message before it is sent. What a wider bound admits is counted once the narrower one has admitted it. Gives the bound that was
/// reached.
///
/// # Errors
/// Where the store is away.
pub async fn admit(store: &TransientStore, settings: &Sms, asked: Asked<'_>, now: Timestamp) -> Result<Option<Reached>, Unavailable> {
    let Asked { issuer, number, address, by } = asked;
    let Some(prefix) = settings.prefix_of(number).map(|prefix| prefix.as_str().to_owned()) else {
        return Ok(Some(Reached { bound: Bound::NotAdmitted, prefix: String::new(), is_first: false }));
    };
    let reached = |bound, is_first| Some(Reached { bound, prefix: prefix.clone(), is_first });
    let whose = format!("{issuer}\n{}", number.as_str());
    let (share, day) = if by == By::Adding { ("sms-added", "sms-added-day") } else { ("sms-number", "sms-number-day") };
    if by != By::KnownBrowser && share_is_used_up(store, share, &whose, address, now).await? {
        return Ok(reached(Bound::Number, false));
    }
    if count(store, day, &whose, now).await? > PER_NUMBER {
        return Ok(reached(Bound::Number, false));
    }
    if let Some(network) = address_blocks::blocks(address).pop().filter(|_| by != By::KnownBrowser) {
        let of_network = count(store, "sms-network-day", &format!("{issuer}\n{network}"), now).await?;
        if of_network > PER_NETWORK {
            return Ok(reached(Bound::Network, of_network == PER_NETWORK + 1));
        }
    }
    let of_prefix = format!("{issuer}\n{prefix}");
    if by == By::Adding {
        let added = count(store, "sms-prefix-added", &of_prefix, now).await?;
        if added > half(settings.per_prefix) {
            return Ok(reached(Bound::Prefix, added == half(settings.per_prefix) + 1));
        }
        let added = count(store, "sms-all-added", issuer, now).await?;
        if added > half(settings.per_day) {
            return Ok(reached(Bound::Deployment, added == half(settings.per_day) + 1));
        }
    }
    let of_prefix = count(store, "sms-prefix-day", &of_prefix, now).await?;
    if of_prefix > settings.per_prefix {
        return Ok(reached(Bound::Prefix, of_prefix == settings.per_prefix + 1));
    }
    let of_all = count(store, "sms-day", issuer, now).await?;
    if of_all > settings.per_day {
        return Ok(reached(Bound::Deployment, of_all == settings.per_day + 1));
    }
    Ok(None)
}

/// What phones that are added have of a bound: the rest is for those that were proven.
const fn half(most: u64) -> u64 {
    most.div_ceil(2)
}

/// Counts in a day that begins with the first.
async fn count(store: &TransientStore, name: &str, of: &str, now: Timestamp) -> Result<u64, Unavailable> {
    Ok(store.increment(&Key::new(name, of), now.plus(DAY), now).await?.count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::SmsPrefix;
    use crate::store::transient::embedded::Embedded;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    fn settings(per_prefix: u64, per_day: u64) -> Sms {
        let prefixes = ["+49", "+43"].map(SmsPrefix::of).to_vec();
        Sms { prefixes, per_prefix, per_day, ..Sms::default() }
    }

    fn asked(number: &PhoneNumber, address: [u8; 4], by: By) -> Asked<'_> {
        Asked { issuer: "https://op.example", number, address: Some(IpAddr::from(address)), by }
    }

    fn number(prefix: &str, n: u64) -> PhoneNumber {
        PhoneNumber::kept(format!("{prefix}170{n:07}"))
    }

    #[tokio::test]
    async fn attack_a9_pumping_ends_at_the_bound_of_the_prefix_and_leaves_other_countries_theirs() {
        let folder = tempfile::tempdir().unwrap();
        let store = TransientStore::Embedded(Embedded::open(&folder.path().join("transient.db")).unwrap());
        let settings = settings(20, 30);
        let admit =
            async |number: PhoneNumber, n: u8| admit(&store, &settings, asked(&number, [10, n, 1, 1], By::Stranger), NOW).await.unwrap();
        for n in 0..20 {
            assert_eq!(admit(number("+49", n), u8::try_from(n).unwrap()).await, None, "{n}");
        }
        let reached = |bound, prefix: &str, is_first| Some(Reached { bound, prefix: prefix.to_owned(), is_first });
        assert_eq!(admit(number("+49", 20), 20).await, reached(Bound::Prefix, "+49", true));
        assert_eq!(admit(number("+49", 21), 21).await, reached(Bound::Prefix, "+49", false), "it is told once");
        for n in 0..10 {
            assert_eq!(admit(number("+43", n), 100).await, None, "{n}");
        }
        assert_eq!(admit(number("+43", 10), 100).await, reached(Bound::Deployment, "+43", true));
        assert_eq!(admit(number("+1", 0), 1).await, reached(Bound::NotAdmitted, "", false));
    }

    #[tokio::test]
    async fn attack_a9_one_number_and_one_network_have_their_share_and_nobody_uses_up_an_owners_from_one_place() {
        let folder = tempfile::tempdir().unwrap();
        let store = TransientStore::Embedded(Embedded::open(&folder.path().join("transient.db")).unwrap());
        let settings = settings(10_000, 10_000);
        let victim = number("+49", 1);
        let admit = async |number: &PhoneNumber, address, by, now| {
            admit(&store, &settings, asked(number, address, by), now).await.unwrap().map(|reached| reached.bound)
        };
        for n in 0..5 {
            let expected = (n >= 3).then_some(Bound::Number);
            assert_eq!(admit(&victim, [192, 0, 2, n], By::Stranger, NOW).await, expected, "a network's share: {n}");
        }
        for n in 0..40 {
            let expected = (n >= PER_NUMBER - 3).then_some(Bound::Number);
            assert_eq!(admit(&victim, [203, 0, 113, 1], By::KnownBrowser, NOW).await, expected, "the owner's browser: {n}");
        }
        assert_eq!(admit(&victim, [203, 0, 113, 1], By::KnownBrowser, NOW.plus(DAY)).await, None, "a new day");
        assert_eq!(admit(&victim, [192, 0, 2, 9], By::Adding, NOW).await, None, "whoever adds it sees nothing of what its owner was sent");
        for n in 0..PER_NETWORK + 5 {
            let expected = (n >= PER_NETWORK).then_some(Bound::Network);
            assert_eq!(admit(&number("+49", 100 + n), [198, 51, 100, 7], By::Stranger, NOW).await, expected, "{n}");
        }
        let at_work = admit(&number("+49", 900), [198, 51, 100, 7], By::KnownBrowser, NOW).await;
        assert_eq!(at_work, None, "a browser that the account knows is no part of it");
    }

    #[tokio::test]
    async fn attack_a9_phones_that_anybody_adds_leave_half_to_those_that_were_proven() {
        let folder = tempfile::tempdir().unwrap();
        let store = TransientStore::Embedded(Embedded::open(&folder.path().join("transient.db")).unwrap());
        let settings = settings(20, 30);
        let admit = async |number: PhoneNumber, n: u8, by| admit(&store, &settings, asked(&number, [10, n, 1, 1], by), NOW).await.unwrap();
        let reached = |bound, prefix: &str| Some(Reached { bound, prefix: prefix.to_owned(), is_first: true });
        for n in 0..10 {
            assert_eq!(admit(number("+49", u64::from(n)), n, By::Adding).await, None, "{n}");
        }
        assert_eq!(admit(number("+49", 10), 10, By::Adding).await, reached(Bound::Prefix, "+49"));
        for n in 0..5 {
            assert_eq!(admit(number("+43", u64::from(n)), n, By::Adding).await, None, "{n}");
        }
        assert_eq!(admit(number("+43", 5), 5, By::Adding).await, reached(Bound::Deployment, "+43"));
        for n in 20..30 {
            assert_eq!(admit(number("+49", u64::from(n)), n, By::Stranger).await, None, "{n}");
        }
        assert_eq!(admit(number("+49", 30), 30, By::Stranger).await, reached(Bound::Prefix, "+49"), "both together are bounded");
    }
}
