//! `console-app`: one app, its settings, and at the end what cannot be undone.

use askama::Template;

use super::app_form::{self, ApiScopes, AppForm, AppProblem, Beside, Fields};
use super::apps::{AppState, kind_text, state_tag};
use super::frame::Frame;
use super::input::Input;
use crate::pages::chrome::{Chrome, query};
use crate::pages::console::sections::{APPS, AUDIT};
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::parts::{AppCard, Summary};

/// What stands at the head of each page of one app.
#[derive(Clone, Debug, Default)]
pub struct AppHead {
    /// The app.
    pub app: AppCard,
    /// How it does.
    pub state: AppState,
    /// Whether it has secrets.
    pub has_secrets: bool,
    /// Its newest ID token of late that may be too large to come back as a hint.
    pub large_id_token: Option<LargeIdTokenNote>,
}

/// An ID token that browsers and proxies may not carry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LargeIdTokenNote {
    /// Its bytes, about.
    pub bytes: u64,
    /// The claim that is the largest part of it.
    pub claim: String,
    /// Whether claims were left out of it.
    pub left_out: bool,
}

/// A link to another page of the same app.
pub(super) struct Tab {
    pub url: String,
    pub text: String,
    pub current: bool,
}

impl AppHead {
    /// The pages of the app; `current` is the end of the present one's address.
    pub(super) fn tabs(&self, c: &Chrome<'_>, current: &str) -> Vec<Tab> {
        [
            ("", "console-tab-settings"),
            ("/secrets", "console-tab-secrets"),
            ("/set-up", "console-tab-set-up"),
            ("/test", "console-tab-test"),
            ("/errors", "console-tab-errors"),
        ]
        .into_iter()
        .filter(|(end, _)| *end != "/secrets" || self.has_secrets)
        .map(|(end, text)| Tab { url: c.url(&format!("{}{end}", APPS.one(&self.app.client_id))), text: c.t(text), current: end == current })
        .chain([Tab {
            url: c.url(&format!("{}?{}", AUDIT.path, query(&[("app", &self.app.client_id)]))),
            text: c.t("person-history"),
            current: false,
        }])
        .collect()
    }

    /// What an admin is told of ID tokens that are too large.
    pub(super) fn large_id_token(&self, c: &Chrome<'_>) -> Option<String> {
        let note = self.large_id_token.as_ref()?;
        let text = if note.left_out { "console-id-token-left-out" } else { "console-id-token-large" };
        let kilobytes = i64::try_from(note.bytes.div_ceil(1000)).unwrap_or(i64::MAX);
        Some(c.texts.text_with(text, &[("size", kilobytes.into()), ("claim", note.claim.as_str().into())]))
    }

    pub(super) fn state_tag(&self, c: &Chrome<'_>) -> (&'static str, &'static str, String) {
        state_tag(c, self.state)
    }
}

/// Shows and changes an app. Posts the fields of [`AppForm`] and `version`.
#[derive(Clone, Debug)]
pub struct AppPage {
    /// What stands round it.
    pub frame: Frame,
    /// Which app.
    pub head: AppHead,
    /// A redirect address that such an app may have.
    pub example: String,
    /// The APIs whose scopes it can be granted.
    pub apis: Vec<ApiScopes>,
    /// Its settings, as stored or as typed.
    pub form: AppForm,
    /// The version of the row that the form changes.
    pub version: i64,
    /// What is wrong.
    pub problems: Vec<AppProblem>,
    /// What is stored, where somebody else changed it while this was typed.
    pub stored: Option<AppForm>,
    /// Whether it is switched on.
    pub enabled: bool,
    /// How many people have given it something, and how many grants are live.
    pub lost: Lost,
    /// That the name that confirms the deletion was not typed right.
    pub unconfirmed: bool,
}

/// What goes with an app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// So many people lose so many grants.
    Exactly {
        /// People who lose access.
        people: i64,
        /// Grants that end.
        grants: i64,
    },
    /// More grants than are counted.
    MoreThan(i64),
}

#[derive(Template)]
#[template(path = "console/app.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a AppPage,
    head: &'a AppHead,
    tabs: Vec<Tab>,
    tag: (&'static str, &'static str, String),
    kind: String,
    fields: Fields,
    summary: Option<Summary>,
    action: String,
    lost: String,
    confirm: Input,
}

impl AppPage {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-app");
        let confirm_error = self.unconfirmed.then(|| c.with("console-delete-unconfirmed", "id", &self.head.app.client_id));
        let summary = match &confirm_error {
            Some(error) => Summary::from_entries(&c, vec![("confirm", error.clone())]),
            None => app_form::summary(&c, &self.problems),
        };
        let lost = match self.lost {
            Lost::Exactly { people, grants } => {
                c.texts.text_with("console-delete-lost", &[("people", people.into()), ("grants", grants.into())])
            }
            Lost::MoreThan(grants) => c.with("console-delete-lost-many", "grants", grants),
        };
        let confirm = Input::labelled(&c, "confirm", c.with("console-delete-type", "id", &self.head.app.client_id))
            .code()
            .required()
            .error(confirm_error);
        drawn(&View {
            frame: &self.frame,
            section: "apps",
            page: self,
            head: &self.head,
            tabs: self.head.tabs(&c, ""),
            tag: self.head.state_tag(&c),
            kind: c.t(kind_text(self.form.kind)),
            fields: Fields::new(&c, &self.form, Beside { example: &self.example, apis: &self.apis }, &self.problems, self.stored.as_ref()),
            summary,
            action: c.url(&APPS.one(&self.head.app.client_id)),
            lost,
            confirm,
            c,
        })
    }
}

/// `console-app-gone`: there is no such app, or there is none any more.
#[derive(Clone, Debug, Default)]
pub struct AppGone {
    /// What stands round it.
    pub frame: Frame,
    /// The id that was asked for.
    pub client_id: String,
    /// Whether there was one of this id.
    pub was_there: bool,
}

#[derive(Template)]
#[template(path = "console/app-gone.html")]
struct GoneView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a AppGone,
}

impl AppGone {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        drawn(&GoneView { c: Chrome::new(ctx, "console-app-gone"), frame: &self.frame, section: "apps", page: self })
    }
}
