//! Rules fill in what is kept of a person by what another provider says of them.

use std::collections::BTreeMap;

use latchkey::acts::Acting;
use latchkey::acts::person::{ChangePerson, Changes, WhichPerson};
use latchkey::acts::upstream::{ChangeUpstream, CreateUpstream, RemoveAccount};
use latchkey::audit::{Actor, EventType};
use latchkey::people::assignments::{self, Assignment, EVERYWHERE};
use latchkey::protocol::attribute::{Attribute, AttributeKind, ChangedBy, Rules};
use latchkey::protocol::upstream::{AttributeRule, GroupRule};
use latchkey::upstreams::{Accounts, Details};
use serde_json::{Value, json};

use crate::attributes::{attribute, claims, declare};
use crate::console::{console, events};
use crate::scenario::other_provider::{OtherProvider, SentThere, Signed};
use crate::scenario::{PASSWORD, Scenario};
use crate::upstream::{ALICE, MOMENT, beside_another, id_of, is_signed_in, links_of, press};

fn rules(lines: &[&str]) -> Details {
    Details { attribute_rules: lines.iter().map(|line| AttributeRule::parse(line).unwrap()).collect(), ..Details::default() }
}

/// Somebody signs in there, of whom it says this; who has an account here connects it.
async fn come(given: &Scenario, there: &OtherProvider, email: &str, said: &Value) {
    let browser = given.browser();
    let sent = SentThere::of(&press(&browser, "company").await);
    let mut claims = there.claims(given, &sent, email, email);
    claims.as_object_mut().unwrap().extend(said.as_object().unwrap().clone());
    let mut page = browser.get(&sent.back(&[("code", &there.code(claims, Signed::Well))])).await;
    if page.name() == "sign-in" {
        page = browser.sign_in(&page, email, PASSWORD).await;
        page = browser.submit(&page, "connect", &[], Some("yes")).await;
        given.later(MOMENT);
    }
    assert!(page.name() == "account" && is_signed_in(&browser, email).await, "{}", page.body);
}

async fn by_hand(given: &Scenario, id: &str, name: &str, value: Value) {
    let changes = Changes { claims: [(name.to_owned(), value)].into_iter().collect(), ..Changes::default() };
    given.perform(ChangePerson::profile(WhichPerson::Id(id.to_owned()), changes)).await;
}

async fn schema(given: &Scenario) {
    for name in ["department", "badge", "room"] {
        declare(given, Attribute { changed_by: ChangedBy::Admin, ..attribute(name, AttributeKind::Text) }).await;
    }
    let choices = Rules { choices: vec!["Berlin".into(), "Paris".into()], ..Rules::default() };
    declare(given, Attribute { rules: choices, ..attribute("site", AttributeKind::Choice) }).await;
    declare(given, Attribute { several: true, ..attribute("teams", AttributeKind::Text) }).await;
}

#[tokio::test]
async fn what_a_provider_says_is_filled_in_at_each_sign_in_and_what_somebody_set_by_hand_stays() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        schema(&given).await;
        let details = rules(&[
            "department = $org.department",
            "teams = $org.teams",
            "once badge = $badge",
            "always room = $room",
            "site = Berlin if office = b-1",
            "site = Paris if office = p-1",
            "given_name = $given_name",
        ]);
        there.add_with(&given, "company", |create| CreateUpstream { details: details.clone(), ..create }).await;
        by_hand(&given, &alice, "given_name", json!("Alice")).await;
        there.userinfo(json!({ "sub": ALICE }));
        let said = json!({
            "org": { "department": "Engineering", "teams": ["a", "b"] }, "badge": 7, "room": "1", "office": ["x", "b-1"], "given_name": "Mallory",
        });
        come(&given, &there, ALICE, &said).await;
        let now = claims(&given, &alice).await;
        assert_eq!(now["department"], "Engineering", "at once, by the sign-in that connects");
        assert_eq!((&now["teams"], &now["badge"], &now["room"], &now["site"]), (&json!(["a", "b"]), &json!("7"), &json!("1"), &json!("Berlin")));
        assert_eq!(now["given_name"], "Alice", "set by hand");
        let told = events(&given, EventType::UserUpdated).await;
        assert!(told.iter().any(|event| event.details.get("upstream").is_some_and(|name| name == "company")), "{told:?}");

        by_hand(&given, &alice, "room", json!("9")).await;
        by_hand(&given, &alice, "department", json!("Board")).await;
        come(&given, &there, ALICE, &json!({ "org": { "department": "Sales" }, "badge": 8, "room": "2", "office": "p-1" })).await;
        let now = claims(&given, &alice).await;
        assert_eq!((&now["department"], &now["badge"], &now["room"], &now["site"]), (&json!("Board"), &json!("7"), &json!("2"), &json!("Paris")));
        assert_eq!((now.get("teams"), &now["given_name"]), (None, &json!("Alice")), "what is said no more is emptied where it was filled in");

        // Whatever could not be read says nothing.
        there.fails("/userinfo", Some(500));
        come(&given, &there, ALICE, &json!({})).await;
        assert_eq!(claims(&given, &alice).await, now);
        there.fails("/userinfo", None);
        there.userinfo(json!({ "sub": ALICE, "room": "3" }));
        come(&given, &there, ALICE, &json!({})).await;
        let now = claims(&given, &alice).await;
        assert_eq!((now.get("site"), &now["department"], &now["room"]), (None, &json!("Board"), &json!("3")));

        // With the account what it filled in stays, and is theirs.
        let id = links_of(&given, &alice).await[0].id.clone();
        given.perform(RemoveAccount { user_id: alice.clone(), id, ends: Vec::new() }).await;
        assert_eq!(claims(&given, &alice).await, now);
        come(&given, &there, ALICE, &json!({ "room": "4", "badge": 9 })).await;
        let now = claims(&given, &alice).await;
        assert_eq!((&now["badge"], &now["room"]), (&json!("7"), &json!("4")));
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_made_there_has_what_was_said_and_follows_it() {
    beside_another(&[], |given, there| async move {
        schema(&given).await;
        let details = Details {
            group_rules: vec![GroupRule::parse("org.department = Sales -> sales").unwrap()],
            ..rules(&["department = $org.department", "name = $name", "locale = $locale"])
        };
        given.group("sales").await;
        there.add_with(&given, "company", |create| CreateUpstream { accounts: Accounts::Any, details: details.clone(), ..create }).await;
        let new = "mara@company.example";
        there.userinfo(json!({ "sub": new }));
        come(&given, &there, new, &json!({ "org": { "department": "Sales" }, "locale": "de" })).await;
        let id = id_of(&given, "mara@company.example").await.unwrap();
        let now = claims(&given, &id).await;
        assert_eq!((&now["department"], &now["name"], &now["locale"]), (&json!("Sales"), &json!("Mara Lind"), &json!("de")));
        come(&given, &there, new, &json!({ "name": "Mara Jade", "locale": "fr" })).await;
        let now = claims(&given, &id).await;
        assert_eq!(
            (now.get("department"), &now["name"], &now["locale"]),
            (None, &json!("Mara Jade"), &json!("fr")),
            "the provider's from the beginning"
        );
    })
    .await;
}

#[tokio::test]
async fn attack_a6_claims_of_a_provider_are_bounded_and_typed_and_fill_in_nothing_that_is_proven() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        schema(&given).await;
        let details = rules(&["department = $a", "site = $b", "picture = $c", "name = $d", "teams = $e"]);
        there.add_with(&given, "company", |create| CreateUpstream { details: details.clone(), ..create }).await;
        come(&given, &there, ALICE, &json!({})).await;
        let before = claims(&given, &alice).await;
        let many: Vec<String> = (0..50_u32).map(|n| n.to_string()).collect();
        let hostile = json!({
            "a": "x".repeat(20_000), "b": "Rome", "c": "javascript:alert(1)", "d": "a\u{202e}b", "e": many,
            "email": "root@example.com", "preferred_username": "root", "roles": ["owner"],
        });
        come(&given, &there, ALICE, &hostile).await;
        assert_eq!(claims(&given, &alice).await, before, "all is left out, and she is signed in");
        let told = events(&given, EventType::ClaimsLeftOut).await;
        let left_out = told[0].details["left_out"].as_str().unwrap();
        assert!(["department", "site", "picture", "name", "teams"].iter().all(|name| left_out.contains(name)), "{left_out}");
        assert!(!left_out.contains("Rome") && told[0].user_id.as_deref() == Some(alice.as_str()), "names, and no values: {left_out}");

        // No rule can name what is proven, or what nobody declared.
        for target in ["email", "email_verified", "username", "preferred_username", "phone_number", "sub", "roles", "undeclared"] {
            let change =
                ChangeUpstream { name: "company".into(), details: Some(rules(&[&format!("{target} = $x")])), ..ChangeUpstream::default() };
            let done = given.provider.perform(given.provider.acting(Actor::Command), change).await;
            assert!(format!("{:?}", done.unwrap_err()).contains("NoAttribute"), "{target}");
        }
        // Whoever may change providers alone changes nobody by it.
        let helper = given.person("helper@example.com").await;
        let (user_id, id) = (helper.clone(), given.provider.random.uuid().to_string());
        given
            .rows(move |conn, now| {
                let (id, user_id, role) = (id.clone(), user_id.clone(), "manage_upstreams".to_owned());
                assignments::insert(conn, &Assignment { id, user_id, role, place: EVERYWHERE.to_owned(), until: None, created_at: now })
            })
            .await;
        for change in [
            ChangeUpstream { details: Some(rules(&["department = $mine"])), ..ChangeUpstream::default() },
            ChangeUpstream { issuer: Some("https://evil.example".into()), ..ChangeUpstream::default() },
        ] {
            let change = ChangeUpstream { name: "company".into(), ..change };
            let acting = Acting { proved_at: Some(given.now()), ..given.provider.acting(Actor::User(helper.clone())) };
            let done = given.provider.perform(acting, change).await;
            assert!(format!("{:?}", done.unwrap_err()).contains("AttributeRules"));
        }
    })
    .await;
}

#[tokio::test]
async fn the_console_takes_rules_for_attributes_and_says_which_line_is_none() {
    beside_another(&[], |given, there| async move {
        schema(&given).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        let admin = console(&given).await;
        let page = admin.get("/admin/providers/company").await;
        let refused = admin.submit(&page, "version", &[("attribute_rules", "department = $a\r\ndepartment")], None).await;
        let said: BTreeMap<&str, bool> =
            [("rule", refused.says_with("upstream-attribute-rule-wrong", &[("rule", "department".into())]))].into();
        assert!(refused.status == 422 && said["rule"], "{}", refused.body);
        let refused = admin.submit(&page, "version", &[("attribute_rules", "email = $a")], None).await;
        assert!(refused.says_with("upstream-attribute-rules-unknown", &[("attribute", "email".into())]), "{}", refused.body);
        let saved = admin.submit(&page, "version", &[("attribute_rules", "department=$a\r\nonce name = $name")], None).await;
        assert!(saved.status == 200 && saved.body.contains("department = $a"), "{}", saved.body);
        let kept = given.provider.database.read(|conn| latchkey::upstreams::find_by_name(conn, "company")).await.unwrap().unwrap();
        assert_eq!(kept.details.attribute_rules.len(), 2);
    })
    .await;
}
