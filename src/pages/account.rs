//! `account`: a person's profile and what would be good to do next.

use askama::Template;

use super::attributes::ShownAttribute;
use super::chrome::Chrome;
use super::context::PageContext;
use super::drawn;
use super::parts::AccountCard;
use super::security_events::{EventRow, SecurityEvent};

/// Shows what is kept about a person.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Whose page.
    pub account: AccountCard,
    /// The e-mail address, where there is one.
    pub email: Option<String>,
    /// Whether it is confirmed.
    pub email_confirmed: bool,
    /// Whether the person changes the address by themselves.
    pub own_email_change: bool,
    /// The phone, where there is one.
    pub phone: Option<String>,
    /// Whether people add phones here.
    pub takes_phones: bool,
    /// The user name, where there is one.
    pub username: Option<String>,
    /// The groups by name.
    pub groups: Vec<String>,
    /// What is declared of people and theirs to see, where there is a value.
    pub attributes: Vec<ShownAttribute>,
    /// They may change some of it.
    pub changes_attributes: bool,
    /// The versions of the terms that the person accepted, the newest first: which, and when in seconds since the epoch.
    pub terms: Vec<(String, i64)>,
    /// Since when the account stands, in seconds since the epoch.
    pub created_at: i64,
    /// When the password was last set, in seconds since the epoch.
    pub password_set_at: Option<i64>,
    /// How many sessions there are.
    pub sessions: usize,
    /// How many apps use the account.
    pub apps: usize,
    /// How many apps for codes there are.
    pub second_factors: usize,
    /// How many of them are passkeys.
    pub passkeys: usize,
    /// What would be good to do.
    pub next_steps: Vec<NextStep>,
    /// What lately touched the security of the account, newest first.
    pub events: Vec<SecurityEvent>,
}

/// What would be good to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Replace a password that somebody else set or that is known.
    ChangePassword,
    /// Set up a second factor.
    SecondFactor,
    /// Make new recovery codes.
    RecoveryCodes {
        /// How many are left.
        left: usize,
    },
    /// End sessions that have long been unused.
    EndOldSessions {
        /// How many.
        count: usize,
    },
    /// Look through apps that have long been unused.
    ReviewApps {
        /// How many.
        count: usize,
    },
}

struct Step {
    sentence: String,
    url: String,
    action: String,
}

#[derive(Template)]
#[template(path = "account.html")]
struct View<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a Account,
    steps: Vec<Step>,
    events: Vec<EventRow>,
    /// Label and value.
    attributes: Vec<(&'a str, String)>,
}

impl Account {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        use super::paths;
        let c = Chrome::new(ctx, "account");
        let steps = self
            .next_steps
            .iter()
            .map(|step| match step {
                NextStep::ChangePassword => {
                    Step { sentence: c.t("next-password"), url: c.url(paths::PASSWORD), action: c.t("change-password") }
                }
                NextStep::SecondFactor => {
                    Step { sentence: c.t("next-second-factor"), url: c.url(paths::SECOND_FACTOR), action: c.t("second-factor-set-up") }
                }
                NextStep::RecoveryCodes { left } => Step {
                    sentence: c.with("recovery-codes-few", "count", *left),
                    url: c.url(paths::SECOND_FACTOR),
                    action: c.t("recovery-codes-renew"),
                },
                NextStep::EndOldSessions { count } => Step {
                    sentence: c.with("next-sessions", "count", *count),
                    url: c.url(paths::SESSIONS),
                    action: c.t("next-sessions-action"),
                },
                NextStep::ReviewApps { count } => {
                    Step { sentence: c.with("next-apps", "count", *count), url: c.url(paths::APPS), action: c.t("next-apps-action") }
                }
            })
            .collect();
        let events = self.events.iter().map(|event| EventRow::of(&c, event)).collect();
        let attributes = self.attributes.iter().map(|attribute| (attribute.label.as_str(), attribute.text(&c))).collect();
        drawn(&View { c, account: &self.account, page: self, steps, events, attributes })
    }
}
