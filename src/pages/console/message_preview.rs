//! `console-message-preview`: what the mails look like that people get.

use askama::Template;

use super::Frame;
use super::messages::kind_text;
use crate::languages::{Language, Texts, Value};
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;

/// Shows one mail. Its form gets `message` and `language`.
#[derive(Clone, Debug, Default)]
pub struct MessagePreview {
    /// What stands round the page.
    pub frame: Frame,
    /// Where the form goes.
    pub action: String,
    /// To the messages.
    pub back_url: String,
    /// All that can be chosen: the name, the kind and which form of it.
    pub samples: Vec<(String, &'static str, u32)>,
    /// The name of the one that is shown.
    pub chosen: String,
    /// The language that it is shown in.
    pub language: Language,
    /// Its subject.
    pub subject: String,
    /// As text.
    pub text: String,
    /// Where it stands as HTML.
    pub html_url: String,
}

#[derive(Template)]
#[template(path = "console/message-preview.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a MessagePreview,
    /// The name and how it is shown.
    choices: Vec<(&'a str, String)>,
    languages: [Language; 5],
}

impl MessagePreview {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-message-preview");
        let shown = |kind: &str, form: u32| {
            let name = kind_text(&c, kind);
            if form == 1 {
                return name;
            }
            let values = [("name", Value::from(name.as_str())), ("number", i64::from(form).into())];
            Texts::of(ctx.language).text_with("messages-preview-form", &values)
        };
        let choices = self.samples.iter().map(|(name, kind, form)| (name.as_str(), shown(kind, *form))).collect();
        drawn(&View { c, frame: &self.frame, section: "messages", page: self, choices, languages: Language::ALL })
    }
}
