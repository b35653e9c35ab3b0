//! Rules put people in groups by what another provider says of them.

use latchkey::acts::Acting;
use latchkey::acts::group::{AddMember, MembershipEnd, WhichGroup};
use latchkey::acts::person::WhichPerson;
use latchkey::acts::upstream::{ChangeUpstream, CreateUpstream};
use latchkey::audit::Actor;
use latchkey::people::assignments::{self, Assignment, EVERYWHERE};
use latchkey::people::groups;
use latchkey::protocol::upstream::GroupRule;
use latchkey::upstreams::Details;
use serde_json::{Value, json};

use crate::scenario::other_provider::{OtherProvider, SentThere, Signed};
use crate::scenario::{PASSWORD, Scenario};
use crate::upstream::{ALICE, MOMENT, beside_another, links_of, press};

async fn groups_of(given: &Scenario, user_id: &str) -> Vec<String> {
    let (id, now) = (user_id.to_owned(), given.now());
    let mut names = given.provider.database.read(move |conn| groups::names_of(conn, &id, now)).await.unwrap();
    names.sort();
    names
}

fn rules(lines: &[&str]) -> Details {
    Details { group_rules: lines.iter().map(|line| GroupRule::parse(line).unwrap()).collect(), ..Details::default() }
}

/// Alice signs in there, which says this of her.
async fn come(given: &Scenario, there: &OtherProvider, said: &Value) {
    let browser = given.browser();
    let sent = SentThere::of(&press(&browser, "company").await);
    let mut claims = there.claims(given, &sent, "a1", ALICE);
    claims.as_object_mut().unwrap().extend(said.as_object().unwrap().clone());
    let mut page = browser.get(&sent.back(&[("code", &there.code(claims, Signed::Well))])).await;
    if page.name() == "sign-in" {
        page = browser.sign_in(&page, ALICE, PASSWORD).await;
        page = browser.submit(&page, "connect", &[], Some("yes")).await;
        given.later(MOMENT);
    }
    assert_eq!(page.name(), "account", "{}", page.body);
}

#[tokio::test]
async fn attack_a6_rules_give_groups_while_the_provider_says_so_and_to_nobody_by_whoever_may_give_none() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        for group in ["staff", "on-call", "board"] {
            given.group(group).await;
        }
        let board =
            AddMember { group: WhichGroup::Name("board".into()), person: WhichPerson::Id(alice.clone()), end: MembershipEnd::Never };
        given.perform(board).await;
        let details =
            rules(&["groups = engineering -> staff", "groups = duty -> on-call", "groups = board -> board", "groups = x -> nowhere"]);
        there.add_with(&given, "company", |create| CreateUpstream { details: details.clone(), ..create }).await;
        let all = json!({ "groups": ["engineering", "duty", "board", "x"] });
        // Connected by this sign-in: what was said then is looked at from the next on.
        come(&given, &there, &all).await;
        come(&given, &there, &all).await;
        assert_eq!(groups_of(&given, &alice).await, ["board", "on-call", "staff"]);
        come(&given, &there, &json!({ "groups": ["engineering"] })).await;
        assert_eq!(groups_of(&given, &alice).await, ["board", "staff"], "what no rule gave is no rule's to take");
        // Where the provider's list stands elsewhere, or cannot be read, nobody knows.
        come(&given, &there, &json!({ "_claim_names": { "groups": "src1" } })).await;
        assert_eq!(groups_of(&given, &alice).await, ["board", "staff"]);
        there.fails("/userinfo", Some(500));
        come(&given, &there, &json!({})).await;
        assert_eq!(groups_of(&given, &alice).await, ["board", "staff"]);
        there.fails("/userinfo", None);
        there.userinfo(json!({ "sub": "a1", "groups": ["duty"] }));
        come(&given, &there, &json!({})).await;
        assert_eq!(groups_of(&given, &alice).await, ["board", "on-call"], "userinfo says it where the ID token does not");

        // Whoever may change providers alone gives no groups by it.
        let helper = given.person("helper@example.com").await;
        let (user_id, id) = (helper.clone(), given.provider.random.uuid().to_string());
        given
            .rows(move |conn, now| {
                let (id, user_id, role) = (id.clone(), user_id.clone(), "manage_upstreams".to_owned());
                assignments::insert(conn, &Assignment { id, user_id, role, place: EVERYWHERE.to_owned(), until: None, created_at: now })
            })
            .await;
        let refused = ChangeUpstream { name: "company".into(), details: Some(rules(&["sub = a1 -> board"])), ..ChangeUpstream::default() };
        let acting = Acting { proved_at: Some(given.now()), ..given.provider.acting(Actor::User(helper)) };
        let done = given.provider.perform(acting, refused).await;
        assert!(format!("{:?}", done.unwrap_err()).contains("GroupRules"));

        // With the account its groups go.
        let id = links_of(&given, &alice).await[0].id.clone();
        let remove = latchkey::acts::upstream::RemoveAccount { user_id: alice.clone(), id, ends: Vec::new() };
        given.perform(remove).await;
        assert_eq!(groups_of(&given, &alice).await, ["board"]);
    })
    .await;
}
