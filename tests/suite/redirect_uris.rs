//! Where an authorization response may go (RFC 9700 §2.1, §4.1, §4.11; RFC 8252 §7.3, §8.3; RFC 6749 §4.1.2.1): to what is
//! registered, and an error to nowhere else.

use latchkey::protocol::client::{ClientKind, ClientSettings, Provenance};
use latchkey::protocol::registration::{self, Registrar};
use serde_json::json;

use crate::scenario::relying_party::RelyingParty;
use crate::scenario::{Browser, PASSWORD, Page, Scenario, on_each_pairing};

async fn client(given: &Scenario, id: &str, kind: ClientKind, redirect_uris: &[&str]) -> RelyingParty {
    given.client_with(id, kind, json!({ "redirect_uris": redirect_uris }), ClientSettings::default()).await
}

/// A page, and nobody is sent anywhere.
fn stays(page: &Page, why: &str) {
    assert_eq!((page.status, page.left_to.as_deref()), (400, None), "{why}");
    assert_eq!(page.name(), "error", "{why}");
    assert!(!page.headers.contains_key("location") && !page.headers.contains_key("refresh"), "{why}");
    assert!(page.headers["content-security-policy"].to_str().unwrap().contains("frame-ancestors 'none'"), "{why}");
}

async fn asked(browser: &Browser, app: &RelyingParty, redirect_uri: &str) -> Page {
    browser.get(&app.request("openid", &[("redirect_uri", redirect_uri)])).await
}

#[tokio::test]
async fn attack_r1_r2_r3_only_the_registered_redirect_uri_character_for_character() {
    on_each_pairing(async |given| {
        let browser = given.browser();
        for kind in [ClientKind::Web, ClientKind::Spa, ClientKind::Native] {
            let app = client(&given, kind.as_str(), kind, &["https://rp.example/cb"]).await;
            assert_eq!(asked(&browser, &app, "https://rp.example/cb").await.name(), "sign-in");
            for wrong in [
                "https://rp.example/cb/",
                "https://rp.example/cb?x=1",
                "https://rp.example/CB",
                "https://RP.example/cb",
                "https://rp.example//cb",
                "//rp.example/cb",
                "https://rp.example/cb/../cb",
                "https://rp.example/cb%2f",
                "https://rp.example:443/cb",
                "http://rp.example/cb",
                "https://a.rp.example/cb",
                "https://rp.example.evil/cb",
                "https://evilrp.example/cb",
                "https://rp.example/cb2",
                "https://*.example/cb",
                "*",
                "https://rp.example@evil.example/cb",
                "https://evil.example\\@rp.example/cb",
                "https://rp.example/cb#x",
                "https://rp.example/c\tb",
                "https://r\u{440}.example/cb",
                "https://xn--r-8sb.example/cb",
                " https://rp.example/cb",
                "javascript:alert(1)",
                "data:text/html,x",
                "/cb",
                "cb",
            ] {
                stays(&asked(&browser, &app, wrong).await, wrong);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn rfc6749_4_1_2_1_without_a_verified_client_and_address_a_page_says_what_is_wrong() {
    on_each_pairing(async |given| {
        let (app, browser) = (given.client("app").await, given.browser());
        for changes in [
            &[("redirect_uri", "")][..],
            &[("client_id", "")],
            &[("client_id", "unknown")],
            &[("client_id", "APP")],
            &[("client_id", "app"), ("client_id", "app\0")],
        ] {
            stays(&browser.get(&app.request("openid", changes)).await, &format!("{changes:?}"));
        }
        for (name, value) in [("redirect_uri", app.redirect_uri.as_str()), ("client_id", "app")] {
            let doubled = format!("{}&{name}={value}", app.request("openid", &[]));
            stays(&browser.get(&doubled).await, name);
        }
        given.change_client("app", |client| client.enabled = false).await;
        stays(&browser.get(&app.request("openid", &[])).await, "disabled");
    })
    .await;
}

#[tokio::test]
async fn attack_r6_an_error_never_goes_to_an_unverified_address() {
    on_each_pairing(async |given| {
        let (app, browser) = (given.client("app").await, given.browser());
        let evil = ("redirect_uri", "https://evil.example/");
        for wrong in [
            ("scope", "\"bad"),
            ("response_type", "token"),
            ("response_mode", "fragment"),
            ("prompt", "none"),
            ("prompt", "none login"),
            ("max_age", "x"),
            ("code_challenge_method", "plain"),
            ("request", "a.b.c"),
            ("resource", "x"),
            ("claims", "{"),
        ] {
            stays(&browser.get(&app.request("openid", &[evil, wrong])).await, wrong.0);
            stays(&browser.get(&app.request("openid", &[("client_id", "unknown"), wrong])).await, wrong.0);
        }
        let mode = [evil, ("response_mode", "form_post"), ("prompt", "none")];
        stays(&browser.get(&app.request("openid", &mode)).await, "form_post");
    })
    .await;
}

#[tokio::test]
async fn attack_r4_a_native_clients_loopback_port_may_vary_and_nothing_else() {
    on_each_pairing(async |given| {
        let browser = given.browser();
        let uris = ["http://127.0.0.1/cb", "http://[::1]/cb", "com.example.app:/cb"];
        let native = client(&given, "native", ClientKind::Native, &uris).await;
        for right in ["http://127.0.0.1/cb", "http://127.0.0.1:51004/cb", "http://[::1]:51004/cb", "com.example.app:/cb"] {
            assert_eq!(asked(&browser, &native, right).await.name(), "sign-in", "{right}");
        }
        for wrong in [
            "http://localhost:51004/cb",
            "https://127.0.0.1:51004/cb",
            "http://127.0.0.1:51004/other",
            "http://127.0.0.1:51004/cb?x=1",
            "http://127.0.0.1:0/cb",
            "http://127.0.0.1:99999/cb",
            "http://127.0.0.1:80@evil.example/cb",
            "http://127.0.0.1.evil.example/cb",
            "http://127.0.0.2:51004/cb",
            "com.example.app:/other",
        ] {
            stays(&asked(&browser, &native, wrong).await, wrong);
        }
        for kind in [ClientKind::Web, ClientKind::Spa] {
            let app = client(&given, kind.as_str(), kind, &["http://127.0.0.1:3000/cb"]).await;
            assert_eq!(asked(&browser, &app, "http://127.0.0.1:3000/cb").await.name(), "sign-in");
            stays(&asked(&browser, &app, "http://127.0.0.1:3001/cb").await, kind.as_str());
        }
    })
    .await;
}

#[tokio::test]
async fn a_default_port_and_the_scheme_of_a_servers_own_app_work_as_they_are_registered() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let browser = given.browser();
        let uris = ["https://rp.example:443/cb", "http://localhost:80/cb", "app.immich:///oauth-callback"];
        let app = client(&given, "app", ClientKind::Web, &uris).await;
        for uri in uris {
            let page = browser.authorize(&app.request("openid", &[("redirect_uri", uri)]), "alice@example.com", PASSWORD).await;
            assert!(page.left_to.clone().unwrap().starts_with(&format!("{uri}?code=")), "{:?}", page.left_to);
            assert_eq!(app.redeem_with(&page.code(), &[("redirect_uri", "https://rp.example/cb")]).await.refused(400), "invalid_grant");
            let page = browser.authorize(&app.request("openid", &[("redirect_uri", uri)]), "alice@example.com", PASSWORD).await;
            app.redeem_with(&page.code(), &[("redirect_uri", uri)]).await.good();
        }
        for near in ["https://rp.example/cb", "http://localhost/cb", "app.immich:/oauth-callback", "app.immich://oauth-callback"] {
            stays(&asked(&browser, &app, near).await, near);
        }
        // Another app on the phone may claim the scheme: the person is asked each time, and silence gives nothing.
        let own = ("redirect_uri", "app.immich:///oauth-callback");
        assert_eq!(browser.get(&app.request("openid", &[own])).await.name(), "consent");
        assert_eq!(browser.get(&app.request("openid", &[own, ("prompt", "none")])).await.error(), "consent_required");
        browser.get(&app.request("openid", &[("redirect_uri", "https://rp.example:443/cb"), ("prompt", "none")])).await.code();
    })
    .await;
}

#[tokio::test]
async fn multiple_response_types_2_1_a_fragment_carries_codes_and_errors() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.spa("spa").await, given.browser());
        let mode = ("response_mode", "fragment");
        let refused = browser.get(&app.request("openid", &[mode, ("prompt", "none")])).await;
        assert!(refused.left_to.clone().unwrap().starts_with("https://spa.example/callback#error=login_required&"));
        let page = browser.authorize(&app.request("openid", &[mode]), "alice@example.com", PASSWORD).await;
        let location = page.left_to.clone().unwrap();
        assert!(location.starts_with("https://spa.example/callback#code=") && !location.contains('?'), "{location}");
        assert_eq!((page.answer()["state"].as_str(), page.answer()["iss"].as_str()), ("s-123", given.issuer.as_str()));
        app.redeem(&page.code()).await.good();
        let unknown = browser.get(&app.request("openid", &[("response_mode", "web_message")])).await.answer();
        assert!(unknown["error_description"].contains("one of query, fragment, form_post"), "{unknown:?}");
    })
    .await;
}

#[test]
fn attack_r3_r5_r10_what_may_be_registered() {
    let web = [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://public.example/cb",
        "myapp:/cb",
        "https://rp@evil.example/cb",
        "https://rp.example/cb#x",
        "https://rp.example/cb?code=1",
        "https://rp.example/cb?state=1",
        "https://rp.example/cb?iss=1",
        "https://rp.example/cb?x=1&error=2",
        "https://r\u{440}.example/cb",
        "https://RP.example/cb",
        "/cb",
        "",
    ];
    for (kind, uris) in [
        (ClientKind::Web, &web[..]),
        (ClientKind::Spa, &web),
        (ClientKind::Native, &["myapp:/cb", "javascript:x", "http://public.example/cb"]),
    ] {
        for uri in uris {
            for registrar in [Registrar::Admin, Registrar::Client] {
                let refused = registration::validate(&json!({ "redirect_uris": [uri] }), Some(kind), registrar).unwrap_err();
                assert!(["invalid_redirect_uri", "invalid_client_metadata"].contains(&refused.code.as_str()), "{uri}");
            }
        }
    }
}

#[tokio::test]
async fn rfc6749_3_1_2_the_registered_query_is_kept_and_the_answer_added() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = client(&given, "app", ClientKind::Web, &["https://rp.example/cb?tenant=a%20b&x="]).await;
        let page = given.browser().authorize(&app.request("openid", &[]), "alice@example.com", PASSWORD).await;
        let location = page.left_to.clone().unwrap();
        assert!(location.starts_with("https://rp.example/cb?tenant=a%20b&x=&code="), "{location}");
        let query: Vec<_> = url::Url::parse(&location).unwrap().query_pairs().map(|(name, _)| name.into_owned()).collect();
        assert_eq!(query, ["tenant", "x", "code", "state", "iss"], "each once");
        app.redeem(&page.code()).await.good();
    })
    .await;
}

#[tokio::test]
async fn attack_r8_redirects_are_303_and_codes_leak_by_no_referer() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let sign_in = browser.get(&app.request("openid", &[])).await;
        let consent = browser.sign_in(&sign_in, "alice@example.com", PASSWORD).await;
        let answer = browser.submit(&consent, "accept", &[], Some("accept")).await;
        assert_eq!(answer.status, 303);
        for page in [&sign_in, &consent, &answer] {
            assert_eq!(page.headers["referrer-policy"], "same-origin");
            assert_eq!(page.headers["cache-control"], "no-store");
        }
    })
    .await;
}

#[tokio::test]
async fn attack_r9_a_crafted_link_to_an_app_that_nobody_vouched_for_shows_a_page_first() {
    on_each_pairing(async |given| {
        let (app, browser) = (given.client("app").await, given.browser());
        let wrong = app.request("openid", &[("response_type", "token")]);
        assert_eq!(browser.get(&wrong).await.error(), "unsupported_response_type");
        given.change_row_of_client("app", |app| app.client.provenance = Provenance::Dynamic).await;
        let page = browser.get(&wrong).await;
        stays(&page, "nobody vouched for it");
        assert!(page.body.contains("unsupported_response_type"));
        let silent = app.request("openid", &[("response_type", "token"), ("prompt", "none")]);
        assert_eq!(browser.get(&silent).await.error(), "unsupported_response_type", "prompt=none shows no page");
        given.change_row_of_client("app", |app| app.approved_by = Some("an-admin".into())).await;
        assert_eq!(browser.get(&wrong).await.error(), "unsupported_response_type");
    })
    .await;
}

#[tokio::test]
async fn what_is_registered_is_shown_to_admins_alone_and_what_came_to_everybody() {
    on_each_pairing(async |given| {
        let ada = given.person("ada@example.com").await;
        given.make_owner(&ada).await;
        given.person("bob@example.com").await;
        let app = given.client("app").await;
        let wrong = format!("{}?client_id=app&response_type=code&scope=openid&redirect_uri=", "/authorize");
        let wrong = |address: &str| format!("{wrong}{}", url::form_urlencoded::byte_serialize(address.as_bytes()).collect::<String>());
        let (stranger, bob, admin) = (given.browser(), given.browser(), given.browser());
        given.tokens(&bob, &app, "openid", "bob@example.com").await;
        given.tokens(&admin, &app, "openid", "ada@example.com").await;
        let asked = wrong("https://app.example/Callback/");
        for browser in [&stranger, &bob] {
            let page = browser.get(&asked).await;
            assert_eq!((page.status, page.name().as_str()), (400, "error"));
            assert!(page.body.contains("https://app.example/Callback/"), "what came: {}", page.body);
            assert!(!page.body.contains("https://app.example/callback") && !page.body.contains("<ins>"), "nothing of what is registered");
            assert!(!page.text(".reference").is_empty(), "the reference that finds the log line");
        }
        let page = admin.get(&asked).await;
        assert!(
            page.body.contains("<del>C</del>") && page.body.contains("<ins>c</ins>") && page.body.contains("<del>/</del>"),
            "{}",
            page.body
        );
        let page = admin.get(&wrong("https://app.example/<script>alert(1)</script>")).await;
        assert!(!page.body.contains("<script>alert"), "what came is text");
    })
    .await;
}
