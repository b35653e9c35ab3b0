//! The console's lists: filtered, sorted, paged and taken along as files.

use std::time::Duration;

use latchkey::audit::EventType;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::{Value, json};

use crate::console::{console, events};
use crate::scenario::{Browser, PASSWORD, Page, on_each_pairing};

/// What stands in the first column of each row.
fn rows(page: &Page) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.body);
    let first = scraper::Selector::parse("tbody tr > th").unwrap();
    html.select(&first).map(|th| th.text().collect::<String>().trim().to_owned()).collect()
}

async fn lines(admin: &Browser, path: &str) -> Vec<Value> {
    let file = admin.get(path).await;
    assert_eq!((file.status, file.headers["cache-control"].to_str().unwrap()), (200, "no-store"));
    file.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test]
async fn people_are_sorted_by_links_that_keep_filters_and_pages() {
    on_each_pairing(async |given| {
        for n in 0..60 {
            given.person(&format!("p{n:02}@example.com")).await;
        }
        let admin = console(&given).await;
        given.later(Duration::from_secs(60));
        let other = given.browser();
        let page = other.get("/account").await;
        other.sign_in(&page, "p30@example.com", PASSWORD).await;
        let page = admin.get("/admin/people?q=example").await;
        assert_eq!(page.attribute("th[aria-sort]", "aria-sort"), "ascending");
        let page = admin.get(&page.attribute("th[aria-sort] a", "href")).await;
        assert_eq!(page.attribute("th[aria-sort]", "aria-sort"), "descending");
        assert_eq!(page.attribute("input[name=q]", "value"), "example", "the filter stays");
        assert!(rows(&page)[0].contains("root@example.com") && rows(&page)[1].contains("p59"));
        let next = admin.get(&page.link("next")).await;
        assert_eq!((rows(&next).len(), rows(&next)[0].contains("p10")), (11, true), "{:?}", rows(&next));
        assert_eq!(rows(&admin.get(&next.link("prev")).await), rows(&page));
        let page = admin.get("/admin/people?sort=-seen").await;
        assert!(rows(&page)[0].contains("p30") && rows(&page)[1].contains("root") && rows(&page)[2].contains("p59"), "{:?}", rows(&page));
        let next = admin.get(&page.link("next")).await;
        assert_eq!((rows(&next).len(), rows(&admin.get(&next.link("prev")).await)), (11, rows(&page)));
        for odd in ["?sort=nonsense", "?sort=-", "?sort=seen&after=x", "?group=%00", "?role=x&factor=y", "?sort=created&before=9~"] {
            assert_eq!(admin.get(&format!("/admin/people{odd}")).await.status, 200, "{odd}");
        }
    })
    .await;
}

#[tokio::test]
async fn people_are_filtered_by_role_and_group_and_the_file_has_the_same_people() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        given.person_with("ann@example.com", json!({"name": "=HYPERLINK(1)"}), &["staff"], false).await;
        given.person("bob@example.com").await;
        let page = admin.get("/admin/people?role=admin").await;
        assert_eq!(rows(&page).len(), 1);
        let page = admin.get("/admin/people?group=STAFF").await;
        assert!(rows(&page).len() == 1 && page.body.contains("ann@example.com"));
        let nobody = admin.get("/admin/people?group=nobodies").await;
        assert!(rows(&nobody).is_empty() && nobody.body.contains("aria-invalid"));
        let read = lines(&admin, &page.attribute("a[href*=jsonl]", "href")).await;
        assert_eq!((read.len(), &read[0]["email"], &read[0]["name"]), (1, &json!("ann@example.com"), &json!("=HYPERLINK(1)")));
        let csv = admin.get(&page.attribute("a[href*=csv]", "href")).await.body;
        assert!(csv.trim_start_matches('\u{feff}').starts_with("id,email,") && csv.contains(",\"'=HYPERLINK(1)\","), "{csv}");
        assert_eq!(lines(&admin, "/admin/export/people?sort=-address").await.len(), 3);
        let taken = events(&given, EventType::ListExported).await;
        assert_eq!((taken.len(), &taken[0].details["list"]), (3, &json!("people")));
        assert_eq!(admin.get("/admin/export/secrets").await.status, 404);
        let stranger = given.browser();
        let page = stranger.get("/admin/export/people").await;
        assert_eq!(stranger.sign_in(&page, "bob@example.com", PASSWORD).await.status, 403, "for admins alone");
    })
    .await;
}

#[tokio::test]
async fn apps_are_filtered_by_kind_and_state_and_sorted() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        given.client("alpha").await;
        given.client("beta").await;
        given.client("gamma").await;
        given.client_with("delta", ClientKind::Spa, json!({"redirect_uris": ["https://d.example/cb"]}), ClientSettings::default()).await;
        let page = admin.get("/admin/apps/gamma").await;
        assert_eq!(admin.submit(&page, "state", &[], Some("off")).await.status, 200);
        given.browser().get("/authorize?client_id=beta&redirect_uri=https%3A%2F%2Fevil.example%2F").await;
        given.noted().await;
        let ids = |page: &Page| -> String { rows(page).join(" ") };
        let named = async |query: &str| ids(&admin.get(&format!("/admin/apps?{query}")).await);
        assert!(named("kind=spa").await.contains("delta") && !named("kind=spa").await.contains("alpha"));
        assert!(named("state=off").await.contains("gamma") && !named("state=off").await.contains("beta"));
        assert!(named("state=errors").await.contains("beta") && !named("state=errors").await.contains("alpha"));
        assert_eq!(rows(&admin.get("/admin/apps?state=healthy").await).len(), 2);
        let up = rows(&admin.get("/admin/apps").await);
        let mut down = rows(&admin.get("/admin/apps?sort=-name").await);
        down.reverse();
        assert_eq!((up.len(), up), (4, down));
        let read = lines(&admin, "/admin/export/apps?state=errors").await;
        assert_eq!((read.len(), &read[0]["client_id"], &read[0]["state"]), (1, &json!("beta"), &json!("errors")));
        assert!(!read[0].to_string().contains("secret\":"));
        let page = admin.get("/admin/apps/beta").await;
        let history = admin.get(&page.attribute("nav.tabs a[href*=audit]", "href")).await;
        assert!(history.name() == "console-audit" && history.body.contains("client.created") && !history.body.contains(">alpha<"));
    })
    .await;
}

#[tokio::test]
async fn groups_and_sessions_are_filtered_sorted_and_taken_along() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        given.person_with("ann@example.com", json!({}), &["alpha", "beta"], false).await;
        let beta = given.require_of_group("beta", true).await;
        assert_eq!(rows(&admin.get("/admin/groups?sort=-name").await).len(), 2);
        assert!(rows(&admin.get("/admin/groups?sort=-name").await)[0].starts_with("beta"));
        assert_eq!(rows(&admin.get("/admin/groups?factor=required").await).len(), 1);
        let read = lines(&admin, "/admin/export/groups").await;
        assert_eq!((read.len(), &read[0]["name"], &read[1]["members"]), (2, &json!("alpha"), &json!(1)));
        let page = admin.get(&format!("/admin/groups/{}", beta.id)).await;
        let members = admin.get(&page.attribute(".head a[href*=people]", "href")).await;
        assert!(rows(&members).len() == 1 && members.body.contains("ann@example.com"));
        let history = admin.get(&page.attribute(".head a[href*=audit]", "href")).await;
        assert!(history.body.contains("group.created") && history.body.contains("group.updated"), "{}", history.text("tbody"));
        let read = lines(&admin, "/admin/export/sessions?person=root%40example.com").await;
        assert_eq!((read.len(), &read[0]["email"]), (1, &json!("root@example.com")));
        assert_eq!(lines(&admin, "/admin/export/sessions").await.len(), 1);
        assert!(lines(&admin, "/admin/export/sessions?person=nobody").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn offline_access_stands_behind_the_sessions_and_is_ended_there() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let bob = given.person("bob@example.com").await;
        let ours = ClientSettings { first_party: true, ..ClientSettings::default() };
        let app = given.client_with("listed", ClientKind::Web, json!({}), ours).await;
        let tokens = given.tokens(&given.browser(), &app, "openid offline_access", "bob@example.com").await;
        let here = format!("/admin/sessions?person={bob}");
        let page = admin.get(&here).await;
        assert_eq!(rows(&page).len(), 2, "a session, and what the app has beside it: {}", page.body);
        let page = admin.submit(&page, "sessions/end", &[], Some("session")).await;
        assert!(page.says_count("sessions-count", 0) && rows(&page) == ["bob@example.com"], "{}", page.body);
        assert!(page.body.contains("App listed") && page.body.contains("Offline access until"), "{}", page.body);
        assert!(admin.get(&format!("/admin/people/{bob}")).await.text("dl").contains("App listed"));
        for (filter, count) in [("kind=offline", 1), ("kind=sessions", 1), ("app=listed", 1), ("app=listed&kind=sessions", 0), ("", 2)] {
            let page = admin.get(&format!("/admin/sessions?{filter}")).await;
            assert_eq!(rows(&page).len(), count, "{filter}: {}", page.text("tbody"));
            let file = lines(&admin, &format!("/admin/export/sessions?{filter}")).await;
            assert_eq!(file.len(), count, "{filter}: {file:?}");
        }
        let file = lines(&admin, &format!("/admin/export/sessions?person={bob}")).await;
        assert_eq!(
            (&file[0]["kind"], &file[0]["email"], &file[0]["apps"]),
            (&json!("grant"), &json!("bob@example.com"), &json!(["listed"]))
        );
        assert_eq!((file[0]["started_at"].is_string(), file[0]["expires_at"].is_string(), &file[0]["address"]), (true, true, &json!(null)));

        let old = page.form("grant");
        let page = admin.submit(&page, "grant", &[], Some("grant")).await;
        assert!(page.says("notice-access-ended") && page.says("sessions-none"), "{}", page.body);
        assert_eq!(app.refresh(&tokens.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
        let ended = events(&given, EventType::GrantRevoked).await;
        assert_eq!(ended.iter().map(|event| event.user_id.as_deref()).collect::<Vec<_>>(), [Some(bob.as_str())]);
        let csrf = old.fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
        let gone = admin.post("/admin/sessions/end", &[csrf, ("grant".to_owned(), "none".to_owned())]).await;
        assert!(gone.says("notice-console-gone"), "{}", gone.body);
    })
    .await;
}

#[tokio::test]
async fn pages_go_on_from_sessions_to_offline_access_and_back() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        given.person("bob@example.com").await;
        let ours = ClientSettings { first_party: true, ..ClientSettings::default() };
        let app = given.client_with("listed", ClientKind::Web, json!({}), ours).await;
        // One session, and so many grants that all stand on two pages.
        let browser = given.browser();
        for _ in 0..60 {
            given.tokens(&browser, &app, "openid offline_access", "bob@example.com").await;
        }
        let first = admin.get("/admin/sessions?person=bob%40example.com").await;
        let second = admin.get(&first.link("next")).await;
        assert_eq!((rows(&first).len(), rows(&second).len()), (50, 11));
        assert!(!second.body.contains("rel=\"next\""), "it is the last");
        assert_eq!(rows(&admin.get(&second.link("prev")).await).len(), 50);
        assert_eq!(lines(&admin, "/admin/export/sessions?person=bob%40example.com").await.len(), 61);
        for odd in ["g", "gx", "g9~x", "g~", "99999999999"] {
            assert_eq!(admin.get(&format!("/admin/sessions?from={odd}&before=g.x.3")).await.status, 200, "{odd}");
        }
    })
    .await;
}

#[tokio::test]
async fn lists_are_sorted_and_searched_by_the_rules_of_language() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        for name in ["Zoe", "Équipe", "eve", "equipe 2", "İSTANBUL", "Ärger", "Łódź", "می\u{200c}خواهم"] {
            given.group(name).await;
            let settings = ClientSettings::default();
            let id = format!("app-{}", name.len() + name.chars().map(|c| c as usize).sum::<usize>());
            given.client_with(&id, ClientKind::Web, json!({ "client_name": name }), settings).await;
        }
        let order = ["Ärger", "Équipe", "equipe 2", "eve", "İSTANBUL", "Łódź", "Zoe", "می\u{200c}خواهم"];
        for list in ["/admin/groups", "/admin/apps"] {
            let shown = rows(&admin.get(list).await);
            assert!(shown.len() == order.len() && shown.iter().zip(order).all(|(row, name)| row.contains(name)), "{list}: {shown:?}");
            for (typed, found) in [("istanbul", "İSTANBUL"), ("EQUIPE", "Équipe"), ("lodz", "Łódź"), ("میخواهم", "می\u{200c}خواهم")]
            {
                let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", typed).finish();
                let shown = rows(&admin.get(&format!("{list}?{query}")).await);
                assert!(shown.first().is_some_and(|row| row.contains(found)), "{list} {typed}: {shown:?}");
            }
        }
        for (address, name) in [("éva@example.com", "ŞULE Øster"), ("fritz@example.com", "Fritz"), ("emil@example.com", "Emil")] {
            given.person_with(address, json!({ "name": name }), &[], false).await;
        }
        let shown = rows(&admin.get("/admin/people").await);
        let order = ["emil@", "éva@", "fritz@", "root@"];
        assert!(shown.iter().zip(order).all(|(row, address)| row.contains(address)), "{shown:?}");
        for typed in ["sule", "oster", "eva@"] {
            assert_eq!(rows(&admin.get(&format!("/admin/people?q={typed}")).await).len(), 1, "{typed}");
        }
    })
    .await;
}
