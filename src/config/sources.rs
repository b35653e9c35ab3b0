//! Where values come from, and which one counts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::table::{SETTINGS, Secrecy, Setting};
use super::{SettingError, duration, links, without_mark};
use crate::secrets::{Secret, SecretUrl, ServerUrl, value_of_file};
use crate::writing::likeness::closest;

/// The places that settings are read from, as texts.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The path and text of the TOML file, where there is one.
    pub file: Option<(PathBuf, String)>,
    /// The environment; names that do not begin with `LATCHKEY_` are passed over, and so are empty values.
    pub environment: BTreeMap<String, String>,
    /// The command line: long names without dashes (`database-url`, `master-key-file`) and their values.
    pub flags: BTreeMap<String, String>,
}

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nothing set it.
    Default,
    /// The key in the settings file.
    File(String),
    /// The environment variable.
    Environment(String),
    /// The flag.
    Flag(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(key) => write!(f, "file {key}"),
            Self::Environment(name) => write!(f, "environment {name}"),
            Self::Flag(name) => write!(f, "flag --{name}"),
        }
    }
}

/// A setting as it stands: what `latchkey config` prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effective {
    /// The setting.
    pub setting: &'static Setting,
    /// Its value, redacted where it is secret; none where it is absent.
    pub value: Option<String>,
    /// Where it came from.
    pub origin: Origin,
}

struct Value {
    text: Zeroizing<String>,
    origin: Origin,
    /// The file that it was read from, where `NAME_FILE` named one.
    file: Option<PathBuf>,
}

/// The value that counts for each setting, and what was wrong so far.
pub(super) struct Values {
    found: BTreeMap<&'static str, Value>,
    file: Option<PathBuf>,
    pub(super) errors: Vec<SettingError>,
    /// What is likely a mistake and stops nothing.
    pub(super) warnings: Vec<SettingError>,
}

impl Values {
    /// Takes every source, the weakest first; each later one replaces what an earlier one said.
    pub(super) fn gather(sources: &Sources, read: &dyn Fn(&Path) -> std::io::Result<String>) -> Self {
        let file = sources.file.as_ref().map(|(path, _)| path.clone());
        let mut values = Self { found: BTreeMap::new(), file, errors: Vec::new(), warnings: Vec::new() };
        for setting in SETTINGS {
            if let Some(default) = setting.default {
                values.found.insert(setting.name, Value { text: Zeroizing::new(default.to_owned()), origin: Origin::Default, file: None });
            }
        }
        if let Some((_, text)) = &sources.file {
            values.gather_file(text, read);
        }
        let environment = sources
            .environment
            .iter()
            .filter(|(name, value)| name.starts_with("LATCHKEY_") && !value.is_empty() && !links::is_foreign(name, value))
            .map(|(name, value)| {
                let flat = name.trim_start_matches("LATCHKEY_").to_ascii_lowercase();
                (flat, Origin::Environment(name.clone()), value.clone())
            })
            .collect();
        values.gather_layer(environment, read);
        let flags = sources.flags.iter().map(|(name, value)| (name.replace('-', "_"), Origin::Flag(name.clone()), value.clone())).collect();
        values.gather_layer(flags, read);
        values
    }

    fn gather_file(&mut self, text: &str, read: &dyn Fn(&Path) -> std::io::Result<String>) {
        let text = without_mark(text);
        let table = match text.parse::<toml::Table>() {
            Ok(table) => table,
            Err(error) => {
                // The message alone: the whole error quotes the line, which may hold a secret.
                let line = error.span().map_or(1, |span| text.get(..span.start).unwrap_or("").matches('\n').count() + 1);
                let problem = format!("line {line} is not TOML: {}", error.message());
                self.errors.push(SettingError { name: "config".to_owned(), place: self.file_place(), problem });
                return;
            }
        };
        let mut layer = Vec::new();
        self.flatten("", &table, &mut layer);
        self.gather_layer(layer, read);
    }

    /// `[database] url` and `database_url` are one setting: sections are joined by underscores.
    fn flatten(&mut self, prefix: &str, table: &toml::Table, layer: &mut Vec<(String, Origin, String)>) {
        for (key, value) in table {
            let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
            let text = match value {
                toml::Value::Table(inner) => {
                    self.flatten(&key, inner, layer);
                    continue;
                }
                toml::Value::String(text) => Some(text.clone()),
                toml::Value::Integer(number) => Some(number.to_string()),
                toml::Value::Boolean(flag) => Some(flag.to_string()),
                toml::Value::Array(items) => {
                    items.iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>().map(|items| items.join(","))
                }
                toml::Value::Float(_) | toml::Value::Datetime(_) => None,
            };
            match text {
                Some(text) => layer.push((key.replace('.', "_"), Origin::File(key), text)),
                None => self.problem(&Origin::File(key), "expected a string, a whole number or an array of strings"),
            }
        }
    }

    /// One source: names joined by underscores, in lower case.
    fn gather_layer(&mut self, layer: Vec<(String, Origin, String)>, read: &dyn Fn(&Path) -> std::io::Result<String>) {
        let mut seen = BTreeSet::new();
        for (flat, origin, text) in layer {
            let whole = SETTINGS.iter().find(|setting| setting.flat_key() == flat);
            let by_file = flat.strip_suffix("_file").and_then(|name| SETTINGS.iter().find(|setting| setting.flat_key() == name));
            let (setting, text, file) = match (whole, by_file) {
                (Some(setting), _) => {
                    if setting.secrecy == Secrecy::Secret && matches!(origin, Origin::Flag(_)) {
                        self.problem(&origin, &format!("a secret cannot be given on the command line: use --{}-file", setting.name));
                        continue;
                    }
                    (setting, Zeroizing::new(text), None)
                }
                (None, Some(setting)) => match read(Path::new(&text)) {
                    Ok(content) => {
                        let content = Zeroizing::new(content);
                        (setting, Zeroizing::new(value_of_file(&content).to_owned()), Some(PathBuf::from(text)))
                    }
                    Err(error) => {
                        self.problem(&origin, &format!("the file {text:?} cannot be read: {error}"));
                        continue;
                    }
                },
                (None, None) => {
                    let error = self.error(&origin, &unknown(&flat, &origin));
                    // The environment belongs to others too; what stands in a file or on the command line was meant for us.
                    let list = if matches!(origin, Origin::Environment(_)) { &mut self.warnings } else { &mut self.errors };
                    list.push(error);
                    continue;
                }
            };
            if seen.insert(setting.name) {
                self.found.insert(setting.name, Value { text, origin, file });
            } else {
                self.problem(&origin, "is set twice here: remove one of them");
            }
        }
    }

    /// What follows from another setting where nothing set it.
    pub(super) fn set_default(&mut self, setting: &'static Setting, text: String) {
        self.found.entry(setting.name).or_insert(Value { text: Zeroizing::new(text), origin: Origin::Default, file: None });
    }

    /// What takes the place of the usual default, where nothing set it.
    pub(super) fn default_to(&mut self, setting: &'static Setting, text: String) {
        if self.found.get(setting.name).is_none_or(|value| value.origin == Origin::Default) {
            self.found.insert(setting.name, Value { text: Zeroizing::new(text), origin: Origin::Default, file: None });
        }
    }

    /// A setting that nothing reads yet must not be ignored in silence.
    pub(super) fn refuse_unavailable(&mut self) {
        for setting in SETTINGS.iter().filter(|setting| !setting.available) {
            if let Some(value) = self.found.get(setting.name)
                && setting.default != Some(value.text.as_str())
            {
                let origin = value.origin.clone();
                let except = setting.default.map_or(String::new(), |default| format!(" (except the default, {default})"));
                self.problem(&origin, &format!("is not available in this version{except}: leave it out"));
            }
        }
    }

    /// Warns of durations without a unit: seconds are meant rarely.
    pub(super) fn warn_of_missing_units(&mut self) {
        for setting in SETTINGS.iter().filter(|setting| setting.value == "DURATION") {
            if let Some(value) = self.found.get(setting.name)
                && duration::lacks_unit(value.text.trim())
            {
                let text = value.text.trim();
                let warning = format!("has no unit and is read as {text} seconds: write {text}s, or {text}m, {text}h or {text}d");
                let warning = self.error(&value.origin, &warning);
                self.warnings.push(warning);
            }
        }
    }

    /// Reads a setting that always has a value; none (and an error) where the value is impossible.
    pub(super) fn parse<T>(&mut self, setting: &'static Setting, parse: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        match self.parse_optional(setting, parse)? {
            Some(value) => Some(value),
            None => self.refuse(setting, "is required"),
        }
    }

    /// Reads a setting that may be absent; none (and an error) where the value is impossible.
    pub(super) fn parse_optional<T>(&mut self, setting: &'static Setting, parse: impl Fn(&str) -> Result<T, String>) -> Option<Option<T>> {
        let Some(value) = self.found.get(setting.name) else { return Some(None) };
        match parse(value.text.trim()) {
            Ok(parsed) => Some(Some(parsed)),
            Err(expected) => {
                let found = if setting.secrecy == Secrecy::Open { format!(", found {:?}", value.text.as_str()) } else { String::new() };
                let origin = value.origin.clone();
                self.problem(&origin, &format!("{expected}{found}"));
                None
            }
        }
    }

    /// Reads a URL that may hold a password, with the file that it is read from again.
    pub(super) fn parse_url(
        &mut self,
        setting: &'static Setting,
        parse: impl Fn(&str) -> Result<Secret, String>,
    ) -> Option<Option<SecretUrl>> {
        let file = self.found.get(setting.name).and_then(|value| value.file.clone());
        let parsed = self.parse_optional(setting, parse)?;
        Some(parsed.map(|text| SecretUrl::of_file(text.expose(), file)))
    }

    /// Says that a setting does not fit the others.
    pub(super) fn refuse<T>(&mut self, setting: &'static Setting, problem: &str) -> Option<T> {
        let origin = self.found.get(setting.name).map_or(Origin::Default, |value| value.origin.clone());
        if origin == Origin::Default {
            self.errors.push(SettingError { name: setting.variable(), place: "not set".to_owned(), problem: problem.to_owned() });
        } else {
            self.problem(&origin, problem);
        }
        None
    }

    /// Warns of a value that is possible and most likely not what was wanted.
    pub(super) fn warn(&mut self, setting: &'static Setting, problem: &str) {
        if let Some(value) = self.found.get(setting.name) {
            let warning = self.error(&value.origin, problem);
            self.warnings.push(warning);
        }
    }

    /// Every setting as it stands, secrets redacted.
    pub(super) fn effective(&self) -> Vec<Effective> {
        SETTINGS
            .iter()
            .map(|setting| match self.found.get(setting.name) {
                Some(value) => Effective { setting, value: Some(shown(setting, &value.text)), origin: value.origin.clone() },
                None => Effective { setting, value: None, origin: Origin::Default },
            })
            .collect()
    }

    fn problem(&mut self, origin: &Origin, problem: &str) {
        let error = self.error(origin, problem);
        self.errors.push(error);
    }

    fn error(&self, origin: &Origin, problem: &str) -> SettingError {
        let (name, place) = match origin {
            Origin::Default => ("default".to_owned(), "built in".to_owned()),
            Origin::File(key) => (key.clone(), self.file_place()),
            Origin::Environment(name) => (name.clone(), "environment".to_owned()),
            Origin::Flag(name) => (format!("--{name}"), "command line".to_owned()),
        };
        SettingError { name, place, problem: problem.to_owned() }
    }

    fn file_place(&self) -> String {
        self.file.as_ref().map_or_else(|| "file".to_owned(), |path| format!("file {}", path.display()))
    }
}

/// Names the nearest setting as its place writes it, so that a typing mistake is seen at once.
fn unknown(flat: &str, origin: &Origin) -> String {
    let of_file = SETTINGS.iter().map(|setting| (format!("{}_file", setting.flat_key()), *setting));
    let names: BTreeMap<String, &Setting> = SETTINGS.iter().map(|setting| (setting.flat_key(), *setting)).chain(of_file).collect();
    let Some((name, setting)) = closest(flat, names.keys().map(String::as_str)).and_then(|name| names.get_key_value(name)) else {
        return "is not a setting; `latchkey config` lists all settings".to_owned();
    };
    let nearest = match origin {
        Origin::Flag(_) => format!("--{}", name.replace('_', "-")),
        Origin::File(_) if *name == setting.flat_key() => setting.key.to_owned(),
        Origin::File(_) => name.clone(),
        Origin::Environment(_) | Origin::Default => format!("LATCHKEY_{}", name.to_ascii_uppercase()),
    };
    format!("is not a setting; did you mean {nearest}?")
}

fn shown(setting: &Setting, text: &str) -> String {
    const HIDDEN: &str = "(redacted)";
    match setting.secrecy {
        Secrecy::Open => text.to_owned(),
        Secrecy::Secret => HIDDEN.to_owned(),
        Secrecy::Url if text.starts_with("sqlite:") => text.to_owned(),
        // What cannot be read for certain is not shown: a piece of it may be a password.
        Secrecy::Url => ServerUrl::parse(text).map_or_else(|_| HIDDEN.to_owned(), |url| url.redacted()),
    }
}
