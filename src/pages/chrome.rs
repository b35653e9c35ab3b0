//! What templates call: texts, links, icons, and the frame round every page.

use super::assets;
use super::cards::{AppCard, Host};
use super::context::{Notice, PageContext, Theme};
use super::icons::{self, Svg};
pub(super) use super::links::{app_link, query, web_link};
use super::moment::Moment;
use super::paths;
use crate::languages::{Texts, Value};

/// The frame of a page and what its template calls.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chrome<'a> {
    pub ctx: &'a PageContext,
    /// `data-page`.
    pub page: &'static str,
    pub texts: Texts,
}

/// The dark side of a sign-in page: who asks.
#[derive(Clone, Debug)]
pub(super) struct Plate<'a> {
    pub app: Option<&'a AppCard>,
    /// What the app does: "asks you to sign in".
    pub phrase: String,
    /// How far the bolt is thrown: 0 (withdrawn) to 4.
    pub bolt: u8,
    /// The line at the foot of the plate, around the provider's host.
    pub advice: Option<(String, String)>,
    /// Whether the keyhole is drawn: only where the plate has no more to say.
    pub keyhole: bool,
}

/// An entry of the navigation of the account pages.
#[derive(Clone, Copy, Debug)]
pub(super) struct NavigationEntry {
    /// The pages that stand under it, by their `data-page`.
    pages: &'static [&'static str],
    pub path: &'static str,
    pub text: &'static str,
    pub icon: &'static str,
}

impl NavigationEntry {
    pub fn leads_to(&self, page: &&str) -> bool {
        self.pages.contains(page)
    }
}

const NAVIGATION: [NavigationEntry; 8] = [
    NavigationEntry { pages: &["home"], path: paths::HOME, text: "nav-home", icon: "home" },
    NavigationEntry {
        pages: &["account", "change-email", "change-email-sent", "change-email-link"],
        path: paths::ACCOUNT,
        text: "nav-profile",
        icon: "person",
    },
    NavigationEntry { pages: &["change-password"], path: paths::PASSWORD, text: "nav-security", icon: "shield" },
    NavigationEntry {
        pages: &["second-factor", "second-factor-app", "second-factor-enrol", "recovery-codes"],
        path: paths::SECOND_FACTOR,
        text: "second-factor",
        icon: "phone",
    },
    NavigationEntry { pages: &["passkeys", "passkey-enrol"], path: paths::PASSKEYS, text: "passkeys", icon: "key" },
    NavigationEntry { pages: &["connected", "connect-own"], path: paths::CONNECTED, text: "nav-connected", icon: "link" },
    NavigationEntry { pages: &["sessions"], path: paths::SESSIONS, text: "nav-sessions", icon: "laptop" },
    NavigationEntry { pages: &["apps"], path: paths::APPS, text: "nav-apps", icon: "grid" },
];

impl<'a> Chrome<'a> {
    pub(super) fn new(ctx: &'a PageContext, page: &'static str) -> Self {
        Self { ctx, page, texts: Texts::of(ctx.language) }
    }

    /// A plate that says who asks, with the advice to look at the address bar.
    pub(super) fn plate<'b>(&self, app: Option<&'b AppCard>, phrase: &str, bolt: u8) -> Plate<'b> {
        Plate { app, phrase: self.t(phrase), bolt, advice: Some(self.around("plate-advice", "host")), keyhole: true }
    }

    pub(super) fn t(&self, id: &str) -> String {
        self.texts.text(id)
    }

    pub(super) fn with<'v>(&self, id: &str, name: &str, value: impl Into<Value<'v>>) -> String {
        self.texts.text_with(id, &[(name, value.into())])
    }

    /// A text with a date set into `name`.
    pub(super) fn date_in(&self, id: &str, name: &str, seconds: &i64) -> String {
        self.with(id, name, &self.texts.date(*seconds))
    }

    /// A day in words.
    pub(super) fn date(&self, seconds: &i64) -> String {
        self.texts.date(*seconds)
    }

    /// A moment, with the local time beside it where scripts run.
    pub(super) fn moment(&self, seconds: &i64) -> Moment {
        Moment::of(self.texts, *seconds)
    }

    /// The same within a text.
    pub(super) fn moment_in(&self, id: &str, name: &str, seconds: &i64) -> Moment {
        Moment::within(self.texts, id, name, *seconds)
    }

    /// How long ago a moment was.
    pub(super) fn ago(&self, now: &i64, then: &i64) -> String {
        self.texts.ago(*now, *then)
    }

    /// A text with a span of time set into `name`.
    pub(super) fn ago_in(&self, id: &str, name: &str, now: &i64, then: &i64) -> String {
        self.with(id, name, &self.texts.ago(*now, *then))
    }

    pub(super) fn notice(&self, notice: &Notice) -> String {
        notice.text(self.texts)
    }

    /// The two halves of a text around a value that is more than words: a link, a host.
    pub(super) fn around(&self, id: &str, name: &str) -> (String, String) {
        self.texts.around(id, name)
    }

    /// A link of our own.
    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.ctx.base_path)
    }

    /// The link of an asset.
    pub(super) fn asset(&self, name: &str) -> String {
        assets::path(&self.ctx.base_path, name)
    }

    pub(super) fn language_url(&self) -> String {
        format!("{}{}?{}", self.ctx.base_path, paths::LANGUAGE, query(&[("return_to", &self.ctx.return_to)]))
    }

    pub(super) fn icon(&self, name: &str) -> Svg {
        icons::icon(name)
    }

    pub(super) fn mark(&self) -> Svg {
        icons::MARK
    }

    pub(super) fn keyhole(&self) -> Svg {
        icons::KEYHOLE
    }

    pub(super) fn host<'b>(&self, host: &'b str) -> Host<'b> {
        Host::new(host)
    }

    pub(super) fn theme_text(&self) -> String {
        self.with("theme-current", "theme", &self.t(self.ctx.theme.text_id()))
    }

    pub(super) fn themes(&self) -> Vec<(Theme, String)> {
        Theme::ALL.into_iter().map(|theme| (theme, self.t(theme.text_id()))).collect()
    }

    pub(super) fn navigation(&self) -> &'static [NavigationEntry] {
        &NAVIGATION
    }
}
