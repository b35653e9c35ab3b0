//! Revocation (RFC 7009): the grant with all its tokens by a refresh token of any generation, an access token alone.

use std::time::Duration;

use latchkey::audit::EventType;
use serde_json::json;

use crate::scenario::relying_party::{Answer, RelyingParty};
use crate::scenario::{Browser, Pairing, Scenario, on_each_pairing, pairings, until};

struct Story {
    app: RelyingParty,
    browser: Browser,
}

async fn story(given: &Scenario) -> Story {
    given.person("alice@example.com").await;
    Story { app: given.client("app").await, browser: given.browser() }
}

impl Story {
    async fn tokens(&self, given: &Scenario) -> Answer {
        self.app.redeem(&given.code(&self.browser, &self.app, "openid email").await).await.good()
    }
}

async fn revoke(app: &RelyingParty, token: &str) {
    let answer = app.post("/revoke", &[("token", token)]).await.good();
    assert_eq!(answer.headers["cache-control"], "no-store");
    assert_eq!(answer.json, json!(""), "nothing is told (RFC 7009 §2.2)");
}

async fn opens(app: &RelyingParty, token: &str) -> bool {
    let opens = app.userinfo(token).await.status == 200;
    assert_eq!(app.introspect(token).await.good().json["active"], opens);
    opens
}

async fn ended(app: &RelyingParty, tokens: &Answer) -> bool {
    !opens(app, &tokens.text("access_token")).await && app.refresh(&tokens.text("refresh_token"), &[]).await.status == 400
}

#[tokio::test]
async fn attack_t6_a_refresh_token_of_any_generation_ends_the_grant_with_all_its_tokens() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        for which in 0..3 {
            let mut generations = vec![story.tokens(&given).await];
            for _ in 0..2 {
                let newest = generations.last().unwrap().text("refresh_token");
                generations.push(story.app.refresh(&newest, &[]).await.good());
            }
            let other = story.tokens(&given).await;
            revoke(&story.app, &generations[which].text("refresh_token")).await;
            for tokens in &generations {
                assert!(ended(&story.app, tokens).await, "{which}");
            }
            assert!(!ended(&story.app, &other).await, "another grant of the same session stays");
            revoke(&story.app, &generations[which].text("refresh_token")).await;
        }
        assert_eq!(given.events(EventType::GrantRevoked).await, 3);
    })
    .await;
}

#[tokio::test]
async fn rfc7009_2_1_an_access_token_ends_alone() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let first = story.tokens(&given).await;
        let second = story.app.refresh(&first.text("refresh_token"), &[]).await.good();
        revoke(&story.app, &first.text("access_token")).await;
        assert!(!opens(&story.app, &first.text("access_token")).await);
        assert!(opens(&story.app, &second.text("access_token")).await);
        story.app.refresh(&second.text("refresh_token"), &[]).await.good();
        revoke(&story.app, &first.text("access_token")).await;
    })
    .await;
}

#[tokio::test]
async fn attack_t5_another_clients_token_is_answered_alike_and_lives_on() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let (foreign, spa, bound) = (given.client("foreign").await, given.spa("spa").await, given.service("bound", "").await);
        given.resource("https://api.example", "read", &["bound"]).await;
        given.change_client("app", |client| client.metadata.scope = Some("openid email read".into())).await;
        let code = given.code_for(&story.browser, &story.app, "openid read", &[("resource", "https://api.example")]).await;
        let of_api = story.app.redeem(&code).await.good().text("access_token");
        let tokens = story.tokens(&given).await;
        for other in [&foreign, &spa, &bound] {
            revoke(other, &tokens.text("access_token")).await;
            revoke(other, &tokens.text("refresh_token")).await;
            revoke(other, &of_api).await;
        }
        assert!(!ended(&story.app, &tokens).await);
        assert_eq!(bound.introspect(&of_api).await.good().json["active"], true);
    })
    .await;
}

#[tokio::test]
async fn rfc7009_2_2_what_is_no_token_of_ours_is_answered_alike() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let tokens = story.tokens(&given).await;
        let code = given.code(&story.browser, &story.app, "openid").await;
        for nothing in ["x", "a.b.c", "a.b.c.d", "....", &tokens.text("id_token"), &code, &"x".repeat(8000)] {
            revoke(&story.app, nothing).await;
        }
        assert!(!ended(&story.app, &tokens).await);
        story.app.redeem(&code).await.good();
    })
    .await;
}

#[tokio::test]
async fn rfc7009_2_1_a_hint_only_helps_to_find_the_token() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        for hint in ["access_token", "refresh_token", "unknown", ""] {
            let tokens = story.tokens(&given).await;
            let fields = [("token", tokens.text("refresh_token")), ("token_type_hint", hint.to_owned())];
            story.app.post("/revoke", &[("token", fields[0].1.as_str()), ("token_type_hint", hint)]).await.good();
            assert!(ended(&story.app, &tokens).await, "{hint}");
        }
    })
    .await;
}

#[tokio::test]
async fn rfc7009_2_1_the_client_authenticates_and_the_token_is_required() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let tokens = story.tokens(&given).await;
        let token = tokens.text("refresh_token");
        assert_eq!(story.app.post("/revoke", &[]).await.refused(400), "invalid_request");
        assert_eq!(story.app.post("/revoke", &[("token", &token), ("token", &token)]).await.refused(400), "invalid_request");
        for other in
            [RelyingParty { secret: None, ..story.app.clone() }, RelyingParty { secret: Some("guess".into()), ..story.app.clone() }]
        {
            assert_eq!(other.post("/revoke", &[("token", &token)]).await.refused(401), "invalid_client");
        }
        let got = story.app.http.get(format!("{}/revoke?token={token}", given.issuer)).send().await.unwrap();
        assert_eq!(got.status().as_u16(), 405);
        assert!(!ended(&story.app, &tokens).await);
    })
    .await;
}

#[tokio::test]
async fn rfc7009_2_a_public_client_revokes_its_own() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let spa = given.spa("spa").await;
        let tokens = spa.redeem(&given.code(&story.browser, &spa, "openid").await).await.good();
        revoke(&spa, &tokens.text("refresh_token")).await;
        assert_eq!(spa.userinfo(&tokens.text("access_token")).await.status, 401);
        assert_eq!(spa.refresh(&tokens.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
    })
    .await;
}

#[tokio::test]
async fn design_4_what_was_revoked_stays_revoked_after_a_restart() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let (grant, alone) = (story.tokens(&given).await, story.tokens(&given).await);
        revoke(&story.app, &grant.text("refresh_token")).await;
        revoke(&story.app, &alone.text("access_token")).await;
        let _given = given.restart().await;
        assert!(ended(&story.app, &grant).await);
        assert!(!opens(&story.app, &alone.text("access_token")).await);
    })
    .await;
}

#[tokio::test]
async fn design_4_every_replica_refuses_within_one_second() {
    if !pairings().contains(&Pairing::Servers) {
        return;
    }
    let given = Scenario::on(Pairing::Servers, &[]).await;
    let story = story(&given).await;
    let (replica, address) = given.replica().await;
    let there = RelyingParty { issuer: address, ..story.app.clone() };
    for by in ["refresh_token", "access_token"] {
        // Of several tries the quickest counts: the machine may be busy.
        let mut quickest = Duration::MAX;
        for _ in 0..3 {
            let tokens = story.tokens(&given).await;
            let token = tokens.text("access_token");
            there.userinfo(&token).await.good();
            revoke(&story.app, &tokens.text(by)).await;
            let took = until("the replica refuses too", async || there.userinfo(&token).await.status == 401).await;
            quickest = quickest.min(took);
        }
        assert!(quickest < Duration::from_secs(1), "{by}: {quickest:?}");
    }
    drop(replica);
}
