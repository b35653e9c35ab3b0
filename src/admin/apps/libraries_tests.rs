use super::*;

const ISSUER: &str = "https://id.example.com/t";

fn facts<'a>(issuer: &'a str, redirects: &'a [String], logouts: &'a [String]) -> Facts<'a> {
    Facts {
        issuer,
        client_id: "notes-1",
        secret: "the-secret",
        redirect_uris: redirects,
        post_logout_uris: logouts,
        scopes: "openid profile email",
        refreshes: false,
        api: Some("https://api.example.com"),
        api_scopes: "notes.read notes.write",
    }
}

fn code(kind: ClientKind, id: &str, facts: &Facts<'_>) -> String {
    let found = of(kind, facts).into_iter().find(|library| library.id == id).unwrap();
    found.snippets.into_iter().map(|snippet| snippet.text + "\n").collect()
}

#[test]
fn each_library_that_fits_has_the_apps_own_values_and_never_its_secret() {
    let (redirects, logouts) = (["https://notes.example.com/back".to_owned()], ["https://notes.example.com/".to_owned()]);
    for (kind, ids) in [
        (ClientKind::Web, vec!["node", "flask", "spring", "aspnet", "go"]),
        (ClientKind::Spa, vec!["browser"]),
        (ClientKind::Native, vec!["node", "go"]),
        (ClientKind::Service, vec!["node", "go", "curl"]),
    ] {
        let facts = facts(ISSUER, &redirects, &logouts);
        let found = of(kind, &facts);
        assert_eq!(found.iter().map(|library| library.id).collect::<Vec<_>>(), ids, "{kind:?}");
        for library in found {
            let text = code(kind, library.id, &facts);
            let case = format!("{kind:?} {}: {text}", library.id);
            assert!(text.contains("notes-1") && text.contains(ISSUER) && !text.contains("the-secret"), "{case}");
            let confidential = matches!(kind, ClientKind::Web | ClientKind::Service);
            assert_eq!(text.contains("CLIENT_SECRET"), confidential, "{case}");
            let callback = if library.id == "aspnet" { "\"/back\"" } else { "https://notes.example.com/back" };
            assert_eq!(text.contains(callback), kind != ClientKind::Service, "{case}");
            let names_the_api = kind == ClientKind::Service || ["flask", "spring", "aspnet", "browser"].contains(&library.id);
            assert_eq!(text.contains("https://api.example.com"), names_the_api, "{case}");
            assert_eq!(text.contains("notes.write"), kind == ClientKind::Service, "{case}");
        }
    }
}

#[test]
fn where_no_sign_out_address_is_registered_the_code_sends_none() {
    let redirects = ["https://notes.example.com/back".to_owned()];
    for (kind, ids) in [
        (ClientKind::Web, vec!["node", "flask", "spring", "go"]),
        (ClientKind::Spa, vec!["browser"]),
        (ClientKind::Native, vec!["node", "go"]),
    ] {
        for id in ids {
            let text = code(kind, id, &facts(ISSUER, &redirects, &[]));
            assert!(!text.contains("https://notes.example.com/\""), "{id}: {text}");
            assert!(text.contains("register a sign-out address"), "{id}: {text}");
        }
    }
}

#[test]
fn an_app_that_calls_an_api_asks_for_its_scopes_and_a_token_of_its_own() {
    let redirects = ["https://notes.example.com/back".to_owned()];
    for (kind, id) in [(ClientKind::Web, "node"), (ClientKind::Native, "node"), (ClientKind::Web, "go"), (ClientKind::Native, "go")] {
        let with_api = Facts { refreshes: true, ..facts(ISSUER, &redirects, &[]) };
        let text = code(kind, id, &with_api);
        assert!(text.contains("notes.read") && text.matches("https://api.example.com").count() >= 2, "{id}: {text}");
        let without = Facts { api: None, api_scopes: "", ..with_api };
        let text = code(kind, id, &without);
        assert!(!text.contains("resource") && !text.contains("notes.read"), "{id}: {text}");
    }
}

#[test]
fn the_code_says_what_the_examples_say_which_the_tests_run() {
    let (redirects, logouts) = (["https://notes.example.com/back".to_owned()], []);
    let said = |whole: &str| whole.split_whitespace().collect::<String>().replace('"', "'");
    let node = include_str!("../../../examples/node/app.mjs");
    let flask = include_str!("../../../examples/flask/app.py");
    let single = include_str!("../../../examples/single-page/app.js");
    for (kind, id, example, calls) in [
        (
            ClientKind::Web,
            "node",
            node,
            vec![
                "client.discovery(new URL(",
                "client.randomPKCECodeVerifier()",
                "await client.calculatePKCECodeChallenge(",
                "code_challenge_method: 'S256'",
                "client.authorizationCodeGrant(config, url, {",
                "expectedState:",
                "expectedNonce:",
                "const { sub } = tokens.claims();",
                "client.fetchUserInfo(config, tokens.access_token, sub)",
                "client.buildEndSessionUrl(config, {",
                "client.allowInsecureRequests",
            ],
        ),
        (
            ClientKind::Web,
            "flask",
            flask,
            vec![
                "oauth.register(\"latchkey\",client_id=",
                "\"code_challenge_method\": \"S256\"",
                "latchkey.authorize_redirect(",
                "token = latchkey.authorize_access_token()",
                "dict(latchkey.userinfo(token=token))",
                "latchkey.load_server_metadata()[\"end_session_endpoint\"] + \"?\" + urlencode(parameters)",
            ],
        ),
        (
            ClientKind::Spa,
            "browser",
            single,
            vec![
                "loadUserInfo: true",
                "await manager.signinRedirectCallback()",
                "user ??= await manager.getUser()",
                "manager.signinRedirect()",
                "manager.signoutRedirect()",
            ],
        ),
    ] {
        let text = said(&code(kind, id, &facts("http://localhost:8080", &redirects, &logouts)));
        for call in calls {
            let call = said(call);
            assert!(text.contains(&call), "the snippet {id} lacks {call}");
            assert!(said(example).contains(&call), "the example of {id} lacks {call}");
        }
    }
}

#[test]
fn what_a_library_must_be_told_of_an_issuer_or_an_app_on_http_is_there_alone() {
    let (local, remote) = (["http://localhost:3000/callback".to_owned()], ["https://notes.example.com/callback".to_owned()]);
    for (kind, id, words) in [
        (ClientKind::Web, "node", "allowInsecureRequests"),
        (ClientKind::Native, "node", "allowInsecureRequests"),
        (ClientKind::Service, "node", "allowInsecureRequests"),
        (ClientKind::Web, "aspnet", "RequireHttpsMetadata = false"),
        (ClientKind::Web, "aspnet", "CorrelationCookie.SameSite"),
    ] {
        assert!(code(kind, id, &facts("http://localhost:8080", &local, &[])).contains(words), "{id} {words}");
        assert!(!code(kind, id, &facts(ISSUER, &remote, &[])).contains(words), "{id} {words}");
    }
}

#[test]
fn a_value_with_quotes_stays_one_value() {
    let redirects = ["https://notes.example.com/cb?a=\"b\\".to_owned()];
    for (id, kind) in [("node", ClientKind::Web), ("flask", ClientKind::Web), ("go", ClientKind::Web), ("browser", ClientKind::Spa)] {
        assert!(code(kind, id, &facts(ISSUER, &redirects, &[])).contains("cb?a=\\\"b\\\\\""), "{id}");
    }
}
