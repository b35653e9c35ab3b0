//! `upstream`: an account at another provider is asked for again; `connect-account`: whether one is to sign its person in from now on, on the
//! way of a sign-in and on a person's own pages; `connected`: which do.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::moment::Moment;
use super::parts::{AccountCard, AppCard, Hidden};
use super::sign_in::UpstreamButton;
use super::totp::OtherWay;

/// Asks for an account elsewhere that the person is connected with. Posts `upstream`.
#[derive(Clone, Debug, Default)]
pub struct SignInWith {
    /// Where the form goes.
    pub action: String,
    /// The app that asks.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// Who signs in.
    pub account: AccountCard,
    /// The providers that they are connected with.
    pub upstreams: Vec<UpstreamButton>,
    /// What proves the person in its place.
    pub other_ways: Vec<OtherWay>,
    /// Where another account is chosen.
    pub switch_url: String,
}

#[derive(Template)]
#[template(path = "upstream.html")]
struct WithView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a SignInWith,
    whose: (String, String),
}

impl SignInWith {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "upstream");
        let (plate, whose) = (c.plate(self.app.as_ref(), "plate-sign-in", 3), c.around("signing-in-as", "account"));
        drawn(&WithView { c, plate, page: self, whose })
    }
}

/// Why an account elsewhere was not connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectProblem {
    /// It signs in somebody already.
    Taken,
    /// The person has as many as one may have.
    TooMany,
    /// The provider is off or another one now, or the sign-in there is too long ago.
    Gone,
}

impl ConnectProblem {
    const fn text_id(self) -> &'static str {
        match self {
            Self::Taken => "connect-taken",
            Self::TooMany => "connect-too-many",
            Self::Gone => "connect-gone",
        }
    }
}

/// Asks whether an account elsewhere is to sign its person in from now on. Posts `connect`: `yes` or `no`.
#[derive(Clone, Debug, Default)]
pub struct ConnectQuestion {
    /// Where the form goes.
    pub action: String,
    /// The app that asks.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// The account here.
    pub account: AccountCard,
    /// What the provider is called.
    pub name: String,
    /// How the account there is shown; may be empty.
    pub address: String,
    /// That is an address which the provider does not say is theirs.
    pub unproven: bool,
    /// Why it cannot be: all that is left is to go on.
    pub problem: Option<ConnectProblem>,
}

#[derive(Template)]
#[template(path = "connect-account.html")]
struct QuestionView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a ConnectQuestion,
    title: String,
    problem: Option<String>,
}

impl ConnectQuestion {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "connect-account");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 3);
        let title = match self.name.as_str() {
            "" => c.t("connect-title-none"),
            name => c.with("connect-title", "name", name),
        };
        let problem = self.problem.map(|problem| c.t(problem.text_id()));
        drawn(&QuestionView { c, plate, page: self, title, problem })
    }
}

/// The accounts elsewhere that sign a person in. Posts `upstream` to connect another, `account` to disconnect one.
#[derive(Clone, Debug, Default)]
pub struct Connected {
    /// Whose page.
    pub account: AccountCard,
    /// Those that are connected.
    pub accounts: Vec<ConnectedAccount>,
    /// The providers that can be.
    pub upstreams: Vec<UpstreamButton>,
    /// Where the form goes that connects one.
    pub connect_action: String,
    /// Where the form goes that disconnects one.
    pub disconnect_action: String,
    /// Whether the one that is left cannot go.
    pub only_way_in: bool,
    /// The present, in seconds since the epoch.
    pub now: i64,
}

/// One of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConnectedAccount {
    /// What the form sends for it.
    pub value: String,
    /// What the provider is called.
    pub name: String,
    /// How the account there is shown; may be empty.
    pub address: String,
    /// Since when, in seconds since the epoch.
    pub since: i64,
    /// When it last signed the person in, in seconds since the epoch.
    pub used_at: Option<i64>,
    /// Whether it signs in now: the provider is on, and the same.
    pub live: bool,
}

struct Row<'a> {
    account: &'a ConnectedAccount,
    since: Moment,
    used: Option<String>,
    which: String,
    stays: bool,
}

#[derive(Template)]
#[template(path = "connected.html")]
struct ConnectedView<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a Connected,
    rows: Vec<Row<'a>>,
}

impl Connected {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "connected");
        let row = |account| Row {
            account,
            since: c.moment_in("session-started", "time", &account.since),
            used: account.used_at.map(|at| c.with("session-used", "time", &c.texts.ago(self.now, at))),
            which: c.with("disconnect-which", "name", account.name.as_str()),
            stays: self.only_way_in && account.live,
        };
        let rows = self.accounts.iter().map(row).collect();
        drawn(&ConnectedView { c, account: &self.account, page: self, rows })
    }
}

/// Asks on a person's own page whether an account elsewhere is to sign them in. Posts `connect`, `yes` or `no`, and `brought`.
#[derive(Clone, Debug, Default)]
pub struct ConnectOwn {
    /// Whose page.
    pub account: AccountCard,
    /// Where the form goes.
    pub action: String,
    /// What the provider is called.
    pub name: String,
    /// How the account there is shown; may be empty.
    pub address: String,
    /// That is an address which the provider does not say is theirs.
    pub unproven: bool,
    /// What the form holds of that account.
    pub mark: String,
}

#[derive(Template)]
#[template(path = "connect-own.html")]
struct OwnView<'a> {
    c: Chrome<'a>,
    account: &'a AccountCard,
    page: &'a ConnectOwn,
    title: String,
}

impl ConnectOwn {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "connect-own");
        let title = c.with("connect-title", "name", self.name.as_str());
        drawn(&OwnView { c, account: &self.account, page: self, title })
    }
}
