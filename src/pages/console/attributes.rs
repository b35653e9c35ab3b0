//! `console-attributes`: what is declared of people, to be found and opened.

use askama::Template;

use super::frame::Frame;
use super::input::{Input, Paging};
use super::sorting::{Among, Exports, Head, Sorting};
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::protocol::attribute::{AttributeKind, Required};

/// Shows a page of the list. Its form gets `q` and `sort`.
#[derive(Clone, Debug, Default)]
pub struct AttributeList {
    /// What stands round it.
    pub frame: Frame,
    /// What was searched for.
    pub search: String,
    /// The attributes of this page.
    pub attributes: Vec<AttributeRow>,
    /// How many attributes there are.
    pub all: usize,
    /// The pages beside this.
    pub paging: Paging,
    /// How the list is sorted.
    pub sorting: Sorting,
    /// Where the same attributes are written out.
    pub exports: Exports,
}

/// An attribute in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeRow {
    /// The address of its page.
    pub url: String,
    /// The name of the claim.
    pub name: String,
    /// What people read.
    pub label: String,
    /// Its type.
    pub kind: AttributeKind,
    /// Whether there may be several values.
    pub several: bool,
    /// Whether people must say it.
    pub required: Required,
    /// The scope that tells it.
    pub scope: Option<String>,
}

/// The text of a type.
pub(super) const fn kind_id(kind: AttributeKind) -> &'static str {
    match kind {
        AttributeKind::Text => "attribute-kind-text",
        AttributeKind::Number => "attribute-kind-number",
        AttributeKind::Boolean => "attribute-kind-boolean",
        AttributeKind::Date => "attribute-kind-date",
        AttributeKind::Choice => "attribute-kind-choice",
        AttributeKind::Url => "attribute-kind-url",
        AttributeKind::Phone => "attribute-kind-phone",
    }
}

/// The text of when people must say something.
pub(super) const fn required_id(required: Required) -> &'static str {
    match required {
        Required::Never => "attribute-required-never",
        Required::Registration => "attribute-required-registration",
        Required::Later => "attribute-required-later",
        Required::Offered => "attribute-required-offered",
    }
}

impl AttributeRow {
    fn kind_id(&self) -> &'static str {
        kind_id(self.kind)
    }

    fn required_id(&self) -> &'static str {
        required_id(self.required)
    }
}

#[derive(Template)]
#[template(path = "console/attributes.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a AttributeList,
    search: Input,
    choice: Among,
    heads: [Head; 2],
}

impl AttributeList {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-attributes");
        let search = Input::text(&c, "q", "attributes-search").kind("search").value(&self.search);
        let orders = [("order", "attributes-sort-order"), ("name", "attributes-sort-name"), ("-name", "attributes-sort-name-down")];
        let choice = self.sorting.choice(&c, &orders);
        let heads = [self.sorting.head(&c, "order", "attribute-label", ""), self.sorting.head(&c, "name", "attribute-name", "")];
        drawn(&View { c, frame: &self.frame, section: "attributes", page: self, search, choice, heads })
    }

    fn is_filtered(&self) -> bool {
        !self.search.is_empty()
    }
}
