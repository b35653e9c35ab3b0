//! `terms`: the terms, in a version that the person has not accepted.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, AppCard, Hidden};

/// Asks to accept the terms. Posts `accept` or `deny`.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Where the form goes.
    pub action: String,
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// Who is asked.
    pub account: AccountCard,
    /// Where the terms are read.
    pub url: String,
    /// Their version.
    pub version: String,
    /// Where another account is chosen.
    pub switch_url: String,
}

#[derive(Template)]
#[template(path = "terms.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a Terms,
    read: (String, String),
}

impl Terms {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "terms");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 3);
        let read = c.around("terms-text", "link");
        drawn(&View { c, plate, page: self, read })
    }
}
