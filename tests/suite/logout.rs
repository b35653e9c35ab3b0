//! [RP-Initiated Logout 1.0](https://openid.net/specs/openid-connect-rpinitiated-1_0.html).

use std::time::Duration;

use latchkey::jose::Algorithm;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;

use crate::scenario::{Browser, PASSWORD, Page, RelyingParty, Scenario, head, on_each_pairing, said, said_with};

async fn app(given: &Scenario, id: &str) -> RelyingParty {
    given.client_with(id, ClientKind::Web, json!({}), ClientSettings { first_party: true, ..Default::default() }).await
}

fn logout(given: &Scenario, parameters: &[(&str, &str)]) -> String {
    url::Url::parse_with_params(&format!("{}/logout", given.issuer), parameters).unwrap().into()
}

async fn is_signed_in(browser: &Browser, app: &RelyingParty) -> bool {
    browser.get(&app.request("openid", &[("prompt", "none")])).await.answer().contains_key("code")
}

#[tokio::test]
async fn a_hint_of_this_browsers_session_ends_it_at_once_and_returns_with_state() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = app(&given, "app").await;
        for by_post in [false, true] {
            let browser = given.browser();
            let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;
            let hint = tokens.text("id_token");
            // An expired hint names as well as a fresh one.
            given.later(Duration::from_secs(2 * 3600));
            let parameters =
                [("id_token_hint", hint.as_str()), ("post_logout_redirect_uri", "https://app.example/bye"), ("state", "a b&c")];
            let page = if by_post {
                let fields: Vec<_> = parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
                browser.post("/logout", &fields).await
            } else {
                browser.get(&logout(&given, &parameters)).await
            };
            assert!(page.left_to.as_deref().unwrap().starts_with("https://app.example/bye?"), "{page:?}");
            assert_eq!(page.answer()["state"], "a b&c");
            assert!(!is_signed_in(&browser, &app).await);
            assert_eq!(app.refresh(&tokens.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
            assert_eq!(app.userinfo(&tokens.text("access_token")).await.status, 401);
        }
    })
    .await;
}

#[tokio::test]
async fn without_a_hint_or_with_another_persons_a_page_asks_and_names_the_account() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        given.person("bob@example.com").await;
        let app = app(&given, "app").await;
        let of_bob = given.tokens(&given.browser(), &app, "openid", "bob@example.com").await.text("id_token");
        let elsewhere = given.tokens(&given.browser(), &app, "openid", "alice@example.com").await.text("id_token");
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        for parameters in
            [vec![], vec![("client_id", "app")], vec![("id_token_hint", of_bob.as_str())], vec![("id_token_hint", elsewhere.as_str())]]
        {
            let page = browser.get(&logout(&given, &parameters)).await;
            assert_eq!((page.status, page.name().as_str()), (200, "sign-out"));
            assert!(page.body.contains("alice@example.com") && !page.body.contains("bob@example.com"));
            assert!(is_signed_in(&browser, &app).await, "asking ends nothing");
            // Saying no ends nothing either.
            browser.submit(&page, "deny", &[], Some("deny")).await;
            assert!(is_signed_in(&browser, &app).await);
        }
        let page = browser
            .get(&logout(&given, &[("client_id", "app"), ("post_logout_redirect_uri", "https://app.example/bye"), ("state", "s")]))
            .await;
        let page = browser.submit(&page, "accept", &[], Some("accept")).await;
        assert_eq!(page.left_to.as_deref(), Some("https://app.example/bye?state=s"));
        assert!(!is_signed_in(&browser, &app).await);
    })
    .await;
}

#[tokio::test]
async fn attack_r7_an_address_that_is_not_registered_or_a_client_that_does_not_match_is_a_page_and_ends_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = app(&given, "app").await;
        self::app(&given, "other").await;
        let browser = given.browser();
        let hint = given.tokens(&browser, &app, "openid", "alice@example.com").await.text("id_token");
        let hint = hint.as_str();
        for parameters in [
            vec![("id_token_hint", hint), ("post_logout_redirect_uri", "https://evil.example/")],
            vec![("id_token_hint", hint), ("post_logout_redirect_uri", "https://app.example/bye/")],
            vec![("id_token_hint", hint), ("post_logout_redirect_uri", "https://other.example/bye")],
            vec![("client_id", "app"), ("post_logout_redirect_uri", "//evil.example")],
            vec![("id_token_hint", hint), ("client_id", "other")],
            vec![("id_token_hint", "no.token.atall")],
            vec![("client_id", "nobody"), ("post_logout_redirect_uri", "https://app.example/bye")],
            vec![("state", "a"), ("state", "b")],
        ] {
            let page = browser.get(&logout(&given, &parameters)).await;
            assert_eq!((page.status, page.name().as_str()), (400, "error"), "{parameters:?}");
            assert_eq!(page.left_to, None);
            assert!(is_signed_in(&browser, &app).await, "{parameters:?}");
        }
        // Nobody says whose the address is: nobody is sent there.
        let page = browser.get(&logout(&given, &[("post_logout_redirect_uri", "https://evil.example/")])).await;
        assert_eq!(page.name(), "sign-out");
        let page = browser.submit(&page, "accept", &[], Some("accept")).await;
        assert_eq!((page.name().as_str(), page.left_to), ("signed-out", None));
    })
    .await;
}

#[tokio::test]
async fn a_hint_alone_without_the_browser_ends_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = app(&given, "app").await;
        let browser = given.browser();
        let hint = given.tokens(&browser, &app, "openid", "alice@example.com").await.text("id_token");
        let page = given
            .browser()
            .get(&logout(&given, &[("id_token_hint", &hint), ("post_logout_redirect_uri", "https://app.example/bye")]))
            .await;
        assert_eq!(page.left_to.as_deref(), Some("https://app.example/bye"));
        assert!(is_signed_in(&browser, &app).await);
    })
    .await;
}

#[tokio::test]
async fn the_language_that_the_app_asked_for_lasts_to_the_signed_out_page() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = app(&given, "app").await;
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let page = browser.get(&logout(&given, &[("ui_locales", "de")])).await;
        assert!(page.body.contains("lang=\"de\""));
        let page = browser.submit(&page, "accept", &[], Some("accept")).await;
        assert_eq!(page.name(), "signed-out");
        assert!(page.body.contains("lang=\"de\""));
    })
    .await;
}

#[tokio::test]
async fn attack_m3_the_confirmation_is_bound_to_its_browser_and_serves_once() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = app(&given, "app").await;
        let (browser, attacker) = (given.browser(), given.browser());
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        given.tokens(&attacker, &app, "openid", "alice@example.com").await;
        let foreign = attacker.get("/logout").await;
        let page = browser.get("/logout").await;
        let mut fields = page.form("accept").fields.clone();
        fields.push(("accept".into(), "yes".into()));
        let without: Vec<_> = fields.iter().filter(|(name, _)| name != "csrf").cloned().collect();
        let mut of_attacker = foreign.form("accept").fields.clone();
        of_attacker.push(("accept".into(), "yes".into()));
        for forged in [without, of_attacker] {
            assert_eq!(browser.post("/logout", &forged).await.status, 403);
        }
        let by_get = url::Url::parse_with_params(&format!("{}/logout", given.issuer), &fields).unwrap();
        assert_eq!(browser.get(by_get.as_str()).await.name(), "sign-out");
        assert!(is_signed_in(&browser, &app).await);
        assert_eq!(browser.post("/logout", &fields).await.name(), "signed-out");
        let page = browser.authorize(&app.request("openid", &[]), "alice@example.com", PASSWORD).await;
        page.code();
        assert_eq!(browser.post("/logout", &fields).await.status, 400, "used up");
        assert!(is_signed_in(&browser, &app).await);
    })
    .await;
}

/// Whether the page says the reason and offers to sign out, and does so where that is accepted.
async fn offers_to_sign_out(browser: &Browser, app: &RelyingParty, page: &Page, names: Option<&str>, reason: &str) {
    assert_eq!((page.status, page.name().as_str(), page.left_to.as_deref()), (400, "error", None), "{page:?}");
    assert!(page.body.contains("alice@example.com"));
    assert_eq!(page.text(".plate .app-name"), names.unwrap_or("Latchkey"));
    let told = match (names, reason) {
        (None, "hint") => said("error-the-app-sign-out-hint"),
        (names, reason) => said_with(&format!("error-sign-out-{reason}"), &[("app", names.unwrap_or_default().into())]),
    };
    assert_eq!(page.text("p.lead"), told, "the reason in view");
    assert!(is_signed_in(browser, app).await, "the request alone ends nothing");
    let stays = browser.submit(page, "deny", &[], Some("deny")).await;
    assert!(stays.left_to.is_none() && is_signed_in(browser, app).await);
}

#[tokio::test]
async fn a_sign_out_that_cannot_be_answered_as_asked_says_why_and_still_signs_out() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = app(&given, "app").await;
        let other = given.tokens(&given.browser(), &self::app(&given, "other").await, "openid", "alice@example.com").await.text("id_token");
        let foreign = {
            let mut parts: Vec<&str> = other.split('.').collect();
            parts[2] = "AAAA";
            parts.join(".")
        };
        for (parameters, names, reason) in [
            (vec![("post_logout_redirect_uri", "https://app.example/not-registered"), ("client_id", "app")], Some("App app"), "address"),
            (
                vec![("id_token_hint", foreign.as_str()), ("post_logout_redirect_uri", "https://other.example/bye")],
                Some("App other"),
                "hint",
            ),
            (vec![("id_token_hint", foreign.as_str()), ("client_id", "app")], Some("App app"), "hint"),
            (vec![("id_token_hint", "no.token.atall")], None, "hint"),
            (vec![("id_token_hint", other.as_str()), ("client_id", "app")], Some("App app"), "app"),
            (vec![("client_id", "nobody")], None, "app"),
            (vec![("client_id", "app"), ("state", "a"), ("state", "b")], Some("App app"), "malformed"),
        ] {
            let browser = given.browser();
            given.tokens(&browser, &app, "openid", "alice@example.com").await;
            let asked = browser.get(&logout(&given, &parameters)).await;
            offers_to_sign_out(&browser, &app, &asked, names, reason).await;
            let asked = browser.get(&logout(&given, &parameters)).await;
            let done = browser.submit(&asked, "accept", &[], Some("accept")).await;
            assert_eq!((done.name().as_str(), done.left_to.as_deref()), ("signed-out", None), "{parameters:?}");
            assert!(!is_signed_in(&browser, &app).await, "{parameters:?}");
            // Nobody is signed in any more: the page says so, and has nothing to accept.
            let empty = browser.get(&logout(&given, &parameters)).await;
            assert_eq!((empty.status, empty.name().as_str()), (400, "error"));
            assert!(!empty.body.contains("name=\"accept\"") && empty.text("h1") != asked.text("h1"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_hint_whose_key_was_revoked_still_names_the_app_and_signs_out() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = app(&given, "app").await;
        let browser = given.browser();
        let hint = given.tokens(&browser, &app, "openid", "alice@example.com").await.text("id_token");
        let kid = head(&hint)["kid"].as_str().unwrap().to_owned();
        given.revoke_key(Algorithm::RS256, &kid).await;
        given.later(Duration::from_secs(5));
        given.provider.catch_up().await;
        let parameters = [("id_token_hint", hint.as_str()), ("post_logout_redirect_uri", "https://app.example/bye")];
        let page = browser.get(&logout(&given, &parameters)).await;
        offers_to_sign_out(&browser, &app, &page, Some("App app"), "hint").await;
        let page = browser.get(&logout(&given, &parameters)).await;
        let done = browser.submit(&page, "accept", &[], Some("accept")).await;
        assert_eq!(done.attribute(".buttons a.main", "href"), "https://app.example/", "the way back to the app");
        assert!(!is_signed_in(&browser, &app).await);
    })
    .await;
}

#[tokio::test]
async fn what_a_client_wants_back_after_sign_out_may_be_long() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = app(&given, "app").await;
        let browser = given.browser();
        let hint = given.tokens(&browser, &app, "openid", "alice@example.com").await.text("id_token");
        let state = "s".repeat(8_000);
        let parameters = [("id_token_hint", hint.as_str()), ("post_logout_redirect_uri", "https://app.example/bye"), ("state", &state)];
        assert_eq!(browser.get(&logout(&given, &parameters)).await.answer()["state"], state);
    })
    .await;
}

#[tokio::test]
async fn a_posted_request_that_cannot_be_read_offers_to_sign_out_too() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = app(&given, "app").await;
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        // As another site posts it: without the cookies of this one.
        let post = app.http.post(format!("{}/logout", given.issuer)).header("content-type", "application/x-www-form-urlencoded");
        let answer = post.body("client_id=app&state=a&state=b").send().await.unwrap();
        assert_eq!(answer.status(), 303);
        let page = browser.get(answer.headers()["location"].to_str().unwrap()).await;
        offers_to_sign_out(&browser, &app, &page, Some("App app"), "malformed").await;
    })
    .await;
}

#[tokio::test]
async fn a_parameter_of_the_apps_own_is_ignored_and_where_nobody_was_signed_in_it_is_said() {
    on_each_pairing(async |given| {
        app(&given, "app").await;
        for query in ["posted=1&client_id=app", "client_id=app&posted=1", "client_id=app"] {
            let page = given.browser().get(&format!("/logout?{query}")).await;
            assert_eq!((page.status, page.name().as_str()), (200, "signed-out"), "{query}: {}", page.body);
            assert!(page.says("signed-out-nobody"), "{query}: {}", page.body);
        }
        assert_ne!(given.browser().get("/logout?posted=1").await.name(), "signed-out", "what Latchkey did not keep");
    })
    .await;
}
