//! The console's page of messages: failures first, each sent again, and a test.

use std::time::Duration;

use latchkey::acts::door::NotDone;
use latchkey::acts::message::{NotSentAgain, SendAgain, SendTest};
use latchkey::audit::{Actor, EventType};
use latchkey::languages::Language;
use latchkey::mail::Address;

use crate::console::{console, events};
use crate::scenario::mail_server::{MailServer, words};
use crate::scenario::{PASSWORD, Scenario, pairings, said, until};

async fn with_mail(pairing: crate::scenario::Pairing, mails: &MailServer) -> Scenario {
    let file = mails.url_file();
    Scenario::on(pairing, &[("smtp-url-file", file.to_str().unwrap()), ("mail-from", "id@example.com")]).await
}

#[tokio::test]
async fn a_message_that_failed_stands_first_and_is_sent_again_by_a_button() {
    for pairing in pairings() {
        let mails = MailServer::start();
        let given = with_mail(pairing, &mails).await;
        let admin = console(&given).await;
        assert_eq!(admin.get("/admin/messages").await.text(".empty h2"), said("messages-none"));
        let test = async |to: &str| given.perform(SendTest { to: Address::parse(to).unwrap(), language: Language::English }).await;
        mails.answers_recipients(Some("550 5.1.1 <b>nobody</b> of this name"));
        test("nobody@example.com").await;
        let failed = async || admin.get("/admin/messages?state=failed").await;
        until("it failed", async || failed().await.body.contains("nobody@example.com")).await;
        mails.answers_recipients(None);
        given.later(Duration::from_secs(1));
        test("mara@example.com").await;
        let sent = async || admin.get("/admin/messages?state=sent").await;
        until("it was sent", async || sent().await.body.contains("mara@example.com")).await;
        assert!(!sent().await.body.contains("nobody@example.com") && !sent().await.body.contains("/again"), "what was sent is over");

        let page = admin.get("/admin/messages").await;
        assert_eq!((page.name().as_str(), page.text("tbody tr th").as_str()), ("console-messages", "nobody@example.com"));
        assert!(page.body.contains("answered 550 5.1.1") && !page.body.contains("of this name"), "{}", page.body);
        let page = admin.submit(&page, "/again", &[], Some("id")).await;
        assert!(page.says("notice-message-sent-again"), "{}", page.body);
        mails.mail(2).await;
        until("it was sent", async || sent().await.body.contains("nobody@example.com")).await;
        assert_eq!(events(&given, EventType::MessageSentAgain).await.len(), 1);
        let csrf = page.form("to").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
        let gone = admin.post("/admin/messages/again", &[csrf, ("id".to_owned(), "none".to_owned())]).await;
        assert!(gone.says("notice-console-gone"), "{}", gone.body);
    }
}

#[tokio::test]
async fn a_message_that_is_being_sent_keeps_its_last_error_and_is_not_sent_beside() {
    for pairing in pairings() {
        let mails = MailServer::start();
        let given = with_mail(pairing, &mails).await;
        let admin = console(&given).await;
        let list = async || admin.get("/admin/messages").await;
        mails.answers_recipients(Some("451 4.7.1 come back later"));
        let to = Address::parse("mara@example.com").unwrap();
        let id = given.perform(SendTest { to, language: Language::English }).await;
        until("it is told why", async || list().await.body.contains("answered 451 4.7.1")).await;
        let before = list().await;
        assert!(before.body.contains("/again"), "{}", before.body);

        mails.answers_recipients(None);
        mails.holds_back();
        given.later(Duration::from_secs(60));
        mails.mail(1).await;
        let during = list().await;
        assert!(during.body.contains("answered 451 4.7.1") && during.body.contains(&said("message-under-way")), "{}", during.body);
        assert!(!during.body.contains("/again"), "{}", during.body);
        let pressed = admin.submit(&before, "/again", &[], Some("id")).await;
        assert!(pressed.says("notice-message-under-way"), "{}", pressed.body);
        let again = given.provider.perform(given.provider.acting(Actor::Command), SendAgain { id }).await;
        assert!(matches!(again, Err(NotDone::Refused(NotSentAgain::UnderWay))), "{again:?}");
        assert_eq!((mails.arrived().len(), events(&given, EventType::MessageSentAgain).await.len()), (1, 0));
    }
}

#[tokio::test]
async fn a_test_is_sent_in_the_language_of_the_page_and_an_old_session_proves_itself_first() {
    for pairing in pairings() {
        let mails = MailServer::start();
        let given = with_mail(pairing, &mails).await;
        let admin = console(&given).await;
        let page = admin.get("/admin/messages").await;
        let wrong = admin.submit(&page, "to", &[("to", "nobody")], None).await;
        assert_eq!((wrong.status, wrong.attribute("#to", "value").as_str()), (422, "nobody"));
        assert!(wrong.says("messages-not-an-address"), "{}", wrong.body);
        admin.get("/language?language=de&return_to=/admin/messages").await;
        let page = admin.submit(&admin.get("/admin/messages").await, "to", &[("to", "mara@example.com")], None).await;
        assert_eq!(page.name(), "console-messages");
        let mail = mails.mail(1).await;
        assert!(words(&mail.text).contains("Dies ist ein Test."), "{}", mail.text);
        assert_eq!(events(&given, EventType::MessageTested).await.len(), 1);

        let page = admin.get("/admin/messages").await;
        given.later(Duration::from_secs(11 * 60));
        let asked = admin.submit(&page, "to", &[("to", "bob@example.com")], None).await;
        assert_eq!(asked.name(), "password", "{}", asked.body);
        let page = admin.submit(&asked, "password", &[("password", PASSWORD)], None).await;
        assert_eq!(page.attribute("#to", "value"), "bob@example.com", "what was typed is there again");
        assert_eq!((mails.arrived().len(), events(&given, EventType::MessageTested).await.len()), (1, 1));
        admin.submit(&page, "to", &[], None).await;
        assert_eq!(mails.mail(2).await.to, ["bob@example.com"]);
    }
}

#[tokio::test]
async fn the_list_goes_on_page_by_page_with_its_filter() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        let admin = console(&given).await;
        for number in 0..60 {
            let to = Address::parse(&format!("p{number}@example.com")).unwrap();
            given.perform(SendTest { to, language: Language::English }).await;
        }
        let all_sent = async || !admin.get("/admin/messages?state=queued").await.body.contains("@example.com</bdi></th>");
        until("every message is sent", all_sent).await;
        let first = admin.get("/admin/messages?state=sent").await;
        assert!(first.body.contains("/mails"), "where they lie, as no mail server is set");
        let second = admin.get(&first.link("next")).await;
        let rows = |page: &crate::scenario::Page| page.body.matches("@example.com</bdi></th>").count();
        assert_eq!((rows(&first), rows(&second)), (50, 10));
        assert!(!second.body.contains("rel=\"next\""), "it is the last");
        assert_eq!(rows(&admin.get(&second.link("prev")).await), 50);
        let file = admin.get("/admin/export/messages?state=sent&format=jsonl").await;
        let read = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
        let lines: Vec<_> = file.body.lines().map(read).collect();
        assert_eq!((lines.len(), lines[0]["state"].as_str(), lines[0]["kind"].as_str()), (60, Some("sent"), Some("test")));
        assert!(admin.get("/admin/export/messages?state=failed&format=jsonl").await.body.is_empty());
        assert_eq!(events(&given, EventType::ListExported).await[0].details["list"], "messages");
        for odd in ["/admin/messages?after=x", "/admin/messages?after=9.%00", "/admin/messages?state=lost"] {
            assert_eq!(admin.get(odd).await.status, 200, "{odd}");
        }
    }
}

#[tokio::test]
async fn every_mail_is_shown_in_every_language_and_its_html_can_do_nothing() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        let admin = console(&given).await;
        let link = admin.get("/admin/messages").await.attribute(".actions a[href*=preview]", "href");
        let first = admin.get(&link).await;
        assert_eq!(first.name(), "console-message-preview");
        let all = latchkey::mail::samples();
        assert_eq!(first.body.matches("<option value=").count(), all.len() + Language::ALL.len());
        for sample in &all {
            let asked = format!("message={}&language=de", sample.name);
            let page = admin.get(&format!("/admin/messages/preview?{asked}")).await;
            assert_eq!(page.attribute("#message [selected]", "value"), sample.name);
            assert_eq!(page.attribute("#language [selected]", "value"), "de");
            assert!(!page.body.contains("[["), "{}: a text is missing", sample.name);
        }
        let html = admin.get("/admin/messages/preview/html?message=change_disowned-2&language=ar").await;
        assert!(html.body.starts_with("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">"), "{}", html.body);
        let policy = html.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && policy.ends_with("sandbox") && !policy.contains("script-src"), "{policy}");
        for odd in ["?message=none&language=xx", "?message=%00", "?language=de&language=fr"] {
            assert_eq!(admin.get(&format!("/admin/messages/preview{odd}")).await.status, 200, "{odd}");
        }
        assert!(outbox_is_empty(&given).await, "nothing was written to anybody");
    }
}

async fn outbox_is_empty(given: &Scenario) -> bool {
    let none = latchkey::mail::outbox::Filter { state: None, after: None };
    given.provider.database.read(move |conn| latchkey::mail::outbox::list(conn, &none, 1)).await.unwrap().is_empty()
}
