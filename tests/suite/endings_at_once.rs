//! Whoever ends all that a person, or an app, was given ends it, whatever is being given at that very moment.

use diesel::connection::SimpleConnection as _;
use diesel::sql_types::BigInt;
use diesel::{QueryableByName, RunQueryDsl as _};
use latchkey::acts::consent::GiveConsent;
use latchkey::acts::door::NotDone;
use latchkey::acts::password::NewPassword;
use latchkey::acts::person::{ChangePerson, Changes, WhichPerson};
use latchkey::acts::second_factor::{EnrolFactor, NewFactor};
use latchkey::audit::Actor;
use latchkey::factors::totp::{self, Seed};
use latchkey::factors::{Kind, Kinds, password};
use latchkey::issued::consent::{self, Allowed};
use latchkey::secrets::Secret;
use latchkey::store::{Connection, EitherConnection, StoreError, Writing};
use serde_json::json;

use crate::scenario::{PASSWORD, Pairing, Scenario, pairings, until};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Every new row of `table` waits for a second before it is there.
async fn pause(given: &Scenario, table: &'static str) {
    let job = move |conn: &mut Writing<'_>| {
        let EitherConnection::Postgres(conn) = conn.rows().either() else { return Ok(()) };
        conn.batch_execute(&format!(
            "CREATE FUNCTION pause() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$;
             CREATE TRIGGER pause BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION pause();",
        ))?;
        Ok::<_, StoreError>(())
    };
    given.provider.upkeep_database().write(job).await.unwrap();
}

async fn rows_that_wait(given: &Scenario) -> i64 {
    let job = |conn: &mut Connection| {
        let query = "SELECT count(*) AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";
        Ok::<_, StoreError>(diesel::sql_query(query).get_result::<Count>(conn)?.count)
    };
    given.provider.database.read(job).await.unwrap()
}

/// What ends all that was given.
const ENDINGS: [&str; 6] =
    ["all sessions ended", "password set", "changed with a password", "disabled", "client disabled", "access taken back"];

async fn end(given: &Scenario, what: &str, sub: &str) {
    match what {
        "all sessions ended" => given.end_all(sub).await,
        "password set" => given.reset_password(sub).await,
        "changed with a password" => {
            let phc = Secret::new(
                password::hash(&Secret::new(PASSWORD), given.provider.passwords.cost(), &given.provider.random).unwrap().expose(),
            );
            let change = ChangePerson::profile(WhichPerson::Id(sub.to_owned()), Changes::default());
            given.perform(ChangePerson { password: Some(NewPassword { phc, temporary: false }), ..change }).await;
        }
        "disabled" => given.disable(sub).await,
        "access taken back" => given.withdraw_consent(sub, "app").await,
        _ => given.change_client("app", |client| client.enabled = false).await,
    }
}

async fn begin_again(given: &Scenario, what: &str, sub: &str) {
    match what {
        "disabled" => given.enable(sub).await,
        "client disabled" => given.change_client("app", |client| client.enabled = true).await,
        _ => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn design_3_a_yes_that_is_taken_back_while_it_is_being_remembered_is_not_remembered() {
    for pairing in pairings().into_iter().filter(|pairing| *pairing == Pairing::Servers) {
        let given = Scenario::on(pairing, &[]).await;
        let sub = given.person("alice@example.com").await;
        given.client("app").await;
        pause(&given, "consents").await;
        let who = given.standing(&sub).await;
        let yes = GiveConsent { who, client_id: "app".into(), allowed: Allowed::default(), consent_generation: 0 };
        tokio::join!(given.perform(yes), async {
            until("the consent is on its way", async || rows_that_wait(&given).await > 0).await;
            given.withdraw_consent(&sub, "app").await;
        });
        let remembered = given.provider.database.read(move |conn| consent::find(conn, &sub, "app")).await.unwrap();
        assert!(remembered.is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_t3_a_redemption_at_the_very_moment_in_which_everything_ends_gives_nothing_that_lives_on() {
    for pairing in pairings().into_iter().filter(|pairing| *pairing == Pairing::Servers) {
        let given = Scenario::on(pairing, &[]).await;
        let sub = given.person("alice@example.com").await;
        let app = given.client("app").await;
        pause(&given, "grants").await;
        for what in ENDINGS {
            given.later(std::time::Duration::from_millis(1));
            let code = given.code(&given.browser(), &app, "openid").await;
            let redeeming = tokio::spawn({
                let app = app.clone();
                async move { app.redeem(&code).await }
            });
            until("the grant is on its way", async || rows_that_wait(&given).await > 0).await;
            end(&given, what, &sub).await;
            let answer = redeeming.await.unwrap();
            begin_again(&given, what, &sub).await;
            if answer.status == 200 {
                let token = answer.text("access_token");
                assert_eq!(app.introspect(&token).await.good().json, json!({"active": false}), "{what}");
                assert_eq!(app.userinfo(&token).await.status, 401, "{what}");
                assert_eq!(app.refresh(&answer.text("refresh_token"), &[]).await.refused(400), "invalid_grant", "{what}");
            } else {
                assert_eq!(answer.refused(400), "invalid_grant", "{what}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_t3_a_redemption_at_the_very_moment_in_which_its_session_ends_gives_no_grant_that_outlives_it() {
    for pairing in pairings().into_iter().filter(|pairing| *pairing == Pairing::Servers) {
        let given = Scenario::on(pairing, &[]).await;
        let sub = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let sid = crate::scenario::body(&tokens.text("id_token"))["sid"].as_str().unwrap().to_owned();
        let code = given.code_for(&browser, &app, "openid offline_access", &[("prompt", "consent")]).await;
        pause(&given, "grants").await;
        let redeeming = tokio::spawn({
            let app = app.clone();
            async move { app.redeem(&code).await }
        });
        until("the grant is on its way", async || rows_that_wait(&given).await > 0).await;
        given.end_session(&sid, &sub).await;
        assert_eq!(redeeming.await.unwrap().refused(400), "invalid_grant");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_a4_of_two_passwords_that_are_set_at_once_one_is_left() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        let sub = given.person("alice@example.com").await;
        let phc =
            Secret::new(password::hash(&Secret::new(PASSWORD), given.provider.passwords.cost(), &given.provider.random).unwrap().expose());
        for _ in 0..20 {
            let set = || given.set_password(&sub, phc.clone(), false);
            tokio::join!(set(), set(), set());
            let id = sub.clone();
            let kinds = Kinds::of(&[Kind::Password]);
            let kept = given.provider.database.read(move |conn| latchkey::people::credentials::of_kinds(conn, &id, kinds)).await.unwrap();
            assert_eq!(kept.len(), 1);
        }
    }
}

#[tokio::test]
async fn attack_a4_a_factor_is_set_up_in_no_session_that_was_ended() {
    crate::scenario::on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        given.end_session("s-ended", &sub).await;
        let enrol = async |sid| {
            let seed = Seed::random(&given.provider.random);
            let new = NewFactor::new(&totp::Content::new(&seed, 1)).unwrap();
            let who = given.standing(&sub).await.in_session(sid);
            let enrol = EnrolFactor { who, new, name: String::new(), codes: Vec::new(), must_be_first: true };
            given.provider.perform(given.provider.acting(Actor::Command), enrol).await
        };
        assert!(matches!(enrol("s-ended").await, Err(NotDone::NoStanding)));
        enrol("s-alive").await.unwrap();
    })
    .await;
}
