//! The terms: versions that an admin publishes, and who accepts which.

use std::time::Duration;

use latchkey::acts::door::NotDone;
use latchkey::acts::terms::{PublishTerms, TermsNotPublished, TermsNotWithdrawn, WithdrawTerms};
use latchkey::audit::{Actor, EventType};
use latchkey::clock::Timestamp;
use latchkey::people::terms::{self, TermsText};
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;

use crate::console::console;
use crate::recovery::type_code;
use crate::scenario::{PASSWORD, RelyingParty, Scenario, on_each_pairing, pairings, said};
use crate::sign_up::{Mail, NEW, id_of};

const CHOSEN: &str = "amber kites over 7 bridges";
/// Sessions live on.
const A_MINUTE: Duration = Duration::from_secs(60);
const A_DAY: Duration = Duration::from_secs(86_400);

fn text(language: &str) -> TermsText {
    TermsText { language: language.into(), title: format!("Terms {language}"), url: format!("https://example.com/{language}") }
}

/// Publishes a version that is in force at once.
pub async fn publish(given: &Scenario, version: &str, again: bool) {
    given.perform(PublishTerms { version: version.into(), texts: vec![text("en"), text("de")], since: None, again }).await;
    given.provider.learn_changes().await.unwrap();
}

async fn first_party(given: &Scenario) -> RelyingParty {
    let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
    given.client_with("app", ClientKind::Web, json!({}), settings).await
}

#[tokio::test]
async fn new_terms_are_accepted_at_the_next_sign_in_and_by_who_makes_an_account() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("sign-up", "open")]).await;
        let alice = given.person("alice@example.com").await;
        let app = first_party(&given).await;
        let browser = given.browser();
        browser.authorize(&app.request("openid", &[]), "alice@example.com", PASSWORD).await.code();
        publish(&given, "1", true).await;
        // In a session that stands, and in silence not at all.
        assert_eq!(browser.get(&app.request("openid", &[("prompt", "none")])).await.error(), "interaction_required");
        let page = browser.get(&app.request("openid", &[("ui_locales", "de")])).await;
        assert_eq!((page.name().as_str(), page.attribute("main p a", "href").as_str()), ("terms", "https://example.com/de"));
        assert_eq!(page.text("main p a"), "Terms de");
        assert_eq!(browser.submit(&page, "accept", &[], Some("deny")).await.error(), "access_denied");
        let page = browser.get(&app.request("openid", &[])).await;
        browser.submit(&page, "accept", &[], Some("accept")).await.code();
        browser.get(&app.request("openid", &[("prompt", "none")])).await.code();
        assert_eq!(given.told(EventType::TermsAccepted).await["version"], "1");
        // A small correction asks nobody who accepted the one before.
        given.later(A_MINUTE);
        publish(&given, "1b", false).await;
        browser.get(&app.request("openid", &[("prompt", "none")])).await.code();
        // At a new sign-in nobody is signed in before.
        given.later(A_MINUTE);
        publish(&given, "2", true).await;
        let other = given.browser();
        let page = other.get("/account").await;
        let page = other.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "terms");
        assert_eq!(other.get("/account").await.name(), "sign-in");
        let form = page.form("accept");
        let old = form.fields.into_iter().map(|(name, value)| if name == "version" { (name, "1".to_owned()) } else { (name, value) });
        let fields: Vec<_> = old.chain([("accept".to_owned(), "yes".to_owned())]).collect();
        assert_eq!(other.post(&form.action, &fields).await.name(), "terms", "another version than the one in force");
        let account = other.submit(&page, "accept", &[], Some("accept")).await;
        assert_eq!(account.name(), "account");
        assert!(account.body.contains(&said("account-terms")) && account.body.contains("<bdi dir=\"ltr\">2</bdi>"), "{}", account.body);
        // Whoever makes an account accepts them there.
        let new = given.browser();
        let page = new.get("/sign-up").await;
        let typed = [("email", NEW), ("password", CHOSEN)];
        assert_eq!(new.submit(&page, "email", &typed, None).await.text("#terms-error"), said("sign-up-terms-missing"));
        let sent = new.submit(&page, "email", &[&typed[..], &[("terms", "2")]].concat(), None).await;
        let mail = Mail::newest(&given, NEW, 1).await;
        assert_eq!(type_code(&new, &sent, &mail.code).await.name(), "home");
        assert_eq!(given.events(EventType::TermsAccepted).await, 3);
        for id in [alice, id_of(&given, NEW).await.unwrap()] {
            given.delete_person(&id).await;
            let left = given.provider.database.read(move |conn| terms::accepted(conn, &id)).await.unwrap();
            assert!(left.is_empty());
        }
    }
}

#[tokio::test]
async fn terms_that_come_into_force_by_the_clock_are_owed_by_a_session_that_stands_and_nobody_is_asked_silently() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = first_party(&given).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        browser.sign_in(&page, "alice@example.com", PASSWORD).await.code();
        let since = Some(given.now().plus(A_MINUTE * 10));
        given.perform(PublishTerms { version: "1".into(), texts: vec![text("en")], since, again: true }).await;
        given.provider.learn_changes().await.unwrap();
        let silent = app.request("openid", &[("prompt", "none")]);
        browser.get(&silent).await.code();
        given.later_for_all(A_MINUTE * 10);
        assert_eq!(browser.get(&silent).await.error(), "interaction_required");
        let page = browser.get(&app.request("openid", &[])).await;
        assert_eq!(page.name(), "terms", "{}", page.body);
        browser.submit(&page, "accept", &[], Some("accept")).await.code();
        browser.get(&silent).await.code();
    })
    .await;
}

#[tokio::test]
async fn terms_are_published_in_the_console_come_into_force_on_their_day_and_are_withdrawn_before_anybody_accepts_them() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let admin = console(&given).await;
        let list = admin.get("/admin/terms").await;
        assert_eq!(list.text(".empty h2"), said("terms-none"));
        let form = admin.get(&list.attribute(".actions a.main", "href")).await;
        let day = |moment: Timestamp| moment.to_string()[..10].to_owned();
        let (yesterday, tomorrow) = (day(given.now().minus(A_DAY)), day(given.now().plus(A_DAY)));
        let typed = |version: &'static str, since: &str, url: &'static str| {
            vec![("version", version.to_owned()), ("since", since.to_owned()), ("title_en", "Terms".to_owned()), ("url_en", url.to_owned())]
        };
        let submit = async |fields: Vec<(&'static str, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            admin.submit(&form, "version", &fields, None).await
        };
        for (fields, field, why) in [
            (typed("of today", "", "https://example.com/terms"), "version", "terms-version-wrong"),
            (typed("1", "", "javascript:alert(1)"), "url_en", "terms-url-wrong"),
            (typed("1", &yesterday, "https://example.com/terms"), "since", "terms-since-past"),
            (typed("1", "soon", "https://example.com/terms"), "since", "member-until-invalid"),
        ] {
            let refused = submit(fields).await;
            assert_eq!((refused.status, refused.text(&format!("#{field}-error"))), (422, said(why)));
        }
        let done = submit(typed("1", &tomorrow, "https://example.com/terms")).await;
        assert!(done.says("notice-terms-published") && done.body.contains(&said("terms-coming")), "{}", done.body);
        assert_eq!(submit(typed("1", "", "https://example.com/terms")).await.text("#version-error"), said("terms-version-taken"));
        let signs_in = async || {
            let browser = given.browser();
            let page = browser.get("/account").await;
            browser.sign_in(&page, "alice@example.com", PASSWORD).await.name()
        };
        assert_eq!(signs_in().await, "account");
        let done = submit(typed("2", &tomorrow, "https://example.com/terms")).await;
        let done = admin.submit(&done, "/withdraw", &[], Some("version")).await;
        assert!(done.says("notice-terms-withdrawn"), "{}", done.body);
        // Today is at once; what nobody accepted is withdrawn then too.
        let done = submit(typed("slip", &day(given.now()), "https:example.com/terms")).await;
        assert!(done.says("notice-terms-published") && done.body.contains(&said("terms-in-force")), "{}", done.body);
        assert!(done.body.contains("href=\"https://example.com/terms\""), "as browsers read it: {}", done.body);
        assert_eq!(signs_in().await, "terms");
        let slip = WithdrawTerms { version: "slip".into() };
        given.perform(slip).await;
        given.provider.learn_changes().await.unwrap();
        assert_eq!(signs_in().await, "account");
        given.later(A_DAY + A_DAY);
        let browser = given.browser();
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "terms");
        assert_eq!(browser.submit(&page, "accept", &[], Some("accept")).await.name(), "account");
        let withdraw = given.provider.perform(given.provider.acting(Actor::Command), WithdrawTerms { version: "1".into() }).await;
        assert!(matches!(withdraw, Err(NotDone::Refused(TermsNotWithdrawn::Accepted))), "{withdraw:?}");
        let again = PublishTerms { version: "1".into(), texts: vec![text("en")], since: None, again: true };
        let taken = given.provider.perform(given.provider.acting(Actor::Command), again).await;
        assert!(matches!(taken, Err(NotDone::Refused(TermsNotPublished::Taken))), "what people accepted is not changed: {taken:?}");
        assert_eq!((given.events(EventType::TermsPublished).await, given.events(EventType::TermsWithdrawn).await), (3, 2));
    })
    .await;
}
