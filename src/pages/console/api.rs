//! `console-api` and `console-api-new`: one API (resource server), and a new one.

use askama::Template;

use super::frame::Frame;
use super::input::{Danger, Input, LONG};
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::parts::Summary;
use crate::writing::quoting::ShellCommand;

/// Characters of a list: as many as registration takes.
const LIST: u32 = 32_768;

/// An API as it was typed, or as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiForm {
    /// `identifier`; it is chosen once.
    pub identifier: String,
    /// `name`.
    pub name: String,
    /// `scopes`, parted by spaces.
    pub scopes: String,
    /// `lifetime` of its access tokens in seconds, or with a unit; empty is the provider's.
    pub lifetime: String,
    /// `clients` that may introspect its tokens: ids, parted by spaces.
    pub clients: String,
}

/// What is wrong with a field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiProblem {
    /// The name of the field.
    pub field: &'static str,
    /// What is wrong.
    pub fault: ApiFault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiFault {
    /// This is no absolute URI without a fragment.
    Identifier,
    /// This is the provider itself.
    Issuer,
    /// There is an API with this identifier.
    Taken,
    /// There is no name, or one that looks like something else.
    Name,
    /// These are no scopes.
    Scopes,
    /// They are separated by commas: this list was meant.
    ScopesSeparate(String),
    /// This scope is the provider's own.
    StandardScope(String),
    /// The lifetime is none, or longer than so many seconds.
    Lifetime {
        /// The provider's own, in seconds.
        most: u64,
    },
    /// There is no app with this client id.
    NoClient(String),
    /// Something that no field stands for.
    Other(String),
}

impl ApiFault {
    fn text(&self, c: &Chrome<'_>) -> String {
        match self {
            Self::Identifier => c.t("api-identifier-wrong"),
            Self::Issuer => c.t("api-identifier-issuer"),
            Self::Taken => c.t("api-identifier-taken"),
            Self::Name => c.t("api-name-wrong"),
            Self::Scopes => c.t("console-app-scopes-wrong"),
            Self::ScopesSeparate(list) => c.with("console-app-scopes-separate", "scopes", list.as_str()),
            Self::StandardScope(scope) => c.with("api-scope-standard", "scope", scope),
            Self::Lifetime { most } => c.with("console-app-lifetime-wrong", "most", i64::try_from(*most).unwrap_or(i64::MAX)),
            Self::NoClient(id) => c.with("api-clients-wrong", "id", id),
            Self::Other(words) => words.clone(),
        }
    }
}

fn summary(c: &Chrome<'_>, problems: &[ApiProblem]) -> Option<Summary> {
    Summary::from_entries(c, problems.iter().map(|problem| (problem.field, problem.fault.text(c))).collect())
}

/// The fields beside the identifier; `kept` is what is stored, where somebody else changed it meanwhile.
fn fields(c: &Chrome<'_>, form: &ApiForm, problems: &[ApiProblem], kept: Option<&ApiForm>) -> Vec<Input> {
    let field = |name: &'static str, label: &str, hint: &str, of: fn(&ApiForm) -> &str| {
        let input = Input::text(c, name, label).value(of(form)).hint(c.t(hint)).error(error(c, problems, name));
        input.stored(c, kept.map(of))
    };
    vec![
        field("name", "console-app-name", "api-name-hint", |form| &form.name).required(),
        field("scopes", "console-app-scopes", "api-scopes-hint", |form| &form.scopes).code().longest(LIST),
        field("lifetime", "api-lifetime", "console-app-lifetimes-hint", |form| &form.lifetime).code(),
        field("clients", "api-clients", "api-clients-hint", |form| &form.clients).code().longest(LIST),
    ]
}

fn error(c: &Chrome<'_>, problems: &[ApiProblem], name: &str) -> Option<String> {
    problems.iter().find(|problem| problem.field == name).map(|problem| problem.fault.text(c))
}

/// Adds an API. Posts the fields of [`ApiForm`].
#[derive(Clone, Debug, Default)]
pub struct NewApi {
    /// What stands round it.
    pub frame: Frame,
    /// Where the form is posted.
    pub action: String,
    /// What was typed.
    pub form: ApiForm,
    /// What is wrong with it.
    pub problems: Vec<ApiProblem>,
}

#[derive(Template)]
#[template(path = "console/api-new.html")]
struct NewView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a NewApi,
    identifier: Input,
    fields: Vec<Input>,
    summary: Option<Summary>,
}

impl NewApi {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-api-new");
        let example = c.with("console-example", "example", "https://notes.example.com/api");
        let identifier = Input::text(&c, "identifier", "api-identifier")
            .value(&self.form.identifier)
            .code()
            .longest(LONG)
            .required()
            .hint(format!("{} {example}", c.t("api-identifier-hint")))
            .error(error(&c, &self.problems, "identifier"));
        let fields = fields(&c, &self.form, &self.problems, None);
        let summary = summary(&c, &self.problems);
        drawn(&NewView { c, frame: &self.frame, section: "apis", page: self, identifier, fields, summary })
    }
}

/// Shows and changes an API. Posts `version` and the fields of [`ApiForm`] but the identifier.
#[derive(Clone, Debug, Default)]
pub struct ApiPage {
    /// What stands round it.
    pub frame: Frame,
    /// Where the form is posted.
    pub action: String,
    /// Where the form that deletes it is posted: `identifier` and `confirm`.
    pub delete_action: String,
    /// What the record says of it.
    pub audit_url: String,
    /// The name that is kept.
    pub name: String,
    /// Its identifier.
    pub identifier: String,
    /// What stands in the form.
    pub form: ApiForm,
    /// What is stored, where somebody else changed it while this was typed.
    pub kept: Option<ApiForm>,
    /// The version of the row that the form changes.
    pub version: i64,
    /// What is wrong.
    pub problems: Vec<ApiProblem>,
    /// Which apps may ask for which of its scopes.
    pub callers: Vec<ApiCaller>,
    /// Something else was typed than what confirms.
    pub not_confirmed: bool,
}

/// An app that may ask for scopes of an API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiCaller {
    /// Its name.
    pub name: String,
    /// The address of its page.
    pub url: String,
    /// What it may ask for there, parted by spaces.
    pub scopes: String,
}

#[derive(Template)]
#[template(path = "console/api.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a ApiPage,
    fields: Vec<Input>,
    summary: Option<Summary>,
    delete: Danger,
    command: ShellCommand,
}

impl ApiPage {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-api");
        let delete = Danger {
            title: c.t("api-delete"),
            text: c.t("api-delete-text"),
            action: self.delete_action.clone(),
            csrf: ctx.csrf.clone(),
            hidden: vec![("identifier".to_owned(), self.identifier.clone())],
            ask: c.around("console-type-to-confirm", "word"),
            word: self.identifier.clone(),
            wrong: self.not_confirmed.then(|| c.t("console-not-confirmed")),
            button: c.t("api-delete"),
            icon: c.icon("alert"),
        };
        let fields = fields(&c, &self.form, &self.problems, self.kept.as_ref());
        let summary = summary(&c, &self.problems);
        let command = ShellCommand::of(&["latchkey", "resource", "update", &self.identifier]);
        drawn(&View { c, frame: &self.frame, section: "apis", page: self, fields, summary, delete, command })
    }
}
