//! The test of an app from the console: a real sign-in, shown to the admin alone, of which nothing usable comes.

use std::time::Duration;

use latchkey::audit::EventType;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::{Value, json};

use crate::console::{console, events};
use crate::scenario::{Browser, PASSWORD, Page, Scenario, on_each_pairing, said};

fn part(page: &Page, id: &str) -> Value {
    serde_json::from_str(&page.text(&format!("pre[aria-labelledby={id}]"))).unwrap_or_else(|_| panic!("no {id}: {}", page.body))
}

async fn begin(browser: &Browser, app: &str, fields: &[(&str, &str)]) -> Page {
    let page = browser.get(&format!("/admin/apps/{app}/test")).await;
    assert_eq!((page.status, page.name().as_str()), (200, "console-app-test"), "{}", page.body);
    browser.submit(&page, "scope", fields, None).await
}

async fn grants_and_consents(given: &Scenario) -> (usize, usize) {
    (events(given, EventType::GrantCreated).await.len(), events(given, EventType::ConsentGiven).await.len())
}

#[tokio::test]
async fn a_test_asks_what_the_app_asks_and_shows_what_it_would_get() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let app = given.client("app").await;
        let page = begin(&browser, "app", &[("scope", "openid email")]).await;
        assert_eq!(page.name(), "consent", "{}", page.body);
        let page = browser.submit(&page, "accept", &[], Some("accept")).await;
        assert_eq!((page.status, page.name().as_str()), (200, "console-app-test"), "{}", page.body);
        let claims = part(&page, "id-token");
        assert_eq!((&claims["iss"], &claims["aud"]), (&json!(given.issuer), &json!("app")));
        assert_eq!((&claims["acr"], &claims["amr"]), (&json!("urn:latchkey:acr:1"), &json!(["pwd"])));
        assert!(claims["nonce"].is_string() && claims["at_hash"].is_string());
        assert_eq!(part(&page, "id-token-header")["alg"], "RS256");
        assert_eq!((&part(&page, "userinfo")["email"], &part(&page, "userinfo")["sub"]), (&json!("root@example.com"), &claims["sub"]));
        assert_eq!(
            (&part(&page, "access-token")["aud"], &part(&page, "access-token-header")["typ"]),
            (&json!(given.issuer), &json!("at+jwt"))
        );

        // The same as the app then really gets.
        let tokens = given.tokens(&given.browser(), &app, "openid email", "root@example.com").await;
        let real: Value = latchkey::protocol::tokens::Unsigned::of(&tokens.text("id_token")).claims;
        let names = |claims: &Value| claims.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&real), names(&claims));
    })
    .await;
}

#[tokio::test]
async fn nothing_usable_comes_of_a_test_and_nothing_is_remembered() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.client("app").await;
        for _ in 0..2 {
            let page = begin(&browser, "app", &[]).await;
            assert_eq!(page.name(), "consent", "asked each time: no consent is remembered");
            let page = browser.submit(&page, "accept", &[], Some("accept")).await;
            let jti = part(&page, "access-token")["jti"].as_str().unwrap().to_owned();
            assert!(!page.body.contains("code=") && page.body.matches("eyJ").count() == 0, "no code and no signed token");
            assert!(!jti.is_empty());
        }
        assert_eq!(grants_and_consents(&given).await, (0, 0));
        assert!(browser.get("/admin/apps/app/errors").await.says("console-errors-none"), "no error of the app");
        let tried = events(&given, EventType::ClientTried).await;
        assert_eq!((tried.len(), tried[0].client_id.as_deref(), tried[0].outcome.as_str()), (2, Some("app"), "done"));
        assert_eq!(tried[0].actor_id, tried[0].subject_id, "the admin tried it out as themself");
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_in_for_a_test_the_console_stays_the_admins_and_shows_them_that_person() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let bob = given.person("bob@example.com").await;
        given.client_with("board", ClientKind::Web, json!({}), ClientSettings { first_party: true, ..ClientSettings::default() }).await;
        let page = begin(&browser, "board", &[("prompt", "select_account")]).await;
        assert_eq!(page.name(), "account-choice");
        let page = browser.submit(&page, "another", &[], Some("another")).await;
        let page = browser.sign_in(&page, "bob@example.com", PASSWORD).await;
        assert_eq!((page.status, page.name().as_str()), (200, "console-app-test"), "{}", page.body);
        assert_eq!(part(&page, "id-token")["sub"], json!(bob));
        assert_eq!(browser.get("/admin").await.name(), "console", "the admin is not signed out of the console");
        let tried = events(&given, EventType::ClientTried).await;
        assert_eq!(tried[0].subject_id.as_deref(), Some(bob.as_str()));

        // Another admin, and the same one at another app, do not get to see it.
        let path = page.url.strip_prefix(&given.issuer).unwrap().to_owned();
        given.client("app").await;
        assert!(!browser.get(&path.replace("board", "app")).await.body.contains(&bob));
        given.admin("other@example.com").await;
        let other = given.browser();
        let asked = other.get(&path).await;
        let seen = other.sign_in(&asked, "other@example.com", PASSWORD).await;
        assert_eq!(seen.name(), "console-app-test");
        assert!(!seen.body.contains(&bob), "{}", seen.body);
        assert_eq!(seen.text("[role=alert]"), said("console-test-over"));
        given.later_for_all(Duration::from_secs(601));
        assert_eq!(browser.get(&path).await.text("[role=alert]"), said("console-test-over"));
    })
    .await;
}

#[tokio::test]
async fn what_the_app_would_be_refused_is_said_in_words_and_the_app_hears_nothing() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.client("app").await;
        let page = begin(&browser, "app", &[]).await;
        let page = browser.submit(&page, "accept", &[], Some("deny")).await;
        assert_eq!((page.name().as_str(), page.left_to.as_deref()), ("console-app-test", None), "{}", page.body);
        assert_eq!(page.text(".notice .code"), "access_denied");
        assert!(events(&given, EventType::ConsentDenied).await.is_empty(), "no app was denied anything");

        let page = begin(&browser, "app", &[("redirect_uri", "https://evil.example/cb")]).await;
        assert_eq!((page.status, page.text(".notice .code").as_str()), (422, "unregistered_redirect_uri"));
        let page = begin(&browser, "app", &[("scope", "none-of-ours")]).await;
        assert_eq!((page.status, page.text(".notice .code").as_str()), (422, "invalid_scope"));
        let page = begin(&browser, "app", &[("prompt", "none")]).await;
        assert_eq!((page.status, page.text(".notice .code").as_str()), (422, "consent_required"));
        given.change_client("app", |client| client.enabled = false).await;
        let page = begin(&browser, "app", &[]).await;
        assert_eq!((page.status, page.text(".notice .code").as_str()), (422, "disabled_client"));
        assert!(events(&given, EventType::AuthorizationRefused).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_test_owes_the_second_factor_that_the_app_demands() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let settings = ClientSettings { require_second_factor: true, first_party: true, ..ClientSettings::default() };
        given.client_with("vault", ClientKind::Web, json!({}), settings).await;
        let page = begin(&browser, "vault", &[]).await;
        assert_eq!(page.name(), "enrol-second-factor", "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn a_service_has_no_sign_in_to_test_and_is_told_how_to_ask_for_a_token() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.client_with("job", ClientKind::Service, json!({}), ClientSettings::default()).await;
        let page = browser.get("/admin/apps/job/test").await;
        assert_eq!(page.name(), "console-app-test");
        assert!(page.text("pre").contains("grant_type=client_credentials") && !page.body.contains("name=\"scope\""));
    })
    .await;
}
