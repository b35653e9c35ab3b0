//! `console-sessions`: who is signed in where, and what apps may do beside.

use askama::Template;

use super::Frame;
use super::input::{Danger, Input, Paging};
use super::sorting::Exports;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::writing::browser::browser_and_system;

/// Lists sessions, and the offline access of apps. Its form gets `person`, `app` and `kind`; a row's posts `session` or `grant`, the last
/// `person` or `confirm`.
#[derive(Clone, Debug, Default)]
pub struct AllSessions {
    /// What stands round the page.
    pub frame: Frame,
    /// Where the form that ends one goes.
    pub end_action: String,
    /// Where the form that ends those of one person, or all, goes.
    pub end_all_action: String,
    /// Whose sessions were asked for, as typed.
    pub person: String,
    /// That person's id and what they are called, where there is such a person.
    pub found: Option<(String, String)>,
    /// The app whose sessions were asked for.
    pub app: String,
    /// What was chosen: `sessions`, `offline`, or empty for both.
    pub kind: String,
    /// The apps to choose from: id and name.
    pub apps: Vec<(String, String)>,
    /// This page's sessions, and what apps have without one.
    pub sessions: Vec<SessionLine>,
    /// Where the same sessions are written out.
    pub exports: Exports,
    /// About how many sessions there are on all pages.
    pub total: usize,
    /// The pages beside this.
    pub paging: Paging,
    /// Something else was typed than what confirms.
    pub not_confirmed: bool,
    /// The present, in seconds since the epoch.
    pub now: i64,
}

/// A session, or the offline access of an app, as admins see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionLine {
    /// What the form sends for it: as `grant` where it is offline access, else as `session`.
    pub value: String,
    /// Whose it is.
    pub email: String,
    /// The address of that person's page.
    pub person_url: String,
    /// The `User-Agent` of the browser.
    pub user_agent: String,
    /// The address of the browser.
    pub place: String,
    /// Of the offline access of an app: when it ends, in seconds since the epoch.
    pub offline_until: Option<i64>,
    /// The sign-in, in seconds since the epoch.
    pub started_at: i64,
    /// The last use, in seconds since the epoch.
    pub used_at: i64,
    /// The names of the apps that were opened with it.
    pub apps: Vec<String>,
    /// By more than one factor.
    pub two_factors: bool,
    /// The session that looks at this page.
    pub current: bool,
}

struct Line<'a> {
    session: &'a SessionLine,
    browser: String,
    apps: String,
}

#[derive(Template)]
#[template(path = "console/sessions.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a AllSessions,
    lines: Vec<Line<'a>>,
    person: Input,
    end_all: Danger,
}

impl AllSessions {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-sessions");
        let line = |session| Line { session, browser: browser(&c, session), apps: session.apps.join(", ") };
        let lines = self.sessions.iter().map(line).collect();
        let missing = !self.person.is_empty() && self.found.is_none();
        let person = Input::text(&c, "person", "member-person").value(&self.person).left_to_right().hint(c.t("member-person-hint"));
        let person = person.error(missing.then(|| c.t("member-no-person")));
        let end_all = Danger {
            title: c.t("sessions-end-everybody"),
            text: c.with("sessions-end-everybody-text", "count", self.total),
            action: self.end_all_action.clone(),
            csrf: ctx.csrf.clone(),
            hidden: Vec::new(),
            ask: c.around("console-type-to-confirm", "word"),
            word: ctx.provider_host.clone(),
            wrong: self.not_confirmed.then(|| c.t("console-not-confirmed")),
            button: c.t("sessions-end-everybody"),
            icon: c.icon("alert"),
        };
        drawn(&View { c, frame: &self.frame, section: "sessions", page: self, lines, person, end_all })
    }

    fn is_filtered(&self) -> bool {
        !self.person.is_empty() || self.is_narrowed()
    }

    /// Whether one of the filters is set that are folded on narrow pages: they are then shown.
    fn is_narrowed(&self) -> bool {
        !self.app.is_empty() || !self.kind.is_empty()
    }
}

fn browser(c: &Chrome<'_>, session: &SessionLine) -> String {
    if let Some(until) = &session.offline_until {
        return c.date_in("sessions-offline-until", "date", until);
    }
    match browser_and_system(&session.user_agent) {
        (Some(browser), Some(system)) => c.texts.text_with("browser-on-system", &[("browser", browser.into()), ("system", system.into())]),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => c.t("browser-unknown"),
    }
}
