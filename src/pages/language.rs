//! `language`: every language as a link.

use askama::Template;

use super::chrome::{Chrome, Plate, query};
use super::context::PageContext;
use super::{drawn, paths};
use crate::languages::Language;

/// Offers the languages; each link comes back to where one was.
#[derive(Clone, Copy, Debug, Default)]
pub struct LanguageChoice;

#[derive(Template)]
#[template(path = "language.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    languages: Vec<(Language, String)>,
}

impl LanguageChoice {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "language");
        let plate = Plate { advice: None, ..c.plate(None, "plate-provider", 0) };
        let url = |language: Language| {
            format!("{}?{}", c.url(paths::LANGUAGE), query(&[("language", language.tag()), ("return_to", &ctx.return_to)]))
        };
        let languages = Language::ALL.into_iter().map(|language| (language, url(language))).collect();
        drawn(&View { c, plate, languages })
    }
}
