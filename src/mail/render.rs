//! A message in words: the subject, the text and the HTML of a mail, from one source in the language of whoever reads it. Nothing is
//! loaded from elsewhere, and nothing tells that it was read.

use askama::Template;

use super::message::Message;
use crate::config::Issuer;
use crate::languages::{Language, Texts};
use crate::writing::characters;

/// A message as it is carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// Its subject.
    pub subject: Subject,
    /// As plain text.
    pub text: String,
    /// As HTML, with the same words.
    pub html: String,
}

/// A subject: one line, in which every character is seen, so that no value in it begins another header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    fn new(text: &str) -> Self {
        // The isolates around values are ours. Each character is shown as one.
        let isolates = |c: char| matches!(c, '\u{2068}' | '\u{2069}');
        let shown = characters::made_visible(text);
        Self(text.chars().zip(shown.chars()).map(|(own, shown)| if isolates(own) { own } else { shown }).collect())
    }

    /// The line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What both forms of a mail say.
struct Words {
    subject: Subject,
    paragraphs: Vec<String>,
    footer: String,
}

#[derive(Template)]
#[template(path = "mail/message.txt", escape = "none")]
struct Plain<'a> {
    words: &'a Words,
}

#[derive(Template)]
#[template(path = "mail/message.html")]
struct Html<'a> {
    words: &'a Words,
    language: &'static str,
    direction: &'static str,
}

/// The words of `message` in `language`. Names and links are those of `issuer`, and of no request.
pub fn render(message: &Message, language: Language, issuer: &Issuer) -> Rendered {
    let words = words(message, Texts::of(language), issuer);
    let html = Html { words: &words, language: language.tag(), direction: language.direction().as_str() };
    // Writing a template to a string does not fail.
    let (text, html) = (Plain { words: &words }.render().unwrap_or_default(), html.render().unwrap_or_default());
    Rendered { subject: words.subject, text, html }
}

fn words(message: &Message, texts: Texts, issuer: &Issuer) -> Words {
    let host = [("host", issuer.authority().into())];
    let (subject, paragraphs) = match message {
        Message::Test => (texts.text_with("mail-test-subject", &host), vec![texts.text_with("mail-test-text", &host)]),
    };
    Words { subject: Subject::new(&subject), paragraphs, footer: texts.text_with("mail-footer", &host) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_say_the_same_in_every_language_and_load_nothing() {
        let issuer = Issuer::parse("https://id.example.com").unwrap();
        for language in Language::ALL {
            let mail = render(&Message::Test, language, &issuer);
            assert!(mail.subject.as_str().contains("id.example.com"), "{mail:?}");
            assert!(!mail.text.contains("[[") && !mail.text.contains('<'), "{}", mail.text);
            let direction = language.direction().as_str();
            assert!(mail.html.contains(&format!("<html lang=\"{}\" dir=\"{direction}\">", language.tag())), "{}", mail.html);
            for line in mail.text.lines().filter(|line| !line.trim().is_empty() && *line != "--") {
                assert!(mail.html.contains(line), "{line} is not in {}", mail.html);
            }
            for foreign in ["<img", "src=", "url(", "@import", "<script", "http-equiv", "<link"] {
                assert!(!mail.html.contains(foreign), "{foreign} in {}", mail.html);
            }
        }
    }

    #[test]
    fn a_subject_is_one_line_whatever_it_is_made_of() {
        let subject = Subject::new("Hello\r\nBcc: all@example.com\u{2028}\u{202e}x\0");
        assert_eq!(subject.as_str(), "Hello\u{fffd}\u{fffd}Bcc: all@example.com\u{fffd}\u{fffd}x\u{fffd}");
    }
}
