//! `console-upstreams`, `console-upstream` and `console-upstream-new`: the providers whose accounts people sign in with.

use askama::Template;

use super::frame::Frame;
use super::input::{Danger, Input, LONG, Paging, Tick};
use super::sorting::{Among, Exports, Head, Sorting};
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::parts::Summary;
use crate::upstreams::Preset;
use crate::writing::quoting::ShellCommand;

/// Characters of a list of domains.
const LIST: u32 = 8_192;

/// Shows a page of the list. Its form gets `q` and `sort`.
#[derive(Clone, Debug, Default)]
pub struct Upstreams {
    /// What stands round it.
    pub frame: Frame,
    /// What was searched for.
    pub search: String,
    /// The providers of this page.
    pub upstreams: Vec<UpstreamRow>,
    /// How many there are.
    pub all: usize,
    /// The pages beside this.
    pub paging: Paging,
    /// How the list is sorted.
    pub sorting: Sorting,
    /// Where the same providers are written out.
    pub exports: Exports,
}

/// A provider in the list.
#[derive(Clone, Debug, Default)]
pub struct UpstreamRow {
    /// The address of its page.
    pub url: String,
    /// What people call it.
    pub title: String,
    /// What addresses call it.
    pub name: String,
    /// Its issuer.
    pub issuer: String,
    /// Whether people can sign in with it.
    pub enabled: bool,
}

#[derive(Template)]
#[template(path = "console/upstreams.html")]
struct ListView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a Upstreams,
    search: Input,
    choice: Among,
    heads: [Head; 2],
}

impl Upstreams {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-upstreams");
        let search = Input::text(&c, "q", "upstreams-search").kind("search").value(&self.search);
        let orders = [
            ("title", "apps-sort-name"),
            ("-title", "apps-sort-name-down"),
            ("name", "upstreams-sort-name"),
            ("-name", "upstreams-sort-name-down"),
        ];
        let choice = self.sorting.choice(&c, &orders);
        let heads = [self.sorting.head(&c, "title", "console-app-name", ""), self.sorting.head(&c, "name", "upstream-name", "")];
        drawn(&ListView { c, frame: &self.frame, section: "upstreams", page: self, search, choice, heads })
    }

    fn is_filtered(&self) -> bool {
        !self.search.is_empty()
    }
}

/// A provider as it was typed, or as it is stored. The secret is never shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpstreamForm {
    /// `preset`; it is chosen once.
    pub preset: String,
    /// `name`; it is chosen once.
    pub name: String,
    /// `title`.
    pub title: String,
    /// `issuer`.
    pub issuer: String,
    /// `client_id`.
    pub client_id: String,
    /// `scopes`, parted by spaces.
    pub scopes: String,
    /// `account_domains`: nothing, `*`, or domains parted by spaces.
    pub account_domains: String,
    /// `trusted_domains`, parted by spaces.
    pub trusted_domains: String,
    /// `login_domains`, parted by spaces.
    pub login_domains: String,
    /// `native_clients`, parted by spaces.
    pub native_clients: String,
    /// `tenants`, parted by spaces.
    pub tenants: String,
    /// `team_id`.
    pub team_id: String,
    /// `key_id`.
    pub key_id: String,
    /// `authorization_endpoint`.
    pub authorization_endpoint: String,
    /// `token_endpoint`.
    pub token_endpoint: String,
    /// `user_endpoint`.
    pub user_endpoint: String,
    /// `members`.
    pub members: String,
    /// `group_rules`, one a line.
    pub group_rules: String,
    /// `attribute_rules`, one a line.
    pub attribute_rules: String,
    /// `sign_out_upstream`.
    pub sign_out_upstream: bool,
    /// `secret_in_header`.
    pub secret_in_header: bool,
    /// `signs`.
    pub signs: bool,
    /// `enabled`.
    pub enabled: bool,
}

/// What is wrong with a field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpstreamProblem {
    /// The name of the field.
    pub field: &'static str,
    /// What is wrong.
    pub fault: UpstreamFault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UpstreamFault {
    /// This names nothing in an address.
    Name,
    /// There is one of this name.
    Taken,
    /// There is no title, or one that looks like something else.
    Title,
    /// This is no issuer.
    Issuer,
    /// This is ourselves.
    OwnIssuer,
    /// This is no client id.
    ClientId,
    /// This is no secret.
    Secret,
    /// `openid` is missing, or these are no scopes.
    Scopes,
    /// This is no domain.
    Domain(String),
    /// Nobody knows there who has an address in this domain now.
    NotGivenOut(String),
    /// This is no client id of an app.
    NativeClient(String),
    /// This is no tenant, or there is none.
    Tenant(String),
    /// This is no id of Apple's.
    AppleId,
    /// This is no key of Apple's.
    AppleKey,
    /// This is no address.
    Endpoint,
    /// These are no members.
    Members,
    /// It is not changed while the issuer stays.
    Fixed,
    /// This is no rule for a group.
    GroupRule(String),
    /// Whoever saves these may give no groups, or they are too many.
    GroupRules,
    /// There is no group of this name.
    NoGroup(String),
    /// This is no rule for an attribute.
    AttributeRule(String),
    /// Whoever saves these may change nobody, or they are too many.
    AttributeRules,
    /// There is no attribute of this name that a provider fills in.
    NoAttribute(String),
}

impl UpstreamFault {
    fn text(&self, c: &Chrome<'_>) -> String {
        match self {
            Self::Name => c.t("upstream-name-wrong"),
            Self::Taken => c.t("upstream-name-taken"),
            Self::Title => c.t("upstream-title-wrong"),
            Self::Issuer => c.t("upstream-issuer-wrong"),
            Self::OwnIssuer => c.t("upstream-issuer-own"),
            Self::ClientId => c.t("upstream-client-id-wrong"),
            Self::Secret => c.t("upstream-secret-wrong"),
            Self::NativeClient(client) => c.with("upstream-native-wrong", "client", client.as_str()),
            Self::Scopes => c.t("upstream-scopes-wrong"),
            Self::Domain(domain) => c.with("upstream-domain-wrong", "domain", domain.as_str()),
            Self::NotGivenOut(domain) => c.with("upstream-domain-not-given-out", "domain", domain.as_str()),
            Self::Tenant(tenant) if tenant.is_empty() => c.t("upstream-tenants-missing"),
            Self::Tenant(tenant) => c.with("upstream-tenant-wrong", "tenant", tenant.as_str()),
            Self::AppleId => c.t("upstream-apple-id-wrong"),
            Self::AppleKey => c.t("upstream-apple-key-wrong"),
            Self::Endpoint => c.t("upstream-endpoint-wrong"),
            Self::Members => c.t("upstream-members-wrong"),
            Self::Fixed => c.t("upstream-fixed-wrong"),
            Self::GroupRule(rule) => c.with("upstream-group-rule-wrong", "rule", rule.as_str()),
            Self::GroupRules => c.t("upstream-group-rules-right"),
            Self::NoGroup(name) => c.with("upstream-group-rules-unknown", "group", name.as_str()),
            Self::AttributeRule(rule) => c.with("upstream-attribute-rule-wrong", "rule", rule.as_str()),
            Self::AttributeRules => c.t("upstream-attribute-rules-right"),
            Self::NoAttribute(name) => c.with("upstream-attribute-rules-unknown", "attribute", name.as_str()),
        }
    }
}

fn summary(c: &Chrome<'_>, problems: &[UpstreamProblem]) -> Option<Summary> {
    Summary::from_entries(c, problems.iter().map(|problem| (problem.field, problem.fault.text(c))).collect())
}

fn error(c: &Chrome<'_>, problems: &[UpstreamProblem], name: &str) -> Option<String> {
    problems.iter().find(|problem| problem.field == name).map(|problem| problem.fault.text(c))
}

/// The fields beside the name; `kept` is what is stored, where somebody else changed it meanwhile.
fn fields(
    c: &Chrome<'_>,
    form: &UpstreamForm,
    problems: &[UpstreamProblem],
    (kept, example): (Option<&UpstreamForm>, Option<&str>),
    has_secret: bool,
) -> Vec<Input> {
    let field = |name: &'static str, label: &str, hint: String, of: fn(&UpstreamForm) -> &str| {
        let input = Input::text(c, name, label).value(of(form)).hint(hint).error(error(c, problems, name));
        input.stored(c, kept.map(of))
    };
    let issuer_hint = match example {
        Some(example) => format!("{} {}", c.t("upstream-issuer-hint"), c.with("console-example", "example", example)),
        None => format!("{} {}", c.t("upstream-issuer-hint"), c.t("upstream-issuer-change")),
    };
    let secret_hint = c.t(if has_secret { "upstream-secret-kept" } else { "upstream-secret-hint" });
    let is = |preset: Preset| form.preset == preset.as_str();
    let apple = [
        field("team_id", "upstream-team-id", c.t("upstream-apple-id-hint"), |form| &form.team_id).code().longest(40).required(),
        field("key_id", "upstream-key-id", c.t("upstream-apple-id-hint"), |form| &form.key_id).code().longest(40).required(),
    ];
    let tenants = [field("tenants", "upstream-tenants", c.t("upstream-tenants-hint"), |form| &form.tenants).code().longest(LIST)];
    let endpoint = |name: &'static str, label: &str, of: fn(&UpstreamForm) -> &str| {
        field(name, label, c.t("upstream-endpoint-hint"), of).code().longest(512).required()
    };
    let endpoints = [
        endpoint("authorization_endpoint", "upstream-authorization-endpoint", |form| &form.authorization_endpoint),
        endpoint("token_endpoint", "upstream-token-endpoint", |form| &form.token_endpoint),
        endpoint("user_endpoint", "upstream-user-endpoint", |form| &form.user_endpoint),
        field("members", "upstream-members", c.t("upstream-members-hint"), |form| &form.members).code().longest(512),
    ];
    let of_kind: Vec<Input> = match () {
        () if is(Preset::Apple) => apple.into(),
        () if is(Preset::Entra) => tenants.into(),
        () if is(Preset::Oauth2) => endpoints.into(),
        () => Vec::new(),
    };
    let secret_hint = if is(Preset::Apple) { format!("{} {secret_hint}", c.t("upstream-apple-key-hint")) } else { secret_hint };
    let mut all = vec![
        field("title", "upstream-title-label", c.t("upstream-title-hint"), |form| &form.title).required(),
        field("issuer", "upstream-issuer", issuer_hint, |form| &form.issuer).code().longest(LONG).required(),
        field("client_id", "upstream-client-id", c.t("upstream-client-id-hint"), |form| &form.client_id).code().longest(512).required(),
        Input::text(c, "secret", "upstream-secret").code().hint(secret_hint).error(error(c, problems, "secret")).longest(1_024),
        field("scopes", "upstream-scopes", c.t("upstream-scopes-hint"), |form| &form.scopes).code().longest(LIST).required(),
        field("account_domains", "upstream-accounts", c.t("upstream-accounts-hint"), |form| &form.account_domains).code().longest(LIST),
        field("trusted_domains", "upstream-trusted", c.t("upstream-trusted-hint"), |form| &form.trusted_domains).code().longest(LIST),
        field("login_domains", "upstream-login-domains", c.t("upstream-login-domains-hint"), |form| &form.login_domains)
            .code()
            .longest(LIST),
    ];
    all.push(
        field("group_rules", "upstream-group-rules", c.t("upstream-group-rules-hint"), |form| &form.group_rules).kind("area").longest(LIST),
    );
    all.push(
        field("attribute_rules", "upstream-attribute-rules", c.t("upstream-attribute-rules-hint"), |form| &form.attribute_rules)
            .kind("area")
            .longest(LIST),
    );
    // Nothing else gives ID tokens.
    if !Preset::parse(&form.preset).unwrap_or_default().is_oauth2() {
        let hint = c.t("upstream-native-hint");
        all.push(field("native_clients", "upstream-native", hint, |form| &form.native_clients).code().longest(LIST));
    }
    all.splice(2..2, of_kind);
    all
}

/// Whether we say who we are by a key of our own, where that may be.
fn signs(c: &Chrome<'_>, form: &UpstreamForm, stored: Option<bool>) -> Option<Tick> {
    let takes = Preset::parse(&form.preset).unwrap_or_default().takes_own_key();
    takes.then(|| Tick::new(c, "signs", "upstream-signs", Some("upstream-signs-hint"), form.signs, stored))
}

/// Whether whoever signs out here is sent there too, where there is such a way.
fn sign_out(c: &Chrome<'_>, form: &UpstreamForm, stored: Option<bool>) -> Option<Tick> {
    let is_there = !Preset::parse(&form.preset).unwrap_or_default().is_oauth2();
    let tick = |hint| Tick::new(c, "sign_out_upstream", "upstream-sign-out", Some(hint), form.sign_out_upstream, stored);
    is_there.then(|| tick("upstream-sign-out-hint"))
}

/// Whether the secret goes in the head of a request, of a provider without a document that would say so.
fn in_header(c: &Chrome<'_>, form: &UpstreamForm, stored: Option<bool>) -> Option<Tick> {
    let is_asked = Preset::parse(&form.preset) == Some(Preset::Oauth2);
    let tick = |hint| Tick::new(c, "secret_in_header", "upstream-in-header", Some(hint), form.secret_in_header, stored);
    is_asked.then(|| tick("upstream-in-header-hint"))
}

/// Adds a provider. Posts the fields of [`UpstreamForm`] and `secret`.
#[derive(Clone, Debug, Default)]
pub struct NewUpstream {
    /// What stands round it.
    pub frame: Frame,
    /// Where the form is posted.
    pub action: String,
    /// What may be filled in: its name, its address, and whether it is.
    pub presets: Vec<(&'static str, String, bool)>,
    /// How an issuer of the chosen one looks.
    pub example: &'static str,
    /// The redirect address, with `NAME` in place of the name.
    pub callback: String,
    /// What was typed.
    pub form: UpstreamForm,
    /// What is wrong with it.
    pub problems: Vec<UpstreamProblem>,
}

#[derive(Template)]
#[template(path = "console/upstream-new.html")]
struct NewView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a NewUpstream,
    name: Input,
    fields: Vec<Input>,
    in_header: Option<Tick>,
    signs: Option<Tick>,
    sign_out: Option<Tick>,
    enabled: Tick,
    summary: Option<Summary>,
}

impl NewUpstream {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-upstream-new");
        let name = Input::text(&c, "name", "upstream-name")
            .value(&self.form.name)
            .code()
            .longest(40)
            .required()
            .hint(c.with("upstream-name-hint", "address", self.callback.as_str()))
            .error(error(&c, &self.problems, "name"));
        let fields = fields(&c, &self.form, &self.problems, (None, Some(self.example)), false);
        let enabled = Tick::new(&c, "enabled", "upstream-enabled", Some("upstream-enabled-hint"), self.form.enabled, None);
        let signs = signs(&c, &self.form, None);
        let sign_out = sign_out(&c, &self.form, None);
        let in_header = in_header(&c, &self.form, None);
        let summary = summary(&c, &self.problems);
        drawn(&NewView {
            c,
            frame: &self.frame,
            section: "upstreams",
            page: self,
            name,
            fields,
            in_header,
            signs,
            sign_out,
            enabled,
            summary,
        })
    }
}

/// What came of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tested {
    /// Its document and keys are good.
    Good,
    /// This is wrong.
    Faulty {
        /// The id of the text, which may hold `$detail`.
        text_id: &'static str,
        /// What it is about.
        detail: String,
    },
}

/// Shows and changes a provider. Posts `version`, the fields of [`UpstreamForm`] but those that are chosen once, and `secret`.
#[derive(Clone, Debug, Default)]
pub struct UpstreamPage {
    /// What stands round it.
    pub frame: Frame,
    /// Where the form is posted.
    pub action: String,
    /// Where the form that tries it is posted.
    pub test_action: String,
    /// The page of trials.
    pub trial_url: String,
    /// Where the provider sends back whoever signed out there, where people are sent to do so.
    pub signed_out_url: Option<String>,
    /// Where the form that deletes it is posted: `confirm`.
    pub delete_action: String,
    /// What the record says of it.
    pub audit_url: String,
    /// What is registered there as our redirect address.
    pub redirect_uri: String,
    /// What people call it.
    pub title: String,
    /// Its name.
    pub name: String,
    /// Where the provider says that it signed somebody out; none where it does not.
    pub logout_url: Option<String>,
    /// Where the provider reads our public key; none where we have none there.
    pub jwks_url: Option<String>,
    /// Whether it has a secret.
    pub has_secret: bool,
    /// How many people are connected with it.
    pub connected: usize,
    /// How many sessions began with it.
    pub sessions: usize,
    /// There may be more of them.
    pub or_more: bool,
    /// What stands in the form.
    pub form: UpstreamForm,
    /// What is stored, where somebody else changed it while this was typed.
    pub kept: Option<UpstreamForm>,
    /// The version of the row that the form changes.
    pub version: i64,
    /// What is wrong.
    pub problems: Vec<UpstreamProblem>,
    /// Something else was typed than what confirms.
    pub not_confirmed: bool,
    /// What came of a try.
    pub tested: Option<Tested>,
}

#[derive(Template)]
#[template(path = "console/upstream.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a UpstreamPage,
    fields: Vec<Input>,
    in_header: Option<Tick>,
    signs: Option<Tick>,
    sign_out: Option<Tick>,
    enabled: Tick,
    summary: Option<Summary>,
    faulty: Option<String>,
    delete: Danger,
    command: ShellCommand,
    sessions: String,
}

impl UpstreamPage {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-upstream");
        let delete = Danger {
            title: c.t("upstream-delete"),
            text: format!(
                "{} {}",
                c.with("upstream-delete-text", "count", self.connected),
                c.with("upstream-ends", "count", self.sessions)
            ),
            action: self.delete_action.clone(),
            csrf: ctx.csrf.clone(),
            hidden: Vec::new(),
            ask: c.around("console-type-to-confirm", "word"),
            word: self.name.clone(),
            wrong: self.not_confirmed.then(|| c.t("console-not-confirmed")),
            button: c.t("upstream-delete"),
            icon: c.icon("alert"),
        };
        let fields = fields(&c, &self.form, &self.problems, (self.kept.as_ref(), None), self.has_secret);
        let signs = signs(&c, &self.form, self.kept.as_ref().map(|kept| kept.signs));
        let sign_out = sign_out(&c, &self.form, self.kept.as_ref().map(|kept| kept.sign_out_upstream));
        let in_header = in_header(&c, &self.form, self.kept.as_ref().map(|kept| kept.secret_in_header));
        let stored = self.kept.as_ref().map(|kept| kept.enabled);
        let enabled = Tick::new(&c, "enabled", "upstream-enabled", Some("upstream-enabled-hint"), self.form.enabled, stored);
        let id = if self.or_more { "upstream-sessions-or-more" } else { "upstream-sessions-count" };
        let sessions = c.with(id, "count", self.sessions);
        let summary = summary(&c, &self.problems);
        let faulty = match &self.tested {
            Some(Tested::Faulty { text_id, detail }) => Some(c.with(text_id, "detail", detail.as_str())),
            Some(Tested::Good) | None => None,
        };
        let command = ShellCommand::of(&["latchkey", "upstream", "update", &self.name]);
        drawn(&View {
            c,
            frame: &self.frame,
            section: "upstreams",
            page: self,
            fields,
            in_header,
            signs,
            sign_out,
            enabled,
            summary,
            faulty,
            delete,
            command,
            sessions,
        })
    }
}
