//! What the console's forms share: a field, the confirmation that is typed, the way through a list.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::pages::chrome::Chrome;
use crate::pages::icons::Svg;

/// A field of a console's form: with what is kept now, where somebody else changed that meanwhile.
#[derive(Debug, Template)]
#[template(path = "console/input.html")]
pub(super) struct Input {
    /// The name and the id.
    pub name: &'static str,
    /// `text`, `email`, `date`, or `area` for several lines.
    pub kind: &'static str,
    pub label: String,
    pub hint: Option<String>,
    pub error: Option<String>,
    pub value: String,
    /// The sentence that says what is kept now.
    pub now: Option<String>,
    pub required: bool,
    /// `ltr` for addresses and codes, `auto` for names.
    pub direction: &'static str,
    /// Characters at most.
    pub longest: u32,
    /// The id of a list of suggestions.
    pub suggestions: Option<&'static str>,
    pub autocomplete: &'static str,
    pub icon: Svg,
}

impl HtmlSafe for Input {}

impl Input {
    pub(super) fn text(c: &Chrome<'_>, name: &'static str, label: &str) -> Self {
        Self {
            name,
            kind: "text",
            label: c.t(label),
            hint: None,
            error: None,
            value: String::new(),
            now: None,
            required: false,
            direction: "auto",
            longest: 254,
            suggestions: None,
            autocomplete: "off",
            icon: c.icon("alert"),
        }
    }

    pub(super) fn kind(self, kind: &'static str) -> Self {
        Self { kind, ..self }
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

    pub(super) fn left_to_right(self) -> Self {
        Self { direction: "ltr", ..self }
    }

    pub(super) fn required(self) -> Self {
        Self { required: true, ..self }
    }

    pub(super) fn suggestions(self, list: &'static str) -> Self {
        Self { suggestions: Some(list), ..self }
    }

    fn is_area(&self) -> bool {
        self.kind == "area"
    }

    fn described_by(&self) -> Option<String> {
        let parts = [("hint", self.hint.is_some()), ("now", self.now.is_some()), ("error", self.error.is_some())];
        let ids: Vec<String> = parts.iter().filter(|(_, there)| *there).map(|(part, _)| format!("{}-{part}", self.name)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// What cannot be undone: what is lost, and a word that is typed before it is done. Posts `confirm`.
#[derive(Debug, Template)]
#[template(path = "console/danger.html")]
pub(super) struct Danger {
    pub title: String,
    /// What is lost.
    pub text: String,
    pub action: String,
    pub csrf: String,
    /// What stands in the form unseen.
    pub hidden: Vec<(String, String)>,
    /// The sentence around what is to be typed.
    pub ask: (String, String),
    /// What is to be typed.
    pub word: String,
    /// Something else was typed.
    pub wrong: Option<String>,
    pub button: String,
    pub icon: Svg,
}

impl HtmlSafe for Danger {}

/// The way to the pages of a list before and behind this one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paging {
    /// The address of the page before.
    pub previous: Option<String>,
    /// The address of the page behind.
    pub next: Option<String>,
}
