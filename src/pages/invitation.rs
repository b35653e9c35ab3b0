//! `invitation`: somebody accepts an invitation, by making an account or with the one that they have.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::new_password::{self, NewPasswordProblem};
use super::parts::{AccountCard, Field, Hidden, Summary};

/// Asks whether an invitation is accepted. Posts `name` and `password` for a new account, else nothing more than the button.
#[derive(Clone, Debug, Default)]
pub struct Invitation {
    /// Where the form goes.
    pub action: String,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// The account that is made, or accepts.
    pub account: AccountCard,
    /// What the person is called who invites, where it is one.
    pub by: Option<String>,
    /// The names of the groups that it gives.
    pub groups: Vec<String>,
    /// Whether it makes an administrator.
    pub admin: bool,
    /// How it can be accepted.
    pub way: InvitationWay,
}

/// How an invitation can be accepted.
#[derive(Clone, Debug, PartialEq)]
pub enum InvitationWay {
    /// By making an account.
    NewAccount {
        /// What stands in the field for the name.
        name: String,
        /// The least number of characters of a password.
        minimum: u32,
        /// What is wrong.
        problems: Vec<InvitationProblem>,
    },
    /// By the account with the address, which is not signed in here.
    SignIn {
        /// Where one signs in to it, and comes back.
        url: String,
    },
    /// By the account that is signed in.
    ThisAccount,
}

impl Default for InvitationWay {
    fn default() -> Self {
        Self::NewAccount { name: String::new(), minimum: 0, problems: Vec::new() }
    }
}

/// What is wrong with the details of a new account.
#[derive(Clone, Debug, PartialEq)]
pub enum InvitationProblem {
    /// The name is too long, or holds characters that are not seen or turn the text around it.
    NameUnfit,
    /// Something about the password.
    Password(NewPasswordProblem),
}

/// The fields of a new account.
struct Fields {
    name: Field,
    password: Field,
}

#[derive(Template)]
#[template(path = "invitation.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a Invitation,
    invites: String,
    how: String,
    groups: Option<String>,
    summary: Option<Summary>,
    fields: Option<Fields>,
    sign_in_url: Option<&'a str>,
}

impl Invitation {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "invitation");
        let host = ("host", ctx.provider_host.as_str().into());
        let invites = match &self.by {
            Some(person) => c.texts.text_with("invitation-by", &[("person", person.as_str().into()), host]),
            None => c.texts.text_with("invitation-text", &[host]),
        };
        let groups = (!self.groups.is_empty()).then(|| c.with("invitation-groups", "groups", &self.groups.join(", ")));
        let (how, fields, sign_in_url) = match &self.way {
            InvitationWay::NewAccount { name, minimum, problems } => ("invitation-new", Some(fields(&c, name, *minimum, problems)), None),
            InvitationWay::SignIn { url } => ("invitation-has-account", None, Some(url.as_str())),
            InvitationWay::ThisAccount => ("invitation-this-account", None, None),
        };
        let summary = fields.as_ref().and_then(|fields| Summary::of(&c, &[&fields.name, &fields.password]));
        let plate = c.plate(None, "plate-invitation", 2);
        drawn(&View { how: c.t(how), c, plate, page: self, invites, groups, summary, fields, sign_in_url })
    }
}

fn fields(c: &Chrome<'_>, name: &str, minimum: u32, problems: &[InvitationProblem]) -> Fields {
    let (mut name_error, mut passwords) = (None, Vec::new());
    for problem in problems {
        match problem {
            InvitationProblem::NameUnfit => name_error = Some(c.t("person-name-unfit")),
            InvitationProblem::Password(problem) => passwords.push(problem.clone()),
        }
    }
    let field = Field::text(c, "name", "setup-name", "name").value(name).error(name_error).optional(c);
    let password = new_password::field(c, "password", "password", minimum, &passwords).focus(problems.is_empty());
    Fields { name: field, password }
}
