//! Several tabs of one browser at once: whatever the order of requests and answers, every tab leads to its app, and there is
//! one session that sign-out ends.

use std::collections::BTreeSet;

use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::secrets::{Secret, sha256};
use latchkey::sign_in::throttle::{self, Admission, Attempt, Guess};
use serde_json::json;

use crate::scenario::{PASSWORD, Page, RelyingParty, Scenario, Tabs, UnderWay, body, on_each_pairing, pairings};

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.com";
const CAROL: &str = "carol@example.com";

/// A first-party single-page app: it asks for no consent, so that a tab is a page and a form.
async fn app(given: &Scenario, id: &str) -> RelyingParty {
    let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
    given.client_with(id, ClientKind::Spa, json!({}), settings).await
}

async fn sign_in(tabs: &Tabs, page: &Page, email: &str) -> UnderWay {
    tabs.send(page, "password", &[("username", email), ("password", PASSWORD)], None).await
}

/// Every order of `count` things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(count - 1);
    shorter.iter().flat_map(|order| (0..count).map(move |at| [&order[..at], &[count - 1], &order[at..]].concat())).collect()
}

/// Every order in which `tabs` tabs take `steps` steps each: which tab goes on, one entry a step.
fn interleavings(tabs: usize, steps: usize) -> Vec<Vec<usize>> {
    fn go(left: &mut Vec<usize>, sofar: &mut Vec<usize>, all: &mut Vec<Vec<usize>>) {
        if left.iter().all(|left| *left == 0) {
            all.push(sofar.clone());
        }
        for tab in 0..left.len() {
            if left[tab] > 0 {
                left[tab] -= 1;
                sofar.push(tab);
                go(left, sofar, all);
                sofar.pop();
                left[tab] += 1;
            }
        }
    }
    let mut all = Vec::new();
    go(&mut vec![steps; tabs], &mut Vec::new(), &mut all);
    all
}

/// What stands in a tab: each step takes it on.
enum Tab {
    Asked(UnderWay),
    Shows(Page),
    Sent(UnderWay),
    Done(Page),
}

/// Opens `urls` at once in a browser without cookies and goes on in this order; gives where each tab ended.
async fn walk(tabs: &Tabs, urls: &[String], order: &[usize]) -> Vec<Page> {
    let mut open = Vec::new();
    for url in urls {
        open.push(Some(Tab::Asked(tabs.ask(url).await)));
    }
    for tab in order {
        let next = match open[*tab].take().unwrap() {
            Tab::Asked(answer) => {
                let page = tabs.arrive(answer).await;
                // Whoever signed in in the other tab meanwhile is not asked again.
                if page.left_to.is_some() { Tab::Done(page) } else { Tab::Shows(page) }
            }
            Tab::Shows(page) => Tab::Sent(sign_in(tabs, &page, ALICE).await),
            Tab::Sent(answer) => Tab::Done(tabs.arrive(answer).await),
            Tab::Done(page) => Tab::Done(page),
        };
        open[*tab] = Some(next);
    }
    open.into_iter()
        .map(|tab| match tab.unwrap() {
            Tab::Done(page) => page,
            _ => panic!("a tab did not come to its end: {order:?}"),
        })
        .collect()
}

#[tokio::test]
async fn every_tab_of_a_first_visit_leads_to_its_app_whatever_the_order_of_answers_and_forms() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let (one, two) = (app(&given, "one").await, app(&given, "two").await);
        let urls = [one.request("openid", &[("state", "one")]), two.request("openid", &[("state", "two")])];
        // An answer arrives, a form leaves, its answer arrives: in two tabs.
        for order in interleavings(2, 3) {
            let tabs = Tabs::new();
            let ended = walk(&tabs, &urls, &order).await;
            let mut sids = BTreeSet::new();
            for (page, (app, state)) in ended.iter().zip([(&one, "one"), (&two, "two")]) {
                assert_eq!(
                    page.left_to.as_ref().map(|_| page.answer()["state"].clone()),
                    Some(state.to_owned()),
                    "{order:?}: {}",
                    page.body
                );
                let tokens = app.redeem(&page.code()).await.good();
                sids.insert(body(&tokens.text("id_token"))["sid"].as_str().unwrap().to_owned());
            }
            assert_eq!(sids.len(), 1, "one session: {order:?}");
            assert!(tabs.get(&one.request("openid", &[("prompt", "none")])).await.answer().contains_key("code"), "{order:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn three_tabs_of_a_first_visit_and_a_page_of_ones_own_all_open() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let (one, two) = (app(&given, "one").await, app(&given, "two").await);
        let urls = [one.request("openid", &[]), two.request("openid", &[]), format!("{}/account", given.issuer)];
        for answers in orders(3) {
            for forms in orders(3) {
                // All pages, then all forms, then all answers; and each form with its answer.
                let last: Vec<usize> = forms.iter().rev().copied().collect();
                let together = [&answers[..], &forms, &last].concat();
                let one_by_one = [answers.clone(), forms.iter().flat_map(|tab| [*tab, *tab]).collect()].concat();
                for order in [together, one_by_one] {
                    let tabs = Tabs::new();
                    let ended = walk(&tabs, &urls, &order).await;
                    assert!(ended[0].left_to.is_some() && ended[1].left_to.is_some(), "{order:?}: {} {}", ended[0].body, ended[1].body);
                    assert_eq!(ended[2].name(), "account", "{order:?}");
                    sign_out(&given, &tabs).await;
                    assert!(given.provider.sessions().of_user(&alice).await.unwrap().is_empty(), "{order:?}");
                }
            }
        }
    })
    .await;
}

/// Confirms that all of the browser's accounts are to be signed out.
async fn sign_out(given: &Scenario, tabs: &Tabs) {
    let page = tabs.get(&format!("{}/logout", given.issuer)).await;
    let page = tabs.submit(&page, "accept", &[], Some("accept")).await;
    assert_eq!(page.name(), "signed-out");
}

#[tokio::test]
async fn the_cookies_of_a_browser_stay_few_and_small_however_many_pages_it_opens_at_once() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let one = app(&given, "one").await;
        let tabs = Tabs::new();
        let url = one.request("openid", &[]);
        let mut asked = Vec::new();
        for _ in 0..30 {
            asked.push(tabs.ask(&url).await);
        }
        let mut pages = Vec::new();
        for answer in asked {
            pages.push(tabs.arrive(answer).await);
        }
        assert!(tabs.cookies().len() < 2500, "{}", tabs.cookies().len());
        let last = pages.pop().unwrap();
        assert!(tabs.arrive(sign_in(&tabs, &last, ALICE).await).await.left_to.is_some());
        given.later(std::time::Duration::from_secs(60));
        assert!(tabs.get(&url).await.left_to.is_some());
    })
    .await;
}

#[tokio::test]
async fn attack_m2_m10_a_page_of_a_first_visit_serves_no_browser_but_its_own() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let one = app(&given, "one").await;
        let (tabs, other) = (Tabs::new(), Tabs::new());
        let url = one.request("openid", &[]);
        let (first, second, foreign) = (tabs.ask(&url).await, tabs.ask(&url).await, other.ask(&url).await);
        let (first, second, foreign) = (tabs.arrive(first).await, tabs.arrive(second).await, other.arrive(foreign).await);
        for (browser, page) in [(&tabs, &foreign), (&other, &first), (&other, &second)] {
            assert_eq!(browser.arrive(sign_in(browser, page, ALICE).await).await.status, 403);
            assert_eq!(browser.get(&page.url).await.name(), "error");
        }
        // A token of one journey does not serve another of the same browser.
        let token = |page: &Page| page.form("password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap().1;
        let filled = [("csrf", token(&second)), ("username", ALICE.to_owned()), ("password", PASSWORD.to_owned())];
        let filled: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(tabs.submit(&first, "password", &filled, None).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_one_time_link_opened_twice_at_once_sets_a_password_in_either_tab_and_two_links_never_mix() {
    on_each_pairing(async |given| {
        let (alice, bob) = (given.person(ALICE).await, given.person(BOB).await);
        let link = async |id: &str| {
            let user = id.to_owned();
            let read = given.provider.database.read(move |conn| {
                let person = latchkey::people::user::find(conn, &user)?.unwrap();
                let password = latchkey::people::credentials::password(conn, &user)?.map(|kept| kept.id);
                Ok::<_, latchkey::store::StoreError>((person.epoch, password))
            });
            let (epoch, password) = read.await.unwrap();
            let link = latchkey::sign_in::setup_link::SetupLink { user_id: id.to_owned(), epoch, password };
            let made = latchkey::sign_in::setup_link::make(&given.provider.transient, &given.provider.random, &link, given.now()).await;
            format!("{}/welcome/{}", given.issuer, made.unwrap().expose())
        };
        let choose = async |tabs: &Tabs, page: &Page| {
            tabs.submit(page, "new_password", &[("new_password", "amber kites over 7 bridges")], None).await.name()
        };
        for tab in 0..2 {
            let (tabs, url) = (Tabs::new(), link(&alice).await);
            let asked = [tabs.ask(&url).await, tabs.ask(&url).await];
            let mut pages = Vec::new();
            for answer in asked {
                pages.push(tabs.arrive(answer).await);
            }
            assert_eq!(
                choose(&tabs, &pages[tab]).await,
                if tab == 0 { "sign-in" } else { "new-password" },
                "the same one again is no new one"
            );
        }
        let (tabs, urls) = (Tabs::new(), [link(&alice).await, link(&bob).await]);
        let asked = [tabs.ask(&urls[0]).await, tabs.ask(&urls[1]).await];
        for (answer, name) in asked.into_iter().zip([ALICE, BOB]) {
            let page = tabs.arrive(answer).await;
            assert!(page.body.contains(name), "{}", page.body);
        }
    })
    .await;
}

/// Two forms of one browser that leave together and are worked on at the same time; what they set arrives in either order.
async fn at_once(tabs: &Tabs, forms: [impl Future<Output = UnderWay>; 2], reversed: bool) -> [Page; 2] {
    let [first, second] = forms;
    let (first, second) = tokio::join!(first, second);
    if reversed {
        let second = tabs.arrive(second).await;
        return [tabs.arrive(first).await, second];
    }
    [tabs.arrive(first).await, tabs.arrive(second).await]
}

#[tokio::test]
async fn two_sign_in_forms_sent_at_once_come_to_one_session_that_sign_out_ends() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        given.person(BOB).await;
        let (one, two) = (app(&given, "one").await, app(&given, "two").await);
        for round in 0..6 {
            let tabs = Tabs::new();
            if round % 2 == 1 {
                let page = tabs.get(&one.request("openid", &[])).await;
                tabs.arrive(sign_in(&tabs, &page, BOB).await).await.code();
            }
            let fresh = [("prompt", "login"), ("login_hint", ALICE)];
            let pages = [tabs.get(&one.request("openid", &fresh)).await, tabs.get(&two.request("openid", &fresh)).await];
            let forms = [sign_in(&tabs, &pages[0], ALICE), sign_in(&tabs, &pages[1], ALICE)];
            let ended = at_once(&tabs, forms, round % 4 > 1).await;
            let tokens = [one.redeem(&ended[0].code()).await.good(), two.redeem(&ended[1].code()).await.good()];
            let sids = tokens.each_ref().map(|tokens| body(&tokens.text("id_token"))["sid"].clone());
            assert_eq!(sids[0], sids[1], "{round}");
            assert_eq!(given.provider.sessions().of_user(&alice).await.unwrap().len(), 1, "{round}");
            sign_out(&given, &tabs).await;
            for (app, tokens) in [&one, &two].into_iter().zip(&tokens) {
                assert_eq!(app.userinfo(&tokens.text("access_token")).await.status, 401, "{round}");
                assert_eq!(app.refresh(&tokens.text("refresh_token"), &[]).await.refused(400), "invalid_grant", "{round}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn whatever_changes_a_browsers_sessions_at_once_no_session_is_left_that_it_cannot_end() {
    on_each_pairing(async |given| {
        let people = [given.person(ALICE).await, given.person(BOB).await, given.person(CAROL).await];
        let (one, two) = (app(&given, "one").await, app(&given, "two").await);
        for round in 0..8 {
            let tabs = Tabs::new();
            for email in [ALICE, BOB] {
                let mut page = tabs.get(&one.request("openid", &[("prompt", "select_account")])).await;
                if page.name() == "account-choice" {
                    page = tabs.submit(&page, "another", &[], Some("another")).await;
                }
                tabs.arrive(sign_in(&tabs, &page, email).await).await.code();
            }
            let another = async |app: &RelyingParty| {
                let page = tabs.get(&app.request("openid", &[("prompt", "select_account")])).await;
                tabs.submit(&page, "another", &[], Some("another")).await
            };
            let choice = tabs.get(&two.request("openid", &[("prompt", "select_account")])).await;
            let accounts: Vec<String> =
                choice.form("another").buttons.iter().filter(|(name, _)| name == "account").map(|(_, value)| value.clone()).collect();
            let added = another(&one).await;
            let reversed = round >= 4;
            match round % 4 {
                // A third account, and another session of one that is there already.
                0 => {
                    let again = another(&two).await;
                    at_once(&tabs, [sign_in(&tabs, &added, CAROL), sign_in(&tabs, &again, BOB)], reversed).await;
                }
                // Two accounts, neither of them there.
                1 => {
                    sign_out(&given, &tabs).await;
                    let pages = [tabs.get(&one.request("openid", &[])).await, tabs.get(&two.request("openid", &[])).await];
                    at_once(&tabs, [sign_in(&tabs, &pages[0], CAROL), sign_in(&tabs, &pages[1], BOB)], reversed).await;
                }
                // A third account, and another one chosen.
                2 => {
                    let (sent, chosen) =
                        tokio::join!(sign_in(&tabs, &added, CAROL), tabs.send(&choice, "another", &[], Some(&accounts[1])));
                    for answer in if reversed { [chosen, sent] } else { [sent, chosen] } {
                        tabs.arrive(answer).await;
                    }
                }
                // A third account, while all that are there sign out.
                _ => {
                    let asking = tabs.get(&format!("{}/logout", given.issuer)).await;
                    let (sent, out) = tokio::join!(sign_in(&tabs, &added, CAROL), tabs.send(&asking, "accept", &[], Some("accept")));
                    for answer in if reversed { [out, sent] } else { [sent, out] } {
                        tabs.arrive(answer).await;
                    }
                    for person in &people[..2] {
                        assert!(given.provider.sessions().of_user(person).await.unwrap().is_empty(), "signed out is signed out");
                    }
                }
            }
            assert!(tabs.get(&one.request("openid", &[("login_hint", CAROL), ("prompt", "none")])).await.answer().contains_key("code"));
            sign_out(&given, &tabs).await;
            for person in &people {
                assert!(given.provider.sessions().of_user(person).await.unwrap().is_empty(), "{round}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_ninth_account_of_a_browser_ends_the_oldest_as_sign_out_does() {
    on_each_pairing(async |given| {
        let one = given.spa("one").await;
        let browser = given.browser();
        let mut first = None;
        for n in 0..9 {
            let email = format!("person{n}@example.com");
            given.person(&email).await;
            let mut page = browser.get(&one.request("openid", &[("prompt", "select_account")])).await;
            if page.name() == "account-choice" {
                page = browser.submit(&page, "another", &[], Some("another")).await;
            }
            let mut page = browser.sign_in(&page, &email, PASSWORD).await;
            if page.name() == "consent" {
                page = browser.submit(&page, "accept", &[], Some("accept")).await;
            }
            let tokens = one.redeem(&page.code()).await.good();
            first = first.or(Some(tokens.clone()));
            let first = first.as_ref().unwrap();
            let status = one.userinfo(&first.text("access_token")).await.status;
            assert_eq!(status, if n < 8 { 200 } else { 401 }, "{n}");
        }
        let first = first.unwrap();
        assert_eq!(one.refresh(&first.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
        let sid = body(&first.text("id_token"))["sid"].as_str().unwrap().to_owned();
        assert!(given.provider.sessions().find(&sid).await.unwrap().is_none());
        assert!(given.provider.revocations.session(&sid));
    })
    .await;
}

#[tokio::test]
async fn a_list_that_changes_while_it_is_renamed_keeps_what_both_wrote() {
    on_each_pairing(async |given| {
        let alice = given.person(ALICE).await;
        let one = app(&given, "one").await;
        let browser = given.browser();
        given.tokens(&browser, &one, "openid", ALICE).await;
        let provider = &given.provider;
        let (_, cookie) = browser.session_cookie().unwrap();
        let seen = provider.sessions().of_browser(vec![Secret::new(cookie)]).await.unwrap();
        let session = provider.sessions().of_user(&alice).await.unwrap().remove(0);
        // Another request answers a client between the look and the change.
        provider.sessions().note_answer(&seen, &session.sid, "two", false).await.unwrap();
        let renamed = provider.sessions().adopt(&seen, &session, None, &provider.random).await.unwrap();
        let now = provider.sessions().of_browser(vec![renamed]).await.unwrap();
        assert_eq!((now.list.last_for("one"), now.list.last_for("two")), (Some(session.sid.as_str()), Some(session.sid.as_str())));
        // Whoever saw the old list and changes it now writes one of their own, and the browser's list is both.
        let late = provider.sessions().adopt(&seen, &session, Some("three"), &provider.random).await.unwrap();
        let both = provider.sessions().of_browser(now.cookies.iter().cloned().chain([late]).collect()).await.unwrap();
        assert_eq!((both.live.len(), both.cookies.len()), (1, 2));
        assert!(["one", "two", "three"].iter().all(|client| both.list.last_for(client) == Some(session.sid.as_str())));
        let none = provider.sessions().of_browser(seen.cookies.clone()).await.unwrap();
        assert!(none.live.is_empty(), "the old cookie is void");
    })
    .await;
}

#[tokio::test]
async fn two_issuers_on_one_host_leave_each_others_sessions_alone() {
    for pairing in pairings() {
        let (staff, guests) = (Scenario::on(pairing, &[]).await, Scenario::on(pairing, &[]).await);
        let tabs = Tabs::new();
        let mut apps = Vec::new();
        for given in [&staff, &guests] {
            given.person(ALICE).await;
            let app = app(given, "one").await;
            let page = tabs.get(&app.request("openid", &[])).await;
            tabs.arrive(sign_in(&tabs, &page, ALICE).await).await.code();
            apps.push(app);
        }
        let signed_in = async |at: usize| tabs.get(&apps[at].request("openid", &[("prompt", "none")])).await.answer().contains_key("code");
        assert!(signed_in(0).await && signed_in(1).await);
        tabs.get(&format!("{}/language?language=de", staff.issuer)).await;
        let page = async |given: &Scenario| tabs.get(&format!("{}/account", given.issuer)).await.attribute("html", "lang");
        assert_eq!((page(&staff).await.as_str(), page(&guests).await.as_str()), ("de", "en"));
        sign_out(&guests, &tabs).await;
        assert!(signed_in(0).await && !signed_in(1).await);
    }
}

#[tokio::test]
async fn each_account_still_knows_a_browser_in_which_two_were_proven_at_once() {
    on_each_pairing(async |given| {
        let emails = [ALICE, BOB];
        let people = [given.person(ALICE).await, given.person(BOB).await];
        let app = app(&given, "app").await;
        let asked = |email| app.request("openid", &[("prompt", "login"), ("login_hint", email)]);
        for reversed in [false, true] {
            let tabs = Tabs::new();
            for email in emails {
                let page = tabs.get(&asked(email)).await;
                tabs.arrive(sign_in(&tabs, &page, email).await).await.code();
            }
            let pages = [tabs.get(&asked(emails[0])).await, tabs.get(&asked(emails[1])).await];
            let forms = [sign_in(&tabs, &pages[0], emails[0]), sign_in(&tabs, &pages[1], emails[1])];
            for page in at_once(&tabs, forms, reversed).await {
                page.code();
            }
            let known = tabs.cookies();
            let known = known.split("; ").filter(|pair| pair.contains("latchkey_known")).filter_map(|pair| Some(pair.split_once('=')?.1));
            let browser: Vec<String> = known.map(|secret| sha256(secret.as_bytes())).collect();
            for (account, email) in people.iter().zip(emails) {
                let attempt = Attempt { guess: Guess::Password, account, name: account, browser: &browser, sid: None, address: None };
                let admitted = throttle::admit(&given.provider.transient, attempt, given.now()).await.unwrap();
                let is_known = matches!(&admitted, Admission::Admitted(counter) if counter.browser().is_some());
                assert!(is_known, "{email} {reversed}");
            }
            assert!(tabs.cookies().matches("latchkey_known").count() <= 2, "one for each account: {}", tabs.cookies());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_forms_that_end_a_sign_in_at_once_both_lead_to_the_app() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let app = given.client("app").await;
        for round in 0..12 {
            let tabs = Tabs::new();
            let page = tabs.get(&app.request("openid", &[("prompt", "consent")])).await;
            let asked = tabs.arrive(sign_in(&tabs, &page, ALICE).await).await;
            assert_eq!(asked.name(), "consent");
            // The same page in another tab has another form: it is no second press.
            let other = tabs.get(&asked.url).await;
            let button = if round % 2 == 0 { "accept" } else { "deny" };
            let forms = [&asked, &other].map(|page| tabs.send(page, "accept", &[], Some(button)));
            for ended in at_once(&tabs, forms, false).await {
                assert!(ended.left_to.is_some(), "{round}: {} {}", ended.name(), ended.body);
                assert_eq!(ended.answer().contains_key("code"), button == "accept", "{round}");
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_no_ends_a_sign_in_a_yes_at_the_same_moment_is_not_remembered() {
    on_each_pairing(async |given| {
        let sub = given.person(ALICE).await;
        let app = given.client("app").await;
        for round in 0..12 {
            let tabs = Tabs::new();
            let page = tabs.get(&app.request("openid", &[("prompt", "consent")])).await;
            let asked = tabs.arrive(sign_in(&tabs, &page, ALICE).await).await;
            let other = tabs.get(&asked.url).await;
            let forms = [tabs.send(&asked, "accept", &[], Some("accept")), tabs.send(&other, "accept", &[], Some("deny"))];
            let ended = at_once(&tabs, forms, false).await;
            let (user, client_id) = (sub.clone(), app.client_id.clone());
            let remembered =
                given.provider.database.read(move |conn| latchkey::issued::consent::find(conn, &user, &client_id)).await.unwrap();
            let allowed = ended.iter().any(|page| page.left_to.is_some() && page.answer().contains_key("code"));
            assert_eq!(remembered.is_some(), allowed, "{round}");
            given.withdraw_consent(&sub, &app.client_id).await;
        }
    })
    .await;
}

/// Two tabs in which Alice is asked whether the app may have the same.
async fn asked_in_two(tabs: &Tabs, app: &RelyingParty, scope: &str) -> (Page, Page) {
    let page = tabs.get(&app.request(scope, &[])).await;
    let one = tabs.arrive(sign_in(tabs, &page, ALICE).await).await;
    let other = tabs.get(&app.request(scope, &[])).await;
    assert_eq!((one.name().as_str(), other.name().as_str()), ("consent", "consent"));
    (one, other)
}

#[tokio::test]
async fn a_no_in_one_tab_is_a_no_after_a_yes_in_another() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let app = given.client("app").await;
        let tabs = Tabs::new();
        let (one, other) = asked_in_two(&tabs, &app, "openid").await;
        tabs.arrive(tabs.send(&one, "accept", &[], Some("accept")).await).await.code();
        assert_eq!(tabs.arrive(tabs.send(&other, "accept", &[], Some("deny")).await).await.error(), "access_denied");
        // Also where the person has signed out meanwhile.
        let other = tabs.get(&app.request("openid email", &[])).await;
        assert_eq!(other.name(), "consent");
        let page = tabs.get(&format!("{}/logout", given.issuer)).await;
        tabs.arrive(tabs.send(&page, "accept", &[], Some("accept")).await).await;
        assert_eq!(tabs.arrive(tabs.send(&other, "accept", &[], Some("deny")).await).await.error(), "access_denied");
    })
    .await;
}

#[tokio::test]
async fn a_box_that_is_left_empty_counts_also_after_a_yes_in_another_tab() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        let app = given.client("app").await;
        let tabs = Tabs::new();
        let (one, other) = asked_in_two(&tabs, &app, "openid phone").await;
        tabs.arrive(tabs.send(&one, "accept", &[("scope", "phone")], Some("accept")).await).await.code();
        let code = tabs.arrive(tabs.send(&other, "accept", &[("scope", "")], Some("accept")).await).await.code();
        assert_eq!(app.redeem(&code).await.good().text("scope"), "openid");
    })
    .await;
}

#[tokio::test]
async fn an_app_that_asks_by_itself_moves_nobodys_own_pages_to_another_account() {
    on_each_pairing(async |given| {
        given.person(ALICE).await;
        given.person(BOB).await;
        let app = app(&given, "app").await;
        let tabs = Tabs::new();
        let page = tabs.get(&app.request("openid", &[])).await;
        tabs.arrive(sign_in(&tabs, &page, ALICE).await).await.code();
        let page = tabs.get(&format!("{}/sign-in?choose=1", given.issuer)).await;
        let other = tabs.arrive(tabs.send(&page, "another", &[], Some("another")).await).await;
        let own = tabs.arrive(sign_in(&tabs, &other, BOB).await).await;
        assert!(own.body.contains(BOB), "{}", own.body);
        tabs.get(&app.request("openid", &[("prompt", "none")])).await.code();
        let own = tabs.get(&format!("{}/account", given.issuer)).await;
        assert!(own.body.contains(BOB), "what Alice's app does by itself is none of Bob's pages");
    })
    .await;
}
