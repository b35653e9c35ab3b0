//! Strangers fill no store: what nobody proved anything for is judged first, kept small, and bounded.

use std::time::Duration;

use latchkey::audit::{Actor, Event, EventType, Filter, Origin, Subject};
use latchkey::secrets::{Secret, sha256};
use latchkey::sign_in::journeys;
use latchkey::sign_in::setup_link::{self, SetupLink};
use latchkey::sso::session::Session;
use latchkey::store::transient::{Key, Transient as _};

use crate::scenario::{Browser, PASSWORD, Page, RelyingParty, Scenario, on_each_pairing, pairings};

async fn post(app: &RelyingParty, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
    let answer = app.http.post(format!("{}{path}", app.issuer)).form(fields).send().await.unwrap();
    let location = answer.headers().get("location").map(|location| location.to_str().unwrap().to_owned());
    (answer.status().as_u16(), location.unwrap_or_default())
}

#[tokio::test]
async fn attack_h1_nothing_is_kept_of_a_posted_request_that_is_refused_and_of_others_what_was_read() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        let good = url::Url::parse(&app.request("openid", &[])).unwrap();
        let good: Vec<(String, String)> = good.query_pairs().into_owned().collect();
        let good: Vec<(&str, &str)> = good.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let junk = "x".repeat(8_000);
        let with = |name: &'static str, value: &'static str| {
            let mut fields: Vec<(&str, &str)> = good.iter().copied().filter(|(known, _)| *known != name).collect();
            fields.push((name, value));
            fields
        };
        for (fields, status) in [
            (vec![("junk", junk.as_str())], 400),
            (with("client_id", "nobody"), 400),
            (with("redirect_uri", "https://evil.example/"), 400),
            (with("response_type", "token"), 303),
            (with("code_challenge_method", "plain"), 303),
        ] {
            let (answered, location) = post(&app, "/authorize", &fields).await;
            assert_eq!(answered, status, "{location}");
            assert!(!location.contains("posted="), "refused at once, and nothing kept: {location}");
            assert!(status == 400 || location.starts_with(&app.redirect_uri) && location.contains("error="), "{location}");
        }
        let mut large = good.clone();
        let names: Vec<String> = (0..7).map(|n| format!("junk{n}")).collect();
        large.extend(names.iter().map(|name| (name.as_str(), junk.as_str())));
        let (status, location) = post(&app, "/authorize", &large).await;
        assert_eq!(status, 303);
        // Behind the dot stands the way back to the app.
        let id = location.split("posted=").nth(1).unwrap().split('.').next().unwrap();
        let kept = given.provider.transient.get(&Key::new("posted-request-2", id), given.now()).await.unwrap().unwrap();
        assert!(kept.len() < 1_500, "{} bytes of 56,000", kept.len());
        assert_eq!(given.browser().get(&location).await.name(), "sign-in");
        given.later_for_all(Duration::from_secs(121));
        assert_eq!(given.browser().get(&location).await.name(), "error");

        let mut fields = vec![("client_id", "app"), ("state", "s")];
        fields.extend(names.iter().map(|name| (name.as_str(), junk.as_str())));
        let (_, location) = post(&app, "/logout", &fields).await;
        let id = location.split("posted=").nth(1).unwrap();
        let kept = given.provider.transient.get(&Key::new("posted-logout-2", id), given.now()).await.unwrap().unwrap();
        assert!(kept.len() < 500);
    })
    .await;
}

#[tokio::test]
async fn attack_h1_the_sign_ins_that_one_address_begins_push_out_each_other_and_nobody_elses() {
    for pairing in pairings() {
        // The test is the proxy.
        let given = Scenario::on(pairing, &[("trusted-proxies", "127.0.0.1/32")]).await;
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let begin = async |from: &str, size: usize| {
            let long = "s".repeat(size);
            let address = app.request("openid", &[("state", &long), ("nonce", &long), ("login_hint", &long)]);
            let answer = app.http.get(address).header("x-forwarded-for", from).send().await.unwrap();
            answer.headers()["location"].to_str().unwrap().to_owned()
        };
        let is_there = async |location: &str| {
            let id = location.split("journey=").nth(1).unwrap();
            given.provider.transient.get(&Key::new("journey", id), given.now()).await.unwrap().is_some()
        };
        let elsewhere = begin("198.51.100.7", 10).await;
        let (first, small) = (begin("2001:db8::1", 1_000).await, begin("2001:db8::1", 10).await);
        // One who proved who they are counts as no stranger.
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "consent");
        let before = given.provider.strangers.unproven();
        let mut last = String::new();
        // From the many addresses of one household: 4 MiB are theirs.
        for n in 2..1_190 {
            last = begin(&format!("2001:db8::{n:x}"), 1_000).await;
        }
        let unproven = given.provider.strangers.unproven() - before;
        assert!(unproven < 4 << 20, "{unproven}");
        assert!(!is_there(&first).await, "the oldest went first");
        assert!(is_there(&last).await && is_there(&elsewhere).await);
        assert!(is_there(&small).await, "the largest go before the small ones of others");
        assert!(browser.submit(&page, "accept", &[], Some("accept")).await.left_to.is_some());
    }
}

fn journey_of(location: &str) -> &str {
    location.split("journey=").nth(1).unwrap().split('&').next().unwrap()
}

#[tokio::test]
async fn attack_h1_the_sign_ins_that_one_person_leaves_unfinished_push_out_each_other_and_nobody_elses() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        let is_there = async |location: &str| {
            let id = location.split("journey=").nth(1).unwrap();
            given.provider.transient.get(&Key::new("journey", id), given.now()).await.unwrap().is_some()
        };
        let begin = async |email: &str| {
            given.person(email).await;
            let browser = given.browser();
            let page = browser.get(&app.request("openid", &[])).await;
            let page = browser.sign_in(&page, email, PASSWORD).await;
            assert_eq!(page.name(), "consent");
            browser
        };
        let (alice, mallory) = (begin("alice@example.com").await, begin("mallory@example.com").await);
        let long = "s".repeat(8_000);
        let asked = app.request("openid", &[("prompt", "consent"), ("state", &long), ("nonce", &long)]);
        let opened = async |browser: &Browser| browser.get(&asked).await.url;
        let of_alice = opened(&alice).await;
        let first = opened(&mallory).await;
        let mut last = String::new();
        for _ in 0..150 {
            last = opened(&mallory).await;
        }
        assert!(!is_there(&first).await, "2 MiB are one person's: the oldest went first");
        assert!(is_there(&last).await && is_there(&of_alice).await);
    })
    .await;
}

async fn page_is_kept(given: &Scenario, location: &str) -> bool {
    let key = journeys::refused_page_key(&journeys::key(journey_of(location)));
    given.provider.transient.get(&key, given.now()).await.unwrap().is_some()
}

#[tokio::test]
async fn attack_h1_a_sign_in_keeps_one_page_that_refused_its_form_and_nothing_once_somebody_is_proven_or_it_is_over() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let unproven = || given.provider.strangers.unproven();
        let browser = given.browser();
        let opened = browser.get(&app.request("openid", &[])).await;
        let journey = unproven();
        let mut page = browser.submit(&opened, "password", &[("username", "")], None).await;
        assert!(page.url.contains("refused=1") && page_is_kept(&given, &page.url).await);
        let one = unproven() - journey;
        assert!(one > 5_000, "a page that nobody proved anything for counts: {one} bytes");
        for language in ["de", "fr", "es", "ar", "en"] {
            browser.get(&format!("/language?language={language}&return_to=/")).await;
            page = browser.get(&opened.url).await;
            page = browser.submit(&page, "password", &[("username", "")], None).await;
            assert!(!page.text(".error").is_empty(), "{language}");
        }
        // Beside it lie, for seconds, the answers that led there.
        let many = unproven() - journey;
        assert!(many < one + one / 2 + 6 * 2_500, "one page for each sign-in: {one}, then {many}");
        // What has expired counts until the store has forgotten it.
        given.later(Duration::from_secs(15));
        assert!(unproven() - journey > one, "{}", unproven() - journey);
        given.later(Duration::from_secs(331));
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "consent");
        assert!(unproven() < journey + 5_000, "somebody is proven: {} of {journey}", unproven());
        browser.submit(&page, "accept", &[], Some("accept")).await.code();
        assert!(!page_is_kept(&given, &opened.url).await, "over with the sign-in");
    })
    .await;
}

#[tokio::test]
async fn attack_h1_pages_that_refuse_the_forms_of_one_address_push_out_each_other_and_no_sign_in() {
    for pairing in pairings() {
        // The test is the proxy.
        let given = Scenario::on(pairing, &[("trusted-proxies", "127.0.0.1/32")]).await;
        let app = given.client("app").await;
        let empty = async |from: String| {
            let get = async |url: String, cookies: &str| {
                app.http.get(url).header("x-forwarded-for", &from).header("cookie", cookies).send().await.unwrap()
            };
            let begun = get(app.request("openid", &[]), "").await;
            let url = format!("{}{}", app.issuer, begun.headers()["location"].to_str().unwrap());
            let cookies: Vec<&str> =
                begun.headers().get_all("set-cookie").iter().map(|set| set.to_str().unwrap().split(';').next().unwrap()).collect();
            let cookies = cookies.join("; ");
            let opened = get(url.clone(), &cookies).await;
            let (status, headers) = (opened.status().as_u16(), opened.headers().clone());
            let page = Page { status, url, headers, body: opened.text().await.unwrap(), left_to: None };
            let form = page.form("password");
            let sent = app.http.post(format!("{}{}", app.issuer, form.action)).header("x-forwarded-for", &from).header("cookie", &cookies);
            let answer = sent.header("origin", &app.issuer).form(&form.fields).send().await.unwrap();
            answer.headers()["location"].to_str().unwrap().to_owned()
        };
        let elsewhere = empty("198.51.100.7".into()).await;
        let before = given.provider.strangers.unproven();
        let first = empty("2001:db8::1".into()).await;
        assert!(page_is_kept(&given, &first).await && page_is_kept(&given, &elsewhere).await);
        let one = given.provider.strangers.unproven() - before;
        let mut last = String::new();
        // From the many addresses of one household: 1 MiB is theirs for what is convenient.
        let times = (3 << 19) / one;
        for n in 0..times {
            last = empty(format!("2001:db8::{n:x}")).await;
        }
        let theirs = given.provider.strangers.unproven() - before;
        assert!(theirs <= (1 << 20) + (times + 1) * 3_000, "{theirs}");
        let begun = async |location: &str| given.provider.transient.get(&journeys::key(journey_of(location)), given.now()).await.unwrap();
        assert!(!page_is_kept(&given, &first).await, "the oldest page went first");
        assert!(begun(&first).await.is_some(), "and its sign-in goes on");
        for kept in [&last, &elsewhere] {
            assert!(begun(kept).await.is_some() && page_is_kept(&given, kept).await, "{kept}");
        }
    }
}

#[tokio::test]
async fn attack_h1_a_form_that_no_page_of_ours_carried_is_neither_claimed_nor_is_its_answer_kept() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        let send = async |address: &str, cookie: &str, body: &str| {
            let sent = app.http.post(format!("{}{address}", given.issuer)).header("cookie", cookie).header("origin", &given.issuer);
            let sent = sent.header("content-type", "application/x-www-form-urlencoded").body(body.to_owned());
            let status = sent.send().await.unwrap().status().as_u16();
            let path = address.split('?').next().unwrap();
            let key = Key::new("form-2", &format!("{path}\n{}", sha256(body.as_bytes())));
            (status, given.provider.transient.get(&key, given.now()).await.unwrap().is_some())
        };
        let made_up = format!("latchkey_browser={}", "A".repeat(43));
        let name = latchkey::http::cookies::wire_name(&given.provider.settings.issuer, "latchkey_browser");
        let made_up_too = format!("{name}={}", "A".repeat(43));
        for cookie in [&made_up, &made_up_too] {
            assert_eq!(send("/theme", cookie, "csrf=x&theme=dark").await, (303, false));
            assert_eq!(send("/theme", cookie, "csrf=x-y.z&theme=dark").await, (303, false));
        }
        // One that a page of ours carried is kept, at an address of ours alone, and counts.
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let csrf = page.attribute("form input[name=csrf]", "value");
        let before = given.provider.strangers.unproven();
        // A form that changes nothing keeps nothing, however large the address is that it leads back to.
        for n in 0..20 {
            let body = format!("csrf={csrf}&theme=dark&n={n}&return_to=/{}", "b".repeat(8_000));
            assert_eq!(send("/theme", &browser.cookies(), &body).await, (303, false));
        }
        assert_eq!(given.provider.strangers.unproven(), before);
        let form = page.form("password");
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
        let step = form.action.as_str();
        assert_eq!(send(step, &browser.cookies(), &body).await, (303, true));
        assert!(given.provider.strangers.unproven() > before);
        assert_eq!(send("/nowhere", &browser.cookies(), &body).await, (404, false));
        assert!(!send(step, &made_up_too, &format!("{body}&more=1")).await.1, "another browser's");
    })
    .await;
}

/// An id of a browser that nobody drew, as a cookie of the name that lasts.
fn made_up_id(given: &Scenario) -> String {
    let name = latchkey::http::cookies::wire_name(&given.provider.settings.issuer, "latchkey_browser");
    format!("{name}={}; Path=/", Secret::random(&given.provider.random).expose())
}

#[tokio::test]
async fn attack_h1_pages_that_refuse_the_forms_of_a_session_are_one_persons_whatever_its_cookies_say() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        let left = || given.provider.strangers.left_unfinished(&alice);
        let before = left();
        let refuse = async || {
            browser.plant(&made_up_id(&given));
            let page = browser.get("/account/password").await;
            let page = browser.submit(&page, "current_password", &[("new_password", "")], None).await;
            assert!(page.url.contains("refused=1"), "{} {}", page.status, page.url);
        };
        refuse().await;
        let one = left() - before;
        assert!(one > 5_000, "it is counted as hers: {one}");
        for _ in 0..5 {
            refuse().await;
        }
        let many = left() - before;
        // Beside the page lie, for seconds, the answers that led there.
        assert!(many < one + 5 * 3_000, "one page of the session: {one}, then {many}");
    })
    .await;
}

#[tokio::test]
async fn attack_h1_whoever_signs_in_again_and_again_has_so_many_sessions() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        let sessions = given.provider.sessions();
        let first = sessions.of_user(&alice).await.unwrap().remove(0);
        for n in 0..230_u64 {
            let last_used_at = given.now().plus(Duration::from_secs(n));
            let one = Session { sid: format!("{}-{n}", first.sid), last_used_at, ..first.clone() };
            sessions.keep(&one).await.unwrap();
        }
        given.later(Duration::from_secs(600));
        // One that is used, and one that begins.
        browser.get("/account").await;
        let other = given.browser();
        let page = other.get("/account").await;
        assert_eq!(other.sign_in(&page, "alice@example.com", PASSWORD).await.name(), "account");
        let left = given.provider.sessions().of_user(&alice).await.unwrap();
        assert_eq!(left.len(), 200);
        let has = |sid: &str| left.iter().any(|session| session.sid == sid);
        assert!(has(&first.sid) && has(&format!("{}-229", first.sid)) && !has(&format!("{}-0", first.sid)), "the longest unused went");
        assert!(given.provider.revocations.session(&format!("{}-0", first.sid)), "as at sign-out");
        for browser in [&browser, &other] {
            assert_eq!(browser.get("/account").await.name(), "account");
        }
    })
    .await;
}

#[tokio::test]
async fn attack_h1_whoever_opens_a_link_again_and_again_counts_as_one() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let id = alice.clone();
        let password = given.provider.database.read(move |conn| latchkey::people::credentials::password(conn, &id)).await.unwrap();
        let link = SetupLink { user_id: alice, epoch: 0, password: password.map(|kept| kept.id) };
        let token = setup_link::make(&given.provider.transient, &given.provider.random, &link, given.now()).await.unwrap();
        let token = token.expose();
        let handle: String = sha256(token.as_bytes()).chars().take(16).collect();
        let left = || given.provider.strangers.left_unfinished(&format!("link {handle}"));
        for n in 1..4 {
            assert_eq!(given.browser().get(&format!("/welcome/{token}")).await.name(), "new-password");
            assert!(left() > n * 200, "{}", left());
        }
    })
    .await;
}

#[tokio::test]
async fn attack_h1_guesses_at_an_account_of_ones_own_hide_none_at_anothers_from_its_owner() {
    on_each_pairing(async |given| {
        let (mallory, quiet) = (given.person("mallory@example.com").await, given.person("quiet@example.com").await);
        let guess = async |at: &str, from: String| {
            let origin = Origin { request_id: Some("r".into()), address: Some(from), user_agent: None, ..Origin::default() };
            let event = Event::new(EventType::SignInRefused, Actor::Anonymous).refused("mismatch").origin(&origin);
            given.provider.note(event.subject(Subject::User(at.to_owned()))).await;
        };
        for block in 0..11 {
            for _ in 0..10 {
                guess(&mallory, format!("203.0.{block}.1")).await;
            }
        }
        for _ in 0..8 {
            guess(&quiet, "198.18.7.7".into()).await;
        }
        given.noted().await;
        let filter = Filter { subject_id: Some(quiet.clone()), events: [EventType::SignInRefused].into(), ..Filter::default() };
        let rows = given.provider.database.read(move |conn| latchkey::audit::list(conn, &filter, 100)).await.unwrap();
        let mut counts: Vec<u64> = rows.iter().map(latchkey::audit::Recorded::count).collect();
        counts.sort_unstable();
        assert_eq!(counts, [1, 7], "the first by itself, the rest as a sum with her name");
        let browser = given.browser();
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, "quiet@example.com", PASSWORD).await;
        assert!(page.says("event-sign-in-refused"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn attack_h1_what_is_sent_a_hundred_times_is_written_a_few_times() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.spa("app").await, given.browser());
        let rows = async || {
            given.noted().await;
            given.provider.database.read(|conn| latchkey::audit::list(conn, &Filter::default(), 1_000)).await.unwrap().len()
        };
        let code = given.code(&browser, &app, "openid email").await;
        app.redeem(&code).await.good();
        let (first, used) = (given.offline_tokens(&browser, &app).await, given.offline_tokens(&browser, &app).await);
        let (repeated, reused) = (first.text("refresh_token"), used.text("refresh_token"));
        for token in [&repeated, &reused] {
            app.refresh(token, &[]).await.good();
        }
        let access = first.text("access_token");
        let before = rows().await;
        for _ in 0..100 {
            app.refresh(&repeated, &[]).await.good();
        }
        assert!(rows().await <= before + 4, "within the grace: {} rows of {before}", rows().await);
        given.later(Duration::from_secs(60));
        let before = rows().await;
        for _ in 0..100 {
            app.redeem(&code).await.refused(400);
            app.refresh(&reused, &[]).await.refused(400);
            app.post("/revoke", &[("token", &access)]).await.good();
        }
        // What came to light and what ended; ten refusals of the client in each minute, and sums of the rest.
        let written = rows().await - before;
        assert!(written <= 24, "{written}");
        let of = async |kind| given.events(kind).await;
        assert_eq!((of(EventType::CodeReplayed).await, of(EventType::RefreshReused).await), (1, 1));
    })
    .await;
}
