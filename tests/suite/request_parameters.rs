//! The parameters of authorization requests, right and wrong (RFC 6749 §3.1, §3.3, §4.1; OpenID Connect Core §6, §7.2.1;
//! RFC 9207).

use crate::scenario::relying_party::{RelyingParty, body};
use crate::scenario::{Browser, PASSWORD, Page, on_each_pairing};

/// The error, with what every answer carries.
fn error(page: &Page, app: &RelyingParty) -> String {
    let answer = page.answer();
    assert_eq!((answer["state"].as_str(), answer["iss"].as_str()), ("s-123", app.issuer.as_str()), "state and iss always");
    assert!(!answer.contains_key("code"));
    let grammatical = |text: &String| text.bytes().all(|b| matches!(b, b' '..=b'~') && b != b'"' && b != b'\\');
    assert!(answer.get("error_description").is_none_or(grammatical), "RFC 6749 §4.1.2.1");
    answer["error"].clone()
}

async fn asked(browser: &Browser, app: &RelyingParty, changes: &[(&str, &str)]) -> String {
    error(&browser.get(&app.request("openid", changes)).await, app)
}

#[tokio::test]
async fn rfc6749_3_1_every_doubled_parameter_is_an_invalid_request() {
    on_each_pairing(async |given| {
        let (app, browser) = (given.client("app").await, given.browser());
        for (name, value) in [
            ("scope", "openid"),
            ("response_type", "code"),
            ("response_mode", "query"),
            ("nonce", "n"),
            ("code_challenge", "x"),
            ("code_challenge_method", "S256"),
            ("prompt", "login"),
            ("max_age", "1"),
            ("login_hint", "a"),
            ("id_token_hint", "a"),
            ("ui_locales", "de"),
            ("acr_values", "a"),
            ("claims", "{}"),
            ("display", "page"),
            ("request", "a.b.c"),
            ("unknown", "x"),
        ] {
            let base = app.request("openid", &[(name, "")]);
            for twice in [format!("{base}&{name}={value}&{name}={value}"), format!("{base}&{name}=&{name}={value}")] {
                assert_eq!(error(&browser.get(&twice).await, &app), "invalid_request", "{name}");
            }
        }
        let answer = browser.get(&format!("{}&state=other", app.request("openid", &[]))).await.answer();
        assert_eq!((answer["error"].as_str(), answer.get("state")), ("invalid_request", None), "no state rather than a wrong one");
    })
    .await;
}

#[tokio::test]
async fn attack_h1_overlong_values_nul_and_broken_encodings_are_refused() {
    on_each_pairing(async |given| {
        let (app, browser) = (given.client("app").await, given.browser());
        for (name, length) in [("nonce", 8193), ("login_hint", 8193), ("acr_values", 1025), ("ui_locales", 1025), ("unknown", 8193)] {
            let long = format!("{}&{name}={}", app.request("openid", &[(name, "")]), "x".repeat(length));
            assert_eq!(error(&browser.get(&long).await, &app), "invalid_request", "{name}");
        }
        let long = "x".repeat(8193);
        let answer = browser.get(&app.request("openid", &[("state", &long)])).await.answer();
        assert_eq!((answer["error"].as_str(), answer.get("state")), ("invalid_request", Some(&long)), "refused, and given back");
        for broken in ["%00", "a%0D%0AX-Evil:%201", "%ff", "%C0%80", "%", "%zz", "%E2%80", "%7F"] {
            let page = browser.get(&format!("{}&nonce={broken}", app.request("openid", &[("nonce", "")]))).await;
            assert_eq!(error(&page, &app), "invalid_request", "{broken}");
            assert!(!page.headers.contains_key("x-evil"));
            for name in ["client_id", "redirect_uri"] {
                let page = browser.get(&format!("{}&{name}=x{broken}", app.request("openid", &[(name, "")]))).await;
                assert_eq!((page.status, page.name().as_str(), page.left_to), (400, "error", None), "{name} {broken}");
            }
        }
        let many: String = (0..101).map(|n| format!("&p{n}=1")).collect();
        assert_eq!(error(&browser.get(&format!("{}{many}", app.request("openid", &[]))).await, &app), "invalid_request");
    })
    .await;
}

#[tokio::test]
async fn rfc6749_3_1_1_only_response_types_that_are_offered_and_registered() {
    on_each_pairing(async |given| {
        let (app, browser) = (given.client("app").await, given.browser());
        for unknown in ["token", "id_token", "code id_token", "code token", "none", "Code", "code code"] {
            assert_eq!(asked(&browser, &app, &[("response_type", unknown)]).await, "unsupported_response_type", "{unknown}");
        }
        assert_eq!(asked(&browser, &app, &[("response_type", "")]).await, "invalid_request");
        for mode in ["web_message", "query.JWT", "QUERY", "Fragment"] {
            assert_eq!(asked(&browser, &app, &[("response_mode", mode)]).await, "invalid_request", "{mode}");
        }
        given.change_client("app", |client| client.metadata.grant_types = vec!["refresh_token".into()]).await;
        assert_eq!(asked(&browser, &app, &[]).await, "unauthorized_client");
    })
    .await;
}

#[tokio::test]
async fn core_6_7_2_1_request_objects_and_registration_are_refused_by_name() {
    on_each_pairing(async |given| {
        let (app, browser) = (given.client("app").await, given.browser());
        for (name, value, code) in [
            ("request", "a.b.c", "request_not_supported"),
            ("request_uri", "https://evil.example/r", "request_uri_not_supported"),
            ("registration", "{}", "registration_not_supported"),
        ] {
            assert_eq!(asked(&browser, &app, &[(name, value)]).await, code);
        }
    })
    .await;
}

#[tokio::test]
async fn rfc6749_3_3_unknown_scopes_are_left_out_and_a_request_for_nothing_known_refused() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        for bad in ["nothing-known", "a\"b", "a\\b", "\u{e4}"] {
            assert_eq!(error(&browser.get(&app.request(bad, &[])).await, &app), "invalid_scope", "{bad}");
        }
        let tokens = app.redeem(&given.code(&browser, &app, "email unknown openid  openid").await).await.good();
        assert_eq!(tokens.json["scope"], "openid email");
    })
    .await;
}

#[tokio::test]
async fn rfc6749_4_1_without_openid_it_is_plain_oauth() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let page = browser.authorize(&app.request("email", &[("nonce", "")]), "alice@example.com", PASSWORD).await;
        assert_eq!(page.answer()["iss"], given.issuer, "RFC 9207");
        let tokens = app.redeem(&page.code()).await.good();
        assert!(tokens.json.get("id_token").is_none());
        assert_eq!(tokens.json["scope"], "email");
        assert!(body(&tokens.text("access_token"))["sub"].is_string());
    })
    .await;
}

#[tokio::test]
async fn rfc6749_4_1_2_1_a_person_who_says_no_sends_access_denied() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let page = browser.get(&app.request("openid", &[])).await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        let page = browser.submit(&page, "accept", &[], Some("deny")).await;
        assert_eq!(error(&page, &app), "access_denied");
        assert_eq!(browser.get(&app.request("openid", &[])).await.name(), "consent", "a no is not remembered as a yes");
    })
    .await;
}

#[tokio::test]
async fn attack_m7_state_and_nonce_are_data() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        given.code(&browser, &app, "openid").await;
        for text in ["<script>alert(1)</script>", "'; DROP TABLE grants; --", "a&code=evil&iss=evil", "{{7*7}}", "\u{202e}\u{1f511}"] {
            let page = browser.get(&app.request("openid", &[("state", text), ("nonce", text)])).await;
            let location = page.left_to.clone().unwrap();
            assert!(location.is_ascii() && !location.contains('<') && !location.contains(' '));
            assert_eq!((page.answer()["state"].as_str(), page.answer()["iss"].as_str()), (text, given.issuer.as_str()));
            let tokens = app.redeem(&page.code()).await.good();
            assert_eq!(body(&tokens.text("id_token"))["nonce"], text);
            let posted = browser.get(&app.request("openid", &[("state", text), ("response_mode", "form_post")])).await;
            assert_eq!(posted.answer()["state"], text);
            assert!(!posted.body.contains("<script>alert"));
        }
        let page = given.browser().get(&app.request("openid", &[("login_hint", "<script>alert(1)</script>\"")])).await;
        assert!(!page.body.contains("<script>alert"));
    })
    .await;
}

#[tokio::test]
async fn rfc6749_4_1_2_1_long_state_and_nonce_are_carried_and_an_error_gives_the_state_back() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        for length in [2_049, 8_000, 8_192] {
            let (state, nonce) = ("s".repeat(length), "n".repeat(length));
            let page =
                browser.authorize(&app.request("openid", &[("state", &state), ("nonce", &nonce)]), "alice@example.com", PASSWORD).await;
            assert_eq!(page.answer()["state"], state, "{length}");
            let token = app.redeem(&page.code()).await.good().text("id_token");
            assert_eq!(body(&token)["nonce"], nonce.as_str(), "{length}");
            let refused = browser.get(&app.request("openid", &[("state", &state), ("max_age", "x")])).await;
            assert_eq!((refused.error().as_str(), refused.answer()["state"].as_str()), ("invalid_request", state.as_str()));
        }
        // Longer than what is carried: refused, and given back.
        let state = "s".repeat(20_000);
        let refused = browser.get(&app.request("openid", &[("state", &state)])).await;
        assert_eq!((refused.error().as_str(), refused.answer()["state"].as_str()), ("invalid_request", state.as_str()));
        let lines = browser.get(&app.request("openid", &[("state", "one\ntwo")])).await;
        assert_eq!((lines.error().as_str(), lines.answer()["state"].as_str()), ("invalid_request", "one\ntwo"));
    })
    .await;
}
