//! A field of a form of the console: its label, hint, error, and what stands there now where somebody else changed it.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::pages::chrome::Chrome;
use crate::pages::icons::Svg;

/// A line to type into.
#[derive(Debug, Template)]
#[template(path = "console/field.html")]
pub(super) struct Line {
    /// The name and the id.
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    pub error: Option<String>,
    pub value: String,
    /// `text` or `number`.
    pub kind: &'static str,
    /// For addresses and ids: set in the font of code, written from left to right.
    pub code: bool,
    pub required: bool,
    /// What is stored, where that is not what was typed.
    pub now: Option<String>,
    /// What is asked whether the address may be registered, while it is typed.
    pub check: Option<String>,
    pub icon: Svg,
}

impl HtmlSafe for Line {}

impl Line {
    pub(super) fn new(c: &Chrome<'_>, name: impl Into<String>, label: String, value: &str) -> Self {
        Self {
            name: name.into(),
            label,
            hint: None,
            error: None,
            value: value.to_owned(),
            kind: "text",
            code: false,
            required: false,
            now: None,
            check: None,
            icon: c.icon("alert"),
        }
    }

    pub(super) fn code(self) -> Self {
        Self { code: true, ..self }
    }

    pub(super) fn number(self) -> Self {
        Self { kind: "number", code: true, ..self }
    }

    pub(super) fn required(self) -> Self {
        Self { required: true, ..self }
    }

    pub(super) fn hint(self, hint: String) -> Self {
        Self { hint: Some(hint), ..self }
    }

    pub(super) fn error(self, error: Option<String>) -> Self {
        Self { error, ..self }
    }

    pub(super) fn check(self, check: Option<String>) -> Self {
        Self { check, ..self }
    }

    /// Says what is stored, where it is something else.
    pub(super) fn now(self, c: &Chrome<'_>, stored: Option<&str>) -> Self {
        let now = stored.filter(|stored| *stored != self.value).map(|stored| c.with("console-now", "value", stored));
        Self { now, ..self }
    }

    fn is_number(&self) -> bool {
        self.kind == "number"
    }

    fn described_by(&self) -> Option<String> {
        let parts = [(self.hint.is_some(), "hint"), (self.now.is_some(), "now"), (self.error.is_some(), "error")];
        let ids: Vec<String> = parts.iter().filter(|(there, _)| *there).map(|(_, part)| format!("{}-{part}", self.name)).collect();
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
