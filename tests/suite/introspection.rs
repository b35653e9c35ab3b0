//! Introspection (RFC 7662): a client learns of its own tokens, a resource server of those meant for it, nobody else.

use std::time::Duration;

use serde_json::json;

use crate::scenario::on_each_pairing;
use crate::scenario::relying_party::{RelyingParty, body};

#[tokio::test]
async fn rfc7662_2_2_an_active_access_token_is_told_as_it_is() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let token = app.redeem(&given.code(&browser, &app, "openid email").await).await.good().text("access_token");
        let answer = app.introspect(&token).await.good();
        assert_eq!(
            (&answer.headers["content-type"], &answer.headers["cache-control"]),
            (&"application/json".parse().unwrap(), &"no-store".parse().unwrap())
        );
        let told = answer.json;
        assert_eq!((&told["active"], &told["sub"], &told["token_type"]), (&true.into(), &sub.as_str().into(), &"Bearer".into()));
        let claims = body(&token);
        for claim in ["iss", "sub", "aud", "client_id", "scope", "exp", "iat", "jti", "auth_time", "acr", "amr", "sid"] {
            assert_eq!(told[claim], claims[claim], "{claim}");
        }
        assert!(told.get("email").is_none() && told.get("username").is_none());
    })
    .await;
}

#[tokio::test]
async fn rfc7662_2_2_a_refresh_token_is_told_to_its_client_and_only_the_newest_is_active() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let (app, foreign, browser) = (given.client("app").await, given.client("foreign").await, given.browser());
        let first = app.redeem(&given.code(&browser, &app, "openid email").await).await.good().text("refresh_token");
        let told = app.introspect(&first).await.good().json;
        assert_eq!((&told["active"], &told["sub"], &told["scope"]), (&true.into(), &sub.as_str().into(), &"openid email".into()));
        assert!(told.get("token_type").is_none(), "it is no Bearer token");
        assert_eq!(foreign.introspect(&first).await.good().json, json!({"active": false}));
        let second = app.refresh(&first, &[]).await.good().text("refresh_token");
        assert_eq!(app.introspect(&first).await.good().json, json!({"active": false}));
        assert_eq!(app.introspect(&second).await.good().json["active"], true);
        // To ask is no use of the token.
        given.later(Duration::from_secs(60));
        app.introspect(&first).await.good();
        app.refresh(&second, &[]).await.good();
    })
    .await;
}

#[tokio::test]
async fn rfc7662_2_2_whatever_is_not_active_is_told_alike() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let tokens = async || app.redeem(&given.code(&browser, &app, "openid").await).await.good();
        let inactive = async |token: &str| assert_eq!(app.introspect(token).await.good().json, json!({"active": false}), "{token}");

        let some = tokens().await;
        for nothing in ["x", "a.b.c", "a.b.c.d", &some.text("id_token"), &format!("{}x", some.text("access_token")), &"x".repeat(8000)] {
            inactive(nothing).await;
        }
        given.later(Duration::from_secs(600));
        inactive(&some.text("access_token")).await;

        let some = tokens().await;
        let page = browser.get("/logout").await;
        browser.submit(&page, "accept", &[], Some("accept")).await;
        inactive(&some.text("access_token")).await;
        inactive(&some.text("refresh_token")).await;

        let some = tokens().await;
        let offline = given.offline_tokens(&browser, &app).await;
        given.disable(&sub).await;
        for token in ["access_token", "refresh_token"] {
            inactive(&some.text(token)).await;
            inactive(&offline.text(token)).await;
        }
    })
    .await;
}

#[tokio::test]
async fn attack_t5_the_scanning_of_tokens_needs_a_client_and_tells_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, foreign, spa) = (given.client("app").await, given.client("foreign").await, given.spa("spa").await);
        let token = app.redeem(&given.code(&given.browser(), &app, "openid").await).await.good().text("access_token");
        assert_eq!(foreign.introspect(&token).await.good().json, json!({"active": false}));
        assert_eq!(spa.introspect(&token).await.refused(401), "invalid_client");
        assert_eq!(RelyingParty { secret: Some("guess".into()), ..app.clone() }.introspect(&token).await.refused(401), "invalid_client");
        assert_eq!(app.post("/introspect", &[]).await.refused(400), "invalid_request");
        assert_eq!(app.post("/introspect", &[("token", &token), ("token", &token)]).await.refused(400), "invalid_request");
        let got = app.http.get(format!("{}/introspect?token={token}", given.issuer)).send().await.unwrap();
        assert_eq!(got.status().as_u16(), 405);
        // A token does not authenticate the client that asks (RFC 7662 §2.1 lets a server accept it: ours does not).
        let by_token = app.http.post(format!("{}/introspect", given.issuer)).bearer_auth(&token).form(&[("token", &token)]);
        assert_eq!(by_token.send().await.unwrap().status().as_u16(), 401);
        for hint in ["refresh_token", "unknown"] {
            assert_eq!(app.post("/introspect", &[("token", &token), ("token_type_hint", hint)]).await.good().json["active"], true);
        }
    })
    .await;
}
