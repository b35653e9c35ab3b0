//! The console: who may use it, and what its overview says.

use std::time::Duration;

use latchkey::audit::{self, Actor, Event, EventType, Filter, Origin};
use latchkey::clock::Random;
use latchkey::people::user;

use crate::scenario::{Browser, PASSWORD, Page, START, Scenario, on_each_pairing, said, said_count, said_with, until};

/// The admin `root@example.com` in the console.
pub async fn console(given: &Scenario) -> Browser {
    given.admin("root@example.com").await;
    let browser = given.browser();
    let page = browser.get("/admin").await;
    assert_eq!(browser.sign_in(&page, "root@example.com", PASSWORD).await.name(), "console");
    browser
}

/// How many events of a type there are, once the queue has written.
pub async fn events(given: &Scenario, event: EventType) -> Vec<audit::Recorded> {
    given.noted().await;
    let filter = Filter { events: [event].into(), ..Filter::default() };
    given.provider.database.read(move |conn| audit::list(conn, &filter, 100)).await.unwrap()
}

#[tokio::test]
async fn an_admin_is_led_to_sign_in_and_comes_back_to_the_page_that_was_asked_for() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let page = browser.get("/admin").await;
        assert_eq!((page.status, page.name().as_str()), (200, "console"));
        assert_eq!(page.headers["cache-control"], "no-store");
        assert!(page.headers["content-security-policy"].to_str().unwrap().contains("form-action 'self'"));
        assert_eq!(page.text("nav [aria-current=page]"), said("console-overview"));
    })
    .await;
}

#[tokio::test]
async fn who_is_no_owner_is_refused_and_the_record_has_it() {
    on_each_pairing(async |given| {
        let id = given.person("alice@example.com").await;
        let browser = given.browser();
        let page = browser.get("/admin").await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!((page.status, page.name().as_str()), (403, "error"));
        let refused = events(&given, EventType::AccessRefused).await;
        assert_eq!((refused.len(), refused[0].outcome.as_str(), refused[0].actor_id.as_deref()), (1, "refused", Some(id.as_str())));
        assert_eq!(refused[0].details["path"], "/admin");
    })
    .await;
}

#[tokio::test]
async fn the_overview_counts_what_happened_in_the_last_24_hours() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.client("app").await;
        let failing = given.browser();
        let page = failing.get("/account").await;
        failing.sign_in(&page, "root@example.com", "not the password").await;
        given.noted().await;
        let numbers = |page: &Page| {
            let html = scraper::Html::parse_document(&page.body);
            let found: Vec<String> =
                html.select(&scraper::Selector::parse(".numbers dd:not(.note)").unwrap()).map(|dd| dd.inner_html()).collect();
            found
        };
        let page = browser.get("/admin").await;
        assert_eq!(numbers(&page)[..5], ["1", "1", "1", "1", "1"], "sign-ins, failures, sessions, people, apps");
        assert!(page.body.contains("<svg class=\"chart\"") && page.text("table").contains(&said("console-chart-good")));
        given.later(Duration::from_secs(25 * 3_600));
        let page = browser.get("/admin").await;
        let page = if page.name() == "sign-in" { browser.sign_in(&page, "root@example.com", PASSWORD).await } else { page };
        assert_eq!(numbers(&page)[1], "0", "what is older is not counted");
    })
    .await;
}

/// `count` events of a type, an hour before each of the last `days` days ended.
async fn on_days_before(given: &Scenario, event: EventType, days: u32, count: usize) {
    let write = given.provider.upkeep_database().write(move |conn| {
        for day in 1..=days {
            let at = START.minus(Duration::from_secs(u64::from(day) * 86_400 + 3_600));
            for _ in 0..count {
                audit::insert(conn, &Event::new(event, Actor::Anonymous).refused("mismatch"), &Random::default(), at)?;
            }
        }
        Ok::<_, latchkey::store::StoreError>(())
    });
    write.await.unwrap();
}

/// What the overview says of so many failed sign-ins where there are usually none.
fn failures_need_attention(count: u32) -> String {
    said_with("console-need-failures", &[("count", count.into()), ("usual", 0u32.into())])
}

#[tokio::test]
async fn the_overview_compares_with_usual_days_once_it_knows_enough_of_them() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let compared = |page: &Page| {
            let html = scraper::Html::parse_document(&page.body);
            let notes = scraper::Selector::parse(".numbers .note").unwrap();
            html.select(&notes).map(|note| note.text().collect::<String>()).collect::<Vec<_>>()
        };
        assert!(compared(&browser.get("/admin").await).is_empty(), "a new record knows nothing");
        on_days_before(&given, EventType::SignedIn, 3, 1).await;
        assert!(compared(&browser.get("/admin").await).is_empty(), "three days are too few");
        on_days_before(&given, EventType::SignedIn, 9, 1).await;
        let page = browser.get("/admin").await;
        assert_eq!(compared(&page), [said("console-usual-same"), said("console-usual-same")], "sign-ins, failures");
        on_days_before(&given, EventType::SignedIn, 9, 30).await;
        assert_eq!(compared(&browser.get("/admin").await)[0], said_with("console-usual-fewer", &[("usual", 31u32.into())]));
        let write = given.provider.upkeep_database().write(|conn| {
            (0..12).try_for_each(|_| {
                let event = Event::new(EventType::SignInRefused, Actor::Anonymous).refused("mismatch");
                audit::insert(conn, &event, &Random::default(), START.minus(Duration::from_secs(60))).map(drop)
            })
        });
        write.await.unwrap();
        let page = browser.get("/admin").await;
        assert_eq!(compared(&page)[1], said_with("console-usual-far-more", &[("usual", 0u32.into())]));
        assert!(page.text("section:has(#needs)").contains(&failures_need_attention(12)));
    })
    .await;
}

#[tokio::test]
async fn what_needs_an_admin_says_what_to_do_and_leads_to_it() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let app = given.client("app").await;
        given.person("bob@example.com").await;
        let stranger = given.browser();
        let refused = stranger.get(&app.request("openid", &[("redirect_uri", "https://evil.example/cb")])).await;
        assert_eq!(refused.name(), "error");
        given.noted().await;
        let page = browser.get("/admin").await;
        let needs = page.text("section:has(#needs)");
        let expected = [
            said("console-need-own-factor"),
            said_count("console-need-factor", 1),
            said_count("console-state-failures", 1),
            said("console-need-errors-do"),
        ];
        for told in expected {
            assert!(needs.contains(&told), "{told}: {needs}");
        }
        let list = browser.get(&page.attribute("section:has(#needs) a[href*=without]", "href")).await;
        assert_eq!(list.name(), "console-people");
        assert!(list.body.contains("bob@example.com") && list.says_count("people-count", 2));
        let failures = page.text("section:has(#failures)");
        assert!(failures.contains(&said("console-error-redirect")), "{failures}");
        let record = browser.get(&page.attribute("section:has(#failures) .row a", "href")).await;
        assert_eq!((record.name().as_str(), record.body.matches("authorization.refused</span>").count()), ("console-audit", 1));
        let record = browser.get(&page.attribute("section:has(#failures) .links a", "href")).await;
        assert!(record.body.contains("authorization.refused</span>") && !record.body.contains("user.signed_in</span>"));
        assert!(page.text("section:has(#keys)").contains("RS256"));
    })
    .await;
}

#[tokio::test]
async fn attack_the_overview_counts_every_refusal_of_a_flood() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let origin = Origin { request_id: Some("flood".into()), address: Some("192.0.2.7".into()), user_agent: None, ..Origin::default() };
        for _ in 0..80 {
            given.provider.note(Event::new(EventType::SignInRefused, Actor::Anonymous).origin(&origin).refused("mismatch")).await;
        }
        assert_eq!(events(&given, EventType::SignInRefused).await.len(), 11, "ten, and the sum of the others");
        let record = browser.get("/admin/audit?outcome=refused&event=user.sign_in_refused").await;
        assert!(record.text("tbody").contains(&said_count("audit-sum", 70)), "{}", record.text("tbody"));
        let overview = browser.get("/admin").await;
        assert!(overview.text("table").contains("80"), "{}", overview.text("table"));
    })
    .await;
}

#[tokio::test]
async fn wrong_codes_of_the_second_factor_are_failed_sign_ins_too() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        on_days_before(&given, EventType::SignedIn, 9, 1).await;
        for event in EventType::FAILED_SIGN_INS {
            for _ in 0..6 {
                let origin =
                    Origin { request_id: Some("r".into()), address: Some("192.0.2.7".into()), user_agent: None, ..Origin::default() };
                given.provider.note(Event::new(*event, Actor::Anonymous).origin(&origin).refused("mismatch")).await;
            }
        }
        given.noted().await;
        let page = browser.get("/admin").await;
        let needs = page.text("section:has(#needs)");
        assert!(needs.contains(&failures_need_attention(12)), "{needs}");
        assert!(page.text("table").contains("12"));
        let record = browser.get(&page.attribute("section:has(#needs) a[href*=event]", "href")).await;
        let rows = record.text("tbody");
        assert!(
            rows.contains("second_factor.refused") && rows.contains("user.sign_in_refused") && !rows.contains("user.signed_in"),
            "{rows}"
        );
        assert_eq!(record.attribute("select#event option[selected]", "value"), "user.sign_in_refused,second_factor.refused");
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_in_while_an_admin_ends_everybodys_sessions_stays_signed_in() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let (old, new) = (given.browser(), given.browser());
        given.tokens(&old, &app, "openid", "alice@example.com").await;
        // Whoever stands behind alice in the list keeps the act busy.
        given.crowd(200).await;
        let admin = console(&given).await;
        let page = admin.get("/admin/sessions").await;
        let host = given.provider.settings.issuer.authority().to_owned();
        let typed = [("confirm", host.as_str())];
        let end = admin.submit(&page, "confirm", &typed, None);
        let sign_in = async {
            until("hers ended", async || {
                let id = alice.clone();
                given.provider.database.read(move |conn| user::find(conn, &id)).await.unwrap().unwrap().epoch > 0
            })
            .await;
            given.tokens(&new, &app, "openid", "alice@example.com").await
        };
        let (ended, _) = tokio::join!(end, sign_in);
        assert_eq!(ended.name(), "sign-in", "the admin's own ended too: {}", ended.body);
        let silent = async |browser: &Browser| browser.get(&app.request("openid", &[("prompt", "none")])).await.answer();
        assert!(silent(&new).await.contains_key("code"), "she signed in after hers ended");
        assert_eq!(silent(&old).await["error"], "login_required");
        assert_eq!(given.provider.sessions().of_user(&alice).await.unwrap().len(), 1);
    })
    .await;
}
