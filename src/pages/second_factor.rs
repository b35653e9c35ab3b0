//! `second-factor`: a person's apps for codes and how many recovery codes are left; `second-factor-app`: one app, its name
//! and its end.

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
    /// The apps, oldest first.
    pub apps: Vec<FactorRow>,
    /// How many apps one may have.
    pub most: usize,
    /// The recovery codes; none where there is no app that they could stand in for.
    pub codes: Option<CodesLeft>,
    /// The account must have a second factor.
    pub required: bool,
    /// Where an app is added.
    pub enrol_url: String,
    /// Where the form that makes new recovery codes goes.
    pub codes_action: String,
    /// The present, in seconds since the epoch.
    pub now: i64,
}

/// An app for codes as its owner sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactorRow {
    /// What its forms send for it.
    pub value: String,
    /// What the person calls it; may be empty.
    pub name: String,
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

struct Row<'a> {
    app: &'a FactorRow,
    title: String,
    used: String,
}

#[derive(Template)]
#[template(path = "second-factor.html")]
struct View<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a SecondFactor,
    rows: Vec<Row<'a>>,
}

fn title(c: &Chrome<'_>, name: &str) -> String {
    if name.is_empty() { c.t("second-factor-app") } else { name.to_owned() }
}

fn used(c: &Chrome<'_>, app: &FactorRow, now: i64) -> String {
    app.used_at.map_or_else(|| c.t("second-factor-unused"), |at| c.ago_in("second-factor-used", "time", &now, &at))
}

impl SecondFactor {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "second-factor");
        let rows = self.apps.iter().map(|app| Row { app, title: title(&c, &app.name), used: used(&c, app, self.now) }).collect();
        drawn(&View { c, account: &self.account, page: self, rows })
    }
}

/// One app: posts `factor` and `name` to change its name, `factor` alone to remove it.
#[derive(Clone, Debug, Default)]
pub struct FactorPage {
    /// Whose page.
    pub account: AccountCard,
    /// The app.
    pub app: FactorRow,
    /// What was typed for its name, where it was not taken, and why.
    pub refused: Option<(String, LabelProblem)>,
    /// It is the only one.
    pub last: bool,
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
        let typed = self.refused.as_ref().map_or(self.app.name.as_str(), |(typed, _)| typed.as_str());
        let error = self.refused.as_ref().map(|(_, problem)| problem.text(&c));
        let name = Field::text(&c, "name", "second-factor-name", "off").value(typed).error(error);
        let summary = Summary::of(&c, &[&name]);
        drawn(&FactorView { c, account: &self.account, page: self, title: title(&c, &self.app.name), summary, name })
    }
}
