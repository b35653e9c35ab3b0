use std::time::Duration;

use super::*;
use crate::acts::any_act::any;
use crate::acts::door::{Act, Door, Means, NotDone};
use crate::acts::person::{EndAllOfPerson, NoPerson, WhichPerson};
use crate::acts::session::Ending;
use crate::acts::{Acting, Longest, Standing};
use crate::audit::{self, Actor};
use crate::clock::Random;
use crate::config::{EmailCodes, Issuer, Sms};
use crate::factors::recovery_code::CodeHash;
use crate::factors::totp::{self, Seed};
use crate::people::{requirements, user};
use crate::store::Database;
use crate::store::database::scratch::Scratch;

const NOW: Timestamp = Timestamp::from_seconds(1_000);
const HOUR: Duration = Duration::from_secs(3_600);

/// A database in which mara (`u1`) is, and the door to it.
struct Given {
    database: Database,
    door: Door,
    ring: KeyRing,
    random: Random,
}

impl Given {
    async fn with_mara(database: &Database) -> Self {
        let random = Random::default();
        let ring = KeyRing::scratch(&random);
        database.write(|conn| user::insert(conn, user::tests::new("u1", "mara@example.com", None), NOW)).await.unwrap();
        let door = Door::new(
            database.clone(),
            Means {
                issuer: Issuer::parse("https://op.example").unwrap(),
                ring: ring.clone(),
                former_passwords: 0,
                given: requirements::Given::default(),
                sms: Sms::default(),
            },
        );
        Self { database: database.clone(), door, ring, random }
    }

    async fn perform<A: Act>(&self, act: A) -> Result<A::Done, NotDone<A::Refused>> {
        let acting = Acting::without_request(Actor::Command, NOW, &self.random, Longest { token: HOUR, session: HOUR });
        let (act, answer) = any(act);
        Ok(answer.of(self.door.run(acting, act, None).await)?.0)
    }

    async fn enrol(&self, name: &str, codes: &[&str]) -> Result<Enrolled, NotDone<FactorNotEnrolled>> {
        let new = NewFactor::new(&totp::Content::new(&Seed::random(&self.random), 33)).unwrap();
        let codes = codes.iter().map(|code| (*code).to_owned()).collect();
        self.perform(EnrolFactor { who: mara(), new, name: name.into(), codes, must_be_first: false }).await
    }

    async fn remove(&self, who: Standing, id: &str, required: bool) -> Result<(), NotDone<FactorNotRemoved>> {
        let duty = Duty {
            clients: Vec::new(),
            given: requirements::Given {
                for_admins: required,
                remember_admins: false,
                email_codes: EmailCodes::Both,
                sms_codes: EmailCodes::Never,
            },
        };
        self.perform(RemoveFactor { who, id: id.to_owned(), duty, ends: Vec::new() }).await
    }

    async fn rename(&self, who: Standing, id: &str, name: &str) -> Result<(), NotDone<FactorNotRenamed>> {
        self.perform(RenameFactor { who, id: id.to_owned(), name: name.to_owned() }).await
    }

    async fn stored(&self) -> SecondFactors {
        let ring = self.ring.clone();
        self.database.read(move |conn| read(conn, &ring, "u1")).await.unwrap()
    }
}

fn mara() -> Standing {
    Standing::of_session("u1", 0)
}

#[tokio::test]
async fn the_first_app_brings_recovery_codes_and_the_last_one_takes_them_away_where_none_is_required() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        let given = Given::with_mara(&database).await;
        database.write(|conn| user::insert(conn, user::tests::new("u2", "bob@example.com", None), NOW)).await.unwrap();
        // Admins must have one where that is set.
        given.perform(crate::acts::person::MakeOwner { person: WhichPerson::Id("u1".into()) }).await.unwrap();
        let other = || Standing::of_session("u2", 0);
        let renewed = given.perform(RenewRecoveryCodes { who: mara(), hashes: vec!["h".into()] }).await;
        assert!(matches!(renewed, Err(NotDone::Refused(CodesNotRenewed::NoFactor))));
        let first = given.enrol("Phone", &["a", "b"]).await.unwrap();
        assert!(first.codes_count);
        let second = given.enrol("", &["c"]).await.unwrap();
        assert!(!second.codes_count, "the codes that the person wrote down go on counting");
        assert_eq!(given.stored().await.codes().unwrap().left, Some(2));
        // The code that confirmed the app is used up.
        let take = |step| TakeFactor { who: mara(), id: first.id.clone(), shown: totp::Step(step) };
        assert!(matches!(given.perform(take(33)).await, Err(NotDone::Refused(FactorNotTaken::Used))));
        given.perform(take(34)).await.unwrap();
        let id = given.stored().await.codes().unwrap().id.clone();
        let recover = |hash: &str| TakeFactor { who: mara(), id: id.clone(), shown: CodeHash(hash.to_owned()) };
        assert_eq!(given.perform(recover("a")).await.unwrap(), Some(1));
        assert!(matches!(given.perform(recover("a")).await, Err(NotDone::Refused(FactorNotTaken::Used))));
        given.perform(RenewRecoveryCodes { who: mara(), hashes: vec!["d".into()] }).await.unwrap();
        assert!(matches!(given.perform(recover("b")).await, Err(NotDone::Refused(FactorNotTaken::NoFactor))));

        given.rename(mara(), &first.id, "Old phone").await.unwrap();
        assert!(matches!(given.rename(other(), &first.id, "Mine").await, Err(NotDone::Refused(FactorNotRenamed::NoFactor))));
        assert!(matches!(given.remove(other(), &first.id, false).await, Err(NotDone::Refused(FactorNotRemoved::NoFactor))));
        given.remove(mara(), &second.id, true).await.unwrap();
        assert!(matches!(given.remove(mara(), &first.id, true).await, Err(NotDone::Refused(FactorNotRemoved::Required))));
        assert_eq!(given.stored().await.second().next().unwrap().name, "Old phone");
        given.remove(mara(), &first.id, false).await.unwrap();
        assert!(given.stored().await.codes().is_none());

        let filter = audit::Filter { order: audit::Order::OldestFirst, ..audit::Filter::default() };
        let told = database.read(move |conn| audit::list(conn, &filter, 20)).await.unwrap();
        let told: Vec<String> = told.into_iter().map(|event| event.event).collect();
        for name in ["enrolled", "used", "renamed", "removed"] {
            assert!(told.contains(&format!("second_factor.{name}")), "{told:?}");
        }
        assert_eq!(told.iter().filter(|name| *name == "recovery_codes.renewed").count(), 2);
    }
}

#[tokio::test]
async fn a_reset_takes_all_and_ends_the_sessions_and_what_was_ended_enrols_nothing() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        let given = Given::with_mara(&database).await;
        for _ in 0..Kind::Totp.factor().most {
            given.enrol("Phone", &[]).await.unwrap();
        }
        assert!(matches!(given.enrol("Phone", &[]).await, Err(NotDone::Refused(FactorNotEnrolled::TooMany))));
        let sessions = vec![Ending { sid: "s1".into(), user_id: "u1".into() }];
        assert_eq!(given.perform(ResetSecondFactor { user_id: "u1".into(), sessions }).await.unwrap(), Kind::Totp.factor().most);
        assert!(!given.stored().await.any());
        let (live, _) = database.read(|conn| crate::issued::revocation::live(conn, NOW)).await.unwrap();
        assert!(live.iter().any(|ended| ended.key == "s1"));
        given.perform(EndAllOfPerson { person: WhichPerson::Id("u1".into()) }).await.unwrap();
        assert!(matches!(given.enrol("Phone", &[]).await, Err(NotDone::NoStanding)));
        assert!(matches!(given.rename(mara(), "no matter", "Mine").await, Err(NotDone::NoStanding)));
        assert!(matches!(given.remove(mara(), "no matter", false).await, Err(NotDone::NoStanding)));
        let nobody = given.perform(ResetSecondFactor { user_id: "u2".into(), sessions: Vec::new() }).await;
        assert!(matches!(nobody, Err(NotDone::Refused(SecondFactorNotReset::NoPerson(NoPerson(id)))) if id == "u2"));
    }
}
