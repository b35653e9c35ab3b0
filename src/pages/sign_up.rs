//! `sign-up` and `sign-up-waiting`: somebody makes an account, or is told who makes accounts here, or that theirs waits.

use askama::Template;

use super::attributes::{AttributeFields, AttributeInput};
use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::new_password::{self, NewPasswordProblem};
use super::parts::{AppCard, Field, Hidden, Summary};
use super::terms::Terms;
use crate::people::chosen_username::UnfitChoice;

/// Makes an account. Posts `email`, `name`, `password`.
#[derive(Clone, Debug, Default)]
pub struct SignUp {
    /// Where the form goes.
    pub action: String,
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// Who is expected, or what was typed.
    pub email: String,
    /// What was typed.
    pub name: String,
    /// The user name as typed, and whether one must be chosen; none where none is asked for.
    pub username: Option<(String, bool)>,
    /// What is asked beside: declared attributes.
    pub attributes: Vec<AttributeInput>,
    /// They are to sign in with a passkey, and choose no password.
    pub with_passkey: bool,
    /// The form for the other of the two, where both may be.
    pub other_way_url: Option<String>,
    /// The least number of characters of a password.
    pub minimum: u32,
    /// The terms that are accepted with the account.
    pub terms: Option<Terms>,
    /// What is wrong.
    pub problems: Vec<SignUpProblem>,
    /// The work that the browser does first, where it is asked of this network.
    pub work: Option<Work>,
    /// Where the code of the mail is typed that was asked for before.
    pub code_url: Option<String>,
    /// To the sign-in, for whoever has an account.
    pub back_url: String,
}

/// Work that a script of ours does: a number is sought that, behind the challenge, gives a hash which begins with so many zero bits.
#[derive(Clone, Debug, Default)]
pub struct Work {
    /// What the number stands behind.
    pub challenge: String,
    /// How many zero bits.
    pub bits: u32,
}

/// What is wrong with what was typed.
#[derive(Clone, Debug, PartialEq)]
pub enum SignUpProblem {
    /// This is no e-mail address.
    EmailInvalid,
    /// Accounts are for addresses in these domains alone.
    DomainNotAdmitted {
        /// The domains.
        domains: Vec<String>,
    },
    /// The address is one that is thrown away.
    Throwaway,
    /// The terms were not accepted.
    TermsNotAccepted,
    /// The name is too long, or holds characters that are not seen or turn the text around it.
    NameUnfit,
    /// Something about the user name.
    Username(UsernameProblem),
    /// Something about the password.
    Password(NewPasswordProblem),
}

/// What is wrong with a user name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsernameProblem {
    /// None was typed.
    Missing,
    /// It is none.
    Unfit,
    /// It stands for those who run the service.
    Reserved,
    /// Its letters are of several alphabets.
    MixedScripts,
    /// Somebody has it.
    Taken,
    /// It is their password.
    Password,
}

impl From<UnfitChoice> for UsernameProblem {
    fn from(why: UnfitChoice) -> Self {
        match why {
            UnfitChoice::Unfit => Self::Unfit,
            UnfitChoice::Reserved => Self::Reserved,
            UnfitChoice::MixedScripts => Self::MixedScripts,
        }
    }
}

impl UsernameProblem {
    fn text(self, c: &Chrome<'_>) -> String {
        c.t(match self {
            Self::Missing => "sign-up-username-missing",
            Self::Unfit => "sign-up-username-unfit",
            Self::Reserved => "sign-up-username-reserved",
            Self::MixedScripts => "sign-up-username-mixed",
            Self::Taken => "setup-username-taken",
            Self::Password => "sign-up-username-password",
        })
    }
}

#[derive(Template)]
#[template(path = "sign-up.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a SignUp,
    summary: Option<Summary>,
    email: Field,
    name: Field,
    username: Option<Field>,
    attributes: AttributeFields,
    password: Field,
    accept: (String, String),
    terms_error: Option<String>,
}

impl SignUp {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "sign-up");
        let (mut email_error, mut name_error, mut terms_error, mut passwords) = (None, None, None, Vec::new());
        let mut username_error = None;
        for problem in &self.problems {
            match problem {
                SignUpProblem::EmailInvalid => email_error = Some(c.t("setup-email-invalid")),
                SignUpProblem::DomainNotAdmitted { domains } => {
                    email_error = Some(c.with("sign-up-domain", "domains", &domains.join(", ")));
                }
                SignUpProblem::Throwaway => email_error = Some(c.t("sign-up-throwaway")),
                SignUpProblem::TermsNotAccepted => terms_error = Some(c.t("sign-up-terms-missing")),
                SignUpProblem::Username(problem) => username_error = Some(problem.text(&c)),
                SignUpProblem::NameUnfit => name_error = Some(c.t("person-name-unfit")),
                SignUpProblem::Password(problem) => passwords.push(problem.clone()),
            }
        }
        let attributes = AttributeFields::of(&c, &self.attributes);
        let of_attributes = attributes.errors();
        let calm = self.problems.is_empty() && of_attributes.is_empty();
        // A password manager keeps the password with it.
        let email = Field { autocomplete: "username", ..Field::email(&c, "email", "setup-email") }
            .value(&self.email)
            .error(email_error)
            .focus(calm);
        let name = Field::text(&c, "name", "setup-name", "name").value(&self.name).error(name_error).optional(&c);
        let username = self.username.as_ref().map(|(typed, required)| {
            let field = username_field(&c, typed, username_error);
            if *required { field } else { field.optional(&c) }
        });
        let password = new_password::field(&c, "password", "password", self.minimum, &passwords);
        let error = |field: &Field| field.error.clone().map(|error| (field.name.to_owned(), error));
        let mut errors: Vec<(String, String)> = [&email, &name].into_iter().chain(&username).filter_map(error).collect();
        errors.extend(of_attributes);
        errors.extend(error(&password).filter(|_| !self.with_passkey));
        errors.extend(terms_error.clone().map(|error| ("terms".to_owned(), error)));
        let summary = Summary::from_entries(&c, errors);
        let accept = c.around("sign-up-terms", "link");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 1);
        drawn(&View { c, plate, page: self, summary, email, name, username, attributes, password, accept, terms_error })
    }
}

fn username_field(c: &Chrome<'_>, typed: &str, error: Option<String>) -> Field {
    Field::text(c, "username", "setup-username", "off").value(typed).hint(c.t("setup-username-hint")).error(error)
}

/// Asks for another user name once the address is proven: somebody has the one that was chosen. Posts `username`.
#[derive(Clone, Debug, Default)]
pub struct SignUpUsername {
    /// Where the form goes.
    pub action: String,
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// What was typed.
    pub username: String,
    /// What is wrong with it.
    pub problem: Option<UsernameProblem>,
}

#[derive(Template)]
#[template(path = "sign-up-username.html")]
struct UsernameView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a SignUpUsername,
    username: Field,
}

impl SignUpUsername {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "sign-up-username");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 3);
        let username = username_field(&c, &self.username, self.problem.map(|problem| problem.text(&c))).focus(true);
        drawn(&UsernameView { c, plate, page: self, username })
    }
}

/// Says who makes accounts, where people do not themselves.
#[derive(Clone, Debug, Default)]
pub struct SignUpClosed {
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// Whoever was invited makes one.
    pub by_invitation: bool,
    /// To the sign-in.
    pub back_url: String,
}

#[derive(Template)]
#[template(path = "sign-up-closed.html")]
struct ClosedView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a SignUpClosed,
}

impl SignUpClosed {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "sign-up");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 1);
        drawn(&ClosedView { c, plate, page: self })
    }
}

/// Says that the account was made, and waits for an admin.
#[derive(Clone, Debug, Default)]
pub struct SignUpWaiting {
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// The address that was proven.
    pub address: String,
    /// The recovery codes of an account without a password, shown this once.
    pub codes: Vec<String>,
    /// To the sign-in.
    pub back_url: String,
}

#[derive(Template)]
#[template(path = "sign-up-waiting.html")]
struct WaitingView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a SignUpWaiting,
    told: (String, String),
    whose: String,
}

impl SignUpWaiting {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "sign-up-waiting");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 3);
        let told = c.around("sign-up-waiting-text", "address");
        let values = [("account", self.address.as_str().into()), ("host", ctx.provider_host.as_str().into())];
        let whose = c.texts.text_with("recovery-codes-whose", &values);
        drawn(&WaitingView { c, plate, page: self, told, whose })
    }
}
