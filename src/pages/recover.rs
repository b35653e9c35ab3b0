//! `recover`, `recover-sent` and `verify`: the way to a new password for whoever forgot theirs.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, AppCard, Field, Hidden, Summary};

/// Asks for whom a mail is to be sent. Posts `email`.
#[derive(Clone, Debug, Default)]
pub struct Recover {
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
    /// Where the code of the mail is typed that was asked for before.
    pub code_url: Option<String>,
    /// Back to the sign-in.
    pub back_url: String,
}

#[derive(Template)]
#[template(path = "recover.html")]
struct AskView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a Recover,
    summary: Option<Summary>,
    email: Option<Field>,
}

impl Recover {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "recover");
        let email = self.account.is_none().then(|| {
            let field = Field::text(&c, "email", "sign-in-username", "username").value(&self.login);
            field.error(self.name_missing.then(|| c.t("sign-in-username-missing"))).focus(!self.name_missing)
        });
        let summary = email.as_ref().and_then(|email| Summary::of(&c, &[email]));
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 1);
        drawn(&AskView { c, plate, page: self, summary, email })
    }
}

/// Says that a mail was sent, if there is an account, and asks for its code. Posts `code`.
#[derive(Clone, Debug, Default)]
pub struct RecoverSent {
    /// Where the form goes.
    pub action: String,
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// For whom it was asked.
    pub login: String,
    /// How long the mail is good.
    pub minutes: u32,
    /// What was wrong with the last try.
    pub problem: Option<RecoveryCodeProblem>,
    /// Where another mail is asked for.
    pub again_url: String,
}

/// What is wrong with the code of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryCodeProblem {
    /// None was typed.
    Missing,
    /// It is not the one of the newest mail.
    Mismatch,
}

#[derive(Template)]
#[template(path = "recover-sent.html")]
struct SentView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a RecoverSent,
    sent: (String, String),
    code: Field,
}

impl RecoverSent {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "recover-sent");
        let error = self.problem.map(|problem| match problem {
            RecoveryCodeProblem::Missing => c.t("recover-code-missing"),
            RecoveryCodeProblem::Mismatch => c.t("recover-code-mismatch"),
        });
        let code = Field::code(&c, "recover-code").hint(c.with("recover-code-hint", "minutes", self.minutes)).error(error).focus(true);
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 2);
        let sent = c.around("recover-sent-text", "login");
        drawn(&SentView { c, plate, page: self, sent, code })
    }
}

/// The link of the mail in the browser that asked for it: a press goes on. Posts `code`.
#[derive(Clone, Debug, Default)]
pub struct RecoveryLink {
    /// Where the form goes.
    pub action: String,
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
}

#[derive(Template)]
#[template(path = "recover-link.html")]
struct LinkView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a RecoveryLink,
}

impl RecoveryLink {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "verify");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 2);
        drawn(&LinkView { c, plate, page: self })
    }
}

/// The link of the mail in another browser: the code to type in the one that asked.
#[derive(Clone, Debug, Default)]
pub struct RecoveryElsewhere {
    /// The code.
    pub code: String,
}

#[derive(Template)]
#[template(path = "recover-elsewhere.html")]
struct ElsewhereView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a RecoveryElsewhere,
}

impl RecoveryElsewhere {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "verify");
        let plate = c.plate(None, "plate-provider", 2);
        drawn(&ElsewhereView { c, plate, page: self })
    }
}
