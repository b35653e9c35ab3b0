//! Rights are asked in the transaction of each act.

use std::time::Duration;

use latchkey::acts::Acting;
use latchkey::acts::door::NotDone;
use latchkey::acts::group::{CreateGroup, DeleteGroup, UnfitGroupName, WhichGroup};
use latchkey::acts::person::{ChangePerson, Changes, WhichPerson};
use latchkey::acts::second_factor::RenewRecoveryCodes;
use latchkey::audit::Actor;
use latchkey::people::groups;

use crate::scenario::{Scenario, on_each_pairing};

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
