//! `recover`: the way to a new password for whoever forgot theirs.

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
