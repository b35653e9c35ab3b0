//! Every page of the console in every state.

use serde_json::json;

use super::{NOW, Notice, PageContext, alice, app, grafana};
use crate::pages::Done;
use crate::pages::console::{
    ApiCaller, ApiFault, ApiForm, ApiPage, ApiProblem, ApiRow, ApiScopes, Apis, AppError, AppErrors, AppFault, AppForm, AppGone, AppHead,
    AppPage, AppProblem, AppRow, AppSecrets, AppSetUp, AppState, AppTrial, Apps, ConnectDetails, ConnectKind, ConnectPlace, Failure, Frame,
    Hour, KnownApp, LargeIdTokenNote, Library, Lost, Need, NewApi, NewSecret, Overview, Paging, RefusedAddress, SecretRow, SetUpFact,
    Snippet, Sorting, TrialForm, TrialOutcome, Usual,
};
use crate::protocol::client::ClientKind;
use crate::protocol::redirect_uri::RedirectUriFault;
use crate::protocol::tokens::{Preview, Unsigned};
use crate::writing::quoting::ShellCommand;

pub(super) fn frame() -> Frame {
    Frame { account: alice(), ..Frame::default() }
}

fn overview() -> Overview {
    let signed_in = [340, 294, 251, 188, 140, 117, 96, 72, 51, 38, 21, 13, 9, 7, 15, 41, 119, 266, 402, 355, 309, 288, 330, 371];
    let hours = signed_in.iter().zip(0i64..).map(|(&signed_in, n)| Hour {
        start: NOW - NOW % 3_600 - (23 - n) * 3_600,
        signed_in,
        failed: if n == 23 { 61 } else { signed_in / 40 },
    });
    Overview {
        frame: frame(),
        now: NOW,
        hours: hours.collect(),
        counts: vec![("console-sessions", 2_903), ("console-people", 1_284), ("console-apps", 24)],
        is_new: false,
        needs: vec![
            Need::Disowned { count: 2, url: "/admin/audit".into() },
            Need::Bounds { count: 1, url: "/admin/audit".into() },
            Need::Failures { now: 144, usual: 42, url: "/admin/audit".into() },
            Need::Provider { name: "Company".into(), off: true, count: 12, or_more: false, url: "/admin/providers/company".into() },
            Need::Provider { name: "Google".into(), off: false, count: 180, or_more: true, url: "/admin/providers/google".into() },
            Need::App { client_id: "gitea".into(), name: "Gitea".into(), state: AppState::Failures(41) },
            Need::App { client_id: "nc".into(), name: "Nextcloud".into(), state: AppState::SecretEnds(6) },
            Need::App { client_id: "old".into(), name: long(), state: AppState::SecretOver },
            Need::Waiting { count: 2, url: "/admin/people?status=waiting".into() },
            Need::LostFactors { count: 1, url: "/admin/people?factor=lost".into() },
            Need::OldKey { algorithm: "ES256".into(), days: 184 },
            Need::WithoutSecondFactor { count: 311, url: "/admin/people".into() },
        ],
        usual: Some(Usual { signed_in: 4_100, failed: 42 }),
        keys: vec![("ES256".into(), 184), ("RS256".into(), 0)],
        failures: Some(vec![
            failure("authorization.refused", "unregistered_redirect_uri", Some("Gitea")),
            failure("user.sign_in_refused", "mismatch", None),
            failure("access.refused", "not_an_owner", None),
            failure("form.refused", "stale", None),
            failure("client.registration_refused", "closed", None),
        ]),
        failures_url: "/admin/audit?outcome=refused".into(),
    }
}

fn failure(event: &str, reason: &str, app: Option<&str>) -> Failure {
    Failure {
        at: NOW - 600,
        event: event.into(),
        reason: reason.into(),
        lapsed: false,
        app: app.map(str::to_owned),
        url: "/admin/audit".into(),
    }
}

pub(super) fn apps() -> Apps {
    let states = [
        ("argocd", "Argo CD", "argocd.example.com", AppState::Healthy),
        ("gitea", "Gitea", "git.example.com", AppState::Failures(41)),
        ("nextcloud", "Nextcloud", "cloud.example.com", AppState::SecretEnds(6)),
        ("paperless", "Paperless", "papers.example.com", AppState::Off),
        (
            "old",
            "An app with a name that is rather long, as some have",
            "a-very-long-host-name.of-an-app.example.com",
            AppState::SecretOver,
        ),
    ];
    let apps: Vec<AppRow> = states
        .into_iter()
        .map(|(id, name, host, state)| AppRow { app: app(id, name, host), kind: ClientKind::Web, state, sign_ins: 980 })
        .collect();
    let paging = Paging { previous: Some("/admin/apps?page=1".into()), next: Some("/admin/apps?page=3".into()) };
    let columns = ["name", "kind", "sign-ins"].map(|column| (column, "/admin/apps".to_owned()));
    let sorting = Sorting { by: "-sign-ins".into(), columns: columns.into() };
    Apps { frame: frame(), all: 24, found: 24, before: 5, paging, sorting, apps, ..Apps::default() }
}

fn head(state: AppState) -> AppHead {
    AppHead { app: grafana(), state, has_secrets: true, large_id_token: None }
}

fn form() -> AppForm {
    AppForm {
        name: "Grafana".into(),
        redirect_uris: vec!["https://grafana.example.com/login/generic_oauth".into(), "http://grafana.internal.example.com/login".into()],
        post_logout_uris: vec!["https://grafana.example.com/login".into()],
        app_uri: "https://grafana.example.com".into(),
        scopes: "openid profile email groups notes.read".into(),
        require_pkce: true,
        ..AppForm::empty(ClientKind::Web)
    }
}

/// A client id without a place to break a line at.
pub(super) fn long() -> String {
    "an_app_".repeat(30)
}

fn app_page() -> AppPage {
    AppPage {
        frame: frame(),
        head: head(AppState::Healthy),
        example: "https://grafana.example.com/login/generic_oauth".into(),
        apis: api_scopes(),
        form: form(),
        version: 3,
        problems: Vec::new(),
        stored: None,
        enabled: true,
        lost: Lost::Exactly { people: 37, grants: 52 },
        unconfirmed: false,
    }
}

fn trial(outcome: Option<TrialOutcome>) -> AppTrial {
    AppTrial {
        frame: frame(),
        head: head(AppState::Healthy),
        redirect_uris: form().redirect_uris,
        signs_people_in: true,
        command: ShellCommand::of(&["curl", "--user", "job", "--data", "grant_type=client_credentials", "https://id.example.com/token"]),
        form: TrialForm { scope: "openid profile email groups".into(), ..TrialForm::default() },
        outcome,
        over: false,
    }
}

fn given() -> TrialOutcome {
    let claims = json!({ "iss": "https://id.example.com", "sub": "0194-5f3a", "aud": "grafana", "exp": NOW + 300, "groups": ["ops"] });
    let token = |typ: &str| Unsigned { header: json!({ "alg": "RS256", "typ": typ, "kid": "2026-03" }), claims: claims.clone() };
    let tokens = Preview {
        access_token: token("at+jwt"),
        id_token: Some(token("JWT")),
        refresh_token: true,
        expires_in: 300,
        scope: "openid email".into(),
    };
    TrialOutcome::Given {
        who: alice(),
        tokens: Box::new(tokens),
        userinfo: Some(json!({ "sub": "0194-5f3a", "email": "alice@example.com" })),
    }
}

fn refused_trial() -> TrialOutcome {
    TrialOutcome::Refused { error: "invalid_scope".into(), description: "the client may ask for none of these scopes".into() }
}

fn problems() -> Vec<AppProblem> {
    let fault = RedirectUriFault::PlainHttp;
    [
        ("name", AppFault::Name),
        ("redirect_uri_0", AppFault::AddressMissing),
        ("redirect_uri_1", AppFault::Address(fault, Some("https://grafana.internal.example.com/login".into()))),
        ("post_logout_uri_0", AppFault::Address(RedirectUriFault::UserInfo, None)),
        ("app_uri", AppFault::PageAddress),
        ("scopes", AppFault::Scopes),
        ("access_token_lifetime", AppFault::Lifetime { most: 300 }),
    ]
    .map(|(field, fault)| AppProblem { field: field.into(), fault })
    .into()
}

fn details() -> ConnectDetails {
    ConnectDetails {
        frame: frame(),
        action: "/admin/connect".into(),
        back: "/admin/connect".into(),
        what: "grafana".into(),
        example: "https://grafana.example.com/login/generic_oauth".into(),
        apis: api_scopes(),
        form: AppForm { client_id: Some("grafana-1f2e3d4c".into()), ..form() },
        problems: Vec::new(),
    }
}

fn set_up() -> AppSetUp {
    AppSetUp {
        frame: frame(),
        head: head(AppState::Healthy),
        known: Some("Grafana".into()),
        snippets: vec![Snippet {
            place: "grafana.ini".into(),
            text: "[auth.generic_oauth]\nenabled = true\nauth_url = https://id.example.com/authorize-with-a-line-that-is-rather-long"
                .into(),
        }],
        facts: vec![(SetUpFact::Issuer, "https://id.example.com".into()), (SetUpFact::ClientId, "grafana".into())],
        ..AppSetUp::default()
    }
}

fn libraries() -> Vec<Library> {
    let snippet = |place: &str, text: &str| Snippet { place: place.into(), text: text.into() };
    let node = snippet(
        "npm install openid-client",
        "const config = await client.discovery(new URL(\"https://id.example.com\"), \"notes-1f2e3d4c\", process.env.CLIENT_SECRET);",
    );
    let yaml = snippet("application.yml (spring-boot-starter-oauth2-client)", "spring:\n  security:\n    oauth2:\n      client:");
    let java = snippet("SecurityConfig.java", "@Configuration\nclass SecurityConfig {\n}");
    let curl = snippet("curl", "curl https://id.example.com/token");
    vec![
        Library { id: "node", name: "Node.js", example: Some("examples/node"), snippets: vec![node] },
        Library { id: "flask", name: "Python (Flask)", example: Some("examples/flask"), snippets: vec![curl.clone()] },
        Library { id: "spring", name: "Java (Spring)", example: None, snippets: vec![yaml, java] },
        Library { id: "aspnet", name: "C# (ASP.NET)", example: None, snippets: vec![curl.clone()] },
        Library { id: "go", name: "Go", example: None, snippets: vec![curl] },
    ]
}

fn refusals() -> Vec<AppError> {
    let of = |(event, reason): (&str, &str)| AppError {
        at: NOW - 600,
        lapsed: reason == "expired",
        description: match reason {
            "invalid_grant" => "code_verifier does not match code_challenge".into(),
            "invalid_request" => "response_mode must be query, fragment or form_post".into(),
            _ => String::new(),
        },
        address: (reason == "unregistered_redirect_uri").then(|| RefusedAddress {
            asked: "https://grafana.example.com/login/generic_oauth/".into(),
            registered: Some(vec!["https://grafana.example.com/login/generic_oauth".into()]),
        }),
        event: event.into(),
        reason: reason.into(),
        reference: "7F3K-Q2MD".into(),
    };
    [
        ("authorization.refused", "unregistered_redirect_uri"),
        ("authorization.refused", "missing_redirect_uri"),
        ("authorization.refused", "disabled_client"),
        ("authorization.refused", "invalid_scope"),
        ("authorization.refused", "invalid_target"),
        ("authorization.refused", "login_required"),
        ("client.authentication_failed", "invalid_client"),
        ("token.refused", "invalid_grant"),
        ("token.refused", "unauthorized_client"),
        ("user.sign_in_refused", "mismatch"),
        ("consent.denied", "denied"),
        ("authorization.refused", "invalid_request"),
    ]
    .map(of)
    .into()
}

fn api_scopes() -> Vec<ApiScopes> {
    vec![ApiScopes {
        name: "Notes".into(),
        identifier: "https://notes.example.com/api".into(),
        scopes: vec!["notes.read".into(), "notes.write".into(), "notes.".to_owned() + &"very.long.".repeat(12)],
    }]
}

fn api_page() -> ApiPage {
    let identifier = "https://notes.example.com/api";
    let caller = |name: &str, scopes: &str| ApiCaller { name: name.into(), url: "/admin/apps/desk".into(), scopes: scopes.into() };
    ApiPage {
        frame: frame(),
        action: "/admin/api".into(),
        delete_action: "/admin/api/delete".into(),
        audit_url: "/admin/audit".into(),
        name: "Notes".into(),
        identifier: identifier.into(),
        form: ApiForm {
            identifier: identifier.into(),
            name: "Notes".into(),
            scopes: "notes.read notes.write".into(),
            lifetime: "300".into(),
            clients: "notes-api".into(),
        },
        version: 2,
        callers: vec![caller("Desk", "notes.read notes.write"), caller(&long(), "notes.read")],
        ..ApiPage::default()
    }
}

fn api_problems() -> Vec<ApiProblem> {
    [
        ("identifier", ApiFault::Identifier),
        ("name", ApiFault::Name),
        ("scopes", ApiFault::StandardScope("offline_access".into())),
        ("lifetime", ApiFault::Lifetime { most: 300 }),
        ("clients", ApiFault::NoClient("nobody".into())),
    ]
    .map(|(field, fault)| ApiProblem { field, fault })
    .into()
}

/// The pages of APIs.
fn api_pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |done: Done| PageContext { notice: Some(done.into()), ..ctx.clone() };
    let row = |name: &str, identifier: &str, scopes: &str| ApiRow {
        url: "/admin/api".into(),
        name: name.into(),
        identifier: identifier.into(),
        scopes: scopes.into(),
        callers: 3,
    };
    let list = Apis {
        frame: frame(),
        all: 3,
        apis: vec![
            row("Notes", "https://notes.example.com/api", "notes.read notes.write"),
            row(&long(), &format!("https://api.example.com/{}", long()), &"scope.of.it ".repeat(20)),
            row("Plain", "urn:example:plain", ""),
        ],
        paging: Paging { previous: Some("/admin/apis?page=1".into()), next: Some("/admin/apis?page=3".into()) },
        sorting: Sorting { by: "name".into(), columns: vec![("name", "/admin/apis".to_owned())] },
        ..Apis::default()
    };
    let new = NewApi { frame: frame(), action: "/admin/new-api".into(), ..NewApi::default() };
    let problem = |field, fault| vec![ApiProblem { field, fault }];
    let kept = ApiForm { name: "Paper".into(), lifetime: String::new(), ..api_page().form };
    vec![
        ("console-apis", "console-apis", list.render(&noticed(Done::of("notice-api-deleted")))),
        ("console-apis-none", "console-apis", Apis { frame: frame(), ..Apis::default() }.render(ctx)),
        ("console-apis-no-match", "console-apis", Apis { frame: frame(), all: 2, search: "x".into(), ..Apis::default() }.render(ctx)),
        ("console-api-new", "console-api-new", new.render(ctx)),
        ("console-api-new-errors", "console-api-new", NewApi { problems: api_problems(), ..new.clone() }.render(ctx)),
        (
            "console-api-new-issuer",
            "console-api-new",
            NewApi { problems: problem("identifier", ApiFault::Issuer), ..new.clone() }.render(ctx),
        ),
        ("console-api-new-taken", "console-api-new", NewApi { problems: problem("identifier", ApiFault::Taken), ..new }.render(ctx)),
        ("console-api", "console-api", api_page().render(&noticed(Done::of("notice-api-added")))),
        ("console-api-no-callers", "console-api", ApiPage { callers: Vec::new(), ..api_page() }.render(ctx)),
        ("console-api-stale", "console-api", ApiPage { kept: Some(kept), ..api_page() }.render(ctx)),
        (
            "console-api-errors",
            "console-api",
            ApiPage {
                problems: vec![
                    ApiProblem { field: "scopes", fault: ApiFault::ScopesSeparate("read write".into()) },
                    ApiProblem { field: "name", fault: ApiFault::Other("the algorithm X is not one of RS256".into()) },
                ],
                ..api_page()
            }
            .render(ctx),
        ),
        ("console-api-unconfirmed", "console-api", ApiPage { not_confirmed: true, ..api_page() }.render(ctx)),
    ]
}

/// Name, `data-page` and HTML.
pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |notice: Notice| PageContext { notice: Some(notice), ..ctx.clone() };
    let known_app = |id: &str, name: &str| KnownApp { id: id.into(), name: name.into(), has_place: true };
    let known = vec![known_app("argocd", "Argo CD"), known_app("grafana", "Grafana")];
    let kind = ConnectKind { frame: frame(), action: "/admin/connect".into(), known, missing: false };
    let place = ConnectPlace {
        frame: frame(),
        known: ("grafana".into(), "Grafana".into()),
        back: "/admin/connect".into(),
        ..ConnectPlace::default()
    };
    let new_secret = |old_until| Some(NewSecret { text: "lk_s_9vQm2TzX-uB7h.KdE4wRn0yPqLc~31aS".into(), old_until });
    let empty = |kind| AppForm { redirect_uris: vec![String::new()], post_logout_uris: vec![String::new()], ..AppForm::empty(kind) };
    let secrets = AppSecrets {
        frame: frame(),
        head: head(AppState::SecretEnds(6)),
        secrets: vec![
            SecretRow { created_at: NOW - 86_400, ends_at: None },
            SecretRow { created_at: NOW - 200 * 86_400, ends_at: Some(NOW + 6 * 86_400) },
        ],
        seen: "a-secret".into(),
        stale: false,
    };
    let mut pages = vec![
        ("console", "console", overview().render(ctx)),
        (
            "console-quiet",
            "console",
            Overview { frame: frame(), now: NOW, is_new: true, failures: Some(Vec::new()), ..Overview::default() }
                .render(&noticed(Notice::SetUp)),
        ),
        ("console-apps", "console-apps", apps().render(&noticed(Notice::AppDeleted { id: "immich".into() }))),
        ("console-apps-none", "console-apps", Apps { frame: frame(), ..Apps::default() }.render(ctx)),
        ("console-apps-no-match", "console-apps", Apps { frame: frame(), all: 3, search: "graf".into(), ..Apps::default() }.render(ctx)),
        ("console-connect", "console-connect", kind.render(ctx)),
        ("console-connect-missing", "console-connect", ConnectKind { missing: true, ..kind }.render(ctx)),
        ("console-connect-place", "console-connect-place", place.render(ctx)),
        (
            "console-connect-place-wrong",
            "console-connect-place",
            ConnectPlace { address: "grafana".into(), wrong: true, ..place }.render(ctx),
        ),
        ("console-connect-details", "console-connect-details", details().render(ctx)),
        (
            "console-connect-details-errors",
            "console-connect-details",
            ConnectDetails {
                problems: vec![
                    AppProblem { field: "client_id".into(), fault: AppFault::ClientIdTaken },
                    AppProblem { field: "name".into(), fault: AppFault::Other("jwks cannot be combined with jwks_uri".into()) },
                ],
                ..details()
            }
            .render(ctx),
        ),
        (
            "console-connect-details-addresses",
            "console-connect-details",
            ConnectDetails { problems: problems(), form: AppForm { client_id: Some(long()), ..form() }, ..details() }.render(ctx),
        ),
        (
            "console-connect-native",
            "console-connect-details",
            ConnectDetails {
                form: AppForm { client_id: Some("x y".into()), ..empty(ClientKind::Native) },
                what: "native".into(),
                problems: vec![AppProblem { field: "client_id".into(), fault: AppFault::ClientId }],
                ..details()
            }
            .render(ctx),
        ),
        (
            "console-connect-service",
            "console-connect-details",
            ConnectDetails {
                form: AppForm { client_id: Some("job".into()), ..AppForm::empty(ClientKind::Service) },
                what: "service".into(),
                ..details()
            }
            .render(ctx),
        ),
        ("console-connected", "console-app-secret", AppSetUp { secret: new_secret(None), connecting: true, ..set_up() }.render(ctx)),
        (
            "console-connected-public",
            "console-app-set-up",
            AppSetUp { connecting: true, known: None, snippets: Vec::new(), libraries: libraries()[1..].to_vec(), ..set_up() }.render(ctx),
        ),
        (
            "console-connected-own",
            "console-app-secret",
            AppSetUp {
                secret: new_secret(None),
                connecting: true,
                known: None,
                snippets: Vec::new(),
                libraries: libraries(),
                reads_secret: true,
                ..set_up()
            }
            .render(ctx),
        ),
        ("console-app-set-up", "console-app-set-up", set_up().render(ctx)),
        ("console-app-secret", "console-app-secret", AppSetUp { secret: new_secret(Some(NOW + 86_400)), ..set_up() }.render(ctx)),
        ("console-app-secrets", "console-app-secrets", secrets.render(ctx)),
        ("console-app-secrets-stale", "console-app-secrets", AppSecrets { stale: true, secrets: Vec::new(), ..secrets }.render(ctx)),
        ("console-app", "console-app", app_page().render(&noticed(Notice::AppSaved))),
        (
            "console-app-off",
            "console-app",
            AppPage { enabled: false, head: head(AppState::Off), ..app_page() }.render(&noticed(Notice::AppSwitched { on: false })),
        ),
        (
            "console-app-left-out",
            "console-app",
            AppPage {
                head: AppHead {
                    large_id_token: Some(LargeIdTokenNote { bytes: 1_200, claim: "groups".into(), left_out: true }),
                    ..head(AppState::Healthy)
                },
                ..app_page()
            }
            .render(ctx),
        ),
        (
            "console-app-long",
            "console-app",
            AppPage {
                head: AppHead {
                    app: app(&long(), &long(), "a-very-long-host-name.of-an-app.in-a-domain-that-is-long-too.example.com"),
                    state: AppState::SecretOver,
                    has_secrets: true,
                    large_id_token: Some(LargeIdTokenNote { bytes: 9_800, claim: "groups".into(), left_out: false }),
                },
                ..app_page()
            }
            .render(ctx),
        ),
        ("console-app-errors", "console-app", AppPage { problems: problems(), ..app_page() }.render(ctx)),
        (
            "console-app-stale",
            "console-app",
            AppPage {
                stored: Some(AppForm {
                    name: "Dashboards".into(),
                    first_party: true,
                    require_pkce: false,
                    redirect_uris: Vec::new(),
                    ..form()
                }),
                ..app_page()
            }
            .render(ctx),
        ),
        ("console-app-unconfirmed", "console-app", AppPage { unconfirmed: true, ..app_page() }.render(ctx)),
        (
            "console-app-refusals",
            "console-app-errors",
            AppErrors { frame: frame(), head: head(AppState::Failures(12)), errors: refusals() }.render(ctx),
        ),
        (
            "console-app-no-refusals",
            "console-app-errors",
            AppErrors { frame: frame(), head: head(AppState::Healthy), errors: Vec::new() }.render(ctx),
        ),
        ("console-app-test", "console-app-test", trial(None).render(ctx)),
        ("console-app-test-given", "console-app-test", trial(Some(given())).render(ctx)),
        ("console-app-test-refused", "console-app-test", trial(Some(refused_trial())).render(ctx)),
        ("console-app-test-over", "console-app-test", AppTrial { over: true, ..trial(None) }.render(ctx)),
        ("console-app-test-service", "console-app-test", AppTrial { signs_people_in: false, ..trial(None) }.render(ctx)),
        ("console-app-gone", "console-app-gone", AppGone { frame: frame(), client_id: "immich".into(), was_there: true }.render(ctx)),
        ("console-app-unknown", "console-app-gone", AppGone { frame: frame(), client_id: "nobody".into(), was_there: false }.render(ctx)),
    ];
    pages.extend(api_pages(ctx));
    pages
}
