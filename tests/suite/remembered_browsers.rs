//! Browsers in which no second factor is asked for: the box, where it counts, what it never stands for, and how it ends.

use std::time::Duration;

use latchkey::acts::person::{EndAllOfPerson, WhichPerson};
use latchkey::acts::remembered::ForgetBrowsers;
use latchkey::acts::rule::SetRule;
use latchkey::audit::EventType;
use latchkey::factors::rule::Rule;
use latchkey::factors::totp::Seed;
use latchkey::factors::{Kind, Kinds};
use latchkey::people::rules::Place;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::{Value, json};

use crate::scenario::{Browser, PASSWORD, Page, Pairing, RelyingParty, Scenario, body, on_each_pairing, pairings};

const ALICE: &str = "alice@example.com";
const STEP: Duration = Duration::from_secs(30);
const DAY: Duration = Duration::from_secs(86_400);
const ONE: &str = "urn:latchkey:acr:1";

/// alice has an app for codes; a browser may be remembered for 30 days.
struct Story {
    alice: String,
    seed: Seed,
    codes: Vec<String>,
    app: RelyingParty,
}

async fn story(given: &Scenario) -> Story {
    let alice = given.person(ALICE).await;
    let (seed, codes) = given.second_factor(&alice).await;
    remember(given, Place::Deployment, 30).await;
    Story { alice, seed, codes, app: app(given, "app", ClientSettings::default()).await }
}

async fn remember(given: &Scenario, place: Place, days: u64) {
    given.perform(SetRule { place, rule: Rule { remember: Some(days), ..Rule::default() }, seen: None }).await;
}

/// An app that asks for no consent.
async fn app(given: &Scenario, id: &str, settings: ClientSettings) -> RelyingParty {
    given.client_with(id, ClientKind::Web, json!({}), ClientSettings { first_party: true, ..settings }).await
}

async fn after_password(browser: &Browser, app: &RelyingParty, changes: &[(&str, &str)]) -> Page {
    let page = browser.get(&app.request("openid", changes)).await;
    browser.sign_in(&page, ALICE, PASSWORD).await
}

async fn type_and_tick(browser: &Browser, page: &Page, code: &str) -> Page {
    browser.submit(page, "code", &[("code", code), ("remember", "yes")], None).await
}

async fn told(app: &RelyingParty, page: &Page) -> Value {
    body(&app.redeem(&page.code()).await.good().text("id_token"))
}

async fn sign_out(browser: &Browser) {
    let page = browser.get("/logout").await;
    browser.submit(&page, "accept", &[("accept", "yes")], None).await;
}

/// Signs in with password and code, ticks the box, and signs out again.
async fn remembered(given: &Scenario, story: &Story) -> Browser {
    let browser = given.browser();
    given.later(STEP);
    let page = after_password(&browser, &story.app, &[]).await;
    assert_eq!(page.name(), "totp", "{}", page.body);
    type_and_tick(&browser, &page, &story.seed.code(given.now())).await.code();
    sign_out(&browser).await;
    browser
}

async fn is_asked(browser: &Browser, app: &RelyingParty) -> bool {
    let page = after_password(browser, app, &[]).await;
    let asked = page.name() == "totp";
    assert!(asked || page.left_to.is_some(), "{}", page.body);
    if !asked {
        sign_out(browser).await;
    }
    asked
}

#[tokio::test]
async fn whoever_ticks_the_box_is_not_asked_again_in_that_browser_for_so_long() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let browser = remembered(&given, &story).await;
        assert_eq!(given.events(EventType::BrowserRemembered).await, 1);
        given.later(DAY);
        let signed_in_at = given.now();
        let page = after_password(&browser, &story.app, &[]).await;
        let claims = told(&story.app, &page).await;
        // What was shown is a password, and when: a browser shows nothing.
        assert_eq!((&claims["acr"], &claims["amr"]), (&json!(ONE), &json!(["pwd"])));
        assert_eq!(claims["auth_time"], signed_in_at.as_seconds());
        // The session stands at pages of the person's own, too.
        assert_eq!(browser.get("/account").await.name(), "account");
        sign_out(&browser).await;
        // Another browser is asked, and so is this one once the time is over: using it makes it no longer.
        assert!(is_asked(&given.browser(), &story.app).await);
        given.later(DAY * 28);
        assert!(!is_asked(&browser, &story.app).await);
        given.later(DAY * 2);
        assert!(is_asked(&browser, &story.app).await);
    })
    .await;
}

#[tokio::test]
async fn without_a_rule_there_is_no_box_and_a_forged_one_does_nothing() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let (seed, _) = given.second_factor(&alice).await;
        let wiki = app(&given, "app", ClientSettings::default()).await;
        let browser = given.browser();
        let page = after_password(&browser, &wiki, &[]).await;
        assert!(!page.body.contains("name=\"remember\""));
        type_and_tick(&browser, &page, &seed.code(given.now())).await.code();
        sign_out(&browser).await;
        assert!(is_asked(&browser, &wiki).await);
        assert_eq!(given.events(EventType::BrowserRemembered).await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_box_stays_ticked_after_a_wrong_code_and_a_recovery_code_remembers_nothing() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let browser = given.browser();
        let page = after_password(&browser, &story.app, &[]).await;
        assert!(page.body.contains("name=\"remember\" value=\"yes\">"), "{}", page.body);
        let again = type_and_tick(&browser, &page, "000000").await;
        assert!(again.body.contains("name=\"remember\" value=\"yes\" checked"), "{}", again.body);
        let page = browser.get(&format!("{}&recovery=1", page.url)).await;
        assert!(!page.body.contains("name=\"remember\""));
        type_and_tick(&browser, &page, &story.codes[0]).await;
        assert_eq!(given.events(EventType::BrowserRemembered).await, 0);
    })
    .await;
}

#[tokio::test]
async fn attack_a4_a_remembered_browser_is_no_second_factor_where_more_is_asked() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let browser = remembered(&given, &story).await;
        let asked = async |changes: &[(&str, &str)]| {
            let page = after_password(&browser, &story.app, changes).await;
            assert_eq!(page.name(), "totp", "{changes:?} {}", page.body);
        };
        let essential = json!({"id_token": {"acr": {"essential": true, "value": "urn:latchkey:acr:2"}}}).to_string();
        asked(&[("claims", &essential)]).await;
        asked(&[("acr_values", "urn:latchkey:acr:2")]).await;
        asked(&[("prompt", "login")]).await;
        asked(&[("max_age", "600")]).await;
        // A rule that names a factor, or wants it lately, asks for it.
        let rule = Rule { one_of: Kinds::of(&[Kind::Totp]), ..Rule::default() };
        given.perform(SetRule { place: Place::App("app".into()), rule, seen: None }).await;
        asked(&[]).await;
        given.later(Duration::from_secs(3700));
        let rule = Rule { max_age: Some(3600), ..Rule::default() };
        given.perform(SetRule { place: Place::App("app".into()), rule, seen: None }).await;
        asked(&[]).await;
        // Nor does it let anybody change what they sign in with.
        let plain = app(&given, "plain", ClientSettings::default()).await;
        after_password(&browser, &plain, &[]).await.code();
        assert_eq!(browser.get("/account/second-factor/enrol").await.name(), "totp");
    })
    .await;
}

#[tokio::test]
async fn a_second_factor_that_an_app_requires_may_be_a_remembered_browser_and_its_grants_end_with_it() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let browser = remembered(&given, &story).await;
        let strict = app(&given, "strict", ClientSettings { require_second_factor: true, ..ClientSettings::default() }).await;
        let page = after_password(&browser, &strict, &[]).await;
        let tokens = strict.redeem(&page.code()).await.good();
        let refreshed = strict.refresh(&tokens.text("refresh_token"), &[]).await.good();
        given.perform(ForgetBrowsers { person: WhichPerson::Id(story.alice.clone()) }).await;
        assert_eq!(strict.refresh(&refreshed.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
        assert_eq!(browser.get("/account").await.name(), "totp", "the session is asked for what it lacks");
    })
    .await;
}

#[tokio::test]
async fn an_app_or_a_group_may_say_never_and_the_shortest_time_holds() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let browser = remembered(&given, &story).await;
        remember(&given, Place::App("app".into()), 0).await;
        let page = after_password(&browser, &story.app, &[]).await;
        assert_eq!(page.name(), "totp");
        assert!(!page.body.contains("name=\"remember\""));
        remember(&given, Place::App("app".into()), 2).await;
        given.later(DAY);
        assert!(!is_asked(&browser, &story.app).await);
        given.later(DAY + DAY / 2);
        assert!(is_asked(&browser, &story.app).await, "the rule is shorter than what was promised");
    })
    .await;
}

#[tokio::test]
async fn attack_a4_browsers_of_administrators_are_remembered_where_a_setting_allows_it_alone() {
    for pairing in pairings() {
        for (setting, allowed) in [("false", false), ("true", true)] {
            let given = Scenario::on(pairing, &[("remember-admins", setting)]).await;
            let admin = given.admin(ALICE).await;
            let (seed, _) = given.second_factor(&admin).await;
            remember(&given, Place::Deployment, 30).await;
            let app = app(&given, "app", ClientSettings::default()).await;
            let page = after_password(&given.browser(), &app, &[]).await;
            assert_eq!(page.body.contains("name=\"remember\""), allowed, "{setting}");
            let browser = given.browser();
            let page = after_password(&browser, &app, &[]).await;
            type_and_tick(&browser, &page, &seed.code(given.now())).await.code();
            sign_out(&browser).await;
            assert_eq!(is_asked(&browser, &app).await, !allowed);
        }
    }
}

#[tokio::test]
async fn a_person_sees_and_forgets_remembered_browsers_and_what_ends_their_sign_ins_forgets_them() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let (one, two) = (remembered(&given, &story).await, remembered(&given, &story).await);
        after_password(&one, &story.app, &[]).await.code();
        let page = one.get("/account/sessions").await;
        let forms = page.forms().into_iter().filter(|form| form.action.ends_with("/account/sessions/forget")).count();
        assert_eq!(forms, 3, "one of each and one of all: {}", page.body);
        // Another person's, or one that is not there, does nothing.
        let csrf = page.form("session").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
        one.post(&format!("{}/account/sessions/forget", given.issuer), &[csrf.clone(), ("browser".into(), "x".into())]).await;
        assert!(!is_asked(&two, &story.app).await);
        one.post(&format!("{}/account/sessions/forget", given.issuer), &[csrf]).await;
        assert!(is_asked(&two, &story.app).await);
        assert_eq!(given.events(EventType::BrowsersForgotten).await, 1);

        let browser = remembered(&given, &story).await;
        given.perform(EndAllOfPerson { person: WhichPerson::Id(story.alice.clone()) }).await;
        assert!(is_asked(&browser, &story.app).await);
        assert_eq!(given.events(EventType::BrowsersForgotten).await, 2);
    })
    .await;
}

#[tokio::test]
async fn attack_a4_the_cookie_of_one_person_remembers_nobody_else_and_no_throttle_knows_it() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let browser = remembered(&given, &story).await;
        let bob = given.person("bob@example.com").await;
        given.second_factor(&bob).await;
        let page = browser.get(&story.app.request("openid", &[])).await;
        assert_eq!(browser.sign_in(&page, "bob@example.com", PASSWORD).await.name(), "totp");
        // The password is asked for, and a wrong one is refused, in a browser that is remembered as in any other.
        let page = browser.get(&story.app.request("openid", &[("prompt", "select_account")])).await;
        let refused = browser.sign_in(&page, ALICE, "wrong horse").await;
        assert!(refused.left_to.is_none());
        // A cookie that was changed, or of the right shape and nobody's, is none.
        let stranger = given.browser();
        let name = browser.cookies().split("; ").find(|pair| pair.contains("latchkey_remembered")).unwrap().to_owned();
        let (name, value) = name.split_once('=').unwrap();
        let other: String = value.chars().rev().collect();
        stranger.plant(&format!("{name}={other}; Path=/"));
        assert!(is_asked(&stranger, &story.app).await);
    })
    .await;
}

#[tokio::test]
async fn a_code_by_mail_beside_a_password_is_remembered_too() {
    for pairing in [Pairing::Embedded] {
        let given = Scenario::on(pairing, &[("email-code", "second")]).await;
        let alice = given.person(ALICE).await;
        given
            .rows(move |conn, now| {
                let mut person = latchkey::people::user::find(conn, &alice)?.unwrap();
                person.email_verified = true;
                latchkey::people::user::update(conn, &person, now)
            })
            .await;
        remember(&given, Place::Deployment, 7).await;
        let strict = app(&given, "strict", ClientSettings { require_second_factor: true, ..ClientSettings::default() }).await;
        let browser = given.browser();
        let page = after_password(&browser, &strict, &[]).await;
        let sent = browser.submit(&page, "journey", &[], None).await;
        assert!(sent.body.contains("name=\"remember\""), "{}", sent.body);
        let code = crate::email_codes::Mail::newest(&given, 1).await.code;
        type_and_tick(&browser, &sent, &code).await.code();
        sign_out(&browser).await;
        after_password(&browser, &strict, &[]).await.code();
    }
}
