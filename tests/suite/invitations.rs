//! Invitations: sent, looked at, accepted once and by nobody else, sent again, withdrawn, swept.

use std::time::Duration;

use latchkey::acts::Acting;
use latchkey::acts::door::NotDone;
use latchkey::acts::group::{DeleteGroup, WhichGroup};
use latchkey::acts::invitation::{
    Invite, InviteMany, Invited, MOST_AN_HOUR, ManyNotInvited, NotInvited, SendInvitationAgain, WhichInvitation, WithdrawInvitation,
};
use latchkey::acts::person::{CreatePerson, Description};
use latchkey::audit::{Actor, EventType};
use latchkey::mail::outbox;
use latchkey::people::assignments::{self, Assignment, EVERYWHERE};
use latchkey::people::invitations::{self, Invitation, Listing, NewInvitation, State, file};
use latchkey::people::{NameError, User, groups, names, user};
use latchkey::upkeep;
use serde_json::{Value, json};

use crate::commands::program;
use crate::console::{console, events};
use crate::scenario::mail_server::{MailServer, header};
use crate::scenario::{Browser, PASSWORD, Page, Pairing, Scenario, on_each_pairing, pairings, said, said_with, until};

const CHOSEN: &str = "amber kites over 7 bridges";
const DAY: Duration = Duration::from_secs(86_400);

fn to(email: &str) -> NewInvitation {
    NewInvitation { email: email.to_owned(), ..NewInvitation::default() }
}

fn to_groups(email: &str, groups: &[&str]) -> NewInvitation {
    NewInvitation { groups: groups.iter().map(|name| (*name).to_owned()).collect(), ..to(email) }
}

async fn invite(given: &Scenario, invitation: NewInvitation) -> Invited {
    for name in &invitation.groups {
        given.group(name).await;
    }
    given.perform(Invite { invitation }).await
}

fn path(invited: &Invited) -> String {
    format!("/invitation/{}", invited.token.expose())
}

async fn accept(browser: &Browser, page: &Page, name: &str, password: &str) -> Page {
    browser.submit(page, "password", &[("name", name), ("password", password)], None).await
}

async fn kept(given: &Scenario, invited: &Invited) -> Invitation {
    let id = invited.invitation.id.clone();
    given.provider.database.read(move |conn| invitations::find(conn, &id)).await.unwrap().unwrap()
}

async fn state(given: &Scenario, invited: &Invited) -> State {
    kept(given, invited).await.state(given.now())
}

async fn person(given: &Scenario, email: &str) -> Option<User> {
    let email = email.to_owned();
    given.provider.database.read(move |conn| user::find_by_login(conn, &email)).await.unwrap()
}

async fn groups_of(given: &Scenario, email: &str) -> Vec<String> {
    let (id, now) = (person(given, email).await.unwrap().id, given.now());
    given.provider.database.read(move |conn| groups::names_of(conn, &id, now)).await.unwrap()
}

/// The one page for every link that is good for nothing.
fn is_over(page: &Page) {
    assert_eq!((page.status, page.name().as_str()), (400, "error"), "{}", page.body);
    assert_eq!((page.text("h1"), page.text("p.lead")), (said("error-link-over"), said("error-invitation-over-text")));
    assert!(page.attribute(".buttons a.main", "href").ends_with("/account"));
}

/// An act of a person who proved a moment ago who they are.
fn by(given: &Scenario, id: &str) -> Acting {
    Acting { proved_at: Some(given.now()), ..given.provider.acting(Actor::User(id.to_owned())) }
}

/// A person with these roles; gives the id.
async fn with_roles(given: &Scenario, email: &str, roles: &[&str]) -> String {
    let user_id = given.person(email).await;
    let (id, roles): (String, Vec<String>) = (user_id.clone(), roles.iter().map(|role| (*role).to_owned()).collect());
    given
        .rows(move |conn, now| {
            roles.iter().try_for_each(|role| {
                let (id, user_id, role) = (format!("{id}-{role}"), id.clone(), role.clone());
                assignments::insert(conn, &Assignment { id, user_id, role, place: EVERYWHERE.to_owned(), until: None, created_at: now })
            })
        })
        .await;
    user_id
}

#[tokio::test]
async fn attack_a3_an_invitation_is_accepted_once_however_often_it_was_looked_at() {
    on_each_pairing(async |given| {
        let new = NewInvitation {
            name: "Mara Lind".into(),
            groups_until: Some(given.now().plus(30 * DAY)),
            ..to_groups("Mara@example.com", &["staff"])
        };
        let invited = invite(&given, new).await;
        // As programs do that look into mails.
        for _ in 0..3 {
            let page = given.browser().get(&path(&invited)).await;
            assert_eq!(page.name(), "invitation", "{}", page.body);
            assert!(page.url.contains("/invitation?link=") && !page.body.contains(invited.token.expose()), "the token goes nowhere else");
            assert_eq!(page.headers["cache-control"], "no-store");
            assert!(page.headers["referrer-policy"].to_str().unwrap().contains("same-origin"), "{:?}", page.headers);
        }
        let head = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        assert_eq!(head.head(format!("{}{}", given.issuer, path(&invited))).send().await.unwrap().status(), 303);
        assert_eq!(state(&given, &invited).await, State::Open, "looking changes nothing");
        assert!(person(&given, "mara@example.com").await.is_none());

        let (browser, second) = (given.browser(), given.browser());
        let (page, other) = (browser.get(&path(&invited)).await, second.get(&path(&invited)).await);
        assert_eq!((page.attribute("#name", "value").as_str(), page.text(".account .who").as_str()), ("Mara Lind", "Mara@example.com"));
        assert!(page.body.contains("staff"), "it says what it gives: {}", page.text("main"));
        let weak = accept(&browser, &page, "Mara L.", "password1").await;
        assert_eq!((weak.name().as_str(), weak.attribute("#name", "value").as_str()), ("invitation", "Mara L."), "what was typed stays");
        assert!(weak.says("new-password-common"), "{}", weak.text("main"));
        let turned = accept(&browser, &page, "Mara\u{202e}", CHOSEN).await;
        assert!(turned.says("person-name-unfit"), "{}", turned.text("main"));
        assert_eq!(state(&given, &invited).await, State::Open);
        let done = accept(&browser, &page, "Mara L.", CHOSEN).await;
        assert_eq!((done.name().as_str(), done.attribute("#username", "value").as_str()), ("sign-in", "Mara@example.com"), "{}", done.body);
        assert!(done.says("notice-account-made"), "{}", done.body);
        is_over(&accept(&second, &other, "Eve", "quiet lamps beside 4 rivers").await);
        is_over(&accept(&browser, &page, "Eve", "quiet lamps beside 4 rivers").await);
        is_over(&given.browser().get(&path(&invited)).await);
        is_over(&browser.get("/invitation").await);
        assert_eq!(browser.sign_in(&done, "mara@example.com", CHOSEN).await.name(), "account");

        let mara = person(&given, "mara@example.com").await.unwrap();
        assert_eq!((mara.email.as_str(), mara.email_verified, mara.display_name().as_str()), ("Mara@example.com", true, "Mara L."));
        assert_eq!(mara.claims["locale"], "en");
        assert_eq!(groups_of(&given, "mara@example.com").await, ["staff"]);
        let row = kept(&given, &invited).await;
        assert_eq!((row.state(given.now()), row.accepted_by.as_deref()), (State::Accepted, Some(mara.id.as_str())));
        let told = events(&given, EventType::InvitationAccepted).await;
        assert_eq!((told.len(), told[0].user_id.as_deref()), (1, Some(mara.id.as_str())));
        assert!(!told[0].details.contains_key("left_out"), "{:?}", told[0].details);
        assert_eq!(events(&given, EventType::MemberAdded).await.len(), 1, "it is found by the group, too");
        given.later(31 * DAY);
        assert!(groups_of(&given, "mara@example.com").await.is_empty(), "the membership has ended");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_a3_of_any_number_who_accept_at_once_one_makes_an_account() {
    on_each_pairing(async |given| {
        let invited = invite(&given, to_groups("mara@example.com", &["staff"])).await;
        let mut pages = Vec::new();
        for _ in 0..6 {
            let browser = given.browser();
            let page = browser.get(&path(&invited)).await;
            pages.push((browser, page));
        }
        let tries = pages.into_iter().enumerate().map(|(number, (browser, page))| {
            tokio::spawn(async move { accept(&browser, &page, &format!("Mara {number}"), &format!("{CHOSEN} {number}")).await.name() })
        });
        let mut came = Vec::new();
        for tried in tries.collect::<Vec<_>>() {
            came.push(tried.await.unwrap());
        }
        assert_eq!(came.iter().filter(|name| *name == "sign-in").count(), 1, "{came:?}");
        assert_eq!(came.iter().filter(|name| *name == "error").count(), 5, "{came:?}");
        assert_eq!(events(&given, EventType::UserCreated).await.len(), 1);
        assert_eq!(events(&given, EventType::InvitationAccepted).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn attack_a3_an_invitation_that_is_over_says_the_same_whatever_ended_it() {
    on_each_pairing(async |given| {
        let which = |invited: &Invited| WhichInvitation::Id(invited.invitation.id.clone());
        let first = invite(&given, to("ann@example.com")).await;
        let late = given.browser();
        let opened = late.get(&path(&first)).await;
        let second = given.perform(SendInvitationAgain { invitation: which(&first) }).await;
        is_over(&given.browser().get(&path(&first)).await);
        is_over(&accept(&late, &opened, "Ann", CHOSEN).await);
        assert_eq!(given.browser().get(&path(&second)).await.name(), "invitation", "the newer one is good");

        let open = given.browser();
        let page = open.get(&path(&second)).await;
        given.perform(WithdrawInvitation { invitation: which(&second) }).await;
        is_over(&accept(&open, &page, "Ann", CHOSEN).await);
        is_over(&open.get(&page.url).await);
        let expired = invite(&given, to("bob@example.com")).await;
        let page = open.get(&path(&expired)).await;
        given.later(7 * DAY);
        is_over(&accept(&open, &page, "Bob", CHOSEN).await);
        let over = [path(&first), path(&second), path(&expired), "/invitation/nothing".into(), format!("/invitation/{}", "a".repeat(4000))];
        for path in over {
            is_over(&given.browser().get(&path).await);
        }
        assert!(person(&given, "ann@example.com").await.is_none() && person(&given, "bob@example.com").await.is_none());
        for guess in ["/invitation/%00", "/invitation/../account", "/invitation/%0d%0aX-Evil:%201"] {
            let page = given.browser().get(guess).await;
            assert!(page.name() != "invitation" && !page.headers.contains_key("x-evil"), "{guess}");
        }
        // An expired one can be sent again, a withdrawn one not.
        let again = given.perform(SendInvitationAgain { invitation: which(&expired) }).await;
        assert_eq!(given.browser().get(&path(&again)).await.name(), "invitation");
        let refused =
            given.provider.perform(given.provider.acting(Actor::Command), SendInvitationAgain { invitation: which(&second) }).await;
        assert!(matches!(refused, Err(NotDone::Refused(_))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn attack_m3_a_form_of_an_invitation_that_another_browser_or_site_posts_makes_nobody() {
    on_each_pairing(async |given| {
        let invited = invite(&given, to("mara@example.com")).await;
        let browser = given.browser();
        let page = browser.get(&path(&invited)).await;
        let hidden = |name: &str| page.form("password").fields.into_iter().find(|(field, _)| field == name).unwrap().1;
        let (stolen, link) = (hidden("csrf"), hidden("link"));
        let fields = |csrf: &str| {
            [("csrf", csrf), ("link", link.as_str()), ("password", CHOSEN)].map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        assert_eq!(browser.post("/invitation", &fields("")).await.status, 403);
        assert_eq!(given.browser().post("/invitation", &fields(&stolen)).await.status, 403, "another browser's form");
        is_over(&given.browser().get(&page.url).await);
        assert!(person(&given, "mara@example.com").await.is_none());
    })
    .await;
}

#[tokio::test]
async fn whoever_has_an_account_signs_in_and_accepts_with_it() {
    on_each_pairing(async |given| {
        let alice = Description { email: "alice@example.com".into(), ..Description::default() };
        let phc = latchkey::factors::password::hash(
            &latchkey::secrets::Secret::new(PASSWORD),
            given.provider.passwords.cost(),
            &given.provider.random,
        )
        .unwrap();
        let password = latchkey::acts::password::NewPassword { phc: latchkey::secrets::Secret::new(phc.expose()), temporary: false };
        given.perform(CreatePerson { person: alice, groups: Vec::new(), owner: false, password: Some(password) }).await;
        let invited = invite(&given, to_groups("ALICE@example.com", &["staff"])).await;
        let browser = given.browser();
        let page = browser.get(&path(&invited)).await;
        assert_eq!((page.name().as_str(), page.forms().iter().any(|form| form.action.ends_with("/invitation"))), ("invitation", false));
        assert!(page.says("invitation-has-account"), "{}", page.text("main"));
        let page = browser.get(&page.attribute("p.buttons a.main", "href")).await;
        assert_eq!(page.name(), "sign-in", "{}", page.body);
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "invitation", "{}", page.body);
        assert!(page.says("invitation-this-account") && groups_of(&given, "alice@example.com").await.is_empty());
        let done = browser.submit(&page, "link", &[], None).await;
        assert_eq!(done.name(), "account", "{}", done.body);
        assert!(done.says("notice-invitation-accepted"), "{}", done.body);
        assert_eq!(groups_of(&given, "alice@example.com").await, ["staff"]);
        assert!(person(&given, "alice@example.com").await.unwrap().email_verified, "who follows the link reads the mail");
        is_over(&browser.get(&page.url).await);
        is_over(&browser.get(&path(&invited)).await);
    })
    .await;
}

#[tokio::test]
async fn attack_a7_nobody_accepts_an_invitation_with_another_account() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        given.person("bob@example.com").await;
        let invited = invite(&given, to_groups("alice@example.com", &["staff"])).await;
        let bob = given.browser();
        let page = bob.get("/account").await;
        bob.sign_in(&page, "bob@example.com", PASSWORD).await;
        // Bob has the mail: it was forwarded to him.
        let page = bob.get(&path(&invited)).await;
        let handle = page.url.split("link=").nth(1).unwrap().to_owned();
        let asked = bob.get(&page.attribute("p.buttons a.main", "href")).await;
        assert_eq!(asked.name(), "sign-in", "only alice may: {}", asked.body);
        let own = bob.get("/account/password").await;
        let csrf = own.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
        is_over(&bob.post("/account/invitation", &[csrf, ("link".to_owned(), handle.clone())]).await);
        assert_eq!(state(&given, &invited).await, State::Open);
        assert!(groups_of(&given, "bob@example.com").await.is_empty() && groups_of(&given, "alice@example.com").await.is_empty());
        // A form for a new account finds none to make.
        let forged = [("link", handle.as_str()), ("password", CHOSEN)].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(bob.post("/invitation", &forged).await.status, 403);
        // Bob signs in as somebody else again: he is asked again, and never gets it.
        let again = bob.sign_in(&asked, "bob@example.com", PASSWORD).await;
        assert_eq!(again.name(), "sign-in", "{}", again.body);
        let page = bob.sign_in(&again, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "invitation", "{}", page.body);
        bob.submit(&page, "link", &[], None).await;
        assert_eq!(groups_of(&given, "alice@example.com").await, ["staff"]);
        assert!(groups_of(&given, "bob@example.com").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_made_while_the_page_is_open_is_asked_to_sign_in() {
    on_each_pairing(async |given| {
        let invited = invite(&given, to_groups("mara@example.com", &["staff"])).await;
        let browser = given.browser();
        let page = browser.get(&path(&invited)).await;
        given.person("MARA@example.com").await;
        let page = accept(&browser, &page, "Mara", CHOSEN).await;
        assert!(page.name() == "invitation" && page.says("invitation-has-account"), "{}", page.body);
        assert_eq!(state(&given, &invited).await, State::Open);
        let given_password = given.browser();
        let start = given_password.get("/account").await;
        assert_ne!(given_password.sign_in(&start, "mara@example.com", CHOSEN).await.name(), "account", "nobody's password was replaced");
    })
    .await;
}

#[tokio::test]
async fn a_group_that_requires_a_second_factor_asks_for_one_after_the_first_sign_in() {
    on_each_pairing(async |given| {
        given.group("careful").await;
        given.require_of_group("careful", true).await;
        let invited = invite(&given, to_groups("mara@example.com", &["careful"])).await;
        let browser = given.browser();
        let page = browser.get(&path(&invited)).await;
        let page = accept(&browser, &page, "Mara", CHOSEN).await;
        let page = browser.sign_in(&page, "mara@example.com", CHOSEN).await;
        assert_eq!(page.name(), "enrol-second-factor", "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn what_may_not_be_given_any_more_is_left_out_and_told() {
    on_each_pairing(async |given| {
        given.admin("root@example.com").await;
        let mara = given.admin("mara@example.com").await;
        for name in ["staff", "gone"] {
            given.group(name).await;
        }
        let invite = async |email: &str| {
            let invitation = NewInvitation { owner: true, ..to_groups(email, &["staff", "gone"]) };
            given.provider.perform(by(&given, &mara), Invite { invitation }).await.unwrap()
        };
        let take = async |invited: &Invited, email: &str| {
            let browser = given.browser();
            let page = browser.get(&path(invited)).await;
            assert_eq!(accept(&browser, &page, "", CHOSEN).await.name(), "sign-in");
            let (id, now) = (person(&given, email).await.unwrap().id, given.now());
            let owner = given.provider.database.read(move |conn| assignments::has_role(conn, &id, assignments::OWNER, now)).await.unwrap();
            (groups_of(&given, email).await, owner, given.told(EventType::InvitationAccepted).await)
        };
        let (first, second) = (invite("first@example.com").await, invite("second@example.com").await);
        given.perform(DeleteGroup { group: WhichGroup::Name("gone".into()), confirmed_by: None }).await;
        let (groups, owner, told) = take(&first, "first@example.com").await;
        assert_eq!((groups, owner, &told["left_out"]), (vec!["staff".to_owned()], true, &json!(["gone"])));
        assert!(!told.contains_key("role_left_out"), "{told:?}");
        given.later(Duration::from_millis(1));
        given.remove_owner(&mara).await;
        let (groups, owner, told) = take(&second, "second@example.com").await;
        assert_eq!((groups.len(), owner), (0, false), "whoever invited has no right to it any more");
        assert_eq!((&told["left_out"], &told["role_left_out"]), (&json!(["staff", "gone"]), &json!(true)));
    })
    .await;
}

#[tokio::test]
async fn who_invites_needs_the_right_to_what_the_invitation_gives_and_a_recent_proof() {
    on_each_pairing(async |given| {
        given.group("staff").await;
        let host = with_roles(&given, "host@example.com", &["manage_people"]).await;
        let plain = given.person("plain@example.com").await;
        let try_it = async |acting: Acting, invitation: NewInvitation| given.provider.perform(acting, Invite { invitation }).await;
        let made = try_it(by(&given, &host), to("ann@example.com")).await.unwrap();
        for beyond in [to_groups("bob@example.com", &["staff"]), NewInvitation { owner: true, ..to("bob@example.com") }] {
            let refused = try_it(by(&given, &host), beyond).await;
            assert!(matches!(refused, Err(NotDone::NoRight)), "{refused:?}");
        }
        assert!(matches!(try_it(by(&given, &plain), to("bob@example.com")).await, Err(NotDone::NoRight)));
        let old = Acting { proved_at: Some(given.now().minus(Duration::from_secs(601))), ..by(&given, &host) };
        assert!(matches!(try_it(old.clone(), to("bob@example.com")).await, Err(NotDone::NotRecent)));
        let send = |invited: &Invited| SendInvitationAgain { invitation: WhichInvitation::Id(invited.invitation.id.clone()) };
        assert!(matches!(given.provider.perform(old.clone(), send(&made)).await, Err(NotDone::NotRecent)));
        // Whoever sends it again answers for what it gives.
        let rich = invite(&given, to_groups("rich@example.com", &["staff"])).await;
        assert!(matches!(given.provider.perform(by(&given, &host), send(&rich)).await, Err(NotDone::NoRight)));
        given.provider.perform(old, WithdrawInvitation { invitation: WhichInvitation::Id(made.invitation.id) }).await.unwrap();
        assert_eq!(events(&given, EventType::InvitationCreated).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn attack_a7_an_address_is_invited_once_in_whatever_form_and_nothing_unfit_is_kept() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let disabled = given.person("off@example.com").await;
        given.disable(&disabled).await;
        given.group("staff").await;
        given.perform(Invite { invitation: to("mara@example.com") }).await;
        let try_it = async |invitation: NewInvitation| match given
            .provider
            .perform(given.provider.acting(Actor::Command), Invite { invitation })
            .await
        {
            Err(NotDone::Refused(why)) => why,
            other => panic!("{other:?}"),
        };
        for same in ["mara@example.com", "MARA@Example.com", "ＭＡＲＡ@example.com", " mara@example.com\u{200b}"] {
            assert_eq!(try_it(to(same)).await, NotInvited::IsInvited, "{same}");
        }
        for bad in [
            "",
            "mara",
            "mara@example.com\r\nBcc: all@example.com",
            "mara@example.com, bob@example.com",
            "<mara@example.com>",
            "ma ra@example.com",
            "mara@exa mple.com",
            "mara\u{202e}@example.com",
            "\"a b\"@example.com",
            &format!("{}@example.com", "a".repeat(65)),
        ] {
            assert!(matches!(try_it(to(bad)).await, NotInvited::Email(_)), "{bad:?}");
        }
        // A letter of another script is another address, and no spelling of the first.
        given.perform(Invite { invitation: to("m\u{430}ra@example.com") }).await;
        for bad in ["Mara\r\nBcc: all@example.com", "Mara\u{202e}", "M  L", &"x".repeat(255)] {
            let unfit = try_it(NewInvitation { name: bad.to_owned(), ..to("bob@example.com") }).await;
            assert!(matches!(unfit, NotInvited::Name(NameError::TooLong | NameError::Unfit(_))), "{bad:?}: {unfit:?}");
            assert!(names::full_name(bad).is_err());
        }
        assert_eq!(try_it(to("Alice@example.com")).await, NotInvited::HasAccount);
        assert_eq!(try_it(to_groups("off@example.com", &["staff"])).await, NotInvited::Disabled);
        assert_eq!(try_it(to_groups("bob@example.com", &["staff", "nobody"])).await, NotInvited::NoGroup("nobody".into()));
        let now = given.now();
        assert_eq!(
            try_it(NewInvitation { groups_until: Some(now), ..to_groups("bob@example.com", &["staff"]) }).await,
            NotInvited::UntilOver
        );
        for expires_at in [now, now.minus(DAY), now.plus(91 * DAY)] {
            assert_eq!(try_it(NewInvitation { expires_at: Some(expires_at), ..to("bob@example.com") }).await, NotInvited::Expires);
        }
        let all =
            given.provider.database.read(move |conn| invitations::list(conn, &Listing { limit: 10, ..Listing::default() }, now)).await;
        assert_eq!(all.unwrap().len(), 2, "what was refused left nothing");
        // What is over stands in nobody's way.
        given.later(7 * DAY);
        given.perform(Invite { invitation: to("Mara@example.com") }).await;
    })
    .await;
}

#[tokio::test]
async fn a_person_sends_so_many_invitations_in_an_hour_and_a_command_any_number() {
    on_each_pairing(async |given| {
        let root = given.admin("root@example.com").await;
        let lines = |from: usize, count: usize| -> Vec<file::AtLine<NewInvitation>> {
            (from..from + count).map(|number| file::AtLine { line: 2, what: to(&format!("p{number}@example.com")) }).collect()
        };
        let many = async |acting, from, count| {
            given.provider.perform(acting, InviteMany { lines: lines(from, count), dry_run: false, skip_known: false }).await
        };
        assert_eq!(many(by(&given, &root), 0, MOST_AN_HOUR - 1).await.unwrap().invited.len(), MOST_AN_HOUR - 1);
        let refused = many(by(&given, &root), 2_000, 2).await;
        assert!(matches!(refused, Err(NotDone::Refused(ManyNotInvited::TooMany))), "{refused:?}");
        let last = given.provider.perform(by(&given, &root), Invite { invitation: to("last@example.com") }).await.unwrap();
        let one = given.provider.perform(by(&given, &root), Invite { invitation: to("over@example.com") }).await;
        assert!(matches!(one, Err(NotDone::Refused(NotInvited::TooMany))), "{one:?}");
        let again = SendInvitationAgain { invitation: WhichInvitation::Id(last.invitation.id) };
        assert!(given.provider.perform(by(&given, &root), again.clone()).await.is_err(), "to send again is to send");
        given.perform(Invite { invitation: to("command@example.com") }).await;
        given.later(Duration::from_secs(3601));
        given.provider.perform(by(&given, &root), again).await.unwrap();
    })
    .await;
}

async fn with_mail(pairing: Pairing, mails: &MailServer) -> Scenario {
    let file = mails.url_file();
    Scenario::on(pairing, &[("smtp-url-file", file.to_str().unwrap()), ("mail-from", "id@example.com")]).await
}

#[tokio::test]
async fn attack_m9_the_mail_is_the_issuers_whatever_names_and_hosts_say() {
    for pairing in pairings() {
        let mails = MailServer::start();
        let given = with_mail(pairing, &mails).await;
        let name = "<b>Mara</b> Bcc: all@example.com";
        let id = given.person_with("root@example.com", json!({ "name": name }), &["staff"], false).await;
        given.make_owner(&id).await;
        let admin = Browser::sending(&given.issuer, "x-forwarded-host", b"evil.example");
        let page = admin.get("/admin/new-invitation").await;
        let page = admin.sign_in(&page, "root@example.com", PASSWORD).await;
        assert_eq!(page.name(), "console-invite", "{}", page.body);
        let filled = [("email", "Mara@example.com"), ("name", "Mara"), ("language", "de"), ("group_0", "staff")];
        let page = admin.submit(&page, "email", &filled, None).await;
        assert_eq!(page.name(), "console-invitation", "{}", page.body);
        assert!(
            page.says("notice-invitation-sent") && !page.body.contains("/invitation/"),
            "the link goes to the person alone: {}",
            page.body
        );
        let mail = mails.mail(1).await;
        assert_eq!((mail.to.clone(), header(&mail.text, "To").as_str()), (vec!["Mara@example.com".to_owned()], "Mara@example.com"));
        let words = mail.words();
        assert!(words.contains("Einladung annehmen") && words.contains(name), "{words}");
        assert!(!mail.text.contains("evil.example") && mail.text.matches("Bcc:").count() <= 2, "{}", mail.text);
        assert!(!mail.text.split("\r\n\r\n").next().unwrap().contains("Bcc"), "no header of its own");
        let link = words.lines().find(|line| line.contains("/invitation/")).unwrap().trim().to_owned();
        assert!(link.starts_with(&format!("{}/invitation/", given.issuer)), "{link}");
        assert_eq!(given.browser().get(&link).await.name(), "invitation");
    }
}

#[tokio::test]
async fn a_message_that_waits_goes_with_its_invitation_and_no_address_outlives_its_person() {
    for pairing in pairings() {
        let mails = MailServer::start();
        let given = with_mail(pairing, &mails).await;
        mails.answers_recipients(Some("451 4.7.1 not now"));
        let messages = async || {
            let read = given.provider.database.read(|conn| outbox::list(conn, &outbox::Filter::default(), 100)).await.unwrap();
            read.into_iter().filter(|message| message.kind == "invitation").collect::<Vec<_>>()
        };
        let first = invite(&given, to("ann@example.com")).await;
        until("it waits", async || messages().await.first().is_some_and(|message| message.fault.is_some())).await;
        let which = WhichInvitation::Id(first.invitation.id.clone());
        given.perform(SendInvitationAgain { invitation: which.clone() }).await;
        until("it waits", async || messages().await.first().is_some_and(|message| message.fault.is_some())).await;
        assert_eq!(messages().await.len(), 1, "nobody gets a link that is dead");
        given.perform(WithdrawInvitation { invitation: which }).await;
        assert!(messages().await.is_empty());

        mails.answers_recipients(None);
        let invited = invite(&given, to("mara@example.com")).await;
        mails.mail(1).await;
        let browser = given.browser();
        let page = browser.get(&path(&invited)).await;
        accept(&browser, &page, "Mara", CHOSEN).await;
        let mara = person(&given, "mara@example.com").await.unwrap();
        given.group("staff").await;
        let second = invite(&given, to_groups("Mara@example.com", &["staff"])).await;
        mails.mail(2).await;
        given.delete_person(&mara.id).await;
        assert!(messages().await.is_empty(), "what was sent to them is gone");
        let now = given.now();
        let left =
            given.provider.database.read(move |conn| invitations::list(conn, &Listing { limit: 10, ..Listing::default() }, now)).await;
        let left: Vec<String> = left.unwrap().into_iter().map(|left| left.email.as_str().to_owned()).collect();
        assert_eq!(left, ["ann@example.com"]);
        is_over(&given.browser().get(&path(&second)).await);

        let jobs = upkeep::Jobs::new("sweeper".to_owned());
        let count = async || {
            let now = given.now();
            let read =
                given.provider.database.read(move |conn| invitations::list(conn, &Listing { limit: 10, ..Listing::default() }, now)).await;
            read.unwrap().len()
        };
        given.later(invitations::KEPT);
        upkeep::run_once(&given.provider, &jobs).await;
        assert_eq!(count().await, 1);
        given.later(Duration::from_secs(1));
        upkeep::run_once(&given.provider, &jobs).await;
        assert_eq!(count().await, 0, "30 days after it was over");
    }
}

#[tokio::test]
async fn a_file_of_many_invites_everybody_or_nobody() {
    on_each_pairing(async |given| {
        given.group("staff").await;
        given.person("alice@example.com").await;
        given.perform(Invite { invitation: to("twice@example.com") }).await;
        let read = |text: &str| file::read(text).unwrap();
        let perform_all = async |text: &str, dry_run, skip_known| {
            let act = InviteMany { lines: read(text), dry_run, skip_known };
            given.provider.perform(given.provider.acting(Actor::Command), act).await
        };
        let perform = async |text: &str, dry_run| perform_all(text, dry_run, false).await;
        let bad =
            "email,groups\nann@example.com,staff\nANN@example.com,\nalice@example.com,\nbob,\ncid@example.com,nobody\ntwice@example.com,\n";
        let Err(NotDone::Refused(ManyNotInvited::Lines(lines))) = perform(bad, false).await else { panic!("it was taken") };
        let found: Vec<(u64, NotInvited)> = lines.into_iter().map(|at| (at.line, at.what)).collect();
        assert_eq!(
            found,
            [
                (3, NotInvited::Twice),
                (4, NotInvited::HasAccount),
                (5, NotInvited::Email(NameError::NotAnAddress)),
                (6, NotInvited::NoGroup("nobody".into())),
                (7, NotInvited::IsInvited),
            ]
        );
        let count = async || events(&given, EventType::InvitationCreated).await.len();
        assert_eq!(count().await, 1, "nobody was invited");
        let good = "email,name,groups,language\nann@example.com,Ann Bell,staff,fr\nbob@example.com,,,\n";
        let looked = perform(good, true).await.unwrap();
        assert_eq!((looked.invited.len(), looked.good, count().await), (0, 2, 1), "it was only looked");
        let invited = perform(good, false).await.unwrap().invited;
        assert_eq!((invited.len(), count().await), (2, 3));
        let page = given.browser().get(&path(&invited[0])).await;
        assert_eq!(page.attribute("#name", "value"), "Ann Bell");

        // The list of next week has one more: who is known is left out, where that is wanted.
        let longer = format!("{good}alice@example.com,,,\ndan@example.com,,,\n");
        assert!(perform(&longer, false).await.is_err());
        let many = perform_all(&longer, false, true).await.unwrap();
        assert_eq!((many.invited.len(), many.good, many.known, count().await), (1, 1, 3, 4));
        assert!(perform_all("email\nalice@example.com\nbob,", false, true).await.is_err(), "other faults are faults");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_that_is_sent_again_never_ends_sooner_and_one_address_is_not_invited_without_end() {
    on_each_pairing(async |given| {
        let root = given.admin("root@example.com").await;
        let long = given.now().plus(Duration::from_secs(60 * 86_400));
        let invite = |email: &str, expires_at| Invite { invitation: NewInvitation { expires_at, ..to(email) } };
        let invited = given.provider.perform(by(&given, &root), invite("long@example.com", Some(long))).await.unwrap();
        let again = SendInvitationAgain { invitation: WhichInvitation::Id(invited.invitation.id) };
        assert_eq!(given.provider.perform(by(&given, &root), again.clone()).await.unwrap().invitation.expires_at, long);
        given.later(Duration::from_secs(58 * 86_400));
        let week = given.now().plus(Duration::from_secs(7 * 86_400));
        assert_eq!(given.perform(again).await.invitation.expires_at, week);

        // Withdrawn and sent anew is sent again.
        let mut sent = 0;
        loop {
            match given.provider.perform(by(&given, &root), invite("full@example.com", None)).await {
                Ok(invited) => given.perform(WithdrawInvitation { invitation: WhichInvitation::Id(invited.invitation.id) }).await,
                Err(NotDone::Refused(NotInvited::TooMany)) => break,
                Err(other) => panic!("{other:?}"),
            };
            sent += 1;
        }
        assert_eq!(sent, 20);
        given.perform(invite("full@example.com", None)).await;
    })
    .await;
}

fn json_of(given: &Scenario, folder: &std::path::Path, words: &[&str]) -> Result<Value, String> {
    let output = program(folder).args(given.store_flags()).args(["--output", "json", "invitation"]).args(words).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() { Ok(serde_json::from_str(&text(&output.stdout)).unwrap()) } else { Err(text(&output.stderr)) }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_invites_lists_shows_sends_again_withdraws_and_imports() {
    on_each_pairing(async |given| {
        given.group("staff").await;
        let folder = tempfile::tempdir().unwrap();
        let run = |words: &[&str]| tokio::task::block_in_place(|| json_of(&given, folder.path(), words));
        let made =
            run(&["create", "--email", "mara@example.com", "--name", "Mara", "--group", "STAFF", "--language", "de", "--expires", "3d"])
                .unwrap();
        assert_eq!(
            (&made["state"], &made["groups"], &made["language"], &made["invited_by"]),
            (&json!("open"), &json!(["staff"]), &json!("de"), &Value::Null)
        );
        let link = made["link"].as_str().unwrap().to_owned();
        assert_eq!(given.browser().get(&link).await.name(), "invitation");
        let shown = run(&["show", "MARA@example.com"]).unwrap();
        assert_eq!((&shown["id"], shown.get("link")), (&made["id"], None), "a link is shown once");
        assert_eq!(run(&["list", "--state", "open"]).unwrap().as_array().unwrap().len(), 1);
        assert!(run(&["list", "--state", "accepted"]).unwrap().as_array().unwrap().is_empty());
        let again = run(&["send-again", "mara@example.com"]).unwrap();
        assert_eq!(again["id"], made["id"]);
        is_over(&given.browser().get(&link).await);
        assert_eq!(given.browser().get(again["link"].as_str().unwrap()).await.name(), "invitation");
        assert_eq!(run(&["revoke", "mara@example.com"]).unwrap()["done"], "withdrawn");
        for (words, why) in [
            (&["withdraw", "mara@example.com"][..], "withdrawn already"),
            (&["show", "nobody"], "there is no invitation"),
            (&["create", "--email", "x"], "expected an email address"),
            (&["create", "--email", "a@example.com", "--group", "nobody"], "there is no group \"nobody\""),
            (&["create", "--email", "a@example.com", "--language", "tlh"], "there is no such language"),
            (&["list", "--state", "odd"], "there is no such state"),
        ] {
            let refused = run(words).unwrap_err();
            assert!(refused.contains(why), "{words:?}: {refused}");
        }
        let file = folder.path().join("people.csv");
        std::fs::write(&file, "email,groups\nann@example.com,staff\nbob,\n").unwrap();
        let named = file.to_str().unwrap();
        let refused = run(&["import", named]).unwrap_err();
        assert!(refused.contains("line 3:") && !refused.contains("line 2:"), "{refused}");
        std::fs::write(&file, "email,until\nann@example.com,soon\n").unwrap();
        assert!(run(&["import", named]).unwrap_err().contains("line 2:"));
        std::fs::write(&file, "email,groups\nann@example.com,staff\nbob@example.com,\n").unwrap();
        assert_eq!(run(&["import", named, "--dry-run"]).unwrap()["invitations"], 2);
        let sent = run(&["import", named]).unwrap();
        assert_eq!(given.browser().get(sent[1]["link"].as_str().unwrap()).await.name(), "invitation");
        assert_eq!(events(&given, EventType::InvitationCreated).await.len(), 3);
    })
    .await;
}

fn rows(page: &Page) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.body);
    let select = scraper::Selector::parse("tbody tr").unwrap();
    html.select(&select).map(|row| row.text().collect::<Vec<_>>().join(" ")).collect()
}

#[tokio::test]
async fn the_console_invites_finds_sends_again_and_withdraws() {
    on_each_pairing(async |given| {
        given.group("staff").await;
        let admin = console(&given).await;
        assert_eq!(admin.get("/admin/invitations").await.text(".empty h2"), said("invitations-empty"));
        let form = admin.get("/admin/new-invitation").await;
        for (filled, said_of) in [
            (("email", "nobody"), "setup-email-invalid"),
            (("until", "2020-01-01"), "member-until-invalid"),
            (("until", "soon"), "member-until-invalid"),
            (("expires", "2027-01-01"), "invite-expires-invalid"),
            (("email", "root@example.com"), "invite-has-account"),
        ] {
            let page = admin.submit(&form, "email", &[("email", "mara@example.com"), ("name", "Mara"), filled], None).await;
            assert!(
                (page.status, page.name().as_str()) == (422, "console-invite") && page.says(said_of),
                "{filled:?}: {}",
                page.text("main")
            );
            assert_eq!(page.attribute("#name", "value"), "Mara", "what was typed stays");
        }
        let filled =
            [("email", "mara@example.com"), ("name", "Mara"), ("group_0", "staff"), ("until", "2026-06-30"), ("expires", "2026-01-05")];
        let page = admin.submit(&form, "email", &filled, None).await;
        assert_eq!(page.name(), "console-invitation", "{}", page.body);
        let link = page.text("section.secret output");
        assert_eq!(given.browser().get(&link).await.name(), "invitation", "no mail server is set: the link is shown");
        let here = page.attribute("form[action$=withdraw]", "action").trim_end_matches("/withdraw").to_owned();
        let page = admin.get(&here).await;
        assert!(!page.body.contains(&link) && page.body.contains("staff"), "once: {}", page.body);
        let history = admin.get(&page.attribute(".head a[href*=audit]", "href")).await;
        assert!(history.body.contains("invitation.created"), "{}", history.text("tbody"));

        given.perform(Invite { invitation: to("zoe@example.com") }).await;
        given.later(Duration::from_secs(1));
        given.perform(Invite { invitation: to("ann@example.com") }).await;
        let order = async |sort: &str| rows(&admin.get(&format!("/admin/invitations?sort={sort}")).await);
        assert!(order("age").await[0].contains("ann@") && order("-age").await[2].contains("ann@"));
        assert!(order("address").await[0].contains("ann@") && order("-address").await[0].contains("zoe@"));
        assert!(order("expires").await[0].contains("mara@"));
        assert_eq!(rows(&admin.get("/admin/invitations?q=MAR").await).len(), 1);
        assert_eq!(rows(&admin.get("/admin/invitations?state=withdrawn").await).len(), 0);
        assert!(admin.get("/admin/search?for=mara").await.body.contains("found-invitations"));

        let page = admin.submit(&admin.get(&here).await, "send-again", &[], None).await;
        let newer = page.text("section.secret output");
        assert!(newer != link && given.browser().get(&newer).await.name() == "invitation");
        is_over(&given.browser().get(&link).await);
        let page = admin.submit(&admin.get(&here).await, "withdraw", &[], None).await;
        assert!(page.says("notice-invitation-withdrawn") && page.says("invitation-withdrawn"), "{}", page.text("main"));
        is_over(&given.browser().get(&newer).await);
        assert_eq!(rows(&admin.get("/admin/invitations?state=withdrawn").await).len(), 1);
        let csrf = form.form("email").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
        let late = admin.post(&format!("{here}/withdraw"), std::slice::from_ref(&csrf)).await;
        assert!(late.says("notice-invitation-changed"), "{}", late.body);
        assert_eq!(admin.post("/admin/invitations/nothing/send-again", &[csrf]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn the_console_takes_a_file_checks_it_and_keeps_it_through_a_new_proof() {
    on_each_pairing(async |given| {
        given.group("staff").await;
        let admin = console(&given).await;
        let form = admin.get("/admin/new-invitations").await;
        let post = async |rows: &str, button: Option<&str>| admin.submit(&form, "new-invitations", &[("rows", rows)], button).await;
        let page = post("email,groups\nann@example.com,nobody\nbob,staff\n", None).await;
        assert_eq!((page.status, page.name().as_str()), (422, "console-invite-many"), "{}", page.body);
        let summary = page.text(".summary");
        let line = |line: i64, problem: String| said_with("invite-line", &[("line", line.into()), ("problem", (&problem).into())]);
        assert!(summary.contains(&line(2, said_with("invite-no-group", &[("group", "nobody".into())]))), "{summary}");
        assert!(summary.contains(&line(3, said("setup-email-invalid"))), "{summary}");
        assert!(post("email,role\na@b.example,x", None).await.text(".summary").contains("role"));
        assert!(post("email\n<script>alert(1)</script>", None).await.body.matches("<script>alert").count() == 0);
        let good = "email,groups\nann@example.com,staff\nbob@example.com,\n";
        let page = post(good, Some("check")).await;
        assert!((page.status, events(&given, EventType::InvitationCreated).await.len()) == (200, 0), "{}", page.body);
        assert!(page.text("textarea").contains("bob@example.com"), "the file is still there");

        given.later(Duration::from_secs(11 * 60));
        let asked = post(good, None).await;
        assert_eq!(asked.name(), "password", "{}", asked.body);
        let page = admin.submit(&asked, "password", &[("password", PASSWORD)], None).await;
        assert!(page.name() == "console-invite-many" && page.text("textarea").contains("bob@example.com"), "{}", page.body);
        let rows_again = page.text("textarea");
        let page = admin.submit(&page, "new-invitations", &[("rows", &rows_again)], None).await;
        assert!(page.name() == "console-invitations" && page.says("notice-invitations-sent"), "{}", page.body);
        assert_eq!(rows(&page).len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_list_goes_on_page_by_page_in_every_order() {
    on_each_pairing(async |given| {
        for number in 0..7 {
            given.perform(Invite { invitation: to(&format!("p{number}@example.com")) }).await;
            given.later(Duration::from_millis(if number % 2 == 0 { 0 } else { 1 }));
        }
        let now = given.now();
        for sort in [invitations::Sort::Age, invitations::Sort::Address, invitations::Sort::Expires] {
            for descending in [false, true] {
                let (mut listing, mut seen) = (Listing { sort, descending, limit: 3, ..Listing::default() }, Vec::new());
                loop {
                    let asked = listing.clone();
                    let page = given.provider.database.read(move |conn| invitations::list(conn, &asked, now)).await.unwrap();
                    let Some(last) = page.last() else { break };
                    listing.after = Some(last.id.clone());
                    seen.extend(page.into_iter().map(|found| found.id));
                }
                let found = seen.len();
                seen.sort();
                seen.dedup();
                assert_eq!((found, seen.len()), (7, 7), "{sort:?} {descending}");
            }
        }
        let empty = given
            .provider
            .database
            .read(move |conn| invitations::list(conn, &Listing { state: Some(State::Expired), limit: 9, ..Listing::default() }, now));
        assert!(empty.await.unwrap().is_empty());
    })
    .await;
}
