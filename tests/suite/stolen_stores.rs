//! A dump of a store, a stolen disk or a backup opens nothing: no secret stands in it as it is used.

use std::collections::BTreeMap;
use std::path::Path;

use diesel::sql_types::Text;
use diesel::{QueryableByName, RunQueryDsl as _};
use latchkey::acts::second_factor::{EnrolFactor, NewFactor};
use latchkey::factors::totp::{self, Seed};
use latchkey::store::{Connection, EitherConnection, StoreError};

use crate::scenario::{PASSWORD, Pairing, Scenario, pairings};

const SEED: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

fn files(folder: &Path, found: &mut Vec<u8>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.file_name().is_some_and(|name| name != "master.key") {
            // A file that is being replaced is read the next time.
            found.extend(std::fs::read(&path).unwrap_or_default());
        }
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    text: String,
}

/// Every row of every table, in PostgreSQL's own words.
async fn postgresql(given: &Scenario) -> Vec<u8> {
    let job = |conn: &mut Connection| -> Result<String, StoreError> {
        let EitherConnection::Postgres(conn) = conn.either() else { return Ok(String::new()) };
        let tables: Vec<Row> = diesel::sql_query("SELECT tablename::text AS text FROM pg_tables WHERE schemaname = 'public'").load(conn)?;
        let mut dump = String::new();
        for table in tables {
            let rows: Vec<Row> = diesel::sql_query(format!("SELECT t::text AS text FROM \"{}\" t", table.text)).load(conn)?;
            rows.iter().for_each(|row| dump.push_str(&row.text));
        }
        Ok(dump)
    };
    given.provider.database.read(job).await.unwrap().into_bytes()
}

/// Every key with every value, as Redis would write them to its file.
async fn redis(given: &Scenario) -> Vec<u8> {
    let client = redis::Client::open(given.redis_url()).unwrap();
    let mut link = client.get_multiplexed_async_connection().await.unwrap();
    let (mut dump, mut cursor) = (Vec::new(), 0_u64);
    loop {
        let (next, keys): (u64, Vec<Vec<u8>>) = redis::cmd("SCAN").arg(cursor).arg("COUNT").arg(1000).query_async(&mut link).await.unwrap();
        for key in keys {
            let value: Option<Vec<u8>> = redis::cmd("DUMP").arg(&key).query_async(&mut link).await.unwrap();
            dump.extend(key);
            dump.extend(value.unwrap_or_default());
        }
        if next == 0 {
            return dump;
        }
        cursor = next;
    }
}

/// What somebody has who has the stores, but not the master key.
async fn stolen(given: &Scenario, pairing: Pairing) -> Vec<u8> {
    given.noted().await;
    let mut stolen = Vec::new();
    files(&given.provider.settings.data_dir, &mut stolen);
    if pairing == Pairing::Servers {
        stolen.extend(postgresql(given).await);
        stolen.extend(redis(given).await);
    }
    stolen
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Every secret of a life of sign-ins, with what it is.
async fn story(given: &Scenario, alice: &str) -> BTreeMap<String, String> {
    let app = given.client("app").await;
    let mut secrets = BTreeMap::from([
        ("password".to_owned(), PASSWORD.to_owned()),
        ("client secret".to_owned(), app.secret.clone().unwrap()),
        ("seed of one-time codes".to_owned(), SEED.to_owned()),
    ]);
    let browser = given.browser();
    let tokens = given.offline_tokens(&browser, &app).await;
    for name in ["access_token", "id_token", "refresh_token"] {
        secrets.insert(name.to_owned(), tokens.text(name));
    }
    secrets.insert("refreshed".to_owned(), app.refresh(&tokens.text("refresh_token"), &[]).await.good().text("refresh_token"));
    // One that is waiting to be redeemed, one journey that goes on, one request that was posted.
    let code = browser.get(&app.request("openid email offline_access", &[])).await.code();
    secrets.insert("code without its grant's id".to_owned(), code[32..].to_owned());
    let hint = tokens.text("id_token");
    let page = browser.get(&app.request("openid", &[("id_token_hint", &hint), ("prompt", "login")])).await;
    assert_eq!(page.name(), "password", "the hint was read");
    // Requests that an app posted and that wait for their GET, and one to sign out that waits for the person.
    let mut fields: Vec<(String, String)> = url::Url::parse(&app.request("openid", &[])).unwrap().query_pairs().into_owned().collect();
    let secret_hint = "an-address-that-nobody-may-read";
    fields.extend([("id_token_hint", hint.as_str()), ("login_hint", secret_hint)].map(|(name, value)| (name.into(), value.into())));
    let sign_out = [("id_token_hint", hint.as_str()), ("logout_hint", secret_hint), ("client_id", "app")];
    for posted in [
        app.http.post(format!("{}/authorize", app.issuer)).form(&fields).send().await.unwrap(),
        app.http.post(format!("{}/logout", app.issuer)).form(&sign_out).send().await.unwrap(),
    ] {
        assert_eq!(posted.status().as_u16(), 303);
        assert!(posted.headers()["location"].to_str().unwrap().contains("posted="));
    }
    assert_eq!(browser.get(&format!("/logout?logout_hint={secret_hint}")).await.name(), "sign-out");
    secrets.insert("what a posted request said".to_owned(), secret_hint.to_owned());
    secrets.insert("csrf token".to_owned(), page.form("password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap().1);
    for pair in browser.cookies().split("; ") {
        let (name, value) = pair.split_once('=').unwrap();
        secrets.insert(format!("cookie {name}"), value.to_owned());
    }
    let new = NewFactor::new(&totp::Content::new(&Seed::parse(SEED).unwrap(), 1)).unwrap();
    let (who, name) = (given.standing(alice).await, "Phone".to_owned());
    given.perform(EnrolFactor { who, new, name, codes: Vec::new(), must_be_first: true }).await;
    secrets
}

#[tokio::test]
async fn attack_o4_stolen_stores_hold_no_password_token_cookie_code_secret_or_seed() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        let alice = given.person("alice@example.com").await;
        let secrets = story(&given, &alice).await;
        let stolen = stolen(&given, pairing).await;
        assert!(holds(&stolen, "alice@example.com"), "the dump is one");
        assert!(holds(&stolen, &alice), "with sessions and grants");
        for (what, secret) in &secrets {
            assert!(!holds(&stolen, secret), "{what} stands in what was stolen");
        }
        for marker in ["PRIVATE KEY", "\"d\":\"", "$argon2id$"] {
            assert!(!holds(&stolen, marker), "{marker} stands in what was stolen");
        }
    }
}
