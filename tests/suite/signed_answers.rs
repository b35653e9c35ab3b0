//! Answers that are signed: authorization responses (JARM), userinfo (OpenID Connect Core §5.3.2) and introspection (RFC 9701).

use std::time::Duration;

use latchkey::jose::{Algorithm, Expected, ExpectedType, KeySet, Unverified};
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::{Map, Value, json};

use crate::scenario::relying_party::{Answer, RelyingParty, body, head};
use crate::scenario::{PASSWORD, Scenario, on_each_pairing};

/// The claims of a JWT that a key of the provider signed, as a client checks it.
async fn checked(given: &Scenario, jwt: &str, typ: ExpectedType<'_>, algorithm: Algorithm) -> Map<String, Value> {
    let keys = KeySet::from_jwks(&given.document("/jwks").await).unwrap();
    Unverified::parse(jwt).unwrap().verify(&keys, &Expected { typ, algorithms: &[algorithm] }).unwrap().claims
}

async fn signing_app(given: &Scenario, member: &str, algorithm: &str) -> RelyingParty {
    let app = given.client_with("app", ClientKind::Web, json!({ member: algorithm }), ClientSettings::default()).await;
    given.later(Duration::from_secs(3));
    app
}

#[tokio::test]
async fn jarm_2_1_every_signed_mode_carries_the_code_in_one_jwt_for_the_client() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        browser.authorize(&app.request("openid", &[]), "alice@example.com", PASSWORD).await.code();
        for mode in ["jwt", "query.jwt", "fragment.jwt", "form_post.jwt"] {
            let page = browser.get(&app.request("openid", &[("response_mode", mode)])).await;
            let answer = page.answer();
            assert_eq!(answer.keys().collect::<Vec<_>>(), ["response"], "{mode}");
            match mode {
                "form_post.jwt" => assert_eq!(page.name(), "form-post"),
                "fragment.jwt" => assert!(page.left_to.unwrap().starts_with("https://app.example/callback#response=")),
                _ => assert!(page.left_to.unwrap().starts_with("https://app.example/callback?response=")),
            }
            let claims = checked(&given, &answer["response"], ExpectedType::JwtOrAbsent, Algorithm::RS256).await;
            assert_eq!((&claims["iss"], &claims["aud"], &claims["state"]), (&json!(given.issuer), &json!("app"), &json!("s-123")));
            let life = claims["exp"].as_i64().unwrap() - given.now().as_seconds();
            assert!((1..=600).contains(&life), "{mode}: {life}");
            app.redeem(claims["code"].as_str().unwrap()).await.good();
        }
    })
    .await;
}

#[tokio::test]
async fn jarm_2_1_an_error_is_signed_too() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        for (changes, error) in [
            ([("response_mode", "query.jwt"), ("prompt", "none")], "login_required"),
            ([("response_mode", "jwt"), ("response_type", "token")], "unsupported_response_type"),
        ] {
            let answer = browser.get(&app.request("openid", &changes)).await.answer();
            assert_eq!(answer.keys().collect::<Vec<_>>(), ["response"], "{error}");
            let claims = checked(&given, &answer["response"], ExpectedType::JwtOrAbsent, Algorithm::RS256).await;
            assert_eq!((&claims["error"], &claims["aud"], &claims["state"]), (&json!(error), &json!("app"), &json!("s-123")));
        }
    })
    .await;
}

#[tokio::test]
async fn jarm_3_the_client_registers_the_algorithm() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = signing_app(&given, "authorization_signed_response_alg", "ES256").await;
        let page = given.browser().authorize(&app.request("openid", &[("response_mode", "jwt")]), "alice@example.com", PASSWORD).await;
        let claims = checked(&given, &page.answer()["response"], ExpectedType::JwtOrAbsent, Algorithm::ES256).await;
        app.redeem(claims["code"].as_str().unwrap()).await.good();
        let offered = given.document("/.well-known/openid-configuration").await;
        assert_eq!(offered["authorization_signing_alg_values_supported"], json!(["RS256", "ES256"]));
    })
    .await;
}

#[tokio::test]
async fn core_5_3_2_userinfo_is_signed_where_the_client_is_registered_for_it() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let app = signing_app(&given, "userinfo_signed_response_alg", "ES256").await;
        let token = app.redeem(&given.code(&given.browser(), &app, "openid email").await).await.good().text("access_token");
        let told = app.userinfo(&token).await.good();
        assert_eq!(told.headers["content-type"], "application/jwt");
        assert_eq!(told.headers["cache-control"], "no-store");
        let claims = checked(&given, told.signed(), ExpectedType::JwtOrAbsent, Algorithm::ES256).await;
        assert_eq!((&claims["iss"], &claims["aud"]), (&json!(given.issuer), &json!("app")));
        assert_eq!((&claims["sub"], &claims["email"]), (&json!(sub), &json!("alice@example.com")));
        // An error is not signed: it is told by its header and status.
        assert_eq!(app.userinfo("nothing").await.status, 401);
        let plain = given.client("plain").await;
        let token = plain.redeem(&given.code(&given.browser(), &plain, "openid").await).await.good().text("access_token");
        assert_eq!(plain.userinfo(&token).await.good().headers["content-type"], "application/json");
    })
    .await;
}

async fn introspect(app: &RelyingParty, token: &str, accept: &str) -> Answer {
    let request = app.http.post(format!("{}/introspect", app.issuer)).basic_auth(&app.client_id, app.secret.as_deref());
    Answer::of(request.header("accept", accept).form(&[("token", token)]).send().await.unwrap()).await
}

#[tokio::test]
async fn rfc9701_4_introspection_is_signed_where_the_request_asks_for_it() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let token = app.redeem(&given.code(&given.browser(), &app, "openid email").await).await.good().text("access_token");
        let accept = "application/json;q=0.5, application/token-introspection+jwt";
        let told = introspect(&app, &token, accept).await.good();
        assert_eq!(told.headers["content-type"], "application/token-introspection+jwt");
        assert_eq!(head(told.signed())["typ"], "token-introspection+jwt");
        let claims = checked(&given, told.signed(), ExpectedType::Exactly("token-introspection+jwt"), Algorithm::RS256).await;
        assert_eq!((&claims["iss"], &claims["aud"]), (&json!(given.issuer), &json!("app")));
        assert_eq!(claims["iat"], given.now().as_seconds());
        let inner = &claims["token_introspection"];
        assert_eq!((&inner["active"], &inner["sub"], &inner["scope"]), (&json!(true), &json!(sub), &json!("openid email")));
        assert!(!claims.contains_key("sub") && !claims.contains_key("exp"), "nobody takes it for an access token (§5)");
        let none = introspect(&app, "nothing", accept).await.good();
        assert_eq!(body(none.signed())["token_introspection"], json!({"active": false}));
        assert_eq!(introspect(&app, &token, "*/*").await.good().headers["content-type"], "application/json");
    })
    .await;
}

#[tokio::test]
async fn rfc9701_6_a_client_that_registers_an_algorithm_gets_every_answer_signed_by_it() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = signing_app(&given, "introspection_signed_response_alg", "ES256").await;
        let token = app.redeem(&given.code(&given.browser(), &app, "openid").await).await.good().text("access_token");
        let told = app.introspect(&token).await.good();
        checked(&given, told.signed(), ExpectedType::Exactly("token-introspection+jwt"), Algorithm::ES256).await;
    })
    .await;
}

#[tokio::test]
async fn attack_j7_no_signed_answer_is_an_access_token_or_a_hint() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (signing_app(&given, "userinfo_signed_response_alg", "ES256").await, given.browser());
        let page = browser.authorize(&app.request("openid", &[("response_mode", "jwt")]), "alice@example.com", PASSWORD).await;
        let response = page.answer()["response"].clone();
        let tokens = app.redeem(body(&response)["code"].as_str().unwrap()).await.good();
        let access = tokens.text("access_token");
        let userinfo = app.userinfo(&access).await.good().signed().to_owned();
        let introspection = introspect(&app, &access, "application/token-introspection+jwt").await.good().signed().to_owned();
        for signed in [&response, &userinfo, &introspection] {
            assert_eq!(app.userinfo(signed).await.status, 401);
            assert_eq!(app.introspect(signed).await.good().json, json!({"active": false}));
            let hinted = browser.get(&app.request("openid", &[("id_token_hint", signed), ("prompt", "none")])).await;
            assert_eq!(hinted.error(), "invalid_request");
            let out = browser.get(&format!("{}/logout?id_token_hint={signed}", given.issuer)).await;
            assert_eq!(out.status, 400, "{}", out.body);
        }
        // The session stands: the hint of an ID token is met.
        let hint = tokens.text("id_token");
        browser.get(&app.request("openid", &[("id_token_hint", &hint), ("prompt", "none")])).await.code();
    })
    .await;
}
