//! Declared attributes of people in forms: each drawn by its type, with its label and what is wrong with it. The account, the console, the
//! sign-up and the journey share them.

use askama::Template;
use askama::filters::HtmlSafe;

use super::chrome::Chrome;
use super::context::PageContext;
use super::drawn;
use super::icons::Svg;
use super::parts::{AccountCard, Summary};
use crate::protocol::attribute::value::Fault;
use crate::protocol::attribute::{Attribute, AttributeKind};

/// The field that names what a form shows, parted by spaces: an emptied field is sent as one left out is.
pub const SHOWN: &str = "attributes_shown";

/// An attribute in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeInput {
    /// The name of the claim.
    pub name: String,
    /// Its type.
    pub kind: AttributeKind,
    /// Whether there may be several values.
    pub several: bool,
    /// What people read.
    pub label: String,
    /// The sentence beside it; may be empty.
    pub help: String,
    /// What there is to choose from.
    pub choices: Vec<String>,
    /// Characters of a text at most.
    pub longest: u32,
    /// It must be filled in.
    pub required: bool,
    /// What was typed, value by value.
    pub typed: Vec<String>,
    /// What is kept, where somebody else changed it since the form was opened.
    pub kept: Option<Vec<String>>,
    /// What is wrong with it.
    pub fault: Option<Fault>,
}

impl AttributeInput {
    /// A field for an attribute, in the language of this tag.
    pub fn of(attribute: &Attribute, language: &str, typed: Vec<String>) -> Self {
        Self {
            name: attribute.name.clone(),
            kind: attribute.kind,
            several: attribute.several,
            label: attribute.label_in(language).to_owned(),
            help: attribute.help_in(language).to_owned(),
            choices: attribute.rules.choices.clone(),
            longest: attribute.longest(),
            required: false,
            typed,
            kept: None,
            fault: None,
        }
    }
}

/// The name of the field of a claim.
pub fn field_of(name: &str) -> String {
    format!("attribute.{name}")
}

/// The name of the field of a claim of several values: one in each line.
pub fn lines_of(name: &str) -> String {
    format!("attributes.{name}")
}

/// The name of the box of one choice among several.
pub fn box_of(name: &str, number: usize) -> String {
    format!("attribute.{name}.{number}")
}

/// A field, drawn.
#[derive(Debug, Template)]
#[template(path = "parts/attribute.html")]
pub(super) struct AttributeField {
    /// The name and the id.
    pub name: String,
    label: String,
    help: String,
    pub error: Option<String>,
    now: Option<String>,
    icon: Svg,
    required: bool,
    longest: u32,
    control: Control,
}

impl HtmlSafe for AttributeField {}

#[derive(Debug)]
enum Control {
    /// One line.
    Line { kind: &'static str, value: String, is_code: bool },
    /// A value in each line.
    Lines { value: String },
    /// One of these: value, text, whether it is chosen.
    Among(Vec<(String, String, bool)>),
    /// Any of these: name, value, whether it is ticked.
    Boxes(Vec<(String, String, bool)>),
}

impl AttributeField {
    pub(super) fn of(c: &Chrome<'_>, input: &AttributeInput) -> Self {
        let first = input.typed.first().cloned().unwrap_or_default();
        let (name, control) = match (input.kind, input.several) {
            (AttributeKind::Choice, true) => {
                let ticked = |choice: &String| input.typed.contains(choice);
                let boxes = input.choices.iter().enumerate();
                let boxes = boxes.map(|(at, choice)| (box_of(&input.name, at), choice.clone(), ticked(choice))).collect();
                (field_of(&input.name), Control::Boxes(boxes))
            }
            (_, true) => (lines_of(&input.name), Control::Lines { value: input.typed.join("\n") }),
            (AttributeKind::Choice, false) => {
                let mut options = vec![(String::new(), "–".to_owned(), first.is_empty())];
                options.extend(input.choices.iter().map(|choice| (choice.clone(), choice.clone(), *choice == first)));
                (field_of(&input.name), Control::Among(options))
            }
            (AttributeKind::Boolean, false) => {
                let option = |value: &str, text: String| (value.to_owned(), text, first == value);
                let options = vec![option("", "–".to_owned()), option("true", c.t("attribute-yes")), option("false", c.t("attribute-no"))];
                (field_of(&input.name), Control::Among(options))
            }
            (kind, false) => {
                let (kind, is_code) = match kind {
                    AttributeKind::Date => ("date", true),
                    AttributeKind::Url => ("url", true),
                    AttributeKind::Phone => ("tel", true),
                    AttributeKind::Number => ("text", true),
                    _ => ("text", false),
                };
                (field_of(&input.name), Control::Line { kind, value: first, is_code })
            }
        };
        let now = input.kept.as_ref().filter(|kept| **kept != input.typed).map(|kept| match kept.is_empty() {
            true => c.t("attribute-now-empty"),
            false => c.with("attribute-now", "value", &shown(c, input.kind, kept)),
        });
        let label = if input.required { input.label.clone() } else { c.with("field-optional", "field", &input.label) };
        let of_lines = matches!(control, Control::Lines { .. }).then(|| c.t("attribute-lines"));
        let help: Vec<String> = [Some(input.help.clone()).filter(|help| !help.is_empty()), of_lines].into_iter().flatten().collect();
        Self {
            name,
            label,
            help: help.join(" "),
            error: input.fault.as_ref().map(|fault| sentence(c, input, fault)),
            now,
            icon: c.icon("alert"),
            required: input.required,
            longest: if input.several { 8_000 } else { input.longest.max(254) },
            control,
        }
    }

    fn described_by(&self) -> Option<String> {
        let parts = [("hint", !self.help.is_empty()), ("now", self.now.is_some()), ("error", self.error.is_some())];
        let ids: Vec<String> = parts.iter().filter(|(_, there)| *there).map(|(part, _)| format!("{}-{part}", self.name)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// What is wrong with a value, in words.
pub(super) fn sentence(c: &Chrome<'_>, input: &AttributeInput, fault: &Fault) -> String {
    let label = input.label.as_str();
    let number = |id: &str, number: &dyn ToString| {
        let number = number.to_string();
        c.texts.text_with(id, &[("label", label.into()), ("number", number.as_str().into())])
    };
    match fault {
        Fault::Missing => c.with("attribute-missing", "label", label),
        Fault::Kind(AttributeKind::Text) | Fault::Unseen | Fault::NotAList => c.with("attribute-not-text", "label", label),
        Fault::Kind(AttributeKind::Number) => c.with("attribute-not-number", "label", label),
        Fault::Kind(AttributeKind::Date) => c.with("attribute-not-date", "label", label),
        Fault::Kind(AttributeKind::Url) => c.with("attribute-not-url", "label", label),
        Fault::Kind(AttributeKind::Phone) => c.with("attribute-not-phone", "label", label),
        Fault::Kind(AttributeKind::Boolean | AttributeKind::Choice) | Fault::NoChoice => c.with("attribute-no-choice", "label", label),
        Fault::Short(least) => number("attribute-short", least),
        Fault::Long(most) => number("attribute-long", most),
        Fault::Pattern => c.with("attribute-pattern", "label", label),
        Fault::Low(least) => number("attribute-low", least),
        Fault::High(most) => number("attribute-high", most),
        Fault::Many(most) => number("attribute-many", most),
        Fault::Twice => c.with("attribute-twice", "label", label),
    }
}

/// Values as people read them.
fn shown(c: &Chrome<'_>, kind: AttributeKind, values: &[String]) -> String {
    let one = |value: &String| match (kind, value.as_str()) {
        (AttributeKind::Boolean, "true") => c.t("attribute-yes"),
        (AttributeKind::Boolean, "false") => c.t("attribute-no"),
        _ => value.clone(),
    };
    values.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Fields drawn, with the hidden one that names them.
pub(super) struct AttributeFields {
    pub fields: Vec<AttributeField>,
    /// What [`SHOWN`] holds.
    pub shown: String,
}

impl AttributeFields {
    pub(super) fn of(c: &Chrome<'_>, inputs: &[AttributeInput]) -> Self {
        let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
        Self { fields: inputs.iter().map(|input| AttributeField::of(c, input)).collect(), shown: names.join(" ") }
    }

    /// Field and sentence of each that is wrong.
    pub(super) fn errors(&self) -> Vec<(String, String)> {
        self.fields.iter().filter_map(|field| Some((field.name.clone(), field.error.clone()?))).collect()
    }
}

/// An attribute of a person, shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownAttribute {
    /// What people read.
    pub label: String,
    /// Its type.
    pub kind: AttributeKind,
    /// The values, as they would be typed; none where there is none.
    pub values: Vec<String>,
}

impl ShownAttribute {
    pub(super) fn text(&self, c: &Chrome<'_>) -> String {
        shown(c, self.kind, &self.values)
    }
}

/// `account-details`: a person's own attributes, to be changed.
#[derive(Clone, Debug, Default)]
pub struct AccountDetails {
    /// Whose page.
    pub account: AccountCard,
    /// Where the form goes.
    pub action: String,
    /// What they may change.
    pub inputs: Vec<AttributeInput>,
    /// All that is kept together is too long.
    pub too_long: bool,
}

#[derive(Template)]
#[template(path = "account-details.html")]
struct View<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a AccountDetails,
    attributes: AttributeFields,
    summary: Option<Summary>,
}

impl AccountDetails {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "account-details");
        let attributes = AttributeFields::of(&c, &self.inputs);
        let summary = Summary::from_entries(&c, attributes.errors());
        drawn(&View { c, account: &self.account, page: self, attributes, summary })
    }
}
