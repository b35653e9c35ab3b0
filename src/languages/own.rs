//! The operator's own words in place of those that are built in: a folder with files as `en.ftl`, which have the ids of the texts that are to
//! read otherwise. Each file is checked whole before anything starts, so that no page and no mail lacks a text or a value.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{fmt, io};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};

use super::Language;
use super::texts::{Bundle, built_in, bundle};
use crate::writing::likeness::closest;

/// The longest file, in bytes: more than all that is built in.
const LONGEST: u64 = 512 << 10;

/// What this process speaks. It is what the program says, as the built-in texts are: one for all that run in it.
static SPOKEN: OnceLock<OwnWords> = OnceLock::new();

/// Texts that were checked.
pub struct OwnWords {
    bundles: Vec<(Language, Bundle)>,
    texts: usize,
}

/// Why a file is not taken.
#[derive(Debug)]
pub struct UnfitWords {
    file: PathBuf,
    /// Counted from 1.
    line: Option<usize>,
    why: String,
}

impl fmt::Display for UnfitWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.why)
    }
}

impl std::error::Error for UnfitWords {}

impl OwnWords {
    /// Reads the files of a folder. What does not end with `.ftl` is no file of ours.
    ///
    /// # Errors
    /// The first that cannot be read or is of no language that the pages speak, and the first text in it that is none of ours, or that says a
    /// value which the built-in one is not given.
    pub fn read(folder: &Path) -> Result<Self, UnfitWords> {
        let mut files = Vec::new();
        let unreadable = |error: io::Error| UnfitWords { file: folder.to_owned(), line: None, why: format!("cannot be read: {error}") };
        for entry in std::fs::read_dir(folder).map_err(unreadable)? {
            let file = entry.map_err(unreadable)?.path();
            if file.extension().is_some_and(|extension| extension == "ftl") {
                files.push(file);
            }
        }
        files.sort();
        let mut own = Self { bundles: Vec::new(), texts: 0 };
        for file in files {
            let unfit = |line, why| UnfitWords { file: file.clone(), line, why };
            let language = language_of(&file).map_err(|why| unfit(None, why))?;
            let source = contents(&file).map_err(|why| unfit(None, why))?;
            own.texts += check(language, &source).map_err(|(line, why)| unfit(line, why))?;
            own.bundles.push((language, bundle(language, source)));
        }
        Ok(own)
    }

    /// How many texts there are.
    pub const fn count(&self) -> usize {
        self.texts
    }

    /// From now on every page and mail of this process has these words.
    pub fn speak(self) {
        let _ = SPOKEN.set(self); // spoken already: a process reads them once, when it starts
    }
}

/// What is spoken in a language in place of the built-in texts.
pub(super) fn bundle_of(language: Language) -> Option<&'static Bundle> {
    SPOKEN.get()?.bundles.iter().find(|(own, _)| *own == language).map(|(_, bundle)| bundle)
}

fn language_of(file: &Path) -> Result<Language, String> {
    let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    Language::ALL.into_iter().find(|language| language.tag() == name).ok_or_else(|| {
        let files: Vec<_> = Language::ALL.iter().map(|language| format!("{}.ftl", language.tag())).collect();
        format!("no language is called so; there can be {}", files.join(", "))
    })
}

fn contents(file: &Path) -> Result<String, String> {
    let cannot = |error: io::Error| format!("cannot be read: {error}");
    if std::fs::metadata(file).map_err(cannot)?.len() > LONGEST {
        return Err(format!("more than {} KiB are not read", LONGEST >> 10));
    }
    std::fs::read_to_string(file).map_err(cannot)
}

/// How many texts a file has, all of which are fit; or the first that is not, with its line.
fn check(language: Language, source: &str) -> Result<usize, (Option<usize>, String)> {
    let own = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| match errors.first() {
        Some(error) => (Some(line_of(source, error.pos.start)), format!("this cannot be read: {}", error.kind)),
        None => (None, "this cannot be read".to_owned()),
    })?;
    let ours = FluentResource::try_new(built_in(language).to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut seen = BTreeSet::new();
    for entry in own.entries() {
        let unfit = |name: &str, why: String| (place_of(source, name).map(|place| line_of(source, place)), why);
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Term(term) => return Err(unfit(term.id.name, format!("'-{}' is a term, and no text of ours uses any", term.id.name))),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => continue,
        };
        let id = message.id.name;
        let original = messages(&ours).find(|original| original.id.name == id);
        let Some(original) = original.and_then(|original| original.value.as_ref()) else {
            let meant = closest(id, messages(&ours).map(|known| known.id.name));
            let meant = meant.map(|meant| format!("; did you mean '{meant}'?")).unwrap_or_default();
            return Err(unfit(id, format!("there is no text '{id}'{meant}")));
        };
        fits(message, original).map_err(|why| unfit(id, format!("'{id}' {why}")))?;
        if !seen.insert(id) {
            return Err(unfit(id, format!("'{id}' stands twice")));
        }
    }
    Ok(seen.len())
}

fn messages(resource: &FluentResource) -> impl Iterator<Item = &Message<&str>> {
    resource.entries().filter_map(|entry| if let Entry::Message(message) = entry { Some(message) } else { None })
}

/// Whether a text can stand where the built-in one stands.
fn fits(message: &Message<&str>, original: &Pattern<&str>) -> Result<(), String> {
    let Some(own) = &message.value else { return Err("has no text".to_owned()) };
    if let Some(attribute) = message.attributes.first() {
        return Err(format!("has an attribute '.{}', and no text of ours has any", attribute.id.name));
    }
    let (mut said, mut given) = (Said::default(), Said::default());
    said.pattern(own);
    given.pattern(original);
    if let Some(other) = said.others.first() {
        return Err(format!("refers to '{other}': only the values that it is given can stand in it"));
    }
    if let Some(surplus) = said.values.difference(&given.values).next() {
        let known: Vec<_> = given.values.iter().map(|name| format!("${name}")).collect();
        let known = if known.is_empty() { "it is given none".to_owned() } else { format!("it is given {}", known.join(", ")) };
        return Err(format!("has the value ${surplus}; {known}"));
    }
    if said.has_lines && !given.has_lines {
        return Err("has several lines, and must be on one".to_owned());
    }
    if said.has_controls {
        return Err("has a control character".to_owned());
    }
    Ok(())
}

/// What a text is made of.
#[derive(Default)]
struct Said<'a> {
    values: BTreeSet<&'a str>,
    /// What it refers to beside values: functions, other texts.
    others: Vec<&'a str>,
    has_lines: bool,
    has_controls: bool,
}

impl<'a> Said<'a> {
    fn pattern(&mut self, pattern: &Pattern<&'a str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn words(&mut self, text: &str) {
        self.has_lines |= text.contains('\n');
        self.has_controls |= text.contains(|c: char| c.is_control() && c != '\n');
    }

    fn expression(&mut self, expression: &Expression<&'a str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'a str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.values.insert(id.name);
            }
            InlineExpression::FunctionReference { id, .. }
            | InlineExpression::MessageReference { id, .. }
            | InlineExpression::TermReference { id, .. } => self.others.push(id.name),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { value } => {
                let mut unescaped = String::new();
                // Writing to a string does not fail; what is left out would be no control character.
                let _ = fluent_syntax::unicode::unescape_unicode(&mut unescaped, value);
                self.words(&unescaped);
            }
            InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

/// Where the text with this id begins, in bytes; of several the last.
fn place_of(source: &str, id: &str) -> Option<usize> {
    let begins = |line: &str| {
        let line = line.strip_prefix('-').unwrap_or(line);
        line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let mut place = 0;
    let mut found = None;
    for line in source.split_inclusive('\n') {
        if begins(line) {
            found = Some(place);
        }
        place += line.len();
    }
    found
}

/// The line of a place, from 1.
fn line_of(source: &str, place: usize) -> usize {
    source.as_bytes().iter().take(place).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(source: &str) -> (Option<usize>, String) {
        check(Language::English, source).unwrap_err()
    }

    #[test]
    fn texts_of_ours_may_read_otherwise_and_say_fewer_values() {
        assert_eq!(check(Language::English, "# ours\nconsent-title = Let it in?\nsign-in-title = Come in\n"), Ok(2));
        assert_eq!(check(Language::German, "consent-title = { $app } m\u{f6}chte Ihre Daten\n"), Ok(1));
        assert_eq!(check(Language::English, ""), Ok(0));
    }

    #[test]
    fn a_file_says_what_is_wrong_with_it_and_where() {
        for (source, line, why) in [
            ("\nsign-in-titel = Come in\n", 2, "there is no text 'sign-in-titel'; did you mean 'sign-in-title'?"),
            ("consent-title = { $ap }\n", 1, "'consent-title' has the value $ap; it is given $app"),
            ("consent-title = a\n\nconsent-title = b\n", 3, "'consent-title' stands twice"),
            ("consent-title = one\n  two\n", 1, "'consent-title' has several lines, and must be on one"),
            ("consent-title = { \"\\u0007\" }\n", 1, "'consent-title' has a control character"),
            (
                "consent-title = { NUMBER($app) }\n",
                1,
                "'consent-title' refers to 'NUMBER': only the values that it is given can stand in it",
            ),
            (
                "consent-title = { sign-in-title }\n",
                1,
                "'consent-title' refers to 'sign-in-title': only the values that it is given can stand in it",
            ),
            ("consent-title = a\n  .title = b\n", 1, "'consent-title' has an attribute '.title', and no text of ours has any"),
            ("-brand = Acme\n", 1, "'-brand' is a term, and no text of ours uses any"),
        ] {
            assert_eq!(refused(source), (Some(line), why.to_owned()), "{source}");
        }
        let (line, why) = refused("consent-title = a\n}{\n");
        assert!(line == Some(2) && why.starts_with("this cannot be read: "), "{line:?} {why}");
    }

    #[test]
    fn a_folder_has_files_of_the_languages_alone() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("README.md", "not a text");
        write("de.ftl", "consent-title = Darf es?\n");
        assert_eq!(OwnWords::read(folder.path()).unwrap().count(), 1);
        write("pt.ftl", "");
        let refused = OwnWords::read(folder.path()).err().unwrap().to_string();
        assert!(refused.ends_with("pt.ftl: no language is called so; there can be en.ftl, de.ftl, fr.ftl, es.ftl, ar.ftl"), "{refused}");
        std::fs::remove_file(folder.path().join("pt.ftl")).unwrap();
        write("en.ftl", &"#".repeat((LONGEST + 1) as usize));
        assert!(OwnWords::read(folder.path()).is_err());
        assert!(OwnWords::read(Path::new("/nowhere")).err().unwrap().to_string().contains("cannot be read"));
    }
}
