//! Messages to people: each leaves once, by SMTP or as a file, also where a mail server or a process goes in between.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::{Child, Output, Stdio};
use std::time::Duration;

use latchkey::acts::door::NotDone;
use latchkey::acts::message::{NotSentAgain, SendAgain, SendTest};
use latchkey::audit::EventType;
use latchkey::clock::{Clock, Random, Timestamp};
use latchkey::config::Settings;
use latchkey::languages::Language;
use latchkey::mail::{Address, Queued, State, outbox};
use latchkey::provider::Provider;
use latchkey::secrets::WebhookSecret;
use latchkey::{server, upkeep};
use serde_json::Value;

use crate::commands::program;
use crate::scenario::http_gateway::HttpGateway;
use crate::scenario::mail_server::{MailServer, Protection, header, words};
use crate::scenario::{Pairing, Scenario, free_port, on_each_pairing, pairings, until};

/// What the gateway of a test and its server know.
const WEBHOOK_SECRET: &str = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
const MINUTE: Duration = Duration::from_secs(60);

impl Scenario {
    /// A server whose mails go to `mails`.
    pub async fn with_mail(pairing: Pairing, mails: &MailServer) -> Self {
        let file = mails.url_file();
        let settings = [("smtp-url-file", file.to_str().unwrap()), ("mail-from", "Example Sign-in <id@example.com>")];
        Self::on(pairing, &settings).await
    }

    /// A server whose mails are posted to `gateway`, by the settings for its address and its secret.
    async fn with_gateway(pairing: Pairing, gateway: &HttpGateway, [address_file, secret_file]: [&str; 2]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, value: &str| {
            let file = folder.path().join(name);
            std::fs::write(&file, value).unwrap();
            file.display().to_string()
        };
        let (url, secret) = (file("url", &gateway.url()), file("secret", WEBHOOK_SECRET));
        Self::on(pairing, &[(address_file, &url), (secret_file, &secret)]).await
    }

    async fn test_message(&self, to: &str) -> String {
        self.perform(SendTest { to: Address::parse(to).unwrap(), language: Language::English }).await
    }

    async fn message(&self, id: &str) -> Queued {
        let id = id.to_owned();
        self.provider.database.read(move |conn| outbox::find(conn, &id)).await.unwrap().unwrap()
    }

    async fn comes_to(&self, id: &str, state: State) -> Queued {
        until(&format!("the message is {}", state.as_str()), async || self.message(id).await.state() == state).await;
        self.message(id).await
    }

    /// Waits until a try is over at which the mail server said this.
    async fn is_told(&self, id: &str, words: &str) -> Queued {
        until(words, async || self.message(id).await.fault.is_some_and(|fault| fault.contains(words))).await;
        self.message(id).await
    }
}

/// The mails in a folder, in the order of time.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let Ok(found) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> =
        found.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "eml")).collect();
    files.sort();
    files
}

#[tokio::test]
async fn a_message_arrives_by_smtp_and_as_a_file_where_no_mail_server_is_set() {
    for pairing in pairings() {
        let mails = MailServer::start();
        let file = mails.url_file();
        let given =
            Scenario::on(pairing, &[("smtp-url-file", file.to_str().unwrap()), ("mail-from", "Example Sign-in <id@example.com>")]).await;
        let id = given.test_message("mara@example.com").await;
        let mail = mails.mail(1).await;
        assert_eq!((mail.from.as_str(), mail.to, mail.encrypted), ("id@example.com", vec!["mara@example.com".to_owned()], false));
        assert_eq!(header(&mail.text, "From"), "\"Example Sign-in\" <id@example.com>");
        assert_eq!(header(&mail.text, "To"), "mara@example.com");
        assert_eq!(header(&mail.text, "Message-ID"), format!("<{id}@example.com>"));
        let host = given.issuer.trim_start_matches("http://");
        assert_eq!(header(&mail.text, "Subject"), format!("Test message from {host}"));
        assert!(words(&mail.text).contains(&format!("Messages from {host} reach this address.")), "{}", mail.text);
        let row = given.comes_to(&id, State::Sent).await;
        assert_eq!((row.tries, row.has_content, row.fault), (1, false, None));
        assert_eq!(given.events(EventType::MessageTested).await, 1);
        assert!(files(&given.provider.settings.mails_folder()).is_empty());

        let given = Scenario::on(pairing, &[]).await;
        let id = given.test_message("mara@example.com").await;
        given.comes_to(&id, State::Sent).await;
        let folder = given.provider.settings.mails_folder();
        let found = files(&folder);
        assert_eq!(found, [folder.join(format!("20260101T000000Z-{id}.eml"))]);
        assert_eq!((found[0].metadata().unwrap().mode() & 0o777, folder.metadata().unwrap().mode() & 0o777), (0o600, 0o700));
        let text = std::fs::read_to_string(&found[0]).unwrap();
        assert_eq!(header(&text, "From"), "Latchkey <latchkey@localhost>");
        assert!(words(&text).contains("This is a test."), "{text}");
    }
}

#[tokio::test]
async fn a_recipient_who_is_refused_for_good_fails_at_once_and_can_be_tried_again() {
    for pairing in pairings() {
        let mails = MailServer::start();
        let given = Scenario::with_mail(pairing, &mails).await;
        mails.answers_recipients(Some("550 5.1.1 nobody\u{1b}[31m of this name"));
        let id = given.test_message("nobody@example.com").await;
        let row = given.comes_to(&id, State::Failed).await;
        let fault = row.fault.unwrap();
        // What the server says beside the status may repeat whom the mail is for, or what it says.
        assert!(fault.ends_with("the recipient was refused: answered 550 5.1.1"), "{fault}");
        assert!(row.has_content && row.tries == 1);
        assert_eq!(given.events(EventType::MessageFailed).await, 1);
        let metrics = reqwest::Client::builder().no_proxy().build().unwrap().get(format!("{}/metrics", given.management)).send();
        let metrics = metrics.await.unwrap().text().await.unwrap();
        assert!(metrics.contains("latchkey_messages_total{outcome=\"failed\"} 1"), "{metrics}");

        mails.answers_recipients(None);
        given.perform(SendAgain { id: id.clone() }).await;
        assert_eq!(mails.mail(1).await.to, ["nobody@example.com"]);
        given.comes_to(&id, State::Sent).await;
        let again = given.provider.perform(given.provider.acting(latchkey::audit::Actor::Command), SendAgain { id }).await;
        assert!(matches!(again, Err(NotDone::Refused(NotSentAgain::Sent))), "{again:?}");
    }
}

#[tokio::test]
async fn rfc6531_3_4_an_address_that_no_mail_server_takes_fails_at_once_and_says_what_is_needed() {
    let mails = MailServer::start();
    let given = Scenario::with_mail(pairings()[0], &mails).await;
    mails.takes_ascii_only();
    let id = given.test_message("jos\u{e9}@example.com").await;
    let row = given.comes_to(&id, State::Failed).await;
    assert!(row.fault.as_deref().is_some_and(|fault| fault.contains("SMTPUTF8") && fault.contains("another address")), "{row:?}");
    assert_eq!((row.tries, given.events(EventType::MessageFailed).await), (1, 1));
    assert!(!mails.heard().iter().any(|line| line.starts_with("MAIL")), "nothing was begun");
}

#[tokio::test]
async fn rfc3463_3_8_a_server_that_does_not_let_us_send_gives_no_recipient_up_and_another_is_asked() {
    let (first, second) = (MailServer::start(), MailServer::start());
    first.answers_recipients(Some("554 5.7.1 <ann@example.com>: Relay access denied"));
    let both = first.file_with(&format!("smtp://127.0.0.1:{},smtp://127.0.0.1:{}", first.port, second.port));
    let settings = [("smtp-url-file", both.to_str().unwrap()), ("mail-from", "id@example.com")];
    let given = Scenario::on(pairings()[0], &settings).await;
    let id = given.test_message("ann@example.com").await;
    given.comes_to(&id, State::Sent).await;
    assert_eq!(second.mail(1).await.to, ["ann@example.com"]);
    second.answers_recipients(Some("554 5.7.1 <ann@example.com>: Relay access denied"));
    let id = given.test_message("ann@example.com").await;
    let row = given.is_told(&id, "answered 554 5.7.1").await;
    assert!(row.state() != State::Failed && !row.fault.unwrap().contains("ann@"));
}

#[tokio::test]
async fn a_message_that_is_not_taken_is_tried_again_later_and_given_up_after_three_days() {
    for pairing in pairings() {
        let mails = MailServer::start();
        let given = Scenario::with_mail(pairing, &mails).await;
        mails.answers_recipients(Some("451 4.7.1 not now"));
        let id = given.test_message("mara@example.com").await;
        assert_eq!(given.is_told(&id, "answered 451 4.7.1").await.due_at, Some(given.now().plus(MINUTE)));
        mails.answers_recipients(Some("452 4.7.2 still not"));
        given.later(MINUTE);
        assert_eq!(given.is_told(&id, "answered 452 4.7.2").await.due_at, Some(given.now().plus(2 * MINUTE)));
        mails.answers_recipients(None);
        assert!(mails.arrived().is_empty());
        given.later(2 * MINUTE);
        mails.mail(1).await;
        given.comes_to(&id, State::Sent).await;

        mails.answers_recipients(Some("451 4.7.1 come back later"));
        let id = given.test_message("mara@example.com").await;
        given.is_told(&id, "answered 451 4.7.1").await;
        given.later(outbox::LIFE);
        let row = given.comes_to(&id, State::Failed).await;
        let refused = given.provider.perform(given.provider.acting(latchkey::audit::Actor::Command), SendAgain { id: id.clone() }).await;
        assert!(matches!(refused, Err(NotDone::Refused(NotSentAgain::Over))), "{row:?} {refused:?}");
        let jobs = upkeep::Jobs::new("sweeper".to_owned());
        upkeep::run_once(&given.provider, &jobs).await;
        assert!(!given.message(&id).await.has_content, "what it says is wiped");
        given.later(outbox::KEPT);
        upkeep::run_once(&given.provider, &jobs).await;
        let left = given.provider.database.read(|conn| outbox::list(conn, &outbox::Filter::default(), 10)).await.unwrap();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_replicas_one_sends_a_message() {
    if !pairings().contains(&Pairing::Servers) {
        return;
    }
    let mails = MailServer::start();
    let given = Scenario::with_mail(Pairing::Servers, &mails).await;
    let (other, _) = given.replica().await;
    const COUNT: usize = 60;
    for number in 0..COUNT {
        let by = if number % 2 == 0 { &given } else { &other };
        by.test_message(&format!("p{number}@example.com")).await;
    }
    mails.mail(COUNT).await;
    let queued = async || {
        let filter = outbox::Filter { state: Some(State::Queued), after: None };
        given.provider.database.read(move |conn| outbox::list(conn, &filter, 10)).await.unwrap()
    };
    until("every message is sent", async || queued().await.is_empty()).await;
    let mut to: Vec<String> = mails.arrived().into_iter().flat_map(|mail| mail.to).collect();
    assert_eq!(to.len(), COUNT, "each once");
    to.sort();
    to.dedup();
    assert_eq!(to.len(), COUNT);
}

#[tokio::test]
async fn what_a_process_wrote_that_ended_before_it_sent_is_sent_by_another() {
    for pairing in pairings() {
        let mails = MailServer::start();
        let given = Scenario::with_mail(pairing, &mails).await;
        // Committed, and nobody was woken.
        let test = SendTest { to: Address::parse("mara@example.com").unwrap(), language: Language::German };
        let id = given.rows_of(test).await;
        let mail = mails.mail(1).await;
        assert!(mail.words().contains("Dies ist ein Test."), "{}", mail.text);
        given.comes_to(&id, State::Sent).await;
        // Claimed by one that then went: nobody has it until the claim is over, and then it is sent.
        let now = given.now().minus(Duration::from_millis(1));
        let test = SendTest { to: Address::parse("bob@example.com").unwrap(), language: Language::English };
        let (random, ring) = (Random::default(), given.provider.keyring.clone());
        let id = given
            .rows(move |conn, _| {
                let to = latchkey::mail::Recipient { address: test.to.clone(), user_id: None, language: test.language };
                let id = outbox::insert(conn, &ring, &random, &to, &latchkey::mail::Message::Test, now)?;
                assert!(outbox::claim(conn, &id, now)?.is_some());
                Ok::<_, latchkey::store::StoreError>(id)
            })
            .await;
        tokio::time::sleep(Duration::from_millis(1500)).await;
        assert_eq!(mails.arrived().len(), 1);
        given.later(outbox::CLAIM);
        assert_eq!(mails.mail(2).await.to, ["bob@example.com"]);
        given.comes_to(&id, State::Sent).await;
    }
}

#[tokio::test]
async fn attack_no_value_begins_another_header_or_command() {
    on_each_pairing(async |given| {
        for to in [
            "a@example.com\r\nBcc: all@example.com",
            "a@example.com>\r\nRCPT TO:<b@example.com",
            "a@example.com\0",
            "a@example.com,b@example.com",
        ] {
            assert!(Address::parse(to).is_err(), "{to:?}");
        }
        // A row that somebody else wrote: what is no address goes nowhere.
        let id = given.test_message("mara@example.com").await;
        given.comes_to(&id, State::Sent).await;
        let (random, ring) = (Random::default(), given.provider.keyring.clone());
        let id = given
            .rows(move |conn, now| {
                use diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
                use latchkey::store::schema::messages;
                let address = Address::parse("mara@example.com").unwrap();
                let to = latchkey::mail::Recipient { address, user_id: None, language: Language::English };
                let id = outbox::insert(conn, &ring, &random, &to, &latchkey::mail::Message::Test, now)?;
                let changed = messages::recipient.eq("mara@example.com\r\nBcc: all@example.com");
                diesel::update(messages::table.find(&id)).set(changed).execute(conn.rows())?;
                Ok::<_, latchkey::store::StoreError>(id)
            })
            .await;
        given.comes_to(&id, State::Failed).await;
        assert_eq!(files(&given.provider.settings.mails_folder()).len(), 1);
    })
    .await;
}

/// Ends a process that a test began, also where the test fails.
struct Ends(Child);

impl Ends {
    fn kill(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Ends {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The program serves in a folder, with these variables.
async fn serve(folder: &Path, variables: &[(&str, &str)]) -> Ends {
    let (port, management) = (free_port(), free_port());
    let mut command = program(folder);
    command.args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--management-listen", &format!("127.0.0.1:{management}")]);
    command.args(["--issuer", "http://localhost:8080"]).envs(variables.iter().copied()).stdout(Stdio::null()).stderr(Stdio::null());
    let child = Ends(command.spawn().unwrap());
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let ready =
        async || http.get(format!("http://127.0.0.1:{management}/readyz")).send().await.is_ok_and(|answer| answer.status().is_success());
    until("it is ready", ready).await;
    child
}

fn run(folder: &Path, variables: &[(&str, &str)], words: &[&str]) -> (Output, String) {
    let output = program(folder).args(["--output", "json"]).args(words).envs(variables.iter().copied()).output().unwrap();
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output, told)
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)))
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_o1_a_server_that_is_killed_while_it_sends_loses_no_mail_and_sends_one_twice_at_most() {
    let mails = MailServer::start();
    let folder = tempfile::tempdir().unwrap();
    let (here, url) = (folder.path(), format!("smtp://127.0.0.1:{}", mails.port));
    let variables = [("LATCHKEY_SMTP_URL", url.as_str()), ("LATCHKEY_MAIL_FROM", "id@example.com")];
    mails.holds_back();
    let mut server = serve(here, &variables).await;
    let mut test = Ends(
        program(here).args(["message", "test", "--to", "mara@example.com"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap(),
    );
    mails.mail(1).await;
    server.kill();
    test.kill();
    let (listed, told) = run(here, &[], &["message", "list"]);
    assert_eq!((&json(&listed)[0]["state"], &json(&listed)[0]["tries"]), (&"queued".into(), &1.into()), "{told}");

    // The next process begins when the claim of the first is over.
    let next = MailServer::start();
    let now = Clock::System.now().plus(2 * outbox::CLAIM);
    let data = here.join("latchkey-data").display().to_string();
    let flags =
        [("data-dir", data.as_str()), ("issuer", "http://localhost:8080"), ("listen", "127.0.0.1:0"), ("management-listen", "127.0.0.1:0")];
    let file = next.url_file().display().to_string();
    let flags = flags.into_iter().chain([("smtp-url-file", file.as_str()), ("mail-from", "id@example.com")]);
    let settings = Settings::of_flags(&flags.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()).unwrap();
    let served = serve_at(settings, now);
    assert_eq!(next.mail(1).await.to, ["mara@example.com"]);
    drop(served);
    assert_eq!(next.arrived().len(), 1);
    let (listed, told) = run(here, &[], &["message", "list"]);
    assert_eq!((&json(&listed)[0]["state"], &json(&listed)[0]["tries"]), (&"sent".into(), &2.into()), "{told}");
}

/// Serves in this process by a clock that stands at `now`; ends when the value is dropped.
fn serve_at(settings: Settings, now: Timestamp) -> impl Drop {
    struct Served(Option<tokio::sync::oneshot::Sender<()>>, Option<std::thread::JoinHandle<()>>);
    impl Drop for Served {
        fn drop(&mut self) {
            drop(self.0.take());
            self.1.take().unwrap().join().unwrap();
        }
    }
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let thread = std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let provider = Provider::open(settings, Clock::manual(now), Random::default()).await.unwrap_or_else(|error| panic!("{error}"));
            let running = server::bind(&std::sync::Arc::new(provider)).unwrap();
            let stop = async move {
                let _ = stopped.await;
            };
            running.serve(stop).await.unwrap();
        });
    });
    Served(Some(stop), Some(thread))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_commands_test_the_servers_own_settings_and_list_what_became_of_messages() {
    let mails = MailServer::with(Protection::FromTheFirstByte, Some(("latchkey", "hunter2, and/more")));
    let certificate = mails.certificate().display().to_string();
    let (dead, port) = (free_port(), mails.port);
    // The first relay is away; the second takes the mail.
    let url = format!("smtp://127.0.0.1:{dead},smtps://latchkey:hunter2%2C%20and%2Fmore@localhost:{port}");
    let variables =
        [("LATCHKEY_SMTP_URL", url.as_str()), ("LATCHKEY_MAIL_FROM", "id@example.com"), ("SSL_CERT_FILE", certificate.as_str())];
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    run(here, &[], &["migrate"]);

    let (output, told) = run(here, &variables, &["doctor"]);
    let findings = json(&output);
    let of_mail: Vec<&Value> = findings.as_array().unwrap().iter().filter(|finding| finding["check"] == "mail").collect();
    assert_eq!((&of_mail[0]["verdict"], &of_mail[1]["verdict"]), (&"failed".into(), &"ok".into()), "{told}");
    assert!(output.status.code() == Some(1) && !told.contains("hunter2") && mails.arrived().is_empty(), "{told}");

    let server = serve(here, &variables).await;
    // This shell has none of the settings, and the server sends all the same.
    let (output, told) = run(here, &[], &["message", "test", "--to", "mara@example.com", "--language", "fr"]);
    assert!(output.status.success(), "{told}");
    let sent = json(&output);
    assert_eq!(
        (&sent["state"], &sent["kind"], &sent["recipient"], &sent["language"]),
        (&"sent".into(), &"test".into(), &"mara@example.com".into(), &"fr".into())
    );
    let mail = mails.mail(1).await;
    assert!(mail.encrypted && mail.login == Some(("latchkey".to_owned(), "hunter2, and/more".to_owned())));
    mails.answers_recipients(Some("550 5.1.1 nobody of this name"));
    let (output, told) = run(here, &[], &["message", "test", "--to", "nobody@example.com"]);
    assert!(output.status.code() == Some(1) && told.contains("answered 550 5.1.1"), "{told}");
    let failed = json(&output)["id"].as_str().unwrap().to_owned();
    let listed = |state: &str| json(&run(here, &[], &["message", "list", "--state", state]).0).as_array().unwrap().len();
    assert_eq!((listed("sent"), listed("failed"), listed("queued")), (1, 1, 0));
    mails.answers_recipients(None);
    let (output, told) = run(here, &[], &["message", "send-again", &failed]);
    assert!(output.status.success() && json(&output)["state"] == "sent", "{told}");
    for (words, code, why) in [
        (["message", "send-again", failed.as_str()].as_slice(), 1, "sent already"),
        (&["message", "send-again", "nothing"], 1, "there is no message"),
        (&["message", "test", "--to", "mara@example.com\r\nBcc: b@example.com"], 2, "expected an email address"),
        (&["message", "test", "--to", "mara@example.com", "--language", "tlh"], 2, "there is no language"),
        (&["message", "list", "--state", "lost"], 2, "failed, queued, sent"),
    ] {
        let (output, told) = run(here, &[], words);
        assert!(output.status.code() == Some(code) && told.contains(why), "{words:?}: {told}");
    }
    let members = "id kind channel state recipient user_id language created_at tries due_at sent_at failed_at claimed_until error";
    let shown = json(&run(here, &[], &["message", "list", "--limit", "1"]).0);
    assert_eq!(shown[0].as_object().unwrap().keys().map(String::as_str).collect::<Vec<_>>().join(" "), members);
    drop(server);
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_a_password_and_a_mail_go_only_to_a_server_that_is_verified_and_encrypts() {
    let login = Some(("latchkey", "hunter2"));
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    run(here, &[], &["migrate"]);
    let doctor = |trusted: &MailServer, url: &str| {
        let empty = tempfile::tempdir().unwrap();
        let (trusted, empty) = (trusted.certificate().display().to_string(), empty.path().display().to_string());
        let variables = [
            ("LATCHKEY_SMTP_URL", url),
            ("LATCHKEY_MAIL_FROM", "id@example.com"),
            ("SSL_CERT_FILE", trusted.as_str()),
            ("SSL_CERT_DIR", empty.as_str()),
        ];
        let (output, told) = run(here, &variables, &["doctor"]);
        let found = json(&output).as_array().unwrap().iter().find(|finding| finding["check"] == "mail").unwrap().clone();
        assert!(!told.contains("hunter2"), "{told}");
        (found["verdict"].as_str().unwrap().to_owned(), found["detail"].as_str().unwrap().to_owned())
    };
    // 0.0.0.0 is this machine, but not by its name: it is spoken to as one elsewhere.
    let with_starttls = MailServer::with(Protection::StartTls, login);
    let url = format!("smtp://latchkey:hunter2@0.0.0.0:{}", with_starttls.port);
    assert_eq!(doctor(&with_starttls, &url).0, "ok");
    let heard = with_starttls.heard();
    let (encrypted, signed_in) = (heard.iter().position(|c| c == "STARTTLS"), heard.iter().position(|c| c.starts_with("AUTH")));
    assert!(encrypted.is_some() && encrypted < signed_in, "{heard:?}");

    let untrusted = MailServer::with(Protection::StartTls, login);
    let (verdict, detail) = doctor(&with_starttls, &format!("smtp://latchkey:hunter2@0.0.0.0:{}", untrusted.port));
    assert!(
        verdict == "failed" && detail.contains("certificate") && untrusted.heard().iter().all(|command| !command.starts_with("AUTH")),
        "{detail}"
    );

    let other_name = MailServer::with(Protection::FromTheFirstByte, login);
    let (verdict, detail) = doctor(&other_name, &format!("smtps://latchkey:hunter2@127.0.0.1:{}", other_name.port));
    assert!(verdict == "failed" && other_name.heard().is_empty(), "{detail}");

    let stripped = MailServer::with(Protection::Nothing, login);
    let (verdict, detail) = doctor(&stripped, &format!("smtp://latchkey:hunter2@0.0.0.0:{}", stripped.port));
    assert!(verdict == "failed" && detail.contains("STARTTLS") && stripped.heard().iter().all(|c| !c.starts_with("AUTH")), "{detail}");

    let wrong = MailServer::with(Protection::Nothing, Some(("latchkey", "another")));
    let (verdict, detail) = doctor(&wrong, &format!("smtp://latchkey:hunter2@127.0.0.1:{}", wrong.port));
    assert!(verdict == "failed" && detail.contains("the login failed"), "{detail}");
}

#[tokio::test]
async fn without_a_mail_server_messages_are_posted_to_the_gateway_signed() {
    for pairing in pairings() {
        let gateway = HttpGateway::start();
        let given = Scenario::with_gateway(pairing, &gateway, ["gateway-url-file", "gateway-secret-file"]).await;
        let id = given.test_message("mara@example.com").await;
        let row = given.comes_to(&id, State::Sent).await;
        assert_eq!((row.tries, row.has_content), (1, false));
        let posted = gateway.posted().remove(0);
        assert_eq!((posted.path.as_str(), posted.headers["content-type"].as_str()), ("/hooks?key=in-the-query", "application/json"));
        assert_eq!(posted.headers["webhook-id"], id);
        let at = posted.headers["webhook-timestamp"].parse().unwrap();
        assert_eq!(at, given.now().as_seconds());
        let signed = WebhookSecret::parse(WEBHOOK_SECRET).unwrap().sign(&id, at, &posted.body);
        assert_eq!(posted.headers["webhook-signature"], signed);
        let body: Value = serde_json::from_slice(&posted.body).unwrap();
        let (host, data) = (given.issuer.trim_start_matches("http://"), &body["data"]);
        assert_eq!((&body["type"], &body["timestamp"]), (&Value::from("mail"), &Value::from(given.now().to_string())));
        assert_eq!((&data["id"], &data["to"]), (&Value::from(id.as_str()), &Value::from("mara@example.com")));
        assert_eq!(data["subject"], format!("Test message from {host}"));
        assert_eq!(data["from"]["address"], "latchkey@localhost");
        assert!(data["text"].as_str().unwrap().contains("reach this address") && data["html"].as_str().unwrap().contains("<html"));
        assert!(files(&given.provider.settings.mails_folder()).is_empty());
    }
}

#[tokio::test]
async fn a_gateway_that_does_not_take_a_message_gets_it_again_and_gives_a_recipient_up_by_422_alone() {
    for pairing in pairings() {
        let gateway = HttpGateway::start();
        let given = Scenario::with_gateway(pairing, &gateway, ["gateway-url-file", "gateway-secret-file"]).await;
        gateway.answers(500, "the whole message again");
        let id = given.test_message("mara@example.com").await;
        let row = given.is_told(&id, "answered 500").await;
        assert_eq!(row.fault.as_deref(), Some("127.0.0.1 answered 500"), "neither what it repeats nor the address's query");
        // It is followed nowhere: whoever answers so would get what people are told.
        let elsewhere = HttpGateway::start();
        gateway.answers(307, &elsewhere.url());
        given.later(MINUTE);
        given.is_told(&id, "answered 307").await;
        assert!(elsewhere.posted().is_empty());
        gateway.answers(204, "");
        given.later(2 * MINUTE);
        given.comes_to(&id, State::Sent).await;
        let ids: Vec<_> = gateway.posted().iter().map(|posted| posted.headers["webhook-id"].clone()).collect();
        assert_eq!(ids, vec![id; 3], "one that came twice is seen by it");
        gateway.answers(422, "nobody");
        let refused = given.test_message("nobody@example.com").await;
        let row = given.comes_to(&refused, State::Failed).await;
        assert_eq!((row.tries, row.fault.as_deref()), (1, Some("127.0.0.1 answered 422")));
    }
}
