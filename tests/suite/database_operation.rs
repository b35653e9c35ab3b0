//! PostgreSQL as it is run: behind a pooler, by roles that may little, read-only, with migrations that another holds up, and
//! with a server that answers nothing.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};
use url::Url;

use crate::scenario::{NEVER, PASSWORD, Pairing, Scenario, free_port, fresh_database, pairings, until};

/// The test's PostgreSQL, where there is one.
fn server() -> Option<Url> {
    let given = pairings().contains(&Pairing::Servers).then(|| std::env::var("LATCHKEY_TEST_DATABASE_URL").unwrap());
    given.map(|url| Url::parse(&url).unwrap())
}

fn execute(url: &str, statements: &str) {
    PgConnection::establish(url).unwrap().batch_execute(statements).unwrap();
}

fn name_of(url: &str) -> String {
    Url::parse(url).unwrap().path().trim_start_matches('/').to_owned()
}

struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The program with the stores of `given`, but for what `instead` says.
fn program(flags: &[String], instead: &[(&str, &str)], arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
    command.args(arguments);
    for pair in flags.chunks(2) {
        let name = pair[0].trim_start_matches("--");
        let value = instead.iter().find(|(changed, _)| *changed == name).map_or(pair[1].as_str(), |(_, value)| *value);
        command.args([&pair[0], value]);
    }
    command.env_remove("LATCHKEY_TEST_DATABASE_URL").env_remove("LATCHKEY_TEST_REDIS_URL");
    command
}

async fn run(mut command: Command) -> Output {
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

async fn ready(given: &Scenario) -> (u16, String) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let answer = client.get(format!("{}/readyz", given.management)).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

/// Sign-in, refresh and a sign-in by the session.
async fn works(given: &Scenario, email: &str, app: &str) {
    given.person(email).await;
    let (app, browser) = (given.client(app).await, given.browser());
    let tokens = given.tokens(&browser, &app, "openid", email).await;
    app.refresh(&tokens.text("refresh_token"), &[]).await.good();
    app.userinfo(&tokens.text("access_token")).await.good();
    browser.get(&app.request("openid", &[("prompt", "none")])).await.code();
}

/// PgBouncer in transaction mode, with fewer sessions than the provider has connections.
fn pooler(server: &Url, folder: &std::path::Path) -> (Ended, u16) {
    let port = free_port();
    let to = format!(
        "host={} port={} user={} password={}",
        server.host_str().unwrap(),
        server.port().unwrap_or(5432),
        server.username(),
        server.password().unwrap_or_default()
    );
    let settings = format!(
        "[databases]\n* = {to}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = any\n\
         pool_mode = transaction\ndefault_pool_size = 2\nmax_client_conn = 200\nserver_reset_query =\n"
    );
    let file = folder.join("pgbouncer.ini");
    std::fs::write(&file, settings).unwrap();
    for place in [folder, &file] {
        // The pooler does not run as root, where the tests may.
        let mode = if place == folder { 0o755 } else { 0o644 };
        std::fs::set_permissions(place, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    }
    let root = text(&Command::new("id").arg("-u").output().unwrap().stdout).trim() == "0";
    // Debian puts it where not everybody's PATH leads.
    let debian = "/usr/sbin/pgbouncer";
    let program = if std::path::Path::new(debian).exists() { debian } else { "pgbouncer" };
    let mut command = Command::new(if root { "runuser" } else { program });
    if root {
        command.args(["-u", "nobody", "--", program]);
    }
    let child =
        command.arg(&file).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("pgbouncer is installed (apt install pgbouncer)");
    (Ended(child), port)
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_a_pooler_in_transaction_mode_everything_works_and_no_lock_is_left() {
    let Some(server) = server() else { return };
    let folder = tempfile::tempdir().unwrap();
    let (_pooler, port) = pooler(&server, folder.path());
    until("the pooler listens", async || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()).await;
    let direct = fresh_database(server.as_str());
    let mut pooled = Url::parse(&direct).unwrap();
    pooled.set_host(Some("127.0.0.1")).unwrap();
    pooled.set_port(Some(port)).unwrap();
    // Migrated through it as well.
    let given = Scenario::on(Pairing::Servers, &[("database-url", pooled.as_str())]).await;
    works(&given, "alice@example.com", "app").await;
    let app = given.client("many").await;
    let signing_in = (0..12).map(|n| {
        let (app, browser, page) = (app.clone(), given.browser(), app.request("openid", &[]));
        async move { (n, browser.authorize(&page, "alice@example.com", PASSWORD).await.code(), app) }
    });
    let mut running = tokio::task::JoinSet::new();
    signing_in.for_each(|story| drop(running.spawn(story)));
    while let Some(done) = running.join_next().await {
        let (_, code, app) = done.unwrap();
        app.redeem(&code).await.good();
    }
    assert_eq!(ready(&given).await.0, 200);
    let (replica, _) = given.replica().await;
    assert_eq!(ready(&replica).await.0, 200);
    // With the embedded transient store one `serve` alone holds the database, through the pooler too.
    let alone = tempfile::tempdir().unwrap();
    let held = given.provider.upkeep_database().hold_alone(alone.path()).await.unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    assert!(given.provider.upkeep_database().hold_alone(elsewhere.path()).await.is_err());
    drop(held);
    until("the lock is let go", async || given.provider.upkeep_database().hold_alone(elsewhere.path()).await.is_ok()).await;
    let left = "DO $$ BEGIN IF EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
                WHERE l.locktype = 'advisory') THEN RAISE EXCEPTION 'a lock is left'; END IF; END $$";
    until("no lock is left", async || PgConnection::establish(&direct).unwrap().batch_execute(left).is_ok()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_migrating_needs_the_right_to_change_the_schema() {
    let Some(server) = server() else { return };
    let database = fresh_database(server.as_str());
    let role = format!("little_{}", name_of(&database));
    execute(&database, &format!("CREATE ROLE {role} LOGIN PASSWORD 'little'; REVOKE CREATE ON SCHEMA public FROM PUBLIC"));
    let mut little = Url::parse(&database).unwrap();
    little.set_username(&role).unwrap();
    little.set_password(Some("little")).unwrap();
    let little = little.to_string();
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    std::fs::write(&key, "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=").unwrap();
    let flags: Vec<String> = [
        "--issuer",
        "http://localhost:1",
        "--data-dir",
        &folder.path().display().to_string(),
        "--database-url",
        &little,
        "--master-key-file",
        &key.display().to_string(),
    ]
    .map(str::to_owned)
    .into();
    let refused = run(program(&flags, &[], &["migrate"])).await;
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("LATCHKEY_DATABASE_MIGRATE_URL"), "{}", text(&refused.stderr));
    let done = run(program(&flags, &[], &["migrate", "--database-migrate-url", &database])).await;
    assert!(done.status.success(), "{}", text(&done.stderr));
    // The role has what serving needs, and may not change the schema.
    PgConnection::establish(&little).unwrap().batch_execute("CREATE TABLE mine (a int)").unwrap_err();
    let again = run(program(&flags, &[], &["migrate"])).await;
    assert!(again.status.success() && text(&again.stdout).contains("up to date"), "{}", text(&again.stderr));
    {
        let given = Scenario::on(Pairing::Servers, &[("database-url", &little)]).await;
        works(&given, "alice@example.com", "app").await;
        assert_eq!(ready(&given).await, (200, "ready\n".to_owned()));
        let flags = given.store_flags();
        for command in [&["doctor"][..], &["user", "list"], &["user", "create", "--email", "bob@example.com"]] {
            let done = run(program(&flags, &[], command)).await;
            assert!(done.status.success(), "{command:?}: {} {}", text(&done.stdout), text(&done.stderr));
        }
        is_read_only(&given, &database).await;
    }
    execute(&database, &format!("DROP OWNED BY {role}; DROP ROLE {role}"));
}

/// A database that takes no writes lets be read what there is, and everything that asks says so.
async fn is_read_only(given: &Scenario, database: &str) {
    let name = name_of(database);
    let switch = |to: &str| {
        // Connections that stand keep what they began with: they are ended, as a failover ends them.
        let mut admin = PgConnection::establish(database).unwrap();
        admin.batch_execute("SET default_transaction_read_only = off").unwrap();
        admin.batch_execute(&format!("ALTER DATABASE {name} SET default_transaction_read_only = {to}")).unwrap();
        admin
            .batch_execute(&format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()"
            ))
            .unwrap();
    };
    switch("on");
    until("it is not ready", async || {
        let (status, told) = ready(given).await;
        status == 503 && told.contains("the database is unavailable: it takes no writes")
    })
    .await;
    let flags = given.store_flags();
    let listed = run(program(&flags, &[], &["--output", "json", "user", "list"])).await;
    assert!(listed.status.success() && text(&listed.stdout).contains("alice@example.com"), "{}", text(&listed.stderr));
    let refused = run(program(&flags, &[], &["user", "create", "--email", "carol@example.com"])).await;
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("takes no writes"), "{}", text(&refused.stderr));
    let looked = run(program(&flags, &[], &["doctor"])).await;
    assert!(text(&looked.stdout).contains("accepts no writes (it is read-only)"), "{}", text(&looked.stdout));
    switch("off");
    // Without a restart.
    until("it is ready", async || ready(given).await.0 == 200).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_for_another_migration_says_so_and_ends_when_asked() {
    let Some(server) = server() else { return };
    let given = Scenario::on(Pairing::Servers, &[]).await;
    let flags = given.store_flags();
    for (statement, words) in [
        ("SELECT pg_advisory_lock(5503808189925909881)", "another process migrates this database"),
        (
            "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY, run_on TIMESTAMP); BEGIN; LOCK TABLE __diesel_schema_migrations IN SHARE MODE",
            "lock on one of its tables",
        ),
    ] {
        let database = fresh_database(server.as_str());
        let mut holding = PgConnection::establish(&database).unwrap();
        holding.batch_execute(statement).unwrap();
        for command in ["serve", "migrate"] {
            let mut program = program(&flags, &[("database-url", &database)], &[command]);
            if command == "serve" {
                program.args(["--listen", "127.0.0.1:0", "--management-listen", "127.0.0.1:0"]);
            }
            let mut waiting = Ended(program.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap());
            let log = BufReader::new(waiting.0.stderr.take().unwrap());
            let said = tokio::task::spawn_blocking(move || {
                let mut lines = log.lines().map_while(Result::ok);
                let said: Vec<String> = lines.by_ref().filter(|line| line.contains(words)).take(2).collect();
                (said, lines)
            });
            let (said, _rest) = tokio::time::timeout(NEVER, said).await.unwrap().unwrap();
            assert_eq!(said.len(), 2, "{command} says it more than once");
            let asked = Command::new("kill").args(["-TERM", &waiting.0.id().to_string()]).status().unwrap();
            assert!(asked.success());
            let begun = Instant::now();
            let ended = loop {
                match waiting.0.try_wait().unwrap() {
                    Some(ended) => break ended,
                    None => tokio::time::sleep(Duration::from_millis(20)).await,
                }
                assert!(begun.elapsed() < NEVER, "{command} does not end");
            };
            assert_eq!(ended.code(), Some(i32::from(command == "migrate")), "{command}: an orderly end");
        }
        drop(holding);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_of_an_address_that_cannot_be_read_is_printed_by_no_command() {
    for url in ["postgres://u:hun/ter2@127.0.0.1:1/d", "postgres://u:hun@ter2@127.0.0.1:1/d", "postgres://u:hun%ter2@127.0.0.1:1/d"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
        command
            .args(["user", "list", "--database-url", url])
            .env_remove("LATCHKEY_TEST_DATABASE_URL")
            .env_remove("LATCHKEY_TEST_REDIS_URL");
        command.env("LATCHKEY_MASTER_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        let mut said = run(command).await;
        assert_eq!(said.status.code(), Some(1));
        said.stderr.extend_from_slice(&said.stdout);
        let said = text(&said.stderr);
        assert!(said.contains("database-url") && said.contains("%40"), "{said}");
        assert!(!said.contains("hun") && !said.contains("ter2"), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_and_a_user_that_were_changed_in_their_file_are_taken_up_without_a_restart() {
    let Some(server) = server() else { return };
    let database = fresh_database(server.as_str());
    let (first, second) = (format!("first_{}", name_of(&database)), format!("second_{}", name_of(&database)));
    execute(
        &database,
        &format!(
            "CREATE ROLE {first} LOGIN PASSWORD 'one'; CREATE ROLE {second} LOGIN PASSWORD 'three' IN ROLE {first};
             GRANT CREATE ON SCHEMA public TO {first}"
        ),
    );
    let address = |role: &str, password: &str| {
        let mut url = Url::parse(&database).unwrap();
        url.set_username(role).unwrap();
        url.set_password(Some(password)).unwrap();
        url.to_string()
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("database_url");
    std::fs::write(&file, address(&first, "one")).unwrap();
    {
        let given = Scenario::on(Pairing::Servers, &[("database-url-file", &file.display().to_string())]).await;
        works(&given, "alice@example.com", "app").await;
        let end = |role: &str, change: &str| {
            // By itself: what connects while the others are being ended must find the change committed.
            execute(&database, change);
            execute(
                &database,
                &format!(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{role}' AND datname = current_database()"
                ),
            );
        };
        end(&first, &format!("ALTER ROLE {first} PASSWORD 'two'"));
        std::fs::write(&file, address(&first, "two")).unwrap();
        until("the new password is known", async || ready(&given).await.0 == 200).await;
        // The role of before may sign in no more.
        end(&first, &format!("ALTER ROLE {first} NOLOGIN"));
        until("nobody may", async || ready(&given).await.0 == 503).await;
        // Half of a replacement, and another kind of database, are passed over.
        for unusable in ["", "postgres://", "sqlite:elsewhere.db"] {
            std::fs::write(&file, unusable).unwrap();
            assert_eq!(ready(&given).await.0, 503);
        }
        std::fs::write(&file, format!("{}\n", address(&second, "three"))).unwrap();
        until("the new user is known", async || ready(&given).await.0 == 200).await;
        works(&given, "bob@example.com", "other").await;
        given.provider.upkeep_database().schema().await.unwrap();
    }
    execute(&database, &format!("DROP OWNED BY {first}, {second}; DROP ROLE {first}, {second}"));
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
}

/// How many connections of Latchkey's own the database has.
fn connections(database: &str) -> i64 {
    let mut admin = PgConnection::establish(database).unwrap();
    let asked = diesel::sql_query(
        "SELECT count(*) AS count FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'latchkey'",
    );
    diesel::RunQueryDsl::get_result::<Count>(asked, &mut admin).unwrap().count
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_takes_as_many_connections_as_its_setting_says_and_closes_unused_ones() {
    let Some(server) = server() else { return };
    let database = fresh_database(server.as_str());
    let settings = [("database-url", &*database), ("database-connections", "3"), ("database-idle", "2s")];
    let given = Scenario::on(Pairing::Servers, &settings).await;
    let mut busy = tokio::task::JoinSet::new();
    for _ in 0..6 {
        let provider = std::sync::Arc::clone(&given.provider);
        busy.spawn(async move {
            let done = provider.database.read(|conn| Ok::<_, latchkey::store::StoreError>(conn.batch_execute("SELECT pg_sleep(0.4)")?));
            done.await.unwrap();
        });
    }
    until("three are at work", async || connections(&database) == 3).await;
    while let Some(done) = busy.join_next().await {
        done.unwrap();
        assert!(connections(&database) <= 3);
    }
    // The server asks for news three times a second, which takes one of them, or two at once.
    let waited = until("the others are closed", async || connections(&database) < 3).await;
    assert!(waited < Duration::from_secs(15), "{waited:?}");
    works(&given, "alice@example.com", "app").await;
    let flags = given.store_flags();
    let looked = run(program(&flags, &[], &["--output", "json", "doctor", "--database-connections", "3"])).await;
    assert!(text(&looked.stdout).contains("a server uses up to 3"), "{}", text(&looked.stdout));
    let looked = run(program(&flags, &[], &["--output", "json", "doctor", "--database-connections", "1000"])).await;
    assert!(looked.status.success());
    assert!(text(&looked.stdout).contains("lower LATCHKEY_DATABASE_CONNECTIONS"), "{}", text(&looked.stdout));
    for (value, words) in [("0", "from 1 to 1000"), ("many", "from 1 to 1000"), ("1001", "from 1 to 1000")] {
        let refused = run(program(&flags, &[], &["doctor", "--database-connections", value])).await;
        assert!(!refused.status.success() && text(&refused.stdout).contains(words), "{}", text(&refused.stdout));
    }
}
