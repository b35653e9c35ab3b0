//! A database that is in trouble: what is tried again, what is left, and what a caller is told.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Integer;

use super::scratch::Scratch;
use super::{Backend, Connection, Database, Options, StoreError};
use crate::clock::Timestamp;

async fn postgres() -> Option<Scratch> {
    Scratch::each().await.into_iter().find(|scratch| scratch.database.backend() == Backend::Postgres)
}

/// As a trigger or the server in another language would: no English word, the code alone.
fn raise(conn: &mut Connection, code: &str) -> Result<(), StoreError> {
    Ok(conn.batch_execute(&format!("DO $$ BEGIN RAISE EXCEPTION 'Sperrkonflikt' USING ERRCODE = '{code}'; END $$"))?)
}

/// Deadlock, lock timeout, cancelled, serialization, disk full, memory, connections, input and output.
const PASSING: [&str; 8] = ["40P01", "55P03", "57014", "40001", "53100", "53200", "53300", "58030"];

#[tokio::test]
async fn trouble_is_told_by_its_code_in_every_language_and_passes_when_the_job_runs_again() {
    let Some(Scratch { database, folder: _folder, .. }) = postgres().await else { return };
    for code in PASSING {
        let ran = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&ran);
        let done: Result<(), StoreError> =
            database.write(move |conn| if counted.fetch_add(1, Ordering::SeqCst) == 0 { raise(conn, code) } else { Ok(()) }).await;
        assert!(done.is_ok(), "{code}: {done:?}");
        assert_eq!(ran.load(Ordering::SeqCst), 2, "{code} was tried again");
        let done: Result<(), StoreError> = database.write(move |conn| raise(conn, code)).await;
        assert!(matches!(&done, Err(StoreError::Unavailable(why)) if why.contains("Sperrkonflikt")), "{code}: {done:?}");
        let done: Result<(), StoreError> = database.read(move |conn| raise(conn, code)).await;
        assert!(matches!(done, Err(StoreError::Unavailable(_))), "{code}: {done:?}");
    }
}

#[tokio::test]
async fn a_statement_that_cannot_be_read_and_a_key_that_is_taken_are_no_trouble_of_the_database() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        let ran = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&ran);
        let done: Result<(), StoreError> = database
            .write(move |conn| {
                counted.fetch_add(1, Ordering::SeqCst);
                Ok(conn.batch_execute("SELECT nothing FROM nowhere")?)
            })
            .await;
        assert!(matches!(done, Err(StoreError::Query(_))), "{done:?}");
        assert_eq!(ran.load(Ordering::SeqCst), 1);
        database.probe(Timestamp::from_seconds(1)).await.unwrap();
        let done: Result<(), StoreError> =
            database.write(|conn| Ok(conn.batch_execute("INSERT INTO leases (name, holder, until) VALUES ('probe', '', 1)")?)).await;
        assert!(done.as_ref().is_err_and(StoreError::is_unique_violation), "{done:?}");
    }
}

#[tokio::test]
async fn what_waits_for_a_lock_for_too_long_is_unavailable() {
    let Some(Scratch { database, folder: _folder, address }) = postgres().await else { return };
    database.probe(Timestamp::from_seconds(1)).await.unwrap();
    let options = Options { statement: Duration::from_millis(200), ..Options::default() };
    let hurried = Database::open(&address, options).unwrap();
    let (locked, wait) = tokio::sync::oneshot::channel::<()>();
    let locked = std::sync::Mutex::new(Some(locked));
    let (go, gone) = std::sync::mpsc::channel::<()>();
    let gone = std::sync::Mutex::new(gone);
    let holding = tokio::spawn(async move {
        database
            .write::<(), StoreError>(move |conn| {
                conn.batch_execute("LOCK TABLE leases")?;
                if let Some(locked) = locked.lock().unwrap().take() {
                    locked.send(()).unwrap();
                }
                let _ = gone.lock().unwrap().recv_timeout(Duration::from_secs(4));
                Ok(())
            })
            .await
    });
    wait.await.unwrap();
    let done = hurried.probe(Timestamp::from_seconds(2)).await;
    assert!(matches!(done, Err(StoreError::Unavailable(_))), "{done:?}");
    go.send(()).unwrap();
    holding.await.unwrap().unwrap();
    hurried.probe(Timestamp::from_seconds(2)).await.unwrap();
}

#[derive(QueryableByName)]
struct Session {
    #[diesel(sql_type = Integer)]
    pid: i32,
}

fn session(conn: &mut Connection) -> Result<i32, StoreError> {
    Ok(diesel::sql_query("SELECT pg_backend_pid() AS pid").get_result::<Session>(conn)?.pid)
}

#[tokio::test]
async fn a_connection_to_a_server_that_takes_no_writes_is_left_and_the_write_done_on_another() {
    let Some(Scratch { database, folder: _folder, .. }) = postgres().await else { return };
    // What a connection that outlived its primary meets.
    let before = database
        .read::<i32, StoreError>(|conn| {
            conn.batch_execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")?;
            session(conn)
        })
        .await
        .unwrap();
    database.probe(Timestamp::from_seconds(1)).await.unwrap();
    assert_ne!(database.read(session).await.unwrap(), before);
}

#[tokio::test]
async fn a_write_whose_connection_dies_before_its_commit_is_done_on_another() {
    let Some(Scratch { database, folder: _folder, .. }) = postgres().await else { return };
    let ran = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&ran);
    database
        .write::<(), StoreError>(move |conn| {
            if counted.fetch_add(1, Ordering::SeqCst) == 0 {
                conn.batch_execute("SELECT pg_terminate_backend(pg_backend_pid())")?;
            }
            Ok(())
        })
        .await
        .unwrap();
    assert_eq!(ran.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_connection_has_a_maximum_age() {
    let Some(Scratch { database, folder: _folder, address }) = postgres().await else { return };
    assert_eq!(database.read(session).await.unwrap(), database.read(session).await.unwrap());
    let ageing = Database::open(&address, Options { age: Duration::ZERO, ..Options::default() }).unwrap();
    assert_ne!(ageing.read(session).await.unwrap(), ageing.read(session).await.unwrap());
}

#[tokio::test]
async fn a_call_that_gets_no_sign_is_given_up_and_costs_no_place_in_the_pool() {
    let Some(Scratch { folder: _folder, address, .. }) = postgres().await else { return };
    let options = Options { connections: 1, silence: Duration::from_millis(300), ..Options::default() };
    let database = Database::open(&address, options).unwrap();
    database.ping().await.unwrap();
    let begun = Instant::now();
    // The server works on it for longer than anybody waits.
    let done = database.read::<(), StoreError>(|conn| Ok(conn.batch_execute("SELECT pg_sleep(4)")?)).await;
    assert!(matches!(done, Err(StoreError::Unavailable(_))), "{done:?}");
    assert!(begun.elapsed() < Duration::from_secs(3));
    // Many short statements are a sign each.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let done = database.read::<(), StoreError>(|conn| {
        for _ in 0..8 {
            conn.batch_execute("SELECT pg_sleep(0.1)")?;
        }
        Ok(())
    });
    done.await.unwrap();
}

#[tokio::test]
async fn sqlite_says_which_file_takes_no_writes_or_has_no_room() {
    let Scratch { database, folder: _folder, .. } = Scratch::sqlite().await;
    for (limit, words) in [("PRAGMA query_only = ON", "it takes no writes"), ("PRAGMA max_page_count = 1", "full")] {
        let done: Result<(), StoreError> = database
            .write(move |conn| {
                conn.batch_execute(limit)?;
                let fill = "CREATE TABLE more (a); INSERT INTO more VALUES (zeroblob(9000000))";
                let done = conn.batch_execute(fill).map_err(StoreError::from);
                conn.batch_execute("PRAGMA query_only = OFF; PRAGMA max_page_count = 1073741823")?;
                done
            })
            .await;
        assert!(matches!(&done, Err(StoreError::Unavailable(why)) if why.contains(words)), "{limit}: {done:?}");
        database.probe(Timestamp::from_seconds(1)).await.unwrap();
    }
}

#[tokio::test]
async fn a_replica_that_stands_still_in_its_probe_makes_no_other_wait() {
    let Some(Scratch { database, folder: _folder, .. }) = postgres().await else { return };
    database.probe(Timestamp::from_seconds(1)).await.unwrap();
    let (written, has_written) = std::sync::mpsc::channel();
    let (release, released) = std::sync::mpsc::channel::<()>();
    let stands_still = std::sync::Mutex::new(released);
    let other = database.clone();
    let held = tokio::spawn(async move {
        other
            .write(move |conn| {
                super::probe::write(conn, Timestamp::from_seconds(2))?;
                written.send(()).unwrap();
                let _ = stands_still.lock().unwrap().recv();
                Ok::<_, StoreError>(())
            })
            .await
    });
    tokio::task::spawn_blocking(move || has_written.recv().unwrap()).await.unwrap();
    // Longer than the statement timeout it would wait for the row, and fail.
    database.probe(Timestamp::from_seconds(3)).await.unwrap();
    assert!(!held.is_finished(), "the row was held meanwhile");
    drop(release);
    held.await.unwrap().unwrap();
}
