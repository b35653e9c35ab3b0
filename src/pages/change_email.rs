//! `change-email`, `change-email-sent` and `change-email-link`: a person changes the address of their account, and proves the new one.

use askama::Template;

use super::change_password::CurrentPasswordProblem;
use super::chrome::Chrome;
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, Field, Summary};
use super::verify::{MAILED, MailedCodeProblem};

/// Asks for the new address. Posts `email` and, where there is a password, `current_password`.
#[derive(Clone, Debug, Default)]
pub struct ChangeEmail {
    /// Whose page.
    pub account: AccountCard,
    /// Where the form goes.
    pub action: String,
    /// The address that they have.
    pub current: String,
    /// Whether they change it by themselves. Else the page says who does.
    pub is_offered: bool,
    /// What was typed.
    pub email: String,
    /// What is wrong with it.
    pub problem: Option<ChangeEmailProblem>,
    /// Whether there is a password. Else none is asked for.
    pub has_password: bool,
    /// What is wrong with the password as typed.
    pub password: Option<CurrentPasswordProblem>,
    /// Where the code of the last mail is typed, where it waits for it.
    pub code_url: Option<String>,
    /// Back to the profile.
    pub back_url: String,
}

/// What is wrong with an address as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeEmailProblem {
    /// It is none.
    Invalid,
    /// It is the one that they have.
    Same,
    /// Addresses in these domains alone are taken.
    DomainNotAdmitted {
        /// The domains.
        domains: Vec<String>,
    },
    /// It is one that is thrown away.
    Throwaway,
}

#[derive(Template)]
#[template(path = "change-email.html")]
struct View<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a ChangeEmail,
    summary: Option<Summary>,
    /// What stands around the address that they have.
    current: (String, String),
    email: Field,
    current_password: Option<Field>,
}

impl ChangeEmail {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "change-email");
        let error = self.problem.as_ref().map(|problem| match problem {
            ChangeEmailProblem::Invalid => c.t("setup-email-invalid"),
            ChangeEmailProblem::Same => c.t("change-email-same"),
            ChangeEmailProblem::DomainNotAdmitted { domains } => c.with("change-email-domain", "domains", &domains.join(", ")),
            ChangeEmailProblem::Throwaway => c.t("sign-up-throwaway"),
        });
        let email = Field::email(&c, "email", "change-email-new").value(&self.email).error(error);
        let error = self.password.map(|problem| problem.words(&c));
        let password = Field::password(&c, "current_password", "current-password", "current-password").error(error);
        let current_password = Some(password).filter(|_| self.has_password);
        let fields: Vec<&Field> = [&email].into_iter().chain(&current_password).collect();
        let summary = Summary::of(&c, &fields);
        let current = c.around("change-email-text", "address");
        drawn(&View { c, account: &self.account, page: self, summary, current, email, current_password })
    }
}

/// Says that a mail was sent, and asks for its code. Posts `code`.
#[derive(Clone, Debug)]
pub struct ChangeEmailSent {
    /// Whose page.
    pub account: AccountCard,
    /// Where the form goes.
    pub action: String,
    /// The address that is to be.
    pub to: String,
    /// How long the mail is good.
    pub minutes: u32,
    /// What was wrong with the last try.
    pub problem: Option<MailedCodeProblem>,
    /// Where another mail is asked for.
    pub again_url: String,
}

#[derive(Template)]
#[template(path = "change-email-sent.html")]
struct SentView<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a ChangeEmailSent,
    sent: (String, String),
    code: Field,
}

impl ChangeEmailSent {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "change-email-sent");
        let code = MAILED.field(&c, self.minutes, self.problem);
        let sent = c.around("sign-up-sent-text", "login");
        drawn(&SentView { c, account: &self.account, page: self, sent, code })
    }
}

/// The link of the mail in the session that asked for it: a press changes the address. Posts `code`.
#[derive(Clone, Debug)]
pub struct ChangeEmailLink {
    /// Whose page.
    pub account: AccountCard,
    /// Where the form goes.
    pub action: String,
    /// The code.
    pub code: String,
    /// The address that is to be.
    pub to: String,
}

#[derive(Template)]
#[template(path = "change-email-link.html")]
struct LinkView<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a ChangeEmailLink,
    text: (String, String),
}

impl ChangeEmailLink {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "change-email-link");
        let text = c.around("change-email-link-text", "address");
        drawn(&LinkView { c, account: &self.account, page: self, text })
    }
}
