//! No secret leaves by the log, the record, an error or the metrics.

use std::io::Write;
use std::sync::{Arc, Mutex};

use latchkey::audit::{self, Filter};
use tracing_subscriber::fmt::MakeWriter;

use crate::recovery::Mail;
use crate::scenario::{PASSWORD, RelyingParty, Scenario, pairings};

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// A whole life of tokens, right and wrong; gives every secret that it made or sent, and what the refusals said.
async fn story(given: &Scenario, app: &RelyingParty) -> (Vec<(&'static str, String)>, String) {
    let mut refusals = String::new();
    let browser = given.browser();
    let mut secrets = vec![("password", PASSWORD.to_owned()), ("client secret", app.secret.clone().unwrap())];
    let page = browser.get(&app.request("openid", &[])).await;
    secrets.push(("csrf token", page.form("password").fields.iter().find(|(name, _)| name == "csrf").unwrap().1.clone()));
    secrets.push(("wrong password", "a wrong password 7261".into()));
    let page = browser.sign_in(&page, "alice@example.com", "a wrong password 7261").await;
    let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
    let code = browser.submit(&page, "accept", &[], Some("accept")).await.code();
    secrets.push(("code", code.clone()));
    for pair in browser.cookies().split("; ") {
        let (name, value) = pair.split_once('=').unwrap();
        secrets.push((if name.starts_with("latchkey_session") { "session cookie" } else { "browser cookie" }, value.to_owned()));
    }
    refusals += &app.redeem_with(&code, &[("code_verifier", "")]).await.json.to_string();
    let code = browser.get(&app.request("openid", &[])).await.code();
    secrets.push(("second code", code.clone()));
    let tokens = app.redeem(&code).await.good();
    let mut refresh = tokens.text("refresh_token");
    for name in ["access_token", "id_token", "refresh_token"] {
        secrets.push(("token", tokens.text(name)));
    }
    app.userinfo(&tokens.text("access_token")).await.good();
    app.introspect(&tokens.text("access_token")).await.good();
    for _ in 0..2 {
        refresh = app.refresh(&refresh, &[]).await.good().text("refresh_token");
        secrets.push(("refreshed", refresh.clone()));
    }
    for refused in [
        app.refresh(&tokens.text("refresh_token"), &[]).await, // long used: the grant ends
        app.redeem(&code).await,                               // a replay
        app.userinfo(&format!("{}x", tokens.text("access_token"))).await,
        app.post("/introspect", &[("token", &refresh)]).await,
        app.post("/revoke", &[("token", &refresh)]).await,
    ] {
        refusals += &format!("{} {:?}", refused.json, refused.headers);
    }
    let wrong = RelyingParty { secret: Some("a-wrong-client-secret-9931".into()), ..app.clone() };
    secrets.push(("wrong client secret", "a-wrong-client-secret-9931".into()));
    refusals += &wrong.redeem(&code).await.json.to_string();
    // Secrets where none belong. (The page itself repeats its own address, where it offers another language.)
    for path in ["/nowhere", "/token", "/sign-in", "/setup/x"] {
        let token = tokens.text("access_token");
        browser.get(&format!("{path}?access_token={token}&password=a+wrong+password+7261")).await;
    }
    let asked = app.request("openid", &[("id_token_hint", &tokens.text("id_token")), ("scope", "openid \u{1}")]);
    refusals += &browser.get(&asked).await.left_to.unwrap();
    browser.get(&format!("/logout?id_token_hint={}", tokens.text("id_token"))).await;
    let forgetful = given.browser();
    let page = forgetful.get("/recover").await;
    let sent = forgetful.submit(&page, "email", &[("email", "alice@example.com")], None).await;
    let mail = Mail::newest(given, 1).await;
    let page = forgetful.get(&mail.link).await;
    secrets.push(("link to a new password", mail.link.rsplit('/').next().unwrap().to_owned()));
    secrets.push(("code for a new password", mail.code.clone()));
    refusals += &forgetful.submit(&sent, "code", &[("code", "no code")], None).await.body;
    forgetful.submit(&page, "code", &[], None).await;
    (secrets, refusals)
}

#[tokio::test]
async fn attack_h4_no_secret_stands_in_the_log_the_record_the_metrics_or_a_refusal() {
    let kept = Kept::default();
    // Everything of ours, and what the libraries tell beside: the loudest that an operator can ask for.
    let subscriber = tracing_subscriber::fmt()
        .with_writer(kept.clone())
        .with_ansi(false)
        .with_env_filter("debug,latchkey=trace,hyper=off,hyper_util=off,reqwest=off,html5ever=off,selectors=off")
        .with_filter_reloading();
    let filter = subscriber.reload_handle();
    tracing::subscriber::set_global_default(subscriber.finish()).expect("no other story hears the log");
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let (secrets, refusals) = story(&given, &app).await;
        let metrics = app.http.get(format!("{}/metrics", given.management)).send().await.unwrap().text().await.unwrap();
        let recorded = given.restart().await;
        let events = recorded.provider.database.read(|conn| audit::list(conn, &Filter::default(), 1000)).await.unwrap();
        assert!(events.len() > 8);
        let record = format!("{events:?}");
        let log = String::from_utf8_lossy(&kept.0.lock().unwrap()).into_owned();
        assert!(log.contains("latchkey::access"), "the log was heard");
        for (what, secret) in secrets {
            for (where_, text) in [("log", &log), ("record", &record), ("metrics", &metrics), ("refusals", &refusals)] {
                let found = text.find(secret.as_str());
                let line = found.map(|at| text[..at].rfind('\n').map_or(0, |begin| begin + 1)).map(|at| text[at..].lines().next());
                assert_eq!(line, None, "{what} in the {where_}");
                // Nor the body of a token without its signature.
                if let Some((body, _)) = secret.rsplit_once('.').filter(|(body, _)| body.len() > 60) {
                    assert!(!text.contains(body), "{what} without its end in the {where_}");
                }
            }
        }
    }
    filter.reload("off").unwrap(); // the stories that still run need not be written down
}
