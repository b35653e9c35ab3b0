//! A version of the terms is published.

use std::fmt;

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
/// Versions that are kept at most.
const MOST: usize = 200;

/// Publishes a version of the terms. It is never changed: what people accepted is what it says.
#[derive(Clone, Debug)]
pub struct PublishTerms {
    /// What it is called.
    pub version: String,
    /// Its texts.
    pub texts: Vec<TermsText>,
    /// From when on it is in force; `None` is at once.
    pub since: Option<Timestamp>,
    /// Whether everybody accepts it, also those who accepted one before.
    pub again: bool,
}

/// Why a version was not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermsNotPublished {
    /// There is one of this name.
    Taken,
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
    fn unfit(&self, now: Timestamp) -> Option<TermsNotPublished> {
        let (longest, longest_url) = LONGEST;
        if self.version.is_empty() || self.version.len() > longest || !self.version.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Some(TermsNotPublished::Version);
        }
        if self.texts.is_empty() {
            return Some(TermsNotPublished::NoText);
        }
        for (place, text) in self.texts.iter().enumerate() {
            let language = || text.language.clone();
            let is_spoken = Language::ALL.iter().any(|spoken| spoken.tag() == text.language);
            if !is_spoken || self.texts.iter().take(place).any(|before| before.language == text.language) {
                return Some(TermsNotPublished::Language(language()));
            }
            if text.title.trim().is_empty() || names::full_name(&text.title).is_err() {
                return Some(TermsNotPublished::Title(language()));
            }
            let url = Url::parse(&text.url).ok().filter(|url| matches!(url.scheme(), "https" | "http") && url.has_host());
            if url.is_none() || text.url.len() > longest_url {
                return Some(TermsNotPublished::Address(language()));
            }
        }
        self.since.is_some_and(|since| since < now).then_some(TermsNotPublished::Past)
    }
}

impl Act for PublishTerms {
    type Done = Terms;
    type Refused = TermsNotPublished;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageTerms)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Terms, NotDone<TermsNotPublished>> {
        let now = doing.now();
        if let Some(unfit) = self.unfit(now) {
            return Err(NotDone::Refused(unfit));
        }
        if terms::all(doing.rows)?.iter().count() >= MOST {
            return Err(NotDone::Refused(TermsNotPublished::TooMany));
        }
        let published = Terms {
            version: self.version.clone(),
            texts: self.texts.clone(),
            since: self.since.unwrap_or(now),
            again: self.again,
            created_at: now,
        };
        if !terms::insert(doing.rows, &published)? {
            return Err(NotDone::Refused(TermsNotPublished::Taken));
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
            Self::Version => f.write_str("the version must be 1 to 64 letters, digits and signs without spaces, such as 2026-11-30"),
            Self::NoText => f.write_str("there must be an address in one language at least"),
            Self::Language(tag) => write!(f, "{tag:?} is no language of the pages (en, de, fr, es, ar), or there are two texts for it"),
            Self::Title(tag) => write!(f, "the title in {tag:?} is empty, too long, or has characters that are not seen"),
            Self::Address(tag) => write!(f, "the address in {tag:?} must be a web address such as https://example.com/terms"),
            Self::Past => f.write_str("a version cannot be in force since before now"),
            Self::TooMany => write!(f, "there are {MOST} versions already, which is the most there can be"),
        }
    }
}
