//! A form that is pressed twice, at once or one after the other: it is answered once, and both presses get that answer.

use std::time::Duration;

use latchkey::acts::person::{DisablePerson, RemoveOwner, WhichPerson};
use latchkey::audit::EventType;
use latchkey::factors::totp::Seed;
use latchkey::people::user;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::secrets::sha256;
use latchkey::store::transient::{Key, Transient as _};
use serde_json::json;
use tokio::io::AsyncWriteExt as _;

use crate::console::{console, events};
use crate::scenario::{Browser, PASSWORD, Page, Scenario, on_each_pairing, said, until};

const ALICE: &str = "alice@example.com";
const CHOSEN: &str = "amber kites over 7 bridges";

/// An answer as it came, not followed.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    status: u16,
    location: Option<String>,
    cookies: Vec<String>,
    body: String,
}

/// Fields of a form as a browser sends them.
fn filled(page: &Page, form: &str, typed: &[(&str, &str)]) -> (String, Vec<(String, String)>) {
    let form = page.form(form);
    let mut fields = form.fields;
    for (name, value) in typed {
        fields.retain(|(field, _)| field != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    (url::Url::parse(&page.url).unwrap().join(&form.action).unwrap().into(), fields)
}

async fn press(browser: &Browser, action: &str, fields: &[(String, String)]) -> Told {
    let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let origin = url::Url::parse(action).unwrap().origin().ascii_serialization();
    let request = http.post(action).header("cookie", browser.cookies()).header("origin", origin).header("accept", "text/html");
    let answer = request.form(fields).send().await.unwrap();
    let all = |name: &str| answer.headers().get_all(name).iter().map(|value| value.to_str().unwrap().to_owned()).collect::<Vec<_>>();
    let (cookies, location) = (all("set-cookie"), all("location").pop());
    Told { status: answer.status().as_u16(), location, cookies, body: answer.text().await.unwrap() }
}

fn encoded(fields: &[(String, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// A form that is being worked on, as far as the presses of it know.
struct Held<'a> {
    given: &'a Scenario,
    key: Key,
    waited_before: usize,
}

impl<'a> Held<'a> {
    async fn at(given: &'a Scenario, action: &str, fields: &[(String, String)]) -> Self {
        let path = url::Url::parse(action).unwrap().path().to_owned();
        let key = Key::new("form-2", &format!("{path}\n{}", sha256(encoded(fields).as_bytes())));
        let until = given.now().plus(Duration::from_secs(60));
        assert!(given.provider.transient.put_if_absent(&key, b"claimed", until, given.now()).await.unwrap());
        Self { given, key, waited_before: waiting(given) }
    }

    async fn until_wait(&self, presses: usize) {
        until("the presses wait", async || waiting(self.given) == self.waited_before + presses).await;
    }

    async fn let_go(&self) {
        self.given.provider.transient.delete(&self.key).await.unwrap();
    }

    async fn until_wait_then_let_go(&self, presses: usize) {
        self.until_wait(presses).await;
        self.let_go().await;
    }
}

/// How many presses have waited for another.
fn waiting(given: &Scenario) -> usize {
    let metrics = given.provider.telemetry.render();
    let line = metrics.lines().find(|line| line.starts_with("latchkey_repeated_forms_total{outcome=\"waits\"}"));
    line.map_or(0, |line| line.split_ascii_whitespace().last().unwrap().parse().unwrap())
}

/// Presses a form twice at once, and once more after that; gives the one answer, whose cookies the browser takes.
async fn pressed(browser: &Browser, page: &Page, form: &str, typed: &[(&str, &str)]) -> Told {
    let (action, fields) = filled(page, form, typed);
    let (one, two) = tokio::join!(press(browser, &action, &fields), press(browser, &action, &fields));
    assert_eq!(one, two, "at once: {action}");
    let late = press(browser, &action, &fields).await;
    assert_eq!(one, late, "one after the other: {action}");
    for cookie in &one.cookies {
        browser.plant(cookie);
    }
    one
}

/// Where an answer leads, followed.
async fn followed(browser: &Browser, told: &Told) -> Page {
    browser.get(told.location.as_deref().unwrap_or_else(|| panic!("it leads nowhere: {told:?}"))).await
}

fn key_of(page: &Page) -> Seed {
    Seed::parse(&page.text("code.key").replace(' ', "")).unwrap_or_else(|| panic!("no key on {} {}", page.name(), page.body))
}

fn has_ten_codes(told: &Told) -> bool {
    let page = Page { status: told.status, url: String::new(), headers: Default::default(), body: told.body.clone(), left_to: None };
    page.text(".codes").lines().count() == 10
}

#[tokio::test]
async fn each_step_of_a_sign_in_answers_its_second_press_as_the_first_and_counts_no_failure() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let (seed, codes) = given.second_factor(&alice).await;
        let app = given.client("app").await;
        let to_password = async |browser: &Browser| {
            let page = browser.get(&app.request("openid", &[])).await;
            browser.sign_in(&page, ALICE, PASSWORD).await
        };
        // The password, then the code of the app, then consent.
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let told = pressed(&browser, &page, "password", &[("username", ALICE), ("password", PASSWORD)]).await;
        let page = followed(&browser, &told).await;
        assert_eq!(page.name(), "totp");
        let told = pressed(&browser, &page, "code", &[("code", &seed.code(given.now()))]).await;
        let page = followed(&browser, &told).await;
        assert_eq!(page.name(), "consent", "it goes on where the first press went");
        let told = pressed(&browser, &page, "accept", &[("accept", "yes")]).await;
        assert!(told.location.unwrap().starts_with("https://app.example/callback?"));

        // A recovery code.
        let browser = given.browser();
        let page = to_password(&browser).await;
        let page = browser.get(&format!("{}&recovery=1", page.url)).await;
        let told = pressed(&browser, &page, "code", &[("code", &codes[0])]).await;
        assert!(told.location.unwrap().starts_with("https://app.example/callback?"));
        let refused = [EventType::SecondFactorRefused, EventType::SignInRefused];
        for event in refused {
            assert_eq!(given.events(event).await, 0, "{event:?}");
        }
        assert_eq!((given.events(EventType::SecondFactorUsed).await, given.events(EventType::RecoveryCodeUsed).await), (1, 1));

        // A refusal of two presses at once is counted once; the same guess after that is another guess.
        let browser = given.browser();
        let page = to_password(&browser).await;
        let (action, fields) = filled(&page, "code", &[("code", "000000")]);
        let held = Held::at(&given, &action, &fields).await;
        let presses = async { tokio::join!(press(&browser, &action, &fields), press(&browser, &action, &fields)) };
        let ((one, two), ()) = tokio::join!(presses, held.until_wait_then_let_go(2));
        assert_eq!(one, two);
        assert_eq!(followed(&browser, &one).await.text(".error"), said("totp-mismatch"));
        assert_eq!(given.events(EventType::SecondFactorRefused).await, 1);
        press(&browser, &action, &fields).await;
        assert_eq!(given.events(EventType::SecondFactorRefused).await, 2);

        // Signing out.
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        given.later(Duration::from_secs(30));
        browser.submit(&page, "code", &[("code", &seed.code(given.now()))], None).await;
        let page = browser.get("/logout").await;
        let told = pressed(&browser, &page, "accept", &[("accept", "yes")]).await;
        assert!(told.status == 200 && told.body.contains("data-page=\"signed-out\""), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn what_a_step_shows_once_stands_in_the_answers_of_both_presses() {
    on_each_pairing(async |given| {
        let demands = ClientSettings { require_second_factor: true, first_party: true, ..ClientSettings::default() };
        let app = given.client_with("vault", ClientKind::Web, json!({}), demands).await;
        // A temporary password is replaced, then an app for codes is set up.
        given.person_with(ALICE, json!({}), &[], true).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert_eq!(page.name(), "new-password");
        let told = pressed(&browser, &page, "new_password", &[("new_password", CHOSEN)]).await;
        let page = followed(&browser, &told).await;
        assert_eq!(page.name(), "enrol-second-factor");
        let seed = key_of(&page);
        let told = pressed(&browser, &page, "code", &[("code", &seed.code(given.now()))]).await;
        assert!(told.status == 200 && has_ten_codes(&told), "{told:?}");
        // A tab that is restored opens the address that the form was posted to: the journey goes on.
        let (action, _) = filled(&page, "code", &[]);
        assert!(browser.get(&action).await.answer().contains_key("code"));

        // The same on the person's own pages.
        given.person("bob@example.com").await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        browser.sign_in(&page, "bob@example.com", PASSWORD).await;
        let page = browser.get("/account/second-factor/enrol").await;
        let seed = Seed::parse(&page.text(".key").replace(' ', "")).unwrap();
        let told = pressed(&browser, &page, "code", &[("code", &seed.code(given.now()))]).await;
        assert!(told.status == 200 && has_ten_codes(&told), "{told:?}");
        let page = browser.get("/account/second-factor").await;
        let told = pressed(&browser, &page, "recovery-codes", &[]).await;
        assert!(told.status == 200 && has_ten_codes(&told), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn the_console_makes_one_thing_of_two_presses_and_shows_its_secret_in_both_answers() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        given.client("app").await;
        let output = |told: &Told| {
            let page =
                Page { status: told.status, url: String::new(), headers: Default::default(), body: told.body.clone(), left_to: None };
            page.text("output")
        };
        let page = admin.get("/admin/new-person").await;
        let told = pressed(&admin, &page, "way", &[("email", ALICE), ("way", "password")]).await;
        assert!(told.status == 200 && !output(&told).is_empty(), "{told:?}");
        let browser = given.browser();
        let page = browser.get("/account").await;
        assert_eq!(browser.sign_in(&page, ALICE, &output(&told)).await.name(), "new-password", "what is shown opens the account");
        let named = ALICE.to_owned();
        let alice = given.provider.database.read(move |conn| user::find_by_login(conn, &named)).await.unwrap().unwrap();
        let page = admin.get(&format!("/admin/people/{}", alice.id)).await;
        let told = pressed(&admin, &page, "/setup-link", &[]).await;
        assert_eq!(given.browser().get(&output(&told)).await.name(), "new-password", "the link is good");
        let told = pressed(&admin, &page, "/password", &[]).await;
        assert!(told.status == 200 && !output(&told).is_empty());

        let page = admin.get("/admin/groups").await;
        let told = pressed(&admin, &page, "name", &[("name", "readers")]).await;
        assert_eq!(followed(&admin, &told).await.name(), "console-group");

        let page = admin.get("/admin/apps/app/secrets").await;
        let told = pressed(&admin, &page, "seen", &[("keep", "0")]).await;
        assert!(told.status == 200 && told.body.contains("data-page=\"console-app-secret\""), "{told:?}");

        let page = admin.get("/admin/connect?what=web").await;
        let typed = [("name", "Wiki"), ("redirect_uri_0", "https://wiki.example/callback")];
        let told = pressed(&admin, &page, "redirect_uri_0", &typed).await;
        assert!(told.status == 200 && told.body.contains("data-page=\"console-app-secret\""), "{told:?}");

        let page = admin.get("/admin/keys").await;
        let kid = page.form("kid").buttons.first().unwrap().1.clone();
        let told = pressed(&admin, &page, "kid", &[("kid", &kid)]).await;
        assert_eq!(followed(&admin, &told).await.name(), "console-keys");
        for event in [EventType::UserCreated, EventType::SetupLinkMade, EventType::GroupCreated, EventType::ClientCreated] {
            let by_hand = events(&given, event).await.into_iter().filter(|made| made.actor_kind == "user").count();
            assert_eq!(by_hand, 1, "{event:?}");
        }
        assert_eq!(events(&given, EventType::KeyRotated).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_press_whose_browser_went_away_is_done_to_its_end_and_the_second_finds_its_answer() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let (seed, _) = given.second_factor(&alice).await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        let (action, fields) = filled(&page, "code", &[("code", &seed.code(given.now()))]);
        let (address, body) = (url::Url::parse(&action).unwrap(), encoded(&fields));
        let held = Held::at(&given, &action, &fields).await;
        let host = format!("{}:{}", address.host_str().unwrap(), address.port().unwrap());
        let head = format!(
            "POST {}?{} HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\ncookie: {}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
            address.path(),
            address.query().unwrap_or_default(),
            browser.cookies(),
            body.len()
        );
        let mut gone = tokio::net::TcpStream::connect(format!("127.0.0.1:{}", address.port().unwrap())).await.unwrap();
        gone.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
        held.until_wait(1).await;
        drop(gone);
        // The server has seen by then that the connection is closed.
        for _ in 0..5 {
            given.browser().get("/sign-in").await;
        }
        assert_eq!(given.events(EventType::SecondFactorUsed).await, 0);
        held.let_go().await;
        until("what was begun is done", async || given.events(EventType::SecondFactorUsed).await == 1).await;
        let told = press(&browser, &action, &fields).await;
        for cookie in &told.cookies {
            browser.plant(cookie);
        }
        assert_eq!(followed(&browser, &told).await.name(), "consent", "{told:?}");
        assert_eq!(given.events(EventType::SecondFactorRefused).await, 0);
    })
    .await;
}

#[tokio::test]
async fn attack_m3_an_answer_is_given_again_to_its_browser_alone_and_for_seconds() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let page = admin.get("/admin/new-person").await;
        let (action, fields) = filled(&page, "way", &[("email", ALICE), ("way", "password")]);
        let told = press(&admin, &action, &fields).await;
        assert_eq!(told.status, 200);
        // Without its cookies, with another browser's, and from another site.
        let other = given.browser();
        for _ in 0..2 {
            let refused = press(&other, &action, &fields).await;
            assert!(refused.status == 303 || refused.status == 403, "it is led to a sign-in, or refused: {refused:?}");
            assert!(refused.body != told.body && refused.cookies.iter().all(|cookie| !told.cookies.contains(cookie)));
            other.get("/account").await;
        }
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let foreign = http.post(&action).header("cookie", admin.cookies()).header("origin", "https://evil.example").form(&fields);
        assert_eq!(foreign.send().await.unwrap().status(), 403);
        // A page that was opened again has a form of its own.
        let again = admin.get("/admin/new-person").await;
        let (action_again, fields_again) = filled(&again, "way", &[("email", ALICE), ("way", "password")]);
        let page = followed(&admin, &press(&admin, &action_again, &fields_again).await).await;
        assert_eq!((page.status, page.name().as_str()), (422, "console-person-new"), "that address has an account");
        assert_eq!(press(&admin, &action, &fields).await, told);
        given.later_for_all(Duration::from_secs(11));
        assert_ne!(press(&admin, &action, &fields).await, told);
        assert_eq!(events(&given, EventType::UserCreated).await.iter().filter(|made| made.actor_kind == "user").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn of_two_things_that_were_done_in_tabs_of_two_ids_each_is_told() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        browser.sign_in(&page, ALICE, PASSWORD).await;
        for _ in 0..2 {
            given.later(Duration::from_secs(60));
            let elsewhere = given.browser();
            let page = elsewhere.get("/account").await;
            elsewhere.sign_in(&page, ALICE, PASSWORD).await;
        }
        // A parallel answer replaced the lasting id after the first of the two was done; that id is known by its other cookie.
        let page = browser.get("/account/sessions").await;
        let (one, fields) = filled(&page, "session", &[]);
        let told = press(&browser, &one, &fields).await;
        assert!(told.location.unwrap().ends_with("?done"));
        let lasting = latchkey::http::cookies::wire_name(&given.provider.settings.issuer, "latchkey_browser");
        let other = given.browser();
        other.get("/sign-in").await;
        let cookies = other.cookies();
        browser.plant(cookies.split("; ").find(|pair| pair.starts_with(&format!("{lasting}="))).unwrap());
        let page = browser.get("/account/sessions").await;
        let (all, fields) = filled(&page, "end-others", &[]);
        let told = press(&browser, &all, &fields).await;
        let done = told.location.unwrap();
        let (first, second, third) = (browser.get(&done).await, browser.get(&done).await, browser.get(&done).await);
        let notices = [first, second, third].map(|page| page.text(".notice"));
        assert!(!notices[0].is_empty() && !notices[1].is_empty() && notices[0] != notices[1], "{notices:?}");
        assert_eq!(notices[2], "");
    })
    .await;
}

#[tokio::test]
async fn attack_m8_an_answer_is_given_again_only_while_its_session_and_its_person_stand() {
    on_each_pairing(async |given| {
        // The person may not sign in any more.
        let admin = console(&given).await;
        let page = admin.get("/admin/new-person").await;
        let (action, fields) = filled(&page, "way", &[("email", ALICE), ("way", "password")]);
        let told = press(&admin, &action, &fields).await;
        assert_eq!(told.status, 200);
        assert_eq!(press(&admin, &action, &fields).await, told);
        given.admin("second@example.com").await;
        given.perform(DisablePerson { person: WhichPerson::Named("root@example.com".to_owned()) }).await;
        let late = press(&admin, &action, &fields).await;
        assert!(late.status == 303 && late.body.is_empty(), "{late:?}");

        // They are no admin any more.
        let admin = given.browser();
        let page = admin.get("/admin").await;
        admin.sign_in(&page, "second@example.com", PASSWORD).await;
        given.admin("third@example.com").await;
        given.client("vault").await;
        let page = admin.get("/admin/apps/vault/secrets").await;
        let (action, fields) = filled(&page, "seen", &[("keep", "0")]);
        let told = press(&admin, &action, &fields).await;
        assert!(told.status == 200 && told.body.contains("data-page=\"console-app-secret\""), "{told:?}");
        assert_eq!(press(&admin, &action, &fields).await, told);
        given.perform(RemoveOwner { person: WhichPerson::Named("second@example.com".to_owned()) }).await;
        assert_eq!(press(&admin, &action, &fields).await.status, 403, "the secret is not shown again");

        // They signed out: neither the form nor a page of the journey gives the answer of the app again.
        given.person("bob@example.com").await;
        let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
        let app = given.client_with("app", ClientKind::Web, json!({}), settings).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid offline_access", &[])).await;
        let (action, fields) = filled(&page, "password", &[("username", "bob@example.com"), ("password", PASSWORD)]);
        let told = press(&browser, &action, &fields).await;
        assert!(told.location.as_deref().is_some_and(|location| location.contains("code=")), "{told:?}");
        for cookie in &told.cookies {
            browser.plant(cookie);
        }
        assert!(browser.get(&page.url).await.answer().contains_key("code"), "a reload in the same moment");
        let out = browser.get("/logout").await;
        browser.submit(&out, "accept", &[], Some("accept")).await;
        let late = press(&browser, &action, &fields).await;
        assert!(late.location.as_deref().is_none_or(|location| !location.contains("code=")), "{late:?}");
        let page = browser.get(&page.url).await;
        assert!(page.left_to.is_none() && page.name() == "error", "{}", page.body);
    })
    .await;
}
