//! Whoever ends all that a person, or an app, was given ends it, whatever is being given at that very moment.

use std::sync::Arc;

use diesel::connection::SimpleConnection as _;
use diesel::sql_types::BigInt;
use diesel::{QueryableByName, RunQueryDsl as _};
use latchkey::acts::{self, ActError, Acting};
use latchkey::audit::Actor;
use latchkey::secrets::Secret;
use latchkey::sign_in::factors::password;
use latchkey::store::{Connection, StoreError, Writing};
use serde_json::json;

use crate::scenario::{PASSWORD, Pairing, Scenario, pairings, until};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Every new grant waits for a second before it is there.
async fn pause_grants(given: &Scenario) {
    let job = |conn: &mut Writing<'_>| {
        let Connection::Postgres(conn) = conn.rows() else { return Ok(()) };
        conn.batch_execute(
            "CREATE FUNCTION pause() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$;
             CREATE TRIGGER pause BEFORE INSERT ON grants FOR EACH ROW EXECUTE FUNCTION pause();",
        )?;
        Ok::<_, StoreError>(())
    };
    given.provider.database.write(job).await.unwrap();
}

async fn grants_that_wait(given: &Scenario) -> i64 {
    let job = |conn: &mut Connection| {
        let query = "SELECT count(*) AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";
        Ok::<_, StoreError>(diesel::sql_query(query).get_result::<Count>(conn)?.count)
    };
    given.provider.database.read(job).await.unwrap()
}

type Job = Arc<dyn Fn(&mut Writing<'_>, &Acting) -> Result<(), ActError> + Send + Sync>;

/// What ends all that was given, or lets it be given again.
#[derive(Clone)]
enum Act {
    /// An act on a person.
    Job(Job),
    /// The app is switched on or off.
    Switch { on: bool },
}

async fn perform(given: &Scenario, act: &Act, serializable: bool) {
    let act = match act {
        Act::Job(job) => Arc::clone(job),
        Act::Switch { on } => return given.change_client("app", |client| client.enabled = *on).await,
    };
    let acting = given.provider.acting(Actor::Command);
    let job = move |conn: &mut Writing<'_>| act(conn, &acting);
    let done = if serializable { given.provider.database.write_serializable(job).await } else { given.provider.database.write(job).await };
    done.unwrap();
    given.provider.learn_changes().await.unwrap();
    given.provider.learn_revocations().await;
}

fn act(job: impl Fn(&mut Writing<'_>, &Acting) -> Result<(), ActError> + Send + Sync + 'static) -> Act {
    Act::Job(Arc::new(job))
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_t3_a_redemption_at_the_very_moment_in_which_everything_ends_gives_nothing_that_lives_on() {
    for pairing in pairings().into_iter().filter(|pairing| *pairing == Pairing::Servers) {
        let given = Scenario::on(pairing, &[]).await;
        let sub = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let ring = given.provider.keyring.clone();
        let phc = Secret::new(password::hash(&Secret::new(PASSWORD), &given.provider.random).unwrap().expose());
        let (a, b, c) = (sub.clone(), sub.clone(), sub.clone());
        let nothing = act(|_, _| Ok(()));
        let endings: Vec<(&str, Act, Act)> = vec![
            ("all sessions ended", act(move |conn, acting| acts::user::end_all(conn, acting, &a)), nothing.clone()),
            ("password set", act(move |conn, acting| acts::user_password::set(conn, acting, &ring, &b, &phc, false)), nothing),
            ("disabled", act(move |conn, acting| acts::user::disable(conn, acting, &c)), {
                let sub = sub.clone();
                act(move |conn, acting| acts::user::enable(conn, acting, &sub))
            }),
            ("client disabled", Act::Switch { on: false }, Act::Switch { on: true }),
        ];
        pause_grants(&given).await;
        for (what, end, begin_again) in endings {
            for serializable in [false, true] {
                let code = given.code(&given.browser(), &app, "openid").await;
                let redeeming = tokio::spawn({
                    let app = app.clone();
                    async move { app.redeem(&code).await }
                });
                until("the grant is on its way", async || grants_that_wait(&given).await > 0).await;
                perform(&given, &end, serializable).await;
                let answer = redeeming.await.unwrap();
                perform(&given, &begin_again, serializable).await;
                if answer.status == 200 {
                    let token = answer.text("access_token");
                    assert_eq!(app.introspect(&token).await.good().json, json!({"active": false}), "{what}, {serializable}");
                    assert_eq!(app.userinfo(&token).await.status, 401, "{what}, {serializable}");
                    assert_eq!(app.refresh(&answer.text("refresh_token"), &[]).await.refused(400), "invalid_grant", "{what}");
                } else {
                    assert_eq!(answer.refused(400), "invalid_grant", "{what}, {serializable}");
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_a4_of_two_passwords_that_are_set_at_once_one_is_left() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        let sub = given.person("alice@example.com").await;
        let phc = Secret::new(password::hash(&Secret::new(PASSWORD), &given.provider.random).unwrap().expose());
        for _ in 0..20 {
            let set = || {
                let (acting, ring, sub, phc) =
                    (given.provider.acting(Actor::Command), given.provider.keyring.clone(), sub.clone(), phc.clone());
                given.provider.database.write(move |conn| acts::user_password::set(conn, &acting, &ring, &sub, &phc, false))
            };
            let (one, other, third) = tokio::join!(set(), set(), set());
            one.and(other).and(third).unwrap();
            let id = sub.clone();
            let kind = latchkey::people::credentials::CredentialKind::Password;
            let kept = given.provider.database.read(move |conn| latchkey::people::credentials::of_kind(conn, &id, kind)).await.unwrap();
            assert_eq!(kept.len(), 1);
        }
    }
}

#[tokio::test]
async fn attack_a4_a_factor_is_set_up_in_no_session_that_was_ended() {
    crate::scenario::on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        given.end_session("s-ended", &sub).await;
        let ring = given.provider.keyring.clone();
        let acting = given.provider.acting(Actor::Command);
        let enrolled = given.provider.database.write_serializable(move |conn| {
            let new = acts::second_factor::NewTotp { name: String::new(), seed: Secret::new("JBSWY3DPEHPK3PXP"), step: 1 };
            let who = |sid| acts::Standing::of_session(&sub, 0).in_session(sid);
            let ended = acts::second_factor::enrol_totp(conn, &acting, &ring, &who("s-ended"), &new, &[]);
            assert!(matches!(ended, Err(ActError::Stale)));
            acts::second_factor::enrol_totp(conn, &acting, &ring, &who("s-alive"), &new, &[]).map(drop)
        });
        enrolled.await.unwrap();
    })
    .await;
}
