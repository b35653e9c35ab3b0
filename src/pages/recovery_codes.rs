//! `recovery-codes`: ten codes, shown this once, to be printed or copied.

use askama::Template;

use super::chrome::Chrome;
use super::context::PageContext;
use super::drawn;
use super::parts::AccountCard;

/// Shows recovery codes that were just made.
#[derive(Clone, Debug, Default)]
pub struct RecoveryCodes {
    /// Whose page.
    pub account: AccountCard,
    /// The codes.
    pub codes: Vec<String>,
    /// Where one goes on.
    pub next_url: String,
}

#[derive(Template)]
#[template(path = "recovery-codes.html")]
struct View<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a RecoveryCodes,
    whose: String,
}

impl RecoveryCodes {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "recovery-codes");
        let values = [("account", self.account.address.as_str().into()), ("host", ctx.provider_host.as_str().into())];
        let whose = c.texts.text_with("recovery-codes-whose", &values);
        drawn(&View { c, account: &self.account, page: self, whose })
    }
}
