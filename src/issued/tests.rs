use std::collections::BTreeSet;
use std::time::Duration;

use diesel::prelude::*;
use serde_json::json;

use super::code;
use super::consent::{self, Allowed};
use super::grant::{self, Whose};
use super::revocation::{self, Revocation, Revocations, RevokedKind};
use crate::clock::{MOST_SKEW, Random, Timestamp};
use crate::protocol::authorization::code::{AuthorizationCode, CodeRecord};
use crate::protocol::claims::ClaimsRequest;
use crate::protocol::grants::{CodeOrigin, Grant};
use crate::protocol::scope::Scopes;
use crate::store::database::scratch::Scratch;
use crate::store::schema::{clients, users};
use crate::store::transient::TransientStore;
use crate::store::transient::embedded::Embedded;
use crate::store::{StoreError, Writing};

const NOW: Timestamp = Timestamp::from_seconds(1_000_000);

fn later(seconds: u64) -> Timestamp {
    NOW.plus(Duration::from_secs(seconds))
}

fn grant(id: &str) -> Grant {
    Grant {
        id: id.into(),
        issuer: "https://op.example".into(),
        user_id: "alice".into(),
        client_id: "app".into(),
        sid: Some("s1".into()),
        epoch: 3,
        scopes: Scopes::parse("openid profile").unwrap(),
        left_out: Scopes::parse("phone unknown").unwrap(),
        resources: vec!["https://api.example".into()],
        claims: ClaimsRequest::parse(r#"{"userinfo":{"name":{"essential":true}}}"#).unwrap(),
        details: json!([{ "type": "payment" }]),
        auth_time: NOW,
        acr: "urn:latchkey:acr:1".into(),
        amr: vec!["pwd".into()],
        sender_key: Some("jkt".into()),
        code: Some(CodeOrigin { hash: "hash".into(), challenge: None }),
        offline: false,
        rotates: true,
        generation: 0,
        advanced_at: NOW,
        created_at: NOW,
        expires_at: later(3_600),
        revoked_at: None,
        remembered_browser: None,
    }
}

/// Those that were live.
fn ids(revoked: &[grant::Revoked]) -> Vec<&str> {
    revoked.iter().filter(|grant| grant.live).map(|grant| grant.id.as_str()).collect()
}

fn insert_all(conn: &mut Writing<'_>, grants: &[Grant]) -> Result<(), StoreError> {
    for grant in grants {
        assert!(grant::insert(conn, grant)?);
    }
    Ok(())
}

#[tokio::test]
async fn a_grant_reads_back_as_it_was_written_and_is_written_once() {
    for scratch in Scratch::each().await {
        let database = &scratch.database;
        let written = grant("g1");
        let again = Grant { user_id: "mallory".into(), ..written.clone() };
        let expected = written.clone();
        assert!(database.write(move |conn| grant::insert(conn, &written)).await.unwrap());
        assert!(!database.write(move |conn| grant::insert(conn, &again)).await.unwrap());
        assert_eq!(database.read(|conn| grant::find(conn, "g1")).await.unwrap(), Some(expected));
        assert_eq!(database.read(|conn| grant::find(conn, "g2")).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_grant_without_a_session_or_a_code_reads_back_so_and_another_takes_nothing_up_of_it() {
    for scratch in Scratch::each().await {
        let database = &scratch.database;
        let written = Grant { sid: None, code: None, ..grant("g1") };
        let (expected, later) = (written.clone(), Grant { created_at: later(1), ..written.clone() });
        assert!(database.write(move |conn| grant::insert(conn, &written)).await.unwrap());
        assert_eq!(database.read(|conn| grant::find(conn, "g1")).await.unwrap(), Some(expected));
        assert!(!database.write(move |conn| grant::take_up(conn, &later, &[NOW])).await.unwrap());
    }
}

#[test]
fn a_grant_is_kept_with_its_code_as_releases_before_read_and_write_it() {
    let text = serde_json::to_string(&grant("g1")).unwrap();
    assert!(text.contains(r#""sid":"s1","epoch":3"#), "{text}");
    assert!(text.contains(r#""sender_key":"jkt","code_hash":"hash","code_challenge":null,"offline":false"#), "{text}");
    assert_eq!(serde_json::from_str::<Grant>(&text).unwrap(), grant("g1"));
}

#[tokio::test]
async fn attack_t2_of_refreshes_at_once_one_advances_the_grant() {
    for scratch in Scratch::each().await {
        let database = &scratch.database;
        database.write(|conn| insert_all(conn, &[grant("g1")])).await.unwrap();
        let swap = || database.write(|conn| grant::advance(conn, "g1", 0, later(5)));
        let (a, b, c) = tokio::join!(swap(), swap(), swap());
        assert_eq!([a.unwrap(), b.unwrap(), c.unwrap()].into_iter().filter(|advanced| *advanced).count(), 1);
        let advanced = database.read(|conn| grant::find(conn, "g1")).await.unwrap().unwrap();
        assert_eq!((advanced.generation, advanced.advanced_at), (1, later(5)));
    }
}

#[tokio::test]
async fn a_revoked_or_expired_grant_does_not_advance() {
    for scratch in Scratch::each().await {
        let database = &scratch.database;
        database.write(|conn| insert_all(conn, &[grant("g1"), grant("g2")])).await.unwrap();
        assert!(database.write(|conn| grant::revoke(conn, "g1", NOW)).await.unwrap());
        assert!(!database.write(|conn| grant::revoke(conn, "g1", later(1))).await.unwrap());
        assert!(!database.write(|conn| grant::advance(conn, "g1", 0, NOW)).await.unwrap());
        assert!(!database.write(|conn| grant::extend(conn, "g1", later(9_999), NOW)).await.unwrap());
        assert!(!database.write(|conn| grant::advance(conn, "g2", 0, later(3_600))).await.unwrap());
        assert!(database.write(|conn| grant::extend(conn, "g2", later(9_999), NOW)).await.unwrap());
        assert!(database.write(|conn| grant::advance(conn, "g2", 0, later(3_600))).await.unwrap());
        let revoked = database.read(|conn| grant::find(conn, "g1")).await.unwrap().unwrap();
        assert_eq!(revoked.revoked_at, Some(NOW));
    }
}

#[tokio::test]
async fn attack_t6_a_session_that_ends_takes_its_online_grants_and_leaves_the_offline_ones() {
    for scratch in Scratch::each().await {
        let database = &scratch.database;
        let offline = Grant { offline: true, ..grant("offline") };
        let elsewhere = Grant { sid: Some("s2".into()), client_id: "other".into(), ..grant("elsewhere") };
        let bob = Grant { user_id: "bob".into(), sid: Some("s3".into()), ..grant("bob") };
        let expired = Grant { expires_at: NOW, ..grant("expired") };
        let all = [grant("online"), offline, elsewhere, bob, expired];
        database.write(move |conn| insert_all(conn, &all)).await.unwrap();

        let ended = database.write(|conn| grant::revoke_all(conn, Whose::OnlineOfSession { sid: "s1" }, NOW)).await.unwrap();
        assert_eq!(ids(&ended), ["online"]);
        assert_eq!(ended.len(), 2, "and the one that is over by this clock, of which nobody is told");
        let left = database.read(|conn| grant::list(conn, Whose::Person { user_id: "alice" }, 10, NOW)).await.unwrap();
        assert_eq!(left.iter().map(|grant| grant.id.as_str()).collect::<Vec<_>>(), ["offline", "elsewhere"]);
        let at = Whose::PersonAtClient { user_id: "alice", client_id: "other" };
        assert_eq!(ids(&database.write(move |conn| grant::revoke_all(conn, at, NOW)).await.unwrap()), ["elsewhere"]);
        let person = Whose::Person { user_id: "alice" };
        assert_eq!(ids(&database.write(move |conn| grant::revoke_all(conn, person, NOW)).await.unwrap()), ["offline"]);
        let client = Whose::Client { client_id: "app" };
        assert_eq!(ids(&database.write(move |conn| grant::revoke_all(conn, client, NOW)).await.unwrap()), ["bob"]);
    }
}

#[tokio::test]
async fn expired_grants_are_swept_in_batches() {
    for scratch in Scratch::each().await {
        let database = &scratch.database;
        let all = ["a", "b", "c"].map(|id| Grant { expires_at: NOW, ..grant(id) });
        database.write(move |conn| insert_all(conn, &all)).await.unwrap();
        database.write(|conn| insert_all(conn, &[grant("live")])).await.unwrap();
        for expected in [2, 1, 0] {
            assert_eq!(database.write(|conn| grant::sweep(conn, later(1), 2)).await.unwrap(), expected);
        }
        assert!(database.read(|conn| grant::find(conn, "live")).await.unwrap().is_some());
    }
}

fn person_and_client(conn: &mut Writing<'_>) -> Result<(), StoreError> {
    diesel::insert_into(users::table)
        .values((
            users::id.eq("alice"),
            users::email.eq("alice@example.com"),
            users::email_key.eq("alice@example.com"),
            users::email_verified.eq(true),
            users::status.eq("active"),
            users::epoch.eq(0),
            users::claims.eq("{}"),
            users::created_at.eq(0),
            users::updated_at.eq(0),
            users::version.eq(1),
        ))
        .execute(conn.rows())?;
    diesel::insert_into(clients::table)
        .values((
            clients::id.eq("app"),
            clients::name.eq("App"),
            clients::kind.eq("web"),
            clients::metadata.eq("{}"),
            clients::settings.eq("{}"),
            clients::status.eq("active"),
            clients::provenance.eq("admin"),
            clients::created_at.eq(0),
            clients::updated_at.eq(0),
            clients::version.eq(1),
            clients::changed_revision.eq(0),
        ))
        .execute(conn.rows())?;
    Ok(())
}

fn allowed(scopes: &str, claims: &[&str]) -> Allowed {
    Allowed {
        left_out: Scopes::none(),
        scopes: Scopes::parse(scopes).unwrap(),
        claims: claims.iter().map(|claim| (*claim).to_owned()).collect(),
        resources: BTreeSet::new(),
    }
}

#[tokio::test]
async fn what_is_allowed_later_is_added_to_the_consent() {
    for scratch in Scratch::each().await {
        let database = &scratch.database;
        database.write(person_and_client).await.unwrap();
        let remember = |what: Allowed, until, at| {
            let random = Random::default();
            database.write(move |conn| consent::remember(conn, "alice", "app", &what, until, &random, at))
        };
        let (a, b) = tokio::join!(
            remember(allowed("openid", &[]), Some(later(100)), NOW),
            remember(allowed("openid email", &["name"]), Some(later(100)), NOW)
        );
        a.unwrap();
        b.unwrap();
        let consent = database.read(|conn| consent::find(conn, "alice", "app")).await.unwrap().unwrap();
        assert_eq!((consent.allowed.clone(), consent.version), (allowed("openid email", &["name"]), 2));
        assert!(consent.covers(&allowed("email", &["name"]), NOW));
        assert!(!consent.covers(&allowed("email profile", &[]), NOW));
        assert!(!consent.covers(&allowed("openid", &[]), later(100)));

        // an expired consent is not built upon
        let renewed = remember(allowed("profile", &[]), None, later(200)).await.unwrap();
        assert_eq!(renewed.allowed, allowed("profile", &[]));
        assert_eq!(database.read(|conn| consent::of_person(conn, "alice", later(200))).await.unwrap(), [renewed]);

        assert!(database.write(|conn| consent::withdraw(conn, "alice", "app")).await.unwrap());
        assert!(!database.write(|conn| consent::withdraw(conn, "alice", "app")).await.unwrap());
    }
}

#[tokio::test]
async fn attack_c2_of_redemptions_at_once_one_writes_the_grant_and_a_failed_one_is_taken_up_once() {
    for scratch in Scratch::each().await {
        let database = &scratch.database;
        let at = |seconds| Grant { created_at: later(seconds), ..grant("g1") };
        let insert = |new: Grant| database.write(move |conn| grant::insert(conn, &new));
        let (a, b) = tokio::join!(insert(at(0)), insert(at(1)));
        assert_eq!([a.unwrap(), b.unwrap()].into_iter().filter(|written| *written).count(), 1);
        let written = database.read(|conn| grant::find(conn, "g1")).await.unwrap().unwrap().created_at;
        let take_up = |new: Grant, unsettled: Vec<Timestamp>| database.write(move |conn| grant::take_up(conn, &new, &unsettled));
        assert!(!take_up(at(2), vec![]).await.unwrap(), "an answered redemption is none that failed");
        assert!(!take_up(at(2), vec![later(7)]).await.unwrap(), "nor another's failure");
        assert!(
            !take_up(Grant { code: Some(CodeOrigin { hash: "other".into(), challenge: None }), ..at(2) }, vec![written]).await.unwrap()
        );
        let (a, b) = tokio::join!(take_up(at(2), vec![written]), take_up(at(2), vec![written]));
        assert_eq!([a.unwrap(), b.unwrap()].into_iter().filter(|taken| *taken).count(), 1);
        assert!(!take_up(at(3), vec![written]).await.unwrap());
    }
}

#[tokio::test]
async fn the_record_of_a_code_outlives_a_failed_redemption_and_never_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let store = TransientStore::Embedded(Embedded::open(&folder.path().join("transient.db")).unwrap());
    let code = AuthorizationCode::random(&Random::default());
    let record = CodeRecord {
        grant: grant(&code.grant_id),
        redirect_uri: crate::protocol::grants::samples::redirect_uri(),
        nonce: Some("n".into()),
        refresh: true,
        consent_generation: 0,
        expires_at: later(60),
        unsettled: Vec::new(),
    };
    code::put(&store, &code, &record, NOW).await.unwrap();
    assert_eq!(code::get(&store, &code, NOW).await.unwrap(), Some(record.clone()));
    let ahead = later(60).plus(MOST_SKEW);
    assert_eq!(code::get(&store, &code, ahead.minus(Duration::from_millis(1))).await.unwrap(), Some(record.clone()));
    assert_eq!(code::get(&store, &code, ahead).await.unwrap(), None);
    let other = AuthorizationCode::random(&Random::default());
    assert_eq!(code::get(&store, &other, NOW).await.unwrap(), None);
    // A redemption that failed spends nothing, and two at once both count.
    let (a, b) = tokio::join!(
        code::failed(&store, &code, &record, Some(later(1)), later(59)),
        code::failed(&store, &code, &record, Some(later(2)), later(59))
    );
    a.and(b).unwrap();
    let after = code::get(&store, &code, later(100)).await.unwrap().unwrap();
    assert_eq!((after.unsettled.len(), after.expires_at), (2, later(119)));
    code::end(&store, &code).await.unwrap();
    assert_eq!(code::get(&store, &code, NOW).await.unwrap(), None);
    code::failed(&store, &code, &after, None, NOW).await.unwrap();
    assert_eq!(code::get(&store, &code, NOW).await.unwrap(), None, "what ended stays ended");
}

fn revoked(kind: RevokedKind, key: &str, seconds: u64) -> Revocation {
    Revocation { kind, key: key.into(), until: later(seconds) }
}

#[tokio::test]
async fn revocations_are_read_whole_and_then_as_news() {
    for scratch in Scratch::each().await {
        let database = &scratch.database;
        let first = [revoked(RevokedKind::Token, "t", 10), revoked(RevokedKind::Grant, "g", 100)];
        database.write(move |conn| revocation::insert(conn, &first)).await.unwrap();
        let (all, _) = database.read(|conn| revocation::live(conn, later(10))).await.unwrap();
        assert_eq!(all.len(), 2, "one that is over goes on counting for a day");
        let (live, seen) = database.read(|conn| revocation::live(conn, later(10).plus(revocation::KEPT))).await.unwrap();
        assert_eq!((live, seen), (vec![revoked(RevokedKind::Grant, "g", 100)], 1));
        assert_eq!(database.read(|conn| revocation::since(conn, 1)).await.unwrap(), (Vec::new(), 1));

        let second = [revoked(RevokedKind::Session, "s", 50), revoked(RevokedKind::Grant, "g", 20), revoked(RevokedKind::Token, "t", 60)];
        database.write(move |conn| revocation::insert(conn, &second)).await.unwrap();
        let (mut news, seen) = database.read(|conn| revocation::since(conn, 1)).await.unwrap();
        news.sort_by(|a, b| a.key.cmp(&b.key));
        // the grant's longer time stays as it is
        assert_eq!((news, seen), (vec![revoked(RevokedKind::Session, "s", 50), revoked(RevokedKind::Token, "t", 60)], 2));

        assert_eq!(database.write(|conn| revocation::sweep(conn, later(55), 10)).await.unwrap(), 1);
        assert_eq!(database.read(|conn| revocation::live(conn, NOW)).await.unwrap().0.len(), 2);
    }
}

#[test]
fn the_set_in_memory_holds_what_was_merged_until_it_is_over() {
    let mut set = Revocations::default();
    set.merge([revoked(RevokedKind::Token, "x", 10), revoked(RevokedKind::Grant, "g", 100), revoked(RevokedKind::Grant, "g", 20)]);
    assert!(set.contains(RevokedKind::Token, "x") && set.contains(RevokedKind::Grant, "g"));
    assert!(!set.contains(RevokedKind::Grant, "x") && !set.contains(RevokedKind::Session, "g"));
    set.expire(later(50));
    assert_eq!(set.count(), 2);
    set.expire(later(50).plus(revocation::KEPT));
    assert_eq!(set.count(), 1);
    assert!(set.contains(RevokedKind::Grant, "g"));
}
