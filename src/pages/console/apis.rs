//! `console-apis`: every API (resource server), to be found and opened.

use askama::Template;

use super::frame::Frame;
use super::input::{Input, Paging};
use super::sorting::{Among, Exports, Head, Sorting};
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;

/// Shows a page of the list. Its form gets `q` and `sort`.
#[derive(Clone, Debug, Default)]
pub struct Apis {
    /// What stands round it.
    pub frame: Frame,
    /// What was searched for.
    pub search: String,
    /// The APIs of this page.
    pub apis: Vec<ApiRow>,
    /// How many APIs there are.
    pub all: usize,
    /// The pages beside this.
    pub paging: Paging,
    /// How the list is sorted.
    pub sorting: Sorting,
    /// Where the same APIs are written out.
    pub exports: Exports,
}

/// An API in the list.
#[derive(Clone, Debug, Default)]
pub struct ApiRow {
    /// The address of its page.
    pub url: String,
    /// Its name.
    pub name: String,
    /// Its identifier.
    pub identifier: String,
    /// Its scopes, parted by spaces.
    pub scopes: String,
    /// How many apps may ask for one of them.
    pub callers: usize,
}

#[derive(Template)]
#[template(path = "console/apis.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a Apis,
    search: Input,
    choice: Among,
    heads: [Head; 2],
}

impl Apis {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-apis");
        let search = Input::text(&c, "q", "apis-search").kind("search").value(&self.search);
        let orders = [
            ("name", "apps-sort-name"),
            ("-name", "apps-sort-name-down"),
            ("identifier", "apis-sort-identifier"),
            ("-identifier", "apis-sort-identifier-down"),
        ];
        let choice = self.sorting.choice(&c, &orders);
        let heads = [self.sorting.head(&c, "name", "console-app-name", ""), self.sorting.head(&c, "identifier", "api-identifier", "")];
        drawn(&View { c, frame: &self.frame, section: "apis", page: self, search, choice, heads })
    }

    fn is_filtered(&self) -> bool {
        !self.search.is_empty()
    }
}
