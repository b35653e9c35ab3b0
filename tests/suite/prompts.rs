//! How a person is asked: `prompt`, `max_age`, hints, languages and `acr` (OpenID Connect Core §3.1.2.1, §3.1.2.6, §5.5.1.1).

use std::time::Duration;

use serde_json::json;

use crate::scenario::relying_party::{RelyingParty, body};
use crate::scenario::{Browser, PASSWORD, Scenario, on_each_pairing};

struct Story {
    app: RelyingParty,
    browser: Browser,
    alice: String,
    bob: String,
}

/// alice and bob; alice is signed in and agreed.
async fn story(given: &Scenario) -> Story {
    let (alice, bob) = (given.person("alice@example.com").await, given.person("bob@example.com").await);
    let (app, browser) = (given.client("app").await, given.browser());
    given.code(&browser, &app, "openid email").await;
    Story { app, browser, alice, bob }
}

impl Story {
    /// The name of the page that is shown, `code`, or the error.
    async fn asked(&self, changes: &[(&str, &str)]) -> String {
        asked(&self.browser, &self.app, changes).await
    }

    async fn id_token(&self, given: &Scenario) -> String {
        self.app.redeem(&given.code(&self.browser, &self.app, "openid").await).await.good().text("id_token")
    }
}

async fn asked(browser: &Browser, app: &RelyingParty, changes: &[(&str, &str)]) -> String {
    let page = browser.get(&app.request("openid email", changes)).await;
    match &page.left_to {
        None => page.name(),
        Some(_) => page.answer().remove("error").unwrap_or_else(|| "code".into()),
    }
}

async fn sign_in_too(story: &Story, email: &str) {
    let page = story.browser.get(&story.app.request("openid email", &[("prompt", "select_account")])).await;
    assert_eq!(page.name(), "account-choice");
    let page = story.browser.submit(&page, "another", &[], Some("another")).await;
    let page = story.browser.sign_in(&page, email, PASSWORD).await;
    story.browser.submit(&page, "accept", &[], Some("accept")).await.code();
}

#[tokio::test]
async fn core_3_1_2_6_prompt_none_shows_no_page_and_says_what_one_would_be_for() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let none = ("prompt", "none");
        assert_eq!(story.asked(&[none]).await, "code");
        assert_eq!(asked(&given.browser(), &story.app, &[none]).await, "login_required");
        assert_eq!(story.asked(&[none, ("max_age", "0")]).await, "login_required");
        given.later(Duration::from_secs(100));
        assert_eq!(story.asked(&[none, ("max_age", "99")]).await, "login_required");
        assert_eq!(story.asked(&[none, ("max_age", "100")]).await, "code");
        assert_eq!(story.asked(&[none, ("login_hint", "bob@example.com")]).await, "login_required");
        assert_eq!(story.asked(&[none, ("login_hint", "nobody@example.com")]).await, "login_required");
        assert_eq!(story.asked(&[none, ("login_hint", "alice@example.com")]).await, "code");
        let second = given.client("second").await;
        assert_eq!(asked(&story.browser, &second, &[none]).await, "consent_required");
        assert_eq!(story.asked(&[none, ("scope", "openid email phone")]).await, "consent_required");

        sign_in_too(&story, "bob@example.com").await;
        let third = given.client("third").await;
        assert_eq!(asked(&story.browser, &third, &[none]).await, "account_selection_required");
        assert_eq!(story.asked(&[none]).await, "code", "the one that last answered this app");
        given.later(Duration::from_secs(13 * 3600));
        assert_eq!(story.asked(&[none]).await, "login_required");
    })
    .await;
}

#[tokio::test]
async fn core_3_1_2_1_prompt_values_combine_but_none_stands_alone() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        for (prompt, expected) in [
            ("login", "password"),
            ("consent", "consent"),
            ("select_account", "account-choice"),
            ("login consent", "password"),
            ("select_account login", "account-choice"),
            ("none login", "invalid_request"),
            ("consent none", "invalid_request"),
            ("create", "invalid_request"),
            ("unknown", "invalid_request"),
            ("Login", "invalid_request"),
            ("", "code"),
        ] {
            let shown = story.asked(&[("prompt", prompt)]).await;
            assert!(shown == expected || (expected == "password" && shown == "sign-in"), "{prompt}: {shown}");
        }
        let page = story.browser.get(&story.app.request("openid email", &[("prompt", "login consent")])).await;
        let page = story.browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "consent");
        story.browser.submit(&page, "accept", &[], Some("accept")).await.code();
    })
    .await;
}

#[tokio::test]
async fn core_3_1_2_1_prompt_login_and_an_old_sign_in_ask_again_and_auth_time_is_newer() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let time = |token: &str| body(token)["auth_time"].as_i64().unwrap();
        let mut before = time(&story.id_token(&given).await);
        given.later(Duration::from_secs(1000));
        assert_eq!(time(&story.id_token(&given).await), before, "answering is no sign-in");
        for changes in [&[("prompt", "login")][..], &[("max_age", "999")], &[("max_age", "0")]] {
            given.later(Duration::from_secs(1000));
            let page = story.browser.get(&story.app.request("openid", changes)).await;
            assert!(["sign-in", "password"].contains(&page.name().as_str()), "{changes:?}");
            let code = story.browser.authorize(&story.app.request("openid", changes), "alice@example.com", PASSWORD).await.code();
            let after = time(&story.app.redeem(&code).await.good().text("id_token"));
            assert_eq!(after, given.now().as_seconds(), "{changes:?}");
            assert!(after > before);
            before = after;
        }
        for (bad, why) in [("-1", "negative"), ("x", "no number"), ("1.5", "a fraction"), ("99999999999999999999", "too large")] {
            assert_eq!(story.asked(&[("max_age", bad)]).await, "invalid_request", "{why}");
        }
        assert_eq!(story.asked(&[("max_age", "18446744073709551615")]).await, "code");
    })
    .await;
}

#[tokio::test]
async fn core_3_1_2_1_with_an_id_token_hint_nobody_else_comes_out() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let of_alice = story.id_token(&given).await;
        assert_eq!(story.asked(&[("id_token_hint", &of_alice), ("prompt", "none")]).await, "code");
        assert_eq!(asked(&given.browser(), &story.app, &[("id_token_hint", &of_alice), ("prompt", "none")]).await, "login_required");

        // Somebody else signs in to a request that names alice.
        let browser = given.browser();
        let page = browser.get(&story.app.request("openid", &[("id_token_hint", &of_alice)])).await;
        let page = browser.sign_in(&page, "bob@example.com", PASSWORD).await;
        assert_eq!(page.error(), "login_required");

        // With both signed in, the hint chooses.
        sign_in_too(&story, "bob@example.com").await;
        for (hint, who) in [(&of_alice, &story.alice), (&story.id_token(&given).await, &story.bob)] {
            let code = story.browser.get(&story.app.request("openid", &[("id_token_hint", hint), ("prompt", "none")])).await.code();
            let told = body(&story.app.redeem(&code).await.good().text("id_token"));
            assert_eq!(told["sub"], who.as_str());
        }
        // An expired ID token is a hint still; what is none of ours is not.
        given.later(Duration::from_secs(2 * 3600));
        assert_eq!(story.asked(&[("id_token_hint", &of_alice), ("prompt", "none")]).await, "code");
        let access = story.app.redeem(&given.code(&story.browser, &story.app, "openid").await).await.good().text("access_token");
        let parts: Vec<&str> = of_alice.split('.').collect();
        for bad in ["x", "a.b.c", &access, &format!("{}.{}.", parts[0], parts[1]), &format!("{of_alice}x")] {
            assert_eq!(story.asked(&[("id_token_hint", bad)]).await, "invalid_request", "{bad}");
        }
    })
    .await;
}

#[tokio::test]
async fn core_5_5_1_a_demanded_subject_is_the_only_one_that_comes_out() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let demand = |sub: &str| json!({"id_token": {"sub": {"value": sub}}}).to_string();
        assert_eq!(story.asked(&[("claims", &demand(&story.alice)), ("prompt", "none")]).await, "code");
        assert_eq!(story.asked(&[("claims", &demand(&story.bob)), ("prompt", "none")]).await, "login_required");
        assert_eq!(story.asked(&[("claims", &demand("nobody")), ("prompt", "none")]).await, "login_required");
    })
    .await;
}

#[tokio::test]
async fn core_3_1_2_1_a_login_hint_fills_in_the_page_and_decides_nothing() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let browser = given.browser();
        let page = browser.get(&story.app.request("openid", &[("login_hint", "bob@example.com")])).await;
        assert!(page.body.contains("bob@example.com"), "{}", page.body);
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert!(page.left_to.is_some() || page.name() == "consent", "anybody may sign in: {}", page.name());
        let known = given.browser().get(&story.app.request("openid", &[("login_hint", "bob@example.com")])).await;
        let unknown = given.browser().get(&story.app.request("openid", &[("login_hint", "who@example.com")])).await;
        assert_eq!((known.status, known.name()), (unknown.status, unknown.name()), "it tells nobody who has an account");
    })
    .await;
}

#[tokio::test]
async fn core_3_1_2_1_ui_locales_choose_the_language_and_unknown_ones_do_no_harm() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        for (asked, language) in [("de", "de"), ("xx fr-CA en", "fr"), ("ar", "ar"), ("xx", "en"), ("../../etc \u{0}", "")] {
            let page = given.browser().get(&app.request("openid", &[("ui_locales", asked)])).await;
            if language.is_empty() {
                assert_eq!(page.error(), "invalid_request", "NUL");
                continue;
            }
            assert_eq!(page.name(), "sign-in");
            assert!(page.body.contains(&format!("lang=\"{language}\"")), "{asked}");
        }
        for display in ["page", "popup", "touch", "wap", "hologram"] {
            assert_eq!(asked(&given.browser(), &app, &[("display", display), ("claims_locales", "de")]).await, "sign-in");
        }
    })
    .await;
}

#[tokio::test]
async fn core_5_5_1_1_an_essential_acr_that_cannot_be_met_is_an_error_and_a_voluntary_one_is_not() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let essential = |values: &[&str]| json!({"id_token": {"acr": {"essential": true, "values": values}}}).to_string();
        for prompt in ["", "none"] {
            let asked = story.asked(&[("claims", &essential(&["urn:unknown"])), ("prompt", prompt)]).await;
            assert_eq!(asked, "unmet_authentication_requirements");
        }
        let two = essential(&["urn:latchkey:acr:2"]);
        assert_eq!(story.asked(&[("claims", &two)]).await, "enrol-second-factor", "whoever may set one up can reach it");
        assert_eq!(story.asked(&[("claims", &two), ("prompt", "none")]).await, "login_required");
        assert_eq!(story.asked(&[("claims", &essential(&["urn:latchkey:acr:1", "urn:unknown"]))]).await, "code");
        for voluntary in ["urn:latchkey:acr:2", "urn:unknown", "urn:latchkey:acr:2 urn:latchkey:acr:1"] {
            let code = given.code_for(&story.browser, &story.app, "openid", &[("acr_values", voluntary)]).await;
            let told = body(&story.app.redeem(&code).await.good().text("id_token"));
            assert_eq!(told["acr"], "urn:latchkey:acr:1", "the truth: {voluntary}");
        }
    })
    .await;
}
