//! How alike two names are, so that a typing mistake is seen at once.

use std::collections::BTreeSet;

/// From where on one name is likely to be meant by the other.
const ALIKE: f64 = 0.6;

/// The name among `names` that is likely meant by `typed`, if any is.
pub fn closest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let alike = names.into_iter().map(|name| (of(typed, name), name)).filter(|(likeness, _)| *likeness >= ALIKE);
    alike.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, name)| name)
}

/// From 0 to 1: by their letters, or by the words they share.
fn of(one: &str, other: &str) -> f64 {
    let words = |name: &str| name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect::<BTreeSet<_>>();
    let (of_one, of_other) = (words(one), words(other));
    let (shared, all) = (of_one.intersection(&of_other).count(), of_one.union(&of_other).count());
    let by_words = f64::from(u32::try_from(shared).unwrap_or(0)) / f64::from(u32::try_from(all).unwrap_or(u32::MAX));
    strsim::normalized_damerau_levenshtein(one, other).max(by_words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_mistake_or_another_order_of_words_finds_the_name() {
        let names = ["profile", "email", "notes.read", "notes.write", "session_idle"];
        for (typed, meant) in [
            ("profle", Some("profile")),
            ("notes.reed", Some("notes.read")),
            ("read.notes", Some("notes.read")),
            ("idle_session", Some("session_idle")),
            ("quantum", None),
        ] {
            assert_eq!(closest(typed, names), meant, "{typed}");
        }
    }
}
