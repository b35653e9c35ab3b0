//! Clocks that differ between replicas, and one that is set right: nobody is thrown out for it, and nothing that was ended
//! lives again.

use std::sync::atomic::Ordering;
use std::time::Duration;

use latchkey::clock::Clock;
use latchkey::jose::Algorithm;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;

use crate::scenario::{Answer, Pairing, RelyingParty, Scenario, on_each_pairing, pairings};

const HOUR: Duration = Duration::from_secs(3_600);

fn set_back(given: &Scenario, by: Duration) {
    let Clock::Manual(at) = &given.provider.clock else { panic!("this story needs a clock that can be moved") };
    at.fetch_sub(i64::try_from(by.as_millis()).unwrap(), Ordering::SeqCst);
}

async fn ready(given: &Scenario) -> u16 {
    reqwest::get(format!("{}/readyz", given.management)).await.unwrap().status().as_u16()
}

async fn is_inactive(app: &RelyingParty, tokens: &Answer) {
    assert_eq!(app.introspect(&tokens.text("access_token")).await.good().json, json!({"active": false}));
    assert_eq!(app.userinfo(&tokens.text("access_token")).await.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_o3_a_replica_whose_clock_is_behind_signs_after_a_rotation_and_takes_no_repeated_refresh_for_theft() {
    for pairing in pairings().into_iter().filter(|pairing| *pairing == Pairing::Servers) {
        let given = Scenario::on(pairing, &[]).await;
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let (behind, address) = given.replica_behind(Duration::from_secs(30)).await;
        let there = RelyingParty { issuer: address.clone(), ..app.clone() };
        let tokens = given.tokens(&given.browser(), &app, "openid", "alice@example.com").await;

        given.rotate_key(Algorithm::RS256).await;
        behind.provider.learn_changes().await.unwrap();
        let refreshed = there.refresh(&tokens.text("refresh_token"), &[]).await.good();
        assert_eq!(ready(&behind).await, 200);
        let offered = behind.document("/.well-known/openid-configuration").await;
        assert_eq!(offered["id_token_signing_alg_values_supported"], json!(["RS256"]));
        app.userinfo(&refreshed.text("access_token")).await.good();

        // Its answer was lost. By this clock the grace of 30 s is over, by the one that counted it it is not.
        for replica in [&given, &behind] {
            replica.later(Duration::from_secs(10));
        }
        let again = app.refresh(&tokens.text("refresh_token"), &[]).await.good();
        assert_eq!(again.text("refresh_token"), refreshed.text("refresh_token"));
        // Long after it, it is over by every clock.
        for replica in [&given, &behind] {
            replica.later(Duration::from_secs(40));
        }
        assert_eq!(app.refresh(&tokens.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
        assert_eq!(app.refresh(&refreshed.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_o3_a_clock_that_is_set_back_after_the_first_start_leaves_a_key_that_signs() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        for _ in 0..2 {
            set_back(&given, HOUR);
            given.tokens(&given.browser(), &app, "openid", "alice@example.com").await;
            assert_eq!(ready(&given).await, 200);
            given.rotate_key(Algorithm::RS256).await;
        }
        let given = given.restart().await;
        given.tokens(&given.browser(), &app, "openid", "alice@example.com").await;
        assert_eq!(ready(&given).await, 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_o3_what_was_ended_under_a_clock_that_ran_ahead_stays_ended_when_it_is_set_right() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let metadata = json!({"grant_types": ["authorization_code"]});
        let app = given.client_with("app", ClientKind::Web, metadata, ClientSettings::default()).await;
        let browser = given.browser();
        let tokens = async || app.redeem(&given.code(&browser, &app, "openid").await).await.good();
        let (alone, withdrawn, disabled) = (tokens().await, tokens().await, tokens().await);

        given.later(HOUR);
        // The token is over by this clock; the app that gives it back knows better.
        app.post("/revoke", &[("token", &alone.text("access_token"))]).await;
        set_back(&given, HOUR);
        is_inactive(&app, &alone).await;
        app.userinfo(&withdrawn.text("access_token")).await.good();

        given.later(HOUR);
        given.withdraw_consent(&sub, "app").await;
        set_back(&given, HOUR);
        is_inactive(&app, &withdrawn).await;
        is_inactive(&app, &disabled).await;

        let tokens = app.redeem(&given.code(&given.browser(), &app, "openid").await).await.good();
        given.later(HOUR);
        given.disable(&sub).await;
        // Whoever starts under that clock reads what was revoked too.
        let given = given.restart().await;
        set_back(&given, HOUR);
        given.enable(&sub).await;
        is_inactive(&app, &tokens).await;
        is_inactive(&app, &alone).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_o3_a_replica_whose_clock_is_ahead_takes_the_codes_of_another_and_answers_its_forms_once() {
    for pairing in pairings().into_iter().filter(|pairing| *pairing == Pairing::Servers) {
        let given = Scenario::on(pairing, &[]).await;
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let (ahead, address) = given.replica_behind(Duration::ZERO).await;
        set_back(&given, Duration::from_secs(30));
        let (browser, there) = (given.browser(), RelyingParty { issuer: address.clone(), ..app.clone() });
        let code = async || given.code(&browser, &app, "openid").await;

        // A second before the end, by the clock of the replica that gave it; half a minute after it, by the other.
        let (first, second, own) = (code().await, code().await, code().await);
        let later = Duration::from_secs(59);
        for replica in [&given, &ahead] {
            replica.later(later);
        }
        there.redeem(&first).await.good();
        for replica in [&given, &ahead] {
            replica.later(Duration::from_secs(1));
        }
        assert_eq!(there.redeem(&second).await.refused(400), "invalid_grant", "over by every clock");
        assert_eq!(app.redeem(&own).await.refused(400), "invalid_grant", "the clock that gave it tells its end");

        // A form that is pressed at both.
        let page = browser.get("/account/apps").await;
        let form = page.form("app");
        let action = url::Url::parse(&page.url).unwrap().join(&form.action).unwrap();
        let press = async |at: &str| {
            let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
            let request = http.post(format!("{at}{}", action.path())).header("origin", &given.issuer).header("accept", "text/html");
            let answer = request.header("cookie", browser.cookies()).form(&form.fields).send().await.unwrap();
            (answer.status().as_u16(), answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned()))
        };
        let one = press(&given.issuer).await;
        assert_eq!(one.0, 303);
        assert_eq!(press(&address).await, one);
    }
}
