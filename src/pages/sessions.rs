//! `sessions`: where a person is signed in.

use askama::Template;

use super::chrome::Chrome;
use super::context::PageContext;
use super::drawn;
use super::icons::Svg;
use super::moment::Moment;
use super::parts::AccountCard;
use crate::writing::browser::browser_and_system;

/// Shows a person's sessions. Posts `session` to end one, nothing to end all others.
#[derive(Clone, Debug, Default)]
pub struct Sessions {
    /// Whose page.
    pub account: AccountCard,
    /// The sessions, this one first.
    pub sessions: Vec<SessionRow>,
    /// Where the form that ends one goes.
    pub end_action: String,
    /// Where the form that ends all others goes.
    pub end_others_action: String,
    /// The browsers in which no second factor is asked for.
    pub remembered: Vec<RememberedRow>,
    /// Where the form that forgets one of them, or all, goes.
    pub forget_action: String,
    /// The present, in seconds since the epoch.
    pub now: i64,
}

/// A browser in which its person is not asked for a second factor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RememberedRow {
    /// What the form sends for it.
    pub value: String,
    /// The `User-Agent` of the browser.
    pub user_agent: String,
    /// The address of the browser.
    pub place: String,
    /// Since when, in seconds since the epoch.
    pub since: i64,
    /// Until when, in seconds since the epoch.
    pub until: i64,
    /// The browser that looks at this page.
    pub current: bool,
}

/// A session as its owner sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionRow {
    /// What the form sends for it.
    pub value: String,
    /// The `User-Agent` of the browser.
    pub user_agent: String,
    /// The address of the browser, or a place in words.
    pub place: String,
    /// The sign-in, in seconds since the epoch.
    pub started_at: i64,
    /// The last use, in seconds since the epoch.
    pub used_at: i64,
    /// The session that looks at this page.
    pub current: bool,
    /// The names of the apps that were opened with it.
    pub apps: Vec<String>,
}

struct Row<'a> {
    session: &'a SessionRow,
    icon: Svg,
    title: String,
    used: String,
    started: Moment,
    apps: String,
}

#[derive(Template)]
#[template(path = "sessions.html")]
struct View<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a Sessions,
    rows: Vec<Row<'a>>,
    remembered: Vec<Kept<'a>>,
}

struct Kept<'a> {
    browser: &'a RememberedRow,
    icon: Svg,
    title: String,
    since: String,
    until: String,
}

impl Sessions {
    /// The page as HTML.
    pub fn render<'a>(&'a self, ctx: &'a PageContext) -> String {
        let c = Chrome::new(ctx, "sessions");
        let rows = self.sessions.iter().map(|session| row(&c, session, self.now)).collect();
        let kept = |browser: &'a RememberedRow| {
            let (title, icon) = named(&c, &browser.user_agent);
            let since = c.date_in("second-factor-since", "date", &browser.since);
            Kept { browser, icon, title, since, until: c.date_in("remembered-until", "date", &browser.until) }
        };
        let remembered = self.remembered.iter().map(kept).collect();
        drawn(&View { c, account: &self.account, page: self, rows, remembered })
    }
}

/// What a browser is called, and its sign.
fn named(c: &Chrome<'_>, user_agent: &str) -> (String, Svg) {
    let (browser, system) = browser_and_system(user_agent);
    let title = match (browser, system) {
        (Some(browser), Some(system)) => c.texts.text_with("browser-on-system", &[("browser", browser.into()), ("system", system.into())]),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => c.t("browser-unknown"),
    };
    let icon = c.icon(match (browser, system) {
        (Some("curl" | "kubelogin"), _) => "terminal",
        (_, Some("iPhone" | "iPad" | "Android")) => "phone",
        _ => "laptop",
    });
    (title, icon)
}

fn row<'a>(c: &Chrome<'_>, session: &'a SessionRow, now: i64) -> Row<'a> {
    let (title, icon) = named(c, &session.user_agent);
    Row {
        session,
        icon,
        title,
        used: if session.current { c.t("session-active-now") } else { c.with("session-used", "time", &c.texts.ago(now, session.used_at)) },
        started: c.moment_in("session-started", "time", &session.started_at),
        apps: session.apps.join(", "),
    }
}
