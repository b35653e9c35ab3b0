//! Standard claims have the types of OpenID Connect Core §5.1, whoever sets them, and names by command obey the rules of the
//! console.

use latchkey::acts::door::Act;
use latchkey::acts::person::{ChangePerson, Changes, CreatePerson, Description, WhichPerson};
use latchkey::acts::resource::CreateResource;
use latchkey::audit::Actor;
use latchkey::protocol::resource::Resource;
use latchkey::protocol::scope::Scopes;
use serde_json::{Value, json};

use crate::scenario::{Scenario, on_each_pairing};

/// What an act of a command refused, in its words.
async fn refused<A: Act<Refused: std::fmt::Display>>(given: &Scenario, act: A) -> Option<String> {
    given.provider.perform(given.provider.acting(Actor::Command), act).await.err().map(|error| error.to_string())
}

async fn set(given: &Scenario, id: &str, claims: Value) -> Option<String> {
    let changes = Changes { claims: claims.as_object().unwrap().clone(), ..Changes::default() };
    refused(given, ChangePerson::profile(WhichPerson::Id(id.to_owned()), changes)).await
}

#[tokio::test]
async fn core_5_1_a_value_of_another_type_is_refused_with_the_name_of_its_claim() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        for (claim, wrong) in [
            ("phone_number_verified", json!("true")),
            ("phone_number", json!(4_930_123)),
            ("birthdate", json!(1990)),
            ("birthdate", json!("yesterday")),
            ("nickname", json!(1e5)),
            ("given_name", json!(true)),
            ("given_name#de", json!(["a"])),
            ("address", json!("Weg 1")),
            ("address", json!({"formatted": 1})),
            ("picture", json!("javascript:alert(1)")),
            ("name", json!("a\nb")),
            ("name", json!("a\u{1b}[31mb")),
            ("family_name", json!("\u{202e}eliH")),
            ("nickname", json!("x".repeat(255))),
            ("nickname", json!("")),
            ("department", json!("")),
            ("iss", json!("https://id.example")),
            ("act", json!({"sub": "somebody"})),
            ("may_act", json!({"sub": "somebody"})),
            ("events", json!({})),
            ("toe", json!(1)),
            ("vot", json!("P1")),
            ("cnf", json!({"jkt": "x"})),
        ] {
            let told = set(&given, &alice, json!({ claim: wrong })).await;
            assert!(told.as_ref().is_some_and(|told| told.contains(&format!("`{claim}`"))), "{claim} {wrong}: {told:?}");
            let claims = json!({ claim: wrong }).as_object().unwrap().clone();
            let bob = Description { email: "bob@example.com".into(), email_verified: true, username: None, claims };
            let create = CreatePerson { person: bob, groups: Vec::new(), owner: false, password: None };
            assert!(refused(&given, create).await.is_some(), "{claim} {wrong}");
        }
        let right = json!({
            "phone_number": "4930123", "phone_number_verified": true, "birthdate": "1990", "nickname": "1e5", "given_name": "true",
            "address": {"formatted": "Weg 1\nBonn"}, "department": 7,
        });
        assert_eq!(set(&given, &alice, right.clone()).await, None);
        let app = given.client("app").await;
        let tokens = given.tokens(&given.browser(), &app, "openid profile phone address", "alice@example.com").await;
        let shown = app.userinfo(&tokens.text("access_token")).await.good().json;
        for claim in ["phone_number", "phone_number_verified", "birthdate", "nickname", "given_name", "address"] {
            assert_eq!(shown[claim], right[claim], "{claim}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_an_earlier_release_kept_is_sent_by_its_type_and_stands_in_nobodys_way() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let id = alice.clone();
        given
            .rows(move |conn, now| {
                let mut person = latchkey::people::user::find(conn, &id)?.unwrap();
                let old = json!({
                    "birthdate": 1990, "phone_number_verified": "true", "address": "Weg 1", "given_name": {"a": 1}, "act": {"sub": "x"},
                    "department": "",
                });
                person.claims = old.as_object().unwrap().clone();
                latchkey::people::user::update(conn, &person, now)
            })
            .await;
        let app = given.client("app").await;
        let tokens = given.tokens(&given.browser(), &app, "openid profile phone address", "alice@example.com").await;
        let shown = app.userinfo(&tokens.text("access_token")).await.good().json;
        assert_eq!((&shown["birthdate"], &shown["phone_number_verified"]), (&"1990".into(), &true.into()));
        assert_eq!(shown["address"], json!({"formatted": "Weg 1"}));
        assert!(shown.get("given_name").is_none(), "{shown}");
        assert_eq!(set(&given, &alice, json!({"locale": "de"})).await, None, "another change goes through");
        assert_eq!(set(&given, &alice, json!({"act": null, "department": null})).await, None, "it can be taken away");
        given.disable(&alice).await;
    })
    .await;
}

#[tokio::test]
async fn the_console_names_the_claim_and_what_it_must_be() {
    on_each_pairing(async |given| {
        given.admin("ada@example.com").await;
        let browser = given.browser();
        let page = browser.get("/admin/new-person").await;
        browser.sign_in(&page, "ada@example.com", crate::scenario::PASSWORD).await;
        for (claims, claim, told) in [
            (r#"{"phone_number_verified": "true"}"#, "phone_number_verified", "person-claim-boolean"),
            (r#"{"address": "Weg 1"}"#, "address", "person-claim-address"),
            (r#"{"birthdate": 1990}"#, "birthdate", "person-claim-birth-date"),
            (r#"{"nickname": "a\u001bb"}"#, "nickname", "person-claim-text"),
            (r#"{"may_act": {"sub": "x"}}"#, "may_act", "person-claim-reserved"),
            (r#"{"department": ""}"#, "department", "person-claim-empty"),
        ] {
            let page = browser.get("/admin/new-person").await;
            let page = browser.submit(&page, "way", &[("way", "link"), ("email", "bob@example.com"), ("claims", claims)], None).await;
            assert_eq!(page.status, 422, "{claims}");
            assert!(page.says_with(told, &[("claim", claim.into())]), "{claims}: {}", page.body);
        }
    })
    .await;
}

#[tokio::test]
async fn a_resource_server_has_a_name_that_reads_as_it_is_written() {
    on_each_pairing(async |given| {
        for (name, good) in [("An API", true), ("IPA na\u{202e}", false), ("a\nb", false), ("a\u{1b}[0m", false)] {
            let made = Resource {
                identifier: format!("https://api.example/{}", name.len()),
                name: name.to_owned(),
                scopes: Scopes::default(),
                signing_alg: None,
                lifetime: None,
                clients: Vec::new(),
            };
            let told = refused(&given, CreateResource { resource: made }).await;
            assert_eq!(told.is_none(), good, "{name:?}: {told:?}");
        }
    })
    .await;
}
