//! `console-keys` and `console-key-revoke`: the keys that sign.

use askama::Template;

use super::Frame;
use super::input::Danger;
use crate::acts::key::RevokeKey as Revoke;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;

/// Lists signing keys. A form posts `kid`: the key that signs, to be followed by the next.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// What stands round the page.
    pub frame: Frame,
    /// Where the forms that rotate go.
    pub rotate_action: String,
    /// The keys, those of one algorithm together.
    pub keys: Vec<KeyRow>,
    /// The algorithms that are in use, each with the id of the key that signs.
    pub signing: Vec<(String, String)>,
    /// How often keys rotate by themselves, in days.
    pub rotates_after_days: u32,
    /// The present, in seconds since the epoch.
    pub now: i64,
}

/// A signing key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyRow {
    /// Its id.
    pub kid: String,
    /// The JWS algorithm.
    pub algorithm: String,
    /// `next`, `active`, `retired` or `revoked`.
    pub state: String,
    /// When it was made, in seconds since the epoch.
    pub created_at: i64,
    /// Since when it signs, in seconds since the epoch.
    pub activated_at: Option<i64>,
    /// When it stopped to sign, in seconds since the epoch.
    pub retired_at: Option<i64>,
    /// Where it is revoked; none where it is already.
    pub revoke_url: Option<String>,
}

#[derive(Template)]
#[template(path = "console/keys.html")]
struct KeysView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a Keys,
}

impl Keys {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        drawn(&KeysView { c: Chrome::new(ctx, "console-keys"), frame: &self.frame, section: "keys", page: self })
    }
}

impl KeyRow {
    fn state_text(&self) -> &'static str {
        match self.state.as_str() {
            "next" => "key-next",
            "active" => "key-active",
            "retired" => "key-retired",
            _ => "key-revoked",
        }
    }

    fn tone(&self) -> &'static str {
        match self.state.as_str() {
            "active" => "ok",
            "next" => "new",
            "revoked" => "danger",
            _ => "neutral",
        }
    }
}

/// Asks whether a key is to be revoked. Posts `kid` and `confirm`.
#[derive(Clone, Debug, Default)]
pub struct RevokeKey {
    /// What stands round the page.
    pub frame: Frame,
    /// Where the form goes.
    pub action: String,
    /// Where the list of keys is.
    pub keys_url: String,
    /// The key.
    pub key: KeyRow,
    /// Something else was typed than what confirms.
    pub not_confirmed: bool,
}

#[derive(Template)]
#[template(path = "console/key-revoke.html")]
struct RevokeView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a RevokeKey,
    revoke: Danger,
}

impl RevokeKey {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-key-revoke");
        let text = match self.key.state.as_str() {
            "active" => "key-revoke-active",
            "next" => "key-revoke-next",
            _ => "key-revoke-retired",
        };
        let revoke = Danger {
            title: c.t("key-revoke"),
            text: c.t(text),
            action: self.action.clone(),
            csrf: ctx.csrf.clone(),
            hidden: vec![("kid".to_owned(), self.key.kid.clone())],
            ask: c.around("console-type-to-confirm", "word"),
            word: Revoke::word(&self.key.kid),
            wrong: self.not_confirmed.then(|| c.t("console-not-confirmed")),
            button: c.t("key-revoke"),
            icon: c.icon("alert"),
        };
        drawn(&RevokeView { c, frame: &self.frame, section: "keys", page: self, revoke })
    }
}
