//! A code or a link by e-mail in place of a password, and as a second factor for who has none (RFC 8176; OpenID Connect Core §5.5.1.1).

use std::time::Duration;

use latchkey::acts::group::{ChangeGroup, WhichGroup};
use latchkey::acts::password::SetPassword;
use latchkey::acts::person::{ChangePerson, Changes, CreatePerson, Description, WhichPerson};
use latchkey::audit::EventType;
use latchkey::config::EmailCodes;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::sign_in::mail_requests::{GUESSES, SHARES};
use serde_json::{Value, json};

use crate::not_me::{disown, hashed, link};
use crate::recovery::{choose, is_signed_in, signs_in, type_code};
use crate::scenario::mail_server::{header, words};
use crate::scenario::{Browser, PASSWORD, Page, RelyingParty, Scenario, body, pairings, said, until};

const ALICE: &str = "alice@example.com";
const CHOSEN: &str = "amber kites over 7 bridges";
const LASTS: Duration = Duration::from_secs(10 * 60);
/// Mails of one millisecond stand in any order.
const MOMENT: Duration = Duration::from_millis(1);
const TWO: &str = "urn:latchkey:acr:2";
const ONE: &str = "urn:latchkey:acr:1";

/// Tells a story on each pairing where codes by e-mail may be this.
async fn where_allowed<F: Future<Output = ()>>(what: &str, story: impl Fn(Scenario) -> F) {
    for pairing in pairings() {
        eprintln!("on {pairing:?}");
        story(Scenario::on(pairing, &[("email-code", what), ("trusted-proxies", "127.0.0.1/32")]).await).await;
    }
}

/// What a mail hands over.
pub struct Mail {
    link: String,
    pub code: String,
    text: String,
}

impl Mail {
    /// The newest mail with a code to sign in with, where there are so many.
    pub async fn newest(given: &Scenario, count: usize) -> Self {
        let sent = async || given.told_by_mail().await.into_iter().filter(|row| row.kind == "email_code").collect::<Vec<_>>();
        until("the mail is written", async || sent().await.len() >= count).await;
        let rows = sent().await;
        assert_eq!(rows.len(), count);
        let text = given.mail(&rows.last().unwrap().id).await;
        let said = words(&text);
        let link = said.lines().find(|line| line.contains("/email-code/")).unwrap_or_else(|| panic!("no link: {said}")).trim().to_owned();
        let code = said.lines().find_map(|line| line.trim().strip_prefix("Code: ")).unwrap_or_else(|| panic!("no code: {said}"));
        given.later(MOMENT);
        Self { link, code: code.to_owned(), text }
    }

    fn token(&self) -> &str {
        self.link.rsplit('/').next().unwrap()
    }

    /// Another code.
    fn wrong(&self) -> &'static str {
        if self.code == "1234 5678" { "8765 4321" } else { "1234 5678" }
    }
}

/// How many mails with a code there are.
async fn mails(given: &Scenario) -> usize {
    given.kinds().await.iter().filter(|kind| *kind == "email_code").count()
}

/// Follows the link of a page that asks who it is, or for the password.
async fn instead(browser: &Browser, page: &Page) -> Page {
    let ask = browser.get(&page.attribute("a[href*='/sign-in/email']", "href")).await;
    assert_eq!(ask.name(), "email-code-send", "{}", ask.body);
    ask
}

/// Asks for a code on the way to a page of the person's own.
async fn asked(browser: &Browser, login: &str) -> Page {
    let ask = instead(browser, &browser.get("/account").await).await;
    browser.submit(&ask, "email", &[("email", login)], None).await
}

async fn first_party(given: &Scenario) -> RelyingParty {
    let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
    given.client_with("app", ClientKind::Web, json!({}), settings).await
}

fn essential() -> String {
    json!({"id_token": {"acr": {"essential": true, "value": TWO}}}).to_string()
}

/// What the app is told of a sign-in that is over.
async fn told(app: &RelyingParty, page: &Page) -> Value {
    body(&app.redeem(&page.code()).await.good().text("id_token"))
}

/// Presses the button by which a known person asks for a code.
async fn send(browser: &Browser, page: &Page) -> Page {
    assert_eq!((page.name().as_str(), page.text("h1")), ("email-code-send", said("email-code-second-title")), "{}", page.body);
    browser.submit(page, "journey", &[], None).await
}

async fn allow_in_group(given: &Scenario, name: &str, email_codes: EmailCodes) {
    let group = WhichGroup::Name(name.to_owned());
    given.perform(ChangeGroup { group, name: None, requires_second_factor: None, email_codes: Some(email_codes), seen: None }).await;
    given.later(MOMENT);
}

#[tokio::test]
async fn a_code_signs_in_without_a_password_and_the_app_is_told_the_truth_of_it() {
    where_allowed("first", async |given| {
        let alice = given.person(ALICE).await;
        let app = first_party(&given).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("login_hint", ALICE)])).await;
        let ask = instead(&browser, &page).await;
        assert_eq!(ask.attribute("#email", "value"), ALICE, "whom the app expects");
        let sent = browser.submit(&ask, "email", &[], None).await;
        assert_eq!((sent.name().as_str(), sent.text("p.lead bdi").as_str()), ("email-code", ALICE));
        let mail = Mail::newest(&given, 1).await;
        assert_eq!(header(&mail.text, "To"), ALICE);
        assert!(!header(&mail.text, "Subject").contains(mail.code.get(..4).unwrap()), "what a locked screen shows");
        let words = words(&mail.text);
        assert!(words.contains("Address: ") && words.contains("for 10 minutes"), "{words}");
        let missing = type_code(&browser, &sent, " ").await;
        assert!(missing.says("recover-code-missing") && missing.name() == "email-code");
        let claims = told(&app, &type_code(&browser, &missing, &mail.code.replace(' ', "-")).await).await;
        assert_eq!((&claims["acr"], &claims["amr"], claims["sub"].as_str().unwrap()), (&json!(ONE), &json!(["otp"]), alice.as_str()));
        given.noted().await;
        let account = browser.get("/account").await;
        assert!(is_signed_in(&account) && account.says("event-email-code-used"), "{}", account.body);
        assert_eq!(given.told(EventType::EmailCodeUsed).await["factor"], "first");
        assert_eq!((given.events(EventType::EmailCodeRequested).await, given.events(EventType::SignedIn).await), (1, 1));

        // prompt=login asks the person who is known: here as before.
        let page = browser.get(&app.request("openid", &[("prompt", "login")])).await;
        let ask = instead(&browser, &page).await;
        assert!(ask.forms().iter().all(|form| form.fields.iter().all(|(name, _)| name != "email")), "it is known who: {}", ask.body);
        let sent = browser.submit(&ask, "journey", &[], None).await;
        given.later(Duration::from_secs(5));
        let claims = told(&app, &type_code(&browser, &sent, &Mail::newest(&given, 2).await.code).await).await;
        assert_eq!((&claims["acr"], claims["auth_time"].as_i64().unwrap()), (&json!(ONE), given.now().as_seconds()));
        // max_age too.
        given.later(Duration::from_secs(120));
        let page = browser.get(&app.request("openid", &[("max_age", "60")])).await;
        let sent = browser.submit(&instead(&browser, &page).await, "journey", &[], None).await;
        let claims = told(&app, &type_code(&browser, &sent, &Mail::newest(&given, 3).await.code).await).await;
        assert!(given.now().as_seconds() - claims["auth_time"].as_i64().unwrap() < 60);
    })
    .await;
}

#[tokio::test]
async fn the_link_signs_in_the_browser_that_asked_after_a_press_and_an_account_needs_no_password() {
    where_allowed("first", async |given| {
        let bare = Description { email: "bare@example.com".into(), email_verified: true, ..Description::default() };
        given.perform(CreatePerson { person: bare, groups: Vec::new(), owner: false, password: None }).await;
        let browser = given.browser();
        asked(&browser, "bare@example.com").await;
        let mail = Mail::newest(&given, 1).await;
        assert!(mail.link.starts_with(&format!("{}/email-code/", given.issuer)), "{}", mail.link);
        let link = browser.get(&mail.link).await;
        assert_eq!((link.name().as_str(), link.text("p.lead")), ("verify", said("email-code-link-text")));
        assert!(link.url.contains("/email-code/link?link=") && !link.body.contains(mail.token()), "the token goes nowhere else");
        assert_eq!(link.headers["cache-control"], "no-store");
        assert_eq!(link.headers["referrer-policy"], "same-origin");
        assert_eq!(given.browser().get("/account").await.name(), "sign-in");
        assert!(is_signed_in(&browser.submit(&link, "code", &[], None).await));
        // Neither the link nor its form is good once more.
        let over = browser.get(&mail.link).await;
        assert_eq!((over.status, over.text("p.lead")), (400, said("error-email-code-link-over-text")));
        let elsewhere = given.browser();
        assert!(!is_signed_in(&elsewhere.post(&link.form("code").action, &link.form("code").fields).await));
        assert_eq!(elsewhere.get("/account").await.name(), "sign-in");
    })
    .await;
}

#[tokio::test]
async fn a_code_beside_the_password_is_a_second_factor_where_one_is_asked_for() {
    where_allowed("second", async |given| {
        given.person(ALICE).await;
        let app = first_party(&given).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        assert!(!page.body.contains("/sign-in/email"), "not in place of a password");
        let plain = told(&app, &browser.sign_in(&page, ALICE, PASSWORD).await).await;
        assert_eq!(plain["acr"], ONE, "nobody is asked where nothing asks");
        // A step up: the session has the password, the mail shows the rest.
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        assert!(page.body.contains(ALICE));
        let sent = send(&browser, &page).await;
        assert_eq!((sent.name().as_str(), sent.text("p.lead bdi").as_str()), ("email-code", ALICE));
        let mail = Mail::newest(&given, 1).await;
        assert!(words(&mail.text).contains("with your password"), "{}", mail.text);
        let wrong = type_code(&browser, &sent, mail.wrong()).await;
        assert!(wrong.name() == "email-code" && wrong.says("recover-code-mismatch"), "{}", wrong.body);
        let claims = told(&app, &type_code(&browser, &wrong, &mail.code).await).await;
        assert_eq!((&claims["acr"], &claims["amr"]), (&json!(TWO), &json!(["pwd", "otp", "mfa"])));
        let again = browser.get(&app.request("openid", &[("claims", &essential()), ("prompt", "none")])).await;
        assert_eq!(told(&app, &again).await["acr"], TWO, "the session remembers it");
        assert_eq!((given.events(EventType::SecondFactorRefused).await, given.events(EventType::EmailCodeUsed).await), (1, 1));

        // By the link as well, at once after the password, and for a group.
        given.person_with("bob@example.com", json!({}), &["staff"], false).await;
        given.require_of_group("staff", true).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, "bob@example.com", PASSWORD).await;
        send(&browser, &page).await;
        let link = browser.get(&Mail::newest(&given, 2).await.link).await;
        assert_eq!(link.name(), "verify");
        assert!(is_signed_in(&browser.submit(&link, "code", &[], None).await));
    })
    .await;
}

#[tokio::test]
async fn who_is_asked_only_because_the_app_would_like_it_may_pass_it_over() {
    where_allowed("second", async |given| {
        given.person(ALICE).await;
        let app = first_party(&given).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("acr_values", TWO)])).await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert!(page.says("not-now"), "{}", page.body);
        assert_eq!(told(&app, &browser.submit(&page, "journey", &[], Some("later")).await).await["acr"], ONE);
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("acr_values", TWO)])).await;
        let sent = send(&browser, &browser.sign_in(&page, ALICE, PASSWORD).await).await;
        assert_eq!(told(&app, &type_code(&browser, &sent, &Mail::newest(&given, 1).await.code).await).await["acr"], TWO);
        // Where nothing less will do there is no such button, and its form does nothing.
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert!(!page.says("not-now"));
        let form = page.form("journey");
        let fields: Vec<_> = form.fields.into_iter().chain([("later".to_owned(), "yes".to_owned())]).collect();
        assert_eq!(browser.post(&form.action, &fields).await.name(), "email-code-send");
    })
    .await;
}

#[tokio::test]
async fn the_setting_says_who_may_sign_in_with_a_code_by_email() {
    for pairing in pairings() {
        for (word, first, second) in [("never", false, false), ("second", false, true), ("first", true, false), ("both", true, true)] {
            let given = Scenario::on(pairing, &[("email-code", word)]).await;
            given.person(ALICE).await;
            let app = first_party(&given).await;
            let browser = given.browser();
            let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
            assert_eq!(page.body.contains("/sign-in/email"), first, "{word}");
            let by_hand = browser.get(&page.url.replace("/sign-in?", "/sign-in/email?")).await;
            assert_eq!(by_hand.name() == "email-code-send", first, "{word}");
            let page = browser.sign_in(&page, ALICE, PASSWORD).await;
            assert_eq!(page.name() == "email-code-send", second, "{word}: {}", page.name());
        }
        let given = Scenario::on(pairing, &[("email-code", "both")]).await;
        // A group may allow less, and the strictest word holds.
        let app = first_party(&given).await;
        given.person_with(ALICE, json!({}), &["strict", "mild"], false).await;
        for (strict, mild, first, second) in [
            (EmailCodes::Both, EmailCodes::Both, true, true),
            (EmailCodes::Second, EmailCodes::Both, false, true),
            (EmailCodes::Second, EmailCodes::First, false, false),
            (EmailCodes::Never, EmailCodes::Both, false, false),
        ] {
            allow_in_group(&given, "mild", mild).await;
            allow_in_group(&given, "strict", strict).await;
            let before = mails(&given).await;
            let refusals = given.events(EventType::EmailCodeRefused).await;
            assert_eq!(asked(&given.browser(), ALICE).await.name(), "email-code", "what is not sent is not seen");
            until("it is sent or noted", async || {
                mails(&given).await > before || given.events(EventType::EmailCodeRefused).await > refusals
            })
            .await;
            assert_eq!(mails(&given).await > before, first, "{strict:?} {mild:?}");
            let browser = given.browser();
            let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
            let page = browser.sign_in(&page, ALICE, PASSWORD).await;
            assert_eq!(page.name() == "email-code-send", second, "{strict:?} {mild:?}");
            given.later(Duration::from_secs(2 * 3600));
        }
        assert_eq!(given.told(EventType::GroupUpdated).await["email_codes"], "never");
    }
}

#[tokio::test]
async fn attack_a1_who_may_not_gets_none_and_what_is_seen_is_the_same_for_everybody() {
    where_allowed("first", async |given| {
        given.person("somebody@example.com").await;
        let disabled = given.person("disabled@example.com").await;
        given.disable(&disabled).await;
        let of = |email: &str, email_verified| Description { email: email.into(), email_verified, ..Description::default() };
        let made = |person| CreatePerson { person, groups: Vec::new(), owner: false, password: None };
        given.perform(made(of("unproven@example.com", false))).await;
        given.perform(made(of("password@example.com", true))).await;
        let barred = given.person_with("grouping@example.com", json!({}), &["strict"], false).await;
        allow_in_group(&given, "strict", EmailCodes::Second).await;
        let factors = given.person("twofactor@example.com").await;
        given.second_factor(&factors).await;
        let mut seen = Vec::new();
        for login in [
            "somebody@example.com",
            "disabled@example.com",
            "unproven@example.com",
            "password@example.com",
            "grouping@example.com",
            "twofactor@example.com",
            "nobodyxx@example.com",
            "a-user-name",
            "a@@b@c",
        ] {
            let browser = given.browser();
            let sent = asked(&browser, login).await;
            let wrong = type_code(&browser, &sent, "0000 0000").await;
            let plain = |page: &Page| {
                let size = page.body.replace(login, "LOGIN").len();
                (page.status, page.name(), page.text("main").replace(login, "LOGIN"), page.headers.len(), size)
            };
            assert!(wrong.says("recover-code-mismatch"), "{}", wrong.body);
            seen.push((plain(&sent), plain(&wrong)));
        }
        assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "{seen:?}");
        until("all is sent or noted", async || mails(&given).await == 3 && given.events(EventType::EmailCodeRefused).await == 6 + 9).await;
        let mut to: Vec<_> =
            given.told_by_mail().await.into_iter().filter(|row| row.kind == "email_code").map(|row| row.recipient).collect();
        to.sort();
        assert_eq!(to, ["password@example.com", "somebody@example.com", "twofactor@example.com"], "and nobody else is written to");
        assert!(!barred.is_empty());
    })
    .await;
}

#[tokio::test]
async fn attack_a1_all_together_ask_for_so_many_mails_with_a_code_in_a_day() {
    for pairing in pairings() {
        let settings = [("email-code", "first"), ("email-codes-per-day", "2"), ("trusted-proxies", "127.0.0.1/32")];
        let given = Scenario::on(pairing, &settings).await;
        given.person(ALICE).await;
        for n in 1..=4_u8 {
            let page = asked(&Browser::at(&given.issuer, &format!("203.0.{n}.7")), &format!("nobody{n}@example.com")).await;
            assert_eq!((page.name().as_str(), page.status), if n <= 2 { ("email-code", 200) } else { ("email-code-send", 429) });
        }
        assert_eq!(given.events(EventType::MessageBoundReached).await, 1, "it is told once");
        assert_eq!(given.told(EventType::MessageBoundReached).await["bound"], "email-codes");
        given.later_for_all(Duration::from_secs(86_400));
        assert_eq!(asked(&given.browser(), ALICE).await.name(), "email-code", "a new day");
    }
}

#[tokio::test]
async fn attack_a1_who_waits_for_an_approval_is_sent_none() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("email-code", "first"), ("sign-up", "open"), ("sign-up-approval", "true")]).await;
        let browser = given.browser();
        let page = browser.get("/sign-up").await;
        let sent = browser.submit(&page, "email", &[("email", "new@example.com"), ("password", CHOSEN)], None).await;
        let code = crate::sign_up::Mail::newest(&given, "new@example.com", 1).await.code;
        type_code(&browser, &sent, &code).await;
        assert_eq!(asked(&given.browser(), "new@example.com").await.name(), "email-code");
        until("it is noted", async || given.events(EventType::EmailCodeRefused).await == 1).await;
        assert_eq!(mails(&given).await, 0);
    }
}

#[tokio::test]
async fn attack_a3_codes_are_looked_at_a_few_times_and_in_the_browser_that_asked_alone() {
    where_allowed("first", async |given| {
        given.person(ALICE).await;
        let browser = given.browser();
        let sent = asked(&browser, ALICE).await;
        let mail = Mail::newest(&given, 1).await;
        // Another browser: neither by this form nor by one of its own journey.
        let form = sent.form("code");
        let fields: Vec<_> =
            form.fields.into_iter().filter(|(name, _)| name != "code").chain([("code".into(), mail.code.clone())]).collect();
        let elsewhere = given.browser();
        elsewhere.get("/account").await;
        assert_eq!(elsewhere.post(&form.action, &fields).await.status, 403);
        let own = asked(&elsewhere, "nobody@example.com").await;
        assert!(type_code(&elsewhere, &own, &mail.code).await.says("recover-code-mismatch"), "a code of another journey");
        let mut page = sent;
        for _ in 0..GUESSES {
            page = type_code(&browser, &page, mail.wrong()).await;
            assert!(page.says("recover-code-mismatch"));
        }
        let over = type_code(&browser, &page, &mail.code).await;
        assert_eq!((over.name().as_str(), over.text(".notice")), ("email-code-send", said("recover-used-up")), "{}", over.body);
        assert!(type_code(&browser, &page, &mail.code).await.says("recover-over"), "the right one comes too late");
        assert_eq!(given.browser().get(&mail.link).await.status, 400);
        assert_eq!(browser.get("/account").await.name(), "sign-in");
    })
    .await;
}

#[tokio::test]
async fn attack_a3_codes_of_the_second_factor_are_looked_at_a_few_times_for_a_mail_and_for_a_person() {
    where_allowed("second", async |given| {
        given.person(ALICE).await;
        given.require_of_group_of(ALICE).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        let sent = send(&browser, &browser.sign_in(&page, ALICE, PASSWORD).await).await;
        let mail = Mail::newest(&given, 1).await;
        // Whichever bound comes first: of the mail, of the journey or of the person.
        for _ in 0..GUESSES {
            let page = type_code(&browser, &sent, mail.wrong()).await;
            assert!(!is_signed_in(&page), "{}", page.body);
        }
        let over = type_code(&browser, &sent, &mail.code).await;
        assert!(!is_signed_in(&over), "{}", over.body);
        assert_eq!(browser.get("/account").await.name(), "sign-in");
    })
    .await;
}

#[tokio::test]
async fn attack_a3_a_scanner_and_another_device_use_no_link_up_and_get_no_further() {
    where_allowed("first", async |given| {
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
        assert!(is_signed_in(&type_code(&browser, &sent, &mail.code).await), "it is good still");
        let again = type_code(&browser, &sent, &mail.code).await;
        assert!(!matches!(again.name().as_str(), "email-code"), "and no more now: {}", again.body);
    })
    .await;
}

#[tokio::test]
async fn attack_m2_a_mail_that_somebody_else_asked_for_lets_nobody_in_whatever_its_owner_opens() {
    where_allowed("first", async |given| {
        given.person(ALICE).await;
        let (attacker, victim) = (given.browser(), given.browser());
        let sent = asked(&attacker, ALICE).await;
        let mail = Mail::newest(&given, 1).await;
        let page = victim.get(&mail.link).await;
        assert!(page.says("recover-elsewhere-text"));
        for address in
            [sent.url.as_str(), page.url.as_str(), "/email-code/link", "/email-code/link?link=x", "/sign-in/email/code", "/account"]
        {
            let page = attacker.get(address).await;
            assert!(matches!(page.name().as_str(), "email-code" | "error" | "sign-in"), "{address}: {}", page.body);
        }
        // A computer that both use: the attacker noted what the browser holds before the victim presses.
        let attacker = given.browser();
        let sent = asked(&attacker, ALICE).await;
        let mail = Mail::newest(&given, 2).await;
        let victim = given.browser();
        for pair in attacker.cookies().split("; ").filter(|pair| pair.contains("latchkey_browser")) {
            victim.plant(&format!("{pair}; Path=/"));
        }
        let link = victim.get(&mail.link).await;
        assert!(link.says("email-code-link-text"), "{}", link.body);
        assert!(is_signed_in(&victim.submit(&link, "code", &[], None).await));
        for address in [&sent.url, &link.url, &"/account".to_owned()] {
            let taken = attacker.get(address).await;
            assert!(matches!(taken.name().as_str(), "error" | "sign-in"), "{address}: {}", taken.body);
        }
    })
    .await;
}

#[tokio::test]
async fn attack_a3_a_mail_is_over_once_anything_it_stands_for_changed() {
    where_allowed("first", async |given| {
        let mut count = 0;
        for case in ["newer", "old", "disabled", "ended", "address", "unproven", "barred", "deleted"] {
            let email = format!("{case}@example.com");
            let id = given.person_with(&email, json!({}), &[case], false).await;
            let browser = given.browser();
            let sent = asked(&browser, &email).await;
            count += 1;
            let mail = Mail::newest(&given, count).await;
            let changed = |changes| ChangePerson::profile(WhichPerson::Id(id.clone()), changes);
            match case {
                "newer" => {
                    let ask = browser.get(&sent.attribute("ul.links a[href*='/sign-in/email']", "href")).await;
                    assert_eq!(ask.attribute("#email", "value"), email, "nobody types it twice");
                    let again = browser.submit(&ask, "email", &[], None).await;
                    assert_eq!(again.text(".notice"), said("recover-sent-again"));
                    count += 1;
                    Mail::newest(&given, count).await;
                }
                "old" => given.later_for_all(LASTS),
                "disabled" => {
                    given.disable(&id).await;
                    given.enable(&id).await;
                }
                "ended" => given.end_all(&id).await,
                "deleted" => given.delete_person(&id).await,
                "barred" => allow_in_group(&given, case, EmailCodes::Second).await,
                "unproven" => {
                    given.perform(changed(Changes { email_verified: Some(false), ..Changes::default() })).await;
                }
                _ => {
                    let moved = Changes { email: Some("moved@example.com".into()), email_verified: Some(true), ..Changes::default() };
                    given.perform(changed(moved)).await;
                }
            }
            let refused = type_code(&browser, &sent, &mail.code).await;
            let (over, mismatch) = (refused.says("recover-over"), refused.says("recover-code-mismatch"));
            assert!(over || (mismatch && matches!(case, "newer" | "deleted")), "{case}: {}", refused.body);
            assert_eq!(browser.get("/account").await.name(), "sign-in", "{case}");
        }
    })
    .await;
}

#[tokio::test]
async fn attack_a4_one_mailbox_is_never_both_factors() {
    where_allowed("both", async |given| {
        given.person(ALICE).await;
        let app = first_party(&given).await;
        // In one sign-in: who came by mail, and has more, shows that before they set up a factor of their own.
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        let ask = instead(&browser, &page).await;
        let sent = browser.submit(&ask, "email", &[("email", ALICE)], None).await;
        let mail = Mail::newest(&given, 1).await;
        let page = type_code(&browser, &sent, &mail.code).await;
        assert_eq!(page.name(), "password", "{}", page.body);
        assert_eq!(browser.submit(&ask, "email", &[("email", ALICE)], None).await.name(), "password");
        assert_eq!(type_code(&browser, &sent, &mail.code).await.name(), "password");
        assert_eq!(browser.get(&sent.url).await.name(), "password");
        assert_eq!(mails(&given).await, 1);

        // In two: the session that began by mail is not stepped up by another mail.
        let browser = given.browser();
        let sent = asked(&browser, ALICE).await;
        assert!(is_signed_in(&type_code(&browser, &sent, &Mail::newest(&given, 2).await.code).await));
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        assert_eq!(page.name(), "password");
        assert_eq!(browser.get(&app.request("openid", &[("claims", &essential()), ("prompt", "none")])).await.error(), "login_required");
    })
    .await;
}

#[tokio::test]
async fn attack_a4_who_replaced_the_password_by_mail_shows_no_second_factor_by_mail() {
    where_allowed("both", async |given| {
        given.person(ALICE).await;
        let app = first_party(&given).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        let ask = browser.get(&page.attribute("a[href*='/recover']", "href")).await;
        let sent = browser.submit(&ask, "email", &[("email", ALICE)], None).await;
        let page = type_code(&browser, &sent, &crate::recovery::Mail::newest(&given, 1).await.code).await;
        assert_eq!(page.name(), "new-password");
        let page = choose(&browser, &page, CHOSEN).await;
        assert!(page.name().contains("enrol"), "{} {}", page.name(), page.body);
        assert_eq!(mails(&given).await, 0);
        assert!(signs_in(&given, ALICE, CHOSEN).await);
    })
    .await;
}

#[tokio::test]
async fn attack_a4_a_mail_takes_the_place_of_no_stronger_second_factor() {
    where_allowed("both", async |given| {
        let alice = given.person(ALICE).await;
        let (seed, _) = given.second_factor(&alice).await;
        let app = first_party(&given).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert!(page.name() == "totp" && !page.body.contains("/sign-in/email"), "{}", page.body);
        assert_eq!(browser.get(&page.url.replace("/sign-in?", "/sign-in/email?")).await.name(), "totp");
        let fields: Vec<_> = page.form("code").fields;
        assert_eq!(browser.post("/sign-in/email", &fields).await.name(), "totp");
        assert_eq!(mails(&given).await, 0);
        // In place of the password, the app is asked for beside the mail.
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let sent = browser.submit(&instead(&browser, &page).await, "email", &[("email", ALICE)], None).await;
        let page = type_code(&browser, &sent, &Mail::newest(&given, 1).await.code).await;
        assert_eq!(page.name(), "totp");
        let claims = told(&app, &type_code(&browser, &page, &seed.code(given.now())).await).await;
        assert_eq!((&claims["acr"], &claims["amr"]), (&json!(TWO), &json!(["otp", "mfa"])));
        // Who was let in by a mail is asked for the app once they have one.
        let bob = given.person("bob@example.com").await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        let sent = send(&browser, &browser.sign_in(&page, "bob@example.com", PASSWORD).await).await;
        assert_eq!(told(&app, &type_code(&browser, &sent, &Mail::newest(&given, 2).await.code).await).await["acr"], TWO);
        given.second_factor(&bob).await;
        assert_eq!(browser.get(&app.request("openid", &[])).await.name(), "totp");
    })
    .await;
}

/// Whether who asks for a code in place of a password is refused one, after so many refusals.
async fn is_refused(given: &Scenario, login: &str, before: usize) -> bool {
    let (sent, refused) = (mails(given).await, async || given.events(EventType::EmailCodeRefused).await);
    asked(&given.browser(), login).await;
    until("it is sent or noted", async || refused().await > before || mails(given).await > sent).await;
    refused().await > before
}

async fn verify(given: &Scenario, id: &str) {
    let changes = Changes { email_verified: Some(true), ..Changes::default() };
    given.perform(ChangePerson::profile(WhichPerson::Id(id.to_owned()), changes)).await;
}

#[tokio::test]
async fn attack_a4_where_an_admin_alone_helps_after_not_me_no_mailed_code_lets_anybody_in() {
    where_allowed("both", async |given| {
        let alice = given.person(ALICE).await;
        given.later(Duration::from_secs(30 * 86_400));
        // Whoever reads the mails presses, since the factor of the owner is a new one.
        given.second_factor(&alice).await;
        let enrolled = link(&given, "second_factor_enrolled").await;
        disown(&given, &enrolled).await;
        assert!(is_refused(&given, ALICE, 0).await);
        given.perform(SetPassword { person: WhichPerson::Id(alice.clone()), password: hashed(&given, CHOSEN) }).await;
        assert!(signs_in(&given, ALICE, CHOSEN).await, "the owner is in");
        assert!(is_refused(&given, ALICE, 1).await);
        verify(&given, &alice).await;
        assert!(!is_refused(&given, ALICE, 2).await);
    })
    .await;
}

#[tokio::test]
async fn attack_a7_whose_address_another_account_has_by_now_is_sent_no_code_at_that_of_the_stranger() {
    where_allowed("both", async |given| {
        use crate::own_email::{change, put_back, signed_in, way_back};
        let (new, alice) = ("alice@new.example", given.person(ALICE).await);
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        // With both: what the password alone may not do, the mail of the old address lets its reader do.
        let page = browser.get("/account/email").await;
        let sent = send(&browser, &page).await;
        assert_eq!(type_code(&browser, &sent, &Mail::newest(&given, 1).await.code).await.name(), "change-email");
        change(&given, &browser, new, PASSWORD).await;
        let link = way_back(&given, ALICE, 1).await;
        let person = Description { email: ALICE.to_owned(), email_verified: true, ..Description::default() };
        given.perform(CreatePerson { person, groups: Vec::new(), owner: false, password: None }).await;
        put_back(&given, &link).await;
        assert!(is_refused(&given, new, 0).await);
        verify(&given, &alice).await;
        assert!(!is_refused(&given, new, 1).await);
        // The link that was pressed is over, so that what an admin gave anew stays.
        assert_eq!(given.browser().get(&link).await.name(), "error");
    })
    .await;
}

#[tokio::test]
async fn attack_a4_a_stolen_password_changes_nothing_of_whose_second_factor_is_a_mailed_code() {
    where_allowed("second", async |given| {
        given.person(ALICE).await;
        let stranger = given.browser();
        let page = stranger.get("/account").await;
        assert!(is_signed_in(&stranger.sign_in(&page, ALICE, PASSWORD).await));
        for path in ["/account/second-factor/enrol", "/account/second-factor/enrol?kind=passkey", "/account/email", "/account/password"] {
            let page = stranger.get(path).await;
            assert_eq!((page.name().as_str(), page.says("not-now")), ("email-code-send", false), "{path}: {}", page.body);
        }
        // The mail shows the rest, and they are where they wanted to be.
        let page = stranger.get("/account/email").await;
        let sent = send(&stranger, &page).await;
        let page = type_code(&stranger, &sent, &Mail::newest(&given, 1).await.code).await;
        assert_eq!(page.name(), "change-email", "{}", page.body);
        let enrol = stranger.get("/account/second-factor/enrol").await;
        assert_eq!(enrol.name(), "second-factor-enrol");
        assert_eq!(stranger.get("/account/password").await.name(), "change-password");
    })
    .await;
}

#[tokio::test]
async fn attack_a4_a_mailbox_is_no_second_factor_of_an_admin_who_must_have_one() {
    for pairing in pairings() {
        let settings = [("email-code", "both"), ("require-second-factor-for-admins", "true")];
        let given = Scenario::on(pairing, &settings).await;
        given.admin("root@example.com").await;
        given.person(ALICE).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, "root@example.com", PASSWORD).await;
        assert!(page.name().contains("enrol"), "{} {}", page.name(), page.body);
        // Others use it where an app asks.
        let app = first_party(&given).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        assert_eq!(browser.sign_in(&page, ALICE, PASSWORD).await.name(), "email-code-send");
    }
}

#[tokio::test]
async fn attack_a4_a_session_by_a_mailed_code_is_asked_again_once_codes_are_not_allowed() {
    where_allowed("both", async |given| {
        let app = first_party(&given).await;
        given.person_with(ALICE, json!({}), &["staff"], false).await;
        let browser = given.browser();
        let sent = asked(&browser, ALICE).await;
        assert!(is_signed_in(&type_code(&browser, &sent, &Mail::newest(&given, 1).await.code).await));
        browser.get(&app.request("openid", &[("prompt", "none")])).await.code();
        let two = given.browser();
        let page = two.get(&app.request("openid", &[("claims", &essential())])).await;
        let sent = send(&two, &two.sign_in(&page, ALICE, PASSWORD).await).await;
        assert_eq!(told(&app, &type_code(&two, &sent, &Mail::newest(&given, 2).await.code).await).await["acr"], TWO);
        allow_in_group(&given, "staff", EmailCodes::Never).await;
        assert_eq!(browser.get(&app.request("openid", &[("prompt", "none")])).await.error(), "login_required");
        let silent = [("claims", essential()), ("prompt", "none".to_owned())];
        let silent: Vec<_> = silent.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(two.get(&app.request("openid", &silent)).await.error(), "login_required");
    })
    .await;
}

#[tokio::test]
async fn attack_a1_so_many_mails_may_be_asked_for_a_name_known_or_not() {
    where_allowed("first", async |given| {
        given.person(ALICE).await;
        let [share, _] = SHARES;
        let mut answers = Vec::new();
        for login in [ALICE, "nobodyx@example.com"] {
            let mut of_name = Vec::new();
            for n in 0..=share.of_all {
                let page = asked(&Browser::at(&given.issuer, &format!("198.51.{n}.1")), login).await;
                of_name.push((page.status, page.name(), page.text(".notice"), page.headers.get("retry-after").cloned()));
            }
            answers.push(of_name);
        }
        assert_eq!(answers[0], answers[1], "being slowed tells nothing");
        let last = answers[0].last().unwrap();
        assert_eq!((last.0, last.1.as_str(), last.3.as_ref().unwrap().to_str().unwrap()), (429, "email-code-send", "3600"));
        until("all is written", async || mails(&given).await == usize::try_from(share.of_all).unwrap()).await;
        // One network has a share of that, and mails for a forgotten password are counted for themselves.
        given.person("bob@example.com").await;
        for n in 0..=share.of_network {
            let page = asked(&Browser::at(&given.issuer, "203.0.113.9"), "bob@example.com").await;
            assert_eq!(page.status == 429, n == share.of_network, "{n}");
        }
        let browser = Browser::at(&given.issuer, "198.51.1.1");
        assert_eq!(crate::recovery::asked(&browser, ALICE).await.name(), "recover-sent");
        let metrics = reqwest::get(format!("{}/metrics", given.management)).await.unwrap().text().await.unwrap();
        assert!(metrics.contains("latchkey_email_code_requests_total{outcome=\"stranger\"}"), "{metrics}");
    })
    .await;
}

#[tokio::test]
async fn attack_a2_mails_of_the_second_factor_are_bounded_and_strangers_use_none_of_them_up() {
    where_allowed("both", async |given| {
        given.person(ALICE).await;
        given.require_of_group_of(ALICE).await;
        let [share, _] = SHARES;
        for n in 0..share.of_all {
            asked(&Browser::at(&given.issuer, &format!("198.51.{n}.1")), ALICE).await;
        }
        let sent = usize::try_from(share.of_all).unwrap();
        until("all is written", async || mails(&given).await == sent).await;
        let browser = Browser::at(&given.issuer, "203.0.113.9");
        let page = browser.get("/account").await;
        let mut page = browser.sign_in(&page, ALICE, PASSWORD).await;
        for n in 0..share.of_network {
            let code = send(&browser, &page).await;
            assert_eq!(code.name(), "email-code", "{n}");
            page = browser.get(&code.attribute("ul.links a[href*='/sign-in/email']", "href")).await;
        }
        let slowed = send(&browser, &page).await;
        assert_eq!((slowed.status, slowed.name().as_str()), (429, "email-code-send"));
        until("all is written", async || mails(&given).await == sent + usize::try_from(share.of_network).unwrap()).await;
    })
    .await;
}

impl Scenario {
    /// A group that this person alone is in needs a second factor.
    async fn require_of_group_of(&self, email: &str) {
        use latchkey::acts::group::{AddMember, MembershipEnd};
        self.group("two").await;
        let (group, person) = (WhichGroup::Name("two".to_owned()), WhichPerson::Named(email.to_owned()));
        self.perform(AddMember { group, person, end: MembershipEnd::AsItIs }).await;
        self.require_of_group("two", true).await;
    }
}
