//! `console-upstream-trial`: what a provider says of whoever signs in there, and what would become of it.

use askama::Template;

use super::frame::Frame;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::parts::AccountCard;

/// Tries a provider. Posts nothing but the token.
#[derive(Clone, Debug, Default)]
pub struct UpstreamTrial {
    /// What stands round it.
    pub frame: Frame,
    /// Where the form is posted.
    pub action: String,
    /// The page of the provider.
    pub provider_url: String,
    /// What people call it.
    pub title: String,
    /// Whether people can sign in with it.
    pub enabled: bool,
    /// What the last trial showed.
    pub tried: Option<UpstreamTried>,
    /// That what was shown is not kept any more.
    pub over: bool,
}

/// What a trial showed.
#[derive(Clone, Debug)]
pub enum UpstreamTried {
    /// The provider signed somebody in.
    Somebody(Box<TriedWith>),
    /// It came to nothing, for this reason, as the record names it.
    Nothing(String),
}

/// What would become of whoever signed in.
#[derive(Clone, Debug)]
pub struct TriedWith {
    /// Which account they would meet.
    pub account: TriedAccount,
    /// What the rules for groups make of it.
    pub groups: Vec<Ruled>,
    /// What the rules for attributes make of it.
    pub attributes: Vec<Ruled>,
    /// What the provider said, as JSON.
    pub claims: String,
    /// Whether that is all.
    pub is_whole: bool,
    /// Whether it was too long to be shown.
    pub too_long: bool,
}

/// Which account a sign-in would meet.
#[derive(Clone, Debug)]
pub enum TriedAccount {
    /// One that is connected.
    Known {
        /// Whose.
        who: AccountCard,
        /// Whether it may sign in.
        active: bool,
    },
    /// One that is connected by the word of the provider.
    Trusted(AccountCard),
    /// A new one, with this address.
    Made(String),
    /// None: they are asked to prove one. The texts that say why.
    Asked(Vec<&'static str>),
}

/// A rule, and what it makes of what was said.
#[derive(Clone, Debug)]
pub struct Ruled {
    /// The rule as it is written.
    pub rule: String,
    /// The text that says what it does.
    pub text_id: &'static str,
    /// Whether it does something.
    pub good: bool,
    /// What it fills in.
    pub value: Option<String>,
}

#[derive(Template)]
#[template(path = "console/upstream-trial.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a UpstreamTrial,
    nothing: Option<&'a str>,
    with: Option<&'a TriedWith>,
    who: Option<&'a AccountCard>,
    told: String,
    why: Vec<String>,
}

impl UpstreamTrial {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-upstream-trial");
        let (nothing, with) = match &self.tried {
            Some(UpstreamTried::Nothing(reason)) => (Some(reason.as_str()), None),
            Some(UpstreamTried::Somebody(with)) => (None, Some(&**with)),
            None => (None, None),
        };
        let (who, told, why) = match with.map(|with| &with.account) {
            Some(TriedAccount::Known { who, active: true }) => (Some(who), c.t("upstream-trial-known"), Vec::new()),
            Some(TriedAccount::Known { who, active: false }) => (Some(who), c.t("upstream-trial-known-off"), Vec::new()),
            Some(TriedAccount::Trusted(who)) => (Some(who), c.t("upstream-trial-trusted"), Vec::new()),
            Some(TriedAccount::Made(address)) => (None, c.with("upstream-trial-made", "address", address.as_str()), Vec::new()),
            Some(TriedAccount::Asked(why)) => (None, c.t("upstream-trial-asked"), why.iter().map(|id| c.t(id)).collect()),
            None => (None, String::new(), Vec::new()),
        };
        drawn(&View { c, frame: &self.frame, section: "upstreams", page: self, nothing, with, who, told, why })
    }
}
