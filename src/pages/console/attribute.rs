//! `console-attribute` and `console-attribute-new`: one attribute of people, and a new one.

use std::collections::BTreeMap;

use askama::Template;

use super::attributes::{kind_id, required_id};
use super::frame::Frame;
use super::input::{Danger, Input, Tick};
use super::sorting::Among;
use crate::languages::Language;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::parts::Summary;
use crate::protocol::attribute::definition::Unfit;
use crate::protocol::attribute::{AttributeKind, ChangedBy, Required};
use crate::writing::quoting::ShellCommand;

/// Characters of a list of choices.
const LIST: u32 = 8_000;

/// An attribute as it was typed, or as it is stored. A field of a label or a help text for a language has its tag behind the name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttributeForm {
    /// `name`; it is chosen once.
    pub name: String,
    /// `kind`; it is chosen once.
    pub kind: String,
    /// `several`; it is chosen once.
    pub several: bool,
    /// `label`.
    pub label: String,
    /// `label_de` and others, by tag.
    pub labels: BTreeMap<String, String>,
    /// `help`.
    pub help: String,
    /// `help_de` and others, by tag.
    pub helps: BTreeMap<String, String>,
    /// `shortest`.
    pub shortest: String,
    /// `longest`.
    pub longest: String,
    /// `pattern`.
    pub pattern: String,
    /// `least`.
    pub least: String,
    /// `most`.
    pub most: String,
    /// `choices`, one in each line.
    pub choices: String,
    /// `seen_by_person`.
    pub seen_by_person: bool,
    /// `changed_by`.
    pub changed_by: String,
    /// `required`.
    pub required: String,
    /// `scope`.
    pub scope: String,
    /// `in_id_token`.
    pub in_id_token: bool,
    /// `position`.
    pub position: String,
}

/// What is wrong with a field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeProblem {
    /// The name of the field.
    pub field: &'static str,
    /// What is wrong.
    pub fault: AttributeFault,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeFault {
    /// It cannot be declared so.
    Unfit(Unfit),
    /// There is an attribute of this name.
    Taken,
    /// There are as many as there may be.
    TooMany,
    /// This is no number, or not a whole one where that is asked for.
    NotANumber,
    /// This is none of what there is to choose from.
    NoChoice,
}

impl From<Unfit> for AttributeProblem {
    fn from(unfit: Unfit) -> Self {
        Self { field: unfit.member(), fault: AttributeFault::Unfit(unfit) }
    }
}

impl AttributeFault {
    const fn text_id(self) -> &'static str {
        match self {
            Self::Unfit(unfit) => match unfit {
                Unfit::Name => "attribute-name-wrong",
                Unfit::Reserved => "attribute-name-reserved",
                Unfit::Label | Unfit::Language => "attribute-label-wrong",
                Unfit::Help => "attribute-help-wrong",
                Unfit::Length => "attribute-length-wrong",
                Unfit::Pattern => "attribute-pattern-wrong",
                Unfit::Range => "attribute-range-wrong",
                Unfit::Choices => "attribute-choices-wrong",
                Unfit::Rules => "attribute-rules-wrong",
                Unfit::Several => "attribute-several-wrong",
                Unfit::Scope => "attribute-scope-wrong",
                Unfit::StandardScope => "attribute-scope-standard",
                Unfit::ScopeOfApi => "attribute-scope-api",
                Unfit::Required => "attribute-required-wrong",
                Unfit::IdToken => "attribute-id-token-wrong",
            },
            Self::Taken => "attribute-name-taken",
            Self::TooMany => "attribute-too-many",
            Self::NotANumber => "attribute-number-wrong",
            Self::NoChoice => "attribute-choose",
        }
    }
}

fn error(c: &Chrome<'_>, problems: &[AttributeProblem], name: &str) -> Option<String> {
    problems.iter().find(|problem| problem.field == name).map(|problem| c.t(problem.fault.text_id()))
}

/// The rules of which types stand in the form: of one type, or of all where it is not chosen yet.
#[derive(Clone, Copy)]
struct RulesShown {
    choice: bool,
    text: bool,
    number: bool,
}

impl RulesShown {
    fn of(kind: Option<AttributeKind>) -> Self {
        let has = |of: AttributeKind| kind.is_none_or(|kind| kind == of);
        Self { choice: has(AttributeKind::Choice), text: has(AttributeKind::Text), number: has(AttributeKind::Number) }
    }
}

/// The fields of both pages, drawn.
struct Fields {
    summary: Option<Summary>,
    label: Input,
    help: Input,
    /// Label and help text for each language.
    translations: Vec<(Input, Input)>,
    are_translated: bool,
    length: [Input; 2],
    pattern: Input,
    range: [Input; 2],
    choices: Input,
    seen: Tick,
    changed_by: Among,
    required: Among,
    required_error: Option<String>,
    scope: Input,
    in_id_token: Tick,
    id_token_error: Option<String>,
    position: Input,
}

impl Fields {
    /// `kept` is what is stored, where somebody else changed it meanwhile.
    fn of(c: &Chrome<'_>, form: &AttributeForm, problems: &[AttributeProblem], kept: Option<&AttributeForm>) -> Self {
        let field = |name: &'static str, label: &str, of: fn(&AttributeForm) -> &str| {
            let input = Input::text(c, name, label).value(of(form)).error(error(c, problems, name));
            input.stored(c, kept.map(of))
        };
        let number =
            |name: &'static str, label: &str, of: fn(&AttributeForm) -> &str| field(name, label, of).code().longest(32).optional(c);
        let in_language = |language: &Language, name: &str, label: &str, all: fn(&AttributeForm) -> &BTreeMap<String, String>| {
            let tag = language.tag();
            let value = |form: &AttributeForm| all(form).get(tag).cloned().unwrap_or_default();
            let label = c.with(label, "language", language.native_name());
            let input = Input::labelled(c, format!("{name}_{tag}"), label).value(&value(form)).longest(500);
            input.stored(c, kept.map(value).as_deref())
        };
        let translation = |language: &Language| {
            (
                in_language(language, "label", "attribute-label-in", |form| &form.labels),
                in_language(language, "help", "attribute-help-in", |form| &form.helps),
            )
        };
        let by = [(ChangedBy::Person.as_str(), "attribute-changed-by-person"), (ChangedBy::Admin.as_str(), "attribute-changed-by-admin")];
        let when: Vec<(&str, &str)> = Required::ALL.iter().map(|required| (required.as_str(), required_id(*required))).collect();
        let entries = problems.iter().map(|problem| (problem.field, c.t(problem.fault.text_id()))).collect();
        Self {
            summary: Summary::from_entries(c, entries),
            label: field("label", "attribute-label", |form| &form.label).hint(c.t("attribute-label-hint")).required(),
            help: field("help", "attribute-help", |form| &form.help).longest(500).hint(c.t("attribute-help-hint")).optional(c),
            translations: Language::ALL.iter().map(translation).collect(),
            are_translated: !form.labels.is_empty() || !form.helps.is_empty(),
            length: [
                number("shortest", "attribute-shortest", |form| &form.shortest),
                number("longest", "attribute-longest", |form| &form.longest),
            ],
            pattern: field("pattern", "attribute-pattern-label", |form| &form.pattern)
                .code()
                .longest(200)
                .hint(c.t("attribute-pattern-hint"))
                .optional(c),
            range: [number("least", "attribute-least", |form| &form.least), number("most", "attribute-most", |form| &form.most)],
            choices: field("choices", "attribute-choices", |form| &form.choices)
                .kind("area")
                .longest(LIST)
                .hint(c.t("attribute-choices-hint")),
            seen: Tick::new(
                c,
                "seen_by_person",
                "attribute-seen",
                Some("attribute-seen-hint"),
                form.seen_by_person,
                kept.map(|kept| kept.seen_by_person),
            ),
            changed_by: Among::new(c, "changed_by", "attribute-changed-by", &form.changed_by, &by),
            required: Among::new(c, "required", "attribute-required", &form.required, &when),
            required_error: error(c, problems, "required"),
            scope: field("scope", "attribute-scope", |form| &form.scope).code().longest(256).hint(c.t("attribute-scope-hint")).optional(c),
            in_id_token: Tick::new(
                c,
                "in_id_token",
                "attribute-id-token",
                Some("attribute-id-token-hint"),
                form.in_id_token,
                kept.map(|kept| kept.in_id_token),
            ),
            id_token_error: error(c, problems, "in_id_token"),
            position: number("position", "attribute-position", |form| &form.position).hint(c.t("attribute-position-hint")),
        }
    }
}

/// Declares an attribute. Posts the fields of [`AttributeForm`].
#[derive(Clone, Debug, Default)]
pub struct NewAttribute {
    /// What stands round it.
    pub frame: Frame,
    /// Where the form is posted.
    pub action: String,
    /// What was typed.
    pub form: AttributeForm,
    /// What is wrong with it.
    pub problems: Vec<AttributeProblem>,
}

#[derive(Template)]
#[template(path = "console/attribute-new.html")]
struct NewView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a NewAttribute,
    name: Input,
    kind: Among,
    kind_error: Option<String>,
    several: Tick,
    several_error: Option<String>,
    fields: Fields,
    rules: RulesShown,
}

impl NewAttribute {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-attribute-new");
        let example = c.with("console-example", "example", "department");
        let name = Input::text(&c, "name", "attribute-name")
            .value(&self.form.name)
            .code()
            .longest(64)
            .required()
            .hint(format!("{} {example}", c.t("attribute-name-hint")))
            .error(error(&c, &self.problems, "name"));
        let kinds: Vec<(&str, &str)> = AttributeKind::ALL.iter().map(|kind| (kind.as_str(), kind_id(*kind))).collect();
        let kind = Among::new(&c, "kind", "attribute-kind", &self.form.kind, &kinds);
        let several = Tick::new(&c, "several", "attribute-several", Some("attribute-several-hint"), self.form.several, None);
        let fields = Fields::of(&c, &self.form, &self.problems, None);
        let (kind_error, several_error) = (error(&c, &self.problems, "kind"), error(&c, &self.problems, "several"));
        let (frame, section) = (&self.frame, "attributes");
        drawn(&NewView {
            c,
            frame,
            section,
            page: self,
            name,
            kind,
            kind_error,
            several,
            several_error,
            fields,
            rules: RulesShown::of(None),
        })
    }
}

/// Shows and changes an attribute. Posts `version` and the fields of [`AttributeForm`] but those that are chosen once.
#[derive(Clone, Debug, Default)]
pub struct AttributePage {
    /// What stands round it.
    pub frame: Frame,
    /// Where the form is posted.
    pub action: String,
    /// Where the form that deletes it is posted: `name` and `confirm`.
    pub delete_action: String,
    /// What the record says of it.
    pub audit_url: String,
    /// Its name.
    pub name: String,
    /// What stands in the form.
    pub form: AttributeForm,
    /// What is stored, where somebody else changed it while this was typed.
    pub kept: Option<AttributeForm>,
    /// The version of the row that the form changes.
    pub version: i64,
    /// What is wrong.
    pub problems: Vec<AttributeProblem>,
    /// How many people have a value.
    pub people: usize,
    /// Something else was typed than what confirms.
    pub not_confirmed: bool,
}

#[derive(Template)]
#[template(path = "console/attribute.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a AttributePage,
    fields: Fields,
    kind: &'static str,
    rules: RulesShown,
    delete: Danger,
    command: ShellCommand,
}

impl AttributePage {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-attribute");
        let delete = Danger {
            title: c.t("attribute-delete"),
            text: c.with("attribute-delete-text", "people", self.people),
            action: self.delete_action.clone(),
            csrf: ctx.csrf.clone(),
            hidden: vec![("name".to_owned(), self.name.clone())],
            ask: c.around("console-type-to-confirm", "word"),
            word: self.name.clone(),
            wrong: self.not_confirmed.then(|| c.t("console-not-confirmed")),
            button: c.t("attribute-delete"),
            icon: c.icon("alert"),
        };
        let kind = AttributeKind::parse(&self.form.kind).unwrap_or(AttributeKind::Text);
        let (kind, rules) = (kind_id(kind), RulesShown::of(Some(kind)));
        let fields = Fields::of(&c, &self.form, &self.problems, self.kept.as_ref());
        let command = ShellCommand::of(&["latchkey", "attribute", "update", &self.name]);
        drawn(&View { c, frame: &self.frame, section: "attributes", page: self, fields, kind, rules, delete, command })
    }
}
