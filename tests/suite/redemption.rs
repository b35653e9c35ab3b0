//! Codes: a code works once, for its client, its redirect URI and its verifier (RFC 6749 §4.1.2, §4.1.3, §10.5; RFC 7636;
//! RFC 9700 §2.1.1, §4.5).

use std::time::Duration;

use latchkey::acts::consent::GiveConsent;
use latchkey::audit::EventType;
use latchkey::issued::consent::{self, Allowed};
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;
use tokio::task::JoinSet;

use crate::scenario::relying_party::{Answer, CHALLENGE, RelyingParty, VERIFIER, body};
use crate::scenario::{PASSWORD, Scenario, on_each_pairing};

async fn refused(answer: Answer) {
    assert_eq!(answer.refused(400), "invalid_grant");
    assert_eq!(answer.headers["cache-control"], "no-store");
    assert!(answer.json.get("access_token").is_none());
}

async fn gone(app: &RelyingParty, tokens: &Answer) {
    assert_eq!(app.userinfo(&tokens.text("access_token")).await.refused(401), "invalid_token");
    assert_eq!(app.introspect(&tokens.text("access_token")).await.good().json, json!({"active": false}));
    refused(app.refresh(&tokens.text("refresh_token"), &[]).await).await;
}

async fn alive(app: &RelyingParty, tokens: &Answer) {
    app.userinfo(&tokens.text("access_token")).await.good();
    assert_eq!(app.introspect(&tokens.text("access_token")).await.good().json["active"], true);
}

#[tokio::test]
async fn rfc6749_5_1_the_answer_says_what_was_given_and_is_never_stored() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let tokens = app.redeem(&given.code(&browser, &app, "openid email unknown-scope").await).await.good();
        assert_eq!(tokens.headers["content-type"], "application/json");
        assert_eq!(tokens.headers["cache-control"], "no-store");
        assert_eq!((&tokens.json["token_type"], &tokens.json["expires_in"]), (&"Bearer".into(), &600.into()));
        assert_eq!(tokens.json["scope"], "openid email", "what was left out of the scope is told");
        let access = body(&tokens.text("access_token"));
        assert_eq!(access["exp"].as_i64().unwrap() - access["iat"].as_i64().unwrap(), 600);
    })
    .await;
}

#[tokio::test]
async fn attack_c1_a_second_use_of_a_code_revokes_what_the_first_gave() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        for wait in [0, 30, 120] {
            let code = given.code(&browser, &app, "openid email").await;
            let tokens = app.redeem(&code).await.good();
            let later = app.refresh(&tokens.text("refresh_token"), &[]).await.good();
            alive(&app, &tokens).await;
            given.later(Duration::from_secs(wait));
            refused(app.redeem(&code).await).await;
            gone(&app, &tokens).await;
            gone(&app, &later).await;
            refused(app.redeem(&code).await).await;
        }
        assert_eq!(given.events(EventType::CodeReplayed).await, 3, "the replay of each code that ended what it gave");
        assert!(given.events(EventType::TokenRefused).await >= 3, "the second replay of each is a refusal");
    })
    .await;
}

#[tokio::test]
async fn design_3_a_second_use_that_is_not_proven_revokes_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, foreign, browser) = (given.client("app").await, given.client("foreign").await, given.browser());
        let code = given.code(&browser, &app, "openid").await;
        let tokens = app.redeem(&code).await.good();

        refused(foreign.redeem_with(&code, &[("redirect_uri", &app.redirect_uri)]).await).await;
        for verifier in ["", "wrong-wrong-wrong-wrong-wrong-wrong-wrong-wrong", CHALLENGE] {
            refused(app.redeem_with(&code, &[("code_verifier", verifier)]).await).await;
        }
        let guessing = RelyingParty { secret: Some("guess".into()), ..app.clone() };
        assert_eq!(guessing.redeem(&code).await.refused(401), "invalid_client");
        // The grant's id with another ending is not the code.
        refused(app.redeem(&format!("{}{}", &code[..32], "A".repeat(code.len() - 32))).await).await;
        alive(&app, &tokens).await;
        app.refresh(&tokens.text("refresh_token"), &[]).await.good();
    })
    .await;
}

#[tokio::test]
async fn attack_c1_a_replay_is_known_also_where_no_refresh_token_was_given() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let metadata = json!({"grant_types": ["authorization_code"]});
        let app = given.client_with("app", ClientKind::Web, metadata, ClientSettings::default()).await;
        let code = given.code(&given.browser(), &app, "openid").await;
        let tokens = app.redeem(&code).await.good();
        assert!(tokens.json.get("refresh_token").is_none());
        refused(app.redeem(&code).await).await;
        assert_eq!(app.userinfo(&tokens.text("access_token")).await.refused(401), "invalid_token");
    })
    .await;
}

#[tokio::test]
async fn attack_c1_a_replay_is_known_after_a_restart() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let (used, unused) = (given.code(&browser, &app, "openid").await, given.code(&browser, &app, "openid").await);
        let tokens = app.redeem(&used).await.good();
        let given = given.restart().await;
        alive(&app, &tokens).await;
        app.redeem(&unused).await.good();
        refused(app.redeem(&used).await).await;
        gone(&app, &tokens).await;
        let _given = given.restart().await;
        gone(&app, &tokens).await;
    })
    .await;
}

/// Redeems one code twice at once, `pairs` times.
async fn race(given: &Scenario, app: &RelyingParty, pairs: usize) -> Vec<(u16, u16)> {
    let browser = given.browser();
    let mut outcomes = Vec::with_capacity(pairs);
    browser.authorize(&app.request("openid", &[]), "alice@example.com", PASSWORD).await.code();
    for _ in 0..pairs {
        let code = browser.get(&app.request("openid", &[])).await.code();
        let (one, other) = tokio::join!(app.redeem(&code), app.redeem(&code));
        for answer in [&one, &other] {
            assert!(answer.status == 200 || answer.refused(400) == "invalid_grant");
        }
        outcomes.push((one.status, other.status));
    }
    outcomes
}

#[tokio::test]
async fn attack_c2_of_two_redemptions_at_once_exactly_one_succeeds_a_thousand_times() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let given = std::sync::Arc::new(given);
        let mut racing = JoinSet::new();
        for _ in 0..8 {
            let (given, app) = (std::sync::Arc::clone(&given), app.clone());
            racing.spawn(async move { race(&given, &app, 125).await });
        }
        let outcomes: Vec<_> = racing.join_all().await.into_iter().flatten().collect();
        assert_eq!(outcomes.len(), 1000);
        for (one, other) in outcomes {
            assert_eq!([one, other].iter().filter(|status| **status == 200).count(), 1, "{one} {other}");
        }
    })
    .await;
}

#[tokio::test]
async fn attack_c2_of_twenty_redemptions_at_once_exactly_one_succeeds() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        for _ in 0..5 {
            let code = given.code(&browser, &app, "openid").await;
            let mut racing = JoinSet::new();
            for _ in 0..20 {
                let (app, code) = (app.clone(), code.clone());
                racing.spawn(async move { app.redeem(&code).await });
            }
            let answers = racing.join_all().await;
            assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
            for answer in answers.into_iter().filter(|answer| answer.status != 200) {
                refused(answer).await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn attack_c3_a_foreign_client_or_failed_authentication_leaves_the_code_as_it_is() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, foreign, spa) = (given.client("app").await, given.client("foreign").await, given.spa("spa").await);
        let code = given.code(&given.browser(), &app, "openid").await;
        for other in [&foreign, &spa] {
            refused(other.redeem(&code).await).await;
            refused(other.redeem_with(&code, &[("redirect_uri", &app.redirect_uri)]).await).await;
            refused(other.redeem_with(&code, &[("redirect_uri", &app.redirect_uri), ("code_verifier", "")]).await).await;
        }
        let guessing = RelyingParty { secret: Some("guess".into()), ..app.clone() };
        assert_eq!(guessing.redeem(&code).await.refused(401), "invalid_client");
        let unproven = RelyingParty { secret: None, ..app.clone() };
        assert_eq!(unproven.redeem(&code).await.refused(401), "invalid_client");
        app.redeem(&code).await.good();
    })
    .await;
}

#[tokio::test]
async fn attack_c3_its_own_client_with_another_redirect_uri_or_none_ends_the_code() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let metadata = json!({"redirect_uris": ["https://app.example/callback", "https://app.example/other"]});
        let app = given.client_with("app", ClientKind::Web, metadata, ClientSettings::default()).await;
        let browser = given.browser();
        for wrong in
            ["https://app.example/other", "https://app.example/callback/", "https://APP.example/callback", "https://evil.example/", ""]
        {
            let code = given.code(&browser, &app, "openid").await;
            refused(app.redeem_with(&code, &[("redirect_uri", wrong)]).await).await;
            refused(app.redeem(&code).await).await;
        }
    })
    .await;
}

#[tokio::test]
async fn attack_p1_its_own_client_with_a_wrong_verifier_ends_the_code() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, spa, browser) = (given.client("app").await, given.spa("spa").await, given.browser());
        let (long, short) = ("a".repeat(129), &VERIFIER[..42]);
        let other = VERIFIER.replace('d', "e");
        let strange = format!("{}+", &VERIFIER[..42]);
        for app in [&app, &spa] {
            for verifier in ["", CHALLENGE, &other, short, &long, &strange, &format!("{VERIFIER} "), "\u{e4}"] {
                let code = given.code(&browser, app, "openid").await;
                let answer = app.redeem_with(&code, &[("code_verifier", verifier)]).await;
                assert!(["invalid_grant", "invalid_request"].contains(&answer.refused(400).as_str()), "{verifier}");
                refused(app.redeem(&code).await).await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn attack_p2_a_verifier_though_no_challenge_was_sent_is_a_downgrade() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let without = [("code_challenge", ""), ("code_challenge_method", "")];
        let code = given.code_for(&browser, &app, "openid", &without).await;
        refused(app.redeem(&code).await).await;
        refused(app.redeem_with(&code, &[("code_verifier", "")]).await).await;
        let code = given.code_for(&browser, &app, "openid", &without).await;
        app.redeem_with(&code, &[("code_verifier", "")]).await.good();
    })
    .await;
}

#[tokio::test]
async fn attack_p3_p4_plain_and_public_clients_without_pkce_are_refused_at_the_door() {
    on_each_pairing(async |given| {
        let (app, spa) = (given.client("app").await, given.spa("spa").await);
        let strict = ClientSettings { require_pkce: Some(true), ..ClientSettings::default() };
        let strict = given.client_with("strict", ClientKind::Web, json!({}), strict).await;
        let browser = given.browser();
        for app in [&app, &spa, &strict] {
            for changes in [
                &[("code_challenge_method", "plain"), ("code_challenge", VERIFIER)][..],
                &[("code_challenge_method", "")],
                &[("code_challenge_method", "S512")],
                &[("code_challenge_method", "s256")],
                &[("code_challenge", "")],
                &[("code_challenge", "too-short")],
                &[("code_challenge", &format!("{CHALLENGE}="))],
            ] {
                assert_eq!(browser.get(&app.request("openid", changes)).await.error(), "invalid_request", "{changes:?}");
            }
        }
        for app in [&spa, &strict] {
            let without = app.request("openid", &[("code_challenge", ""), ("code_challenge_method", "")]);
            assert_eq!(browser.get(&without).await.error(), "invalid_request");
        }
    })
    .await;
}

#[tokio::test]
async fn attack_c4_a_code_injected_into_another_session_of_the_client_is_caught() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        // The attacker's own request had a challenge of theirs; the victim's session holds another verifier.
        let theirs = given.code(&given.browser(), &app, "openid").await;
        let victims = "M25iVXpKU3puUjFaYWg3T1NDTDQtcW1ROUY5YXlwalNoc0hhakxifmZHag";
        refused(app.redeem_with(&theirs, &[("code_verifier", victims)]).await).await;
        // Without PKCE the nonce of the attacker's request stands in the ID token, which the victim's session did not send.
        let theirs = [("nonce", "attackers"), ("code_challenge", ""), ("code_challenge_method", "")];
        let code = given.code_for(&given.browser(), &app, "openid", &theirs).await;
        let tokens = app.redeem_with(&code, &[("code_verifier", "")]).await.good();
        assert_eq!(body(&tokens.text("id_token"))["nonce"], "attackers");
    })
    .await;
}

#[tokio::test]
async fn attack_c5_guesses_are_refused_and_change_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let code = given.code(&browser, &app, "openid").await;
        assert!(code.len() >= 32 + 43, "an id and 256 bits");
        let last = if code.ends_with('A') { "B" } else { "A" };
        let flipped = format!("{}{last}", &code[..code.len() - 1]);
        for guess in [
            flipped.as_str(),
            &code[1..],
            &code[..code.len() - 1],
            &format!("{code}A"),
            &code.to_uppercase(),
            "x",
            "%00",
            "..",
            "' OR 1=1 --",
        ] {
            refused(app.redeem(guess).await).await;
        }
        for (guess, why) in [("", "missing"), ("\0", "control character")] {
            let fields = [("grant_type", "authorization_code"), ("code", guess)];
            assert_eq!(app.post("/token", &fields).await.refused(400), "invalid_request", "{why}");
        }
        app.redeem(&code).await.good();
    })
    .await;
}

#[tokio::test]
async fn rfc6749_4_1_2_a_code_lives_for_sixty_seconds() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let code = given.code(&browser, &app, "openid").await;
        given.later(Duration::from_secs(59));
        app.redeem(&code).await.good();
        let code = given.code(&browser, &app, "openid").await;
        given.later(Duration::from_secs(60));
        refused(app.redeem(&code).await).await;
    })
    .await;
}

#[tokio::test]
async fn design_3_a_code_ends_with_the_session_or_the_person_behind_it() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let sid = async |browser| {
            let tokens = app.redeem(&given.code(browser, &app, "openid").await).await.good();
            body(&tokens.text("id_token"))["sid"].as_str().unwrap().to_owned()
        };

        let browser = given.browser();
        let session = sid(&browser).await;
        let code = given.code(&browser, &app, "openid").await;
        given.end_session(&session, &sub).await;
        refused(app.redeem(&code).await).await;

        let browser = given.browser();
        let code = given.code(&browser, &app, "openid").await;
        let page = browser.get("/logout").await;
        browser.submit(&page, "accept", &[], Some("accept")).await;
        refused(app.redeem(&code).await).await;

        let code = given.code(&given.browser(), &app, "openid").await;
        given.reset_password(&sub).await;
        refused(app.redeem(&code).await).await;

        let code = given.code(&given.browser(), &app, "openid").await;
        given.disable(&sub).await;
        refused(app.redeem(&code).await).await;
        given.enable(&sub).await;
        refused(app.redeem(&code).await).await;

        let code = given.code(&given.browser(), &app, "openid").await;
        given.delete_person(&sub).await;
        refused(app.redeem(&code).await).await;
    })
    .await;
}

#[tokio::test]
async fn design_3_a_code_of_an_offline_grant_ends_with_its_session_while_it_is_not_redeemed() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let first = app.redeem(&given.code_for(&browser, &app, "openid offline_access", &[("prompt", "consent")]).await).await.good();
        let session = body(&first.text("id_token"))["sid"].as_str().unwrap().to_owned();
        let code = given.code_for(&browser, &app, "openid offline_access", &[("prompt", "consent")]).await;
        given.end_session(&session, &sub).await;
        refused(app.redeem(&code).await).await;
        app.refresh(&first.text("refresh_token"), &[]).await.good();
    })
    .await;
}

#[tokio::test]
async fn design_3_a_code_ends_when_the_person_takes_back_what_they_allowed_the_app() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let (app, other) = (given.client("app").await, given.client("other").await);
        let browser = given.browser();
        let code = given.code(&browser, &app, "openid").await;
        let of_other = given.code(&browser, &other, "openid").await;
        given.withdraw_consent(&sub, &app.client_id).await;
        refused(app.redeem(&code).await).await;
        other.redeem(&of_other).await.good();
        // What is allowed again counts.
        app.redeem(&given.code(&browser, &app, "openid").await).await.good();
    })
    .await;
}

#[tokio::test]
async fn design_3_no_clock_decides_which_codes_a_withdrawal_ends() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let (minute, now) = (Duration::from_secs(60), given.now());
        for at in [now, now.minus(minute), now.plus(minute), now.minus(20 * minute), now.plus(20 * minute)] {
            let code = given.code(&browser, &app, "openid").await;
            given.withdraw_consent_at(&sub, &app.client_id, at).await;
            refused(app.redeem(&code).await).await;
            app.redeem(&given.code(&browser, &app, "openid").await).await.good();
        }
        // Pressed again where nothing is left to take back: a code of an app whose consent is not remembered may be on its way.
        given.change_client(&app.client_id, |client| client.settings.first_party = true).await;
        given.withdraw_consent(&sub, &app.client_id).await;
        let code = given.code(&browser, &app, "openid").await;
        given.withdraw_consent(&sub, &app.client_id).await;
        refused(app.redeem(&code).await).await;
    })
    .await;
}

#[tokio::test]
async fn design_3_a_yes_from_before_a_withdrawal_is_not_remembered_after_it() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let who = given.standing(&sub).await;
        let yes =
            |consent_generation| GiveConsent { who: who.clone(), client_id: "app".into(), allowed: Allowed::default(), consent_generation };
        let is_remembered = async || {
            let sub = sub.clone();
            given.provider.database.read(move |conn| consent::find(conn, &sub, "app")).await.unwrap().is_some()
        };
        given.withdraw_consent(&sub, &app.client_id).await;
        given.perform(yes(0)).await;
        assert!(!is_remembered().await);
        given.perform(yes(1)).await;
        assert!(is_remembered().await);
    })
    .await;
}

#[tokio::test]
async fn design_3_a_code_ends_when_its_client_is_switched_off_also_where_it_is_on_again() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let code = given.code(&browser, &app, "openid").await;
        for enabled in [false, true] {
            given.change_client(&app.client_id, |client| client.enabled = enabled).await;
        }
        refused(app.redeem(&code).await).await;
        app.redeem(&given.code(&browser, &app, "openid").await).await.good();
    })
    .await;
}

#[tokio::test]
async fn rfc6749_3_2_what_is_no_fault_of_the_code_leaves_it() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let code = given.code(&given.browser(), &app, "openid").await;
        let answer = app.redeem_with(&code, &[("resource", "https://not-granted.example")]).await;
        assert_eq!(answer.refused(400), "invalid_target");
        assert_eq!(app.redeem_with(&code, &[("grant_type", "password")]).await.refused(400), "unsupported_grant_type");
        assert_eq!(app.redeem_with(&code, &[("grant_type", "")]).await.refused(400), "invalid_request");
        assert_eq!(app.redeem_with(&code, &[("grant_type", "client_credentials")]).await.refused(400), "unauthorized_client");
        let doubled = app.post("/token", &[("grant_type", "authorization_code"), ("code", &code), ("code", &code)]).await;
        assert_eq!(doubled.refused(400), "invalid_request");
        let got = app.http.get(format!("{}/token?code={code}", app.issuer)).send().await.unwrap();
        assert_eq!((got.status().as_u16(), &got.headers()["allow"]), (405, &"POST".parse().unwrap()));
        let json = app.http.post(format!("{}/token", app.issuer)).json(&json!({"code": code})).send().await.unwrap();
        assert_eq!(json.status().as_u16(), 415);
        app.redeem(&code).await.good();
    })
    .await;
}
