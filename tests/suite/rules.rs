//! Rules who must use what: of everybody, of a group and of an app, at every way in and in a session that stands (OpenID Connect Core §3.1.2.1).

use std::time::Duration;

use latchkey::acts::door::NotDone;
use latchkey::acts::group::{AddMember, MembershipEnd, WhichGroup};
use latchkey::acts::person::{DisablePerson, RemoveOwner, WhichPerson};
use latchkey::acts::rule::{RemoveRule, RuleNotSet, SetRule};
use latchkey::acts::second_factor::{Duty, FactorNotRemoved, RemoveFactor};
use latchkey::audit::{Actor, EventType};
use latchkey::factors::rule::Rule;
use latchkey::factors::totp::Seed;
use latchkey::factors::{Kind, Kinds};
use latchkey::people::groups;
use latchkey::people::rules::Place;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::{Value, json};

use crate::passkeys::{enrolled, with_passkey};
use crate::recovery::type_code;
use crate::scenario::authenticator::{Authenticator, options};
use crate::scenario::{Browser, PASSWORD, Page, RelyingParty, Scenario, body, on_each_pairing, said};

const ALICE: &str = "alice@example.com";
const STEP: Duration = Duration::from_secs(30);
const PASSKEY: Kinds = Kinds::of(&[Kind::Passkey]);

fn set(place: Place, rule: Rule) -> SetRule {
    SetRule { place, rule, seen: None }
}

fn named(kinds: Kinds) -> Rule {
    Rule { one_of: kinds, ..Rule::default() }
}

async fn rule(given: &Scenario, place: Place, rule: Rule) {
    given.perform(set(place, rule)).await;
}

fn app_of(id: &str) -> Place {
    Place::App(id.to_owned())
}

async fn group(given: &Scenario, name: &str) -> Place {
    let name = name.to_owned();
    Place::Group(given.provider.database.read(move |conn| groups::find_by_name(conn, &name)).await.unwrap().unwrap().id)
}

/// An app that asks for no consent.
async fn app(given: &Scenario, id: &str) -> RelyingParty {
    let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
    given.client_with(id, ClientKind::Web, json!({}), settings).await
}

async fn told(app: &RelyingParty, page: &Page) -> Value {
    body(&app.redeem(&page.code()).await.good().text("id_token"))
}

async fn after_password(browser: &Browser, app: &RelyingParty) -> Page {
    let page = browser.get(&app.request("openid", &[])).await;
    browser.sign_in(&page, ALICE, PASSWORD).await
}

/// Signs in with the password and a code of the app for codes.
async fn with_code(given: &Scenario, browser: &Browser, app: &RelyingParty, seed: &Seed) -> Page {
    given.later(STEP);
    let page = after_password(browser, app).await;
    assert_eq!(page.name(), "totp", "{}", page.body);
    type_code(browser, &page, &seed.code(given.now())).await
}

/// Answers the page that asks for a passkey, or sets one up.
async fn answer(browser: &Browser, page: &Page, answer: &str) -> Page {
    browser.submit(page, "answer", &[("answer", answer)], None).await
}

#[tokio::test]
async fn attack_a4_a_session_that_stands_is_asked_for_what_the_rule_of_an_app_names_and_nothing_stands_in_for_it() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let (plain, strict) = (app(&given, "plain").await, app(&given, "strict").await);
        let browser = given.browser();
        let page = browser.get("/account").await;
        browser.sign_in(&page, ALICE, PASSWORD).await;
        let mut device = Authenticator::new(&given.issuer);
        assert_eq!(enrolled(&browser, &mut device, "").await.name(), "recovery-codes");
        let (seed, codes) = given.second_factor(&alice).await;
        rule(&given, app_of("strict"), named(PASSKEY)).await;

        let browser = given.browser();
        given.later(STEP);
        let page = after_password(&browser, &plain).await;
        assert_eq!(page.name(), "passkey");
        let page = browser.get(&format!("{}&app=1", page.url)).await;
        let claims = told(&plain, &type_code(&browser, &page, &seed.code(given.now())).await).await;
        assert_eq!(claims["amr"], json!(["pwd", "otp", "mfa"]));

        // The session has two factors, and not the one that is asked for.
        assert_eq!(browser.get(&strict.request("openid", &[("prompt", "none")])).await.error(), "login_required");
        let page = browser.get(&strict.request("openid", &[])).await;
        assert_eq!(page.name(), "passkey", "{}", page.body);
        assert!(!page.body.contains("recovery=1") && !page.body.contains("app=1"), "{}", page.body);
        for skipped in ["&recovery=1", "&app=1"] {
            assert_eq!(browser.get(&format!("{}{skipped}", page.url)).await.name(), "passkey", "{skipped}");
        }
        // Neither a form that no page showed.
        let forged: Vec<(String, String)> = page.form("answer").fields.into_iter().filter(|(name, _)| name != "answer").collect();
        for (path, code) in [("/sign-in/recovery-code", codes[0].clone()), ("/sign-in/code", seed.code(given.now().plus(STEP)))] {
            let forged: Vec<_> = forged.iter().cloned().chain([("code".to_owned(), code)]).collect();
            let refused = browser.post(&format!("{}{path}", given.issuer), &forged).await;
            assert!(refused.left_to.is_none(), "{path}");
        }
        let page = browser.get(&strict.request("openid", &[])).await;
        let answered = device.answer(&options(&page));
        let claims = told(&strict, &answer(&browser, &page, &answered).await).await;
        assert!(claims["amr"].as_array().unwrap().contains(&json!("pop")), "{claims}");
        // From then on it is silent.
        told(&strict, &browser.get(&strict.request("openid", &[("prompt", "none")])).await).await;

        // Where the rule is gone nothing is asked of a password and a code.
        given.perform(RemoveRule { place: app_of("strict"), seen: None }).await;
        let other = given.browser();
        given.later(STEP);
        let page = after_password(&other, &strict).await;
        let page = other.get(&format!("{}&app=1", page.url)).await;
        told(&strict, &type_code(&other, &page, &seed.code(given.now())).await).await;
    })
    .await;
}

#[tokio::test]
async fn attack_a4_whoever_lacks_what_a_rule_names_sets_it_up_once_they_showed_all_that_they_have() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        given.group("staff").await;
        let wiki = app(&given, "wiki").await;
        let (seed, _) = given.second_factor(&alice).await;
        rule(&given, app_of("wiki"), Rule { allowed: Some(PASSKEY), ..Rule::default() }).await;

        // A stolen password alone sets nothing up: the code counts for nothing there, and is asked for all the same.
        let thief = given.browser();
        given.later(STEP);
        let page = after_password(&thief, &wiki).await;
        assert_eq!(page.name(), "totp", "{}", page.body);
        let journey = page.form("code").fields;
        let forged: Vec<_> =
            journey.into_iter().filter(|(name, _)| name != "code").chain([("answer".to_owned(), "{}".to_owned())]).collect();
        assert!(thief.post(&format!("{}/sign-in/second-factor", given.issuer), &forged).await.left_to.is_none());
        assert!(given.second_factors(&alice).await.of_kind(Kind::Passkey).next().is_none());

        let browser = given.browser();
        let page = with_code(&given, &browser, &wiki, &seed).await;
        assert_eq!(page.name(), "enrol-passkey", "{}", page.body);
        assert!(!page.body.contains("name=\"later\"") && !page.body.contains("kind=totp"), "{}", page.body);
        let mut device = Authenticator::new(&given.issuer);
        let made = device.make(&options(&page));
        let claims = told(&wiki, &answer(&browser, &page, &made).await).await;
        assert!(claims["amr"].as_array().unwrap().contains(&json!("pop")), "{claims}");
        // It is theirs to keep while the rule for everybody asks for it.
        let held = given.second_factors(&alice).await.of_kind(Kind::Passkey).next().unwrap().id.clone();
        rule(&given, Place::Deployment, named(PASSKEY)).await;
        let remove = RemoveFactor { who: given.standing(&alice).await, id: held, duty: Duty::default(), ends: Vec::new() };
        let refused = given.provider.perform(given.provider.acting(latchkey::audit::Actor::User(alice)), remove).await;
        assert!(matches!(refused, Err(NotDone::Refused(FactorNotRemoved::Required))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn attack_a4_what_was_shown_too_long_ago_for_a_rule_is_asked_again_and_no_one_goes_on_with_a_refresh() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let (plain, bank) = (app(&given, "plain").await, app(&given, "bank").await);
        rule(&given, app_of("bank"), Rule { max_age: Some(600), ..Rule::default() }).await;
        let browser = given.browser();
        let first = told(&bank, &after_password(&browser, &bank).await).await;
        given.later_for_all(Duration::from_secs(300));
        assert_eq!(told(&bank, &browser.get(&bank.request("openid", &[("prompt", "none")])).await).await["auth_time"], first["auth_time"]);
        given.later_for_all(Duration::from_secs(400));
        assert_eq!(browser.get(&bank.request("openid", &[("prompt", "none")])).await.error(), "login_required");
        told(&plain, &browser.get(&plain.request("openid", &[("prompt", "none")])).await).await;
        let page = browser.get(&bank.request("openid", &[])).await;
        assert_eq!(page.name(), "password", "{}", page.body);
        let again = told(&bank, &browser.submit(&page, "password", &[("password", PASSWORD)], None).await).await;
        assert!(again["auth_time"].as_i64() > first["auth_time"].as_i64());

        // For everybody it holds on a person's own pages as well.
        rule(&given, Place::Deployment, Rule { max_age: Some(3600), ..Rule::default() }).await;
        assert_eq!(browser.get("/account").await.name(), "account");
        given.later_for_all(Duration::from_secs(3700));
        let page = browser.get("/account").await;
        assert_eq!(page.name(), "password", "{}", page.body);
        assert_eq!(browser.submit(&page, "password", &[("password", PASSWORD)], None).await.name(), "account");

        // Two factors that a rule asks for are asked of what was granted before.
        let tokens = given.tokens(&given.browser(), &plain, "openid offline_access", ALICE).await;
        rule(&given, app_of("plain"), Rule::two_factors()).await;
        assert_eq!(plain.refresh(&tokens.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
    })
    .await;
}

#[tokio::test]
async fn attack_a4_no_other_way_in_leads_round_a_rule() {
    on_each_pairing(async |given| {
        let alice = given.person_with(ALICE, json!({}), &["staff"], false).await;
        let wiki = app(&given, "wiki").await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        browser.sign_in(&page, ALICE, PASSWORD).await;
        let mut device = Authenticator::new(&given.issuer);
        enrolled(&browser, &mut device, "").await;
        let staff = group(&given, "staff").await;
        rule(&given, staff.clone(), Rule { one_of: Kinds::of(&[Kind::Totp]), ..Rule::all_but(PASSKEY) }).await;

        // The session of before is asked at the next page. A passkey shows who it is, and an app for codes is to be set up.
        let page = browser.get("/account").await;
        assert_ne!(page.name(), "account", "{}", page.body);
        let other = given.browser();
        let page = with_passkey(&other, &mut device).await;
        assert_eq!(page.name(), "enrol-second-factor", "{}", page.body);
        assert!(!page.body.contains("kind=passkey"), "{}", page.body);

        // Nor does a forgotten password.
        given.second_factor(&alice).await;
        let third = given.browser();
        let page = third.get("/recover").await;
        assert_eq!(page.name(), "recover", "{}", page.body);
        third.submit(&page, "email", &[("email", ALICE)], None).await;
        let mail = crate::recovery::Mail::newest(&given, 1).await;
        let page = third.get(&mail.link).await;
        let page = third.submit(&page, "code", &[], None).await;
        assert!(["passkey", "totp"].contains(&page.name().as_str()), "{}", page.body);

        // Where rules leave nothing an admin has to help, and the page says so.
        rule(&given, app_of("wiki"), Rule { allowed: Some(PASSKEY), ..Rule::default() }).await;
        let fourth = given.browser();
        let page = after_password(&fourth, &wiki).await;
        assert_eq!((page.status, page.text("h1")), (403, said("error-no-way")), "{}", page.body);
        assert_eq!(fourth.get("/account").await.name(), "sign-in", "nobody is signed in");
    })
    .await;
}

#[tokio::test]
async fn a_rule_is_set_in_the_console_previewed_for_a_person_told_with_before_and_after_and_locks_no_owner_out() {
    on_each_pairing(async |given| {
        given.admin("owner@example.com").await;
        given.person_with(ALICE, json!({}), &["staff"], false).await;
        app(&given, "wiki").await;
        let browser = given.browser();
        let page = browser.get("/admin/rules").await;
        let page = browser.sign_in(&page, "owner@example.com", PASSWORD).await;
        assert_eq!((page.status, page.name().as_str()), (200, "console-rules"));
        let nowhere = browser.get("/admin/rule?kind=group&name=nobody").await;
        assert_eq!((nowhere.status, nowhere.name().as_str()), (404, "console-rules"), "{}", nowhere.body);

        let form = browser.get("/admin/rule?kind=group&name=staff").await;
        let empty = browser.submit(&form, "version", &[], None).await;
        assert_eq!((empty.status, empty.says("rule-empty")), (422, true), "{}", empty.body);
        let saved = browser.submit(&form, "version", &[("need_passkey", "1"), ("max_age", "12h")], None).await;
        assert!(saved.name() == "console-rules" && saved.says("notice-saved") && saved.body.contains("12h"), "{}", saved.body);
        let event = given.told(EventType::RuleSet).await;
        assert_eq!((&event["before"], &event["after"]["one_of"]), (&json!({}), &json!(["passkey"])));
        assert_eq!((&event["after"]["max_age"], &event["after"]["name"]), (&json!(43_200), &json!("staff")));

        // What the page says is what is asked.
        let page = browser.get("/admin/rules?person=alice@example.com&app=wiki").await;
        let factors = said("rule-factor-passkey");
        assert!(page.body.contains(&said("rules-why")) && page.body.contains(&factors), "{}", page.body);
        assert_eq!(browser.get("/admin/rules?person=nobody").await.status, 404);
        let other = given.browser();
        let page = other.get("/account").await;
        assert_eq!(other.sign_in(&page, ALICE, PASSWORD).await.name(), "enrol-passkey");

        // An old page sets nothing over what another admin set.
        let stale = browser.submit(&form, "version", &[("second_factor", "1")], None).await;
        assert_eq!(stale.status, 409, "{}", stale.body);
        let form = browser.get("/admin/rule?kind=group&name=staff").await;
        let remove = format!("{}/admin/rule/remove", given.issuer);
        given.perform(set(group(&given, "staff").await, Rule::two_factors())).await;
        let stale = browser.post(&remove, &form.form("rule/remove").fields).await;
        assert_eq!((stale.status, given.events(EventType::RuleRemoved).await), (409, 0), "{}", stale.body);
        let page = browser.post(&remove, &stale.form("rule/remove").fields).await;
        assert!(page.says("notice-rule-removed"), "{}", page.body);

        // Two rules that leave an owner nothing.
        given.perform(set(Place::Deployment, Rule { allowed: Some(PASSKEY), ..Rule::default() })).await;
        given.group("owners").await;
        let owners = group(&given, "owners").await;
        let (which, person) = (latchkey::acts::group::WhichGroup::Name("owners".into()), "owner@example.com".to_owned());
        given
            .perform(latchkey::acts::group::AddMember {
                group: which,
                person: latchkey::acts::person::WhichPerson::Named(person),
                end: latchkey::acts::group::MembershipEnd::Never,
            })
            .await;
        let refused =
            given.provider.perform(given.provider.acting(latchkey::audit::Actor::Command), set(owners, Rule::all_but(PASSKEY))).await;
        assert!(matches!(refused, Err(NotDone::Refused(RuleNotSet::LocksOwnersOut))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn no_act_leaves_the_owners_without_a_way_in_that_the_rules_allow() {
    on_each_pairing(async |given| {
        let owner = given.admin("owner@example.com").await;
        given.group("keys").await;
        let keys = group(&given, "keys").await;
        let Place::Group(id) = &keys else { panic!("a group") };
        let here = format!("/admin/groups/{id}");
        // Whoever is in the group can sign in by nothing.
        rule(&given, keys, Rule { allowed: Some(PASSKEY), ..Rule::default() }).await;
        rule(&given, Place::Deployment, Rule::all_but(PASSKEY)).await;
        let browser = given.browser();
        let page = browser.get(&here).await;
        let page = browser.sign_in(&page, "owner@example.com", PASSWORD).await;
        let page = browser.submit(&page, "add-member", &[("person", "owner@example.com")], None).await;
        assert_eq!((page.status, page.text("h1")), (409, said("error-locks-out")), "{}", page.body);
        let by_command = |person: &str| AddMember {
            group: WhichGroup::Name("keys".into()),
            person: WhichPerson::Named(person.to_owned()),
            end: MembershipEnd::Never,
        };
        let acting = || given.provider.acting(Actor::Command);
        let refused = given.provider.perform(acting(), by_command("owner@example.com")).await;
        assert!(matches!(refused, Err(NotDone::LocksOwnersOut)), "{refused:?}");
        // One of two may, and then the other stays.
        let other = given.admin("other@example.com").await;
        given.perform(by_command("owner@example.com")).await;
        let refused = given.provider.perform(acting(), DisablePerson { person: WhichPerson::Id(other.clone()) }).await;
        assert!(matches!(refused, Err(NotDone::LocksOwnersOut)), "{refused:?}");
        let refused = given.provider.perform(acting(), RemoveOwner { person: WhichPerson::Id(other.clone()) }).await;
        assert!(matches!(refused, Err(NotDone::LocksOwnersOut)), "{refused:?}");
        assert_eq!(given.events(EventType::UserDisabled).await, 0, "nothing of it stays");
        given.perform(DisablePerson { person: WhichPerson::Id(owner) }).await;
    })
    .await;
}
