//! `apps`: which apps use a person's account.

use askama::Template;

use super::chrome::Chrome;
use super::consent::ConsentKind;
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, AppCard};

/// Shows the apps that use a person's account. Posts `app` to revoke one.
#[derive(Clone, Debug, Default)]
pub struct GrantedApps {
    /// Whose page.
    pub account: AccountCard,
    /// The apps.
    pub apps: Vec<GrantedApp>,
    /// Where the form that revokes one goes.
    pub revoke_action: String,
    /// The present, in seconds since the epoch.
    pub now: i64,
}

/// An app that uses an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantedApp {
    /// What the form sends for it.
    pub value: String,
    /// The app.
    pub app: AppCard,
    /// What it may see and do.
    pub granted: Vec<ConsentKind>,
    /// The names of the interfaces that it may call.
    pub resources: Vec<String>,
    /// Since when, in seconds since the epoch.
    pub granted_at: i64,
    /// The last use, in seconds since the epoch.
    pub used_at: Option<i64>,
}

struct Row<'a> {
    app: &'a GrantedApp,
    sees: String,
    since: String,
    used: Option<String>,
    resources: String,
}

#[derive(Template)]
#[template(path = "apps.html")]
struct View<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a GrantedApps,
    rows: Vec<Row<'a>>,
}

impl GrantedApps {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "apps");
        let rows = self
            .apps
            .iter()
            .map(|app| Row {
                app,
                sees: app.granted.iter().map(|kind| kind.title(&c)).collect::<Vec<_>>().join(" · "),
                since: c.date_in("app-since", "date", &app.granted_at),
                used: app.used_at.map(|used| c.with("session-used", "time", &c.texts.ago(self.now, used))),
                resources: app.resources.join(", "),
            })
            .collect();
        drawn(&View { c, account: &self.account, page: self, rows })
    }
}
