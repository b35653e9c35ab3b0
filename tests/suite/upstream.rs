//! People sign in with an account at another provider: connected by a proof of the account here alone, or made by a rule.

use std::time::Duration;

use latchkey::acts::person::{DeletePerson, WhichPerson};
use latchkey::acts::rule::SetRule;
use latchkey::acts::upstream::{ChangeUpstream, CreateUpstream, DeleteUpstream};
use latchkey::audit::EventType;
use latchkey::factors::rule::Rule;
use latchkey::people::rules::Place;
use latchkey::people::user;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::upstreams::{Accounts, Details, links};
use serde_json::{Value, json};

use crate::console::console;
use crate::scenario::certificate;
use crate::scenario::other_provider::{CLIENT, OtherProvider, SentThere, Signed};
use crate::scenario::{Browser, PASSWORD, Page, Scenario, body, pairings, until};

pub const ALICE: &str = "alice@example.com";
pub const MOMENT: Duration = Duration::from_millis(1);
const LOOPBACK: (&str, &str) = ("fetch-allow", "127.0.0.1/32");

/// Tells a story on each pairing, with another provider beside it.
pub async fn beside_another<F: Future<Output = ()>>(settings: &[(&str, &str)], story: impl Fn(Scenario, OtherProvider) -> F) {
    for pairing in pairings() {
        eprintln!("on {pairing:?}");
        let given = Scenario::on(pairing, &[&[LOOPBACK], settings].concat()).await;
        given.person("first@example.com").await;
        story(given, OtherProvider::start()).await;
    }
}

/// Presses the button of a provider on the sign-in page.
pub async fn press(browser: &Browser, name: &str) -> Page {
    let page = browser.get("/account").await;
    assert_eq!(page.name(), "sign-in", "{}", page.body);
    browser.submit(&page, "upstream", &[], Some(name)).await
}

/// Signs in there and comes back.
pub async fn come(given: &Scenario, there: &OtherProvider, browser: &Browser, name: &str, subject: &str, email: &str) -> Page {
    let sent = press(browser, name).await;
    there.come_back(given, browser, &sent, subject, email).await
}

pub fn says(page: &Page, id: &str, name: &str) -> bool {
    page.says_with(id, &[("name", name.into())])
}

/// Whether somebody is signed in after this page, as whom.
pub async fn is_signed_in(browser: &Browser, email: &str) -> bool {
    let page = browser.get("/account").await;
    page.name() == "account" && page.body.contains(email)
}

pub async fn links_of(given: &Scenario, sub: &str) -> Vec<links::Link> {
    let sub = sub.to_owned();
    given.provider.database.read(move |conn| links::of_person(conn, &sub)).await.unwrap()
}

pub async fn id_of(given: &Scenario, email: &'static str) -> Option<String> {
    given.provider.database.read(move |conn| user::find_by_login(conn, email)).await.unwrap().map(|person| person.id)
}

/// Alice connects subject `a1` with her account, by her password and a press.
pub async fn connect(given: &Scenario, there: &OtherProvider, browser: &Browser, subject: &str) -> Page {
    let page = come(given, there, browser, "company", subject, ALICE).await;
    assert!(page.name() == "sign-in" && says(&page, "upstream-unknown", "COMPANY"), "{}", page.body);
    let page = browser.sign_in(&page, ALICE, PASSWORD).await;
    assert_eq!(page.name(), "connect-account", "{}", page.body);
    let page = browser.submit(&page, "connect", &[], Some("yes")).await;
    given.later(MOMENT);
    page
}

#[tokio::test]
async fn whoever_proves_the_account_is_asked_and_signs_in_with_the_other_one_from_then_on() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        there.add(&given, "company", Accounts::Any, &[]).await;
        let browser = given.browser();
        let page = connect(&given, &there, &browser, "a1").await;
        assert_eq!(page.name(), "account", "{}", page.body);
        let (head, asked) = there.last_asked();
        assert!(head.to_lowercase().contains("authorization: basic ") && !asked.contains("client_secret"), "{head} {asked}");
        assert!(asked.contains("code_verifier=") && asked.contains("grant_type=authorization_code"), "{asked}");
        assert_eq!(links_of(&given, &alice).await.len(), 1);
        assert_eq!(given.events(EventType::AccountConnected).await, 1);
        until("she is told", async || given.kinds().await.iter().any(|kind| kind == "account_connected")).await;

        let other = given.browser();
        let sent = press(&other, "company").await;
        let asked = SentThere::of(&sent);
        assert_eq!(
            (asked.get("client_id"), asked.get("code_challenge_method"), asked.get("scope")),
            (CLIENT, "S256", "openid email profile")
        );
        assert!(asked.get("state").len() >= 43 && asked.get("nonce").len() >= 43 && !asked.query.contains_key("prompt"));
        let page = there.come_back(&given, &other, &sent, "a1", "elsewhere@example.net").await;
        assert_eq!(page.name(), "account", "the address there decides nothing: {}", page.body);
        assert!(is_signed_in(&other, ALICE).await);
    })
    .await;
}

#[tokio::test]
async fn whoever_says_not_now_is_signed_in_and_nothing_is_connected() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        there.add(&given, "company", Accounts::Any, &[]).await;
        let browser = given.browser();
        let page = come(&given, &there, &browser, "company", "a1", ALICE).await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert!(page.name() == "connect-account" && page.body.contains("COMPANY") && page.body.contains(ALICE));
        assert_eq!(browser.submit(&page, "connect", &[], Some("no")).await.name(), "account");
        assert!(links_of(&given, &alice).await.is_empty());
        let page = come(&given, &there, &given.browser(), "company", "a1", ALICE).await;
        assert_eq!(page.name(), "sign-in");
    })
    .await;
}

#[tokio::test]
async fn an_account_is_made_by_rule_alone_for_a_verified_address_of_a_listed_domain() {
    beside_another(&[], |given, there| async move {
        crate::terms::publish(&given, "1", true).await;
        there.add(&given, "company", Accounts::Domains(vec!["company.example".to_owned()]), &[]).await;
        let refused = async |email: &str, verified: bool| {
            let browser = given.browser();
            let sent = SentThere::of(&press(&browser, "company").await);
            let mut claims = there.claims(&given, &sent, "m1", email);
            claims["email_verified"] = json!(verified);
            let page = browser.get(&sent.back(&[("code", &there.code(claims, Signed::Well))])).await;
            page.name() == "sign-in" && says(&page, "upstream-unknown", "COMPANY")
        };
        assert!(refused("mara@other.example", true).await, "another domain");
        assert!(refused("mara@company.example", false).await, "not verified");
        assert_eq!(id_of(&given, "mara@company.example").await, None);

        let browser = given.browser();
        let page = come(&given, &there, &browser, "company", "m1", "mara@company.example").await;
        assert_eq!(page.name(), "terms", "the terms are asked for: {}", page.body);
        let page = browser.submit(&page, "accept", &[], Some("accept")).await;
        assert!(page.name() == "account" && page.body.contains("Mara Lind"), "{}", page.body);
        let mara = id_of(&given, "mara@company.example").await.unwrap();
        assert_eq!(links_of(&given, &mara).await.len(), 1);
        let page = come(&given, &there, &given.browser(), "company", "m1", "mara@company.example").await;
        assert_eq!(page.name(), "account");
    })
    .await;
}

#[tokio::test]
async fn attack_a6_the_rules_of_registration_are_not_walked_round() {
    let settings = [("sign-up", "open"), ("sign-up-approval", "true"), ("sign-up-throwaway-domains", "throw.example")];
    beside_another(&settings, |given, there| async move {
        there.add(&given, "company", Accounts::Any, &[]).await;
        let page = come(&given, &there, &given.browser(), "company", "t1", "x@throw.example").await;
        assert!(page.name() == "sign-in" && id_of(&given, "x@throw.example").await.is_none());
        let page = come(&given, &there, &given.browser(), "company", "m1", "mara@company.example").await;
        assert_eq!(page.name(), "sign-up-waiting", "{}", page.body);
        let browser = given.browser();
        let page = come(&given, &there, &browser, "company", "m1", "mara@company.example").await;
        assert!(page.name() == "sign-in" && page.says("sign-in-waiting"), "{}", page.body);
        assert!(!is_signed_in(&browser, "mara@company.example").await);
    })
    .await;
}

#[tokio::test]
async fn a_verified_address_connects_alone_only_for_a_domain_that_the_provider_is_trusted_for() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        given
            .rows(|conn, now| {
                let person = user::find_by_login(conn.rows(), ALICE)?.unwrap();
                user::update(conn, &user::User { email_verified: true, ..person }, now).map(drop)
            })
            .await;
        given.person("bob@other.example").await;
        there.add(&given, "company", Accounts::Off, &["example.com"]).await;
        let browser = given.browser();
        let sent = SentThere::of(&press(&browser, "company").await);
        let mut claims = there.claims(&given, &sent, "a1", ALICE);
        claims["email_verified"] = json!("true");
        let page = browser.get(&sent.back(&[("code", &there.code(claims, Signed::Well))])).await;
        assert!(page.name() == "sign-in" && links_of(&given, &alice).await.is_empty(), "attack: not verified");
        let page = come(&given, &there, &given.browser(), "company", "b1", "bob@other.example").await;
        assert_eq!(page.name(), "sign-in", "not trusted for this domain");

        let browser = given.browser();
        let page = come(&given, &there, &browser, "company", "a1", ALICE).await;
        assert!(page.name() == "account" && is_signed_in(&browser, ALICE).await, "{}", page.body);
        let page = come(&given, &there, &given.browser(), "company", "a2", ALICE).await;
        assert_eq!(page.name(), "sign-in", "the address was given to somebody else there");
        assert_eq!(links_of(&given, &alice).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn attack_a6_an_address_that_nobody_proved_here_is_not_connected_alone() {
    beside_another(&[], |given, there| async move {
        let id = given.person(ALICE).await;
        given
            .rows(|conn, now| {
                let person = user::find_by_login(conn.rows(), ALICE)?.unwrap();
                user::update(conn, &user::User { email_verified: false, ..person }, now).map(drop)
            })
            .await;
        there.add(&given, "company", Accounts::Any, &["example.com"]).await;
        let page = come(&given, &there, &given.browser(), "company", "a1", ALICE).await;
        assert!(page.name() == "sign-in" && links_of(&given, &id).await.is_empty(), "whoever made it knows its password");
    })
    .await;
}

#[tokio::test]
async fn attack_a6_an_equal_address_takes_over_nothing_and_is_answered_as_any_other() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        there.add(&given, "company", Accounts::Domains(vec!["example.com".to_owned()]), &[]).await;
        let taken = come(&given, &there, &given.browser(), "company", "x1", ALICE).await;
        let nobody = come(&given, &there, &given.browser(), "company", "x2", "nobody@elsewhere.example").await;
        assert_eq!((taken.status, taken.name()), (nobody.status, nobody.name()));
        assert_eq!(taken.text("main"), nobody.text("main"), "the same words");
        assert!(!taken.body.contains(ALICE) && links_of(&given, &alice).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn attack_a6_a_token_of_another_issuer_request_audience_key_or_algorithm_signs_nobody_in() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        there.add(&given, "company", Accounts::Any, &[]).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        let tried = async |signed: Signed, change: &dyn Fn(&mut Value)| {
            let browser = given.browser();
            let sent = SentThere::of(&press(&browser, "company").await);
            let mut claims = there.claims(&given, &sent, "a1", ALICE);
            change(&mut claims);
            let page = browser.get(&sent.back(&[("code", &there.code(claims, signed))])).await;
            (page.name(), says(&page, "upstream-refused", "COMPANY"), is_signed_in(&browser, ALICE).await)
        };
        let refused = ("sign-in".to_owned(), true, false);
        let changes: [(&str, Value); 9] = [
            ("iss", json!("https://other.example")),
            ("nonce", json!("another")),
            ("nonce", Value::Null),
            ("aud", json!("another")),
            ("aud", json!([CLIENT, "another"])),
            ("azp", json!("another")),
            ("exp", json!(given.now().as_seconds() - 120)),
            ("iat", Value::Null),
            ("sub", json!("")),
        ];
        for (name, value) in changes {
            assert_eq!(tried(Signed::Well, &|claims| claims[name] = value.clone()).await, refused, "{name} {value}");
        }
        for signed in [Signed::ByNobody, Signed::ByTheSecret, Signed::ByAnotherKey] {
            assert_eq!(tried(signed, &|_| {}).await, refused, "{signed:?}");
        }
        assert_eq!(tried(Signed::Well, &|_| {}).await, ("account".to_owned(), false, true));
        there.userinfo(json!({ "sub": "somebody else", "email": ALICE }));
        assert_eq!(tried(Signed::Well, &|claims| claims["email"] = Value::Null).await, refused, "userinfo of another");
        assert_eq!(links_of(&given, &alice).await.len(), 1);
        assert!(given.events(EventType::SignInRefused).await >= 13);
    })
    .await;
}

#[tokio::test]
async fn a_key_that_was_turned_is_fetched_once_it_is_needed() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        there.add(&given, "company", Accounts::Any, &[]).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        there.turn_key();
        let page = come(&given, &there, &given.browser(), "company", "a1", ALICE).await;
        assert!(says(&page, "upstream-refused", "COMPANY"), "it was asked for a moment ago");
        given.later_for_all(Duration::from_secs(61));
        let page = come(&given, &there, &given.browser(), "company", "a1", ALICE).await;
        assert_eq!(page.name(), "account", "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn attack_a6_an_answer_counts_once_and_in_the_browser_that_was_sent_alone() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        there.add(&given, "company", Accounts::Any, &[]).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        let attacker = given.browser();
        let page = press(&attacker, "company").await;
        let sent = SentThere::of(&page);
        let code = there.code(there.claims(&given, &sent, "a1", ALICE), Signed::Well);
        let asked = there.asked();
        let victim = given.browser();
        victim.get("/account").await;
        let page = victim.get(&sent.back(&[("code", &code)])).await;
        assert!(page.name() == "error" && !is_signed_in(&victim, ALICE).await, "{}", page.body);
        assert_eq!(there.asked(), asked, "nothing was asked for");
        // Whoever knows the lasting id of the browser alone has not what it got when it was sent.
        let noted = given.browser();
        for pair in attacker.cookies().split("; ").filter(|pair| pair.starts_with("latchkey_browser") && !pair.contains("browser_")) {
            noted.plant(&format!("{pair}; Path=/"));
        }
        let lasting = attacker.cookies().split("; ").filter(|pair| pair.split('=').next().unwrap().contains("latchkey_browser")).count();
        assert!(lasting >= 2, "{}", attacker.cookies());
        assert_eq!(attacker.get(&sent.back(&[("code", &code)])).await.name(), "account", "it is good still");
        let asked = there.asked();
        assert_eq!(attacker.get(&sent.back(&[("code", &code)])).await.name(), "account", "a reload leads where it stands");
        assert_eq!(there.asked(), asked, "and it was good once alone");
        for bad in ["", "x", "A".repeat(43).as_str()] {
            let url = format!("/upstream/company/callback?code=c&state={bad}");
            assert_eq!(given.browser().get(&url).await.name(), "error", "{bad}");
        }
    })
    .await;
}

#[tokio::test]
async fn attack_a6_who_noted_the_id_of_a_browser_has_no_part_in_what_is_brought_there() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        let mallory = given.person("mallory@example.com").await;
        there.add(&given, "company", Accounts::Any, &[]).await;
        let attacker = given.browser();
        let page = attacker.get("/account").await;
        let victim = given.browser();
        for pair in attacker.cookies().split("; ").filter(|pair| pair.split('=').next().unwrap().contains("latchkey_browser")) {
            victim.plant(&format!("{pair}; Path=/"));
        }
        // The victim signs in there, in a journey that the attacker began and can open.
        let opened = victim.get(&page.url).await;
        let sent = victim.submit(&opened, "upstream", &[], Some("company")).await;
        let brought = there.come_back(&given, &victim, &sent, "v1", ALICE).await;
        assert!(says(&brought, "upstream-unknown", "COMPANY"));
        let page = attacker.get(&page.url).await;
        assert_eq!(page.name(), "sign-in");
        let page = attacker.sign_in(&page, "mallory@example.com", PASSWORD).await;
        if page.name() == "connect-account" {
            let page = attacker.submit(&page, "connect", &[("connect", "yes")], None).await;
            assert!(page.name() == "connect-account" && page.says("connect-gone"), "{}", page.body);
        }
        assert!(links_of(&given, &mallory).await.is_empty(), "the victim's account there signs nobody else in");
        assert!(!is_signed_in(&attacker, ALICE).await);
    })
    .await;
}

#[tokio::test]
async fn attack_a6_one_provider_does_not_answer_for_another() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        let evil = OtherProvider::start();
        there.add(&given, "company", Accounts::Any, &[]).await;
        evil.add(&given, "evil", Accounts::Any, &[]).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        // Its answer with a code of the honest one.
        let browser = given.browser();
        let sent = SentThere::of(&press(&browser, "evil").await);
        let code = there.code(there.claims(&given, &sent, "a1", ALICE), Signed::Well);
        let page = browser.get(&sent.back(&[("code", &code)])).await;
        assert!(says(&page, "upstream-refused", "EVIL") && !is_signed_in(&browser, ALICE).await);
        // The state of one at the address of the other.
        let browser = given.browser();
        let sent = SentThere::of(&press(&browser, "evil").await);
        let crossed = sent.back(&[("code", "c")]).replace("/upstream/evil/", "/upstream/company/");
        let asked = there.asked();
        assert_eq!(browser.get(&crossed).await.name(), "error");
        assert_eq!(there.asked(), asked, "no code is sent to the wrong one");
        // The same subject at another provider is somebody else.
        let browser = given.browser();
        let page = come(&given, &evil, &browser, "evil", "a1", "x@evil.example").await;
        assert!(!is_signed_in(&browser, ALICE).await, "{}", page.body);
        // A response that names its issuer names this one.
        let browser = given.browser();
        let sent = SentThere::of(&press(&browser, "company").await);
        let code = there.code(there.claims(&given, &sent, "a1", ALICE), Signed::Well);
        let page = browser.get(&sent.back(&[("code", &code), ("iss", &evil.issuer)])).await;
        assert!(says(&page, "upstream-refused", "COMPANY"));
        assert_eq!(links_of(&given, &alice).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn attack_a6_a_provider_that_names_itself_is_not_believed_without_its_name() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        there.document("authorization_response_iss_parameter_supported", json!(true));
        there.add(&given, "company", Accounts::Any, &[]).await;
        let browser = given.browser();
        let sent = SentThere::of(&press(&browser, "company").await);
        let page = browser.get(&sent.back(&[("code", "c")])).await;
        assert!(says(&page, "upstream-refused", "COMPANY"));
        assert_eq!(there.asked(), 0);
        let sent = SentThere::of(&press(&browser, "company").await);
        let code = there.code(there.claims(&given, &sent, "a1", ALICE), Signed::Well);
        let page = browser.get(&sent.back(&[("code", &code), ("iss", &there.issuer)])).await;
        assert!(says(&page, "upstream-unknown", "COMPANY"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn attack_a6_who_was_deleted_here_is_nobody_again_and_an_address_that_changed_there_moves_nothing() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        given.person("bob@example.com").await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        let browser = given.browser();
        let page = come(&given, &there, &browser, "company", "a1", "bob@example.com").await;
        assert!(page.name() == "account" && is_signed_in(&browser, ALICE).await, "she stays who she is: {}", page.body);
        given.perform(DeletePerson { person: WhichPerson::Id(alice.clone()), confirmed_by: None }).await;
        assert!(links_of(&given, &alice).await.is_empty());
        let page = come(&given, &there, &given.browser(), "company", "a1", ALICE).await;
        assert!(page.name() == "sign-in" && says(&page, "upstream-unknown", "COMPANY"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn attack_a6_a_connection_with_a_former_issuer_or_a_provider_that_is_off_is_no_way_in() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        let change = |change: ChangeUpstream| ChangeUpstream { name: "company".to_owned(), ..change };
        given.perform(change(ChangeUpstream { enabled: Some(false), ..ChangeUpstream::default() })).await;
        let page = given.browser().get("/account").await;
        assert!(!page.body.contains("COMPANY"));
        given.perform(change(ChangeUpstream { enabled: Some(true), ..ChangeUpstream::default() })).await;

        let new = OtherProvider::start();
        given.perform(change(ChangeUpstream { issuer: Some(new.issuer.clone()), ..ChangeUpstream::default() })).await;
        let browser = given.browser();
        let page = come(&given, &new, &browser, "company", "a1", ALICE).await;
        let (head, asked) = new.last_asked();
        assert!(
            !head.to_lowercase().contains("authorization:") && !asked.contains("client_secret"),
            "the secret of another: {head} {asked}"
        );
        assert!(says(&page, "upstream-unknown", "COMPANY") && !is_signed_in(&browser, ALICE).await, "{}", page.body);
        assert!(!links_of(&given, &alice).await[0].is_live);
        // Nor does it stand in for another way in.
        let browser = given.browser();
        let page = browser.get("/account/connected").await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert!(page.name() == "connected" && page.says("connected-dead"), "{}", page.body);
        let page = browser.submit(&page, "account", &[], Some("account")).await;
        assert!(page.says("notice-account-disconnected") && links_of(&given, &alice).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_second_factor_is_asked_for_all_the_same_and_the_token_says_how_somebody_signed_in() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
        let app = given.client_with("app", ClientKind::Web, json!({}), settings).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        let came = async |browser: &Browser| {
            let page = browser.get(&app.request("openid", &[])).await;
            let sent = browser.submit(&page, "upstream", &[], Some("company")).await;
            let sent = SentThere::of(&sent);
            let mut claims = there.claims(&given, &sent, "a1", ALICE);
            claims["auth_time"] = json!(given.now().as_seconds() - 60);
            browser.get(&sent.back(&[("code", &there.code(claims, Signed::Well))])).await
        };
        let answer = came(&given.browser()).await;
        let token = body(&app.redeem(&answer.code()).await.text("id_token"));
        assert_eq!((&token["amr"], &token["acr"]), (&json!(["fed"]), &json!("urn:latchkey:acr:1")));
        assert_eq!(token["auth_time"], json!(given.now().as_seconds() - 60), "when they were asked there");
        let (seed, _) = given.second_factor(&alice).await;
        let browser = given.browser();
        let page = came(&browser).await;
        assert_eq!(page.name(), "totp", "{}", page.body);
        let answer = browser.submit(&page, "code", &[("code", &seed.code(given.now()))], None).await;
        let token = body(&app.redeem(&answer.code()).await.text("id_token"));
        assert_eq!(token["amr"], json!(["otp", "fed", "mfa"]));
    })
    .await;
}

#[tokio::test]
async fn attack_a6_a_time_of_sign_in_that_is_missing_or_too_old_is_not_believed() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
        let app = given.client_with("app", ClientKind::Web, json!({}), settings).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        let came = async |changes: &[(&str, &str)], ago: Option<i64>| {
            let browser = given.browser();
            let page = browser.get(&app.request("openid", changes)).await;
            let sent = SentThere::of(&browser.submit(&page, "upstream", &[], Some("company")).await);
            let mut claims = there.claims(&given, &sent, "a1", ALICE);
            if let Some(ago) = ago {
                claims["auth_time"] = json!(given.now().as_seconds() - ago);
            }
            (browser.get(&sent.back(&[("code", &there.code(claims, Signed::Well))])).await, sent)
        };
        let (page, sent) = came(&[("prompt", "login")], None).await;
        assert_eq!((sent.get("prompt"), sent.get("max_age")), ("login", "0"));
        assert!(says(&page, "upstream-not-fresh", "COMPANY"), "{}", page.body);
        assert!(says(&came(&[("prompt", "login")], Some(3600)).await.0, "upstream-not-fresh", "COMPANY"));
        assert!(came(&[("prompt", "login")], Some(0)).await.0.left_to.is_some());
        assert!(says(&came(&[("max_age", "60")], Some(3600)).await.0, "upstream-not-fresh", "COMPANY"));
        assert!(came(&[("max_age", "7200")], Some(3600)).await.0.left_to.is_some());
        // What is sensitive asks again, for what shows that it was lately.
        let browser = given.browser();
        assert_eq!(come(&given, &there, &browser, "company", "a1", ALICE).await.name(), "account");
        assert_eq!(browser.get("/account/second-factor/enrol").await.name(), "password");
    })
    .await;
}

#[tokio::test]
async fn on_the_own_page_an_account_is_connected_by_a_press_and_the_last_way_in_stays() {
    beside_another(&[], |given, there| async move {
        there.add(&given, "company", Accounts::Any, &[]).await;
        let alice = given.person(ALICE).await;
        let browser = given.browser();
        let page = browser.get("/account/connected").await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert!(page.name() == "connected" && page.says("connected-none"), "{}", page.body);
        assert!(!page.headers["content-security-policy"].to_str().unwrap().contains("form-action"), "its form leads away");
        let sent = browser.submit(&page, "upstream", &[], Some("company")).await;
        assert_eq!(SentThere::of(&sent).get("prompt"), "select_account");
        let page = there.come_back(&given, &browser, &sent, "a1", ALICE).await;
        assert!(page.name() == "connect-own" && links_of(&given, &alice).await.is_empty(), "nothing without a press: {}", page.body);
        let page = browser.submit(&page, "connect", &[], Some("yes")).await;
        assert!(page.says("notice-account-connected") && page.body.contains("COMPANY"), "{}", page.body);
        given.later(MOMENT);
        // Another person brings the same one.
        given.person("bob@example.com").await;
        let other = given.browser();
        let page = other.get("/account/connected").await;
        let page = other.sign_in(&page, "bob@example.com", PASSWORD).await;
        let sent = other.submit(&page, "upstream", &[], Some("company")).await;
        let page = there.come_back(&given, &other, &sent, "a1", ALICE).await;
        let page = other.submit(&page, "connect", &[], Some("yes")).await;
        assert!(says(&page, "upstream-taken", "COMPANY"), "{}", page.body);
        // She disconnects it again.
        let page = browser.get("/account/connected").await;
        let page = browser.submit(&page, "account", &[], Some("account")).await;
        assert!(page.says("notice-account-disconnected") && links_of(&given, &alice).await.is_empty(), "{}", page.body);
        until("she is told", async || given.kinds().await.iter().any(|kind| kind == "account_disconnected")).await;

        // Whoever has nothing else keeps it.
        let browser = given.browser();
        assert_eq!(come(&given, &there, &browser, "company", "m1", "mara@company.example").await.name(), "account");
        let page = browser.get("/account/connected").await;
        assert!(page.says("connected-only") && !page.body.contains("name=\"account\""), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn a_provider_that_is_away_or_says_no_leaves_the_other_ways_open() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        let browser = given.browser();
        let sent = SentThere::of(&press(&browser, "company").await);
        let page = browser.get(&sent.back(&[("error", "access_denied")])).await;
        assert!(page.name() == "sign-in" && says(&page, "upstream-denied", "COMPANY"), "{}", page.body);
        let sent = SentThere::of(&browser.submit(&page, "upstream", &[], Some("company")).await);
        let page = browser.get(&sent.back(&[("error", "server_error")])).await;
        assert!(says(&page, "upstream-refused", "COMPANY"));
        let sent = SentThere::of(&browser.submit(&page, "upstream", &[], Some("company")).await);
        there.is_away(true);
        let page = browser.get(&sent.back(&[("code", "c")])).await;
        assert!(says(&page, "upstream-away", "COMPANY"), "{}", page.body);
        given.later_for_all(Duration::from_secs(2 * 3600));
        assert!(press(&given.browser(), "company").await.left_to.is_some(), "what it said last stands in for a day");
        given.later_for_all(Duration::from_secs(24 * 3600));
        let page = press(&given.browser(), "company").await;
        assert!(page.name() == "sign-in" && says(&page, "upstream-away", "COMPANY"), "{}", page.body);
        let browser = given.browser();
        let page = browser.get("/account").await;
        assert_eq!(browser.sign_in(&page, ALICE, PASSWORD).await.name(), "account");
    })
    .await;
}

#[tokio::test]
async fn attack_g1_an_issuer_on_a_private_network_that_no_setting_names_is_never_reached() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        given.person(ALICE).await;
        let there = OtherProvider::start();
        there.add(&given, "company", Accounts::Any, &[]).await;
        let page = press(&given.browser(), "company").await;
        assert!(page.name() == "sign-in" && says(&page, "upstream-away", "COMPANY"), "{}", page.body);
        assert_eq!(there.asked(), 0);
    }
}

#[tokio::test]
async fn a_provider_of_a_private_network_is_reached_where_settings_name_the_network_and_its_authority() {
    let folder = tempfile::tempdir().unwrap();
    let pair = certificate::make_for(&["localhost"], &["127.0.0.1"]);
    let file = folder.path().join("authority.pem");
    std::fs::write(&file, &pair.cert).unwrap();
    let authority = file.display().to_string();
    for pairing in pairings() {
        for (settings, reached) in [
            (vec![("fetch-ca", authority.as_str())], false),
            (vec![("fetch-allow", "127.0.0.1/32")], false),
            (vec![("fetch-allow", "127.0.0.1/32"), ("fetch-ca", authority.as_str())], true),
        ] {
            let given = Scenario::on(pairing, &settings).await;
            given.person(ALICE).await;
            let there = OtherProvider::start_with_tls(&pair);
            there.add(&given, "company", Accounts::Any, &[]).await;
            let page = press(&given.browser(), "company").await;
            assert_eq!(page.left_to.is_some(), reached, "{settings:?} {}", page.body);
        }
    }
}

#[tokio::test]
async fn attack_a6_this_was_not_me_takes_a_connected_account_away() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        assert_eq!(connect(&given, &there, &given.browser(), "stranger").await.name(), "account");
        let told = async || given.told_by_mail().await.into_iter().rfind(|row| row.kind == "account_connected");
        until("she is told", async || told().await.is_some()).await;
        let mail = given.mail(&told().await.unwrap().id).await;
        let words = crate::scenario::mail_server::words(&mail);
        let link = words.lines().find(|line| line.contains("/not-me/")).unwrap_or_else(|| panic!("no link: {words}")).trim().to_owned();
        given.later(MOMENT);
        let browser = given.browser();
        let page = browser.get(&link).await;
        assert_eq!(browser.submit(&page, "link", &[], None).await.name(), "not-me-done");
        assert!(links_of(&given, &alice).await.is_empty());
        let page = come(&given, &there, &given.browser(), "company", "stranger", ALICE).await;
        assert_eq!(page.name(), "sign-in");
    })
    .await;
}

#[tokio::test]
async fn a_provider_is_added_tried_changed_and_deleted_in_the_console() {
    beside_another(&[], |given, there| async move {
        let browser = console(&given).await;
        let form = browser.get("/admin/new-provider?preset=google").await;
        assert!(form.name() == "console-upstream-new" && form.body.contains("https://accounts.google.com"));
        let typed = [
            ("name", "company"),
            ("title", "Company"),
            ("issuer", there.issuer.as_str()),
            ("client_id", CLIENT),
            ("secret", "s3cret canary"),
            ("trusted_domains", "example.com, *.example.org"),
            ("enabled", "1"),
        ];
        let wrong = browser.submit(&form, "issuer", &[("name", "Not A Name"), ("client_id", "x")], None).await;
        assert!(wrong.status == 422 && wrong.says("upstream-name-wrong"), "{}", wrong.body);
        let page = browser.submit(&form, "issuer", &typed, None).await;
        assert!(page.name() == "console-upstream" && page.says("notice-upstream-added"), "{}", page.body);
        assert!(page.body.contains("/upstream/company/callback") && !page.body.contains("canary"));
        let tested = browser.submit(&page, "/test", &[], None).await;
        assert!(tested.says("upstream-test-good"), "{}", tested.body);
        there.document("issuer", json!("https://other.example"));
        let tested = browser.submit(&page, "/test", &[], None).await;
        assert!(tested.says_with("upstream-test-issuer", &[("detail", "https://other.example".into())]), "{}", tested.body);
        let page = browser.submit(&page, "version", &[("title", "The company")], None).await;
        assert_eq!((page.status, page.text("h1")), (200, "The company".to_owned()));
        let list = browser.get("/admin/providers").await;
        assert!(list.name() == "console-upstreams" && list.body.contains("The company"));
        let wrong = browser.submit(&page, "confirm", &[("confirm", "x")], None).await;
        assert_eq!(wrong.status, 422);
        let list = browser.submit(&page, "confirm", &[("confirm", "company")], None).await;
        assert!(list.name() == "console-upstreams" && list.says("notice-upstream-deleted"), "{}", list.body);
        for event in [EventType::UpstreamCreated, EventType::UpstreamUpdated, EventType::UpstreamDeleted] {
            assert_eq!(given.events(event).await, 1, "{event:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn attack_a6_nobody_is_connected_with_a_provider_that_was_deleted_and_added_again() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        given.perform(DeleteUpstream { name: "company".to_owned(), confirmed_by: None, ends: Vec::new() }).await;
        assert!(links_of(&given, &alice).await.is_empty());
        there.add(&given, "company", Accounts::Off, &[]).await;
        let page = come(&given, &there, &given.browser(), "company", "a1", ALICE).await;
        assert_eq!(page.name(), "sign-in");
    })
    .await;
}

#[tokio::test]
async fn the_sign_in_page_with_three_providers_has_a_button_for_each() {
    beside_another(&[], |given, there| async move {
        for name in ["one", "two", "three"] {
            there.add(&given, name, Accounts::Off, &[]).await;
        }
        let page = given.browser().get("/account").await;
        let buttons = page.form("upstream").buttons;
        assert_eq!(buttons.len(), 3);
        assert!(says(&page, "upstream-sign-in", "TWO"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn attack_a6_of_two_providers_that_are_trusted_for_a_domain_neither_takes_over_who_signs_in_with_the_other() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        given
            .rows(|conn, now| {
                let person = user::find_by_login(conn.rows(), ALICE)?.unwrap();
                user::update(conn, &user::User { email_verified: true, ..person }, now).map(drop)
            })
            .await;
        let other = OtherProvider::start();
        there.add(&given, "company", Accounts::Off, &["example.com"]).await;
        other.add(&given, "other", Accounts::Off, &["example.com"]).await;
        assert_eq!(come(&given, &there, &given.browser(), "company", "a1", ALICE).await.name(), "account");
        given.later(MOMENT);
        let page = come(&given, &other, &given.browser(), "other", "x1", ALICE).await;
        assert!(page.name() == "sign-in" && says(&page, "upstream-unknown", "OTHER"), "{}", page.body);
        // Also where the first one is off.
        let off = ChangeUpstream { name: "company".to_owned(), enabled: Some(false), ..ChangeUpstream::default() };
        given.perform(off).await;
        let page = come(&given, &other, &given.browser(), "other", "x1", ALICE).await;
        assert!(page.name() == "sign-in" && says(&page, "upstream-unknown", "OTHER"), "{}", page.body);
        assert_eq!(links_of(&given, &alice).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn attack_a6_no_account_is_made_for_an_address_that_another_provider_is_trusted_for() {
    beside_another(&[], |given, there| async move {
        let other = OtherProvider::start();
        there.add(&given, "company", Accounts::Any, &["company.example"]).await;
        other.add(&given, "other", Accounts::Any, &[]).await;
        let taken = come(&given, &other, &given.browser(), "other", "x1", "mara@company.example").await;
        assert!(taken.name() == "sign-in" && says(&taken, "upstream-unknown", "OTHER"), "{}", taken.body);
        assert_eq!(id_of(&given, "mara@company.example").await, None);
        assert_eq!(come(&given, &other, &given.browser(), "other", "x2", "x@else.example").await.name(), "account");
        assert_eq!(come(&given, &there, &given.browser(), "company", "m1", "mara@company.example").await.name(), "account");
    })
    .await;
}

#[tokio::test]
async fn attack_a6_a_sign_in_of_which_nobody_knows_when_it_was_meets_no_max_age() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
        let app = given.client_with("app", ClientKind::Web, json!({}), settings).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        let browser = given.browser();
        let began = given.now().as_seconds();
        assert_eq!(come(&given, &there, &browser, "company", "a1", ALICE).await.name(), "account");
        given.later(Duration::from_secs(60));
        for max_age in ["1", "7200", "9999999999"] {
            let page = browser.get(&app.request("openid", &[("max_age", max_age)])).await;
            assert!(page.left_to.is_none(), "{max_age}: {}", page.body);
            let silent = browser.get(&app.request("openid", &[("max_age", max_age), ("prompt", "none")])).await;
            assert!(silent.left_to.as_deref().is_some_and(|url| url.contains("error=login_required")), "{max_age}: {:?}", silent.left_to);
        }
        // Who asks for nothing fresh is told when it was here.
        let answer = browser.get(&app.request("openid", &[])).await;
        let token = body(&app.redeem(&answer.code()).await.text("id_token"));
        assert_eq!((&token["auth_time"], &token["amr"]), (&json!(began), &json!(["fed"])));
    })
    .await;
}

#[tokio::test]
async fn whoever_has_a_provider_alone_that_says_no_time_meets_a_rule_by_coming_back_from_it() {
    beside_another(&[], |given, there| async move {
        there.add(&given, "company", Accounts::Any, &[]).await;
        let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
        let app = given.client_with("app", ClientKind::Web, json!({}), settings).await;
        let rule = Rule { max_age: Some(3600), ..Rule::default() };
        given.perform(SetRule { place: Place::Deployment, rule, seen: None }).await;
        let browser = given.browser();
        assert_eq!(come(&given, &there, &browser, "company", "x1", "x@else.example").await.name(), "account");
        given.later(Duration::from_secs(1800));
        assert_eq!(browser.get("/account").await.name(), "account");
        given.later_for_all(Duration::from_secs(1900));
        assert_eq!(browser.get(&app.request("openid", &[("prompt", "none")])).await.error(), "login_required");
        let page = browser.get(&app.request("openid", &[])).await;
        let sent = browser.submit(&page, "upstream", &[], Some("company")).await;
        assert_eq!(SentThere::of(&sent).get("max_age"), "3600", "the provider is asked for it");
        let answer = there.come_back(&given, &browser, &sent, "x1", "x@else.example").await;
        assert!(answer.left_to.is_some(), "{}", answer.body);
        assert_eq!(browser.get("/account").await.name(), "account");
        // What an app asks for is another matter: nobody knows when they were asked.
        let page = browser.get(&app.request("openid", &[("max_age", "7200")])).await;
        let sent = browser.submit(&page, "upstream", &[], Some("company")).await;
        let page = there.come_back(&given, &browser, &sent, "x1", "x@else.example").await;
        assert!(says(&page, "upstream-not-fresh", "COMPANY"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn attack_a6_what_was_brought_last_is_connected_and_only_where_the_page_showed_it() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        let browser = given.browser();
        let page = browser.get("/account/connected").await;
        browser.sign_in(&page, ALICE, PASSWORD).await;
        let bring = async |subject: &str, email: &str| {
            let list = browser.get("/account/connected").await;
            let sent = browser.submit(&list, "upstream", &[], Some("company")).await;
            there.come_back(&given, &browser, &sent, subject, email).await
        };
        // Who cancels is not asked about that one again.
        let first = bring("a1", "first@there.example").await;
        assert!(first.name() == "connect-own" && first.body.contains("first@there.example"), "{}", first.body);
        assert_eq!(browser.submit(&first, "connect", &[], Some("no")).await.name(), "connected");
        assert_eq!(browser.get("/account/connected/confirm").await.name(), "connected");
        // A later one takes the place of an earlier one, whose page connects nothing.
        let first = bring("a1", "first@there.example").await;
        let second = bring("a2", "second@there.example").await;
        assert!(second.body.contains("second@there.example") && !second.body.contains("first@there.example"), "{}", second.body);
        let page = browser.submit(&first, "connect", &[], Some("yes")).await;
        assert!(page.says("notice-stale-page") && links_of(&given, &alice).await.is_empty(), "{}", page.body);
        let page = browser.submit(&second, "connect", &[], Some("yes")).await;
        assert!(page.says("notice-account-connected"), "{}", page.body);
        let links = links_of(&given, &alice).await;
        assert_eq!((links.len(), links[0].shown.as_str()), (1, "second@there.example"));
    })
    .await;
}

#[tokio::test]
async fn attack_a6_on_the_way_of_a_sign_in_too_the_press_counts_for_the_account_that_the_page_showed() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        let browser = given.browser();
        let page = come(&given, &there, &browser, "company", "a1", "first@there.example").await;
        let sent = browser.submit(&page, "upstream", &[], Some("company")).await;
        assert_eq!(SentThere::of(&sent).get("prompt"), "select_account", "the one before was not the right one");
        let page = there.come_back(&given, &browser, &sent, "a2", "second@there.example").await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert!(page.name() == "connect-account" && page.body.contains("second@there.example"), "{}", page.body);
        let page = browser.submit(&page, "connect", &[("brought", "another")], Some("yes")).await;
        assert!(page.name() == "connect-account" && links_of(&given, &alice).await.is_empty(), "{}", page.body);
        let page = browser.submit(&page, "connect", &[], Some("yes")).await;
        assert_eq!(page.name(), "account", "{}", page.body);
        assert_eq!(links_of(&given, &alice).await[0].shown, "second@there.example");
    })
    .await;
}

#[tokio::test]
async fn what_goes_wrong_at_a_provider_locks_nobody_out_and_what_goes_wrong_at_one_not_out_of_another() {
    beside_another(&[("trusted-proxies", "127.0.0.1/32")], |given, there| async move {
        given.person(ALICE).await;
        let other = OtherProvider::start();
        there.add(&given, "company", Accounts::Off, &[]).await;
        let leading = Details { login_domains: vec!["example.com".to_owned()], ..Details::default() };
        other.add_with(&given, "other", |create| CreateUpstream { details: leading, ..create }).await;
        let came = async |name: &str, times: usize| {
            for _ in 0..times {
                let browser = Browser::at(&given.issuer, "192.0.2.7");
                let sent = SentThere::of(&press(&browser, name).await);
                browser.get(&sent.back(&[("code", "c")])).await;
            }
            press(&Browser::at(&given.issuer, "192.0.2.7"), name).await
        };
        there.fails("/token", Some(503));
        assert!(came("company", 31).await.left_to.is_some(), "it is the provider's doing");
        there.fails("/token", None);
        assert!(says(&came("other", 30).await, "upstream-too-many", "OTHER"), "nobody has codes that often");
        // Whoever brings that about does not bring their guesses to a password by it.
        let browser = Browser::at(&given.issuer, "192.0.2.7");
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert!(page.name() == "sign-in" && says(&page, "upstream-too-many", "OTHER"), "{}", page.body);
        assert_eq!(connect(&given, &there, &Browser::at(&given.issuer, "192.0.2.7"), "a1").await.name(), "account");
    })
    .await;
}

#[tokio::test]
async fn userinfo_says_whether_an_address_is_verified_where_the_token_does_not_and_what_is_unreadable_says_nothing() {
    beside_another(&[], |given, there| async move {
        there.add(&given, "company", Accounts::Any, &[]).await;
        let came = async || {
            let browser = given.browser();
            let sent = SentThere::of(&press(&browser, "company").await);
            let mut claims = there.claims(&given, &sent, "m1", "mara@company.example");
            claims.as_object_mut().unwrap().remove("email_verified");
            browser.get(&sent.back(&[("code", &there.code(claims, Signed::Well))])).await
        };
        for (status, userinfo) in [
            (Some(500), Value::Null),
            (None, json!("a JWT")),
            (None, json!({ "sub": "m1", "email": "other@company.example", "email_verified": true })),
        ] {
            there.fails("/userinfo", status);
            there.userinfo(userinfo.clone());
            let page = came().await;
            assert!(says(&page, "upstream-unknown", "COMPANY"), "{userinfo}: {}", page.body);
        }
        there.userinfo(json!({ "sub": "m1", "email": "mara@company.example", "email_verified": true }));
        assert_eq!(came().await.name(), "account");
        given.later(MOMENT);
        there.fails("/userinfo", Some(500));
        assert_eq!(came().await.name(), "account", "who is connected needs no address");
        there.fails("/userinfo", None);
        there.userinfo(json!({ "sub": "another" }));
        assert!(says(&came().await, "upstream-refused", "COMPANY"));
    })
    .await;
}
