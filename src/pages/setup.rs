//! `setup`: the first administrator.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::new_password::{self, NewPasswordProblem};
use super::parts::{Field, Hidden, Summary};

/// Makes the first administrator. Posts `email`, `name`, `username`, `password`.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// Where the form goes.
    pub action: String,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// What was typed.
    pub email: String,
    /// What was typed.
    pub name: String,
    /// What was typed.
    pub username: String,
    /// The least number of characters of a password.
    pub minimum: u32,
    /// What is wrong.
    pub problems: Vec<SetupProblem>,
}

/// What is wrong with the first administrator's details.
#[derive(Clone, Debug, PartialEq)]
pub enum SetupProblem {
    /// This is no e-mail address.
    EmailInvalid,
    /// Somebody has that address.
    EmailTaken,
    /// The name is too long, or holds characters that are not seen or turn the text around it.
    NameUnfit,
    /// This is no user name.
    UsernameInvalid,
    /// Somebody has that user name.
    UsernameTaken,
    /// Something about the password.
    Password(NewPasswordProblem),
}

#[derive(Template)]
#[template(path = "setup.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a Setup,
    summary: Option<Summary>,
    email: Field,
    name: Field,
    username: Field,
    password: Field,
}

impl Setup {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "setup");
        let (mut email_error, mut name_error, mut username_error, mut passwords) = (None, None, None, Vec::new());
        for problem in &self.problems {
            match problem {
                SetupProblem::EmailInvalid => email_error = Some(c.t("setup-email-invalid")),
                SetupProblem::EmailTaken => email_error = Some(c.t("setup-email-taken")),
                SetupProblem::NameUnfit => name_error = Some(c.t("person-name-unfit")),
                SetupProblem::UsernameInvalid => username_error = Some(c.t("setup-username-invalid")),
                SetupProblem::UsernameTaken => username_error = Some(c.t("setup-username-taken")),
                SetupProblem::Password(problem) => passwords.push(problem.clone()),
            }
        }
        let email = Field::email(&c, "email", "setup-email").value(&self.email).error(email_error).focus(self.problems.is_empty());
        let name = Field::text(&c, "name", "setup-name", "name").value(&self.name).error(name_error).optional(&c);
        let username = Field::text(&c, "username", "setup-username", "username")
            .hint(c.t("setup-username-hint"))
            .value(&self.username)
            .error(username_error)
            .optional(&c);
        let password = new_password::field(&c, "password", "password", self.minimum, &passwords);
        let summary = Summary::of(&c, &[&email, &name, &username, &password]);
        let plate = c.plate(None, "plate-setup", 1);
        drawn(&View { c, plate, page: self, summary, email, name, username, password })
    }
}
