//! A failure that passes spends nothing: whoever comes again as `Retry-After` asks succeeds, and whoever uses a code twice is
//! found out all the same (RFC 6749 §4.1.2, §10.5).

use std::time::Duration;

use diesel::connection::SimpleConnection as _;
use latchkey::clock::Timestamp;
use latchkey::issued::{code, grant};
use latchkey::protocol::authorization::code::AuthorizationCode;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::protocol::grants::Grant;
use latchkey::store::{EitherConnection, StoreError, Writing};
use serde_json::json;

use crate::scenario::{Answer, RelyingParty, Scenario, on_each_pairing, until};

/// Refuses every write of a grant, as a database does that is read-only, overloaded or on its way down.
async fn refuse_writes(given: &Scenario, code: &'static str) {
    let job = move |conn: &mut Writing<'_>| {
        match conn.rows().either() {
            EitherConnection::Sqlite(conn) => conn.batch_execute(
                "CREATE TRIGGER refuse_insert BEFORE INSERT ON grants BEGIN SELECT RAISE(ABORT, 'database is locked'); END;
                 CREATE TRIGGER refuse_update BEFORE UPDATE ON grants BEGIN SELECT RAISE(ABORT, 'database is locked'); END;",
            ),
            EitherConnection::Postgres(conn) => conn.batch_execute(&format!(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                 $$ BEGIN RAISE EXCEPTION 'refused for a moment' USING ERRCODE = '{code}'; END $$;
                 CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON grants FOR EACH ROW EXECUTE FUNCTION refuse();"
            )),
        }?;
        Ok::<_, StoreError>(())
    };
    given.provider.upkeep_database().write(job).await.unwrap();
}

async fn take_writes(given: &Scenario) {
    let job = |conn: &mut Writing<'_>| {
        match conn.rows().either() {
            EitherConnection::Sqlite(conn) => conn.batch_execute("DROP TRIGGER refuse_insert; DROP TRIGGER refuse_update;"),
            EitherConnection::Postgres(conn) => conn.batch_execute("DROP TRIGGER refuse ON grants; DROP FUNCTION refuse;"),
        }?;
        Ok::<_, StoreError>(())
    };
    given.provider.upkeep_database().write(job).await.unwrap();
}

fn failed(answer: &Answer) {
    assert!(answer.status >= 500, "{} {}", answer.status, answer.json);
    assert!(answer.json.get("access_token").is_none());
}

async fn is_over(app: &RelyingParty, code: &str, tokens: &Answer) {
    assert_eq!(app.redeem(code).await.refused(400), "invalid_grant");
    assert_eq!(app.introspect(&tokens.text("access_token")).await.good().json, json!({"active": false}));
    assert_eq!(app.refresh(&tokens.text("refresh_token"), &[]).await.refused(400), "invalid_grant");
}

#[tokio::test(flavor = "multi_thread")]
async fn rfc6749_4_1_2_a_write_that_fails_spends_no_code_and_no_refresh_token() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        for sqlstate in ["40001", "57014", "25006", "53200"] {
            let first = app.redeem(&given.code(&browser, &app, "openid").await).await.good();
            let code = given.code(&browser, &app, "openid").await;
            refuse_writes(&given, sqlstate).await;
            for _ in 0..3 {
                failed(&app.redeem(&code).await);
                failed(&app.refresh(&first.text("refresh_token"), &[]).await);
            }
            take_writes(&given).await;
            let tokens = app.redeem(&code).await.good();
            app.refresh(&first.text("refresh_token"), &[]).await.good();
            // A second use is one, whatever failed before.
            is_over(&app, &code, &tokens).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_whose_redemption_failed_lives_long_enough_to_come_again_and_ten_minutes_at_most() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let (code, late) = (given.code(&browser, &app, "openid").await, given.code(&browser, &app, "openid").await);
        given.later(Duration::from_secs(59));
        refuse_writes(&given, "57014").await;
        failed(&app.redeem(&code).await);
        failed(&app.redeem(&late).await);
        given.later(Duration::from_secs(30));
        take_writes(&given).await;
        app.redeem(&code).await.good();
        // It does not live on by being tried for ever.
        refuse_writes(&given, "57014").await;
        for _ in 0..12 {
            let answer = app.redeem(&late).await;
            assert!(answer.status >= 500 || answer.refused(400) == "invalid_grant");
            given.later(Duration::from_secs(50));
        }
        take_writes(&given).await;
        assert_eq!(app.redeem(&late).await.refused(400), "invalid_grant");
    })
    .await;
}

/// A redemption whose COMMIT happened and whose answer was lost: the row is there, and the client was told 503.
async fn lost_answer(given: &Scenario, code: &str) -> Timestamp {
    let presented = AuthorizationCode::parse(code).unwrap();
    let record = code::get(&given.provider.transient, &presented, given.now()).await.unwrap().unwrap();
    let at = given.now();
    let written = Grant { created_at: at, advanced_at: at, expires_at: at.plus(Duration::from_secs(600)), ..record.grant.clone() };
    assert!(given.provider.upkeep_database().write(move |conn| grant::insert(conn, &written)).await.unwrap());
    code::failed(&given.provider.transient, &presented, &record, Some(at), given.now()).await.unwrap();
    at
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_c1_a_grant_whose_answer_was_lost_is_taken_up_once_and_a_third_use_revokes_it() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, foreign, browser) = (given.client("app").await, given.client("foreign").await, given.browser());
        let code = given.code(&browser, &app, "openid").await;
        lost_answer(&given, &code).await;
        assert_eq!(foreign.redeem_with(&code, &[("redirect_uri", &app.redirect_uri)]).await.refused(400), "invalid_grant");
        let tokens = app.redeem(&code).await.good();
        app.userinfo(&tokens.text("access_token")).await.good();
        is_over(&app, &code, &tokens).await;

        // Without such a failure a row that is there proves a second use, also where the record of the code came back.
        let code = given.code(&browser, &app, "openid").await;
        let presented = AuthorizationCode::parse(&code).unwrap();
        let record = code::get(&given.provider.transient, &presented, given.now()).await.unwrap().unwrap();
        let tokens = app.redeem(&code).await.good();
        code::put(&given.provider.transient, &presented, &record, given.now()).await.unwrap();
        is_over(&app, &code, &tokens).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_c2_of_two_that_come_again_at_once_exactly_one_succeeds() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        given.code(&browser, &app, "openid").await;
        for round in 0..40 {
            let code = given.code(&browser, &app, "openid").await;
            if round % 2 == 0 {
                lost_answer(&given, &code).await;
            } else {
                let presented = AuthorizationCode::parse(&code).unwrap();
                let record = code::get(&given.provider.transient, &presented, given.now()).await.unwrap().unwrap();
                code::failed(&given.provider.transient, &presented, &record, Some(given.now()), given.now()).await.unwrap();
            }
            let (one, other) = tokio::join!(app.redeem(&code), app.redeem(&code));
            assert_eq!([one.status, other.status].iter().filter(|status| **status == 200).count(), 1, "{} {}", one.json, other.json);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_missing_spends_nothing_and_the_replica_says_that_it_is_not_ready() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, service, browser) = (given.client("app").await, given.service("service", "api:read").await, given.browser());
        given.resource("https://api.example", "api:read", &[]).await;
        let first = app.redeem(&given.code(&browser, &app, "openid").await).await.good();
        let code = given.code(&browser, &app, "openid").await;
        // As if the row came by another way than ours, which makes the key with it.
        given.change_row_of_client("app", |app| app.client.metadata.id_token_signed_response_alg = Some("ES384".to_owned())).await;
        for answer in [app.redeem(&code).await, app.refresh(&first.text("refresh_token"), &[]).await] {
            assert_eq!(answer.refused(503), "temporarily_unavailable");
            assert!(answer.headers.contains_key("retry-after"));
        }
        let ready = async || reqwest::get(format!("{}/readyz", given.management)).await.unwrap().status().as_u16();
        assert_eq!(ready().await, 503);
        service.post("/token", &[("grant_type", "client_credentials"), ("scope", "api:read")]).await.good();

        given.provider.ensure_keys().await.unwrap();
        let tokens = app.redeem(&code).await.good();
        assert_eq!(crate::scenario::head(&tokens.text("id_token"))["alg"], "ES384");
        app.refresh(&first.text("refresh_token"), &[]).await.good();
        until("the replica is ready", async || ready().await == 200).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_algorithm_signs_from_the_first_moment() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let metadata = json!({"id_token_signed_response_alg": "EdDSA"});
        let app = given.client_with("app", ClientKind::Web, metadata, ClientSettings::default()).await;
        let tokens = app.redeem(&given.code(&given.browser(), &app, "openid").await).await.good();
        let kid = crate::scenario::head(&tokens.text("id_token"))["kid"].clone();
        let published = given.document("/jwks").await;
        assert!(published["keys"].as_array().unwrap().iter().any(|key| key["kid"] == kid));
    })
    .await;
}
