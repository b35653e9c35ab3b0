//! What ends with a session, a person or the store that has them, and what the session cookie is worth.

use std::time::Duration;

use latchkey::acts::door::NotDone;
use latchkey::acts::person::{AccessNotTaken, DisablePerson, EndAllOfEach, WhichPerson};
use latchkey::audit::Actor;
use latchkey::sso::sessions::Which;
use latchkey::store::transient::{Key, Operation, Transient as _};
use serde_json::json;

use crate::scenario::{Browser, PASSWORD, Page, RelyingParty, Scenario, body, on_each_pairing};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

/// The value of the session cookie that a browser holds.
fn session_cookie(browser: &Browser) -> Option<String> {
    browser.session_cookie().map(|(_, value)| value)
}

/// What a client gets without anybody being asked: a code's ID token, or the error.
async fn silent(given: &Scenario, browser: &Browser, client: &str, more: &[(&str, &str)]) -> Result<String, String> {
    let app = RelyingParty::of_public(given, client);
    let mut changes = vec![("prompt", "none")];
    changes.extend(more);
    let page = browser.get(&app.request("openid", &changes)).await;
    match page.answer().get("code") {
        Some(code) => {
            let redeemed = app.redeem(code).await;
            // A confidential client's story only wants to know whether there was a code.
            if redeemed.status == 401 {
                return Ok(String::new());
            }
            Ok(body(&redeemed.good().text("id_token"))["sub"].as_str().unwrap().to_owned())
        }
        None => Err(page.error()),
    }
}

/// Whoever brings this as the session cookie is nobody.
async fn opens_nothing(given: &Scenario, cookie: &str) {
    let thief = given.browser();
    thief.plant_session(cookie);
    assert_eq!(silent(given, &thief, "app", &[]).await, Err("login_required".into()));
}

/// A first-party single-page app: public, so that a story needs no secret, and never asks for consent.
async fn spa(given: &Scenario, id: &str) -> RelyingParty {
    let settings = latchkey::protocol::client::ClientSettings { first_party: true, ..Default::default() };
    given.client_with(id, latchkey::protocol::client::ClientKind::Spa, json!({}), settings).await
}

async fn add_account(given: &Scenario, browser: &Browser, client: &str, email: &str) -> Page {
    let app = RelyingParty::of_public(given, client);
    let mut page = browser.get(&app.request("openid", &[("prompt", "select_account")])).await;
    if page.name() == "account-choice" {
        page = browser.submit(&page, "another", &[], Some("another")).await;
    }
    browser.sign_in(&page, email, PASSWORD).await
}

#[tokio::test]
async fn one_session_serves_many_clients_with_one_sid_and_one_auth_time() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let (one, two) = (spa(&given, "one").await, spa(&given, "two").await);
        let browser = given.browser();
        let first = body(&given.tokens(&browser, &one, "openid", "alice@example.com").await.text("id_token"));
        given.later(5 * MINUTE);
        let page = browser.get(&two.request("openid", &[("prompt", "none")])).await;
        let second = body(&two.redeem(&page.code()).await.good().text("id_token"));
        assert_eq!((&first["sid"], &first["auth_time"]), (&second["sid"], &second["auth_time"]));
        let sessions = given.provider.sessions().of_user(&alice).await.unwrap();
        assert_eq!(sessions.len(), 1);
        let clients: Vec<&str> = sessions[0].clients.iter().map(|used| used.client_id.as_str()).collect();
        assert_eq!(clients, ["one", "two"]);
        let page = given.provider.sessions().page(Which::All, 0, 9).await.unwrap();
        let (everybodys, count) = (page.sessions, page.total);
        assert_eq!((everybodys.iter().filter(|session| session.user_id == alice).count(), count), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn attack_m4_the_session_cookie_changes_at_each_rise_and_the_old_one_is_void_at_once() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        given.person("bob@example.com").await;
        let app = spa(&given, "app").await;
        let browser = given.browser();
        // Planted before sign-in: the browser gets another.
        let planted = "A".repeat(43);
        browser.plant_session(&planted);
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let mut cookies = vec![planted, session_cookie(&browser).unwrap()];

        given.later(MINUTE);
        let page = browser.get(&app.request("openid", &[("prompt", "login")])).await;
        browser.sign_in(&page, "alice@example.com", PASSWORD).await.code();
        cookies.push(session_cookie(&browser).unwrap()); // stepped up

        add_account(&given, &browser, "app", "bob@example.com").await.code();
        cookies.push(session_cookie(&browser).unwrap()); // an account was added

        let page = browser.get(&app.request("openid", &[("prompt", "select_account")])).await;
        let other = page.forms().iter().flat_map(|form| form.buttons.clone()).rfind(|(name, _)| name == "account").unwrap().1;
        browser.submit(&page, "account", &[], Some(&other)).await.code();
        cookies.push(session_cookie(&browser).unwrap()); // switched

        let page = browser.get(&app.request("openid", &[("prompt", "select_account")])).await;
        let page = browser.get(&format!("{}&choose=1&remove=1", page.url)).await;
        let removed = page.form("remove").buttons[0].1.clone();
        browser.submit(&page, "remove", &[], Some(&removed)).await;
        cookies.push(session_cookie(&browser).unwrap()); // one signed out

        let page = browser.get("/logout").await;
        let page = browser.submit(&page, "accept", &[], Some("accept")).await;
        assert_eq!(page.name(), "signed-out");
        assert_eq!(session_cookie(&browser), None);

        let distinct: std::collections::BTreeSet<&String> = cookies.iter().collect();
        assert_eq!(distinct.len(), cookies.len(), "each another");
        for old in &cookies {
            opens_nothing(&given, old).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_sid_is_no_credential() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = spa(&given, "app").await;
        let token = given.tokens(&given.browser(), &app, "openid", "alice@example.com").await.text("id_token");
        let sid = body(&token)["sid"].as_str().unwrap().to_owned();
        for value in [sid.clone(), format!("{sid:A<43}")] {
            opens_nothing(&given, &value).await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_online_grant_ends_with_its_session_and_an_offline_one_does_not() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let online = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let offline = given.offline_tokens(&browser, &app).await;
        let sid = body(&online.text("id_token"))["sid"].as_str().unwrap().to_owned();
        given.end_session(&sid, &alice).await;
        assert_eq!(app.refresh(&online.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
        assert_eq!(app.userinfo(&online.text("access_token")).await.status, 401);
        assert_eq!(app.introspect(&online.text("access_token")).await.good().json, json!({"active": false}));
        app.refresh(&offline.text("refresh_token"), &[]).await.good();
        app.userinfo(&offline.text("access_token")).await.good();
        assert_eq!(silent(&given, &browser, "app", &[]).await, Err("login_required".into()));
    })
    .await;
}

#[tokio::test]
async fn an_online_grant_ends_with_a_session_that_went_idle_and_a_refresh_counts_as_use() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let mut token = given.tokens(&browser, &app, "openid", "alice@example.com").await.text("refresh_token");
        for _ in 0..3 {
            given.later(8 * HOUR);
            token = app.refresh(&token, &[]).await.good().text("refresh_token");
        }
        assert!(silent(&given, &browser, "app", &[]).await.is_ok());
        given.later(13 * HOUR);
        assert_eq!(app.refresh(&token, &[]).await.refused(400), "invalid_grant");
    })
    .await;
}

#[tokio::test]
async fn a_disabled_person_is_signed_out_everywhere_and_enabling_brings_nothing_back() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let online = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let offline = given.offline_tokens(&browser, &app).await;
        given.disable(&alice).await;
        for round in ["disabled", "enabled again"] {
            assert_eq!(silent(&given, &browser, "app", &[]).await, Err("login_required".into()), "{round}");
            for tokens in [&online, &offline] {
                assert_eq!(app.refresh(&tokens.text("refresh_token"), &[]).await.refused(400), "invalid_grant", "{round}");
                assert_eq!(app.userinfo(&tokens.text("access_token")).await.status, 401, "{round}");
            }
            given.enable(&alice).await;
        }
        assert!(!given.tokens(&browser, &app, "openid", "alice@example.com").await.text("access_token").is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_raised_epoch_signs_out_sessions_and_grants_of_before() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        given.end_all(&alice).await;
        assert_eq!(silent(&given, &browser, "app", &[]).await, Err("login_required".into()));
        assert_eq!(app.refresh(&tokens.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
        assert_eq!(app.userinfo(&tokens.text("access_token")).await.status, 401);
    })
    .await;
}

#[tokio::test]
async fn attack_o2_losing_the_transient_store_signs_people_out_and_un_revokes_nothing() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let (browser, second) = (given.browser(), given.browser());
        let revoked = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let sid = body(&revoked.text("id_token"))["sid"].as_str().unwrap().to_owned();
        let offline = given.offline_tokens(&second, &app).await;
        let before: Vec<_> = given.provider.sessions().of_user(&alice).await.unwrap();
        given.end_session(&sid, &alice).await;
        // The store's data goes, as after a failover to an empty one.
        let sids: Vec<String> = before.iter().map(|session| session.sid.clone()).collect();
        given.provider.sessions().end(&sids).await.unwrap();
        for browser in [&browser, &second] {
            assert_eq!(silent(&given, browser, "app", &[]).await, Err("login_required".into()));
        }
        // And comes back from before the end, as from a backup: the session that was ended stays ended.
        for session in before {
            let sessions = given.provider.sessions();
            sessions.keep(&session).await.unwrap();
            let cookie = sessions.adopt(&Default::default(), &session, None, &given.provider.random).await.unwrap();
            let thief = given.browser();
            thief.plant_session(cookie.expose());
            let silent = silent(&given, &thief, "app", &[]).await;
            assert_eq!(silent.is_err(), session.sid == sid, "{silent:?}");
        }
        assert_eq!(app.refresh(&revoked.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
        assert_eq!(app.userinfo(&revoked.text("access_token")).await.status, 401);
        app.refresh(&offline.text("refresh_token"), &[]).await.good();
    })
    .await;
}

#[tokio::test]
async fn the_last_owner_cannot_be_disabled() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        given.make_owner(&alice).await;
        let disable = DisablePerson { person: WhichPerson::Id(alice) };
        let refused = given.provider.perform(given.provider.acting(Actor::Command), disable).await;
        assert!(matches!(refused, Err(NotDone::Refused(AccessNotTaken::LastOwner))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn core_5_5_1_a_demanded_sub_is_held_like_a_hint() {
    on_each_pairing(async |given| {
        let (alice, bob) = (given.person("alice@example.com").await, given.person("bob@example.com").await);
        let app = spa(&given, "app").await;
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let demand = |sub: &str| format!(r#"{{"id_token":{{"sub":{{"value":"{sub}"}}}}}}"#);
        assert_eq!(silent(&given, &browser, "app", &[("claims", &demand(&alice))]).await, Ok(alice));
        assert_eq!(silent(&given, &browser, "app", &[("claims", &demand(&bob))]).await, Err("login_required".into()));
        // Alice is the only one signed in here, and her password is no answer either.
        let page = browser.get(&app.request("openid", &[("claims", &demand(&bob))])).await;
        assert_eq!(page.name(), "sign-in");
        assert_eq!(browser.sign_in(&page, "alice@example.com", PASSWORD).await.error(), "login_required");
    })
    .await;
}

#[tokio::test]
async fn the_sessions_of_an_app_come_page_by_page_without_those_of_others_and_without_what_is_gone() {
    on_each_pairing(async |given| {
        let (quiet, busy) = (given.client("quiet").await, given.client("busy").await);
        let (mut people, mut browsers) = (Vec::new(), Vec::new());
        for n in 0..5 {
            let email = format!("p{n}@example.com");
            people.push(given.person(&email).await);
            browsers.push(given.browser());
            given.tokens(&browsers[n], if n < 2 { &quiet } else { &busy }, "openid", &email).await;
            given.later(MINUTE);
        }
        let page = async |which: Which<'_>, skip: usize, limit: usize| {
            let page = given.provider.sessions().page(which, skip, limit).await.unwrap();
            let (found, count) = (page.sessions, page.total);
            (found.into_iter().map(|session| people.iter().position(|id| *id == session.user_id).unwrap()).collect::<Vec<_>>(), count)
        };
        let (of_quiet, of_busy) = (Which::OfClient("quiet"), Which::OfClient("busy"));
        assert_eq!(page(of_busy, 0, 2).await, (vec![4, 3], 3), "the newest first");
        assert_eq!((page(of_busy, 2, 2).await, page(of_busy, 3, 2).await), ((vec![2], 3), (vec![], 3)));
        assert_eq!((page(of_quiet, 0, 9).await, page(Which::OfClient("none"), 0, 9).await), ((vec![1, 0], 2), (vec![], 0)));
        given.tokens(&browsers[3], &quiet, "openid", "p3@example.com").await;
        assert_eq!(page(of_quiet, 0, 9).await, (vec![3, 1, 0], 3), "one session serves two apps");

        // What ended is in no list any more; what is idle too long is passed over, and a page is full nevertheless.
        let sid = given.provider.sessions().of_user(&people[1]).await.unwrap().remove(0).sid;
        given.provider.sessions().end(&[sid]).await.unwrap();
        assert_eq!((page(of_quiet, 0, 9).await, page(Which::All, 0, 9).await.1), ((vec![3, 0], 2), 4));
        given.later(11 * HOUR);
        for n in [0, 2] {
            given.tokens(&browsers[n], if n < 2 { &quiet } else { &busy }, "openid", &format!("p{n}@example.com")).await;
        }
        given.later(2 * HOUR);
        assert_eq!((page(of_busy, 0, 1).await, page(of_quiet, 0, 1).await), ((vec![2], 1), (vec![0], 1)));
        assert_eq!(page(Which::All, 0, 9).await, (vec![2, 0], 2));
    })
    .await;
}

/// Puts `count` entries in front of the list of everybody's sessions whose records are gone.
async fn dead_entries(given: &Scenario, count: usize) {
    let all = Key::new("all-sessions", &given.issuer);
    let until = given.now().plus(1_000 * HOUR);
    let add = |n| Operation::IndexAdd { key: all.clone(), member: format!("gone-{n}"), expires_at: until };
    given.provider.transient.batch((0..count).map(add).collect(), given.now()).await.unwrap();
}

#[tokio::test]
async fn the_end_of_all_that_was_ends_nothing_that_began_since() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = spa(&given, "app").await;
        let (old, new) = (given.browser(), given.browser());
        let sid = |tokens: &crate::scenario::Answer| body(&tokens.text("id_token"))["sid"].as_str().unwrap().to_owned();
        let first = given.tokens(&old, &app, "openid", "alice@example.com").await;
        // All ends in the rows; before the records are forgotten she signs in again, and a crowd of records is gone already.
        given.perform(EndAllOfEach { user_ids: vec![alice.clone()], signed_in: [alice.clone()].into(), confirmed_by: None }).await;
        let second = given.tokens(&new, &app, "openid", "alice@example.com").await;
        dead_entries(&given, 2_100).await;
        let emptied = given.provider.sessions().page(Which::All, 0, 50).await.unwrap();
        assert!(emptied.sessions.is_empty() && emptied.next == Some(0), "a page of what is gone is not the last: {emptied:?}");
        dead_entries(&given, 2_100).await;
        given.provider.forget_ended_sessions().await.unwrap();
        let sessions = given.provider.sessions();
        assert!(sessions.find(&sid(&first)).await.unwrap().is_none(), "what ended is forgotten, however far behind it stands");
        assert!(sessions.find(&sid(&second)).await.unwrap().is_some(), "what began since goes on");
        assert_eq!(silent(&given, &new, "app", &[]).await, Ok(alice.clone()));
        assert_eq!(silent(&given, &old, "app", &[]).await, Err("login_required".into()));
        let left = sessions.page(Which::All, 0, 50).await.unwrap();
        assert_eq!((left.sessions.len(), left.next, left.total), (1, None, 1));
    })
    .await;
}

#[tokio::test]
async fn a_session_that_is_about_to_answer_an_app_stays_in_the_apps_list() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        given.person("bob@example.com").await;
        let app = spa(&given, "app").await;
        given.tokens(&given.browser(), &app, "openid", "bob@example.com").await;
        given.later(MINUTE);
        let tokens = given.tokens(&given.browser(), &app, "openid", "alice@example.com").await;
        let sid = body(&tokens.text("id_token"))["sid"].as_str().unwrap().to_owned();
        let sessions = given.provider.sessions();
        // Listed first, noted in its record then: a page of the list is read in between.
        let list = Key::new("client-sessions", &format!("{}\nother", given.issuer));
        let entry = Operation::IndexAdd { key: list, member: sid.clone(), expires_at: given.now().plus(HOUR) };
        given.provider.transient.batch(vec![entry], given.now()).await.unwrap();
        let page = sessions.page(Which::OfClient("other"), 0, 9).await.unwrap();
        assert!(page.sessions.is_empty() && page.next.is_none());
        let now = given.now();
        sessions.renew(&sid, |session| session.note_client("other", now)).await.unwrap().unwrap();
        let page = sessions.page(Which::OfClient("other"), 0, 9).await.unwrap();
        assert_eq!(page.sessions.iter().map(|session| session.sid.as_str()).collect::<Vec<_>>(), [sid.as_str()]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_neither_begins_nor_joins_the_first_one_leaves_nothing() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = spa(&given, "app").await;
        given.tokens(&given.browser(), &app, "openid", "alice@example.com").await;
        let sessions = given.provider.sessions();
        let first = sessions.of_user(&alice).await.unwrap().remove(0);
        let browser = ["a browser's hash".to_owned()];
        assert!(sessions.join_or_register(&first, &browser, |_| true).await.unwrap().is_none());
        let fresh = latchkey::sso::session::Session { sid: "fresh".into(), ..first.clone() };
        // Others change the first one whenever it is to be changed.
        let (store, key, now, until) =
            (given.provider.transient.clone(), Key::new("session", &first.sid), given.now(), given.now().plus(HOUR));
        let times = std::sync::atomic::AtomicI64::new(0);
        let handle = tokio::runtime::Handle::current();
        let crossed = sessions.begin(
            fresh,
            &browser,
            |_| true,
            |_| {
                let mut other = first.clone();
                let nth = times.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                other.note_client(&format!("c{nth}"), now);
                let (store, key, record) = (store.clone(), key.clone(), other.encode().unwrap());
                tokio::task::block_in_place(|| handle.block_on(async move { store.put(&key, &record, until, now).await.unwrap() }));
            },
        );
        let error = crossed.await.unwrap_err();
        assert!(error.to_string().contains("in a row"), "{error}");
        assert!(sessions.find("fresh").await.unwrap().is_none(), "no cookie names it");
        assert_eq!(sessions.of_user(&alice).await.unwrap().len(), 1);
    })
    .await;
}
