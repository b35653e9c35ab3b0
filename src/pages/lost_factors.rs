//! `lost-factors`, `lost-factors-waiting`, `lost-factors-cancel` and `lost-factors-cancelled`: a person lost their second factor, and waits until
//! they may sign in without it.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, AppCard, Hidden};

/// Says what follows, and asks for it.
#[derive(Clone, Debug, Default)]
pub struct LostFactors {
    /// Where the form goes.
    pub action: String,
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// Whose it is.
    pub account: AccountCard,
    /// Until when they wait at least, in seconds since the epoch; none where an admin has to help.
    pub until: Option<i64>,
    /// They proved the address a moment ago: no mail is sent.
    pub mailbox_is_proven: bool,
    /// Where the code of the mail is typed that was asked for before.
    pub code_url: Option<String>,
    /// Back to the second factor.
    pub back_url: String,
}

#[derive(Template)]
#[template(path = "lost-factors.html")]
struct AskView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a LostFactors,
}

impl LostFactors {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "lost-factors");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 3);
        drawn(&AskView { c, plate, page: self })
    }
}

/// Says that they wait, and for what.
#[derive(Clone, Debug, Default)]
pub struct LostFactorsWaiting {
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// Whose it is.
    pub account: AccountCard,
    /// When the wait is over, in seconds since the epoch; none where an admin has to help.
    pub until: Option<i64>,
    /// It waited before.
    pub again: bool,
    /// Back to the second factor.
    pub next_url: String,
}

#[derive(Template)]
#[template(path = "lost-factors-waiting.html")]
struct WaitingView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a LostFactorsWaiting,
}

impl LostFactorsWaiting {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "lost-factors-waiting");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 3);
        drawn(&WaitingView { c, plate, page: self })
    }
}

/// The link of a mail: a press ends the wait.
#[derive(Clone, Debug, Default)]
pub struct LostFactorsCancel {
    /// Where the form goes.
    pub action: String,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
}

#[derive(Template)]
#[template(path = "lost-factors-cancel.html")]
struct CancelView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a LostFactorsCancel,
}

impl LostFactorsCancel {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "lost-factors-cancel");
        let plate = c.plate(None, "plate-provider", 1);
        drawn(&CancelView { c, plate, page: self })
    }
}

/// It is ended.
#[derive(Clone, Debug, Default)]
pub struct LostFactorsCancelled {
    /// Where the person signs in.
    pub sign_in_url: String,
}

#[derive(Template)]
#[template(path = "lost-factors-cancelled.html")]
struct CancelledView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a LostFactorsCancelled,
}

impl LostFactorsCancelled {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "lost-factors-cancelled");
        let plate = c.plate(None, "plate-provider", 2);
        drawn(&CancelledView { c, plate, page: self })
    }
}

/// Tells a person, on their way to an app, that somebody waits. Posts `stop`, or nothing.
#[derive(Clone, Debug)]
pub struct HearOfLoss {
    /// Where the form goes.
    pub action: String,
    /// The app that they go to.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// Who is told.
    pub account: AccountCard,
    /// How far it is.
    pub loss: LossBanner,
    /// Where another account is chosen.
    pub switch_url: String,
}

#[derive(Template)]
#[template(path = "hear-of-loss.html")]
struct HearView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a HearOfLoss,
}

impl HearOfLoss {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "hear-of-loss");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 3);
        drawn(&HearView { c, plate, page: self })
    }
}

/// What every page of a signed-in person says while they are said to have lost their second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LossBanner {
    /// Until then, in seconds since the epoch.
    Until(i64),
    /// Until an admin helps.
    Admin,
    /// No more: whoever asked may go on.
    Ready,
}

impl LossBanner {
    /// What is said of a wait that is over, or until when it lasts, in seconds since the epoch; none: until an admin helps.
    pub fn of(is_ready: bool, due: Option<i64>) -> Self {
        match (is_ready, due) {
            (true, _) => Self::Ready,
            (false, Some(due)) => Self::Until(due),
            (false, None) => Self::Admin,
        }
    }
}
