//! How many messages go to phones. Each costs the operator money, and whoever earns by the numbers of a country has messages sent to them
//! by the thousand ([SMS pumping](https://owasp.org/www-community/attacks/SMS_Pumping)), each to another number and for another account: so
//! what goes to one number, and what one network causes, is bounded, and then what goes to the numbers of a prefix and to all of them.
//!
//! Who may ask at all, and how often one person and one browser, is counted before, as for mails (`mail_requests`). What is counted here is
//! behind the answer: nobody who asked sees it.

use std::net::IpAddr;

use super::address_blocks;
use super::mail_requests::{DAY, share_is_used_up};
use crate::clock::Timestamp;
use crate::config::Sms;
use crate::store::transient::{Key, Transient as _, TransientStore, Unavailable};
use crate::writing::phone::PhoneNumber;

/// Messages of a day to one number, whoever asks for them.
pub const PER_NUMBER: u64 = 30;
/// Messages of a day that one network causes, to whatever number: an office has one.
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
}

/// Why a message is not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// What was reached.
    pub bound: Bound,
    /// The prefix that the number counts for; empty where it counts for none.
    pub prefix: String,
    /// Whether this is the message that reached a bound of the operator's, which is told once.
    pub is_first: bool,
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
    /// Whether it is asked for in a browser that the account does not know: of a number one network has a share alone then, so that nobody
    /// uses up from one place what is left to the owner.
    pub by_stranger: bool,
}

/// Counts a message before it is sent. What a wider bound admits is counted once the narrower one has admitted it. Gives the bound that was
/// reached.
///
/// # Errors
/// Where the store is away.
pub async fn admit(store: &TransientStore, settings: &Sms, asked: Asked<'_>, now: Timestamp) -> Result<Option<Reached>, Unavailable> {
    let Asked { issuer, number, address, by_stranger } = asked;
    let Some(prefix) = settings.prefix_of(number).map(|prefix| prefix.as_str().to_owned()) else {
        return Ok(Some(Reached { bound: Bound::NotAdmitted, prefix: String::new(), is_first: false }));
    };
    let reached = |bound, is_first| Some(Reached { bound, prefix: prefix.clone(), is_first });
    let whose = format!("{issuer}\n{}", number.as_str());
    if by_stranger && share_is_used_up(store, "sms-number", &whose, address, now).await? {
        return Ok(reached(Bound::Number, false));
    }
    if count(store, "sms-number-day", &whose, now).await? > PER_NUMBER {
        return Ok(reached(Bound::Number, false));
    }
    if let Some(network) = address_blocks::blocks(address).pop()
        && count(store, "sms-network-day", &format!("{issuer}\n{network}"), now).await? > PER_NETWORK
    {
        return Ok(reached(Bound::Network, false));
    }
    let of_prefix = count(store, "sms-prefix-day", &format!("{issuer}\n{prefix}"), now).await?;
    if of_prefix > settings.per_prefix {
        return Ok(reached(Bound::Prefix, of_prefix == settings.per_prefix + 1));
    }
    let of_all = count(store, "sms-day", issuer, now).await?;
    if of_all > settings.per_day {
        return Ok(reached(Bound::Deployment, of_all == settings.per_day + 1));
    }
    Ok(None)
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

    fn asked(number: &PhoneNumber, address: [u8; 4], by_stranger: bool) -> Asked<'_> {
        Asked { issuer: "https://op.example", number, address: Some(IpAddr::from(address)), by_stranger }
    }

    fn number(prefix: &str, n: u64) -> PhoneNumber {
        PhoneNumber::kept(format!("{prefix}170{n:07}"))
    }

    #[tokio::test]
    async fn attack_a9_pumping_ends_at_the_bound_of_the_prefix_and_leaves_other_countries_theirs() {
        let folder = tempfile::tempdir().unwrap();
        let store = TransientStore::Embedded(Embedded::open(&folder.path().join("transient.db")).unwrap());
        let settings = settings(20, 30);
        let admit = async |number: PhoneNumber, n: u8| admit(&store, &settings, asked(&number, [10, n, 1, 1], true), NOW).await.unwrap();
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
        let admit = async |number: &PhoneNumber, address, by_stranger, now| {
            admit(&store, &settings, asked(number, address, by_stranger), now).await.unwrap().map(|reached| reached.bound)
        };
        for n in 0..5 {
            let expected = (n >= 3).then_some(Bound::Number);
            assert_eq!(admit(&victim, [192, 0, 2, n], true, NOW).await, expected, "a network's share: {n}");
        }
        for n in 0..40 {
            let expected = (n >= PER_NUMBER - 3).then_some(Bound::Number);
            assert_eq!(admit(&victim, [203, 0, 113, 1], false, NOW).await, expected, "the owner's browser: {n}");
        }
        assert_eq!(admit(&victim, [203, 0, 113, 1], false, NOW.plus(DAY)).await, None, "a new day");
        for n in 0..PER_NETWORK + 5 {
            let expected = (n >= PER_NETWORK).then_some(Bound::Network);
            assert_eq!(admit(&number("+49", 100 + n), [198, 51, 100, 7], true, NOW).await, expected, "{n}");
        }
    }
}
