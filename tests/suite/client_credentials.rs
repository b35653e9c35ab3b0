//! The client credentials grant (RFC 6749 §4.4; RFC 9068 §2.2): a confidential client acts for itself.

use std::time::Duration;

use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;

use crate::scenario::on_each_pairing;
use crate::scenario::relying_party::{Answer, RelyingParty, body, head};

async fn ask(app: &RelyingParty, more: &[(&str, &str)]) -> Answer {
    let fields: Vec<_> = std::iter::once(("grant_type", "client_credentials")).chain(more.iter().copied()).collect();
    app.post("/token", &fields).await
}

#[tokio::test]
async fn rfc6749_4_4_3_the_client_gets_an_access_token_of_its_own_and_nothing_else() {
    on_each_pairing(async |given| {
        let job = given.service("job", "reports:read reports:write").await;
        let answer = ask(&job, &[]).await.good();
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert_eq!((&answer.json["token_type"], &answer.json["expires_in"]), (&"Bearer".into(), &600.into()));
        assert_eq!(answer.json["scope"], "reports:read reports:write");
        assert!(answer.json.get("refresh_token").is_none() && answer.json.get("id_token").is_none());
        let token = body(&answer.text("access_token"));
        assert_eq!(head(&answer.text("access_token"))["typ"], "at+jwt");
        assert_eq!((&token["sub"], &token["client_id"]), (&"job".into(), &"job".into()), "RFC 9068 §2.2");
        assert_eq!((&token["iss"], &token["aud"]), (&given.issuer.as_str().into(), &given.issuer.as_str().into()));
        for absent in ["gid", "sid", "auth_time", "acr", "amr", "nonce", "nbf"] {
            assert!(token.get(absent).is_none(), "{absent}");
        }
        assert_ne!(token["jti"], body(&ask(&job, &[]).await.good().text("access_token"))["jti"]);
    })
    .await;
}

#[tokio::test]
async fn rfc6749_3_3_scopes_are_those_of_the_registration() {
    on_each_pairing(async |given| {
        let job = given.service("job", "reports:read reports:write").await;
        assert_eq!(ask(&job, &[("scope", "reports:read")]).await.good().json["scope"], "reports:read");
        for wider in ["reports:delete", "reports:read reports:delete", "admin"] {
            assert_eq!(ask(&job, &[("scope", wider)]).await.refused(400), "invalid_scope", "{wider}");
        }
        assert_eq!(ask(&job, &[("scope", "a\"b")]).await.refused(400), "invalid_scope");
        // There is no person whom these could speak of.
        let answer = ask(&job, &[("scope", "openid email reports:read")]).await.good();
        assert_eq!(answer.json["scope"], "reports:read");
        assert!(answer.json.get("id_token").is_none());
    })
    .await;
}

#[tokio::test]
async fn rfc6749_4_4_only_a_confidential_client_with_the_grant_may() {
    on_each_pairing(async |given| {
        let (web, spa) = (given.client("web").await, given.spa("spa").await);
        for client in [&web, &spa] {
            assert_eq!(ask(client, &[]).await.refused(400), "unauthorized_client");
        }
        let both = json!({"grant_types": ["authorization_code", "client_credentials"], "scope": "openid jobs"});
        let both = given.client_with("both", ClientKind::Web, both, ClientSettings::default()).await;
        assert_eq!(ask(&both, &[]).await.good().json["scope"], "jobs");
        assert_eq!(RelyingParty { secret: None, ..both }.post("/token", &[("grant_type", "client_credentials")]).await.status, 401);
    })
    .await;
}

#[tokio::test]
async fn rfc8707_2_a_resource_is_the_audience_and_scopes_shrink_to_its_own() {
    on_each_pairing(async |given| {
        given.resource("https://api.example", "read write", &[]).await;
        given.resource("https://other.example", "other", &[]).await;
        let job = given.service("job", "read reports").await;
        let answer = ask(&job, &[("resource", "https://api.example")]).await.good();
        assert_eq!(answer.json["scope"], "read");
        assert_eq!(body(&answer.text("access_token"))["aud"], "https://api.example");
        let of_issuer = ask(&job, &[("resource", &given.issuer)]).await.good();
        assert_eq!(body(&of_issuer.text("access_token"))["aud"], given.issuer.as_str());

        for unknown in ["https://unknown.example", "https://api.example/v1", "x", "https://api.example#x"] {
            assert_eq!(ask(&job, &[("resource", unknown)]).await.refused(400), "invalid_target", "{unknown}");
        }
        let two = [("resource", "https://api.example"), ("resource", given.issuer.as_str())];
        assert_eq!(ask(&job, &two).await.refused(400), "invalid_target");
        assert_eq!(
            ask(&job, &[("resource", "https://other.example")]).await.refused(400),
            "invalid_target",
            "no scope of it is registered"
        );
        assert_eq!(ask(&job, &[("resource", "https://api.example"), ("scope", "reports")]).await.refused(400), "invalid_scope");
        assert_eq!(ask(&job, &[("resource", "https://api.example"), ("scope", "write")]).await.refused(400), "invalid_scope");
    })
    .await;
}

#[tokio::test]
async fn core_5_3_a_token_without_a_person_opens_no_userinfo() {
    on_each_pairing(async |given| {
        let job = given.service("job", "reports").await;
        let token = ask(&job, &[]).await.good().text("access_token");
        let answer = job.userinfo(&token).await;
        assert!([401, 403].contains(&answer.status), "{}", answer.status);
        assert!(answer.json.get("sub").is_none());
    })
    .await;
}

#[tokio::test]
async fn lifetimes_are_the_shortest_of_provider_client_and_resource() {
    on_each_pairing(async |given| {
        let short = ClientSettings { access_token_lifetime: Some(120), ..ClientSettings::default() };
        let short = given.client_with("short", ClientKind::Service, json!({"scope": "read jobs"}), short).await;
        let long = ClientSettings { access_token_lifetime: Some(86_400), ..ClientSettings::default() };
        let long = given.client_with("long", ClientKind::Service, json!({"scope": "read jobs"}), long).await;
        given.resource_with("https://brief.example", "read", None, Some(60)).await;
        for (client, resource, expected) in [
            (&short, None, 120),
            (&long, None, 600),
            (&short, Some("https://brief.example"), 60),
            (&long, Some("https://brief.example"), 60),
        ] {
            let fields: Vec<_> =
                resource.map(|resource| vec![("resource", resource), ("scope", "read")]).unwrap_or_else(|| vec![("scope", "jobs")]);
            let answer = ask(client, &fields).await.good();
            let token = body(&answer.text("access_token"));
            assert_eq!(answer.json["expires_in"], expected);
            assert_eq!(token["exp"].as_i64().unwrap() - token["iat"].as_i64().unwrap(), expected);
        }
        let token = ask(&short, &[("scope", "jobs")]).await.good().text("access_token");
        given.later(Duration::from_secs(119));
        assert_eq!(short.introspect(&token).await.good().json["active"], true);
        given.later(Duration::from_secs(1));
        assert_eq!(short.introspect(&token).await.good().json, json!({"active": false}));
    })
    .await;
}

#[tokio::test]
async fn rfc7009_a_client_revokes_its_own_token_and_a_disabled_one_loses_it() {
    on_each_pairing(async |given| {
        given.service("api", "").await;
        let api = given.client_with("api2", ClientKind::Service, json!({}), ClientSettings::default()).await;
        given.resource("https://api.example", "read", &["api2"]).await;
        let job = given.service("job", "read").await;
        let fields = [("resource", "https://api.example")];
        let token = ask(&job, &fields).await.good().text("access_token");
        let other = ask(&job, &fields).await.good().text("access_token");
        assert_eq!(api.introspect(&token).await.good().json["active"], true);
        job.post("/revoke", &[("token", &token)]).await.good();
        assert_eq!(api.introspect(&token).await.good().json, json!({"active": false}));
        assert_eq!(api.introspect(&other).await.good().json["sub"], "job");
        given.change_client("job", |client| client.enabled = false).await;
        assert_eq!(api.introspect(&other).await.good().json, json!({"active": false}));
    })
    .await;
}

#[tokio::test]
async fn rfc8707_2_without_a_resource_the_token_is_for_the_api_that_has_its_scopes() {
    on_each_pairing(async |given| {
        let api = given.service("api", "").await;
        given.resource("https://api.example", "go read", &["api"]).await;
        given.resource("https://other.example", "read other", &[]).await;
        let job = given.service("job", "go read").await;
        let answer = ask(&job, &[("scope", "go")]).await.good();
        let token = answer.text("access_token");
        assert_eq!((&body(&token)["aud"], &answer.json["scope"]), (&"https://api.example".into(), &"go".into()));
        assert_eq!(api.introspect(&token).await.good().json["active"], true);
        // Two APIs have it: nobody knows which is meant.
        for fields in [&[("scope", "read")][..], &[]] {
            assert_eq!(ask(&job, fields).await.refused(400), "invalid_target");
        }
        let of_issuer = ask(&job, &[("scope", "go"), ("resource", &given.issuer)]).await.good();
        assert_eq!(body(&of_issuer.text("access_token"))["aud"], given.issuer.as_str(), "asked for by name");
    })
    .await;
}
