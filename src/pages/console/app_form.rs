//! What may be said of an app, as a form: the same when it is connected and when it is changed.

use askama::Template;
use askama::filters::HtmlSafe;

use super::addresses;
use super::input::{Input, LONG, Tick};
use crate::pages::chrome::{Chrome, query};
use crate::pages::parts::Summary;
use crate::pages::paths;
use crate::protocol::client::ClientKind;
use crate::protocol::redirect_uri::RedirectUriFault;

/// Characters of the list of scopes: as many as registration takes.
const SCOPES: u32 = 32_768;

/// An app as it was typed, or as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppForm {
    /// What sort of app it is: it decides which fields there are.
    pub kind: ClientKind,
    /// `name`.
    pub name: String,
    /// `client_id`, where the app is new and it can be chosen.
    pub client_id: Option<String>,
    /// `redirect_uri_0`, `redirect_uri_1` and on; an empty one is none.
    pub redirect_uris: Vec<String>,
    /// `post_logout_uri_0` and on; an empty one is none.
    pub post_logout_uris: Vec<String>,
    /// `app_uri`: the app's own address, where its tile on a person's home page leads.
    pub app_uri: String,
    /// `start_uri`: where the app begins a sign-in by itself; the tile leads there where it is named.
    pub start_uri: String,
    /// `scopes` and the boxes `api_scope_0` and on, parted by spaces; empty is any standard one.
    pub scopes: String,
    /// `first_party`.
    pub first_party: bool,
    /// `id_token_claims`.
    pub id_token_claims: bool,
    /// `require_pkce`; meaningless for a public app, which always must.
    pub require_pkce: bool,
    /// `require_second_factor`.
    pub require_second_factor: bool,
    /// `access_token_lifetime` in seconds, or with a unit; empty is the provider's.
    pub access_token_lifetime: String,
    /// `id_token_lifetime` in seconds, or with a unit; empty is the provider's.
    pub id_token_lifetime: String,
}

impl AppForm {
    /// An empty form for a kind of app.
    pub fn empty(kind: ClientKind) -> Self {
        Self {
            kind,
            name: String::new(),
            client_id: None,
            redirect_uris: Vec::new(),
            post_logout_uris: Vec::new(),
            app_uri: String::new(),
            start_uri: String::new(),
            scopes: String::new(),
            first_party: false,
            id_token_claims: false,
            require_pkce: false,
            require_second_factor: false,
            access_token_lifetime: String::new(),
            id_token_lifetime: String::new(),
        }
    }
}

/// What an app may be granted at an API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiScopes {
    /// The API's name.
    pub name: String,
    /// Its identifier.
    pub identifier: String,
    /// Its scopes.
    pub scopes: Vec<String>,
}

/// What stands around a form of an app.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside<'a> {
    /// A redirect address that such an app may have.
    pub example: &'a str,
    /// The APIs that there are.
    pub apis: &'a [ApiScopes],
}

impl Beside<'_> {
    fn typed(&self, scopes: &str) -> String {
        typed_scopes(scopes, self.apis)
    }
}

/// Those of `scopes` that are of none of `apis`: they stand in the field, the others are boxes.
pub fn typed_scopes(scopes: &str, apis: &[ApiScopes]) -> String {
    let of_api = |scope: &&str| apis.iter().any(|api| api.scopes.iter().any(|one| one == scope));
    scopes.split(' ').filter(|scope| !of_api(scope)).collect::<Vec<_>>().join(" ")
}

/// The boxes of an API.
#[derive(Debug)]
struct ApiTicks {
    title: String,
    identifier: String,
    ticks: Vec<Granted>,
}

/// A scope of an API: `api_scope_0` and on.
#[derive(Debug)]
struct Granted {
    name: String,
    scope: String,
    on: bool,
    now: Option<String>,
}

/// What is wrong with a field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppProblem {
    /// The name of the field.
    pub field: String,
    /// What is wrong.
    pub fault: AppFault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppFault {
    /// There is no name, or one that looks like something else.
    Name,
    /// The id holds other characters than it may.
    ClientId,
    /// The id is, or was, somebody's.
    ClientIdTaken,
    /// The address may not be registered; how it would be written right.
    Address(RedirectUriFault, Option<String>),
    /// One address is needed.
    AddressMissing,
    /// This is no address of a page.
    PageAddress,
    /// These are no scopes.
    Scopes,
    /// They are separated by commas: this list was meant.
    ScopesSeparate(String),
    /// The lifetime is none, or longer than so many seconds.
    Lifetime {
        /// The provider's own, in seconds.
        most: u64,
    },
    /// Something that no field stands for, in the specification's words.
    Other(String),
}

impl AppFault {
    fn text(&self, c: &Chrome<'_>) -> String {
        match self {
            Self::Name => c.t("console-app-name-wrong"),
            Self::ClientId => c.t("console-app-id-wrong"),
            Self::ClientIdTaken => c.t("console-app-id-taken"),
            Self::Address(fault, instead) => addresses::reason(c.ctx.language, *fault, instead.as_deref()),
            Self::AddressMissing => c.t("console-app-address-missing"),
            Self::PageAddress => c.t("console-app-page-wrong"),
            Self::Scopes => c.t("console-app-scopes-wrong"),
            Self::ScopesSeparate(list) => c.with("console-app-scopes-separate", "scopes", list.as_str()),
            Self::Lifetime { most } => c.with("console-app-lifetime-wrong", "most", i64::try_from(*most).unwrap_or(i64::MAX)),
            Self::Other(words) => words.clone(),
        }
    }
}

/// The fields of the form.
#[derive(Debug, Template)]
#[template(path = "console/app-form.html")]
pub(super) struct Fields {
    name: Input,
    client_id: Option<Input>,
    redirects: Vec<Input>,
    logouts: Vec<Input>,
    pages: Vec<Input>,
    scopes: Option<Input>,
    apis: Vec<ApiTicks>,
    ticks: Vec<Tick>,
    lifetimes: Vec<Input>,
    words: Words,
}

/// Headings and buttons of the form.
#[derive(Debug)]
struct Words {
    redirects: String,
    redirects_hint: String,
    logouts: String,
    logouts_hint: String,
    pages: String,
    add: String,
    rules: String,
    lifetimes: String,
    lifetimes_hint: String,
}

impl HtmlSafe for Fields {}

fn api_ticks(c: &Chrome<'_>, form: &AppForm, apis: &[ApiScopes], stored: Option<&AppForm>) -> Vec<ApiTicks> {
    let holds = |scopes: &str, wanted: &str| scopes.split(' ').any(|scope| scope == wanted);
    let mut number = 0;
    let mut tick = |scope: &String| {
        let on = holds(&form.scopes, scope);
        let now = stored.map(|stored| holds(&stored.scopes, scope)).filter(|stored| *stored != on);
        let name = format!("api_scope_{number}");
        number += 1;
        Granted { name, scope: scope.clone(), on, now: now.map(|stored| c.t(if stored { "console-now-on" } else { "console-now-off" })) }
    };
    let with_scopes = apis.iter().filter(|api| !api.scopes.is_empty());
    with_scopes
        .map(|api| ApiTicks {
            title: c.with("app-api-scopes", "name", &api.name),
            identifier: api.identifier.clone(),
            ticks: api.scopes.iter().map(&mut tick).collect(),
        })
        .collect()
}

/// The errors of a form above it.
pub(super) fn summary(c: &Chrome<'_>, problems: &[AppProblem]) -> Option<Summary> {
    Summary::from_entries(c, problems.iter().map(|problem| (problem.field.clone(), problem.fault.text(c))).collect())
}

impl Fields {
    /// `stored` is what stands there now, where somebody else changed it meanwhile.
    pub(super) fn new(c: &Chrome<'_>, form: &AppForm, beside: Beside<'_>, problems: &[AppProblem], stored: Option<&AppForm>) -> Self {
        let error = |name: &str| problems.iter().find(|problem| problem.field == name).map(|problem| problem.fault.text(c));
        let line = |name: &'static str, label: &str, value: &str| Input::text(c, name, label).value(value).longest(LONG).error(error(name));
        let check = format!("{}?{}", c.url(paths::CONSOLE_CHECK_ADDRESS), query(&[("kind", form.kind.as_str())]));
        let addresses = |prefix: &str, label: &str, values: &[String], now: Option<&[String]>| -> Vec<Input> {
            let most = values.len().max(now.map_or(0, <[String]>::len));
            (0..most)
                .map(|n| {
                    let name = format!("{prefix}_{n}");
                    let error = error(&name);
                    let number = i64::try_from(n + 1).unwrap_or(i64::MAX);
                    let value = values.get(n).map_or("", String::as_str);
                    let stored = now.map(|now| now.get(n).map_or("", String::as_str));
                    Input::labelled(c, name, c.with(label, "number", number))
                        .value(value)
                        .code()
                        .error(error)
                        .check(check.clone())
                        .stored(c, stored)
                })
                .collect()
        };
        let with_a_person = form.kind != ClientKind::Service;
        let public = matches!(form.kind, ClientKind::Spa | ClientKind::Native);
        let mut ticks = Vec::new();
        if with_a_person {
            let mut tick =
                |name, label, hint, on, of: fn(&AppForm) -> bool| ticks.push(Tick::new(c, name, label, hint, on, stored.map(of)));
            tick("first_party", "console-app-first-party", Some("console-app-first-party-hint"), form.first_party, |form| form.first_party);
            tick(
                "require_second_factor",
                "console-app-second-factor",
                Some("console-app-second-factor-hint"),
                form.require_second_factor,
                |form| form.require_second_factor,
            );
            if !public {
                tick("require_pkce", "console-app-pkce", Some("console-app-pkce-hint"), form.require_pkce, |form| form.require_pkce);
            }
            tick("id_token_claims", "console-app-id-token", Some("console-app-id-token-hint"), form.id_token_claims, |form| {
                form.id_token_claims
            });
        }
        let lifetime = |name: &'static str, label: &str, of: fn(&AppForm) -> &str| {
            line(name, label, of(form)).code().stored(c, stored.map(of)).optional(c)
        };
        let page = |name: &'static str, label: &str, of: fn(&AppForm) -> &str| line(name, label, of(form)).code().stored(c, stored.map(of));
        let mut lifetimes = vec![lifetime("access_token_lifetime", "console-app-access-lifetime", |form| &form.access_token_lifetime)];
        if with_a_person {
            lifetimes.push(lifetime("id_token_lifetime", "console-app-id-lifetime", |form| &form.id_token_lifetime));
        }
        Self {
            name: {
                let name = line("name", "console-app-name", &form.name).stored(c, stored.map(|stored| stored.name.as_str()));
                // An app that a command made without a name can be saved without one.
                if form.name.is_empty() && form.client_id.is_none() { name } else { name.required() }
            },
            client_id: form
                .client_id
                .as_deref()
                .map(|id| line("client_id", "console-app-id", id).code().required().hint(c.t("console-app-id-hint"))),
            redirects: match with_a_person {
                true => addresses(
                    "redirect_uri",
                    "console-app-address-number",
                    &form.redirect_uris,
                    stored.map(|stored| stored.redirect_uris.as_slice()),
                ),
                false => Vec::new(),
            },
            logouts: match with_a_person {
                true => addresses(
                    "post_logout_uri",
                    "console-app-logout-number",
                    &form.post_logout_uris,
                    stored.map(|stored| stored.post_logout_uris.as_slice()),
                ),
                false => Vec::new(),
            },
            pages: match with_a_person {
                true => vec![
                    page("app_uri", "console-app-page", |form| &form.app_uri).hint(c.t("console-app-page-hint")).optional(c),
                    page("start_uri", "console-app-start", |form| &form.start_uri).hint(c.t("console-app-start-hint")),
                ],
                false => Vec::new(),
            },
            scopes: Some(
                line("scopes", "console-app-scopes", &beside.typed(&form.scopes))
                    .code()
                    .longest(SCOPES)
                    .hint(c.t(if with_a_person { "console-app-scopes-hint" } else { "console-app-scopes-service-hint" }))
                    .optional(c)
                    .stored(c, stored.map(|stored| beside.typed(&stored.scopes)).as_deref()),
            ),
            apis: api_ticks(c, form, beside.apis, stored),
            ticks,
            lifetimes,
            words: Words {
                redirects: c.t("console-app-addresses"),
                redirects_hint: {
                    let native = form.kind == ClientKind::Native;
                    let hint = c.t(if native { "console-app-addresses-native" } else { "console-app-addresses-hint" });
                    format!("{hint} {}", c.with("console-example", "example", beside.example))
                },
                logouts: c.t("console-app-logouts"),
                logouts_hint: c.t("console-app-logouts-hint"),
                pages: c.t("console-app-pages"),
                add: c.t("console-app-add-address"),
                rules: c.t("console-app-rules"),
                lifetimes: c.t("console-app-lifetimes"),
                lifetimes_hint: c.t("console-app-lifetimes-hint"),
            },
        }
    }
}
