//! A person's own pages.

use std::time::Duration;

use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;

use crate::scenario::{Browser, PASSWORD, Scenario, body, on_each_pairing, said_count};

async fn signed_in(given: &Scenario, email: &str) -> Browser {
    let browser = given.browser();
    let page = browser.get("/account").await;
    assert_eq!(page.name(), "sign-in");
    assert_eq!(browser.sign_in(&page, email, PASSWORD).await.name(), "account");
    browser
}

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_sign_in_and_back() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        for (path, name) in [
            ("/", "home"),
            ("/account", "account"),
            ("/account/sessions", "sessions"),
            ("/account/apps", "apps"),
            ("/account/password", "change-password"),
        ] {
            let browser = given.browser();
            let page = browser.get(path).await;
            assert_eq!(page.name(), "sign-in", "{path}");
            let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
            assert_eq!(page.name(), name);
            assert_eq!(page.headers["cache-control"], "no-store");
            assert!(page.headers["content-security-policy"].to_str().unwrap().contains("form-action 'self'"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_session_ended_elsewhere_is_signed_out_there_and_its_online_grants_end_while_offline_ones_stay() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let elsewhere = given.browser();
        let online = given.tokens(&elsewhere, &app, "openid", "alice@example.com").await;
        let page =
            elsewhere.authorize(&app.request("openid offline_access", &[("prompt", "consent")]), "alice@example.com", PASSWORD).await;
        let offline = app.redeem(&page.code()).await.good();

        let browser = signed_in(&given, "alice@example.com").await;
        let page = browser.get("/account/sessions").await;
        assert!(page.body.contains("App app"), "the apps that were opened are named");
        let page = browser.submit(&page, "session", &[], Some("session")).await;
        assert_eq!(page.name(), "sessions");
        assert_eq!(elsewhere.get("/account").await.name(), "sign-in");
        assert_eq!(app.userinfo(&online.text("access_token")).await.status, 401);
        assert_eq!(app.refresh(&online.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
        app.userinfo(&offline.text("access_token")).await.good();
        app.refresh(&offline.text("refresh_token"), &[]).await.good();
        assert_eq!(browser.get("/account").await.name(), "account", "this one stays");
    })
    .await;
}

#[tokio::test]
async fn the_home_page_has_the_apps_that_were_connected_with_an_address_and_those_that_were_used() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let address = json!({ "client_uri": "https://wiki.example/" });
        given.client_with("wiki", ClientKind::Web, address, ClientSettings::default()).await;
        let used = given.client("used").await;
        let browser = given.browser();
        let page = browser.get("/").await;
        let home = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(home.name(), "home");
        assert!(home.body.contains("App wiki") && !home.body.contains("App used"), "{}", home.body);
        given.tokens(&browser, &used, "openid", "alice@example.com").await;
        assert!(browser.get("/").await.body.contains("App used"));
    })
    .await;
}

#[tokio::test]
async fn a_revoked_app_must_ask_again_and_its_tokens_are_gone() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid email", "alice@example.com").await;
        assert!(browser.get("/").await.body.contains("App app"));
        let page = browser.get("/account/apps").await;
        let page = browser.submit(&page, "app", &[], Some("app")).await;
        assert_eq!(page.name(), "apps");
        assert_eq!(app.userinfo(&tokens.text("access_token")).await.status, 401);
        assert_eq!(app.refresh(&tokens.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
        assert_eq!(browser.get(&app.request("openid email", &[])).await.name(), "consent");
    })
    .await;
}

#[tokio::test]
async fn a_new_password_needs_the_present_one_and_ends_the_other_sessions() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let other = signed_in(&given, "alice@example.com").await;
        let browser = signed_in(&given, "alice@example.com").await;
        let page = browser.get("/account/password").await;
        let change = async |current: &str, new: &str| {
            browser.submit(&page, "current_password", &[("current_password", current), ("new_password", new)], None).await
        };
        for (current, new) in [("wrong", "amber kites over 7 bridges"), (PASSWORD, "password1"), (PASSWORD, PASSWORD)] {
            let answer = change(current, new).await;
            assert!(answer.body.contains("aria-invalid") || answer.body.contains("summary"), "an error is shown: {}", answer.body);
            assert!(!answer.body.contains(new), "what was typed is not sent back");
        }
        assert_eq!(other.get("/account").await.name(), "account");
        let page = change(PASSWORD, "amber kites over 7 bridges").await;
        assert_eq!(page.text("[role=status]"), said_count("notice-password-changed", 1));
        assert_eq!(browser.get("/account/password?done").await.text("[role=status]"), "", "told once");
        assert_eq!(other.get("/account").await.name(), "sign-in");
        assert_eq!(browser.get("/account").await.name(), "account");
        let fresh = given.browser();
        let page = fresh.get("/account").await;
        assert_eq!(fresh.sign_in(&page, "alice@example.com", PASSWORD).await.name(), "sign-in");
        assert_eq!(fresh.sign_in(&page, "alice@example.com", "amber kites over 7 bridges").await.name(), "account");
    })
    .await;
}

#[tokio::test]
async fn attack_m3_forms_without_or_with_anothers_token_change_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let mallory = signed_in(&given, "alice@example.com").await;
        let stolen = mallory.get("/account/sessions").await.form("csrf").fields.into_iter().find(|(name, _)| name == "csrf").unwrap().1;
        for csrf in ["", stolen.as_str()] {
            let fields = [("csrf".to_owned(), csrf.to_owned()), ("app".to_owned(), "app".to_owned())];
            let page = browser.post("/account/apps/revoke", &fields).await;
            assert_eq!((page.status, page.name().as_str()), (403, "error"));
        }
        app.userinfo(&tokens.text("access_token")).await.good();
        assert_eq!(browser.get("/account/apps/revoke").await.status, 405);
    })
    .await;
}

#[tokio::test]
async fn another_persons_session_id_does_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        given.person("bob@example.com").await;
        let app = given.client("app").await;
        let bob = given.browser();
        let sid = body(&given.tokens(&bob, &app, "openid", "bob@example.com").await.text("id_token"))["sid"].as_str().unwrap().to_owned();
        let alice = signed_in(&given, "alice@example.com").await;
        signed_in(&given, "alice@example.com").await;
        let page = alice.get("/account/sessions").await;
        let csrf = page.form("session").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
        alice.post("/account/sessions/end", &[csrf, ("session".to_owned(), sid)]).await;
        assert_eq!(bob.get("/account").await.name(), "account");
    })
    .await;
}

#[tokio::test]
async fn attack_m8_after_signing_out_nothing_personal_is_shown() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let browser = signed_in(&given, "alice@example.com").await;
        let page = browser.get("/logout").await;
        assert_eq!(page.name(), "sign-out");
        assert!(page.body.contains("alice@example.com"), "the account is named");
        let page = browser.submit(&page, "accept", &[], Some("accept")).await;
        assert_eq!(page.name(), "signed-out");
        given.later(Duration::from_secs(1));
        let page = browser.get("/account").await;
        assert_eq!(page.name(), "sign-in");
        assert!(!page.body.contains("alice"));
    })
    .await;
}

#[tokio::test]
async fn a_new_password_gives_this_browser_a_new_cookie_and_a_copy_of_the_old_one_opens_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let browser = signed_in(&given, "alice@example.com").await;
        let thief = given.browser();
        for cookie in browser.cookies().split("; ") {
            thief.plant(cookie);
        }
        assert_eq!(thief.get("/account").await.name(), "account");
        let page = browser.get("/account/password").await;
        let typed = [("current_password", PASSWORD), ("new_password", "marble ferry hums low 4")];
        browser.submit(&page, "current_password", &typed, None).await;
        assert_eq!(browser.get("/account").await.name(), "account");
        assert_eq!(thief.get("/account").await.name(), "sign-in");
    })
    .await;
}

#[tokio::test]
async fn attack_m3_a_form_that_another_site_posts_changes_no_cookie() {
    on_each_pairing(async |given| {
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let request = http.post(format!("{}/account/sessions/end", given.issuer)).form(&[("session", "any")]);
        let answer = request.header("origin", "https://evil.example").header("sec-fetch-site", "cross-site").send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 403);
        assert!(answer.headers().get("set-cookie").is_none());
    })
    .await;
}

#[tokio::test]
async fn who_guesses_the_present_password_is_slowed_and_told_how_long() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let browser = given.browser();
        let page = browser.get("/account/password").await;
        let mut page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        for _ in 0..10 {
            let wrong = [("current_password", "no such lamp 3"), ("new_password", "quiet lamps beside 4 rivers")];
            page = browser.submit(&page, "new_password", &wrong, None).await;
            assert_eq!(page.status, 200);
        }
        let right = [("current_password", PASSWORD), ("new_password", "quiet lamps beside 4 rivers")];
        let page = browser.submit(&page, "new_password", &right, None).await;
        assert_eq!((page.status, page.name().as_str()), (429, "change-password"));
        assert_eq!(page.headers["retry-after"], "600");
    })
    .await;
}
