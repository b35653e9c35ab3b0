//! `console-app-set-up`, `console-app-secret` and `console-app-secrets`: what to paste on the other side; the secret, which
//! is shown once; and which secrets there are.

use askama::Template;

use super::app::{AppHead, Tab};
use super::connect::{Step, steps};
use super::frame::Frame;
use crate::pages::chrome::Chrome;
use crate::pages::console::sections::APPS;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::moment::Moment;

/// Something to paste on the other side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// Where it belongs: a file or a place, in its own words.
    pub place: String,
    /// The text.
    pub text: String,
}

/// What somebody who writes the app with a library puts into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    /// Its name in the page's ids.
    pub id: &'static str,
    /// The language, and the framework where there are several.
    pub name: &'static str,
    /// The folder of a whole program.
    pub example: Option<&'static str>,
    /// What to put in.
    pub snippets: Vec<Snippet>,
}

/// Shows what to set up at the app, and, right after it was made, the secret.
#[derive(Clone, Debug, Default)]
pub struct AppSetUp {
    /// What stands round it.
    pub frame: Frame,
    /// Which app.
    pub head: AppHead,
    /// The known app that the snippets are for.
    pub known: Option<String>,
    /// What to paste.
    pub snippets: Vec<Snippet>,
    /// For an app that somebody writes: each library that fits it. One is shown, the others are chosen.
    pub libraries: Vec<Library>,
    /// Whether the code of the libraries reads a secret from the environment.
    pub reads_secret: bool,
    /// Name and value of each thing that an app may ask for.
    pub facts: Vec<(SetUpFact, String)>,
    /// The secret, where it was just made.
    pub secret: Option<NewSecret>,
    /// Whether this is the last step of connecting it.
    pub connecting: bool,
}

/// A thing that an app may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetUpFact {
    /// The issuer.
    Issuer,
    /// The discovery document.
    Discovery,
    /// The client's id.
    ClientId,
    /// Its first redirect address.
    Redirect,
    /// The authorization endpoint.
    Authorization,
    /// The token endpoint.
    Token,
    /// The userinfo endpoint.
    Userinfo,
    /// The public keys.
    Keys,
    /// The sign-out endpoint.
    SignOut,
    /// The introspection endpoint.
    Introspection,
    /// The scopes.
    Scopes,
    /// The API that it calls.
    Resource,
}

/// A secret that was just made.
#[derive(Clone, Debug)]
pub struct NewSecret {
    /// The text: shown here and never again.
    pub text: String,
    /// Until when the ones before work on, in seconds since the epoch; none where there are none or they ended.
    pub old_until: Option<i64>,
}

#[derive(Template)]
#[template(path = "console/app-set-up.html")]
struct SetUpView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a AppSetUp,
    head: &'a AppHead,
    tabs: Vec<Tab>,
    tag: (&'static str, &'static str, String),
    steps: Vec<Step>,
    facts: Vec<(String, &'a str)>,
    old: Option<Moment>,
    app_url: String,
}

impl AppSetUp {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, if self.secret.is_some() { "console-app-secret" } else { "console-app-set-up" });
        let facts = self
            .facts
            .iter()
            .map(|(fact, value)| {
                let name = match fact {
                    SetUpFact::Issuer => "console-fact-issuer",
                    SetUpFact::Discovery => "console-fact-discovery",
                    SetUpFact::ClientId => "console-client-id",
                    SetUpFact::Redirect => "console-fact-redirect",
                    SetUpFact::Authorization => "console-fact-authorization",
                    SetUpFact::Token => "console-fact-token",
                    SetUpFact::Userinfo => "console-fact-userinfo",
                    SetUpFact::Keys => "console-fact-keys",
                    SetUpFact::SignOut => "console-fact-sign-out",
                    SetUpFact::Introspection => "console-fact-introspection",
                    SetUpFact::Scopes => "console-app-scopes",
                    SetUpFact::Resource => "console-fact-resource",
                };
                (c.t(name), value.as_str())
            })
            .collect();
        let old =
            self.secret.as_ref().and_then(|secret| secret.old_until).map(|until| c.moment_in("console-secret-old-until", "time", &until));
        drawn(&SetUpView {
            frame: &self.frame,
            section: "apps",
            page: self,
            head: &self.head,
            tabs: self.head.tabs(&c, if self.secret.is_some() { "/secrets" } else { "/set-up" }),
            tag: self.head.state_tag(&c),
            steps: steps(&c, "console-step-set-up"),
            facts,
            old,
            app_url: c.url(&APPS.one(&self.head.app.client_id)),
            c,
        })
    }
}

/// Shows which secrets an app has, and gives it a new one. Posts `keep` (seconds) and `seen`.
#[derive(Clone, Debug, Default)]
pub struct AppSecrets {
    /// What stands round it.
    pub frame: Frame,
    /// Which app.
    pub head: AppHead,
    /// The live ones, the newest first.
    pub secrets: Vec<SecretRow>,
    /// The ids of the live ones: a form that was posted twice makes one secret.
    pub seen: String,
    /// That somebody else made a secret meanwhile.
    pub stale: bool,
}

/// A secret: never its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct SecretRow {
    /// When it was made, in seconds since the epoch.
    pub created_at: i64,
    /// When it ends.
    pub ends_at: Option<i64>,
}

struct Row {
    made: String,
    ends: Result<Moment, String>,
}

#[derive(Template)]
#[template(path = "console/app-secrets.html")]
struct SecretsView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a AppSecrets,
    head: &'a AppHead,
    tabs: Vec<Tab>,
    tag: (&'static str, &'static str, String),
    rows: Vec<Row>,
    overlaps: Vec<(u32, String)>,
    action: String,
}

/// How long the secret before may work on, in seconds.
pub const OVERLAPS: [u32; 5] = [0, 3_600, 86_400, 7 * 86_400, 30 * 86_400];

impl AppSecrets {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-app-secrets");
        let rows = self
            .secrets
            .iter()
            .map(|secret| Row {
                made: c.date_in("console-secret-made", "date", &secret.created_at),
                ends: match secret.ends_at {
                    Some(at) => Ok(c.moment_in("console-secret-ends", "time", &at)),
                    None => Err(c.t("console-secret-no-end")),
                },
            })
            .collect();
        let overlaps = OVERLAPS
            .into_iter()
            .map(|seconds| {
                let text = match seconds {
                    0 => c.t("console-keep-none"),
                    seconds if seconds < 86_400 => c.with("console-keep-hours", "count", seconds / 3_600),
                    seconds => c.with("console-keep-days", "count", seconds / 86_400),
                };
                (seconds, text)
            })
            .collect();
        drawn(&SecretsView {
            frame: &self.frame,
            section: "apps",
            page: self,
            head: &self.head,
            tabs: self.head.tabs(&c, "/secrets"),
            tag: self.head.state_tag(&c),
            rows,
            overlaps,
            action: c.url(&format!("{}/secrets", APPS.one(&self.head.app.client_id))),
            c,
        })
    }
}
