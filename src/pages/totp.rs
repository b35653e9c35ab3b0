//! `totp` and `recovery-code`: the second factor, after the password.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, AppCard, Field, Hidden};
use super::second_factor::FactorWords;

/// What is wrong with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFactorProblem {
    /// None was typed.
    Missing,
    /// It is none of the person's, or none of this moment.
    Mismatch,
    /// It was right once, and was used.
    Used,
    /// The authenticator did not check who was there.
    Unverified,
    /// It is of a passkey that the person does not have.
    Unknown,
    /// Too many were typed.
    Throttled {
        /// How long to wait at most.
        minutes: u32,
    },
}

/// A way to prove who one is in place of the one that a page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherWay {
    /// The text of the link.
    pub text_id: &'static str,
    /// Where its page is opened.
    pub url: String,
    /// It stands in for a second factor that is not at hand, and is none by itself.
    pub stands_in: bool,
}

/// A box on a page that asks for a second factor: no other is asked for in this browser for a while.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RememberBox {
    /// For how many days.
    pub days: usize,
    /// It is ticked.
    pub ticked: bool,
}

/// In which words a person's apps for codes are listed.
pub static AUTHENTICATOR_APP: FactorWords = FactorWords {
    several: "second-factor-apps",
    one: "second-factor-app",
    none: "second-factor-none",
    none_text: "second-factor-none-text",
    add: "second-factor-add",
    full: "second-factor-full",
    icon: "phone",
};

/// Asks for a code of the app. Posts `code`.
#[derive(Clone, Debug, Default)]
pub struct Totp {
    /// Where the form goes.
    pub action: String,
    /// The app that asks.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// Who signs in.
    pub account: AccountCard,
    /// What was wrong with the last try.
    pub problem: Option<SecondFactorProblem>,
    /// The box by which the browser is remembered, where it may be.
    pub remember: Option<RememberBox>,
    /// What proves the person in its place.
    pub other_ways: Vec<OtherWay>,
    /// Where another account is chosen.
    pub switch_url: String,
}

/// Asks for a recovery code. Posts `code`.
#[derive(Clone, Debug, Default)]
pub struct RecoveryCode {
    /// Where the form goes.
    pub action: String,
    /// The app that asks.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// Who signs in.
    pub account: AccountCard,
    /// What was wrong with the last try.
    pub problem: Option<SecondFactorProblem>,
    /// What it would stand in for.
    pub other_ways: Vec<OtherWay>,
}

/// Says how few recovery codes are left, once, after one was used.
#[derive(Clone, Debug, Default)]
pub struct RecoveryCodesLeft {
    /// The app that asks.
    pub app: Option<AppCard>,
    /// How many are left.
    pub left: usize,
    /// Where one goes on.
    pub next_url: String,
}

#[derive(Template)]
#[template(path = "totp.html")]
struct TotpView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a Totp,
    whose: (String, String),
    lost: (String, String),
    stand_in: Option<&'a OtherWay>,
    others: Vec<&'a OtherWay>,
    code: Field,
}

impl Totp {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "totp");
        let error = self.problem.map(|problem| problem.text(&c, "totp-missing", "totp-mismatch", "totp-used"));
        let code = Field::code(&c, "enrol-code").hint(c.t("totp-hint")).error(error).focus(true);
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 3);
        let (whose, lost) = (c.around("signing-in-as", "account"), c.around("totp-lost", "link"));
        let (stand_in, others) = (self.other_ways.iter().find(|way| way.stands_in), self.other_ways.iter().filter(|way| !way.stands_in));
        drawn(&TotpView { c, plate, page: self, whose, lost, stand_in, others: others.collect(), code })
    }
}

#[derive(Template)]
#[template(path = "recovery-code.html")]
struct RecoveryView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a RecoveryCode,
    whose: (String, String),
    code: Field,
}

impl RecoveryCode {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "recovery-code");
        let error = self.problem.map(|problem| problem.text(&c, "recovery-code-missing", "recovery-code-mismatch", "recovery-code-used"));
        let code = Field::text(&c, "code", "recovery-code", "off").hint(c.t("recovery-code-hint")).error(error).focus(true);
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 3);
        let whose = c.around("signing-in-as", "account");
        drawn(&RecoveryView { c, plate, page: self, whose, code })
    }
}

impl SecondFactorProblem {
    pub(super) fn text(self, c: &Chrome<'_>, missing: &str, mismatch: &str, used: &str) -> String {
        match self {
            Self::Missing => c.t(missing),
            Self::Mismatch | Self::Unverified | Self::Unknown => c.t(mismatch),
            Self::Used => c.t(used),
            Self::Throttled { minutes } => c.with("throttled", "minutes", minutes),
        }
    }
}

#[derive(Template)]
#[template(path = "recovery-codes-left.html")]
struct LeftView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a RecoveryCodesLeft,
    left: String,
}

impl RecoveryCodesLeft {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "recovery-codes-left");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 3);
        let left = c.with("recovery-codes-few", "count", self.left);
        drawn(&LeftView { c, plate, page: self, left })
    }
}
