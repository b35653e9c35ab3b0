//! Where an old page leads: a form after its journey's end, Back, a bookmark, another browser.

use std::time::Duration;

use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::{Value, json};

use crate::scenario::{Browser, PASSWORD, Page, RelyingParty, Scenario, on_each_pairing};

const HOUR: Duration = Duration::from_secs(60 * 60);

async fn app(given: &Scenario, id: &str, metadata: Value) -> RelyingParty {
    given.client_with(id, ClientKind::Web, metadata, ClientSettings { first_party: true, ..Default::default() }).await
}

/// Everything that an old page of a journey can be met with: its address in this browser and in a fresh one, and its form.
async fn meet(given: &Scenario, browser: &Browser, page: &Page) -> Vec<Page> {
    let fields = page.form("password").fields;
    vec![
        browser.get(&page.url).await,
        given.browser().get(&page.url).await,
        browser.sign_in(page, "alice@example.com", PASSWORD).await,
        given.browser().post("/sign-in", &fields).await,
    ]
}

fn leads_to(page: &Page, address: &str, name: &str) {
    assert_eq!(page.name(), "error", "{page:?}");
    assert_eq!(page.attribute(".buttons a.main", "href"), address);
    assert!(page.text(".buttons a.main").contains(name), "{}", page.body);
    assert_eq!(page.text(".plate .app-name"), name);
}

#[tokio::test]
async fn an_old_page_leads_to_the_address_of_the_app_that_it_was_for() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let begin = json!({"initiate_login_uri": "https://one.example/begin", "client_uri": "https://one.example/home"});
        let begin_at = format!(
            "https://one.example/begin?{}",
            url::form_urlencoded::Serializer::new(String::new()).append_pair("iss", &given.issuer).finish()
        );
        for (id, metadata, address) in [
            ("one", begin, begin_at.as_str()),
            ("two", json!({"client_uri": "https://two.example/home"}), "https://two.example/home"),
            ("three", json!({}), "https://three.example/"),
        ] {
            let app = app(&given, id, metadata).await;
            let name = format!("App {id}");
            // Back after the sign-in, and the form that was sent long ago.
            let browser = given.browser();
            let page = browser.get(&app.request("openid", &[])).await;
            browser.sign_in(&page, "alice@example.com", PASSWORD).await.code();
            given.later(Duration::from_secs(60));
            for met in meet(&given, &browser, &page).await {
                leads_to(&met, address, &name);
            }
            // A journey that nobody finished.
            let browser = given.browser();
            let page = browser.get(&app.request("openid", &[])).await;
            // Of a page that began a moment ago a browser without cookies may be the one that it began in, and blocks them.
            given.later(Duration::from_secs(60));
            let elsewhere = given.browser().get(&page.url).await;
            leads_to(&elsewhere, address, &name);
            assert!(!elsewhere.body.to_lowercase().contains("cookie"), "a fresh browser is told nothing of cookies");
            given.later(HOUR + HOUR);
            for met in meet(&given, &browser, &page).await {
                leads_to(&met, address, &name);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_old_page_of_ones_own_begins_again_by_itself() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let browser = given.browser();
        let page = browser.get("/account/sessions").await;
        given.later(HOUR + HOUR);
        let again = browser.get(&page.url).await;
        assert_eq!(again.name(), "sign-in");
        assert_ne!(again.url, page.url, "another journey");
        let posted = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(posted.name(), "sign-in");
        let page = browser.sign_in(&posted, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "sessions", "where the person was going");
        // Back, once signed in.
        given.later(Duration::from_secs(60));
        assert_eq!(browser.get(&posted.url).await.name(), "sessions");
        // A browser whose cookies do not come would go round for ever: it is shown the way.
        let fresh = given.browser().get(&posted.url).await;
        assert_eq!(fresh.name(), "error");
        assert!(fresh.attribute(".buttons a.main", "href").ends_with("/account/sessions"));
    })
    .await;
}

#[tokio::test]
async fn a_note_says_nothing_of_the_request_and_of_another_journey_it_is_none() {
    on_each_pairing(async |given| {
        let app = app(&given, "app", json!({})).await;
        let other = self::app(&given, "other", json!({})).await;
        let browser = given.browser();
        let id = |page: &Page| page.attribute("input[name=journey]", "value");
        let asked = browser.get(&app.request("openid", &[("state", "SECRET-STATE"), ("nonce", "SECRET-NONCE")])).await;
        let id_of_app = id(&asked);
        let id_of_other = id(&browser.get(&other.request("openid", &[])).await);
        assert!(!id_of_app.contains("app") && !id_of_app.contains("SECRET"));
        let note = |id: &str| id.split_once('.').unwrap().1.to_owned();
        let random = |id: &str| id.split_once('.').unwrap().0.to_owned();
        for forged in [
            random(&id_of_app),
            format!("{}.{}", random(&id_of_app), note(&id_of_other)),
            format!("{id_of_app}x"),
            format!("{}.a.b.c", random(&id_of_app)),
            "x".repeat(4000),
        ] {
            let page = browser.get(&format!("/sign-in?journey={forged}")).await;
            assert_eq!((page.status, page.name().as_str()), (400, "error"), "{forged}");
            assert!(!page.body.contains("App app") && !page.body.contains("App other"), "{forged}");
            assert!(!page.attribute(".buttons a.main", "href").contains("example"));
        }
    })
    .await;
}

#[tokio::test]
async fn an_app_that_is_gone_or_has_no_page_leaves_the_way_home() {
    on_each_pairing(async |given| {
        let metadata = json!({"redirect_uris": ["http://127.0.0.1/cb", "com.example.app:/cb"]});
        let native = given.client_with("native", ClientKind::Native, metadata, ClientSettings::default()).await;
        let challenge = [
            ("redirect_uri", "com.example.app:/cb"),
            ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
            ("code_challenge_method", "S256"),
        ];
        let page = given.browser().get(&native.request("openid", &challenge)).await;
        assert_eq!(page.name(), "sign-in", "{page:?}");
        let elsewhere = given.browser().get(&page.url).await;
        assert!(elsewhere.body.contains("App native"), "the app is named");
        assert!(elsewhere.attribute(".buttons a.main", "href").ends_with('/'));
        given.change_client("native", |client| client.enabled = false).await;
        let elsewhere = given.browser().get(&page.url).await;
        assert!(!elsewhere.body.contains("App native") && elsewhere.attribute(".buttons a.main", "href").ends_with('/'));
    })
    .await;
}

#[tokio::test]
async fn a_posted_request_that_is_over_leads_back_to_its_app() {
    on_each_pairing(async |given| {
        let app = app(&given, "app", json!({})).await;
        let url = url::Url::parse(&app.request("openid", &[])).unwrap();
        let post = app.http.post(format!("{}/authorize", given.issuer)).header("content-type", "application/x-www-form-urlencoded");
        let answer = post.body(url.query().unwrap().to_owned()).send().await.unwrap();
        assert_eq!(answer.status(), 303);
        let location = answer.headers()["location"].to_str().unwrap().to_owned();
        assert_eq!(given.browser().get(&location).await.name(), "sign-in");
        given.later(HOUR);
        leads_to(&given.browser().get(&location).await, "https://app.example/", "App app");
    })
    .await;
}

#[tokio::test]
async fn back_to_a_sign_in_gives_no_code_that_the_app_has_redeemed_and_another_form_gives_none() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        given.person("bob@example.com").await;
        let one = app(&given, "one", json!({})).await;
        let browser = given.browser();
        let page = browser.get(&one.request("openid", &[])).await;
        let code = browser.sign_in(&page, "alice@example.com", PASSWORD).await.code();
        assert_eq!(browser.get(&page.url).await.code(), code, "the app has not had it yet: another tab gets it too");
        // The old form with another name is another form.
        leads_to(&browser.sign_in(&page, "bob@example.com", PASSWORD).await, "https://one.example/", "App one");
        let tokens = one.redeem(&code).await.good();
        leads_to(&browser.get(&page.url).await, "https://one.example/", "App one");
        one.userinfo(&tokens.text("access_token")).await.good();

        // Back from a no, and then a yes.
        let asks = given.client("asks").await;
        let page = browser.get(&asks.request("openid", &[])).await;
        assert_eq!(browser.submit(&page, "accept", &[], Some("deny")).await.error(), "access_denied");
        for old in [browser.get(&page.url).await, browser.submit(&page, "accept", &[], Some("accept")).await] {
            assert_eq!((old.status, old.name()), (400, "error".to_owned()), "{old:?}");
        }
        browser.submit(&browser.get(&asks.request("openid", &[])).await, "accept", &[], Some("accept")).await.code();
    })
    .await;
}
