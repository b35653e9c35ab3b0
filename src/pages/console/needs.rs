//! What needs an admin, with what to do about it.

use super::apps::{AppState, state_tag};
use crate::pages::chrome::Chrome;
use crate::pages::console::sections::{APPS, KEYS};
use crate::pages::paths;

/// What somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// Sign-ins fail far more often than usual.
    Failures {
        /// How many failed.
        now: i64,
        /// How many fail usually.
        usual: i64,
        /// The address of the failed sign-ins in the record.
        url: String,
    },
    /// People said that changes of their accounts were not them.
    Disowned {
        /// How often.
        count: i64,
        /// The address of these in the record.
        url: String,
    },
    /// So many messages were asked for in the last day that no more were sent.
    Bounds {
        /// How often.
        count: i64,
        /// The address of these in the record.
        url: String,
    },
    /// A provider is off or away, and people sign in with it alone.
    Provider {
        /// What people call it.
        name: String,
        /// Whether it is off.
        off: bool,
        /// How many have no other way in.
        count: i64,
        /// There may be more: not everybody was looked at.
        or_more: bool,
        /// Its page.
        url: String,
    },
    /// An app is not well.
    App {
        /// Its id.
        client_id: String,
        /// Its name.
        name: String,
        /// What is with it.
        state: AppState,
    },
    /// A key has signed for longer than it should.
    OldKey {
        /// Its algorithm.
        algorithm: String,
        /// For so many days.
        days: i64,
    },
    /// So many accounts that people made wait for an approval.
    Waiting {
        /// How many.
        count: i64,
        /// The address of the list of them.
        url: String,
    },
    /// So many people lost their second factor.
    LostFactors {
        /// How many.
        count: i64,
        /// The address of the list of them.
        url: String,
    },
    /// Whoever looks has no second factor.
    OwnSecondFactor,
    /// So many other people who may sign in have no second factor.
    WithoutSecondFactor {
        /// How many.
        count: i64,
        /// The address of the list of them.
        url: String,
    },
}

pub(super) struct NeedRow {
    pub title: String,
    pub advice: String,
    pub url: String,
    /// What the link says.
    pub open: String,
    /// The same with what it opens, where the words alone would not say.
    pub label: Option<String>,
    pub tag: Option<(&'static str, &'static str, String)>,
}

impl Need {
    pub(super) fn row(&self, c: &Chrome<'_>) -> NeedRow {
        let simple = |title: String, advice: &str, url: String, open: &str| NeedRow {
            title,
            advice: c.t(advice),
            url,
            open: c.t(open),
            label: None,
            tag: None,
        };
        match self {
            Self::Failures { now, usual, url } => simple(
                c.texts.text_with("console-need-failures", &[("count", (*now).into()), ("usual", (*usual).into())]),
                "console-need-failures-do",
                url.clone(),
                "console-need-failures-open",
            ),
            Self::Disowned { count, url } => simple(
                c.with("console-need-disowned", "count", *count),
                "console-need-disowned-do",
                url.clone(),
                "console-need-disowned-open",
            ),
            Self::Bounds { count, url } => {
                simple(c.with("console-need-bounds", "count", *count), "console-need-bounds-do", url.clone(), "console-need-bounds-open")
            }
            Self::Provider { name, off, count, or_more, url } => {
                let told = if *or_more { "console-need-provider-or-more" } else { "console-need-provider" };
                let advice = c.t(if *off { "console-need-provider-off-do" } else { "console-need-provider-away-do" });
                NeedRow {
                    title: name.clone(),
                    advice: format!("{} {advice}", c.with(told, "count", *count)),
                    url: url.clone(),
                    open: c.t("console-open"),
                    label: Some(c.with("console-open-which", "name", name)),
                    tag: None,
                }
            }
            Self::App { client_id, name, state } => {
                let (advice, tab) = match state {
                    AppState::SecretEnds(_) => ("console-need-secret-ends-do", "/secrets"),
                    AppState::SecretOver => ("console-need-secret-over-do", "/secrets"),
                    _ => ("console-need-errors-do", "/errors"),
                };
                NeedRow {
                    title: name.clone(),
                    advice: c.t(advice),
                    url: c.url(&format!("{}{tab}", APPS.one(client_id))),
                    open: c.t("console-open"),
                    label: Some(c.with("console-open-which", "name", name)),
                    tag: Some(state_tag(c, *state)),
                }
            }
            Self::OldKey { algorithm, days } => simple(
                c.texts.text_with("console-key-age", &[("algorithm", algorithm.into()), ("count", (*days).into())]),
                "console-need-key-do",
                c.url(KEYS.path),
                "console-keys",
            ),
            Self::Waiting { count, url } => {
                simple(c.with("console-need-waiting", "count", *count), "console-need-waiting-do", url.clone(), "console-need-factor-open")
            }
            Self::LostFactors { count, url } => {
                simple(c.with("console-need-lost", "count", *count), "console-need-lost-do", url.clone(), "console-need-factor-open")
            }
            Self::OwnSecondFactor => simple(
                c.t("console-need-own-factor"),
                "console-need-own-factor-do",
                c.url(paths::SECOND_FACTOR),
                "console-need-own-factor-open",
            ),
            Self::WithoutSecondFactor { count, url } => {
                simple(c.with("console-need-factor", "count", *count), "console-need-factor-do", url.clone(), "console-need-factor-open")
            }
        }
    }
}
