//! A person changes the address of their account: proven at the new one, told to the old one, undone from the old one for a week. Record 19
//! says who may do what in that week.

use std::time::Duration;

use latchkey::acts::door::NotDone;
use latchkey::acts::person::{ChangeOwnEmail, ChangePerson, Changes, CreatePerson, Description, EmailNotChanged, WhichPerson};
use latchkey::audit::{Actor, EventType};
use latchkey::people::{Email, former_addresses, user};
use latchkey::sign_in::mail_requests::{GUESSES, OF_PERSON, SHARES};
use latchkey::upkeep;
use serde_json::json;

use crate::passkeys::{enrolled, with_passkey};
use crate::recovery::{self, choose, is_signed_in, signs_in, type_code};
use crate::scenario::authenticator::Authenticator;
use crate::scenario::mail_server::{header, words};
use crate::scenario::{Browser, PASSWORD, Page, Scenario, on_each_pairing, pairings, said, until};

const ALICE: &str = "alice@example.com";
const NEW: &str = "alice@new.example";
const THIRD: &str = "alice@third.example";
const CHOSEN: &str = "amber kites over 7 bridges";
const ANOTHER: &str = "seven quiet herons wade 3";
const HERE: &str = "/account/email";
/// Mails of one moment stand in any order.
const MOMENT: Duration = Duration::from_secs(1);
const DAY: Duration = Duration::from_secs(86_400);
/// A week, and by as much as clocks may differ.
const OVER: Duration = Duration::from_secs(7 * 86_400 + 5 * 60 + 1);
const LASTS: Duration = Duration::from_secs(30 * 60);

pub async fn signed_in(given: &Scenario, login: &str, password: &str) -> Browser {
    let browser = given.browser();
    let page = browser.get("/account").await;
    assert!(is_signed_in(&browser.sign_in(&page, login, password).await), "{login}");
    given.later(MOMENT);
    browser
}

/// Types the new address and the password.
pub async fn asked_with(browser: &Browser, email: &str, password: &str) -> Page {
    let page = browser.get(HERE).await;
    assert_eq!(page.name(), "change-email", "{}", page.body);
    browser.submit(&page, "email", &[("email", email), ("current_password", password)], None).await
}

pub async fn asked(browser: &Browser, email: &str) -> Page {
    asked_with(browser, email, PASSWORD).await
}

/// What the newest mail of this kind to somebody says, where there are so many.
async fn told(given: &Scenario, kind: &str, to: &str, count: usize) -> String {
    let sent = async || {
        let rows = given.told_by_mail().await.into_iter();
        rows.filter(|row| row.kind == kind && row.recipient == to).collect::<Vec<_>>()
    };
    until("the mail is written", async || sent().await.len() >= count).await;
    let rows = sent().await;
    assert_eq!(rows.len(), count, "{kind} to {to}");
    let text = given.mail(&rows.last().unwrap().id).await;
    given.later(MOMENT);
    text
}

fn link_in(text: &str, path: &str) -> String {
    let said = words(text);
    said.lines().find(|line| line.contains(path)).unwrap_or_else(|| panic!("no link: {said}")).trim().to_owned()
}

/// The link and the code of the newest mail by which an address is proven.
async fn proof(given: &Scenario, to: &str, count: usize) -> (String, String) {
    let text = told(given, "email_change_proof", to, count).await;
    let code = words(&text).lines().find_map(|line| line.trim().strip_prefix("Code: ").map(str::to_owned));
    (link_in(&text, "/account/email/link/"), code.unwrap())
}

/// Changes the address to one that was not asked for before.
pub async fn change(given: &Scenario, browser: &Browser, to: &str, password: &str) {
    let sent = asked_with(browser, to, password).await;
    assert_eq!(sent.name(), "change-email-sent", "{}", sent.body);
    let (_, code) = proof(given, to, 1).await;
    let done = type_code(browser, &sent, &code).await;
    assert!(done.name() == "account" && done.says("notice-email-changed"), "{}", done.body);
    given.later(MOMENT);
}

/// The link of the newest mail by which an address is put back, where there are so many to it.
pub async fn way_back(given: &Scenario, to: &str, count: usize) -> String {
    link_in(&told(given, "email_moved", to, count).await, "/not-me/")
}

pub async fn put_back(given: &Scenario, link: &str) -> Page {
    let browser = given.browser();
    let page = browser.get(link).await;
    assert_eq!(page.name(), "not-me", "{}", page.body);
    let done = browser.submit(&page, "link", &[], None).await;
    assert_eq!(done.name(), "not-me-done", "{}", done.body);
    given.later(MOMENT);
    done
}

async fn is_good(given: &Scenario, link: &str) -> bool {
    given.browser().get(link).await.name() == "not-me"
}

async fn address_of(given: &Scenario, id: &str) -> (String, bool) {
    let id = id.to_owned();
    let person = given.provider.database.read(move |conn| user::find(conn, &id)).await.unwrap().unwrap();
    (person.email.as_str().to_owned(), person.email_verified)
}

/// The addresses that can be put back, the oldest first.
async fn held(given: &Scenario, id: &str) -> Vec<String> {
    let (id, now) = (id.to_owned(), given.now());
    let held = given.provider.database.read(move |conn| former_addresses::of_person(conn, &id, now)).await.unwrap();
    held.into_iter().map(|former| former.email.as_str().to_owned()).collect()
}

/// Replaces the password by a mail to the address that the account has.
async fn recovers(given: &Scenario, login: &str, count: usize, password: &str) -> Browser {
    let browser = given.browser();
    let sent = recovery::asked(&browser, login).await;
    let code = recovery::Mail::newest(given, count).await.code;
    let page = type_code(&browser, &sent, &code).await;
    assert!(is_signed_in(&choose(&browser, &page, password).await));
    given.later(MOMENT);
    browser
}

#[tokio::test]
async fn the_new_address_is_proven_and_both_are_told_and_it_is_signed_in_with_from_then_on() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        let account = browser.get("/account").await;
        assert!(account.attribute("a[href$='/account/email']", "href").ends_with(HERE));
        let sent = asked(&browser, " Alice@New.example ").await;
        assert_eq!((sent.name().as_str(), sent.text("p.lead bdi").as_str()), ("change-email-sent", "Alice@New.example"));
        assert_eq!(address_of(&given, &alice).await, (ALICE.to_owned(), true), "nothing yet");
        // At once to the old one, with what is to be.
        let notice = words(&told(&given, "email_change_asked", ALICE, 1).await);
        assert!(notice.contains("New address: A…@N….example") && !notice.contains("Alice@New") && notice.contains("/not-me/"), "{notice}");
        assert!(notice.contains("Address: 127.0.0.1"), "{notice}");
        let text = told(&given, "email_change_proof", "Alice@new.example", 1).await;
        let (_, code) = proof(&given, "Alice@new.example", 1).await;
        assert_eq!(header(&text, "To"), "Alice@new.example");
        assert!(!header(&text, "Subject").contains(code.get(..4).unwrap()) && words(&text).contains("for 30 minutes"), "{text}");

        let done = type_code(&browser, &sent, &code.replace(' ', "-")).await;
        assert!(done.name() == "account" && done.says("notice-email-changed") && done.says("event-email-changed"), "{}", done.body);
        assert_eq!(address_of(&given, &alice).await, ("Alice@New.example".to_owned(), true));
        let moved = words(&told(&given, "email_moved", ALICE, 1).await);
        assert!(
            moved.contains("New address: A…@N….example") && !moved.contains("Alice@New") && moved.contains(&said("mail-put-back")),
            "{moved}"
        );
        assert!(words(&told(&given, "email_changed", "Alice@new.example", 1).await).contains("/not-me/"));
        let event = given.told(EventType::EmailChanged).await;
        assert_eq!(serde_json::Value::Object(event), json!({"changed": ["email"]}));
        assert!(signs_in(&given, NEW, PASSWORD).await && !signs_in(&given, ALICE, PASSWORD).await);
        // A code serves once, and the page of it leads on.
        assert_eq!(type_code(&browser, &sent, &code).await.name(), "change-email");
        let app = given.client("app").await;
        let page = browser.get(&app.request("openid email", &[])).await;
        let page = browser.submit(&page, "accept", &[], Some("accept")).await;
        let userinfo = app.userinfo(&app.redeem(&page.code()).await.good().text("access_token")).await.good().json;
        assert_eq!((&userinfo["email"], &userinfo["email_verified"]), (&json!("Alice@New.example"), &json!(true)));
    })
    .await;
}

#[tokio::test]
async fn attack_a3_the_link_asks_for_a_press_where_it_was_asked_for_and_elsewhere_shows_the_code() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        asked(&browser, NEW).await;
        let (first, _) = proof(&given, NEW, 1).await;
        let sent = asked(&browser, NEW).await;
        assert!(sent.says("recover-sent-again"), "{}", sent.body);
        let (link, code) = proof(&given, NEW, 2).await;
        let over = browser.get(&first).await;
        assert_eq!((over.status, over.text("p.lead")), (400, said("error-email-link-over-text")), "the newest mail alone counts");
        assert!(link.starts_with(&format!("{}/account/email/link/", given.issuer)), "{link}");
        // Scanners, another device, and another session of the same person.
        for other in [given.browser(), given.browser(), signed_in(&given, ALICE, PASSWORD).await] {
            let page = other.get(&link).await;
            assert_eq!((page.name().as_str(), page.text("code.key")), ("verify", code.clone()));
            assert!(page.forms().iter().all(|form| form.action.ends_with("/theme")), "nothing there can be pressed: {}", page.body);
        }
        let theirs = signed_in(&given, ALICE, PASSWORD).await;
        assert_eq!(theirs.get("/account/email/code").await.name(), "change-email", "the session that asked takes the code alone");
        assert_eq!(address_of(&given, &alice).await.0, ALICE, "looking changes nothing");

        let page = browser.get(&link).await;
        assert_eq!(page.name(), "change-email-link", "{}", page.body);
        assert!(page.url.contains("/account/email/link?link=") && !page.body.contains(link.rsplit('/').next().unwrap()));
        assert_eq!(page.headers["cache-control"], "no-store");
        let (one, other) = tokio::join!(browser.submit(&page, "code", &[], None), type_code(&browser, &sent, &code));
        assert!(one.name() == "account" || other.name() == "account");
        assert_eq!((address_of(&given, &alice).await.0.as_str(), given.events(EventType::EmailChanged).await), (NEW, 1));
        assert_eq!(given.browser().get(&link).await.status, 400);
    })
    .await;
}

#[tokio::test]
async fn a_code_is_good_for_half_an_hour_and_for_few_guesses() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        let sent = asked(&browser, NEW).await;
        let (_, code) = proof(&given, NEW, 1).await;
        assert_eq!(type_code(&browser, &sent, " ").await.text("#code-error"), said("recover-code-missing"));
        let wrong = if code == "1234 5678" { "8765 4321" } else { "1234 5678" };
        for _ in 0..GUESSES {
            assert_eq!(type_code(&browser, &sent, wrong).await.text("#code-error"), said("recover-code-mismatch"));
        }
        let page = type_code(&browser, &sent, &code).await;
        assert!(page.name() == "change-email" && page.says("recover-used-up"), "{}", page.body);
        let sent = asked(&browser, NEW).await;
        let (_, code) = proof(&given, NEW, 2).await;
        given.later_for_all(LASTS + MOMENT);
        let page = type_code(&browser, &sent, &code).await;
        assert_ne!(page.name(), "account", "{}", page.body);
        assert_eq!(address_of(&given, &alice).await.0, ALICE);
        assert_eq!(given.events(EventType::EmailChangeRefused).await, usize::try_from(GUESSES).unwrap() + 1);
    })
    .await;
}

#[tokio::test]
async fn attack_a7_a_session_alone_changes_no_address() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        for (password, text) in [("", "current-password-missing"), ("wrong", "current-password-mismatch")] {
            let page = asked_with(&browser, NEW, password).await;
            let shown = page.text("#current_password-error");
            assert!(shown == said(text) || password.is_empty() && shown == said("current-password-mismatch"), "{}", page.body);
            assert_eq!(page.attribute("#email", "value"), NEW);
        }
        // A proof that is too old is to be given again, for the page and for its form.
        let page = browser.get(HERE).await;
        given.later(Duration::from_secs(11 * 60));
        assert_eq!(browser.get(HERE).await.name(), "password");
        let refused = browser.submit(&page, "email", &[("email", NEW), ("current_password", PASSWORD)], None).await;
        assert_eq!(refused.name(), "password", "{}", refused.body);
        assert!(given.kinds().await.iter().all(|kind| !kind.starts_with("email_")));
        // Whoever is thrown out between the mail and the code changes nothing.
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        let sent = asked(&browser, NEW).await;
        let (_, code) = proof(&given, NEW, 1).await;
        let link = link_in(&told(&given, "email_change_asked", ALICE, 1).await, "/not-me/");
        put_back(&given, &link).await;
        assert_ne!(type_code(&browser, &sent, &code).await.name(), "account");
        assert_eq!(address_of(&given, &alice).await.0, ALICE);
    })
    .await;
}

#[tokio::test]
async fn attack_a7_a_passkey_that_was_just_set_up_vouches_for_no_other_address() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let home = signed_in(&given, ALICE, PASSWORD).await;
        let mut device = Authenticator::new(&given.issuer);
        assert_eq!(enrolled(&home, &mut device, "Pocket").await.name(), "recovery-codes");
        given.later(Duration::from_secs(20 * 60));
        let home = given.browser();
        assert!(is_signed_in(&with_passkey(&home, &mut device).await));
        let page = home.get("/account/password").await;
        home.submit(&page, "/account/password/remove", &[("password", PASSWORD)], None).await;
        let mut fresh = Authenticator::new(&given.issuer);
        enrolled(&home, &mut fresh, "").await;
        let other = given.browser();
        assert!(is_signed_in(&with_passkey(&other, &mut fresh).await));
        let page = other.get(HERE).await;
        let refused = other.submit(&page, "email", &[("email", NEW)], None).await;
        assert!(refused.name() == "change-email" && refused.says("notice-factor-too-new"), "{}", refused.body);
        // Without a password none is asked for; an older passkey vouches for the change.
        let page = home.get(HERE).await;
        assert!(page.name() == "change-email" && !page.body.contains("current_password"), "{}", page.body);
        let sent = home.submit(&page, "email", &[("email", NEW)], None).await;
        assert_eq!(sent.name(), "change-email-sent", "{}", sent.body);
        let (_, code) = proof(&given, NEW, 1).await;
        assert!(type_code(&home, &sent, &code).await.says("notice-email-changed"));
    })
    .await;
}

#[tokio::test]
async fn attack_a1_whether_somebody_has_the_address_is_told_to_them_alone() {
    on_each_pairing(async |given| {
        let bob = given.person("bob@example.com").await;
        let mut seen = Vec::new();
        for (n, email) in ["bob@example.com", "nob@example.com", "BOB@example.com"].into_iter().enumerate() {
            let asker = format!("asker{n}@example.com");
            given.person(&asker).await;
            let browser = signed_in(&given, &asker, PASSWORD).await;
            let sent = asked(&browser, email).await;
            let wrong = type_code(&browser, &sent, "0000 0000").await;
            assert_eq!(wrong.text("#code-error"), said("recover-code-mismatch"));
            let plain = |page: &Page| (page.status, page.name(), page.text("main").replace(email, "ADDRESS"), page.headers.len());
            given.noted().await;
            let account = browser.get("/account").await;
            assert!(account.says("event-email-change-requested"), "{}", account.body);
            seen.push((plain(&sent), plain(&wrong), account.body.matches("<li").count()));
        }
        for of_address in &seen {
            assert_eq!(of_address, &seen[0]);
        }
        let taken = words(&told(&given, "email_change_taken", "bob@example.com", 2).await);
        assert!(!taken.contains("Code:") && !taken.contains("asker") && !taken.contains("127.0.0.1"), "{taken}");
        assert_eq!(given.kinds().await.iter().filter(|kind| *kind == "email_change_proof").count(), 1);
        let theirs = signed_in(&given, "bob@example.com", PASSWORD).await.get("/account").await;
        assert!(theirs.says("event-email-collided") && !theirs.body.contains("asker"), "{}", theirs.body);
        assert_eq!(address_of(&given, &bob).await.0, "bob@example.com");
    })
    .await;
}

#[tokio::test]
async fn attack_a7_each_form_of_an_address_is_one_and_two_who_prove_it_at_once_do_not_both_get_it() {
    on_each_pairing(async |given| {
        let bob = given.person("bob@bücher.example").await;
        let alice = given.person(ALICE).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        for same in ["ALICE@example.com", "ａｌｉｃｅ@example.com"] {
            assert_eq!(asked(&browser, same).await.text("#email-error"), said("change-email-same"), "{same}");
        }
        for bad in ["alice", "", "a\"b@example.com", "alice@new.example\r\nBcc: x@example.com", &format!("{}@example.com", "a".repeat(300))]
        {
            let refused = asked(&browser, bad).await;
            assert!(refused.name() == "error" || refused.text("#email-error") == said("setup-email-invalid"), "{bad}: {}", refused.body);
        }
        let same = "BOB@xn--bcher-kva.example";
        assert_eq!(asked(&browser, same).await.name(), "change-email-sent");
        told(&given, "email_change_taken", "bob@xn--bcher-kva.example", 1).await;

        let change = async |id: &str, from: &str| {
            let (who, to) = (given.standing(id).await, Email::parse(NEW).unwrap());
            let change = ChangeOwnEmail { who, from: Email::parse(from).unwrap().key().to_owned(), to };
            given.provider.perform(given.provider.acting(Actor::User(id.to_owned())), change).await
        };
        let (one, other) = tokio::join!(change(&alice, ALICE), change(&bob, "bob@bücher.example"));
        let taken = |done: &Result<_, NotDone<EmailNotChanged>>| matches!(done, Err(NotDone::Refused(EmailNotChanged::Taken)));
        assert!(one.is_ok() && taken(&other) || other.is_ok() && taken(&one), "{one:?} {other:?}");
        // What was read before counts no more.
        let again = if one.is_ok() { change(&alice, ALICE).await } else { change(&bob, "bob@bücher.example").await };
        assert!(matches!(again, Err(NotDone::Refused(EmailNotChanged::Over))), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn the_old_address_puts_itself_back_within_a_week_and_all_that_was_given_ends() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        given.admin("root@example.com").await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        let app = given.client("app").await;
        let tokens = given.offline_tokens(&browser, &app).await;
        change(&given, &browser, NEW, PASSWORD).await;
        let link = way_back(&given, ALICE, 1).await;
        given.later(6 * DAY);
        let recovering = given.browser();
        let sent = recovery::asked(&recovering, NEW).await;
        let code = recovery::Mail::newest(&given, 1).await.code;

        let page = given.browser().get(&link).await;
        assert!(page.body.contains(ALICE) && !page.body.contains(NEW), "{}", page.body);
        assert_eq!(page.text("p.lead bdi"), ALICE);
        assert_eq!(address_of(&given, &alice).await.0, NEW, "looking changes nothing");
        let done = put_back(&given, &link).await;
        assert!(done.body.contains(ALICE) && done.says("not-me-done-mail"), "{}", done.body);
        assert_eq!(address_of(&given, &alice).await, (ALICE.to_owned(), true));
        assert_ne!(browser.get("/account").await.name(), "account");
        assert_eq!(app.refresh(&tokens.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
        assert!(!signs_in(&given, NEW, PASSWORD).await && !signs_in(&given, ALICE, PASSWORD).await);
        let page = type_code(&recovering, &sent, &code).await;
        assert_ne!(page.name(), "new-password", "the mail to the new address is good for nothing: {}", page.body);
        // Both are told, and the admins.
        let taken = words(&told(&given, "email_taken_back", NEW, 1).await);
        assert!(!taken.contains("/not-me/") && taken.contains(&said("mail-email-taken-back-advice")), "{taken}");
        assert!(words(&told(&given, "change_disowned", ALICE, 1).await).contains("again"));
        let admin = signed_in(&given, "root@example.com", PASSWORD).await;
        assert!(admin.get("/admin").await.says("console-need-disowned-do"));
        assert_eq!((given.events(EventType::EmailRestored).await, given.events(EventType::ChangeDisowned).await), (1, 1));
        assert!(!is_good(&given, &link).await && held(&given, &alice).await.is_empty(), "once");
        recovers(&given, ALICE, 2, CHOSEN).await;
        assert!(signs_in(&given, ALICE, CHOSEN).await);
    })
    .await;
}

#[tokio::test]
async fn after_a_week_the_old_address_is_nobodys_and_an_admin_who_changes_the_address_ends_it_before() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        change(&given, &browser, NEW, PASSWORD).await;
        let link = way_back(&given, ALICE, 1).await;
        given.later(7 * DAY - Duration::from_secs(60));
        assert!(is_good(&given, &link).await);
        given.later(Duration::from_secs(61));
        assert!(!is_good(&given, &link).await);
        given.later(OVER - 7 * DAY);
        assert!(held(&given, &alice).await.is_empty());
        given.later(Duration::from_secs(5 * 60));
        upkeep::run_once(&given.provider, &upkeep::Jobs::new("sweeper".to_owned())).await;
        assert_eq!(rows(&given).await, 0, "and nothing is kept of it");

        let browser = signed_in(&given, NEW, PASSWORD).await;
        change(&given, &browser, THIRD, PASSWORD).await;
        let link = way_back(&given, NEW, 1).await;
        assert!(is_good(&given, &link).await);
        let page = given.browser();
        let open = page.get(&link).await;
        let moved = Changes { email: Some("alice@fourth.example".into()), ..Changes::default() };
        given.perform(ChangePerson::profile(WhichPerson::Id(alice.clone()), moved)).await;
        assert!(!is_good(&given, &link).await && page.submit(&open, "link", &[], None).await.name() == "error");
        assert_eq!(rows(&given).await, 0);
        // Who is deleted leaves nothing.
        let browser = signed_in(&given, "alice@fourth.example", PASSWORD).await;
        change(&given, &browser, ALICE, PASSWORD).await;
        assert_eq!(rows(&given).await, 1);
        given.delete_person(&alice).await;
        assert_eq!(rows(&given).await, 0);
        assert!(given.told_by_mail().await.is_empty(), "nor in the mails");
    })
    .await;
}

async fn rows(given: &Scenario) -> i64 {
    use diesel::{QueryDsl as _, RunQueryDsl as _};
    use latchkey::store::schema::former_addresses;
    given
        .provider
        .database
        .read(|conn| former_addresses::table.count().get_result(conn).map_err(latchkey::store::StoreError::from))
        .await
        .unwrap()
}

#[tokio::test]
async fn attack_a7_who_changes_the_address_and_the_password_does_not_shut_its_owner_out() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let home = signed_in(&given, ALICE, PASSWORD).await;
        given.later(30 * DAY);
        // Somebody who knows the password takes the account: another address, a passkey, and a password by a mail to that address.
        let stranger = signed_in(&given, ALICE, PASSWORD).await;
        let of_the_browser = link_in(&told(&given, "new_browser", ALICE, 1).await, "/not-me/");
        change(&given, &stranger, NEW, PASSWORD).await;
        let stranger = recovers(&given, NEW, 1, ANOTHER).await;
        let mut device = Authenticator::new(&given.issuer);
        assert_eq!(enrolled(&stranger, &mut device, "").await.name(), "recovery-codes");
        given.later(MOMENT);
        assert_ne!(home.get("/account").await.name(), "account");
        let theirs = link_in(&told(&given, "password_recovered", NEW, 1).await, "/not-me/");
        given.later(DAY);
        // The owner asks for a new password, as people do, with the address that they know.
        let browser = given.browser();
        assert_eq!(recovery::asked(&browser, ALICE).await.name(), "recover-sent");
        let answer = told(&given, "recovery_not_possible", ALICE, 1).await;
        assert!(!words(&answer).contains("Code:") && words(&answer).contains(&said("mail-put-back")), "{answer}");
        let link = link_in(&answer, "/not-me/");
        assert!(is_good(&given, &of_the_browser).await, "as any link that was sent to it this month");
        let done = put_back(&given, &link).await;
        assert!(done.body.contains(ALICE) && done.says("not-me-done-factor"), "{}", done.body);
        // Nothing of the stranger's is left.
        assert!(!is_good(&given, &theirs).await && !is_good(&given, &of_the_browser).await);
        assert!(!given.second_factors(&alice).await.any());
        assert!(!signs_in(&given, NEW, ANOTHER).await && !signs_in(&given, ALICE, ANOTHER).await);
        assert_eq!(with_passkey(&given.browser(), &mut device).await.name(), "sign-in");
        assert_eq!(recovery::asked(&given.browser(), NEW).await.name(), "recover-sent");
        until("it is noted", async || given.events(EventType::RecoveryRefused).await >= 1).await;
        assert!(!given.told_by_mail().await.iter().any(|row| row.recipient == NEW && row.kind == "recovery_not_possible"));
    })
    .await;
}

#[tokio::test]
async fn attack_a7_of_several_addresses_of_a_week_the_oldest_has_the_last_word() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let stranger = signed_in(&given, ALICE, PASSWORD).await;
        let owner = signed_in(&given, ALICE, PASSWORD).await;
        change(&given, &stranger, NEW, PASSWORD).await;
        let first = way_back(&given, ALICE, 1).await;
        given.later(Duration::from_secs(300));
        // The owner, who is still signed in, takes a third address; the stranger reads the second.
        change(&given, &owner, THIRD, PASSWORD).await;
        assert_eq!(held(&given, &alice).await, [ALICE, NEW]);
        let of_the_stranger = way_back(&given, NEW, 1).await;
        way_back(&given, ALICE, 2).await;
        given.later(7 * DAY - Duration::from_secs(200));
        assert!(!is_good(&given, &first).await, "a link is good for a week");
        let last = link_in(&told(&given, "email_moved", ALICE, 2).await, "/not-me/");
        assert!(is_good(&given, &last).await, "and the oldest for as long as any other");
        let done = put_back(&given, &of_the_stranger).await;
        assert!(done.body.contains(NEW), "{}", done.body);
        assert_eq!(held(&given, &alice).await, [ALICE]);
        // What the second did is undone by the first, which was told of it, in another week.
        let newest = way_back(&given, ALICE, 3).await;
        recovers(&given, NEW, 1, ANOTHER).await;
        given.later(6 * DAY);
        put_back(&given, &newest).await;
        assert_eq!(address_of(&given, &alice).await.0, ALICE);
        assert!(held(&given, &alice).await.is_empty() && !is_good(&given, &of_the_stranger).await);
        assert!(!signs_in(&given, NEW, ANOTHER).await && !signs_in(&given, ALICE, ANOTHER).await);
        recovers(&given, ALICE, 2, CHOSEN).await;
    })
    .await;
}

#[tokio::test]
async fn attack_a7_who_comes_back_to_an_address_of_theirs_leaves_the_one_between_no_way_back() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        change(&given, &browser, NEW, PASSWORD).await;
        let first = way_back(&given, ALICE, 1).await;
        change(&given, &browser, THIRD, PASSWORD).await;
        let between = way_back(&given, NEW, 1).await;
        assert!(is_good(&given, &between).await);
        given.later(MOMENT);
        change(&given, &browser, ALICE, PASSWORD).await;
        assert!(held(&given, &alice).await.is_empty());
        assert!(!is_good(&given, &between).await);
        assert!(is_good(&given, &first).await, "it was sent to the address that the account has");
        let page = given.browser().get(&first).await;
        assert!(!page.body.contains(ALICE), "and says that it was not them, as any: {}", page.body);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_another_account_has_by_now_stays_there_and_an_admin_helps() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        change(&given, &browser, NEW, PASSWORD).await;
        let link = way_back(&given, ALICE, 1).await;
        let person = Description { email: ALICE.to_owned(), email_verified: true, ..Description::default() };
        let other = given.perform(CreatePerson { person, groups: Vec::new(), owner: false, password: None }).await.id;
        let done = put_back(&given, &link).await;
        assert!(done.says("not-me-done-ask") && done.body.contains(ALICE) && !done.body.contains("/recover"), "{}", done.body);
        assert_eq!((address_of(&given, &alice).await.0.as_str(), address_of(&given, &other).await.0.as_str()), (NEW, ALICE));
        assert!(!signs_in(&given, NEW, PASSWORD).await, "whoever reads the mails of the new one is out");
        assert!(!address_of(&given, &alice).await.1 && !is_good(&given, &link).await, "once, and no mail to the new one lets anybody in");
        recovery::asked(&given.browser(), NEW).await;
        assert!(words(&told(&given, "recovery_not_possible", NEW, 1).await).contains("no password"));
        for to in [ALICE, NEW] {
            told(&given, "change_disowned", to, 1).await;
        }
        assert_eq!((given.events(EventType::EmailRestored).await, given.events(EventType::ChangeDisowned).await), (0, 1));
    })
    .await;
}

#[tokio::test]
async fn attack_a7_a_person_an_address_and_a_network_have_so_many_mails() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        let [(_, hour), _] = OF_PERSON;
        for n in 0..hour {
            assert_eq!(asked(&browser, &format!("a{n}@new.example")).await.name(), "change-email-sent");
        }
        let slowed = asked(&browser, "one.more@new.example").await;
        assert_eq!((slowed.status, slowed.name().as_str()), (429, "change-email"));
        assert!(slowed.headers.contains_key("retry-after") && slowed.attribute("#email", "value") == "one.more@new.example");
        let elsewhere = signed_in(&given, ALICE, PASSWORD).await;
        assert_eq!(asked(&elsewhere, "one.more@new.example").await.status, 429, "in no other browser either");
        // Of one address, asked for by several.
        let [share, _] = SHARES;
        let mut sent = 0;
        for n in 0..3 {
            let person = format!("bob{n}@example.com");
            given.person(&person).await;
            let browser = signed_in(&given, &person, PASSWORD).await;
            for _ in 0..4 {
                sent += u64::from(asked(&browser, NEW).await.name() == "change-email-sent");
            }
        }
        assert_eq!(sent, share.of_all);
    })
    .await;
}

#[tokio::test]
async fn the_settings_say_whether_people_change_their_address_and_to_which_domains() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("own-email-change", "false")]).await;
        let alice = given.person(ALICE).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        let account = browser.get("/account").await;
        assert!(account.says("change-email-ask") && !account.body.contains("/account/email"), "{}", account.body);
        let page = browser.get(HERE).await;
        assert!(page.says("change-email-ask") && page.forms().iter().all(|form| form.action.ends_with("/theme")), "{}", page.body);
        let given = given.restart_with(&[("own-email-change", "true"), ("sign-up", "domains"), ("sign-up-domains", "new.example")]).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        let refused = asked(&browser, "alice@elsewhere.example").await;
        assert!(refused.text("#email-error").contains("new.example") && !refused.body.contains("change-email-sent"), "{}", refused.body);
        let sent = asked(&browser, NEW).await;
        let (_, code) = proof(&given, NEW, 1).await;
        // What is switched off between the mail and the code is off.
        let given = given.restart_with(&[("own-email-change", "false"), ("sign-up", "open")]).await;
        assert_ne!(type_code(&browser, &sent, &code).await.name(), "account");
        assert_eq!(address_of(&given, &alice).await.0, ALICE);
        let given = given.restart_with(&[("own-email-change", "true"), ("sign-up", "open")]).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        assert_eq!(asked(&browser, "alice@mailinator.com").await.text("#email-error"), said("sign-up-throwaway"));
    }
}

#[tokio::test]
async fn who_gets_another_address_from_an_admin_is_told_at_both_and_of_nothing_else() {
    on_each_pairing(async |given| {
        let alice = given.person_with(ALICE, json!({"name": "Alice", "locale": "de"}), &[], false).await;
        let change = async |changes| given.perform(ChangePerson::profile(WhichPerson::Id(alice.clone()), changes)).await;
        change(Changes { email_verified: Some(false), ..Changes::default() }).await;
        change(Changes { email: Some("ALICE@example.com".into()), email_verified: Some(true), ..Changes::default() }).await;
        assert!(given.kinds().await.is_empty(), "the same address in other letters, verified or not, is nobody's news");
        change(Changes { email: Some(NEW.into()), ..Changes::default() }).await;
        let before = words(&told(&given, "email_replaced", "ALICE@example.com", 1).await);
        assert!(before.contains("Ein Administrator") && !before.contains(NEW) && !before.contains("/not-me/"), "{before}");
        assert!(!before.contains("127.0.0.1"), "where an admin sits is not theirs to know: {before}");
        let now = words(&told(&given, "email_set", NEW, 1).await);
        assert!(now.contains("/sign-in") && !now.contains("/not-me/"), "{now}");
        assert_eq!(given.kinds().await.len(), 2);
    })
    .await;
}
