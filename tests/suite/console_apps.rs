//! Apps in the console: connected, changed, given secrets, deleted.

use std::time::Duration;

use latchkey::audit::EventType;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;

use crate::console::{console, events};
use crate::scenario::{Browser, PASSWORD, Page, RelyingParty, Scenario, on_each_pairing, said, said_count, said_moment, said_with};

/// The wizard from the kind to the secret; gives the app as a relying party.
async fn connect(given: &Scenario, browser: &Browser, what: &str, fields: &[(&str, &str)]) -> (Page, RelyingParty) {
    let page = browser.get("/admin/connect").await;
    assert_eq!(page.name(), "console-connect");
    let mut page = browser.submit(&page, "connect", &[("what", what)], None).await;
    if page.name() == "console-connect-place" {
        page = browser.submit(&page, "address", &[("address", "https://app.example.com/")], None).await;
    }
    assert_eq!(page.name(), "console-connect-details", "{}", page.body);
    let form = page.form("client_id");
    let of = |name: &str| form.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone());
    let redirect_uri = fields.iter().find(|(name, _)| *name == "redirect_uri_0").map(|(_, uri)| (*uri).to_owned());
    let (client_id, redirect_uri) = (of("client_id").unwrap(), redirect_uri.or_else(|| of("redirect_uri_0")).unwrap_or_default());
    let page = browser.submit(&page, "client_id", fields, None).await;
    let secret = shown_secret(&page);
    let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    (page, RelyingParty { issuer: given.issuer.clone(), client_id, secret, redirect_uri, http })
}

fn shown_secret(page: &Page) -> Option<String> {
    let html = scraper::Html::parse_document(&page.body);
    html.select(&scraper::Selector::parse("#secret").unwrap()).next().and_then(|input| input.attr("value").map(str::to_owned))
}

#[tokio::test]
async fn an_app_that_the_wizard_made_signs_people_in() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.person("alice@example.com").await;
        for what in ["grafana", "gitea", "argocd", "vault", "oauth2-proxy", "nextcloud", "kubernetes", "spa"] {
            let typed: &[(&str, &str)] = match what {
                "spa" => &[("name", "Board"), ("redirect_uri_0", "https://board.example/cb")],
                _ => &[],
            };
            let (page, app) = connect(&given, &browser, what, typed).await;
            assert_eq!(app.secret.is_some(), !matches!(what, "kubernetes" | "spa"), "{what}: {}", page.body);
            assert!(page.body.contains(&given.issuer) && page.body.contains(&app.client_id), "{what}: the real values are shown");
            if let Some(secret) = &app.secret {
                assert!(page.text("pre").contains(secret) || page.body.matches(secret.as_str()).count() > 1, "{what}: {}", page.body);
                let later = browser.get(&format!("/admin/apps/{}/set-up", app.client_id)).await;
                assert_eq!(later.name(), "console-app-set-up");
                assert!(!later.body.contains(secret), "shown once");
            }
            let tokens = given.tokens(&given.browser(), &app, "openid email", "alice@example.com").await;
            app.userinfo(&tokens.text("access_token")).await.good();
        }
    })
    .await;
}

#[tokio::test]
async fn every_app_is_connected_in_three_steps() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let at = |page: &Page| {
            let html = scraper::Html::parse_document(&page.body);
            let steps = scraper::Selector::parse(".steps > li").unwrap();
            let current: Vec<_> = html.select(&steps).map(|step| step.attr("aria-current").is_some()).collect();
            (current.len(), current.iter().position(|current| *current).map_or(0, |at| at + 1))
        };
        for (what, address) in [("grafana", "https://grafana.example.com/"), ("kubernetes", ""), ("web", ""), ("service", "")] {
            let first = browser.get("/admin/connect").await;
            assert_eq!(at(&first), (3, 1), "{what}");
            let second = browser.submit(&first, "connect", &[("what", what), ("address", address)], None).await;
            assert_eq!((second.name().as_str(), at(&second)), ("console-connect-details", (3, 2)), "{what}");
            let typed: &[(&str, &str)] = match what {
                "web" => &[("name", "Board"), ("redirect_uri_0", "https://board.example/cb")],
                "service" => &[("name", "Job")],
                _ => &[],
            };
            let third = browser.submit(&second, "client_id", typed, None).await;
            assert_eq!((third.status, at(&third)), (200, (3, 3)), "{what}: {}", third.body);
        }
        // An address that is missing or cannot be used is asked for again, in the same step.
        for address in ["", "grafana", "http://grafana.example.com", "https://grafana.example.com/?x=1"] {
            let first = browser.get("/admin/connect").await;
            let again = browser.submit(&first, "connect", &[("what", "grafana"), ("address", address)], None).await;
            assert_eq!((again.name().as_str(), at(&again)), ("console-connect-place", (3, 1)), "{address}");
            assert_eq!(again.body.contains("id=\"address-error\""), !address.is_empty(), "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_sent_twice_makes_one_app() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let page = browser.get("/admin/connect?what=web").await;
        let typed = [("name", "Board"), ("redirect_uri_0", "https://board.example/cb")];
        let first = browser.submit(&page, "client_id", &typed, None).await;
        assert_eq!(first.name(), "console-app-secret");
        let second = browser.submit(&page, "client_id", &typed, None).await;
        assert_eq!((second.status, shown_secret(&second)), (200, shown_secret(&first)), "the second press shows the same secret");
        given.later_for_all(Duration::from_secs(11));
        let late = browser.submit(&page, "client_id", &typed, None).await;
        assert_eq!((late.status, late.name().as_str()), (422, "console-connect-details"));
        assert_eq!(events(&given, EventType::ClientCreated).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn attack_r3_r5_r10_redirect_addresses_with_tricks_are_refused_with_the_reason_and_nothing_is_lost() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.client("app").await;
        let page = browser.get("/admin/apps/app").await;
        let instead = said_with("console-address-instead", &[("address", "https://rp.example/cb".into())]);
        for (trick, reason) in [
            ("https://rp@evil.example/cb", "user-info"),
            ("https://evil.example\\@rp.example/cb", "characters"),
            ("https://rp.example/cb#x", "fragment"),
            ("https://r\u{440}.example/cb", "characters"),
            ("https://RP.example/cb", "not-normal"),
            ("https://rp.example:0443/cb", "not-normal"),
            ("https://rp.example/a/../cb", "not-normal"),
            ("http://rp.example/cb", "plain-http"),
            ("javascript:alert(1)", "scheme"),
            ("data:text/html,x", "scheme"),
            ("file:///etc/passwd", "scheme"),
            ("//rp.example/cb", "not-absolute"),
            ("myapp:/cb", "scheme"),
            ("https://rp.example/cb?code=1", "response-parameter"),
            ("https://rp.example/cb?state=1", "response-parameter"),
        ] {
            let mut told = said(&format!("console-address-{reason}"));
            if matches!(reason, "fragment" | "not-normal" | "plain-http") {
                told = format!("{told} {instead}");
            }
            let answer = browser.submit(&page, "redirect_uri_0", &[("redirect_uri_0", trick), ("name", "Typed name")], None).await;
            assert_eq!((answer.status, answer.name().as_str()), (422, "console-app"), "{trick}");
            assert_eq!(answer.text("#redirect_uri_0-error"), told, "{trick}");
            assert!(answer.body.contains("Typed name"), "what was typed stays");
            let asked = url::Url::parse_with_params("http://x/admin/check-address", [("kind", "web"), ("address", trick)]).unwrap();
            let checked = browser.get(&format!("/admin/check-address?{}", asked.query().unwrap())).await;
            let checked: serde_json::Value = serde_json::from_str(&checked.body).unwrap();
            assert_eq!(checked["accepted"], false, "{trick}");
            assert_eq!(checked["reason"], told, "{trick}: as typed it is told the same");
        }
        assert!(events(&given, EventType::ClientUpdated).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_changed_app_keeps_to_what_was_saved_and_bad_names_are_refused() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let page = browser.get("/admin/apps/app").await;
        for name in ["", "\u{202e}eliH", &"x".repeat(201)] {
            let answer = browser.submit(&page, "redirect_uri_0", &[("name", name)], None).await;
            assert_eq!(answer.status, 422, "{name}");
            assert!(answer.body.contains("id=\"name-error\""));
        }
        let markup =
            browser.submit(&page, "redirect_uri_0", &[("name", "<b>Bold</b>"), ("require_pkce", "1"), ("first_party", "1")], None).await;
        assert_eq!((markup.status, markup.name().as_str()), (200, "console-app"), "{}", markup.body);
        assert!(markup.body.contains("role=\"status\"") && !markup.body.contains("<b>Bold"), "markup is text");
        let without = app.request("openid", &[("code_challenge", ""), ("code_challenge_method", "")]);
        assert_eq!(given.browser().authorize(&without, "alice@example.com", PASSWORD).await.error(), "invalid_request");
        let page = given.browser().authorize(&app.request("openid email", &[]), "alice@example.com", PASSWORD).await;
        app.redeem(&page.code()).await.good();
        assert_eq!(events(&given, EventType::ClientUpdated).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn of_two_admins_who_edit_at_once_the_second_is_told_and_loses_nothing() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.client("app").await;
        let (mine, theirs) = (browser.get("/admin/apps/app").await, browser.get("/admin/apps/app").await);
        let saved = browser.submit(&theirs, "redirect_uri_0", &[("name", "Their name")], None).await;
        assert_eq!(saved.status, 200);
        let told = browser.submit(&mine, "redirect_uri_0", &[("name", "My name")], None).await;
        assert_eq!((told.status, told.name().as_str()), (409, "console-app"));
        assert!(told.body.contains("value=\"My name\"") && told.text("#name-now").contains("Their name"), "{}", told.body);
        let again = browser.submit(&told, "redirect_uri_0", &[], None).await;
        assert_eq!(again.status, 200, "{}", again.body);
        assert_eq!(given.provider.snapshot().client("app").unwrap().client.name(&[]), "My name");
    })
    .await;
}

#[tokio::test]
async fn the_same_change_of_an_app_again_is_no_conflict_and_leaves_no_second_event() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.client("app").await;
        let page = browser.get("/admin/apps/app").await;
        for _ in 0..2 {
            let saved = browser.submit(&page, "redirect_uri_0", &[("name", "Its name")], None).await;
            assert_eq!((saved.status, saved.name().as_str()), (200, "console-app"), "{}", saved.body);
            assert!(saved.text("#name-now").is_empty(), "{}", saved.body);
            // The answer of the first press is kept no longer.
            given.later_for_all(Duration::from_secs(11));
        }
        assert_eq!(events(&given, EventType::ClientUpdated).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_new_secret_is_shown_once_and_the_old_one_works_on_for_as_long_as_was_chosen() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let app = given.client_with("app", ClientKind::Service, json!({}), ClientSettings::default()).await;
        let token = async |app: &RelyingParty| app.post("/token", &[("grant_type", "client_credentials")]).await.status;
        assert_eq!(token(&app).await, 200);
        let page = browser.get("/admin/apps/app/secrets").await;
        assert_eq!(page.name(), "console-app-secrets");
        let made = browser.submit(&page, "seen", &[("keep", "3600")], None).await;
        assert_eq!(made.name(), "console-app-secret");
        let fresh = RelyingParty { secret: shown_secret(&made), ..app.clone() };
        let end = said_moment(given.now().plus(Duration::from_secs(3_600)));
        assert!(made.says_with("console-secret-old-until", &[("time", (&end).into())]), "its end is shown");
        assert_eq!((token(&app).await, token(&fresh).await), (200, 200));
        let twice = browser.submit(&page, "seen", &[("keep", "3600")], None).await;
        assert_eq!((twice.status, shown_secret(&twice)), (200, shown_secret(&made)), "the second press shows the same secret");
        given.later_for_all(Duration::from_secs(11));
        let late = browser.submit(&page, "seen", &[("keep", "3600")], None).await;
        assert_eq!((late.status, late.name().as_str()), (409, "console-app-secrets"));
        assert_eq!(events(&given, EventType::ClientSecretRotated).await.len(), 1, "a form that is sent twice makes one secret");
        given.later(Duration::from_secs(3_601));
        assert_eq!((token(&app).await, token(&fresh).await), (401, 200));
        let late = browser.submit(&page, "seen", &[("keep", "0")], None).await;
        assert_eq!(late.name(), "password", "a recent sign-in is asked for");
        let page = browser.submit(&late, "password", &[("password", PASSWORD)], None).await;
        assert_eq!(page.name(), "console-app-secrets", "{}", page.body);
        let last = browser.submit(&page, "seen", &[("keep", "0")], None).await;
        let last = RelyingParty { secret: shown_secret(&last), ..app.clone() };
        assert_eq!((token(&fresh).await, token(&last).await), (401, 200), "it ends at once");
    })
    .await;
}

#[tokio::test]
async fn an_app_is_deleted_after_its_id_was_typed_and_the_page_before_tells_that_it_is_gone() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let tokens = given.tokens(&given.browser(), &app, "openid", "alice@example.com").await;
        let page = browser.get("/admin/apps/app").await;
        let wrong = browser.submit(&page, "confirm", &[("confirm", "ap")], None).await;
        assert_eq!((wrong.status, wrong.name().as_str()), (422, "console-app"));
        let off = browser.submit(&page, "state", &[], Some("off")).await;
        assert_eq!(off.name(), "console-app");
        assert_eq!(given.browser().get(&app.request("openid", &[])).await.name(), "error");
        let on = browser.submit(&off, "state", &[], Some("on")).await;
        assert_eq!(on.name(), "console-app");
        assert_eq!(given.browser().get(&app.request("openid", &[])).await.name(), "sign-in");
        let gone = browser.submit(&on, "confirm", &[("confirm", "app")], None).await;
        assert_eq!(gone.name(), "console-apps", "{}", gone.body);
        assert_eq!(app.userinfo(&tokens.text("access_token")).await.status, 401);
        // The back button, and every form of the page that it shows.
        assert_eq!(browser.get("/admin/apps/app").await.status, 410);
        for (form, fields) in [("redirect_uri_0", [("name", "Back")]), ("confirm", [("confirm", "app")])] {
            let answer = browser.submit(&page, form, &fields, None).await;
            assert_eq!((answer.status, answer.name().as_str()), (410, "console-app-gone"));
        }
        assert_eq!(browser.get("/admin/apps/nobody").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn the_list_is_searched_and_paged() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        assert_eq!(browser.get("/admin/apps").await.text(".empty h2"), said("console-apps-none"));
        for n in 0..27 {
            given.client(&format!("app{n:02}")).await;
        }
        let page = browser.get("/admin/apps").await;
        assert!(page.body.contains("App app24") && !page.body.contains("App app25"), "25 a page");
        let page = browser.get("/admin/apps?page=2").await;
        assert!(page.body.contains("App app26") && !page.body.contains("App app24"));
        let page = browser.get("/admin/apps?q=APP07").await;
        assert!(page.body.contains("App app07") && !page.body.contains("App app08"));
        assert_eq!(browser.get("/admin/apps?q=nothing&page=99").await.text(".empty h2"), said("console-apps-no-match"));
    })
    .await;
}

#[tokio::test]
async fn attack_m3_console_forms_without_the_right_or_the_token_change_nothing() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.client("app").await;
        given.person("alice@example.com").await;
        let page = browser.get("/admin/apps/app").await;
        let mut fields = page.form("confirm").fields;
        fields.retain(|(name, _)| name != "csrf" && name != "confirm");
        fields.push(("confirm".to_owned(), "app".to_owned()));
        assert_eq!(browser.post("/admin/apps/app/delete", &fields).await.status, 403);
        let alice = given.browser();
        let page = alice.get("/account/sessions").await;
        let page = alice.sign_in(&page, "alice@example.com", PASSWORD).await;
        let own = page.form("csrf").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
        fields.push(own);
        assert_eq!(alice.post("/admin/apps/app/delete", &fields).await.status, 403);
        assert_eq!(events(&given, EventType::AccessRefused).await.len(), 1);
        assert!(given.provider.snapshot().client("app").is_some());
    })
    .await;
}

#[tokio::test]
async fn what_was_refused_to_an_app_is_told_with_what_to_do_and_needs_an_admin() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let app = given.client("app").await;
        given.client("other").await;
        assert_eq!(browser.get("/admin/apps/app/errors").await.text(".empty h2"), said("console-errors-none"));
        given.browser().get(&app.request("openid", &[("redirect_uri", "https://app.example/callback/")])).await;
        let wrong = RelyingParty { secret: Some("another".to_owned()), ..app.clone() };
        assert_eq!(wrong.post("/token", &[("grant_type", "client_credentials")]).await.status, 401);
        given.noted().await;
        let page = browser.get("/admin/apps/app/errors").await;
        assert_eq!(page.name(), "console-app-errors");
        for told in ["console-error-redirect", "console-error-redirect-fix", "console-error-secret", "console-error-secret-fix"] {
            assert!(page.says(told), "{told}: {}", page.body);
        }
        assert_eq!(browser.get("/admin/apps/other/errors").await.text(".empty h2"), said("console-errors-none"));
        let overview = browser.get("/admin").await;
        assert!(overview.says_count("console-state-failures", 2) && overview.body.contains("/admin/apps/app/errors"), "{}", overview.body);
        assert!(overview.body.contains("RS256"), "the age of the keys is told");
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_emptied_leaves_those_behind_it() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let uris = ["https://a.example/cb", "https://b.example/cb", "https://c.example/cb"];
        let metadata = json!({ "redirect_uris": uris });
        given.client_with("three", ClientKind::Web, metadata, ClientSettings::default()).await;
        let kept = || given.provider.snapshot().client("three").unwrap().client.metadata.redirect_uris.clone();
        let page = browser.get("/admin/apps/three").await;
        browser.submit(&page, "redirect_uri_0", &[("redirect_uri_1", "")], None).await;
        assert_eq!(kept(), [uris[0], uris[2]]);
        let page = browser.get("/admin/apps/three").await;
        browser.submit(&page, "redirect_uri_0", &[("redirect_uri_0", "")], None).await;
        assert_eq!(kept(), [uris[2]]);
    })
    .await;
}

#[tokio::test]
async fn whatever_app_a_command_can_make_is_saved_in_the_browser_as_it_was() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let addresses = |path: &str| -> Vec<String> { (0..50).map(|n| format!("https://app{n}.example/{path}/{}", "x".repeat(300))).collect() };
        let scopes: Vec<String> = (0..100).map(|n| format!("api:{n}:{}", "y".repeat(60))).collect();
        let whole = json!({
            "redirect_uris": addresses("cb"), "post_logout_redirect_uris": addresses("bye"), "scope": scopes.join(" "),
            "contacts": ["ops@example.com"], "client_name": null,
        });
        let settings = ClientSettings { access_token_lifetime: Some(86_400), id_token_claims: true, ..ClientSettings::default() };
        given.client_with("large", ClientKind::Web, whole, settings).await;
        let job = json!({
            "redirect_uris": ["https://job.example/cb"], "grant_types": ["client_credentials", "authorization_code"], "response_types": ["code"],
        });
        let settings = ClientSettings { first_party: true, require_second_factor: true, ..ClientSettings::default() };
        given.client_with("job", ClientKind::Service, job, settings).await;
        given.provider.learn_changes().await.unwrap();
        for (id, renamed) in [("large", "Renamed"), ("job", "Renamed job")] {
            let before = given.provider.snapshot().client(id).unwrap().client.clone();
            let page = browser.get(&format!("/admin/apps/{id}")).await;
            let saved = browser.submit(&page, "scopes", &[("name", renamed)], None).await;
            assert_eq!((saved.status, saved.name().as_str()), (200, "console-app"), "{id}: {}", saved.text("main"));
            assert!(saved.body.contains(renamed), "{id}");
            let after = given.provider.snapshot().client(id).unwrap().client.clone();
            let mut wanted = (*before).clone();
            wanted.metadata.client_name = Some(renamed.to_owned());
            wanted.settings.require_pkce = after.settings.require_pkce;
            assert_eq!(*after, wanted, "{id}");
        }
        // One more than registration takes is said, not dropped.
        let page = browser.get("/admin/apps/large").await;
        let refused = browser.submit(&page, "scopes", &[("redirect_uri_50", "https://one.example/more")], None).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
    })
    .await;
}

#[tokio::test]
async fn the_last_page_of_the_wizard_has_code_with_the_apps_own_values_and_never_its_secret() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        for (what, libraries, values) in [
            ("web", vec!["node", "flask", "spring", "aspnet", "go"], 10),
            ("spa", vec!["browser"], 10),
            ("native", vec!["node", "go"], 10),
            ("service", vec!["node", "go", "curl"], 5),
        ] {
            let typed: &[(&str, &str)] = match what {
                "service" => &[("name", "Job")],
                _ => &[("name", "Board"), ("redirect_uri_0", "https://board.example/cb")],
            };
            let (page, app) = connect(&given, &browser, what, typed).await;
            let later = browser.get(&format!("/admin/apps/{}/set-up", app.client_id)).await;
            for page in [&page, &later] {
                let html = scraper::Html::parse_document(&page.body);
                let all = |selector: &str, attribute: &str| -> Vec<String> {
                    let selector = scraper::Selector::parse(selector).unwrap();
                    html.select(&selector).filter_map(|found| found.attr(attribute).map(str::to_owned)).collect()
                };
                assert_eq!(all(".libraries input", "value"), libraries, "{what}");
                assert_eq!(all(".libraries input[checked]", "value"), libraries[..1], "{what}");
                assert_eq!(all(".facts dd [data-copy]", "data-copied").len(), values, "{what}: {}", page.body);
                for endpoint in ["/jwks", "/logout"] {
                    assert_eq!(
                        page.text(".facts").contains(&format!("{}{endpoint}", given.issuer)),
                        what != "service" || endpoint == "/jwks"
                    );
                }
                let code = page.text("pre");
                assert!(code.contains(&given.issuer) && code.contains(&app.client_id), "{what}: {code}");
                assert!(app.secret.as_ref().is_none_or(|secret| !code.contains(secret)), "code goes where many can read it");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_app_is_opened_at_its_own_address_else_at_the_origin_of_its_redirect_address() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let own = [("name", "Board"), ("redirect_uri_0", "https://board.example/cb"), ("first_party", "1")];
        let (_, app) = connect(&given, &browser, "web", &own).await;
        let tiles = async || browser.get("/").await;
        assert_eq!(tiles().await.attribute("a.card", "href"), "https://board.example/", "nobody typed one");
        let at = format!("/admin/apps/{}", app.client_id);
        let page = browser.get(&at).await;
        let save = async |typed: &[(&str, &str)]| browser.submit(&page, "redirect_uri_0", typed, None).await;
        let wrong = save(&[("app_uri", "javascript:alert(1)")]).await;
        assert_eq!((wrong.status, wrong.text("#app_uri-error").is_empty()), (422, false), "{}", wrong.body);
        let wrong = save(&[("start_uri", "board")]).await;
        assert_eq!((wrong.status, wrong.text("#start_uri-error").is_empty()), (422, false), "{}", wrong.body);
        assert_eq!(save(&[("app_uri", "https://board.example/home")]).await.status, 200);
        assert_eq!(tiles().await.attribute("a.card", "href"), "https://board.example/home");
        let page = browser.get(&at).await;
        let saved = browser.submit(&page, "redirect_uri_0", &[("start_uri", "https://board.example/start")], None).await;
        assert_eq!(saved.status, 200);
        assert!(tiles().await.attribute("a.card", "href").starts_with("https://board.example/start?iss="));
        let client = given.provider.snapshot().client(&app.client_id).unwrap().client.clone();
        assert_eq!(client.metadata.client_uri.as_deref(), Some("https://board.example/home"), "the other one stays");
        // Emptied, it stays empty, and an app that a command made without one has a tile that opens something too.
        let page = browser.get(&at).await;
        assert_eq!(browser.submit(&page, "redirect_uri_0", &[("app_uri", ""), ("start_uri", "")], None).await.status, 200);
        let fields = browser.get(&at).await.form("app_uri").fields;
        assert!(fields.contains(&("app_uri".to_owned(), String::new())), "{fields:?}");
        given.change_client(&app.client_id, |client| client.metadata.client_name = Some("Renamed".into())).await;
        assert_eq!(tiles().await.attribute("a.card", "href"), "https://board.example/");
        let stored = given.provider.snapshot().client(&app.client_id).unwrap().client.metadata.client_uri.clone();
        assert_eq!(stored, None);
    })
    .await;
}

#[tokio::test]
async fn an_address_field_shows_an_example_that_fits_what_is_connected() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        for (what, example) in [
            ("web", "https://notes.example.com/callback"),
            ("spa", "https://notes.example.com/"),
            ("native", "com.example.notes:/callback"),
            ("grafana&address=https://x.example", "https://grafana.example.com/login/generic_oauth"),
        ] {
            let page = browser.get(&format!("/admin/connect?what={what}")).await;
            assert!(page.text("fieldset .hint").contains(example), "{what}: {}", page.text("fieldset .hint"));
        }
    })
    .await;
}

/// The tag of an app's state, and whether the overview says that the app needs attention.
async fn state_of(given: &Scenario, browser: &Browser, app: &str) -> (String, bool) {
    given.noted().await;
    let listed = browser.get(&format!("/admin/apps?state=errors&q={app}")).await;
    let overview = browser.get("/admin").await;
    let needs = overview.body.contains(&format!("href=\"/admin/apps/{app}/errors\""));
    let path = format!("/admin/apps/{app}\"");
    assert_eq!(listed.body.contains(&path), needs, "the list and the overview say the same");
    (browser.get(&format!("/admin/apps/{app}")).await.text(".app-head .tag"), needs)
}

#[tokio::test]
async fn what_people_mistype_and_what_time_ends_makes_no_app_need_attention() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let app = given.client("app").await;
        let alice = given.person("alice@example.com").await;
        given.person("bob@example.com").await;
        given.second_factor(&alice).await;
        let healthy = state_of(&given, &browser, "app").await;
        assert!(!healthy.1);

        // A wrong password, a wrong code, a no, a silent sign-in of nobody.
        let person = given.browser();
        let page = person.get(&app.request("openid", &[])).await;
        let page = person.sign_in(&page, "alice@example.com", "not the password").await;
        let page = person.sign_in(&page, "alice@example.com", PASSWORD).await;
        person.submit(&page, "code", &[("code", "000000")], None).await;
        let person = given.browser();
        let page = person.get(&app.request("openid email", &[])).await;
        let page = person.sign_in(&page, "bob@example.com", PASSWORD).await;
        assert_eq!(person.submit(&page, "deny", &[], Some("deny")).await.error(), "access_denied");
        assert_eq!(given.browser().get(&app.request("openid", &[("prompt", "none")])).await.error(), "login_required");
        // A code that came twice, one that came too late, tokens that are over or none.
        let person = given.browser();
        let page = person.authorize(&app.request("openid email offline_access", &[]), "bob@example.com", PASSWORD).await;
        let code = page.code();
        let tokens = app.redeem(&code).await.good();
        assert_eq!(app.redeem(&code).await.refused(400), "invalid_grant");
        let refresh = tokens.text("refresh_token");
        for token in [refresh.as_str(), "guessed"] {
            let fields = [("grant_type", "refresh_token"), ("refresh_token", token)];
            assert_eq!(app.post("/token", &fields).await.refused(400), "invalid_grant", "revoked by the replay");
        }
        let late = given.code(&person, &app, "openid email").await;
        given.later(Duration::from_secs(3_600));
        assert_eq!(app.redeem(&late).await.refused(400), "invalid_grant");
        assert_eq!(app.userinfo(&tokens.text("access_token")).await.status, 401);
        assert_eq!(state_of(&given, &browser, "app").await, healthy);
        let page = browser.get("/admin/apps/app/errors").await;
        assert!(page.says("console-error-person") && page.says("console-error-grant"), "{}", page.text("main"));
        for false_alarm in ["console-error-request", "console-error-mismatch"] {
            assert!(!page.says(false_alarm), "{false_alarm}: {}", page.text("main"));
        }
    })
    .await;
}

#[tokio::test]
async fn what_its_developer_can_mend_makes_an_app_need_attention_and_says_what_it_was() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        given.person("alice@example.com").await;
        let mut expected = Vec::new();
        let unauthenticated = said("console-error-secret");
        for (id, answered) in [
            ("verifier", "code_verifier does not match"),
            ("address", "redirect_uri is different"),
            ("grant", "grant_type"),
            ("scope", "scope"),
            ("secret", unauthenticated.as_str()),
            ("pkce", "code_challenge_method must be S256"),
        ] {
            let app = given.client(id).await;
            match id {
                "verifier" | "address" => {
                    let code = given.code(&given.browser(), &app, "openid").await;
                    let field = if id == "verifier" { ("code_verifier", "x".repeat(43)) } else { ("redirect_uri", "https://x".to_owned()) };
                    assert_eq!(app.redeem_with(&code, &[(field.0, field.1.as_str())]).await.refused(400), "invalid_grant");
                }
                "grant" => assert_eq!(app.post("/token", &[("grant_type", "password")]).await.refused(400), "unsupported_grant_type"),
                "scope" => drop(given.browser().get(&app.request("api:unknown", &[])).await),
                "secret" => {
                    let wrong = RelyingParty { secret: Some("another".to_owned()), ..app.clone() };
                    assert_eq!(wrong.redeem("x").await.status, 401);
                }
                _ => drop(given.browser().get(&app.request("openid", &[("code_challenge_method", "plain")])).await),
            }
            expected.push((id, answered));
        }
        for (id, answered) in expected {
            assert_eq!(state_of(&given, &browser, id).await, (said_count("console-state-failures", 1), true), "{id}");
            let page = browser.get(&format!("/admin/apps/{id}/errors")).await;
            assert!(page.text("main").contains(answered), "{id}: {}", page.text("main"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_refused_address_stands_beside_the_registered_one_until_it_is_registered_itself() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let app = given.client("app").await;
        let sent = format!("{}/", app.redirect_uri);
        given.browser().get(&app.request("openid", &[("redirect_uri", &sent)])).await;
        given.noted().await;
        let page = browser.get("/admin/apps/app/errors").await;
        let text = page.text(".rows");
        assert!(text.contains(&sent) && text.contains(&app.redirect_uri), "{text}");
        assert!(page.body.contains("<del>/</del>"), "what differs is marked: {}", page.body);
        let settings = browser.get("/admin/apps/app").await;
        browser.submit(&settings, "redirect_uri_0", &[("redirect_uri_1", &sent)], None).await;
        let page = browser.get("/admin/apps/app/errors").await;
        assert!(page.text(".rows").contains(&said("console-error-address-now")), "{}", page.text(".rows"));
    })
    .await;
}

#[tokio::test]
async fn attack_a_flood_of_refusals_keeps_whose_fault_they_are() {
    on_each_pairing(async |given| {
        let browser = console(&given).await;
        let (app, well) = (given.client("app").await, given.client("well").await);
        for _ in 0..25 {
            assert_eq!(app.post("/token", &[("grant_type", "password")]).await.refused(400), "unsupported_grant_type");
        }
        for _ in 0..25 {
            let fields = [("grant_type", "refresh_token"), ("refresh_token", "guessed")];
            assert_eq!(well.post("/token", &fields).await.refused(400), "invalid_grant");
        }
        assert_eq!(state_of(&given, &browser, "app").await, (said_count("console-state-failures", 25), true));
        assert!(!state_of(&given, &browser, "well").await.1);
    })
    .await;
}
