//! Passkeys (Web Authentication Level 3): set up on a person's own pages and on the way of a sign-in, and asked for beside and in place of
//! the password.

use std::time::Duration;

use crate::scenario::other_provider::OtherProvider;
use latchkey::acts::door::NotDone;
use latchkey::acts::password::{PasswordNotRemoved, RemovePassword};
use latchkey::acts::second_factor::{Duty, FactorNotRemoved, RemoveFactor, ResetSecondFactor, SecondFactorNotReset};
use latchkey::audit::{Actor, EventType};
use latchkey::factors::Kind;
use latchkey::mail::outbox::{self, Filter};
use latchkey::upstreams::Accounts;
use serde_json::{Value, json};

use crate::scenario::authenticator::{Authenticator, BACKED_UP, BACKUP_ELIGIBLE, PRESENT, VERIFIED, encoded, options};
use crate::scenario::{Browser, PASSWORD, Page, Pairing, RelyingParty, Scenario, body, on_each_pairing, pairings, said};

const ALICE: &str = "alice@example.com";
pub const LIST: &str = "/account/second-factor";
const ENROL: &str = "/account/second-factor/enrol?kind=passkey";
const TWO: &str = "urn:latchkey:acr:2";

async fn signed_in(given: &Scenario, email: &str) -> Browser {
    let browser = given.browser();
    let page = browser.get("/account").await;
    assert_eq!(browser.sign_in(&page, email, PASSWORD).await.name(), "account");
    browser
}

/// Sets up the passkey of `device` on the person's own page; gives the page that follows.
pub async fn enrolled(browser: &Browser, device: &mut Authenticator, name: &str) -> Page {
    let page = browser.get(ENROL).await;
    assert_eq!(page.name(), "passkey-enrol", "{}", page.body);
    let answer = device.make(&options(&page));
    browser.submit(&page, "answer", &[("answer", &answer), ("name", name)], None).await
}

/// Signs in to the person's own page with the passkey alone; gives the page that follows.
pub async fn with_passkey(browser: &Browser, device: &mut Authenticator) -> Page {
    let page = browser.get("/account").await;
    let answered = device.answer(&options(&page));
    answer(browser, &page, &answered).await
}

/// alice, who has a passkey, and an app.
async fn story(given: &Scenario) -> (String, Authenticator, RelyingParty) {
    let alice = given.person(ALICE).await;
    let mut device = Authenticator::new(&given.issuer);
    assert_eq!(enrolled(&signed_in(given, ALICE).await, &mut device, "").await.name(), "recovery-codes");
    (alice, device, given.client("app").await)
}

/// Signs in as far as the page that follows the password.
async fn after_password(browser: &Browser, app: &RelyingParty, changes: &[(&str, &str)]) -> Page {
    let page = browser.get(&app.request("openid email", changes)).await;
    browser.sign_in(&page, ALICE, PASSWORD).await
}

async fn answer(browser: &Browser, page: &Page, answer: &str) -> Page {
    browser.submit(page, "answer", &[("answer", answer)], None).await
}

/// What the app is told in the end.
async fn told(browser: &Browser, app: &RelyingParty, page: Page) -> Value {
    let page = if page.name() == "consent" { browser.submit(&page, "accept", &[], Some("accept")).await } else { page };
    body(&app.redeem(&page.code()).await.good().text("id_token"))
}

#[tokio::test]
async fn a_passkey_is_listed_with_the_product_that_keeps_it() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let browser = signed_in(&given, ALICE).await;
        let mut device = Authenticator::new(&given.issuer);
        device.aaguid = uuid::uuid!("bada5566-a7aa-401f-bd96-45619a55120d").into_bytes();
        enrolled(&browser, &mut device, "").await;
        let list = browser.get(LIST).await;
        assert_eq!(list.text("bdi.strong"), "1Password", "it stands for the name that the person gave none");
        let one = browser.get(&list.attribute(".row a.button", "href")).await;
        browser.submit(&one, "name", &[("name", "At work")], None).await;
        let list = browser.get(LIST).await;
        assert_eq!(list.text("bdi.strong"), "At work");
        assert!(list.text(".row .muted").starts_with("1Password · "), "{}", list.text(".row .muted"));
    })
    .await;
}

#[tokio::test]
async fn a_passkey_is_set_up_listed_used_renamed_and_removed() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let app = given.client("app").await;
        let browser = signed_in(&given, ALICE).await;
        assert!(browser.get(LIST).await.body.contains("second-factor/enrol?kind=passkey"));
        let mut device = Authenticator::new(&given.issuer);
        (device.flags, device.counts) = (PRESENT | VERIFIED | BACKUP_ELIGIBLE | BACKED_UP, false);
        let asked = options(&browser.get(ENROL).await);
        assert_eq!((&asked["rp"]["id"], &asked["user"]["name"]), (&json!("localhost"), &json!(ALICE)));
        assert_eq!(asked["authenticatorSelection"]["userVerification"], "required");
        assert!(!asked["user"]["id"].as_str().unwrap().contains(&alice), "a handle says nothing of the person");
        assert_eq!(enrolled(&browser, &mut device, "Pocket").await.name(), "recovery-codes");
        let list = browser.get(LIST).await;
        assert!(list.body.contains("Pocket") && list.body.contains(&said("passkey-synced")), "{}", list.body);
        let passkeys = browser.get("/account/passkeys").await;
        assert_eq!((passkeys.status, passkeys.name().as_str()), (200, "passkeys"));
        assert!(passkeys.body.contains("Pocket") && passkeys.body.contains("enrol?kind=passkey"), "{}", passkeys.body);
        assert!(!passkeys.body.contains(&said("recovery-codes-renew")) && !passkeys.body.contains(&said("second-factor-apps")));
        assert_eq!(options(&browser.get(ENROL).await)["excludeCredentials"][0]["id"], encoded(&device.credential_id));

        given.later(Duration::from_secs(3600));
        let other = given.browser();
        let page = after_password(&other, &app, &[]).await;
        assert_eq!(page.name(), "passkey", "{}", page.body);
        let asked = options(&page);
        assert_eq!((&asked["rpId"], &asked["allowCredentials"][0]["id"]), (&json!("localhost"), &json!(encoded(&device.credential_id))));
        assert_eq!(other.get("/account").await.name(), "sign-in", "nobody is signed in yet");
        let page = answer(&other, &page, &device.answer(&asked)).await;
        let claims = told(&other, &app, page).await;
        assert_eq!((&claims["acr"], &claims["amr"]), (&json!(TWO), &json!(["pwd", "pop", "user", "mfa"])));
        let held = given.second_factors(&alice).await.of_kind(Kind::Passkey).next().unwrap().clone();
        assert_eq!(held.last_used_at, Some(given.now()));

        let one = format!("{LIST}/app?factor={}", held.id);
        let page = other.get(&one).await;
        assert!(page.body.contains(&said("passkey-synced")));
        assert_eq!(other.submit(&page, "name", &[("name", "Drawer")], None).await.name(), "second-factor");
        assert!(other.get(LIST).await.body.contains("Drawer"));
        assert_eq!(other.submit(&other.get(&one).await, "remove", &[], None).await.name(), "second-factor");
        assert!(!given.second_factors(&alice).await.any());
        let third = given.browser();
        assert_eq!(after_password(&third, &app, &[("prompt", "consent")]).await.name(), "consent");
        for (kind, count) in [
            (EventType::SecondFactorEnrolled, 1),
            (EventType::SecondFactorUsed, 1),
            (EventType::SecondFactorRenamed, 1),
            (EventType::SecondFactorRemoved, 1),
        ] {
            assert_eq!(given.events(kind).await, count, "{kind:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn attack_a5_what_does_not_fit_the_sign_in_proves_nobody() {
    on_each_pairing(async |given| {
        let (_, mut device, app) = story(&given).await;
        let asked = options(&after_password(&given.browser(), &app, &[]).await);
        type Spoil = fn(&mut Authenticator);
        let spoils: [(Spoil, &str); 4] = [
            (|device| device.origin = "https://evil.example".into(), "passkey-mismatch"),
            (|device| device.rp_id = Some("evil.example".into()), "passkey-mismatch"),
            (|device| device.flags = PRESENT, "passkey-unverified"),
            (|device| device.credential_id = vec![9; 32], "passkey-unknown"),
        ];
        for (spoil, text) in spoils {
            given.later(Duration::from_secs(3600));
            let browser = given.browser();
            let page = after_password(&browser, &app, &[]).await;
            let (origin, id) = (device.origin.clone(), device.credential_id.clone());
            spoil(&mut device);
            let again = answer(&browser, &page, &device.answer(&options(&page))).await;
            (device.origin, device.credential_id, device.rp_id, device.flags) = (origin, id, None, PRESENT | VERIFIED);
            assert_eq!((again.name().as_str(), again.text(".error:not([hidden])")), ("passkey", said(text)));
            assert_eq!(browser.get("/account").await.name(), "sign-in");
            // The same page takes what is right.
            assert_eq!(answer(&browser, &again, &device.answer(&options(&again))).await.name(), "consent", "{text}");
        }
        // The challenge of another journey, one that nobody drew, and nothing.
        for answered in [device.answer(&asked), device.answer(&json!({ "challenge": "AAAA", "rpId": "localhost" })), "{}".into()] {
            given.later(Duration::from_secs(3600));
            let browser = given.browser();
            let page = after_password(&browser, &app, &[]).await;
            let again = answer(&browser, &page, &answered).await;
            assert_eq!((again.name().as_str(), again.text(".error:not([hidden])")), ("passkey", said("passkey-mismatch")), "{answered}");
            assert_eq!(browser.get("/account").await.name(), "sign-in");
        }
        assert_eq!(given.events(EventType::SecondFactorRefused).await, 7);
    })
    .await;
}

#[tokio::test]
async fn attack_a5_an_answer_counts_once_and_a_counter_that_goes_back_for_nothing() {
    on_each_pairing(async |given| {
        let (alice, mut device, app) = story(&given).await;
        // It does not count, as those that are synced: the challenge alone tells that an answer comes again.
        device.counts = false;
        let browser = given.browser();
        let page = after_password(&browser, &app, &[("max_age", "60")]).await;
        let answered = device.answer(&options(&page));
        assert_eq!(answer(&browser, &page, &answered).await.name(), "consent");
        let copied = given.browser();
        let page = after_password(&copied, &app, &[]).await;
        assert_eq!(answer(&copied, &page, &answered).await.name(), "passkey", "in another journey");

        device.counts = true;
        for (counter, name) in [(41, "consent"), (42, "consent"), (20, "passkey"), (42, "passkey"), (43, "consent")] {
            given.later(Duration::from_secs(3600));
            let browser = given.browser();
            let page = after_password(&browser, &app, &[]).await;
            device.counter = counter;
            assert_eq!(answer(&browser, &page, &device.answer(&options(&page))).await.name(), name, "{counter}");
        }
        assert!(given.second_factors(&alice).await.any());
        // The person and the record are told of the two.
        assert_eq!((given.events(EventType::SecondFactorCopied).await, told_of(&given, "second_factor_copied").await), (2, 2));
    })
    .await;
}

#[tokio::test]
async fn a_passkey_of_another_a_removed_one_and_one_that_is_set_up_already_are_refused() {
    on_each_pairing(async |given| {
        let (alice, mut device, app) = story(&given).await;
        given.person("bob@example.com").await;
        let bob = signed_in(&given, "bob@example.com").await;
        // The credential id of alice, at another person and once more.
        let again = enrolled(&bob, &mut device, "").await;
        assert_eq!((again.name().as_str(), again.text(".error:not([hidden])")), ("passkey-enrol", said("passkey-taken")));
        let mut of_bob = Authenticator::new(&given.issuer);
        // The page stands, and takes another.
        let made = of_bob.make(&options(&again));
        assert_eq!(bob.submit(&again, "answer", &[("answer", &made)], None).await.name(), "recovery-codes");

        let browser = given.browser();
        let page = after_password(&browser, &app, &[]).await;
        let refused = answer(&browser, &page, &of_bob.answer(&options(&page))).await;
        assert_eq!((refused.name().as_str(), refused.text(".error:not([hidden])")), ("passkey", said("passkey-unknown")));
        // alice takes hers away while the page is open.
        let mut second = Authenticator::new(&given.issuer);
        let own = given.browser();
        let page = own.get("/account").await;
        let page = own.sign_in(&page, ALICE, PASSWORD).await;
        device.handle = None;
        assert_eq!(answer(&own, &page, &device.answer(&options(&page))).await.name(), "account");
        assert_eq!(enrolled(&own, &mut second, "Second").await.name(), "second-factor");
        let first = given.second_factors(&alice).await.second().find(|held| held.name.is_empty()).unwrap().id.clone();
        let one = own.get(&format!("{LIST}/app?factor={first}")).await;
        assert_eq!(own.submit(&one, "remove", &[], None).await.name(), "second-factor");
        let refused = answer(&browser, &refused, &device.answer(&options(&refused))).await;
        assert_eq!(refused.text(".error:not([hidden])"), said("passkey-unknown"));
        assert_eq!(answer(&browser, &refused, &second.answer(&options(&refused))).await.name(), "consent");
    })
    .await;
}

#[tokio::test]
async fn attack_a5_a_passkey_that_was_made_elsewhere_or_by_nobody_is_not_set_up() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let browser = signed_in(&given, ALICE).await;
        let stale = options(&browser.get(ENROL).await);
        let other = signed_in(&given, ALICE).await;
        let foreign = options(&other.get(ENROL).await);
        assert_ne!(stale["challenge"], foreign["challenge"]);
        type Spoil = fn(&mut Authenticator);
        let spoils: [(Spoil, &str); 3] = [
            (|device| device.origin = "https://evil.example".into(), "passkey-enrol-mismatch"),
            (|device| device.rp_id = Some("evil.example".into()), "passkey-enrol-mismatch"),
            (|device| device.flags = PRESENT, "passkey-unverified"),
        ];
        for (spoil, text) in spoils {
            let mut device = Authenticator::new(&given.issuer);
            spoil(&mut device);
            let page = enrolled(&browser, &mut device, "Phone").await;
            assert_eq!((page.name().as_str(), page.text(".error:not([hidden])")), ("passkey-enrol", said(text)));
            assert_eq!(page.attribute("input[name=name]", "value"), "Phone");
        }
        // The challenge of another session, and no answer, as where no script runs.
        let page = browser.get(ENROL).await;
        let made = Authenticator::new(&given.issuer).make(&foreign);
        let refused = browser.submit(&page, "answer", &[("answer", &made)], None).await;
        assert_eq!(refused.text(".error:not([hidden])"), said("passkey-enrol-mismatch"));
        let refused = browser.submit(&page, "answer", &[], None).await;
        assert_eq!(refused.text(".error:not([hidden])"), said("passkey-missing"));
        assert!(!given.second_factors(&alice).await.any());
        // One answer sets up one passkey, however often it comes.
        let made = Authenticator::new(&given.issuer).make(&options(&page));
        assert_eq!(browser.submit(&page, "answer", &[("answer", &made)], None).await.name(), "recovery-codes");
        assert_eq!(browser.submit(&page, "answer", &[("answer", &made), ("name", "Twin")], None).await.name(), "second-factor");
        assert_eq!(given.second_factors(&alice).await.second().count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_passkey_proves_in_place_of_the_password_where_one_signs_in_again_and_stands_beside_an_app_for_codes() {
    on_each_pairing(async |given| {
        let (alice, mut device, app) = story(&given).await;
        let (seed, _) = given.second_factor(&alice).await;
        let browser = given.browser();
        let page = after_password(&browser, &app, &[]).await;
        assert_eq!(page.name(), "passkey");
        let code = browser.get(&page.attribute(".links a[href*='app=1']", "href")).await;
        assert_eq!(code.name(), "totp");
        assert!(code.body.contains("passkey=1"), "{}", code.body);
        let page = browser.submit(&code, "code", &[("code", &seed.code(given.now()))], None).await;
        told(&browser, &app, page).await;

        given.later(Duration::from_secs(3600));
        let page = browser.get(LIST).await;
        assert_eq!(page.name(), "second-factor");
        let page = browser.get(ENROL).await;
        assert_eq!(page.name(), "password", "too long ago");
        let page = browser.get(&page.attribute("a[href*='passkey=1']", "href")).await;
        assert_eq!(page.name(), "passkey");
        let page = answer(&browser, &page, &device.answer(&options(&page))).await;
        assert_eq!(page.name(), "passkey-enrol", "the one proof is enough: {}", page.body);
    })
    .await;
}

/// How often the person was told this by mail.
async fn told_of(given: &Scenario, kind: &str) -> usize {
    let rows = given.provider.database.read(|conn| outbox::list(conn, &Filter::default(), 1000)).await.unwrap();
    rows.iter().filter(|row| row.kind == kind).count()
}

async fn new_browsers(given: &Scenario) -> usize {
    told_of(given, "new_browser").await
}

async fn sign_out(browser: &Browser) {
    let page = browser.get("/logout").await;
    browser.submit(&page, "accept", &[], Some("accept")).await;
}

#[tokio::test]
async fn a_browser_in_which_a_passkey_confirmed_a_sign_in_is_known_from_then_on() {
    on_each_pairing(async |given| {
        let (_, mut device, app) = story(&given).await;
        let browser = given.browser();
        for round in 0..4 {
            given.later(Duration::from_secs(60 * 24 * 3600));
            let page = after_password(&browser, &app, &[]).await;
            assert_eq!(page.name(), "passkey", "{round}");
            let page = answer(&browser, &page, &device.answer(&options(&page))).await;
            told(&browser, &app, page).await;
            assert_eq!(new_browsers(&given).await, 1, "{round}");
            sign_out(&browser).await;
        }
        // The password alone makes none known.
        let stranger = given.browser();
        assert_eq!(after_password(&stranger, &app, &[]).await.name(), "passkey");
        assert_eq!(new_browsers(&given).await, 1);
    })
    .await;
}

#[tokio::test]
async fn attack_a2_a_wrong_passkey_is_no_guess_and_slows_nobody() {
    on_each_pairing(async |given| {
        let (_, mut device, app) = story(&given).await;
        // Whoever has the password, in a browser of theirs.
        let stranger = given.browser();
        let page = after_password(&stranger, &app, &[]).await;
        for _ in 0..15 {
            let refused = answer(&stranger, &page, "{}").await;
            assert_eq!((refused.status, refused.name().as_str()), (200, "passkey"));
        }
        assert_eq!(given.events(EventType::SecondFactorRefused).await, 15);
        let own = given.browser();
        let page = after_password(&own, &app, &[]).await;
        assert_eq!(answer(&own, &page, &device.answer(&options(&page))).await.name(), "consent");
    })
    .await;
}

/// The page that asks who somebody is.
async fn asked_who(browser: &Browser, app: &RelyingParty, changes: &[(&str, &str)]) -> Page {
    let page = browser.get(&app.request("openid email", changes)).await;
    assert_eq!(page.name(), "sign-in", "{}", page.body);
    page
}

#[tokio::test]
async fn a_passkey_alone_signs_in_as_two_factors_and_says_who_it_is() {
    on_each_pairing(async |given| {
        let (_, mut device, app) = story(&given).await;
        given.later(Duration::from_secs(3600));
        let browser = given.browser();
        let page = asked_who(&browser, &app, &[("acr_values", TWO)]).await;
        assert_eq!(page.attribute("input[name=username]", "autocomplete"), "username webauthn");
        let asked = options(&page);
        assert_eq!((&asked["allowCredentials"], &asked["userVerification"]), (&Value::Null, &json!("required")));
        let page = answer(&browser, &page, &device.answer(&asked)).await;
        let claims = told(&browser, &app, page).await;
        assert_eq!((&claims["acr"], &claims["amr"]), (&json!(TWO), &json!(["pop", "user", "mfa"])));
        assert_eq!(claims["auth_time"], given.now().as_seconds());
        // It is two factors and a recent proof: their own pages ask for nothing more.
        assert_eq!(browser.get(ENROL).await.name(), "passkey-enrol");
        assert_eq!((given.events(EventType::SignInRefused).await, given.events(EventType::SecondFactorUsed).await), (0, 1));
        assert_eq!(given.events(EventType::SignedIn).await, 2);
    })
    .await;
}

#[tokio::test]
async fn attack_a5_a_passkey_that_is_nobodys_or_does_not_fit_signs_nobody_in() {
    on_each_pairing(async |given| {
        let (alice, mut device, app) = story(&given).await;
        // The challenge of another journey.
        let foreign = device.answer(&options(&asked_who(&given.browser(), &app, &[]).await));
        let begin = async || {
            let browser = given.browser();
            let page = asked_who(&browser, &app, &[]).await;
            (browser, page)
        };
        let shown = |page: &Page| (page.name(), page.text("form[data-passkey] .error:not([hidden])"));
        let refused = |text: &str| ("sign-in".to_owned(), said(text));
        let (browser, page) = begin().await;
        for bad in [foreign.as_str(), "{}", "x"] {
            assert_eq!(shown(&answer(&browser, &page, bad).await), refused("passkey-mismatch"), "{bad}");
        }
        assert_eq!(shown(&browser.submit(&page, "answer", &[], None).await), refused("passkey-missing"));
        type Spoil = fn(&mut Authenticator);
        let spoils: [(Spoil, &str); 7] = [
            (|device| device.origin = "https://evil.example".into(), "passkey-mismatch"),
            (|device| device.rp_id = Some("evil.example".into()), "passkey-mismatch"),
            (|device| device.cross_origin = true, "passkey-mismatch"),
            (|device| device.ceremony = Some("webauthn.create"), "passkey-mismatch"),
            (|device| device.flags = PRESENT, "passkey-unverified"),
            // Who it is nobody says, or somebody else.
            (|device| device.handle = None, "passkey-mismatch"),
            (|device| device.handle = Some(encoded(b"bob")), "passkey-mismatch"),
        ];
        for (spoil, text) in spoils {
            let (browser, page) = begin().await;
            let (origin, handle) = (device.origin.clone(), device.handle.clone());
            spoil(&mut device);
            let answered = device.answer(&options(&page));
            (device.origin, device.handle, device.flags) = (origin, handle, PRESENT | VERIFIED);
            (device.rp_id, device.cross_origin, device.ceremony) = (None, false, None);
            assert_eq!(shown(&answer(&browser, &page, &answered).await), refused(text), "{answered}");
            assert_eq!(browser.get("/account").await.name(), "sign-in");
        }
        // One answer signs in once, and a copy that counts for itself not at all.
        let (browser, page) = begin().await;
        device.counts = false;
        let answered = device.answer(&options(&page));
        assert_eq!(answer(&browser, &page, &answered).await.name(), "consent");
        let (copied, page) = begin().await;
        assert_eq!(shown(&answer(&copied, &page, &answered).await), refused("passkey-mismatch"));
        let (browser, page) = begin().await;
        device.counter = 1;
        assert_eq!(shown(&answer(&browser, &page, &device.answer(&options(&page))).await), refused("passkey-mismatch"));
        device.counts = true;
        device.counter = 90;
        // A passkey that nobody has: the browser is told so that it may forget it.
        let mut stray = Authenticator::new(&given.issuer);
        stray.handle = device.handle.clone();
        let (browser, page) = begin().await;
        let again = answer(&browser, &page, &stray.answer(&options(&page))).await;
        assert_eq!(shown(&again), refused("passkey-gone"));
        assert_eq!(again.attribute("form[data-passkey]", "data-unknown"), encoded(&stray.credential_id));
        assert!(!asked_who(&browser, &app, &[]).await.body.contains("data-unknown"));
        // One of another provider at this host is good there: its handle begins otherwise.
        stray.handle = Some(encoded(&[7; 40]));
        let (browser, page) = begin().await;
        let again = answer(&browser, &page, &stray.answer(&options(&page))).await;
        assert_eq!(shown(&again), refused("passkey-gone"));
        assert!(!again.body.contains("data-unknown"));
        // An account that was switched off says the same as after its password; one that is gone has no passkey.
        given.disable(&alice).await;
        let (browser, page) = begin().await;
        let again = answer(&browser, &page, &device.answer(&options(&page))).await;
        assert_eq!((again.name().as_str(), again.text(".field .error:not([hidden])")), ("sign-in", said("sign-in-disabled")));
        assert_eq!(browser.get("/account").await.name(), "sign-in");
        given.enable(&alice).await;
        let (browser, page) = begin().await;
        assert_eq!(answer(&browser, &page, &device.answer(&options(&page))).await.name(), "consent", "it did fit");
        given.delete_person(&alice).await;
        let (browser, page) = begin().await;
        assert_eq!(shown(&answer(&browser, &page, &device.answer(&options(&page))).await), refused("passkey-gone"));
    })
    .await;
}

#[tokio::test]
async fn attack_a1_the_sign_in_page_asks_the_same_of_everybody_and_tells_of_nobodys_passkeys() {
    on_each_pairing(async |given| {
        let (_, device, app) = story(&given).await;
        given.person("bob@example.com").await;
        let mut seen = Vec::new();
        for name in [ALICE, "bob@example.com", "nobody@example.com", ""] {
            let browser = given.browser();
            let hint: &[(&str, &str)] = if name.is_empty() { &[] } else { &[("login_hint", name)] };
            let page = asked_who(&browser, &app, hint).await;
            let typed = browser.sign_in(&page, name, "a wrong guess 5").await;
            for page in [page, typed] {
                let mut asked = options(&page);
                asked["challenge"] = json!(asked["challenge"].as_str().unwrap().len());
                assert!(!page.body.contains(&encoded(&device.credential_id)));
                seen.push(asked);
            }
        }
        assert!(seen.iter().all(|asked| *asked == seen[0]), "{seen:?}");
        assert_eq!(seen[0]["allowCredentials"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn attack_a5_a_passkey_of_another_than_the_app_asks_for_gives_no_code() {
    on_each_pairing(async |given| {
        let (_, mut device, app) = story(&given).await;
        given.person("bob@example.com").await;
        let bob = given.browser();
        let page = asked_who(&bob, &app, &[]).await;
        let page = bob.sign_in(&page, "bob@example.com", PASSWORD).await;
        let page = bob.submit(&page, "accept", &[], Some("accept")).await;
        let hint = app.redeem(&page.code()).await.good().text("id_token");
        let browser = given.browser();
        let page = asked_who(&browser, &app, &[("id_token_hint", &hint)]).await;
        let refused = answer(&browser, &page, &device.answer(&options(&page))).await;
        assert_eq!(refused.error(), "login_required");
    })
    .await;
}

#[tokio::test]
async fn a_browser_in_which_a_passkey_alone_signs_in_is_known_from_then_on() {
    on_each_pairing(async |given| {
        let (_, mut device, app) = story(&given).await;
        let browser = given.browser();
        // For longer than a browser is known that proves nothing.
        for round in 0..4 {
            given.later(Duration::from_secs(60 * 24 * 3600));
            let page = asked_who(&browser, &app, &[]).await;
            let page = answer(&browser, &page, &device.answer(&options(&page))).await;
            told(&browser, &app, page).await;
            assert_eq!(new_browsers(&given).await, 1, "{round}");
            sign_out(&browser).await;
        }
        given.later(Duration::from_secs(100 * 24 * 3600));
        let page = asked_who(&browser, &app, &[]).await;
        answer(&browser, &page, &device.answer(&options(&page))).await;
        assert_eq!(new_browsers(&given).await, 2, "for too long");
    })
    .await;
}

#[tokio::test]
async fn a_passkey_is_offered_after_the_password_and_not_again_for_a_month_to_whoever_declines() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let app = given.client("app").await;
        let with_password = async |browser: &Browser, can: &str| {
            let page = browser.get(&app.request("openid email", &[("prompt", "login")])).await;
            let typed = [("username", ALICE), ("password", PASSWORD), ("can_passkey", can)];
            browser.submit(&page, "password", &typed, None).await
        };
        // To a device that can make one alone.
        assert_eq!(with_password(&given.browser(), "").await.name(), "consent");
        let browser = given.browser();
        let page = with_password(&browser, "yes").await;
        assert_eq!((page.name().as_str(), page.text("h1")), ("enrol-passkey", said("passkey-offer-title")));
        let page = browser.submit(&page, "later", &[("later", "yes")], None).await;
        assert_eq!(page.name(), "consent", "{}", page.body);
        assert_eq!(with_password(&given.browser(), "yes").await.name(), "consent", "declined a moment ago");
        given.later(Duration::from_secs(31 * 24 * 3600));
        let browser = given.browser();
        let page = with_password(&browser, "yes").await;
        assert_eq!(page.name(), "enrol-passkey");
        let mut device = Authenticator::new(&given.issuer);
        let page = answer(&browser, &page, &device.make(&options(&page))).await;
        assert_eq!(page.name(), "new-recovery-codes", "{}", page.body);
        let page = browser.get(&page.attribute("main a.button.main", "href")).await;
        let claims = told(&browser, &app, page).await;
        assert_eq!(claims["acr"], TWO);
        assert_eq!(given.second_factors(&alice).await.second().count(), 1);
        assert_eq!(with_password(&given.browser(), "yes").await.name(), "passkey", "who has one is offered none");
    })
    .await;
}

#[tokio::test]
async fn a_passkey_is_offered_beside_an_app_for_codes_and_to_nobody_whose_password_lies_back() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let (seed, _) = given.second_factor(&alice).await;
        let app = given.client("app").await;
        let offered = async |browser: &Browser| {
            let page = browser.get(&app.request("openid email", &[])).await;
            let typed = [("username", ALICE), ("password", PASSWORD), ("can_passkey", "yes")];
            let page = browser.submit(&page, "password", &typed, None).await;
            assert_eq!(page.name(), "totp", "first what is owed");
            browser.submit(&page, "code", &[("code", &seed.code(given.now()))], None).await
        };
        let browser = given.browser();
        let page = offered(&browser).await;
        assert_eq!(page.name(), "enrol-passkey");
        let mut device = Authenticator::new(&given.issuer);
        assert_eq!(answer(&browser, &page, &device.make(&options(&page))).await.name(), "consent", "they have codes");
        given.perform(ResetSecondFactor { user_id: alice.clone(), sessions: Vec::new() }).await;
        given.later(Duration::from_secs(3600));
        let (seed, _) = given.second_factor(&alice).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid email", &[("prompt", "login")])).await;
        let typed = [("username", ALICE), ("password", PASSWORD), ("can_passkey", "yes")];
        let page = browser.submit(&page, "password", &typed, None).await;
        let page = browser.submit(&page, "code", &[("code", &seed.code(given.now()))], None).await;
        assert_eq!(page.name(), "enrol-passkey");
        given.later(Duration::from_secs(11 * 60));
        let made = Authenticator::new(&given.issuer).make(&options(&page));
        let late = browser.submit(&page, "answer", &[("answer", &made)], None).await;
        assert_eq!(late.name(), "consent", "it stood open too long, and nothing is kept");
        assert_eq!(given.second_factors(&alice).await.of_kind(Kind::Passkey).count(), 0);
    })
    .await;
}

/// What a browser loads before it shows the sign-in page: the page, which is never compressed, and its styles.
#[tokio::test]
async fn the_sign_in_page_with_its_styles_comes_in_fourteen_kilobytes() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        for name in ["google", "gitlab", "okta"] {
            OtherProvider::start().add(&given, name, Accounts::Off, &[]).await;
        }
        let page = asked_who(&given.browser(), &app, &[]).await;
        assert_eq!(page.form("upstream").buttons.len(), 3);
        let styles = page.attribute("link[rel=stylesheet]", "href");
        let http = reqwest::Client::new();
        let origin = url::Url::parse(&given.issuer).unwrap().origin().ascii_serialization();
        let answer = http.get(format!("{origin}{styles}")).header("accept-encoding", "gzip, br").send().await.unwrap();
        assert!(answer.headers().contains_key("content-encoding"));
        let styles = answer.bytes().await.unwrap().len();
        let all = page.body.len() + styles;
        assert!(all <= 14 * 1024, "{all} bytes, of which {styles} are styles");
    })
    .await;
}

#[tokio::test]
async fn an_account_without_a_password_signs_in_by_passkeys_and_never_loses_its_last_way_in() {
    on_each_pairing(async |given| {
        let (alice, mut device, app) = story(&given).await;
        let browser = given.browser();
        let page = asked_who(&browser, &app, &[]).await;
        let page = answer(&browser, &page, &device.answer(&options(&page))).await;
        told(&browser, &app, page).await;
        let page = browser.get("/account/password").await;
        for (typed, says) in [("", "current-password-missing"), ("a wrong guess 1", "current-password-mismatch")] {
            let page = browser.submit(&page, "/account/password/remove", &[("password", typed)], None).await;
            assert_eq!(page.text(".error"), said(says), "a passkey alone takes no password away");
        }
        assert_eq!(given.events(EventType::PasswordRemoved).await, 0);
        let page = browser.submit(&page, "/account/password/remove", &[("password", PASSWORD)], None).await;
        assert_eq!((page.name().as_str(), page.text("h1")), ("change-password", said("set-password")), "{}", page.body);
        assert!(page.body.contains(&said("notice-password-removed")));
        assert_eq!((given.events(EventType::PasswordRemoved).await, told_of(&given, "password_removed").await), (1, 1));
        let guessed = given.browser();
        let page = asked_who(&guessed, &app, &[]).await;
        assert_eq!(guessed.sign_in(&page, ALICE, PASSWORD).await.name(), "sign-in", "as of somebody who is not there");

        // Neither their page nor a form by hand, nor an admin or a command takes the last passkey.
        let id = given.second_factors(&alice).await.second().next().unwrap().id.clone();
        let one = format!("{LIST}/app?factor={id}");
        let page = browser.get(&one).await;
        assert!(page.body.contains(&said("second-factor-only-way-in")), "{}", page.body);
        assert!(page.forms().iter().all(|form| !form.action.ends_with("/remove")));
        let csrf = page.form("name").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
        let page = browser.post(&format!("{LIST}/remove"), &[csrf, ("factor".into(), id.clone())]).await;
        assert!(page.body.contains(&said("second-factor-only-way-in")), "{}", page.body);
        let reset = || ResetSecondFactor { user_id: alice.clone(), sessions: Vec::new() };
        let refused = given.provider.perform(given.provider.acting(Actor::Command), reset()).await;
        assert!(matches!(refused, Err(NotDone::Refused(SecondFactorNotReset::LastWayIn))), "{refused:?}");
        given.admin("root@example.com").await;
        let admin = signed_in(&given, "root@example.com").await;
        let page = admin.get(&format!("/admin/people/{alice}")).await;
        let page = admin.submit(&page, "/reset-second-factor", &[], None).await;
        assert!(page.body.contains(&said("person-last-way-in")), "{}", page.body);
        assert!(given.second_factors(&alice).await.any());

        // Where they prove again who they are the passkey is all that is asked.
        given.later(Duration::from_secs(3600));
        let page = browser.get(ENROL).await;
        assert_eq!(page.name(), "passkey", "{}", page.body);
        let page = answer(&browser, &page, &device.answer(&options(&page))).await;
        assert_eq!(page.name(), "passkey-enrol");
        let mut second = Authenticator::new(&given.issuer);
        let made = second.make(&options(&page));
        assert_eq!(browser.submit(&page, "answer", &[("answer", &made)], None).await.name(), "second-factor");
        // Whoever has a copy of it signed in by it.
        let copied = given.browser();
        let page = asked_who(&copied, &app, &[]).await;
        assert!(answer(&copied, &page, &device.answer(&options(&page))).await.answer().contains_key("code"));
        assert_eq!(copied.get("/account").await.name(), "account");
        let page = browser.get(&one).await;
        assert_eq!(browser.submit(&page, "/account/second-factor/remove", &[], None).await.name(), "second-factor", "another is there");
        assert_eq!(copied.get("/account").await.name(), "sign-in", "what was got by it ended with it");
        assert_eq!(browser.get("/account").await.name(), "account");
        let page = browser.get("/account/password").await;
        let page = browser.submit(&page, "new_password", &[("new_password", "seven quiet herons 88")], None).await;
        assert_eq!((page.name().as_str(), page.text("h1")), ("change-password", said("change-password")), "{}", page.body);
        let other = given.browser();
        let page = asked_who(&other, &app, &[]).await;
        let page = other.sign_in(&page, ALICE, "seven quiet herons 88").await;
        assert_eq!(page.name(), "passkey");
        assert!(answer(&other, &page, &second.answer(&options(&page))).await.answer().contains_key("code"));
        given.perform(reset()).await;
        assert!(!given.second_factors(&alice).await.any(), "they have a password again");
    })
    .await;
}

#[tokio::test]
async fn attack_a4_of_two_ways_in_that_are_taken_away_at_once_one_stays() {
    on_each_pairing(async |given| {
        let (alice, _, _) = story(&given).await;
        let who = given.standing(&alice).await;
        let id = given.second_factors(&alice).await.second().next().unwrap().id.clone();
        let acting = || given.provider.acting(Actor::User(alice.clone()));
        let passkey = RemoveFactor { who: who.clone(), id, duty: Duty::default(), ends: Vec::new() };
        let (password, passkey) =
            tokio::join!(given.provider.perform(acting(), RemovePassword { who }), given.provider.perform(acting(), passkey));
        let refused = [
            matches!(password, Err(NotDone::Refused(PasswordNotRemoved::LastWayIn))),
            matches!(passkey, Err(NotDone::Refused(FactorNotRemoved::LastWayIn))),
        ];
        assert_eq!(refused.iter().filter(|refused| **refused).count(), 1, "{password:?} {passkey:?}");
        assert_eq!(usize::from(password.is_ok()) + usize::from(passkey.is_ok()), 1);
    })
    .await;
}

#[tokio::test]
async fn attack_a4_a_passkey_that_was_just_set_up_vouches_for_nothing_that_makes_it_the_only_one() {
    on_each_pairing(async |given| {
        let (alice, mut device, _) = story(&given).await;
        given.later(Duration::from_secs(3600));
        // A session of hers, in which she showed her passkey eight minutes ago, is in other hands.
        let stolen = given.browser();
        assert_eq!(with_passkey(&stolen, &mut device).await.name(), "account");
        given.later(Duration::from_secs(8 * 60));
        let mut theirs = Authenticator::new(&given.issuer);
        assert_eq!(enrolled(&stolen, &mut theirs, "Theirs").await.name(), "second-factor");
        let hers = given.second_factors(&alice).await.of_kind(Kind::Passkey).find(|held| held.name.is_empty()).unwrap().id.clone();
        let remove = async |browser: &Browser| {
            let page = browser.get(&format!("{LIST}/app?factor={hers}")).await;
            assert_eq!(page.name(), "second-factor-app", "theirs is a recent proof: {}", page.body);
            browser.submit(&page, "/account/second-factor/remove", &[], None).await
        };
        given.later(Duration::from_secs(4 * 60));
        assert_ne!(stolen.get(&format!("{LIST}/app?factor={hers}")).await.name(), "second-factor-app", "to set it up was no newer proof");
        let fresh = given.browser();
        assert_eq!(with_passkey(&fresh, &mut theirs).await.name(), "account");
        let refused = remove(&fresh).await;
        assert!(refused.body.contains(&said("notice-factor-too-new")), "{}", refused.body);
        assert_eq!(given.second_factors(&alice).await.of_kind(Kind::Passkey).count(), 2);
        // Hers does, at once.
        let own = given.browser();
        assert_eq!(with_passkey(&own, &mut device).await.name(), "account");
        let page = own.get("/account/password").await;
        let page = own.submit(&page, "/account/password/remove", &[("password", PASSWORD)], None).await;
        assert!(page.body.contains(&said("notice-password-removed")), "{}", page.body);
        // A first password would lock her out as well.
        let page = fresh.get("/account/password").await;
        let refused = fresh.submit(&page, "new_password", &[("new_password", "amber kites over 7 bridges")], None).await;
        assert!(refused.body.contains(&said("notice-factor-too-new")), "{}", refused.body);
        given.later(Duration::from_secs(10 * 60));
        assert_eq!(with_passkey(&given.browser(), &mut theirs).await.name(), "account");
    })
    .await;
}

#[tokio::test]
async fn webauthn_5_11_related_origins_are_listed_at_the_root_of_the_host() {
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let port = crate::scenario::free_port();
    let (issuer, listen) = (format!("http://localhost:{port}/tenant"), format!("127.0.0.1:{port}"));
    let given = Scenario::on(Pairing::Embedded, &[("issuer", &issuer), ("listen", &listen)]).await;
    let place = format!("http://localhost:{port}/.well-known/webauthn");
    assert_eq!(http.get(&place).send().await.unwrap().status(), 404, "nobody else may use them");
    let given = given.restart_with(&[("passkey-origins", "https://login.example.net,https://shop.example.co.uk:8443")]).await;
    let answer = http.get(&place).send().await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.headers()["content-type"].to_str().unwrap()), (200, "application/json"));
    let listed: Value = answer.json().await.unwrap();
    assert_eq!(listed, json!({ "origins": ["https://login.example.net", "https://shop.example.co.uk:8443"] }));
    drop(given);
}

#[tokio::test]
async fn attack_a5_passkeys_are_for_the_rp_id_of_the_setting_and_an_answer_of_a_related_origin_is_refused() {
    for pairing in pairings() {
        const FORMER: &str = "https://login.example.net";
        let given = Scenario::on(pairing, &[("passkey-origins", FORMER), ("passkey-rp-id", "login.example.net")]).await;
        given.person(ALICE).await;
        let browser = signed_in(&given, ALICE).await;
        let mut elsewhere = Authenticator::new(FORMER);
        let page = browser.get(ENROL).await;
        assert_eq!(options(&page)["rp"]["id"], "login.example.net");
        let made = elsewhere.make(&options(&page));
        assert_eq!(answer(&browser, &page, &made).await.name(), "passkey-enrol", "it was made on a page that is not ours");
        let mut device = Authenticator::new(&given.issuer);
        assert_eq!(enrolled(&browser, &mut device, "").await.name(), "recovery-codes");

        let other = given.browser();
        let page = other.get("/account").await;
        assert_eq!(options(&page)["rpId"], "login.example.net");
        device.origin = FORMER.to_owned();
        let relayed = device.answer(&options(&page));
        assert_ne!(answer(&other, &page, &relayed).await.name(), "account", "it was answered on a page that is not ours");
        device.origin.clone_from(&given.issuer);
        assert_eq!(with_passkey(&given.browser(), &mut device).await.name(), "account");
        let listed = given.document("/.well-known/webauthn").await;
        assert_eq!(listed["origins"], json!([given.issuer, FORMER]), "the issuer is no part of the RP ID");
    }
}
