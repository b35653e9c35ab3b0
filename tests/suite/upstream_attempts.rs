//! One attempt to sign in at another provider: how long it lasts, how often it counts, and where one comes who loads it again.

use std::time::Duration;

use latchkey::upstreams::Accounts;
use serde_json::json;

use crate::scenario::PASSWORD;
use crate::scenario::other_provider::{OtherProvider, SentThere, Signed};
use crate::upstream::{ALICE, beside_another, connect, is_signed_in, press, says};

#[tokio::test]
async fn an_attempt_lasts_as_long_as_the_page_that_it_began_at() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        let browser = given.browser();
        let sent = press(&browser, "company").await;
        given.later(Duration::from_secs(55 * 60));
        assert_eq!(there.come_back(&given, &browser, &sent, "a1", ALICE).await.name(), "account");
        let browser = given.browser();
        let sent = press(&browser, "company").await;
        given.later_for_all(Duration::from_secs(61 * 60));
        let page = there.come_back(&given, &browser, &sent, "a1", ALICE).await;
        assert!(page.name() == "error" && !is_signed_in(&browser, ALICE).await, "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_back_and_presses_again_begins_again() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        let browser = given.browser();
        let page = browser.get("/account").await;
        let first = browser.submit(&page, "upstream", &[], Some("company")).await;
        let denied = SentThere::of(&first).back(&[("error", "access_denied")]);
        let said = browser.get(&denied).await;
        assert!(says(&said, "upstream-denied", "COMPANY"), "{}", said.body);
        // The same form as before, by the back button, at once.
        let second = browser.submit(&page, "upstream", &[], Some("company")).await;
        assert_ne!(SentThere::of(&first).get("state"), SentThere::of(&second).get("state"));
        // A reload of what was answered leads to the page that the sign-in stands at.
        let again = browser.get(&denied).await;
        assert_eq!((again.name(), again.status), ("sign-in".to_owned(), 200), "{}", again.body);
        assert_eq!(there.come_back(&given, &browser, &second, "a1", ALICE).await.name(), "account");
        let later = browser.get(&denied).await;
        assert_eq!(later.name(), "account", "and once it has ended, to what it led to: {}", later.body);
        // Another browser learns nothing of it.
        assert_eq!(given.browser().get(&denied).await.name(), "error");
    })
    .await;
}

#[tokio::test]
async fn attack_m2_a_link_to_a_provider_sends_nobody_there_and_stands_in_the_browser_of_its_sign_in_alone() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        let browser = given.browser();
        let page = browser.get("/upstream/company").await;
        assert!(page.left_to.is_none() && page.name() == "sign-in", "a page of anybody's may lead here: {}", page.body);
        assert!(says(&page, "upstream-sign-in", "COMPANY"));
        let journey = url::Url::parse(&page.url).unwrap().query_pairs().find(|(name, _)| name == "journey").unwrap().1.into_owned();
        let link = format!("/upstream/company?journey={journey}");
        let page = browser.get(&link).await;
        assert_eq!(page.name(), "sign-in");
        assert!(SentThere::of(&browser.submit(&page, "upstream", &[], Some("company")).await).get("state").len() >= 43);
        let stranger = given.browser();
        assert_eq!(stranger.get(&link).await.name(), "error");
        stranger.get("/account").await;
        let page = stranger.get(&link).await;
        assert!(page.name() != "sign-in" || !page.url.contains(&journey), "{}", page.url);
        assert_eq!(given.browser().get("/upstream/nowhere").await.name(), "sign-in");
        let signed_in = given.browser();
        let page = signed_in.get("/account").await;
        signed_in.sign_in(&page, ALICE, PASSWORD).await;
        assert_eq!(signed_in.get("/upstream/company").await.name(), "home", "nobody is asked again");
    })
    .await;
}

#[tokio::test]
async fn attack_a6_an_address_that_the_provider_does_not_verify_is_not_shown_like_one_that_it_does() {
    beside_another(&[], |given, there: OtherProvider| async move {
        given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        for (verified, is_marked) in [(json!(true), false), (json!(false), true), (json!("true"), true)] {
            let browser = given.browser();
            let sent = SentThere::of(&press(&browser, "company").await);
            let mut claims = there.claims(&given, &sent, "m1", ALICE);
            claims["email_verified"] = verified.clone();
            let page = browser.get(&sent.back(&[("code", &there.code(claims, Signed::Well))])).await;
            let page = browser.sign_in(&page, ALICE, PASSWORD).await;
            assert!(page.name() == "connect-account" && page.body.contains(ALICE), "{}", page.body);
            assert_eq!(page.says("connect-unproven"), is_marked, "{verified}");
        }
    })
    .await;
}
