//! Rules put people in groups by what another provider says of them.

use latchkey::acts::Acting;
use latchkey::acts::group::{AddMember, ChangeGroup, MembershipEnd, WhichGroup};
use latchkey::acts::person::WhichPerson;
use latchkey::acts::upstream::{ChangeUpstream, CreateUpstream};
use latchkey::audit::Actor;
use latchkey::people::assignments::{self, Assignment, EVERYWHERE};
use latchkey::people::groups;
use latchkey::protocol::upstream::GroupRule;
use latchkey::upstreams::{Details, Preset};
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
        for group in ["staff", "on-call", "board", "leads"] {
            given.group(group).await;
        }
        let board =
            AddMember { group: WhichGroup::Name("board".into()), person: WhichPerson::Id(alice.clone()), end: MembershipEnd::Never };
        given.perform(board).await;
        let details =
            rules(&["groups = engineering -> staff", "groups = duty -> on-call", "groups = board -> board", "roles = lead -> leads"]);
        there.add_with(&given, "company", |create| CreateUpstream { details: details.clone(), ..create }).await;
        let all = json!({ "groups": ["engineering", "duty", "board"], "roles": ["other"] });
        // Connected by this sign-in: what was said then counts at once.
        come(&given, &there, &all).await;
        assert_eq!(groups_of(&given, &alice).await, ["board", "on-call", "staff"]);
        come(&given, &there, &all).await;
        assert_eq!(groups_of(&given, &alice).await, ["board", "on-call", "staff"]);
        come(&given, &there, &json!({ "groups": ["engineering"], "roles": "lead" })).await;
        assert_eq!(groups_of(&given, &alice).await, ["board", "leads", "staff"], "what no rule gave is no rule's to take");
        // Where the provider's list stands elsewhere, or cannot be read, nobody knows; of other claims it is known.
        come(&given, &there, &json!({ "_claim_names": { "groups": "src1" }, "roles": [] })).await;
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
        let acting = Acting { proved_at: Some(given.now()), ..given.provider.acting(Actor::User(helper.clone())) };
        let done = given.provider.perform(acting, refused).await;
        assert!(format!("{:?}", done.unwrap_err()).contains("GroupRules"));
        // Nor by another provider behind the rules of others.
        let helper_does = async |change: ChangeUpstream| {
            let change = ChangeUpstream { name: "company".into(), ..change };
            let acting = Acting { proved_at: Some(given.now()), ..given.provider.acting(Actor::User(helper.clone())) };
            given.provider.perform(acting, change).await
        };
        for change in [
            ChangeUpstream { issuer: Some("https://evil.example".into()), ..ChangeUpstream::default() },
            ChangeUpstream { client_id: Some("mine".into()), ..ChangeUpstream::default() },
        ] {
            assert!(format!("{:?}", helper_does(change).await.unwrap_err()).contains("GroupRules"));
        }
        assert!(helper_does(ChangeUpstream { title: Some("Company".into()), ..ChangeUpstream::default() }).await.is_ok());

        // A rule follows the name of its group, and what an admin gives by hand it takes back no more.
        let rename = ChangeGroup {
            group: WhichGroup::Name("on-call".into()),
            name: Some("standby".into()),
            requires_second_factor: None,
            email_codes: None,
            seen: None,
        };
        given.perform(rename).await;
        come(&given, &there, &json!({ "groups": ["duty", "engineering"] })).await;
        assert_eq!(groups_of(&given, &alice).await, ["board", "staff", "standby"]);
        let by_hand =
            AddMember { group: WhichGroup::Name("staff".into()), person: WhichPerson::Id(alice.clone()), end: MembershipEnd::Never };
        given.perform(by_hand).await;
        come(&given, &there, &json!({ "groups": [] })).await;
        assert_eq!(groups_of(&given, &alice).await, ["board", "staff"]);
        come(&given, &there, &json!({ "groups": ["duty"] })).await;

        // With the account its groups go.
        let id = links_of(&given, &alice).await[0].id.clone();
        let remove = latchkey::acts::upstream::RemoveAccount { user_id: alice.clone(), id, ends: Vec::new() };
        given.perform(remove).await;
        assert_eq!(groups_of(&given, &alice).await, ["board", "staff"]);
    })
    .await;
}

#[tokio::test]
async fn attack_a6_what_microsoft_leaves_out_of_its_token_takes_groups_and_they_go_with_another_provider() {
    const TENANT: &str = "11111111-2222-3333-4444-555555555555";
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        for group in ["staff", "leads"] {
            given.group(group).await;
        }
        let details = rules(&["groups = engineering -> staff", "roles = lead -> leads"]);
        let entra = |create| CreateUpstream { preset: Preset::Entra, details: details.clone(), ..create };
        there.add_with(&given, "company", entra).await;
        let ids = json!({ "tid": TENANT, "oid": "aaaaaaaa-2222-3333-4444-555555555555" });
        let with = |said: Value| {
            let mut all = ids.clone();
            all.as_object_mut().unwrap().extend(said.as_object().unwrap().clone());
            all
        };
        let both = with(json!({ "groups": ["engineering"], "roles": ["lead"] }));
        come(&given, &there, &both).await;
        come(&given, &there, &both).await;
        assert_eq!(groups_of(&given, &alice).await, ["leads", "staff"]);
        // The document names a userinfo endpoint, which is not asked: whoever has no role there has no such claim.
        come(&given, &there, &with(json!({ "groups": ["engineering"] }))).await;
        assert_eq!(groups_of(&given, &alice).await, ["staff"]);
        let another = ChangeUpstream { name: "company".into(), issuer: Some("https://other.example".into()), ..ChangeUpstream::default() };
        given.perform(another).await;
        assert_eq!(groups_of(&given, &alice).await, Vec::<String>::new());
    })
    .await;
}
