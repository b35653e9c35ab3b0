//! Which language pages speak: what somebody has just chosen goes before the wish of the app, that before an earlier choice, that before the
//! account, which counts once it is proven, and that before the browser.

use std::time::Duration;

use serde_json::json;

use crate::scenario::{Browser, PASSWORD, Page, on_each_pairing};

const ALICE: &str = "alice@example.com";

fn language(page: &Page) -> String {
    page.attribute("html", "lang")
}

/// Chooses a language on a page, as its link does; gives the page again.
async fn choose(browser: &Browser, page: &Page, tag: &str) -> Page {
    let at = reqwest::Url::parse(&page.url).unwrap();
    let back = format!("{}?{}", at.path(), at.query().unwrap_or_default());
    let query: String =
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs([("language", tag), ("return_to", back.as_str())]).finish();
    browser.get(&format!("/language?{query}")).await
}

#[tokio::test]
async fn the_pages_of_a_sign_in_speak_the_language_of_the_account_once_it_is_proven() {
    on_each_pairing(async |given| {
        given.person_with(ALICE, json!({"name": "Alice", "locale": "de-AT"}), &[], false).await;
        let (app, browser) = (given.client("app").await, given.browser());
        let page = browser.get(&app.request("openid email", &[])).await;
        assert_eq!((page.name().as_str(), language(&page).as_str()), ("sign-in", "en"));
        let wrong = browser.sign_in(&page, ALICE, "not the password").await;
        assert_eq!((wrong.name().as_str(), language(&wrong).as_str()), ("sign-in", "en"), "nothing tells whose account there is");
        let consent = browser.sign_in(&wrong, ALICE, PASSWORD).await;
        assert_eq!((consent.name().as_str(), language(&consent).as_str()), ("consent", "de"));
        assert_eq!(language(&browser.get("/account").await), "de");
        let asked = browser.get(&app.request("openid email", &[("ui_locales", "fr")])).await;
        assert_eq!((asked.name().as_str(), language(&asked).as_str()), ("consent", "fr"), "the app goes before the account");
        let chosen = choose(&browser, &asked, "es").await;
        assert_eq!((chosen.name().as_str(), language(&chosen).as_str()), ("consent", "es"), "and whoever chooses before the app");
        assert_eq!(language(&browser.get("/account").await), "es");
        given.later_for_all(Duration::from_secs(2 * 60 * 60));
        let asked = browser.get(&app.request("openid email", &[("ui_locales", "fr")])).await;
        assert_eq!(language(&asked), "fr", "an earlier choice does not");
        assert_eq!(language(&browser.get("/account").await), "es", "but it goes before the account");
    })
    .await;
}

#[tokio::test]
async fn a_choice_in_the_console_is_seen_at_once() {
    on_each_pairing(async |given| {
        given.admin("root@example.com").await;
        let browser = given.browser();
        let page = browser.get("/admin").await;
        let page = browser.sign_in(&page, "root@example.com", PASSWORD).await;
        assert_eq!((page.name().as_str(), language(&page).as_str()), ("console", "en"));
        let people = choose(&browser, &browser.get("/admin/people").await, "ar").await;
        assert_eq!((people.name().as_str(), language(&people).as_str()), ("console-people", "ar"));
    })
    .await;
}
