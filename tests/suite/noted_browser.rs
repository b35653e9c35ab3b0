//! Somebody noted what a browser holds before a person came to it, as on a computer that many share: nothing of what the person
//! proves there afterwards is theirs.

use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::sign_in::setup_link::{self, SetupLink};
use serde_json::json;

use crate::scenario::{Browser, PASSWORD, Pairing, RelyingParty, Scenario, on_each_pairing};

const ALICE: &str = "alice@example.com";
/// Nobody else's name: strangers are counted by the name that they type, and stories share a store.
const GUESSED: &str = "guessed-at@example.com";
const CHOSEN: &str = "amber kites over 7 bridges";

/// The cookies of `from` whose name has `kind` in it, in another browser.
fn copied(from: &Browser, kind: &str, to: &Browser) {
    for pair in from.cookies().split("; ").filter(|pair| pair.split('=').next().unwrap().contains(kind)) {
        to.plant(&format!("{pair}; Path=/"));
    }
}

/// A browser whose cookies somebody noted after a look at `url`, and whoever noted them.
async fn noted(given: &Scenario, url: &str) -> (Browser, Browser, String) {
    let attacker = given.browser();
    let page = attacker.get(url).await;
    let victim = given.browser();
    copied(&attacker, "latchkey_browser", &victim);
    (victim, attacker, page.url)
}

async fn first_party(given: &Scenario) -> RelyingParty {
    let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
    given.client_with("app", ClientKind::Web, json!({}), settings).await
}

async fn sign_out(browser: &Browser) {
    let page = browser.get("/logout").await;
    assert_eq!(browser.submit(&page, "accept", &[], Some("accept")).await.name(), "signed-out");
}

#[tokio::test]
async fn attack_m4_who_noted_the_id_of_a_browser_has_no_part_in_a_sign_in_there() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        given.person_with("bob@example.com", json!({}), &[], true).await;
        let app = first_party(&given).await;
        let url = app.request("openid", &[]);

        // The answer for the app.
        let (victim, attacker, journey) = noted(&given, &url).await;
        let page = victim.get(&journey).await;
        assert!(victim.sign_in(&page, ALICE, PASSWORD).await.answer().contains_key("code"));
        let taken = attacker.get(&journey).await;
        assert!(taken.left_to.is_none() && taken.name() == "error", "{:?} {}", taken.left_to, taken.body);
        assert!(victim.get(&journey).await.answer().contains_key("code"), "a reload in the same moment");

        // A new password in place of a temporary one.
        let (victim, attacker, journey) = noted(&given, &url).await;
        let page = victim.get(&journey).await;
        let page = victim.sign_in(&page, "bob@example.com", PASSWORD).await;
        assert_eq!(page.name(), "new-password");
        for address in [&journey, &page.url] {
            assert_eq!(attacker.get(address).await.name(), "error");
        }
        let form = page.form("new_password");
        let mut fields = form.fields.clone();
        fields.retain(|(name, _)| name != "new_password");
        fields.push(("new_password".into(), "the attackers own 77 words".into()));
        assert_eq!(attacker.post(&form.action, &fields).await.name(), "error");
        let page = victim.submit(&page, "new_password", &[("new_password", CHOSEN)], None).await;
        assert!(page.answer().contains_key("code"));

        // A second factor.
        let (seed, _) = given.second_factor(&alice).await;
        let (victim, attacker, journey) = noted(&given, &url).await;
        let page = victim.get(&journey).await;
        let page = victim.sign_in(&page, ALICE, PASSWORD).await;
        assert_eq!((page.name().as_str(), attacker.get(&page.url).await.name().as_str()), ("totp", "error"));
        assert!(victim.submit(&page, "code", &[("code", &seed.code(given.now()))], None).await.answer().contains_key("code"));
    })
    .await;
}

#[tokio::test]
async fn attack_m4_who_noted_the_id_of_a_browser_has_no_part_in_a_link_that_is_opened_there() {
    on_each_pairing(async |given| {
        let link = latchkey::endpoints::first_run_link(&given.provider).await.unwrap().unwrap();
        let (victim, attacker, _) = noted(&given, "/sign-in").await;
        let page = victim.get(link.expose()).await;
        assert_eq!((page.name().as_str(), attacker.get("/setup").await.name().as_str()), ("setup", "error"));
        let typed = [("email", "owner@example.com"), ("password", CHOSEN)];
        let mut fields = page.form("email").fields.clone();
        fields.retain(|(name, _)| typed.iter().all(|(typed, _)| typed != name));
        fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(attacker.post("/setup", &fields).await.name(), "error");
        assert_eq!(victim.submit(&page, "email", &typed, None).await.name(), "sign-in");

        let alice = given.person(ALICE).await;
        let id = alice.clone();
        let password = given.provider.database.read(move |conn| latchkey::people::credentials::password(conn, &id)).await.unwrap();
        let link = SetupLink { user_id: alice, epoch: 0, password: password.map(|kept| kept.id) };
        let token = setup_link::make(&given.provider.transient, &given.provider.random, &link, given.now()).await.unwrap();
        let (victim, attacker, _) = noted(&given, "/sign-in").await;
        let page = victim.get(&format!("/welcome/{}", token.expose())).await;
        assert_eq!((page.name().as_str(), attacker.get(&page.url).await.name().as_str()), ("new-password", "error"));
        assert_eq!(victim.submit(&page, "new_password", &[("new_password", CHOSEN)], None).await.name(), "sign-in");
    })
    .await;
}

#[tokio::test]
async fn attack_m4_after_sign_out_a_browser_has_another_id_and_its_open_tabs_go_on() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let app = first_party(&given).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        browser.sign_in(&page, ALICE, PASSWORD).await;
        let lasting = |browser: &Browser| {
            let name = latchkey::http::cookies::wire_name(&given.provider.settings.issuer, "latchkey_browser");
            browser.cookies().split("; ").find(|pair| pair.starts_with(&format!("{name}="))).unwrap().to_owned()
        };
        let tab = browser.get(&app.request("openid", &[("prompt", "login")])).await;
        let before = lasting(&browser);
        sign_out(&browser).await;
        assert_ne!(lasting(&browser), before);
        assert!(browser.sign_in(&tab, ALICE, PASSWORD).await.answer().contains_key("code"));
    })
    .await;
}

#[tokio::test]
async fn attack_a2_a_noted_cookie_is_no_known_browser_and_an_honest_one_stays_known_after_sign_out() {
    on_each_pairing(async |given| {
        given.person(GUESSED).await;
        let browser = given.browser();
        let sign_in = async |browser: &Browser, password: &str| {
            let page = browser.get("/account").await;
            browser.sign_in(&page, GUESSED, password).await
        };
        assert_eq!(sign_in(&browser, PASSWORD).await.name(), "account");
        let noted_before = given.browser();
        copied(&browser, "latchkey_known", &noted_before);
        sign_out(&browser).await;
        assert_eq!(sign_in(&browser, PASSWORD).await.name(), "account");
        sign_out(&browser).await;
        for guess in 0..12 {
            sign_in(&given.browser(), &format!("a wrong guess {guess}")).await;
        }
        let by_id_alone = given.browser();
        copied(&browser, "latchkey_browser", &by_id_alone);
        for (stranger, who) in [(given.browser(), "a new browser"), (by_id_alone, "its id alone"), (noted_before, "noted before a proof")] {
            assert_eq!(sign_in(&stranger, PASSWORD).await.status, 429, "{who}");
        }
        assert_eq!(sign_in(&browser, PASSWORD).await.name(), "account", "the person's own browser");
    })
    .await;
}

/// Lets the embedded store refuse to keep a journey, as where its disk is full at that moment.
fn refuse_journeys(given: &Scenario, refuse: bool) {
    use diesel::Connection as _;
    use diesel::connection::SimpleConnection as _;
    let mut store = diesel::SqliteConnection::establish(given.provider.settings.transient_file().to_str().unwrap()).unwrap();
    let made = match refuse {
        true => "CREATE TRIGGER full BEFORE INSERT ON record WHEN NEW.key LIKE 'journey:%' BEGIN SELECT RAISE(ABORT, 'full'); END",
        false => "DROP TRIGGER full",
    };
    store.batch_execute(&format!("PRAGMA busy_timeout = 5000; {made}")).unwrap();
}

#[tokio::test]
async fn what_a_proof_drew_comes_with_the_page_of_a_failure_too() {
    // A store that fails in the middle of a step can be had from the embedded one alone; what follows stands above both.
    let given = Scenario::on(Pairing::Embedded, &[]).await;
    let guessed = given.person(GUESSED).await;
    given.second_factor(&guessed).await;
    let browser = given.browser();
    let page = browser.get("/account").await;
    assert_eq!(browser.sign_in(&page, GUESSED, PASSWORD).await.name(), "totp");
    let known_before = known(&browser);
    assert_eq!(known_before.len(), 1);
    let page = browser.get("/account").await;
    refuse_journeys(&given, true);
    let failed = browser.sign_in(&page, GUESSED, PASSWORD).await;
    assert_eq!(failed.status, 503, "{}", failed.body);
    refuse_journeys(&given, false);
    let known_after = known(&browser);
    assert!(known_after.len() == 1 && known_after != known_before, "the one before is the account's no more: {known_after:?}");
    for guess in 0..12 {
        let stranger = given.browser();
        let page = stranger.get("/account").await;
        stranger.sign_in(&page, GUESSED, &format!("a wrong guess {guess}")).await;
    }
    assert_eq!(browser.sign_in(&page, GUESSED, PASSWORD).await.name(), "totp", "the same form again, from a browser that is known");
}

/// The cookies by which accounts know a browser.
fn known(browser: &Browser) -> Vec<String> {
    browser.cookies().split("; ").filter(|pair| pair.contains("latchkey_known")).map(str::to_owned).collect()
}

#[tokio::test]
async fn attack_m4_who_noted_or_planted_the_id_of_a_browser_makes_no_page_there_say_anything_and_reads_nothing() {
    on_each_pairing(async |given| {
        for email in [ALICE, "mallory@example.com"] {
            given.person(email).await;
        }
        let signed_in = async |email: &str| {
            let browser = given.browser();
            let page = browser.get("/account").await;
            browser.sign_in(&page, email, PASSWORD).await;
            browser
        };
        let (victim, mallory) = (signed_in(ALICE).await, signed_in("mallory@example.com").await);
        let change = async |browser: &Browser, from: &str, to: &str| {
            let page = browser.get("/account/password").await;
            let form = page.form("current_password");
            let mut fields = form.fields;
            fields.retain(|(name, _)| !matches!(name.as_str(), "current_password" | "new_password"));
            fields.extend([("current_password", from), ("new_password", to)].map(|(name, value)| (name.to_owned(), value.to_owned())));
            // The answer leads on to the page that tells it; that page is not opened here.
            let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
            let sent = http.post(format!("{}/account/password", given.issuer)).header("cookie", browser.cookies());
            let answer = sent.header("origin", &given.issuer).form(&fields).send().await.unwrap();
            for cookie in answer.headers().get_all("set-cookie") {
                browser.plant(cookie.to_str().unwrap());
            }
            answer.headers()["location"].to_str().unwrap().to_owned()
        };
        copied(&victim, "latchkey_browser", &mallory);
        let done = change(&mallory, PASSWORD, CHOSEN).await;
        assert!(done.ends_with("?done"), "{done}");
        assert_eq!(victim.get(&done).await.text(".notice"), "", "nothing of hers was done");
        assert_ne!(mallory.get(&done).await.text(".notice"), "", "it is told to the one who did it");
        let done = change(&victim, PASSWORD, CHOSEN).await;
        assert_eq!(mallory.get(&done).await.text(".notice"), "");
        assert_ne!(victim.get(&done).await.text(".notice"), "", "and nobody took it away");
    })
    .await;
}
