//! The main job, end to end: the authorization code flow with PKCE.

use crate::scenario::{PASSWORD, body, head, on_each_pairing};

#[tokio::test]
async fn core_3_1_a_person_signs_in_agrees_and_the_app_gets_tokens() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();

        let page = browser.get(&app.request("openid profile email", &[])).await;
        assert_eq!(page.name(), "sign-in");
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "consent");
        let page = browser.submit(&page, "accept", &[], Some("accept")).await;
        let answer = page.answer();
        assert_eq!((answer["state"].as_str(), answer["iss"].as_str()), ("s-123", given.issuer.as_str()));

        let tokens = app.redeem(&answer["code"]).await.good();
        assert_eq!(tokens.headers["cache-control"], "no-store");
        assert_eq!(tokens.json["token_type"], "Bearer");
        let id_token = body(&tokens.text("id_token"));
        assert_eq!(head(&tokens.text("id_token"))["alg"], "RS256");
        assert_eq!(id_token["sub"], sub.as_str());
        assert_eq!((&id_token["nonce"], &id_token["aud"], &id_token["azp"]), (&"n-456".into(), &"app".into(), &"app".into()));
        assert_eq!((&id_token["acr"], &id_token["amr"]), (&"urn:latchkey:acr:1".into(), &serde_json::json!(["pwd"])));
        assert!(id_token["at_hash"].is_string() && id_token["sid"].is_string() && id_token["auth_time"].is_i64());
        assert!(id_token.get("email").is_none(), "claims of scopes are at userinfo");
        let access = body(&tokens.text("access_token"));
        assert_eq!(head(&tokens.text("access_token"))["typ"], "at+jwt");
        assert_eq!(access["aud"], given.issuer.as_str());

        let userinfo = app.userinfo(&tokens.text("access_token")).await.good();
        assert_eq!((&userinfo.json["sub"], &userinfo.json["email"]), (&sub.as_str().into(), &"alice@example.com".into()));
        assert_eq!(userinfo.json["email_verified"], true);

        // A second app: no second sign-in.
        let second = given.client("second").await;
        assert_eq!(browser.get(&second.request("openid", &[])).await.name(), "consent");
        // The first again: nothing is asked.
        assert!(browser.get(&app.request("openid profile email", &[])).await.answer().contains_key("code"));
    })
    .await;
}
