//! A forgotten password: a mail is asked for, its link or its code shows who reads it, and a new password takes the place of the old.

use std::collections::BTreeMap;
use std::time::Duration;

use diesel::sql_types::{BigInt, Text};
use diesel::{QueryableByName, RunQueryDsl as _};
use latchkey::acts::person::{ChangePerson, Changes, CreatePerson, Description, WhichPerson};
use latchkey::acts::second_factor::ResetSecondFactor;
use latchkey::audit::EventType;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::sign_in::mail_requests::{GUESSES, OF_KNOWN, PER_ADDRESS, SHARES};
use serde_json::json;

use crate::scenario::mail_server::{header, words};
use crate::scenario::{Browser, PASSWORD, Page, Pairing, RelyingParty, Scenario, on_each_pairing, pairings, said, said_with, until};

const ALICE: &str = "alice@example.com";
const CHOSEN: &str = "amber kites over 7 bridges";
/// Mails of one millisecond stand in any order.
const MOMENT: Duration = Duration::from_millis(1);
const LASTS: Duration = Duration::from_secs(20 * 60);

/// What a mail hands over.
pub struct Mail {
    pub link: String,
    pub code: String,
    text: String,
}

impl Mail {
    /// The newest mail with a link, where there are so many.
    pub async fn newest(given: &Scenario, count: usize) -> Self {
        Self::newest_to(given, "", count).await
    }

    /// The newest to somebody, where there are so many.
    async fn newest_to(given: &Scenario, recipient: &str, count: usize) -> Self {
        let sent = async || {
            let rows = given.told_by_mail().await.into_iter();
            rows.filter(|row| row.kind == "password_recovery" && row.recipient.starts_with(recipient)).collect::<Vec<_>>()
        };
        until("the mail is written", async || sent().await.len() >= count).await;
        let rows = sent().await;
        assert_eq!(rows.len(), count);
        let text = given.mail(&rows.last().unwrap().id).await;
        let said = words(&text);
        let link = said.lines().find(|line| line.contains("/recover/")).unwrap_or_else(|| panic!("no link: {said}")).trim().to_owned();
        let code = said.lines().find_map(|line| line.trim().strip_prefix("Code: ")).unwrap_or_else(|| panic!("no code: {said}"));
        given.later(MOMENT);
        Self { link, code: code.to_owned(), text }
    }

    /// What the link ends with.
    fn token(&self) -> &str {
        self.link.rsplit('/').next().unwrap()
    }

    /// Another code.
    fn wrong(&self) -> &'static str {
        if self.code == "1234 5678" { "8765 4321" } else { "1234 5678" }
    }
}

/// How many mails with a link there are.
async fn mails(given: &Scenario) -> usize {
    given.kinds().await.iter().filter(|kind| *kind == "password_recovery").count()
}

async fn first_party(given: &Scenario) -> RelyingParty {
    let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
    given.client_with("app", ClientKind::Web, json!({}), settings).await
}

/// Follows the link of a page that asks for a password.
async fn forgot(browser: &Browser, page: &Page) -> Page {
    let ask = browser.get(&page.attribute("a[href*='/recover']", "href")).await;
    assert_eq!(ask.name(), "recover", "{}", ask.body);
    ask
}

/// Asks for a mail on the way to a page of the person's own.
pub async fn asked(browser: &Browser, login: &str) -> Page {
    let page = forgot(browser, &browser.get("/account").await).await;
    browser.submit(&page, "email", &[("email", login)], None).await
}

pub async fn type_code(browser: &Browser, page: &Page, code: &str) -> Page {
    browser.submit(page, "code", &[("code", code)], None).await
}

pub async fn choose(browser: &Browser, page: &Page, password: &str) -> Page {
    browser.submit(page, "new_password", &[("new_password", password)], None).await
}

/// Chooses a password and leaves everything else as it is.
async fn choose_and_end_nothing(browser: &Browser, page: &Page, password: &str) -> Page {
    let form = page.form("new_password");
    let mut fields: Vec<(String, String)> =
        form.fields.into_iter().filter(|(name, _)| name != "end_others" && name != "new_password").collect();
    fields.push(("new_password".into(), password.into()));
    browser.post(&form.action, &fields).await
}

pub async fn signs_in(given: &Scenario, login: &str, password: &str) -> bool {
    let browser = given.browser();
    let page = browser.get("/account").await;
    browser.sign_in(&page, login, password).await.name() == "account"
}

pub fn is_signed_in(page: &Page) -> bool {
    page.name() == "account"
}

#[tokio::test]
async fn the_link_leads_to_a_new_password_and_back_to_the_app_and_all_else_ends() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let app = first_party(&given).await;
        let elsewhere = given.browser();
        let before = given.offline_tokens(&elsewhere, &app).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("login_hint", ALICE)])).await;
        let ask = forgot(&browser, &page).await;
        assert_eq!(ask.attribute("#email", "value"), ALICE, "whom the app expects");
        let sent = browser.submit(&ask, "email", &[], None).await;
        assert_eq!((sent.name().as_str(), sent.text("p.lead bdi").as_str()), ("recover-sent", ALICE));
        let mail = Mail::newest(&given, 1).await;
        assert!(mail.link.starts_with(&format!("{}/recover/", given.issuer)), "{}", mail.link);
        assert_eq!(header(&mail.text, "To"), ALICE);
        assert!(!header(&mail.text, "Subject").contains(mail.code.get(..4).unwrap()), "what a locked screen shows");
        let told = words(&mail.text);
        assert!(told.contains("Address: 127.0.0.1") && told.contains("for 20 minutes"), "{told}");

        let link = browser.get(&mail.link).await;
        assert_eq!(link.name(), "verify");
        assert!(link.url.contains("/recover/link?link=") && !link.body.contains(mail.token()), "the token goes nowhere else");
        assert_eq!(link.headers["cache-control"], "no-store");
        assert_eq!(link.headers["referrer-policy"], "same-origin");
        assert!(signs_in(&given, ALICE, PASSWORD).await, "looking changes nothing");
        let page = browser.submit(&link, "code", &[], None).await;
        assert_eq!((page.name().as_str(), page.text("p.lead")), ("new-password", said("new-password-forgotten")));
        assert_eq!(choose(&browser, &page, "password1").await.name(), "new-password");
        assert!(signs_in(&given, ALICE, PASSWORD).await, "a weak one replaces nothing");
        let done = choose(&browser, &page, CHOSEN).await;
        let tokens = app.redeem(&done.code()).await.good();
        app.userinfo(&tokens.text("access_token")).await.good();

        assert!(signs_in(&given, ALICE, CHOSEN).await && !signs_in(&given, ALICE, PASSWORD).await);
        assert_eq!(elsewhere.get("/account").await.name(), "sign-in");
        assert_eq!(app.refresh(&before.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
        let account = browser.get("/account").await;
        assert!(is_signed_in(&account) && account.says("event-password-recovered") && account.says("event-recovery-requested"));
        assert!(!account.says("event-sessions-ended"), "it is told once: {}", account.text("main"));
        assert!(given.kinds().await.contains(&"password_recovered".to_owned()));
        assert_eq!((given.events(EventType::RecoveryRequested).await, given.events(EventType::PasswordRecovered).await), (1, 1));

        // Neither the link nor its form is good once more.
        let over = browser.get(&mail.link).await;
        assert_eq!((over.status, over.text("p.lead")), (400, said("error-recovery-link-over-text")));
        let again = browser.submit(&link, "code", &[], None).await;
        assert!(!matches!(again.name().as_str(), "new-password" | "verify"), "{}", again.body);
    })
    .await;
}

#[tokio::test]
async fn the_code_serves_as_well_and_other_sessions_stay_where_the_person_wants_it() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let app = first_party(&given).await;
        let elsewhere = given.browser();
        let before = given.offline_tokens(&elsewhere, &app).await;
        let browser = given.browser();
        let sent = asked(&browser, "  ALICE@example.com ").await;
        let code = Mail::newest(&given, 1).await.code;
        let page = type_code(&browser, &sent, &code.replace(' ', "-")).await;
        assert_eq!(page.name(), "new-password");
        assert!(is_signed_in(&choose_and_end_nothing(&browser, &page, CHOSEN).await));
        assert!(is_signed_in(&elsewhere.get("/account").await));
        app.refresh(&before.text("refresh_token"), &[]).await.good();
        assert!(signs_in(&given, ALICE, CHOSEN).await && !signs_in(&given, ALICE, PASSWORD).await);
    })
    .await;
}

#[tokio::test]
async fn attack_a3_a_scanner_and_another_device_use_no_link_up_and_get_no_further() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let browser = given.browser();
        let sent = asked(&browser, ALICE).await;
        let mail = Mail::newest(&given, 1).await;
        for _ in 0..3 {
            let other = given.browser();
            let page = other.get(&mail.link).await;
            assert_eq!((page.name().as_str(), page.text("h1")), ("verify", said("recover-elsewhere-title")));
            assert_eq!(page.text("code.key"), mail.code);
            assert!(page.forms().iter().all(|form| form.action.ends_with("/theme")), "nothing there can be pressed: {}", page.body);
            assert!(!page.body.contains(mail.token()) && page.says("recover-elsewhere-warning"));
            assert_eq!(other.get("/account").await.name(), "sign-in");
        }
        let without_cookies = reqwest::Client::builder().no_proxy().build().unwrap();
        for method in [reqwest::Method::GET, reqwest::Method::HEAD, reqwest::Method::POST] {
            let answer = without_cookies.request(method, &mail.link).header("accept", "text/html").send().await.unwrap();
            assert!(answer.status().as_u16() < 500);
        }
        let page = type_code(&browser, &sent, &mail.code).await;
        assert_eq!(page.name(), "new-password", "it is good still: {}", page.body);
        assert!(is_signed_in(&choose(&browser, &page, CHOSEN).await));
    })
    .await;
}

#[tokio::test]
async fn attack_m2_a_mail_that_somebody_else_asked_for_lets_nobody_in_whatever_its_owner_opens() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let (attacker, victim) = (given.browser(), given.browser());
        let sent = asked(&attacker, ALICE).await;
        let mail = Mail::newest(&given, 1).await;
        assert!(victim.get(&mail.link).await.says("recover-elsewhere-text"));
        for address in [sent.url.as_str(), "/recover/link", "/recover/link?link=x", "/recover/code", "/account"] {
            let page = attacker.get(address).await;
            assert!(matches!(page.name().as_str(), "recover-sent" | "error" | "sign-in"), "{address}: {}", page.body);
        }
        // The address that the victim sees shows the attacker nothing.
        let page = victim.get(&mail.link).await;
        assert_eq!(attacker.get(&page.url).await.name(), "error");

        // A computer that both use: the attacker noted what the browser holds before the victim presses.
        let attacker = given.browser();
        let sent = asked(&attacker, ALICE).await;
        let mail = Mail::newest(&given, 2).await;
        let victim = given.browser();
        for pair in attacker.cookies().split("; ").filter(|pair| pair.contains("latchkey_browser")) {
            victim.plant(&format!("{pair}; Path=/"));
        }
        let link = victim.get(&mail.link).await;
        assert!(link.says("recover-link-text"), "{}", link.body);
        let page = victim.submit(&link, "code", &[], None).await;
        assert_eq!(page.name(), "new-password");
        for address in [&sent.url, &page.url, &link.url] {
            let taken = attacker.get(address).await;
            assert!(matches!(taken.name().as_str(), "error" | "sign-in"), "{address}: {}", taken.body);
        }
        let form = page.form("new_password");
        let fields = form.fields.into_iter().map(|(name, value)| match name.as_str() {
            "new_password" => (name, "the attackers own 77 words".to_owned()),
            _ => (name, value),
        });
        assert_ne!(attacker.post(&form.action, &fields.collect::<Vec<_>>()).await.name(), "account");
        assert!(is_signed_in(&choose(&victim, &page, CHOSEN).await));
        assert_eq!(attacker.get("/account").await.name(), "sign-in");
        assert!(signs_in(&given, ALICE, CHOSEN).await);
    })
    .await;
}

#[tokio::test]
async fn attack_a1_nobody_learns_whether_there_is_an_account_and_its_owner_is_told_the_truth() {
    on_each_pairing(async |given| {
        given.person("somebody@example.com").await;
        let disabled = given.person("disabled@example.com").await;
        given.disable(&disabled).await;
        let bare = Description { email: "password@example.com".into(), email_verified: true, ..Description::default() };
        given.perform(CreatePerson { person: bare, groups: Vec::new(), owner: false, password: None }).await;
        let mut seen = Vec::new();
        for login in
            ["somebody@example.com", "disabled@example.com", "password@example.com", "nobodyxx@example.com", "a-user-name", "a@@b@c"]
        {
            let browser = given.browser();
            let sent = asked(&browser, login).await;
            let wrong = type_code(&browser, &sent, "0000 0000").await;
            let plain = |page: &Page| (page.status, page.name(), page.text("main").replace(login, "LOGIN"), page.headers.len());
            assert!(wrong.says("recover-code-mismatch"), "{}", wrong.body);
            seen.push((plain(&sent), plain(&wrong)));
        }
        assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "{seen:?}");
        until("all is written", async || given.kinds().await.len() == 3).await;
        let mut kinds = given.kinds().await;
        kinds.sort();
        assert_eq!(kinds, ["password_recovery", "recovery_not_possible", "recovery_not_possible"], "and nobody else is written to");
        for (to, text) in [("disabled@example.com", "The account is disabled"), ("password@example.com", "has no password yet")] {
            let row = given.told_by_mail().await.into_iter().find(|row| row.recipient == to).unwrap();
            let said = words(&given.mail(&row.id).await);
            assert!(said.contains(text) && !said.contains("/recover/") && !said.contains("Code:"), "{said}");
        }
        assert!(!given.kinds().await.contains(&"password_recovered".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn attack_a3_a_mail_is_over_once_anything_it_stands_for_changed() {
    on_each_pairing(async |given| {
        let mut count = 0;
        // What was sent to a person goes with them: whoever is deleted comes last.
        for case in ["newer", "old", "password", "disabled", "ended", "address", "deleted"] {
            let email = format!("{case}@example.com");
            let id = given.person(&email).await;
            for after_the_code in [false, true] {
                if after_the_code && matches!(case, "newer" | "old" | "deleted") {
                    continue;
                }
                let browser = given.browser();
                let sent = asked(&browser, &email).await;
                count += 1;
                let mail = Mail::newest(&given, count).await;
                let page = if after_the_code { type_code(&browser, &sent, &mail.code).await } else { sent };
                match case {
                    "newer" => {
                        let ask = browser.get(&page.attribute("ul.links a[href*='/recover']", "href")).await;
                        assert_eq!(ask.attribute("#email", "value"), email, "nobody types it twice");
                        let again = browser.submit(&ask, "email", &[], None).await;
                        assert_eq!(again.text(".notice"), said("recover-sent-again"));
                        count += 1;
                        Mail::newest(&given, count).await;
                    }
                    "old" => given.later_for_all(LASTS),
                    "password" => given.reset_password(&id).await,
                    "disabled" => {
                        given.disable(&id).await;
                        given.enable(&id).await;
                    }
                    "ended" => given.end_all(&id).await,
                    "deleted" => given.delete_person(&id).await,
                    _ => {
                        let changes = Changes { email: Some("moved@example.com".into()), ..Changes::default() };
                        given.perform(ChangePerson::profile(WhichPerson::Id(id.clone()), changes)).await;
                    }
                }
                let what = format!("{case}, after the code: {after_the_code}");
                if after_the_code {
                    let refused = choose(&browser, &page, CHOSEN).await;
                    assert_eq!(refused.name(), "sign-in", "{what}: {}", refused.body);
                    assert_eq!(refused.text(".notice"), said("notice-password-not-replaced"), "{what}");
                    assert!(browser.get(&refused.url).await.says("notice-password-not-replaced"), "{what}: a reload");
                } else {
                    let refused = type_code(&browser, &page, &mail.code).await;
                    let (over, mismatch) = (refused.says("recover-over"), refused.says("recover-code-mismatch"));
                    assert!(over || (mismatch && case == "newer"), "{what}: {}", refused.body);
                    if case != "newer" {
                        assert_eq!(given.browser().get(&mail.link).await.status, 400, "{what}");
                    }
                }
                let now = if case == "address" { "moved@example.com" } else { email.as_str() };
                assert!(!signs_in(&given, now, CHOSEN).await, "{what}");
                assert_eq!(signs_in(&given, now, PASSWORD).await, case != "deleted", "{what}");
                if case == "address" {
                    let back = Changes { email: Some(email.clone()), ..Changes::default() };
                    given.perform(ChangePerson::profile(WhichPerson::Id(id.clone()), back)).await;
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn attack_a4_the_second_factor_is_asked_before_the_password_is_replaced() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let (seed, codes) = given.second_factor(&alice).await;
        let app = first_party(&given).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let sent = browser.submit(&forgot(&browser, &page).await, "email", &[("email", ALICE)], None).await;
        let mail = Mail::newest(&given, 1).await;
        let page = type_code(&browser, &sent, &mail.code).await;
        assert_eq!(page.name(), "totp");
        // Neither the address of the step nor its form is a way round it.
        let csrf = page.form("code").fields;
        let skipped: Vec<_> = csrf.into_iter().chain([("new_password".to_owned(), CHOSEN.to_owned())]).collect();
        assert_eq!(browser.post("/sign-in/new-password", &skipped).await.name(), "totp");
        assert_eq!(browser.get(&page.url.replace("/sign-in", "/recover")).await.name(), "totp");
        assert_eq!(type_code(&browser, &sent, &mail.code).await.name(), "totp", "the mail's code is none of the app's");
        assert!(!signs_in(&given, ALICE, CHOSEN).await);
        let wrong = type_code(&browser, &page, if seed.code(given.now()) == "314159" { "271828" } else { "314159" }).await;
        let page = browser.get(&format!("{}&recovery=1", wrong.url.replace("&refused=1", ""))).await;
        let page = type_code(&browser, &page, &codes[0]).await;
        assert_eq!(page.name(), "new-password");
        let tokens = app.redeem(&choose(&browser, &page, CHOSEN).await.code()).await.good();
        assert_eq!(crate::scenario::body(&tokens.text("id_token"))["acr"], "urn:latchkey:acr:2", "and it counts for the sign-in");
    })
    .await;
}

#[tokio::test]
async fn attack_a4_a_second_factor_of_the_session_does_not_stand_for_one_that_is_shown_now() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let (seed, _) = given.second_factor(&alice).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert!(is_signed_in(&type_code(&browser, &page, &seed.code(given.now())).await));
        let app = first_party(&given).await;
        given.later(Duration::from_secs(90));
        // The password is too old for the app, the code is not.
        let page = browser.get(&app.request("openid", &[("prompt", "login")])).await;
        let ask = forgot(&browser, &page).await;
        assert!(ask.forms().iter().all(|form| form.fields.iter().all(|(name, _)| name != "email")), "it is known who: {}", ask.body);
        let sent = browser.submit(&ask, "journey", &[], None).await;
        let page = type_code(&browser, &sent, &Mail::newest(&given, 1).await.code).await;
        assert_eq!(page.name(), "totp");
        let page = type_code(&browser, &page, &seed.code(given.now())).await;
        assert_eq!(page.name(), "new-password");
        app.redeem(&choose(&browser, &page, CHOSEN).await.code()).await.good();
    })
    .await;
}

#[tokio::test]
async fn attack_a3_codes_are_looked_at_a_few_times_and_in_the_browser_that_asked_alone() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let browser = given.browser();
        let sent = asked(&browser, ALICE).await;
        let mail = Mail::newest(&given, 1).await;
        let form = sent.form("code");
        let fields: Vec<_> =
            form.fields.into_iter().filter(|(name, _)| name != "code").chain([("code".into(), mail.code.clone())]).collect();
        let elsewhere = given.browser();
        elsewhere.get("/account").await;
        assert_eq!(elsewhere.post(&form.action, &fields).await.status, 403);
        let mut page = sent;
        for _ in 0..GUESSES {
            page = type_code(&browser, &page, mail.wrong()).await;
            assert!(page.says("recover-code-mismatch"));
        }
        let over = type_code(&browser, &page, &mail.code).await;
        assert_eq!(over.text(".notice"), said("recover-used-up"), "{}", over.body);
        assert!(over.text(".error").is_empty() && over.attribute("#email", "value") == ALICE, "the name was right: {}", over.body);
        assert!(type_code(&browser, &page, &mail.code).await.says("recover-over"), "the right one comes too late");
        assert_eq!(given.browser().get(&mail.link).await.status, 400);
        assert!(signs_in(&given, ALICE, PASSWORD).await);
    })
    .await;
}

/// A browser at another network for each number.
fn at(given: &Scenario, network: u64) -> Browser {
    Browser::at(&given.issuer, &format!("198.51.{network}.1"))
}

#[tokio::test]
async fn attack_a1_so_many_mails_may_be_asked_for_a_name_known_or_not_and_of_a_network() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("trusted-proxies", "127.0.0.1/32")]).await;
        given.person(ALICE).await;
        let [share, _] = SHARES;
        let mut answers = Vec::new();
        for login in [ALICE, "nobodyx@example.com"] {
            let mut of_name = Vec::new();
            for n in 0..=share.of_all {
                let page = asked(&at(&given, n), login).await;
                of_name.push((page.status, page.name(), page.text(".notice"), page.headers.get("retry-after").cloned()));
            }
            answers.push(of_name);
        }
        assert_eq!(answers[0], answers[1], "being slowed tells nothing");
        let last = answers[0].last().unwrap();
        assert_eq!((last.0, last.1.as_str(), last.3.as_ref().unwrap().to_str().unwrap()), (429, "recover", "3600"));
        assert_eq!(last.2, said_with("throttled", &[("minutes", 60_u32.into())]));
        let sent = usize::try_from(share.of_all).unwrap();
        until("all is written", async || mails(&given).await == sent).await;

        // In a browser that the account knows its person is held back by nobody else.
        let known = Browser::at(&given.issuer, "198.51.100.7");
        let page = known.get("/account").await;
        assert!(is_signed_in(&known.sign_in(&page, ALICE, PASSWORD).await));
        let page = known.get("/logout").await;
        known.submit(&page, "accept", &[], Some("accept")).await;
        let [(_, of_hour), _] = OF_KNOWN;
        for _ in 0..of_hour {
            assert_eq!(asked(&known, ALICE).await.name(), "recover-sent");
        }
        assert_eq!(asked(&known, ALICE).await.status, 429);

        for n in 0..PER_ADDRESS {
            let browser = Browser::at(&given.issuer, "203.0.113.99");
            assert_eq!(asked(&browser, &format!("n{n}@example.com")).await.name(), "recover-sent", "{n}");
        }
        let browser = Browser::at(&given.issuer, "203.0.113.99");
        assert_eq!(asked(&browser, "one-more@example.com").await.status, 429);
        until("all is written", async || mails(&given).await == sent + usize::try_from(of_hour).unwrap()).await;
        assert_eq!(given.kinds().await.len(), mails(&given).await, "no notice was kept back");
        assert!(given.events(EventType::RecoveryRefused).await > 2);
        let metrics = reqwest::get(format!("{}/metrics", given.management)).await.unwrap().text().await.unwrap();
        assert!(metrics.contains("latchkey_recovery_requests_total{outcome=\"known_browser\"} 5"), "{metrics}");
    }
}

#[tokio::test]
async fn attack_a2_a_stranger_in_one_network_keeps_nobody_from_a_mail_and_who_waits_is_told_the_truth() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("trusted-proxies", "127.0.0.1/32")]).await;
        given.person(ALICE).await;
        let [share, _] = SHARES;
        let stranger = at(&given, 1);
        let mut page = asked(&stranger, ALICE).await;
        for _ in 1..share.of_network {
            given.later(MOMENT);
            page = asked(&stranger, ALICE).await;
            assert_eq!(page.name(), "recover-sent");
        }
        let mail = Mail::newest(&given, usize::try_from(share.of_network).unwrap()).await;
        given.later(Duration::from_secs(18 * 60));
        // The next is too many: the wait is what is left of the hour, and the mail that came is in reach.
        let ask = stranger.get(&page.attribute("ul.links a[href*='/recover']", "href")).await;
        let slowed = stranger.submit(&ask, "email", &[], None).await;
        assert_eq!((slowed.status, slowed.text(".notice")), (429, said_with("throttled", &[("minutes", 42_u32.into())])));
        assert_eq!(slowed.headers["retry-after"], (42 * 60 - 1).to_string().as_str(), "a moment passed between the mails");
        let back = stranger.get(&slowed.attribute("ul.after a[href*='/recover/code']", "href")).await;
        assert_eq!(type_code(&stranger, &back, &mail.code).await.name(), "new-password", "{}", back.body);
        for _ in 0..20 {
            assert_eq!(asked(&at(&given, 1), ALICE).await.status, 429);
        }
        // Whoever lost everything sits in a browser and a network that nothing knows.
        let owner = at(&given, 2);
        let sent = asked(&owner, ALICE).await;
        assert_eq!(sent.name(), "recover-sent", "{}", sent.body);
        let mail = Mail::newest(&given, usize::try_from(share.of_network).unwrap() + 1).await;
        assert_eq!(type_code(&owner, &sent, &mail.code).await.name(), "new-password");
    }
}

#[tokio::test]
async fn attack_a1_who_knows_an_address_and_a_user_name_sends_no_more_mails_and_learns_nothing_by_it() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("trusted-proxies", "127.0.0.1/32")]).await;
        let id = given.person(ALICE).await;
        name(&given, &id, "alice-user").await;
        let [share, _] = SHARES;
        for network in 1..=2 {
            for login in [ALICE, "alice-user"] {
                for _ in 0..share.of_network {
                    let page = asked(&at(&given, network), login).await;
                    assert_eq!(page.name(), "recover-sent", "what is not sent is not seen");
                }
            }
        }
        let (sent, withheld) = (2 * share.of_network, 2 * share.of_network);
        until("all is written", async || mails(&given).await == usize::try_from(sent).unwrap()).await;
        until("and noted", async || given.events(EventType::RecoveryRefused).await == usize::try_from(withheld).unwrap()).await;
        assert_eq!(mails(&given).await, usize::try_from(sent).unwrap());
    }
}

/// Gives a person a user name.
async fn name(given: &Scenario, id: &str, username: &str) {
    let named = Changes { username: Some(username.to_owned()), ..Changes::default() };
    given.perform(ChangePerson::profile(WhichPerson::Id(id.to_owned()), named)).await;
}

#[tokio::test]
async fn attack_a1_two_names_of_one_person_in_two_browsers_look_as_two_names_of_nobody() {
    on_each_pairing(async |given| {
        let id = given.person(ALICE).await;
        name(&given, &id, "alice-user").await;
        let mut seen = Vec::new();
        for (one, other) in [(ALICE, "alice-user"), ("nobody@example.com", "nobody-user"), (ALICE, "nobody-user")] {
            let (first, second) = (given.browser(), given.browser());
            let waits = asked(&first, one).await;
            asked(&second, other).await;
            let looked = first.get(&waits.url).await;
            let tried = type_code(&first, &waits, "0000 0000").await;
            seen.push((looked.name(), looked.url == waits.url, tried.name(), tried.says("recover-code-mismatch")));
        }
        assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "{seen:?}");
        assert_eq!(seen[0].0, "recover-sent");

        // Each mail is good in its own browser, until one of them has replaced the password.
        let (first, second) = (given.browser(), given.browser());
        until("all is written", async || mails(&given).await == 3).await;
        given.later(MOMENT);
        let one = asked(&first, ALICE).await;
        let mail_of_first = Mail::newest(&given, 4).await;
        let other = asked(&second, "alice-user").await;
        let mail_of_second = Mail::newest(&given, 5).await;
        let page = type_code(&first, &one, &mail_of_first.code).await;
        assert!(is_signed_in(&choose(&first, &page, CHOSEN).await));
        assert!(type_code(&second, &other, &mail_of_second.code).await.says("recover-over"));
    })
    .await;
}

/// What the embedded store holds: how many records of each kind and length. Counters are not among what makes room for others.
pub fn kept(given: &Scenario) -> BTreeMap<(String, i64), i64> {
    use diesel::Connection as _;
    let file = given.provider.settings.data_dir.join("transient.db");
    let mut store = diesel::SqliteConnection::establish(&file.display().to_string()).unwrap();
    let rows: Vec<StoredRecord> = diesel::sql_query("SELECT key, length(value) AS bytes FROM record").load(&mut store).unwrap();
    let mut kept = BTreeMap::new();
    for StoredRecord { key, bytes } in rows {
        let kind = key.split(':').next().unwrap().to_owned();
        if !kind.starts_with("recoveries-") && !kind.starts_with("sign-ups-") {
            *kept.entry((kind, bytes)).or_default() += 1;
        }
    }
    kept
}

#[derive(QueryableByName)]
struct StoredRecord {
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = BigInt)]
    bytes: i64,
}

#[tokio::test]
async fn attack_a1_what_is_kept_of_a_name_has_one_size_whoever_has_it() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        let somebody = given.person("somebody@example.com").await;
        name(&given, &somebody, "a-name-of-20-letters").await;
        let old = given.person("many-end@example.com").await;
        // Epochs of several digits.
        for _ in 0..12 {
            given.end_all(&old).await;
        }
        let disabled = given.person("disabled@example.com").await;
        given.disable(&disabled).await;
        let bare = Description { email: "password@example.com".into(), email_verified: true, ..Description::default() };
        given.perform(CreatePerson { person: bare, groups: Vec::new(), owner: false, password: None }).await;
        let logins = [
            "somebody@example.com",
            "a-name-of-20-letters",
            "many-end@example.com",
            "disabled@example.com",
            "password@example.com",
            "nobodyxx@example.com",
            "a-name-that-none-has",
        ];
        let mut seen = Vec::new();
        for login in logins {
            assert_eq!(login.len(), 20);
            let browser = given.browser();
            let page = forgot(&browser, &browser.get("/account").await).await;
            let unproven = || given.provider.strangers.unproven();
            let (before, in_store) = (unproven(), if pairing == Pairing::Embedded { kept(&given) } else { BTreeMap::new() });
            let sent = browser.submit(&page, "email", &[("email", login)], None).await;
            let asked = unproven() - before;
            let wrong = type_code(&browser, &sent, "0000 0000").await;
            let ask = browser.get(&wrong.attribute("ul.links a[href*='/recover']", "href")).await;
            browser.submit(&ask, "email", &[], None).await;
            let mut new = if pairing == Pairing::Embedded { kept(&given) } else { BTreeMap::new() };
            for (kind, count) in in_store {
                *new.entry(kind).or_default() -= count;
            }
            new.retain(|_, count| *count != 0);
            seen.push((asked, unproven() - before, new));
        }
        for (login, of_login) in logins.iter().zip(&seen) {
            assert_eq!(of_login, &seen[0], "{login}");
        }
        assert!(pairing != Pairing::Embedded || seen[0].2.keys().any(|(kind, _)| kind.starts_with("recovery-")), "{seen:?}");
    }
}

#[tokio::test]
async fn attack_a2_a_strangers_noise_pushes_nothing_else_out_of_what_a_person_is_told() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        given.second_factor(&alice).await;
        given.perform(ResetSecondFactor { user_id: alice.clone(), sessions: Vec::new() }).await;
        given.later(Duration::from_secs(60));
        for n in 0..8 {
            let stranger = given.browser();
            let page = stranger.get("/account").await;
            stranger.sign_in(&page, ALICE, "not her password 5").await;
            let sent = asked(&stranger, ALICE).await;
            type_code(&stranger, &sent, "0000 0000").await;
            given.later(Duration::from_secs(n));
        }
        until("it is noted", async || given.events(EventType::RecoveryRefused).await >= 8).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        let account = browser.sign_in(&page, ALICE, PASSWORD).await;
        for told in ["event-factor-reset", "event-factor-enrolled"] {
            assert!(account.says(told), "{told}: {}", account.text("main"));
        }
        let of_strangers = ["event-sign-in-refused", "event-recovery-requested", "event-recovery-refused"];
        let text = account.text("main");
        let shown: usize = of_strangers.iter().map(|id| text.matches(said(id).as_str()).count()).sum();
        assert_eq!(shown, 3, "{text}");
    })
    .await;
}

#[tokio::test]
async fn attack_a3_the_older_code_at_the_moment_of_another_mail_ends_the_older_mail_alone() {
    on_each_pairing(async |given| {
        for n in 0..8 {
            let email = format!("moment{n}@example.com");
            given.person(&email).await;
            let browser = given.browser();
            let sent = asked(&browser, &email).await;
            let mail = Mail::newest_to(&given, &email, 1).await;
            let ask = browser.get(&sent.attribute("ul.links a[href*='/recover']", "href")).await;
            let press = browser.submit(&ask, "email", &[], None);
            let (typed, _) = tokio::join!(type_code(&browser, &sent, &mail.code), press);
            if typed.name() == "new-password" {
                continue;
            }
            let newer = Mail::newest_to(&given, &email, 2).await;
            assert_eq!(typed.name(), "recover-sent", "{}", typed.body);
            assert_eq!(type_code(&browser, &typed, &newer.code).await.name(), "new-password");
        }
    })
    .await;
}

#[tokio::test]
async fn a_new_password_that_comes_too_late_is_said_to_be_none() {
    on_each_pairing(async |given| {
        let bob = given.person_with("bob@example.com", json!({}), &[], true).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, "bob@example.com", PASSWORD).await;
        assert_eq!(page.name(), "new-password");
        given.reset_password(&bob).await;
        let late = choose(&browser, &page, CHOSEN).await;
        assert_eq!((late.name().as_str(), late.text(".notice")), ("sign-in", said("notice-password-not-replaced")));
        assert!(!signs_in(&given, "bob@example.com", CHOSEN).await);
    })
    .await;
}

#[tokio::test]
async fn the_link_after_the_password_was_remembered_shows_no_code_that_fits_nowhere() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let browser = given.browser();
        let sent = asked(&browser, ALICE).await;
        let mail = Mail::newest(&given, 1).await;
        let sign_in = browser.get(&sent.url.replace("/recover/code", "/sign-in")).await;
        assert!(is_signed_in(&browser.sign_in(&sign_in, ALICE, PASSWORD).await));
        for somewhere in [&browser, &given.browser()] {
            let over = somewhere.get(&mail.link).await;
            assert_eq!((over.status, over.text("p.lead")), (400, said("error-recovery-link-over-text")));
            assert!(!over.body.contains(&mail.code));
        }
        // In the middle of it: the sign-in goes on in its own browser, and nothing is to be typed in another.
        let (seed, _) = given.second_factor(&alice).await;
        let browser = given.browser();
        let sent = asked(&browser, ALICE).await;
        let mail = Mail::newest(&given, 2).await;
        let sign_in = browser.get(&sent.url.replace("/recover/code", "/sign-in")).await;
        assert_eq!(browser.sign_in(&sign_in, ALICE, PASSWORD).await.name(), "totp");
        assert_eq!(given.browser().get(&mail.link).await.status, 400);
        let page = browser.get(&mail.link).await;
        assert_eq!(page.name(), "totp");
        assert!(is_signed_in(&type_code(&browser, &page, &seed.code(given.now())).await));
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_blocks_cookies_is_told_what_to_do_with_the_mail() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let browser = given.browser();
        let sent = asked(&browser, ALICE).await;
        let mail = Mail::newest(&given, 1).await;
        let without = reqwest::Client::builder().no_proxy().build().unwrap();
        let answer = without.get(&mail.link).header("accept", "text/html").send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 400);
        let body = answer.text().await.unwrap();
        assert!(body.contains(&said("error-recovery-no-cookies-text")) && !body.contains(&mail.code), "{body}");
        assert_eq!(type_code(&browser, &sent, &mail.code).await.name(), "new-password");
    })
    .await;
}

#[tokio::test]
async fn without_recovery_by_mail_the_pages_say_who_helps() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        given.person(ALICE).await;
        let browser = given.browser();
        let ask = forgot(&browser, &browser.get("/account").await).await;
        let sent = browser.submit(&ask, "email", &[("email", ALICE)], None).await;
        let mail = Mail::newest(&given, 1).await;
        let given = given.restart_with(&[("recovery-by-mail", "false")]).await;
        let page = given.browser().get("/sign-in").await;
        assert!(page.says("password-forgot-ask") && !page.body.contains("/recover"), "{}", page.body);
        assert_eq!(given.browser().get("/recover").await.name(), "sign-in");
        // What was begun before leads nowhere either.
        assert_eq!(browser.submit(&ask, "email", &[("email", ALICE)], None).await.name(), "sign-in");
        assert_eq!(type_code(&browser, &sent, &mail.code).await.name(), "sign-in");
        for address in [ask.url.as_str(), &sent.url] {
            assert_eq!(browser.get(address).await.name(), "sign-in");
        }
        assert_eq!(browser.get(&mail.link).await.status, 400);
        assert_eq!(mails(&given).await, 1);
        assert!(signs_in(&given, ALICE, PASSWORD).await);
    }
}

#[tokio::test]
async fn attack_a3_the_host_of_a_request_stands_in_no_link_and_no_field_begins_a_header() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        for (name, value) in [("x-forwarded-host", "evil.example"), ("forwarded", "host=evil.example;proto=https")] {
            let browser = Browser::sending(&given.issuer, name, value.as_bytes());
            asked(&browser, ALICE).await;
        }
        let mail = Mail::newest(&given, 2).await;
        assert!(mail.link.starts_with(&given.issuer) && !mail.text.contains("evil.example"), "{}", mail.text);
        let browser = given.browser();
        for login in [
            "alice@example.com\r\nBcc: all@example.com",
            "alice@example.com, bob@evil.example",
            "<alice@example.com>",
            "alice@example.com\u{2028}",
        ] {
            let page = asked(&browser, login).await;
            assert!(page.status < 500 && !page.name().is_empty(), "{login}: {}", page.body);
        }
        for row in given.told_by_mail().await {
            assert_eq!(row.recipient, ALICE);
            let mail = given.mail(&row.id).await;
            assert_eq!((header(&mail, "To").as_str(), mail.contains("Bcc")), (ALICE, false));
        }
    })
    .await;
}

#[tokio::test]
async fn a_press_that_comes_twice_sends_one_mail_and_replaces_one_password() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let browser = given.browser();
        let ask = forgot(&browser, &browser.get("/account").await).await;
        let press = || browser.submit(&ask, "email", &[("email", ALICE)], None);
        let (first, second) = tokio::join!(press(), press());
        assert_eq!((first.name().as_str(), second.name().as_str()), ("recover-sent", "recover-sent"));
        let mail = Mail::newest(&given, 1).await;
        let press = || type_code(&browser, &first, &mail.code);
        let (first, second) = tokio::join!(press(), press());
        assert_eq!((first.name().as_str(), second.name().as_str()), ("new-password", "new-password"));
        let press = || choose(&browser, &first, CHOSEN);
        let (first, second) = tokio::join!(press(), press());
        assert!(is_signed_in(&first) && is_signed_in(&second));
        assert_eq!(given.events(EventType::PasswordRecovered).await, 1);
    })
    .await;
}

#[tokio::test]
async fn attack_m2_another_person_than_the_one_that_the_app_asks_for_is_not_let_in_by_their_mail() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        given.person("bob@example.com").await;
        let app = first_party(&given).await;
        let bob = given.browser();
        let tokens = app.redeem(&bob.authorize(&app.request("openid", &[]), "bob@example.com", PASSWORD).await.code()).await.good();
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("id_token_hint", &tokens.text("id_token"))])).await;
        let sent = browser.submit(&forgot(&browser, &page).await, "email", &[("email", ALICE)], None).await;
        let answer = type_code(&browser, &sent, &Mail::newest(&given, 1).await.code).await;
        assert_eq!(answer.error(), "login_required");
        assert!(signs_in(&given, ALICE, PASSWORD).await);
    })
    .await;
}

#[tokio::test]
async fn who_was_slowed_for_wrong_passwords_is_no_more_after_a_new_one() {
    on_each_pairing(async |given| {
        // Strangers are counted by the name that they type, and stories share a store.
        let email = "slowed-before@example.com";
        given.person(email).await;
        let guesser = given.browser();
        let page = guesser.get("/account").await;
        for _ in 0..11 {
            guesser.sign_in(&page, email, "not the password 7").await;
        }
        assert!(!signs_in(&given, email, PASSWORD).await);
        let browser = given.browser();
        let page = type_code(&browser, &asked(&browser, email).await, &Mail::newest(&given, 1).await.code).await;
        assert!(is_signed_in(&choose(&browser, &page, CHOSEN).await));
        assert!(signs_in(&given, email, CHOSEN).await);
    })
    .await;
}

#[tokio::test]
async fn the_page_can_be_come_to_without_a_sign_in_and_says_what_it_needs() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let browser = given.browser();
        let page = browser.get("/recover").await;
        assert_eq!(page.name(), "recover");
        let missing = browser.submit(&page, "email", &[("email", " ")], None).await;
        assert!(missing.says("sign-in-username-missing") && missing.url.contains("/recover?journey="), "{}", missing.body);
        assert_eq!(browser.get(&page.url.replace("/recover?", "/recover/code?")).await.name(), "recover", "nothing was sent yet");
        let back = browser.get(&page.attribute("ul.after a", "href")).await;
        assert_eq!(back.name(), "sign-in");
        let sent = browser.submit(&page, "email", &[("email", ALICE)], None).await;
        let missing = type_code(&browser, &sent, " ").await;
        assert!(missing.says("recover-code-missing") && missing.url.contains("/recover/code?journey="), "{}", missing.body);
        let page = type_code(&browser, &missing, &Mail::newest(&given, 1).await.code).await;
        assert_eq!(choose(&browser, &page, CHOSEN).await.name(), "home");
        for guess in ["/recover/x", "/recover/%00", &format!("/recover/{}", "a".repeat(4000))] {
            assert_eq!(given.browser().get(guess).await.name(), "error", "{guess}");
        }
    })
    .await;
}
