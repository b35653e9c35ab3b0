//! 'This was not me': the link of a notice, which works without a sign-in, changes nothing before a press, and then locks everybody out
//! but whoever reads the mails.

use std::time::Duration;

use latchkey::acts::door::NotDone;
use latchkey::acts::password::{NewPassword, SetPassword};
use latchkey::acts::person::{ChangePerson, Changes, EndAllOfPerson, WhichPerson};
use latchkey::acts::second_factor::{RenewRecoveryCodes, ResetSecondFactor, SecondFactorNotReset};
use latchkey::audit::{Actor, EventType};
use latchkey::factors::{Kind, password};
use latchkey::secrets::Secret;

use crate::passkeys::{LIST, enrolled, with_passkey};
use crate::recovery::{Mail, asked, choose, is_signed_in, signs_in, type_code};
use crate::scenario::authenticator::Authenticator;
use crate::scenario::mail_server::words;
use crate::scenario::{Browser, PASSWORD, Page, Scenario, on_each_pairing, pairings, said};

const ALICE: &str = "alice@example.com";
const CHOSEN: &str = "amber kites over 7 bridges";
const ANOTHER: &str = "seven quiet herons wade 3";
/// Mails of one moment stand in any order, and a link that was sent in the moment of a press is over.
const MOMENT: Duration = Duration::from_secs(1);
const DAY: Duration = Duration::from_secs(86_400);

/// Somebody who knows the password signs in with a browser of their own, and the person is told: gives that browser and the link.
async fn told_of_a_stranger(given: &Scenario) -> (Browser, String) {
    let stranger = given.browser();
    let page = stranger.get("/account").await;
    assert!(is_signed_in(&stranger.sign_in(&page, ALICE, PASSWORD).await));
    (stranger, link(given, "new_browser").await)
}

/// The link of the newest mail of this kind.
pub async fn link(given: &Scenario, kind: &str) -> String {
    crate::scenario::until("the mail is written", async || given.kinds().await.iter().any(|told| told == kind)).await;
    let row = given.told_by_mail().await.into_iter().rfind(|row| row.kind == kind).unwrap();
    let said = words(&given.mail(&row.id).await);
    given.later(MOMENT);
    let link = said.lines().find(|line| line.contains("/not-me/")).unwrap_or_else(|| panic!("no link: {said}")).trim().to_owned();
    assert!(link.starts_with(&format!("{}/not-me/", given.issuer)), "{link}");
    link
}

async fn press(browser: &Browser, page: &Page) -> Page {
    browser.submit(page, "link", &[], None).await
}

/// Follows a link in a browser of its own, and presses.
pub async fn disown(given: &Scenario, link: &str) -> Page {
    let browser = given.browser();
    let page = browser.get(link).await;
    assert_eq!(page.name(), "not-me", "{}", page.body);
    let done = press(&browser, &page).await;
    assert_eq!(done.name(), "not-me-done", "{}", done.body);
    given.later(MOMENT);
    done
}

/// Whether the link still asks for a press.
async fn is_good(given: &Scenario, link: &str) -> bool {
    given.browser().get(link).await.name() == "not-me"
}

/// What the newest mail of this kind says.
async fn mail(given: &Scenario, kind: &str) -> String {
    let row = given.told_by_mail().await.into_iter().rfind(|row| row.kind == kind).unwrap_or_else(|| panic!("no {kind}"));
    words(&given.mail(&row.id).await)
}

/// Whether who asks for a mail to replace the password is told by it that none can be replaced.
async fn is_not_recoverable(given: &Scenario) -> bool {
    let count = async |kinds: [&str; 2]| given.kinds().await.iter().filter(|kind| kinds.contains(&kind.as_str())).count();
    let (refused, any) = (["recovery_not_possible"; 2], ["recovery_not_possible", "password_recovery"]);
    let before = (count(refused).await, count(any).await);
    asked(&given.browser(), ALICE).await;
    crate::scenario::until("the mail is written", async || count(any).await > before.1).await;
    given.later(MOMENT);
    count(refused).await > before.0
}

/// Alice, signed in where she always is.
async fn at_home(given: &Scenario) -> Browser {
    let home = given.browser();
    let page = home.get("/account").await;
    assert!(is_signed_in(&home.sign_in(&page, ALICE, PASSWORD).await));
    home
}

#[tokio::test]
async fn who_says_that_it_was_not_them_locks_all_out_and_gets_in_by_mail() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let admin = given.browser();
        given.admin("root@example.com").await;
        let page = admin.get("/admin").await;
        assert!(!admin.sign_in(&page, "root@example.com", PASSWORD).await.says("console-need-disowned-do"));
        let home = at_home(&given).await;
        let (stranger, link) = told_of_a_stranger(&given).await;

        // Scanners, previews and the curious change nothing.
        let browser = given.browser();
        for _ in 0..3 {
            let page = browser.get(&link).await;
            assert_eq!((page.name().as_str(), page.text("h1")), ("not-me", said("not-me-title")));
            let token = link.rsplit('/').next().unwrap();
            assert!(!page.url.contains(token) && !page.body.contains(token), "the token goes nowhere else");
            assert_eq!(page.headers["cache-control"], "no-store");
        }
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        for method in [reqwest::Method::GET, reqwest::Method::HEAD, reqwest::Method::POST] {
            assert!(http.request(method, &link).header("accept", "text/html").send().await.unwrap().status().as_u16() < 500);
        }
        assert!(is_signed_in(&home.get("/account").await) && is_signed_in(&stranger.get("/account").await));
        assert_eq!(given.events(EventType::ChangeDisowned).await, 0);

        let done = press(&browser, &browser.get(&link).await).await;
        assert_eq!((done.name().as_str(), done.text("p.lead")), ("not-me-done", said("not-me-done-text")));
        assert!(!is_signed_in(&home.get("/account").await) && !is_signed_in(&stranger.get("/account").await));
        assert!(!signs_in(&given, ALICE, PASSWORD).await, "whoever knew the password gets in no more");
        assert_eq!(given.events(EventType::ChangeDisowned).await, 1);
        let overview = admin.get("/admin").await;
        assert!(overview.says("console-need-disowned-do"), "{}", overview.text("main"));

        let ask = browser.get(&done.attribute("a.button[href$='/recover']", "href")).await;
        let sent = browser.submit(&ask, "email", &[("email", ALICE)], None).await;
        let page = type_code(&browser, &sent, &Mail::newest(&given, 1).await.code).await;
        assert_eq!(choose(&browser, &page, CHOSEN).await.name(), "home");
        assert!(signs_in(&given, ALICE, CHOSEN).await && !signs_in(&given, ALICE, PASSWORD).await);
        assert!(browser.get("/account").await.says("event-change-disowned"));
        let told = mail(&given, "change_disowned").await;
        assert!(!told.contains("/not-me/") && told.contains(&said("not-me-done-mail")), "{told}");

        // Once.
        for somewhere in [&browser, &given.browser()] {
            let over = somewhere.get(&link).await;
            assert_eq!((over.status, over.text("p.lead")), (400, said("error-not-me-over-text")));
        }
        assert!(signs_in(&given, ALICE, CHOSEN).await);
    })
    .await;
}

#[tokio::test]
async fn attack_m3_the_press_is_of_the_page_in_its_browser_and_the_link_is_good_for_a_week_alone() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let home = at_home(&given).await;
        let (_, link) = told_of_a_stranger(&given).await;
        let browser = given.browser();
        let page = browser.get(&link).await;
        let form = page.form("link");
        let other = given.browser();
        other.get("/account").await;
        assert_eq!(other.post(&form.action, &form.fields).await.name(), "error", "another browser followed no link");
        let without: Vec<_> = form.fields.iter().filter(|(name, _)| name != "csrf").cloned().collect();
        assert!(browser.post(&form.action, &without).await.status >= 400);
        let token = link.rsplit('/').next().unwrap();
        for bad in ["x", "a.b.c", "%00", &token.replace('.', "x"), &format!("{token}x"), &"a".repeat(4_000)] {
            assert_eq!(other.get(&format!("/not-me/{bad}")).await.name(), "error", "{bad}");
        }
        // A browser that blocks cookies is told so.
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let body = http.get(&link).header("accept", "text/html").send().await.unwrap().text().await.unwrap();
        assert!(body.contains(&said("error-no-cookies-text")), "{body}");
        assert!(is_signed_in(&home.get("/account").await));
        given.later(Duration::from_secs(7 * 86_400 + 1));
        assert_eq!(other.get(&link).await.status, 400, "a week is over");
        assert_eq!(given.events(EventType::ChangeDisowned).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_press_that_comes_twice_locks_once_and_who_recovers_is_told_by_the_same_kind_of_link() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        at_home(&given).await;
        let (_, first) = told_of_a_stranger(&given).await;
        let browser = given.browser();
        let page = browser.get(&first).await;
        let (one, other) = tokio::join!(press(&browser, &page), press(&browser, &page));
        assert_eq!((one.name(), other.name()), ("not-me-done".to_owned(), "not-me-done".to_owned()));
        assert_eq!(given.events(EventType::ChangeDisowned).await, 1);
        given.later(MOMENT);
        // Whoever reads the mails as well is told of by the next.
        let sent = asked(&browser, ALICE).await;
        let page = type_code(&browser, &sent, &Mail::newest(&given, 1).await.code).await;
        choose(&browser, &page, CHOSEN).await;
        let second = link(&given, "password_recovered").await;
        let elsewhere = given.browser();
        let page = elsewhere.get(&second).await;
        assert_eq!(press(&elsewhere, &page).await.name(), "not-me-done");
        assert!(!signs_in(&given, ALICE, CHOSEN).await);
    })
    .await;
}

#[tokio::test]
async fn without_recovery_by_mail_an_admin_helps_after_it() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("recovery-by-mail", "false")]).await;
        given.person(ALICE).await;
        at_home(&given).await;
        let (_, link) = told_of_a_stranger(&given).await;
        let browser = given.browser();
        let done = press(&browser, &browser.get(&link).await).await;
        assert!(done.says("not-me-done-ask") && !done.body.contains("/recover"), "{}", done.body);
        assert!(!signs_in(&given, ALICE, PASSWORD).await);
    }
}

#[tokio::test]
async fn attack_a4_what_was_set_up_in_the_week_goes_whichever_link_is_pressed_and_an_admin_lets_its_owner_in() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        given.later(30 * DAY);
        let home = at_home(&given).await;
        given.later(MOMENT);
        // Somebody who knows the password sets up a passkey, and takes the password away.
        let (stranger, of_the_browser) = told_of_a_stranger(&given).await;
        let mut device = Authenticator::new(&given.issuer);
        assert_eq!(enrolled(&stranger, &mut device, "").await.name(), "recovery-codes");
        given.later(MOMENT);
        let page = stranger.get("/account/password").await;
        let removed = stranger.submit(&page, "/account/password/remove", &[("password", PASSWORD)], None).await;
        assert_eq!(removed.name(), "change-password", "{}", removed.body);
        let newest = link(&given, "password_removed").await;

        let done = disown(&given, &newest).await;
        assert!(done.says("not-me-done-factor") && !done.body.contains("/recover"), "{}", done.body);
        assert!(!is_signed_in(&home.get("/account").await) && !is_signed_in(&stranger.get("/account").await));
        assert_eq!(with_passkey(&given.browser(), &mut device).await.name(), "sign-in", "it lets nobody in");
        assert!(!given.second_factors(&alice).await.any());
        // Whoever reads the mails may be the stranger: by a mail alone nobody gets in.
        assert!(is_not_recoverable(&given).await);
        assert!(!is_good(&given, &of_the_browser).await, "all that came before is said with it");
        let told = mail(&given, "change_disowned").await;
        assert!(told.contains(&said("not-me-done-factor")), "{told}");
        let details = given.told(EventType::ChangeDisowned).await;
        assert_eq!((&details["way_back"], &details["factors_removed"]), (&"admin".into(), &2.into()), "{details:?}");

        given.perform(SetPassword { person: WhichPerson::Id(alice.clone()), password: hashed(&given, CHOSEN) }).await;
        assert!(signs_in(&given, ALICE, CHOSEN).await);
    })
    .await;
}

pub fn hashed(given: &Scenario, text: &str) -> NewPassword {
    let phc = password::hash(&Secret::new(text), given.provider.passwords.cost(), &given.provider.random).unwrap();
    NewPassword { phc: Secret::new(phc.expose()), temporary: false }
}

#[tokio::test]
async fn attack_a4_the_link_of_a_later_notice_takes_away_what_was_set_up_before_it() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        given.later(30 * DAY);
        // What a new browser was made to set up in its first sign-in, and codes made anew to cause a harmless notice.
        given.second_factor(&alice).await;
        given.later(Duration::from_secs(60));
        given.perform(RenewRecoveryCodes { who: given.standing(&alice).await, hashes: vec!["a".into()] }).await;
        let harmless = link(&given, "recovery_codes_renewed").await;
        let done = disown(&given, &harmless).await;
        let left = given.second_factors(&alice).await;
        assert!(!left.any() && left.codes().is_none(), "whoever set it up would be asked for it");
        assert!(done.says("not-me-done-factor"));
        assert!(!signs_in(&given, ALICE, PASSWORD).await);
    })
    .await;
}

#[tokio::test]
async fn attack_a4_who_reads_the_mails_alone_takes_no_account_over_that_had_a_second_factor() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        given.later(30 * DAY);
        // The owner sets up an app; the mailbox is in other hands.
        given.second_factor(&alice).await;
        let enrolled = link(&given, "second_factor_enrolled").await;
        assert!(!is_not_recoverable(&given).await, "it asks for the app");
        disown(&given, &enrolled).await;
        assert!(is_not_recoverable(&given).await);
        for _ in 0..2 {
            // An admin helps, and the owner sets up another. No older mail is of use any more.
            given.later(DAY);
            given.perform(SetPassword { person: WhichPerson::Id(alice.clone()), password: hashed(&given, CHOSEN) }).await;
            given.later(MOMENT);
            given.second_factor(&alice).await;
            assert!(!is_good(&given, &enrolled).await);
            let newer = link(&given, "second_factor_enrolled").await;
            disown(&given, &newer).await;
            assert!(is_not_recoverable(&given).await, "each time");
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_there_before_the_week_stays_is_named_and_is_asked_for_on_the_way_back() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let (seed, _) = given.second_factor(&alice).await;
        let hers: Vec<_> = given.second_factors(&alice).await.second().map(|held| held.id.clone()).collect();
        // A week, and by as much as clocks may differ.
        given.later(7 * DAY + Duration::from_secs(5 * 60 + 1));
        given.second_factor(&alice).await;
        let of_the_second = link(&given, "second_factor_enrolled").await;
        let done = disown(&given, &of_the_second).await;
        let left = given.second_factors(&alice).await;
        assert_eq!(left.second().map(|held| held.id.clone()).collect::<Vec<_>>(), hers);
        assert!(left.codes().is_some());
        assert!(done.says("not-me-done-mail") && done.says("not-me-stays") && done.says("second-factor-app"), "{}", done.body);
        assert!(done.body.contains("1 January 2026") && !done.says("not-me-sign-in"), "it signs nobody in by itself: {}", done.body);
        let told = mail(&given, "change_disowned").await;
        assert!(told.contains("Authenticator app: Added on 1 January 2026") && told.contains("/recover"), "{told}");

        let browser = given.browser();
        let sent = asked(&browser, ALICE).await;
        let page = type_code(&browser, &sent, &Mail::newest(&given, 1).await.code).await;
        assert_eq!(page.name(), "totp", "{}", page.body);
        let page = browser.submit(&page, "code", &[("code", &seed.code(given.now()))], None).await;
        assert!(is_signed_in(&choose(&browser, &page, CHOSEN).await));
    })
    .await;
}

#[tokio::test]
async fn by_as_much_as_clocks_may_differ_the_week_is_longer() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        given.second_factor(&alice).await;
        given.later(7 * DAY + Duration::from_secs(4 * 60));
        let (_, codes) = given.second_factor(&alice).await;
        assert!(!codes.is_empty());
        let newest = link(&given, "second_factor_enrolled").await;
        disown(&given, &newest).await;
        assert!(!given.second_factors(&alice).await.any());
    })
    .await;
}

#[tokio::test]
async fn a_password_that_nobody_knows_is_no_way_in() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let mut device = Authenticator::new(&given.issuer);
        assert_eq!(enrolled(&at_home(&given).await, &mut device, "Pocket").await.name(), "recovery-codes");
        given.later(30 * DAY);
        assert!(is_signed_in(&with_passkey(&given.browser(), &mut device).await));
        let done = disown(&given, &link(&given, "new_browser").await).await;
        assert!(done.says("not-me-sign-in") && done.body.contains("Pocket"), "{}", done.body);

        let browser = given.browser();
        assert!(is_signed_in(&with_passkey(&browser, &mut device).await));
        assert!(browser.get("/account").await.says("password-none"));
        let page = browser.get("/account/password").await;
        assert!(page.says("password-none-text") && !page.body.contains("name=\"current_password\""), "{}", page.body);
        let id = given.second_factors(&alice).await.of_kind(Kind::Passkey).next().unwrap().id.clone();
        let one = format!("{LIST}/app?factor={id}");
        let page = browser.get(&one).await;
        assert!(page.says("second-factor-only-way-in") && !page.body.contains("second-factor/remove"), "{}", page.body);
        let reset = ResetSecondFactor { user_id: alice.clone(), sessions: Vec::new() };
        let refused = given.provider.perform(given.provider.acting(Actor::Command), reset).await;
        assert!(matches!(refused, Err(NotDone::Refused(SecondFactorNotReset::LastWayIn))), "{refused:?}");
        // They choose one of their own.
        let page = browser.get("/account/password").await;
        assert_eq!(browser.submit(&page, "new_password", &[("new_password", CHOSEN)], None).await.name(), "change-password");
        let page = browser.get(&one).await;
        assert!(page.body.contains("second-factor/remove"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn attack_a4_the_link_is_over_once_the_account_has_another_address() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let home = at_home(&given).await;
        let (_, link) = told_of_a_stranger(&given).await;
        assert!(is_good(&given, &link).await);
        let moved = Changes { email: Some("alice.new@example.com".into()), ..Changes::default() };
        let browser = given.browser();
        let page = browser.get(&link).await;
        given.perform(ChangePerson::profile(WhichPerson::Id(alice.clone()), moved)).await;
        assert!(!is_good(&given, &link).await);
        assert_eq!(press(&browser, &page).await.name(), "error", "nor by a page that stood open");
        assert!(is_signed_in(&home.get("/account").await));
        assert_eq!(given.events(EventType::ChangeDisowned).await, 0);
    })
    .await;
}

#[tokio::test]
async fn attack_a4_of_several_links_one_is_pressed_and_none_after_a_new_password() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        at_home(&given).await;
        let (_, first) = told_of_a_stranger(&given).await;
        let (_, second) = told_of_a_stranger(&given).await;
        let (one, other) = (given.browser(), given.browser());
        let pages = (one.get(&first).await, other.get(&second).await);
        let (one, other) = tokio::join!(press(&one, &pages.0), press(&other, &pages.1));
        let mut names = [one.name(), other.name()];
        names.sort();
        assert_eq!(names, ["error", "not-me-done"]);
        assert_eq!(given.events(EventType::ChangeDisowned).await, 1);
        given.later(MOMENT);
        let browser = given.browser();
        let sent = asked(&browser, ALICE).await;
        let page = type_code(&browser, &sent, &Mail::newest(&given, 1).await.code).await;
        choose(&browser, &page, CHOSEN).await;
        given.later(MOMENT);
        let (_, third) = {
            let stranger = given.browser();
            let page = stranger.get("/account").await;
            assert!(is_signed_in(&stranger.sign_in(&page, ALICE, CHOSEN).await));
            (stranger, link(&given, "new_browser").await)
        };
        let elsewhere = given.browser();
        let sent = asked(&elsewhere, ALICE).await;
        let page = type_code(&elsewhere, &sent, &Mail::newest(&given, 2).await.code).await;
        choose(&elsewhere, &page, ANOTHER).await;
        assert!(!is_good(&given, &third).await, "what it told of is over");
        assert!(is_good(&given, &link(&given, "password_recovered").await).await);
    })
    .await;
}

/// How often the person was told of a new browser.
async fn new_browsers(given: &Scenario) -> usize {
    given.kinds().await.iter().filter(|kind| *kind == "new_browser").count()
}

#[tokio::test]
async fn attack_a2_where_all_ended_no_browser_is_known_any_more_but_the_one_that_acts() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let home = at_home(&given).await;
        let (stranger, link) = told_of_a_stranger(&given).await;
        let seen = async |browser: &Browser, password: &str| {
            let before = new_browsers(&given).await;
            let page = browser.get("/account").await;
            if page.name() == "sign-in" {
                assert!(is_signed_in(&browser.sign_in(&page, ALICE, password).await));
            }
            given.later(MOMENT);
            new_browsers(&given).await - before
        };
        disown(&given, &link).await;
        let sent = asked(&home, ALICE).await;
        let page = type_code(&home, &sent, &Mail::newest(&given, 1).await.code).await;
        let before = new_browsers(&given).await;
        assert!(is_signed_in(&choose(&home, &page, CHOSEN).await));
        given.later(MOMENT);
        assert_eq!(new_browsers(&given).await - before, 1, "forgotten with the press");
        assert_eq!(seen(&stranger, CHOSEN).await, 1, "whoever gets the new password signs in unseen in no browser");

        // A recovery forgets them all, and knows the browser where it was done.
        let sign_out = async |browser: &Browser| {
            let page = browser.get("/logout").await;
            browser.submit(&page, "accept", &[], Some("accept")).await;
        };
        sign_out(&home).await;
        let sent = asked(&home, ALICE).await;
        let page = type_code(&home, &sent, &Mail::newest(&given, 2).await.code).await;
        let before = new_browsers(&given).await;
        assert!(is_signed_in(&choose(&home, &page, ANOTHER).await));
        given.later(MOMENT);
        assert_eq!(new_browsers(&given).await, before, "they signed in here before");
        assert_eq!(seen(&stranger, ANOTHER).await, 1);

        // Ending all others does, too.
        let page = home.get("/account/sessions").await;
        home.submit(&page, "end-others", &[], None).await;
        assert_eq!(seen(&stranger, ANOTHER).await, 1);
        sign_out(&home).await;
        assert_eq!(seen(&home, ANOTHER).await, 0);
        // And an admin's end of all, and their new password.
        given.perform(EndAllOfPerson { person: WhichPerson::Id(alice.clone()) }).await;
        assert_eq!(seen(&stranger, ANOTHER).await, 1);
        given.perform(SetPassword { person: WhichPerson::Id(alice.clone()), password: hashed(&given, PASSWORD) }).await;
        assert_eq!((seen(&stranger, PASSWORD).await, seen(&home, PASSWORD).await), (1, 1));
    })
    .await;
}
