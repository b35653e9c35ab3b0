//! A process that is killed at any moment has done what it said it did, and nothing by halves.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use latchkey::audit::{self, EventType, Filter};
use latchkey::clock::Random;
use latchkey::people::credentials;
use latchkey::store::StoreError;

use crate::scenario::{PASSWORD, on_each_pairing};

/// Makes a person by the command line, and kills it after `patience` where there is one; the address where it said that it
/// was done.
fn make(flags: &[String], email: &str, patience: Option<Duration>) -> Option<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
    command.args(["--output", "json", "user", "create", "--email", email, "--password-stdin"]).args(flags);
    // The addresses of the test's servers are no settings of the program, which would warn of them.
    command.env_remove("LATCHKEY_TEST_DATABASE_URL").env_remove("LATCHKEY_TEST_REDIS_URL");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    // It may be dead before it reads.
    let _ = child.stdin.take().unwrap().write_all(format!("{PASSWORD}\n").as_bytes());
    if let Some(patience) = patience {
        std::thread::sleep(patience);
        let _ = child.kill();
    }
    let said = child.wait_with_output().unwrap();
    String::from_utf8_lossy(&said.stdout).contains(email).then(|| email.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_o1_what_a_killed_command_acknowledged_is_there_and_nobody_is_half_made() {
    on_each_pairing(async |given| {
        let flags = given.store_flags();
        let random = Random::default();
        // How long one takes here and now decides when the others are killed: from at once to a little after.
        let begun = Instant::now();
        let mut said = BTreeSet::new();
        said.extend(tokio::task::block_in_place(|| make(&flags, "whole@example.com", None)));
        assert_eq!(said.len(), 1, "undisturbed it is done");
        let whole = begun.elapsed();
        for round in 0..25 {
            let patience = whole.mul_f64(f64::from(random.bytes::<1>()[0]) / 200.0);
            let email = format!("p{round}@example.com");
            said.extend(tokio::task::block_in_place(|| make(&flags, &email, Some(patience))));
        }
        let people = given
            .provider
            .database
            .read(move |conn| {
                let filter = Filter { events: [EventType::UserCreated].into(), ..Filter::default() };
                let told: BTreeSet<String> = audit::list(conn, &filter, 1000)?.into_iter().filter_map(|event| event.subject_id).collect();
                let mut people = BTreeSet::new();
                for email in (0..25).map(|round| format!("p{round}@example.com")).chain(["whole@example.com".to_owned()]) {
                    let Some(person) = latchkey::people::user::find_by_login(conn, &email)? else { continue };
                    assert!(told.contains(&person.id), "{email} without an event");
                    assert!(credentials::password(conn, &person.id)?.is_some(), "{email} without a password");
                    people.insert(email);
                }
                assert_eq!(told.len(), people.len(), "an event without a person");
                Ok::<_, StoreError>(people)
            })
            .await
            .unwrap();
        assert!(said.is_subset(&people), "acknowledged, but not there: {:?}", said.difference(&people));
    })
    .await;
}
