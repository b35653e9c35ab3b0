//! Strangers fill no store: what nobody proved anything for is judged first, kept small, and bounded.

use std::time::Duration;

use latchkey::store::transient::{Key, Transient as _};

use crate::scenario::{PASSWORD, RelyingParty, Scenario, on_each_pairing, pairings};

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
        let kept = given.provider.transient.get(&Key::new("posted-request", id), given.now()).await.unwrap().unwrap();
        assert!(kept.len() < 1_500, "{} bytes of 56,000", kept.len());
        assert_eq!(given.browser().get(&location).await.name(), "sign-in");
        given.later(Duration::from_secs(121));
        assert_eq!(given.browser().get(&location).await.name(), "error");

        let mut fields = vec![("client_id", "app"), ("state", "s")];
        fields.extend(names.iter().map(|name| (name.as_str(), junk.as_str())));
        let (_, location) = post(&app, "/logout", &fields).await;
        let id = location.split("posted=").nth(1).unwrap();
        let kept = given.provider.transient.get(&Key::new("posted-logout", id), given.now()).await.unwrap().unwrap();
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
        let first = begin("2001:db8::1", 10).await;
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
        assert!(browser.submit(&page, "accept", &[], Some("accept")).await.left_to.is_some());
    }
}
