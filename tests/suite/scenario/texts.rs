//! What pages say, by the ids of the texts in `src/languages`: words can be improved without touching a test.

use latchkey::clock::Timestamp;
use latchkey::languages::{Language, Texts, Value};
use scraper::{Html, Selector};

use super::Page;

/// The English text of an id.
pub fn said(id: &str) -> String {
    said_with(id, &[])
}

/// The English text of an id with its values.
pub fn said_with(id: &str, values: &[(&str, Value<'_>)]) -> String {
    let text = Texts::of(Language::English).text_with(id, values);
    assert!(text != format!("[[{id}]]"), "no text has the id {id}");
    assert!(!text.contains("{$"), "{id} wants a value: {text}");
    text
}

/// The English text of an id that says how many.
pub fn said_count(id: &str, count: usize) -> String {
    said_with(id, &[("count", count.into())])
}

/// A moment as pages write it in English.
pub fn said_moment(at: Timestamp) -> String {
    Texts::of(Language::English).date_time(at.as_seconds())
}

impl Page {
    /// Whether the text of an id stands on the page.
    pub fn says(&self, id: &str) -> bool {
        self.says_with(id, &[])
    }

    /// Whether the text of an id stands on the page with these values.
    pub fn says_with(&self, id: &str, values: &[(&str, Value<'_>)]) -> bool {
        self.words().contains(&on_one_line(&said_with(id, values)))
    }

    /// Whether the text of an id that says how many stands on the page.
    pub fn says_count(&self, id: &str, count: usize) -> bool {
        self.says_with(id, &[("count", count.into())])
    }

    /// Everything that can be read on the page, on one line.
    fn words(&self) -> String {
        let html = Html::parse_document(&self.body);
        on_one_line(&html.select(&Selector::parse("body").unwrap()).flat_map(|body| body.text()).collect::<String>())
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
