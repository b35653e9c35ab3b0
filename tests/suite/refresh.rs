//! Refresh tokens: the six steps of a refresh (RFC 6749 §6; RFC 9700 §4.14.2; OpenID Connect Core §12).

use std::time::Duration;

use diesel::RunQueryDsl as _;
use latchkey::acts::password::ChangePassword;
use latchkey::audit::EventType;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;
use tokio::task::JoinSet;

use crate::scenario::relying_party::{Answer, RelyingParty, body};
use crate::scenario::{Browser, Scenario, on_each_pairing};

const DAY: Duration = Duration::from_secs(86_400);
const HOUR: Duration = Duration::from_secs(3_600);

struct Story {
    sub: String,
    app: RelyingParty,
    browser: Browser,
}

async fn story(given: &Scenario) -> Story {
    Story { sub: given.person("alice@example.com").await, app: given.client("app").await, browser: given.browser() }
}

impl Story {
    async fn tokens(&self, given: &Scenario) -> Answer {
        self.app.redeem(&given.code(&self.browser, &self.app, "openid email profile").await).await.good()
    }
}

/// Refreshes and gives the next refresh token.
async fn next(app: &RelyingParty, token: &str) -> String {
    app.refresh(token, &[]).await.good().text("refresh_token")
}

async fn refused(app: &RelyingParty, token: &str) {
    let answer = app.refresh(token, &[]).await;
    assert_eq!(answer.refused(400), "invalid_grant");
    assert_eq!(answer.headers["cache-control"], "no-store");
}

async fn revoked(app: &RelyingParty, tokens: &Answer) {
    assert_eq!(app.userinfo(&tokens.text("access_token")).await.refused(401), "invalid_token");
    refused(app, &tokens.text("refresh_token")).await;
}

#[tokio::test]
async fn design_3_refresh_1_a_token_that_is_not_ours_or_another_clients_changes_nothing() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let (foreign, spa) = (given.client("foreign").await, given.spa("spa").await);
        let tokens = story.tokens(&given).await;
        let token = tokens.text("refresh_token");
        let parts: Vec<&str> = token.split('.').collect();
        assert_eq!(parts.len(), 4, "grant, generation, key, MAC");
        let wrong_mac = format!("{}.{}.{}.{}", parts[0], parts[1], parts[2], parts[3].chars().rev().collect::<String>());
        let next_generation = format!("{}.1.{}.{}", parts[0], parts[2], parts[3]);
        let other_grant = format!("{}.{}.{}.{}", "0".repeat(32), parts[1], parts[2], parts[3]);
        for bad in [wrong_mac.as_str(), &next_generation, &other_grant, &token[1..], "x", "....", "a.b.c.d", &tokens.text("access_token")] {
            refused(&story.app, bad).await;
        }
        for other in [&foreign, &spa] {
            refused(other, &token).await;
        }
        let guessing = RelyingParty { secret: Some("guess".into()), ..story.app.clone() };
        assert_eq!(guessing.refresh(&token, &[]).await.refused(401), "invalid_client");
        let unproven = RelyingParty { secret: None, ..story.app.clone() };
        assert_eq!(unproven.refresh(&token, &[]).await.refused(401), "invalid_client");
        assert_eq!(story.app.post("/token", &[("grant_type", "refresh_token")]).await.refused(400), "invalid_request");
        given.later(Duration::from_secs(31));
        next(&story.app, &token).await;
    })
    .await;
}

#[tokio::test]
async fn design_3_refresh_2_what_is_over_gives_nothing() {
    on_each_pairing(async |given| {
        let story = story(&given).await;

        let tokens = story.tokens(&given).await;
        let sid = body(&tokens.text("id_token"))["sid"].as_str().unwrap().to_owned();
        given.end_session(&sid, &story.sub).await;
        revoked(&story.app, &tokens).await;

        let tokens = story.tokens(&given).await;
        given.reset_password(&story.sub).await;
        revoked(&story.app, &tokens).await;

        let tokens = story.tokens(&given).await;
        given.withdraw_consent(&story.sub, "app").await;
        revoked(&story.app, &tokens).await;
        given.later(std::time::Duration::from_millis(1));

        let tokens = story.tokens(&given).await;
        let offline = given.offline_tokens(&story.browser, &story.app).await;
        given.disable(&story.sub).await;
        revoked(&story.app, &tokens).await;
        revoked(&story.app, &offline).await;
        given.enable(&story.sub).await;
        revoked(&story.app, &tokens).await;
        revoked(&story.app, &offline).await;

        let tokens = story.tokens(&given).await;
        given.change_client("app", |client| client.enabled = false).await;
        assert_eq!(story.app.refresh(&tokens.text("refresh_token"), &[]).await.refused(401), "invalid_client");
        given.change_client("app", |client| client.enabled = true).await;
        revoked(&story.app, &tokens).await;

        let tokens = story.tokens(&given).await;
        given.delete_person(&story.sub).await;
        revoked(&story.app, &tokens).await;
    })
    .await;
}

#[tokio::test]
async fn design_3_refresh_3_each_refresh_gives_the_next_generation() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let tokens = story.tokens(&given).await;
        let mut seen = vec![tokens.text("refresh_token")];
        for _ in 0..5 {
            given.later(Duration::from_secs(60));
            let answer = story.app.refresh(seen.last().unwrap(), &[]).await.good();
            assert_eq!(answer.headers["cache-control"], "no-store");
            assert_eq!((&answer.json["token_type"], &answer.json["scope"]), (&"Bearer".into(), &"openid email profile".into()));
            story.app.userinfo(&answer.text("access_token")).await.good();
            assert!(!seen.contains(&answer.text("refresh_token")));
            seen.push(answer.text("refresh_token"));
        }
        story.app.userinfo(&tokens.text("access_token")).await.good();
    })
    .await;
}

#[tokio::test]
async fn attack_t2_a_lost_answer_is_given_again_within_the_grace() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let first = story.tokens(&given).await.text("refresh_token");
        let lost = next(&story.app, &first).await;
        given.later(Duration::from_secs(30));
        let again = story.app.refresh(&first, &[]).await.good();
        assert_eq!(again.text("refresh_token"), lost, "the same generation, not a second family");
        story.app.userinfo(&again.text("access_token")).await.good();
        assert_eq!(given.events(EventType::RefreshRepeated).await, 1);
        let following = next(&story.app, &lost).await;
        next(&story.app, &following).await;
    })
    .await;
}

#[tokio::test]
async fn attack_t1_a_used_token_after_the_grace_revokes_the_whole_family() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let tokens = story.tokens(&given).await;
        let newer = story.app.refresh(&tokens.text("refresh_token"), &[]).await.good();
        given.later(Duration::from_secs(31));
        refused(&story.app, &tokens.text("refresh_token")).await;
        revoked(&story.app, &newer).await;
        revoked(&story.app, &tokens).await;
        assert_eq!(given.events(EventType::RefreshReused).await, 1);
        assert_eq!(story.app.introspect(&newer.text("access_token")).await.good().json, json!({"active": false}));
        // The session and other grants of the same person and client are as they were.
        let other = story.tokens(&given).await;
        next(&story.app, &other.text("refresh_token")).await;
    })
    .await;
}

#[tokio::test]
async fn design_3_refresh_5_within_the_grace_too_once_the_successor_was_used() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let tokens = story.tokens(&given).await;
        let second = next(&story.app, &tokens.text("refresh_token")).await;
        let third = story.app.refresh(&second, &[]).await.good();
        refused(&story.app, &tokens.text("refresh_token")).await;
        revoked(&story.app, &third).await;
    })
    .await;
}

#[tokio::test]
async fn attack_t1_a_foreign_client_with_a_used_token_ends_nothing() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let foreign = given.client("foreign").await;
        let first = story.tokens(&given).await.text("refresh_token");
        let second = next(&story.app, &first).await;
        let third = next(&story.app, &second).await;
        given.later(Duration::from_secs(60));
        for old in [&first, &second, &third] {
            refused(&foreign, old).await;
        }
        next(&story.app, &third).await;
    })
    .await;
}

#[tokio::test]
async fn design_3_refresh_6_a_token_newer_than_a_restored_backup_revokes_nothing() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let first = story.tokens(&given).await.text("refresh_token");
        let second = next(&story.app, &first).await;
        // The database goes back to what it was before the refresh.
        given
            .rows(|conn, _| {
                diesel::update(latchkey::store::schema::grants::table)
                    .set(diesel::ExpressionMethods::eq(latchkey::store::schema::grants::generation, 0))
                    .execute(conn.rows())
                    .map_err(latchkey::store::StoreError::from)
            })
            .await;
        refused(&story.app, &second).await;
        next(&story.app, &first).await;
    })
    .await;
}

#[tokio::test]
async fn attack_t2_fifty_refreshes_of_one_token_at_once_are_one_family() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let mut token = story.tokens(&given).await.text("refresh_token");
        for _ in 0..3 {
            let mut racing = JoinSet::new();
            for _ in 0..50 {
                let (app, token) = (story.app.clone(), token.clone());
                racing.spawn(async move { app.refresh(&token, &[]).await });
            }
            let answers = racing.join_all().await;
            let mut next: Vec<String> = answers.into_iter().map(|answer| answer.good().text("refresh_token")).collect();
            next.dedup();
            assert_eq!(next.len(), 1, "all of them get the same next token");
            token = next.remove(0);
        }
        story.app.refresh(&token, &[]).await.good();
        assert_eq!(given.events(EventType::RefreshReused).await, 0);
    })
    .await;
}

#[tokio::test]
async fn rfc6749_6_the_scope_may_shrink_for_an_access_token_and_never_the_grants() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let mut token = story.tokens(&given).await.text("refresh_token");
        let shrunk = story.app.refresh(&token, &[("scope", "openid email")]).await.good();
        assert_eq!(shrunk.json["scope"], "openid email");
        assert!(story.app.userinfo(&shrunk.text("access_token")).await.good().json.get("name").is_none());
        token = shrunk.text("refresh_token");

        let plain = story.app.refresh(&token, &[("scope", "email")]).await.good();
        assert_eq!(plain.json["scope"], "email");
        assert!(plain.json.get("id_token").is_none(), "without openid it is plain OAuth");
        assert_eq!(story.app.userinfo(&plain.text("access_token")).await.refused(403), "insufficient_scope");
        token = plain.text("refresh_token");

        let whole = story.app.refresh(&token, &[]).await.good();
        assert_eq!(whole.json["scope"], "openid email profile");
        assert!(story.app.userinfo(&whole.text("access_token")).await.good().json.get("name").is_some());
    })
    .await;
}

#[tokio::test]
async fn attack_t3_a_wider_scope_and_a_resource_that_was_not_granted_are_refused_and_change_nothing() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        given.resource("https://api.example", "read", &[]).await;
        let token = story.tokens(&given).await.text("refresh_token");
        for wider in ["openid email profile groups", "openid address unknown", "offline_access", "read", "admin"] {
            assert_eq!(story.app.refresh(&token, &[("scope", wider)]).await.refused(400), "invalid_scope", "{wider}");
        }
        assert_eq!(story.app.refresh(&token, &[("scope", "open\"id")]).await.refused(400), "invalid_scope");
        for resource in ["https://api.example", "https://unknown.example", "x"] {
            assert_eq!(story.app.refresh(&token, &[("resource", resource)]).await.refused(400), "invalid_target", "{resource}");
        }
        // Nothing moved: the token is the newest still, long after any grace.
        given.later(Duration::from_secs(60));
        next(&story.app, &token).await;
    })
    .await;
}

#[tokio::test]
async fn core_12_2_a_refreshed_id_token_speaks_of_the_same_sign_in() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let tokens = story.tokens(&given).await;
        given.later(HOUR);
        let refreshed = story.app.refresh(&tokens.text("refresh_token"), &[]).await.good();
        let (before, after) = (body(&tokens.text("id_token")), body(&refreshed.text("id_token")));
        for claim in ["iss", "sub", "aud", "azp", "auth_time", "sid", "acr", "amr"] {
            assert_eq!(before[claim], after[claim], "{claim}");
            assert!(!after[claim].is_null(), "{claim}");
        }
        assert_eq!(before["nonce"], "n-456");
        assert!(after.get("nonce").is_none());
        assert_eq!(after["iat"].as_i64().unwrap() - before["iat"].as_i64().unwrap(), 3600);
        assert_ne!(before["at_hash"], after["at_hash"]);
    })
    .await;
}

#[tokio::test]
async fn attack_t6_online_grants_end_with_the_session_and_offline_ones_outlive_it() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let online = story.tokens(&given).await;
        let offline = given.offline_tokens(&story.browser, &story.app).await;
        assert_eq!(offline.json["scope"], "openid email offline_access");
        assert!(body(&online.text("access_token"))["sid"].is_string());
        assert!(body(&offline.text("access_token")).get("sid").is_none());

        let page = story.browser.get("/logout").await;
        assert_eq!(story.browser.submit(&page, "accept", &[], Some("accept")).await.name(), "signed-out");
        revoked(&story.app, &online).await;
        story.app.userinfo(&offline.text("access_token")).await.good();
        let refreshed = story.app.refresh(&offline.text("refresh_token"), &[]).await.good();
        story.app.userinfo(&refreshed.text("access_token")).await.good();
    })
    .await;
}

#[tokio::test]
async fn core_11_offline_access_needs_consent_or_an_app_of_ours_and_is_else_ignored() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let code = given.code(&story.browser, &story.app, "openid offline_access").await;
        let tokens = story.app.redeem(&code).await.good();
        assert_eq!(tokens.json["scope"], "openid");
        assert!(tokens.json["refresh_token"].is_string(), "an online one");
        assert!(body(&tokens.text("access_token"))["sid"].is_string());

        let ours = ClientSettings { first_party: true, ..ClientSettings::default() };
        let ours = given.client_with("ours", ClientKind::Web, json!({}), ours).await;
        let tokens = ours.redeem(&given.code(&story.browser, &ours, "openid offline_access").await).await.good();
        assert_eq!(tokens.json["scope"], "openid offline_access");

        let without = json!({"grant_types": ["authorization_code"]});
        let without = given.client_with("without", ClientKind::Web, without, ClientSettings::default()).await;
        let code = given.code_for(&story.browser, &without, "openid offline_access", &[("prompt", "consent")]).await;
        let tokens = without.redeem(&code).await.good();
        assert_eq!(tokens.json["scope"], "openid");
        assert!(tokens.json.get("refresh_token").is_none());
        let foreign = story.tokens(&given).await.text("refresh_token");
        assert_eq!(without.refresh(&foreign, &[]).await.refused(400), "unauthorized_client");
    })
    .await;
}

#[tokio::test]
async fn design_3_refresh_tokens_rotate_by_client_and_always_for_public_ones() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let still = ClientSettings { rotates: Some(false), ..ClientSettings::default() };
        let app = given.client_with("still", ClientKind::Web, json!({}), still.clone()).await;
        let token = app.redeem(&given.code(&story.browser, &app, "openid").await).await.good().text("refresh_token");
        for _ in 0..3 {
            given.later(Duration::from_secs(60));
            assert_eq!(next(&app, &token).await, token);
        }
        let spa = given.client_with("spa", ClientKind::Spa, json!({}), still).await;
        let token = spa.redeem(&given.code(&story.browser, &spa, "openid").await).await.good().text("refresh_token");
        let newer = next(&spa, &token).await;
        assert_ne!(newer, token);
        given.later(Duration::from_secs(60));
        refused(&spa, &token).await;
        refused(&spa, &newer).await;
    })
    .await;
}

#[tokio::test]
async fn design_4_a_refresh_uses_the_session_and_never_beyond_its_end() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let mut token = story.tokens(&given).await.text("refresh_token");
        // 12 hours idle, 7 days in all: each refresh is a use.
        for _ in 0..15 {
            given.later(11 * HOUR);
            token = next(&story.app, &token).await;
        }
        assert!(story.browser.get(&story.app.request("openid", &[("prompt", "none")])).await.answer().contains_key("code"));
        given.later(4 * HOUR);
        refused(&story.app, &token).await;

        let token = story.tokens(&given).await.text("refresh_token");
        given.later(12 * HOUR);
        refused(&story.app, &token).await;
    })
    .await;
}

#[tokio::test]
async fn design_3_an_offline_grant_ends_unused_after_thirty_days_and_used_after_half_a_year() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let mut token = given.offline_tokens(&story.browser, &story.app).await.text("refresh_token");
        for _ in 0..6 {
            given.later(29 * DAY);
            token = next(&story.app, &token).await;
        }
        given.later(5 * DAY);
        token = next(&story.app, &token).await;
        given.later(DAY);
        refused(&story.app, &token).await;

        let token = given.offline_tokens(&story.browser, &story.app).await.text("refresh_token");
        given.later(30 * DAY);
        refused(&story.app, &token).await;
    })
    .await;
}

#[tokio::test]
async fn design_3_an_own_change_of_password_keeps_offline_grants() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let offline = given.offline_tokens(&story.browser, &story.app).await;
        let phc = latchkey::secrets::Secret::new("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA");
        given.perform(ChangePassword { who: given.standing(&story.sub).await, phc, ends: Vec::new() }).await;
        next(&story.app, &offline.text("refresh_token")).await;
    })
    .await;
}

#[tokio::test]
async fn design_3_what_was_acknowledged_is_there_after_a_restart() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let (first, other) = (story.tokens(&given).await, story.tokens(&given).await);
        let second = next(&story.app, &first.text("refresh_token")).await;
        story.app.post("/revoke", &[("token", &other.text("refresh_token"))]).await;
        let _given = given.restart().await;
        next(&story.app, &second).await;
        revoked(&story.app, &other).await;
    })
    .await;
}
