//! The pages of providers whose accounts people sign in with.

use super::PageContext;
use super::console::{frame, long};
use crate::pages::console::*;
use crate::pages::{AccountCard, Done};

fn form() -> UpstreamForm {
    UpstreamForm {
        preset: "keycloak".into(),
        name: "company".into(),
        title: "Company".into(),
        issuer: "https://keycloak.example.com/realms/main".into(),
        client_id: "latchkey".into(),
        scopes: "openid email profile".into(),
        account_domains: "example.com".into(),
        trusted_domains: "example.com *.example.org".into(),
        login_domains: "example.com".into(),
        native_clients: "company.android company.ios".into(),
        group_rules: "groups = engineering -> staff\nroles = admin -> on-call".into(),
        attribute_rules: "department = $org.department\nonce given_name = $given_name\nsite = Berlin if office = b-1".into(),
        sign_out_upstream: true,
        enabled: true,
        ..UpstreamForm::default()
    }
}

fn one() -> UpstreamPage {
    UpstreamPage {
        frame: frame(),
        action: "/admin/providers/company".into(),
        test_action: "/admin/providers/company/test".into(),
        trial_url: "/admin/providers/company/trial".into(),
        signed_out_url: Some("https://id.example.com/logout/back".into()),
        delete_action: "/admin/providers/company/delete".into(),
        audit_url: "/admin/audit".into(),
        redirect_uri: "https://id.example.com/upstream/company/callback".into(),
        logout_url: Some("https://id.example.com/upstream/company/backchannel-logout".into()),
        title: "Company".into(),
        name: "company".into(),
        has_secret: true,
        connected: 12,
        sessions: 5,
        form: form(),
        version: 2,
        ..UpstreamPage::default()
    }
}

fn problems() -> Vec<UpstreamProblem> {
    [
        ("name", UpstreamFault::Name),
        ("title", UpstreamFault::Title),
        ("issuer", UpstreamFault::Issuer),
        ("client_id", UpstreamFault::ClientId),
        ("secret", UpstreamFault::Secret),
        ("scopes", UpstreamFault::Scopes),
        ("account_domains", UpstreamFault::Domain("exa mple".into())),
        ("trusted_domains", UpstreamFault::Domain("@".into())),
        ("native_clients", UpstreamFault::NativeClient("é".into())),
    ]
    .map(|(field, fault)| UpstreamProblem { field, fault })
    .into()
}

fn trial() -> UpstreamTrial {
    UpstreamTrial {
        frame: frame(),
        action: "/admin/providers/company/trial".into(),
        provider_url: "/admin/providers/company".into(),
        title: "Company".into(),
        enabled: true,
        ..UpstreamTrial::default()
    }
}

fn tried(account: TriedAccount) -> TriedWith {
    let ruled = |rule: &str, text_id, value: Option<&str>| Ruled {
        rule: rule.into(),
        text_id,
        good: value.is_some() || text_id == "upstream-trial-met",
        value: value.map(str::to_owned),
    };
    TriedWith {
        account,
        groups: vec![
            ruled("groups = engineering -> staff", "upstream-trial-met", None),
            ruled("roles = admin -> on-call", "upstream-trial-unmet", None),
            ruled("groups = board -> board", "upstream-trial-no-group", None),
        ],
        attributes: vec![
            ruled("department = $org.department", "upstream-trial-fills", Some("<b>Engineering</b>")),
            ruled("department = Guests", "upstream-trial-passed-over", None),
            ruled("site = $office", "upstream-trial-unfit", None),
            ruled("desk = $desk", "upstream-trial-unknown", None),
            ruled("gone = $gone", "upstream-trial-no-attribute", None),
        ],
        claims: "{\n  \"sub\": \"248289761001\",\n  \"org\": {\n    \"department\": \"<b>Engineering</b>\"\n  }\n}".into(),
        is_whole: true,
        too_long: false,
    }
}

/// Name, `data-page` and HTML, of trials.
fn trials(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let who = || AccountCard { name: "Mara Lind".into(), address: "mara@example.com".into() };
    let with = |with: TriedWith| UpstreamTrial { tried: Some(UpstreamTried::Somebody(Box::new(with))), ..trial() }.render(ctx);
    let asked = |why: &[&'static str]| with(tried(TriedAccount::Asked(why.to_vec())));
    let named = |name, html| (name, "console-upstream-trial", html);
    vec![
        named("console-upstream-trial", UpstreamTrial { enabled: false, ..trial() }.render(ctx)),
        named("console-upstream-trial-over", UpstreamTrial { over: true, ..trial() }.render(ctx)),
        named(
            "console-upstream-trial-nothing",
            UpstreamTrial { tried: Some(UpstreamTried::Nothing("access_denied".into())), ..trial() }.render(ctx),
        ),
        named("console-upstream-trial-known", with(tried(TriedAccount::Known { who: who(), active: true }))),
        named("console-upstream-trial-known-off", with(tried(TriedAccount::Known { who: who(), active: false }))),
        named("console-upstream-trial-trusted", with(TriedWith { is_whole: false, ..tried(TriedAccount::Trusted(who())) })),
        named("console-upstream-trial-made", with(TriedWith { too_long: true, ..tried(TriedAccount::Made("mara@example.com".into())) })),
        named("console-upstream-trial-asked", asked(&["upstream-trial-not-trusted", "upstream-trial-not-admitted"])),
        named("console-upstream-trial-taken", asked(&["upstream-trial-connected", "upstream-trial-taken"])),
        named("console-upstream-trial-nobody", asked(&["upstream-trial-nobody", "upstream-trial-another-trusted"])),
        named("console-upstream-trial-unverified", asked(&["upstream-trial-unverified"])),
        named("console-upstream-trial-no-address", asked(&["upstream-trial-no-address"])),
        named("console-upstream-trial-not-signed-up", asked(&["upstream-trial-not-trusted", "upstream-trial-not-signed-up"])),
    ]
}

/// Name, `data-page` and HTML.
pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |done: Done| PageContext { notice: Some(done.into()), ..ctx.clone() };
    let row = |title: &str, enabled| UpstreamRow {
        url: "/admin/providers/company".into(),
        title: title.into(),
        name: "company".into(),
        issuer: "https://keycloak.example.com/realms/main".into(),
        enabled,
    };
    let list = Upstreams {
        frame: frame(),
        all: 2,
        upstreams: vec![row("Company", true), row(&long(), false)],
        paging: Paging { previous: None, next: Some("/admin/providers?page=2".into()) },
        sorting: Sorting { by: "title".into(), columns: vec![("title", "/admin/providers".to_owned())] },
        ..Upstreams::default()
    };
    let new = NewUpstream {
        frame: frame(),
        action: "/admin/new-provider".into(),
        presets: vec![
            ("OpenID Connect", "/admin/new-provider?preset=oidc".into(), true),
            ("Google", "/admin/new-provider?preset=google".into(), false),
        ],
        example: "https://id.example.com",
        callback: "https://id.example.com/upstream/NAME/callback".into(),
        form: UpstreamForm { enabled: true, scopes: "openid email profile".into(), preset: "oidc".into(), ..UpstreamForm::default() },
        problems: Vec::new(),
    };
    let of_kind = |preset: &str, field: &'static str, fault| NewUpstream {
        form: UpstreamForm { preset: preset.into(), enabled: true, ..UpstreamForm::default() },
        problems: vec![UpstreamProblem { field, fault }],
        ..new.clone()
    };
    let of_name = |fault| vec![UpstreamProblem { field: "name", fault }];
    let faulty =
        |text_id, detail: &str| UpstreamPage { tested: Some(Tested::Faulty { text_id, detail: detail.into() }), ..one() }.render(ctx);
    let mut all = vec![
        ("console-upstreams", "console-upstreams", list.render(&noticed(Done::of("notice-upstream-deleted")))),
        ("console-upstreams-none", "console-upstreams", Upstreams { frame: frame(), ..Upstreams::default() }.render(ctx)),
        (
            "console-upstreams-no-match",
            "console-upstreams",
            Upstreams { frame: frame(), all: 2, search: "x".into(), ..Upstreams::default() }.render(ctx),
        ),
        ("console-upstream-new", "console-upstream-new", new.render(ctx)),
        ("console-upstream-new-errors", "console-upstream-new", NewUpstream { problems: problems(), ..new.clone() }.render(ctx)),
        (
            "console-upstream-new-taken",
            "console-upstream-new",
            NewUpstream { problems: of_name(UpstreamFault::Taken), ..new.clone() }.render(ctx),
        ),
        (
            "console-upstream-new-own",
            "console-upstream-new",
            NewUpstream { problems: vec![UpstreamProblem { field: "issuer", fault: UpstreamFault::OwnIssuer }], ..new.clone() }.render(ctx),
        ),
        (
            "console-upstream-new-entra",
            "console-upstream-new",
            of_kind("entra", "tenants", UpstreamFault::Tenant(String::new())).render(ctx),
        ),
        ("console-upstream-new-tenant", "console-upstream-new", of_kind("entra", "tenants", UpstreamFault::Tenant("x".into())).render(ctx)),
        ("console-upstream-new-apple", "console-upstream-new", of_kind("apple", "team_id", UpstreamFault::AppleId).render(ctx)),
        ("console-upstream-new-apple-key", "console-upstream-new", of_kind("apple", "secret", UpstreamFault::AppleKey).render(ctx)),
        ("console-upstream-new-oauth2", "console-upstream-new", of_kind("oauth2", "user_endpoint", UpstreamFault::Endpoint).render(ctx)),
        (
            "console-upstream-new-rule",
            "console-upstream-new",
            of_kind("oidc", "group_rules", UpstreamFault::GroupRule("groups staff".into())).render(ctx),
        ),
        ("console-upstream-new-rules", "console-upstream-new", of_kind("oidc", "group_rules", UpstreamFault::GroupRules).render(ctx)),
        (
            "console-upstream-new-no-group",
            "console-upstream-new",
            of_kind("oidc", "group_rules", UpstreamFault::NoGroup("staff".into())).render(ctx),
        ),
        (
            "console-upstream-new-attribute-rule",
            "console-upstream-new",
            of_kind("oidc", "attribute_rules", UpstreamFault::AttributeRule("department".into())).render(ctx),
        ),
        (
            "console-upstream-new-attribute-rules",
            "console-upstream-new",
            of_kind("oidc", "attribute_rules", UpstreamFault::AttributeRules).render(ctx),
        ),
        (
            "console-upstream-new-no-attribute",
            "console-upstream-new",
            of_kind("oidc", "attribute_rules", UpstreamFault::NoAttribute("email".into())).render(ctx),
        ),
        (
            "console-upstream-new-trusted",
            "console-upstream-new",
            of_kind("github", "trusted_domains", UpstreamFault::NotGivenOut("example.com".into())).render(ctx),
        ),
        ("console-upstream-new-fixed", "console-upstream-new", of_kind("oauth2", "token_endpoint", UpstreamFault::Fixed).render(ctx)),
        ("console-upstream-new-members", "console-upstream-new", of_kind("oauth2", "members", UpstreamFault::Members).render(ctx)),
        (
            "console-upstream-signs",
            "console-upstream",
            UpstreamPage {
                jwks_url: Some("https://id.example.com/upstream/company/jwks".into()),
                form: UpstreamForm { signs: true, ..form() },
                ..one()
            }
            .render(ctx),
        ),
        ("console-upstream", "console-upstream", one().render(&noticed(Done::of("notice-upstream-added")))),
        (
            "console-upstream-stale",
            "console-upstream",
            UpstreamPage { kept: Some(UpstreamForm { title: "C".into(), enabled: false, ..form() }), ..one() }.render(ctx),
        ),
        ("console-upstream-many", "console-upstream", UpstreamPage { connected: 5_000, sessions: 480, or_more: true, ..one() }.render(ctx)),
        ("console-upstream-unconfirmed", "console-upstream", UpstreamPage { not_confirmed: true, has_secret: false, ..one() }.render(ctx)),
        ("console-upstream-good", "console-upstream", UpstreamPage { tested: Some(Tested::Good), ..one() }.render(ctx)),
        ("console-upstream-private", "console-upstream", faulty("upstream-test-private", "10.0.0.1")),
        ("console-upstream-unresolved", "console-upstream", faulty("upstream-test-unresolved", "")),
        ("console-upstream-slow", "console-upstream", faulty("upstream-test-slow", "")),
        ("console-upstream-address", "console-upstream", faulty("upstream-test-address", "")),
        ("console-upstream-status", "console-upstream", faulty("upstream-test-status", "404")),
        ("console-upstream-issuer", "console-upstream", faulty("upstream-test-issuer", "https://other.example")),
        ("console-upstream-keys", "console-upstream", faulty("upstream-test-keys", "")),
        ("console-upstream-other", "console-upstream", faulty("upstream-test-other", "the document is not a JSON object")),
    ];
    all.extend(trials(ctx));
    all
}
