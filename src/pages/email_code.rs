//! `email-code-send` and `sms-code-send`: a code by e-mail, or by SMS, is asked for, in place of a password or beside one.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, AppCard, Field, Hidden, Summary};

/// By which way a code comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CodeBy {
    /// By e-mail.
    #[default]
    Mail,
    /// By SMS.
    Sms,
}

/// Asks to whom a code is to be sent, or whether. Posts `email`; `later` where the person may pass it over.
#[derive(Clone, Debug, Default)]
pub struct SendCode {
    /// By which way.
    pub by: CodeBy,
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
    /// Where a code that comes by the other way is asked for, where that will do as well.
    pub other_url: Option<String>,
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
    /// The text of the button, and of the link to the other way.
    send: &'static str,
    other: &'static str,
    no_access: &'static str,
    summary: Option<Summary>,
    email: Option<Field>,
}

impl SendCode {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let (data_page, other) = match self.by {
            CodeBy::Mail => ("email-code-send", "sms-code-instead"),
            CodeBy::Sms => ("sms-code-send", "email-code-instead"),
        };
        let c = Chrome::new(ctx, data_page);
        let email = self.account.is_none().then(|| {
            let field = Field::text(&c, "email", "sign-in-username", "username").value(&self.login);
            field.error(self.name_missing.then(|| c.t("sign-in-username-missing"))).focus(!self.name_missing)
        });
        let summary = email.as_ref().and_then(|email| Summary::of(&c, &[email]));
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", if self.is_second { 3 } else { 1 });
        let title = match self.by {
            _ if self.is_second => "email-code-second-title",
            CodeBy::Mail => "email-code-title",
            CodeBy::Sms => "sms-code-title",
        };
        let lead = match (self.by, self.account.is_some()) {
            (CodeBy::Mail, true) => "recover-known-text",
            (CodeBy::Mail, false) => "email-code-text",
            (CodeBy::Sms, true) => "sms-code-known-text",
            (CodeBy::Sms, false) => "sms-code-text",
        };
        let (send, no_access) = match self.by {
            CodeBy::Mail => ("recover-send", "email-code-second-no-access"),
            CodeBy::Sms => ("sms-code-send", "sms-code-second-no-access"),
        };
        drawn(&View { c, plate, page: self, title: c.t(title), lead: c.t(lead), send, other, no_access, summary, email })
    }
}
