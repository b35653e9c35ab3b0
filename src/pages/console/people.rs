//! `console-people`: everybody, found and paged.

use askama::Template;

use super::Frame;
use super::input::{Input, Paging};
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;

/// Lists people. Its form gets `q`, `status` and `factor`.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// What stands round the page.
    pub frame: Frame,
    /// What was searched for.
    pub search: String,
    /// `active`, `disabled`, or empty for both.
    pub status: String,
    /// `with` or `without` a second factor, or empty for both.
    pub factor: String,
    /// This page's people.
    pub people: Vec<PersonRow>,
    /// How many there are on all pages.
    pub total: usize,
    /// The pages beside this.
    pub paging: Paging,
    /// The present, in seconds since the epoch.
    pub now: i64,
}

/// A person in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonRow {
    /// The address of their page.
    pub url: String,
    /// What they are called.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The user name, where there is one.
    pub username: Option<String>,
    /// May sign in.
    pub active: bool,
    /// May do everything here.
    pub owner: bool,
    /// The last sign-in, in seconds since the epoch.
    pub last_sign_in_at: Option<i64>,
}

#[derive(Template)]
#[template(path = "console/people.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a People,
    search: Input,
}

impl People {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-people");
        let search = Input::text(&c, "q", "people-search").kind("search").value(&self.search);
        drawn(&View { c, frame: &self.frame, section: "people", page: self, search })
    }

    fn is_filtered(&self) -> bool {
        !self.search.is_empty() || !self.status.is_empty() || !self.factor.is_empty()
    }
}
