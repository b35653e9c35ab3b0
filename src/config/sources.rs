//! Where values come from, and which one counts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::SettingError;
use super::table::{SETTINGS, Secrecy, Setting};
use crate::secrets::ServerUrl;

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
}

/// The value that counts for each setting, and what was wrong so far.
pub(super) struct Values {
    found: BTreeMap<&'static str, Value>,
    file: Option<PathBuf>,
    pub(super) errors: Vec<SettingError>,
}

impl Values {
    /// Takes every source, the weakest first; each later one replaces what an earlier one said.
    pub(super) fn gather(sources: &Sources, read: &dyn Fn(&Path) -> std::io::Result<String>) -> Self {
        let mut values = Self { found: BTreeMap::new(), file: sources.file.as_ref().map(|(path, _)| path.clone()), errors: Vec::new() };
        for setting in SETTINGS {
            if let Some(default) = setting.default {
                values.found.insert(setting.name, Value { text: Zeroizing::new(default.to_owned()), origin: Origin::Default });
            }
        }
        if let Some((_, text)) = &sources.file {
            values.gather_file(text, read);
        }
        let environment = sources
            .environment
            .iter()
            .filter(|(name, value)| name.starts_with("LATCHKEY_") && !value.is_empty() && !is_foreign(name))
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
            let (setting, text) = match (whole, by_file) {
                (Some(setting), _) => {
                    if setting.secrecy == Secrecy::Secret && matches!(origin, Origin::Flag(_)) {
                        self.problem(&origin, &format!("a secret is no argument; use --{}-file", setting.name));
                        continue;
                    }
                    (setting, Zeroizing::new(text))
                }
                (None, Some(setting)) => match read(Path::new(&text)) {
                    Ok(content) => (setting, Zeroizing::new(Zeroizing::new(content).trim_end_matches(['\r', '\n']).to_owned())),
                    Err(error) => {
                        self.problem(&origin, &format!("the file {text:?} cannot be read: {error}"));
                        continue;
                    }
                },
                (None, None) => {
                    self.problem(&origin, &unknown(&flat));
                    continue;
                }
            };
            if seen.insert(setting.name) {
                self.found.insert(setting.name, Value { text, origin });
            } else {
                self.problem(&origin, "is set twice here: leave one of the two");
            }
        }
    }

    /// What follows from another setting where nothing set it.
    pub(super) fn set_default(&mut self, setting: &'static Setting, text: String) {
        self.found.entry(setting.name).or_insert(Value { text: Zeroizing::new(text), origin: Origin::Default });
    }

    /// A setting that nothing reads yet must not be ignored in silence.
    pub(super) fn refuse_unavailable(&mut self) {
        for setting in SETTINGS.iter().filter(|setting| !setting.available) {
            if let Some(value) = self.found.get(setting.name)
                && setting.default != Some(value.text.as_str())
            {
                let origin = value.origin.clone();
                let except = setting.default.map_or(String::new(), |default| format!(" (but for the default, {default})"));
                self.problem(&origin, &format!("is not available in this version{except}: leave it out"));
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
        let (name, place) = match origin {
            Origin::Default => ("default".to_owned(), "built in".to_owned()),
            Origin::File(key) => (key.clone(), self.file_place()),
            Origin::Environment(name) => (name.clone(), "environment".to_owned()),
            Origin::Flag(name) => (format!("--{name}"), "command line".to_owned()),
        };
        self.errors.push(SettingError { name, place, problem: problem.to_owned() });
    }

    fn file_place(&self) -> String {
        self.file.as_ref().map_or_else(|| "file".to_owned(), |path| format!("file {}", path.display()))
    }
}

/// Variables that are not settings: the place of the file, and what Kubernetes adds for a service named `latchkey`.
fn is_foreign(name: &str) -> bool {
    let kubernetes = ["LATCHKEY_PORT_", "LATCHKEY_SERVICE_HOST", "LATCHKEY_SERVICE_PORT"];
    name == "LATCHKEY_CONFIG" || name == "LATCHKEY_PORT" || kubernetes.iter().any(|prefix| name.starts_with(prefix))
}

/// Names the nearest setting, so that a typing mistake is seen at once.
fn unknown(flat: &str) -> String {
    let shared = |name: &str| name.split('_').filter(|word| flat.split('_').any(|other| other == *word)).count();
    let nearest = SETTINGS.iter().map(|setting| (shared(&setting.flat_key()), setting)).max_by_key(|(count, _)| *count);
    match nearest {
        Some((count, setting)) if count > 0 => {
            format!("is no setting; did you mean {} ({} in the file)?", setting.variable(), setting.key)
        }
        _ => "is no setting; `latchkey config` lists them all".to_owned(),
    }
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
