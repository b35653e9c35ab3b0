//! `recover-sent`, `sign-up-sent`, `email-code` and `verify`: the link and the code of a mail, by which its reader goes on.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::{AppCard, Field, Hidden};
use super::totp::RememberBox;

/// The ids of the texts of a field for a code.
#[derive(Debug)]
pub(super) struct CodeWords {
    pub label: &'static str,
    pub hint: &'static str,
    pub missing: &'static str,
    pub mismatch: &'static str,
}

/// The code of a mail.
pub(super) const MAILED: CodeWords =
    CodeWords { label: "recover-code", hint: "recover-code-hint", missing: "recover-code-missing", mismatch: "recover-code-mismatch" };

/// The code of a message to a phone.
pub(super) const TEXTED: CodeWords =
    CodeWords { label: "sms-code-code", hint: "sms-code-hint", missing: "sms-code-missing", mismatch: "sms-code-mismatch" };

impl CodeWords {
    /// The field.
    pub(super) fn field(&self, c: &Chrome<'_>, minutes: u32, problem: Option<MailedCodeProblem>) -> Field {
        let error = problem.map(|problem| match problem {
            MailedCodeProblem::Missing => c.t(self.missing),
            MailedCodeProblem::Mismatch => c.t(self.mismatch),
        });
        Field::code(c, self.label).hint(c.with(self.hint, "minutes", minutes)).error(error).focus(true)
    }
}

/// What a mail is for, in the ids of its texts.
#[derive(Debug)]
pub struct MailFor {
    /// `data-page` of the page that asks for the code.
    sent_page: &'static str,
    /// Says to whom it was sent.
    sent_text: &'static str,
    /// Says what to do where it did not come.
    none_came: &'static str,
    /// Says that it was sent, above all.
    sent_title: &'static str,
    /// The link by which another is asked for.
    again: &'static str,
    /// The field of the code.
    code: &'static CodeWords,
    /// What the reader came for.
    title: &'static str,
    /// Says what follows on the link.
    link_text: &'static str,
    /// The step of the sign-in.
    step: u8,
}

impl MailFor {
    /// A forgotten password.
    pub const RECOVERY: Self = Self {
        sent_page: "recover-sent",
        sent_text: "recover-sent-text",
        none_came: "recover-no-mail",
        sent_title: "recover-sent-title",
        again: "recover-again",
        code: &MAILED,
        title: "recover-title",
        link_text: "recover-link-text",
        step: 2,
    };
    /// Somebody signs in, whoever has the name.
    pub const EMAIL_CODE: Self = Self {
        sent_page: "email-code",
        sent_text: "recover-sent-text",
        none_came: "email-code-no-mail",
        sent_title: "recover-sent-title",
        again: "recover-again",
        code: &MAILED,
        title: "email-code-title",
        link_text: "email-code-link-text",
        step: 2,
    };
    /// Somebody who is known shows that they read the mails of their address.
    pub const EMAIL_CODE_SECOND: Self =
        Self { sent_text: "email-code-second-sent-text", none_came: "email-code-second-no-mail", step: 3, ..Self::EMAIL_CODE };
    /// Somebody signs in by a code by SMS, whoever has the name.
    pub const SMS_CODE: Self = Self {
        sent_page: "sms-code",
        sent_text: "sms-code-sent-text",
        none_came: "sms-code-none-came",
        sent_title: "sms-code-sent-title",
        again: "sms-code-again",
        code: &TEXTED,
        title: "sms-code-title",
        link_text: "email-code-link-text",
        step: 2,
    };
    /// Somebody who is known shows that they have their phone.
    pub const SMS_CODE_SECOND: Self =
        Self { sent_text: "sms-code-second-sent-text", none_came: "sms-code-second-none-came", step: 3, ..Self::SMS_CODE };
    /// A person who lost their second factor proves their address.
    pub const FACTOR_LOSS: Self = Self {
        sent_page: "lost-factors-sent",
        sent_text: "email-code-second-sent-text",
        none_came: "email-code-second-no-mail",
        sent_title: "recover-sent-title",
        again: "recover-again",
        code: &MAILED,
        title: "lost-factors-title",
        link_text: "lost-factors-link-text",
        step: 3,
    };
    /// An account is made.
    pub const SIGN_UP: Self = Self {
        sent_page: "sign-up-sent",
        sent_text: "sign-up-sent-text",
        none_came: "sign-up-no-mail",
        sent_title: "recover-sent-title",
        again: "recover-again",
        code: &MAILED,
        title: "sign-up-title",
        link_text: "sign-up-link-text",
        step: 2,
    };
}

impl MailFor {
    /// Whether it says to which number it was sent.
    fn is_number(&self) -> bool {
        self.sent_text == Self::SMS_CODE_SECOND.sent_text
    }
}

/// Says that a mail was sent, and asks for its code. Posts `code`.
#[derive(Clone, Debug)]
pub struct MailSent {
    /// What it is for.
    pub purpose: &'static MailFor,
    /// Where the form goes.
    pub action: String,
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// What was typed of whom it is to.
    pub to: String,
    /// How long the mail is good.
    pub minutes: u32,
    /// What was wrong with the last try.
    pub problem: Option<MailedCodeProblem>,
    /// The box by which the browser is remembered, where it may be.
    pub remember: Option<RememberBox>,
    /// Where another mail is asked for.
    pub again_url: String,
}

/// What is wrong with the code of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailedCodeProblem {
    /// None was typed.
    Missing,
    /// It is not the one of the newest mail.
    Mismatch,
}

#[derive(Template)]
#[template(path = "mail-sent.html")]
struct SentView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a MailSent,
    sent: (String, String),
    code: Field,
}

impl MailSent {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, self.purpose.sent_page);
        let code = self.purpose.code.field(&c, self.minutes, self.problem);
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", self.purpose.step);
        let sent = c.around(self.purpose.sent_text, "login");
        drawn(&SentView { c, plate, page: self, sent, code })
    }
}

/// The link of the mail in the browser that asked for it: a press goes on. Posts `code`.
#[derive(Clone, Debug)]
pub struct VerifyLink {
    /// What the mail is for.
    pub purpose: &'static MailFor,
    /// Where the form goes.
    pub action: String,
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
}

#[derive(Template)]
#[template(path = "verify-link.html")]
struct LinkView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a VerifyLink,
}

impl VerifyLink {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "verify");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", self.purpose.step);
        drawn(&LinkView { c, plate, page: self })
    }
}

/// The link of the mail in another browser: the code to type in the one that asked.
#[derive(Clone, Debug, Default)]
pub struct VerifyElsewhere {
    /// The code.
    pub code: String,
}

#[derive(Template)]
#[template(path = "verify-elsewhere.html")]
struct ElsewhereView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a VerifyElsewhere,
}

impl VerifyElsewhere {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "verify");
        let plate = c.plate(None, "plate-provider", 2);
        drawn(&ElsewhereView { c, plate, page: self })
    }
}
