//! What access tokens open: userinfo, introspection, revocation, resource servers.

use latchkey::audit::EventType;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;

use crate::scenario::{Answer, PASSWORD, RelyingParty, Scenario, body, head, on_each_pairing, said_with};

const EVERYTHING: &str = "openid profile email address phone groups";

#[tokio::test]
async fn core_5_4_each_scope_gives_its_claims_at_userinfo() {
    on_each_pairing(async |given| {
        let claims = json!({"name": "Alice", "address": {"country": "PT"}, "phone_number": "+351 1", "phone_number_verified": true});
        given.person_with("alice@example.com", claims, &["staff", "admins"], false).await;
        let app = given.client("app").await;
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, EVERYTHING, "alice@example.com").await;
        let told = app.userinfo(&tokens.text("access_token")).await.good().json;
        assert_eq!(told["groups"], json!(["admins", "staff"]));
        assert_eq!((&told["address"]["country"], &told["phone_number"], &told["name"]), (&"PT".into(), &"+351 1".into(), &"Alice".into()));
        assert_eq!(body(&tokens.text("id_token"))["groups"], json!(["admins", "staff"]), "groups stand in the ID token too");
        let less = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let told = app.userinfo(&less.text("access_token")).await.good().json;
        assert_eq!(told.as_object().unwrap().keys().collect::<Vec<_>>(), ["sub"]);
    })
    .await;
}

#[tokio::test]
async fn core_5_5_claims_asked_for_one_place_are_not_told_in_the_other() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let claims = r#"{"userinfo":{"name":{"essential":true},"unknown":null},"id_token":{"email":null}}"#;
        let page =
            given.browser().authorize(&app.request("openid", &[("claims", claims)]), "alice@example.com", crate::scenario::PASSWORD).await;
        let tokens = app.redeem(&page.code()).await.good();
        let (told, id_token) = (app.userinfo(&tokens.text("access_token")).await.good().json, body(&tokens.text("id_token")));
        assert_eq!((&told["name"], told.get("email")), (&"Alice Example".into(), None));
        assert_eq!((&id_token["email"], id_token.get("name")), (&"alice@example.com".into(), None));
    })
    .await;
}

#[tokio::test]
async fn a_setting_puts_the_claims_of_scopes_into_the_id_token() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let settings = ClientSettings { id_token_claims: true, ..ClientSettings::default() };
        let app = given.client_with("app", ClientKind::Web, json!({}), settings).await;
        let tokens = given.tokens(&given.browser(), &app, "openid profile email", "alice@example.com").await;
        assert_eq!(body(&tokens.text("id_token"))["email"], "alice@example.com");
    })
    .await;
}

#[tokio::test]
async fn rfc6750_a_token_comes_in_one_way_and_never_in_the_query() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let tokens = given.tokens(&given.browser(), &app, "openid", "alice@example.com").await;
        let token = tokens.text("access_token");
        let url = format!("{}/userinfo", given.issuer);
        let form = [("access_token", token.as_str())];
        Answer::of(app.http.post(&url).bearer_auth(&token).send().await.unwrap()).await.good();
        Answer::of(app.http.post(&url).form(&form).send().await.unwrap()).await.good();
        let both = Answer::of(app.http.post(&url).bearer_auth(&token).form(&form).send().await.unwrap()).await;
        assert_eq!(both.refused(400), "invalid_request");
        let query = Answer::of(app.http.get(format!("{url}?access_token={token}")).send().await.unwrap()).await;
        assert_eq!(query.refused(400), "invalid_request");
        let none = app.http.get(&url).send().await.unwrap();
        assert_eq!((none.status().as_u16(), none.headers()["www-authenticate"].to_str().unwrap().contains("error")), (401, false));
        assert_eq!(app.userinfo(&tokens.text("id_token")).await.refused(401), "invalid_token");
        given.later(std::time::Duration::from_secs(601));
        assert_eq!(app.userinfo(&token).await.refused(401), "invalid_token");
    })
    .await;
}

#[tokio::test]
async fn attack_j1_a_changed_or_unsigned_token_opens_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let token = given.tokens(&given.browser(), &app, "openid", "alice@example.com").await.text("access_token");
        let parts: Vec<&str> = token.split('.').collect();
        for forged in
            [format!("eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.{}.", parts[1]), format!("{}.{}.", parts[0], parts[1]), format!("{}x", token)]
        {
            assert_eq!(app.userinfo(&forged).await.refused(401), "invalid_token");
        }
    })
    .await;
}

#[tokio::test]
async fn rfc7009_2_1_an_access_token_ends_alone_and_a_refresh_token_ends_all() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, foreign) = (given.client("app").await, given.client("foreign").await);
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let (access, refresh) = (tokens.text("access_token"), tokens.text("refresh_token"));
        for token in [&access, &refresh] {
            foreign.post("/revoke", &[("token", token)]).await.good();
        }
        app.post("/revoke", &[("token", "nothing")]).await.good();
        app.userinfo(&access).await.good();
        app.post("/revoke", &[("token", &access)]).await.good();
        assert_eq!(app.userinfo(&access).await.status, 401);
        let again = app.refresh(&refresh, &[]).await.good();
        app.post("/revoke", &[("token", &refresh), ("token_type_hint", "access_token")]).await.good();
        assert_eq!(app.userinfo(&again.text("access_token")).await.status, 401, "a refresh token of any generation ends the grant");
        assert_eq!(app.refresh(&again.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
    })
    .await;
}

#[tokio::test]
async fn attack_t5_only_the_client_itself_or_one_bound_to_the_audience_learns_of_a_token() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, api, foreign) =
            (given.client_for("app", "openid notes:read").await, given.service("api", "").await, given.client("foreign").await);
        given.resource("https://api.example", "notes:read", &["api"]).await;
        let request = app.request("openid notes:read", &[("resource", "https://api.example")]);
        let page = given.browser().authorize(&request, "alice@example.com", crate::scenario::PASSWORD).await;
        let tokens = app.redeem(&page.code()).await.good();
        let token = tokens.text("access_token");
        assert_eq!((&body(&token)["aud"], &body(&token)["scope"]), (&"https://api.example".into(), &"notes:read".into()));
        assert_eq!(api.introspect(&token).await.good().json["active"], true);
        assert_eq!(app.introspect(&token).await.good().json["client_id"], "app");
        assert_eq!(foreign.introspect(&token).await.good().json, json!({"active": false}));
        assert_eq!(api.introspect(&tokens.text("refresh_token")).await.good().json, json!({"active": false}));
        assert_eq!(app.userinfo(&token).await.refused(401), "invalid_token", "a token for an API opens no userinfo");
        app.refresh(&tokens.text("refresh_token"), &[("resource", &given.issuer)]).await.good();
    })
    .await;
}

#[tokio::test]
async fn rfc8707_a_resource_that_was_not_granted_is_an_invalid_target() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client_for("app", "openid one two").await;
        given.resource("https://one.example", "one", &[]).await;
        given.resource_with("https://two.example", "two", Some("ES256"), Some(60)).await;
        given.later(std::time::Duration::from_secs(3));
        let resources = [("resource", "https://one.example"), ("resource", "https://two.example")];
        let page =
            given.browser().authorize(&app.request("openid one two", &resources), "alice@example.com", crate::scenario::PASSWORD).await;
        let tokens = app.redeem(&page.code()).await.good();
        assert_eq!(body(&tokens.text("access_token"))["aud"], given.issuer.as_str(), "of several it is the issuer");
        let two = app.refresh(&tokens.text("refresh_token"), &[("resource", "https://two.example")]).await.good();
        assert_eq!((&head(&two.text("access_token"))["alg"], &two.json["expires_in"]), (&"ES256".into(), &60.into()));
        assert_eq!(body(&two.text("access_token"))["scope"], "two");
        let refused = app.refresh(&two.text("refresh_token"), &[("resource", "https://three.example")]).await;
        assert_eq!(refused.refused(400), "invalid_target");
        let page = given.browser().get(&app.request("openid", &[("resource", "https://three.example")])).await;
        assert_eq!(page.error(), "invalid_target");
    })
    .await;
}

/// alice in so many groups, and an app that reads them from the ID token.
async fn of_many_groups(given: &Scenario, count: usize) -> RelyingParty {
    let names: Vec<String> = (0..count).map(|n| format!("a group of the company with a long name {n:05}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    given.person_with("alice@example.com", json!({}), &names, false).await;
    let settings = ClientSettings { first_party: true, id_token_claims: true, ..Default::default() };
    given.client_with("app", ClientKind::Web, json!({}), settings).await
}

#[tokio::test]
async fn an_id_token_however_large_is_taken_back_as_a_hint_and_named_to_admins() {
    on_each_pairing(async |given| {
        let app = of_many_groups(&given, 200).await;
        let browser = given.browser();
        let token = given.tokens(&browser, &app, "openid groups", "alice@example.com").await.text("id_token");
        assert!(token.len() > 9_000 && body(&token)["groups"].as_array().unwrap().len() == 200, "{}", token.len());
        assert_eq!(given.events(EventType::IdTokenLarge).await, 1);
        let again = browser.get(&app.request("openid", &[("id_token_hint", &token), ("prompt", "none")])).await;
        assert!(again.answer().contains_key("code"), "{again:?}");
        let admin = given.browser();
        given.admin("admin@example.com").await;
        let page = admin.get("/admin/apps/app").await;
        let page = admin.sign_in(&page, "admin@example.com", PASSWORD).await;
        assert_eq!(page.name(), "console-app");
        let bytes = given.told(EventType::IdTokenLarge).await["bytes"].as_i64().unwrap();
        assert!(bytes > 9_000, "{bytes}");
        let values = [("size", ((bytes + 999) / 1000).into()), ("claim", "groups".into())];
        assert_eq!(page.text(".notice.warn"), said_with("console-id-token-large", &values));
        let parameters = [("id_token_hint", token.as_str()), ("post_logout_redirect_uri", "https://app.example/bye")];
        let out = browser.get(url::Url::parse_with_params(&format!("{}/logout", given.issuer), parameters).unwrap().as_str()).await;
        assert_eq!(out.left_to.as_deref(), Some("https://app.example/bye"));
    })
    .await;
}

#[tokio::test]
async fn an_id_token_that_no_request_could_bring_back_leaves_its_largest_claim_to_userinfo() {
    on_each_pairing(async |given| {
        let app = of_many_groups(&given, 1_000).await;
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid groups email", "alice@example.com").await;
        let token = tokens.text("id_token");
        assert!(token.len() < 48 * 1024 && body(&token).get("groups").is_none() && body(&token)["email"] == "alice@example.com");
        let userinfo = app.userinfo(&tokens.text("access_token")).await.good().json;
        assert_eq!(userinfo["groups"].as_array().unwrap().len(), 1_000);
        let told = given.told(EventType::IdTokenLarge).await;
        assert_eq!((told["claim"].as_str(), told["left_out"].as_str()), (Some("groups"), Some("groups")));
        let mut refresh = tokens.text("refresh_token");
        for _ in 0..3 {
            refresh = app.refresh(&refresh, &[]).await.good().text("refresh_token");
        }
        assert_eq!(given.events(EventType::IdTokenLarge).await, 1, "refreshes come by themselves and tell no more");
        let out = browser.get(&format!("{}/logout?id_token_hint={token}", given.issuer)).await;
        assert_eq!(out.name(), "signed-out");
    })
    .await;
}
