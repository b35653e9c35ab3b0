//! What may be sent to phones, and to which: each message costs the operator money, and some people earn by having messages sent.

use std::fmt;

use super::EmailCodes;
use crate::writing::phone::PhoneNumber;

/// Digits of a prefix at most: more would be one number.
const LONGEST: usize = 10;
/// Prefixes at most.
const MOST: usize = 300;
/// Messages of a day at most.
const MOST_A_DAY: u64 = 10_000_000;

/// The settings of messages to phones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sms {
    /// What a code by SMS may prove.
    pub codes: EmailCodes,
    /// How the numbers begin that messages are sent to; none: no phone is taken.
    pub prefixes: Vec<SmsPrefix>,
    /// Messages of a day to the numbers of one prefix, at most.
    pub per_prefix: u64,
    /// Messages of a day to all numbers together, at most.
    pub per_day: u64,
}

impl Sms {
    /// Whether people may have a phone at all.
    pub const fn takes_phones(&self) -> bool {
        !self.prefixes.is_empty()
    }

    /// Whether messages go to a number.
    pub fn reaches(&self, number: &PhoneNumber) -> bool {
        self.prefix_of(number).is_some()
    }

    /// By which prefix messages go to a number: the longest. None: none do.
    pub fn prefix_of(&self, number: &PhoneNumber) -> Option<&SmsPrefix> {
        self.prefixes.iter().filter(|prefix| number.as_str().starts_with(&prefix.0)).max_by_key(|prefix| prefix.0.len())
    }
}

/// How numbers begin: a country code, or one with digits of the number, as `+49` and `+1204`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmsPrefix(String);

impl SmsPrefix {
    /// With its `+`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    #[cfg(test)]
    pub(crate) fn of(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for SmsPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads `sms-prefixes`.
pub(super) fn prefixes(text: &str) -> Result<Vec<SmsPrefix>, String> {
    let expected = || "expected country codes such as +49, separated by commas; +1204 is a part of a country".to_owned();
    let mut prefixes: Vec<SmsPrefix> = Vec::new();
    for one in text.split(',').map(str::trim) {
        let digits = one.strip_prefix('+').filter(|digits| digits.len() <= LONGEST && !digits.starts_with('0')).ok_or_else(expected)?;
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) || prefixes.len() == MOST {
            return Err(expected());
        }
        let prefix = SmsPrefix(one.to_owned());
        if !prefixes.contains(&prefix) {
            prefixes.push(prefix);
        }
    }
    Ok(prefixes)
}

/// Reads how many of a day.
pub(super) fn a_day(text: &str) -> Result<u64, String> {
    let expected = || format!("expected a number from 1 to {MOST_A_DAY}");
    text.parse().ok().filter(|most| (1..=MOST_A_DAY).contains(most)).ok_or_else(expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_counts_for_the_longest_prefix_that_it_begins_with() {
        let sms = Sms { prefixes: prefixes("+49, +1,+1204,+1").unwrap(), ..Sms::default() };
        let of = |text: &str| sms.prefix_of(&PhoneNumber::kept(text.to_owned())).map(SmsPrefix::as_str);
        assert_eq!((of("+491701234567"), of("+12045550123"), of("+12015550123")), (Some("+49"), Some("+1204"), Some("+1")));
        assert_eq!((of("+43660123456"), sms.prefixes.len()), (None, 3));
        assert!(sms.takes_phones() && !Sms::default().takes_phones());
        for bad in ["", "49", "+", "+0", "+49,", "+49 170", "+4x", "+12345678901", "++49"] {
            assert!(prefixes(bad).is_err(), "{bad}");
        }
        assert!(a_day("0").is_err() && a_day("x").is_err() && a_day("-1").is_err() && a_day("10000001").is_err());
        assert_eq!(a_day("200"), Ok(200));
    }
}
