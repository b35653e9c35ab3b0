//! What the console's forms share: a field, a box to tick, the confirmation that is typed, the way through a list.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::pages::chrome::Chrome;
use crate::pages::icons::Svg;

/// A field of a console's form: with what is kept now, where somebody else changed that meanwhile.
#[derive(Debug, Template)]
#[template(path = "console/input.html")]
pub(super) struct Input {
    /// The name and the id.
    pub name: String,
    /// `text`, `email`, `date`, `number`, or `area` for several lines.
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
    /// Set in the font of code.
    pub code: bool,
    /// What is asked whether the address may be registered, while it is typed.
    pub check: Option<String>,
    /// The id of a list of suggestions.
    pub suggestions: Option<&'static str>,
    pub autocomplete: &'static str,
    pub icon: Svg,
}

impl HtmlSafe for Input {}

/// What an address may be long.
pub(super) const LONG: u32 = 2048;

impl Input {
    pub(super) fn text(c: &Chrome<'_>, name: &'static str, label: &str) -> Self {
        Self::labelled(c, name, c.t(label))
    }

    /// The same with a label that is text already.
    pub(super) fn labelled(c: &Chrome<'_>, name: impl Into<String>, label: String) -> Self {
        Self {
            name: name.into(),
            kind: "text",
            label,
            hint: None,
            error: None,
            value: String::new(),
            now: None,
            required: false,
            direction: "auto",
            longest: 254,
            code: false,
            check: None,
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

    /// For addresses and ids of up to 2,048 characters.
    pub(super) fn code(self) -> Self {
        Self { code: true, direction: "ltr", longest: LONG, ..self }
    }

    pub(super) fn longest(self, longest: u32) -> Self {
        Self { longest, ..self }
    }

    pub(super) fn check(self, check: String) -> Self {
        Self { check: Some(check), ..self }
    }

    /// Says what is stored, where it is something else than what was typed.
    pub(super) fn stored(self, c: &Chrome<'_>, stored: Option<&str>) -> Self {
        let now = stored.filter(|stored| *stored != self.value).map(|stored| match stored.is_empty() {
            true => c.t("console-now-empty"),
            false => c.with("console-now", "value", stored),
        });
        Self { now, ..self }
    }

    pub(super) fn required(self) -> Self {
        Self { required: true, ..self }
    }

    pub(super) fn suggestions(self, list: &'static str) -> Self {
        Self { suggestions: Some(list), ..self }
    }

    /// Says beside the label that it may stay empty.
    pub(super) fn optional(self, c: &Chrome<'_>) -> Self {
        let label = c.with("field-optional", "field", &self.label);
        Self { label, required: false, ..self }
    }

    /// What a keyboard on the screen writes in capitals: `words` of a person's name, else nothing.
    fn capitals(&self) -> &'static str {
        if matches!(self.name.as_str(), "name" | "given_name" | "family_name") { "words" } else { "none" }
    }

    fn is_address(&self) -> bool {
        self.check.is_some() || self.name.ends_with("_uri") || self.name == "address"
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

/// A box to tick.
#[derive(Debug, Template)]
#[template(
    source = r#"<label class="choice"><input type="checkbox" name="{{ name }}" value="1"{% if on %} checked{% endif %}><span class="what"><span>{{ label }}</span>{% if let Some(hint) = hint %}<span class="hint">{{ hint }}</span>{% endif %}{% if let Some(now) = now %}<span class="hint now">{{ now }}</span>{% endif %}</span></label>"#,
    ext = "html"
)]
pub(super) struct Tick {
    name: &'static str,
    label: String,
    hint: Option<String>,
    now: Option<String>,
    on: bool,
}

impl HtmlSafe for Tick {}

impl Tick {
    pub(super) fn new(c: &Chrome<'_>, name: &'static str, label: &str, hint: Option<&str>, on: bool, stored: Option<bool>) -> Self {
        let now = stored.filter(|stored| *stored != on).map(|stored| c.t(if stored { "console-now-on" } else { "console-now-off" }));
        Self { name, label: c.t(label), hint: hint.map(|hint| c.t(hint)), now, on }
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
