//! Attributes: claims of people that an admin declared, each with a type, labels, rules and a scope that tells it to apps.

use std::collections::BTreeMap;
use std::time::Duration;

use latchkey::acts::attribute::{ChangeAttribute, CreateAttribute, DeleteAttribute};
use latchkey::acts::door::NotDone;
use latchkey::acts::person::{ChangePerson, Changes, WhichPerson};
use latchkey::audit::{Actor, EventType};
use latchkey::people::user;
use latchkey::protocol::attribute::{Attribute, AttributeKind, ChangedBy, Required, Rules};
use latchkey::protocol::client::{ClientKind, ClientSettings};
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::commands::program;
use crate::console::{console, events};
use crate::scenario::relying_party::{RelyingParty, body};
use crate::scenario::{Browser, PASSWORD, Page, Scenario, on_each_pairing, said, said_with};
use crate::sign_up::{Mail, NEW, id_of, where_open};

/// An attribute that its person sees and may change.
pub fn attribute(name: &str, kind: AttributeKind) -> Attribute {
    Attribute {
        name: name.to_owned(),
        kind,
        several: false,
        label: format!("Label of {name}"),
        labels: BTreeMap::new(),
        help: String::new(),
        helps: BTreeMap::new(),
        rules: Rules::default(),
        seen_by_person: true,
        changed_by: ChangedBy::Person,
        required: Required::Never,
        scope: None,
        in_id_token: false,
        position: 0,
    }
}

pub async fn declare(given: &Scenario, attribute: Attribute) {
    given.perform(CreateAttribute { attribute }).await;
}

/// The claims that are kept of a person.
pub async fn claims(given: &Scenario, id: &str) -> Value {
    let id = id.to_owned();
    Value::Object(given.provider.database.read(move |conn| user::find(conn, &id)).await.unwrap().unwrap().claims)
}

/// Sets claims as a command does; whether they were kept.
async fn set(given: &Scenario, id: &str, claims: Value) -> bool {
    let changes = Changes { claims: claims.as_object().unwrap().clone(), ..Changes::default() };
    let change = ChangePerson::profile(WhichPerson::Id(id.to_owned()), changes);
    match given.provider.perform(given.provider.acting(Actor::Command), change).await {
        Ok(_) => true,
        Err(NotDone::Refused(_)) => false,
        Err(other) => panic!("{other:?}"),
    }
}

/// Submits the form that has this field, as a browser does: with what stands in its lists and areas.
async fn submit(browser: &Browser, page: &Page, form: &str, typed: &[(&str, &str)]) -> Page {
    let html = Html::parse_document(&page.body);
    let find = |selector: &str| Selector::parse(selector).unwrap();
    let mut fields: Vec<(String, String)> = Vec::new();
    for found in html.select(&find("form")).filter(|found| found.select(&find(&format!("[name=\"{form}\"]"))).next().is_some()) {
        for area in found.select(&find("textarea")) {
            let text = area.text().collect::<String>();
            fields.push((area.attr("name").unwrap().to_owned(), text.strip_prefix('\n').unwrap_or(&text).to_owned()));
        }
        for list in found.select(&find("select")) {
            let chosen = list.select(&find("option[selected]")).next().or_else(|| list.select(&find("option")).next()).unwrap();
            fields.push((list.attr("name").unwrap().to_owned(), chosen.attr("value").unwrap_or_default().to_owned()));
        }
    }
    let untouched = fields.iter().filter(|(name, _)| typed.iter().all(|(typed, _)| typed != name));
    let whole: Vec<(&str, &str)> = untouched.map(|(name, value)| (name.as_str(), value.as_str())).chain(typed.iter().copied()).collect();
    browser.submit(page, form, &whole, None).await
}

async fn add(browser: &Browser, typed: &[(&str, &str)]) -> Page {
    let form = browser.get("/admin/new-attribute").await;
    assert_eq!(form.name(), "console-attribute-new");
    submit(browser, &form, "label", typed).await
}

/// The ID token and what userinfo shows, of somebody who signs in anew and allows all.
async fn told(given: &Scenario, app: &RelyingParty, request: &str, email: &str) -> (Page, Value, Value) {
    let browser = given.browser();
    let page = browser.get(request).await;
    let consent = browser.sign_in(&page, email, PASSWORD).await;
    assert_eq!(consent.name(), "consent", "{}", consent.body);
    let code = browser.submit(&consent, "accept", &[], Some("accept")).await.code();
    let tokens = app.redeem(&code).await.good();
    let userinfo = app.userinfo(&tokens.text("access_token")).await.good().json;
    (consent, body(&tokens.text("id_token")), userinfo)
}

#[tokio::test]
async fn an_attribute_is_declared_changed_and_deleted_and_the_record_has_it() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let mara = given.person_with("mara@example.com", json!({"name": "Mara", "department": "Tide"}), &[], false).await;
        assert!(browser.get("/admin/attributes").await.says("attributes-empty"));
        let whole = [("name", "department"), ("label", "Department"), ("label_de", "Abteilung"), ("scope", "hr"), ("longest", "40")];
        let page = add(&browser, &whole).await;
        assert_eq!((page.status, page.name().as_str()), (200, "console-attribute"), "{}", page.body);
        assert_eq!(page.text("h1"), "department");
        let declared = given.provider.snapshot().attributes.find("department").cloned().unwrap();
        assert_eq!((declared.kind, declared.label_in("de"), declared.label_in("fr")), (AttributeKind::Text, "Abteilung", "Department"));
        // The same again is taken; two admins at once are told.
        let taken = add(&browser, &whole).await;
        assert_eq!((taken.status, taken.text("#name-error")), (422, said("attribute-name-taken")), "{}", taken.body);
        let path = "/admin/attribute?name=department";
        let (mine, theirs) = (browser.get(path).await, browser.get(path).await);
        let saved = submit(&browser, &theirs, "version", &[("label", "Team")]).await;
        assert_eq!((saved.status, saved.name().as_str()), (200, "console-attribute"), "{}", saved.body);
        let stale = submit(&browser, &mine, "version", &[("label", "Mine")]).await;
        assert_eq!(stale.status, 409, "{}", stale.body);
        assert!(stale.body.contains("value=\"Mine\"") && stale.text("#label-now").contains("Team"), "{}", stale.body);
        // Its list finds it, its file has it.
        let list = browser.get("/admin/attributes?q=team").await;
        assert!(list.text("tbody").contains("department") && list.text("tbody").contains("Team"), "{}", list.body);
        let file = browser.get("/admin/export/attributes?format=csv").await.body;
        assert!(file.contains("department") && file.contains("hr") && file.contains("changed_by"), "{file}");
        assert!(browser.get("/admin/search?for=Team").await.body.contains("/admin/attribute?name=department"));
        let page = browser.get(path).await;
        let wrong = browser.submit(&page, "confirm", &[("confirm", "Team")], None).await;
        assert_eq!((wrong.status, wrong.text("#confirm-error").is_empty()), (422, false), "{}", wrong.body);
        let list = browser.submit(&page, "confirm", &[("confirm", "department")], None).await;
        assert_eq!((list.status, list.name().as_str()), (200, "console-attributes"), "{}", list.body);
        assert_eq!(claims(&given, &mara).await, json!({"name": "Mara"}), "the value is erased");
        assert_eq!(browser.get(path).await.status, 404);
        for (event, times) in [(EventType::AttributeCreated, 1), (EventType::AttributeUpdated, 1), (EventType::AttributeDeleted, 1)] {
            assert_eq!(events(&given, event).await.len(), times, "{event:?}");
        }
        let record = browser.get("/admin/audit?reference=department").await;
        assert!(record.body.matches("attribute.").count() >= 3, "{}", record.body);
        assert!(!record.body.contains("Tide"), "no value stands in the record");
    })
    .await;
}

#[tokio::test]
async fn what_no_attribute_may_be_is_told_at_its_field_and_nothing_typed_is_lost() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.resource("https://api.example.com", "files.read", &[]).await;
        for (field, typed) in [
            ("name", vec![("name", "1st")]),
            ("name", vec![("name", "a b")]),
            ("name", vec![("name", "iss")]),
            ("name", vec![("name", "GROUPS")]),
            ("label", vec![("label", "")]),
            ("label", vec![("label", "\u{202e}eliH")]),
            ("pattern", vec![("pattern", "(")]),
            ("pattern", vec![("pattern", "((a{100}){100}){100}")]),
            ("longest", vec![("shortest", "9"), ("longest", "3")]),
            ("longest", vec![("longest", "many")]),
            ("most", vec![("kind", "number"), ("least", "9"), ("most", "3")]),
            ("choices", vec![("kind", "choice"), ("choices", "a\r\na")]),
            ("kind", vec![("choices", "a\r\nb")]),
            ("scope", vec![("scope", "email")]),
            ("scope", vec![("scope", "a b")]),
            ("scope", vec![("scope", "files.read")]),
            ("required", vec![("required", "later"), ("changed_by", "admin")]),
        ] {
            let whole = [vec![("name", "free"), ("label", "Typed label"), ("help", "Typed help")], typed.clone()].concat();
            let page = add(&browser, &whole).await;
            assert_eq!((page.status, page.name().as_str()), (422, "console-attribute-new"), "{typed:?}: {}", page.body);
            assert!(!page.text(&format!("#{field}-error")).is_empty(), "{typed:?}: {}", page.body);
            assert!(page.body.contains("Typed help"), "what was typed stays");
        }
        assert_eq!(events(&given, EventType::AttributeCreated).await.len(), 0);
        // And no API takes a scope that tells attributes.
        declare(&given, Attribute { scope: Some("hr".into()), ..attribute("team", AttributeKind::Text) }).await;
        let form = browser.get("/admin/new-api").await;
        let typed = [("identifier", "https://b.example/"), ("name", "B"), ("scopes", "hr")];
        let page = submit(&browser, &form, "identifier", &typed).await;
        assert_eq!((page.status, page.text("#scopes-error").is_empty()), (422, false), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn a_scope_tells_what_is_declared_with_its_type_and_consent_says_so_in_words() {
    on_each_pairing(async |given| {
        let room = Attribute { scope: Some("hr".into()), in_id_token: true, ..attribute("room", AttributeKind::Number) };
        declare(&given, Attribute { label: "Room".into(), labels: [("de".into(), "Zimmer".into())].into(), ..room }).await;
        let skills =
            Attribute { several: true, scope: Some("hr".into()), label: "Skills".into(), ..attribute("skills", AttributeKind::Text) };
        declare(&given, skills).await;
        let grade =
            Attribute { seen_by_person: false, scope: Some("hr".into()), label: "Grade".into(), ..attribute("grade", AttributeKind::Text) };
        declare(&given, grade).await;
        declare(&given, Attribute { scope: Some("profile".into()), label: "Desk".into(), ..attribute("desk", AttributeKind::Text) }).await;
        declare(&given, Attribute { label: "Alone".into(), ..attribute("alone", AttributeKind::Boolean) }).await;
        let kept = json!({"name": "Mara", "room": 12, "skills": ["dive"], "grade": "E7", "desk": "D4", "alone": true, "other": [1]});
        given.person_with("mara@example.com", kept, &[], false).await;
        let app = given.client_for("app", "openid profile hr").await;
        let (consent, id_token, userinfo) =
            told(&given, &app, &app.request("openid hr", &[("ui_locales", "de")]), "mara@example.com").await;
        let shown = consent.text(".items");
        assert!(shown.contains("Zimmer") && shown.contains("Skills") && shown.contains("Grade"), "{shown}");
        assert!(shown.contains("12") && shown.contains("dive"), "with the values that are given: {shown}");
        assert!(!shown.contains("E7"), "but those that the person does not see: {shown}");
        assert_eq!((&userinfo["room"], &userinfo["skills"], &userinfo["grade"]), (&json!(12), &json!(["dive"]), &json!("E7")));
        assert_eq!((&id_token["room"], id_token.get("skills"), userinfo.get("desk")), (&json!(12), None, None));
        // The standard scope tells what is put beside it, and says so.
        let other = given.client("other").await;
        let (consent, id_token, userinfo) = told(&given, &other, &other.request("openid profile", &[]), "mara@example.com").await;
        assert!(consent.text(".items").contains("Desk") && consent.text(".items").contains("D4"), "{}", consent.body);
        assert_eq!((&userinfo["desk"], id_token.get("desk"), userinfo.get("room")), (&json!("D4"), None, None));
        // What no scope tells is asked for by its name, declared or not.
        let third = given.client("third").await;
        let by_name = json!({"userinfo": {"alone": null, "other": null}, "id_token": {"room": null}}).to_string();
        let (consent, id_token, userinfo) =
            told(&given, &third, &third.request("openid", &[("claims", &by_name)]), "mara@example.com").await;
        assert!(consent.text(".items").contains("Alone") && consent.text(".items").contains("other"), "{}", consent.body);
        assert_eq!((&userinfo["alone"], &userinfo["other"], &id_token["room"]), (&json!(true), &json!([1]), &json!(12)));
        // A scope that an app was not registered for is left out.
        let (_, _, userinfo) = told(&given, &third, &third.request("openid email hr", &[]), "mara@example.com").await;
        assert!(userinfo.get("room").is_none(), "{userinfo}");
    })
    .await;
}

#[tokio::test]
async fn discovery_lists_the_scopes_and_claims_that_are_told() {
    on_each_pairing(async |given| {
        declare(&given, Attribute { scope: Some("hr".into()), ..attribute("room", AttributeKind::Number) }).await;
        declare(&given, attribute("secret_project", AttributeKind::Text)).await;
        let document = given.document("/.well-known/openid-configuration").await;
        let list =
            |name: &str| document[name].as_array().unwrap().iter().map(|value| value.as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert!(list("scopes_supported").contains(&"hr".to_owned()) && list("claims_supported").contains(&"room".to_owned()));
        assert!(!list("claims_supported").contains(&"secret_project".to_owned()), "what no scope tells has no name for strangers");
        given.perform(DeleteAttribute { name: "room".into(), confirmed_by: None }).await;
        let document = given.document("/.well-known/openid-configuration").await;
        assert!(!document.to_string().contains("\"hr\"") && !document.to_string().contains("\"room\""));
    })
    .await;
}

#[tokio::test]
async fn a_person_sees_and_changes_what_is_theirs() {
    on_each_pairing(async |given| {
        let browser = given.browser();
        let mara = given.person("mara@example.com").await;
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, "mara@example.com", PASSWORD).await;
        assert!(!page.body.contains("/account/details"), "there is nothing to change");
        assert_eq!(browser.get("/account/details").await.name(), "account");
        declare(&given, Attribute { position: 1, ..attribute("room", AttributeKind::Number) }).await;
        let skills = Attribute { several: true, position: 2, ..attribute("skills", AttributeKind::Text) };
        declare(&given, skills).await;
        let rules = Rules { choices: vec!["S".into(), "M".into()], ..Rules::default() };
        declare(&given, Attribute { rules: rules.clone(), position: 3, ..attribute("shirt", AttributeKind::Choice) }).await;
        declare(&given, Attribute { rules, several: true, position: 4, ..attribute("sizes", AttributeKind::Choice) }).await;
        declare(&given, Attribute { position: 5, ..attribute("on_call", AttributeKind::Boolean) }).await;
        declare(&given, Attribute { changed_by: ChangedBy::Admin, ..attribute("grade", AttributeKind::Text) }).await;
        declare(&given, Attribute { seen_by_person: false, ..attribute("note", AttributeKind::Text) }).await;
        assert!(set(&given, &mara, json!({"grade": "E7", "note": "hidden-note", "plain": {"a": 1}})).await);
        let profile = browser.get("/account").await;
        assert!(profile.text("dl").contains("E7") && !profile.body.contains("hidden-note"), "{}", profile.body);
        let form = browser.get("/account/details").await;
        assert_eq!(form.name(), "account-details");
        assert!(!form.body.contains("attribute.grade") && !form.body.contains("attribute.note"), "{}", form.body);
        let typed = [
            ("attribute.room", "12"),
            ("attributes.skills", "dive\r\n\r\n swim "),
            ("attribute.shirt", "M"),
            ("attribute.sizes.0", "S"),
            ("attribute.on_call", "false"),
        ];
        let saved = submit(&browser, &form, "attributes_shown", &typed).await;
        assert_eq!((saved.status, saved.name().as_str()), (200, "account"), "{}", saved.body);
        let kept = claims(&given, &mara).await;
        assert_eq!((&kept["room"], &kept["skills"], &kept["shirt"]), (&json!(12), &json!(["dive", "swim"]), &json!("M")));
        assert_eq!((&kept["sizes"], &kept["on_call"], &kept["plain"]), (&json!(["S"]), &json!(false), &json!({"a": 1})));
        assert!(saved.text("dl").contains("dive, swim"), "{}", saved.body);
        // What is wrong stands at its field, and nothing of the form is kept or lost.
        let form = browser.get("/account/details").await;
        let wrong = submit(&browser, &form, "attributes_shown", &[("attribute.room", "twelve"), ("attributes.skills", "a")]).await;
        assert_eq!((wrong.status, wrong.name().as_str()), (422, "account-details"), "{}", wrong.body);
        assert!(wrong.body.contains("value=\"twelve\"") && wrong.says_with("attribute-not-number", &[("label", "Label of room".into())]));
        assert_eq!(claims(&given, &mara).await["skills"], json!(["dive", "swim"]));
        // An emptied field takes the value away.
        let emptied = submit(&browser, &form, "attributes_shown", &[("attribute.room", ""), ("attributes.skills", "")]).await;
        assert_eq!(emptied.name(), "account", "{}", emptied.body);
        let kept = claims(&given, &mara).await;
        assert!(kept.get("room").is_none() && kept.get("skills").is_none() && kept["shirt"] == json!("M"), "{kept}");
        let told = events(&given, EventType::UserUpdated).await;
        let told = serde_json::to_string(&told.iter().map(|event| &event.details).collect::<Vec<_>>()).unwrap();
        assert!(told.contains("skills") && !told.contains("dive"), "names, and no values: {told}");
    })
    .await;
}

#[tokio::test]
async fn attack_z2_a_form_of_the_account_changes_nothing_that_is_an_admins() {
    on_each_pairing(async |given| {
        let browser = given.browser();
        declare(&given, attribute("room", AttributeKind::Text)).await;
        declare(&given, Attribute { changed_by: ChangedBy::Admin, ..attribute("grade", AttributeKind::Text) }).await;
        declare(&given, Attribute { seen_by_person: false, ..attribute("note", AttributeKind::Text) }).await;
        let mara = given.person_with("mara@example.com", json!({"grade": "E1"}), &[], false).await;
        let page = browser.get("/account").await;
        browser.sign_in(&page, "mara@example.com", PASSWORD).await;
        let form = browser.get("/account/details").await.form("attributes_shown");
        let mut fields = form.fields.clone();
        fields.retain(|(name, _)| name != "attributes_shown" && name != "attribute.room");
        let more = [
            ("attributes_shown", "room grade note name email groups sub undeclared"),
            ("attribute.room", "R1"),
            ("attribute.grade", "E9"),
            ("attribute.note", "x"),
            ("attribute.name", "Somebody"),
            ("attribute.email", "root@example.com"),
            ("attribute.groups", "admins"),
            ("attribute.undeclared", "x"),
        ];
        fields.extend(more.map(|(name, value)| (name.to_owned(), value.to_owned())));
        browser.post(&form.action, &fields).await;
        assert_eq!(claims(&given, &mara).await, json!({"grade": "E1", "room": "R1"}));
        // Nor is one kept that became an admin's after the form was opened.
        given
            .perform(ChangeAttribute {
                attribute: Attribute { changed_by: ChangedBy::Admin, ..attribute("room", AttributeKind::Text) },
                seen: None,
            })
            .await;
        let late: Vec<_> = fields
            .into_iter()
            .map(|(name, value)| if name == "attribute.room" { (name, "R2".to_owned()) } else { (name, value) })
            .collect();
        browser.post(&form.action, &late).await;
        assert_eq!(claims(&given, &mara).await["room"], "R1");
        // A form of another site does nothing.
        declare(&given, attribute("desk", AttributeKind::Text)).await;
        let foreign = [("attributes_shown".to_owned(), "desk".to_owned()), ("attribute.desk".to_owned(), "D9".to_owned())];
        let refused = browser.post("/account/details", &foreign).await;
        assert!(refused.status >= 400, "{}", refused.status);
        assert!(claims(&given, &mara).await.get("desk").is_none());
    })
    .await;
}

#[tokio::test]
async fn a_value_is_of_its_type_whoever_sets_it_and_what_nobody_declared_stays_free() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let mara = given.person("mara@example.com").await;
        assert!(set(&given, &mara, json!({"room": "twelve", "free": {"a": [1]}})).await, "nobody declared it yet");
        let rules = Rules { least: Some(1.into()), most: Some(99.into()), ..Rules::default() };
        declare(&given, Attribute { rules, scope: Some("profile".into()), ..attribute("room", AttributeKind::Number) }).await;
        // What was kept before stays, is told to nobody, and keeps no other change back.
        assert_eq!(claims(&given, &mara).await["room"], "twelve");
        let app = given.client("app").await;
        let (_, _, userinfo) = told(&given, &app, &app.request("openid profile", &[]), "mara@example.com").await;
        assert!(userinfo.get("room").is_none(), "{userinfo}");
        let path = format!("/admin/people/{mara}");
        let page = browser.get(&path).await;
        let saved = submit(&browser, &page, "version", &[("family_name", "Lind")]).await;
        assert_eq!(saved.status, 200, "{}", saved.body);
        for wrong in [json!("12"), json!(0), json!(100), json!([1]), json!(true)] {
            assert!(!set(&given, &mara, json!({"room": wrong})).await, "{wrong}");
        }
        let page = browser.get(&path).await;
        let wrong = submit(&browser, &page, "version", &[("attribute.room", "100")]).await;
        assert_eq!(wrong.status, 422, "{}", wrong.body);
        let told_at = wrong.text("[id=\"attribute.room-error\"]");
        assert_eq!(told_at, said_with("attribute-high", &[("label", "Label of room".into()), ("number", "99".into())]), "{}", wrong.body);
        assert!(wrong.body.contains("value=\"100\""));
        let saved = submit(&browser, &browser.get(&path).await, "version", &[("attribute.room", "42")]).await;
        assert_eq!(saved.status, 200, "{}", saved.body);
        let kept = claims(&given, &mara).await;
        assert_eq!((&kept["room"], &kept["free"]), (&json!(42), &json!({"a": [1]})), "a number is a number, and the other claim stays");
        // It has a field of its own: not in the field of the others, too.
        let page = browser.get(&path).await;
        let twice = submit(&browser, &page, "version", &[("claims", "{\"room\": 7}")]).await;
        assert_eq!((twice.status, twice.text("#claims-error").is_empty()), (422, false), "{}", twice.body);
        assert!(set(&given, &mara, json!({"free": [null], "room": null})).await);
        assert_eq!(claims(&given, &mara).await.get("room"), None);
        // Somebody new.
        let form = browser.get("/admin/new-person").await;
        let typed = [("email", "new@example.com"), ("attribute.room", "7")];
        let made = submit(&browser, &form, "email", &typed).await;
        assert_eq!((made.status, made.name().as_str()), (200, "console-person"), "{}", made.body);
        assert!(made.body.contains("name=\"attribute.room\"") && made.body.contains("value=\"7\""), "{}", made.body);
    })
    .await;
}

#[tokio::test]
async fn attack_h1_no_value_is_endless_unseen_or_stands_in_the_record_and_erasing_takes_all() {
    on_each_pairing(async |given| {
        let browser = given.browser();
        let rules = Rules { pattern: Some("(a+)+b".into()), longest: Some(1_000), ..Rules::default() };
        declare(&given, Attribute { rules, ..attribute("code", AttributeKind::Text) }).await;
        declare(&given, Attribute { several: true, ..attribute("tags", AttributeKind::Text) }).await;
        let mara = given.person("mara@example.com").await;
        let page = browser.get("/account").await;
        browser.sign_in(&page, "mara@example.com", PASSWORD).await;
        let form = browser.get("/account/details").await;
        let before = claims(&given, &mara).await;
        let (endless, many) = ("a".repeat(1_000), (0..21).map(|n| format!("t{n}\n")).collect::<String>());
        for (field, typed) in [
            ("attribute.code", endless.as_str()),
            ("attribute.code", "a\u{202e}b"),
            ("attribute.code", "a\u{1b}[31mb"),
            ("attributes.tags", many.as_str()),
            ("attributes.tags", "same\nsame"),
            ("attributes.tags", "a\u{0}b"),
            ("attributes.tags", "a\u{200b}b"),
        ] {
            let refused = submit(&browser, &form, "attributes_shown", &[(field, typed)]).await;
            assert_eq!((refused.status, refused.name().as_str()), (422, "account-details"), "{typed:?}: {}", refused.body);
            assert_eq!(claims(&given, &mara).await, before, "{typed:?}");
        }
        let long = submit(&browser, &form, "attributes_shown", &[("attribute.code", &"x".repeat(9_000))]).await;
        assert!(long.status >= 400);
        let kept = submit(&browser, &form, "attributes_shown", &[("attribute.code", "aab"), ("attributes.tags", "canary-tag")]).await;
        assert_eq!(kept.name(), "account", "{}", kept.body);
        given.delete_person(&mara).await;
        given.noted().await;
        let left =
            given.provider.database.read(|conn| latchkey::audit::list(conn, &latchkey::audit::Filter::default(), 1_000)).await.unwrap();
        let record = left.iter().map(|event| serde_json::to_string(&event.details).unwrap()).collect::<String>();
        assert!(!record.contains("canary-tag") && record.contains("tags"), "names alone");
    })
    .await;
}

#[tokio::test]
async fn attributes_are_declared_and_values_set_by_commands() {
    on_each_pairing(async |given| {
        given.person("mara@example.com").await;
        let folder = tempfile::tempdir().unwrap();
        let run = |args: &[&str]| {
            let output = program(folder.path()).args(args).args(given.store_flags()).args(["--output", "json"]).output().unwrap();
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            (output.status.success(), text(&output.stdout), text(&output.stderr))
        };
        let good = |args: &[&str]| {
            let (done, out, err) = run(args);
            assert!(done, "{args:?}: {out}{err}");
            serde_json::from_str::<Value>(&out).unwrap()
        };
        let bad = |args: &[&str], told: &str| {
            let (done, out, err) = run(args);
            assert!(!done && err.contains(told), "{args:?}: {out}{err}");
        };
        let made = good(&["attribute", "create", "--name", "desk", "--label", "Desk", "--label-in", "de=Tisch", "--scope", "hr"]);
        assert_eq!((&made["type"], &made["labels"]["de"], &made["scope"]), (&json!("text"), &json!("Tisch"), &json!("hr")));
        good(&["attribute", "create", "--name", "level", "--type", "number", "--min", "-1", "--max", "9", "--hidden"]);
        bad(&["attribute", "create", "--name", "sub"], "registered claim");
        bad(&["attribute", "create", "--name", "desk"], "already");
        bad(&["attribute", "create", "--name", "x", "--pattern", "("], "regular expression");
        let changed = good(&["attribute", "update", "desk", "--id-token", "--label-in", "de=", "--max-length", "3"]);
        assert_eq!((&changed["in_id_token"], &changed["labels"], &changed["max_length"]), (&json!(true), &json!({}), &json!(3)));
        assert_eq!(good(&["attribute", "list"]).as_array().unwrap().len(), 2);
        let person = good(&["user", "update", "mara@example.com", "--claim", "desk=007", "--claim", "level=7", "--claim", "free=7"]);
        assert_eq!(
            (&person["claims"]["desk"], &person["claims"]["level"], &person["claims"]["free"]),
            (&json!("007"), &json!(7), &json!(7))
        );
        bad(&["user", "update", "mara@example.com", "--claim", "level=10"], "`level` must be 9 or less");
        bad(&["user", "update", "mara@example.com", "--claim", "desk=0077"], "`desk` must have at most 3 characters");
        bad(&["user", "create", "--email", "b@example.com", "--claim", "level=\"x\""], "`level` must be a number");
        let deleted = good(&["attribute", "delete", "level", "--yes"]);
        assert_eq!(deleted["people"], 1);
        let person = good(&["user", "show", "mara@example.com"]);
        assert!(person["claims"].get("level").is_none() && person["claims"]["free"] == 7, "{person}");
        assert_eq!(good(&["attribute", "show", "desk"])["name"], "desk");
        bad(&["attribute", "show", "level"], "level");
    })
    .await;
}

#[tokio::test]
async fn who_makes_an_account_says_what_is_required_then() {
    where_open(async |given| {
        let rules = Rules { longest: Some(12), ..Rules::default() };
        let team = Attribute {
            rules,
            required: Required::Registration,
            label: "Team".into(),
            position: 1,
            ..attribute("team", AttributeKind::Text)
        };
        declare(&given, Attribute { labels: [("de".into(), "Gruppe".into())].into(), ..team }).await;
        let tags = Attribute { required: Required::Registration, several: true, position: 2, ..attribute("tags", AttributeKind::Text) };
        declare(&given, tags).await;
        declare(&given, attribute("free", AttributeKind::Text)).await;
        let browser = given.browser();
        let page = browser.get("/sign-up?ui_locales=de").await;
        assert!(page.body.contains("attribute.team") && !page.body.contains("attribute.free"), "{}", page.body);
        // Nothing said, or the wrong thing: at its field, and what was typed stays.
        let typed = [("email", NEW), ("name", "Mara Lind"), ("password", "amber kites over 7 bridges")];
        let refused = submit(&browser, &page, "email", &typed).await;
        assert_eq!(refused.name(), "sign-up", "{}", refused.body);
        assert!(!refused.text("[id=\"attribute.team-error\"]").is_empty() && !refused.text("[id=\"attributes.tags-error\"]").is_empty());
        let wrong = [&typed[..], &[("attribute.team", "far too long a name"), ("attributes.tags", "one\r\ntwo")]].concat();
        let refused = submit(&browser, &refused, "email", &wrong).await;
        assert_eq!(refused.name(), "sign-up", "{}", refused.body);
        assert!(refused.body.contains("far too long a name") && refused.body.contains("one\ntwo"), "{}", refused.body);
        assert_eq!((refused.attribute("#email", "value").as_str(), refused.attribute("#name", "value").as_str()), (NEW, "Mara Lind"));
        let good = [&typed[..], &[("attribute.team", "Diving"), ("attributes.tags", "one\r\ntwo")]].concat();
        let sent = submit(&browser, &refused, "email", &good).await;
        assert_eq!(sent.name(), "sign-up-sent", "{}", sent.body);
        // Whoever goes back finds it all; then the code makes the account with it.
        let back = browser.get(&sent.attribute("a[href*=\"sign-up\"]", "href")).await;
        assert!(back.body.contains("value=\"Diving\"") && back.body.contains("one\ntwo"), "{}", back.body);
        let mail = Mail::newest(&given, NEW, 1).await;
        browser.submit(&sent, "code", &[("code", &mail.code)], None).await;
        let id = id_of(&given, NEW).await.expect("the account is made");
        let kept = claims(&given, &id).await;
        assert_eq!((&kept["team"], &kept["tags"], kept.get("free")), (&json!("Diving"), &json!(["one", "two"]), None));
    })
    .await;
}

#[tokio::test]
async fn attack_z2_a_form_of_a_new_account_says_nothing_that_it_does_not_ask() {
    where_open(async |given| {
        declare(&given, Attribute { required: Required::Registration, ..attribute("team", AttributeKind::Text) }).await;
        declare(&given, attribute("free", AttributeKind::Text)).await;
        declare(&given, Attribute { changed_by: ChangedBy::Admin, ..attribute("grade", AttributeKind::Text) }).await;
        let browser = given.browser();
        let page = browser.get("/sign-up").await;
        let typed = [
            ("email", NEW),
            ("password", "amber kites over 7 bridges"),
            ("attributes_shown", "team grade free undeclared groups email_verified"),
            ("attribute.team", "Diving"),
            ("attribute.grade", "E9"),
            ("attribute.free", "x"),
            ("attribute.undeclared", "x"),
            ("attribute.groups", "admins"),
            ("grade", "E9"),
            ("claims", "{\"grade\": \"E9\"}"),
        ];
        let sent = submit(&browser, &page, "email", &typed).await;
        assert_eq!(sent.name(), "sign-up-sent", "{}", sent.body);
        let mail = Mail::newest(&given, NEW, 1).await;
        // It became an admin's before the address was proven.
        let team = Attribute { changed_by: ChangedBy::Admin, ..attribute("team", AttributeKind::Text) };
        given.perform(ChangeAttribute { attribute: team, seen: None }).await;
        browser.submit(&sent, "code", &[("code", &mail.code)], None).await;
        let kept = claims(&given, &id_of(&given, NEW).await.expect("the account is made")).await;
        for name in ["team", "grade", "free", "undeclared", "groups"] {
            assert!(kept.get(name).is_none(), "{name}: {kept}");
        }
    })
    .await;
}

/// Signs in anew at an app that asks for nothing beside, to the page that comes then.
async fn arrives(given: &Scenario, app: &RelyingParty) -> (Browser, Page) {
    let browser = given.browser();
    let page = browser.get(&app.request("openid", &[])).await;
    let page = browser.sign_in(&page, "mara@example.com", PASSWORD).await;
    (browser, page)
}

async fn first_party(given: &Scenario) -> RelyingParty {
    given.client_with("app", ClientKind::Web, json!({}), ClientSettings { first_party: true, ..ClientSettings::default() }).await
}

#[tokio::test]
async fn what_is_required_later_is_asked_at_the_next_sign_in_a_few_at_a_time() {
    on_each_pairing(async |given| {
        let app = first_party(&given).await;
        let mara = given.person("mara@example.com").await;
        let (browser, page) = arrives(&given, &app).await;
        page.code();
        for (position, name) in ["one", "two", "three", "four"].into_iter().enumerate() {
            let position = i64::try_from(position).unwrap();
            declare(&given, Attribute { required: Required::Later, position, ..attribute(name, AttributeKind::Number) }).await;
        }
        // Nobody is asked silently, and the browser that is signed in is asked as well.
        let silent = browser.get(&app.request("openid", &[("prompt", "none")])).await;
        assert_eq!(silent.error(), "interaction_required");
        assert_eq!(browser.get(&app.request("openid", &[])).await.name(), "more-about-you");
        let (browser, page) = arrives(&given, &app).await;
        assert_eq!(page.name(), "more-about-you", "{}", page.body);
        assert_eq!(page.body.matches("name=\"attribute.").count(), 3, "{}", page.body);
        assert!(!page.body.contains("name=\"skip\""));
        let few = [("attribute.one", "1"), ("attribute.two", "x"), ("attribute.three", "3")];
        let wrong = submit(&browser, &page, "attributes_shown", &few).await;
        assert_eq!((wrong.status, wrong.name().as_str()), (422, "more-about-you"), "{}", wrong.body);
        assert!(!wrong.text("[id=\"attribute.two-error\"]").is_empty() && wrong.body.contains("value=\"x\""), "{}", wrong.body);
        assert!(claims(&given, &mara).await.get("one").is_none());
        // Without an answer, or with the button of another page, nobody gets by.
        let empty = submit(&browser, &wrong, "attributes_shown", &[("attribute.two", "")]).await;
        assert_eq!(empty.name(), "more-about-you");
        let passed = submit(&browser, &wrong, "attributes_shown", &[("attribute.two", ""), ("skip", "yes")]).await;
        assert_eq!(passed.name(), "more-about-you", "{}", passed.body);
        let next = submit(&browser, &wrong, "attributes_shown", &[("attribute.two", "2")]).await;
        assert_eq!((next.name().as_str(), next.body.matches("name=\"attribute.").count()), ("more-about-you", 1), "{}", next.body);
        submit(&browser, &next, "attributes_shown", &[("attribute.four", "4")]).await.code();
        let kept = claims(&given, &mara).await;
        assert_eq!([&kept["one"], &kept["two"], &kept["three"], &kept["four"]], [&json!(1), &json!(2), &json!(3), &json!(4)]);
        browser.get(&app.request("openid", &[("prompt", "none")])).await.code();
        let told = events(&given, EventType::UserUpdated).await;
        assert!(told.iter().any(|event| event.details["changed"].to_string().contains("four")), "the record has the names");
    })
    .await;
}

#[tokio::test]
async fn what_is_required_of_who_makes_an_account_is_asked_of_whoever_came_another_way() {
    on_each_pairing(async |given| {
        let app = first_party(&given).await;
        let mara = given.person("mara@example.com").await;
        declare(&given, Attribute { required: Required::Registration, ..attribute("team", AttributeKind::Text) }).await;
        let (browser, page) = arrives(&given, &app).await;
        assert_eq!((page.name().as_str(), page.body.contains("name=\"skip\"")), ("more-about-you", false), "{}", page.body);
        submit(&browser, &page, "attributes_shown", &[("attribute.team", "Red")]).await.code();
        assert_eq!(claims(&given, &mara).await["team"], "Red");
    })
    .await;
}

#[tokio::test]
async fn who_has_no_room_for_more_is_let_in_and_no_attribute_takes_it_all() {
    on_each_pairing(async |given| {
        let app = first_party(&given).await;
        let mara = given.person("mara@example.com").await;
        let several = |name: &str| Attribute { several: true, ..attribute(name, AttributeKind::Text) };
        declare(&given, Attribute { required: Required::Later, ..several("must") }).await;
        // One value of a person's own is 4 KiB at most, and the page says so.
        let (browser, page) = arrives(&given, &app).await;
        let lines: Vec<String> = (10..30).map(|number| format!("{number}{}", "x".repeat(248))).collect();
        let long = submit(&browser, &page, "attributes_shown", &[("attributes.must", &lines.join("\n"))]).await;
        assert_eq!((long.status, long.name().as_str(), long.says("account-details-long")), (422, "more-about-you", true), "{}", long.body);
        assert!(set(&given, &mara, json!({"filled": "x".repeat(15_800)})).await);
        let (_, page) = arrives(&given, &app).await;
        page.code();
    })
    .await;
}

#[tokio::test]
async fn what_may_be_left_out_is_asked_again_after_a_month_and_never_silently() {
    on_each_pairing(async |given| {
        let app = first_party(&given).await;
        let mara = given.person("mara@example.com").await;
        declare(&given, Attribute { required: Required::Offered, ..attribute("shirt", AttributeKind::Text) }).await;
        let (browser, page) = arrives(&given, &app).await;
        assert_eq!(page.name(), "more-about-you", "{}", page.body);
        browser.submit(&page, "attributes_shown", &[], Some("skip")).await.code();
        browser.get(&app.request("openid", &[("prompt", "none")])).await.code();
        let (_, page) = arrives(&given, &app).await;
        page.code();
        given.later_for_all(Duration::from_secs(31 * 24 * 60 * 60));
        let (browser, page) = arrives(&given, &app).await;
        assert_eq!(page.name(), "more-about-you", "{}", page.body);
        submit(&browser, &page, "attributes_shown", &[("attribute.shirt", "M")]).await.code();
        assert_eq!(claims(&given, &mara).await["shirt"], "M");
        let (_, page) = arrives(&given, &app).await;
        page.code();
    })
    .await;
}

#[tokio::test]
async fn attack_z2_the_page_of_a_sign_in_changes_nothing_but_what_it_asks() {
    on_each_pairing(async |given| {
        let app = first_party(&given).await;
        let mara = given.person_with("mara@example.com", json!({"grade": "E1", "desk": "D1"}), &[], false).await;
        declare(&given, Attribute { required: Required::Later, ..attribute("shirt", AttributeKind::Text) }).await;
        declare(&given, attribute("desk", AttributeKind::Text)).await;
        declare(&given, Attribute { changed_by: ChangedBy::Admin, ..attribute("grade", AttributeKind::Text) }).await;
        let (browser, page) = arrives(&given, &app).await;
        assert_eq!(page.name(), "more-about-you", "{}", page.body);
        let more = [
            ("attributes_shown", "shirt grade desk groups undeclared"),
            ("attribute.shirt", "M"),
            ("attribute.grade", "E9"),
            ("attribute.desk", "D9"),
            ("attribute.undeclared", "x"),
        ];
        submit(&browser, &page, "attributes_shown", &more).await.code();
        assert_eq!(claims(&given, &mara).await, json!({"grade": "E1", "desk": "D1", "shirt": "M"}));
        // The form of another's journey, and one without its token, change nothing.
        let stranger = given.browser();
        let form = page.form("attributes_shown");
        assert!(stranger.post(&form.action, &form.fields).await.status >= 400);
    })
    .await;
}
