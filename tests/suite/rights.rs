//! Rights are asked in the transaction of each act.

use std::time::Duration;

use latchkey::acts::Acting;
use latchkey::acts::door::NotDone;
use latchkey::acts::group::{CreateGroup, DeleteGroup, UnfitGroupName, WhichGroup};
use latchkey::acts::person::{ChangePerson, Changes, WhichPerson};
use latchkey::acts::second_factor::RenewRecoveryCodes;
use latchkey::audit::Actor;
use latchkey::people::assignments::{self, Assignment, EVERYWHERE};
use latchkey::people::groups;
use latchkey::people::rights::Right;

use crate::bad_input::addresses::addresses;
use crate::scenario::{Browser, PASSWORD, Scenario, on_each_pairing};

async fn create(given: &Scenario, by: Actor, name: &str) -> Result<(), NotDone<UnfitGroupName>> {
    given.provider.perform(given.provider.acting(by), CreateGroup { name: name.to_owned() }).await.map(drop)
}

#[tokio::test]
async fn an_act_is_done_for_those_alone_who_have_the_right_to_it_at_that_moment() {
    on_each_pairing(async |given| {
        given.admin("ada@example.com").await;
        let mara = given.admin("mara@example.com").await;
        let by = || Actor::User(mara.clone());
        create(&given, by(), "while she has it").await.unwrap();
        given.remove_owner(&mara).await;
        for by in [by(), Actor::User("nobody".into()), Actor::Client("app".into()), Actor::Anonymous] {
            let refused = create(&given, by.clone(), "without").await;
            assert!(matches!(refused, Err(NotDone::NoRight)), "{by:?}: {refused:?}");
        }
        create(&given, Actor::Command, "by a command").await.unwrap();
        let names = given.provider.database.read(|conn| groups::list(conn, None, 10)).await.unwrap();
        let names: Vec<String> = names.into_iter().map(|group| group.name).collect();
        assert_eq!(names, ["by a command", "while she has it"], "what was refused left nothing");
    })
    .await;
}

#[tokio::test]
async fn an_admin_who_was_disabled_or_whose_session_was_ended_does_nothing_more() {
    on_each_pairing(async |given| {
        given.admin("ada@example.com").await;
        let mara = given.admin("mara@example.com").await;
        let standing = given.standing(&mara).await.in_session("s-of-mara");
        let acting = || Acting { standing: Some(standing.clone()), ..given.provider.acting(Actor::User(mara.clone())) };
        let create = async |acting, name: &str| given.provider.perform(acting, CreateGroup { name: name.to_owned() }).await;
        create(acting(), "while it goes on").await.unwrap();
        given.end_session("s-of-mara", &mara).await;
        let refused = create(acting(), "after it was ended").await;
        assert!(matches!(refused, Err(NotDone::NoStanding)), "{refused:?}");
        given.disable(&mara).await;
        let refused = create(given.provider.acting(Actor::User(mara.clone())), "disabled").await;
        assert!(matches!(refused, Err(NotDone::NoRight)), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn an_act_that_asks_for_a_recent_proof_is_refused_to_an_old_session_and_to_no_command() {
    on_each_pairing(async |given| {
        let mara = given.admin("mara@example.com").await;
        create(&given, Actor::User(mara.clone()), "whenever it was").await.unwrap();
        let group = WhichGroup::Name("whenever it was".to_owned());
        let delete = async |by: Actor, proved_at| {
            let acting = Acting { proved_at, ..given.provider.acting(by) };
            given.provider.perform(acting, DeleteGroup { group: group.clone(), confirmed_by: None }).await
        };
        let ago = |seconds| Some(given.now().minus(Duration::from_secs(seconds)));
        for old in [None, ago(601)] {
            let refused = delete(Actor::User(mara.clone()), old).await;
            assert!(matches!(refused, Err(NotDone::NotRecent)), "{refused:?}");
        }
        let person = WhichPerson::Id(mara.clone());
        let named = async |name: &str, value: &str| {
            let changes = Changes { claims: [(name.to_owned(), value.into())].into_iter().collect(), ..Changes::default() };
            let acting = given.provider.acting(Actor::User(mara.clone()));
            given.provider.perform(acting, ChangePerson::profile(person.clone(), changes)).await.map(drop)
        };
        named("name", "Mara").await.unwrap();
        assert!(matches!(named("nickname", "mara").await, Err(NotDone::NotRecent)), "an app may know her by it");
        delete(Actor::User(mara), ago(600)).await.unwrap();
        create(&given, Actor::Command, "whenever it was").await.unwrap();
        delete(Actor::Command, None).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn nobody_acts_by_what_another_proved() {
    on_each_pairing(async |given| {
        let (alice, bob) = (given.person("alice@example.com").await, given.person("bob@example.com").await);
        let renew = RenewRecoveryCodes { who: given.standing(&alice).await, hashes: vec!["h".into()] };
        for by in [Actor::User(bob), Actor::Client("app".into()), Actor::Anonymous] {
            let refused = given.provider.perform(given.provider.acting(by.clone()), renew.clone()).await;
            assert!(matches!(refused, Err(NotDone::NoRight)), "{by:?}: {refused:?}");
        }
    })
    .await;
}

/// A browser in which somebody is signed in who has these rights and no other, and what their forms need.
async fn with_rights(given: &Scenario, rights: &[Right]) -> (Browser, (String, String)) {
    let email = format!("{}@example.com", rights.iter().map(|right| right.as_str()).collect::<Vec<_>>().join("-"));
    let user_id = given.person(&email).await;
    let roles: Vec<String> = rights.iter().map(|right| right.as_str().to_owned()).collect();
    given
        .rows(move |conn, now| {
            roles.iter().try_for_each(|role| {
                let id = format!("{user_id}-{role}");
                let (user_id, role, place) = (user_id.clone(), role.clone(), EVERYWHERE.to_owned());
                assignments::insert(conn, &Assignment { id, user_id, role, place, until: None, created_at: now })
            })
        })
        .await;
    let browser = given.browser();
    let page = browser.get("/account/password").await;
    let page = browser.sign_in(&page, &email, PASSWORD).await;
    let csrf = page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
    (browser, csrf)
}

#[tokio::test]
async fn each_address_of_the_console_answers_to_its_own_right_alone() {
    on_each_pairing(async |given| {
        let console: Vec<_> = addresses().into_iter().filter(|address| address.path.starts_with("/admin")).collect();
        for right in Right::ALL {
            let (browser, csrf) = with_rights(&given, &[right]).await;
            for address in &console {
                let opens = address.right == Some(right);
                if address.allow.contains("GET") {
                    let page = browser.get(&address.concrete()).await;
                    assert_eq!(page.status != 403, opens, "GET {} with {right:?}: {}", address.path, page.status);
                }
                // Whoever may do it is told that there is nothing to do it to.
                if address.takes_a_form() {
                    let page = browser.post(&address.concrete(), std::slice::from_ref(&csrf)).await;
                    let is_refused_there = page.url.ends_with(&address.concrete()) || !opens;
                    assert_eq!(page.status != 403 || !is_refused_there, opens, "POST {} with {right:?}: {}", address.path, page.status);
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_sees_through_search_or_overview_what_the_list_refuses_to_them() {
    on_each_pairing(async |given| {
        given.person("zoe.zimmer@example.com").await;
        given.spa("zimmer-app").await;
        given.perform(CreateGroup { name: "zimmer".to_owned() }).await;
        let (browser, _) = with_rights(&given, &[Right::SeeConsole, Right::ManageGroups]).await;
        let found = browser.get("/admin/search?for=zimmer").await;
        assert!(found.body.contains("found-groups"), "{}", found.body);
        for kind in ["found-people", "found-apps", "found-events", "zoe.zimmer"] {
            assert!(!found.body.contains(kind), "{kind}: {}", found.body);
        }
        for (path, leads) in [("/admin/groups", true), ("/admin/people", false), ("/admin/audit", false), ("/admin/keys", false)] {
            assert_eq!(found.body.contains(&format!("href=\"{path}\"")), leads, "{path}: {}", found.body);
        }
        let overview = browser.get("/admin").await;
        assert!(overview.status == 200 && !overview.body.contains("id=\"failures\""), "{}", overview.body);
    })
    .await;
}
