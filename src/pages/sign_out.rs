//! `sign-out`: asks before ending a session that the app could not prove to be its own.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, AppCard, Hidden};

/// Asks whether to sign out. Posts `accept` or `deny`.
#[derive(Clone, Debug, Default)]
pub struct SignOut {
    /// Where the form goes.
    pub action: String,
    /// The app that asks, where one does.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// The accounts that would be signed out in this browser.
    pub accounts: Vec<AccountCard>,
}

#[derive(Template)]
#[template(path = "sign-out.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a SignOut,
}

impl SignOut {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "sign-out");
        let phrase = if self.app.is_some() { "plate-sign-out" } else { "plate-provider" };
        let plate = Plate { advice: None, ..c.plate(self.app.as_ref(), phrase, 1) };
        drawn(&View { c, plate, page: self })
    }
}
