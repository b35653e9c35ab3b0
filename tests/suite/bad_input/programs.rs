//! The addresses that programs use: each parameter wrong, two ways of proving at once, and the request of an app.

use super::addresses::{Address, addresses};
use super::{Fault, is_a_page, state};
use crate::scenario::relying_party::VERIFIER;
use crate::scenario::{Answer, RelyingParty, Scenario, on_each_pairing};

type Fields = Vec<(String, String)>;

fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn address(path: &str) -> Address {
    addresses().into_iter().find(|address| address.path == path).unwrap()
}

async fn posted(given: &Scenario, app: &RelyingParty, path: &str, body: String) -> Answer {
    let request = app.http.post(format!("{}{path}", given.issuer)).header("content-type", "application/x-www-form-urlencoded");
    Answer::of(request.body(body).send().await.unwrap()).await
}

/// Refused as RFC 6749 §5.2 says, and kept by nobody.
fn is_refused(answer: &Answer, what: &str) {
    const REGISTERED: &[&str] = &[
        "invalid_request",
        "invalid_client",
        "invalid_grant",
        "unauthorized_client",
        "unsupported_grant_type",
        "invalid_scope",
        "invalid_target",
        "invalid_token",
    ];
    assert!(matches!(answer.status, 400 | 401), "{what}: {} {}", answer.status, answer.json);
    assert!(REGISTERED.contains(&answer.text("error").as_str()), "{what}: {}", answer.json);
    assert_eq!(answer.headers["cache-control"], "no-store", "{what}");
    assert!(!answer.headers.contains_key("x-evil"), "{what}");
}

#[tokio::test]
async fn attack_h1_each_parameter_of_the_token_endpoint_wrong_ends_in_its_error_and_costs_no_code() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let refresh = given.tokens(&browser, &app, "openid", "alice@example.com").await.text("refresh_token");
        let secret = app.secret.clone().unwrap();
        let by_body = [("client_id", "app"), ("client_secret", secret.as_str())];
        let code = given.code(&browser, &app, "openid").await;
        let for_code = |code: &str| {
            let mut all = fields(&[
                ("grant_type", "authorization_code"),
                ("code", code),
                ("redirect_uri", &app.redirect_uri),
                ("code_verifier", VERIFIER),
            ]);
            all.extend(fields(&by_body));
            all
        };
        let for_refresh =
            [fields(&[("grant_type", "refresh_token"), ("refresh_token", &refresh), ("scope", "openid")]), fields(&by_body)].concat();
        let names = || address("/token").needed.iter().chain(address("/token").optional);
        let before = state(&given, &alice).await;
        for base in [for_code(&code), for_refresh] {
            for name in names() {
                for fault in Fault::ANYWHERE {
                    let answer = posted(&given, &app, "/token", fault.in_place(&base, name)).await;
                    is_refused(&answer, &format!("{fault:?} {name}"));
                    assert_eq!(answer.text("error"), "invalid_request", "{fault:?} {name}");
                }
            }
        }
        assert_eq!(state(&given, &alice).await, before);
        posted(&given, &app, "/token", Fault::Missing.in_place(&for_code(&code), "")).await.good();

        let before = state(&given, &alice).await;
        for name in address("/token").needed.iter().chain(&["client_id", "client_secret"]) {
            for fault in Fault::ABSENT {
                let code = given.code(&browser, &app, "openid").await;
                is_refused(&posted(&given, &app, "/token", fault.in_place(&for_code(&code), name)).await, &format!("{fault:?} {name}"));
            }
        }
        assert_eq!(state(&given, &alice).await, before);
    })
    .await;
}

#[tokio::test]
async fn attack_h1_each_parameter_of_introspection_revocation_and_userinfo_wrong_ends_in_its_error() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let token = given.tokens(&given.browser(), &app, "openid", "alice@example.com").await.text("access_token");
        let secret = app.secret.clone().unwrap();
        let before = state(&given, &alice).await;
        for path in ["/introspect", "/revoke"] {
            let base = fields(&[("token", &token), ("token_type_hint", "access_token"), ("client_id", "app"), ("client_secret", &secret)]);
            let of = address(path);
            for name in of.needed.iter().chain(of.optional) {
                let absent = if *name == "token_type_hint" { &[][..] } else { &Fault::ABSENT };
                for fault in Fault::ANYWHERE.iter().chain(absent) {
                    is_refused(&posted(&given, &app, path, fault.in_place(&base, name)).await, &format!("{fault:?} {name} at {path}"));
                }
            }
            for unknown in ["nonsense", "a.b.c", "\u{1f511}", &"x".repeat(8000)] {
                let answer = app.post(path, &[("token", unknown), ("token_type_hint", "no_such_type")]).await.good();
                assert!(path == "/revoke" || answer.json == serde_json::json!({"active": false}));
            }
        }
        let base = fields(&[("access_token", &token)]);
        for fault in Fault::ANYWHERE.into_iter().chain(Fault::ABSENT) {
            let answer = posted(&given, &app, "/userinfo", fault.in_place(&base, "access_token")).await;
            assert!(matches!(answer.status, 400 | 401), "{fault:?}: {}", answer.status);
            assert!(answer.headers.contains_key("www-authenticate"), "{fault:?}: RFC 6750 §3");
        }
        posted(&given, &app, "/userinfo", format!("access_token={token}")).await.good();
        assert_eq!(state(&given, &alice).await, before);
        assert_eq!(app.introspect(&token).await.good().json["active"], true);
    })
    .await;
}

#[tokio::test]
async fn attack_h1_two_ways_of_proving_at_once_are_an_invalid_request() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        let secret = app.secret.clone().unwrap();
        for path in ["/token", "/introspect", "/revoke"] {
            let with = |more: &[(&str, &str)]| {
                let mut all = vec![("grant_type", "refresh_token"), ("refresh_token", "x"), ("token", "x")];
                all.extend(more);
                fields(&all)
            };
            for more in [
                &[("client_secret", secret.as_str())][..],
                &[("client_id", "app"), ("client_secret", &secret)],
                &[("client_id", "other")],
                &[("client_assertion", "a.b.c"), ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")],
            ] {
                let pairs = with(more);
                let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                let answer = app.post(path, &pairs).await;
                is_refused(&answer, &format!("{more:?} at {path}"));
                assert_eq!(answer.text("error"), "invalid_request", "{more:?} at {path}");
            }
            let twice = app.http.post(format!("{}{path}", given.issuer)).basic_auth("app", Some(&secret));
            let twice = twice.header("authorization", "Basic YTpi").form(&[("token", "x")]).send().await.unwrap();
            is_refused(&Answer::of(twice).await, path);
            for header in ["Basic", "Basic !!!", "Basic YXBw", "Bearer x", "basic", "\u{e4}", "Basic YXBwOg=="] {
                let request =
                    app.http.post(format!("{}{path}", given.issuer)).form(&[("grant_type", "client_credentials"), ("token", "x")]);
                let value = reqwest::header::HeaderValue::from_bytes(header.as_bytes()).unwrap();
                is_refused(&Answer::of(request.header("authorization", value).send().await.unwrap()).await, &format!("{header} at {path}"));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn attack_h1_each_parameter_of_an_apps_request_wrong_gives_no_code_and_changes_nothing() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let url = url::Url::parse(&app.request("openid", &[])).unwrap();
        let base: Fields = url.query_pairs().into_owned().collect();
        let before = state(&given, &alice).await;
        for name in address("/authorize").query {
            for fault in Fault::ANYWHERE {
                // `resource` alone may stand twice (RFC 8707 §2), and this one is none.
                let query = fault.in_place(&base, name);
                for page in [browser.get(&format!("/authorize?{query}")).await, browser.post_raw("/authorize", query.clone()).await] {
                    let what = format!("{fault:?} {name}");
                    is_a_page(&page, &what);
                    match &page.left_to {
                        Some(to) => assert!(to.starts_with("https://app.example/callback?") && !to.contains("code="), "{what}: {to}"),
                        None => assert_eq!((page.status, page.name().as_str()), (400, "error"), "{what}"),
                    }
                }
            }
        }
        assert_eq!(state(&given, &alice).await, before);
    })
    .await;
}
