//! `console-app-test`: a sign-in as the app would ask for it, and what the app would get.

use askama::Template;
use serde_json::Value;

use super::app::{AppHead, Tab};
use super::app_errors;
use super::frame::Frame;
use super::input::{Input, LONG};
use crate::pages::chrome::Chrome;
use crate::pages::console::sections::APPS;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::parts::AccountCard;
use crate::protocol::tokens::Preview;
use crate::writing::quoting::ShellCommand;

/// Tries an app out. Posts the fields of [`TrialForm`].
#[derive(Clone, Debug, Default)]
pub struct AppTrial {
    /// What stands round it.
    pub frame: Frame,
    /// Which app.
    pub head: AppHead,
    /// Where an answer may go.
    pub redirect_uris: Vec<String>,
    /// Whether the app signs people in at all.
    pub signs_people_in: bool,
    /// The command by which a service asks for its token.
    pub command: ShellCommand,
    /// What is asked for.
    pub form: TrialForm,
    /// What the last trial showed.
    pub outcome: Option<TrialOutcome>,
    /// That what was shown is not kept any more.
    pub over: bool,
}

/// What the app would ask.
#[derive(Clone, Debug, Default)]
pub struct TrialForm {
    /// `redirect_uri`: one of those registered; empty is the first.
    pub redirect_uri: String,
    /// `scope`, parted by spaces.
    pub scope: String,
    /// `prompt`: empty, or one of [`PROMPTS`].
    pub prompt: String,
}

/// How the app may want people to be asked, with the id of the words for it.
const PROMPTS: [(&str, &str); 4] = [
    ("", "console-test-prompt-none"),
    ("login", "console-test-prompt-login"),
    ("select_account", "console-test-prompt-account"),
    ("consent", "console-test-prompt-consent"),
];

/// What a trial showed.
#[derive(Clone, Debug)]
pub enum TrialOutcome {
    /// The app would get this.
    Given {
        /// Who signed in.
        who: AccountCard,
        /// The answer of `/token`, without what is secret in it.
        tokens: Box<Preview>,
        /// The answer of `/userinfo`; none where the access token does not open it.
        userinfo: Option<Value>,
    },
    /// The app would get this error.
    Refused {
        /// The code.
        error: String,
        /// Why.
        description: String,
    },
}

/// A thing that the app would get.
struct Section {
    id: &'static str,
    title: String,
    text: String,
    json: Option<String>,
}

struct Refused<'a> {
    what: String,
    fix: String,
    error: &'a str,
    description: &'a str,
}

struct Prompt {
    value: &'static str,
    text: String,
    checked: bool,
}

#[derive(Template)]
#[template(path = "console/app-test.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a AppTrial,
    head: &'a AppHead,
    tabs: Vec<Tab>,
    tag: (&'static str, &'static str, String),
    action: String,
    scope: Input,
    prompts: Vec<Prompt>,
    refused: Option<Refused<'a>>,
    who: Option<&'a AccountCard>,
    sections: Vec<Section>,
}

fn sections(c: &Chrome<'_>, tokens: &Preview, userinfo: Option<&Value>) -> Vec<Section> {
    let json = |value: &Value| format!("{value:#}");
    let mut sections = Vec::new();
    if let Some(token) = &tokens.id_token {
        sections.push(("id-token", "console-test-id-token", "console-test-id-token-text", Some(json(&token.claims))));
        sections.push(("id-token-header", "console-test-id-token-header", "console-test-header-text", Some(json(&token.header))));
    } else {
        sections.push(("id-token", "console-test-id-token", "console-test-no-id-token", None));
    }
    let userinfo_text = if userinfo.is_some() { "console-test-userinfo-text" } else { "console-test-no-userinfo" };
    sections.push(("userinfo", "console-test-userinfo", userinfo_text, userinfo.map(json)));
    sections.push(("access-token", "console-test-access-token", "console-test-access-token-text", Some(json(&tokens.access_token.claims))));
    sections.push((
        "access-token-header",
        "console-test-access-token-header",
        "console-test-header-text",
        Some(json(&tokens.access_token.header)),
    ));
    let refresh = if tokens.refresh_token { "console-test-refresh" } else { "console-test-no-refresh" };
    sections.push(("refresh-token", "console-test-refresh-token", refresh, None));
    sections.into_iter().map(|(id, title, text, json)| Section { id, title: c.t(title), text: c.t(text), json }).collect()
}

impl AppTrial {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-app-test");
        let (refused, who, sections) = match &self.outcome {
            None => (None, None, Vec::new()),
            Some(TrialOutcome::Refused { error, description }) => {
                let (what, fix) = app_errors::words("", error, false);
                (Some(Refused { what: c.t(what), fix: c.t(fix), error, description }), None, Vec::new())
            }
            Some(TrialOutcome::Given { who, tokens, userinfo }) => (None, Some(who), sections(&c, tokens, userinfo.as_ref())),
        };
        let prompts = PROMPTS.map(|(value, text)| Prompt { value, text: c.t(text), checked: value == self.form.prompt });
        drawn(&View {
            frame: &self.frame,
            section: "apps",
            page: self,
            head: &self.head,
            tabs: self.head.tabs(&c, "/test"),
            tag: self.head.state_tag(&c),
            action: c.url(&format!("{}/test", APPS.one(&self.head.app.client_id))),
            scope: Input::text(&c, "scope", "console-app-scopes").code().longest(LONG).value(&self.form.scope),
            prompts: prompts.into(),
            refused,
            who,
            sections,
            c,
        })
    }
}
