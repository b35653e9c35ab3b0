//! Resource servers and their access tokens (RFC 8707, RFC 9068): one audience each, scopes shrunk to its own.

use latchkey::acts::resource::{ChangeResource, CreateResource, DeleteResource};
use latchkey::protocol::resource::Resource;
use latchkey::protocol::scope::Scopes;
use serde_json::{Value, json};

use crate::scenario::relying_party::{Answer, RelyingParty, body, head};
use crate::scenario::{Browser, Scenario, on_each_pairing};

const NOTES: &str = "https://notes.example";
const PHOTOS: &str = "https://photos.example/api?v=1";

struct Story {
    app: RelyingParty,
    notes: RelyingParty,
    browser: Browser,
}

async fn story(given: &Scenario) -> Story {
    given.person("alice@example.com").await;
    let notes = given.service("notes", "").await;
    given.service("photos", "").await;
    given.resource(NOTES, "notes:read notes:write", &["notes"]).await;
    given.resource(PHOTOS, "photos", &["photos"]).await;
    Story { app: given.client_for("app", "openid email notes:read notes:write photos read").await, notes, browser: given.browser() }
}

impl Story {
    async fn code(&self, given: &Scenario, resources: &[&str]) -> String {
        let changes: Vec<_> = resources.iter().map(|resource| ("resource", *resource)).collect();
        given.code_for(&self.browser, &self.app, "openid email notes:read notes:write photos", &changes).await
    }

    async fn tokens(&self, given: &Scenario, granted: &[&str], asked: &[&str]) -> Answer {
        let code = self.code(given, granted).await;
        let changes: Vec<_> = asked.iter().map(|resource| ("resource", *resource)).collect();
        self.app.redeem_with(&code, &changes).await
    }
}

fn audience_and_scope(answer: &Answer) -> (String, String) {
    let token = body(&answer.text("access_token"));
    assert_eq!(token["scope"], answer.json["scope"], "the answer says what the token holds");
    (token["aud"].as_str().unwrap().to_owned(), answer.text("scope"))
}

#[tokio::test]
async fn design_4_the_issuer_is_the_default_resource_and_its_tokens_alone_open_userinfo() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let issuer = given.issuer.clone();
        for (granted, asked) in
            [(vec![], vec![]), (vec![issuer.as_str()], vec![]), (vec![], vec![issuer.as_str()]), (vec![NOTES], vec![&issuer])]
        {
            let answer = story.tokens(&given, &granted, &asked).await.good();
            assert_eq!(audience_and_scope(&answer), (issuer.clone(), "openid email".into()), "{granted:?} {asked:?}");
            story.app.userinfo(&answer.text("access_token")).await.good();
        }
        let elsewhere = story.tokens(&given, &[NOTES], &[]).await.good();
        assert_eq!(story.app.userinfo(&elsewhere.text("access_token")).await.refused(401), "invalid_token");
    })
    .await;
}

#[tokio::test]
async fn rfc8707_2_2_left_out_it_is_the_one_that_was_granted_and_the_issuer_where_several_were() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let one = story.tokens(&given, &[NOTES], &[]).await.good();
        assert_eq!(audience_and_scope(&one), (NOTES.into(), "notes:read notes:write".into()));
        assert!(one.json["id_token"].is_string(), "openid was granted, whatever the access token is for");
        let several = story.tokens(&given, &[NOTES, PHOTOS], &[]).await.good();
        assert_eq!(audience_and_scope(&several), (given.issuer.clone(), "openid email".into()));
        for (resource, scope) in [(NOTES, "notes:read notes:write"), (PHOTOS, "photos"), (given.issuer.as_str(), "openid email")] {
            let answer = story.tokens(&given, &[NOTES, PHOTOS], &[resource]).await.good();
            assert_eq!(audience_and_scope(&answer), (resource.into(), scope.into()));
        }
        let twice = story.tokens(&given, &[NOTES, NOTES], &[NOTES, NOTES]).await.good();
        assert_eq!(audience_and_scope(&twice).0, NOTES);
    })
    .await;
}

#[tokio::test]
async fn rfc8707_2_1_what_is_no_resource_here_is_invalid_target_at_authorize() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        for bad in [
            "https://unknown.example",
            "https://notes.example/v1",
            "https://photos.example/api/?v=1",
            "https://notes.example#x",
            "notes",
            "//notes.example",
        ] {
            let page = story.browser.get(&story.app.request("openid", &[("resource", bad)])).await;
            assert_eq!(page.error(), "invalid_target", "{bad}");
            let page = story.browser.get(&story.app.request("openid", &[("resource", NOTES), ("resource", bad)])).await;
            assert_eq!(page.error(), "invalid_target", "{bad}");
        }
        let many: Vec<_> = std::iter::repeat_n(("resource", NOTES), 17).collect();
        assert_eq!(story.browser.get(&story.app.request("openid", &many)).await.error(), "invalid_request");
    })
    .await;
}

#[tokio::test]
async fn rfc3986_6_2_3_an_origin_with_a_slash_names_the_same_resource_at_every_endpoint() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let (slash, issuer) = (format!("{NOTES}/"), format!("{}/", given.issuer));
        for (granted, asked, aud) in [
            (vec![slash.as_str()], vec![], NOTES),
            (vec![slash.as_str()], vec![NOTES], NOTES),
            (vec![NOTES], vec![slash.as_str()], NOTES),
            (vec![NOTES], vec!["HTTPS://Notes.example"], NOTES),
            (vec![issuer.as_str()], vec![], given.issuer.as_str()),
            (vec![NOTES], vec![issuer.as_str()], given.issuer.as_str()),
        ] {
            let answer = story.tokens(&given, &granted, &asked).await.good();
            assert_eq!(audience_and_scope(&answer).0, aud, "{granted:?} {asked:?}: the audience is as it is registered");
            let again = [("resource", asked.first().copied().unwrap_or(aud))];
            assert_eq!(audience_and_scope(&story.app.refresh(&answer.text("refresh_token"), &again).await.good()).0, aud);
        }
        let job = given.service("job", "notes:read").await;
        let answer = job.post("/token", &[("grant_type", "client_credentials"), ("resource", &slash)]).await.good();
        assert_eq!(audience_and_scope(&answer), (NOTES.into(), "notes:read".into()));
        // Behind a longer path the slash makes another address, and the refusal says which is registered.
        given.resource("https://tools.example/mcp", "tools", &[]).await;
        let near = story.browser.get(&story.app.request("openid", &[("resource", "https://tools.example/mcp/")])).await.answer();
        assert_eq!(near["error"], "invalid_target");
        assert!(near["error_description"].contains("without the slash"), "{near:?}");
    })
    .await;
}

#[tokio::test]
async fn a_client_without_registered_scopes_gets_none_of_a_resource_server() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let (plain, job) = (given.client("plain").await, given.service("job", "").await);
        let asked = [("resource", NOTES)];
        let answer = plain.redeem(&given.code_for(&story.browser, &plain, "openid email notes:read", &asked).await).await.good();
        assert_eq!(answer.json.get("scope").and_then(Value::as_str).unwrap_or_default(), "", "none of the API's");
        assert!(body(&answer.text("access_token")).get("scope").is_none());
        let only = story.browser.get(&plain.request("notes:read", &asked)).await;
        assert_eq!(only.error(), "invalid_scope");
        for scope in ["", "notes:read", "notes:read notes:write"] {
            let fields = [("grant_type", "client_credentials"), ("resource", NOTES), ("scope", scope)];
            assert_eq!(job.post("/token", &fields).await.refused(400), "invalid_target", "{scope}");
        }
        given.change_client("plain", |client| client.metadata.scope = Some("openid notes:read".into())).await;
        let answer = plain.redeem(&given.code_for(&story.browser, &plain, "openid notes:read notes:write", &asked).await).await.good();
        assert_eq!(audience_and_scope(&answer), (NOTES.into(), "notes:read".into()));
    })
    .await;
}

#[tokio::test]
async fn rfc8707_2_2_a_resource_that_was_not_granted_or_several_at_once_are_invalid_target_at_token() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let code = story.code(&given, &[NOTES]).await;
        for asked in [&[PHOTOS][..], &[NOTES, PHOTOS], &[NOTES, &given.issuer], &["https://unknown.example"], &["x"]] {
            let changes: Vec<_> = asked.iter().map(|resource| ("resource", *resource)).collect();
            assert_eq!(post(&story.app, &code, &changes).await.refused(400), "invalid_target", "{asked:?}");
        }
        story.app.redeem_with(&code, &[("resource", NOTES)]).await.good();
    })
    .await;
}

/// Redeems with every value of a parameter that stands several times.
async fn post(app: &RelyingParty, code: &str, more: &[(&str, &str)]) -> Answer {
    let mut fields = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", app.redirect_uri.as_str()),
        ("code_verifier", crate::scenario::relying_party::VERIFIER),
    ];
    fields.extend(more);
    app.post("/token", &fields).await
}

#[tokio::test]
async fn rfc8707_2_2_each_refresh_may_name_another_of_the_granted_resources() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let mut token = story.tokens(&given, &[NOTES, PHOTOS], &[]).await.good().text("refresh_token");
        for (asked, aud, scope) in [
            (vec![("resource", NOTES)], NOTES, "notes:read notes:write"),
            (vec![("resource", PHOTOS)], PHOTOS, "photos"),
            (vec![("resource", NOTES), ("scope", "notes:read openid")], NOTES, "notes:read"),
            (vec![], given.issuer.as_str(), "openid email"),
        ] {
            let answer = story.app.refresh(&token, &asked).await.good();
            assert_eq!(audience_and_scope(&answer), (aud.into(), scope.into()));
            token = answer.text("refresh_token");
        }
        given.perform(DeleteResource { identifier: PHOTOS.to_owned(), confirmed_by: None }).await;
        assert_eq!(story.app.refresh(&token, &[("resource", PHOTOS)]).await.refused(400), "invalid_target");
        story.app.refresh(&token, &[("resource", NOTES)]).await.good();
    })
    .await;
}

#[tokio::test]
async fn rfc6749_3_3_a_scope_of_a_resource_means_nothing_where_the_resource_was_not_asked_for() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let answer = story.tokens(&given, &[], &[]).await.good();
        assert_eq!(answer.json["scope"], "openid email");
        let answer = story.tokens(&given, &[PHOTOS], &[PHOTOS]).await.good();
        assert_eq!(answer.json["scope"], "photos");
    })
    .await;
}

/// Verifies a JWS with the published key that it names, by another library than the provider signs with.
fn verified(jwks: &Value, jws: &str) -> Value {
    let head = head(jws);
    let keys: Vec<&Value> = jwks["keys"].as_array().unwrap().iter().filter(|key| key["kid"] == head["kid"]).collect();
    assert_eq!(keys.len(), 1, "one published key has this kid");
    let jwk = josekit::jwk::Jwk::from_map(keys[0].as_object().unwrap().clone()).unwrap();
    assert_eq!(jwk.algorithm(), head["alg"].as_str());
    let payload = match head["alg"].as_str().unwrap() {
        "ES256" => josekit::jws::deserialize_compact(jws, &josekit::jws::ES256.verifier_from_jwk(&jwk).unwrap()).unwrap().0,
        "EdDSA" => josekit::jws::deserialize_compact(jws, &josekit::jws::EdDSA.verifier_from_jwk(&jwk).unwrap()).unwrap().0,
        "PS256" => josekit::jws::deserialize_compact(jws, &josekit::jws::PS256.verifier_from_jwk(&jwk).unwrap()).unwrap().0,
        "RS256" => josekit::jws::deserialize_compact(jws, &josekit::jws::RS256.verifier_from_jwk(&jwk).unwrap()).unwrap().0,
        other => panic!("{other}"),
    };
    serde_json::from_slice(&payload).unwrap()
}

#[tokio::test]
async fn rfc9068_2_an_access_token_has_the_profiles_type_and_claims() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let tokens = story.tokens(&given, &[NOTES], &[]).await.good();
        let jwks = given.document("/jwks").await;
        let jws = tokens.text("access_token");
        assert_eq!((&head(&jws)["typ"], &head(&jws)["alg"]), (&"at+jwt".into(), &"RS256".into()));
        let claims = verified(&jwks, &jws);
        let id_token = verified(&jwks, &tokens.text("id_token"));
        assert_eq!(claims["iss"], given.issuer.as_str());
        assert_eq!((&claims["sub"], &claims["client_id"]), (&id_token["sub"], &"app".into()));
        for claim in ["auth_time", "acr", "amr", "sid"] {
            assert_eq!(claims[claim], id_token[claim], "{claim}");
        }
        for time in ["iat", "exp", "auth_time"] {
            assert!(claims[time].is_i64(), "{time}");
        }
        assert!(claims["jti"].as_str().is_some_and(|jti| jti.len() >= 16));
        for absent in ["nbf", "nonce", "email", "name", "preferred_username", "groups", "azp"] {
            assert!(claims.get(absent).is_none(), "{absent}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_resource_server_has_its_tokens_signed_by_the_algorithm_it_wants() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        for (alg, identifier) in [("ES256", "https://es.example"), ("EdDSA", "https://ed.example"), ("PS256", "https://ps.example")] {
            given.resource_with(identifier, "read", Some(alg), Some(90)).await;
            let changes = [("resource", identifier)];
            let code = given.code_for(&story.browser, &story.app, "openid read", &changes).await;
            // Its key was made with it, and signs at once.
            let tokens = story.app.redeem(&code).await.good();
            let jwks = given.document("/jwks").await;
            assert_eq!(head(&tokens.text("access_token"))["alg"], alg);
            let claims = verified(&jwks, &tokens.text("access_token"));
            assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 90, "and as short as it wants");
            assert_eq!(head(&tokens.text("id_token"))["alg"], "RS256");
            verified(&jwks, &tokens.text("id_token"));
            assert_eq!(story.app.introspect(&tokens.text("access_token")).await.good().json["aud"], identifier);
        }
    })
    .await;
}

#[tokio::test]
async fn attack_t5_a_bound_client_introspects_its_resources_tokens_and_no_others() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let stranger = given.client("stranger").await;
        let notes = story.tokens(&given, &[NOTES], &[]).await.good().text("access_token");
        let of_photos = story.tokens(&given, &[PHOTOS], &[]).await.good().text("access_token");
        let of_issuer = story.tokens(&given, &[], &[]).await.good().text("access_token");

        let told = story.notes.introspect(&notes).await.good().json;
        assert_eq!((&told["active"], &told["aud"], &told["scope"]), (&true.into(), &NOTES.into(), &"notes:read notes:write".into()));
        assert_eq!((&told["client_id"], &told["token_type"]), (&"app".into(), &"Bearer".into()));
        for token in [&of_photos, &of_issuer] {
            assert_eq!(story.notes.introspect(token).await.good().json, json!({"active": false}));
        }
        for token in [&notes, &of_photos, &of_issuer] {
            assert_eq!(stranger.introspect(token).await.good().json, json!({"active": false}));
            assert_eq!(story.app.introspect(token).await.good().json["active"], true, "a client learns of its own tokens");
        }
    })
    .await;
}

#[tokio::test]
async fn an_api_that_an_older_release_registered_is_granted_and_can_be_changed_still() {
    on_each_pairing(async |given| {
        let made = |identifier: &str, name: &str| Resource {
            identifier: identifier.to_owned(),
            name: name.to_owned(),
            scopes: Scopes::parse("read").unwrap(),
            signing_alg: None,
            lifetime: None,
            clients: Vec::new(),
        };
        // Characters that no URI has, which were let through once.
        let old = "https://api.example.com/{tenant}";
        let stored = made(old, "Old");
        given.rows(move |conn, now| latchkey::clients::resources::insert(conn, &stored, now)).await;
        given.person("alice@example.com").await;
        let app = given.client_for("app", "openid read").await;
        given.provider.learn_changes().await.unwrap();
        let code = given.code_for(&given.browser(), &app, "openid read", &[("resource", old)]).await;
        let tokens = app.redeem(&code).await.good();
        assert_eq!(body(&tokens.text("access_token"))["aud"], old);
        given.perform(ChangeResource { identifier: old.to_owned(), name: Some("Renamed".to_owned()), ..ChangeResource::default() }).await;
        let acting = given.provider.acting(latchkey::audit::Actor::Command);
        let new = CreateResource { resource: made("https://api.example.com/{other}", "New") };
        assert!(given.provider.perform(acting, new).await.is_err(), "no new one is");
    })
    .await;
}

#[tokio::test]
async fn keys_of_a_new_algorithm_come_with_what_is_registered_and_a_refusal_leaves_none() {
    on_each_pairing(async |given| {
        let api = |scopes: &str| Resource {
            identifier: "https://api.example.com".to_owned(),
            name: "An API".to_owned(),
            scopes: Scopes::parse(scopes).unwrap(),
            signing_alg: Some("ES512".to_owned()),
            lifetime: None,
            clients: Vec::new(),
        };
        let published = async || given.document("/jwks").await.to_string().contains("ES512");
        let acting = given.provider.acting(latchkey::audit::Actor::Command);
        assert!(given.provider.perform(acting, CreateResource { resource: api("openid") }).await.is_err());
        assert!(!published().await, "what was refused left no key");
        given.perform(CreateResource { resource: api("read") }).await;
        assert!(published().await);
    })
    .await;
}
