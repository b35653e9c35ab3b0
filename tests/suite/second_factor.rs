//! The second factor at sign-in: codes of an app (RFC 6238), recovery codes, and what demands them (OpenID Connect Core
//! §3.1.2.1, §5.5.1.1; RFC 8176).

use std::time::Duration;

use latchkey::audit::EventType;
use latchkey::factors::Kind;
use latchkey::factors::totp::Seed;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::{Value, json};

use crate::scenario::{Browser, PASSWORD, Page, Pairing, RelyingParty, Scenario, body, on_each_pairing, pairings, said, said_count};

const ALICE: &str = "alice@example.com";
const STEP: Duration = Duration::from_secs(30);
const TWO: &str = "urn:latchkey:acr:2";

/// alice, who has an app for codes, and an app that asks for consent.
struct Story {
    alice: String,
    seed: Seed,
    codes: Vec<String>,
    app: RelyingParty,
}

async fn story(given: &Scenario) -> Story {
    let alice = given.person(ALICE).await;
    let (seed, codes) = given.second_factor(&alice).await;
    Story { alice, seed, codes, app: given.client("app").await }
}

/// What the app shows.
fn shown(given: &Scenario, seed: &Seed) -> String {
    seed.code(given.now())
}

/// Signs in as far as the page that follows the password.
async fn after_password(browser: &Browser, app: &RelyingParty, changes: &[(&str, &str)]) -> Page {
    let page = browser.get(&app.request("openid email", changes)).await;
    browser.sign_in(&page, ALICE, PASSWORD).await
}

async fn type_code(browser: &Browser, page: &Page, code: &str) -> Page {
    browser.submit(page, "code", &[("code", code)], None).await
}

/// What the app is told in the end, where at most consent is still asked.
async fn told(browser: &Browser, app: &RelyingParty, page: Page) -> Value {
    let page = if page.name() == "consent" { browser.submit(&page, "accept", &[], Some("accept")).await } else { page };
    body(&app.redeem(&page.code()).await.good().text("id_token"))
}

fn essential() -> String {
    json!({"id_token": {"acr": {"essential": true, "value": TWO}}}).to_string()
}

/// The key that an enrolment page shows.
fn key_of(page: &Page) -> Seed {
    Seed::parse(&page.text("code.key").replace(' ', "")).unwrap_or_else(|| panic!("no key on {} {}", page.name(), page.body))
}

#[tokio::test]
async fn rfc8176_who_has_a_second_factor_is_asked_for_it_and_acr_and_amr_say_so() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let browser = given.browser();
        let page = after_password(&browser, &story.app, &[]).await;
        assert_eq!((page.status, page.name().as_str()), (200, "totp"));
        assert!(page.body.contains(ALICE));
        assert_eq!(browser.get("/account").await.name(), "sign-in", "nobody is signed in yet");
        for (typed, shown) in [("", "totp-missing"), ("12345", "totp-mismatch"), ("no code", "totp-mismatch")] {
            let again = type_code(&browser, &page, typed).await;
            assert_eq!((again.status, again.name().as_str()), (200, "totp"), "{typed}");
            assert_eq!(again.text(".error"), said(shown), "{typed}");
        }
        let page = type_code(&browser, &page, &shown(&given, &story.seed)).await;
        assert_eq!(page.name(), "consent");
        let claims = told(&browser, &story.app, page).await;
        assert_eq!((&claims["acr"], &claims["amr"]), (&json!(TWO), &json!(["pwd", "otp", "mfa"])));
        assert_eq!(claims["auth_time"], given.now().as_seconds());

        // The session remembers both.
        given.later(Duration::from_secs(3600));
        let code = browser.get(&story.app.request("openid email", &[("prompt", "none")])).await.code();
        let claims = body(&story.app.redeem(&code).await.good().text("id_token"));
        assert_eq!((&claims["acr"], &claims["amr"]), (&json!(TWO), &json!(["pwd", "otp", "mfa"])));
        assert_eq!(claims["auth_time"], given.now().as_seconds() - 3600);
        assert_eq!((given.events(EventType::SecondFactorUsed).await, given.events(EventType::SecondFactorRefused).await), (1, 2));
    })
    .await;
}

#[tokio::test]
async fn rfc6238_5_2_a_code_counts_once_one_step_around_now_and_however_it_is_typed() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let code = shown(&given, &story.seed);
        let browser = given.browser();
        let page = after_password(&browser, &story.app, &[]).await;
        assert_eq!(type_code(&browser, &page, &format!(" {} {}\u{a0}", &code[..3], &code[3..])).await.name(), "consent", "spaced");
        let second = given.browser();
        let page = after_password(&second, &story.app, &[]).await;
        let again = type_code(&second, &page, &code).await;
        assert_eq!((again.name(), again.text(".error")), ("totp".to_owned(), said("totp-used")));
        given.later(STEP);
        assert_eq!(type_code(&second, &page, &code).await.name(), "totp", "one step later it is still used");
        let wide: String = shown(&given, &story.seed).chars().map(|digit| char::from_u32(u32::from(digit) + 0xfee0).unwrap()).collect();
        assert_eq!(type_code(&second, &page, &wide).await.name(), "consent", "full width");

        // A clock that goes one step late or early is borne; two are not, and what lies before the last one counts no more.
        let third = given.browser();
        given.later(STEP * 3);
        let (early, late) = (given.now().plus(STEP), given.now().minus(STEP));
        let page = after_password(&third, &story.app, &[]).await;
        assert_eq!(type_code(&third, &page, &story.seed.code(given.now().plus(STEP * 2))).await.name(), "totp");
        assert_eq!(type_code(&third, &page, &story.seed.code(given.now().minus(STEP * 2))).await.name(), "totp");
        assert_eq!(type_code(&third, &page, &story.seed.code(early)).await.name(), "consent");
        let fourth = given.browser();
        let page = after_password(&fourth, &story.app, &[]).await;
        assert_eq!(type_code(&fourth, &page, &story.seed.code(late)).await.text(".error"), said("totp-used"));
    })
    .await;
}

#[tokio::test]
async fn a_code_of_any_of_a_persons_apps_will_do_and_none_of_anothers() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let bob = given.person("bob@example.com").await;
        let (of_bob, codes_of_bob) = given.second_factor(&bob).await;
        let (second, _) = given.second_factor(&story.alice).await;
        let browser = given.browser();
        let page = after_password(&browser, &story.app, &[]).await;
        assert_eq!(type_code(&browser, &page, &shown(&given, &of_bob)).await.name(), "totp");
        let recovery = browser.get(&format!("{}&recovery=1", page.url)).await;
        assert_eq!(recovery.name(), "recovery-code");
        assert_eq!(type_code(&browser, &recovery, &codes_of_bob[0]).await.name(), "recovery-code");
        assert_eq!(type_code(&browser, &page, &shown(&given, &second)).await.name(), "consent");
    })
    .await;
}

#[tokio::test]
async fn a_recovery_code_signs_in_once_and_the_last_ones_are_counted_aloud() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        for (at, code) in story.codes.iter().enumerate() {
            let browser = given.browser();
            let page = after_password(&browser, &story.app, &[("prompt", "consent")]).await;
            let page = browser.get(&format!("{}&recovery=1", page.url)).await;
            if at > 0 {
                let again = type_code(&browser, &page, &story.codes[at - 1]).await;
                assert_eq!((again.name(), again.text(".error")), ("recovery-code".to_owned(), said("recovery-code-used")));
            }
            let mut page = type_code(&browser, &page, &code.to_uppercase()).await;
            let left = story.codes.len() - at - 1;
            assert_eq!(page.name() == "recovery-codes-left", left <= 3, "{left}");
            if left <= 3 {
                assert_eq!(page.text(".notice"), said_count("recovery-codes-few", left));
                assert_eq!(browser.get("/account").await.name(), "account", "the session stands already");
                page = browser.get(&next(&page)).await;
            }
            let claims = told(&browser, &story.app, page).await;
            assert_eq!((&claims["acr"], &claims["amr"]), (&json!(TWO), &json!(["pwd", "otp", "mfa"])));
        }
        let page = after_password(&given.browser(), &story.app, &[]).await;
        assert!(!page.body.contains("recovery=1"), "none is left to be offered");
        assert_eq!(given.events(EventType::RecoveryCodeUsed).await, 10);
    })
    .await;
}

/// Where a page that is shown once leads on.
fn next(page: &Page) -> String {
    let html = scraper::Html::parse_document(&page.body);
    let link = scraper::Selector::parse("a.button.main").unwrap();
    html.select(&link).next().and_then(|link| link.attr("href")).unwrap_or_else(|| panic!("no way on: {}", page.body)).to_owned()
}

#[tokio::test]
async fn attack_a4_fifty_codes_in_a_row_are_slowed_and_the_persons_own_browser_is_not() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let own = given.browser();
        let page = after_password(&own, &story.app, &[]).await;
        assert_eq!(type_code(&own, &page, &shown(&given, &story.seed)).await.name(), "consent");
        given.later(STEP * 2);

        // Whoever knows the password guesses: after five the password is asked again, after ten nothing is looked at.
        let thief = given.browser();
        let (mut pages, mut page) = (Vec::new(), after_password(&thief, &story.app, &[]).await);
        for _ in 0..50 {
            if page.name() == "sign-in" {
                given.later(Duration::from_secs(1));
                page = thief.sign_in(&page, ALICE, PASSWORD).await;
            }
            let answer = type_code(&thief, &page, "000000").await;
            pages.push((answer.status, answer.name()));
            if answer.name() == "sign-in" {
                page = answer;
            }
        }
        assert_eq!(pages.iter().filter(|(status, name)| *status == 200 && name == "totp").count(), 10, "{pages:?}");
        assert!(pages.iter().any(|(_, name)| name == "sign-in"), "{pages:?}");
        assert_eq!(
            pages.iter().filter(|(status, _)| *status == 429).count(),
            50 - 10 - pages.iter().filter(|(_, name)| name == "sign-in").count()
        );
        let fresh = given.browser();
        let page = after_password(&fresh, &story.app, &[]).await;
        let right = type_code(&fresh, &page, &shown(&given, &story.seed)).await;
        assert_eq!((right.status, right.name().as_str()), (429, "totp"), "the right one too, or guessing would go on");
        assert_eq!(right.headers["retry-after"], "3600", "as long as the page says");
        assert_eq!(given.events(EventType::SecondFactorRefused).await, 51);

        let page = after_password(&own, &story.app, &[("prompt", "login")]).await;
        let page = type_code(&own, &page, &shown(&given, &story.seed)).await;
        assert!(page.left_to.is_some() || page.name() == "consent", "the person's own browser goes on: {}", page.body);
        given.later(Duration::from_secs(3601));
        let page = after_password(&fresh, &story.app, &[]).await;
        assert_eq!(type_code(&fresh, &page, &shown(&given, &story.seed)).await.name(), "consent");
    })
    .await;
}

#[tokio::test]
async fn attack_a4_no_address_leads_around_the_second_factor() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let browser = given.browser();
        let page = after_password(&browser, &story.app, &[]).await;
        let journey = page.form("code").fields.into_iter().find(|(name, _)| name == "journey").unwrap().1;
        for path in ["/sign-in", "/consent"] {
            assert_eq!(browser.get(&format!("{path}?journey={journey}")).await.name(), "totp", "{path}");
        }
        let carried = |more: &[(&str, &str)]| {
            let mut fields = page.form("code").fields.into_iter().filter(|(name, _)| name != "code").collect::<Vec<_>>();
            fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
            fields
        };
        for (path, more) in [
            ("/consent", &[("accept", "yes")][..]),
            ("/sign-in/second-factor", &[("later", "yes")]),
            ("/sign-in/second-factor", &[("code", "123456")]),
            ("/sign-in/new-password", &[("new_password", "amber kites over 7 bridges")]),
            ("/sign-in", &[("password", PASSWORD)]),
        ] {
            let answer = browser.post(path, &carried(more)).await;
            assert_eq!((answer.name().as_str(), &answer.left_to), ("totp", &None), "{path}");
        }
        let none = browser.get(&story.app.request("openid", &[("prompt", "none")])).await;
        assert_eq!(none.error(), "login_required");
        assert_eq!(browser.get("/account").await.name(), "sign-in");

        // In another browser the form is none, and so is another person's journey.
        let other = given.browser();
        other.get(&story.app.request("openid", &[])).await;
        assert_eq!(type_code(&other, &page, &shown(&given, &story.seed)).await.status, 403);
        assert_eq!(other.get(&page.url).await.name(), "error");

        // Another account may be chosen from here, and what was proven stays behind.
        let page = browser.get(&format!("{}&choose=1", page.url)).await;
        assert_eq!(page.name(), "account-choice");
        let page = browser.submit(&page, "another", &[], Some("another")).await;
        assert_eq!(page.name(), "sign-in");
    })
    .await;
}

#[tokio::test]
async fn two_tabs_of_one_journey_and_two_journeys_use_a_code_once() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let code = shown(&given, &story.seed);
        let browser = given.browser();
        let tab = after_password(&browser, &story.app, &[]).await;
        let other = after_password(&browser, &story.app, &[]).await;
        assert_eq!(other.name(), "totp");
        let (first, second) = tokio::join!(type_code(&browser, &tab, &code), type_code(&browser, &other, &code));
        // The code counts once. The other tab is asked for the next one, or is led on by the session that the first one began.
        let names = [first.name(), second.name()];
        assert!(names.contains(&"consent".to_owned()) && names.iter().all(|name| name == "consent" || name == "totp"), "{names:?}");
        assert_eq!(given.events(EventType::SecondFactorUsed).await, 1);
        let spent = if first.name() == "consent" { &tab } else { &other };
        assert_eq!(type_code(&browser, spent, &code).await.name(), "consent", "the same tab's form again leads on");
        given.later(STEP);
        for (page, tab) in [(first, &tab), (second, &other)] {
            if page.name() == "totp" {
                assert_eq!(type_code(&browser, tab, &shown(&given, &story.seed)).await.name(), "consent");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_temporary_password_is_replaced_only_after_the_second_factor() {
    on_each_pairing(async |given| {
        let alice = given.person_with(ALICE, json!({}), &[], true).await;
        let (seed, _) = given.second_factor(&alice).await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = after_password(&browser, &app, &[]).await;
        assert_eq!(page.name(), "totp");
        let page = type_code(&browser, &page, &shown(&given, &seed)).await;
        assert_eq!(page.name(), "new-password");
        let page = browser.submit(&page, "new_password", &[("new_password", "amber kites over 7 bridges")], None).await;
        assert_eq!(told(&browser, &app, page).await["acr"], TWO);
    })
    .await;
}

async fn demanding(given: &Scenario) -> RelyingParty {
    let settings = ClientSettings { require_second_factor: true, ..ClientSettings::default() };
    given.client_with("vault", ClientKind::Web, json!({}), settings).await
}

#[tokio::test]
async fn an_app_that_demands_a_second_factor_gets_nobody_without_one_and_lets_one_be_set_up() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let (plain, vault) = (given.client("app").await, demanding(&given).await);
        let browser = given.browser();
        given.tokens(&browser, &plain, "openid", ALICE).await;
        assert_eq!(browser.get(&vault.request("openid", &[("prompt", "none")])).await.error(), "login_required");
        let page = browser.get(&vault.request("openid email", &[])).await;
        assert_eq!(page.name(), "enrol-second-factor", "the password was proven a moment ago");
        assert!(page.form("code").buttons.iter().all(|(name, _)| name != "later"), "it cannot be passed over");
        assert!(page.body.contains("<svg class=\"qr\""));
        let seed = key_of(&page);
        let (tab, fields) = (browser.get(&page.url).await, page.form("code").fields);
        assert_eq!(key_of(&tab).base32().expose(), seed.base32().expose(), "two tabs show the same key");
        let later = [fields.clone(), vec![("later".to_owned(), "yes".to_owned())]].concat();
        assert_eq!(browser.post("/sign-in/second-factor", &later).await.name(), "enrol-second-factor", "nor by hand");
        for wrong in ["", "000000"] {
            let again = type_code(&browser, &page, wrong).await;
            assert_eq!(again.name(), "enrol-second-factor");
            assert_eq!(key_of(&again).base32().expose(), seed.base32().expose());
        }
        // Nobody else finishes it.
        let stranger = given.browser();
        stranger.get(&vault.request("openid", &[])).await;
        assert_eq!(type_code(&stranger, &page, &shown(&given, &seed)).await.status, 403);
        assert_eq!(given.events(EventType::SecondFactorEnrolled).await, 0);

        let page = type_code(&browser, &page, &shown(&given, &seed)).await;
        assert_eq!(page.name(), "new-recovery-codes");
        let codes: Vec<String> = page.text("pre.codes").split_whitespace().map(str::to_owned).collect();
        assert_eq!(codes.len(), 10);
        let consent = browser.get(&next(&page)).await;
        assert_eq!(consent.name(), "consent");
        let again = type_code(&browser, &tab, &shown(&given, &seed)).await;
        assert!(again.name() == "consent" && !again.body.contains(&codes[0]), "the other tab leads on, and shows no code again");
        let claims = told(&browser, &vault, consent).await;
        assert_eq!((&claims["acr"], &claims["amr"]), (&json!(TWO), &json!(["pwd", "otp", "mfa"])));
        assert_eq!((given.events(EventType::SecondFactorEnrolled).await, given.events(EventType::RecoveryCodesRenewed).await), (1, 1));

        // From then on it is asked; the code that confirmed it counts no more, a recovery code does.
        let fresh = given.browser();
        let page = after_password(&fresh, &plain, &[]).await;
        assert_eq!(type_code(&fresh, &page, &shown(&given, &seed)).await.text(".error"), said("totp-used"));
        let page = fresh.get(&format!("{}&recovery=1", page.url)).await;
        let page = type_code(&fresh, &page, &codes[9]).await;
        assert_eq!(told(&fresh, &plain, page).await["acr"], TWO);
        assert_eq!(given.second_factors(&alice).await.second().count(), 1);
    })
    .await;
}

#[tokio::test]
async fn attack_a4_no_factor_is_set_up_without_a_recent_proof_of_the_password() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let (plain, vault) = (given.client("app").await, demanding(&given).await);
        let browser = given.browser();
        given.tokens(&browser, &plain, "openid", ALICE).await;
        given.later(Duration::from_secs(601));
        let page = browser.get(&vault.request("openid", &[])).await;
        assert_eq!(page.name(), "password", "a session that was taken over brings no factor of its own");
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        let seed = key_of(&page);
        given.later(Duration::from_secs(601));
        let late = type_code(&browser, &page, &shown(&given, &seed)).await;
        assert_eq!(late.name(), "password", "a page that stood open too long");
        let page = browser.sign_in(&late, ALICE, PASSWORD).await;
        assert_eq!(page.name(), "enrol-second-factor");
        assert_eq!(type_code(&browser, &page, &shown(&given, &key_of(&page))).await.name(), "new-recovery-codes");
    })
    .await;
}

#[tokio::test]
async fn a_factor_set_up_elsewhere_meanwhile_is_asked_for_and_none_is_added_beside_it() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let vault = demanding(&given).await;
        let browser = given.browser();
        let page = after_password(&browser, &vault, &[]).await;
        assert_eq!(page.name(), "enrol-second-factor");
        let (elsewhere, _) = given.second_factor(&alice).await;
        let answer = type_code(&browser, &page, &shown(&given, &key_of(&page))).await;
        assert_eq!(answer.name(), "totp");
        assert_eq!(given.second_factors(&alice).await.second().count(), 1);
        let page = type_code(&browser, &answer, &shown(&given, &elsewhere)).await;
        assert_eq!(told(&browser, &vault, page).await["acr"], TWO);
    })
    .await;
}

#[tokio::test]
async fn a_group_demands_a_second_factor_of_its_members_also_for_their_own_pages() {
    on_each_pairing(async |given| {
        given.person_with(ALICE, json!({}), &["staff"], false).await;
        given.person("bob@example.com").await;
        given.require_of_group("staff", true).await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert_eq!(page.name(), "enrol-second-factor");
        assert_eq!(browser.get("/account").await.name(), "sign-in", "nobody is signed in yet");
        let page = type_code(&browser, &page, &shown(&given, &key_of(&page))).await;
        assert_eq!(browser.get(&next(&page)).await.name(), "account");
        let page = browser.get(&app.request("openid", &[])).await;
        assert_eq!(told(&browser, &app, page).await["acr"], TWO);
        let bob = given.browser();
        let page = bob.get(&app.request("openid", &[])).await;
        assert_eq!(bob.sign_in(&page, "bob@example.com", PASSWORD).await.name(), "consent", "others are not asked");
        given.require_of_group("staff", false).await;
    })
    .await;
}

#[tokio::test]
async fn admins_must_have_a_second_factor_where_the_setting_says_so() {
    for pairing in pairings() {
        for (setting, expected) in [("true", "enrol-second-factor"), ("false", "account")] {
            let given = Scenario::on(pairing, &[("require-second-factor-for-admins", setting)]).await;
            let alice = given.person(ALICE).await;
            given.make_owner(&alice).await;
            let browser = given.browser();
            let page = browser.get("/account").await;
            assert_eq!(browser.sign_in(&page, ALICE, PASSWORD).await.name(), expected);
        }
        assert!(matches!(pairing, Pairing::Embedded | Pairing::Servers));
    }
}

#[tokio::test]
async fn core_3_1_2_1_acr_values_offer_a_second_factor_that_may_be_passed_over() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = after_password(&browser, &app, &[("acr_values", TWO)]).await;
        assert_eq!(page.name(), "enrol-second-factor");
        let page = browser.submit(&page, "later", &[], Some("later")).await;
        let claims = told(&browser, &app, page).await;
        assert_eq!((&claims["acr"], &claims["amr"]), (&json!("urn:latchkey:acr:1"), &json!(["pwd"])), "the truth");
        let page = browser.get(&app.request("openid email", &[("acr_values", TWO)])).await;
        assert_eq!(told(&browser, &app, page).await["acr"], "urn:latchkey:acr:1", "once signed in it is not offered at every turn");
        for weaker in ["urn:latchkey:acr:1 urn:latchkey:acr:2", "urn:unknown"] {
            assert!(after_password(&given.browser(), &app, &[("acr_values", weaker)]).await.left_to.is_some(), "{weaker}");
        }
        let page = after_password(&given.browser(), &app, &[("acr_values", &format!("urn:unknown {TWO}"))]).await;
        assert_eq!(page.name(), "enrol-second-factor");
    })
    .await;
}

#[tokio::test]
async fn core_5_5_1_1_an_essential_acr_asks_only_for_what_is_missing_and_fails_only_where_nobody_could_reach_it() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let app = given.client("app").await;
        let browser = given.browser();
        given.tokens(&browser, &app, "openid email", ALICE).await;
        let claims = essential();
        let ask = [("claims", claims.as_str())];
        let none = [("claims", claims.as_str()), ("prompt", "none")];
        assert_eq!(browser.get(&app.request("openid email", &none)).await.error(), "login_required", "the person may set one up");
        assert_eq!(browser.get(&app.request("openid email", &ask)).await.name(), "enrol-second-factor");
        let (seed, _) = given.second_factor(&alice).await;
        let page = browser.get(&app.request("openid email", &ask)).await;
        assert_eq!(page.name(), "totp", "the password is not asked again");
        given.later(Duration::from_secs(60));
        let page = type_code(&browser, &page, &shown(&given, &seed)).await;
        let claims = told(&browser, &app, page).await;
        assert_eq!((&claims["acr"], &claims["auth_time"]), (&json!(TWO), &json!(given.now().as_seconds() - 60)), "the oldest of both");
        browser.get(&app.request("openid email", &none)).await.code();
        let unknown = json!({"id_token": {"acr": {"essential": true, "value": "urn:unknown"}}}).to_string();
        for prompt in ["", "none"] {
            let page = browser.get(&app.request("openid email", &[("claims", &unknown), ("prompt", prompt)])).await;
            assert_eq!(page.error(), "unmet_authentication_requirements");
        }
    })
    .await;
}

#[tokio::test]
async fn core_3_1_2_1_max_age_and_prompt_login_ask_for_each_factor_that_is_too_old() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let browser = given.browser();
        let page = after_password(&browser, &story.app, &[]).await;
        given.later(Duration::from_secs(100));
        let page = type_code(&browser, &page, &shown(&given, &story.seed)).await;
        told(&browser, &story.app, page).await;
        given.later(Duration::from_secs(50));
        let asked = async |changes: &[(&str, &str)]| browser.get(&story.app.request("openid email", changes)).await;
        asked(&[("max_age", "150")]).await.code();
        let page = asked(&[("max_age", "149")]).await;
        assert_eq!(page.name(), "password", "the password alone is too old");
        assert_eq!(asked(&[("max_age", "149"), ("prompt", "none")]).await.error(), "login_required");
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert_eq!(told(&browser, &story.app, page).await["auth_time"], given.now().as_seconds() - 50);
        let page = asked(&[("max_age", "49")]).await;
        assert_eq!(page.name(), "totp", "now the code alone is");
        let page = type_code(&browser, &page, &shown(&given, &story.seed)).await;
        assert_eq!(told(&browser, &story.app, page).await["auth_time"], given.now().as_seconds());
        for changes in [("prompt", "login"), ("max_age", "0")] {
            given.later(STEP * 2);
            let page = asked(&[changes]).await;
            assert_eq!(page.name(), "password");
            let page = browser.sign_in(&page, ALICE, PASSWORD).await;
            assert_eq!(page.name(), "totp", "{changes:?}");
            let page = type_code(&browser, &page, &shown(&given, &story.seed)).await;
            assert_eq!(told(&browser, &story.app, page).await["auth_time"], given.now().as_seconds());
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_ended_while_the_code_was_asked_lets_no_code_count() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let browser = given.browser();
        let page = after_password(&browser, &story.app, &[]).await;
        given.reset_password(&story.alice).await;
        let answer = type_code(&browser, &page, &shown(&given, &story.seed)).await;
        assert_eq!((answer.name().as_str(), &answer.left_to), ("sign-in", &None));
        assert_eq!(given.events(EventType::SecondFactorUsed).await, 0);
        let page = after_password(&browser, &story.app, &[]).await;
        given.disable(&story.alice).await;
        assert_eq!(type_code(&browser, &page, &shown(&given, &story.seed)).await.name(), "sign-in");
    })
    .await;
}

#[tokio::test]
async fn a_session_that_proved_less_than_its_person_has_or_must_have_is_asked_for_what_is_missing() {
    on_each_pairing(async |given| {
        let alice = given.person_with(ALICE, json!({}), &["staff"], false).await;
        given.make_owner(&alice).await;
        let (first, second) = (given.browser(), given.browser());
        for browser in [&first, &second] {
            let page = browser.get("/account").await;
            assert_eq!(browser.sign_in(&page, ALICE, PASSWORD).await.name(), "account");
        }
        let form = first.get("/account/password").await.form("new_password");
        given.require_of_group("staff", true).await;
        for path in ["/account", "/admin", "/admin/people", "/account/sessions"] {
            assert_eq!(first.get(path).await.name(), "enrol-second-factor", "{path}");
        }
        assert_eq!(first.post("/account/password", &form.fields).await.name(), "enrol-second-factor", "nor does a form pass");
        assert_eq!(first.get("/logout").await.name(), "sign-out", "the way out is open");

        let page = first.get("/admin/people").await;
        let seed = key_of(&page);
        let codes = first.submit(&page, "code", &[("code", &shown(&given, &seed))], None).await;
        assert_eq!(codes.status, 200);
        assert_eq!(first.get("/admin/people").await.name(), "console-people");
        assert_eq!(first.get("/account").await.name(), "account");

        // The other browser began before there was one, and is asked for it.
        let page = second.get("/admin/people").await;
        assert_eq!(page.name(), "totp");
        assert_eq!(second.get("/account").await.name(), "totp");
        given.later(STEP);
        assert_eq!(type_code(&second, &page, &shown(&given, &seed)).await.name(), "console-people");
    })
    .await;
}

#[tokio::test]
async fn attack_m10_a_sign_in_that_races_the_reset_of_its_second_factor_keeps_no_session_with_it() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        given.admin("root@example.com").await;
        let admin = given.browser();
        let page = admin.get("/admin").await;
        assert_eq!(admin.sign_in(&page, "root@example.com", PASSWORD).await.name(), "console");
        let mut seed = story.seed;
        for round in 0..4 {
            let browser = given.browser();
            let page = after_password(&browser, &story.app, &[]).await;
            assert_eq!(page.name(), "totp");
            let person = admin.get(&format!("/admin/people/{}", story.alice)).await;
            let code = shown(&given, &seed);
            let reset = admin.submit(&person, "reset-second-factor", &[], None);
            let (_, reset) = tokio::join!(type_code(&browser, &page, &code), reset);
            assert_eq!(reset.status, 200);
            given.provider.learn_revocations().await;
            let left = given.provider.sessions().of_user(&story.alice).await.unwrap();
            let proven =
                left.iter().find(|session| session.kinds().contains(Kind::Totp) && !given.provider.revocations.session(&session.sid));
            assert!(proven.is_none(), "round {round}: {proven:?}");
            seed = given.second_factor(&story.alice).await.0;
        }
    })
    .await;
}
