//! `console-connect`: connecting an app in three steps. What are you connecting, and where it runs, for a known app; the
//! details; and what is to be set up on the other side, which [`super::AppSecret`] shows.

use askama::Template;

use super::app_form::{self, ApiScopes, AppForm, AppProblem, Beside, Fields};
use super::frame::Frame;
use super::input::Input;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::parts::Summary;

/// A step of the wizard, the present one among them.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub number: usize,
    pub text: String,
    pub current: bool,
    pub done: bool,
}

/// The three steps, the same for every app.
pub(super) fn steps(c: &Chrome<'_>, current: &str) -> Vec<Step> {
    let names = ["console-step-kind", "console-step-details", "console-step-set-up"];
    let at = names.iter().position(|name| *name == current).unwrap_or(0);
    names.iter().enumerate().map(|(n, name)| Step { number: n + 1, text: c.t(name), current: n == at, done: n < at }).collect()
}

/// Where a known app runs.
fn place(c: &Chrome<'_>, address: &str, error: Option<String>) -> Input {
    Input::text(c, "address", "console-place").value(address).code().hint(c.t("console-place-hint")).error(error)
}

/// The first step: a known app or a kind, and where a known app runs. Asks `GET action?what=…&address=…`.
#[derive(Clone, Debug, Default)]
pub struct ConnectKind {
    /// What stands round it.
    pub frame: Frame,
    /// Where the choice is sent.
    pub action: String,
    /// The known apps.
    pub known: Vec<KnownApp>,
    /// That nothing was chosen.
    pub missing: bool,
}

/// An app whose settings are known.
#[derive(Clone, Debug, Default)]
pub struct KnownApp {
    /// What the form sends.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// It runs at an address that has to be asked for.
    pub has_place: bool,
}

struct Kind {
    value: &'static str,
    title: String,
    text: String,
    icon: &'static str,
}

#[derive(Template)]
#[template(path = "console/connect-kind.html")]
struct KindView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a ConnectKind,
    steps: Vec<Step>,
    kinds: Vec<Kind>,
    line: Input,
    summary: Option<Summary>,
}

impl ConnectKind {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-connect");
        let kind = |value, title, text, icon| Kind { value, title: c.t(title), text: c.t(text), icon };
        let kinds = vec![
            kind("web", "console-kind-web", "console-kind-web-text", "laptop"),
            kind("spa", "console-kind-spa", "console-kind-spa-text", "globe"),
            kind("native", "console-kind-native", "console-kind-native-text", "phone"),
            kind("service", "console-kind-service", "console-kind-service-text", "terminal"),
        ];
        let steps = steps(&c, "console-step-kind");
        let line = place(&c, "", None);
        let missing = if self.missing { vec![("what", c.t("console-connect-missing"))] } else { Vec::new() };
        let summary = Summary::from_entries(&c, missing);
        drawn(&KindView { c, frame: &self.frame, section: "apps", page: self, steps, kinds, line, summary })
    }
}

/// The first step again, for a known app whose address was not given or cannot be used. Asks `GET action?what=…&address=…`.
#[derive(Clone, Debug, Default)]
pub struct ConnectPlace {
    /// What stands round it.
    pub frame: Frame,
    /// Where the address is sent.
    pub action: String,
    /// Back to the first step.
    pub back: String,
    /// The known app: id and name.
    pub known: (String, String),
    /// The address as typed.
    pub address: String,
    /// That it is none.
    pub wrong: bool,
}

#[derive(Template)]
#[template(path = "console/connect-place.html")]
struct PlaceView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a ConnectPlace,
    steps: Vec<Step>,
    title: String,
    line: Input,
    summary: Option<Summary>,
}

impl ConnectPlace {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-connect-place");
        let error = self.wrong.then(|| c.t("console-place-wrong"));
        let line = place(&c, &self.address, error.clone()).required();
        let summary = Summary::from_entries(&c, error.map(|error| vec![("address", error)]).unwrap_or_default());
        let title = c.with("console-place-title", "name", &self.known.1);
        let steps = steps(&c, "console-step-kind");
        drawn(&PlaceView { c, frame: &self.frame, section: "apps", page: self, steps, title, line, summary })
    }
}

/// The second step: everything about the app, filled in as far as it is known. Posts the fields of [`AppForm`] and `what`.
#[derive(Clone, Debug)]
pub struct ConnectDetails {
    /// What stands round it.
    pub frame: Frame,
    /// Where the form is posted.
    pub action: String,
    /// Back to the first step.
    pub back: String,
    /// What was chosen: the id of a known app or a kind.
    pub what: String,
    /// A redirect address that such an app may have.
    pub example: String,
    /// The APIs whose scopes it can be granted.
    pub apis: Vec<ApiScopes>,
    /// The app.
    pub form: AppForm,
    /// What is wrong with it.
    pub problems: Vec<AppProblem>,
}

#[derive(Template)]
#[template(path = "console/connect-details.html")]
struct DetailsView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a ConnectDetails,
    steps: Vec<Step>,
    fields: Fields,
    summary: Option<Summary>,
}

impl ConnectDetails {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-connect-details");
        let steps = steps(&c, "console-step-details");
        let fields = Fields::new(&c, &self.form, Beside { example: &self.example, apis: &self.apis }, &self.problems, None);
        let summary = app_form::summary(&c, &self.problems);
        drawn(&DetailsView { c, frame: &self.frame, section: "apps", page: self, steps, fields, summary })
    }
}
