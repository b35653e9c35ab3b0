//! `console-apps`: every app, to be found and opened.

use askama::Template;

use super::frame::Frame;
use super::input::{Input, Paging};
use super::sorting::{Among, Exports, Head, Sorting};
use crate::pages::chrome::Chrome;
use crate::pages::console::sections::APPS;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::parts::AppCard;
use crate::protocol::client::ClientKind;

/// Shows a page of the list. Its form gets `q`, `kind`, `state` and `sort`.
#[derive(Clone, Debug, Default)]
pub struct Apps {
    /// What stands round it.
    pub frame: Frame,
    /// What was searched for.
    pub search: String,
    /// The apps of this page.
    pub apps: Vec<AppRow>,
    /// How many apps there are.
    pub all: usize,
    /// How many are found.
    pub found: usize,
    /// How many found ones stand on the pages before.
    pub before: usize,
    /// The sort of app that was asked for, or empty.
    pub kind: String,
    /// `off`, `errors`, `secret` or `healthy`, or empty for any.
    pub state: String,
    /// The pages beside this.
    pub paging: Paging,
    /// How the list is sorted.
    pub sorting: Sorting,
    /// Where the same apps are written out.
    pub exports: Exports,
}

/// An app in the list.
#[derive(Clone, Debug)]
pub struct AppRow {
    /// The app.
    pub app: AppCard,
    /// What sort of app it is.
    pub kind: ClientKind,
    /// How it does.
    pub state: AppState,
    /// Sign-ins that reached it in the last 7 days.
    pub sign_ins: i64,
}

/// How an app does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AppState {
    /// Nothing is to be done.
    #[default]
    Healthy,
    /// It is refused everywhere.
    Off,
    /// So many refusals in the last 24 hours are its own fault.
    Failures(i64),
    /// Its last secret ends in so many days.
    SecretEnds(i64),
    /// It has no secret that counts.
    SecretOver,
}

/// What sort of app: its name for people.
pub(super) const fn kind_text(kind: ClientKind) -> &'static str {
    match kind {
        ClientKind::Web => "console-kind-web",
        ClientKind::Spa => "console-kind-spa",
        ClientKind::Native => "console-kind-native",
        ClientKind::Service => "console-kind-service",
    }
}

/// A state as a tag: tone, icon and words.
pub(super) fn state_tag(c: &Chrome<'_>, state: AppState) -> (&'static str, &'static str, String) {
    match state {
        AppState::Healthy => ("ok", "done", c.t("console-state-healthy")),
        AppState::Off => ("neutral", "alert", c.t("console-state-off")),
        AppState::Failures(count) => ("danger", "alert", c.with("console-state-failures", "count", count)),
        AppState::SecretEnds(days) => ("warn", "warning", c.with("console-state-secret-ends", "count", days)),
        AppState::SecretOver => ("danger", "alert", c.t("console-state-secret-over")),
    }
}

struct Row<'a> {
    row: &'a AppRow,
    url: String,
    kind: String,
    state: (&'static str, &'static str, String),
}

#[derive(Template)]
#[template(path = "console/apps.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a Apps,
    lead: String,
    rows: Vec<Row<'a>>,
    range: String,
    search: Input,
    choices: [Among; 3],
    heads: [Head; 3],
}

impl Apps {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-apps");
        let rows: Vec<Row<'_>> = self
            .apps
            .iter()
            .map(|row| Row {
                row,
                url: c.url(&APPS.one(&row.app.client_id)),
                kind: c.t(kind_text(row.kind)),
                state: state_tag(&c, row.state),
            })
            .collect();
        let range = c.texts.text_with(
            "console-range",
            &[("from", (self.before + 1).into()), ("to", (self.before + rows.len()).into()), ("all", self.found.into())],
        );
        let search = Input::text(&c, "q", "console-apps-search").kind("search").value(&self.search);
        let choices = [
            Among::new(
                &c,
                "kind",
                "console-kind",
                &self.kind,
                &[
                    ("", "apps-any-kind"),
                    ("web", "console-kind-web"),
                    ("spa", "console-kind-spa"),
                    ("native", "console-kind-native"),
                    ("service", "console-kind-service"),
                ],
            ),
            Among::new(
                &c,
                "state",
                "console-state",
                &self.state,
                &[
                    ("", "apps-any-state"),
                    ("healthy", "console-state-healthy"),
                    ("errors", "apps-with-errors"),
                    ("secret", "apps-with-secrets-over"),
                    ("off", "console-state-off"),
                ],
            ),
            self.sorting.choice(
                &c,
                &[
                    ("name", "apps-sort-name"),
                    ("-name", "apps-sort-name-down"),
                    ("kind", "apps-sort-kind"),
                    ("-kind", "apps-sort-kind-down"),
                    ("-sign-ins", "apps-sort-sign-ins-down"),
                    ("sign-ins", "apps-sort-sign-ins"),
                ],
            ),
        ];
        let heads = [
            self.sorting.head(&c, "name", "console-app", ""),
            self.sorting.head(&c, "kind", "console-kind", ""),
            self.sorting.head(&c, "sign-ins", "console-sign-ins-7", "number"),
        ];
        let lead = c.with("console-apps-lead", "count", self.all);
        drawn(&View { c, frame: &self.frame, section: "apps", page: self, lead, rows, range, search, choices, heads })
    }

    fn is_filtered(&self) -> bool {
        [&self.search, &self.kind, &self.state].iter().any(|filter| !filter.is_empty())
    }

    /// Whether one of the filters is set that are folded on narrow pages: they are then shown.
    fn is_narrowed(&self) -> bool {
        !self.kind.is_empty() || !self.state.is_empty()
    }
}
