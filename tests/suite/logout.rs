//! RP-Initiated Logout 1.0.

use crate::scenario::{PASSWORD, Scenario, on_each_pairing};

fn request(given: &Scenario, parameters: &[(&str, &str)]) -> String {
    url::Url::parse_with_params(&format!("{}/logout", given.issuer), parameters).unwrap().into()
}

#[tokio::test]
async fn a_hint_of_this_browsers_session_ends_it_at_once_and_returns_with_state() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        given.later(std::time::Duration::from_secs(2 * 3600));
        let hint = tokens.text("id_token");
        let asked = [("id_token_hint", hint.as_str()), ("post_logout_redirect_uri", "https://app.example/bye"), ("state", "st")];
        let page = browser.get(&request(&given, &asked)).await;
        assert_eq!(page.left_to.as_deref(), Some("https://app.example/bye?state=st"), "an expired hint still names its session");
        assert_eq!(browser.get(&app.request("openid", &[("prompt", "none")])).await.error(), "login_required");
        assert_eq!(app.refresh(&tokens.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
    })
    .await;
}

#[tokio::test]
async fn without_a_hint_a_page_asks_and_names_the_account() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let fields =
            vec![("client_id".to_owned(), "app".to_owned()), ("post_logout_redirect_uri".to_owned(), "https://app.example/bye".to_owned())];
        let page = browser.post("/logout", &fields).await;
        assert_eq!(page.name(), "sign-out");
        assert!(page.body.contains("alice@example.com"));
        browser.submit(&page, "deny", &[], Some("deny")).await;
        assert!(browser.get(&app.request("openid", &[("prompt", "none")])).await.answer().contains_key("code"), "no means no");
        let page = browser.post("/logout", &fields).await;
        let page = browser.submit(&page, "accept", &[], Some("accept")).await;
        assert_eq!(page.left_to.as_deref(), Some("https://app.example/bye"));
        assert_eq!(browser.get(&app.request("openid", &[("prompt", "none")])).await.error(), "login_required");
    })
    .await;
}

#[tokio::test]
async fn attack_r7_only_a_registered_address_is_followed_and_nothing_ends_before() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        given.client("other").await;
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let hint = tokens.text("id_token");
        for asked in [
            &[("id_token_hint", hint.as_str()), ("post_logout_redirect_uri", "https://evil.example/")][..],
            &[("id_token_hint", &hint), ("client_id", "other")],
            &[("id_token_hint", "a.b.c")],
            &[("client_id", "nobody")],
        ] {
            let page = browser.get(&request(&given, asked)).await;
            assert_eq!((page.status, page.name().as_str()), (400, "error"), "{asked:?}");
        }
        assert!(browser.get(&app.request("openid", &[("prompt", "none")])).await.answer().contains_key("code"));
    })
    .await;
}

#[tokio::test]
async fn a_hint_alone_without_the_browser_ends_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let hint = given.tokens(&browser, &app, "openid", "alice@example.com").await.text("id_token");
        let stranger = given.browser();
        assert_eq!(stranger.get(&request(&given, &[("id_token_hint", &hint)])).await.name(), "signed-out");
        assert!(browser.get(&app.request("openid", &[("prompt", "none")])).await.answer().contains_key("code"));
        given.person("bob@example.com").await;
        let page = stranger.get("/account").await;
        stranger.sign_in(&page, "bob@example.com", PASSWORD).await;
        assert_eq!(
            stranger.get(&request(&given, &[("id_token_hint", &hint)])).await.name(),
            "sign-out",
            "somebody else's hint: a page asks"
        );
    })
    .await;
}
