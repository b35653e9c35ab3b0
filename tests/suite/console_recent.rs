//! What in the console asks an old session to prove again who it is, before it is done and with nothing typed lost.

use std::time::Duration;

use latchkey::audit::EventType;

use crate::console::{console, events};
use crate::scenario::{Browser, PASSWORD, Page, on_each_pairing};

/// Types in a page what was opened before the session grew old, and gives what follows once the password was typed again.
async fn proven(browser: &Browser, page: &Page, form: &str, typed: &[(&str, &str)], button: Option<&str>) -> Page {
    let asked = browser.submit(page, form, typed, button).await;
    assert_eq!(asked.name(), "password", "{}", asked.body);
    browser.submit(&asked, "password", &[("password", PASSWORD)], None).await
}

#[tokio::test]
async fn attack_an_old_session_changes_nobodys_address_and_what_was_typed_is_there_again() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let alice = given.person("alice@example.com").await;
        let page = browser.get(&format!("/admin/people/{alice}")).await;
        given.later(Duration::from_secs(11 * 60));
        let typed = [("email", "mallory@example.com"), ("email_verified", "yes"), ("name", "Alice Typed")];
        let again = proven(&browser, &page, "version", &typed, None).await;
        assert_eq!((again.status, again.name().as_str()), (200, "console-person"), "{}", again.body);
        assert_eq!(again.attribute("#email", "value"), "mallory@example.com");
        assert_eq!(again.attribute("#name", "value"), "Alice Typed");
        assert!(events(&given, EventType::UserUpdated).await.is_empty(), "nothing was saved yet");
        assert!(again.says("notice-not-saved-yet"), "and the page says so");
        let saved = browser.submit(&again, "version", &[], None).await;
        assert!(saved.status == 200 && events(&given, EventType::UserUpdated).await.len() == 1, "{}", saved.body);

        // A name alone asks for nothing.
        given.later(Duration::from_secs(11 * 60));
        let page = browser.get(&format!("/admin/people/{alice}")).await;
        browser.submit(&page, "version", &[("name", "Alice")], None).await;
        assert_eq!(events(&given, EventType::UserUpdated).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn attack_an_old_session_turns_no_apps_tokens_elsewhere_and_what_was_typed_is_there_again() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.client("app").await;
        let page = browser.get("/admin/apps/app").await;
        given.later(Duration::from_secs(11 * 60));
        let typed = [("redirect_uri_0", "https://other.example/cb"), ("name", "Typed name")];
        let again = proven(&browser, &page, "redirect_uri_0", &typed, None).await;
        assert_eq!(again.attribute("#redirect_uri_0", "value"), "https://other.example/cb");
        assert_eq!(again.attribute("#name", "value"), "Typed name");
        assert!(events(&given, EventType::ClientUpdated).await.is_empty());
        assert!(again.says("notice-not-saved-yet"));
        // Another admin saves meanwhile: what was typed is no more than that.
        given.change_client("app", |client| client.metadata.client_name = Some("Meanwhile".into())).await;
        let stale = browser.submit(&again, "redirect_uri_0", &[], None).await;
        assert_eq!(stale.status, 409, "{}", stale.body);
        assert_eq!(browser.submit(&stale, "redirect_uri_0", &[], None).await.status, 200);
        assert_eq!(given.provider.snapshot().client("app").unwrap().client.metadata.redirect_uris, ["https://other.example/cb"]);

        given.later(Duration::from_secs(11 * 60));
        let page = browser.get("/admin/apps/app").await;
        let back = proven(&browser, &page, "/state", &[], Some("off")).await;
        assert!(back.says("notice-press-again"), "a button did nothing yet: {}", back.body);
        assert!(!browser.get(&back.url).await.says("notice-press-again"), "it is said once");
    })
    .await;
}

#[tokio::test]
async fn attack_an_old_session_connects_no_app_and_makes_no_account_and_what_was_typed_is_there_again() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let connect = browser.get("/admin/connect?what=web").await;
        let new_person = browser.get("/admin/new-person").await;
        given.later(Duration::from_secs(11 * 60));
        let typed = [("name", "Board"), ("redirect_uri_0", "https://board.example/cb")];
        let again = proven(&browser, &connect, "client_id", &typed, None).await;
        assert_eq!(again.name(), "console-connect-details", "{}", again.body);
        assert_eq!(again.attribute("#redirect_uri_0", "value"), "https://board.example/cb");
        assert!(events(&given, EventType::ClientCreated).await.is_empty());
        assert!(again.says("notice-not-saved-yet"));
        assert_eq!(browser.submit(&again, "client_id", &[], None).await.name(), "console-app-secret");

        given.later(Duration::from_secs(11 * 60));
        let typed = [("email", "new@example.com"), ("name", "New"), ("way", "password")];
        let again = proven(&browser, &new_person, "email", &typed, None).await;
        assert_eq!((again.name().as_str(), again.attribute("#email", "value").as_str()), ("console-person-new", "new@example.com"));
        assert_eq!(again.attribute("input[name=way][checked]", "value"), "password");
        assert!(browser.submit(&again, "email", &[], None).await.body.contains("new@example.com"));
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_is_given_until_it_is_saved_or_ten_minutes_are_over_and_to_nobody_else() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let alice = given.person("alice@example.com").await;
        let page = browser.get(&format!("/admin/people/{alice}")).await;
        given.later(Duration::from_secs(11 * 60));
        let again = proven(&browser, &page, "version", &[("email", "typed@example.com")], None).await;
        assert!(again.url.contains("kept="));
        for _ in 0..2 {
            let reloaded = browser.get(&again.url).await;
            assert_eq!(reloaded.attribute("#email", "value"), "typed@example.com");
            assert!(reloaded.says("notice-not-saved-yet"), "{}", reloaded.body);
        }
        let eve = given.person("eve@example.com").await;
        let elsewhere = browser.get(&again.url.replace(&alice, &eve)).await;
        assert_eq!(elsewhere.attribute("#email", "value"), "eve@example.com", "it belongs to the page that it was typed into");
        let refused = browser.submit(&again, "version", &[("email", "nobody")], None).await;
        assert_eq!((refused.status, refused.attribute("#email", "value").as_str()), (422, "nobody"));
        let saved = browser.submit(&refused, "version", &[("email", "saved@example.com")], None).await;
        assert_eq!((saved.status, saved.attribute("#email", "value").as_str()), (200, "saved@example.com"));
        let reloaded = browser.get(&again.url).await;
        assert_eq!(reloaded.attribute("#email", "value"), "saved@example.com");
        assert!(!reloaded.says("notice-not-saved-yet"), "{}", reloaded.body);

        given.later(Duration::from_secs(11 * 60));
        let page = browser.get(&format!("/admin/people/{alice}")).await;
        let again = proven(&browser, &page, "version", &[("email", "late@example.com")], None).await;
        given.later(Duration::from_secs(11 * 60));
        assert_eq!(browser.get(&again.url).await.attribute("#email", "value"), "saved@example.com", "ten minutes are over");

        given.later(Duration::from_secs(11 * 60));
        let page = browser.get(&format!("/admin/people/{alice}")).await;
        let again = proven(&browser, &page, "version", &[("email", "secret@example.com")], None).await;
        let other = given.browser();
        given.admin("other@example.com").await;
        let asked = other.get("/admin").await;
        other.sign_in(&asked, "other@example.com", PASSWORD).await;
        assert!(!other.get(&again.url).await.body.contains("secret@example.com"));
    })
    .await;
}

/// Signs out as in another tab.
async fn sign_out(browser: &Browser) {
    let page = browser.get("/logout").await;
    browser.submit(&page, "accept", &[], Some("accept")).await;
}

#[tokio::test]
async fn what_was_typed_in_a_session_that_ended_is_shown_again_after_the_sign_in_and_not_done() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let alice = given.person("alice@example.com").await;
        given.client("app").await;
        given.resource("https://api.example", "notes.read", &[]).await;
        let api = "/admin/api?identifier=https%3A%2F%2Fapi.example";
        let pages: [(&str, &str, &str, &str); 7] = [
            (&format!("/admin/people/{alice}"), "version", "name", "#name"),
            ("/admin/new-person", "email", "email", "#email"),
            ("/admin/apps/app", "redirect_uri_0", "name", "#name"),
            ("/admin/connect?what=web", "client_id", "name", "#name"),
            (api, "version", "name", "#name"),
            ("/admin/groups", "name", "name", "#name"),
            ("/admin/messages", "to", "to", "#to"),
        ];
        for (path, form, field, shown) in pages {
            let page = browser.get(path).await;
            // It ended while nobody looked; and a second time while another tab signed in again.
            for elsewhere in [false, true] {
                if elsewhere {
                    sign_out(&browser).await;
                    let asked = browser.get("/admin").await;
                    browser.sign_in(&asked, "root@example.com", PASSWORD).await;
                } else {
                    given.later(Duration::from_secs(13 * 3600));
                }
                let mut again = browser.submit(&page, form, &[(field, "typed@example.com")], None).await;
                if !elsewhere {
                    assert_eq!(again.name(), "sign-in", "{path}: {}", again.body);
                    again = browser.sign_in(&again, "root@example.com", PASSWORD).await;
                }
                assert_eq!((again.status, again.attribute(shown, "value").as_str()), (200, "typed@example.com"), "{path}: {}", again.body);
                assert!(again.says("notice-not-saved-yet"), "{path}: {}", again.body);
                assert_eq!(browser.get(&again.url).await.attribute(shown, "value"), "typed@example.com", "{path}");
            }
        }
        for event in [EventType::UserUpdated, EventType::ClientUpdated, EventType::ResourceUpdated, EventType::GroupCreated] {
            assert!(events(&given, event).await.is_empty(), "{event:?}");
        }
        let again = browser.get("/admin/groups").await;
        sign_out(&browser).await;
        let asked = browser.submit(&again, "name", &[("name", "ops")], None).await;
        let again = browser.sign_in(&asked, "root@example.com", PASSWORD).await;
        assert_eq!(browser.submit(&again, "name", &[], None).await.text("h1"), "ops", "it can be saved then");
    })
    .await;
}

#[tokio::test]
async fn attack_what_was_typed_in_a_session_that_ended_is_shown_to_nobody_else() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.admin("other@example.com").await;
        let alice = given.person("alice@example.com").await;
        let page = browser.get(&format!("/admin/people/{alice}")).await;
        sign_out(&browser).await;
        let secret = [("name", "A secret")];
        let asked = browser.submit(&page, "version", &secret, None).await;
        assert_eq!(asked.name(), "sign-in");
        // Whoever sits there next, though they are an admin too.
        let shown = browser.sign_in(&asked, "other@example.com", PASSWORD).await;
        assert_eq!((shown.name().as_str(), shown.attribute("#name", "value").as_str()), ("console-person", "Alice Example"));
        assert!(shown.url.contains("kept=") && !shown.body.contains("A secret"), "{}", shown.body);
        let foreign = browser.submit(&page, "version", &secret, None).await;
        assert_eq!((foreign.status, foreign.name().as_str()), (403, "error"), "{}", foreign.body);
        // In another browser not even the admin who typed it.
        let other = given.browser();
        let asked = other.get(&shown.url).await;
        let elsewhere = other.sign_in(&asked, "root@example.com", PASSWORD).await;
        assert_eq!(elsewhere.attribute("#name", "value"), "Alice Example");
        assert!(events(&given, EventType::UserUpdated).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_old_session_takes_no_list_along_and_the_file_comes_after_the_proof() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.later(Duration::from_secs(11 * 60));
        for path in ["/admin/audit/export?format=csv", "/admin/export/people?format=csv"] {
            let asked = browser.get(path).await;
            assert_eq!(asked.name(), "password", "{path}: {}", asked.body);
            let file = browser.submit(&asked, "password", &[("password", PASSWORD)], None).await;
            assert!(file.headers["content-disposition"].to_str().unwrap().contains(".csv"), "{path}");
            given.later(Duration::from_secs(11 * 60));
        }
    })
    .await;
}

#[tokio::test]
async fn groups_and_rights_are_given_by_recent_sessions_alone_and_sessions_end_at_once() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let alice = given.person("alice@example.com").await;
        let page = browser.get("/admin/groups").await;
        let group = browser.submit(&page, "name", &[("name", "ops")], None).await;
        given.later(Duration::from_secs(11 * 60));
        let person = browser.get(&format!("/admin/people/{alice}")).await;
        let done = browser.submit(&person, "end-sessions", &[], None).await;
        assert_eq!(done.name(), "console-person", "what protects is done at once");
        assert_eq!(browser.submit(&person, "add-group", &[("group", "ops")], None).await.name(), "password");
        assert_eq!(browser.submit(&group, "add-member", &[("person", "alice@example.com")], None).await.name(), "password");
        assert!(events(&given, EventType::MemberAdded).await.is_empty());
        let group = proven(&browser, &group, "version", &[("name", "operators")], None).await;
        assert_eq!(group.attribute("#name", "value"), "operators");
        assert!(browser.submit(&group, "version", &[], None).await.text("h1").contains("operators"));
    })
    .await;
}

#[tokio::test]
async fn attack_an_old_session_changes_nothing_that_an_app_may_know_a_person_by() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let alice = given.person("alice@example.com").await;
        let page = browser.get(&format!("/admin/people/{alice}")).await;
        given.later(Duration::from_secs(11 * 60));
        for typed in [[("username", "boss")], [("claims", "{\"employee_id\": \"1\"}")], [("claims", "{\"nickname\": \"boss\"}")]] {
            let asked = browser.submit(&page, "version", &typed, None).await;
            assert_eq!(asked.name(), "password", "{typed:?}");
        }
        assert!(events(&given, EventType::UserUpdated).await.is_empty());
        let saved = browser.submit(&page, "version", &[("name", "Alice A."), ("locale", "fr")], None).await;
        assert_eq!((saved.name().as_str(), events(&given, EventType::UserUpdated).await.len()), ("console-person", 1), "{}", saved.body);
    })
    .await;
}

#[tokio::test]
async fn attack_an_old_session_changes_nothing_of_an_app_but_its_name() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.client("app").await;
        let page = browser.get("/admin/apps/app").await;
        given.later(Duration::from_secs(11 * 60));
        let changes: [(&str, &str); 5] = [
            ("scopes", "openid email"),
            ("post_logout_uri_0", "https://other.example/bye"),
            ("id_token_claims", "yes"),
            ("access_token_lifetime", "60"),
            ("require_second_factor", "yes"),
        ];
        for typed in changes {
            assert_eq!(browser.submit(&page, "redirect_uri_0", &[typed], None).await.name(), "password", "{typed:?}");
        }
        assert!(events(&given, EventType::ClientUpdated).await.is_empty());
        let saved = browser.submit(&page, "redirect_uri_0", &[("name", "Other name")], None).await;
        assert_eq!((saved.name().as_str(), events(&given, EventType::ClientUpdated).await.len()), ("console-app", 1), "{}", saved.body);
    })
    .await;
}
