//! What lately touched the security of an account, as its owner reads it: a part of the account page.

use super::chrome::Chrome;
use super::icons::Svg;
use super::moment::Moment;
use crate::audit::{About, Words};
use crate::writing::browser::browser_and_system;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityEvent {
    /// What happened.
    pub words: Words,
    /// When, in seconds since the epoch.
    pub at: i64,
    /// The `User-Agent` of the browser; empty where it is not the person's to know.
    pub user_agent: String,
    /// The network of the browser, roughly; may be empty.
    pub place: String,
}

const fn icon(about: About) -> &'static str {
    match about {
        About::Session => "leave",
        About::Secret => "key",
        About::Device => "phone",
        About::Warning => "warning",
    }
}

pub(super) struct EventRow {
    pub icon: Svg,
    pub title: String,
    pub when: Moment,
    pub place: String,
    pub browser: String,
}

impl EventRow {
    pub(super) fn of(c: &Chrome<'_>, event: &SecurityEvent) -> Self {
        let browser = match browser_and_system(&event.user_agent) {
            _ if event.user_agent.is_empty() => String::new(),
            (None, None) => c.t("browser-unknown"),
            (Some(browser), Some(system)) => {
                c.texts.text_with("browser-on-system", &[("browser", browser.into()), ("system", system.into())])
            }
            (Some(name), None) | (None, Some(name)) => name.to_owned(),
        };
        Self {
            icon: c.icon(icon(event.words.about)),
            title: c.t(event.words.text_id),
            when: c.moment(&event.at),
            place: event.place.clone(),
            browser,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::audit::EventType;
    use crate::languages::{Language, Texts};

    #[test]
    fn every_event_that_a_person_is_told_of_has_its_text() {
        let ways = [(true, true), (true, false), (false, true), (false, false)];
        for words in EventType::told_to_people().flat_map(|event| ways.map(|(done, own)| event.told().words(done, own).unwrap())) {
            assert!(!Texts::of(Language::English).text(words.text_id).contains(words.text_id), "{words:?}");
        }
    }
}
