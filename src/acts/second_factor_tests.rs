use super::*;
use crate::acts::Longest;
use crate::audit::{self, Actor};
use crate::clock::Random;
use crate::people::user;
use crate::store::database::scratch::Scratch;

const NOW: Timestamp = Timestamp::from_seconds(1_000);
const HOUR: Longest = Longest { token: std::time::Duration::from_secs(3_600), session: std::time::Duration::from_secs(3_600) };

fn app(name: &str) -> NewTotp {
    NewTotp { name: name.into(), seed: Secret::new("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), step: 33 }
}

#[tokio::test]
async fn the_first_app_brings_recovery_codes_and_the_last_one_takes_them_away_where_none_is_required() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .write::<_, ActError>(|conn| {
                let random = Random::default();
                let ring = KeyRing::scratch(&random);
                let acting = Acting::without_request(Actor::User("u1".into()), NOW, &random, HOUR);
                user::insert(conn, user::tests::new("u1", "mara@example.com", None), NOW)?;
                let (person, other) = (&Standing::of_session("u1", 0), &Standing::of_session("u2", 0));
                assert!(matches!(renew_recovery_codes(conn, &acting, &ring, person, &["h".into()]), Err(ActError::Refused(_))));
                let (first, fresh) = enrol_totp(conn, &acting, &ring, person, &app("Phone"), &["a".into(), "b".into()])?;
                assert!(fresh);
                let (second, fresh) = enrol_totp(conn, &acting, &ring, person, &app(""), &["c".into()])?;
                assert!(!fresh, "the codes that the person wrote down go on counting");
                assert_eq!(read(conn, &ring, "u1")?.codes.unwrap().left(), 2);
                // The code that confirmed the app is used up.
                assert!(matches!(use_totp(conn, &acting, &ring, person, &first, 33), Err(ActError::Stale)));
                use_totp(conn, &acting, &ring, person, &first, 34)?;
                assert_eq!(use_recovery_code(conn, &acting, &ring, person, "a")?, 1);
                renew_recovery_codes(conn, &acting, &ring, person, &["d".into()])?;
                assert!(matches!(use_recovery_code(conn, &acting, &ring, person, "b"), Err(ActError::Stale)));

                rename(conn, &acting, person, &first, "Old phone")?;
                assert!(matches!(rename(conn, &acting, other, &first, "Mine"), Err(ActError::Stale)));
                assert!(matches!(remove(conn, &acting, other, &first, false), Err(ActError::Stale)));
                remove(conn, &acting, person, &second, true)?;
                assert!(matches!(remove(conn, &acting, person, &first, true), Err(ActError::Refused(_))));
                assert_eq!(read(conn, &ring, "u1")?.totp.first().unwrap().name, "Old phone");
                remove(conn, &acting, person, &first, false)?;
                assert!(read(conn, &ring, "u1")?.codes.is_none());

                let filter = audit::Filter { order: audit::Order::OldestFirst, ..audit::Filter::default() };
                let told: Vec<String> = audit::list(conn, &filter, 20)?.into_iter().map(|event| event.event).collect();
                for name in ["enrolled", "used", "renamed", "removed"] {
                    assert!(told.contains(&format!("second_factor.{name}")), "{told:?}");
                }
                assert_eq!(told.iter().filter(|name| *name == "recovery_codes.renewed").count(), 2);
                Ok(())
            })
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_reset_takes_all_and_ends_the_sessions_and_what_was_ended_enrols_nothing() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .write::<_, ActError>(|conn| {
                let random = Random::default();
                let ring = KeyRing::scratch(&random);
                let acting = Acting::without_request(Actor::Command, NOW, &random, HOUR);
                user::insert(conn, user::tests::new("u1", "mara@example.com", None), NOW)?;
                let person = &Standing::of_session("u1", 0);
                for _ in 0..MOST_APPS {
                    enrol_totp(conn, &acting, &ring, person, &app("Phone"), &[])?;
                }
                assert!(matches!(enrol_totp(conn, &acting, &ring, person, &app("Phone"), &[]), Err(ActError::Refused(_))));
                let sessions = [end_session::Ending { sid: "s1".into(), user_id: "u1".into() }];
                assert_eq!(reset(conn, &acting, "u1", &sessions)?, MOST_APPS);
                assert!(!read(conn, &ring, "u1")?.any());
                let (live, _) = crate::issued::revocation::live(conn, NOW)?;
                assert!(live.iter().any(|ended| ended.key == "s1"));
                super::super::user::end_all(conn, &acting, "u1")?;
                assert!(matches!(enrol_totp(conn, &acting, &ring, person, &app("Phone"), &[]), Err(ActError::Stale)));
                let first = "no matter";
                assert!(matches!(rename(conn, &acting, person, first, "Mine"), Err(ActError::Stale)));
                assert!(matches!(remove(conn, &acting, person, first, false), Err(ActError::Stale)));
                assert!(matches!(reset(conn, &acting, "u2", &[]), Err(ActError::NotFound(_))));
                Ok(())
            })
            .await
            .unwrap();
    }
}
