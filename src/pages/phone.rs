//! `phone` and `phone-sent`: a person adds a phone to their account, and proves it; or takes it away.

use askama::Template;

use super::change_password::CurrentPasswordProblem;
use super::chrome::Chrome;
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, Field, Summary};
use super::verify::{MailedCodeProblem, TEXTED};

/// Shows the phone, and asks for one. Posts `phone` and, where there is a password, `current_password`; or `remove_password`.
#[derive(Clone, Debug, Default)]
pub struct OwnPhone {
    /// Whose page.
    pub account: AccountCard,
    /// Where the form goes.
    pub action: String,
    /// The number that they have.
    pub current: Option<String>,
    /// Where it is taken away.
    pub remove_action: String,
    /// Whether phones are taken here at all.
    pub is_offered: bool,
    /// What was typed.
    pub phone: String,
    /// What is wrong with it.
    pub problem: Option<PhoneProblem>,
    /// Whether there is a password. Else none is asked for.
    pub has_password: bool,
    /// What is wrong with the password as typed.
    pub password: Option<CurrentPasswordProblem>,
    /// The same of the one that was typed to take the phone away.
    pub removing: Option<CurrentPasswordProblem>,
    /// Where the code of the last message is typed, where it waits for it.
    pub code_url: Option<String>,
    /// Back to the profile.
    pub back_url: String,
}

/// What is wrong with a number as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhoneProblem {
    /// It is none.
    Invalid,
    /// It is of no mobile phone.
    NotMobile,
    /// No messages are sent to its country: to those with these prefixes alone.
    NotAdmitted {
        /// The prefixes.
        prefixes: Vec<String>,
    },
    /// It is the one that they have.
    Same,
}

#[derive(Template)]
#[template(path = "phone.html")]
struct View<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a OwnPhone,
    summary: Option<Summary>,
    /// What stands around the number that they have.
    current: (String, String),
    phone: Field,
    current_password: Option<Field>,
    remove_password: Option<Field>,
}

impl OwnPhone {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "phone");
        let error = self.problem.as_ref().map(|problem| match problem {
            PhoneProblem::Invalid => c.t("phone-invalid"),
            PhoneProblem::NotMobile => c.t("phone-not-mobile"),
            PhoneProblem::NotAdmitted { prefixes } => c.with("phone-not-admitted", "prefixes", &prefixes.join(", ")),
            PhoneProblem::Same => c.t("phone-same"),
        });
        let phone = Field::tel(&c, "phone", "phone-new").hint(c.t("phone-hint")).value(&self.phone).error(error);
        let error = self.password.map(|problem| problem.words(&c));
        let password = Field::password(&c, "current_password", "current-password", "current-password").error(error);
        let current_password = Some(password).filter(|_| self.has_password);
        let error = self.removing.map(|problem| problem.words(&c));
        let remove_password = Field::password(&c, "remove_password", "current-password", "current-password").error(error);
        let remove_password = Some(remove_password).filter(|_| self.has_password && self.current.is_some());
        let asked: Vec<&Field> = [&phone].into_iter().chain(&current_password).filter(|_| self.is_offered).collect();
        let fields: Vec<&Field> = asked.into_iter().chain(&remove_password).collect();
        let summary = Summary::of(&c, &fields);
        let current = c.around("phone-text", "number");
        drawn(&View { c, account: &self.account, page: self, summary, current, phone, current_password, remove_password })
    }
}

/// Says that a message was sent, and asks for its code. Posts `code`.
#[derive(Clone, Debug)]
pub struct PhoneSent {
    /// Whose page.
    pub account: AccountCard,
    /// Where the form goes.
    pub action: String,
    /// The number that is to be theirs.
    pub to: String,
    /// How long the code is good.
    pub minutes: u32,
    /// What was wrong with the last try.
    pub problem: Option<MailedCodeProblem>,
    /// Where another message is asked for.
    pub again_url: String,
}

#[derive(Template)]
#[template(path = "phone-sent.html")]
struct SentView<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a PhoneSent,
    sent: (String, String),
    code: Field,
}

impl PhoneSent {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "phone-sent");
        let code = TEXTED.field(&c, self.minutes, self.problem);
        let sent = c.around("sms-code-second-sent-text", "login");
        drawn(&SentView { c, account: &self.account, page: self, sent, code })
    }
}
