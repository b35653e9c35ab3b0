//! Which characters a name may hold: the one rule for people, groups, applications, resource servers and labels.
//!
//! A name is read by people, so each character must be seen, and must change nothing but what it stands for. Refused is what
//! two names could differ in without looking different, and what turns the text around it: control and format characters,
//! fillers, direction marks, private use. Some invisible characters are parts of letters: U+200C and U+200D in Persian and the
//! scripts of India ([RFC 5892 A.1, A.2](https://www.rfc-editor.org/rfc/rfc5892#appendix-A.1)), U+200D and U+FE0F in emoji
//! ([UTS 51 ED-16](https://www.unicode.org/reports/tr51/#def_emoji_zwj_sequence)), variation selectors behind ideographs and
//! Mongolian letters. They are taken where they do that, and nowhere else. Keys that tell names apart leave them out, so that
//! no two names differ in them alone.

use std::fmt;

use icu_properties::props::{
    CanonicalCombiningClass, DefaultIgnorableCodePoint, Emoji, EmojiModifier, ExtendedPictographic, GeneralCategory, JoiningType, Script,
};
use icu_properties::{CodePointMapData, CodePointSetData};

const NON_JOINER: char = '\u{200c}';
const JOINER: char = '\u{200d}';
const KEYCAP: char = '\u{20e3}';
const BLACK_FLAG: char = '\u{1f3f4}';
const END_OF_TAGS: char = '\u{e007f}';

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A space where none may be: at an end, beside another, or anywhere in what has none.
    Space,
    /// This character, which is not seen, or turns the direction of what stands around it.
    Unseen(char),
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Space => f.write_str("has a space at the start or end, or two spaces in a row"),
            Self::Unseen(c) => {
                write!(f, "contains U+{:04X}, which is invisible here or changes the direction of the text", u32::from(*c))
            }
        }
    }
}

impl std::error::Error for Unfit {}

/// A name of several words: single spaces within (also the wide one of Japanese and the unbroken ones of French), each other
/// character seen. What is empty is fit: whether there must be something is for others to say.
///
/// # Errors
/// What is wrong with it.
pub fn line(text: &str) -> Result<(), Unfit> {
    let chars: Vec<char> = text.chars().collect();
    let mut after_space = true;
    for (at, &c) in chars.iter().enumerate() {
        if matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{3000}') {
            if after_space {
                return Err(Unfit::Space);
            }
            after_space = true;
        } else {
            if c.is_whitespace() || !is_seen(&chars, at) {
                return Err(Unfit::Unseen(c));
            }
            after_space = false;
        }
    }
    if after_space && !chars.is_empty() { Err(Unfit::Space) } else { Ok(()) }
}

/// A name without any space, such as a user name.
///
/// # Errors
/// What is wrong with it.
pub fn word(text: &str) -> Result<(), Unfit> {
    if text.contains(char::is_whitespace) {
        return Err(Unfit::Space);
    }
    line(text)
}

/// The first character of a text that is not seen where it stands; spaces and lines are for others to judge.
pub fn unseen(text: &str) -> Option<char> {
    let chars: Vec<char> = text.chars().collect();
    chars.iter().enumerate().find(|(at, c)| !c.is_whitespace() && !is_seen(&chars, *at)).map(|(_, c)| *c)
}

/// The text with U+FFFD in place of each character that is not seen where it stands, a line's end among them.
pub fn made_visible(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let shown = |(at, c): (usize, &char)| if is_seen(&chars, at) { *c } else { '\u{fffd}' };
    chars.iter().enumerate().map(shown).collect()
}

/// The text with each character that is not seen where it stands written as Rust writes it, such as `\u{202e}` or `\n`.
pub fn written_out(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, c) in chars.iter().enumerate() {
        if is_seen(&chars, at) { out.push(*c) } else { out.extend(c.escape_default()) }
    }
    out
}

/// Without what stands at either end and is not seen there: spaces of every kind, and what a paste brings along, such as a
/// zero width space, a byte order mark or a mark of direction. Joiners and selectors belong to the letter before them and stay.
pub fn trimmed(text: &str) -> &str {
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let belongs_to_a_letter = |c: char| matches!(c, NON_JOINER | JOINER | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}');
    text.trim_matches(|c: char| c.is_whitespace() || (ignorable.contains(c) && !belongs_to_a_letter(c)))
}

/// Without joiners and variation selectors: two names that differ in these alone are one.
pub fn without_joiners(text: &str) -> String {
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    text.chars().filter(|c| !ignorable.contains(*c)).collect()
}

/// Whether the character at `at` is seen there, or is a part of what is seen.
fn is_seen(chars: &[char], at: usize) -> bool {
    let Some(&c) = chars.get(at) else { return false };
    match c {
        NON_JOINER => follows_virama(chars, at) || (joins_before(chars, at) && joins_behind(chars, at)),
        // Between letters that join anyway it would change nothing.
        JOINER => follows_virama(chars, at) || joins_emoji(chars, at) || (joins_before(chars, at) != joins_behind(chars, at)),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => selects_a_form(chars, at),
        '\u{180b}'..='\u{180d}' | '\u{180f}' => before(chars, at).is_some_and(is_mongolian),
        '\u{180e}' => before(chars, at).is_some_and(is_mongolian) && behind(chars, at).is_some_and(is_mongolian),
        '\u{e0020}'..='\u{e007f}' => is_of_a_flag(chars, at),
        _ => !is_unseen(c),
    }
}

/// Characters that are seen nowhere, those that only format or turn, and those whose look nobody knows.
fn is_unseen(c: char) -> bool {
    // A braille pattern without dots, a note without head, a filler of Khitan; what stands for objects and for what was lost.
    const BLANK: [char; 5] = ['\u{2800}', '\u{1d159}', '\u{16fe4}', '\u{fffc}', '\u{fffd}'];
    // Signs around numbers, of the category Format though they are drawn.
    let is_drawn =
        matches!(c, '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{110bd}' | '\u{110cd}');
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    let formats = matches!(
        category,
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
            | GeneralCategory::PrivateUse
            | GeneralCategory::Surrogate
    );
    let is_no_character = matches!(u32::from(c), 0xfdd0..=0xfdef) || u32::from(c) & 0xfffe == 0xfffe;
    (formats && !is_drawn) || is_no_character || BLANK.contains(&c) || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

fn before(chars: &[char], at: usize) -> Option<char> {
    chars.get(at.checked_sub(1)?).copied()
}

fn behind(chars: &[char], at: usize) -> Option<char> {
    chars.get(at.checked_add(1)?).copied()
}

/// RFC 5892 A.1 and A.2: behind a virama a joiner says which form of a conjunct is meant.
fn follows_virama(chars: &[char], at: usize) -> bool {
    before(chars, at).is_some_and(|c| CodePointMapData::<CanonicalCombiningClass>::new().get(c) == CanonicalCombiningClass::Virama)
}

/// RFC 5892 A.1: the letter before, marks aside, joins what follows.
fn joins_before(chars: &[char], at: usize) -> bool {
    let kinds = CodePointMapData::<JoiningType>::new();
    let letter = chars.get(..at).unwrap_or_default().iter().rev().map(|c| kinds.get(*c)).find(|kind| *kind != JoiningType::Transparent);
    matches!(letter, Some(JoiningType::LeftJoining | JoiningType::DualJoining))
}

/// RFC 5892 A.1: the letter behind, marks aside, joins what stands before it.
fn joins_behind(chars: &[char], at: usize) -> bool {
    let kinds = CodePointMapData::<JoiningType>::new();
    let letter = chars.iter().skip(at.saturating_add(1)).map(|c| kinds.get(*c)).find(|kind| *kind != JoiningType::Transparent);
    matches!(letter, Some(JoiningType::RightJoining | JoiningType::DualJoining))
}

/// UTS 51 ED-16: a joiner between two emoji makes them one.
fn joins_emoji(chars: &[char], at: usize) -> bool {
    let pictures = CodePointSetData::new::<ExtendedPictographic>();
    let modifiers = CodePointSetData::new::<EmojiModifier>();
    let goes_with = |c: char| c == '\u{fe0f}' || modifiers.contains(c);
    let base = chars.get(..at).unwrap_or_default().iter().rev().copied().find(|c| !goes_with(*c));
    base.is_some_and(|c| pictures.contains(c)) && behind(chars, at).is_some_and(|c| pictures.contains(c))
}

/// A variation selector behind what has several forms: an emoji, the sign of a keycap, an ideograph.
fn selects_a_form(chars: &[char], at: usize) -> bool {
    let (Some(c), Some(base)) = (chars.get(at).copied(), before(chars, at)) else { return false };
    let is_emoji = CodePointSetData::new::<Emoji>().contains(base);
    match c {
        '\u{fe0e}' | '\u{fe0f}' if base.is_ascii() => is_emoji && behind(chars, at) == Some(KEYCAP),
        '\u{fe0e}' | '\u{fe0f}' => is_emoji,
        '\u{fe00}'..='\u{fe02}' | '\u{e0100}'..='\u{e01ef}' => CodePointMapData::<Script>::new().get(base) == Script::Han,
        _ => false,
    }
}

fn is_mongolian(c: char) -> bool {
    matches!(c, '\u{1820}'..='\u{1878}' | '\u{1880}'..='\u{18aa}' | '\u{180b}'..='\u{180f}')
}

/// UTS 51 ED-14a: letters and digits of tags behind a black flag, which name the flag of a region, and their end.
fn is_of_a_flag(chars: &[char], at: usize) -> bool {
    let is_letter = |c: char| matches!(c, '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}');
    let head = chars.get(..at).unwrap_or_default().iter().rev().take(8).copied().find(|c| !is_letter(*c));
    let end = chars.iter().skip(at).take(8).copied().find(|c| !is_letter(*c));
    let names_something = chars.get(at) != Some(&END_OF_TAGS) || before(chars, at).is_some_and(is_letter);
    head == Some(BLACK_FLAG) && end == Some(END_OF_TAGS) && names_something
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_of_every_script_are_taken_with_the_joiners_they_are_written_with() {
        for name in [
            "Jörg Müller",
            "O’Neill-Smith",
            "Łódź 🚀",
            "नीरज क्\u{200d}ष", // a half form
            "ശ്രീ ന്\u{200d}",   // a chillu as it was written before it had a character
            "می\u{200c}خواهم", // Persian
            "نامه\u{200c}ای",
            "ه\u{200d}",    // the form that stands at a beginning
            "عَبْ\u{200c}دل", // with a mark between
            "👨\u{200d}👩\u{200d}👧 Familie",
            "❤\u{fe0f}\u{200d}🔥",
            "👩🏽\u{200d}💻",
            "1\u{fe0f}\u{20e3}",
            "☎\u{fe0e} Support",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", // England
            "葛\u{e0100}城",
            "山田\u{3000}太郎",
            "M.\u{a0}Dupont",
            "ᠮᠣᠩᠭᠣᠯ",
        ] {
            assert_eq!(line(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn attack_what_is_not_seen_or_turns_the_text_is_refused_wherever_it_changes_nothing_that_is_seen() {
        for (unseen, why) in [
            ('\u{200b}', "zero width space"),
            ('\u{200e}', "left-to-right mark"),
            ('\u{61c}', "Arabic letter mark"),
            ('\u{202e}', "override"),
            ('\u{2066}', "isolate"),
            ('\u{2060}', "word joiner"),
            ('\u{2063}', "invisible separator"),
            ('\u{feff}', "byte order mark"),
            ('\u{ad}', "soft hyphen"),
            ('\u{34f}', "grapheme joiner"),
            ('\u{115f}', "Hangul filler"),
            ('\u{1160}', "Hangul filler"),
            ('\u{3164}', "Hangul filler"),
            ('\u{ffa0}', "Hangul filler"),
            ('\u{2800}', "braille without dots"),
            ('\u{17b4}', "Khmer inherent vowel"),
            ('\u{180e}', "Mongolian separator"),
            ('\u{fff9}', "annotation"),
            ('\u{fffc}', "object"),
            ('\u{1d173}', "musical format"),
            ('\u{1d159}', "null notehead"),
            ('\u{e0001}', "language tag"),
            ('\u{e0041}', "tag letter"),
            ('\u{e000}', "private use"),
            ('\u{10fffd}', "private use"),
            ('\u{fdd0}', "no character"),
            ('\u{1ffff}', "no character"),
            ('\u{2028}', "line separator"),
            ('\u{200a}', "hair space"),
            ('\u{85}', "next line"),
            ('\u{1b}', "escape"),
            (NON_JOINER, "between letters that do not join"),
            (JOINER, "between letters that do not join"),
            ('\u{fe0f}', "behind a letter"),
            ('\u{e0100}', "behind a letter"),
        ] {
            for text in [format!("a{unseen}b"), format!("{unseen}ab"), format!("ab{unseen}")] {
                assert_eq!(line(&text), Err(Unfit::Unseen(unseen)), "{why}: {text:?}");
                assert!(word(&text).is_err());
                assert_eq!(made_visible(&text).matches('\u{fffd}').count(), 1.min(usize::from(unseen != '\u{200a}')), "{why}");
            }
        }
        for joined in [
            "بب\u{200d}ب", // they join anyway
            "دد\u{200c}د", // they do not
            "ب\u{200c}",   // nothing follows
            "👨\u{200d}a",
            "a\u{200d}👨",
            "👨\u{200d}\u{200d}👨",
            "1\u{fe0f}",
            "🏴\u{e0067}\u{e0062}", // a flag without end
            "🏴\u{e007f}",
        ] {
            assert!(matches!(line(joined), Err(Unfit::Unseen(_))), "{joined:?}");
        }
        for spaced in [" a", "a ", "a  b", "a\u{3000} b", "\u{a0}"] {
            assert_eq!(line(spaced), Err(Unfit::Space), "{spaced:?}");
        }
        assert_eq!((word("a b"), word("ab")), (Err(Unfit::Space), Ok(())));
    }

    #[test]
    fn two_names_that_differ_in_joiners_alone_have_one_key() {
        assert_eq!(without_joiners("می\u{200c}خواهم"), "میخواهم");
        assert_eq!(without_joiners("❤\u{fe0f}"), "❤");
        assert_eq!(without_joiners("葛\u{e0100}"), "葛");
    }

    proptest! {
        #[test]
        fn what_was_made_visible_holds_nothing_unseen_but_the_sign_for_it(text in any::<String>()) {
            let shown = made_visible(&text);
            let is_plain = |c: char| c == '\u{fffd}' || !c.is_control();
            prop_assert!(shown.chars().all(is_plain));
            prop_assert_eq!(shown.chars().count(), text.chars().count());
        }
    }

    #[test]
    fn what_a_paste_brings_along_at_the_ends_is_cut_off_and_what_belongs_to_a_letter_stays() {
        for around in
            [" ", "\t", "\r\n", "\u{a0}", "\u{3000}", "\u{200b}", "\u{feff}", "\u{200e}", "\u{200f}", "\u{202a}", "\u{2068}", "\u{2060}"]
        {
            assert_eq!(trimmed(&format!("{around} mara@example.com{around}")), "mara@example.com", "{around:?}");
        }
        for stays in ["a\u{200b}b", "葛\u{e0100}", "❤\u{fe0f}", "\u{d28}\u{d4d}\u{200d}", "\0"] {
            assert_eq!(trimmed(stays), stays, "{stays:?}");
        }
        assert_eq!(trimmed(" \u{feff}\u{200b}"), "");
    }
}
