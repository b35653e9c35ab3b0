//! Order and search as people expect them: 'Équipe' stands among E, and 'istanbul' finds 'İSTANBUL'.
//!
//! Both are made here and kept in the rows, so that every database gives the same answer whatever its own rules are. The order
//! is that of the Unicode collation algorithm with CLDR's root rules ([UTS 10](https://www.unicode.org/reports/tr10/)), which
//! fit most languages; one list is read by people of several, so none gets its own.

use std::sync::LazyLock;

use caseless::Caseless as _;
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

use super::characters::without_joiners;

/// The first byte of each stored key. Raise it when the collator's data or [`searched`] change what they give: rows with a
/// lower one are written anew. Of two releases side by side the newer one's keys stay.
pub const VERSION: u8 = 1;

/// Maximum length of the collator's key in bytes; after it the name itself is compared byte by byte.
const LONGEST: usize = 1_024;

static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    Collator::try_new(CollatorPreferences::default(), options).ok()
});

/// What a name stands by in a list, compared byte by byte. Names that the rules hold to be equal come in the order of their
/// characters, so that two names have two keys.
pub fn sort_key(name: &str) -> Vec<u8> {
    let mut by_rules = Vec::new();
    if let Some(collator) = COLLATOR.as_ref() {
        // Writing to memory cannot fail.
        let Ok(()) = collator.write_sort_key_to(name, &mut by_rules);
    }
    by_rules.truncate(LONGEST);
    let mut key = vec![VERSION];
    key.append(&mut by_rules);
    key.push(0);
    key.extend_from_slice(name.as_bytes());
    key
}

/// A text as it is looked for in: letters without case and without the marks that one may leave out when one types. Of what was
/// typed and what is looked through the same is made.
pub fn searched(text: &str) -> String {
    let letters: String = without_joiners(text).nfkd().default_case_fold().nfkd().collect();
    let mut searched = String::with_capacity(letters.len());
    for c in letters.chars().filter(|c| !is_left_out(*c)) {
        match plain(c) {
            Some(plain) => searched.push_str(plain),
            None => searched.push(c),
        }
    }
    searched
}

/// So many words of what is looked for count.
const MOST_WORDS: usize = 10;

/// The words of what is looked for, as typed: each is looked for by itself.
pub fn words(sought: &str) -> impl Iterator<Item = &str> {
    sought.split_whitespace().filter(|word| !searched(word).is_empty()).take(MOST_WORDS)
}

/// Whether each word of what is looked for stands in one of `texts`.
pub fn finds(sought: &str, texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| searched(text)).collect();
    words(sought).map(searched).all(|word| texts.iter().any(|text| text.contains(&word)))
}

/// Accents, vowel points, voicing marks and nuktas. Vowel signs of India, Thailand and Tibet and the virama are letters.
fn is_left_out(c: char) -> bool {
    matches!(canonical_combining_class(c), 1 | 7 | 8 | 10..=36 | 200..=240)
}

/// Letters that no normalization takes apart though people type another for them.
const fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ı' => "i",
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        // Arabic and Persian keyboards have two of each; the stretching line is none.
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        'ة' => "ه",
        'ٱ' => "ا",
        'ـ' => "",
        '٠' | '۰' => "0",
        '١' | '۱' => "1",
        '٢' | '۲' => "2",
        '٣' | '۳' => "3",
        '٤' | '۴' => "4",
        '٥' | '۵' => "5",
        '٦' | '۶' => "6",
        '٧' | '۷' => "7",
        '٨' | '۸' => "8",
        '٩' | '۹' => "9",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lists_stand_in_the_order_of_the_alphabet_whatever_marks_and_cases_the_letters_have() {
        let sorted = [
            "1",
            "9a",
            "Ärger",
            "Ast",
            "equipe",
            "Équipe",
            "eve",
            "istanbul",
            "İstanbul",
            "Łódź",
            "Øre",
            "ostern",
            "straße",
            "Zoe",
            "Ёлка",
            "Жук",
            "أحمد",
            "山田",
        ];
        let mut shuffled = sorted;
        shuffled.reverse();
        shuffled.sort_by_cached_key(|name| sort_key(name));
        assert_eq!(shuffled, sorted);
        assert_ne!(sort_key("e\u{301}"), sort_key("\u{e9}"), "two names have two keys");
        assert!(sort_key(&"é".repeat(5_000)).len() > LONGEST);
    }

    /// Where this fails after an update of the collator, stored keys are no longer what it gives: raise [`VERSION`].
    #[test]
    fn the_stored_order_is_that_of_this_version() {
        assert_eq!(sort_key("Été"), [1, 51, 81, 51, 1, 69, 136, 68, 136, 1, 220, 8, 0, 195, 137, 116, 195, 169]);
    }

    #[test]
    fn a_search_finds_what_people_type_for_it() {
        for (typed, found) in [
            ("istanbul", "İSTANBUL"),
            ("ISTANBUL", "ıstanbul"),
            ("equipe", "Équipe"),
            ("Équipe", "EQUIPE"),
            ("strasse", "Straße"),
            ("lodz", "Łódź"),
            ("oresund", "Øresund"),
            ("елка", "Ёлка"),
            ("محمد", "مُحَمَّد"),
            ("علي", "علی"),
            ("میخواهم", "می\u{200c}خواهم"),
            ("ガ", "ｶﾞ"),
            ("ngo", "Ngô"),
            ("2026", "٢٠٢٦"),
        ] {
            assert_eq!(searched(typed), searched(found), "{typed} {found}");
        }
        assert_ne!(searched("कि"), searched("कु"), "vowel signs are letters");
    }

    proptest! {
        #[test]
        fn what_is_searched_for_is_made_once(text in "\\PC{0,24}") {
            let once = searched(&text);
            prop_assert_eq!(searched(&once), once);
        }
    }
}
