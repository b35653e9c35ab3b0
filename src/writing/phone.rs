//! Telephone numbers: as people type them, and as they are kept, in the form of [E.164](https://www.itu.int/rec/T-REC-E.164/).
//!
//! Which numbers are those of mobile phones say the tables of libphonenumber, which the crate `phonenumber` holds. Its parser is not used: it
//! takes extensions, letters and the rules of a country that nobody named.

use std::fmt;

use phonenumber::Metadata;
use phonenumber::metadata::{DATABASE, Descriptor};
use regex::RegexBuilder;

/// Digits of a number at least and at most, its country code among them.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
/// The longest country code.
const LONGEST_CODE: usize = 3;
/// The region of what belongs to no country: satellites, and numbers that cost by the call.
const NOWHERE: &str = "001";

/// The number of a mobile phone, as `+491701234567`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneNumber(String);

/// Why a text is no such number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAPhone {
    /// It is no number with a country code.
    Invalid,
    /// It is, and of no mobile phone: a fixed line, a number that costs more, or none that was ever given to anybody.
    NotMobile,
}

impl PhoneNumber {
    /// Reads what somebody typed: `+` or `00`, the country code and the number, parted as people do.
    ///
    /// # Errors
    /// Where it is none, or of no mobile phone.
    pub fn parse(typed: &str) -> Result<Self, NotAPhone> {
        let digits = digits(typed).ok_or(NotAPhone::Invalid)?;
        let (code, national) = parts(&digits).ok_or(NotAPhone::Invalid)?;
        // `+49 (0)170` is written often. Where a zero belongs to the number it stays.
        let without_trunk = national.strip_prefix('0');
        let national = [Some(national), without_trunk].into_iter().flatten().find(|national| is_mobile(code, national));
        national.map(|national| Self(format!("+{code}{national}"))).ok_or(NotAPhone::NotMobile)
    }

    /// One that was kept.
    pub fn kept(text: String) -> Self {
        Self(text)
    }

    /// With its `+`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As much of it as its owner needs to know it again: `+49…67`. Of a number that is shorter than any nothing is left.
    pub fn masked(&self) -> String {
        let digits = self.0.trim_start_matches('+');
        let code = parts(digits).map_or("", |(code, _)| code);
        let end: String = digits.chars().skip(digits.chars().count().saturating_sub(2)).collect();
        format!("+{code}…{end}")
    }
}

/// Nothing of it stands in a log.
impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneNumber({})", self.masked())
    }
}

/// The digits behind `+` or `00`, in ASCII, where it holds nothing but them and what people part them by.
fn digits(typed: &str) -> Option<String> {
    let mut digits = String::with_capacity(DIGITS.end() + 2);
    let mut international = false;
    for letter in typed.chars() {
        if matches!(letter, '+' | '\u{ff0b}') {
            if international || !digits.is_empty() {
                return None;
            }
            international = true;
        } else if !is_separator(letter) {
            digits.push(digit(letter)?);
            if digits.len() > DIGITS.end() + 2 {
                return None;
            }
        }
    }
    let digits = if international { digits } else { digits.strip_prefix("00")?.to_owned() };
    (DIGITS.contains(&digits.len()) && !digits.starts_with('0')).then_some(digits)
}

/// What stands between the digits and means nothing: also marks that nobody sees, as such that turn the direction of writing.
fn is_separator(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '-' | '.' | '/' | '(' | ')' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' | '\u{61c}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

/// Digits of ASCII, full width, and of the scripts whose keyboards our readers have.
fn digit(letter: char) -> Option<char> {
    const ZEROS: [char; 4] = ['0', '\u{ff10}', '\u{660}', '\u{6f0}'];
    let value = ZEROS.iter().find_map(|zero| u32::from(letter).checked_sub(u32::from(*zero)).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// The country code and the rest. No code is the beginning of another.
fn parts(digits: &str) -> Option<(&str, &str)> {
    (1..=LONGEST_CODE).find_map(|length| {
        let (code, national) = digits.split_at_checked(length)?;
        DATABASE.region(&code.parse::<u16>().ok()?).map(|_| (code, national))
    })
}

/// Whether numbers of a country, or of a part of one, begin so: `+49`, `+1204`.
pub fn is_prefix_of_a_country(prefix: &str) -> bool {
    parts(prefix.trim_start_matches('+')).is_some()
}

/// Whether a country with this code gives this number to mobile phones, or to these and to fixed lines without telling them apart.
fn is_mobile(code: &str, national: &str) -> bool {
    let Some(regions) = code.parse::<u16>().ok().and_then(|code| DATABASE.region(&code)) else { return false };
    let mut here = regions.into_iter().filter(|region| *region != NOWHERE).filter_map(|region| DATABASE.by_id(region));
    here.any(|country| gives_to_mobiles(country, national))
}

fn gives_to_mobiles(country: &Metadata, national: &str) -> bool {
    let kinds = country.descriptors();
    let is = |kind: Option<&Descriptor>| kind.is_some_and(|kind| is_whole(kind, national));
    let costs_more = [
        kinds.premium_rate(),
        kinds.shared_cost(),
        kinds.toll_free(),
        kinds.personal_number(),
        kinds.voip(),
        kinds.pager(),
        kinds.uan(),
        kinds.voicemail(),
    ];
    is(Some(kinds.general())) && is(kinds.mobile()) && !costs_more.into_iter().any(is)
}

/// Whether the whole of a number is of this kind: the crate asks for its beginning, so that digits might stand behind it, which networks drop.
fn is_whole(kind: &Descriptor, national: &str) -> bool {
    let whole =
        || RegexBuilder::new(&format!("^(?:{}\n)$", kind.national_number().as_str())).ignore_whitespace(true).unicode(false).build();
    kind.is_match(national) && whole().is_ok_and(|whole| whole.is_match(national))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_kept_in_one_form_however_it_was_typed() {
        for typed in [
            "+491701234567",
            "+49 170 1234567",
            " +49 (0)170/123-45.67 ",
            "0049 170 1234567",
            "+49\u{a0}170\u{2011}1234567",
            "＋４９１７０１２３４５６７",
            "+٤٩١٧٠١٢٣٤٥٦٧",
            "\u{2066}+49 170 1234567\u{2069}",
        ] {
            assert_eq!(PhoneNumber::parse(typed).map(|number| number.0), Ok("+491701234567".to_owned()), "{typed}");
        }
        // A zero that belongs to the number.
        assert_eq!(PhoneNumber::parse("+225 0123456789").map(|number| number.0), Ok("+2250123456789".to_owned()));
        assert_eq!(PhoneNumber::parse("+1 (201) 555-0123").map(|number| number.0), Ok("+12015550123".to_owned()));
    }

    #[test]
    fn attack_a9_what_is_no_number_of_a_mobile_phone_is_none() {
        for invalid in [
            "",
            "+",
            "0170 1234567",
            "170 1234567",
            "+49 170 1234567 ext. 12",
            "+491701234567;ext=1",
            "tel:+491701234567",
            "+49170123456x",
            "++491701234567",
            "49+1701234567",
            "+4917012345678901",
            "+49",
            "+0491701234567",
            "+49170१२३४५६७",
            "+49170①234567",
            "+491701234567\0",
            "+491701234567\u{200b}",
            "+49170123456²",
        ] {
            assert_eq!(PhoneNumber::parse(invalid), Err(NotAPhone::Invalid), "{invalid:?}");
        }
        for fixed_or_costly in [
            "+49 30 123456",    // Berlin
            "+49 900 1234567",  // costs more
            "+49 800 1234567",  // free
            "+49 180 1234567",  // shared
            "+49 700 12345678", // personal
            "+1 900 234 5678",  // costs more
            "+1 800 234 5678",  // free
            "+44 9098790123",   // costs more
            "+44 7012345678",   // personal: calls to it cost more
            "+979 123456789",   // costs more, in no country
            "+881 612345678",   // a satellite
            "+883 510012345",   // in no country
            "+49 110 1234567",  // given to nobody
            "+31 612345678 1",  // digits behind a number
            "+31 612345678 12",
            "+1 201 555 0123 4",
        ] {
            assert_eq!(PhoneNumber::parse(fixed_or_costly), Err(NotAPhone::NotMobile), "{fixed_or_costly}");
        }
    }

    #[test]
    fn the_example_of_nearly_every_country_is_one() {
        let (mut examples, mut refused) = (0, Vec::new());
        for country in DATABASE.iter().filter(|country| country.id() != NOWHERE) {
            let Some(example) = country.descriptors().mobile().and_then(|mobile| mobile.example()) else { continue };
            let number = format!("+{}{example}", country.country_code());
            examples += 1;
            if PhoneNumber::parse(&number).map(|parsed| parsed.0) != Ok(number.clone()) {
                refused.push((country.id().to_owned(), number));
            }
        }
        assert!(examples > 200 && refused.len() * 20 < examples, "{} of {examples}: {refused:?}", refused.len());
    }

    #[test]
    fn a_prefix_begins_with_the_code_of_a_country() {
        assert_eq!(["+49", "+1204", "+999", "+4"].map(is_prefix_of_a_country), [true, true, false, false]);
    }

    #[test]
    fn little_of_a_number_is_left_to_know_it_by() {
        let masked = |text: &str| PhoneNumber::kept(text.to_owned()).masked();
        assert_eq!([masked("+491701234567"), masked("+12015550123"), masked("")], ["+49…67", "+1…23", "+…"]);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_leads_to_a_number_of_digits_or_to_none(typed in "\\PC{0,24}", number in "\\+?[0-9 ]{0,20}") {
            for text in [typed, number] {
                if let Ok(number) = PhoneNumber::parse(&text) {
                    prop_assert!(number.0.starts_with('+') && DIGITS.contains(&(number.0.len() - 1)));
                    prop_assert_eq!(PhoneNumber::parse(&number.0), Ok(number.clone()));
                }
            }
        }
    }
}
