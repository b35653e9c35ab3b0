//! `email-code-send`: a code by e-mail is asked for, in place of a password or beside one.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, AppCard, Field, Hidden, Summary};

/// Asks to whom a code is to be sent, or whether. Posts `email`; `later` where the person may pass it over.
#[derive(Clone, Debug, Default)]
pub struct SendCode {
    /// Where the form goes.
    pub action: String,
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// The account, where it is known which: nothing is typed then.
    pub account: Option<AccountCard>,
    /// Who is expected, or what was typed before.
    pub login: String,
    /// No name was typed.
    pub name_missing: bool,
    /// The code is asked for beside what showed who it is.
    pub is_second: bool,
    /// The app would only like it.
    pub may_decline: bool,
    /// Where the code of the mail is typed that was asked for before.
    pub code_url: Option<String>,
    /// Back to the sign-in; none where that is behind the person.
    pub back_url: Option<String>,
    /// Where another account is chosen; none where nobody is known yet.
    pub switch_url: Option<String>,
}

#[derive(Template)]
#[template(path = "email-code-send.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a SendCode,
    title: String,
    lead: String,
    summary: Option<Summary>,
    email: Option<Field>,
}

impl SendCode {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "email-code-send");
        let email = self.account.is_none().then(|| {
            let field = Field::text(&c, "email", "sign-in-username", "username").value(&self.login);
            field.error(self.name_missing.then(|| c.t("sign-in-username-missing"))).focus(!self.name_missing)
        });
        let summary = email.as_ref().and_then(|email| Summary::of(&c, &[email]));
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", if self.is_second { 3 } else { 1 });
        let title = if self.is_second { "email-code-second-title" } else { "email-code-title" };
        let lead = if self.account.is_some() { "recover-known-text" } else { "email-code-text" };
        drawn(&View { c, plate, page: self, title: c.t(title), lead: c.t(lead), summary, email })
    }
}
