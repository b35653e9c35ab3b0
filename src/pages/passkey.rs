//! `passkey`: a passkey beside or in place of the password; `passkey-enrol` and `enrol-passkey`: one is set up, on a person's own pages
//! and on the way of a sign-in. A script asks the browser for it. The words for what it meets stand in the page.

use askama::Template;
use askama::filters::HtmlSafe;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::enrol_second_factor::{EnrolOnTheWay, EnrolReason};
use super::enrol_totp::{CodeProblem, EnrolOwn};
use super::parts::{AccountCard, AppCard, Field, Hidden, Summary};
use super::second_factor::FactorWords;
use super::totp::RememberBox;
use super::totp::{OtherWay, SecondFactorProblem};
use crate::config::Settings;

/// In which words a person's passkeys are listed.
pub static PASSKEY: FactorWords = FactorWords {
    several: "passkeys",
    one: "passkey",
    none: "passkey-none",
    none_text: "passkey-none-text",
    add: "passkey-add",
    full: "passkey-full",
    icon: "key",
};

/// Asks for a passkey. Posts `answer`, which the script fills in.
#[derive(Clone, Debug, Default)]
pub struct Passkey {
    /// Where the form goes.
    pub action: String,
    /// The app that asks.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// Who signs in.
    pub account: AccountCard,
    /// What the browser is asked for, as JSON.
    pub options: String,
    /// What was wrong with the last try.
    pub problem: Option<SecondFactorProblem>,
    /// The box by which the browser is remembered, where it may be.
    pub remember: Option<RememberBox>,
    /// What proves the person in its place.
    pub other_ways: Vec<OtherWay>,
    /// Where another account is chosen.
    pub switch_url: String,
}

/// Sets up a passkey on a person's own pages.
#[derive(Clone, Copy, Debug)]
pub struct EnrolPasskey<'a> {
    /// The page.
    pub page: &'a EnrolOwn,
    /// What the browser is asked for, as JSON.
    pub options: &'a str,
}

/// Sets up a passkey on the way of a sign-in.
#[derive(Clone, Copy, Debug)]
pub struct EnrolPasskeyOnTheWay<'a> {
    /// The page.
    pub page: &'a EnrolOnTheWay,
    /// What the browser is asked for, as JSON.
    pub options: &'a str,
}

/// What went wrong: said by us, or by the script, which shows one of the texts that wait in the page.
#[derive(Debug, Template)]
#[template(path = "parts/passkey.html")]
pub(super) struct Said<'a> {
    c: Chrome<'a>,
    error: Option<String>,
    /// When the script shows it, and what it says.
    waiting: Vec<(&'static str, String)>,
    /// Whether it says that nothing works here without a script.
    needs_script: bool,
}

impl HtmlSafe for Said<'_> {}

impl<'a> Said<'a> {
    fn new(c: Chrome<'a>, error: Option<String>, makes: bool) -> Self {
        let mut waiting = vec![("unsupported", c.t("passkey-unsupported")), ("stopped", c.t("passkey-stopped"))];
        if makes {
            waiting.push(("held", c.t("passkey-held")));
        }
        Self { c, error, waiting, needs_script: true }
    }
}

#[derive(Template)]
#[template(path = "passkey.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a Passkey,
    whose: (String, String),
    said: Said<'a>,
}

impl Passkey {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "passkey");
        let error = self.problem.map(|problem| problem_text(&c, problem));
        let (plate, whose) = (c.plate(self.app.as_ref(), "plate-sign-in", 3), c.around("signing-in-as", "account"));
        drawn(&View { c, plate, page: self, whose, said: Said::new(c, error, false) })
    }
}

/// What is wrong with a passkey, in words.
fn problem_text(c: &Chrome<'_>, problem: SecondFactorProblem) -> String {
    match problem {
        SecondFactorProblem::Missing => c.t("passkey-missing"),
        SecondFactorProblem::Mismatch | SecondFactorProblem::Used => c.t("passkey-mismatch"),
        SecondFactorProblem::Unverified => c.t("passkey-unverified"),
        SecondFactorProblem::Unknown => c.t("passkey-unknown"),
        SecondFactorProblem::Throttled { minutes } => c.with("throttled", "minutes", minutes),
    }
}

/// A passkey in place of a name and a password. Posts `answer`, which the script fills in; without one it is not seen.
#[derive(Clone, Debug, Default)]
pub struct SignInPasskey {
    /// Where the form goes.
    pub action: String,
    /// What the browser is asked for, as JSON.
    pub options: String,
    /// What was wrong with the last try.
    pub problem: Option<SecondFactorProblem>,
    /// The credential id of a passkey that nobody has: the browser may forget it.
    pub unknown: Option<String>,
}

impl SignInPasskey {
    pub(super) fn said<'a>(&self, c: Chrome<'a>) -> Said<'a> {
        // A passkey that nobody has is not another account's.
        let error = self.problem.map(|problem| match problem {
            SecondFactorProblem::Unknown => c.t("passkey-gone"),
            other => problem_text(&c, other),
        });
        // It is seen where the browser knows passkeys alone.
        Said { c, error, waiting: vec![("stopped", c.t("passkey-stopped"))], needs_script: false }
    }
}

fn enrolment_error(c: &Chrome<'_>, problem: Option<CodeProblem>) -> Option<String> {
    problem.map(|problem| {
        c.t(match problem {
            CodeProblem::Missing => "passkey-missing",
            CodeProblem::Mismatch => "passkey-enrol-mismatch",
            CodeProblem::Unverified => "passkey-unverified",
            CodeProblem::Taken => "passkey-taken",
        })
    })
}

#[derive(Template)]
#[template(path = "passkey-enrol.html")]
struct OwnView<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a EnrolOwn,
    options: &'a str,
    summary: Option<Summary>,
    name: Field,
    said: Said<'a>,
}

impl EnrolPasskey<'_> {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "passkey-enrol");
        let error = enrolment_error(&c, self.page.code_problem);
        let name_error = self.page.name_problem.map(|problem| problem.text(&c));
        let name = Field::text(&c, "name", "second-factor-name", "off")
            .value(&self.page.name)
            .hint(c.t("passkey-name-hint"))
            .error(name_error)
            .optional(&c);
        let summary = Summary::of(&c, &[&name]);
        let said = Said::new(c, error, true);
        drawn(&OwnView { c, account: &self.page.account, page: self.page, options: self.options, summary, name, said })
    }
}

#[derive(Template)]
#[template(path = "enrol-passkey.html")]
struct OnTheWayView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a EnrolOnTheWay,
    options: &'a str,
    title: String,
    reason: String,
    whose: (String, String),
    said: Said<'a>,
}

impl EnrolPasskeyOnTheWay<'_> {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "enrol-passkey");
        let page = self.page;
        let app = page.app.as_ref().map_or(ctx.provider_name.as_str(), |app| app.name.as_str());
        let is_faster = page.reason == EnrolReason::Faster;
        let title = c.t(if is_faster { "passkey-offer-title" } else { "passkey-enrol-title" });
        let reason =
            if is_faster { page.reason.text(&c, app) } else { format!("{} {}", page.reason.text(&c, app), c.t("passkey-none-text")) };
        let said = Said::new(c, enrolment_error(&c, page.problem), true);
        let (plate, whose) = (c.plate(page.app.as_ref(), "plate-sign-in", 3), c.around("signing-in-as", "account"));
        drawn(&OnTheWayView { c, plate, page, options: self.options, title, reason, whose, said })
    }
}

/// Makes the passkey by which somebody signs in who makes an account without a password. Posts `answer`, which the script fills in.
#[derive(Clone, Debug, Default)]
pub struct SignUpPasskey {
    /// Where the form goes.
    pub action: String,
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// The address that was proven.
    pub address: String,
    /// What the browser is asked for, as JSON.
    pub options: String,
    /// What helps whoever loses the passkey.
    pub back_by: BackBy,
    /// What was wrong with the last try.
    pub problem: Option<CodeProblem>,
    /// Where an account with a password is made.
    pub password_url: String,
}

/// How a person who has no password comes back who lost the passkey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BackBy {
    /// By the mail of whoever forgot a password, and a recovery code.
    Recovery,
    /// By a code by mail, and a recovery code.
    EmailCode,
    /// By an administrator alone.
    #[default]
    Admin,
}

impl BackBy {
    /// As the settings have it.
    pub fn of(settings: &Settings) -> Self {
        if settings.recovery_by_mail {
            Self::Recovery
        } else if settings.email_codes.first() {
            Self::EmailCode
        } else {
            Self::Admin
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Recovery => "sign-up-passkey-lost-mail",
            Self::EmailCode => "sign-up-passkey-lost-code",
            Self::Admin => "sign-up-passkey-lost",
        }
    }
}

#[derive(Template)]
#[template(path = "sign-up-passkey.html")]
struct SignUpView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a SignUpPasskey,
    whose: (String, String),
    said: Said<'a>,
}

impl SignUpPasskey {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "sign-up-passkey");
        let said = Said::new(c, enrolment_error(&c, self.problem), true);
        let (plate, whose) = (c.plate(self.app.as_ref(), "plate-sign-in", 3), c.around("sign-up-passkey-confirmed", "address"));
        drawn(&SignUpView { c, plate, page: self, whose, said })
    }
}
