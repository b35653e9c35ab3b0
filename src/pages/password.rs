//! `password`: the password again, for an account that is known.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, AppCard, Field, Hidden};
use super::sign_in::SignInProblem;
use super::totp::OtherWay;

/// Asks for the password of one account. Posts `password`, and `username` for the sake of password managers.
#[derive(Clone, Debug, Default)]
pub struct Password {
    /// Where the form goes.
    pub action: String,
    /// The app that asks.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// Whose password.
    pub account: AccountCard,
    /// Why it is asked.
    pub reason: PasswordReason,
    /// What was wrong with the last try.
    pub problem: Option<SignInProblem>,
    /// What proves the person in its place.
    pub other_ways: Vec<OtherWay>,
    /// Where another account is chosen.
    pub switch_url: Option<String>,
    /// Where a forgotten password is replaced; none where an admin has to help.
    pub forgot_url: Option<String>,
    /// Where a code by e-mail is asked for, in place of a password; none where that is not offered.
    pub email_code_url: Option<String>,
    /// The same of a code by SMS.
    pub sms_code_url: Option<String>,
    /// Back to the app without signing in.
    pub cancel_url: Option<String>,
}

/// Why a signed-in person is asked again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PasswordReason {
    /// The account was chosen and is signed out.
    #[default]
    SignIn,
    /// The app wants a fresh sign-in (`prompt=login`).
    Again,
    /// The app wants a recent sign-in (`max_age`).
    Recent,
    /// What follows is sensitive.
    Confirm,
}

#[derive(Template)]
#[template(path = "password.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a Password,
    reason: Option<String>,
    title: String,
    password: Field,
}

impl Password {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "password");
        let error = self.problem.map(|problem| match problem {
            SignInProblem::UsernameMissing | SignInProblem::PasswordMissing => c.t("password-missing"),
            SignInProblem::Mismatch => c.t("password-mismatch"),
            SignInProblem::Throttled { minutes } => c.with("throttled", "minutes", minutes),
            SignInProblem::Disabled => c.t("sign-in-disabled"),
            SignInProblem::Waiting => c.t("sign-in-waiting"),
            SignInProblem::CodesUsedUp => c.t("codes-used-up"),
        });
        let app = self.app.as_ref().map_or(ctx.provider_name.as_str(), |app| app.name.as_str());
        let (title, reason) = match self.reason {
            PasswordReason::SignIn => (c.t("password-title"), None),
            PasswordReason::Again => (c.t("password-title-again"), Some(c.with("password-again", "app", app))),
            PasswordReason::Recent => (c.t("password-title-again"), Some(c.with("password-recent", "app", app))),
            PasswordReason::Confirm => (c.t("password-title-again"), Some(c.t("password-confirm"))),
        };
        let password = Field::password(&c, "password", "password", "current-password").error(error).focus(true);
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 2);
        drawn(&View { c, plate, page: self, reason, title, password })
    }
}
