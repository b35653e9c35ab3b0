//! A phone: proven by a code, told to apps (OpenID Connect Core §5.1, §5.4), a second factor and a way in where the rules allow it (RFC 8176).
//! Messages are bounded, as each costs. Record 23 says what a phone is and what it is not.

use std::path::{Path, PathBuf};
use std::time::Duration;

use latchkey::acts::person::{AddPhone, ChangePerson, Changes, TakePhone, WhichPerson};
use latchkey::acts::second_factor::ResetSecondFactor;
use latchkey::audit::EventType;
use latchkey::mail::State;
use latchkey::people::user;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::sign_in::mail_requests::GUESSES;
use latchkey::writing::phone::PhoneNumber;
use serde_json::{Value, json};

use crate::not_me::{disown, link};
use crate::own_email::signed_in;
use crate::recovery::{is_signed_in, type_code};
use crate::scenario::http_gateway::HttpGateway;
use crate::scenario::{Browser, PASSWORD, Page, Pairing, RelyingParty, Scenario, body, pairings, until};

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.com";
const HERE: &str = "/account/phone";
const NUMBER: &str = "+491701234567";
const MASKED: &str = "+49…67";
const TWO: &str = "urn:latchkey:acr:2";
const ONE: &str = "urn:latchkey:acr:1";
/// Messages of one moment stand in any order.
const MOMENT: Duration = Duration::from_secs(1);
const LASTS: Duration = Duration::from_secs(10 * 60);
const DAY: Duration = Duration::from_secs(86_400);
const WEBHOOK_SECRET: &str = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

/// Tells a story on each pairing where codes by SMS may be this.
async fn where_allowed<F: Future<Output = ()>>(what: &str, story: impl Fn(Scenario) -> F) {
    for pairing in pairings() {
        eprintln!("on {pairing:?}");
        story(with(pairing, &[("sms-code", what)]).await).await;
    }
}

async fn with(pairing: Pairing, settings: &[(&str, &str)]) -> Scenario {
    let common = [("sms-prefixes", "+49,+43"), ("trusted-proxies", "127.0.0.1/32")];
    let settings: Vec<_> = common.into_iter().chain(settings.iter().copied()).collect();
    Scenario::on(pairing, &settings).await
}

/// A message to a phone, as it left.
pub struct Text {
    to: String,
    said: String,
    pub code: String,
    file: PathBuf,
}

impl Text {
    /// The newest, where there are so many.
    pub async fn newest(given: &Scenario, count: usize) -> Self {
        until("the message is written", async || texts(given).await >= count).await;
        assert_eq!(texts(given).await, count);
        let row = given.told_by_mail().await.into_iter().rfind(|row| row.kind == "sms_code").unwrap();
        assert_eq!(row.channel, "sms");
        let folder = given.provider.settings.sms_folder();
        let of_row = |path: &Path| path.to_string_lossy().ends_with(&format!("{}.sms", row.id));
        let file = || std::fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path()).find(|path| of_row(path));
        until("the message is there", async || file().is_some()).await;
        let file = file().unwrap();
        let whole = std::fs::read_to_string(&file).unwrap();
        let (to, said) = whole.split_once("\n\n").unwrap();
        let code = said.trim().rsplit_once('#').unwrap().1.to_owned();
        given.later(MOMENT);
        Self { to: to.trim_start_matches("To: ").to_owned(), said: said.trim().to_owned(), code, file }
    }

    /// Another code.
    fn wrong(&self) -> &'static str {
        if self.code == "12345678" { "87654321" } else { "12345678" }
    }
}

/// How many messages to phones there are.
async fn texts(given: &Scenario) -> usize {
    given.kinds().await.iter().filter(|kind| *kind == "sms_code").count()
}

/// Types a number, and the password.
async fn asked(browser: &Browser, number: &str, password: &str) -> Page {
    let page = browser.get(HERE).await;
    assert_eq!(page.name(), "phone", "{}", page.body);
    browser.submit(&page, "phone", &[("phone", number), ("current_password", password)], None).await
}

/// Adds a phone, where so many messages were sent before.
async fn added(given: &Scenario, browser: &Browser, number: &str, before: usize) {
    let sent = asked(browser, number, PASSWORD).await;
    assert_eq!(sent.name(), "phone-sent", "{}", sent.body);
    let text = Text::newest(given, before + 1).await;
    let done = type_code(browser, &sent, &text.code).await;
    assert!(done.name() == "account" && done.says("notice-phone-added"), "{}", done.body);
    given.later(MOMENT);
}

/// Somebody with a phone, in the browser in which they added it.
async fn with_phone(given: &Scenario, email: &str, number: &str, before: usize) -> Browser {
    given.person(email).await;
    let browser = signed_in(given, email, PASSWORD).await;
    added(given, &browser, number, before).await;
    browser
}

/// Presses the button that takes the phone away.
async fn removed(browser: &Browser, page: &Page, password: &str) -> Page {
    let form = page.forms().into_iter().find(|form| form.action.ends_with("/account/phone/remove")).unwrap();
    let mut fields = form.fields;
    fields.retain(|(name, _)| name != "remove_password");
    fields.push(("remove_password".to_owned(), password.to_owned()));
    browser.post(&form.action, &fields).await
}

async fn claims(given: &Scenario, email: &str) -> Value {
    let email = email.to_owned();
    let person = given.provider.database.read(move |conn| user::find_by_login(conn, &email)).await.unwrap().unwrap();
    json!([person.claims.get("phone_number"), person.claims.get("phone_number_verified")])
}

async fn first_party(given: &Scenario) -> RelyingParty {
    let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
    given.client_with("app", ClientKind::Web, json!({}), settings).await
}

fn essential() -> String {
    json!({"id_token": {"acr": {"essential": true, "value": TWO}}}).to_string()
}

async fn told(app: &RelyingParty, page: &Page) -> Value {
    body(&app.redeem(&page.code()).await.good().text("id_token"))
}

/// Asks for a code in place of the password, on the way to a page of the person's own.
async fn asked_in_place(browser: &Browser, login: &str) -> Page {
    let page = browser.get("/account").await;
    let ask = browser.get(&page.attribute("a[href*='/sign-in/sms']", "href")).await;
    assert_eq!(ask.name(), "sms-code-send", "{}", ask.body);
    browser.submit(&ask, "email", &[("email", login)], None).await
}

#[tokio::test]
async fn a_phone_is_proven_by_a_code_told_to_apps_and_taken_away() {
    where_allowed("never", async |given| {
        given.person(ALICE).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        let account = browser.get("/account").await;
        assert!(account.says("phone-add") && account.attribute("a[href$='/account/phone']", "href").ends_with(HERE));
        for (typed, problem) in [
            ("", "phone-invalid"),
            ("0170 1234567", "phone-invalid"),
            ("+49 170 1234567 ext. 1", "phone-invalid"),
            ("+49 170 १२३४५६७", "phone-invalid"),
            ("+49 30 123456", "phone-not-mobile"),
            ("+49 900 1234567", "phone-not-mobile"),
        ] {
            let page = asked(&browser, typed, PASSWORD).await;
            assert!(page.name() == "phone" && page.says(problem), "{typed}: {}", page.body);
        }
        let page = asked(&browser, "+1 201 555 0123", PASSWORD).await;
        assert!(page.name() == "phone" && page.body.contains("+49, +43"), "{}", page.body);
        let sent = asked(&browser, " +49 (0)170 / 123-4567 ", PASSWORD).await;
        assert_eq!((sent.name().as_str(), sent.text("p.lead bdi").as_str()), ("phone-sent", NUMBER), "{}", sent.body);
        assert_eq!(sent.attribute("#code", "autocomplete"), "one-time-code");
        let text = Text::newest(&given, 1).await;
        assert_eq!(text.to, NUMBER);
        let (words, last) = text.said.rsplit_once('\n').unwrap();
        assert_eq!(last, format!("@localhost #{}", text.code), "bound to the site");
        assert!(words.contains(given.issuer.trim_start_matches("http://")) && text.said.is_ascii(), "one message of 160: {}", text.said);
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&text.file).unwrap().permissions()) & 0o777, 0o600);
        assert_eq!(claims(&given, ALICE).await, json!([null, null]), "nothing yet");
        assert!(type_code(&browser, &sent, " ").await.says("sms-code-missing"));
        let done = type_code(&browser, &sent, &text.code).await;
        assert!(done.name() == "account" && done.says("notice-phone-added") && done.body.contains(NUMBER), "{}", done.body);
        let mail = given.mail_of("phone_added").await;
        let mail = crate::scenario::mail_server::words(&mail);
        assert!(mail.contains(MASKED) && mail.contains("/not-me/") && !mail.contains(NUMBER), "{mail}");
        assert_eq!((given.events(EventType::PhoneRequested).await, given.events(EventType::PhoneAdded).await), (1, 1));

        let app = first_party(&given).await;
        let page = browser.get(&app.request("openid phone", &[])).await;
        let tokens = app.redeem(&page.code()).await.good();
        let shown = app.userinfo(&tokens.text("access_token")).await.good().json;
        assert_eq!((&shown["phone_number"], &shown["phone_number_verified"]), (&json!(NUMBER), &json!(true)));

        let page = browser.get(HERE).await;
        assert!(page.body.contains(NUMBER) && asked(&browser, NUMBER, PASSWORD).await.says("phone-same"));
        let gone = removed(&browser, &page, PASSWORD).await;
        assert!(gone.name() == "account" && gone.says("notice-phone-removed") && !gone.body.contains(NUMBER), "{}", gone.body);
        assert_eq!(claims(&given, ALICE).await, json!([null, null]));
        assert!(given.kinds().await.contains(&"phone_removed".to_owned()) && given.events(EventType::PhoneRemoved).await == 1);
        assert_eq!(given.browser().get("/account").await.body.matches("/sign-in/sms").count(), 0, "it signs nobody in here");
    })
    .await;
}

#[tokio::test]
async fn an_admin_who_gives_a_person_another_number_takes_the_phone_that_they_proved() {
    where_allowed("first", async |given| {
        with_phone(&given, ALICE, NUMBER, 0).await;
        let changes = |number: &str| Changes {
            claims: json!({"phone_number": number, "phone_number_verified": true}).as_object().unwrap().clone(),
            ..Changes::default()
        };
        let person = || WhichPerson::Named(ALICE.into());
        let change = |number: &str| ChangePerson::profile(person(), changes(number));
        given.perform(change("+491707654321")).await;
        assert_eq!(claims(&given, ALICE).await, json!(["+491707654321", true]), "what an admin says");
        assert!(given.kinds().await.contains(&"phone_removed".to_owned()));
        // Neither gets a code: nobody proved the one, and the other is not theirs any more.
        given.perform(change(NUMBER)).await;
        assert_eq!(asked_in_place(&given.browser(), ALICE).await.name(), "sms-code");
        until("it is noted", async || given.events(EventType::SmsCodeRefused).await == 1).await;
        assert_eq!((texts(&given).await, given.events(EventType::PhoneRemoved).await), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn attack_a9_who_adds_the_number_of_another_learns_nothing_and_the_other_keeps_it() {
    where_allowed("both", async |given| {
        with_phone(&given, ALICE, NUMBER, 0).await;
        given.person(BOB).await;
        let browser = signed_in(&given, BOB, PASSWORD).await;
        let plain = |page: &Page, number: &str| (page.status, page.name(), page.body.replace(number, "NUMBER").len());
        let taken = asked(&browser, NUMBER, PASSWORD).await;
        let text = Text::newest(&given, 2).await;
        let free = asked(&browser, "+491707654321", PASSWORD).await;
        // That another was sent is said of the second alone.
        let free_again = asked(&browser, "+491707654322", PASSWORD).await;
        given.later(MOMENT);
        let taken_again = asked(&browser, NUMBER, PASSWORD).await;
        assert_eq!(taken.name(), free.name());
        assert_eq!(plain(&taken_again, NUMBER), plain(&free_again, "+491707654322"));
        let newest = Text::newest(&given, 5).await;
        assert!(type_code(&browser, &taken_again, &text.code).await.says("sms-code-mismatch"), "the code of an older message");
        assert!(type_code(&browser, &taken_again, &newest.code).await.says("notice-phone-added"), "a phone may be of several people");
        for email in [ALICE, BOB] {
            assert_eq!(claims(&given, email).await, json!([NUMBER, true]));
        }
    })
    .await;
}

#[tokio::test]
async fn attack_a9_a_session_alone_adds_no_phone_and_removes_none() {
    where_allowed("first", async |given| {
        let browser = with_phone(&given, ALICE, NUMBER, 0).await;
        let (page, thief) = (browser.get(HERE).await, browser);
        let refused = asked(&thief, "+491707654321", "not the password").await;
        assert!(refused.name() == "phone" && refused.says("current-password-mismatch"), "{}", refused.body);
        assert_eq!((texts(&given).await, given.events(EventType::PhoneRefused).await), (1, 1));
        let kept = removed(&thief, &page, "not the password").await;
        assert!(kept.name() == "phone" && kept.says("current-password-mismatch"), "{}", kept.body);
        assert_eq!(claims(&given, ALICE).await, json!([NUMBER, true]));
        // A code is taken in the session that asked for it alone.
        let sent = asked(&thief, "+491707654321", PASSWORD).await;
        let text = Text::newest(&given, 2).await;
        let other = signed_in(&given, ALICE, PASSWORD).await;
        assert_ne!(other.get("/account/phone/code").await.name(), "phone-sent");
        for _ in 0..GUESSES {
            assert!(type_code(&thief, &sent, text.wrong()).await.says("sms-code-mismatch"));
        }
        assert!(type_code(&thief, &sent, &text.code).await.says("sms-code-used-up"), "the right one comes too late");
        given.later(LASTS + MOMENT);
        let page = removed(&thief, &page, PASSWORD).await;
        assert!(page.name() != "account" && page.name() != "phone", "asks who it is: {}", page.name());
        assert_eq!(claims(&given, ALICE).await, json!([NUMBER, true]));
        assert_ne!(thief.get(HERE).await.name(), "phone");
    })
    .await;
}

#[tokio::test]
async fn a_code_by_sms_is_the_second_factor_of_who_has_none_of_their_own_and_ends_with_the_phone() {
    where_allowed("second", async |given| {
        with_phone(&given, ALICE, NUMBER, 0).await;
        let app = first_party(&given).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        assert!(!page.body.contains("/sign-in/sms"), "not in place of the password");
        let ask = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert_eq!(ask.name(), "sms-code-send", "{}", ask.body);
        let sent = browser.submit(&ask, "journey", &[], None).await;
        assert_eq!((sent.name().as_str(), sent.text("p.lead bdi").as_str()), ("sms-code", MASKED), "{}", sent.body);
        assert_eq!(sent.attribute("#code", "autocomplete"), "one-time-code");
        let text = Text::newest(&given, 2).await;
        // Another journey, and so another browser, has nothing of it.
        let elsewhere = given.browser();
        let page = elsewhere.get(&app.request("openid", &[("claims", &essential())])).await;
        let ask = elsewhere.sign_in(&page, ALICE, PASSWORD).await;
        let own = elsewhere.submit(&ask, "journey", &[], None).await;
        assert!(type_code(&elsewhere, &own, &text.code).await.says("sms-code-mismatch"));
        let wrong = type_code(&browser, &sent, text.wrong()).await;
        assert!(wrong.says("sms-code-mismatch") && wrong.name() == "sms-code");
        let done = type_code(&browser, &wrong, &text.code).await;
        let claims = told(&app, &done).await;
        assert_eq!((&claims["acr"], &claims["amr"]), (&json!(TWO), &json!(["pwd", "sms", "mfa"])));
        assert_eq!(given.told(EventType::SmsCodeUsed).await["factor"], "second");
        assert!(!is_signed_in(&type_code(&browser, &sent, &text.code).await), "a code counts once");

        // Whoever has one of their own is asked for that, also in this session.
        let sub = claims["sub"].as_str().unwrap().to_owned();
        given.second_factor(&sub).await;
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        assert!(page.name() != "sms-code-send" && !page.body.contains("/sign-in/sms"), "{}", page.name());

        // And where the phone goes, so does what was proven by it. A password alone does not change it.
        with_phone(&given, BOB, "+491707654321", 3).await;
        assert_eq!(signed_in(&given, BOB, PASSWORD).await.get(HERE).await.name(), "sms-code-send");
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        let ask = browser.sign_in(&page, BOB, PASSWORD).await;
        let sent = browser.submit(&ask, "journey", &[], None).await;
        let text = Text::newest(&given, 5).await;
        assert_eq!(told(&app, &type_code(&browser, &sent, &text.code).await).await["acr"], TWO);
        given.perform(TakePhone { person: WhichPerson::Named(BOB.into()), ends: Vec::new() }).await;
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        assert!(page.name().starts_with("enrol-"), "a factor is to be set up: {}", page.body);
    })
    .await;
}

#[tokio::test]
async fn a_code_by_sms_signs_in_and_adds_nothing_to_another_code_that_is_sent() {
    for pairing in pairings() {
        let given = with(pairing, &[("sms-code", "both"), ("email-code", "both")]).await;
        let alice = given.person(ALICE).await;
        let who = given.standing(&alice).await;
        given.perform(AddPhone { who, number: PhoneNumber::parse(NUMBER).unwrap(), ends: Vec::new() }).await;
        let app = first_party(&given).await;
        let browser = given.browser();
        let sent = asked_in_place(&browser, ALICE).await;
        assert_eq!((sent.name().as_str(), sent.text("p.lead bdi").as_str()), ("sms-code", ALICE));
        let text = Text::newest(&given, 1).await;
        assert!(is_signed_in(&type_code(&browser, &sent, &text.code).await));
        let claims = told(&app, &browser.get(&app.request("openid", &[])).await).await;
        assert_eq!((&claims["acr"], &claims["amr"]), (&json!(ONE), &json!(["sms"])));
        // Neither the mailbox nor the phone is a second factor beside it.
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        assert_eq!(page.name(), "password", "what else they have comes before what takes its place: {}", page.body);
        // Beside a password either will do.
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("claims", &essential())])).await;
        let ask = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert_eq!(ask.name(), "email-code-send");
        let ask = browser.get(&ask.attribute("a[href*='/sign-in/sms']", "href")).await;
        assert!(ask.name() == "sms-code-send" && ask.says("email-code-instead"), "{}", ask.body);
        let sent = browser.submit(&ask, "journey", &[], None).await;
        let text = Text::newest(&given, 2).await;
        assert_eq!(told(&app, &type_code(&browser, &sent, &text.code).await).await["amr"], json!(["pwd", "sms", "mfa"]));
    }
}

#[tokio::test]
async fn attack_a9_what_a_phone_let_in_ends_with_it_and_so_does_a_code_on_its_way() {
    where_allowed("first", async |given| {
        let alice = given.person(ALICE).await;
        let owner = signed_in(&given, ALICE, PASSWORD).await;
        added(&given, &owner, NUMBER, 0).await;
        let thief = given.browser();
        let sent = asked_in_place(&thief, ALICE).await;
        let text = Text::newest(&given, 2).await;
        assert!(is_signed_in(&type_code(&thief, &sent, &text.code).await));
        let late = given.browser();
        let sent = asked_in_place(&late, ALICE).await;
        let text = Text::newest(&given, 3).await;
        added(&given, &owner, "+491707654321", 3).await;
        assert!(!is_signed_in(&thief.get("/account").await), "the phone that was replaced let it in");
        assert!(type_code(&late, &sent, &text.code).await.says("sms-code-over"), "the code went to that one");
        assert_eq!(given.events(EventType::SmsCodeUsed).await, 1);
        assert!(is_signed_in(&owner.get("/account").await));

        // Whoever lost their second factor is taken to have lost the phone.
        given.perform(ResetSecondFactor { user_id: alice, sessions: Vec::new() }).await;
        assert_eq!(claims(&given, ALICE).await, json!([null, null]));
        assert_eq!(asked_in_place(&given.browser(), ALICE).await.name(), "sms-code");
        until("it is noted", async || given.events(EventType::SmsCodeRefused).await == 2).await;
        assert_eq!(texts(&given).await, 4);
    })
    .await;
}

#[tokio::test]
async fn attack_a9_who_has_no_phone_or_may_not_use_it_is_sent_nothing_and_it_is_not_seen() {
    where_allowed("first", async |given| {
        with_phone(&given, "somebody@example.com", NUMBER, 0).await;
        let disabled = given.person("disabled@example.com").await;
        let browser = signed_in(&given, "disabled@example.com", PASSWORD).await;
        added(&given, &browser, "+491707654321", 1).await;
        given.disable(&disabled).await;
        given.person("phoneless@example.com").await;
        let before = texts(&given).await;
        let mut seen = Vec::new();
        for login in [
            "somebody@example.com",
            "disabled@example.com",
            "phoneless@example.com",
            "nobodyxx@example.com",
            "+491701234567",
            "a-user-name",
        ] {
            let browser = given.browser();
            let sent = asked_in_place(&browser, login).await;
            let wrong = type_code(&browser, &sent, "0000 0000").await;
            let plain = |page: &Page| {
                let size = page.body.replace(login, "LOGIN").len();
                (page.status, page.name(), page.text("main").replace(login, "LOGIN"), page.headers.len(), size)
            };
            assert!(wrong.says("sms-code-mismatch"), "{}", wrong.body);
            seen.push((plain(&sent), plain(&wrong)));
        }
        assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "{seen:?}");
        until("all is sent or noted", async || texts(&given).await == before + 1 && given.events(EventType::SmsCodeRefused).await == 5 + 6)
            .await;
    })
    .await;
}

#[tokio::test]
async fn attack_a9_pumping_ends_at_the_bounds_and_the_operator_is_told() {
    for pairing in pairings() {
        let given = with(pairing, &[("sms-code", "first"), ("sms-per-prefix", "3"), ("sms-per-day", "4")]).await;
        with_phone(&given, ALICE, NUMBER, 0).await;
        let ask_from = async |network: u8| {
            let browser = Browser::at(&given.issuer, &format!("203.0.{network}.7"));
            assert_eq!(asked_in_place(&browser, ALICE).await.name(), "sms-code", "what is not sent is not seen");
        };
        for network in 1..=2 {
            ask_from(network).await;
            Text::newest(&given, usize::from(network) + 1).await;
        }
        ask_from(3).await;
        until("it is noted", async || given.events(EventType::SmsCodeRefused).await == 1).await;
        assert_eq!((texts(&given).await, given.events(EventType::MessageBoundReached).await), (3, 1));
        let bound = given.told(EventType::MessageBoundReached).await;
        assert_eq!((&bound["bound"], &bound["prefix"]), (&json!("sms_prefix"), &json!("+49")));
        ask_from(4).await;
        until("it is noted", async || given.events(EventType::SmsCodeRefused).await == 2).await;
        assert_eq!(given.events(EventType::MessageBoundReached).await, 1, "it is told once");

        given.admin(BOB).await;
        let admin = signed_in(&given, BOB, PASSWORD).await;
        let overview = admin.get("/admin").await;
        assert!(overview.says("console-need-bounds-do"), "{}", overview.body);
        // Another country has its own share, and all of them together one.
        added(&given, &admin, "+436601234567", 3).await;
        let sent = asked(&admin, "+436601234568", PASSWORD).await;
        assert_eq!(sent.status, 429, "{}", sent.body);
        assert_eq!(given.told(EventType::MessageBoundReached).await["bound"], "sms_deployment");
        given.later_for_all(DAY);
        ask_from(5).await;
        Text::newest(&given, 5).await;
    }
}

#[tokio::test]
async fn the_gateway_gets_messages_to_phones_as_signed_json_and_none_with_a_code_that_is_old() {
    for pairing in pairings() {
        let (gateway, folder) = (HttpGateway::start(), tempfile::tempdir().unwrap());
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path.to_str().unwrap().to_owned()
        };
        let (url, secret) = (file("url", &gateway.url()), file("secret", WEBHOOK_SECRET));
        let settings = [("gateway-url-file", url.as_str()), ("gateway-secret-file", secret.as_str())];
        let given = with(pairing, &settings).await;
        given.person(ALICE).await;
        let browser = signed_in(&given, ALICE, PASSWORD).await;
        let kind = |kind: &'static str| {
            let bodies = gateway.posted().into_iter().map(|posted| serde_json::from_slice::<Value>(&posted.body).unwrap());
            bodies.filter(|body| body["type"] == kind).collect::<Vec<_>>()
        };
        let sent = asked(&browser, NUMBER, PASSWORD).await;
        assert_eq!(sent.name(), "phone-sent");
        until("it is posted", async || kind("sms").len() == 1).await;
        let data = &kind("sms")[0]["data"];
        assert_eq!(data["to"], NUMBER);
        let code = data["text"].as_str().unwrap().rsplit_once('#').unwrap().1.to_owned();
        assert_eq!(data.as_object().unwrap().len(), 3, "id, to and text: {data}");
        assert!(type_code(&browser, &sent, &code).await.says("notice-phone-added"));

        gateway.answers(500, "text of the message");
        given.later(MOMENT);
        asked(&browser, "+491707654321", PASSWORD).await;
        let newest = async || given.told_by_mail().await.into_iter().rfind(|row| row.kind == "sms_code").unwrap();
        until("it is refused", async || newest().await.fault.is_some()).await;
        assert_eq!(newest().await.fault.as_deref(), Some("127.0.0.1 answered 500"));
        gateway.answers(204, "");
        let posted = kind("sms").len();
        given.later(Duration::from_secs(5 * 60));
        until("it is given up", async || newest().await.state() == State::Failed).await;
        assert_eq!(kind("sms").len(), posted, "whoever asked has asked again by now");
    }
}

#[tokio::test]
async fn attack_a9_who_says_that_a_phone_was_not_them_takes_it_away() {
    where_allowed("first", async |given| {
        let thief = with_phone(&given, ALICE, NUMBER, 0).await;
        let notice = link(&given, "phone_added").await;
        disown(&given, &notice).await;
        assert_eq!(claims(&given, ALICE).await, json!([null, null]));
        assert!(!is_signed_in(&thief.get("/account").await));
        assert_eq!(asked_in_place(&given.browser(), ALICE).await.name(), "sms-code");
        until("it is noted", async || given.events(EventType::SmsCodeRefused).await == 1).await;
        assert_eq!(texts(&given).await, 1);
    })
    .await;
}
