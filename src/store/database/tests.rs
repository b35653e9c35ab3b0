//! The store's promises, on each backend at hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use diesel::Connection as _;
use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel_migrations::MigrationHarness as _;

use super::scratch::Scratch;
use super::{Backend, Connection, Database, EitherConnection, OpenError, Options, SCHEMA, SchemaState, StoreError, Writing, migrations};
use crate::store::schema::{self, leases, revisions, schema_version};

fn lease(name: &str) -> impl Fn(&mut Connection) -> Result<(), StoreError> + Send + 'static + use<> {
    let name = name.to_owned();
    move |conn| {
        diesel::insert_into(leases::table).values((leases::name.eq(&name), leases::holder.eq("h"), leases::until.eq(1))).execute(conn)?;
        Ok(())
    }
}

/// The same as a write.
fn written(name: &str) -> impl Fn(&mut Writing<'_>) -> Result<(), StoreError> + Send + 'static + use<> {
    let insert = lease(name);
    move |conn| insert(conn)
}

fn names(conn: &mut Connection) -> Result<Vec<String>, StoreError> {
    Ok(leases::table.select(leases::name).order(leases::name).load(conn)?)
}

#[tokio::test]
async fn a_failed_or_panicked_job_spoils_no_other_of_its_group() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        let mut tasks = Vec::new();
        for n in 0..40 {
            let database = database.clone();
            tasks.push(tokio::spawn(async move {
                let insert = lease(&format!("{n:02}"));
                database
                    .write(move |conn| {
                        insert(conn)?;
                        match n % 4 {
                            1 => Err(StoreError::Corrupt("refused".into())),
                            2 => conn.rows().transaction(|_| panic!("a panic within a nested transaction")),
                            _ => Ok(()),
                        }
                    })
                    .await
            }));
        }
        for (n, task) in tasks.into_iter().enumerate() {
            let done = task.await.unwrap();
            match n % 4 {
                1 => assert!(matches!(done, Err(StoreError::Corrupt(_)))),
                2 => assert!(matches!(done, Err(StoreError::Panicked))),
                _ => done.unwrap(),
            }
        }
        assert_eq!(database.read(names).await.unwrap().len(), 20);
        // The writer, or the pool, goes on.
        database.write(written("after")).await.unwrap();
    }
}

#[tokio::test]
async fn a_job_that_swallows_a_failure_is_never_acknowledged_without_its_change() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database.write(written("there")).await.unwrap();
        let (again, new) = (lease("there"), lease("new"));
        let done: Result<(), StoreError> = database
            .write(move |conn| {
                new(conn)?;
                let _ = again(conn);
                Ok(())
            })
            .await;
        let kept = database.read(names).await.unwrap().contains(&"new".to_owned());
        assert_eq!(done.is_ok(), kept, "{done:?}");
    }
}

#[tokio::test]
async fn a_unique_violation_in_a_nested_transaction_leaves_the_rest() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database.write(written("there")).await.unwrap();
        let (again, new) = (lease("there"), lease("new"));
        database
            .write(move |conn| {
                let error = conn.rows().transaction(|conn| again(conn)).unwrap_err();
                assert!(error.is_unique_violation());
                new(conn)
            })
            .await
            .unwrap();
        assert_eq!(database.read(names).await.unwrap(), ["new", "there"]);
    }
}

#[tokio::test]
async fn a_reader_cannot_write_on_sqlite() {
    let Scratch { database, folder: _folder, .. } = Scratch::sqlite().await;
    assert!(database.read(lease("x")).await.is_err());
}

#[tokio::test]
async fn acts_that_count_before_they_change_never_interleave() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        for name in ["a", "b"] {
            database.write(written(name)).await.unwrap();
        }
        // Each deletes its own row only while another is left: one of them must fail, on both backends.
        let ran = Arc::new(AtomicU32::new(0));
        let mut tasks = Vec::new();
        for name in ["a", "b"] {
            let (database, ran) = (database.clone(), Arc::clone(&ran));
            tasks.push(tokio::spawn(async move {
                database
                    .write_serializable(move |conn| -> Result<bool, StoreError> {
                        ran.fetch_add(1, Ordering::SeqCst);
                        let left: i64 = leases::table.count().get_result(conn.rows())?;
                        std::thread::sleep(Duration::from_millis(50));
                        if left < 2 {
                            return Ok(false);
                        }
                        diesel::delete(leases::table.find(name)).execute(conn.rows())?;
                        Ok(true)
                    })
                    .await
            }));
        }
        let mut done = Vec::new();
        for task in tasks {
            done.push(task.await.unwrap().unwrap());
        }
        done.sort_unstable();
        assert_eq!(done, [false, true]);
        assert_eq!(database.read(names).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_counter_bumped_by_many_loses_no_bump() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        let tasks: Vec<_> = (0..50)
            .map(|_| {
                let database = database.clone();
                tokio::spawn(async move {
                    database
                        .write::<_, StoreError>(|conn| {
                            diesel::update(revisions::table.find("clients"))
                                .set(revisions::revision.eq(revisions::revision + 1))
                                .execute(conn.rows())?;
                            Ok(())
                        })
                        .await
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let revision: i64 = database
            .read::<_, StoreError>(|conn| Ok(revisions::table.find("clients").select(revisions::revision).get_result(conn)?))
            .await
            .unwrap();
        assert_eq!(revision, 50);
    }
}

#[tokio::test]
async fn migrating_again_or_at_once_changes_nothing() {
    for Scratch { database, folder: _folder, address } in Scratch::each().await {
        let other = Database::open(&address, Options::default()).unwrap();
        let (a, b) = tokio::join!(database.migrate(), other.migrate());
        assert_eq!((a.unwrap(), b.unwrap()), (Vec::new(), Vec::new()));
        let state = database.schema().await.unwrap();
        assert_eq!(state, SchemaState { pending: Vec::new(), version: Some(SCHEMA), oldest_binary: Some(1), own: SCHEMA });
    }
}

#[tokio::test]
async fn each_migration_can_be_taken_back_and_applied_again() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        loop {
            let left: Option<i64> = database
                .write(|conn| {
                    let undone = match conn.rows().either() {
                        EitherConnection::Postgres(conn) => conn.revert_last_migration(migrations::POSTGRES),
                        EitherConnection::Sqlite(conn) => conn.revert_last_migration(migrations::SQLITE),
                    };
                    undone.map_err(|error| StoreError::Corrupt(error.to_string()))?;
                    let applied = match conn.rows().either() {
                        EitherConnection::Postgres(conn) => conn.applied_migrations(),
                        EitherConnection::Sqlite(conn) => conn.applied_migrations(),
                    };
                    let applied = applied.map_err(|error| StoreError::Corrupt(error.to_string()))?;
                    let Some(last) = applied.first() else { return Ok(None) };
                    let version: i64 = schema_version::table.select(schema_version::version).first(conn.rows())?;
                    assert_eq!(format!("{version:04}"), last.to_string());
                    Ok::<_, StoreError>(Some(version))
                })
                .await
                .unwrap();
            if left.is_none() {
                break;
            }
        }
        assert_eq!(
            database.migrate().await.unwrap().len(),
            MigrationSource::<diesel::sqlite::Sqlite>::migrations(&migrations::SQLITE).unwrap().len()
        );
        assert_eq!(database.schema().await.unwrap().version, Some(SCHEMA));
    }
}

#[tokio::test]
async fn a_binary_older_than_the_database_allows_is_refused() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .write::<_, StoreError>(|conn| {
                diesel::update(schema_version::table).set(schema_version::oldest_binary.eq(SCHEMA + 1)).execute(conn.rows())?;
                Ok(())
            })
            .await
            .unwrap();
        let refused = database.migrate().await;
        assert!(matches!(refused, Err(OpenError::TooOld { oldest, own: SCHEMA }) if oldest == SCHEMA + 1));
    }
}

#[tokio::test]
async fn one_serve_holds_the_database_and_a_second_is_refused_until_it_ends() {
    for Scratch { database, folder, address } in Scratch::each().await {
        let held = database.hold_alone(folder.path()).await.unwrap();
        let other = Database::open(&address, Options::default()).unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        assert!(matches!(other.hold_alone(folder.path()).await, Err(OpenError::AlreadyServing(_))));
        assert!(matches!(other.hold_alone(elsewhere.path()).await, Err(OpenError::AlreadyServing(_))), "another folder, the same database");
        drop(held);
        // PostgreSQL frees the lock when it notices the closed connection.
        let mut free = false;
        for _ in 0..50 {
            free = other.hold_alone(folder.path()).await.is_ok();
            if free {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert!(free, "the lock was not let go");
    }
}

#[tokio::test]
async fn a_database_that_is_away_is_told_at_once() {
    let away = Database::open("postgres://nobody@127.0.0.1:1/none", Options::default()).unwrap();
    let started = std::time::Instant::now();
    assert!(matches!(away.ping().await, Err(StoreError::Unavailable(_))));
    assert!(matches!(away.write(written("x")).await, Err(StoreError::Unavailable(_))));
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn connections_that_died_are_replaced() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        if database.backend() == Backend::Sqlite {
            continue;
        }
        database.ping().await.unwrap();
        let ended = database.read::<(), StoreError>(|conn| Ok(conn.batch_execute("SELECT pg_terminate_backend(pg_backend_pid())")?)).await;
        assert!(matches!(ended, Err(StoreError::Unavailable(_))), "{ended:?}");
        database.write(written("back")).await.unwrap();
    }
}

#[derive(QueryableByName, Debug, PartialEq, Eq)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    required: i64,
}

const COLUMNS_SQLITE: &str =
    "SELECT m.name AS table_name, c.name AS column_name, replace(lower(c.type), 'blob', 'bytea') AS kind, CAST(c.\"notnull\" AS BIGINT) AS required
     FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND substr(m.name, 1, 2) <> '__' ORDER BY 1, 2";
const COLUMNS_POSTGRES: &str = "SELECT table_name::text, column_name::text, data_type::text AS kind,
     (CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END)::bigint AS required
     FROM information_schema.columns WHERE table_schema = current_schema() AND left(table_name, 2) <> '__' ORDER BY 1, 2";
const INDEXES_SQLITE: &str = "SELECT tbl_name AS table_name, name AS column_name, 'index' AS kind, 0 AS required FROM sqlite_master
     WHERE type = 'index' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY 1, 2";
const INDEXES_POSTGRES: &str =
    "SELECT tablename::text AS table_name, indexname::text AS column_name, 'index' AS kind, 0::bigint AS required
     FROM pg_indexes WHERE schemaname = current_schema() AND left(tablename, 2) <> '__' AND indexname !~ '_(pkey|key)$' ORDER BY 1, 2";

async fn listed(database: &Database, sqlite: &'static str, postgres: &'static str) -> Vec<Column> {
    let query = if database.backend() == Backend::Sqlite { sqlite } else { postgres };
    let mut rows: Vec<Column> = database.read::<_, StoreError>(move |conn| Ok(diesel::sql_query(query).load(conn)?)).await.unwrap();
    rows.sort_by(|a, b| (&a.table_name, &a.column_name).cmp(&(&b.table_name, &b.column_name)));
    rows
}

#[tokio::test]
async fn both_backends_have_the_same_tables_columns_and_indexes() {
    let all = Scratch::each().await;
    if let [sqlite, postgres] = &all[..] {
        let (a, b) = (&sqlite.database, &postgres.database);
        assert_eq!(listed(a, COLUMNS_SQLITE, COLUMNS_POSTGRES).await, listed(b, COLUMNS_SQLITE, COLUMNS_POSTGRES).await);
        assert_eq!(listed(a, INDEXES_SQLITE, INDEXES_POSTGRES).await, listed(b, INDEXES_SQLITE, INDEXES_POSTGRES).await);
    }
    // Without PostgreSQL at hand the two texts are held against each other.
    macro_rules! same {
        ($($name:literal),+) => { $(assert_eq!(
            include_str!(concat!("../../../migrations/sqlite/", $name, "/up.sql")),
            include_str!(concat!("../../../migrations/postgres/", $name, "/up.sql")),
        );)+ };
    }
    same!("0001_initial", "0002_second_factor", "0003_console", "0004_people_search", "0007_left_out_scopes");
}

#[tokio::test]
async fn the_file_is_its_owners_alone() {
    let Scratch { folder, .. } = Scratch::sqlite().await;
    #[cfg(unix)]
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let mode = std::os::unix::fs::PermissionsExt::mode(&file.unwrap().metadata().unwrap().permissions());
        assert_eq!(mode & 0o077, 0);
    }
}

#[tokio::test]
async fn every_declared_column_is_in_the_database() {
    macro_rules! select {
        ($conn:expr, $($table:ident),+) => { $(schema::$table::table.limit(0).execute($conn)?;)+ };
    }
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .read::<_, StoreError>(|conn| {
                select!(conn, data_keys, users, retired_ids, groups, memberships, assignments, credentials, clients, client_secrets);
                select!(conn, invitations, former_passwords, former_addresses, factor_losses, cautions, phones, upstreams, upstream_links);
                select!(conn, rules, remembered_browsers);
                select!(
                    conn,
                    resources,
                    consents,
                    grants,
                    signing_keys,
                    revocations,
                    revisions,
                    leases,
                    setup,
                    audit_events,
                    schema_version
                );
                Ok(())
            })
            .await
            .unwrap();
    }
}
