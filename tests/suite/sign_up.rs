//! People make their own account: the address is proven by the link or the code of a mail, and the account is made by that.

use std::time::Duration;

use latchkey::acts::person::{ApprovePerson, CreatePerson, Description, RefusePerson, WhichPerson};
use latchkey::audit::EventType;
use latchkey::people::user;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::sign_in::mail_requests::{GUESSES, SHARES};
use latchkey::sign_in::proof_of_work::{WITHOUT_WORK, is_solved};
use serde_json::json;

use crate::recovery::{kept, type_code};
use crate::scenario::mail_server::{header, words};
use crate::scenario::{Browser, PASSWORD, Page, Pairing, RelyingParty, Scenario, body, pairings, said, said_with, until};

pub const NEW: &str = "mara@example.com";
const CHOSEN: &str = "amber kites over 7 bridges";
/// Mails of one millisecond stand in any order.
const MOMENT: Duration = Duration::from_millis(1);
const LASTS: Duration = Duration::from_secs(30 * 60);

/// Tells a story where everybody may make an account.
pub async fn where_open<F: Future<Output = ()>>(story: impl Fn(Scenario) -> F) {
    for pairing in pairings() {
        eprintln!("on {pairing:?}");
        let given = Scenario::on(pairing, &[("sign-up", "open")]).await;
        given.person("first@example.com").await;
        story(given).await;
    }
}

/// What a mail hands over.
pub struct Mail {
    pub link: String,
    pub code: String,
    text: String,
}

impl Mail {
    /// The newest mail to an address, where there are so many.
    pub async fn newest(given: &Scenario, to: &str, count: usize) -> Self {
        let sent = async || {
            let rows = given.told_by_mail().await.into_iter();
            rows.filter(|row| row.kind == "sign_up" && row.recipient == to).collect::<Vec<_>>()
        };
        until("the mail is written", async || sent().await.len() >= count).await;
        let rows = sent().await;
        assert_eq!(rows.len(), count);
        let text = given.mail(&rows.last().unwrap().id).await;
        let said = words(&text);
        let link = said.lines().find(|line| line.contains("/verify/")).unwrap_or_else(|| panic!("no link: {said}")).trim().to_owned();
        let code = said.lines().find_map(|line| line.trim().strip_prefix("Code: ")).unwrap_or_else(|| panic!("no code: {said}"));
        given.later(MOMENT);
        Self { link, code: code.to_owned(), text }
    }

    /// Another code.
    fn wrong(&self) -> &'static str {
        if self.code == "1234 5678" { "8765 4321" } else { "1234 5678" }
    }
}

async fn first_party(given: &Scenario) -> RelyingParty {
    let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
    given.client_with("app", ClientKind::Web, json!({}), settings).await
}

pub async fn fill(browser: &Browser, page: &Page, email: &str) -> Page {
    let typed = [("email", email), ("name", "Mara Lind"), ("password", CHOSEN)];
    // What the script of the page would do.
    match page.form("email").fields.into_iter().find(|(name, _)| name == "work") {
        Some((_, challenge)) => browser.submit(page, "email", &[&typed[..], &[("work_number", &work(&challenge))]].concat(), None).await,
        None => browser.submit(page, "email", &typed, None).await,
    }
}

/// The number that is sought behind a challenge.
fn work(challenge: &str) -> String {
    use aws_lc_rs::digest::{SHA256, digest};
    let begins_with_zeros = |number: &String| digest(&SHA256, format!("{challenge}.{number}").as_bytes()).as_ref().starts_with(&[0, 0]);
    let numbers = (0..u64::MAX).map(|number| number.to_string());
    numbers.filter(begins_with_zeros).find(|number| is_solved(challenge, number)).unwrap()
}

/// Sends the form, come to without an app.
pub async fn asked(browser: &Browser, email: &str) -> Page {
    let page = browser.get("/sign-up").await;
    assert_eq!(page.name(), "sign-up", "{}", page.body);
    fill(browser, &page, email).await
}

async fn signs_in(given: &Scenario, login: &str, password: &str) -> bool {
    let browser = given.browser();
    let page = browser.get("/account").await;
    browser.sign_in(&page, login, password).await.name() == "account"
}

/// The id of whoever has an address.
pub async fn id_of(given: &Scenario, email: &'static str) -> Option<String> {
    let found = given.provider.database.read(move |conn| user::find_by_login(conn, email)).await.unwrap();
    found.map(|person| person.id)
}

#[tokio::test]
async fn the_link_of_the_mail_makes_the_account_and_leads_back_to_the_app_that_asked_for_it() {
    where_open(async |given| {
        let app = given.client("app").await;
        assert_eq!(
            given.document("/.well-known/openid-configuration").await["prompt_values_supported"].to_string().matches("create").count(),
            1
        );
        let browser = given.browser();
        let page = browser.get(&app.request("openid email profile", &[("prompt", "create"), ("login_hint", NEW)])).await;
        assert_eq!((page.name().as_str(), page.attribute("#email", "value").as_str()), ("sign-up", NEW));
        let sent = fill(&browser, &page, NEW).await;
        assert_eq!((sent.name().as_str(), sent.text("p.lead bdi").as_str()), ("sign-up-sent", NEW));
        let mail = Mail::newest(&given, NEW, 1).await;
        assert!(mail.link.starts_with(&format!("{}/verify/", given.issuer)), "{}", mail.link);
        assert_eq!(header(&mail.text, "To"), NEW);
        assert!(!header(&mail.text, "Subject").contains(mail.code.get(..4).unwrap()), "what a locked screen shows");
        let told = words(&mail.text);
        assert!(told.contains("Address: 127.0.0.1") && told.contains("for 30 minutes") && !told.contains("Mara"), "{told}");

        let link = browser.get(&mail.link).await;
        assert_eq!(link.name(), "verify");
        assert!(link.url.contains("/verify/link?link=") && !link.body.contains(mail.link.rsplit('/').next().unwrap()));
        assert_eq!(
            (&link.headers["cache-control"], &link.headers["referrer-policy"]),
            (&"no-store".parse().unwrap(), &"same-origin".parse().unwrap())
        );
        assert_eq!(id_of(&given, NEW).await, None, "looking makes nobody");
        let consent = browser.submit(&link, "code", &[], None).await;
        assert_eq!(consent.name(), "consent", "{}", consent.body);
        let done = browser.submit(&consent, "accept", &[], Some("accept")).await;
        let tokens = app.redeem(&done.code()).await.good();
        let claims = body(&tokens.text("id_token"));
        let id = id_of(&given, NEW).await.unwrap();
        assert_eq!((claims["sub"].as_str(), &claims["amr"]), (Some(id.as_str()), &json!(["pwd"])));
        let userinfo = app.userinfo(&tokens.text("access_token")).await.good().json;
        assert_eq!((&userinfo["email"], &userinfo["email_verified"], &userinfo["name"]), (&json!(NEW), &json!(true), &json!("Mara Lind")));

        assert!(signs_in(&given, NEW, CHOSEN).await);
        let account = browser.get("/account").await;
        assert!(account.says("event-user-registered"), "{}", account.text("main"));
        assert!(!given.kinds().await.contains(&"new_browser".to_owned()) || given.kinds().await.len() == 2);
        assert_eq!((given.events(EventType::SignUpRequested).await, given.events(EventType::UserRegistered).await), (1, 1));

        // Neither the link nor its form is good once more.
        let over = given.browser().get(&mail.link).await;
        assert_eq!((over.status, over.text("p.lead")), (400, said("error-sign-up-link-over-text")));
        let again = browser.submit(&link, "code", &[], None).await;
        assert!(!matches!(again.name().as_str(), "verify" | "sign-up"), "{}", again.body);
    })
    .await;
}

#[tokio::test]
async fn the_code_serves_as_well_and_without_an_app_it_ends_at_the_persons_own_pages() {
    where_open(async |given| {
        let browser = given.browser();
        let sign_in = browser.get("/account").await;
        let page = browser.get(&sign_in.attribute("a[href*='/sign-up']", "href")).await;
        assert_eq!(page.name(), "sign-up");
        let sent = fill(&browser, &page, "  MARA@example.com ").await;
        let mail = Mail::newest(&given, "MARA@example.com", 1).await;
        assert_eq!(id_of(&given, NEW).await, None);
        assert_eq!(type_code(&browser, &sent, " ").await.text(".error"), said("recover-code-missing"));
        let done = type_code(&browser, &sent, &mail.code.replace(' ', "-")).await;
        assert_eq!(done.name(), "account", "{}", done.body);
        assert!(signs_in(&given, NEW, CHOSEN).await);
        // Whoever comes by themselves ends at home.
        let other = given.browser();
        let sent = asked(&other, "bob@example.com").await;
        let mail = Mail::newest(&given, "bob@example.com", 1).await;
        assert_eq!(type_code(&other, &sent, &mail.code).await.name(), "home");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_nothing_of_the_password_comes_back() {
    where_open(async |given| {
        let browser = given.browser();
        let page = browser.get("/sign-up").await;
        for (email, name, password, field, text) in [
            ("mara", "", CHOSEN, "email", "setup-email-invalid"),
            ("", "", CHOSEN, "email", "setup-email-invalid"),
            ("a\"b@example.com", "", CHOSEN, "email", "setup-email-invalid"),
            (NEW, "Ma\u{202e}ra", CHOSEN, "name", "person-name-unfit"),
            (NEW, "", "", "password", "new-password-missing"),
            (NEW, "", "password1", "password", "new-password-common"),
        ] {
            let typed = [("email", email), ("name", name), ("password", password)];
            let refused = browser.submit(&page, "email", &typed, None).await;
            assert_eq!((refused.name().as_str(), refused.text(&format!("#{field}-error"))), ("sign-up", said(text)), "{email}, {name}");
            assert!(password.is_empty() || !refused.body.contains(password));
            assert!(email.is_empty() || refused.attribute("#email", "value") == email);
        }
        assert!(given.kinds().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn attack_a1_whether_somebody_has_the_address_is_seen_in_nothing_and_told_to_them_alone() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("sign-up", "open")]).await;
        let alice = given.person("alice@example.com").await;
        let disabled = given.person("other@example.com").await;
        given.disable(&disabled).await;
        let mut seen = Vec::new();
        for email in ["alice@example.com", "other@example.com", "nobod@example.com", "ALICE@example.com"] {
            let browser = given.browser();
            let page = browser.get("/sign-up").await;
            let unproven = || given.provider.strangers.unproven();
            let (before, in_store) = (unproven(), if pairing == Pairing::Embedded { kept(&given) } else { Default::default() });
            let sent = fill(&browser, &page, email).await;
            let asked = unproven() - before;
            let wrong = type_code(&browser, &sent, "0000 0000").await;
            let mut new = if pairing == Pairing::Embedded { kept(&given) } else { Default::default() };
            for (kind, count) in in_store {
                *new.entry(kind).or_default() -= count;
            }
            new.retain(|_, count| *count != 0);
            let plain = |page: &Page| {
                let cookies = page.headers.get_all("set-cookie").iter().count();
                (page.status, page.name(), page.text("main").replace(email, "ADDRESS"), page.body.len(), page.headers.len(), cookies)
            };
            assert!(wrong.says("recover-code-mismatch"), "{}", wrong.body);
            let mut names: Vec<String> =
                browser.cookies().split("; ").map(|pair| pair.split('=').next().unwrap_or_default().len().to_string()).collect();
            names.sort();
            seen.push((plain(&sent), plain(&wrong), asked, new, names));
        }
        for of_address in &seen {
            assert_eq!(of_address, &seen[0]);
        }
        until("all is written", async || given.kinds().await.len() == 4).await;
        let mut kinds = given.kinds().await;
        kinds.sort();
        assert_eq!(kinds, ["sign_up", "sign_up_taken", "sign_up_taken", "sign_up_taken"]);
        for row in given.told_by_mail().await.into_iter().filter(|row| row.kind == "sign_up_taken") {
            let said = words(&given.mail(&row.id).await);
            assert!(said.contains("You already have one") && said.contains("/sign-in") && !said.contains("Code:"), "{said}");
        }
        let browser = given.browser();
        let page = browser.get("/account").await;
        assert!(browser.sign_in(&page, "alice@example.com", PASSWORD).await.says("event-sign-up-requested"));
        assert_eq!(id_of(&given, "alice@example.com").await.as_deref(), Some(alice.as_str()));
    }
}

#[tokio::test]
async fn attack_a7_each_form_of_an_address_is_one_account() {
    where_open(async |given| {
        given.person("mara@bücher.example").await;
        for (n, same) in ["MARA@Bücher.example", "mara@xn--bcher-kva.example", "ｍａｒａ@bücher.example", "mara@BU\u{308}CHER.example"]
            .into_iter()
            .enumerate()
        {
            let browser = given.browser();
            assert_eq!(asked(&browser, same).await.name(), "sign-up-sent", "{same}");
            until("its owner is told", async || given.kinds().await.len() == n + 1).await;
        }
        assert!(given.kinds().await.iter().all(|kind| kind == "sign_up_taken"));
        // Another letter that looks alike is another address: it is for whoever reads its mails.
        let (browser, look_alike) = (given.browser(), "m\u{430}ra@example.com");
        given.person(NEW).await;
        let sent = asked(&browser, look_alike).await;
        let mail = Mail::newest(&given, look_alike, 1).await;
        type_code(&browser, &sent, &mail.code).await;
        assert!(signs_in(&given, NEW, PASSWORD).await && signs_in(&given, look_alike, CHOSEN).await);
    })
    .await;
}

#[tokio::test]
async fn attack_a3_a_scanner_and_another_device_make_no_account_and_use_no_link_up() {
    where_open(async |given| {
        let browser = given.browser();
        let sent = asked(&browser, NEW).await;
        let mail = Mail::newest(&given, NEW, 1).await;
        for _ in 0..3 {
            let other = given.browser();
            let page = other.get(&mail.link).await;
            assert_eq!((page.name().as_str(), page.text("h1")), ("verify", said("recover-elsewhere-title")));
            assert_eq!(page.text("code.key"), mail.code);
            assert!(page.forms().iter().all(|form| form.action.ends_with("/theme")), "nothing there can be pressed: {}", page.body);
            assert_eq!(other.get("/account").await.name(), "sign-in");
        }
        let without_cookies = reqwest::Client::builder().no_proxy().build().unwrap();
        for method in [reqwest::Method::GET, reqwest::Method::HEAD, reqwest::Method::POST] {
            let answer = without_cookies.request(method, &mail.link).header("accept", "text/html").send().await.unwrap();
            assert!(answer.status().as_u16() < 500);
        }
        assert_eq!(id_of(&given, NEW).await, None);
        assert_eq!(type_code(&browser, &sent, &mail.code).await.name(), "home", "it is good still");
    })
    .await;
}

#[tokio::test]
async fn attack_a3_a_mail_is_over_once_there_is_a_newer_one_and_after_its_time() {
    where_open(async |given| {
        let browser = given.browser();
        let sent = asked(&browser, NEW).await;
        let first = Mail::newest(&given, NEW, 1).await;
        let ask = browser.get(&sent.attribute("ul.links a[href*='/sign-up']", "href")).await;
        assert_eq!(
            (ask.attribute("#email", "value"), ask.attribute("#name", "value")),
            (NEW.into(), "Mara Lind".into()),
            "nobody types it twice"
        );
        let again = fill(&browser, &ask, NEW).await;
        assert_eq!(again.text(".notice"), said("recover-sent-again"));
        let second = Mail::newest(&given, NEW, 2).await;
        assert!(type_code(&browser, &again, &first.code).await.says("recover-code-mismatch"));
        assert_eq!(given.browser().get(&first.link).await.status, 400);
        // Beside other replicas records are kept for as much longer as clocks may differ.
        given.later_for_all(LASTS);
        assert!(type_code(&browser, &again, &second.code).await.says("recover-over"));
        assert_eq!((browser.get(&second.link).await.status, id_of(&given, NEW).await), (400, None));
    })
    .await;
}

#[tokio::test]
async fn attack_a3_codes_for_an_account_are_looked_at_a_few_times_and_in_the_browser_that_asked_alone() {
    where_open(async |given| {
        let browser = given.browser();
        let sent = asked(&browser, NEW).await;
        let mail = Mail::newest(&given, NEW, 1).await;
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
        assert_eq!(type_code(&browser, &page, &mail.code).await.text(".notice"), said("recover-used-up"));
        assert!(type_code(&browser, &page, &mail.code).await.says("recover-over"), "the right one comes too late");
        assert_eq!(id_of(&given, NEW).await, None);
    })
    .await;
}

#[tokio::test]
async fn attack_m2_who_noted_what_a_browser_holds_makes_no_account_there_with_a_password_of_their_own() {
    where_open(async |given| {
        let (attacker, victim) = (given.browser(), given.browser());
        // The attacker noted the ids of the victim's browser, begins there with the victim's address, and hopes for a press on the link.
        victim.get("/account").await;
        for pair in victim.cookies().split("; ").filter(|pair| pair.contains("latchkey_browser")) {
            attacker.plant(&format!("{pair}; Path=/"));
        }
        asked(&attacker, NEW).await;
        let mail = Mail::newest(&given, NEW, 1).await;
        let link = victim.get(&mail.link).await;
        let pressed = if link.forms().iter().any(|form| form.fields.iter().any(|(name, _)| name == "code")) {
            victim.submit(&link, "code", &[], None).await
        } else {
            link
        };
        assert_ne!(pressed.name(), "home", "{}", pressed.body);
        assert_eq!(id_of(&given, NEW).await, None);
        assert!(!signs_in(&given, NEW, CHOSEN).await);
    })
    .await;
}

#[tokio::test]
async fn attack_a3_no_host_and_no_field_of_the_form_for_an_account_changes_a_mail() {
    where_open(async |given| {
        for (name, value) in [("x-forwarded-host", "evil.example"), ("forwarded", "host=evil.example;proto=https")] {
            let browser = Browser::sending(&given.issuer, name, value.as_bytes());
            asked(&browser, NEW).await;
        }
        let mail = Mail::newest(&given, NEW, 2).await;
        assert!(mail.link.starts_with(&given.issuer) && !mail.text.contains("evil.example"), "{}", mail.text);
        let browser = given.browser();
        for email in [
            "mara@example.com\r\nBcc: all@example.com",
            "mara@example.com, bob@evil.example",
            "<mara@example.com>",
            "mara\u{2028}x@example.com",
            "\"a b\"@example.com",
        ] {
            let page = asked(&browser, email).await;
            assert!(page.name() == "error" || page.text("#email-error") == said("setup-email-invalid"), "{email}: {}", page.body);
        }
        let page = browser.get("/sign-up").await;
        let named = [("email", NEW), ("name", "Mara\r\nBcc: all@example.com"), ("password", CHOSEN)];
        assert_eq!(browser.submit(&page, "email", &named, None).await.name(), "error");
        for row in given.told_by_mail().await {
            assert_eq!(row.recipient, NEW);
            assert!(!given.mail(&row.id).await.contains("Bcc"));
        }
    })
    .await;
}

#[tokio::test]
async fn attack_a1_so_many_mails_are_sent_to_an_address_and_being_slowed_tells_nothing() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("sign-up", "open"), ("trusted-proxies", "127.0.0.1/32")]).await;
        given.person("alice@example.com").await;
        let [share, _] = SHARES;
        let mut answers = Vec::new();
        for email in ["alice@example.com", "nobod@example.com"] {
            let mut of_address = Vec::new();
            for n in 0..=share.of_all {
                let page = asked(&Browser::at(&given.issuer, &format!("198.51.{n}.1")), email).await;
                of_address.push((page.status, page.name(), page.text(".notice"), page.headers.get("retry-after").cloned()));
            }
            answers.push(of_address);
        }
        assert_eq!(answers[0], answers[1], "being slowed tells nothing");
        let last = answers[0].last().unwrap();
        assert_eq!((last.0, last.1.as_str(), last.3.as_ref().unwrap().to_str().unwrap()), (429, "sign-up", "3600"));
        assert_eq!(last.2, said_with("throttled", &[("minutes", 60_u32.into())]));
        assert_eq!(given.events(EventType::SignUpRefused).await, 2);
        let metrics = reqwest::get(format!("{}/metrics", given.management)).await.unwrap().text().await.unwrap();
        assert!(metrics.contains("latchkey_sign_up_requests_total{outcome=\"slowed\"}"), "{metrics}");
    }
}

#[tokio::test]
async fn a_press_that_comes_twice_sends_one_mail_and_makes_one_account() {
    where_open(async |given| {
        let browser = given.browser();
        let page = browser.get("/sign-up").await;
        let press = || fill(&browser, &page, NEW);
        let (first, second) = tokio::join!(press(), press());
        assert_eq!((first.name().as_str(), second.name().as_str()), ("sign-up-sent", "sign-up-sent"));
        let mail = Mail::newest(&given, NEW, 1).await;
        let press = || type_code(&browser, &first, &mail.code);
        let (first, second) = tokio::join!(press(), press());
        assert_eq!((first.name().as_str(), second.name().as_str()), ("home", "home"));
        assert_eq!(given.events(EventType::UserRegistered).await, 1);
    })
    .await;
}

#[tokio::test]
async fn of_two_browsers_that_prove_one_address_one_makes_the_account_and_the_other_is_told() {
    where_open(async |given| {
        let (one, other) = (given.browser(), given.browser());
        let first = asked(&one, NEW).await;
        let mail_of_first = Mail::newest(&given, NEW, 1).await;
        let second = asked(&other, NEW).await;
        let mail_of_second = Mail::newest(&given, NEW, 2).await;
        assert_eq!(type_code(&one, &first, &mail_of_first.code).await.name(), "home");
        let told = type_code(&other, &second, &mail_of_second.code).await;
        assert_eq!((told.name().as_str(), told.text(".notice")), ("sign-in", said("notice-address-taken")));
        // Or an admin was first.
        let browser = given.browser();
        let sent = asked(&browser, "bob@example.com").await;
        let mail = Mail::newest(&given, "bob@example.com", 1).await;
        let person = Description { email: "bob@example.com".into(), ..Description::default() };
        given.perform(CreatePerson { person, groups: Vec::new(), owner: false, password: None }).await;
        assert_eq!(type_code(&browser, &sent, &mail.code).await.name(), "sign-in");
        assert!(!signs_in(&given, "bob@example.com", CHOSEN).await);
    })
    .await;
}

#[tokio::test]
async fn prompt_create_4_1_asks_for_an_account_whoever_is_signed_in_and_whoever_has_one_signs_in() {
    where_open(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = first_party(&given).await;
        let browser = given.browser();
        let code = browser.authorize(&app.request("openid", &[]), "alice@example.com", PASSWORD).await.code();
        let tokens = app.redeem(&code).await.good();
        let page = browser.get(&app.request("openid", &[("prompt", "create")])).await;
        assert_eq!(page.name(), "sign-up", "{}", page.body);
        let sign_in = browser.get(&page.attribute("ul.after a[href*='/sign-in']", "href")).await;
        assert_eq!(sign_in.name(), "sign-in");
        let done = browser.sign_in(&sign_in, "alice@example.com", PASSWORD).await;
        assert_eq!(body(&app.redeem(&done.code()).await.good().text("id_token"))["sub"], alice);
        // The new account answers, and not the one that was there.
        let page = browser.get(&app.request("openid", &[("prompt", "create")])).await;
        let sent = fill(&browser, &page, NEW).await;
        let done = type_code(&browser, &sent, &Mail::newest(&given, NEW, 1).await.code).await;
        let sub = body(&app.redeem(&done.code()).await.good().text("id_token"))["sub"].as_str().unwrap().to_owned();
        assert_eq!(Some(sub), id_of(&given, NEW).await);
        // An app that takes one account alone gets no other.
        let hint = tokens.text("id_token");
        let page = given.browser().get(&app.request("openid", &[("prompt", "create"), ("id_token_hint", &hint)])).await;
        assert_eq!(page.name(), "sign-in");
        assert!(!page.body.contains("/sign-up"), "{}", page.body);
        let refused = given.browser().get(&app.request("openid", &[("prompt", "create none")])).await;
        assert_eq!(refused.error(), "invalid_request");
    })
    .await;
}

#[tokio::test]
async fn who_never_proves_the_address_leaves_nobody_and_who_is_erased_leaves_no_address() {
    where_open(async |given| {
        let browser = given.browser();
        let sent = asked(&browser, NEW).await;
        let mail = Mail::newest(&given, NEW, 1).await;
        assert_eq!(given.events(EventType::UserCreated).await, 1, "whoever was there");
        let requested = given.told(EventType::SignUpRequested).await;
        assert!(!format!("{requested:?}").contains("mara"), "{requested:?}");
        type_code(&browser, &sent, &mail.code).await;
        let id = id_of(&given, NEW).await.unwrap();
        given.delete_person(&id).await;
        assert!(given.told_by_mail().await.iter().all(|row| row.recipient != NEW), "what proved the address goes with its person");
        // And the address is free again.
        let again = given.browser();
        let sent = asked(&again, NEW).await;
        let mail = Mail::newest(&given, NEW, 1).await;
        assert_eq!(type_code(&again, &sent, &mail.code).await.name(), "home");
        assert_ne!(id_of(&given, NEW).await, Some(id));
    })
    .await;
}

#[tokio::test]
async fn the_setting_says_who_may_make_an_account() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        let app = given.client("app").await;
        let closed = async |given: &Scenario, text: &str| {
            let page = given.browser().get("/sign-up").await;
            assert_eq!((page.name().as_str(), page.text("p.lead")), ("sign-up", said(text)));
            assert!(page.forms().iter().all(|form| form.action.ends_with("/theme")), "{}", page.body);
            assert!(!given.browser().get("/sign-in").await.body.contains("/sign-up"));
            let values = &given.document("/.well-known/openid-configuration").await["prompt_values_supported"];
            assert!(!values.to_string().contains("create"));
            let refused = given.browser().get(&app.request("openid", &[("prompt", "create")])).await;
            assert_eq!(refused.error(), "invalid_request");
        };
        closed(&given, "sign-up-closed-text").await;
        let given = given.restart_with(&[("sign-up", "invitation")]).await;
        closed(&given, "sign-up-invitation-text").await;
        let given = given.restart_with(&[("sign-up", "domains"), ("sign-up-domains", "example.com, *.example.org")]).await;
        let browser = given.browser();
        for elsewhere in ["mara@example.net", "mara@sub.example.com", "mara@example.org", "mara@notexample.com"] {
            let refused = asked(&browser, elsewhere).await;
            let domains = said_with("sign-up-domain", &[("domains", "example.com, *.example.org".into())]);
            assert_eq!(refused.text("#email-error"), domains, "{elsewhere}");
        }
        assert!(given.kinds().await.is_empty());
        assert_eq!(asked(&browser, "mara@a.example.org").await.name(), "sign-up-sent");
        let page = browser.get("/sign-up").await;
        let sent = fill(&browser, &page, NEW).await;
        let mail = Mail::newest(&given, NEW, 1).await;
        // What was begun leads nowhere once it is closed.
        let given = given.restart_with(&[("sign-up", "open")]).await;
        assert_eq!(given.browser().get("/sign-up").await.forms().iter().filter(|form| form.action.contains("/sign-up")).count(), 1);
        let given = given.restart_with(&[("sign-up", "closed")]).await;
        assert!(type_code(&browser, &sent, &mail.code).await.says("sign-up-closed-text"));
        assert!(fill(&browser, &page, NEW).await.says("sign-up-closed-text"));
        assert_eq!((browser.get(&mail.link).await.status, id_of(&given, NEW).await), (400, None));
        assert!(browser.get(&sent.url).await.says("sign-up-closed-text"));
    }
}

#[tokio::test]
async fn throw_away_addresses_make_no_account_and_the_operator_says_which_they_are() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("sign-up", "open")]).await;
        let browser = given.browser();
        for thrown_away in ["mara@mailinator.com", "mara@Any.MAILINATOR.com"] {
            let refused = asked(&browser, thrown_away).await;
            assert_eq!((refused.name().as_str(), refused.text("#email-error")), ("sign-up", said("sign-up-throwaway")), "{thrown_away}");
        }
        assert!(given.kinds().await.is_empty());
        let own = given.provider.settings.data_dir.join("thrown-away.txt");
        std::fs::write(&own, "# ours\ntrash.example\n").unwrap();
        let given = given.restart_with(&[("sign-up-throwaway-domains-file", own.to_str().unwrap())]).await;
        assert_eq!(asked(&browser, "mara@trash.example").await.name(), "sign-up");
        assert_eq!(asked(&browser, "mara@mailinator.com").await.name(), "sign-up-sent");
        Mail::newest(&given, "mara@mailinator.com", 1).await;
    }
}

/// An account that was made and waits; gives the page that says so.
async fn waiting(given: &Scenario, browser: &Browser, email: &'static str) -> (String, Page) {
    let sent = asked(browser, email).await;
    let page = type_code(browser, &sent, &Mail::newest(given, email, 1).await.code).await;
    (id_of(given, email).await.unwrap(), page)
}

#[tokio::test]
async fn an_account_waits_for_an_admin_where_the_setting_says_so() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("sign-up", "open"), ("sign-up-approval", "true")]).await;
        let browser = given.browser();
        let (id, page) = waiting(&given, &browser, NEW).await;
        assert_eq!((page.name().as_str(), page.text("p.lead bdi").as_str()), ("sign-up-waiting", NEW));
        assert_eq!(browser.get("/account").await.name(), "sign-in", "nobody is signed in");
        let sign_in = browser.get("/account").await;
        let refused = browser.sign_in(&sign_in, NEW, CHOSEN).await;
        assert_eq!((refused.name().as_str(), refused.text("#username-error")), ("sign-in", said("sign-in-waiting")));
        assert_eq!(browser.sign_in(&sign_in, NEW, "not the password 7").await.text("#password-error"), said("sign-in-mismatch"));
        // A forgotten password is no way round it.
        let ask = browser.get("/recover").await;
        browser.submit(&ask, "email", &[("email", NEW)], None).await;
        until("it is told", async || given.kinds().await.contains(&"recovery_not_possible".to_owned())).await;
        given.perform(ApprovePerson { person: WhichPerson::Id(id.clone()) }).await;
        assert!(signs_in(&given, NEW, CHOSEN).await);
        let mail = words(&given.mail_of("account_approved").await);
        assert!(mail.contains("You can sign in now") && mail.contains("/sign-in") && !mail.contains("127.0.0.1"), "{mail}");
        assert_eq!(
            (given.events(EventType::UserApproved).await, given.told(EventType::UserRegistered).await["waits"].as_bool()),
            (1, Some(true))
        );
    }
}

#[tokio::test]
async fn who_is_refused_is_told_the_reason_and_leaves_nothing() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("sign-up", "open"), ("sign-up-approval", "true")]).await;
        given.admin("owner@example.com").await;
        let (id, _) = waiting(&given, &given.browser(), NEW).await;
        let admin = given.browser();
        let page = admin.get("/admin/people?status=waiting").await;
        let list = admin.sign_in(&page, "owner@example.com", PASSWORD).await;
        assert!(list.text("table").contains(NEW) && !list.text("table").contains("owner@example.com"), "{}", list.body);
        assert!(admin.get("/admin").await.body.contains("status=waiting"), "the overview says so");
        let page = admin.get(&format!("/admin/people/{id}")).await;
        assert!(page.says("person-waiting-title"), "{}", page.body);
        let unfit = admin.submit(&page, "reason", &[("reason", "n\u{202e}o")], None).await;
        assert_eq!(unfit.text("#reason-error"), said("person-reason-unfit"));
        let done = admin.submit(&page, "reason", &[("reason", "You are not a <member>")], None).await;
        assert_eq!(done.text(".notice"), said("notice-person-refused"));
        assert_eq!(id_of(&given, NEW).await, None);
        let row = given.told_by_mail().await.into_iter().find(|row| row.kind == "account_refused").unwrap();
        assert_eq!((row.recipient.as_str(), row.user_id), (NEW, None));
        let mail = given.mail(&row.id).await;
        assert!(words(&mail).contains("Reason: You are not a <member>") && !mail.contains("<member></"), "{mail}");
        assert_eq!(
            (given.events(EventType::UserRefused).await, given.told_by_mail().await.iter().filter(|row| row.kind == "sign_up").count()),
            (1, 0)
        );
        // The button of a page that is old.
        let late = admin.submit(&page, "reason", &[("reason", "")], None).await;
        assert_eq!(late.text(".notice"), said("notice-console-gone"));
        // Of two who decide at once one does.
        let (id, _) = waiting(&given, &given.browser(), "bob@example.com").await;
        let approve = ApprovePerson { person: WhichPerson::Id(id.clone()) };
        let refuse = RefusePerson { person: WhichPerson::Id(id.clone()), reason: String::new() };
        let acting = || given.provider.acting(latchkey::audit::Actor::Command);
        let (approved, refused) = tokio::join!(given.provider.perform(acting(), approve), given.provider.perform(acting(), refuse));
        assert_ne!(approved.is_ok(), refused.is_ok());
        assert_eq!(id_of(&given, "bob@example.com").await.is_some(), approved.is_ok());
    }
}

#[tokio::test]
async fn attack_a1_accounts_by_the_dozen_from_one_network_cost_work_that_counts_once() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("sign-up", "open"), ("trusted-proxies", "127.0.0.1/32")]).await;
        let here = || Browser::at(&given.issuer, "203.0.113.9");
        for n in 0..WITHOUT_WORK {
            assert_eq!(asked(&here(), &format!("n{n}@example.com")).await.name(), "sign-up-sent");
        }
        let browser = here();
        let page = browser.get("/sign-up").await;
        let challenge = page.attribute("form[data-work]", "data-work");
        assert!(page.attribute("form[data-work]", "data-worker").contains("/assets/work-worker-") && page.says("sign-up-work-script"));
        let send = async |browser: &Browser, page: &Page, email: &str, done: (&str, &str)| {
            let typed = [("email", email), ("password", CHOSEN), ("work", done.0), ("work_number", done.1)];
            browser.submit(page, "email", &typed, None).await
        };
        let number = work(&challenge);
        let another = here();
        let other = another.get("/sign-up").await;
        for (done, what) in [
            (("", ""), "none"),
            ((challenge.as_str(), ""), "no number"),
            ((challenge.as_str(), "0"), "another number"),
            (("AAAA", number.as_str()), "another challenge"),
        ] {
            let refused = send(&browser, &page, NEW, done).await;
            assert_eq!((refused.name().as_str(), refused.text(".notice")), ("sign-up", said("notice-work-not-done")), "{what}");
        }
        let elsewhere = send(&another, &other, NEW, (&challenge, &number)).await;
        assert_eq!(elsewhere.text(".notice"), said("notice-work-not-done"), "the work of another journey");
        assert_eq!(send(&browser, &page, NEW, (&challenge, &number)).await.name(), "sign-up-sent");
        let again = send(&browser, &page, "bob@example.com", (&challenge, &number)).await;
        assert_eq!(again.text(".notice"), said("notice-work-not-done"), "it counts once");
        assert_eq!(asked(&browser, "bob@example.com").await.name(), "sign-up-sent");
        // Elsewhere, and here an hour later, nobody works.
        assert!(!Browser::at(&given.issuer, "198.51.100.9").get("/sign-up").await.body.contains("data-work"));
        given.later(Duration::from_secs(60 * 60));
        assert!(!here().get("/sign-up").await.body.contains("data-work"));
    }
}
