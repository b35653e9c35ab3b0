//! People make an account with a passkey and without a password, and come back by mail where they lost it.

use std::time::Duration;

use latchkey::acts::person::{ApprovePerson, CreatePerson, Description, WhichPerson};
use latchkey::audit::EventType;
use latchkey::people::credentials;
use serde_json::json;

use crate::passkeys::with_passkey;
use crate::recovery::{Mail as RecoveryMail, asked as forgot, choose, signs_in, type_code};
use crate::scenario::authenticator::{Authenticator, options};
use crate::scenario::{Browser, Page, Scenario, body, pairings, said};
use crate::sign_up::{Mail, NEW, id_of};

const OPEN: [(&str, &str); 2] = [("sign-up", "open"), ("sign-up-passkey", "true")];
const CHOSEN: &str = "amber kites over 7 bridges";

/// Sends the form without a password; gives the page that asks for the code.
async fn asked(browser: &Browser, page: &Page, email: &str) -> Page {
    let form = browser.get(&page.attribute("a[href*='with=passkey']", "href")).await;
    assert_eq!((form.name().as_str(), form.body.contains("name=\"password\"")), ("sign-up", false), "{}", form.body);
    let sent = browser.submit(&form, "email", &[("email", email), ("name", "Mara Lind")], None).await;
    assert_eq!(sent.name(), "sign-up-sent", "{}", sent.body);
    sent
}

async fn made(browser: &Browser, page: &Page, answer: &str) -> Page {
    browser.submit(page, "answer", &[("answer", answer)], None).await
}

/// How many credentials a person has.
async fn has(given: &Scenario, email: &'static str) -> Vec<&'static str> {
    let Some(id) = id_of(given, email).await else { return Vec::new() };
    let all = given.provider.database.read(move |conn| credentials::all_of(conn, &id)).await.unwrap();
    let mut kinds: Vec<_> = all.iter().map(|(kind, _)| kind.as_str()).collect();
    kinds.sort_unstable();
    kinds
}

#[tokio::test]
async fn an_account_is_made_with_a_passkey_alone_and_a_mail_with_a_recovery_code_leads_back_into_it() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &OPEN).await;
        let app = given.client("app").await;
        let (browser, mut device) = (given.browser(), Authenticator::new(&given.issuer));
        let page = browser.get(&app.request("openid", &[("prompt", "create")])).await;
        assert!(page.body.contains("data-needs-passkey hidden"), "a script shows it where the browser knows passkeys");
        let sent = asked(&browser, &page, NEW).await;
        let mail = Mail::newest(&given, NEW, 1).await;
        let link = browser.get(&mail.link).await;
        let page = browser.submit(&link, "code", &[], None).await;
        assert_eq!((page.name().as_str(), page.text("p.lead bdi").as_str()), ("sign-up-passkey", NEW), "{}", page.body);
        assert!(page.body.contains(&said("sign-up-passkey-lost-mail")));
        let wanted = options(&page);
        assert_eq!((&wanted["user"]["name"], &wanted["authenticatorSelection"]["userVerification"]), (&json!(NEW), &json!("required")));
        assert_eq!(id_of(&given, NEW).await, None, "no account without a way in");
        // The code, typed in another tab, leads to the same.
        let typed = type_code(&browser, &sent, &mail.code).await;
        assert_eq!(options(&typed)["challenge"], wanted["challenge"]);
        assert_eq!(made(&browser, &page, " ").await.name(), "sign-up-passkey");
        let codes = made(&browser, &page, &device.make(&wanted)).await;
        assert_eq!(codes.name(), "new-recovery-codes", "{}", codes.body);
        let code = codes.text("pre.codes").lines().next().unwrap().to_owned();
        let consent = browser.get(&codes.attribute(".buttons a", "href")).await;
        let done = browser.submit(&consent, "accept", &[], Some("accept")).await;
        let claims = body(&app.redeem(&done.code()).await.good().text("id_token"));
        assert_eq!((&claims["amr"], &claims["acr"]), (&json!(["pop", "user", "mfa"]), &json!("urn:latchkey:acr:2")));
        assert_eq!(has(&given, NEW).await, ["passkey", "password", "recovery_codes"], "the password is one that nobody knows");
        assert_eq!((given.events(EventType::UserRegistered).await, given.events(EventType::SecondFactorEnrolled).await), (1, 1));

        given.later(Duration::from_secs(3600));
        assert_eq!(with_passkey(&given.browser(), &mut device).await.name(), "account");
        let other = given.browser();
        let page = forgot(&other, NEW).await;
        let mail = RecoveryMail::newest(&given, 1).await;
        let page = type_code(&other, &page, &mail.code).await;
        assert_eq!(page.name(), "passkey", "a mail alone stands for no passkey: {}", page.body);
        let page = other.get(&page.attribute("a[href*='recovery=1']", "href")).await;
        let page = other.submit(&page, "code", &[("code", &code)], None).await;
        assert_eq!(page.name(), "new-password", "{}", page.body);
        choose(&other, &page, CHOSEN).await;
        let page = other.get("/account").await;
        assert_eq!(page.name(), "account", "{}", page.body);
    }
}

#[tokio::test]
async fn a_form_with_a_passkey_that_is_sent_twice_makes_one_account_and_says_so() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &OPEN).await;
        let (browser, mut device) = (given.browser(), Authenticator::new(&given.issuer));
        let page = browser.get("/sign-up").await;
        let sent = asked(&browser, &page, NEW).await;
        let mail = Mail::newest(&given, NEW, 1).await;
        let page = type_code(&browser, &sent, &mail.code).await;
        let answer = device.make(&options(&page));
        let (one, other) = tokio::join!(made(&browser, &page, &answer), made(&browser, &page, &answer));
        for page in [&one, &other] {
            assert!(page.status < 500 && page.name() != "error", "{} {}", page.status, page.body);
        }
        assert!([&one, &other].iter().any(|page| page.name() == "new-recovery-codes"), "{} {}", one.name(), other.name());
        // And once more, a moment later.
        let late = made(&browser, &page, &answer).await;
        assert!(late.status < 500, "{}", late.body);
        assert_eq!(has(&given, NEW).await, ["passkey", "password", "recovery_codes"]);
        assert_eq!(given.events(EventType::UserRegistered).await, 1);
    }
}

#[tokio::test]
async fn attack_a5_no_account_is_made_by_a_passkey_that_does_not_fit_or_without_the_code_or_where_it_is_not_allowed() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("sign-up", "open"), ("sign-up-passkey", "true")]).await;
        let browser = given.browser();
        let start = browser.get("/sign-up").await;
        let sent = asked(&browser, &start, NEW).await;
        let mail = Mail::newest(&given, NEW, 1).await;
        // Without the right code nothing is drawn, and an answer makes nobody.
        let guessed = if mail.code == "1234 5678" { "8765 4321" } else { "1234 5678" };
        let form = sent.form("code");
        let with_answer: Vec<_> = form
            .fields
            .iter()
            .filter(|(name, _)| name != "code")
            .cloned()
            .chain([("code".into(), guessed.into()), ("answer".into(), "{}".into())])
            .collect();
        assert_eq!(browser.post(&form.action, &with_answer).await.name(), "sign-up-sent");
        let page = type_code(&browser, &sent, &mail.code).await;
        let mut elsewhere = Authenticator::new("https://evil.example");
        assert_eq!(made(&browser, &page, &elsewhere.make(&options(&page))).await.text(".error"), said("passkey-enrol-mismatch"));
        let mut old = Authenticator::new(&given.issuer);
        old.challenge = Some("AAAA".into());
        assert_eq!(made(&browser, &page, &old.make(&options(&page))).await.text(".error"), said("passkey-enrol-mismatch"));
        assert_eq!(id_of(&given, NEW).await, None);
        // Another browser gets no further with what stands in this one's page.
        let stranger = given.browser();
        let form = page.form("answer");
        let mut device = Authenticator::new(&given.issuer);
        let answer = device.make(&options(&page));
        let fields: Vec<_> =
            form.fields.iter().map(|(name, value)| (name.clone(), if name == "answer" { answer.clone() } else { value.clone() })).collect();
        assert!(stranger.post(&form.action, &fields).await.status >= 400);
        assert_eq!(id_of(&given, NEW).await, None);
        assert_eq!(made(&browser, &page, &answer).await.name(), "new-recovery-codes");
        assert_eq!(given.events(EventType::SignUpRefused).await, 3, "a wrong code, and two passkeys that do not fit");

        // One passkey stands once, whoever brings it.
        let other = given.browser();
        let start = other.get("/sign-up").await;
        let sent = asked(&other, &start, "bob@example.com").await;
        let mail = Mail::newest(&given, "bob@example.com", 1).await;
        let page = type_code(&other, &sent, &mail.code).await;
        assert_eq!(made(&other, &page, &device.make(&options(&page))).await.text(".error"), said("passkey-taken"));
        assert_eq!(id_of(&given, "bob@example.com").await, None);
        let mut own = Authenticator::new(&given.issuer);
        assert_eq!(made(&other, &page, &own.make(&options(&page))).await.name(), "new-recovery-codes", "the code was not used up");

        // An answer beside a password that was chosen is nobody's factor.
        let third = given.browser();
        let sent = crate::sign_up::asked(&third, "eve@example.com").await;
        let mail = Mail::newest(&given, "eve@example.com", 1).await;
        let form = sent.form("code");
        let fields = form.fields.iter().filter(|(name, _)| name != "code").cloned();
        let fields: Vec<_> = fields.chain([("code".into(), mail.code.clone()), ("answer".into(), answer)]).collect();
        third.post(&form.action, &fields).await;
        assert_eq!(has(&given, "eve@example.com").await, ["password"]);
        assert!(signs_in(&given, "eve@example.com", CHOSEN).await);

        let given = Scenario::on(pairing, &[("sign-up", "open")]).await;
        given.person("first@example.com").await;
        let browser = given.browser();
        let page = browser.get("/sign-up?with=passkey").await;
        assert!(page.body.contains("name=\"password\"") && !page.body.contains("with=passkey"), "{}", page.body);
        let form = page.form("email");
        let fields = form.fields.into_iter().filter(|(name, _)| !matches!(name.as_str(), "email" | "password"));
        let fields: Vec<_> = fields.chain([("email".into(), NEW.into()), ("with".into(), "passkey".into())]).collect();
        let refused = browser.post(&form.action, &fields).await;
        assert_eq!(refused.text("#password-error"), said("new-password-missing"));
        assert!(given.kinds().await.is_empty(), "no mail was sent");
    }
}

#[tokio::test]
async fn an_account_without_a_password_that_waits_for_an_admin_has_its_codes_and_signs_in_once_approved() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[&OPEN[..], &[("sign-up-approval", "true")]].concat()).await;
        let (browser, mut device) = (given.browser(), Authenticator::new(&given.issuer));
        let start = browser.get("/sign-up").await;
        let sent = asked(&browser, &start, NEW).await;
        let mail = Mail::newest(&given, NEW, 1).await;
        let page = type_code(&browser, &sent, &mail.code).await;
        let waits = made(&browser, &page, &device.make(&options(&page))).await;
        assert_eq!((waits.name().as_str(), waits.text("pre.codes").lines().count()), ("sign-up-waiting", 10), "{}", waits.body);
        assert_eq!(with_passkey(&given.browser(), &mut device).await.name(), "sign-in");
        given.perform(ApprovePerson { person: WhichPerson::Named(NEW.to_owned()) }).await;
        assert_eq!(with_passkey(&given.browser(), &mut device).await.name(), "account");
    }
}

#[tokio::test]
async fn who_makes_an_account_chooses_a_username_and_is_told_that_it_is_taken_once_the_address_is_proven() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("sign-up", "open"), ("sign-up-passkey", "true"), ("sign-up-username", "required")]).await;
        let taken = Description { email: "first@example.com".into(), username: Some("Mara".into()), ..Description::default() };
        given.perform(CreatePerson { person: taken, groups: Vec::new(), owner: false, password: None }).await;
        let browser = given.browser();
        let page = browser.get("/sign-up").await;
        for (name, text) in [
            ("", "sign-up-username-missing"),
            ("ma", "sign-up-username-unfit"),
            ("mara@example.com", "sign-up-username-unfit"),
            ("m\u{430}ra", "sign-up-username-mixed"),
            ("Adm1n", "sign-up-username-reserved"),
        ] {
            let typed = [("email", NEW), ("username", name), ("password", CHOSEN)];
            let refused = browser.submit(&page, "email", &typed, None).await;
            assert_eq!((refused.name().as_str(), refused.text("#username-error")), ("sign-up", said(text)), "{name}");
        }
        // The form says the same of a name that is taken.
        let sent = browser.submit(&page, "email", &[("email", NEW), ("username", "MARA"), ("password", CHOSEN)], None).await;
        assert_eq!(sent.name(), "sign-up-sent", "{}", sent.body);
        let mail = Mail::newest(&given, NEW, 1).await;
        let other = type_code(&browser, &sent, &mail.code).await;
        assert_eq!((other.name().as_str(), other.text("#username-error")), ("sign-up-username", said("setup-username-taken")));
        assert_eq!(given.events(EventType::SignUpRefused).await, 1, "a name that is taken");
        assert_eq!(id_of(&given, NEW).await, None);
        let unfit = browser.submit(&other, "username", &[("username", "root")], None).await;
        assert_eq!(unfit.text("#username-error"), said("sign-up-username-reserved"));
        let done = browser.submit(&unfit, "username", &[("username", "mara.lind")], None).await;
        assert_eq!(done.name(), "home", "{}", done.body);
        assert!(signs_in(&given, "Mara.Lind", CHOSEN).await);

        // Beside a passkey the name is settled first.
        let browser = given.browser();
        let start = browser.get("/sign-up").await;
        let form = browser.get(&start.attribute("a[href*='with=passkey']", "href")).await;
        let sent = browser.submit(&form, "email", &[("email", "bob@example.com"), ("username", "mara.lind")], None).await;
        let mail = Mail::newest(&given, "bob@example.com", 1).await;
        let other = type_code(&browser, &sent, &mail.code).await;
        assert_eq!(other.name(), "sign-up-username");
        let page = browser.submit(&other, "username", &[("username", "bob")], None).await;
        assert_eq!(page.name(), "sign-up-passkey", "{}", page.body);
        let mut device = Authenticator::new(&given.issuer);
        assert_eq!(made(&browser, &page, &device.make(&options(&page))).await.name(), "new-recovery-codes");
        assert!(id_of(&given, "bob").await.is_some(), "the name that was chosen last");
    }
}
