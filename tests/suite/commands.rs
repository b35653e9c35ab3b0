//! The program as operators meet it: commands beside nothing, ids that look like flags, a log that is JSON to the last line.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use latchkey::clock::Clock;
use latchkey::people::user;
use latchkey::sso::sessions::Which;
use latchkey::store::transient::{Key, Operation, Transient as _};
use serde_json::Value;

use crate::scenario::certificate::{Pair, make};
use crate::scenario::waiting::until;
use crate::scenario::{PASSWORD, Scenario, free_port, on_each_pairing, pairings};

/// The program in a folder, without any setting of the machine.
pub fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
    command.current_dir(folder).stdin(Stdio::null());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("LATCHKEY_")) {
        command.env_remove(name);
    }
    command
}

fn said(command: &mut Command) -> (Output, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    (output, out, err)
}

fn done(command: &mut Command) -> String {
    let (output, out, err) = said(command);
    assert!(output.status.success(), "{out}{err}");
    out
}

/// Every file and folder below `folder`.
fn all_in(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in std::fs::read_dir(&next).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                waiting.push(entry.clone());
            }
            found.insert(entry);
        }
    }
    found
}

#[test]
fn a_command_makes_no_store_and_no_key_and_names_the_path_that_it_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().canonicalize().unwrap();
    for command in [
        &["user", "list"][..],
        &["user", "create", "--email", "a@example.com"],
        &["client", "create", "--name", "A", "--redirect-uri", "https://a.example.com/cb"],
        &["key", "rotate"],
        &["session", "list"],
        &["audit", "list"],
        &["group", "create", "--name", "g"],
        &["resource", "list"],
    ] {
        for (flags, looked_at) in [
            (&[][..], "latchkey-data/latchkey.db"),
            (&["--data-dir", "mistyped"], "mistyped/latchkey.db"),
            (&["--database-url", "sqlite:other/x.db"], "other/x.db"),
        ] {
            let (output, out, err) = said(program(&here).args(command).args(flags));
            assert_eq!(output.status.code(), Some(1), "{command:?}: {out}{err}");
            assert!(out.is_empty() && err.contains(here.join(looked_at).to_str().unwrap()), "{command:?}: {out}{err}");
            assert!(all_in(&here).is_empty(), "{command:?} made {:?}", all_in(&here));
        }
    }
    let _ = said(program(&here).arg("doctor"));
    assert!(all_in(&here).is_empty(), "doctor made {:?}", all_in(&here));
}

#[test]
fn migrate_prepares_what_commands_work_on_and_a_missing_part_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().canonicalize().unwrap();
    done(program(&here).arg("migrate"));
    done(program(&here).args(["user", "create", "--email", "a@example.com"]));
    let key = here.join("latchkey-data/master.key");
    let kept = std::fs::read(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    let (output, _, err) = said(program(&here).args(["user", "list"]));
    assert!(output.status.code() == Some(1) && err.contains("master.key"), "{err}");
    assert!(!key.exists());
    std::fs::write(&key, kept).unwrap();
    assert!(done(program(&here).args(["user", "list"])).contains("a@example.com"));
    // An empty file is no database of ours.
    std::fs::write(here.join("empty.db"), "").unwrap();
    let (output, _, err) = said(program(&here).args(["user", "list", "--database-url", "sqlite:empty.db"]));
    assert!(output.status.code() == Some(1) && err.contains("empty.db"), "{err}");
    assert_eq!(std::fs::metadata(here.join("empty.db")).unwrap().len(), 0);
}

#[test]
fn what_is_shown_once_and_cannot_be_written_is_told_with_the_way_to_another() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    done(program(here).arg("migrate"));
    done(program(here).args(["user", "create", "--email", "mara@example.com"]));
    for (command, another) in [
        (
            &["client", "create", "--id", "wiki", "--name", "Wiki", "--redirect-uri", "https://a.example.com/cb"][..],
            "client rotate-secret wiki",
        ),
        (&["client", "rotate-secret", "wiki"], "client rotate-secret wiki"),
        (&["user", "link", "mara@example.com"], "user link mara@example.com"),
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = program(here).args(command).stdout(full).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(1) && err.contains("it was made") && err.contains(another), "{command:?}: {err}");
    }
    // Nobody reads it any more.
    let mut child = program(here).args(["client", "rotate-secret", "wiki"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(1) && err.contains("client rotate-secret wiki"), "{err}");
    assert!(done(program(here).args(["client", "list"])).contains("wiki"));
}

#[test]
fn a_command_works_for_the_issuer_of_the_database_or_says_whose_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let of = |issuer: &str, words: &[&str]| said(program(here).env("LATCHKEY_ISSUER", issuer).args(["--output", "json"]).args(words));
    done(program(here).arg("migrate"));
    let keys = |text: &str| serde_json::from_str::<Value>(text).unwrap().as_array().unwrap().len();
    assert_eq!(keys(&of("https://id.example.com", &["key", "list"]).1), 0, "who only asks makes none");
    let (output, _, err) = of("https://id.example.com", &["group", "create", "--name", "staff"]);
    assert!(output.status.success(), "{err}");
    let (_, made, _) = of("https://id.example.com", &["key", "list"]);
    assert_eq!(keys(&made), 2);
    // A shell without the server's settings works for the only issuer that there is.
    let (output, found, err) = said(program(here).args(["--output", "json", "key", "list"]));
    assert!(output.status.success() && found == made, "{found}{err}");
    // Another issuer that was set is a mistake, and nothing is made for it.
    let (output, out, err) = of("https://other.example.com", &["key", "rotate"]);
    assert!(output.status.code() == Some(1) && out.is_empty(), "{out}{err}");
    assert!(err.contains("https://id.example.com") && err.contains("https://other.example.com"), "{err}");
    let (_, doctor, _) = of("https://other.example.com", &["doctor"]);
    assert!(doctor.contains("this database serves https://id.example.com"), "{doctor}");
    assert_eq!(of("https://id.example.com", &["key", "list"]).1, made);
}

#[tokio::test(flavor = "multi_thread")]
async fn health_asks_the_server_of_these_settings_and_ends_with_0_where_it_is_ready() {
    on_each_pairing(async |given| {
        let (ready, silent) = (given.management.trim_start_matches("http://").to_owned(), format!("127.0.0.1:{}", free_port()));
        tokio::task::block_in_place(|| {
            let here = tempfile::tempdir().unwrap();
            let health = |listen: &str| said(program(here.path()).env("LATCHKEY_MANAGEMENT_LISTEN", listen).arg("health"));
            let (output, out, err) = health(&ready);
            assert!(output.status.success() && out == "ready\n", "{out}{err}");
            let (output, out, err) = health(&silent);
            assert!(output.status.code() == Some(1) && out.is_empty() && err.contains(&silent), "{out}{err}");
        });
    })
    .await;
}

#[test]
fn a_password_that_the_pages_would_refuse_is_taken_and_warned_of_and_none_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    done(program(here).arg("migrate"));
    let with = |args: &[&str], password: &str| {
        std::fs::write(here.join("password.txt"), password).unwrap();
        let (output, _, err) = said(program(here).args(args).args(["--password-file", "password.txt"]));
        assert!(output.status.success(), "{err}");
        err
    };
    let mara = &["user", "create", "--email", "mara@example.com", "--name", "Mara Lind", "--admin"];
    let warned = with(mara, "a");
    assert!(warned.contains("fewer than 8 characters") && warned.contains("latchkey user link mara@example.com"), "{warned}");
    for weak in ["password1", "mara@example.com"] {
        assert!(with(&["user", "set-password", "mara@example.com"], weak).contains("easy to guess"), "{weak}");
        assert!(with(&["user", "update", "mara@example.com"], weak).contains("easy to guess"), "{weak}");
    }
    assert_eq!(with(&["user", "set-password", "mara@example.com"], "violet otter rides tram 9"), "");
    let (output, out, err) = said(program(here).args(["user", "create", "--email", "pia@example.com"]));
    assert!(output.status.success() && out.contains("pia@example.com"), "{err}");
    assert!(err.contains("cannot sign in yet") && err.contains("latchkey user link pia@example.com"), "{err}");
}

#[test]
fn an_app_is_found_by_its_name_where_one_alone_has_it_and_a_scope_of_no_api_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    done(program(here).arg("migrate"));
    done(program(here).args(["resource", "create", "--identifier", "https://notes.example.com/api", "--scope", "notes.read"]));
    let create = ["client", "create", "--name", "Notes", "--redirect-uri", "https://notes.example.com/cb"];
    let (_, _, err) = said(program(here).args(create).args(["--scope", "openid", "--scope", "notes.reed"]));
    assert!(err.contains("no API has the scope notes.reed") && err.contains("Did you mean notes.read?"), "{err}");
    assert!(err.contains("No sign-out address is registered"), "{err}");
    done(program(here).args(["client", "update", "notes", "--access-token-lifetime", "2m"]));
    assert!(done(program(here).args(["client", "show", "Notes"])).contains("120"));
    done(program(here).args(create));
    let (output, _, err) = said(program(here).args(["client", "show", "notes"]));
    assert!(output.status.code() == Some(1) && err.contains("2 apps are named"), "{err}");
    let (output, _, err) = said(program(here).args(["client", "create", "--name", "A", "--redirect-uri", "notes.example.com/cb"]));
    assert!(output.status.code() == Some(1) && err.contains("(notes.example.com/cb) is not an absolute URI"), "{err}");
    assert!(!err.contains("No sign-out address"), "nothing was made: {err}");
}

#[test]
fn an_id_that_begins_with_a_hyphen_is_an_id_and_what_cannot_be_undone_needs_yes() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    done(program(here).arg("migrate"));
    for id in ["-wnYqPzW0rAfjR4CJvGGsXPcJ2hQJ4E6oKYqHNq5Qb0", "--TmHZ5dbTyd3CkKZ6SVLXzpd8YhWqTAqQ1mQ2wabc", "-h"] {
        // `-h` alone asks for help everywhere, as it does in every program; the other way always works.
        let id_flag = format!("--id={id}");
        let made = program(here).args(["client", "create", "--name", "A", "--redirect-uri", "https://a.example.com/cb", &id_flag]).output();
        assert!(made.unwrap().status.success());
        let named: &[&str] = if id == "-h" { &["--", id] } else { &[id] };
        assert!(done(program(here).args(["client", "show"]).args(named)).contains(id));
        done(program(here).args(["client", "update", "--disable"]).args(named));
        done(program(here).args(["client", "rotate-secret", "--keep-old", "5"]).args(named));
        done(program(here).args(["audit", "list"]).arg(format!("--client={id}")));
        let (output, out, err) = said(program(here).args(["client", "delete"]).args(named));
        assert!(output.status.code() == Some(2) && err.contains("--yes") && out.is_empty(), "{out}{err}");
        done(program(here).args(["client", "delete", "--yes"]).args(named));
    }
    let (output, _, err) = said(program(here).args(["key", "revoke", "-wnYqPzW0rAfjR4CJvGGsXPcJ2hQJ4E6oKYqHNq5Qb0", "--yes"]));
    assert!(output.status.code() == Some(1) && err.contains("there is no key \"-wnYq"), "{err}");

    done(program(here).args(["user", "create", "--email", "-mara@example.com", "--name", "-M"]));
    done(program(here).args(["group", "create", "--name", "-staff"]));
    done(program(here).args(["group", "add", "-staff", "-mara@example.com", "--until", "8h"]));
    done(program(here).args(["resource", "create", "--identifier", "https://api.example.com"]));
    for command in [
        &["group", "delete", "-staff"][..],
        &["user", "delete", "-mara@example.com"],
        &["resource", "delete", "https://api.example.com"],
        &["session", "revoke", "--all"],
    ] {
        let (output, out, err) = said(program(here).args(command));
        assert!(output.status.code() == Some(2) && err.contains("--yes") && out.is_empty(), "{command:?}: {out}{err}");
        done(program(here).args(command).arg("--yes"));
    }
    assert_eq!(done(program(here).args(["--output", "json", "user", "list"])), "[]\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_whole_however_long_and_a_limit_says_what_it_leaves_out() {
    on_each_pairing(async |given| {
        // More than any page that is read at a time.
        const PEOPLE: usize = 1_203;
        given.crowd(PEOPLE).await;
        let flags = given.store_flags();
        tokio::task::block_in_place(|| {
            let here = tempfile::tempdir().unwrap();
            let run = |words: &[&str]| said(program(here.path()).args(["--output", "json"]).args(words).args(&flags));
            for (words, member) in
                [(&["user", "list"][..], "email"), (&["audit", "list"], "id"), (&["audit", "list", "--oldest-first"], "id")]
            {
                let (output, out, err) = run(words);
                assert!(output.status.success() && err.is_empty(), "{err}");
                let listed: Vec<Value> = serde_json::from_str(&out).unwrap();
                let distinct: BTreeSet<&str> = listed.iter().map(|item| item[member].as_str().unwrap()).collect();
                assert!(listed.len() >= PEOPLE && distinct.len() == listed.len(), "{words:?}: {} of {}", distinct.len(), listed.len());
                for (limit, is_cut) in [(3, true), (1_100, true), (listed.len(), false), (90_000, false)] {
                    let (_, out, err) = run(&[words, &["--limit", &limit.to_string()]].concat());
                    let cut: Vec<Value> = serde_json::from_str(&out).unwrap();
                    assert_eq!(cut, listed[..limit.min(listed.len())], "{words:?} {limit}");
                    assert_eq!(err.contains("there are more"), is_cut, "{words:?} {limit}: {err}");
                }
            }
            let (_, table, _) = said(program(here.path()).args(["user", "list"]).args(&flags));
            assert_eq!(table.lines().count(), PEOPLE + 1);
        });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sessions_of_one_person_at_one_app_are_listed_however_many_are_elsewhere() {
    on_each_pairing(async |given| {
        // The program goes by the machine's clock.
        given.later(Clock::System.now().since(given.now()));
        given.person("alice@example.com").await;
        let (rare, busy) = (given.client("rare").await, given.client("busy").await);
        let ended = given.offline_tokens(&given.browser(), &rare).await;
        assert!(!ended.text("refresh_token").is_empty());
        let alice = given.provider.database.read(|conn| user::find_by_login(conn, "alice@example.com")).await.unwrap().unwrap().id;
        given.end_all(&alice).await;
        given.later(Duration::from_secs(60));
        given.offline_tokens(&given.browser(), &rare).await;
        for _ in 0..3 {
            given.later(Duration::from_secs(60));
            given.offline_tokens(&given.browser(), &busy).await;
        }
        // In front of all lie entries whose sessions are gone.
        let all = Key::new("all-sessions", &given.issuer);
        let until = given.now().plus(Duration::from_secs(1_000 * 3_600));
        let add = |n| Operation::IndexAdd { key: all.clone(), member: format!("gone-{n}"), expires_at: until };
        given.provider.transient.batch((0..2_100).map(add).collect(), given.now()).await.unwrap();
        let flags = given.store_flags();
        tokio::task::block_in_place(|| {
            let here = tempfile::tempdir().unwrap();
            let listed = |words: &[&str]| {
                let (output, out, err) = said(program(here.path()).args(["--output", "json", "session", "list"]).args(words).args(&flags));
                assert!(output.status.success(), "{err}");
                let kinds =
                    |kind: &str| serde_json::from_str::<Vec<Value>>(&out).unwrap().iter().filter(|item| item["kind"] == kind).count();
                (kinds("session"), kinds("grant"), err.contains("there are more"))
            };
            let alice = ["--user", "alice@example.com"];
            assert_eq!(listed(&[&alice[..], &["--client", "rare", "--limit", "2"]].concat()), (1, 1, false));
            assert_eq!(listed(&[&alice[..], &["--client", "busy", "--limit", "2"]].concat()), (2, 2, true));
            assert_eq!(listed(&[&alice[..], &["--client", "busy", "--limit", "3"]].concat()), (3, 3, false));
            assert_eq!(listed(&alice), (4, 4, false), "what ended with all the rest is not listed");
            assert_eq!(listed(&["--limit", "4"]), (4, 0, false), "also where entries in front are gone");
        });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_with_shorter_lifetimes_than_the_servers_lists_and_ends_every_session_and_reading_changes_no_list() {
    const DAY: Duration = Duration::from_secs(24 * 3_600);
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("session-idle", "30d"), ("session-lifetime", "90d")]).await;
        // The program goes by the machine's clock: she was last here two days ago, four times as long as its idle time allows.
        given.later(Clock::System.now().since(given.now()).saturating_sub(2 * DAY));
        let alice = given.person("alice@example.com").await;
        let bob = given.person("bob@example.com").await;
        let app = given.client("app").await;
        given.tokens(&given.browser(), &app, "openid", "bob@example.com").await;
        let of_bob = given.provider.sessions().of_user(&bob).await.unwrap().remove(0).sid;
        for _ in 0..4 {
            given.later(Duration::from_secs(60));
            given.tokens(&given.browser(), &app, "openid", "alice@example.com").await;
        }
        given.later(2 * DAY - Duration::from_secs(300));
        let of_alice = async || given.provider.sessions().page(Which::OfUser(&alice), 0, 9).await.unwrap().sessions;
        let listed = of_alice().await;
        assert_eq!(listed.len(), 4);
        let flags = given.store_flags();
        let run = |words: &[&str]| {
            let here = tempfile::tempdir().unwrap();
            tokio::task::block_in_place(|| done(program(here.path()).args(words).args(&flags)))
        };
        for words in [
            &["user", "sessions", "alice@example.com"][..],
            &["session", "list"],
            &["session", "list", "--user", "alice@example.com"],
            &["session", "list", "--client", "app"],
        ] {
            run(words);
            assert_eq!(of_alice().await, listed, "{words:?}");
            for which in [Which::All, Which::OfClient("app")] {
                assert_eq!(given.provider.sessions().page(which, 0, 9).await.unwrap().sessions.len(), 5, "{words:?} {which:?}");
            }
        }
        run(&["session", "revoke", &listed[0].sid]);
        assert_eq!(of_alice().await, listed[1..], "what was named is ended, and nothing else");
        run(&["user", "reset-second-factor", "bob@example.com"]);
        // What another process wrote to the embedded store is seen here within a moment.
        until("the command's ending is seen", async || given.provider.sessions().find(&of_bob).await.unwrap().is_none()).await;
        // The server's own lifetime becomes shorter, too: what she ends is ended whatever is set next.
        let given = given.restart_with(&[("session-idle", "12h")]).await;
        let browser = given.browser();
        for browser in [&given.browser(), &browser] {
            browser.authorize(&app.request("openid", &[]), "alice@example.com", PASSWORD).await;
        }
        let page = browser.get("/account/sessions").await;
        assert_eq!(browser.submit(&page, "end-others", &[], None).await.status, 200);
        let given = given.restart_with(&[("session-idle", "30d")]).await;
        let left = given.provider.sessions().of_user(&alice).await.unwrap();
        assert_eq!(left.len(), 1, "only her own is left");
        assert!(given.provider.sessions().find(&listed[1].sid).await.unwrap().is_none());
    }
}

#[test]
fn a_password_file_may_begin_with_a_byte_order_mark() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    done(program(here).arg("migrate"));
    std::fs::write(here.join("password"), format!("\u{feff}{PASSWORD}\r\n")).unwrap();
    // A password that were the mark and the rest would be taken too: the refusal of an empty one shows what is left.
    std::fs::write(here.join("nothing"), "\u{feff}\r\n").unwrap();
    done(program(here).args(["user", "create", "--email", "a@example.com", "--password-file", "password"]));
    let (output, _, err) = said(program(here).args(["user", "create", "--email", "b@example.com", "--password-file", "nothing"]));
    assert!(!output.status.success() && err.contains("empty"), "{err}");
}

/// A server of its own process, ended when this is dropped.
struct Serving {
    child: Child,
    port: u16,
    management: u16,
}

impl Serving {
    fn begin(folder: &Path, settings: &[(&str, &str)]) -> Self {
        let (port, management) = (free_port(), free_port());
        let mut command = program(folder);
        command
            .arg("serve")
            .env("LATCHKEY_LISTEN", format!("127.0.0.1:{port}"))
            .env("LATCHKEY_MANAGEMENT_LISTEN", format!("127.0.0.1:{management}"))
            .env("LATCHKEY_ISSUER", format!("http://localhost:{port}"))
            .envs(settings.iter().copied());
        let file = |name: &str| std::fs::File::create(folder.join(name)).unwrap();
        let child = command.stdout(file("out")).stderr(file("err")).spawn().unwrap();
        Self { child, port, management }
    }

    async fn is_ready(&self) {
        let address = format!("http://127.0.0.1:{}/readyz", self.management);
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        until("the server is ready", async || http.get(&address).send().await.is_ok_and(|answer| answer.status() == 200)).await;
    }

    fn signal(&self, name: &str) {
        assert!(Command::new("kill").args([format!("-{name}"), self.child.id().to_string()]).status().unwrap().success());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn lines(folder: &Path) -> Vec<String> {
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    format!("{}{}", read("out"), read("err")).lines().map(str::to_owned).collect()
}

fn is_json(lines: &[String]) -> bool {
    !lines.is_empty() && lines.iter().all(|line| serde_json::from_str::<Value>(line).is_ok_and(|line| line["level"].is_string()))
}

/// Requests that are none: a TLS hello, words, a header that cannot be, a head and a line that are too large.
fn broken_requests() -> Vec<Vec<u8>> {
    let head = |line: &str, header: &str| format!("GET /{line} HTTP/1.1\r\nHost: localhost\r\n{header}\r\n\r\n").into_bytes();
    vec![
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03hello".to_vec(),
        b"hello\r\n\r\n".to_vec(),
        head("", "bad header: x"),
        head("", &format!("cookie: {}", "a".repeat(200_000))),
        head(&"a".repeat(70_000), "x: y"),
        b"POST /token HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n".to_vec(),
    ]
}

#[tokio::test]
async fn broken_requests_of_strangers_fill_no_log() {
    for (filter, told) in [("info", false), ("info,actix_http=debug", true)] {
        let folder = tempfile::tempdir().unwrap();
        let serving = Serving::begin(folder.path(), &[("LATCHKEY_LOG_FORMAT", "json"), ("LATCHKEY_LOG", filter)]);
        serving.is_ready().await;
        for broken in broken_requests() {
            let mut stream = std::net::TcpStream::connect(("127.0.0.1", serving.port)).unwrap();
            stream.set_read_timeout(Some(std::time::Duration::from_secs(20))).unwrap();
            let _ = stream.write_all(&broken);
            let _ = std::io::Read::read(&mut stream, &mut [0; 64]);
        }
        // Whatever was said of them was said before this is answered.
        let next = reqwest::get(format!("http://localhost:{}/jwks", serving.port)).await.unwrap();
        assert_eq!(next.status(), 200);
        let said: Vec<String> = lines(folder.path()).into_iter().filter(|line| line.contains("actix")).collect();
        assert_eq!(!said.is_empty(), told, "{filter}: {said:#?}");
    }
}

#[tokio::test]
async fn a_log_in_json_is_json_from_the_first_line_to_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let json = ("LATCHKEY_LOG_FORMAT", "json");
    let mut serving = Serving::begin(here, &[json, ("LATCHKEY_LOGG", "x")]);
    serving.is_ready().await;
    // Of two that serve the same stores the second ends, and says why in the same way.
    let other = tempfile::tempdir().unwrap();
    let data = here.join("latchkey-data");
    let mut second = Serving::begin(other.path(), &[json, ("LATCHKEY_DATA_DIR", data.to_str().unwrap())]);
    assert_eq!(second.child.wait().unwrap().code(), Some(1));
    assert!(is_json(&lines(other.path())), "{:?}", lines(other.path()));
    serving.signal("TERM");
    assert!(serving.child.wait().unwrap().success());
    let said = lines(here);
    assert!(is_json(&said), "{said:?}");
    assert!(said.iter().any(|line| line.contains("LATCHKEY_LOGG") && line.contains("LATCHKEY_LOG?")), "{said:?}");
    let link = said.iter().find_map(|line| serde_json::from_str::<Value>(line).unwrap()["first_admin_link"].as_str().map(str::to_owned));
    assert!(link.unwrap().contains("/setup/"));

    for (flags, settings, code) in [
        (&["serve", "--nonsense"][..], &[json][..], 2),
        (&["serve"], &[json, ("LATCHKEY_ISSUER", "nonsense")], 1),
        (&["--log-format", "json", "--config", "nowhere.toml"], &[], 1),
        (&["--log-format", "json", "--issuer", "nonsense"], &[], 1),
    ] {
        let (output, out, err) = said_with(here, flags, settings);
        assert_eq!(output.status.code(), Some(code), "{out}{err}");
        assert!(is_json(&[out, err].concat().lines().map(str::to_owned).collect::<Vec<_>>()), "{flags:?}");
    }
}

fn said_with(folder: &Path, flags: &[&str], settings: &[(&str, &str)]) -> (Output, String, String) {
    said(program(folder).args(flags).envs(settings.iter().copied()))
}

#[test]
fn a_taken_port_is_told_with_the_listener_and_its_setting() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (taken_at, free) = (taken.local_addr().unwrap().to_string(), format!("127.0.0.1:{}", free_port()));
    for (public, management, which) in [
        (&taken_at, &free, "the public listener cannot listen on"),
        (&free, &taken_at, "the listener for health and metrics cannot listen on"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (output, _, err) = said_with(folder.path(), &["serve", "--listen", public, "--management-listen", management], &[]);
        assert!(output.status.code() == Some(1) && err.contains(which) && err.contains(&taken_at), "{err}");
        assert!(err.contains(if public == &taken_at { "(LATCHKEY_LISTEN)" } else { "(LATCHKEY_MANAGEMENT_LISTEN)" }), "{err}");
        // And by who looks before the start.
        let (output, out, _) = said_with(folder.path(), &["doctor", "--listen", public, "--management-listen", management], &[]);
        assert!(output.status.code() == Some(1) && out.contains(which), "{out}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_that_is_refused_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let serving = Serving::begin(here, &[]);
    serving.is_ready().await;
    let keys = || done(program(here).args(["key", "list", "--output", "json"]));
    let before = keys();
    assert!(!before.is_empty());
    // A second `serve` in a shell without the server's settings, and one whose port is taken.
    let (other, taken) = (format!("127.0.0.1:{}", free_port()), format!("127.0.0.1:{}", serving.port));
    for listen in [&other, &taken] {
        let (output, _, err) = said_with(here, &["serve", "--listen", listen, "--management-listen", "127.0.0.1:0"], &[]);
        assert_eq!(output.status.code(), Some(1), "{err}");
        // The database has the keys of one issuer: commands without settings still find it.
        assert_eq!(keys(), before);
    }
    let new = tempfile::tempdir().unwrap();
    let (output, ..) = said_with(new.path(), &["serve", "--listen", &taken, "--management-listen", "127.0.0.1:0"], &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(std::fs::read_dir(new.path()).unwrap().count(), 0, "nothing is made where the port is taken");
}

/// The certificate that a new connection gets.
fn served(port: u16) -> Option<Vec<u8>> {
    let mut connector = openssl::ssl::SslConnector::builder(openssl::ssl::SslMethod::tls()).unwrap();
    connector.set_verify(openssl::ssl::SslVerifyMode::NONE);
    let stream = std::net::TcpStream::connect(("127.0.0.1", port)).ok()?;
    let mut stream = connector.build().connect("localhost", stream).ok()?;
    let _ = stream.write(b"GET / HTTP/1.0\r\n\r\n");
    stream.ssl().peer_certificate()?.to_der().ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn replaced_certificate_files_are_taken_at_sighup_and_what_does_not_fit_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let put = |pair: &Pair| {
        std::fs::write(here.join("cert.pem"), &pair.cert).unwrap();
        std::fs::write(here.join("key.pem"), &pair.key).unwrap();
    };
    let (old, new) = (make("localhost"), make("localhost"));
    put(&old);
    let serving = Serving::begin(
        here,
        &[("LATCHKEY_TLS_CERT", "cert.pem"), ("LATCHKEY_TLS_KEY", "key.pem"), ("LATCHKEY_ISSUER", "https://localhost")],
    );
    serving.is_ready().await;
    assert_eq!(served(serving.port).unwrap(), old.der);

    std::fs::write(here.join("cert.pem"), &new.cert).unwrap();
    serving.signal("HUP");
    until("the fault is told", async || lines(here).iter().any(|line| line.contains("do not belong together"))).await;
    assert_eq!(served(serving.port).unwrap(), old.der, "the old one stays");
    put(&new);
    serving.signal("HUP");
    until("the new certificate is served", async || served(serving.port).is_some_and(|cert| cert == new.der)).await;
    // And without a signal, by looking.
    put(&old);
    until("the files are looked at", async || served(serving.port).is_some_and(|cert| cert == old.der)).await;
}

#[tokio::test]
async fn browsers_are_told_to_use_https_for_as_long_as_hsts_says() {
    for (hsts, said) in [("90d", Some("max-age=7776000")), ("0", None)] {
        let folder = tempfile::tempdir().unwrap();
        let serving = Serving::begin(folder.path(), &[("LATCHKEY_ISSUER", "https://localhost"), ("LATCHKEY_HSTS", hsts)]);
        serving.is_ready().await;
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let answer = http.get(format!("http://127.0.0.1:{}/jwks", serving.port)).send().await.unwrap();
        assert_eq!(answer.headers().get("strict-transport-security").map(|value| value.to_str().unwrap()), said);
    }
}

#[tokio::test]
async fn sighup_ends_no_server_that_speaks_http() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::begin(folder.path(), &[]);
    serving.is_ready().await;
    serving.signal("HUP");
    until("it is heard", async || lines(folder.path()).iter().any(|line| line.contains("SIGHUP"))).await;
    serving.is_ready().await;
}

#[test]
fn the_unit_the_settings_file_and_the_pages_agree_on_how_a_command_finds_the_servers_settings() {
    use latchkey::config::{Settings, Sources};
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| std::fs::read_to_string(root.join(name)).unwrap();
    const FILE: &str = "--config /etc/latchkey/latchkey.toml";
    let (unit, file) = (read("deploy/latchkey.service"), read("deploy/latchkey.toml"));
    let starts = unit.lines().find_map(|line| line.strip_prefix("ExecStart=")).unwrap();
    assert_eq!(starts, format!("/usr/local/bin/latchkey serve {FILE}"));
    // What stood in the unit alone, a command would not see.
    assert!(!unit.contains("\nEnvironment=") && !unit.contains("\nEnvironmentFile=") && !unit.contains("\nDynamicUser="));
    let command = format!("sudo -u latchkey latchkey {FILE} user list");
    assert!(unit.contains("\nUser=latchkey\n") && unit.contains(&command) && read("docs/admins.md").contains(&command));
    let sources = Sources { file: Some(("latchkey.toml".into(), file.clone())), ..Sources::default() };
    let settings = Settings::from_sources(&sources, &|_| unreachable!("no file is named yet")).unwrap();
    assert_eq!(settings.data_dir, Path::new("/var/lib/latchkey"));
    // The lines for production are settings too.
    let whole = file
        .replace("# database_url_file", "database_url_file")
        .replace("# redis_url_file", "redis_url_file")
        .replace("# master_key_file", "master_key_file");
    let sources = Sources { file: Some(("latchkey.toml".into(), whole)), ..Sources::default() };
    let content = |path: &Path| {
        Ok(match path.file_name().and_then(|name| name.to_str()) {
            Some("database_url") => "postgres://latchkey@db/latchkey",
            Some("redis_url") => "redis://db",
            _ => "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
        }
        .to_owned())
    };
    assert!(Settings::from_sources(&sources, &content).unwrap().redis_url.is_some());
}

#[test]
fn attack_a2_doctor_warns_of_a_proxy_that_must_be_there_and_that_nobody_named() {
    let folder = tempfile::tempdir().unwrap();
    let doctor = |flags: &[&str]| {
        let addresses = ["--listen", "127.0.0.1:0", "--management-listen", "127.0.0.1:0", "--issuer", "https://id.example.com"];
        done(program(folder.path()).arg("doctor").args(addresses).args(flags))
    };
    let warns = |said: &str| said.lines().any(|line| line.contains("warning") && line.contains("LATCHKEY_TRUSTED_PROXIES"));
    let (forgotten, named) = (doctor(&[]), doctor(&["--trusted-proxies", "127.0.0.1/32"]));
    assert!(warns(&forgotten) && !warns(&named), "{forgotten} {named}");
}

#[test]
fn doctor_ends_with_1_where_a_start_would_fail_and_shows_control_characters_as_text() {
    let bad = |prepare: &dyn Fn(&Path), flags: &[&str], named: &str| {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path();
        prepare(here);
        let addresses = [("LATCHKEY_LISTEN", "127.0.0.1:0"), ("LATCHKEY_MANAGEMENT_LISTEN", "127.0.0.1:0")];
        let (output, out, err) = said(program(here).arg("doctor").envs(addresses).args(flags));
        assert!(output.status.code() == Some(1) && out.contains(named), "{named}: {out}{err}");
        // A start fails too, or this would be a false alarm.
        let (output, out, err) = said(program(here).arg("serve").envs(addresses).args(flags));
        assert_eq!(output.status.code(), Some(1), "{named}: {out}{err}");
    };
    let nothing = |_: &Path| {};
    bad(&nothing, &["--issuer", "http://\u{1b}[31mid.example.com"], "\\u{1b}[31mid");
    bad(&|here| std::fs::write(here.join("latchkey-data"), "").unwrap(), &[], "data folder");
    bad(&nothing, &["--data-dir", "/proc/latchkey"], "data folder");
    bad(&nothing, &["--database-url", "sqlite:/proc/latchkey/x.db"], "database");
    bad(&nothing, &["--listen", "192.0.2.1:8080"], "public listener");
    bad(&nothing, &["--tls-cert", "nowhere.pem", "--tls-key", "nowhere.pem"], "nowhere.pem");
    let key = |text: &'static str| {
        move |here: &Path| {
            std::fs::create_dir(here.join("latchkey-data")).unwrap();
            std::fs::write(here.join("latchkey-data/master.key"), text).unwrap();
        }
    };
    bad(&key("no key"), &[], "master key");
    let prepared = |here: &Path| {
        done(program(here).arg("migrate"));
        done(program(here).args(["user", "create", "--email", "a@example.com"]));
    };
    bad(
        &|here| {
            prepared(here);
            std::fs::remove_file(here.join("latchkey-data/master.key")).unwrap();
        },
        &[],
        "master key",
    );
    bad(
        &|here| {
            prepared(here);
            std::fs::write(here.join("latchkey-data/master.key"), "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=").unwrap();
        },
        &[],
        "master key",
    );
    // And where a start succeeds it is content.
    let folder = tempfile::tempdir().unwrap();
    prepared(folder.path());
    done(program(folder.path()).args(["doctor", "--listen", "127.0.0.1:0", "--management-listen", "127.0.0.1:0"]));
}

#[test]
fn a_metadata_file_replaces_and_says_what_was_lost_and_merge_keeps_what_it_does_not_name() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    done(program(here).arg("migrate"));
    let file = here.join("metadata.json");
    let write = |value: Value| std::fs::write(&file, value.to_string()).unwrap();
    let run = |words: &[&str]| said(program(here).args(["--output", "json", "client"]).args(words));
    let json = |out: &str| serde_json::from_str::<Value>(out).unwrap();
    write(serde_json::json!({
        "client_name": "Wiki", "redirect_uris": ["https://wiki.example/cb"], "contacts": ["ops@example.com"],
        "post_logout_redirect_uris": ["https://wiki.example/"], "logo_uri": "https://wiki.example/logo.png",
    }));
    let (output, _, err) = run(&["create", "--id", "wiki", "--metadata-file", file.to_str().unwrap()]);
    assert!(output.status.success(), "{err}");
    let update = ["update", "wiki", "--metadata-file", file.to_str().unwrap()];
    let merged = [&update[..], &["--merge"]].concat();

    write(serde_json::json!({ "client_name": "Handbook", "contacts": null }));
    let (output, out, err) = run(&update);
    assert_eq!(output.status.code(), Some(1), "{out}");
    assert!(err.contains("redirect_uris is missing") && err.contains("--merge"), "{err}");
    let (output, out, err) = run(&merged);
    assert!(output.status.success() && err.is_empty(), "{err}");
    let now = json(&out);
    assert_eq!((&now["client_name"], &now["redirect_uris"][0]), (&Value::from("Handbook"), &Value::from("https://wiki.example/cb")));
    assert!(now.get("contacts").is_none_or(|kept| kept.is_null() || kept.as_array().is_some_and(Vec::is_empty)), "null removes: {now}");
    assert_eq!(now["post_logout_redirect_uris"][0], "https://wiki.example/");

    write(serde_json::json!({ "client_name": "Book", "redirect_uris": ["https://book.example/cb"] }));
    let (output, out, err) = run(&update);
    assert!(output.status.success(), "{err}");
    assert!(
        err.contains("post_logout_redirect_uris") && err.contains("logo_uri") && err.contains("--merge"),
        "what was lost is said: {err}"
    );
    assert!(!err.contains("client_name") && !err.contains("grant_types"), "and nothing else: {err}");
    assert!(json(&out).get("logo_uri").is_none_or(Value::is_null), "{out}");
    let (output, _, _) = run(&["update", "wiki", "--merge"]);
    assert_eq!(output.status.code(), Some(2), "there is nothing to merge");

    std::fs::write(&file, r#"{"redirect_uris":["https://book.example/cb"],"redirect_uris":["https://other.example/cb"]}"#).unwrap();
    for (path, why) in [(file.to_str().unwrap(), "JSON object"), ("/dev/zero", "128 KiB")] {
        let (output, _, err) = run(&["update", "wiki", "--metadata-file", path]);
        assert!(output.status.code() == Some(1) && err.contains(why), "{path}: {err}");
    }
}

#[test]
fn a_one_time_link_is_made_by_command_and_leads_to_the_page_for_a_password() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    done(program(here).arg("migrate"));
    let person: Value =
        serde_json::from_str(&done(program(here).args(["--output", "json", "user", "create", "--email", "mara@example.com"]))).unwrap();
    let made: Value = serde_json::from_str(&done(program(here).args(["--output", "json", "user", "link", "mara@example.com"]))).unwrap();
    assert_eq!(made["id"], person["id"]);
    let link = made["link"].as_str().unwrap();
    let token = link.strip_prefix("http://localhost:8080/welcome/").unwrap();
    assert!(token.len() >= 40, "{link}");
    let left = made["expires_at"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap().as_second() - Clock::System.now().as_seconds();
    assert!((23 * 3_600..=24 * 3_600).contains(&left), "a day: {left}");
    let record = done(program(here).args(["--output", "json", "audit", "list"]));
    let events: Vec<Value> = serde_json::from_str(&record).unwrap();
    let event = events.iter().find(|event| event["event"] == "user.setup_link_made").unwrap();
    assert_eq!((&event["actor_kind"], &event["subject_id"]), (&Value::from("command"), &person["id"]));
    assert!(!record.contains(token), "the record holds no link");
    // The same rules as in the console: none for a disabled account, none for nobody.
    done(program(here).args(["user", "disable", "mara@example.com"]));
    for (who, words) in [("mara@example.com", "user enable mara@example.com"), ("nobody", "nobody")] {
        let (output, out, err) = said(program(here).args(["user", "link", who]));
        assert!(output.status.code() == Some(1) && out.is_empty() && err.contains(words), "{out}{err}");
    }
}

#[test]
fn a_list_that_is_empty_has_its_headings_once() {
    let folder = tempfile::tempdir().unwrap();
    done(program(folder.path()).arg("migrate"));
    let listed = done(program(folder.path()).args(["user", "list", "--search", "zzz"]));
    assert_eq!((listed.lines().count(), listed.matches("EMAIL").count()), (1, 1), "{listed}");
}

#[test]
fn times_of_what_was_count_back_and_one_without_a_zone_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    done(program(here).arg("migrate"));
    done(program(here).args(["user", "create", "--email", "mara@example.com"]));
    let found = |arguments: &[&str]| {
        let listed = done(program(here).args(["--output", "json", "audit", "list", "--event", "user.created"]).args(arguments));
        serde_json::from_str::<Value>(&listed).unwrap().as_array().unwrap().len()
    };
    let today = Clock::System.now().to_string()[..10].to_owned();
    for (arguments, count) in [
        (&["--since", "1h"][..], 1),
        (&["--until", "1h"], 0),
        (&["--since", &today, "--until", &today], 1),
        (&["--until", &format!("{today}T00:00:00Z")], 0),
    ] {
        assert_eq!(found(arguments), count, "{arguments:?}");
    }
    done(program(here).args(["group", "create", "--name", "staff"]));
    for command in [
        &["audit", "list", "--since", "2026-11-29T23:59:00"][..],
        &["group", "add", "staff", "mara@example.com", "--until", "2999-06-30T18:00:00"],
    ] {
        let (output, out, err) = said(program(here).args(command));
        assert!(output.status.code() == Some(2) && out.is_empty() && err.contains("time zone"), "{command:?}: {err}");
    }
    for (option, code, word) in [("--user", 1, "person"), ("--client", 1, "app"), ("--group", 1, "group"), ("--after", 2, "event")] {
        let (output, out, err) = said(program(here).args(["audit", "list", option, "no-such-thing"]));
        assert!(output.status.code() == Some(code) && out.is_empty() && err.contains(word), "{option}: {err}");
    }
    let added = done(program(here).args(["--output", "json", "group", "add", "staff", "mara@example.com", "--until", "2999-06-30"]));
    assert!(added.contains("2999-07-01T00:00:00Z"), "the last day counts in full, and what was meant is shown: {added}");
    for (arguments, said) in [
        (&[] as &[&str], "mara@example.com is in staff already until 2999-07-01T00:00:00Z: nothing changed."),
        (&["--until", "never"], "mara@example.com stays in staff without an end."),
        (&["--until", "2999-06-29"], "mara@example.com stays in staff until 2999-06-30T00:00:00Z."),
    ] {
        assert_eq!(done(program(here).args(["group", "add", "staff", "mara@example.com"]).args(arguments)).trim(), said);
    }
}

#[test]
fn lists_with_commas_are_refused_and_offered_split() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    done(program(here).arg("migrate"));
    let client = ["client", "create", "--name", "A", "--redirect-uri"];
    let api = ["resource", "create", "--identifier", "https://api.example.com", "--name", "API", "--scope"];
    for (command, told) in [
        ([&client[..], &["https://a.example/cb,https://b.example/cb"]].concat(), "several addresses"),
        ([&client[..], &["https://a.example/cb", "--scope", "openid,email"]].concat(), "openid email"),
        ([&api[..], &["read,write"]].concat(), "read write"),
    ] {
        let (output, out, err) = said(program(here).args(&command));
        assert!(output.status.code() == Some(1) && out.is_empty() && err.contains(told), "{command:?}: {out}{err}");
    }
    // Two ways of writing one identifier are one API.
    done(program(here).args([&api[..], &["read"]].concat()));
    let same = ["resource", "create", "--identifier", "https://api.example.com/", "--name", "API", "--scope", "read"];
    let (output, _, err) = said(program(here).args(same));
    assert!(output.status.code() == Some(1) && err.contains("https://api.example.com, which"), "{err}");
}

#[test]
fn a_key_that_nobody_can_know_yet_does_not_sign_unless_that_is_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    done(program(here).arg("migrate"));
    let active = || {
        let keys: Value = serde_json::from_str(&done(program(here).args(["--output", "json", "key", "list"]))).unwrap();
        keys.as_array().unwrap().iter().find(|key| key["state"] == "active").map(|key| key["kid"].clone())
    };
    done(program(here).args(["key", "rotate"]));
    let signs = active();
    let (output, out, err) = said(program(here).args(["key", "rotate"]));
    assert!(output.status.code() == Some(1) && out.is_empty() && err.contains("--now"), "{out}{err}");
    assert_eq!(active(), signs);
    done(program(here).args(["key", "rotate", "--now"]));
    assert_ne!(active(), signs);
}

#[test]
fn an_administrator_is_made_one_no_more_by_a_command_but_the_last_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    done(program(here).arg("migrate"));
    for email in ["a@example.com", "b@example.com"] {
        done(program(here).args(["user", "create", "--admin", "--email", email]));
    }
    assert!(done(program(here).args(["--output", "json", "user", "update", "b@example.com", "--no-admin"])).contains("\"admin\": false"));
    let (output, _, err) = said(program(here).args(["user", "update", "a@example.com", "--no-admin"]));
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(done(program(here).args(["--output", "json", "user", "show", "a@example.com"])).contains("\"admin\": true"));
}

#[test]
fn commands_name_what_is_wrong_and_tell_what_they_did_and_who_ran_them() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    done(program(here).arg("migrate"));
    let json = |words: &[&str]| serde_json::from_str::<Value>(&done(program(here).args(["--output", "json"]).args(words))).unwrap();
    let refused = |words: &[&str]| {
        let (output, out, err) = said(program(here).args(words));
        assert_eq!(output.status.code(), Some(1), "{words:?}: {out}{err}");
        err
    };
    let long = format!("{}@x.org", "a".repeat(80));
    for email in ["a b@x.org", &long] {
        assert!(refused(&["user", "create", "--email", email]).contains("the email address"), "{email}");
    }
    let mara = json(&["user", "create", "--email", "mara@x.org"])["id"].as_str().unwrap().to_owned();
    assert!(refused(&["user", "create", "--email", "eve@x.org", "--username", "eve@x.org"]).contains("the username contains an `@`"));
    for id in [mara.clone(), mara.to_uppercase()] {
        assert!(refused(&["user", "create", "--email", "eve@x.org", "--username", &id]).contains("another person has this username"));
    }
    done(program(here).args(["user", "create", "--email", "eve@x.org"]));
    assert!(refused(&["user", "update", "eve@x.org", "--username", &mara]).contains("another person has this username"));
    done(program(here).args(["user", "update", "mara@x.org", "--username", &mara]));

    done(program(here).args(["resource", "create", "--identifier", "https://api.example.com/", "--scope", "read"]));
    let (output, out, err) =
        said(program(here).args(["--output", "json", "resource", "update", "HTTPS://api.example.com", "--lifetime", "5h"]));
    assert!(output.status.success() && err.contains("access tokens live for at most 10m"), "{out}{err}");
    let shown = json(&["resource", "show", "https://api.example.com"]);
    assert_eq!((&shown["identifier"], &shown["lifetime"]), (&"https://api.example.com/".into(), &18_000.into()));
    assert!(refused(&["resource", "show", "https://api.example.org"]).contains("https://api.example.org"));
    assert!(done(program(here).args(["resource", "delete", "https://api.example.com", "--yes"])).contains("https://api.example.com/."));

    assert!(refused(&["session", "list", "--client", "nobody"]).contains("nobody"));
    assert!(done(program(here).args(["session", "revoke", "--all", "--yes"])).contains("0 people"));
    let events = json(&["audit", "list"]);
    let events = events.as_array().unwrap();
    assert!(events.iter().all(|event| event["event"] != "user.sessions_ended"), "nobody had any: {events:?}");
    let by = |event: &Value| event["actor_kind"] == "command" && event["details"]["operator"].as_str().is_some_and(|by| by.contains('@'));
    assert!(events.iter().filter(|event| event["event"] == "user.created").all(by), "{events:?}");
}
