//! Scopes that were left out at the authorization endpoint and come again at a refresh, as many clients send them
//! (RFC 6749 §3.3 and §6, OpenID Connect Core §11): they are left out again, and nobody gets what nobody granted.

use serde_json::json;

use crate::scenario::relying_party::{Answer, RelyingParty, body};
use crate::scenario::{Browser, PASSWORD, Scenario, on_each_pairing};

const API: &str = "https://api.example";

/// Signs in with `configured`, and refreshes with the same scopes as long as a session lasts.
async fn live(given: &Scenario, browser: &Browser, app: &RelyingParty, configured: &str, changes: &[(&str, &str)]) -> Answer {
    let mut answer = app.redeem(&given.code_for(browser, app, configured, changes).await).await.good();
    let granted = answer.json["scope"].clone();
    for _ in 0..3 {
        answer = app.refresh(&answer.text("refresh_token"), &[("scope", configured)]).await.good();
        assert_eq!(answer.json["scope"], granted, "{configured}");
    }
    answer
}

#[tokio::test]
async fn a_client_that_repeats_its_configured_scope_keeps_its_session() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        given.resource(API, "read write", &[]).await;
        let (app, narrow, browser) = (given.client("app").await, given.client_for("narrow", "openid email read").await, given.browser());
        for (app, configured, changes, granted) in [
            (&app, "openid email offline_access", &[][..], "openid email"),
            (&app, "openid email https://graph.example/User.Read", &[], "openid email"),
            (&app, "openid email read", &[], "openid email"),
            (&app, "openid email read", &[("resource", API)], ""),
            (&narrow, "openid email profile groups", &[], "openid email"),
            (&narrow, "openid email read write", &[("resource", API)], "read"),
        ] {
            let answer = live(&given, &browser, app, configured, changes).await;
            assert_eq!(body(&answer.text("access_token")).get("scope").map_or("", |scope| scope.as_str().unwrap()), granted);
            assert!(answer.json["id_token"].is_string(), "openid was granted: {configured}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_a_person_left_out_or_an_admin_registered_later_is_not_given_and_ends_no_session() {
    on_each_pairing(async |given| {
        given.person_with("alice@example.com", json!({"phone_number": "+49 30 1"}), &["staff"], false).await;
        let (app, browser) = (given.client_for("app", "openid phone").await, given.browser());
        let page = browser.get(&app.request("openid phone groups", &[])).await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        let form = page.form("accept");
        let fields: Vec<_> = form.fields.into_iter().filter(|(name, _)| name != "scope").chain([("accept".into(), "yes".into())]).collect();
        let tokens = app.redeem(&browser.post(&form.action, &fields).await.code()).await.good();
        assert_eq!(tokens.json["scope"], "openid");
        given.change_client("app", |client| client.metadata.scope = Some("openid phone groups email".into())).await;
        let again = app.refresh(&tokens.text("refresh_token"), &[("scope", "openid phone groups")]).await.good();
        assert_eq!(again.json["scope"], "openid");
        assert!(body(&again.text("id_token")).get("groups").is_none());
        let shown = app.userinfo(&again.text("access_token")).await.good().json;
        assert!(shown.get("phone_number").is_none() && shown.get("groups").is_none(), "{shown}");
        // What it never asked for and could have is more than was granted.
        assert_eq!(app.refresh(&again.text("refresh_token"), &[("scope", "openid email")]).await.refused(400), "invalid_scope");
        app.refresh(&again.text("refresh_token"), &[]).await.good();
    })
    .await;
}

#[tokio::test]
async fn rfc6749_4_1_3_a_scope_sent_with_a_code_is_no_parameter_and_changes_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        for scope in ["openid email groups", "unknown", "a\"b"] {
            let code = given.code(&browser, &app, "openid email").await;
            let tokens = app.redeem_with(&code, &[("scope", scope)]).await.good();
            assert_eq!(tokens.json["scope"], "openid email", "{scope}");
        }
    })
    .await;
}

#[tokio::test]
async fn attack_t3_a_scope_that_an_admin_took_from_an_app_is_gone_from_its_refresh_tokens_too() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        given.resource(API, "read write", &[]).await;
        let registered = "openid email read write offline_access";
        let (app, browser) = (given.client_for("app", registered).await, given.browser());
        let asked = [("resource", API), ("prompt", "consent")];
        let mut tokens = app.redeem(&given.code_for(&browser, &app, registered, &asked).await).await.good();
        assert_eq!(body(&tokens.text("access_token"))["scope"], "read write");

        given.change_client("app", |client| client.metadata.scope = Some("openid email read offline_access".into())).await;
        tokens = app.refresh(&tokens.text("refresh_token"), &[("scope", registered)]).await.good();
        assert_eq!(body(&tokens.text("access_token"))["scope"], "read");
        let issuer = [("resource", given.issuer.as_str())];
        tokens = app.refresh(&tokens.text("refresh_token"), &issuer).await.good();
        assert_eq!(tokens.json["scope"], "openid email offline_access");
        assert!(app.userinfo(&tokens.text("access_token")).await.good().json["email"].is_string());

        // What was signed already shows no more than the registration allows.
        given.change_client("app", |client| client.metadata.scope = Some("openid read".into())).await;
        assert!(app.userinfo(&tokens.text("access_token")).await.good().json.get("email").is_none());
        tokens = app.refresh(&tokens.text("refresh_token"), &issuer).await.good();
        assert_eq!(tokens.json["scope"], "openid");
        // Without offline_access it ends with its session again.
        assert!(body(&tokens.text("access_token"))["sid"].is_string());
        let page = browser.get("/logout").await;
        browser.submit(&page, "accept", &[], Some("accept")).await;
        assert_eq!(app.refresh(&tokens.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
    })
    .await;
}
