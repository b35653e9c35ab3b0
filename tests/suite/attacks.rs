//! Attacks on what stands between two steps: an old page, a password that was reset, an address that was taken away.

use std::time::Duration;

use latchkey::acts::{client, user_password};
use latchkey::audit::Actor;
use latchkey::clients::registered;
use latchkey::secrets::Secret;
use latchkey::sign_in::factors::password;
use latchkey::store::revisions::part;
use serde_json::json;

use crate::scenario::{PASSWORD, Scenario, on_each_pairing};

async fn reset_password(given: &Scenario, user_id: &str, chosen: &str) {
    let phc = Secret::new(password::hash(&Secret::new(chosen), &given.provider.random).expose());
    let (acting, ring, user_id) = (given.provider.acting(Actor::Command), given.provider.keyring.clone(), user_id.to_owned());
    given.provider.database.write(move |conn| user_password::set(conn, &acting, &ring, &user_id, &phc, true)).await.unwrap();
}

#[tokio::test]
async fn attack_t3_who_knew_a_temporary_password_cannot_replace_the_one_that_was_set_after_it() {
    on_each_pairing(async |given| {
        let alice = given.person_with("alice@example.com", json!({}), &[], true).await;
        let app = given.client("app").await;
        let thief = given.browser();
        let page = thief.get(&app.request("openid", &[])).await;
        let page = thief.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "new-password");

        reset_password(&given, &alice, "another temporary secret 5").await;
        let page = thief.submit(&page, "new_password", &[("new_password", "the thief chose this 77")], None).await;
        assert_eq!(page.name(), "sign-in", "who it is is owed anew");
        let page = thief.sign_in(&page, "alice@example.com", "the thief chose this 77").await;
        assert_eq!(page.name(), "sign-in", "the password is not the thief's");

        let owner = given.browser();
        let page = owner.get(&app.request("openid", &[])).await;
        assert_eq!(owner.sign_in(&page, "alice@example.com", "another temporary secret 5").await.name(), "new-password");
    })
    .await;
}

#[tokio::test]
async fn attack_m8_after_sign_out_an_old_consent_page_shows_and_allows_nothing() {
    on_each_pairing(async |given| {
        let claims = json!({"phone_number": "+49 30 123456"});
        given.person_with("alice@example.com", claims, &[], false).await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid phone", &[])).await;
        let consent = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(consent.name(), "consent");
        assert!(consent.body.contains("+49 30 123456"));

        let page = browser.get("/logout").await;
        browser.submit(&page, "logout", &[], Some("accept")).await;
        let again = browser.get(&consent.url).await;
        assert_eq!(again.name(), "sign-in");
        assert!(!again.body.contains("+49 30 123456") && !again.body.contains("alice@example.com"));
        assert_eq!(browser.submit(&consent, "accept", &[], Some("accept")).await.name(), "sign-in");
        // Nothing was remembered of it either.
        let page = browser.get(&app.request("openid phone", &[])).await;
        assert_eq!(browser.sign_in(&page, "alice@example.com", PASSWORD).await.name(), "consent");
    })
    .await;
}

#[tokio::test]
async fn attack_r1_an_address_that_is_taken_away_during_a_sign_in_gets_no_code() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let consent = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        let (acting, ring) = (given.provider.acting(Actor::Command), given.provider.keyring.clone());
        given
            .provider
            .database
            .write(move |conn| {
                let mut record = registered::find(conn, "app")?.unwrap();
                record.client.metadata.redirect_uris = vec!["https://app.example/elsewhere".to_owned()];
                client::update(conn, &acting, &ring, &record).map(drop)
            })
            .await
            .unwrap();
        given.provider.tell(part::CLIENTS).await;
        given.provider.learn_changes().await.unwrap();
        for button in ["accept", "deny"] {
            let page = browser.submit(&consent, button, &[], Some(button)).await;
            assert_eq!((page.name().as_str(), page.left_to), ("error", None));
        }
    })
    .await;
}

#[tokio::test]
async fn attack_o4_what_is_kept_of_a_journey_holds_no_id_token() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let hint = tokens.text("id_token");
        given.later(Duration::from_secs(1));
        let page = browser.get(&app.request("openid", &[("id_token_hint", &hint), ("prompt", "login")])).await;
        assert_eq!(page.name(), "password", "the hint was read: the person is known");
        assert!(!page.body.contains(&hint));
    })
    .await;
}
