//! Sessions: which one answers, how long they live, what ends with them, and that no old cookie opens anything.

use std::time::Duration;

use crate::scenario::{Browser, PASSWORD, Pairing, Scenario, body, on_each_pairing, pairings, until};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

#[tokio::test]
async fn a_session_ends_idle_and_at_its_absolute_end() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let silent = app.request("openid", &[("prompt", "none")]);
        for _ in 0..14 {
            given.later(11 * HOUR);
            let answer = browser.get(&silent).await.answer();
            assert!(answer.contains_key("code"), "used within twelve hours it lives on: {answer:?}");
        }
        given.later(11 * HOUR);
        browser.get(&silent).await;
        given.later(11 * HOUR);
        assert_eq!(browser.get(&silent).await.error(), "login_required", "seven days are the most");

        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        given.later(12 * HOUR + MINUTE);
        assert_eq!(browser.get(&silent).await.error(), "login_required", "twelve hours idle");
    })
    .await;
}

#[tokio::test]
async fn attack_m4_the_session_cookie_changes_at_every_sign_in_and_the_old_one_is_void() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let planted = browser.plant_session(&"A".repeat(43));
        let first = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let before = browser.cookies();
        assert!(!before.contains(&planted), "a planted cookie is not kept: {before}");
        let page = browser.authorize(&app.request("openid", &[("prompt", "login")]), "alice@example.com", PASSWORD).await;
        let second = app.redeem(&page.code()).await.good();
        let after = browser.cookies();
        assert_ne!(before, after);
        assert_eq!(body(&first.text("id_token"))["sid"], body(&second.text("id_token"))["sid"], "the sid is constant for its life");

        let thief = given.browser();
        for cookie in before.split("; ") {
            thief.plant(cookie);
        }
        assert_eq!(thief.get(&app.request("openid", &[("prompt", "none")])).await.error(), "login_required", "the old cookie is void");
    })
    .await;
}

#[tokio::test]
async fn attack_m5_doubled_and_tampered_cookies_are_ignored_cleanly() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let cookies = browser.cookies();
        let (name, value) = browser.session_cookie().unwrap();
        let silent = app.request("openid", &[("prompt", "none")]);
        for forged in [
            format!("{cookies}; {cookies}"),
            cookies.replace(&format!("{name}="), &format!("{name}=x")),
            cookies.replace(&value, &"B".repeat(43)),
            format!("{name}="),
            "x".repeat(8000),
        ] {
            let answer = app.http.get(&silent).header("cookie", forged).send().await.unwrap();
            let location = answer.headers().get("location").map(|location| location.to_str().unwrap().to_owned()).unwrap_or_default();
            assert!(location.contains("error=login_required"), "{} {location}", answer.status());
        }
    })
    .await;
}

#[tokio::test]
async fn which_session_answers_hint_then_last_for_the_client_then_the_only_one_then_the_chooser() {
    on_each_pairing(async |given| {
        let (alice, bob) = (given.person("alice@example.com").await, given.person("bob@example.com").await);
        let (app, other, third) = (given.client("app").await, given.client("other").await, given.client("third").await);
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let page = browser.get(&other.request("openid", &[("prompt", "select_account")])).await;
        assert_eq!(page.name(), "account-choice");
        let page = browser.submit(&page, "another", &[], Some("another")).await;
        let page = browser.sign_in(&page, "bob@example.com", PASSWORD).await;
        let page = browser.submit(&page, "accept", &[], Some("accept")).await;
        let of_bob = other.redeem(&page.code()).await.good();
        assert_eq!(body(&of_bob.text("id_token"))["sub"], bob.as_str());

        let silent = |changes: &[(&str, &str)]| app.request("openid", &[&[("prompt", "none")], changes].concat());
        let again = app.redeem(&browser.get(&silent(&[])).await.code()).await.good();
        assert_eq!(body(&again.text("id_token"))["sub"], alice.as_str(), "the one that last answered this client");
        assert_eq!(browser.get(&silent(&[("login_hint", "bob@example.com")])).await.error(), "consent_required", "bob's session answers");
        let hint = of_bob.text("id_token");
        let hinted = other.request("openid", &[("prompt", "none"), ("id_token_hint", &hint)]);
        assert_eq!(body(&other.redeem(&browser.get(&hinted).await.code()).await.good().text("id_token"))["sub"], bob.as_str());
        assert_eq!(browser.get(&third.request("openid", &[])).await.name(), "account-choice");
        assert_eq!(browser.get(&third.request("openid", &[("prompt", "none")])).await.error(), "account_selection_required");
    })
    .await;
}

#[tokio::test]
async fn an_id_token_hint_of_somebody_else_ends_in_login_required_never_in_a_code() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        given.person("bob@example.com").await;
        let app = given.client("app").await;
        let hint = given.tokens(&given.browser(), &app, "openid", "alice@example.com").await.text("id_token");
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("id_token_hint", &hint)])).await;
        assert!(!page.text(".door .lead").is_empty(), "the page says that one account is asked for: {}", page.body);
        assert_eq!(browser.sign_in(&page, "bob@example.com", PASSWORD).await.error(), "login_required");
        assert!(browser.get(&app.request("openid", &[("prompt", "login")])).await.text(".door .lead").is_empty());
    })
    .await;
}

#[tokio::test]
async fn prompt_login_and_an_expired_max_age_ask_again_and_auth_time_is_newer() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let first = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        given.later(10 * MINUTE);
        for changes in [[("prompt", "login")], [("max_age", "60")], [("max_age", "0")]] {
            let page = browser.get(&app.request("openid", &changes)).await;
            assert_eq!(page.name(), "password", "{changes:?}");
            let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
            let again = app.redeem(&page.code()).await.good();
            assert!(body(&again.text("id_token"))["auth_time"].as_i64() > body(&first.text("id_token"))["auth_time"].as_i64());
            given.later(10 * MINUTE);
        }
        let page = browser.get(&app.request("openid", &[("max_age", "10000")])).await;
        assert!(page.answer().contains_key("code"));
    })
    .await;
}

#[tokio::test]
async fn people_stay_signed_in_over_a_restart() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let given = given.restart().await;
        assert!(browser.get(&app.request("openid", &[("prompt", "none")])).await.answer().contains_key("code"));
        app.userinfo(&tokens.text("access_token")).await.good();
        app.refresh(&tokens.text("refresh_token"), &[]).await.good();
        drop(given);
    }
}

#[tokio::test]
async fn what_one_replica_ends_is_ended_on_the_other() {
    for pairing in pairings().into_iter().filter(|pairing| *pairing == Pairing::Servers) {
        let given = Scenario::on(pairing, &[]).await;
        let sub = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let tokens = given.tokens(&given.browser(), &app, "openid", "alice@example.com").await;
        let (replica, address) = given.replica().await;
        let at_replica = |path: &str| app.http.get(format!("{address}{path}")).bearer_auth(tokens.text("access_token")).send();
        assert_eq!(at_replica("/userinfo").await.unwrap().status(), 200);
        let sid = body(&tokens.text("id_token"))["sid"].as_str().unwrap().to_owned();
        given.end_session(&sid, &sub).await;
        until("the replica refuses too", async || at_replica("/userinfo").await.unwrap().status() == 401).await;
        let ready = app.http.get(format!("{}/readyz", replica.management)).send().await.unwrap();
        assert_eq!(ready.status(), 200);
    }
}

#[tokio::test]
async fn attack_z4_what_a_browser_calls_itself_is_kept_as_all_may_read_it() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let browser = Browser::sending(&given.issuer, "user-agent", b"A\xc2\x9b31mRED\xe2\x80\xae=x");
        let page = browser.get("/account").await;
        assert_eq!(browser.sign_in(&page, "alice@example.com", PASSWORD).await.name(), "account");
        let session = given.provider.sessions().of_user(&alice).await.unwrap().remove(0);
        assert_eq!(session.user_agent.as_deref(), Some("A\u{fffd}31mRED\u{fffd}=x"));
    })
    .await;
}
