//! A version of the terms is published.

use std::fmt;
use std::time::Duration;

use url::Url;

use super::members;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Members, Subject};
use crate::clock::Timestamp;
use crate::languages::Language;
use crate::people::names;
use crate::people::rights::Right;
use crate::people::terms::{self, Terms, TermsText};

/// Bytes of a version, and of an address, at most.
const LONGEST: (usize, usize) = (64, 2048);
/// A day that has begun is not over before its end.
const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Versions that are kept at most.
const MOST: usize = 200;

/// Publishes a version of the terms. It is never changed: what people accepted is what it says.
#[derive(Clone, Debug)]
pub struct PublishTerms {
    /// What it is called.
    pub version: String,
    /// Its texts.
    pub texts: Vec<TermsText>,
    /// From when on it is in force; `None`, or the day that it is, is at once.
    pub since: Option<Timestamp>,
    /// Whether everybody accepts it, also those who accepted one before.
    pub again: bool,
}

/// Why a version was not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermsNotPublished {
    /// There is one of this name.
    Taken,
    /// There was one of this name, and people accepted it.
    Accepted,
    /// It cannot be called so.
    Version,
    /// There is no text.
    NoText,
    /// No page speaks this language, or there are two texts for it.
    Language(String),
    /// It is called nothing, or by what is no name: the text of this language.
    Title(String),
    /// It is read nowhere: the text of this language.
    Address(String),
    /// It would have been in force before now.
    Past,
    /// There are as many as there may be.
    TooMany,
}

impl PublishTerms {
    /// Why it cannot be a version, but for its texts.
    fn unfit(&self) -> Option<TermsNotPublished> {
        let (longest, _) = LONGEST;
        if self.version.is_empty() || self.version.len() > longest || !self.version.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Some(TermsNotPublished::Version);
        }
        self.texts.is_empty().then_some(TermsNotPublished::NoText)
    }

    /// The texts as they are kept.
    fn texts(&self) -> Result<Vec<TermsText>, TermsNotPublished> {
        let read = |(place, text): (usize, &TermsText)| {
            let language = || text.language.clone();
            let is_spoken = Language::ALL.iter().any(|spoken| spoken.tag() == text.language);
            if !is_spoken || self.texts.iter().take(place).any(|before| before.language == text.language) {
                return Err(TermsNotPublished::Language(language()));
            }
            if text.title.trim().is_empty() || names::full_name(&text.title).is_err() {
                return Err(TermsNotPublished::Title(language()));
            }
            let url = address(&text.url).ok_or_else(|| TermsNotPublished::Address(language()))?;
            Ok(TermsText { url, ..text.clone() })
        };
        self.texts.iter().enumerate().map(read).collect()
    }
}

/// An address as browsers read it, wherever it stands: what was typed may be relative to the page (`https:example.com`).
fn address(typed: &str) -> Option<String> {
    let (_, longest) = LONGEST;
    let url = Url::parse(typed).ok().filter(|url| matches!(url.scheme(), "https" | "http") && url.has_host())?;
    let is_plain = url.username().is_empty() && url.password().is_none() && !typed.contains(char::is_control);
    (is_plain && url.as_str().len() <= longest).then(|| url.into())
}

/// From when on it is in force; none where that is over. The day that it is, in UTC, is at once.
fn moment(since: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    match since {
        None => Some(now),
        Some(since) if since >= now => Some(since),
        Some(day) => (is_midnight(day) && day.plus(A_DAY) > now).then_some(now),
    }
}

fn is_midnight(moment: Timestamp) -> bool {
    moment.as_seconds() % 86_400 == 0 && moment.as_millis() % 1_000 == 0
}

impl Act for PublishTerms {
    type Done = Terms;
    type Refused = TermsNotPublished;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageTerms)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Terms, NotDone<TermsNotPublished>> {
        let now = doing.now();
        if let Some(unfit) = self.unfit() {
            return Err(NotDone::Refused(unfit));
        }
        let texts = self.texts().map_err(NotDone::Refused)?;
        let since = moment(self.since, now).ok_or(NotDone::Refused(TermsNotPublished::Past))?;
        if terms::all(doing.rows)?.iter().count() >= MOST {
            return Err(NotDone::Refused(TermsNotPublished::TooMany));
        }
        let published = Terms { version: self.version.clone(), texts, since, again: self.again, created_at: now };
        if !terms::insert(doing.rows, &published)? {
            return Err(NotDone::Refused(TermsNotPublished::Taken));
        }
        // They accepted what it said then.
        if terms::is_accepted(doing.rows, &self.version)? {
            return Err(NotDone::Refused(TermsNotPublished::Accepted));
        }
        let event = doing.event(EventType::TermsPublished, Subject::Terms(published.version.clone()));
        doing.record(&event.changed(&Members::of_nothing(), &members(&published)))?;
        Ok(published)
    }
}

/// In the words of the command line.
impl fmt::Display for TermsNotPublished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken => {
                f.write_str("there is a version with this name already, and what people accepted is not changed: choose another name")
            }
            Self::Accepted => f.write_str("people accepted a version of this name that is gone: choose another name"),
            Self::Version => f.write_str("the version must be 1 to 64 letters, digits and signs without spaces, such as 2026-11-30"),
            Self::NoText => f.write_str("there must be an address in one language at least"),
            Self::Language(tag) => write!(f, "{tag:?} is no language of the pages (en, de, fr, es, ar), or there are two texts for it"),
            Self::Title(tag) => write!(f, "the title in {tag:?} is empty, too long, or has characters that are not seen"),
            Self::Address(tag) => write!(f, "the address in {tag:?} must be a web address such as https://example.com/terms"),
            Self::Past => f.write_str("a version cannot be in force since before now: give today or a later day"),
            Self::TooMany => write!(f, "there are {MOST} versions already, which is the most there can be"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_as_browsers_read_it_and_is_one_of_a_web_page() {
        for (typed, kept) in [
            ("https://example.com/terms", "https://example.com/terms"),
            ("https:example.com/terms", "https://example.com/terms"),
            (r"https:\\example.com\terms", "https://example.com/terms"),
            ("http://bücher.example/agb", "http://xn--bcher-kva.example/agb"),
        ] {
            assert_eq!(address(typed).as_deref(), Some(kept), "{typed}");
        }
        let long = format!("https://example.com/{}", "a".repeat(2048));
        for bad in [
            "",
            "/terms",
            "example.com/terms",
            "javascript:alert(1)",
            "data:text/html,terms",
            "mailto:terms@example.com",
            "https://example.com@evil.example/",
            "https://exam\tple.com/terms",
            "https://example.com/te\nrms",
            &long,
        ] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_version_is_in_force_from_a_later_moment_on_or_at_once() {
        let day = Timestamp::from_seconds(20_000 * 86_400);
        let now = day.plus(Duration::from_secs(3_600));
        assert_eq!(moment(None, now), Some(now));
        assert_eq!(moment(Some(day), now), Some(now), "today");
        assert_eq!(moment(Some(day), day.plus(A_DAY)), None, "yesterday");
        assert_eq!(moment(Some(day.plus(A_DAY)), now), Some(day.plus(A_DAY)));
        assert_eq!(moment(Some(day.plus(Duration::from_secs(60))), now), None, "a moment that is over is no day");
    }
}
