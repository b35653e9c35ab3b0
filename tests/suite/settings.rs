//! Every setting that is offered has an effect, and a test that shows it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use latchkey::config::SETTINGS;
use latchkey::jose::Algorithm;

use crate::scenario::sources::sources;
use crate::scenario::{PASSWORD, Pairing, Scenario, body, certificate, free_port, pairings};

/// Each setting with a test that fails where the setting does nothing; the test names it. A new setting gets its line here.
const EFFECTS: &[(&str, &str)] = &[
    ("issuer", "an_issuer_with_a_path_has_its_metadata_below_it_and_at_the_host"),
    ("listen", "the_program_serves_where_and_as_its_settings_say"),
    ("tls-cert", "built_in_tls_shows_the_certificate_of_its_setting"),
    ("tls-key", "built_in_tls_shows_the_certificate_of_its_setting"),
    ("hsts", "browsers_are_told_to_use_https_for_as_long_as_hsts_says"),
    ("management-listen", "the_program_serves_where_and_as_its_settings_say"),
    ("data-dir", "the_program_serves_where_and_as_its_settings_say"),
    ("database-url", "attack_o2_without_postgresql_what_needs_it_is_503_and_the_rest_goes_on"),
    ("database-migrate-url", "only_migrating_needs_the_right_to_change_the_schema"),
    ("database-connections", "a_server_takes_as_many_connections_as_its_setting_says_and_closes_unused_ones"),
    ("database-idle", "a_server_takes_as_many_connections_as_its_setting_says_and_closes_unused_ones"),
    ("redis-url", "attack_o2_without_redis_what_needs_it_is_503_at_once_and_the_rest_goes_on"),
    ("master-key", "a_master_key_that_is_set_opens_the_store_and_no_other_does"),
    ("trusted-proxies", "the_program_serves_where_and_as_its_settings_say"),
    ("fetch-allow", "a_provider_of_a_private_network_is_reached_where_settings_name_the_network_and_its_authority"),
    ("fetch-ca", "a_provider_of_a_private_network_is_reached_where_settings_name_the_network_and_its_authority"),
    ("audit-retention", "what_is_older_than_the_retention_leaves_the_record_and_nothing_else_does"),
    ("smtp-url", "a_message_arrives_by_smtp_and_as_a_file_where_no_mail_server_is_set"),
    ("gateway-url", "without_a_mail_server_messages_are_posted_to_the_gateway_signed"),
    ("gateway-secret", "without_a_mail_server_messages_are_posted_to_the_gateway_signed"),
    ("mail-from", "a_message_arrives_by_smtp_and_as_a_file_where_no_mail_server_is_set"),
    ("admin-mails", "admins_are_told_by_mail_as_the_setting_says_and_once_an_hour"),
    ("recovery-by-mail", "without_recovery_by_mail_the_pages_say_who_helps"),
    ("lost-factors-wait", "the_setting_says_how_long_who_lost_their_second_factor_waits"),
    ("own-email-change", "the_settings_say_whether_people_change_their_address_and_to_which_domains"),
    ("email-code", "the_setting_says_who_may_sign_in_with_a_code_by_email"),
    ("email-codes-per-day", "attack_a1_all_together_ask_for_so_many_mails_with_a_code_in_a_day"),
    ("sms-code", "a_code_by_sms_signs_in_and_adds_nothing_to_another_code_that_is_sent"),
    ("sms-prefixes", "a_phone_is_recorded_from_the_first_message_to_the_last_use"),
    ("sms-per-prefix", "attack_a9_pumping_ends_at_the_bounds_and_the_operator_is_told"),
    ("sms-per-day", "attack_a9_pumping_ends_at_the_bounds_and_the_operator_is_told"),
    ("password-memory", "a_hash_of_another_cost_is_made_anew_at_the_next_sign_in_and_at_none_that_fails"),
    ("password-iterations", "a_hash_of_another_cost_is_made_anew_at_the_next_sign_in_and_at_none_that_fails"),
    ("password-length", "a_password_has_as_many_characters_as_the_setting_asks_for"),
    ("password-history", "a_person_chooses_none_of_their_last_passwords_again"),
    ("breached-file", "no_password_that_was_stolen_elsewhere_is_set_by_a_person_or_by_an_admin"),
    ("words-dir", "pages_and_mails_have_the_operators_own_words_and_a_text_that_cannot_be_used_stops_the_start"),
    ("sign-up", "the_setting_says_who_may_make_an_account"),
    ("sign-up-domains", "the_setting_says_who_may_make_an_account"),
    ("sign-up-approval", "an_account_waits_for_an_admin_where_the_setting_says_so"),
    ("sign-up-passkey", "attack_a5_no_account_is_made_by_a_passkey_that_does_not_fit_or_without_the_code_or_where_it_is_not_allowed"),
    ("passkey-rp-id", "attack_a5_passkeys_are_for_the_rp_id_of_the_setting_and_an_answer_of_a_related_origin_is_refused"),
    ("passkey-origins", "webauthn_5_11_related_origins_are_listed_at_the_root_of_the_host"),
    ("sign-up-username", "who_makes_an_account_chooses_a_username_and_is_told_that_it_is_taken_once_the_address_is_proven"),
    ("sign-up-throwaway-domains", "throw_away_addresses_make_no_account_and_the_operator_says_which_they_are"),
    ("session-idle", "a_session_lives_as_long_as_its_settings_say"),
    ("session-lifetime", "a_session_lives_as_long_as_its_settings_say"),
    ("code-lifetime", "codes_and_tokens_live_as_long_as_their_settings_say"),
    ("access-token-lifetime", "codes_and_tokens_live_as_long_as_their_settings_say"),
    ("id-token-lifetime", "codes_and_tokens_live_as_long_as_their_settings_say"),
    ("refresh-idle", "grants_live_as_long_as_their_settings_say"),
    ("refresh-lifetime", "grants_live_as_long_as_their_settings_say"),
    ("refresh-grace", "grants_live_as_long_as_their_settings_say"),
    ("clock-skew", "a_retired_key_is_published_longer_by_the_clock_skew"),
    ("remember-admins", "attack_a4_browsers_of_administrators_are_remembered_where_a_setting_allows_it_alone"),
    ("require-second-factor-for-admins", "admins_must_have_a_second_factor_where_the_setting_says_so"),
    ("log", "the_program_serves_where_and_as_its_settings_say"),
    ("log-format", "the_program_serves_where_and_as_its_settings_say"),
];

/// Every test of the crate by its name, with its text.
fn tests() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = [sources(&root.join("src")), sources(&root.join("tests"))].concat();
    let mut tests = BTreeMap::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for test in text.split("#[test]").chain(text.split("#[tokio::test")).skip(1) {
            let body = test.split("#[test]").next().unwrap_or_default().split("#[tokio::test").next().unwrap_or_default();
            if let Some(name) = body.split_once("fn ").and_then(|(_, rest)| rest.split_once('(')).map(|(name, _)| name.to_owned()) {
                tests.insert(name, body.to_owned());
            }
        }
    }
    tests
}

#[test]
fn each_setting_that_is_offered_has_a_test_that_shows_its_effect() {
    let tests = tests();
    let shown: BTreeMap<&str, &str> = EFFECTS.iter().copied().collect();
    assert_eq!(shown.len(), EFFECTS.len(), "each once");
    let offered: BTreeSet<&str> = SETTINGS.iter().filter(|setting| setting.available).map(|setting| setting.name).collect();
    let named: BTreeSet<&str> = shown.keys().copied().collect();
    assert_eq!(named, offered, "a setting without a test may do nothing");
    for (setting, test) in shown {
        let text = tests.get(test).unwrap_or_else(|| panic!("{test}, which shows {setting}, is gone"));
        let names = [format!("\"{setting}\""), format!("\"--{setting}"), format!("\"{setting}-file\""), setting.replace('-', "_")];
        assert!(names.iter().any(|name| text.contains(name)), "{test} does not set {setting}");
    }
}

async fn lives(browser: &crate::scenario::Browser) -> bool {
    browser.get("/account").await.name() == "account"
}

#[tokio::test]
async fn a_session_lives_as_long_as_its_settings_say() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("session-idle", "20m"), ("session-lifetime", "50m")]).await;
        given.person("alice@example.com").await;
        let signed_in = async || {
            let browser = given.browser();
            let page = browser.get("/account").await;
            browser.sign_in(&page, "alice@example.com", PASSWORD).await;
            browser
        };
        let browser = signed_in().await;
        given.later(Duration::from_secs(19 * 60));
        assert!(lives(&browser).await);
        let browser = signed_in().await;
        given.later(Duration::from_secs(20 * 60 + 1));
        assert!(!lives(&browser).await, "unused");
        let (browser, app) = (signed_in().await, given.client("app").await);
        for _ in 0..3 {
            given.later(Duration::from_secs(15 * 60));
            let page = browser.authorize(&app.request("openid", &[]), "nobody", "nothing").await;
            assert!(page.left_to.is_some(), "it is used, and asks nobody anything");
        }
        given.later(Duration::from_secs(5 * 60));
        assert!(!lives(&browser).await, "used or not");
    }
}

#[tokio::test]
async fn codes_and_tokens_live_as_long_as_their_settings_say() {
    for pairing in pairings() {
        let settings = [("code-lifetime", "90s"), ("access-token-lifetime", "3m"), ("id-token-lifetime", "7m")];
        let given = Scenario::on(pairing, &settings).await;
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let code = given.code(&browser, &app, "openid").await;
        given.later(Duration::from_secs(89));
        let tokens = app.redeem(&code).await.good();
        let life = |token: &str| {
            let claims = body(&tokens.text(token));
            claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap()
        };
        assert_eq!((life("access_token"), life("id_token"), &tokens.json["expires_in"]), (180, 420, &180.into()));
        given.later(Duration::from_secs(179));
        app.userinfo(&tokens.text("access_token")).await.good();
        given.later(Duration::from_secs(1));
        assert_eq!(app.userinfo(&tokens.text("access_token")).await.status, 401);
        let code = given.code(&browser, &app, "openid").await;
        given.later(Duration::from_secs(90));
        assert_eq!(app.redeem(&code).await.refused(400), "invalid_grant");
    }
}

#[tokio::test]
async fn grants_live_as_long_as_their_settings_say() {
    for pairing in pairings() {
        let settings = [("refresh-idle", "1d"), ("refresh-lifetime", "2d"), ("refresh-grace", "5s")];
        let given = Scenario::on(pairing, &settings).await;
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let hours = |hours: u64| Duration::from_secs(hours * 3_600);

        let idle = given.offline_tokens(&browser, &app).await.text("refresh_token");
        given.later(hours(24));
        assert_eq!(app.refresh(&idle, &[]).await.refused(400), "invalid_grant", "unused for a day");

        let mut used = given.offline_tokens(&browser, &app).await.text("refresh_token");
        for _ in 0..2 {
            given.later(hours(23));
            used = app.refresh(&used, &[]).await.good().text("refresh_token");
        }
        given.later(hours(2));
        assert_eq!(app.refresh(&used, &[]).await.refused(400), "invalid_grant", "two days old");

        let first = given.offline_tokens(&browser, &app).await.text("refresh_token");
        app.refresh(&first, &[]).await.good();
        given.later(Duration::from_secs(5));
        app.refresh(&first, &[]).await.good();
        given.later(Duration::from_secs(1));
        assert_eq!(app.refresh(&first, &[]).await.refused(400), "invalid_grant", "the grace is over, by the clock that began it");
    }
}

#[tokio::test]
async fn a_retired_key_is_published_longer_by_the_clock_skew() {
    for pairing in pairings() {
        for (skew, seconds) in [("0s", 0), ("2m", 120)] {
            let given = Scenario::on(pairing, &[("clock-skew", skew)]).await;
            let kid = given.document("/jwks").await["keys"][0]["kid"].clone();
            let published = async || given.document("/jwks").await["keys"].as_array().unwrap().len();
            assert_eq!(published().await, 2, "{kid}");
            given.rotate_key(Algorithm::RS256).await;
            // As long as an ID token lives, and a minute.
            given.later(Duration::from_secs(3_600 + 60 + seconds - 1));
            assert_eq!(published().await, 3);
            given.later(Duration::from_secs(1));
            assert_eq!(published().await, 2, "{skew}");
        }
    }
}

#[tokio::test]
async fn a_master_key_that_is_set_opens_the_store_and_no_other_does() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("one.key");
    std::fs::write(&key, "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=").unwrap();
    let given = Scenario::on(Pairing::Embedded, &[("master-key-file", key.to_str().unwrap())]).await;
    assert!(!given.provider.settings.master_key_file().exists(), "none is made beside it");
    let run = |key: &Path| {
        let mut command = program();
        command.args(["key", "list", "--data-dir"]).arg(&given.provider.settings.data_dir);
        command.arg("--issuer").arg(&given.issuer).arg("--master-key-file").arg(key).output().unwrap()
    };
    assert!(run(&key).status.success());
    let other = folder.path().join("other.key");
    std::fs::write(&other, "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=").unwrap();
    assert!(!run(&other).status.success());
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
    command.env_remove("LATCHKEY_TEST_DATABASE_URL").env_remove("LATCHKEY_TEST_REDIS_URL");
    command
}

/// Ends a process that a test began, also where the test fails.
struct Ends(Child);

impl Drop for Ends {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_serves_where_and_as_its_settings_say() {
    let folder = tempfile::tempdir().unwrap();
    let (port, management) = (free_port(), free_port());
    let data = folder.path().join("somewhere/else");
    let mut command = program();
    command.arg("serve").arg("--data-dir").arg(&data);
    command.args(["--issuer", &format!("https://id.example:{port}"), "--listen", &format!("127.0.0.1:{port}")]);
    command.args(["--management-listen", &format!("127.0.0.1:{management}"), "--trusted-proxies", "127.0.0.1/32"]);
    command.args(["--log", "trace", "--log-format", "json"]);
    let mut child = Ends(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
    let log = child.0.stderr.take().unwrap();
    let out = child.0.stdout.take().unwrap();
    let (told, lines) = std::sync::mpsc::channel::<String>();
    for reader in [Box::new(log) as Box<dyn std::io::Read + Send>, Box::new(out)] {
        let told = told.clone();
        std::thread::spawn(move || BufReader::new(reader).lines().map_while(Result::ok).for_each(|line| drop(told.send(line))));
    }
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let status = async |url: String| http.get(url).send().await.map(|answer| answer.status().as_u16()).unwrap_or(0);
    crate::scenario::until("it is ready", async || status(format!("http://127.0.0.1:{management}/readyz")).await == 200).await;
    assert_eq!(status(format!("http://127.0.0.1:{port}/jwks")).await, 200);
    assert!(data.join("latchkey.db").exists(), "the data folder");
    // A trusted proxy says who asks, and the record says so.
    let asked = http.get(format!("http://127.0.0.1:{port}/authorize?client_id=nobody"));
    asked.header("x-forwarded-for", "203.0.113.77").header("x-forwarded-proto", "https").send().await.unwrap();
    let recorded = async || {
        let listed = program().args(["--output", "json", "audit", "list", "--data-dir"]).arg(&data).output().unwrap();
        String::from_utf8_lossy(&listed.stdout).contains("203.0.113.77")
    };
    crate::scenario::until("the address is in the record", recorded).await;
    let lines: Vec<String> = lines.try_iter().collect();
    let parsed: Vec<serde_json::Value> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(parsed.iter().any(|line| line["level"] == "TRACE"), "log and log_format: {lines:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_and_mails_have_the_operators_own_words_and_a_text_that_cannot_be_used_stops_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let (data, words_dir) = (folder.path().join("data"), folder.path().join("words"));
    std::fs::create_dir(&words_dir).unwrap();
    let write = |text: &str| std::fs::write(words_dir.join("en.ftl"), text).unwrap();
    let (port, management) = (free_port(), free_port());
    let run = |words: &[&str]| {
        let mut command = program();
        command.args(words).env("LATCHKEY_DATA_DIR", &data).env("LATCHKEY_WORDS_DIR", &words_dir);
        command.env("LATCHKEY_LISTEN", format!("127.0.0.1:{port}"));
        command.env("LATCHKEY_MANAGEMENT_LISTEN", format!("127.0.0.1:{management}"));
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    };
    let told = |words: &[&str]| {
        let output = run(words).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    };

    write("# ours\nsign-in-titel = Welcome\n");
    for words in [&["serve"][..], &["doctor"]] {
        let (code, said) = told(words);
        let why = "en.ftl, line 2: there is no text 'sign-in-titel'; did you mean 'sign-in-title'? (LATCHKEY_WORDS_DIR)";
        assert!(code == Some(1) && said.contains(why), "{words:?}: {said}");
    }
    assert!(!data.join("latchkey.db").exists(), "a start that is refused makes no store");

    write("sign-in-title = Welcome to <b>Acme</b>\nmail-test-subject = Acme tries { $host }\n");
    let _child = Ends(run(&["serve"]).spawn().unwrap());
    let http = reqwest::Client::builder().no_proxy().cookie_store(true).build().unwrap();
    let status = async |url: String| http.get(url).send().await.map(|answer| answer.status().as_u16()).unwrap_or(0);
    crate::scenario::until("it is ready", async || status(format!("http://127.0.0.1:{management}/readyz")).await == 200).await;
    let (code, said) = told(&["user", "create", "--email", "root@example.com", "--admin"]);
    assert_eq!(code, Some(0), "{said}");
    let page = async |language: &str| {
        let page = http.get(format!("http://localhost:{port}/account")).header("accept-language", language).send().await.unwrap();
        page.text().await.unwrap()
    };
    assert!(page("en").await.contains("Welcome to &#60;b&#62;Acme&#60;/b&#62;"), "it is text");
    assert!(!page("de").await.contains("Acme"), "another language is as it was");
    let (code, said) = told(&["message", "test", "--to", "you@example.com"]);
    assert_eq!(code, Some(0), "{said}");
    let mails = std::fs::read_dir(data.join("mails")).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    assert!(mails.collect::<String>().contains("Subject: Acme tries localhost"));
}

#[tokio::test(flavor = "multi_thread")]
async fn built_in_tls_shows_the_certificate_of_its_setting() {
    use std::io::{Read as _, Write as _};
    use std::sync::Arc;

    use rustls::pki_types::{CertificateDer, pem::PemObject as _};

    let folder = tempfile::tempdir().unwrap();
    let (cert, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    let made = certificate::make("localhost");
    std::fs::write(&cert, &made.cert).unwrap();
    std::fs::write(&key, &made.key).unwrap();
    let port = free_port();
    let (issuer, listen) = (format!("https://localhost:{port}"), format!("127.0.0.1:{port}"));
    let settings =
        [("issuer", issuer.as_str()), ("listen", &listen), ("tls-cert", cert.to_str().unwrap()), ("tls-key", key.to_str().unwrap())];
    let _given = Scenario::on(Pairing::Embedded, &settings).await;
    let mut roots = rustls::RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(&cert).unwrap()).unwrap();
    let config = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let answer = tokio::task::spawn_blocking(move || {
        let mut connection = rustls::ClientConnection::new(Arc::new(config), "localhost".try_into().unwrap()).unwrap();
        let mut socket = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
        let mut tls = rustls::Stream::new(&mut connection, &mut socket);
        tls.write_all(b"GET /jwks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        let _ = tls.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    });
    assert!(answer.await.unwrap().starts_with("HTTP/1.1 200"));
}
