//! `second-factor`: a person's second factors, those of each kind in a section, and how many recovery codes are left; `passkeys`: the
//! same of passkeys alone;
//! `second-factor-app`: one of them, its name and its end.

use askama::Template;

use super::chrome::Chrome;
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, Field, Summary};

/// Shows a person's second factors. Posts nothing but the wish for new recovery codes.
#[derive(Clone, Debug, Default)]
pub struct SecondFactor {
    /// Whose page.
    pub account: AccountCard,
    /// It lists passkeys alone.
    pub of_passkeys: bool,
    /// The factors, by kind.
    pub sections: Vec<FactorSection>,
    /// The recovery codes; none where there is no factor that they could stand in for.
    pub codes: Option<CodesLeft>,
    /// The account must have a second factor.
    pub required: bool,
    /// Where the form that makes new recovery codes goes.
    pub codes_action: String,
    /// The present, in seconds since the epoch.
    pub now: i64,
}

/// In which words the second factors of one kind are listed: ids of texts, and an icon.
#[derive(Debug)]
pub struct FactorWords {
    /// The heading above them.
    pub several: &'static str,
    /// One that has no name.
    pub one: &'static str,
    /// That there is none.
    pub none: &'static str,
    /// What one needs for it, under that.
    pub none_text: &'static str,
    /// The link to set one up.
    pub add: &'static str,
    /// That there are as many as one may have: `count`.
    pub full: &'static str,
    /// The icon beside each.
    pub icon: &'static str,
}

/// A person's second factors of one kind.
#[derive(Clone, Debug)]
pub struct FactorSection {
    /// In which words.
    pub words: &'static FactorWords,
    /// The factors, oldest first.
    pub factors: Vec<FactorRow>,
    /// How many one may have.
    pub most: usize,
    /// Where one is added.
    pub enrol_url: String,
    /// Of which of them the browser is told that no others are known, as JSON; none where no browser keeps any.
    pub accepted: Option<String>,
}

/// What a second factor is, beside its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AboutFactor {
    /// The id of a text.
    pub text_id: Option<&'static str>,
    /// The product that keeps it, in its own name.
    pub maker: Option<&'static str>,
}

/// A second factor as its owner sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactorRow {
    /// What its forms send for it.
    pub value: String,
    /// What the person calls it; may be empty.
    pub name: String,
    /// What it is, beside its name.
    pub about: AboutFactor,
    /// Since when it stands, in seconds since the epoch.
    pub created_at: i64,
    /// When it last proved its person, in seconds since the epoch.
    pub used_at: Option<i64>,
    /// Where its name is changed and it is removed.
    pub url: String,
}

/// How many recovery codes are left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodesLeft {
    /// How many.
    pub left: usize,
    /// From how many on one is warned.
    pub few: usize,
    /// When they were made, in seconds since the epoch; none where there never were any.
    pub created_at: Option<i64>,
}

struct Section<'a> {
    section: &'a FactorSection,
    rows: Vec<Row<'a>>,
}

struct Row<'a> {
    factor: &'a FactorRow,
    title: String,
    used: String,
}

#[derive(Template)]
#[template(path = "second-factor.html")]
struct View<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a SecondFactor,
    /// The heading, and the sentence under it.
    heading: &'static str,
    lead: &'static str,
    sections: Vec<Section<'a>>,
}

/// What its person calls it, else the product that keeps it, else what it is.
fn title(c: &Chrome<'_>, words: &FactorWords, factor: &FactorRow) -> String {
    match (factor.name.as_str(), factor.about.maker) {
        ("", Some(maker)) => maker.to_owned(),
        ("", None) => c.t(words.one),
        (name, _) => name.to_owned(),
    }
}

/// The product that keeps it, where the title does not say it.
fn kept_by(factor: &FactorRow) -> Option<&'static str> {
    factor.about.maker.filter(|maker| !factor.name.is_empty() && factor.name != *maker)
}

fn used(c: &Chrome<'_>, factor: &FactorRow, now: i64) -> String {
    factor.used_at.map_or_else(|| c.t("second-factor-unused"), |at| c.ago_in("second-factor-used", "time", &now, &at))
}

impl SecondFactor {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let (name, heading, lead) = match self.of_passkeys {
            true => ("passkeys", "passkeys", "passkey-none-text"),
            false => ("second-factor", "second-factor", "second-factor-text"),
        };
        let c = Chrome::new(ctx, name);
        let sections = self.sections.iter().map(|section| {
            let row = |factor| Row { factor, title: title(&c, section.words, factor), used: used(&c, factor, self.now) };
            Section { section, rows: section.factors.iter().map(row).collect() }
        });
        let sections = sections.collect();
        drawn(&View { c, account: &self.account, page: self, heading, lead, sections })
    }
}

/// One factor: posts `factor` and `name` to change its name, `factor` alone to remove it.
#[derive(Clone, Debug)]
pub struct FactorPage {
    /// Whose page.
    pub account: AccountCard,
    /// In which words its kind is listed.
    pub words: &'static FactorWords,
    /// The factor.
    pub factor: FactorRow,
    /// What was typed for its name, where it was not taken, and why.
    pub refused: Option<(String, LabelProblem)>,
    /// It is the only one.
    pub last: bool,
    /// Nothing else shows who the person is.
    pub only_way_in: bool,
    /// The account must have a second factor.
    pub required: bool,
    /// Where the form that changes the name goes.
    pub rename_action: String,
    /// Where the form that removes it goes.
    pub remove_action: String,
}

/// What is wrong with a name that a person gives to a thing of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelProblem {
    /// None was typed.
    Missing,
    /// Too many characters.
    TooLong,
    /// A character that is not seen, or that turns the text around it.
    Character,
}

impl LabelProblem {
    pub(super) fn text(self, c: &Chrome<'_>) -> String {
        c.t(match self {
            Self::Missing => "label-missing",
            Self::TooLong => "label-too-long",
            Self::Character => "label-character",
        })
    }
}

#[derive(Template)]
#[template(path = "second-factor-app.html")]
struct FactorView<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a FactorPage,
    title: String,
    summary: Option<Summary>,
    name: Field,
}

impl FactorPage {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "second-factor-app");
        let typed = self.refused.as_ref().map_or(self.factor.name.as_str(), |(typed, _)| typed.as_str());
        let error = self.refused.as_ref().map(|(_, problem)| problem.text(&c));
        let name = Field::text(&c, "name", "second-factor-name", "off").value(typed).error(error);
        let summary = Summary::of(&c, &[&name]);
        drawn(&FactorView { c, account: &self.account, page: self, title: title(&c, self.words, &self.factor), summary, name })
    }
}
