//! The user name that a person chooses themselves. Stricter than one that an admin gives: nobody looks at it before others see it.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, Script};
use unicode_normalization::UnicodeNormalization as _;

use super::names::{NameError, Username};

/// Characters at least, and at most.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=32;

/// Marks over and under one letter at most.
const MARKS: usize = 2;

/// Names that stand for those who run a service, or for a mailbox of theirs ([RFC 2142](https://www.rfc-editor.org/rfc/rfc2142)), without what
/// parts words.
const RESERVED: [&str; 40] = [
    "abuse",
    "account",
    "admin",
    "administrator",
    "anonymous",
    "api",
    "billing",
    "contact",
    "everyone",
    "ftp",
    "guest",
    "help",
    "helpdesk",
    "hostmaster",
    "info",
    "latchkey",
    "login",
    "mail",
    "marketing",
    "moderator",
    "news",
    "nobody",
    "noc",
    "noreply",
    "null",
    "official",
    "operator",
    "owner",
    "postmaster",
    "root",
    "sales",
    "security",
    "service",
    "staff",
    "superuser",
    "support",
    "system",
    "undefined",
    "webmaster",
    "www",
];

/// Why a person cannot choose a user name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnfitChoice {
    /// It is none: too short or too long, or with characters that such names do not have.
    Unfit,
    /// It stands for those who run the service.
    Reserved,
    /// Its letters or digits are of several alphabets, or of none that a language is written in, so that it may look like another.
    MixedScripts,
}

impl From<NameError> for UnfitChoice {
    fn from(_: NameError) -> Self {
        Self::Unfit
    }
}

/// The user name, where a person may choose it themselves: 3 to 32 letters and digits of one alphabet, with dots, hyphens and underscores
/// between them.
///
/// # Errors
/// Why they may not.
pub fn chosen(typed: &str) -> Result<Username, UnfitChoice> {
    let name = Username::parse(typed)?;
    let parts = |c: char| matches!(c, '.' | '-' | '_');
    let key = name.key();
    let fits = LENGTH.contains(&key.chars().count())
        && key.chars().all(|c| c.is_alphanumeric() || is_mark(c) || parts(c))
        && !key.starts_with(parts)
        && !key.ends_with(parts)
        && key.split(|c| !is_mark(c)).all(|marks| marks.chars().count() <= MARKS);
    if !fits {
        return Err(UnfitChoice::Unfit);
    }
    if !is_of_one_script(key) || !key.chars().all(is_written) || !has_digits_of_one_kind(key) {
        return Err(UnfitChoice::MixedScripts);
    }
    let seen = looks_like(key);
    if RESERVED.iter().any(|reserved| looks_like(reserved) == seen) {
        return Err(UnfitChoice::Reserved);
    }
    Ok(name)
}

fn is_mark(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new();
    matches!(category.get(c), GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark)
}

fn is_latin(c: char) -> bool {
    CodePointMapData::<Script>::new().get(c) == Script::Latin
}

/// Without what parts words and without marks, and with one sign for those that are taken for each other.
fn looks_like(key: &str) -> String {
    let sign = |c: char| match c {
        '0' => 'o',
        '1' | 'l' | '\u{131}' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        other => other,
    };
    key.nfd().filter(|c| !is_mark(*c) && !matches!(c, '.' | '-' | '_')).map(sign).collect()
}

/// Whether a Latin letter is one of those that languages are written in, with or without marks: the rest (phonetic signs, small capitals) look
/// like them ([UTS 39 §3.1](https://www.unicode.org/reports/tr39/#Identifier_Status_and_Type)).
fn is_written(c: char) -> bool {
    !is_latin(c) || std::iter::once(c).nfd().next().is_some_and(|letter| letter < '\u{180}' || letter == 'ə')
}

/// Whether all digits are of one kind, beside Latin letters the usual ones
/// ([UTS 39 §5.3](https://www.unicode.org/reports/tr39/#Mixed_Number_Detection)). Those of a kind stand in one row of the code charts.
fn has_digits_of_one_kind(key: &str) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new();
    let digits = key.chars().filter(|c| category.get(*c) == GeneralCategory::DecimalNumber);
    let mut rows: Vec<u32> = digits.map(|digit| u32::from(digit) >> 4).collect();
    rows.dedup();
    let usual = u32::from('0') >> 4;
    rows.len() <= 1 && (!key.contains(is_latin) || rows.iter().all(|row| *row == usual))
}

/// Whether all letters are of one alphabet, or of those that one language writes together
/// ([UTS 39 §5.1](https://www.unicode.org/reports/tr39/#Mixed_Script_Detection)).
fn is_of_one_script(text: &str) -> bool {
    const TOGETHER: [&[Script]; 3] =
        [&[Script::Han, Script::Hiragana, Script::Katakana], &[Script::Han, Script::Hangul], &[Script::Han, Script::Bopomofo]];
    let script = CodePointMapData::<Script>::new();
    let mut scripts: Vec<Script> = Vec::new();
    for script in text.chars().map(|c| script.get(c)).filter(|script| !matches!(*script, Script::Common | Script::Inherited)) {
        if !scripts.contains(&script) {
            scripts.push(script);
        }
    }
    scripts.len() <= 1 || TOGETHER.iter().any(|together| scripts.iter().all(|script| together.contains(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_chooses_a_name_of_one_alphabet_that_stands_for_nobody_else() {
        for good in [
            "mara",
            "Mara.Lind",
            "mara_lind-2",
            "Jörg",
            "мара",
            "მარა",
            "山田たろう",
            "김마라",
            "müller",
            "admins",
            "yılmaz",
            "nguyễn",
            "ştefan",
            "məmməd",
            "łukasz",
            "سارة١٢",
            "สมชาย",
        ] {
            assert!(chosen(good).is_ok(), "{good}: {:?}", chosen(good));
        }
        for (bad, why) in [
            ("", UnfitChoice::Unfit),
            ("ma", UnfitChoice::Unfit),
            (&"m".repeat(33) as &str, UnfitChoice::Unfit),
            ("mara@example.com", UnfitChoice::Unfit),
            ("mara lind", UnfitChoice::Unfit),
            (".mara", UnfitChoice::Unfit),
            ("mara-", UnfitChoice::Unfit),
            ("ma/ra", UnfitChoice::Unfit),
            ("ma\u{202e}ra", UnfitChoice::Unfit),
            ("ma\u{1f600}ra", UnfitChoice::Unfit),
            ("m\u{430}ra", UnfitChoice::MixedScripts),
            ("\u{3b1}lice", UnfitChoice::MixedScripts),
            ("admin", UnfitChoice::Reserved),
            ("ADMIN", UnfitChoice::Reserved),
            ("a.d-m_in", UnfitChoice::Reserved),
            ("r00t", UnfitChoice::Reserved),
            ("adm1n", UnfitChoice::Reserved),
            ("\u{ff21}dmin", UnfitChoice::Reserved),
            ("he1p", UnfitChoice::Reserved),
            ("nu11", UnfitChoice::Reserved),
            ("1atchkey", UnfitChoice::Reserved),
            ("heIp", UnfitChoice::Reserved),
            ("biIIing", UnfitChoice::Reserved),
            ("4dmin", UnfitChoice::Reserved),
            ("adm\u{131}n", UnfitChoice::Reserved),
            ("admi\u{331}n", UnfitChoice::Reserved),
            ("àdmín", UnfitChoice::Reserved),
            ("\u{251}dmin", UnfitChoice::MixedScripts),
            ("m\u{251}ra", UnfitChoice::MixedScripts),
            ("mara\u{661}", UnfitChoice::MixedScripts),
            ("\u{633}\u{627}\u{631}\u{661}\u{967}", UnfitChoice::MixedScripts),
            ("mari\u{331}\u{332}\u{333}a", UnfitChoice::Unfit),
        ] {
            assert_eq!(chosen(bad).map(|name| name.key().to_owned()), Err(why), "{bad}");
        }
    }

    #[test]
    fn the_reserved_names_are_chosen_by_nobody() {
        for name in RESERVED {
            assert_eq!(chosen(name), Err(UnfitChoice::Reserved), "{name}");
        }
    }
}
