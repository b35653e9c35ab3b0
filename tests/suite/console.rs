//! The console: who may use it, and what its overview says.

use std::time::Duration;

use latchkey::audit::{self, EventType, Filter};

use crate::scenario::{Browser, PASSWORD, Scenario, on_each_pairing};

/// The admin `root@example.com` in the console.
pub async fn console(given: &Scenario) -> Browser {
    given.admin("root@example.com").await;
    let browser = given.browser();
    let page = browser.get("/admin").await;
    assert_eq!(browser.sign_in(&page, "root@example.com", PASSWORD).await.name(), "console");
    browser
}

/// How many events of a type there are, once the queue has written.
pub async fn events(given: &Scenario, event: EventType) -> Vec<audit::Recorded> {
    given.provider.audit.flush(Duration::from_secs(5)).await;
    let filter = Filter { events: [event].into(), ..Filter::default() };
    given.provider.database.read(move |conn| audit::list(conn, &filter, 100)).await.unwrap()
}

#[tokio::test]
async fn an_admin_is_led_to_sign_in_and_comes_back_to_the_page_that_was_asked_for() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let page = browser.get("/admin").await;
        assert_eq!((page.status, page.name().as_str()), (200, "console"));
        assert_eq!(page.headers["cache-control"], "no-store");
        assert!(page.headers["content-security-policy"].to_str().unwrap().contains("form-action 'self'"));
        assert_eq!(page.text("nav [aria-current=page]"), "Overview");
    })
    .await;
}

#[tokio::test]
async fn who_is_no_owner_is_refused_and_the_record_has_it() {
    on_each_pairing(async |given| {
        let id = given.person("alice@example.com").await;
        let browser = given.browser();
        let page = browser.get("/admin").await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!((page.status, page.name().as_str()), (403, "error"));
        let refused = events(&given, EventType::AccessRefused).await;
        assert_eq!((refused.len(), refused[0].outcome.as_str(), refused[0].actor_id.as_deref()), (1, "refused", Some(id.as_str())));
        assert_eq!(refused[0].details["path"], "/admin");
    })
    .await;
}

#[tokio::test]
async fn the_overview_counts_what_happened_in_the_last_24_hours() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.client("app").await;
        let failing = given.browser();
        let page = failing.get("/account").await;
        failing.sign_in(&page, "root@example.com", "not the password").await;
        given.provider.audit.flush(Duration::from_secs(5)).await;
        let numbers = |page: &crate::scenario::Page| {
            let html = scraper::Html::parse_document(&page.body);
            let found: Vec<String> = html.select(&scraper::Selector::parse(".numbers dd").unwrap()).map(|dd| dd.inner_html()).collect();
            found
        };
        let page = browser.get("/admin").await;
        assert_eq!(numbers(&page)[..5], ["1", "1", "1", "1", "1"], "sign-ins, failures, sessions, people, apps");
        assert!(page.body.contains("<svg class=\"chart\"") && page.text("table").contains("Succeeded"));
        given.later(Duration::from_secs(25 * 3_600));
        let page = browser.get("/admin").await;
        let page = if page.name() == "sign-in" { browser.sign_in(&page, "root@example.com", PASSWORD).await } else { page };
        assert_eq!(numbers(&page)[1], "0", "what is older is not counted");
    })
    .await;
}
