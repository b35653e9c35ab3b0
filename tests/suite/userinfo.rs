//! The userinfo endpoint and where claims of a person stand (OpenID Connect Core §5.3, §5.4, §5.5; RFC 6750).

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::{Value, json};

use crate::scenario::relying_party::{Answer, RelyingParty, body};
use crate::scenario::{Browser, Scenario, on_each_pairing};

struct Story {
    sub: String,
    app: RelyingParty,
    browser: Browser,
}

async fn story(given: &Scenario) -> Story {
    let claims = json!({
        "name": "Alice Example", "given_name": "Alice", "family_name": "Example", "locale": "de",
        "address": {"formatted": "1 Street\nTown", "country": "DE"},
        "phone_number": "+49 30 1", "phone_number_verified": true,
        "shoe_size": 39,
    });
    let sub = given.person_with("alice@example.com", claims, &["staff", "admins"], false).await;
    // What an earlier release kept, and none sends.
    let id = sub.clone();
    given
        .rows(move |conn, now| {
            let mut person = latchkey::people::user::find(conn, &id)?.unwrap();
            person.claims.insert("nickname".to_owned(), "".into());
            person.claims.insert("aud".to_owned(), "evil".into());
            latchkey::people::user::update(conn, &person, now)
        })
        .await;
    Story { sub, app: given.client("app").await, browser: given.browser() }
}

impl Story {
    async fn tokens(&self, given: &Scenario, scope: &str, changes: &[(&str, &str)]) -> Answer {
        self.app.redeem(&given.code_for(&self.browser, &self.app, scope, changes).await).await.good()
    }

    async fn token(&self, given: &Scenario) -> String {
        self.tokens(given, "openid email", &[]).await.text("access_token")
    }

    /// Claims that userinfo shows beside `sub`.
    async fn shown(&self, given: &Scenario, scope: &str, changes: &[(&str, &str)]) -> Value {
        let tokens = self.tokens(given, scope, changes).await;
        let mut claims = self.app.userinfo(&tokens.text("access_token")).await.good().json;
        assert_eq!(claims.as_object_mut().unwrap().remove("sub").unwrap(), self.sub.as_str(), "sub stands always (§5.3.2)");
        claims
    }

    async fn ask(&self, request: reqwest::RequestBuilder) -> Answer {
        Answer::of(request.send().await.unwrap()).await
    }

    fn at(&self, query: &str) -> String {
        format!("{}/userinfo{query}", self.app.issuer)
    }
}

/// What an ID token says of the person beside what it says of itself.
fn of_the_person(id_token: &str) -> Vec<String> {
    const OF_THE_TOKEN: [&str; 13] =
        ["iss", "sub", "aud", "azp", "exp", "iat", "auth_time", "nonce", "acr", "amr", "at_hash", "sid", "jti"];
    let claims = body(id_token);
    let mut names: Vec<_> = claims.as_object().unwrap().keys().filter(|name| !OF_THE_TOKEN.contains(&name.as_str())).cloned().collect();
    names.sort();
    names
}

#[tokio::test]
async fn core_5_3_1_it_answers_get_and_post_with_the_token_in_the_header_or_the_form() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let token = story.token(&given).await;
        let http = &story.app.http;
        for request in [
            http.get(story.at("")).bearer_auth(&token),
            http.get(story.at("")).header("authorization", format!("bearer {token}")),
            http.post(story.at("")).bearer_auth(&token),
            http.post(story.at("")).bearer_auth(&token).form(&[("other", "x")]),
            http.post(story.at("")).form(&[("access_token", &token)]),
            http.get(story.at("?unknown=1")).bearer_auth(&token),
        ] {
            let answer = story.ask(request).await.good();
            assert_eq!(answer.json["sub"], story.sub.as_str());
            assert_eq!(
                (&answer.headers["content-type"], &answer.headers["cache-control"]),
                (&"application/json".parse().unwrap(), &"no-store".parse().unwrap())
            );
        }
        let put = story.ask(http.put(story.at("")).bearer_auth(&token)).await;
        assert_eq!(put.status, 405);
    })
    .await;
}

#[tokio::test]
async fn attack_t4_a_token_in_the_query_or_in_two_ways_at_once_is_refused() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let token = story.token(&given).await;
        let http = &story.app.http;
        let query = format!("?access_token={token}");
        let form = [("access_token", token.as_str())];
        for request in [
            http.get(story.at(&query)),
            http.get(story.at(&query)).bearer_auth(&token),
            http.post(story.at(&query)).form(&form),
            http.post(story.at("")).bearer_auth(&token).form(&form),
            http.post(story.at("")).form(&[form[0], form[0]]),
            http.get(story.at("")).bearer_auth(&token).header("authorization", format!("Bearer {token}")),
            http.get(story.at("")).header("authorization", "Bearer"),
        ] {
            let answer = story.ask(request).await;
            assert_eq!(answer.refused(400), "invalid_request");
            assert!(answer.headers["www-authenticate"].to_str().unwrap().contains("error=\"invalid_request\""));
        }
    })
    .await;
}

#[tokio::test]
async fn rfc6750_3_1_without_a_token_the_challenge_names_no_error() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let http = &story.app.http;
        for request in [http.get(story.at("")), http.post(story.at("")), http.get(story.at("")).basic_auth("app", Some("x"))] {
            let answer = story.ask(request).await;
            assert_eq!(answer.status, 401);
            let challenge = answer.headers["www-authenticate"].to_str().unwrap();
            assert!(challenge.starts_with("Bearer") && !challenge.contains("error"), "{challenge}");
        }
    })
    .await;
}

#[tokio::test]
async fn attack_t4_j7_what_is_no_live_access_token_of_ours_opens_nothing() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        given.resource("https://api.example", "read", &[]).await;
        let tokens = story.tokens(&given, "openid email", &[]).await;
        let good = tokens.text("access_token");
        given.change_client("app", |client| client.metadata.scope = Some("openid email profile read".into())).await;
        let elsewhere = story.tokens(&given, "openid read", &[("resource", "https://api.example")]).await.text("access_token");
        let parts: Vec<&str> = good.split('.').collect();
        let encoded = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let none = format!("{}.{}.", encoded(json!({"alg": "none", "typ": "at+jwt"})), parts[1]);
        let mut claims = body(&good);
        claims["scope"] = "openid email profile".into();
        let changed = format!("{}.{}.{}", parts[0], encoded(claims), parts[2]);
        for bad in [
            tokens.text("id_token").as_str(),
            &tokens.text("refresh_token"),
            &elsewhere,
            &none,
            &changed,
            &format!("{}.{}.", parts[0], parts[1]),
            &format!("{good}x"),
            "x",
            "a.b.c",
            &"x".repeat(7000),
        ] {
            let answer = story.app.userinfo(bad).await;
            assert_eq!(answer.refused(401), "invalid_token", "{bad}");
            assert!(answer.headers["www-authenticate"].to_str().unwrap().contains("error=\"invalid_token\""));
            assert!(answer.json.get("sub").is_none());
        }
        story.app.userinfo(&good).await.good();
    })
    .await;
}

#[tokio::test]
async fn attack_t4_a_token_that_is_over_revoked_or_of_somebody_disabled_opens_nothing() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let closed = async |token: &str| {
            assert_eq!(story.app.userinfo(token).await.refused(401), "invalid_token");
        };
        let token = story.token(&given).await;
        given.later(Duration::from_secs(599));
        story.app.userinfo(&token).await.good();
        given.later(Duration::from_secs(1));
        closed(&token).await;

        let token = story.token(&given).await;
        story.app.post("/revoke", &[("token", &token)]).await.good();
        closed(&token).await;

        let token = story.token(&given).await;
        let page = story.browser.get("/logout").await;
        story.browser.submit(&page, "accept", &[], Some("accept")).await;
        closed(&token).await;

        let token = story.token(&given).await;
        given.change_client("app", |client| client.enabled = false).await;
        closed(&token).await;
        given.change_client("app", |client| client.enabled = true).await;

        let token = story.token(&given).await;
        given.disable(&story.sub).await;
        closed(&token).await;
        given.enable(&story.sub).await;
        closed(&token).await;

        let token = story.token(&given).await;
        given.reset_password(&story.sub).await;
        closed(&token).await;
    })
    .await;
}

#[tokio::test]
async fn core_5_4_each_scope_shows_its_claims() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let email = json!({"email": "alice@example.com", "email_verified": true});
        let address = json!({"address": {"formatted": "1 Street\nTown", "country": "DE"}});
        let phone = json!({"phone_number": "+49 30 1", "phone_number_verified": true});
        assert_eq!(story.shown(&given, "openid", &[]).await, json!({}));
        assert_eq!(story.shown(&given, "openid email", &[]).await, email);
        assert_eq!(story.shown(&given, "openid address", &[]).await, address);
        assert_eq!(story.shown(&given, "openid phone", &[]).await, phone);
        let mut groups = story.shown(&given, "openid groups", &[]).await;
        groups["groups"].as_array_mut().unwrap().sort_by_key(Value::to_string);
        assert_eq!(groups, json!({"groups": ["admins", "staff"]}));
        let profile = story.shown(&given, "openid profile", &[]).await;
        let mut names: Vec<_> = profile.as_object().unwrap().keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["family_name", "given_name", "locale", "name", "preferred_username", "updated_at"], "empty ones are left out");
        assert_eq!(profile["preferred_username"], "alice@example.com");
        assert!(profile["updated_at"].is_i64());
        let unknown = story.shown(&given, "openid email shoe_size", &[]).await;
        assert_eq!(unknown, email);
    })
    .await;
}

#[tokio::test]
async fn rfc6750_3_1_without_openid_the_scope_is_insufficient() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let tokens = story.tokens(&given, "email", &[]).await;
        assert!(tokens.json.get("id_token").is_none());
        let answer = story.app.userinfo(&tokens.text("access_token")).await;
        assert_eq!(answer.refused(403), "insufficient_scope");
        assert!(answer.headers["www-authenticate"].to_str().unwrap().contains("scope=\"openid\""));
    })
    .await;
}

#[tokio::test]
async fn core_5_5_claims_asked_for_stand_where_they_were_asked_for_and_nowhere_else() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let request = json!({
            "userinfo": {"given_name": {"essential": true}, "phone_number": null, "unknown": null, "aud": null},
            "id_token": {"email": null, "family_name": {"value": "Somebody else"}, "auth_time": {"essential": true}, "iss": null},
            "other": {"x": null},
        });
        let tokens = story.tokens(&given, "openid", &[("claims", &request.to_string())]).await;
        assert_eq!(of_the_person(&tokens.text("id_token")), ["email", "family_name"]);
        assert_eq!(body(&tokens.text("id_token"))["iss"], given.issuer.as_str());
        let shown = story.app.userinfo(&tokens.text("access_token")).await.good().json;
        assert_eq!(shown, json!({"sub": story.sub, "given_name": "Alice", "phone_number": "+49 30 1"}));
        // They belong to the grant: a refresh shows the same.
        let refreshed = story.app.refresh(&tokens.text("refresh_token"), &[]).await.good();
        assert_eq!(of_the_person(&refreshed.text("id_token")), ["email", "family_name"]);
        assert_eq!(story.app.userinfo(&refreshed.text("access_token")).await.good().json, shown);
    })
    .await;
}

#[tokio::test]
async fn core_5_5_claims_are_no_way_around_a_clients_registered_scopes() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let narrow = json!({"scope": "openid email"});
        let narrow = given.client_with("narrow", ClientKind::Web, narrow, ClientSettings::default()).await;
        let request = r#"{"userinfo":{"phone_number":null,"email":null},"id_token":{"name":null}}"#;
        let code = given.code_for(&story.browser, &narrow, "openid", &[("claims", request)]).await;
        let tokens = narrow.redeem(&code).await.good();
        assert!(of_the_person(&tokens.text("id_token")).is_empty());
        assert_eq!(
            narrow.userinfo(&tokens.text("access_token")).await.good().json,
            json!({"sub": story.sub, "email": "alice@example.com"})
        );
    })
    .await;
}

#[tokio::test]
async fn a_client_gets_the_attributes_that_its_registration_allows_and_no_others() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let request = r#"{"userinfo":{"shoe_size":null,"email":null},"id_token":{"shoe_size":{"essential":true}}}"#;
        for (id, scope, first_party, size) in [
            ("ours", Some("openid"), true, None),
            ("theirs", Some("openid email"), false, None),
            ("named", Some("openid shoe_size"), true, Some(39)),
            ("open", None, false, Some(39)),
        ] {
            let metadata = scope.map_or(json!({}), |scope| json!({ "scope": scope }));
            let app = given.client_with(id, ClientKind::Web, metadata, ClientSettings { first_party, ..ClientSettings::default() }).await;
            let page = story.browser.get(&app.request("openid", &[("claims", request)])).await;
            assert_eq!(page.body.contains("shoe_size"), !first_party && size.is_some(), "{id}: the person is asked for what may be had");
            let code = given.code_for(&story.browser, &app, "openid", &[("claims", request)]).await;
            let tokens = app.redeem(&code).await.good();
            let shown = app.userinfo(&tokens.text("access_token")).await.good().json;
            assert_eq!(shown.get("shoe_size").and_then(Value::as_i64), size, "{id}");
            assert_eq!(body(&tokens.text("id_token")).get("shoe_size").and_then(Value::as_i64), size, "{id}");
            assert_eq!(shown.get("email").is_some(), scope.is_none_or(|scope| scope.contains("email")), "{id}");
        }
    })
    .await;
}

#[tokio::test]
async fn core_5_5_claims_that_are_malformed_are_an_invalid_request() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        for bad in ["x", "[]", "{", r#"{"userinfo":[]}"#, r#"{"userinfo":{"name":1}}"#, r#"{"id_token":{"name":{"essential":"yes"}}}"#] {
            let page = story.browser.get(&story.app.request("openid", &[("claims", bad)])).await;
            assert_eq!(page.error(), "invalid_request", "{bad}");
        }
    })
    .await;
}

#[tokio::test]
async fn scope_claims_stand_in_the_id_token_where_the_client_is_set_so_and_groups_always() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let tokens = story.tokens(&given, "openid profile email groups", &[]).await;
        assert_eq!(of_the_person(&tokens.text("id_token")), ["groups"]);
        let both = ClientSettings { id_token_claims: true, ..ClientSettings::default() };
        let both = given.client_with("both", ClientKind::Web, json!({}), both).await;
        let tokens = both.redeem(&given.code(&story.browser, &both, "openid email groups").await).await.good();
        assert_eq!(of_the_person(&tokens.text("id_token")), ["email", "email_verified", "groups"]);
    })
    .await;
}
