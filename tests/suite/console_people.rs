//! The console's pages for people, groups, sessions, keys and the record.

use std::time::Duration;

use latchkey::audit::EventType;
use latchkey::people::user;
use serde_json::json;

use crate::console::{console, events};
use crate::scenario::{Browser, PASSWORD, Page, START, Scenario, on_each_pairing, said, said_moment};

const CHOSEN: &str = "amber kites over 7 bridges";

async fn sign_in(given: &Scenario, email: &str, password: &str) -> (Browser, Page) {
    let browser = given.browser();
    let page = browser.get("/account").await;
    let page = browser.sign_in(&page, email, password).await;
    (browser, page)
}

fn person(id: &str) -> String {
    format!("/admin/people/{id}")
}

/// The id of the person with this address.
async fn id_of(given: &Scenario, email: &str) -> String {
    let named = email.to_owned();
    given.provider.database.read(move |conn| user::find_by_login(conn, &named)).await.unwrap().unwrap().id
}

#[tokio::test]
async fn people_are_found_and_paged_both_ways() {
    on_each_pairing(async |given| {
        for n in 0..60 {
            given.person_with(&format!("p{n:02}@example.com"), json!({"name": format!("Person {n:02}")}), &[], false).await;
        }
        let admin = console(&given).await;
        let page = admin.get("/admin/people").await;
        assert_eq!(page.name(), "console-people");
        assert!(page.says_count("people-count", 61) && page.body.contains("p49@example.com") && !page.body.contains("p50@example.com"));
        let next = page.link("next");
        let page = admin.get(&next).await;
        assert!(page.body.contains("p59@example.com") && !page.body.contains("p49@example.com"));
        let page = admin.get(&page.link("prev")).await;
        assert!(page.body.contains("p00@example.com") && page.body.contains("p49@example.com"));
        let page = admin.get("/admin/people?q=PERSON+07&status=active").await;
        assert!(page.says_count("people-count", 1) && page.body.contains("p07@example.com"));
        for odd in ["?q=%25", "?q=%3Cscript%3E&status=nonsense", "?after=%00", "?q=a&q=b", "?before=x&after=y"] {
            let page = admin.get(&format!("/admin/people{odd}")).await;
            assert_eq!((page.status, page.name().as_str()), (200, "console-people"), "{odd}");
            assert!(!page.body.contains("<script>"), "{odd}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_new_person_gets_in_by_a_link_or_by_a_temporary_password_that_is_shown_once() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let form = admin.get("/admin/new-person").await;
        let typed = [("email", "bob@example.com"), ("name", "<b>Bob</b>"), ("username", "bob"), ("locale", "de"), ("way", "link")];
        let page = admin.submit(&form, "way", &typed, None).await;
        assert_eq!((page.status, page.name().as_str()), (200, "console-person"), "{}", page.body);
        assert!(page.body.contains("&#60;b&#62;Bob&#60;/b&#62;") && !page.body.contains("<b>Bob</b>"), "markup is text");
        let link = page.text("output");
        assert!(!admin.get(&person(&id_of(&given, "bob@example.com").await)).await.body.contains("<output"), "it is shown once");
        let bob = given.browser();
        let page = bob.get(&link).await;
        assert_eq!(bob.submit(&page, "new_password", &[("new_password", CHOSEN)], None).await.name(), "sign-in");
        assert_eq!(sign_in(&given, "bob", CHOSEN).await.1.name(), "account");

        let typed = [("email", "eve@example.com"), ("way", "password")];
        let page = admin.submit(&form, "way", &typed, None).await;
        let (eve, page) = sign_in(&given, "eve@example.com", &page.text("output")).await;
        assert_eq!(page.name(), "new-password", "it must be replaced");
        assert_eq!(eve.submit(&page, "new_password", &[("new_password", CHOSEN)], None).await.name(), "account");

        let again = admin.submit(&form, "way", &typed, None).await;
        assert_eq!((again.status, again.name().as_str()), (200, "console-person"), "a second press gets the first answer");
        given.later_for_all(Duration::from_secs(11));
        let page = admin.submit(&form, "way", &typed, None).await;
        assert_eq!((page.status, page.name().as_str()), (422, "console-person-new"), "the same form again makes nobody");
        assert!(page.body.contains("aria-invalid"));
        let root = id_of(&given, "root@example.com").await;
        let made = events(&given, EventType::UserCreated).await;
        assert_eq!(made.iter().filter(|event| event.actor_id.as_deref() == Some(root.as_str())).count(), 2);
        assert_eq!(events(&given, EventType::SetupLinkMade).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_empty_doubled_overlong_or_turned_says_what_is_wrong_and_makes_nobody() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let form = admin.get("/admin/new-person").await;
        let long = "x".repeat(300);
        let claims = format!("{{\"a\":\"{}\"}}", "x".repeat(20_000));
        for typed in [
            vec![("email", "")],
            vec![("email", "no address")],
            vec![("email", "a@example.com"), ("username", "a@b")],
            vec![("email", "a@example.com"), ("name", "\u{202e}ecila")],
            vec![("email", "a@example.com"), ("name", "a\nb")],
            vec![("email", "a@example.com"), ("name", long.as_str())],
            vec![("email", "a\u{202e}@example.com")],
            vec![("email", "a@example.com"), ("claims", "[1]")],
            vec![("email", "a@example.com"), ("claims", "{\"sub\": \"me\"}")],
            vec![("email", "a@example.com"), ("claims", claims.as_str())],
        ] {
            let page = admin.submit(&form, "way", &typed, None).await;
            assert_eq!((page.status, page.name().as_str()), (422, "console-person-new"), "{typed:?}");
            assert!(page.body.contains("role=\"alert\""), "{typed:?}");
        }
        let mut doubled = form.form("way").fields;
        doubled.extend([("email", "a@example.com"), ("email", "b@example.com")].map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(admin.post("/admin/new-person", &doubled).await.status, 422);
        assert!(admin.get("/admin/people").await.says_count("people-count", 1), "the admin alone");
    })
    .await;
}

#[tokio::test]
async fn of_two_admins_who_edit_at_once_the_second_is_told_and_nothing_is_lost() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let id = given.person("bob@example.com").await;
        let (first, second) = (admin.get(&person(&id)).await, admin.get(&person(&id)).await);
        let save = async |page: &Page, name: &str, family: &str| {
            admin.submit(page, "version", &[("name", name), ("family_name", family), ("claims", "")], None).await
        };
        let saved = save(&first, "Robert", "Example").await;
        assert_eq!((saved.status, saved.name().as_str()), (200, "console-person"));
        assert_eq!(saved.text("[role=status]"), said("notice-saved"));
        assert_eq!(save(&first, "Robert", "Example").await.status, 200, "the same form again is no conflict");
        let told = save(&second, "Alice Example", "Beispiel").await;
        assert_eq!(told.status, 422);
        assert_eq!(told.text("[role=alert]"), said("console-stale"));
        assert!(told.body.contains("value=\"Beispiel\"") && told.text("#name-now").contains("Robert"), "both are there");
        let kept = admin.get(&person(&id)).await;
        assert!(kept.body.contains("value=\"Robert\"") && !kept.body.contains("value=\"Beispiel\""), "nothing was written");
        let saved = save(&told, "Robert", "Beispiel").await;
        assert!(saved.body.contains("value=\"Beispiel\"") && saved.body.contains("value=\"Robert\""));
        assert_eq!(events(&given, EventType::UserUpdated).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn details_are_changed_and_what_the_form_does_not_name_stays() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let claims = json!({"name": "Bob", "locale": "de", "zoneinfo": "Europe/Berlin"});
        let id = given.person_with("bob@example.com", claims, &[], false).await;
        // An earlier release kept names that are no text.
        let named = id.clone();
        given
            .rows(move |conn, now| {
                let mut bob = user::find(conn, &named)?.unwrap();
                bob.claims.insert("given_name".to_owned(), 7.into());
                user::update(conn, &bob, now)
            })
            .await;
        given.person("eve@example.com").await;
        let page = admin.get(&person(&id)).await;
        let taken = admin.submit(&page, "version", &[("email", "EVE@example.com"), ("claims", "")], None).await;
        assert_eq!(taken.status, 422);
        let typed = [
            ("email", "rob@example.com"),
            ("email_verified", "yes"),
            ("name", ""),
            ("locale", "fr"),
            ("claims", "{\r\n \"nickname\": \"Robby\"\r\n}"),
        ];
        assert_eq!(admin.submit(&page, "version", &typed, None).await.status, 200);
        let named = id.clone();
        let bob = given.provider.database.read(move |conn| user::find(conn, &named)).await.unwrap().unwrap();
        // A box that stands as it stood says nothing of another address.
        assert_eq!((bob.email.as_str(), bob.email_verified), ("rob@example.com", false));
        assert_eq!(serde_json::Value::Object(bob.claims), json!({"locale": "fr", "given_name": 7, "nickname": "Robby"}));
        // A box that is ticked counts.
        let page = admin.get(&person(&id)).await;
        let typed = [("email", "bert@example.com"), ("email_verified", "yes"), ("claims", "{}")];
        assert_eq!(admin.submit(&page, "version", &typed, None).await.status, 200);
        let bert = given.provider.database.read(move |conn| user::find(conn, &id)).await.unwrap().unwrap();
        assert_eq!((bert.email.as_str(), bert.email_verified), ("bert@example.com", true));
    })
    .await;
}

#[tokio::test]
async fn the_last_admin_can_be_neither_removed_nor_disabled_nor_deleted() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let root = id_of(&given, "root@example.com").await;
        for act in ["remove-owner", "disable", "delete"] {
            let page = admin.get(&person(&root)).await;
            let page = admin.submit(&page, act, &[("confirm", "root@example.com")], None).await;
            assert_eq!(page.status, 422, "{act}");
            assert_eq!(page.text("[role=alert]"), said("person-last-admin"), "{act}");
        }
        let bob = given.person("bob@example.com").await;
        let page = admin.get(&person(&bob)).await;
        let page = admin.submit(&page, "make-owner", &[], None).await;
        assert_eq!(page.text("[role=status]"), said("notice-admin-given"));
        let (other, page) = sign_in(&given, "bob@example.com", PASSWORD).await;
        assert_eq!(page.name(), "account");
        assert_eq!(other.get("/admin/people").await.name(), "console-people");
        let page = admin.get(&person(&root)).await;
        assert_eq!(admin.submit(&page, "remove-owner", &[], None).await.status, 403, "who took it from oneself is out at once");
        let page = other.get(&person(&bob)).await;
        assert_eq!(other.submit(&page, "remove-owner", &[], None).await.status, 422);
        assert_eq!((events(&given, EventType::RoleRemoved).await.len(), events(&given, EventType::RoleAssigned).await.len()), (1, 2));
    })
    .await;
}

#[tokio::test]
async fn a_disabled_person_is_out_until_enabled_and_a_deleted_one_for_good() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let id = given.person("bob@example.com").await;
        let (bob, _) = sign_in(&given, "bob@example.com", PASSWORD).await;
        let act = async |act: &str, confirm: &str| {
            let page = admin.get(&person(&id)).await;
            admin.submit(&page, act, &[("confirm", confirm)], None).await
        };
        assert_eq!(act("disable", "").await.text(".lead .tag"), said("person-disabled"));
        assert_eq!(bob.get("/account").await.name(), "sign-in");
        assert_eq!(sign_in(&given, "bob@example.com", PASSWORD).await.1.name(), "sign-in");
        assert_eq!(act("setup-link", "").await.status, 422, "no link into a disabled account");
        act("enable", "").await;
        assert_eq!(sign_in(&given, "bob@example.com", PASSWORD).await.1.name(), "account");
        for wrong in ["", "bob", "bob@example.org"] {
            assert_eq!(act("delete", wrong).await.status, 422, "{wrong}");
        }
        let before = admin.get(&person(&id)).await;
        let page = act("delete", " BOB@example.com ").await;
        assert_eq!(page.name(), "console-people");
        assert_eq!(page.text("[role=status]"), said("notice-person-deleted"));
        assert_eq!(admin.get(&person(&id)).await.status, 404);
        for form in ["delete", "disable", "password", "version", "add-group"] {
            let page = admin.submit(&before, form, &[("confirm", "bob@example.com")], None).await;
            assert!(matches!(page.name().as_str(), "console-people" | "error"), "the back button after delete: {form} {}", page.status);
        }
        assert_eq!(events(&given, EventType::UserDeleted).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn ways_in_are_renewed_and_sessions_ended_for_a_person() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let id = given.person("bob@example.com").await;
        let (bob, _) = sign_in(&given, "bob@example.com", PASSWORD).await;
        let page = admin.get(&person(&id)).await;
        admin.submit(&page, "end-sessions", &[], None).await;
        assert_eq!(bob.get("/account").await.name(), "sign-in");
        let page = admin.submit(&page, "/password", &[], None).await;
        let temporary = page.text("output");
        assert_eq!(temporary.len(), 19, "{temporary}");
        assert_eq!(sign_in(&given, "bob@example.com", PASSWORD).await.1.name(), "sign-in", "the old one is void");
        assert_eq!(sign_in(&given, "bob@example.com", &temporary).await.1.name(), "new-password");
        let page = admin.submit(&page, "setup-link", &[], None).await;
        let link = page.text("output");
        let page = bob.get(&link).await;
        assert_eq!(bob.submit(&page, "new_password", &[("new_password", CHOSEN)], None).await.name(), "sign-in");
        assert_eq!(sign_in(&given, "bob@example.com", CHOSEN).await.1.name(), "account");
        let record = events(&given, EventType::PasswordSet).await;
        assert!(record.iter().all(|event| !event.details.values().any(|value| value.to_string().contains(&temporary))));
    })
    .await;
}

#[tokio::test]
async fn what_is_sensitive_asks_for_a_recent_sign_in_and_what_is_not_does_not() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let id = given.person("bob@example.com").await;
        let page = admin.get(&person(&id)).await;
        given.later(Duration::from_secs(11 * 60));
        for act in ["make-owner", "/password", "setup-link", "disable", "delete"] {
            let asked = admin.submit(&page, act, &[("confirm", "bob@example.com")], None).await;
            assert!(matches!(asked.name().as_str(), "sign-in" | "password"), "{act}: {}", asked.name());
        }
        assert_eq!(admin.submit(&page, "version", &[("name", "Robert"), ("claims", "")], None).await.name(), "console-person");
        let asked = admin.submit(&page, "make-owner", &[], None).await;
        let back = admin.submit(&asked, "password", &[("password", PASSWORD)], None).await;
        assert_eq!(back.name(), "console-person", "one comes back to the page");
        assert_eq!(admin.submit(&back, "make-owner", &[], None).await.text("[role=status]"), said("notice-admin-given"));
    })
    .await;
}

#[tokio::test]
async fn groups_are_made_renamed_filled_for_a_time_and_deleted() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let id = given.person("bob@example.com").await;
        let list = admin.get("/admin/groups").await;
        for bad in ["", "  ", "a\u{202e}b", "a  b", &"x".repeat(129)] {
            assert_eq!(admin.submit(&list, "name", &[("name", bad)], None).await.status, 422, "{bad:?}");
        }
        let group = admin.submit(&list, "name", &[("name", "Night <i>shift</i>")], None).await;
        assert_eq!(group.name(), "console-group");
        assert!(!group.body.contains("<i>"));
        assert_eq!(admin.submit(&list, "name", &[("name", "night <I>SHIFT</i>")], None).await.status, 422, "taken in any case");
        for (who, until) in [("nobody@example.com", ""), ("bob@example.com", "2025-12-31"), ("bob@example.com", "soon")] {
            assert_eq!(admin.submit(&group, "person", &[("person", who), ("until", until)], None).await.status, 422, "{who} {until}");
        }
        let full = admin.submit(&group, "person", &[("person", "bob@example.com"), ("until", "2026-01-01")], None).await;
        assert_eq!(full.attribute(".rows time", "datetime"), "2026-01-02T00:00:00Z", "scripts set the local time beside it");
        let until = said_moment(START.plus(Duration::from_secs(86_400)));
        assert!(full.says_with("member-until-time", &[("time", (&until).into())]), "{}", full.body);
        let full = admin.submit(&full, "person", &[("person", "bob@example.com"), ("until", "")], None).await;
        assert!(full.says_with("member-until-time", &[("time", (&until).into())]), "who is added again keeps the end: {}", full.body);
        let bob = admin.get(&person(&id)).await;
        assert!(bob.body.contains("Night &#60;i&#62;"));
        let again = admin.submit(&full, "version", &[("name", "Nights"), ("require_second_factor", "yes")], None).await;
        assert_eq!(again.text("h1"), "Nights");
        let stale = admin.submit(&full, "version", &[("name", "Days")], None).await;
        assert_eq!(stale.status, 422);
        assert!(stale.text("#name-now").contains("Nights") && stale.body.contains("value=\"Days\""));
        let left = admin.submit(&again, "remove-member", &[], Some("user")).await;
        assert!(left.says("group-no-members"));
        let page = admin.submit(&bob, "add-group", &[("group", "nights")], None).await;
        assert!(page.body.contains("Nights"));
        assert_eq!(admin.submit(&bob, "add-group", &[("group", "no such group")], None).await.status, 422);
        let page = admin.submit(&page, "remove-group", &[], Some("group")).await;
        assert!(page.says("person-no-groups"));
        assert_eq!(admin.submit(&again, "delete", &[("confirm", "Night")], None).await.status, 422);
        assert_eq!(admin.submit(&again, "delete", &[("confirm", "Nights")], None).await.name(), "console-groups");
        assert_eq!(admin.submit(&again, "person", &[("person", "bob@example.com")], None).await.status, 404, "it is gone");
        assert_eq!(events(&given, EventType::MemberAdded).await.len(), 2);
        assert_eq!(events(&given, EventType::GroupDeleted).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn sessions_are_found_by_person_and_app_and_ended() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        given.person("bob@example.com").await;
        given.person("eve@example.com").await;
        // Stories share one Redis: no other has sessions with this app.
        let app = given.client("listed").await;
        let (bob, eve) = (given.browser(), given.browser());
        given.tokens(&bob, &app, "openid", "bob@example.com").await;
        sign_in(&given, "eve@example.com", PASSWORD).await;
        given.tokens(&eve, &app, "openid", "eve@example.com").await;
        let page = admin.get("/admin/sessions?person=bob%40example.com").await;
        assert!(page.says_count("sessions-count", 1) && page.body.contains("App listed"), "{}", page.body);
        assert!(admin.get("/admin/sessions?app=listed").await.says_count("sessions-count", 2));
        assert!(admin.get("/admin/sessions?person=nobody").await.says("sessions-none"));
        let page = admin.submit(&page, "sessions/end", &[], Some("session")).await;
        assert_eq!(page.name(), "console-sessions");
        assert_eq!(bob.get("/account").await.name(), "sign-in");
        let page = admin.get("/admin/sessions?person=eve%40example.com").await;
        assert!(page.says_count("sessions-count", 2));
        admin.submit(&page, "end-all", &[], Some("user")).await;
        assert_eq!(eve.get("/account").await.name(), "sign-in");
        let (bob, _) = sign_in(&given, "bob@example.com", PASSWORD).await;
        let page = admin.get("/admin/sessions").await;
        let wrong = admin.submit(&page, "confirm", &[("confirm", "everybody")], None).await;
        assert!(wrong.body.contains("aria-invalid"));
        let host = given.issuer.split_once("://").unwrap().1;
        assert_eq!(admin.submit(&page, "confirm", &[("confirm", host)], None).await.name(), "sign-in", "one's own session too");
        assert_eq!(bob.get("/account").await.name(), "sign-in");
        let root = id_of(&given, "root@example.com").await;
        let ended = events(&given, EventType::SessionEnded).await;
        assert_eq!(ended.first().and_then(|event| event.actor_id.as_deref()), Some(root.as_str()), "the admin did it");
    })
    .await;
}

#[tokio::test]
async fn keys_are_rotated_and_revoked_and_tokens_follow() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        given.person("bob@example.com").await;
        let app = given.client("app").await;
        let token = given.tokens(&given.browser(), &app, "openid", "bob@example.com").await.text("access_token");
        let kid = crate::scenario::head(&token)["kid"].as_str().unwrap().to_owned();
        let page = admin.get("/admin/keys").await;
        assert!(page.body.contains(&kid));
        assert_eq!(admin.submit(&page, "rotate", &[], Some("kid")).await.text("[role=status]"), said("notice-key-rotated"));
        app.userinfo(&token).await.good();
        let page = admin.get(&format!("/admin/keys/revoke?kid={kid}")).await;
        assert_eq!(page.name(), "console-key-revoke");
        assert_eq!(admin.submit(&page, "confirm", &[("confirm", "no")], None).await.status, 422);
        app.userinfo(&token).await.good();
        let revoked = admin.submit(&page, "confirm", &[("confirm", &kid[..8])], None).await;
        assert_eq!(revoked.name(), "console-keys");
        given.provider.learn_changes().await.unwrap();
        assert_eq!(app.userinfo(&token).await.status, 401);
        assert_eq!(admin.submit(&page, "confirm", &[("confirm", &kid[..8])], None).await.name(), "console-keys", "a second time: gone");
        assert_eq!(admin.get("/admin/keys/revoke?kid=none").await.name(), "console-keys");
        assert_eq!((events(&given, EventType::KeyRotated).await.len(), events(&given, EventType::KeyRevoked).await.len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn the_record_is_found_paged_and_exported_whole() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let bob = given.person("bob@example.com").await;
        for n in 0..60 {
            given.person(&format!("p{n}@example.com")).await;
        }
        given.noted().await;
        let page = admin.get("/admin/audit").await;
        let second = admin.get(&page.link("next")).await;
        assert_eq!(second.name(), "console-audit");
        let back = admin.get(&second.link("prev")).await;
        assert_eq!(back.text("tbody"), page.text("tbody"));
        let page = admin.get("/admin/audit?person=bob%40example.com").await;
        assert!(page.body.contains("user.created") && !page.body.contains("p1@example.com"));
        let page = admin.get(&format!("/admin/audit?reference={bob}&event=user.created&since=2026-01-01&until=2026-01-01")).await;
        assert!(page.body.contains("bob@example.com"));
        assert!(admin.get("/admin/audit?until=2025-12-31").await.says("audit-none"));
        assert!(admin.get("/admin/audit?since=yesterday").await.body.contains("aria-invalid"));

        let lines = admin.get("/admin/audit/export?format=jsonl&event=user.created").await;
        assert!(lines.headers["content-disposition"].to_str().unwrap().ends_with(".jsonl\""));
        let read: Vec<serde_json::Value> = lines.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(read.len(), 62);
        assert!(read.iter().all(|event| event["count"] == 1 && event["user_id"] == event["subject_id"]), "{}", lines.body);
        assert!(read.windows(2).all(|two| two[0]["id"].as_str() < two[1]["id"].as_str()), "the oldest first");
        let csv = admin.get("/admin/audit/export?format=csv&event=user.created").await;
        assert_eq!((csv.body.lines().count(), csv.headers["cache-control"].to_str().unwrap()), (63, "no-store"));
        assert_eq!(events(&given, EventType::AuditRead).await.len(), 2, "that it was taken along is an event");
    })
    .await;
}

#[tokio::test]
async fn an_id_of_any_form_has_a_page() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let id = "hr/7?x=1&y#\"<%41>";
        let new = user::NewUser {
            id: id.to_owned(),
            email: latchkey::people::Email::parse("odd@example.com").unwrap(),
            email_verified: false,
            username: None,
            external_id: None,
            claims: serde_json::Map::new(),
        };
        let now = given.now();
        given.provider.upkeep_database().write(move |conn| user::insert(conn, new.clone(), now)).await.unwrap();
        let list = admin.get("/admin/people?q=odd").await;
        let url = list.attribute("tbody a", "href");
        let page = admin.get(&url).await;
        assert_eq!((page.status, page.name().as_str()), (200, "console-person"), "{url}");
        let page = admin.submit(&page, "version", &[("name", "Odd")], None).await;
        assert_eq!(page.text("h1"), "Odd");
        assert_eq!(admin.submit(&page, "disable", &[], None).await.text(".lead .tag"), said("person-disabled"));
    })
    .await;
}

#[tokio::test]
async fn who_is_no_admin_or_posts_from_elsewhere_changes_nothing() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        let bob = given.person("bob@example.com").await;
        let (stranger, _) = sign_in(&given, "bob@example.com", PASSWORD).await;
        let root = id_of(&given, "root@example.com").await;
        let paths = [
            "/admin/people",
            "/admin/new-person",
            &person(&root),
            "/admin/groups",
            "/admin/sessions",
            "/admin/keys",
            "/admin/keys/revoke?kid=x",
            "/admin/audit",
            "/admin/audit/export?format=csv",
        ];
        for path in paths {
            let page = stranger.get(path).await;
            assert_eq!((page.status, page.name().as_str()), (403, "error"), "{path}");
            assert_eq!(given.browser().get(path).await.name(), "sign-in", "{path}");
        }
        let csrf = stranger
            .get("/account/sessions")
            .await
            .forms()
            .into_iter()
            .flat_map(|form| form.fields)
            .find(|(name, _)| name == "csrf")
            .unwrap();
        let page = stranger.post(&format!("{}/make-owner", person(&bob)), &[csrf]).await;
        assert_eq!(page.status, 403);
        assert!(events(&given, EventType::AccessRefused).await.len() >= paths.len());
        for path in
            [format!("{}/make-owner", person(&bob)), "/admin/keys/rotate".into(), "/admin/sessions/end-all".into(), "/admin/groups".into()]
        {
            let page = admin.post(&path, &[("csrf".to_owned(), "x".to_owned()), ("name".to_owned(), "x".to_owned())]).await;
            assert_eq!(page.status, 403, "{path}");
        }
        assert_eq!(admin.get(&format!("{}/make-owner", person(&bob))).await.status, 405);
        let page = admin.get(&person(&bob)).await;
        assert!(page.body.contains("/make-owner\"") && !page.body.contains("/remove-owner\""), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn a_rotation_that_is_sent_twice_rotates_once() {
    on_each_pairing(async |given| {
        let admin = crate::console::console(&given).await;
        let page = admin.get("/admin/keys").await;
        assert_eq!(admin.submit(&page, "rotate", &[], Some("kid")).await.text("[role=status]"), said("notice-key-rotated"));
        // The second press leads to the same place; what was done is told once.
        assert_eq!(admin.submit(&page, "rotate", &[], Some("kid")).await.name(), "console-keys");
        assert_eq!(crate::console::events(&given, EventType::KeyRotated).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_filter_that_says_nothing_takes_no_record_along() {
    on_each_pairing(async |given| {
        let admin = crate::console::console(&given).await;
        for (query, field) in [("since=tomorrow", "since"), ("until=32nd", "until"), ("event=typo", "event")] {
            let page = admin.get(&format!("/admin/audit/export?format=csv&{query}")).await;
            assert_eq!(page.name(), "console-audit", "{query}");
            assert!(!page.text(&format!("#{field}-error")).is_empty(), "{query}: {}", page.body);
        }
        assert!(crate::console::events(&given, EventType::AuditRead).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_new_person_is_put_into_the_groups_that_were_chosen() {
    on_each_pairing(async |given| {
        let admin = console(&given).await;
        for name in ["editors", "readers", "writers"] {
            let groups = admin.get("/admin/groups").await;
            admin.submit(&groups, "name", &[("name", name)], None).await;
        }
        let form = admin.get("/admin/new-person").await;
        let boxes = [("group_0", "editors"), ("group_2", "writers")];
        let wrong = admin.submit(&form, "way", &[&[("email", "x")][..], &boxes].concat(), None).await;
        assert_eq!((wrong.status, wrong.body.matches(" checked").count()), (422, 3), "what was chosen stays: {}", wrong.body);
        let made = admin.submit(&form, "way", &[&[("email", "bob@example.com")][..], &boxes].concat(), None).await;
        assert_eq!((made.status, made.name().as_str()), (200, "console-person"), "{}", made.body);
        let id = id_of(&given, "bob@example.com").await;
        let now = given.now();
        let names = given.provider.database.read(move |conn| latchkey::people::groups::names_of(conn, &id, now)).await.unwrap();
        assert_eq!(names, ["editors", "writers"]);
        let gone = [("email", "eve@example.com"), ("group_0", "gone")];
        let page = admin.submit(&form, "way", &gone, None).await;
        assert_eq!((page.status, page.name().as_str()), (422, "console-person-new"), "{}", page.body);
        assert!(page.text("[role=alert]").contains(&said("person-group-gone")), "nobody is made without a group that was chosen");
    })
    .await;
}
