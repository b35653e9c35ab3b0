//! `home`: a person's apps.

use askama::Template;

use super::chrome::{Chrome, web_link};
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, AppCard};

/// Shows the apps that a person can open.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// Whose page.
    pub account: AccountCard,
    /// The apps.
    pub apps: Vec<HomeApp>,
    /// The present, in seconds since the epoch.
    pub now: i64,
    /// The sign-in of this session, in seconds since the epoch.
    pub signed_in_at: Option<i64>,
}

/// An app that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeApp {
    /// The app.
    pub app: AppCard,
    /// Where it is opened (`initiate_login_uri` or `client_uri`), else the origin of its redirect address.
    pub url: Option<String>,
}

impl HomeApp {
    fn link(&self) -> Option<&str> {
        self.url.as_deref().and_then(web_link)
    }
}

#[derive(Template)]
#[template(path = "home.html")]
struct View<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a Home,
}

impl Home {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        drawn(&View { c: Chrome::new(ctx, "home"), account: &self.account, page: self })
    }
}
