//! `account-choice`: which of the accounts in this browser.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, AppCard, Hidden};

/// Shows the accounts of this browser. Posts `account` with the chosen one's value, `another` for none of them, or, in
/// the mode that removes, `remove` with a value.
#[derive(Clone, Debug, Default)]
pub struct AccountChoice {
    /// Where the form goes.
    pub action: String,
    /// The app that asks.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// The accounts, the last used first.
    pub accounts: Vec<KnownAccount>,
    /// Choosing or removing.
    pub mode: ChoiceMode,
}

/// An account that this browser knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownAccount {
    /// What the form sends for it.
    pub value: String,
    /// Whose it is.
    pub account: AccountCard,
    /// It has a session.
    pub signed_in: bool,
}

/// What a row of the list does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoiceMode {
    /// Goes on with that account.
    Choose {
        /// The same page in the other mode, where accounts can be removed.
        remove_url: Option<String>,
    },
    /// Removes that account from the list and ends its session in this browser.
    Remove {
        /// The same page in the other mode.
        back_url: String,
    },
}

impl Default for ChoiceMode {
    fn default() -> Self {
        Self::Choose { remove_url: None }
    }
}

#[derive(Template)]
#[template(path = "account-choice.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a AccountChoice,
}

impl AccountChoice {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "account-choice");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 1);
        drawn(&View { c, plate, page: self })
    }
}
