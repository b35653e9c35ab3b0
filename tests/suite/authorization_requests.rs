//! The authorization endpoint: whom it answers and how, whatever comes.

use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;

use crate::scenario::{PASSWORD, on_each_pairing};

#[tokio::test]
async fn attack_r1_r2_r6_an_unregistered_redirect_uri_gets_a_page_and_never_a_redirect() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        let browser = given.browser();
        for asked in [
            "https://app.example/callback/",
            "https://app.example/callback?x=1",
            "https://app.example/CALLBACK",
            "https://app.example//callback",
            "https://app.example/x/../callback",
            "https://app.example/callback%2f",
            "https://app.example:443/callback",
            "https://app.example.evil.example/callback",
            "https://app.example@evil.example/callback",
            "https://evil.example\\@app.example/callback",
            "https://app.example/callback#x",
            "http://app.example/callback",
            "javascript:alert(1)",
            "",
        ] {
            for more in [&[][..], &[("scope", "\u{7f}")], &[("prompt", "none")]] {
                let page = browser.get(&app.request("openid", &[&[("redirect_uri", asked)], more].concat())).await;
                assert_eq!((page.status, page.name().as_str(), page.left_to.as_deref()), (400, "error", None), "{asked}");
            }
        }
        let page = browser.get(&app.request("openid", &[("client_id", "nobody")])).await;
        assert_eq!((page.status, page.name().as_str()), (400, "error"));
        assert!(!page.text("h1").is_empty());
    })
    .await;
}

#[tokio::test]
async fn rfc8252_7_3_a_native_apps_loopback_address_may_have_any_port() {
    on_each_pairing(async |given| {
        let metadata = json!({"redirect_uris": ["http://127.0.0.1/callback", "com.example.app:/callback"]});
        let app = given.client_with("app", ClientKind::Native, metadata, ClientSettings::default()).await;
        for (asked, good) in [
            ("http://127.0.0.1:51004/callback", true),
            ("com.example.app:/callback", true),
            ("http://localhost:51004/callback", false),
            ("http://127.0.0.1:51004/other", false),
            ("com.example.app:/other", false),
        ] {
            let page = given.browser().get(&app.request("openid", &[("redirect_uri", asked)])).await;
            assert_eq!(page.name(), if good { "sign-in" } else { "error" }, "{asked}");
        }
    })
    .await;
}

#[tokio::test]
async fn every_mistake_is_told_with_state_and_iss_to_the_verified_address() {
    on_each_pairing(async |given| {
        let (app, spa) = (given.client("app").await, given.spa("spa").await);
        let browser = given.browser();
        for (changes, error) in [
            (&[("response_type", "")][..], "invalid_request"),
            (&[("response_type", "token")], "unsupported_response_type"),
            (&[("response_mode", "web_message")], "invalid_request"),
            (&[("prompt", "none login")], "invalid_request"),
            (&[("prompt", "create")], "invalid_request"),
            (&[("prompt", "none")], "login_required"),
            (&[("max_age", "soon")], "invalid_request"),
            (&[("claims", "{")], "invalid_request"),
            (&[("request", "e30.e30.")], "request_not_supported"),
            (&[("request_uri", "https://app.example/r")], "request_uri_not_supported"),
            (&[("code_challenge_method", "plain")], "invalid_request"),
            (&[("code_challenge_method", "")], "invalid_request"),
            (&[("code_challenge", "short")], "invalid_request"),
            (&[("id_token_hint", "a.b.c")], "invalid_request"),
            (&[("claims", r#"{"id_token":{"acr":{"essential":true,"value":"urn:unknown"}}}"#)], "unmet_authentication_requirements"),
        ] {
            let answer = browser.get(&app.request("openid", changes)).await.answer();
            assert_eq!(answer.get("error").map(String::as_str), Some(error), "{changes:?}: {answer:?}");
            assert_eq!((answer["state"].as_str(), answer["iss"].as_str()), ("s-123", given.issuer.as_str()));
        }
        let without = spa.request("openid", &[("code_challenge", ""), ("code_challenge_method", "")]);
        assert_eq!(browser.get(&without).await.error(), "invalid_request", "attack_P4: a public client needs PKCE");
        let doubled = format!("{}&nonce=again", app.request("openid", &[]));
        assert_eq!(browser.get(&doubled).await.error(), "invalid_request", "attack_H1: a doubled parameter");
        for broken in ["&x=%00", "&nonce2=%ff", "&y=%zz"] {
            let page = browser.get(&format!("{}{broken}", app.request("openid", &[]))).await;
            assert!(page.left_to.is_some() || page.name() == "sign-in", "{broken} {}", page.status);
        }
        let long = app.request("openid", &[("state", &"s".repeat(9000))]);
        assert!(matches!(browser.get(&long).await.error().as_str(), "invalid_request"));
    })
    .await;
}

#[tokio::test]
async fn unknown_parameters_scopes_and_wishes_are_harmless() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let changes = [
            ("foo", "bar"),
            ("acr_values", "urn:x urn:latchkey:acr:2"),
            ("ui_locales", "xx de"),
            ("display", "popup"),
            ("claims_locales", "se"),
        ];
        let page = given.browser().get(&app.request("openid nonsense", &changes)).await;
        assert_eq!(page.name(), "sign-in");
        assert!(page.body.contains("lang=\"de\""), "the language that was asked for");
        let page = given.browser().authorize(&app.request("openid nonsense", &changes), "alice@example.com", PASSWORD).await;
        let tokens = app.redeem(&page.code()).await.good();
        assert_eq!(tokens.json["scope"], "openid");
        assert_eq!(crate::scenario::body(&tokens.text("id_token"))["acr"], "urn:latchkey:acr:1", "the lower one, truthfully");
    })
    .await;
}

#[tokio::test]
async fn core_3_1_2_1_post_works_like_get_without_cookies_in_its_own_request() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let fields: Vec<(String, String)> = url::Url::parse(&app.request("openid", &[])).unwrap().query_pairs().into_owned().collect();
        assert!(browser.post("/authorize", &fields).await.answer().contains_key("code"));
    })
    .await;
}

#[tokio::test]
async fn form_post_carries_the_answer_in_a_form_with_a_button_and_no_inline_script() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let page =
            given.browser().authorize(&app.request("openid", &[("response_mode", "form_post")]), "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "form-post");
        assert_eq!(page.headers["cache-control"], "no-store");
        assert!(page.body.contains("<button") && !page.body.contains("onload"));
        app.redeem(&page.code()).await.good();
        let error = given.browser().get(&app.request("openid", &[("response_mode", "form_post"), ("prompt", "none")])).await;
        assert_eq!(error.error(), "login_required");
    })
    .await;
}
