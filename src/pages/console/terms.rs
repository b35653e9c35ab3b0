//! `console-terms` and `console-terms-new`: the versions of the terms, and a new one.

use askama::Template;

use super::Frame;
use super::input::{Input, Tick};
use super::sorting::Exports;
use crate::languages::Language;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::parts::Summary;

/// Lists the versions. Its forms post `version`, to withdraw one.
#[derive(Clone, Debug, Default)]
pub struct TermsList {
    /// What stands round the page.
    pub frame: Frame,
    /// Where one is published.
    pub new_url: String,
    /// Where the forms go.
    pub withdraw_action: String,
    /// Where the same versions are written out.
    pub exports: Exports,
    /// The versions, the newest first.
    pub versions: Vec<TermsRow>,
}

/// What a version is now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TermsState {
    /// It will be in force.
    #[default]
    Coming,
    /// It is.
    InForce,
    /// It was.
    Over,
}

/// A version in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermsRow {
    /// What it is called.
    pub version: String,
    /// Its title in the language of the page.
    pub title: String,
    /// Where it is read in that.
    pub url: String,
    /// The tags of the languages that it has a text in.
    pub languages: Vec<String>,
    /// From when on it is in force, in seconds since the epoch.
    pub since: i64,
    /// Whether everybody accepts it.
    pub again: bool,
    /// How many people accepted it.
    pub accepted: usize,
    /// What it is now.
    pub state: TermsState,
}

impl TermsRow {
    fn state_text(&self) -> &'static str {
        match self.state {
            TermsState::Coming => "terms-coming",
            TermsState::InForce => "terms-in-force",
            TermsState::Over => "terms-over",
        }
    }

    fn tone(&self) -> &'static str {
        match self.state {
            TermsState::Coming => "new",
            TermsState::InForce => "ok",
            TermsState::Over => "neutral",
        }
    }

    fn can_be_withdrawn(&self) -> bool {
        self.accepted == 0
    }
}

#[derive(Template)]
#[template(path = "console/terms.html")]
struct ListView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a TermsList,
}

impl TermsList {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        drawn(&ListView { c: Chrome::new(ctx, "console-terms"), frame: &self.frame, section: "terms", page: self })
    }
}

/// What is wrong with a new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewTermsProblem {
    /// There is or was one of this name.
    Taken,
    /// It is none in one word.
    Version,
    /// There is no text.
    NoText,
    /// The title in this language is none.
    Title(String),
    /// The address in this language is none.
    Address(String),
    /// This is no day.
    Day,
    /// The day is over.
    Past,
    /// There are too many.
    TooMany,
}

impl NewTermsProblem {
    fn field(&self) -> String {
        match self {
            Self::Taken | Self::Version | Self::TooMany => "version".to_owned(),
            Self::NoText => "url_en".to_owned(),
            Self::Title(language) => format!("title_{language}"),
            Self::Address(language) => format!("url_{language}"),
            Self::Day | Self::Past => "since".to_owned(),
        }
    }

    fn text(&self, c: &Chrome<'_>) -> String {
        c.t(match self {
            Self::Taken => "terms-version-taken",
            Self::Version => "terms-version-wrong",
            Self::NoText | Self::Address(_) => "terms-url-wrong",
            Self::Title(_) => "terms-title-wrong",
            Self::Day => "member-until-invalid",
            Self::Past => "terms-since-past",
            Self::TooMany => "terms-too-many",
        })
    }
}

/// Publishes a version. Posts `version`, `since`, `again`, and a `title_` and an `url_` for each language.
#[derive(Clone, Debug, Default)]
pub struct NewTerms {
    /// What stands round the page.
    pub frame: Frame,
    /// Where the form goes.
    pub action: String,
    /// To the list.
    pub back_url: String,
    /// What was typed.
    pub version: String,
    /// What was typed.
    pub since: String,
    /// Whether everybody accepts it.
    pub again: bool,
    /// The title and the address in each language.
    pub texts: [(String, String); 5],
    /// What is wrong.
    pub problem: Option<NewTermsProblem>,
}

/// The fields of one language.
struct OfLanguage {
    language: Language,
    title: Input,
    url: Input,
}

#[derive(Template)]
#[template(path = "console/terms-new.html")]
struct NewView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a NewTerms,
    summary: Option<Summary>,
    version: Input,
    since: Input,
    again: Tick,
    texts: Vec<OfLanguage>,
}

impl NewTerms {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-terms-new");
        let wrong = self.problem.as_ref().map(|problem| (problem.field(), problem.text(&c)));
        let error = |name: &str| wrong.as_ref().filter(|(field, _)| field == name).map(|(_, text)| text.clone());
        let version = Input::text(&c, "version", "terms-version-name").value(&self.version).code().longest(64).required();
        let version = version.hint(c.t("terms-version-hint")).error(error("version"));
        let since =
            Input::text(&c, "since", "terms-since").kind("date").value(&self.since).hint(c.t("terms-since-hint")).error(error("since"));
        let again = Tick::new(&c, "again", "terms-again", Some("terms-again-hint"), self.again, None);
        let of_language = |(language, (title, url)): (Language, &(String, String))| {
            let named = |name: &str, label: &str| {
                let name = format!("{name}_{}", language.tag());
                (error(&name), Input::labelled(&c, name, c.t(label)))
            };
            let (title_error, title_input) = named("title", "terms-title-label");
            let (url_error, url_input) = named("url", "terms-url-label");
            OfLanguage { language, title: title_input.value(title).error(title_error), url: url_input.value(url).code().error(url_error) }
        };
        let texts = Language::ALL.into_iter().zip(&self.texts).map(of_language).collect();
        let summary = Summary::from_entries(&c, wrong.clone().into_iter().collect());
        drawn(&NewView { c, frame: &self.frame, section: "terms", page: self, summary, version, since, again, texts })
    }
}
