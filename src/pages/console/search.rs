//! `console-search`: what was found by one word, wherever it stands.

use askama::Template;

use super::Frame;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;

/// Shows what was found. Asked with `for`, by the form in the frame of every page.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What stands round the page; it holds what was asked for.
    pub frame: Frame,
    /// What was found of each sort; sorts without anything are left out.
    pub found: Vec<Found>,
}

/// What was found of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is called, after `found-` in the page.
    pub name: &'static str,
    /// The text of its heading.
    pub title: &'static str,
    /// The first few.
    pub hits: Vec<Hit>,
    /// The address of the list with all of them, where there are more.
    pub all: Option<String>,
}

/// Something that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hit {
    /// The address of its page.
    pub url: String,
    /// What it is called.
    pub name: String,
    /// What tells it apart.
    pub detail: String,
    /// When it happened, in seconds since the epoch.
    pub at: Option<i64>,
}

struct Section<'a> {
    found: &'a Found,
    title: String,
    all: Option<(String, &'a str)>,
}

#[derive(Template)]
#[template(path = "console/search.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    sections: Vec<Section<'a>>,
}

impl Search {
    /// The page as HTML.
    pub fn render<'a>(&'a self, ctx: &'a PageContext) -> String {
        let c = Chrome::new(ctx, "console-search");
        let section = |found: &'a Found| {
            let title = c.t(found.title);
            let all = found.all.as_ref().map(|url| (c.with("search-all-in", "list", &title), url.as_str()));
            Section { found, title, all }
        };
        let sections = self.found.iter().map(section).collect();
        drawn(&View { c, frame: &self.frame, section: "search", sections })
    }
}
