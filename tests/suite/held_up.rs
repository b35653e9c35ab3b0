//! SQLite's one right to write, held by another process: what only reads goes on, and what writes says whom it waits for.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};

use crate::commands::program;

const READING: &[&[&str]] = &[
    &["user", "list"],
    &["user", "show", "mara"],
    &["user", "sessions", "mara"],
    &["client", "list"],
    &["client", "show", "wiki"],
    &["group", "list"],
    &["group", "show", "staff"],
    &["resource", "list"],
    &["session", "list"],
    &["key", "list"],
    &["audit", "list"],
    &["doctor"],
];

fn run(here: &Path, arguments: &[&str]) -> (bool, String) {
    let output = program(here).args(["--output", "json"]).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout) + &text(&output.stderr))
}

fn hold(file: &Path) -> SqliteConnection {
    let mut holding = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    holding.batch_execute("BEGIN IMMEDIATE").unwrap();
    holding
}

/// Everything that the database holds, as it would be written out.
fn content(file: &Path) -> Vec<Vec<u8>> {
    let wal = file.with_file_name("latchkey.db-wal");
    [file.to_owned(), wal].map(|file| std::fs::read(file).unwrap_or_default()).into()
}

#[test]
fn commands_that_read_write_nothing_and_wait_for_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    assert!(run(here, &["migrate"]).0);
    let files = ["latchkey.db", "transient.db"].map(|name| here.join("latchkey-data").join(name));
    // Neither a data key nor a signing key is there yet: no command that reads makes one.
    for held in [false, true] {
        let _holding: Vec<SqliteConnection> = if held { files.iter().map(|file| hold(file)).collect() } else { Vec::new() };
        // A connection that stays, so that no command is the last to close and writes the log into the file.
        let mut staying = SqliteConnection::establish(files[0].to_str().unwrap()).unwrap();
        staying.batch_execute("SELECT count(*) FROM users").unwrap();
        let before = content(&files[0]);
        for command in READING.iter().filter(|command| command.len() < 3) {
            // What is held is never let go: a command that waited for it would fail.
            let (done, said) = run(here, command);
            assert!(done, "{command:?}, held {held}: {said}");
        }
        assert!(content(&files[0]) == before, "something was written");
    }
    for command in [
        &["user", "create", "--email", "mara@example.com", "--username", "mara"][..],
        &["group", "create", "--name", "staff"],
        &["client", "create", "--id", "wiki", "--name", "Wiki", "--redirect-uri", "https://wiki.example.com/cb"],
    ] {
        let (done, said) = run(here, command);
        assert!(done, "{command:?}: {said}");
    }
    let _holding: Vec<SqliteConnection> = files.iter().map(|file| hold(file)).collect();
    for command in READING {
        let (done, said) = run(here, command);
        assert!(done, "{command:?}: {said}");
    }
}

#[test]
fn a_command_that_writes_says_who_holds_the_lock_that_it_waits_for() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    assert!(run(here, &["migrate"]).0);
    assert!(run(here, &["user", "create", "--email", "first@example.com"]).0);
    let holding = hold(&here.join("latchkey-data/latchkey.db"));
    let me = format!("process {}", std::process::id());
    let (done, said) = run(here, &["user", "create", "--email", "second@example.com"]);
    assert!(!done, "{said}");
    let waits = said.lines().find(|line| line.contains("a write waits")).unwrap_or_else(|| panic!("it waits in silence: {said}"));
    let failed = said.lines().find(|line| line.starts_with("error:")).unwrap();
    for line in [waits, failed] {
        assert!(line.contains("holds the write lock of the database file"), "{line}");
        assert!(!Path::new("/proc/locks").exists() || line.contains(&me), "{line}");
    }
    assert!(run(here, &["doctor"]).1.contains("holds the write lock"));
    // Once it is let go, what waits goes on.
    let waiting =
        program(here).args(["user", "create", "--email", "third@example.com"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(1500));
    drop(holding);
    assert!({ waiting }.wait().unwrap().success());
    let (done, said) = run(here, &["user", "list"]);
    assert!(done && said.contains("third@example.com") && !said.contains("second@example.com"), "{said}");
}

#[test]
fn a_command_that_reads_changes_no_schema_of_an_older_release() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    assert!(run(here, &["migrate"]).0);
    let file = here.join("latchkey-data/latchkey.db");
    let mut older = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    older
        .batch_execute("DELETE FROM __diesel_schema_migrations WHERE version = (SELECT max(version) FROM __diesel_schema_migrations)")
        .unwrap();
    let (done, said) = run(here, &["user", "list"]);
    assert!(!done && said.contains("latchkey migrate"), "{said}");
}
