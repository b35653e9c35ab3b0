//! A person sets up, names and removes apps for codes, after a recent sign-in alone.

use std::time::Duration;

use latchkey::acts::second_factor::{self, Held, ResetSecondFactor, SecondFactors, TakeFactor};
use latchkey::factors::recovery_code::{self, CodeHash};
use latchkey::factors::totp::Seed;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;

use crate::scenario::{Browser, PASSWORD, Page, Scenario, on_each_pairing};

const ENROL: &str = "/account/second-factor/enrol";

async fn signed_in(given: &Scenario, email: &str) -> Browser {
    let browser = given.browser();
    let page = browser.get("/account").await;
    assert_eq!(browser.sign_in(&page, email, PASSWORD).await.name(), "account");
    browser
}

/// The seed that an enrolment page shows.
fn seed(page: &Page) -> Seed {
    assert_eq!(page.name(), "second-factor-enrol", "{}", page.body);
    Seed::parse(&page.text(".key").replace(' ', "")).unwrap()
}

async fn enrolled(given: &Scenario, browser: &Browser, name: &str) -> Page {
    let page = browser.get(ENROL).await;
    let code = seed(&page).code(given.now());
    browser.submit(&page, "code", &[("code", &code), ("name", name)], None).await
}

async fn stored(given: &Scenario, sub: &str) -> SecondFactors {
    let (ring, sub) = (given.provider.keyring.clone(), sub.to_owned());
    given.provider.database.read(move |conn| second_factor::read(conn, &ring, &sub)).await.unwrap()
}

async fn first(given: &Scenario, sub: &str) -> Held {
    stored(given, sub).await.second().next().unwrap().clone()
}

async fn group_requires(given: &Scenario, name: &'static str) {
    given.require_of_group(name, true).await;
}

#[tokio::test]
async fn attack_a4_a_factor_is_set_up_after_a_recent_sign_in_alone() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let browser = signed_in(&given, "alice@example.com").await;
        let page = browser.get(ENROL).await;
        let begun = seed(&page);
        given.later(Duration::from_secs(11 * 60));
        // The form of the page that was opened in time, and the page itself.
        let late = browser.submit(&page, "code", &[("code", &begun.code(given.now()))], None).await;
        assert_eq!(late.name(), "password");
        assert!(!stored(&given, &sub).await.any());
        let page = browser.get(ENROL).await;
        assert_eq!(page.name(), "password");
        assert_eq!(browser.sign_in(&page, "alice@example.com", "wrong").await.name(), "password");
        assert_eq!(browser.get(ENROL).await.name(), "password");
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        // They come back to where they were going, and to the same seed.
        assert_eq!(seed(&page).base32().expose(), begun.base32().expose());
        let code = begun.code(given.now());
        assert_eq!(browser.submit(&page, "code", &[("code", &code)], None).await.name(), "recovery-codes");
        assert_eq!(stored(&given, &sub).await.second().count(), 1);

        given.later(Duration::from_secs(11 * 60));
        for path in [ENROL.to_owned(), format!("/account/second-factor/app?factor={}", first(&given, &sub).await.id)] {
            assert_eq!(browser.get(&path).await.name(), "password", "{path}");
        }
        assert_eq!(browser.get("/account/second-factor").await.name(), "second-factor");
    })
    .await;
}

#[tokio::test]
async fn attack_a4_a_session_that_began_before_the_factor_shows_it_before_it_changes_anything() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let other = signed_in(&given, "alice@example.com").await;
        let form = other.get("/account/password").await.form("new_password");
        let csrf = form.fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
        let (seed, _) = given.second_factor(&sub).await;
        let id = first(&given, &sub).await.id.clone();
        for path in [ENROL, &format!("/account/second-factor/app?factor={id}"), "/account/password"] {
            // The password was proven a moment ago: only what is missing is asked.
            assert_eq!(other.get(path).await.name(), "totp", "{path}");
        }
        for (act, value) in [("remove", "x"), ("rename", "Mine"), ("recovery-codes", "x")] {
            let fields = [csrf.clone(), ("factor".into(), id.clone()), ("name".into(), value.into())];
            assert_eq!(other.post(&format!("/account/second-factor/{act}"), &fields).await.name(), "totp", "{act}");
        }
        let typed =
            [csrf.clone(), ("current_password".into(), PASSWORD.into()), ("new_password".into(), "amber kites over 7 bridges".into())];
        assert_eq!(other.post("/account/password", &typed).await.name(), "totp");
        let page = other.get(ENROL).await;
        let wrong = if seed.code(given.now()) == "123456" { "654321" } else { "123456" };
        assert_eq!(other.submit(&page, "code", &[("code", wrong)], None).await.name(), "totp");
        assert_eq!(other.get(ENROL).await.name(), "totp");
        let page = other.submit(&page, "code", &[("code", &seed.code(given.now()))], None).await;
        assert_eq!(page.name(), "second-factor-enrol", "{}", page.body);
        let after = stored(&given, &sub).await;
        assert_eq!((after.second().count(), after.second().next().unwrap().name.as_str(), after.codes().unwrap().left), (1, "", Some(10)));
    })
    .await;
}

#[tokio::test]
async fn a_factor_that_was_removed_is_asked_for_no_more() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let browser = signed_in(&given, "alice@example.com").await;
        enrolled(&given, &browser, "").await;
        let page = browser.get(&format!("/account/second-factor/app?factor={}", first(&given, &sub).await.id)).await;
        assert_eq!(browser.submit(&page, "remove", &[], None).await.name(), "second-factor");
        given.later(Duration::from_secs(11 * 60));
        let page = browser.get(ENROL).await;
        assert_eq!(page.name(), "password");
        assert_eq!(browser.sign_in(&page, "alice@example.com", PASSWORD).await.name(), "second-factor-enrol");
    })
    .await;
}

#[tokio::test]
async fn a_recovery_code_brings_to_the_new_app_and_counts_once() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let (_, codes) = given.second_factor(&sub).await;
        let browser = given.browser();
        let page = browser.get(ENROL).await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "totp");
        let address = page.url.clone();
        let page = browser.get(&format!("{address}&recovery=1")).await;
        assert_eq!(page.name(), "recovery-code", "{}", page.body);
        let page = browser.submit(&page, "code", &[("code", &codes[0].to_uppercase())], None).await;
        assert_eq!(stored(&given, &sub).await.codes().unwrap().left, Some(9));
        assert_eq!(page.name(), "second-factor-enrol", "{}", page.body);
        let second = given.browser();
        let page = second.get(ENROL).await;
        let page = second.sign_in(&page, "alice@example.com", PASSWORD).await;
        let page = second.get(&format!("{}&recovery=1", page.url)).await;
        assert_eq!(second.submit(&page, "code", &[("code", &codes[0])], None).await.name(), "recovery-code");
        assert_eq!(stored(&given, &sub).await.codes().unwrap().left, Some(9));
    })
    .await;
}

#[tokio::test]
async fn an_app_is_kept_once_a_code_of_this_moment_confirms_it_however_it_is_typed() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let browser = signed_in(&given, "alice@example.com").await;
        let page = browser.get(ENROL).await;
        let begun = seed(&page);
        assert!(page.forms().iter().flat_map(|form| &form.fields).all(|(_, value)| !value.contains(begun.base32().expose())));
        let old = begun.code(given.now());
        given.later(Duration::from_secs(120));
        let wrong = if begun.code(given.now()) == "123456" { "654321" } else { "123456" };
        for typed in [wrong, &old, "", "   ", "12345", "1234567", "abcdef", "<script>alert(1)</script>", &"1".repeat(900)] {
            let page = browser.submit(&page, "code", &[("code", typed), ("name", "Phone")], None).await;
            assert_eq!(page.name(), "second-factor-enrol", "{typed}");
            assert!(page.body.contains("aria-invalid") && !page.body.contains("<script>alert"), "{typed}");
            assert!(page.body.contains("value=\"Phone\""), "the name stays");
        }
        let code = begun.code(given.now());
        let wide: String = code.chars().map(|digit| char::from_u32(u32::from(digit) - 0x30 + 0xff10).unwrap()).collect();
        for name in ["x".repeat(65), "enohp\u{202e}".into(), "a\u{200b}b".into()] {
            let page = browser.submit(&page, "code", &[("code", &code), ("name", &name)], None).await;
            assert_eq!(page.name(), "second-factor-enrol");
        }
        assert!(!stored(&given, &sub).await.any());
        let typed = format!(" {}\u{3000}{} ", &wide[..9], &wide[9..]);
        let done = browser.submit(&page, "code", &[("code", &typed), ("name", " Alice's <phone> ")], None).await;
        assert_eq!(done.name(), "recovery-codes", "{}", done.body);
        assert_eq!(done.text(".codes").lines().count(), 10);
        // The same form again, as by the back button or a second tab.
        let again = browser.submit(&page, "code", &[("code", &code)], None).await;
        assert_eq!(again.name(), "second-factor");
        let kept = stored(&given, &sub).await;
        assert_eq!(kept.second().map(|app| app.name.as_str()).collect::<Vec<_>>(), ["Alice's <phone>"]);
        assert_eq!(kept.codes().unwrap().left, Some(10));
        assert!(again.body.contains("Alice&#39;s &#60;phone&#62;"), "{}", again.body);
        // A second app brings no codes: those that were written down go on counting.
        assert_ne!(seed(&browser.get(ENROL).await).base32().expose(), begun.base32().expose());
        assert_eq!(enrolled(&given, &browser, "").await.name(), "second-factor");
        assert_eq!(stored(&given, &sub).await.second().count(), 2);
    })
    .await;
}

#[tokio::test]
async fn an_enrolment_is_finished_in_the_session_that_began_it_and_nowhere_else() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        given.person("mallory@example.com").await;
        let browser = signed_in(&given, "alice@example.com").await;
        let code = seed(&browser.get(ENROL).await).code(given.now());
        for email in ["alice@example.com", "mallory@example.com"] {
            let other = signed_in(&given, email).await;
            let own = other.get("/account/sessions").await;
            let csrf = own.form("csrf").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
            // Its own form, but no enrolment of its own.
            let account = other.get("/account/password").await;
            let csrf_of_own = account.form("current_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
            for csrf in [csrf, csrf_of_own] {
                let page = other.post(ENROL, &[csrf, ("code".into(), code.clone())]).await;
                assert!(matches!(page.name().as_str(), "second-factor" | "error"), "{}", page.body);
            }
        }
        let stranger = given.browser();
        assert_eq!(stranger.post(ENROL, &[("code".into(), code.clone())]).await.status, 403);
        assert!(!stored(&given, &sub).await.any());
        // Twenty minutes are enough.
        let page = browser.get(ENROL).await;
        given.later(Duration::from_secs(21 * 60));
        let page = browser.submit(&page, "code", &[("code", &code)], None).await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_ne!(seed(&page).code(given.now()), code);
    })
    .await;
}

#[tokio::test]
async fn who_sets_up_an_app_gets_a_new_cookie_and_a_copy_of_the_old_one_opens_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let browser = signed_in(&given, "alice@example.com").await;
        let thief = given.browser();
        for cookie in browser.cookies().split("; ") {
            thief.plant(cookie);
        }
        assert_eq!(thief.get("/account").await.name(), "account");
        enrolled(&given, &browser, "").await;
        assert_eq!(browser.get("/account").await.name(), "account");
        assert_eq!(thief.get("/account").await.name(), "sign-in");
    })
    .await;
}

#[tokio::test]
async fn an_app_is_named_and_removed_by_its_person_and_the_last_one_stays_where_it_is_required() {
    on_each_pairing(async |given| {
        let sub = given.person_with("alice@example.com", json!({"name": "Alice"}), &["staff"], false).await;
        given.person("mallory@example.com").await;
        let browser = signed_in(&given, "alice@example.com").await;
        enrolled(&given, &browser, "Phone").await;
        let id = first(&given, &sub).await.id.clone();
        let path = format!("/account/second-factor/app?factor={id}");
        let page = browser.get(&path).await;
        for (name, shown) in [("", "second-factor-app"), ("\u{202e}x", "second-factor-app"), ("Old phone", "second-factor")] {
            assert_eq!(browser.submit(&page, "name", &[("name", name)], None).await.name(), shown);
        }
        assert_eq!(first(&given, &sub).await.name, "Old phone");

        // Another person's app is none.
        let mallory = signed_in(&given, "mallory@example.com").await;
        let own = enrolled(&given, &mallory, "").await;
        assert_eq!(own.name(), "recovery-codes");
        assert_eq!(mallory.get(&path).await.status, 404);
        let list = mallory.get("/account/second-factor").await;
        let csrf = list.form("recovery-codes").fields[0].clone();
        for act in ["rename", "remove"] {
            let fields = [csrf.clone(), ("factor".into(), id.clone()), ("name".into(), "Mine".into())];
            assert_eq!(mallory.post(&format!("/account/second-factor/{act}"), &fields).await.name(), "second-factor");
        }
        assert_eq!(first(&given, &sub).await.name, "Old phone");

        // A group wants one: the page says so, and a form of before does nothing.
        let before = browser.get(&path).await;
        group_requires(&given, "staff").await;
        let page = browser.get(&path).await;
        assert!(page.forms().iter().all(|form| !form.action.ends_with("/remove")));
        assert_eq!(browser.submit(&before, "remove", &[], None).await.name(), "second-factor-app");
        assert!(stored(&given, &sub).await.any());
        enrolled(&given, &browser, "New phone").await;
        let page = browser.get(&path).await;
        assert_eq!(browser.submit(&page, "remove", &[], None).await.name(), "second-factor");
        assert_eq!(browser.submit(&page, "remove", &[], None).await.name(), "second-factor", "twice is once");
        assert_eq!(first(&given, &sub).await.name, "New phone");
    })
    .await;
}

#[tokio::test]
async fn an_app_that_wants_a_second_factor_keeps_the_last_one_while_it_uses_the_account() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let app = given.client_with("vault", ClientKind::Web, json!({}), ClientSettings::default()).await;
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        enrolled(&given, &browser, "").await;
        given.change_client("vault", |client| client.settings.require_second_factor = true).await;
        let path = format!("/account/second-factor/app?factor={}", first(&given, &sub).await.id);
        assert!(browser.get(&path).await.forms().iter().all(|form| !form.action.ends_with("/remove")));
        let page = browser.get("/account/apps").await;
        browser.submit(&page, "app", &[], Some("app")).await;
        let page = browser.get(&path).await;
        browser.submit(&page, "remove", &[], None).await;
        let left = stored(&given, &sub).await;
        assert!(!left.any() && left.codes().is_none(), "the codes go with the last app");
    })
    .await;
}

#[tokio::test]
async fn new_recovery_codes_replace_the_old_and_a_warning_stands_when_few_are_left() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let browser = signed_in(&given, "alice@example.com").await;
        let first = enrolled(&given, &browser, "").await.text(".codes");
        let few = "notice warn";
        for used in 0..7 {
            assert!(!browser.get("/account/second-factor").await.body.contains(few), "{used}");
            let codes = stored(&given, &sub).await.codes().unwrap().clone();
            let shown = CodeHash(codes.content::<recovery_code::Content>().unwrap().codes[used].hash.clone());
            given.perform(TakeFactor { who: given.standing(&sub).await, id: codes.id, shown }).await;
        }
        let page = browser.get("/account/second-factor").await;
        assert!(page.body.contains(few), "{}", page.body);
        assert!(browser.get("/account").await.body.contains("href=\"/account/second-factor\""));
        let renewed = browser.submit(&page, "recovery-codes", &[], None).await;
        assert_eq!(renewed.name(), "recovery-codes");
        let codes = renewed.text(".codes");
        assert_eq!(codes.lines().count(), 10);
        assert!(codes.lines().all(|code| !first.contains(code)));
        assert_eq!(stored(&given, &sub).await.codes().unwrap().left, Some(10));
        assert!(!browser.get("/account/second-factor").await.body.contains(few));
        given.later(Duration::from_secs(11 * 60));
        assert_eq!(browser.submit(&page, "recovery-codes", &[], None).await.name(), "password", "not without a recent sign-in");
        assert_eq!(browser.get("/account/second-factor/recovery-codes").await.status, 405);
    })
    .await;
}

#[tokio::test]
async fn attack_m3_no_form_of_another_site_touches_a_second_factor() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let browser = signed_in(&given, "alice@example.com").await;
        enrolled(&given, &browser, "Phone").await;
        let kept = stored(&given, &sub).await;
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        for act in ["enrol", "rename", "remove", "recovery-codes"] {
            let path = format!("/account/second-factor/{act}");
            let fields =
                [("factor".to_owned(), kept.second().next().unwrap().id.clone()), ("name".into(), "x".into()), ("csrf".into(), "x".into())];
            assert_eq!(browser.post(&path, &fields).await.status, 403, "{act}: without the token");
            // With the right cookies, as a browser that knows no SameSite would send them.
            let request = http.post(format!("{}{path}", given.issuer)).header("cookie", browser.cookies()).form(&fields);
            let answer = request.header("origin", "https://evil.example").header("sec-fetch-site", "cross-site").send().await.unwrap();
            assert_eq!(answer.status().as_u16(), 403, "{act}");
        }
        let after = stored(&given, &sub).await;
        assert_eq!(after.second().map(|app| app.name.as_str()).collect::<Vec<_>>(), ["Phone"]);
        let codes = |held: &SecondFactors| held.codes().unwrap().content::<recovery_code::Content>().unwrap().codes;
        assert_eq!(codes(&after), codes(&kept));
    })
    .await;
}

#[tokio::test]
async fn what_touched_the_security_of_an_account_stands_on_its_page_and_a_reset_ends_the_sessions() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        let fresh = given.browser();
        let page = fresh.get("/account").await;
        fresh.sign_in(&page, "alice@example.com", "wrong").await;
        let browser = signed_in(&given, "alice@example.com").await;
        enrolled(&given, &browser, "Phone").await;
        given.noted().await;
        let page = browser.get("/account").await;
        for told in ["event-signed-in", "event-sign-in-refused", "event-factor-enrolled", "event-codes-renewed"] {
            assert!(page.says(told), "{told}: {}", page.body);
        }
        assert!(page.body.contains("127.0.0.x"), "{}", page.body);
        let sessions = given.provider.sessions().of_user(&sub).await.unwrap();
        let sessions = sessions.into_iter().map(Into::into).collect();
        given.perform(ResetSecondFactor { user_id: sub.clone(), sessions }).await;
        assert!(!stored(&given, &sub).await.any());
        let page = browser.get("/account").await;
        assert_eq!(page.name(), "sign-in");
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert!(page.says("event-factor-reset"), "{}", page.body);
    })
    .await;
}
