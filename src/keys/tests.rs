use serde_json::json;

use super::*;
use crate::clock::Random;
use crate::jose::ExpectedType;
use crate::keys::rotation::{self, Refused};
use crate::keys::{KeysError, apply, list, missing_keys, sweep};
use crate::store::database::scratch::Scratch;
use crate::store::{Database, Writing};

const ISSUER: &str = "https://op.example";
const NOW: Timestamp = Timestamp::from_seconds(2_000_000);
const RETENTION: Retention = Retention { tokens: Duration::from_secs(3_600), hints: Duration::from_secs(86_400) };
const ANY: Expected<'static> = Expected { typ: ExpectedType::JwtOrAbsent, algorithms: &Algorithm::ALL };

fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

async fn load(database: &Database, ring: &KeyRing) -> ActiveKeys {
    let records = database.read(|conn| list(conn, ISSUER)).await.unwrap();
    ActiveKeys::load(&records, ring, RETENTION).unwrap()
}

fn fresh(ring: &KeyRing, algorithm: Algorithm, now: Timestamp) -> KeyRecord {
    KeyRecord::seal(&SigningKey::generate(algorithm).unwrap(), ISSUER, ring.seal(), &Random::default(), now).unwrap()
}

/// Draws what is missing and keeps it, as the act does.
async fn ensure_keys(
    database: &Database,
    ring: &KeyRing,
    issuer: &'static str,
    algorithms: &[Algorithm],
    random: &Random,
    now: Timestamp,
) -> Result<Vec<KeyRecord>, KeysError> {
    let fresh = missing_keys(database, ring, issuer, algorithms, random, now).await?;
    let wanted = algorithms.to_vec();
    let job = move |conn: &mut Writing<'_>| {
        let plan = rotation::complete(&list(conn, issuer)?, &wanted, &fresh, now);
        apply(conn, &plan)?;
        Ok::<_, crate::store::StoreError>(plan.inserts)
    };
    Ok(database.write_serializable(job).await?)
}

async fn rotate(database: &Database, fresh: KeyRecord, now: Timestamp) {
    let job = move |conn: &mut Writing<'_>| {
        let plan = rotation::rotate(&list(conn, ISSUER)?, fresh.clone(), now);
        apply(conn, &plan)
    };
    database.write_serializable(job).await.unwrap();
}

async fn revoke(database: &Database, kid: String, fresh: KeyRecord, now: Timestamp) -> Result<(), Refused> {
    let plan = database.read(|conn| list(conn, ISSUER)).await.map(|records| rotation::revoke(&records, &kid, fresh, now)).unwrap()?;
    database.write_serializable(move |conn| apply(conn, &plan)).await.unwrap();
    Ok(())
}

#[tokio::test]
async fn replicas_that_start_at_once_make_one_set_of_keys() {
    for scratch in Scratch::each().await {
        let (ring, random) = (KeyRing::scratch(&Random::default()), Random::default());
        let algorithms = [Algorithm::ES256, Algorithm::EdDsa];
        let (a, b) = tokio::join!(
            ensure_keys(&scratch.database, &ring, ISSUER, &algorithms, &random, NOW),
            ensure_keys(&scratch.database, &ring, ISSUER, &algorithms, &random, NOW)
        );
        assert_eq!(a.unwrap().len() + b.unwrap().len(), 4);
        let records = scratch.database.read(|conn| list(conn, ISSUER)).await.unwrap();
        assert_eq!(records.len(), 4);
        let keys = load(&scratch.database, &ring).await;
        assert_eq!(keys.algorithms(), algorithms);
        assert!(keys.signing(Algorithm::RS256).is_none());
        assert!(ensure_keys(&scratch.database, &ring, ISSUER, &algorithms, &random, NOW).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn the_newest_active_key_signs_whatever_a_clock_says_of_its_start() {
    for scratch in Scratch::each().await {
        let (ring, random) = (KeyRing::scratch(&Random::default()), Random::default());
        let database = &scratch.database;
        // By a clock that is an hour ahead, the first start and a rotation; there is no other key that could sign.
        let ahead = NOW.plus(seconds(3_600));
        ensure_keys(database, &ring, ISSUER, &[Algorithm::ES256], &random, ahead).await.unwrap();
        assert_eq!(load(database, &ring).await.algorithms(), [Algorithm::ES256]);
        let before = load(database, &ring).await.signing(Algorithm::ES256).unwrap().kid().to_owned();
        rotate(database, fresh(&ring, Algorithm::ES256, ahead), ahead.plus(seconds(1))).await;
        let keys = load(database, &ring).await;
        let signing = keys.signing(Algorithm::ES256).unwrap();
        assert_ne!(signing.kid(), before);
        let token = signing.sign(&json!({}), "JWT").unwrap();
        assert!(keys.verify_token(&token, &ANY, NOW).is_ok());
        assert_eq!(keys.jwks(NOW)["keys"].as_array().unwrap().len(), 3);
        // A key of a further algorithm signs as soon as it is there.
        ensure_keys(database, &ring, ISSUER, &[Algorithm::EdDsa], &random, NOW).await.unwrap();
        assert_eq!(load(database, &ring).await.algorithms(), [Algorithm::ES256, Algorithm::EdDsa]);
    }
}

#[tokio::test]
async fn a_retired_key_verifies_tokens_then_hints_then_nothing() {
    for scratch in Scratch::each().await {
        let (ring, random) = (KeyRing::scratch(&Random::default()), Random::default());
        let database = &scratch.database;
        ensure_keys(database, &ring, ISSUER, &[Algorithm::ES256], &random, NOW).await.unwrap();
        let before = load(database, &ring).await;
        let old = Arc::clone(before.signing(Algorithm::ES256).unwrap());
        let token = old.sign(&json!({ "sub": "a" }), "JWT").unwrap();

        rotate(database, fresh(&ring, Algorithm::ES256, NOW), NOW).await;
        let keys = load(database, &ring).await;
        assert_ne!(keys.signing(Algorithm::ES256).unwrap().kid(), old.kid());
        assert_eq!(keys.jwks(NOW)["keys"].as_array().unwrap().len(), 3);
        // a replica that has not read the news verifies what the new one signs: it was published
        let new = keys.signing(Algorithm::ES256).unwrap().sign(&json!({}), "JWT").unwrap();
        assert!(before.verify_token(&new, &ANY, NOW).is_ok());

        let (soon, later, end) = (NOW.plus(seconds(3_599)), NOW.plus(seconds(3_600)), NOW.plus(seconds(86_400)));
        assert!(keys.verify_token(&token, &ANY, soon).is_ok());
        assert_eq!(keys.verify_token(&token, &ANY, later).unwrap_err(), VerificationError::UnknownKey);
        assert_eq!(keys.jwks(later)["keys"].as_array().unwrap().len(), 2);
        assert!(keys.verify_hint(&token, &ANY, later).is_ok());
        assert_eq!(keys.verify_hint(&token, &ANY, end).unwrap_err(), VerificationError::UnknownKey);

        assert_eq!(database.write(move |conn| sweep(conn, RETENTION.hints, end)).await.unwrap(), 0);
        assert_eq!(database.write(move |conn| sweep(conn, RETENTION.hints, end.plus(seconds(1)))).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn attack_j9_a_revoked_key_verifies_nothing_and_a_retired_one_cannot_sign() {
    let scratch = Scratch::sqlite().await;
    let (ring, random) = (KeyRing::scratch(&Random::default()), Random::default());
    let database = &scratch.database;
    ensure_keys(database, &ring, ISSUER, &[Algorithm::ES256], &random, NOW).await.unwrap();
    let first = Arc::clone(load(database, &ring).await.signing(Algorithm::ES256).unwrap());
    let token = first.sign(&json!({}), "JWT").unwrap();
    revoke(database, first.kid().to_owned(), fresh(&ring, Algorithm::ES256, NOW), NOW).await.unwrap();

    let keys = load(database, &ring).await;
    assert_eq!(keys.verify_token(&token, &ANY, NOW).unwrap_err(), VerificationError::UnknownKey);
    assert_eq!(keys.verify_hint(&token, &ANY, NOW).unwrap_err(), VerificationError::UnknownKey);
    assert!(!keys.jwks(NOW).to_string().contains(first.kid()));
    assert!(keys.signing(Algorithm::ES256).is_some());

    let kid = first.kid().to_owned();
    let record = database.read(|conn| list(conn, ISSUER)).await.unwrap().into_iter().find(|record| record.kid == kid).unwrap();
    assert!(record.state == KeyState::Revoked && record.sealed.is_empty() && record.open(&ring).unwrap().is_none());
    let again = revoke(database, record.kid, fresh(&ring, Algorithm::ES256, NOW), NOW).await;
    assert_eq!(again.unwrap_err(), Refused::AlreadyRevoked);
}

#[tokio::test]
async fn attack_j9_the_published_set_has_no_private_members() {
    let scratch = Scratch::sqlite().await;
    let (ring, random) = (KeyRing::scratch(&Random::default()), Random::default());
    ensure_keys(&scratch.database, &ring, ISSUER, &[Algorithm::RS256, Algorithm::ES256], &random, NOW).await.unwrap();
    let jwks = load(&scratch.database, &ring).await.jwks(NOW);
    for key in jwks["keys"].as_array().unwrap() {
        for member in ["d", "p", "q", "dp", "dq", "qi", "k"] {
            assert!(key.get(member).is_none());
        }
    }
}

#[tokio::test]
async fn of_two_rotations_at_once_planned_from_one_state_one_is_refused() {
    let scratch = Scratch::sqlite().await;
    let (ring, random) = (KeyRing::scratch(&Random::default()), Random::default());
    let database = &scratch.database;
    ensure_keys(database, &ring, ISSUER, &[Algorithm::ES256], &random, NOW).await.unwrap();
    let records = database.read(|conn| list(conn, ISSUER)).await.unwrap();
    let plans = [0, 1].map(|_| rotation::rotate(&records, fresh(&ring, Algorithm::ES256, NOW), NOW));
    let [first, second] = plans;
    database.write(move |conn| apply(conn, &first)).await.unwrap();
    assert!(matches!(database.write(move |conn| apply(conn, &second)).await, Err(StoreError::Unavailable(_))));
    assert_eq!(database.read(|conn| list(conn, ISSUER)).await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_sealed_key_opens_only_in_its_own_row() {
    let ring = KeyRing::scratch(&Random::default());
    let (a, mut b) = (fresh(&ring, Algorithm::ES256, NOW), fresh(&ring, Algorithm::ES256, NOW));
    assert_eq!(a.open(&ring).unwrap().unwrap().kid(), a.kid);
    b.sealed = a.sealed.clone();
    assert!(matches!(b.open(&ring), Err(StoreError::Sealing)));
    assert!(matches!(a.open(&KeyRing::scratch(&Random::default())), Err(StoreError::Sealing)));
}
