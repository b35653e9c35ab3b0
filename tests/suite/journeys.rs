//! The journey's pages through the running server: nothing is skipped, repeated or carried elsewhere.

use std::time::Duration;

use latchkey::acts::person::{ChangePerson, Changes, WhichPerson};
use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::sign_in::throttle;
use latchkey::store::transient::{Key, Transient as _};
use serde_json::json;

use crate::scenario::{Browser, PASSWORD, Page, Scenario, on_each_pairing, pairings, said, said_count};

fn field(page: &Page, name: &str) -> String {
    page.form(name).fields.into_iter().find(|(field, _)| field == name).map(|(_, value)| value).unwrap_or_default()
}

fn like(page: &Page) -> (u16, String, usize) {
    (page.status, page.text("[role=alert], .summary, .error"), page.body.len())
}

#[tokio::test]
async fn attack_a1_an_unknown_person_and_a_wrong_password_look_the_same() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let known = browser.sign_in(&page, "alice@example.com", "not the password 7261").await;
        let page = browser.get(&app.request("openid", &[])).await;
        let unknown = browser.sign_in(&page, "nobod@example.com", "not the password 7261").await;
        assert_eq!(like(&known), like(&unknown));
        assert_eq!(field(&known, "username"), "alice@example.com", "what was typed stays");
        assert!(!known.body.contains("not the password 7261"), "the password never does");
        let empty = browser.submit(&page, "password", &[("username", ""), ("password", "")], None).await;
        assert_eq!((empty.status, empty.name().as_str()), (200, "sign-in"));
    })
    .await;
}

#[tokio::test]
async fn attack_a2_guessing_is_slowed_and_a_browser_that_is_known_still_signs_in() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let known = given.browser();
        given.tokens(&known, &app, "openid", "alice@example.com").await;
        let stranger = given.browser();
        let page = stranger.get(&app.request("openid", &[])).await;
        let mut last = page.clone();
        for _ in 0..11 {
            last = stranger.sign_in(&page, "alice@example.com", "guess").await;
        }
        assert_eq!(last.status, 429);
        assert_eq!(stranger.sign_in(&page, "alice@example.com", PASSWORD).await.status, 429, "the right one too, or guessing would go on");
        let page = known.authorize(&app.request("openid", &[("prompt", "login")]), "alice@example.com", PASSWORD).await;
        assert!(page.answer().contains_key("code"), "the victim's own browser is not locked out");
        let page = stranger.get(&app.request("openid", &[])).await;
        assert_eq!(stranger.sign_in(&page, "alice@example.com", "guess").await.status, 429, "nor is the stranger forgiven for it");
        given.later(Duration::from_secs(601));
        let page = stranger.get(&app.request("openid", &[])).await;
        stranger.sign_in(&page, "alice@example.com", PASSWORD).await.code();
    })
    .await;
}

#[tokio::test]
async fn attack_a1_being_slowed_does_not_tell_that_an_address_and_a_user_name_are_one_persons() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let named = Changes { username: Some("alice".to_owned()), ..Changes::default() };
        given.perform(ChangePerson::profile(WhichPerson::Id(alice), named)).await;
        let app = given.client("app").await;
        for (address, name) in [("alice@example.com", "alice"), ("nobody@example.com", "nobody")] {
            let stranger = given.browser();
            let page = stranger.get(&app.request("openid", &[])).await;
            for _ in 0..11 {
                stranger.sign_in(&page, address, "guess").await;
            }
            assert_eq!(stranger.sign_in(&page, address, "guess").await.status, 429);
            assert_eq!(stranger.sign_in(&page, name, "guess").await.status, 200, "{name}");
        }
    })
    .await;
}

/// The address of an office: other stories, whose failures are counted in the same store, come from another.
const OFFICE: &str = "192.0.2.41";

/// Stories behind a proxy, which the test is.
async fn behind_a_proxy<F: Future<Output = ()>>(story: impl Fn(Scenario) -> F) {
    for pairing in pairings() {
        story(Scenario::on(pairing, &[("trusted-proxies", "127.0.0.1/32")]).await).await;
    }
}

fn in_the_office(given: &Scenario) -> Browser {
    Browser::at(&given.issuer, OFFICE)
}

/// As many failures from the office as hold strangers back.
async fn office_full_of_failures(given: &Scenario) {
    let failures = Key::new("failures-address", &format!("{OFFICE}/32"));
    for _ in 0..100 {
        given.provider.transient.increment(&failures, given.now().plus(throttle::WINDOW), given.now()).await.unwrap();
    }
}

#[tokio::test]
async fn attack_a2_guesses_through_a_proxy_that_nobody_named_lock_nobody_out() {
    // Nothing is believed of the proxy: all come from this machine.
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let failures = Key::new("failures-address", "127.0.0.1/32");
        for _ in 0..100 {
            given.provider.transient.increment(&failures, given.now().plus(throttle::WINDOW), given.now()).await.unwrap();
        }
        let browser = Browser::at(&given.issuer, "203.0.113.5");
        let page = browser.get(&app.request("openid", &[])).await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!((page.status, page.name().as_str()), (200, "consent"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn attack_h1_a_try_that_its_address_holds_back_leaves_nothing_in_the_store() {
    behind_a_proxy(async |given| {
        let app = given.client("app").await;
        office_full_of_failures(&given).await;
        let browser = in_the_office(&given);
        let page = browser.get(&app.request("openid", &[])).await;
        assert_eq!(browser.sign_in(&page, "made-up-name@example.com", "guess").await.status, 429);
        let counter = Key::new("tries-account", "made-up-name@example.com");
        assert_eq!(given.provider.transient.get(&counter, given.now()).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn attack_a2_failures_of_an_office_hold_strangers_back_and_nobody_who_is_known() {
    behind_a_proxy(async |given| {
        let alice = given.person("alice@example.com").await;
        let (seed, _) = given.second_factor(&alice).await;
        let app = given.spa("app").await;
        let known = in_the_office(&given);
        let proves = async |browser: &Browser, password: &str| {
            let page = browser.get(&app.request("openid", &[("prompt", "login")])).await;
            let page = browser.sign_in(&page, "alice@example.com", password).await;
            if page.name() != "totp" {
                return page;
            }
            browser.submit(&page, "code", &[("code", &seed.code(given.now()))], None).await
        };
        proves(&known, PASSWORD).await;
        given.later(Duration::from_secs(60));
        office_full_of_failures(&given).await;
        assert_eq!(proves(&in_the_office(&given), PASSWORD).await.status, 429, "a stranger waits");
        let page = proves(&known, PASSWORD).await;
        assert!(page.left_to.is_some() || page.name() == "consent", "password and code: {}", page.body);

        // The own password is changed too.
        let page = known.get("/account/password").await;
        let typed = [("current_password", PASSWORD), ("new_password", "amber kites over 7 bridges")];
        let page = known.submit(&page, "current_password", &typed, None).await;
        assert_eq!(page.text("[role=status]"), said_count("notice-password-changed", 0));

        // Its own count is small, and its slips hold nobody else back.
        given.later(throttle::WINDOW + Duration::from_secs(1));
        let mut last = 0;
        for _ in 0..11 {
            last = proves(&known, "wrong").await.status;
        }
        assert_eq!(last, 429);
        assert_eq!(given.provider.transient.get(&Key::new("failures-address", &format!("{OFFICE}/32")), given.now()).await.unwrap(), None);
        let page = proves(&in_the_office(&given), "amber kites over 7 bridges").await;
        assert_eq!((page.status, page.name().as_str()), (200, "consent"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn a_temporary_password_is_replaced_before_anything_else() {
    on_each_pairing(async |given| {
        given.person_with("alice@example.com", json!({}), &[], true).await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "new-password");
        assert_eq!(browser.get("/account").await.name(), "sign-in", "nobody is signed in yet");
        for bad in ["", "short", PASSWORD] {
            assert_eq!(browser.submit(&page, "new_password", &[("new_password", bad)], None).await.name(), "new-password");
        }
        let page = browser.submit(&page, "new_password", &[("new_password", "amber kites over 7 bridges")], None).await;
        assert_eq!(page.name(), "consent");
        assert!(browser.submit(&page, "accept", &[], Some("accept")).await.answer().contains_key("code"));
    })
    .await;
}

#[tokio::test]
async fn consent_is_asked_once_again_for_more_and_no_means_no() {
    on_each_pairing(async |given| {
        let claims = json!({"address": {"formatted": "Weg 1"}, "phone_number": "+1"});
        given.person_with("alice@example.com", claims, &[], false).await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid email", &[])).await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(page.name(), "consent");
        assert!(page.body.contains("alice@example.com"), "the real value is shown");
        assert_eq!(browser.submit(&page, "deny", &[], Some("deny")).await.error(), "access_denied");
        let page = browser.get(&app.request("openid email", &[])).await;
        browser.submit(&page, "accept", &[], Some("accept")).await.code();
        browser.get(&app.request("openid email", &[])).await.code();
        let page = browser.get(&app.request("openid email address phone", &[])).await;
        assert_eq!(page.name(), "consent");
        let form = page.form("accept");
        let kept: Vec<(String, String)> = form
            .fields
            .into_iter()
            .filter(|(name, value)| name != "scope" || value == "phone")
            .chain([("accept".into(), "yes".into())])
            .collect();
        let tokens = app.redeem(&browser.post(&form.action, &kept).await.code()).await.good();
        assert_eq!(tokens.json["scope"], "openid email phone", "what was left out is not granted");
        assert_eq!(browser.get(&app.request("openid", &[("prompt", "consent")])).await.name(), "consent");
    })
    .await;
}

#[tokio::test]
async fn rfc8252_8_6_an_app_that_nobody_can_prove_is_asked_for_each_time_and_first_party_ones_never() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let metadata = json!({"redirect_uris": ["http://127.0.0.1/callback"]});
        let native = given.client_with("native", ClientKind::Native, metadata.clone(), ClientSettings::default()).await;
        let browser = given.browser();
        browser.authorize(&native.request("openid", &[]), "alice@example.com", PASSWORD).await.code();
        assert_eq!(browser.get(&native.request("openid", &[])).await.name(), "consent");
        assert_eq!(browser.get(&native.request("openid", &[("prompt", "none")])).await.error(), "consent_required");
        let ours = ClientSettings { first_party: true, ..ClientSettings::default() };
        let own = given.client_with("own", ClientKind::Web, json!({}), ours.clone()).await;
        browser.get(&own.request("openid offline_access", &[])).await.code();
        let unproven = given.client_with("unproven", ClientKind::Native, metadata, ours).await;
        assert_eq!(browser.get(&unproven.request("openid", &[])).await.name(), "consent");
    })
    .await;
}

#[tokio::test]
async fn attack_m10_a_step_in_another_browser_skipped_repeated_or_late_grants_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let (browser, other) = (given.browser(), given.browser());
        other.get(&app.request("openid", &[])).await;
        let page = browser.get(&app.request("openid", &[])).await;
        assert_eq!(other.get(&page.url).await.name(), "error", "another browser sees nothing of it");
        let stolen = other.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!((stolen.status, stolen.name().as_str()), (403, "error"));
        let skipped = [
            ("journey".to_owned(), field(&page, "journey")),
            ("csrf".to_owned(), field(&page, "csrf")),
            ("accept".to_owned(), "yes".to_owned()),
        ];
        assert_eq!(browser.post("/consent", &skipped).await.left_to, None, "consent before the password");
        let consent = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(browser.sign_in(&page, "alice@example.com", PASSWORD).await.name(), "consent", "a second tab leads on");
        let code = browser.submit(&consent, "accept", &[], Some("accept")).await.code();
        let again = browser.submit(&consent, "accept", &[], Some("accept")).await;
        assert_eq!(again.code(), code, "a double click shows the one answer there is");
        given.later_for_all(Duration::from_secs(11));
        let again = browser.submit(&consent, "accept", &[], Some("accept")).await;
        assert_eq!((again.name().as_str(), again.left_to), ("error", None));
        let page = given.browser().get(&app.request("openid", &[])).await;
        given.later(Duration::from_secs(3601));
        assert_eq!(given.browser().get(&page.url).await.name(), "error");
    })
    .await;
}

#[tokio::test]
async fn attack_m2_a_sign_in_form_from_another_site_is_refused() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let fields = [
            ("journey", field(&page, "journey")),
            ("csrf", field(&page, "csrf")),
            ("username", "alice@example.com".into()),
            ("password", PASSWORD.into()),
        ];
        let post = async |headers: &[(&str, &str)], fields: &[(&str, String)]| {
            let mut request = app.http.post(format!("{}/sign-in", given.issuer)).header("cookie", browser.cookies());
            for (header, value) in headers {
                request = request.header(*header, *value);
            }
            request.form(fields).send().await.unwrap().status().as_u16()
        };
        for headers in [
            &[("origin", "https://evil.example")][..],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "cross-site"), ("origin", "null")],
        ] {
            assert_eq!(post(headers, &fields).await, 403, "{headers:?}");
        }
        // Where the browser was told to withhold the origin, the token decides.
        let mut without = fields.clone();
        without[1].1 = String::new();
        let withheld = [&[("origin", "null")][..], &[("origin", "null"), ("sec-fetch-site", "same-origin")]];
        for headers in withheld {
            assert_eq!(post(headers, &without).await, 403, "{headers:?}");
        }
        assert_eq!(post(&[], &fields).await, 303, "from our own page it goes on");
        for headers in withheld {
            let page = browser.get(&app.request("openid", &[])).await;
            let fields = [
                ("journey", field(&page, "journey")),
                ("csrf", field(&page, "csrf")),
                ("username", "alice@example.com".into()),
                ("password", PASSWORD.into()),
            ];
            assert_eq!(post(headers, &fields).await, 303, "{headers:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_of_a_page_under_another_host_names_the_right_one() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let fields = [("journey", field(&page, "journey")), ("csrf", field(&page, "csrf"))];
        let port = given.issuer.rsplit(':').next().unwrap();
        let wrong = format!("127.0.0.1:{port}");
        for site in [None, Some("same-origin")] {
            let mut request = app.http.post(format!("{}/sign-in", given.issuer)).header("cookie", browser.cookies()).header("host", &wrong);
            request = request.header("accept", "text/html").header("origin", format!("http://{wrong}"));
            if let Some(site) = site {
                request = request.header("sec-fetch-site", site);
            }
            let answer = request.form(&fields).send().await.unwrap();
            assert_eq!(answer.status(), 403);
            let body = answer.text().await.unwrap();
            assert!(body.contains(&format!("href=\"{}/\"", given.issuer)) && body.contains(&format!("localhost:{port}")), "{body}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_under_another_name_of_this_machine_is_opened_at_the_issuer_and_programs_are_answered_there() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        let wrong = given.issuer.replace("localhost", "127.0.0.1");
        let get = async |path: &str| {
            let answer = app.http.get(format!("{wrong}{path}")).header("accept", "text/html").send().await.unwrap();
            (answer.status().as_u16(), answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned()))
        };
        for path in
            ["/", "/account", "/admin/apps?x=1", "/sign-in?journey=1", "/authorize?client_id=app&state=a%20b", "/logout", "/welcome/x"]
        {
            assert_eq!(get(path).await, (303, Some(format!("{}{path}", given.issuer))), "{path}");
        }
        for path in ["/.well-known/openid-configuration", "/jwks"] {
            assert_eq!(get(path).await, (200, None), "{path}");
        }
        assert_eq!(get("/userinfo").await, (401, None));
    })
    .await;
}

#[tokio::test]
async fn attack_m7_markup_in_names_and_hints_is_text() {
    on_each_pairing(async |given| {
        let markup = "<script>alert(1)</script>";
        let app = given.client_with("app", ClientKind::Web, json!({"client_name": markup}), ClientSettings::default()).await;
        let page = given.browser().get(&app.request("openid", &[("login_hint", markup), ("state", markup)])).await;
        assert_eq!(page.name(), "sign-in");
        assert!(!page.body.contains(markup));
        assert_eq!(field(&page, "username"), markup);
        assert!(page.headers["content-security-policy"].to_str().unwrap().contains("default-src 'none'"));
        let error = given.browser().get(&app.request("openid", &[("redirect_uri", "https://x/<script>alert(1)</script>")])).await;
        assert!(!error.body.contains(markup));
    })
    .await;
}

#[tokio::test]
async fn the_first_run_link_makes_one_admin_and_dies() {
    on_each_pairing(async |given| {
        let link = latchkey::endpoints::first_run_link(&given.provider).await.unwrap().unwrap();
        let forged = format!("{}x", link.expose());
        assert_eq!(given.browser().get(&forged).await.name(), "error");
        given.browser().get(link.expose()).await;
        let browser = given.browser();
        let page = browser.get(link.expose()).await;
        assert_eq!(page.name(), "setup", "a prefetch used nothing up");
        assert!(!page.url.contains(link.expose().rsplit('/').next().unwrap()), "the page's address holds no secret");
        let weak = browser.submit(&page, "email", &[("email", "owner@example.com"), ("password", "password1")], None).await;
        assert_eq!(weak.name(), "setup");
        let typed =
            [("email", "owner@example.com"), ("name", "Olga Owner"), ("username", "olga"), ("password", "amber kites over 7 bridges")];
        let page = browser.submit(&page, "email", &typed, None).await;
        assert_eq!(page.name(), "sign-in");
        assert_eq!(browser.sign_in(&page, "olga", "amber kites over 7 bridges").await.name(), "console");
        assert_eq!(given.browser().get(link.expose()).await.name(), "error");
        assert!(latchkey::endpoints::first_run_link(&given.provider).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn only_the_consent_page_may_send_a_field_twice_and_no_other_fault_hides_behind_it() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid email", &[])).await;
        let twice = |fields: &[(String, String)]| {
            let again = ["email", "phone"].map(|scope| ("scope".to_owned(), scope.to_owned()));
            fields.iter().cloned().chain(again).collect::<Vec<_>>()
        };
        let mut fields = page.form("password").fields;
        fields.retain(|(name, _)| name != "username" && name != "password");
        fields.extend([("username", "alice@example.com"), ("password", PASSWORD)].map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(browser.post("/sign-in", &twice(&fields)).await.status, 400);
        let page = browser.post("/sign-in", &fields).await;
        assert_eq!(page.name(), "consent");
        let mut fields = page.form("accept").fields;
        fields.push(("accept".to_owned(), "accept".to_owned()));
        let mut hidden = twice(&fields);
        hidden.push(("accept".to_owned(), "accept".to_owned()));
        assert_eq!(browser.post("/consent", &hidden).await.status, 400);
        assert!(browser.post("/consent", &twice(&fields)).await.left_to.is_some());
    })
    .await;
}

#[tokio::test]
async fn what_a_paste_brings_along_is_no_part_of_a_name_or_password() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        for (username, password) in [
            ("alice@example.com\t", PASSWORD.to_owned()),
            ("\talice@example.com\u{85}", format!("{PASSWORD}\t")),
            ("alice@example.com", format!("\r\n{PASSWORD}")),
        ] {
            let page = browser.get(&app.request("openid", &[("prompt", "login")])).await;
            let page = browser.submit(&page, "password", &[("username", username), ("password", &password)], None).await;
            let page = if page.name() == "consent" { browser.submit(&page, "accept", &[], Some("accept")).await } else { page };
            page.code();
            browser.submit(&browser.get("/logout").await, "accept", &[], Some("accept")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_blocks_cookies_is_told_so_at_its_first_page_and_an_old_address_is_old() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        let without = reqwest::Client::builder().no_proxy().build().unwrap();
        let opened = async |url: &str| {
            let answer = without.get(url).header("accept", "text/html").send().await.unwrap();
            (answer.status().as_u16(), answer.url().to_string(), answer.text().await.unwrap())
        };
        let (status, at, body) = opened(&app.request("openid", &[])).await;
        assert_eq!(status, 400);
        assert!(body.contains(&said("error-no-cookies")) && body.contains(&said("error-no-cookies-text")), "{body}");
        given.later_for_all(Duration::from_secs(60));
        let (_, _, body) = opened(&at).await;
        assert!(body.contains(&said("error-expired")) && !body.contains(&said("error-no-cookies")), "{body}");
        let (_, _, body) = opened(&format!("{}/sign-in?journey=none", given.issuer)).await;
        assert!(body.contains(&said("error-expired")), "{body}");
    })
    .await;
}
