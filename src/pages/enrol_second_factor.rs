//! `enrol-second-factor` and `new-recovery-codes`: a second factor is set up on the way of a sign-in.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::enrol_totp::CodeProblem;
use super::parts::{AccountCard, AppCard, Field, Hidden};
use super::seed::{SeedPart, SeedView};
use super::totp::OtherWay;

/// What a page that sets up a second factor on the way of a sign-in shows, whichever factor it is. Posts `code`, or `later` where that
/// is offered.
#[derive(Clone, Debug, Default)]
pub struct EnrolOnTheWay {
    /// Where the form goes.
    pub action: String,
    /// The app that asks.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// Who sets it up.
    pub account: AccountCard,
    /// Why.
    pub reason: EnrolReason,
    /// What is wrong with the code.
    pub problem: Option<CodeProblem>,
    /// What may be set up in its place.
    pub other_ways: Vec<OtherWay>,
    /// Where another account is chosen.
    pub switch_url: String,
}

/// Sets up an app for codes.
#[derive(Clone, Debug)]
pub struct EnrolSecondFactor<'a> {
    /// The page.
    pub page: &'a EnrolOnTheWay,
    /// What the authenticator app takes.
    pub seed: SeedView,
}

/// Why a second factor is set up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EnrolReason {
    /// The app demands one.
    #[default]
    App,
    /// The account must have one.
    Account,
    /// The app would like one: it may be passed over.
    Offered,
    /// It signs in faster the next time: it may be passed over.
    Faster,
}

impl EnrolReason {
    /// Why, in words; `app` is the name of the app that asks.
    pub(super) fn text(self, c: &Chrome<'_>, app: &str) -> String {
        match self {
            Self::App => c.with("enrol-because-app", "app", app),
            Self::Account => c.t("enrol-because-account"),
            Self::Offered => c.with("enrol-because-offered", "app", app),
            Self::Faster => c.t("enrol-because-faster"),
        }
    }

    /// Whether it may be passed over.
    pub(super) fn may_wait(self) -> bool {
        matches!(self, Self::Offered | Self::Faster)
    }
}

#[derive(Template)]
#[template(path = "enrol-second-factor.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a EnrolOnTheWay,
    reason: String,
    whose: (String, String),
    seed: SeedPart<'a>,
    code: Field,
}

impl EnrolSecondFactor<'_> {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "enrol-second-factor");
        let page = self.page;
        let error = page.problem.map(|problem| problem.text(&c));
        let code = Field::code(&c, "enrol-code").hint(c.t("enrol-code-hint")).error(error).focus(page.problem.is_some());
        let app = page.app.as_ref().map_or(ctx.provider_name.as_str(), |app| app.name.as_str());
        let reason = page.reason.text(&c, app);
        let plate = c.plate(page.app.as_ref(), "plate-sign-in", 3);
        let whose = c.around("signing-in-as", "account");
        drawn(&View { c, plate, page, reason, whose, seed: SeedPart::new(c, &self.seed), code })
    }
}

/// Shows the recovery codes that were made with the first app, once.
#[derive(Clone, Debug, Default)]
pub struct NewRecoveryCodes {
    /// The app that asks.
    pub app: Option<AppCard>,
    /// Whose.
    pub account: AccountCard,
    /// The codes.
    pub codes: Vec<String>,
    /// Where one goes on.
    pub next_url: String,
}

#[derive(Template)]
#[template(path = "new-recovery-codes.html")]
struct CodesView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a NewRecoveryCodes,
    whose: String,
}

impl NewRecoveryCodes {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "new-recovery-codes");
        let values = [("account", self.account.address.as_str().into()), ("host", ctx.provider_host.as_str().into())];
        let whose = c.texts.text_with("recovery-codes-whose", &values);
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 3);
        drawn(&CodesView { c, plate, page: self, whose })
    }
}
