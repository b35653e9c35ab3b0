//! The page that says what is wrong with a form stands at an address that opens it again: a reload and a tab that is restored
//! show the same step with its refusal, post nothing and keep what the sign-in is for.

use std::time::Duration;

use latchkey::audit::EventType;
use latchkey::factors::totp::Seed;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;

use crate::console::console;
use crate::scenario::{Browser, PASSWORD, Page, on_each_pairing};

const ALICE: &str = "alice@example.com";

/// Opens the address of a refused page again, twice, and finds the same refusal; without its mark it is the step alone.
async fn reloaded(browser: &Browser, refused: &Page, name: &str, error: &str) -> Page {
    assert_eq!(refused.name(), name, "{}", refused.body);
    let wrong = refused.text(error);
    assert!(!wrong.is_empty(), "{name} says what is wrong: {}", refused.body);
    for _ in 0..2 {
        let again = browser.get(&refused.url).await;
        assert_eq!((again.status, again.name().as_str(), again.text(error)), (refused.status, name, wrong.clone()), "{}", refused.url);
    }
    let plain = browser.get(&refused.url.replace("&refused=1", "").replace("?refused=1", "")).await;
    assert_eq!((plain.status, plain.name().as_str(), plain.text(error).as_str()), (200, name, ""), "{}", plain.url);
    browser.get(&refused.url).await
}

#[tokio::test]
async fn a_refused_guess_stands_at_an_address_of_its_step_and_a_reload_counts_nothing() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let (seed, codes) = given.second_factor(&alice).await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("state", "kept")])).await;

        let page = browser.sign_in(&page, ALICE, "a wrong guess 1").await;
        let page = reloaded(&browser, &page, "sign-in", ".error").await;
        assert_eq!(page.attribute("#username", "value"), ALICE, "what was typed is there");
        assert_eq!(given.events(EventType::SignInRefused).await, 1);
        let first = page.url.clone();
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert_eq!(page.name(), "totp");

        let page = browser.submit(&page, "code", &[("code", "000000")], None).await;
        let page = reloaded(&browser, &page, "totp", ".error").await;
        assert_eq!(browser.get(&first).await.text(".error"), page.text(".error"), "an older address of the journey shows where it stands");
        let recovery = browser.get(&format!("{}&recovery=1", page.url.replace("&refused=1", ""))).await;
        let recovery = browser.submit(&recovery, "code", &[("code", "aaaaa-aaaaa")], None).await;
        reloaded(&browser, &recovery, "recovery-code", ".error").await;
        assert_eq!(given.events(EventType::SecondFactorRefused).await, 2);

        // Another browser is shown nothing of it, and another language shows the step anew.
        assert_eq!(given.browser().get(&page.url).await.name(), "error");
        let german = browser.get(&format!("/language?language=de&return_to={}", urlencoded(&page.url))).await;
        assert_eq!((german.name().as_str(), german.text(".error").as_str()), ("totp", ""), "{}", german.url);

        // What is right leads on to the app that asked, and after that the address has nothing to show.
        let next = browser.submit(&page, "code", &[("code", &seed.code(given.now()))], None).await;
        assert_eq!(next.name(), "consent");
        assert_eq!(browser.get(&page.url).await.name(), "consent", "the step is over");
        let answer = browser.submit(&next, "accept", &[], Some("accept")).await.answer();
        assert!(answer.contains_key("code") && answer["state"] == "kept");
        assert_eq!(codes.len(), 10);
    })
    .await;
}

fn urlencoded(url: &str) -> String {
    let path = url::Url::parse(url).unwrap();
    let path = format!("{}?{}", path.path(), path.query().unwrap_or_default());
    url::form_urlencoded::byte_serialize(path.as_bytes()).collect()
}

#[tokio::test]
async fn so_do_a_new_password_an_enrolment_and_a_slowed_guess() {
    on_each_pairing(async |given| {
        let demands = ClientSettings { require_second_factor: true, ..ClientSettings::default() };
        let app = given.client_with("vault", ClientKind::Web, json!({}), demands).await;
        given.person_with(ALICE, json!({}), &[], true).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        let page = browser.submit(&page, "new_password", &[("new_password", "password1")], None).await;
        let page = reloaded(&browser, &page, "new-password", ".error").await;
        let page = browser.submit(&page, "new_password", &[("new_password", "amber kites over 7 bridges")], None).await;
        assert_eq!(page.name(), "enrol-second-factor");
        let key = page.text("code.key");
        let page = browser.submit(&page, "code", &[("code", "000000")], None).await;
        let page = reloaded(&browser, &page, "enrol-second-factor", ".error").await;
        assert_eq!(page.text("code.key"), key, "what was scanned stays");
        let code = Seed::parse(&key.replace(' ', "")).unwrap().code(given.now());
        assert_eq!(browser.submit(&page, "code", &[("code", &code)], None).await.name(), "new-recovery-codes");

        let browser = given.browser();
        let mut page = browser.get("/account").await;
        for guess in 0..40 {
            page = browser.sign_in(&page, "nobody@example.com", &format!("a wrong guess {guess}")).await;
            if page.status == 429 {
                break;
            }
        }
        assert_eq!(page.status, 429);
        let again = browser.get(&page.url).await;
        assert_eq!((again.status, again.headers.get("retry-after")), (429, page.headers.get("retry-after")));
    })
    .await;
}

#[tokio::test]
async fn so_do_a_persons_own_pages_and_the_consoles_and_nobody_else_sees_them() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        browser.sign_in(&page, ALICE, PASSWORD).await;
        let page = browser.get("/account/password").await;
        let typed = [("current_password", "a wrong guess 1"), ("new_password", "amber kites over 7 bridges")];
        let page = browser.submit(&page, "new_password", &typed, None).await;
        reloaded(&browser, &page, "change-password", ".error").await;
        let page = browser.get("/account/second-factor/enrol").await;
        let page = browser.submit(&page, "code", &[("code", "000000")], None).await;
        let enrolment = reloaded(&browser, &page, "second-factor-enrol", ".error").await;

        let admin = console(&given).await;
        let page = admin.get("/admin/new-person").await;
        let page = admin.submit(&page, "way", &[("email", ALICE), ("name", "Typed Name")], None).await;
        let page = reloaded(&admin, &page, "console-person-new", ".error").await;
        assert!(page.status == 422 && page.body.contains("Typed Name"));
        let groups = admin.get("/admin/groups").await;
        let groups = admin.submit(&groups, "name", &[("name", "two  spaces")], None).await;
        reloaded(&admin, &groups, "console-groups", ".error").await;

        // Whoever signs in after them in the same browser, or nobody, is shown nothing of it.
        let out = admin.get("/logout").await;
        admin.submit(&out, "accept", &[], Some("accept")).await;
        let asked = admin.get(&page.url).await;
        assert_eq!(asked.name(), "sign-in");
        let other = admin.sign_in(&asked, "root@example.com", PASSWORD).await;
        assert!(other.name() == "console-person-new" && !other.body.contains("Typed Name"));
        given.later(Duration::from_secs(3601));
        assert_eq!(browser.get(&enrolment.url).await.name(), "password", "what needs a recent sign-in needs it still");
    })
    .await;
}

#[tokio::test]
async fn attack_a4_a_seed_is_shown_while_it_is_set_up_and_a_page_is_forgotten_once_its_form_is_taken() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        browser.sign_in(&page, ALICE, PASSWORD).await;
        let page = browser.get("/account/second-factor/enrol").await;
        let key = page.text(".key");
        let refused = browser.submit(&page, "code", &[("code", "000000")], None).await;
        assert!(refused.url.ends_with("refused=1") && refused.text(".key") == key, "{}", refused.url);
        let code = Seed::parse(&key.replace(' ', "")).unwrap().code(given.now());
        assert_eq!(browser.submit(&refused, "code", &[("code", &code)], None).await.name(), "recovery-codes");
        let again = browser.get(&refused.url).await;
        assert_eq!((again.name().as_str(), again.text(".error").as_str()), ("second-factor-enrol", ""), "{}", again.body);
        assert!(again.text(".key") != key && !again.body.contains(&key), "the seed of an app that is in use is shown");

        let page = browser.get("/account/password").await;
        let typed = |current| [("current_password", current), ("new_password", "amber kites over 7 bridges")];
        let refused = browser.submit(&page, "new_password", &typed("a wrong guess 1"), None).await;
        assert!(!refused.text(".error").is_empty());
        browser.submit(&refused, "new_password", &typed(PASSWORD), None).await;
        let again = browser.get(&refused.url).await;
        assert_eq!((again.name().as_str(), again.text(".error").as_str()), ("change-password", ""), "{}", again.body);
    })
    .await;
}

#[tokio::test]
async fn a_journey_that_waits_goes_on_once_the_person_signed_in_in_another_tab() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        given.person("bob@example.com").await;
        let settings = || ClientSettings { first_party: true, ..ClientSettings::default() };
        let one = given.client_with("one", ClientKind::Web, json!({}), settings()).await;
        let two = given.client_with("two", ClientKind::Web, json!({}), settings()).await;
        let browser = given.browser();
        let first = browser.get(&one.request("openid", &[])).await;
        let second = browser.get(&two.request("openid", &[])).await;
        let again = browser.get(&two.request("openid", &[("prompt", "login")])).await;
        let of_bob = browser.get(&two.request("openid", &[("login_hint", "bob@example.com")])).await;
        let recent = browser.get(&two.request("openid", &[("max_age", "60")])).await;
        assert_eq!(browser.get(&second.url).await.name(), "sign-in", "nobody signed in yet");
        browser.sign_in(&first, ALICE, PASSWORD).await.code();
        for page in [&second, &recent] {
            let answer = browser.get(&page.url).await;
            assert_eq!(browser.get(&page.url).await.code(), answer.code(), "reloaded in the same moment");
            two.redeem(&answer.code()).await.good();
            assert_eq!(browser.get(&page.url).await.name(), "error", "a code that was redeemed is given to nobody again");
        }
        for page in [&again, &of_bob] {
            assert_eq!(browser.get(&page.url).await.name(), "sign-in", "who must be asked is asked");
        }
        // Whoever chose another account is asked for it.
        let chooser = browser.get(&one.request("openid", &[("prompt", "select_account")])).await;
        let another = browser.submit(&chooser, "another", &[], Some("another")).await;
        assert_eq!(another.name(), "sign-in");
        assert_eq!(browser.get(&another.url).await.name(), "sign-in");
        // What was proven long ago is asked for again, and then the other tab goes on too.
        given.later(Duration::from_secs(3600));
        let stale = browser.get(&two.request("openid", &[("max_age", "60")])).await;
        let other = browser.get(&one.request("openid", &[("max_age", "60")])).await;
        assert_eq!((stale.name().as_str(), other.name().as_str()), ("password", "password"));
        browser.sign_in(&stale, "", PASSWORD).await.code();
        browser.get(&other.url).await.code();
    })
    .await;
}

#[tokio::test]
async fn webappsec_change_password_url_2_password_managers_are_led_to_the_page() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let at = |path: &str| http.get(format!("{}{path}", given.issuer)).send();
        let answer = at("/.well-known/change-password").await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.headers()["location"].to_str().unwrap()), (303, "/account/password"));
        let never = at("/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200").await.unwrap();
        assert_eq!(never.status().as_u16(), 404, "managers ask whether what is not there is said to be");
        let browser = given.browser();
        let page = browser.get("/.well-known/change-password").await;
        assert_eq!(browser.sign_in(&page, ALICE, PASSWORD).await.name(), "change-password");
    })
    .await;
}

#[tokio::test]
async fn no_form_of_the_console_shows_what_it_refused_once_it_was_taken() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        given.client("app").await;
        let alice = given.person(ALICE).await;
        given.resource("https://api.example.com", "notes.read", &[]).await;
        given.provider.learn_changes().await.unwrap();
        let page = admin.get("/admin/keys").await;
        let revoke = page.attribute("a[href*=revoke]", "href");
        let api = "/admin/api?identifier=https%3A%2F%2Fapi.example.com";
        // Where the form stands, one of its fields, what is refused and what is taken.
        type Typed<'a> = &'a [(&'a str, &'a str)];
        let person = format!("/admin/people/{alice}");
        let wanted: String = revoke.split("kid=").nth(1).unwrap().chars().take(8).collect();
        let forms: [(&str, &str, Typed<'_>, Typed<'_>); 6] = [
            ("/admin/apps/app", "version", &[("name", "")], &[("name", "Renamed")]),
            (api, "version", &[("name", "")], &[("name", "Renamed")]),
            (&person, "email", &[("email", "nobody")], &[("email", "alice2@example.com")]),
            ("/admin/connect?what=web", "client_id", &[("name", "")], &[("name", "New"), ("redirect_uri_0", "https://new.example/cb")]),
            ("/admin/new-api", "identifier", &[("identifier", "x")], &[("identifier", "https://b.example.com"), ("name", "B")]),
            (&revoke, "confirm", &[("confirm", "no")], &[("confirm", &wanted)]),
        ];
        for (at, form, refused, taken) in forms {
            let page = admin.get(at).await;
            let shown = admin.submit(&page, form, refused, None).await;
            assert!(shown.url.contains("refused=1") && !shown.text(".error").is_empty(), "{at}: {} {}", shown.url, shown.body);
            let done = admin.submit(&shown, form, taken, None).await;
            assert!(done.status == 200 && done.text(".error").is_empty(), "{at}: {} {}", done.status, done.body);
            let again = admin.get(&shown.url).await;
            assert_eq!(again.text(".error"), "", "{at}: {}", again.body);
        }
    })
    .await;
}
