//! Parts that several pages share: a field with its error, what is to be put right.

use askama::Template;
use askama::filters::HtmlSafe;

pub(super) use super::cards::{AccountCard, AppCard};
use super::chrome::Chrome;

/// A hidden form field: name and value.
pub type Hidden = (String, String);

/// A field with its label, hint and error.
#[derive(Debug, Template)]
#[template(path = "parts/field.html")]
pub(super) struct Field {
    /// The name and the id.
    pub name: &'static str,
    /// `text`, `email` or `password`.
    pub kind: &'static str,
    pub label: String,
    pub hint: Option<String>,
    pub error: Option<String>,
    pub value: String,
    pub autocomplete: &'static str,
    pub focus: bool,
    /// Of a password: the words of the button that shows and hides it.
    pub show: Option<(String, String)>,
    pub minimum: Option<u32>,
    /// Of a new password: the words for how hard it is to guess.
    pub meter: Option<String>,
    /// It may stay empty.
    pub optional: bool,
    /// It takes a code of digits.
    pub code: bool,
    pub icon: super::icons::Svg,
}

impl HtmlSafe for Field {}

impl Field {
    /// A field for a name or an address.
    pub(super) fn text(c: &Chrome<'_>, name: &'static str, label: &str, autocomplete: &'static str) -> Self {
        Self {
            name,
            kind: "text",
            label: c.t(label),
            hint: None,
            error: None,
            value: String::new(),
            autocomplete,
            focus: false,
            show: None,
            minimum: None,
            meter: None,
            optional: false,
            code: false,
            icon: c.icon("alert"),
        }
    }

    /// A field for a password: never filled in by us.
    pub(super) fn password(c: &Chrome<'_>, name: &'static str, label: &str, autocomplete: &'static str) -> Self {
        Self { kind: "password", show: Some((c.t("password-show"), c.t("password-hide"))), ..Self::text(c, name, label, autocomplete) }
    }

    pub(super) fn tel(c: &Chrome<'_>, name: &'static str, label: &str) -> Self {
        Self { kind: "tel", ..Self::text(c, name, label, "tel") }
    }

    pub(super) fn email(c: &Chrome<'_>, name: &'static str, label: &str) -> Self {
        Self { kind: "email", ..Self::text(c, name, label, "email") }
    }

    /// A field for a one-time code: never filled in by us.
    pub(super) fn code(c: &Chrome<'_>, label: &str) -> Self {
        Self { code: true, ..Self::text(c, "code", label, "one-time-code") }
    }

    /// Says beside the label that it may stay empty.
    pub(super) fn optional(self, c: &Chrome<'_>) -> Self {
        let label = c.with("field-optional", "field", &self.label);
        Self { optional: true, label, ..self }
    }

    pub(super) fn value(self, value: &str) -> Self {
        Self { value: value.to_owned(), ..self }
    }

    pub(super) fn hint(self, hint: String) -> Self {
        Self { hint: Some(hint), ..self }
    }

    pub(super) fn error(self, error: Option<String>) -> Self {
        Self { error, ..self }
    }

    pub(super) fn focus(self, focus: bool) -> Self {
        Self { focus, ..self }
    }

    pub(super) fn minimum(self, minimum: u32) -> Self {
        Self { minimum: Some(minimum), ..self }
    }

    /// A script shows how hard it is to guess what is typed, in these words.
    pub(super) fn meter(self, words: String) -> Self {
        Self { meter: Some(words), ..self }
    }

    fn described_by(&self) -> Option<String> {
        match (&self.hint, &self.error) {
            (Some(_), Some(_)) => Some(format!("{0}-hint {0}-error", self.name)),
            (Some(_), None) => Some(format!("{}-hint", self.name)),
            (None, Some(_)) => Some(format!("{}-error", self.name)),
            (None, None) => None,
        }
    }
}

/// What is to be put right, above the form, with the focus.
#[derive(Debug, Template)]
#[template(path = "parts/summary.html")]
pub(super) struct Summary {
    title: String,
    /// Field and sentence.
    entries: Vec<(String, String)>,
}

impl HtmlSafe for Summary {}

impl Summary {
    /// The summary of the fields' errors; none where there are none.
    pub(super) fn of(c: &Chrome<'_>, fields: &[&Field]) -> Option<Self> {
        Self::from_entries(c, fields.iter().filter_map(|field| field.error.clone().map(|error| (field.name.to_owned(), error))).collect())
    }

    pub(super) fn from_entries(c: &Chrome<'_>, entries: Vec<(impl Into<String>, String)>) -> Option<Self> {
        if entries.is_empty() {
            return None;
        }
        let title = c.with("summary-title", "count", entries.len());
        Some(Self { title, entries: entries.into_iter().map(|(name, sentence)| (name.into(), sentence)).collect() })
    }
}
