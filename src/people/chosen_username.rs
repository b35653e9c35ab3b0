//! The user name that a person chooses themselves. Stricter than one that an admin gives: nobody looks at it before others see it.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, Script};

use super::names::{NameError, Username};

/// Characters at least, and at most.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=32;

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
    /// Its letters are of several alphabets, so that it may look like another.
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
    let category = CodePointMapData::<GeneralCategory>::new();
    let is_mark = |c: char| matches!(category.get(c), GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark);
    let key = name.key();
    let fits = LENGTH.contains(&key.chars().count())
        && key.chars().all(|c| c.is_alphanumeric() || is_mark(c) || parts(c))
        && !key.starts_with(parts)
        && !key.ends_with(parts);
    if !fits {
        return Err(UnfitChoice::Unfit);
    }
    if !is_of_one_script(key) {
        return Err(UnfitChoice::MixedScripts);
    }
    if RESERVED.contains(&looks_like(key).as_str()) {
        return Err(UnfitChoice::Reserved);
    }
    Ok(name)
}

/// Without what parts words, and with the letters that digits are taken for.
fn looks_like(key: &str) -> String {
    let letter = |c: char| match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '5' => 's',
        other => other,
    };
    key.chars().filter(|c| !matches!(c, '.' | '-' | '_')).map(letter).collect()
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
        for good in ["mara", "Mara.Lind", "mara_lind-2", "Jörg", "мара", "მარა", "山田たろう", "김마라", "müller", "admins"]
        {
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
        ] {
            assert_eq!(chosen(bad).map(|name| name.key().to_owned()), Err(why), "{bad}");
        }
    }

    #[test]
    fn the_reserved_names_are_as_they_are_compared() {
        for name in RESERVED {
            assert_eq!(looks_like(name), name);
        }
    }
}
