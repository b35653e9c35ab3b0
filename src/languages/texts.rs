//! Texts by their id, with values set into them.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Direction, Language, own};

/// What is set into a text.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// A name, an address, a date.
    Words(&'a str),
    /// A number, which also chooses the plural.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(words: &'a str) -> Self {
        Self::Words(words)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(words: &'a String) -> Self {
        Self::Words(words)
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<&usize> for Value<'_> {
    fn from(number: &usize) -> Self {
        Self::from(*number)
    }
}

impl From<&u32> for Value<'_> {
    fn from(number: &u32) -> Self {
        Self::from(*number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

pub(super) type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English, built_in(Language::English).to_owned()));
static GERMAN: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::German, built_in(Language::German).to_owned()));
static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::French, built_in(Language::French).to_owned()));
static SPANISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Spanish, built_in(Language::Spanish).to_owned()));
static ARABIC: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Arabic, built_in(Language::Arabic).to_owned()));

/// The texts of a language as this program brings them.
pub(super) const fn built_in(language: Language) -> &'static str {
    match language {
        Language::English => concat!(include_str!("en.ftl"), "\n", include_str!("console/en.ftl"), "\n", include_str!("mail/en.ftl")),
        Language::German => concat!(include_str!("de.ftl"), "\n", include_str!("console/de.ftl"), "\n", include_str!("mail/de.ftl")),
        Language::French => concat!(include_str!("fr.ftl"), "\n", include_str!("console/fr.ftl"), "\n", include_str!("mail/fr.ftl")),
        Language::Spanish => concat!(include_str!("es.ftl"), "\n", include_str!("console/es.ftl"), "\n", include_str!("mail/es.ftl")),
        Language::Arabic => concat!(include_str!("ar.ftl"), "\n", include_str!("console/ar.ftl"), "\n", include_str!("mail/ar.ftl")),
    }
}

/// A bundle of one file. What cannot be parsed is left out: the tests refuse such a file.
pub(super) fn bundle(language: Language, source: String) -> Bundle {
    let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
    // Values are isolated below, and only where a direction could change, so that plain texts stay plain.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The texts of one language.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    language: Language,
}

impl Texts {
    /// The texts of `language`.
    pub const fn of(language: Language) -> Self {
        Self { language }
    }

    /// The text of an id.
    pub fn text(self, id: &str) -> String {
        self.text_with(id, &[])
    }

    /// The two halves of a text around a value that is more than words: a link, a host.
    pub fn around(self, id: &str, name: &str) -> (String, String) {
        const PLACE: &str = "\u{fdd0}";
        let whole = self.text_with(id, &[(name, PLACE.into())]).replace(['\u{2068}', '\u{2069}'], "");
        let (before, after) = whole.split_once(PLACE).unwrap_or((&whole, ""));
        (before.to_owned(), after.to_owned())
    }

    /// The text of an id with values set into it, in the operator's own words where they wrote some. An id that the language lacks is read in English; one that nobody
    /// has is shown as itself in brackets.
    pub fn text_with(self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            match value {
                Value::Words(words) => arguments.set((*name).to_owned(), FluentValue::String(self.isolated(words))),
                Value::Number(number) => arguments.set((*name).to_owned(), FluentValue::from(*number)),
            }
        }
        own::bundle_of(self.language)
            .and_then(|own| formatted(own, id, &arguments))
            .or_else(|| formatted(self.bundle(), id, &arguments))
            .or_else(|| formatted(&ENGLISH, id, &arguments))
            .unwrap_or_else(|| format!("[[{id}]]"))
    }

    fn bundle(self) -> &'static Bundle {
        match self.language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
            Language::French => &FRENCH,
            Language::Spanish => &SPANISH,
            Language::Arabic => &ARABIC,
        }
    }

    /// `words` between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE where they could disturb the direction of the text:
    /// where they hold letters of the other direction, or characters that turn it.
    fn isolated(self, words: &str) -> Cow<'static, str> {
        let disturbs = match self.language.direction() {
            Direction::LeftToRight => words.chars().any(|c| is_right_to_left(c) || turns_direction(c)),
            Direction::RightToLeft => words.chars().any(|c| (c.is_alphabetic() && !is_right_to_left(c)) || turns_direction(c)),
        };
        Cow::Owned(if disturbs { format!("\u{2068}{words}\u{2069}") } else { words.to_owned() })
    }
}

/// Whether a character is of a script written from right to left.
fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Whether a character turns the direction by itself ([UAX #9](https://www.unicode.org/reports/tr9/)).
fn turns_direction(character: char) -> bool {
    matches!(character, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn formatted(bundle: &Bundle, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use super::*;

    const FILES: [(&str, &str); 5] = {
        const fn of(language: Language) -> (&'static str, &'static str) {
            (language.tag(), built_in(language))
        }
        [of(Language::English), of(Language::German), of(Language::French), of(Language::Spanish), of(Language::Arabic)]
    };

    /// Id -> the names of the values that its text takes.
    fn ids(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut ids = BTreeMap::new();
        let mut current = String::new();
        for line in source.lines() {
            if line.starts_with(|first: char| first.is_ascii_lowercase())
                && let Some((id, _)) = line.split_once(" =")
            {
                current = id.to_owned();
                assert!(ids.insert(current.clone(), BTreeSet::new()).is_none(), "{id} stands twice");
            }
            for piece in line.split('$').skip(1) {
                let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                if let Some(names) = ids.get_mut(&current) {
                    names.insert(name);
                }
            }
        }
        ids
    }

    fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                found.push((path.display().to_string(), text));
            }
        }
    }

    #[test]
    fn every_file_parses_whole() {
        for (tag, source) in FILES {
            let errors = FluentResource::try_new(source.to_owned()).err().map(|(_, errors)| errors);
            assert!(errors.is_none(), "{tag}: {errors:?}");
        }
    }

    #[test]
    fn every_language_has_the_same_ids_with_the_same_values() {
        let english = ids(FILES[0].1);
        for (tag, source) in FILES {
            let other = ids(source);
            let missing: Vec<_> = english.keys().filter(|id| !other.contains_key(*id)).collect();
            let surplus: Vec<_> = other.keys().filter(|id| !english.contains_key(*id)).collect();
            assert!(missing.is_empty() && surplus.is_empty(), "{tag} lacks {missing:?}, has too many {surplus:?}");
            for (id, names) in &english {
                assert_eq!(other.get(id), Some(names), "{tag} {id}");
            }
        }
    }

    #[test]
    fn every_id_that_a_template_names_exists_and_no_text_is_left_over() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = Vec::new();
        sources(&root.join("templates"), &mut found);
        let templates = found.len();
        sources(&root.join("src"), &mut found);
        let known = ids(FILES[0].1);
        for (path, text) in &found[..templates] {
            for call in [".t(\"", ".with(\"", ".around(\"", ".date_in(\"", ".moment_in(\"", ".ago_in(\""] {
                for piece in text.split(call).skip(1) {
                    let id = piece.split('"').next().unwrap();
                    assert!(known.contains_key(id), "{path} names {id}");
                }
            }
        }
        let all: String = found.iter().filter(|(path, _)| !path.ends_with(".ftl")).map(|(_, text)| text.as_str()).collect();
        let unused: Vec<_> = known.keys().filter(|id| !id.starts_with("month-") && !all.contains(&format!("\"{id}\""))).collect();
        assert!(unused.is_empty(), "nobody uses {unused:?}");
    }

    #[test]
    fn a_value_is_isolated_where_it_could_turn_the_direction() {
        let english = Texts::of(Language::English);
        let plain = english.text_with("consent-title", &[("app", "Outline".into())]);
        assert!(plain.contains("Outline") && !plain.contains('\u{2068}'), "{plain}");
        assert!(english.text_with("consent-title", &[("app", "\u{202e}eliH".into())]).contains("\u{2068}\u{202e}eliH\u{2069}"));
        assert!(Texts::of(Language::Arabic).text_with("consent-title", &[("app", "Outline".into())]).contains("\u{2068}Outline\u{2069}"));
        assert!(!Texts::of(Language::Arabic).date_time(0).contains('\u{2068}'), "a date is one run");
    }

    #[test]
    fn an_arabic_text_that_counts_has_the_forms_for_two_and_for_a_few() {
        let mut forms = String::new();
        for line in FILES[4].1.lines().map(str::trim) {
            match line.strip_prefix("*[other] ") {
                Some(other) if forms.contains("[one]") && other.chars().any(is_right_to_left) => {
                    assert!(forms.contains("[two]") && forms.contains("[few]"), "{other}");
                }
                _ if line.starts_with('[') => forms.push_str(line),
                _ => forms.clear(),
            }
        }
    }

    #[test]
    fn an_arabic_text_turns_no_address_and_no_date_round() {
        for id in ids(FILES[4].1).into_keys() {
            let text = Texts::of(Language::Arabic).text(&id);
            let outside: String =
                text.split('\u{2066}').map(|piece| piece.split_once('\u{2069}').map_or(piece, |(_, after)| after)).collect();
            for word in outside.split_whitespace().map(|word| word.trim_end_matches(['.', '،'])) {
                let date = word.starts_with(|first: char| first.is_ascii_digit()) && word.contains('-');
                assert!(!date && !word.ends_with('/'), "{id}: isolate {word}");
            }
        }
    }

    #[test]
    fn french_signs_never_begin_a_line() {
        for line in FILES[2].1.lines().filter(|line| !line.starts_with('#')) {
            let broken = [" :", " ;", " ?", " !", " »", "« "].iter().any(|sign| line.contains(sign));
            assert!(!broken, "put a space that does not break before the sign: {line}");
        }
    }

    #[test]
    fn a_number_chooses_the_plural() {
        let of = |count: usize| Texts::of(Language::English).text_with("summary-title", &[("count", count.into())]);
        assert!(of(3).contains('3'), "{}", of(3));
        assert_ne!(of(1), of(3).replace('3', "1"), "other words, not another number alone");
    }
}
