//! `second-factor-enrol`: an app for codes is set up, and a code of it confirms that it has the seed.

use askama::Template;

use super::chrome::Chrome;
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, Field, Summary};
use super::second_factor::LabelProblem;
use super::seed::{SeedPart, SeedView};

/// What a page of a person's own that sets up a second factor shows, whichever factor it is. Posts `code` and `name`.
#[derive(Clone, Debug, Default)]
pub struct EnrolOwn {
    /// Whose page.
    pub account: AccountCard,
    /// Where the form goes.
    pub action: String,
    /// What the factor is called, as typed.
    pub name: String,
    /// What is wrong with the name.
    pub name_problem: Option<LabelProblem>,
    /// What is wrong with the code.
    pub code_problem: Option<CodeProblem>,
}

/// Sets up an app for codes.
#[derive(Clone, Debug)]
pub struct EnrolTotp<'a> {
    /// The page.
    pub page: &'a EnrolOwn,
    /// What the app takes.
    pub seed: SeedView,
}

/// What is wrong with what is to confirm a factor: a code, or the answer of an authenticator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeProblem {
    /// There is none.
    Missing,
    /// It is none of this moment, or does not fit what was asked.
    Mismatch,
    /// The authenticator did not check who was there.
    Unverified,
    /// What it would set up is set up already.
    Taken,
}

impl CodeProblem {
    pub(super) fn text(self, c: &Chrome<'_>) -> String {
        match self {
            Self::Missing => c.t("enrol-code-missing"),
            Self::Mismatch | Self::Unverified | Self::Taken => c.t("enrol-code-mismatch"),
        }
    }
}

#[derive(Template)]
#[template(path = "second-factor-enrol.html")]
struct View<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a EnrolOwn,
    summary: Option<Summary>,
    seed: SeedPart<'a>,
    code: Field,
    name: Field,
}

impl EnrolTotp<'_> {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "second-factor-enrol");
        let code_error = self.page.code_problem.map(|problem| problem.text(&c));
        let code = Field::code(&c, "enrol-code").hint(c.t("enrol-code-hint")).error(code_error);
        let name_error = self.page.name_problem.map(|problem| problem.text(&c));
        let name = Field::text(&c, "name", "second-factor-name", "off")
            .value(&self.page.name)
            .hint(c.t("second-factor-name-hint"))
            .error(name_error)
            .optional(&c);
        let summary = Summary::of(&c, &[&code, &name]);
        drawn(&View { c, account: &self.page.account, page: self.page, summary, seed: SeedPart::new(c, &self.seed), code, name })
    }
}
