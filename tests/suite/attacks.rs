//! Attacks on what stands between two steps: an old page, a password that was reset, an address that was taken away.

use latchkey::acts::Standing;
use latchkey::acts::door::NotDone;
use latchkey::acts::password::{self as stored_password, ChangePassword};
use latchkey::audit::Actor;
use latchkey::factors::password;
use latchkey::secrets::Secret;
use serde_json::json;

use crate::bad_input::addresses::addresses;
use crate::scenario::sources::text_of_sources;
use crate::scenario::{PASSWORD, Scenario, on_each_pairing};

async fn reset_password(given: &Scenario, user_id: &str, chosen: &str) {
    let phc = Secret::new(password::hash(&Secret::new(chosen), given.provider.passwords.cost(), &given.provider.random).unwrap().expose());
    given.set_password(user_id, phc, true).await;
}

#[tokio::test]
async fn attack_t3_who_knew_a_temporary_password_cannot_replace_the_one_that_was_set_after_it() {
    on_each_pairing(async |given| {
        let alice = given.person_with("alice@example.com", json!({}), &[], true).await;
        let app = given.client("app").await;
        let thief = given.browser();
        let page = thief.get(&app.request("openid", &[])).await;
        let page = thief.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "new-password");

        reset_password(&given, &alice, "another temporary secret 5").await;
        let page = thief.submit(&page, "new_password", &[("new_password", "the thief chose this 77")], None).await;
        assert_eq!(page.name(), "sign-in", "who it is is owed anew");
        let page = thief.sign_in(&page, "alice@example.com", "the thief chose this 77").await;
        assert_eq!(page.name(), "sign-in", "the password is not the thief's");

        let owner = given.browser();
        let page = owner.get(&app.request("openid", &[])).await;
        assert_eq!(owner.sign_in(&page, "alice@example.com", "another temporary secret 5").await.name(), "new-password");
    })
    .await;
}

async fn change_password(given: &Scenario, user_id: &str, browser_chose: &str) {
    let phc =
        Secret::new(password::hash(&Secret::new(browser_chose), given.provider.passwords.cost(), &given.provider.random).unwrap().expose());
    given.perform(ChangePassword { who: given.standing(user_id).await, phc, ends: Vec::new() }).await;
}

#[tokio::test]
async fn attack_m10_a_sign_in_begun_with_the_old_password_does_not_go_on_after_the_person_changed_it() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let (owner, thief) = (given.browser(), given.browser());
        let page = owner.get("/account").await;
        assert_eq!(owner.sign_in(&page, "alice@example.com", PASSWORD).await.name(), "account");
        let begin = async |browser: &crate::scenario::Browser, with: &str| {
            let page = browser.get(&app.request("openid", &[("acr_values", "urn:latchkey:acr:2")])).await;
            browser.sign_in(&page, "alice@example.com", with).await
        };
        let offer = begin(&thief, PASSWORD).await;
        assert_eq!(offer.name(), "enrol-second-factor");
        change_password(&given, &alice, "amber kites over 7 bridges").await;
        assert_eq!(thief.submit(&offer, "code", &[], Some("later")).await.name(), "sign-in", "nothing to pass over");
        let offer = begin(&thief, "amber kites over 7 bridges").await;
        change_password(&given, &alice, "quiet lamps beside 4 rivers").await;
        let key = latchkey::factors::totp::Seed::parse(&offer.text("code.key").replace(' ', "")).unwrap();
        let page = thief.submit(&offer, "code", &[("code", &key.code(given.now()))], None).await;
        assert_eq!(page.name(), "sign-in");
        assert!(!given.second_factors(&alice).await.any(), "the thief's app is not kept");

        let (seed, codes) = given.second_factor(&alice).await;
        for (code, form) in [(seed.code(given.now()), "code"), (codes.first().unwrap().clone(), "recovery")] {
            let browser = given.browser();
            let page = begin(&browser, "quiet lamps beside 4 rivers").await;
            assert_eq!(page.name(), "totp");
            let page = if form == "recovery" { browser.get(&format!("{}&recovery=1", page.url)).await } else { page };
            change_password(&given, &alice, "green doors under 9 hills").await;
            assert_eq!(browser.submit(&page, "code", &[("code", &code)], None).await.name(), "sign-in", "{form}");
            change_password(&given, &alice, "quiet lamps beside 4 rivers").await;
        }
        assert_eq!(given.second_factors(&alice).await.codes().unwrap().left, Some(10), "none was used up");
    })
    .await;
}

#[tokio::test]
async fn attack_t3_the_form_of_an_old_session_does_not_overwrite_the_password_that_an_admin_set() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let (ring, phc) = (
            given.provider.keyring.clone(),
            Secret::new(
                password::hash(&Secret::new("the thief chose this 77"), given.provider.passwords.cost(), &given.provider.random)
                    .unwrap()
                    .expose(),
            ),
        );
        let (id, reader) = (alice.clone(), ring.clone());
        let typed = given.provider.database.read(move |conn| stored_password::read(conn, &reader, &id)).await.unwrap().unwrap().id;
        reset_password(&given, &alice, "a temporary secret 5").await;
        // What the form proved before: an epoch that ended, and a password that was replaced.
        let old = Standing { user_id: alice.clone(), epoch: 0, credentials: Vec::new(), sid: None };
        let replaced = Standing { user_id: alice.clone(), epoch: i64::MAX, credentials: vec![typed], sid: None };
        for who in [old, replaced] {
            let change = ChangePassword { who, phc: phc.clone(), ends: Vec::new() };
            let changed = given.provider.perform(given.provider.acting(Actor::User(alice.clone())), change).await;
            assert!(matches!(changed, Err(NotDone::NoStanding)), "{changed:?}");
        }
        let browser = given.browser();
        let page = browser.get("/account").await;
        assert_eq!(browser.sign_in(&page, "alice@example.com", "a temporary secret 5").await.name(), "new-password");
    })
    .await;
}

#[tokio::test]
async fn attack_m8_after_sign_out_an_old_consent_page_shows_and_allows_nothing() {
    on_each_pairing(async |given| {
        let claims = json!({"phone_number": "+49 30 123456"});
        given.person_with("alice@example.com", claims, &[], false).await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid phone", &[])).await;
        let consent = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(consent.name(), "consent");
        assert!(consent.body.contains("+49 30 123456"));

        let page = browser.get("/logout").await;
        browser.submit(&page, "logout", &[], Some("accept")).await;
        let again = browser.get(&consent.url).await;
        assert_eq!(again.name(), "sign-in");
        assert!(!again.body.contains("+49 30 123456") && !again.body.contains("alice@example.com"));
        assert_eq!(browser.submit(&consent, "accept", &[], Some("accept")).await.name(), "sign-in");
        // Nothing was remembered of it either.
        let page = browser.get(&app.request("openid phone", &[])).await;
        assert_eq!(browser.sign_in(&page, "alice@example.com", PASSWORD).await.name(), "consent");
    })
    .await;
}

#[tokio::test]
async fn attack_r1_an_address_that_is_taken_away_during_a_sign_in_gets_no_code() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let consent = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        given.change_client("app", |client| client.metadata.redirect_uris = vec!["https://app.example/elsewhere".to_owned()]).await;
        for button in ["accept", "deny"] {
            let page = browser.submit(&consent, button, &[], Some(button)).await;
            assert_eq!((page.name().as_str(), page.left_to), ("error", None));
        }
    })
    .await;
}

#[tokio::test]
async fn attack_h2_marks_of_sql_and_templates_are_data_wherever_they_are_typed() {
    const MARKS: &str = "'; DROP TABLE users; --\" OR 1=1 {{7*7}} {% raw %} ${7*7} %_\\";
    on_each_pairing(async |given| {
        let claims = json!({"name": MARKS, "nickname": MARKS});
        let alice = given.person_with("alice@example.com", claims, &["x' OR 'a'='a", "100% {{7*7}}"], false).await;
        let owner = given.admin("root@example.com").await;
        let settings = latchkey::protocol::client::ClientSettings::default();
        let kind = latchkey::protocol::client::ClientKind::Web;
        let app = given.client_with("app", kind, json!({"client_name": MARKS}), settings).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid profile groups", &[("login_hint", MARKS)])).await;
        assert!(page.body.contains("{{7*7}}") && !page.body.contains("\" OR 1=1"), "as text, escaped");
        for login in [MARKS, "' OR '1'='1", "alice@example.com' --", "%", "_lice@example.com", "alice@example.com\\"] {
            let page = browser.sign_in(&page, login, PASSWORD).await;
            assert_eq!((page.status, page.name().as_str()), (200, "sign-in"), "{login}");
        }
        let tokens = given.tokens(&browser, &app, "openid profile groups", "alice@example.com").await;
        let told = app.userinfo(&tokens.text("access_token")).await.good().json;
        assert_eq!((told["name"].as_str(), told["groups"].as_array().map(Vec::len)), (Some(MARKS), Some(2)));

        let admin = given.browser();
        let page = admin.get("/admin").await;
        admin.sign_in(&page, "root@example.com", PASSWORD).await;
        for search in [MARKS, "' OR '1'='1", "%", "_", "\\", "\"))"] {
            for path in ["/admin/people", "/admin/groups", "/admin/sessions", "/admin/audit"] {
                let url =
                    url::Url::parse_with_params(&format!("{}{path}", given.issuer), [("q", search), ("user", search), ("client", search)]);
                let page = admin.get(url.unwrap().as_str()).await;
                assert_eq!(page.status, 200, "{search} at {path}");
                assert!(!page.body.contains("{% raw %}49") && !page.body.contains(">49<"), "{search} at {path}");
            }
        }
        let people = given.provider.database.read(move |conn| {
            Ok::<_, latchkey::store::StoreError>((latchkey::people::user::find(conn, &alice)?, latchkey::people::user::find(conn, &owner)?))
        });
        assert!(matches!(people.await.unwrap(), (Some(_), Some(_))), "everybody is there");
    })
    .await;
}

#[tokio::test]
async fn attack_z1_every_address_of_the_console_is_closed_to_everybody_but_an_owner() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (stranger, browser) = (given.browser(), given.browser());
        let page = browser.get("/account/password").await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        let csrf = page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
        let before = given.events(latchkey::audit::EventType::AccessRefused).await;
        let mut tried = 0;
        for address in addresses().into_iter().filter(|address| address.path.starts_with("/admin")) {
            if address.allow.contains("GET") {
                assert_eq!(stranger.get(&address.concrete()).await.name(), "sign-in", "{}", address.path);
                let page = browser.get(&address.concrete()).await;
                assert_eq!((page.status, page.name().as_str()), (403, "error"), "GET {}", address.path);
                tried += 1;
            }
            if address.takes_a_form() {
                let page = browser.post(&address.concrete(), std::slice::from_ref(&csrf)).await;
                assert_eq!((page.status, page.name().as_str()), (403, "error"), "POST {}", address.path);
                assert_eq!(stranger.post(&address.concrete(), &[]).await.name(), "sign-in", "POST {}", address.path);
                tried += 1;
            }
        }
        assert!(tried > 20);
        assert_eq!(given.events(latchkey::audit::EventType::AccessRefused).await - before, tried, "each stands in the record");
    })
    .await;
}

#[test]
fn every_attack_of_the_table_is_held_by_tests_that_are_there_or_says_why_not() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = std::fs::read_to_string(root.join("docs/attacks.md")).unwrap();
    let code = ["src", "tests/suite"].map(|folder| text_of_sources(&root.join(folder))).concat();
    let mut rows = 0;
    for row in table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| id") && !line.starts_with("| ---")) {
        let held_by = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let named: Vec<&str> = held_by.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty() || held_by.starts_with("not yet: "), "neither a test nor a reason: {row}");
        for name in named {
            assert!(code.contains(&format!("fn {name}(")), "there is no test {name}: {row}");
        }
        rows += 1;
    }
    assert!(rows > 70, "the table was read");
}
