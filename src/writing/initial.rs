//! The one letter that stands for a name: in the monogram of an app without a logo, and in the round of an account.

use unicode_segmentation::UnicodeSegmentation;

/// The first character of a name as a reader sees it (an extended grapheme cluster, [UAX #29]), in upper case: a letter or a
/// digit where the name has one, else whatever it begins with; empty where it is empty.
///
/// The upper case is that of Unicode, which none of the five languages of the pages changes. It is taken only where it is again one
/// character, so that `ß` does not become two, and not for Georgian, whose words do not begin with a capital.
///
/// [UAX #29]: https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundaries
pub fn initial(name: &str) -> String {
    let mut characters = name.graphemes(true).filter(|character| !character.trim().is_empty());
    let spoken = |character: &&str| character.chars().next().is_some_and(char::is_alphanumeric);
    let first = characters.clone().find(spoken).or_else(|| characters.next()).unwrap_or_default();
    let upper = first.to_uppercase();
    if upper.graphemes(true).count() == 1 && !is_georgian(first) { upper } else { first.to_owned() }
}

/// Mkhedruli: its capitals (Mtavruli) are for whole lines, and few fonts have them.
fn is_georgian(character: &str) -> bool {
    character.starts_with(|c| matches!(c, '\u{10D0}'..='\u{10FF}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_stood_for_by_one_character_in_upper_case() {
        for (name, letter) in [
            ("Notes", "N"),
            ("grafana", "G"),
            ("Argo CD", "A"),
            ("  my next cloud", "M"),
            ("…notes", "N"),
            ("\"Quoted\"", "Q"),
            ("42 things", "4"),
            ("élan", "É"),
            // The same with the accent as a character of its own.
            ("e\u{301}lan", "E\u{301}"),
            ("Ångström", "Å"),
            ("ñandú", "Ñ"),
            ("ßtraße", "ß"),
            ("لوحة", "ل"),
            ("مُنى", "مُ"),
            ("заметки", "З"),
            ("नोट्स", "नो"),
            ("한글", "한"),
            ("\u{1112}\u{1161}\u{11ab}글", "\u{1112}\u{1161}\u{11ab}"),
            ("記事", "記"),
            ("ქართული", "ქ"),
            ("🚀 launch", "L"),
            ("👩‍🚀", "👩‍🚀"),
            ("…", "…"),
            ("", ""),
        ] {
            assert_eq!(initial(name), letter, "{name}");
        }
    }
}
