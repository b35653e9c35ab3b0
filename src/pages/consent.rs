//! `consent`: what an app will see and may do.

use askama::Template;

use super::chrome::{Chrome, Plate, web_link};
use super::context::PageContext;
use super::drawn;
use super::icons::Svg;
use super::parts::{AccountCard, AppCard, Hidden};

/// Asks whether an app may use the account. Posts `accept` or `deny`, and `scope` once for each optional item that is ticked.
#[derive(Clone, Debug, Default)]
pub struct Consent {
    /// Where the form goes.
    pub action: String,
    /// The app that asks.
    pub app: AppCard,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// Whose account.
    pub account: AccountCard,
    /// Where another account is chosen.
    pub switch_url: Option<String>,
    /// Who runs the app, as far as known.
    pub run_by: Option<String>,
    /// The address that the person returns to: origin, or the private-use scheme.
    pub return_to: Option<String>,
    /// The app's privacy policy (`policy_uri`).
    pub policy_url: Option<String>,
    /// The app's terms (`tos_uri`).
    pub terms_url: Option<String>,
    /// What the app will see; `openid` alone is no item.
    pub items: Vec<ConsentItem>,
    /// The interfaces that the app may call.
    pub resources: Vec<ConsentResource>,
}

/// One thing that an app asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentItem {
    /// What it is.
    pub kind: ConsentKind,
    /// The scope that stands for it: the value of the field `scope`.
    pub scope: String,
    /// What the app would really get, empty where the account holds nothing of it.
    pub value: String,
    /// It may be left out.
    pub optional: bool,
    /// The box of an optional item is ticked.
    pub chosen: bool,
    /// Other items were allowed before, this one was not.
    pub new: bool,
}

/// What an app asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConsentKind {
    /// `profile`.
    Profile,
    /// `email`.
    Email {
        /// Whether the address is confirmed.
        confirmed: bool,
    },
    /// `address`.
    Address,
    /// `phone`.
    Phone,
    /// `groups`.
    Groups,
    /// `offline_access`.
    OfflineAccess {
        /// How many days at most.
        days: u32,
        /// When it ends at the latest, in seconds since the epoch.
        until: i64,
    },
    /// Declared attributes, by their labels.
    Attributes(Vec<String>),
    /// One claim by name, asked for with the `claims` parameter.
    Claim(String),
    /// Another scope, by name.
    Scope(String),
}

impl ConsentKind {
    pub(super) fn title(&self, c: &Chrome<'_>) -> String {
        match self {
            Self::Profile => c.t("scope-profile"),
            Self::Email { .. } => c.t("scope-email"),
            Self::Address => c.t("scope-address"),
            Self::Phone => c.t("scope-phone"),
            Self::Groups => c.t("scope-groups"),
            Self::OfflineAccess { .. } => c.t("scope-offline-access"),
            Self::Attributes(labels) => c.with("scope-attributes", "labels", &labels.join(", ")),
            Self::Claim(name) => c.with("scope-claim", "name", name),
            Self::Scope(name) => c.with("scope-other", "name", name),
        }
    }

    fn icon(&self, c: &Chrome<'_>) -> Svg {
        c.icon(match self {
            Self::Profile => "person",
            Self::Email { .. } => "mail",
            Self::Address => "place",
            Self::Phone => "phone",
            Self::Groups => "people",
            Self::OfflineAccess { .. } => "clock",
            Self::Attributes(_) | Self::Claim(_) => "tag",
            Self::Scope(_) => "key",
        })
    }

    fn detail(&self, c: &Chrome<'_>, value: &str) -> String {
        match self {
            Self::OfflineAccess { days, until } => {
                c.texts.text_with("scope-offline-access-until", &[("days", (*days).into()), ("date", (&c.texts.date(*until)).into())])
            }
            Self::Scope(_) => value.to_owned(),
            _ if value.is_empty() => c.t("scope-nothing"),
            Self::Email { confirmed: true } => c.with("scope-email-confirmed", "email", value),
            Self::Email { confirmed: false } => c.with("scope-email-unconfirmed", "email", value),
            _ => value.to_owned(),
        }
    }
}

/// An interface that an app may call (RFC 8707).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsentResource {
    /// Its name.
    pub name: String,
    /// Its identifier.
    pub identifier: String,
    /// The scopes asked for there.
    pub scopes: Vec<String>,
}

struct Row<'a> {
    item: &'a ConsentItem,
    icon: Svg,
    title: String,
    detail: String,
}

#[derive(Template)]
#[template(path = "consent.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a Consent,
    fixed: Vec<Row<'a>>,
    optional: Vec<Row<'a>>,
    policy_url: Option<&'a str>,
    terms_url: Option<&'a str>,
}

impl Consent {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "consent");
        let row = |item: &'_ ConsentItem| (item.kind.icon(&c), item.kind.title(&c), item.kind.detail(&c, &item.value));
        let (mut fixed, mut optional) = (Vec::new(), Vec::new());
        for item in &self.items {
            let (icon, title, detail) = row(item);
            if item.optional { &mut optional } else { &mut fixed }.push(Row { item, icon, title, detail });
        }
        let plate = Plate { advice: None, keyhole: false, ..c.plate(Some(&self.app), "plate-consent", 4) };
        let policy_url = self.policy_url.as_deref().and_then(web_link);
        let terms_url = self.terms_url.as_deref().and_then(web_link);
        drawn(&View { c, plate, page: self, fixed, optional, policy_url, terms_url })
    }
}
