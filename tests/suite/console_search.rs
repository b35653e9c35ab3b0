//! The one search box of the console.

use latchkey::audit::EventType;
use serde_json::json;

use crate::console::{console, events};
use crate::scenario::{PASSWORD, on_each_pairing};

#[tokio::test]
async fn one_box_finds_people_apps_apis_and_groups_by_a_part_in_any_letter_case() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        given.person_with("zoe@example.com", json!({"name": "ZOË Gruß"}), &["Zoëtrope"], false).await;
        given.client("zo_app").await;
        given.resource("https://plates.example", "zo.read zo.write", &[]).await;
        given.provider.learn_changes().await.unwrap();
        let page = admin.get("/admin").await;
        let found = admin.submit(&page, "for", &[("for", "zoë")], None).await;
        assert_eq!((found.status, found.name().as_str()), (200, "console-search"));
        assert_eq!(found.attribute("#seek", "value"), "zoë", "what was asked for stays");
        let text = found.text("main");
        assert!(text.contains("zoe@example.com") && text.contains("Zoëtrope") && !text.contains("zo_app"), "{text}");
        assert_eq!(admin.get(&found.attribute("section:has(#found-people) a", "href")).await.name(), "console-person");
        assert_eq!(admin.get(&found.attribute("section:has(#found-groups) a", "href")).await.name(), "console-group");
        let found = admin.get("/admin/search?for=ZO_A").await;
        assert_eq!(admin.get(&found.attribute("section:has(#found-apps) a", "href")).await.name(), "console-app");
        for part in ["pLATES.", "plates.exa", "zo.write"] {
            let found = admin.get(&format!("/admin/search?for={part}")).await;
            assert_eq!(admin.get(&found.attribute("section:has(#found-apis) a", "href")).await.name(), "console-api", "{part}");
        }
        assert!(admin.get("/admin/search?for=grUSS").await.text("main").contains("zoe@example.com"), "ß is ss");
        for nothing in ["zo%25", "%25", "z%5C_", "%00", "%E2%80%8B%3Cscript%3E", ""] {
            let found = admin.get(&format!("/admin/search?for={nothing}")).await;
            assert_eq!((found.status, found.name().as_str()), (200, "console-search"), "{nothing}");
            let text = found.text("main");
            assert!(!text.contains("zoe@") && !found.body.contains("<script>"), "{nothing}: {text}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_id_or_a_reference_finds_its_session_grant_person_or_event() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        given.tokens(&given.browser(), &app, "openid", "alice@example.com").await;
        let sid = given.provider.sessions().of_user(&alice).await.unwrap().remove(0).sid;
        let find = async |sought: &str| admin.get(&format!("/admin/search?for={sought}")).await;
        assert!(find(&alice).await.text("section:has(#found-people)").contains("alice@example.com"));
        assert!(find(&sid).await.text("section:has(#found-sessions)").contains("alice@example.com"));
        let granted = events(&given, EventType::GrantCreated).await.remove(0);
        let found = find(&granted.id).await;
        assert!(found.text("section:has(#found-events)").contains("grant.created"));
        let record = admin.get(&found.attribute("section:has(#found-events) a", "href")).await;
        assert_eq!(record.name(), "console-audit");
        let grant = granted.subject_id.unwrap();
        assert!(find(&grant).await.text("section:has(#found-grants)").contains("alice@example.com"));
        let refused = given.browser().get("/authorize?client_id=app&redirect_uri=https%3A%2F%2Fevil.example%2F").await;
        assert_eq!(refused.name(), "error");
        let reference = events(&given, EventType::AuthorizationRefused).await.remove(0).request_id.unwrap();
        assert!(refused.body.contains(&reference), "the number of the error page");
        assert!(find(&reference).await.text("section:has(#found-events)").contains("authorization.refused"));
        let sent = "/logout?client_id=app&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2Felsewhere";
        let refused = given.browser().get(sent).await;
        assert_eq!((refused.status, refused.name().as_str()), (400, "error"));
        let reference = events(&given, EventType::SignOutRefused).await.remove(0).request_id.unwrap();
        assert!(refused.body.contains(&reference), "the number of the error page");
        assert!(find(&reference).await.text("section:has(#found-events)").contains("sign_out.refused"));
        let page = admin.get("/admin/apps/app/errors").await;
        let told = page.text(".rows");
        assert!(page.says("console-error-sign-out-address") && told.contains("elsewhere"), "{told}");
        assert!(told.contains("https://app.example/bye"), "beside what is registered: {told}");
    })
    .await;
}

#[tokio::test]
async fn each_word_is_found_in_any_field_and_a_longer_part_of_an_id_too() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let names = json!({"given_name": "Gisela", "family_name": "Freudenberg"});
        let gisela = given.person_with("gf@example.com", names, &["Night shift"], false).await;
        given.client("zo_app").await;
        given.resource("https://plates.example", "zo.read", &[]).await;
        given.provider.learn_changes().await.unwrap();
        let find = async |sought: &str| {
            let sought = url::form_urlencoded::byte_serialize(sought.as_bytes()).collect::<String>();
            admin.get(&format!("/admin/search?for={sought}")).await
        };
        for sought in ["Gisela Freudenberg", "freudenberg  gisela", "gf@ freudenb", &gisela[..8]] {
            assert_eq!(find(sought).await.text("section:has(#found-people) a"), "Gisela Freudenberg", "{sought}");
        }
        assert!(find("gisela mara").await.says("search-none"));
        let group = find("shift night").await.attribute("section:has(#found-groups) a", "href");
        let id = group.rsplit('/').next().unwrap().to_owned();
        assert_eq!(find(&id[..8]).await.attribute("section:has(#found-groups) a", "href"), group);
        assert_eq!(find("app zo_").await.text("section:has(#found-apps) a"), "App zo_app");
        assert!(find("zo.read plates").await.body.contains("found-apis"));
        // What they are called everywhere, and what apps are told.
        assert_eq!(admin.get(&format!("/admin/people/{gisela}")).await.text("h1"), "Gisela Freudenberg");
        let app = given.client("app").await;
        let tokens = given.tokens(&given.browser(), &app, "openid profile", "gf@example.com").await;
        assert_eq!(app.userinfo(&tokens.text("access_token")).await.good().json["name"], "Gisela Freudenberg");
    })
    .await;
}

#[tokio::test]
async fn a_few_of_each_sort_are_shown_with_the_way_to_all_and_to_admins_alone() {
    on_each_pairing(async |given| {
        for n in 0..8 {
            given.person(&format!("many{n}@example.com")).await;
        }
        let admin = console(&given).await;
        let found = admin.get("/admin/search?for=MANY").await;
        assert_eq!(found.body.matches("<li class=\"row\">").count(), 5);
        let all = admin.get(&found.attribute("section:has(#found-people) .links a", "href")).await;
        assert!(all.name() == "console-people" && all.says_count("people-count", 8));
        let other = given.browser();
        let page = other.get("/admin/search?for=many").await;
        assert_eq!(other.sign_in(&page, "many1@example.com", PASSWORD).await.status, 403);
    })
    .await;
}
