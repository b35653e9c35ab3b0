//! How a list is sorted: by a link in the head of a column, and by a choice beside the filters, which narrow pages have alone.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::pages::chrome::Chrome;

/// How a list is sorted, and how it could be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sorting {
    /// The order in use, as the address names it: a column, with `-` before it where it is turned round.
    pub by: String,
    /// For each column that can be sorted by: its name, and the address of the list sorted by it, or turned round.
    pub columns: Vec<(&'static str, String)>,
}

impl Sorting {
    /// The head of a column.
    pub(super) fn head(&self, c: &Chrome<'_>, name: &str, label: &str, class: &'static str) -> Head {
        let order = match self.by.strip_prefix('-') {
            Some(by) if by == name => Some("descending"),
            None if self.by == name => Some("ascending"),
            _ => None,
        };
        let url = self.columns.iter().find(|(column, _)| *column == name).map(|(_, url)| url.clone());
        Head { label: c.t(label), url, order, class }
    }

    /// The choice beside the filters: each order with its text.
    pub(super) fn choice(&self, c: &Chrome<'_>, orders: &[(&'static str, &str)]) -> Among {
        Among { in_heads: true, ..Among::new(c, "sort", "console-sort", &self.by, orders) }
    }
}

/// The head of a column that a list is sorted by.
#[derive(Debug, Template)]
#[template(
    source = r#"<th scope="col" class="{{ class }}"{% if let Some(order) = order %} aria-sort="{{ order }}"{% endif %}>{% if let Some(url) = url %}<a class="sort" href="{{ url }}">{{ label }}</a>{% else %}{{ label }}{% endif %}</th>"#,
    ext = "html"
)]
pub(super) struct Head {
    label: String,
    url: Option<String>,
    order: Option<&'static str>,
    class: &'static str,
}

impl HtmlSafe for Head {}

/// A choice of one among some.
#[derive(Debug, Template)]
#[template(
    source = r#"<div class="field{% if in_heads %} in-heads{% endif %}"><label for="{{ name }}">{{ label }}</label><select id="{{ name }}" name="{{ name }}">{% for (value, text, chosen) in options %}<option value="{{ value }}"{% if *chosen %} selected{% endif %}>{{ text }}</option>{% endfor %}</select></div>"#,
    ext = "html"
)]
pub(super) struct Among {
    name: &'static str,
    label: String,
    options: Vec<(&'static str, String, bool)>,
    /// The heads of the columns offer the same: shown on narrow pages alone, which have no heads.
    in_heads: bool,
}

impl HtmlSafe for Among {}

impl Among {
    pub(super) fn new(c: &Chrome<'_>, name: &'static str, label: &str, chosen: &str, options: &[(&'static str, &str)]) -> Self {
        let option = |(value, text): &(&'static str, &str)| (*value, c.t(text), chosen == *value);
        Self { name, label: c.t(label), options: options.iter().map(option).collect(), in_heads: false }
    }
}

/// Where the rows of a list are written out, whatever its page: as JSON Lines and as CSV.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exports {
    /// As JSON Lines.
    pub lines: String,
    /// As CSV.
    pub csv: String,
}
