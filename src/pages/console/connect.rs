//! `console-connect`: connecting an app, step by step. What are you connecting; where it runs, for a known app; the
//! details; and what is to be set up on the other side, which [`super::AppSecret`] shows.

use askama::Template;

use super::app_form::{self, AppForm, AppProblem, Fields};
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

/// The steps; `place` is there for known apps alone.
pub(super) fn steps(c: &Chrome<'_>, with_place: bool, current: &str) -> Vec<Step> {
    let names = ["console-step-kind", "console-step-place", "console-step-details", "console-step-set-up"];
    let shown: Vec<&str> = names.into_iter().filter(|name| with_place || *name != "console-step-place").collect();
    let at = shown.iter().position(|name| *name == current).unwrap_or(0);
    shown.iter().enumerate().map(|(n, name)| Step { number: n + 1, text: c.t(name), current: n == at, done: n < at }).collect()
}

/// The first step: a known app or a kind. Asks `GET action?what=…`.
#[derive(Clone, Debug, Default)]
pub struct ConnectKind {
    /// What stands round it.
    pub frame: Frame,
    /// Where the choice is sent.
    pub action: String,
    /// The known apps: id and name.
    pub known: Vec<(String, String)>,
    /// That nothing was chosen.
    pub missing: bool,
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
        let steps = steps(&c, true, "console-step-kind");
        let missing = if self.missing { vec![("what", c.t("console-connect-missing"))] } else { Vec::new() };
        let summary = Summary::from_entries(&c, missing);
        drawn(&KindView { c, frame: &self.frame, section: "apps", page: self, steps, kinds, summary })
    }
}

/// The second step, for a known app that runs somewhere. Asks `GET action?what=…&address=…`.
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
        let line = Input::text(&c, "address", "console-place")
            .value(&self.address)
            .code()
            .required()
            .hint(c.t("console-place-hint"))
            .error(error.clone());
        let summary = Summary::from_entries(&c, error.map(|error| vec![("address", error)]).unwrap_or_default());
        let title = c.with("console-place-title", "name", &self.known.1);
        let steps = steps(&c, true, "console-step-place");
        drawn(&PlaceView { c, frame: &self.frame, section: "apps", page: self, steps, title, line, summary })
    }
}

/// The third step: everything about the app, filled in as far as it is known. Posts the fields of [`AppForm`] and `what`.
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
    /// Whether a step before asked where it runs.
    pub with_place: bool,
    /// A redirect address that such an app may have.
    pub example: String,
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
        let steps = steps(&c, self.with_place, "console-step-details");
        let fields = Fields::new(&c, &self.form, &self.example, &self.problems, None);
        let summary = app_form::summary(&c, &self.problems);
        drawn(&DetailsView { c, frame: &self.frame, section: "apps", page: self, steps, fields, summary })
    }
}
