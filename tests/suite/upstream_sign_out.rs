//! Whoever signs out here is signed out at the provider too, where an admin says so
//! ([RP-Initiated Logout 1.0 §2](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout)).

use std::time::Duration;

use latchkey::acts::upstream::CreateUpstream;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::upstreams::Details;
use serde_json::json;

use crate::scenario::other_provider::{CLIENT, OtherProvider};
use crate::scenario::{Browser, Page, Scenario};
use crate::upstream::{ALICE, beside_another, come, connect, is_signed_in};

async fn add(given: &Scenario, there: &OtherProvider) {
    there.document("end_session_endpoint", json!(format!("{}/end", there.issuer)));
    let details = Details { sign_out_upstream: true, ..Details::default() };
    there.add_with(given, "company", |create| CreateUpstream { details, ..create }).await;
}

async fn sign_out(browser: &Browser, query: &str) -> Page {
    let page = browser.get(&format!("/logout{query}")).await;
    browser.submit(&page, "accept", &[], Some("accept")).await
}

#[tokio::test]
async fn attack_a6_the_way_back_from_a_sign_out_leads_where_it_was_decided_before_alone() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        add(&given, &there).await;
        let settings = ClientSettings { first_party: true, ..Default::default() };
        given.client_with("app", ClientKind::Web, json!({}), settings).await;
        let browser = given.browser();
        assert_eq!(connect(&given, &there, &browser, "a1").await.name(), "account");
        // She signed in by her password then: nothing there began this session.
        let page = sign_out(&browser, "").await;
        assert_eq!(page.name(), "signed-out", "{}", page.body);

        assert_eq!(come(&given, &there, &browser, "company", "a1", ALICE).await.name(), "account");
        let page = sign_out(&browser, "?client_id=app&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2Fbye&state=mine").await;
        let sent = page.left_to.clone().unwrap_or_else(|| panic!("{} {}", page.url, page.body));
        assert!(sent.starts_with(&format!("{}/end?", there.issuer)), "{sent}");
        let asked = page.answer();
        assert_eq!(asked["client_id"], CLIENT);
        assert_eq!(asked["post_logout_redirect_uri"], format!("{}/logout/back", given.issuer));
        assert_eq!(asked["id_token_hint"].split('.').count(), 3, "{asked:?}");
        assert!(!is_signed_in(&browser, ALICE).await, "signed out here first");

        // The way back is this browser's, and good once; where it leads was decided before.
        let back = format!("/logout/back?state={}", asked["state"]);
        assert_eq!(given.browser().get(&back).await.name(), "error");
        assert_eq!(browser.get("/logout/back?state=another").await.name(), "error");
        let elsewhere = format!("{back}&post_logout_redirect_uri=https%3A%2F%2Fevil.example");
        let page = browser.get(&elsewhere).await;
        assert_eq!(page.left_to.as_deref(), Some("https://app.example/bye?state=mine"), "attack: nothing of the way back says where");
        assert_eq!(browser.get(&back).await.name(), "error");

        assert_eq!(come(&given, &there, &browser, "company", "a1", ALICE).await.name(), "account");
        let page = sign_out(&browser, "").await;
        let page = browser.get(&format!("/logout/back?state={}", page.answer()["state"])).await;
        assert_eq!(page.name(), "signed-out", "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn a_provider_that_is_away_keeps_nobody_signed_in_here() {
    beside_another(&[("session-idle", "3d"), ("session-lifetime", "7d")], |given, there| async move {
        given.person(ALICE).await;
        add(&given, &there).await;
        let browser = given.browser();
        connect(&given, &there, &browser, "a1").await;
        let other = given.browser();
        assert_eq!(come(&given, &there, &other, "company", "a1", ALICE).await.name(), "account");
        // Longer than what was read of it stands in.
        given.later(Duration::from_secs(2 * 86_400));
        there.fails("/.well-known/openid-configuration", Some(503));
        assert!(is_signed_in(&other, ALICE).await);
        let page = sign_out(&other, "").await;
        assert_eq!(page.name(), "signed-out", "{}", page.body);
        assert!(!is_signed_in(&other, ALICE).await);
    })
    .await;
}
