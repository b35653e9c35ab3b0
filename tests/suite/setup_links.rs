//! One-time links by which a person sets a password of their own.

use std::time::Duration;

use latchkey::acts::person::{CreatePerson, Description};
use latchkey::people::{credentials, user};
use latchkey::secrets::Secret;
use latchkey::sign_in::setup_link::{self, SetupLink};
use latchkey::store::StoreError;

use crate::scenario::{Browser, PASSWORD, Page, Scenario, on_each_pairing, said};

const CHOSEN: &str = "amber kites over 7 bridges";

pub async fn link(given: &Scenario, user_id: &str) -> Secret {
    let id = user_id.to_owned();
    let read = given.provider.database.read(move |conn| Ok::<_, StoreError>((user::find(conn, &id)?, credentials::password(conn, &id)?)));
    let (person, password) = read.await.unwrap();
    let link = SetupLink { user_id: user_id.to_owned(), epoch: person.unwrap().epoch, password: password.map(|kept| kept.id) };
    setup_link::make(&given.provider.transient, &given.provider.random, &link, given.now()).await.unwrap()
}

pub fn path(token: &Secret) -> String {
    format!("/welcome/{}", token.expose())
}

async fn choose(browser: &Browser, page: &Page, password: &str) -> Page {
    browser.submit(page, "new_password", &[("new_password", password)], None).await
}

/// The page says that the link is over, says nothing of cookies, and leads on to sign in.
fn is_over(page: &Page) {
    assert_eq!((page.status, page.name().as_str()), (400, "error"), "{}", page.body);
    assert_eq!(page.text("h1"), said("error-link-over"));
    assert!(!page.says("error-no-cookies") && !page.says("error-no-cookies-text"), "{}", page.text("main"));
    assert!(page.attribute(".buttons a.main", "href").ends_with("/account"));
}

async fn signs_in(given: &Scenario, password: &str) -> bool {
    let browser = given.browser();
    let page = browser.get("/account").await;
    browser.sign_in(&page, "alice@example.com", password).await.name() == "account"
}

#[tokio::test]
async fn a_link_sets_one_password_however_often_it_was_looked_at() {
    on_each_pairing(async |given| {
        let id = given.person("alice@example.com").await;
        let token = link(&given, &id).await;
        for _ in 0..3 {
            let page = given.browser().get(&path(&token)).await;
            assert_eq!(page.name(), "new-password");
            assert!(page.url.contains("/welcome?link=") && !page.body.contains(token.expose()), "the token goes nowhere else");
        }
        assert!(signs_in(&given, PASSWORD).await, "looking changes nothing");
        let (browser, second) = (given.browser(), given.browser());
        let (page, other) = (browser.get(&path(&token)).await, second.get(&path(&token)).await);
        assert_eq!(choose(&browser, &page, "password1").await.name(), "new-password", "a weak one is refused and the link stays");
        let done = choose(&browser, &page, CHOSEN).await;
        assert_eq!(done.name(), "sign-in");
        assert!(done.says("notice-password-set"), "what was done is told: {}", done.body);
        assert_eq!(done.attribute("#username", "value"), "alice@example.com", "and nothing is typed again");
        is_over(&choose(&second, &other, "quiet lamps beside 4 rivers").await);
        is_over(&choose(&browser, &page, "quiet lamps beside 4 rivers").await);
        is_over(&given.browser().get(&path(&token)).await);
        is_over(&browser.get("/welcome").await);
        assert!(signs_in(&given, CHOSEN).await && !signs_in(&given, PASSWORD).await);
    })
    .await;
}

#[tokio::test]
async fn a_link_is_over_after_a_day_when_replaced_and_when_all_that_the_person_has_ended() {
    on_each_pairing(async |given| {
        let id = given.person("alice@example.com").await;
        let first = link(&given, &id).await;
        let second = link(&given, &id).await;
        assert_eq!(given.browser().get(&path(&first)).await.name(), "error", "a newer one replaces it");
        let browser = given.browser();
        let page = browser.get(&path(&second)).await;
        given.disable(&id).await;
        assert_eq!(choose(&browser, &page, CHOSEN).await.name(), "error");
        given.enable(&id).await;
        assert_eq!(given.browser().get(&path(&second)).await.name(), "error", "what ended stays ended");
        let third = link(&given, &id).await;
        let page = browser.get(&path(&third)).await;
        given.later(Duration::from_secs(24 * 60 * 60 + 1));
        assert_eq!(choose(&browser, &page, CHOSEN).await.name(), "error");
        assert!(signs_in(&given, PASSWORD).await);
    })
    .await;
}

#[tokio::test]
async fn a_link_that_was_guessed_or_posted_from_elsewhere_sets_nothing() {
    on_each_pairing(async |given| {
        let id = given.person("alice@example.com").await;
        let token = link(&given, &id).await;
        for guess in ["/welcome/x", "/welcome/%00", "/welcome/../account", &format!("/welcome/{}", "a".repeat(4000))] {
            assert_ne!(given.browser().get(guess).await.name(), "new-password", "{guess}");
        }
        let browser = given.browser();
        let page = browser.get(&path(&token)).await;
        let hidden = |name: &str| page.form("new_password").fields.into_iter().find(|(field, _)| field == name).unwrap().1;
        let (stolen, link) = (hidden("csrf"), hidden("link"));
        let fields = |csrf: &str| {
            [("csrf", csrf), ("link", link.as_str()), ("new_password", CHOSEN)].map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        assert_eq!(browser.post("/welcome", &fields("")).await.status, 403);
        assert_eq!(given.browser().post("/welcome", &fields(&stolen)).await.status, 403, "another browser's form");
        assert_eq!(given.browser().get("/welcome").await.name(), "error", "the address alone shows nobody anything");
        assert!(signs_in(&given, PASSWORD).await);
    })
    .await;
}

#[tokio::test]
async fn a_link_is_over_once_the_person_chose_a_password_by_themselves() {
    on_each_pairing(async |given| {
        let id = given.person("alice@example.com").await;
        let token = link(&given, &id).await;
        let late = given.browser();
        let opened = late.get(&path(&token)).await;
        assert_eq!(opened.name(), "new-password");

        let browser = given.browser();
        let page = browser.get("/account/password").await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        let chosen = [("current_password", PASSWORD), ("new_password", "quiet lamps beside 4 rivers")];
        assert_eq!(browser.submit(&page, "new_password", &chosen, None).await.name(), "change-password");
        assert_eq!(given.browser().get(&path(&token)).await.name(), "error");
        assert_eq!(choose(&late, &opened, CHOSEN).await.name(), "error");
        assert!(signs_in(&given, "quiet lamps beside 4 rivers").await);
    })
    .await;
}

#[tokio::test]
async fn a_link_is_over_once_a_temporary_password_was_replaced() {
    on_each_pairing(async |given| {
        let id = given.person_with("alice@example.com", serde_json::json!({}), &[], true).await;
        let token = link(&given, &id).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(choose(&browser, &page, "quiet lamps beside 4 rivers").await.name(), "account");
        assert_eq!(given.browser().get(&path(&token)).await.name(), "error");
    })
    .await;
}

#[tokio::test]
async fn a_person_is_told_that_they_chose_the_password_and_of_a_new_one_only_where_they_had_one() {
    on_each_pairing(async |given| {
        let person = Description { email: "alice@example.com".into(), email_verified: true, ..Description::default() };
        let id = given.perform(CreatePerson { person, groups: Vec::new(), owner: false, password: None }).await.id;
        let (browser, token) = (given.browser(), link(&given, &id).await);
        let first = browser.get(&path(&token)).await;
        assert_eq!((first.text("h1"), first.text("p.lead")), (said("first-password-title"), said("new-password-first")));
        assert_eq!(first.text("label[for=new_password]"), said("password"));
        assert!(!first.says("new-password-title"), "{}", first.text("main"));
        let page = choose(&browser, &first, CHOSEN).await;
        let page = browser.sign_in(&page, "alice@example.com", CHOSEN).await;
        assert_eq!(page.name(), "account");
        assert!(page.says("event-password-chosen") && !page.says("event-password-set"), "{}", page.text("main"));
        let again = given.browser().get(&path(&link(&given, &id).await)).await;
        assert_eq!(again.text("h1"), said("new-password-title"));
    })
    .await;
}

#[tokio::test]
async fn the_link_for_the_first_admin_says_that_it_is_over_and_where_to_sign_in() {
    on_each_pairing(async |given| {
        given.admin("alice@example.com").await;
        for path in ["/setup/x", "/setup"] {
            let page = given.browser().get(path).await;
            assert_eq!((page.status, page.name().as_str()), (400, "error"));
            assert_eq!((page.text("h1"), page.text("p.lead")), (said("error-link-over"), said("error-setup-link-over-text")));
            assert!(page.attribute(".buttons a.main", "href").ends_with("/admin"));
        }
    })
    .await;
}

#[tokio::test]
async fn before_there_is_anybody_every_page_says_where_the_link_is_and_shows_none() {
    on_each_pairing(async |given| {
        for path in ["/", "/account", "/admin", "/admin/apps"] {
            let page = given.browser().get(path).await;
            assert_eq!((page.status, page.name().as_str()), (200, "before-setup"), "{path}: {}", page.body);
            assert!(!page.body.contains(&format!("{}/setup/", given.issuer)), "the secret stands in no page");
        }
        let wrong = given.browser().get("/setup/wrong").await;
        assert_eq!(wrong.attribute(".buttons a.main", "href"), "/", "nobody can sign in yet: the home page says which link to open");
        given.person("alice@example.com").await;
        let page = given.browser().get("/").await;
        assert_eq!(page.name(), "sign-in", "somebody can sign in");
        assert!(page.says("password-forgot"), "who forgot the password is not left alone");
    })
    .await;
}
