//! `change-password`: a new password by somebody who knows the present one, or has none.

use askama::Template;

use super::chrome::Chrome;
use super::context::PageContext;
use super::drawn;
use super::new_password::{self, NewPasswordProblem};
use super::parts::{AccountCard, Field, Summary};

/// Changes the password, or sets the first one. Posts `current_password`, `new_password` and, where ticked, `end_others`; the form that takes
/// it away posts `password`.
#[derive(Clone, Debug)]
pub struct ChangePassword {
    /// Whose page.
    pub account: AccountCard,
    /// Where the form goes.
    pub action: String,
    /// The least number of characters of a password.
    pub minimum: u32,
    /// The box that ends the other sessions is ticked, as it is at first.
    pub end_others: bool,
    /// What is wrong with the present password as typed.
    pub current: Option<CurrentPasswordProblem>,
    /// The same in the form that takes it away.
    pub removal: Option<CurrentPasswordProblem>,
    /// What is wrong with the new one.
    pub problems: Vec<NewPasswordProblem>,
    /// Whether there is one. Else none is asked for.
    pub has_password: bool,
    /// Where the form goes that takes it away, where there is another way in.
    pub remove_action: Option<String>,
    /// When the password was last set, in seconds since the epoch.
    pub password_set_at: Option<i64>,
}

/// What is wrong with the present password as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurrentPasswordProblem {
    /// None was typed.
    Missing,
    /// It is another.
    Mismatch,
    /// Too many tries.
    Throttled {
        /// How long to wait.
        minutes: u32,
    },
}

impl CurrentPasswordProblem {
    /// As the page says it.
    pub(super) fn words(self, c: &Chrome<'_>) -> String {
        match self {
            Self::Missing => c.t("current-password-missing"),
            Self::Mismatch => c.t("current-password-mismatch"),
            Self::Throttled { minutes } => c.with("throttled", "minutes", minutes),
        }
    }
}

#[derive(Template)]
#[template(path = "change-password.html")]
struct View<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a ChangePassword,
    summary: Option<Summary>,
    title: String,
    current_password: Option<Field>,
    new_password: Field,
    removed_password: Option<Field>,
}

impl ChangePassword {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "change-password");
        let (error, removal) = (self.current.map(|problem| problem.words(&c)), self.removal.map(|problem| problem.words(&c)));
        let title = c.t(if self.has_password { "change-password" } else { "set-password" });
        let current_password = Field::password(&c, "current_password", "current-password", "current-password").error(error);
        let new_password = new_password::field(&c, "new_password", "new-password", self.minimum, &self.problems);
        let current_password = Some(current_password).filter(|_| self.has_password);
        let removed_password = Field::password(&c, "password", "current-password", "current-password").error(removal);
        let removed_password = Some(removed_password).filter(|_| self.remove_action.is_some());
        let fields: Vec<&Field> = current_password.iter().chain([&new_password]).chain(&removed_password).collect();
        let summary = Summary::of(&c, &fields);
        drawn(&View { c, account: &self.account, page: self, summary, title, current_password, new_password, removed_password })
    }
}
