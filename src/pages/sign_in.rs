//! `sign-in`: identifier and password on one page.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::{AppCard, Field, Hidden, Summary};
use super::passkey::{Said, SignInPasskey};

/// Asks who one is. Posts `username` and `password`, with `upstream` where a button of these was pressed; or `answer`, which a passkey gives.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    /// Where the form goes.
    pub action: String,
    /// The app that asks; none when a person comes by themselves.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// `login_hint`, or what was typed before.
    pub username: String,
    /// Whether the app asks for one account alone, and gets an error for any other.
    pub for_one_account: bool,
    /// What was wrong with the last try.
    pub problem: Option<SignInProblem>,
    /// A passkey in place of both.
    pub passkey: SignInPasskey,
    /// The providers whose accounts people sign in with.
    pub upstreams: Vec<UpstreamButton>,
    /// The accounts of this browser, where there are any.
    pub accounts_url: Option<String>,
    /// Where a forgotten password is replaced; none where an admin has to help.
    pub forgot_url: Option<String>,
    /// Where a code by e-mail is asked for, in place of a password; none where that is not offered.
    pub email_code_url: Option<String>,
    /// The same of a code by SMS.
    pub sms_code_url: Option<String>,
    /// Where an account is made; none where people do not by themselves.
    pub sign_up_url: Option<String>,
    /// Back to the app without signing in, where that is offered.
    pub cancel_url: Option<String>,
}

/// A provider whose accounts people sign in with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpstreamButton {
    /// What the form sends for it.
    pub name: String,
    /// What people call it.
    pub title: String,
}

/// Why a try to sign in led nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInProblem {
    /// No identifier.
    UsernameMissing,
    /// No password.
    PasswordMissing,
    /// They do not belong together; unknown people see the same.
    Mismatch,
    /// Too many tries.
    Throttled {
        /// How long to wait.
        minutes: u32,
    },
    /// Signed in rightly, but the account is switched off.
    Disabled,
    /// Signed in rightly, but the account waits for an approval.
    Waiting,
    /// Too many wrong codes after the password: it begins anew.
    CodesUsedUp,
}

#[derive(Template)]
#[template(path = "sign-in.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a SignIn,
    summary: Option<Summary>,
    username: Field,
    password: Field,
    said: Said<'a>,
}

impl SignIn {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "sign-in");
        let (mut username_error, mut password_error) = (None, None);
        match self.problem {
            None => {}
            Some(SignInProblem::UsernameMissing) => username_error = Some(c.t("sign-in-username-missing")),
            Some(SignInProblem::PasswordMissing) => password_error = Some(c.t("password-missing")),
            Some(SignInProblem::Mismatch) => password_error = Some(c.t("sign-in-mismatch")),
            Some(SignInProblem::Throttled { minutes }) => password_error = Some(c.with("throttled", "minutes", minutes)),
            Some(SignInProblem::Disabled) => username_error = Some(c.t("sign-in-disabled")),
            Some(SignInProblem::Waiting) => username_error = Some(c.t("sign-in-waiting")),
            Some(SignInProblem::CodesUsedUp) => password_error = Some(c.t("codes-used-up")),
        }
        let calm = self.problem.is_none();
        let username = Field::text(&c, "username", "sign-in-username", "username webauthn")
            .value(&self.username)
            .error(username_error)
            .focus(calm && self.username.is_empty());
        let password =
            Field::password(&c, "password", "password", "current-password").error(password_error).focus(calm && !self.username.is_empty());
        let summary = Summary::of(&c, &[&username, &password]);
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 1);
        drawn(&View { c, plate, page: self, summary, username, password, said: self.passkey.said(c) })
    }
}
