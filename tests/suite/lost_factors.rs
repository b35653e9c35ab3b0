//! A lost second factor: its person proves the mailbox, waits, is told all the while, and chooses a new password without it, where nobody who
//! can tell better ends that.

use std::time::Duration;

use latchkey::acts::door::NotDone;
use latchkey::acts::loss::{AskWithoutFactor, ConfirmLoss, LossNotDecided, LossSettings, NotRegained, RefuseLoss, RegainAccount};
use latchkey::acts::password::PasswordRecovered;
use latchkey::acts::person::{AddPhone, ChangePerson, Changes, RemovePhone, WhichPerson};
use latchkey::acts::rule::{RemoveRule, SetRule};
use latchkey::acts::second_factor::RenewRecoveryCodes;
use latchkey::acts::{Acting, Standing};
use latchkey::audit::{Actor, EventType};
use latchkey::factors::rule::Rule;
use latchkey::factors::totp::Seed;
use latchkey::factors::{Kind, Kinds, recovery_code};
use latchkey::mail::State;
use latchkey::people::losses::{self, Loss};
use latchkey::people::rules::Place;
use latchkey::people::{credentials, user};
use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::store::StoreError;
use latchkey::upkeep;
use latchkey::writing::phone::PhoneNumber;
use serde_json::json;

use crate::not_me::{disown, hashed};
use crate::recovery;
use crate::scenario::mail_server::{MailServer, header, words};
use crate::scenario::{Browser, PASSWORD, Page, Scenario, on_each_pairing, pairings, said, until};

const ALICE: &str = "alice@example.com";
const ROOT: &str = "root@example.com";
const CHOSEN: &str = "amber kites over 7 bridges";
const HOUR: Duration = Duration::from_secs(3600);
/// As long as clocks of replicas may be apart.
const SETTLED: Duration = Duration::from_secs(31);

/// Alice has a password and an app for codes: her id, and the app.
async fn alice(given: &Scenario) -> (String, Seed) {
    let alice = given.person(ALICE).await;
    let (seed, _) = given.second_factor(&alice).await;
    (alice, seed)
}

/// The jobs, some time later: once what was written has left, for what did not tells nobody.
async fn round(given: &Scenario, later: Duration) {
    until("what was written has left", async || given.told_by_mail().await.iter().all(|row| row.state() != State::Queued)).await;
    round_at_once(given, later).await;
}

/// The same whatever became of what was written.
async fn round_at_once(given: &Scenario, later: Duration) {
    given.later_for_all(later);
    upkeep::run_once(&given.provider, &upkeep::Jobs::new("teller".to_owned())).await;
}

/// How many messages of this kind there are.
async fn count(given: &Scenario, kind: &str) -> usize {
    given.kinds().await.iter().filter(|told| *told == kind).count()
}

/// The newest message of this kind, where there are so many.
async fn newest(given: &Scenario, kind: &str, so_many: usize) -> String {
    until("the mail is written", async || count(given, kind).await >= so_many).await;
    let rows: Vec<_> = given.told_by_mail().await.into_iter().filter(|row| row.kind == kind).collect();
    assert_eq!(rows.len(), so_many, "{kind}");
    let mail = given.mail(&rows.last().unwrap().id).await;
    given.later(Duration::from_millis(1));
    mail
}

fn link_in(mail: &str) -> String {
    let said = words(mail);
    said.lines().find(|line| line.contains("/lost-factors/")).unwrap_or_else(|| panic!("no link: {said}")).trim().to_owned()
}

/// The page that asks for the second factor, behind the password.
async fn at_factor(browser: &Browser, password: &str) -> Page {
    let page = browser.get("/account").await;
    let page = browser.sign_in(&page, ALICE, password).await;
    assert_eq!(page.name(), "totp", "{}", page.body);
    page
}

/// Follows the link there that says that it is lost.
async fn lost(browser: &Browser, page: &Page) -> Page {
    let page = browser.get(&page.attribute("a[href*='/lost-factors']", "href")).await;
    assert_eq!(page.name(), "lost-factors", "{}", page.body);
    page
}

async fn press(browser: &Browser, page: &Page) -> Page {
    browser.submit(page, "/sign-in/lost-factors", &[], None).await
}

/// Says so, and proves the mailbox by the code of the mail, which is that many's.
async fn proven(given: &Scenario, browser: &Browser, page: &Page, so_many: usize) -> Page {
    let sent = press(browser, &lost(browser, page).await).await;
    assert_eq!(sent.name(), "lost-factors-sent", "{}", sent.body);
    let said = words(&newest(given, "factor_loss_code", so_many).await);
    let code = said.lines().find_map(|line| line.trim().strip_prefix("Code: ")).unwrap().to_owned();
    browser.submit(&sent, "code", &[("code", &code)], None).await
}

fn acting(given: &Scenario, sub: &str) -> Acting {
    Acting { proved_at: Some(given.now()), ..given.provider.acting(Actor::User(sub.to_owned())) }
}

/// What the password proves of a person.
async fn by_password(given: &Scenario, sub: &str) -> Standing {
    let id = sub.to_owned();
    let password = given.provider.database.read(move |conn| credentials::password(conn, &id)).await.unwrap().unwrap().id;
    given.standing(sub).await.by(Some(&password))
}

/// A person asks, past the pages.
pub async fn asks(given: &Scenario, sub: &str, address: &str) -> Loss {
    let ask = AskWithoutFactor {
        who: by_password(given, sub).await,
        address: address.to_owned(),
        settings: LossSettings::from(&given.provider.settings),
    };
    given.provider.perform(acting(given, sub), ask).await.unwrap().loss
}

/// A person goes on, past the pages.
pub async fn goes_on(given: &Scenario, sub: &str, address: &str, loss: &Loss) -> Result<PasswordRecovered, NotDone<NotRegained>> {
    let regain = RegainAccount {
        who: by_password(given, sub).await,
        address: address.to_owned(),
        loss: loss.id.clone(),
        phc: hashed(given, CHOSEN).phc,
        settings: LossSettings::from(&given.provider.settings),
    };
    given.provider.perform(acting(given, sub), regain).await
}

/// What waits of a person.
async fn waits(given: &Scenario, sub: &str) -> Option<Loss> {
    let sub = sub.to_owned();
    let read = given.provider.database.read(move |conn| {
        let Some(person) = user::find(conn, &sub)? else { return Ok::<_, StoreError>(None) };
        losses::standing(conn, &person)
    });
    read.await.unwrap()
}

async fn signed_in(given: &Scenario, email: &str) -> Browser {
    let browser = given.browser();
    let page = browser.get("/account").await;
    assert_eq!(browser.sign_in(&page, email, PASSWORD).await.name(), "account");
    browser
}

#[tokio::test]
async fn who_lost_all_proves_the_mailbox_waits_is_told_and_chooses_a_new_password() {
    on_each_pairing(async |given| {
        let sub = given.person(ALICE).await;
        let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
        let app = given.client_with("app", ClientKind::Web, json!({}), settings).await;
        let before = given.offline_tokens(&given.browser(), &app).await;
        given.second_factor(&sub).await;
        let browser = given.browser();
        let page = at_factor(&browser, PASSWORD).await;
        let page = proven(&given, &browser, &page, 1).await;
        assert_eq!((page.name().as_str(), page.text("h1")), ("lost-factors-waiting", said("lost-factors-waiting-title")));
        assert!(page.says("lost-factors-waiting-told"), "{}", page.body);
        let asked = waits(&given, &sub).await.unwrap();
        assert_eq!(asked.due_at, Some(asked.asked_at.plus(HOUR * 72)));
        let told = words(&newest(&given, "factor_loss", 1).await);
        assert!(told.contains("Address: 127.0.0.1") && !told.contains("Code:"), "{told}");

        // Asking again makes nothing shorter or longer, and nobody gets in by it.
        let again = given.browser();
        let page = at_factor(&again, PASSWORD).await;
        let page = proven(&given, &again, &page, 2).await;
        assert!(page.name() == "lost-factors-waiting" && page.says("lost-factors-waiting-again"), "{}", page.body);
        assert_eq!((waits(&given, &sub).await.as_ref(), count(&given, "factor_loss").await), (Some(&asked), 1));

        // Each day, six hours before the end, and at the end; a round between tells nothing.
        for (hours, so_many) in [(23, 1), (24, 2), (36, 2), (48, 3), (66, 4), (71, 4)] {
            let passed = given.now().since(asked.asked_at);
            round(&given, (HOUR * hours + SETTLED).saturating_sub(passed)).await;
            assert_eq!(count(&given, "factor_loss").await, so_many, "after {hours} hours");
            assert!(matches!(goes_on(&given, &sub, ALICE, &asked).await, Err(NotDone::Refused(NotRegained::NotReady))), "{hours}");
        }
        round(&given, HOUR + SETTLED * 3).await;
        let ready = newest(&given, "factor_loss", 5).await;
        assert!(header(&ready, "Subject").contains(&said("mail-factor-loss-ready-subject")), "{ready}");

        let browser = given.browser();
        let page = at_factor(&browser, PASSWORD).await;
        let page = proven(&given, &browser, &page, 3).await;
        assert_eq!((page.name().as_str(), page.text("p.lead")), ("new-password", said("new-password-lost")));
        assert!(given.second_factors(&sub).await.any(), "nothing is gone before the new password is there");
        let done = recovery::choose(&browser, &page, CHOSEN).await;
        assert_eq!(done.name(), "account", "{}", done.body);
        assert!(done.says("event-account-regained"));
        assert!(!given.second_factors(&sub).await.any() && given.second_factors(&sub).await.codes().is_none());
        assert_eq!(app.refresh(&before.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
        assert!(recovery::signs_in(&given, ALICE, CHOSEN).await && !recovery::signs_in(&given, ALICE, PASSWORD).await);
        assert_eq!((given.events(EventType::AccountRegained).await, count(&given, "account_regained").await), (1, 1));
        assert!(matches!(goes_on(&given, &sub, ALICE, &asked).await, Err(NotDone::Refused(NotRegained::NotReady))), "once");
    })
    .await;
}

#[tokio::test]
async fn who_forgot_the_password_too_proved_the_mailbox_already() {
    on_each_pairing(async |given| {
        let (sub, _) = alice(&given).await;
        let browser = given.browser();
        let sent = recovery::asked(&browser, ALICE).await;
        let mail = recovery::Mail::newest(&given, 1).await;
        let page = recovery::type_code(&browser, &sent, &mail.code).await;
        assert_eq!(page.name(), "totp");
        let page = lost(&browser, &page).await;
        assert!(page.says("lost-factors-continue"), "{}", page.body);
        assert_eq!(press(&browser, &page).await.name(), "lost-factors-waiting");
        given.perform(ConfirmLoss { person: WhichPerson::Id(sub.clone()) }).await;
        // In the same browser a moment later, by another mail: the one before was taken.
        let browser = given.browser();
        let sent = recovery::asked(&browser, ALICE).await;
        let mail = recovery::Mail::newest(&given, 2).await;
        let page = recovery::type_code(&browser, &sent, &mail.code).await;
        let page = press(&browser, &lost(&browser, &page).await).await;
        assert_eq!(page.name(), "new-password", "{}", page.body);
        assert_eq!(recovery::choose(&browser, &page, CHOSEN).await.name(), "account");
        assert!(!given.second_factors(&sub).await.any() && count(&given, "factor_loss_code").await == 0);
    })
    .await;
}

#[tokio::test]
async fn attack_a3_a_scanner_ends_no_wait_and_a_press_does_without_a_sign_in() {
    on_each_pairing(async |given| {
        let (sub, _) = alice(&given).await;
        let loss = asks(&given, &sub, ALICE).await;
        let link = link_in(&newest(&given, "factor_loss", 1).await);
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        for method in [reqwest::Method::GET, reqwest::Method::HEAD, reqwest::Method::POST] {
            assert!(http.request(method, &link).header("accept", "text/html").send().await.unwrap().status().as_u16() < 500);
        }
        let browser = given.browser();
        let page = browser.get(&link).await;
        assert_eq!((page.name().as_str(), page.text("h1")), ("lost-factors-cancel", said("lost-factors-cancel-title")));
        let token = link.rsplit('/').next().unwrap();
        assert!(!page.url.contains(token) && !page.body.contains(token), "the token goes nowhere else");
        assert_eq!(waits(&given, &sub).await.as_ref(), Some(&loss), "looking changes nothing");
        let foreign = given.browser().submit(&page, "link", &[], None).await;
        assert!(foreign.name() == "error" && waits(&given, &sub).await.is_some(), "another browser's form");

        let done = browser.submit(&page, "link", &[], None).await;
        assert_eq!(done.name(), "lost-factors-cancelled", "{}", done.body);
        assert_eq!((waits(&given, &sub).await, given.events(EventType::FactorLossCancelled).await), (None, 1));
        let over = given.browser().get(&link).await;
        assert_eq!((over.status, over.text("p.lead")), (400, said("error-lost-factors-over-text")));
        // Nor does the link of the wait before end the next.
        asks(&given, &sub, ALICE).await;
        assert_eq!(given.browser().get(&link).await.status, 400);
        round(&given, HOUR * 80).await;
        assert!(matches!(goes_on(&given, &sub, ALICE, &loss).await, Err(NotDone::Refused(NotRegained::NotReady))), "what was ended");
    })
    .await;
}

#[tokio::test]
async fn a_session_says_it_on_each_page_and_ends_it_and_so_does_the_factor() {
    on_each_pairing(async |given| {
        let (sub, seed) = alice(&given).await;
        let home = given.browser();
        let page = at_factor(&home, PASSWORD).await;
        assert_eq!(home.submit(&page, "code", &[("code", &seed.code(given.now()))], None).await.name(), "account");
        asks(&given, &sub, ALICE).await;
        for path in ["/", "/account", "/account/sessions", "/account/password"] {
            let page = home.get(path).await;
            assert!(page.says("lost-factors-cancel"), "{path}: {}", page.body);
        }
        let page = home.get("/account/second-factor").await;
        let page = home.submit(&page, "/account/lost-factors/cancel", &[], None).await;
        assert!(page.says("lost-factors-cancelled-title") && !page.says("lost-factors-cancel"), "{}", page.body);
        assert_eq!(waits(&given, &sub).await, None);

        asks(&given, &sub, ALICE).await;
        given.later(Duration::from_secs(60));
        let elsewhere = given.browser();
        let page = at_factor(&elsewhere, PASSWORD).await;
        assert_eq!(elsewhere.submit(&page, "code", &[("code", &seed.code(given.now()))], None).await.name(), "account");
        assert_eq!((waits(&given, &sub).await, given.events(EventType::FactorLossCancelled).await), (None, 2));
        assert_eq!(count(&given, "factor_loss_ended").await, 2);
    })
    .await;
}

#[tokio::test]
async fn attack_a4_who_has_the_factor_in_a_session_hears_of_it_on_the_way_to_an_app_and_stops_it() {
    on_each_pairing(async |given| {
        let (sub, seed) = alice(&given).await;
        let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
        let app = given.client_with("app", ClientKind::Web, json!({}), settings).await;
        let home = given.browser();
        let page = at_factor(&home, PASSWORD).await;
        assert_eq!(home.submit(&page, "code", &[("code", &seed.code(given.now()))], None).await.name(), "account");
        let silent = app.request("openid", &[("prompt", "none")]);
        assert!(!home.get(&silent).await.code().is_empty());
        asks(&given, &sub, ALICE).await;
        assert_eq!(home.get(&silent).await.error(), "interaction_required");
        let page = home.get(&app.request("openid", &[])).await;
        assert_eq!((page.name().as_str(), page.text("h1")), ("hear-of-loss", said("lost-factors-heard-title")), "{}", page.body);
        // Whoever lost it goes on, and is asked again in this browser the day after.
        let answer = home.submit(&page, "heard", &[], None).await;
        assert!(!answer.code().is_empty() && waits(&given, &sub).await.is_some());
        assert!(!home.get(&silent).await.code().is_empty() && !home.get(&app.request("openid", &[])).await.code().is_empty());
        for _ in 0..2 {
            given.later(HOUR * 8);
            assert!(!home.get(&silent).await.code().is_empty(), "the session is in use");
        }
        given.later_for_all(HOUR * 8);
        assert_eq!(home.get(&silent).await.error(), "interaction_required");
        let page = home.get(&app.request("openid", &[])).await;
        assert_eq!(page.name(), "hear-of-loss", "{}", page.body);
        let answer = home.submit(&page, "heard", &[], Some("stop")).await;
        assert!(!answer.code().is_empty() && waits(&given, &sub).await.is_none(), "{}", answer.body);
        assert!(!home.get(&silent).await.code().is_empty());
    })
    .await;
}

#[tokio::test]
async fn attack_a4_an_admins_wait_has_no_end_and_nobody_decides_for_themselves() {
    on_each_pairing(async |given| {
        let root = given.admin(ROOT).await;
        given.second_factor(&root).await;
        let (sub, _) = alice(&given).await;
        let loss = asks(&given, &root, ROOT).await;
        assert_eq!(loss.due_at, None);
        for _ in 0..5 {
            round(&given, HOUR * 24 + SETTLED).await;
            assert!(matches!(goes_on(&given, &root, ROOT, &loss).await, Err(NotDone::Refused(NotRegained::NotReady))));
        }
        assert_eq!(count(&given, "factor_loss").await, 6, "told each day");
        let confirm = |sub: &str| ConfirmLoss { person: WhichPerson::Id(sub.to_owned()) };
        let own = given.provider.perform(acting(&given, &root), confirm(&root)).await;
        assert!(matches!(own, Err(NotDone::Refused(LossNotDecided::Own))), "{own:?}");
        let no_admin = given.provider.perform(acting(&given, &sub), confirm(&root)).await;
        assert!(matches!(no_admin, Err(NotDone::NoRight)), "{no_admin:?}");
        let second = given.admin("second@example.com").await;
        let stale = Acting { proved_at: None, ..acting(&given, &second) };
        assert!(matches!(given.provider.perform(stale, confirm(&root)).await, Err(NotDone::NotRecent)));

        // Another admin sees what waits, and decides.
        let admin = signed_in(&given, "second@example.com").await;
        assert!(admin.get("/admin").await.says("console-need-lost-do"));
        assert!(admin.get("/admin/people?factor=lost").await.body.contains(ROOT));
        let page = admin.get(&format!("/admin/people/{root}")).await;
        assert!(page.says("person-loss-admin") && page.says("person-loss-check"), "{}", page.body);
        let page = admin.submit(&page, "/confirm-lost-factors", &[], None).await;
        assert!(page.says("notice-loss-confirmed"), "{}", page.body);
        goes_on(&given, &root, ROOT, &loss).await.unwrap();

        // Who got in so needs an admin the next time as well, and one who is refused gets in by no time.
        given.second_factor(&root).await;
        asks(&given, &sub, ALICE).await;
        let page = admin.get(&format!("/admin/people/{sub}")).await;
        let page = admin.submit(&page, "/refuse-lost-factors", &[], None).await;
        assert!(page.says("notice-loss-refused") && waits(&given, &sub).await.is_none(), "{}", page.body);
        let refused = given.provider.perform(given.provider.acting(Actor::Command), confirm(&sub)).await;
        assert!(matches!(refused, Err(NotDone::Refused(LossNotDecided::NotWaiting))), "{refused:?}");
        let again = asks(&given, &sub, ALICE).await;
        assert_eq!(again.due_at, None, "what an admin refused no time allows");
        given.perform(confirm(&sub)).await;
        goes_on(&given, &sub, ALICE, &again).await.unwrap();
        given.second_factor(&sub).await;
        for _ in 0..2 {
            assert_eq!(asks(&given, &sub, ALICE).await.due_at, None, "twice in a week, also where the second was ended");
            given.perform(RefuseLoss { person: WhichPerson::Id(sub.clone()) }).await;
        }
    })
    .await;
}

#[tokio::test]
async fn attack_a4_whatever_ends_all_of_a_person_or_moves_them_ends_the_wait() {
    on_each_pairing(async |given| {
        let (sub, _) = alice(&given).await;
        let person = || WhichPerson::Id(sub.clone());
        for what in ["all ended", "disabled", "refused", "another address"] {
            let loss = asks(&given, &sub, ALICE).await;
            given.perform(ConfirmLoss { person: person() }).await;
            match what {
                "all ended" => given.end_all(&sub).await,
                "disabled" => {
                    given.disable(&sub).await;
                    given.enable(&sub).await;
                }
                "refused" => drop(given.perform(RefuseLoss { person: person() }).await),
                _ => {
                    let changes = Changes { email: Some("other@example.com".into()), ..Changes::default() };
                    given.perform(ChangePerson::profile(person(), changes)).await;
                }
            }
            assert_eq!(waits(&given, &sub).await, None, "{what}");
            let late = goes_on(&given, &sub, if what == "another address" { "other@example.com" } else { ALICE }, &loss).await;
            assert!(matches!(late, Err(NotDone::Refused(NotRegained::NotReady))), "{what}: {late:?}");
        }
        // Somebody who had the address set is not let in by its mails; and whoever is deleted leaves nothing.
        assert_eq!(asks(&given, &sub, "other@example.com").await.due_at, None);
        given.delete_person(&sub).await;
        let left = given.provider.database.read(move |conn| losses::find(conn, &sub)).await.unwrap();
        assert_eq!(left, None);
    })
    .await;
}

#[tokio::test]
async fn attack_a4_after_not_me_no_mail_alone_lets_in_who_waited() {
    on_each_pairing(async |given| {
        let (sub, _) = alice(&given).await;
        let loss = asks(&given, &sub, ALICE).await;
        given.perform(ConfirmLoss { person: WhichPerson::Id(sub.clone()) }).await;
        goes_on(&given, &sub, ALICE, &loss).await.unwrap();
        let link = crate::not_me::link(&given, "account_regained").await;
        let done = disown(&given, &link).await;
        assert!(done.says("not-me-done-factor"), "{}", done.body);
    })
    .await;
}

#[tokio::test]
async fn attack_a4_where_a_rule_names_a_factor_or_not_me_was_pressed_an_admin_decides_within_a_month() {
    on_each_pairing(async |given| {
        let (sub, _) = alice(&given).await;
        given.later_for_all(losses::REMEMBERED * 2);
        let names_one = Rule { one_of: Kinds::of(&[Kind::Totp]), ..Rule::default() };
        given.perform(SetRule { place: Place::Deployment, rule: names_one, seen: None }).await;
        assert_eq!(asks(&given, &sub, ALICE).await.due_at, None);
        // Without the rule the time counts, from then on.
        given.perform(RemoveRule { place: Place::Deployment, seen: None }).await;
        round(&given, HOUR * 24 + SETTLED).await;
        assert!(waits(&given, &sub).await.unwrap().due_at.is_some_and(|due| due >= given.now().plus(HOUR * 71)));

        // Whoever makes recovery codes anew has the account.
        let hashes = recovery_code::hashes(&given.provider.keyring, &sub, &recovery_code::make(&given.provider.random));
        given.perform(RenewRecoveryCodes { who: given.standing(&sub).await, hashes }).await;
        assert_eq!((waits(&given, &sub).await, given.events(EventType::FactorLossCancelled).await), (None, 1));

        // The way back is a mail and the factor from before the week: not a mail and time.
        let link = crate::not_me::link(&given, "recovery_codes_renewed").await;
        disown(&given, &link).await;
        let loss = asks(&given, &sub, ALICE).await;
        assert_eq!(loss.due_at, None);
        for _ in 0..2 {
            round(&given, HOUR * 24 * 10).await;
            assert!(matches!(goes_on(&given, &sub, ALICE, &loss).await, Err(NotDone::Refused(NotRegained::NotReady))));
        }
        round(&given, HOUR * 24 * 10 + SETTLED).await;
        assert_eq!((waits(&given, &sub).await, given.events(EventType::FactorLossLapsed).await), (None, 1), "no admin decided");
    })
    .await;
}

#[tokio::test]
async fn attack_a4_a_phone_is_told_the_beginning_and_the_end_for_a_mailbox_may_be_the_thiefs() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("sms-prefixes", "+49")]).await;
        let (sub, _) = alice(&given).await;
        let number = |text: &str| PhoneNumber::parse(text).unwrap();
        let add = async |text: &str| AddPhone { who: given.standing(&sub).await, number: number(text), ends: Vec::new() };
        given.perform(add("+491701234567").await).await;
        given.perform(add("+491707654321").await).await;
        let told = async |kind: &str| -> Vec<String> {
            given.told_by_mail().await.into_iter().filter(|row| row.kind == kind).map(|row| row.recipient).collect()
        };
        assert_eq!(told("phone_gone").await, ["+491701234567"], "the phone that was replaced");
        asks(&given, &sub, ALICE).await;
        assert_eq!(told("factor_loss_text").await, ["+491707654321"]);
        let row = given.told_by_mail().await.into_iter().find(|row| row.kind == "factor_loss_text").unwrap();
        let folder = given.provider.settings.sms_folder();
        let text =
            || std::fs::read_dir(&folder).into_iter().flatten().flatten().find(|file| file.path().to_string_lossy().contains(&row.id));
        until("the message left", async || text().is_some()).await;
        let text = std::fs::read_to_string(text().unwrap().path()).unwrap();
        assert!(text.contains("localhost") && text.contains("sign in and stop it") && !text.contains("http"), "{text}");
        for (hours, so_many) in [(24, 1), (24, 1), (18, 2), (6, 3)] {
            round(&given, HOUR * hours + SETTLED).await;
            assert_eq!(told("factor_loss_text").await.len(), so_many, "after {hours} hours more");
        }
        assert!(waits(&given, &sub).await.unwrap().ready_at.is_some());
        // Each costs: whoever asks again and again has few of them sent.
        for _ in 0..4 {
            given.perform(RefuseLoss { person: WhichPerson::Id(sub.clone()) }).await;
            asks(&given, &sub, ALICE).await;
        }
        assert!(told("factor_loss_text").await.len() <= 4 && count(&given, "factor_loss").await >= 9);
        given.perform(RemovePhone { who: given.standing(&sub).await, ends: Vec::new() }).await;
        assert_eq!(told("phone_gone").await.len(), 2);
    }
}

#[tokio::test]
async fn attack_a4_a_wait_ends_only_some_hours_after_its_last_warning_left() {
    for pairing in pairings() {
        let mails = MailServer::start();
        let given = Scenario::with_mail(pairing, &mails).await;
        let (sub, _) = alice(&given).await;
        let loss = asks(&given, &sub, ALICE).await;
        for hours in [24, 24] {
            round(&given, HOUR * hours + SETTLED).await;
        }
        // A mailbox that is full, be it by a thief.
        mails.answers_recipients(Some("451 4.7.1 the mailbox is full"));
        round_at_once(&given, HOUR * 18 + SETTLED).await;
        assert!(waits(&given, &sub).await.unwrap().warned_at.is_some());
        for hours in [6, 12] {
            round_at_once(&given, HOUR * hours + SETTLED).await;
            assert_eq!(waits(&given, &sub).await.unwrap().ready_at, None, "nobody was told");
            assert!(matches!(goes_on(&given, &sub, ALICE, &loss).await, Err(NotDone::Refused(NotRegained::NotReady))));
        }
        mails.answers_recipients(None);
        given.later(HOUR * 2);
        round(&given, SETTLED).await;
        let due = waits(&given, &sub).await.unwrap().due_at.unwrap();
        assert!(due > given.now().plus(HOUR * 5), "the last hours begin when it was sent");
        round(&given, HOUR * 6 + SETTLED).await;
        assert!(waits(&given, &sub).await.unwrap().ready_at.is_some());
        goes_on(&given, &sub, ALICE, &loss).await.unwrap();
    }
}

#[tokio::test]
async fn who_does_not_go_on_in_a_week_asks_again() {
    on_each_pairing(async |given| {
        let (sub, _) = alice(&given).await;
        let loss = asks(&given, &sub, ALICE).await;
        given.perform(ConfirmLoss { person: WhichPerson::Id(sub.clone()) }).await;
        given.later_for_all(losses::READY_LASTS);
        assert!(matches!(goes_on(&given, &sub, ALICE, &loss).await, Err(NotDone::Refused(NotRegained::NotReady))));
        round(&given, SETTLED).await;
        assert_eq!((waits(&given, &sub).await, given.events(EventType::FactorLossLapsed).await), (None, 1));
    })
    .await;
}

#[tokio::test]
async fn the_setting_says_how_long_who_lost_their_second_factor_waits() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("lost-factors-wait", "24h")]).await;
        let (sub, _) = alice(&given).await;
        let loss = asks(&given, &sub, ALICE).await;
        assert_eq!(loss.due_at, Some(loss.asked_at.plus(HOUR * 24)));
        let given = given.restart_with(&[("lost-factors-wait", "off")]).await;
        // Who waits by then waits for an admin.
        round_at_once(&given, HOUR * 24 + SETTLED).await;
        assert!(matches!(goes_on(&given, &sub, ALICE, &loss).await, Err(NotDone::Refused(NotRegained::NotReady))));
        let browser = given.browser();
        let page = at_factor(&browser, PASSWORD).await;
        assert!(lost(&browser, &page).await.says("lost-factors-admin"));
        let given = given.restart_with(&[("recovery-by-mail", "false")]).await;
        let page = at_factor(&given.browser(), PASSWORD).await;
        assert!(!page.body.contains("/lost-factors"), "no mail proves anything: {}", page.body);
    }
}

#[tokio::test]
async fn attack_a2_codes_of_who_lost_a_factor_are_looked_at_a_few_times_and_mails_are_bounded() {
    on_each_pairing(async |given| {
        alice(&given).await;
        let browser = given.browser();
        let page = at_factor(&browser, PASSWORD).await;
        let mut sent = press(&browser, &lost(&browser, &page).await).await;
        for _ in 0..latchkey::sign_in::mail_requests::GUESSES {
            let mail = words(&newest(&given, "factor_loss_code", 1).await);
            let wrong = if mail.contains("1234 5678") { "8765 4321" } else { "1234 5678" };
            sent = browser.submit(&sent, "code", &[("code", wrong)], None).await;
            assert_eq!(sent.text(".error"), said("recover-code-mismatch"));
        }
        let used_up = browser.submit(&sent, "code", &[("code", "1234 5678")], None).await;
        assert!(used_up.name() == "lost-factors" && used_up.says("recover-used-up"), "{}", used_up.body);
        let mut slowed = used_up;
        for _ in 0..20 {
            let page = press(&browser, &lost(&browser, &page).await).await;
            if page.status == 429 {
                slowed = page;
                break;
            }
        }
        assert_eq!((slowed.status, slowed.name().as_str()), (429, "lost-factors"));
        assert!(count(&given, "factor_loss").await == 0 && count(&given, "factor_loss_code").await <= 20);
    })
    .await;
}
