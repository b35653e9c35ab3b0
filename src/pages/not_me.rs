//! `not-me` and `not-me-done`: a person says, by the link of a notice, that a change of their account was not them.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::Hidden;
use super::passkey::PASSKEY;
use super::totp::AUTHENTICATOR_APP;
use crate::factors::{Kind, Part};
use crate::mail::{AddressBack, Staying, WayBack};

/// Says what a press does, and asks for it.
#[derive(Clone, Debug, Default)]
pub struct NotMe {
    /// Where the form goes.
    pub action: String,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// The address that is put back, where the link was sent to one that the account had before.
    pub address: Option<String>,
}

#[derive(Template)]
#[template(path = "not-me.html")]
struct AskView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a NotMe,
    /// What stands around the address that is put back.
    back: (String, String),
}

impl NotMe {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "not-me");
        let plate = c.plate(None, "plate-provider", 1);
        let back = c.around("not-me-address-text", "address");
        drawn(&AskView { c, plate, page: self, back })
    }
}

/// Says that it was done, what the person still has, and how they get in again.
#[derive(Clone, Debug)]
pub struct NotMeDone {
    /// What became of the address.
    pub address: AddressBack,
    /// What stays.
    pub stays: Vec<Staying>,
    /// How a new password is chosen.
    pub way_back: WayBack,
    /// Where one is asked for by mail.
    pub recover_url: String,
    /// Where the person signs in with what stays.
    pub sign_in_url: String,
}

impl NotMeDone {
    /// Whether something that stays signs the person in by itself.
    fn lets_in(&self) -> bool {
        self.stays.iter().any(|stays| stays.kind.is(Part::First))
    }
}

/// What stays, in words: ids of texts, and an icon.
struct Row<'a> {
    name: &'a str,
    at: i64,
    kind: &'static str,
    since: &'static str,
    icon: &'static str,
}

impl<'a> Row<'a> {
    fn of(stays: &'a Staying) -> Self {
        let (kind, since, icon) = match stays.kind {
            Kind::Passkey => (PASSKEY.one, "second-factor-since", PASSKEY.icon),
            Kind::Totp => (AUTHENTICATOR_APP.one, "second-factor-since", AUTHENTICATOR_APP.icon),
            Kind::RecoveryCodes => ("recovery-codes", "recovery-codes-made", "key"),
            Kind::Password => ("password", "password-set-at", "key"),
            // Nobody has it set up, and so it does not stay either.
            Kind::EmailCode | Kind::EmailCodeSecond => ("email-code", "second-factor-since", "key"),
            Kind::SmsCode | Kind::SmsCodeSecond => ("phone", "second-factor-since", "phone"),
            Kind::Upstream => ("connected-account", "second-factor-since", "link"),
        };
        Self { name: stays.name.as_str(), at: stays.since.as_seconds(), kind, since, icon }
    }
}

#[derive(Template)]
#[template(path = "not-me-done.html")]
struct DoneView<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a NotMeDone,
    rows: Vec<Row<'a>>,
    way_back: &'static str,
    /// What became of the address: what stands around it, and itself.
    address: Option<((String, String), &'a str)>,
}

impl NotMeDone {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "not-me-done");
        let plate = c.plate(None, "plate-provider", 2);
        let way_back = match self.way_back {
            WayBack::Mail => "not-me-done-mail",
            WayBack::Admin => "not-me-done-ask",
            WayBack::AdminForFactor => "not-me-done-factor",
        };
        let address = match &self.address {
            AddressBack::Unchanged => None,
            AddressBack::Put(address) => Some((c.around("not-me-done-address", "address"), address.as_str())),
            AddressBack::Taken(address) => Some((c.around("not-me-done-taken", "address"), address.as_str())),
        };
        drawn(&DoneView { c, plate, page: self, rows: self.stays.iter().map(Row::of).collect(), way_back, address })
    }
}
