//! Which key moves where. Pure: handed the records and a fresh key, it plans; [`super::apply`] carries it out.

use std::fmt;
use std::time::Duration;

use super::record::{KeyRecord, KeyState};
use crate::clock::Timestamp;
use crate::jose::Algorithm;

/// A next key was published at least this long before it signs by automatic rotation: twice the `max-age` of the key set.
pub const PUBLISHED_AHEAD: Duration = Duration::from_secs(600);

/// What is to be changed, in one transaction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Keys that change their state.
    pub moves: Vec<Move>,
    /// Keys that are added.
    pub inserts: Vec<KeyRecord>,
}

/// One key changes its state.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// Which key.
    pub kid: String,
    /// The version that it must still have.
    pub version: i64,
    /// Its new state.
    pub to: KeyState,
    /// When it began to sign (active), or when it stopped (retired, revoked).
    pub at: Timestamp,
}

/// Why nothing is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no key of this id.
    Unknown,
    /// The key is revoked already.
    AlreadyRevoked,
    /// The fresh key is of another algorithm than the one that it replaces.
    Algorithm,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => "there is no signing key with this ID",
            Self::AlreadyRevoked => "the signing key is already revoked",
            Self::Algorithm => "the new key has a different algorithm",
        })
    }
}

impl std::error::Error for Refused {}

/// The next key signs at once and `fresh` is published as the new next; the key that signed is retired. Without a next,
/// `fresh` itself signs, and [`missing`] tells that a next is to be made.
pub fn rotate(records: &[KeyRecord], fresh: KeyRecord, now: Timestamp) -> Plan {
    let mut plan = Plan::default();
    let active: Vec<&KeyRecord> = of(records, fresh.algorithm, KeyState::Active).collect();
    plan.moves.extend(active.iter().map(|record| to(record, KeyState::Retired, now)));
    succeed(&mut plan, records, fresh, now);
    plan
}

/// The key is revoked: it verifies nothing from now on. In place of the active one its next signs at once (or `fresh`, where
/// there is none), in place of a next `fresh` is published.
pub fn revoke(records: &[KeyRecord], kid: &str, fresh: KeyRecord, now: Timestamp) -> Result<Plan, Refused> {
    let record = records.iter().find(|record| record.kid == kid).ok_or(Refused::Unknown)?;
    if fresh.algorithm != record.algorithm {
        return Err(Refused::Algorithm);
    }
    let mut plan = Plan { moves: vec![to(record, KeyState::Revoked, now)], inserts: Vec::new() };
    match record.state {
        KeyState::Revoked => return Err(Refused::AlreadyRevoked),
        KeyState::Retired => {}
        KeyState::Next => plan.inserts.push(KeyRecord { state: KeyState::Next, ..fresh }),
        KeyState::Active => succeed(&mut plan, records, fresh, now),
    }
    Ok(plan)
}

/// From when on whoever keeps an older answer of the key set can know the key that would sign next; none where there is no next,
/// and where it and the key that signs are the first of their algorithm: they were published together. `clock_skew` is how far
/// behind the clock of the replica that published it may be.
pub fn known_from(records: &[KeyRecord], algorithm: Algorithm, clock_skew: Duration) -> Option<Timestamp> {
    let is_first = records.iter().filter(|record| record.algorithm == algorithm).all(|record| record.retired_at.is_none());
    let next = next_of(records, algorithm).filter(|_| !is_first)?;
    Some(next.created_at.plus(PUBLISHED_AHEAD).plus(clock_skew))
}

/// The algorithms whose active key has signed for `every`, and whose next has been published long enough, also where the clock
/// of the replica that published it is `clock_skew` behind this one.
pub fn due(records: &[KeyRecord], every: Duration, clock_skew: Duration, now: Timestamp) -> Vec<Algorithm> {
    let published = PUBLISHED_AHEAD.saturating_add(clock_skew);
    let is_due = |algorithm: &Algorithm| {
        let old = |record: &KeyRecord| record.activated_at.is_some_and(|at| now.since(at) >= every && at <= now);
        of(records, *algorithm, KeyState::Active).any(old)
            && next_of(records, *algorithm).is_some_and(|next| now.since(next.created_at) >= published)
    };
    Algorithm::ALL.into_iter().filter(is_due).collect()
}

/// What is missing for the issuer to sign by `algorithms`, and by those that it signs by already: an active key, a next.
pub fn missing(records: &[KeyRecord], algorithms: &[Algorithm]) -> Vec<(Algorithm, KeyState)> {
    let in_use = |algorithm: &Algorithm| algorithms.contains(algorithm) || of(records, *algorithm, KeyState::Active).next().is_some();
    let mut missing = Vec::new();
    for algorithm in Algorithm::ALL.into_iter().filter(in_use) {
        for state in [KeyState::Active, KeyState::Next] {
            if of(records, algorithm, state).next().is_none() {
                missing.push((algorithm, state));
            }
        }
    }
    missing
}

/// Adds `fresh` keys for what [`missing`] names; those that are no longer missing stay out. They sign at once: there is no
/// other of their algorithm, and whoever knows none of it reads the key set anew.
pub fn complete(records: &[KeyRecord], algorithms: &[Algorithm], fresh: &[KeyRecord], now: Timestamp) -> Plan {
    let mut fresh: Vec<&KeyRecord> = fresh.iter().collect();
    let mut plan = Plan::default();
    for (algorithm, state) in missing(records, algorithms) {
        let Some(position) = fresh.iter().position(|record| record.algorithm == algorithm) else { continue };
        let record = fresh.swap_remove(position).clone();
        plan.inserts.push(KeyRecord { state, activated_at: (state == KeyState::Active).then_some(now), ..record });
    }
    plan
}

/// The next takes over and `fresh` becomes the new next; without a next `fresh` itself takes over.
fn succeed(plan: &mut Plan, records: &[KeyRecord], fresh: KeyRecord, now: Timestamp) {
    match next_of(records, fresh.algorithm) {
        Some(next) => {
            plan.moves.push(to(next, KeyState::Active, now));
            plan.inserts.push(KeyRecord { state: KeyState::Next, ..fresh });
        }
        None => plan.inserts.push(KeyRecord { state: KeyState::Active, activated_at: Some(now), ..fresh }),
    }
}

fn of(records: &[KeyRecord], algorithm: Algorithm, state: KeyState) -> impl Iterator<Item = &KeyRecord> {
    records.iter().filter(move |record| record.algorithm == algorithm && record.state == state)
}

/// The next that was published first.
fn next_of(records: &[KeyRecord], algorithm: Algorithm) -> Option<&KeyRecord> {
    of(records, algorithm, KeyState::Next).min_by_key(|record| record.created_at)
}

fn to(record: &KeyRecord, to: KeyState, at: Timestamp) -> Move {
    Move { kid: record.kid.clone(), version: record.version, to, at }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_000_000);
    const DAY: Duration = Duration::from_secs(86_400);

    fn record(kid: &str, algorithm: Algorithm, state: KeyState) -> KeyRecord {
        KeyRecord {
            kid: kid.into(),
            issuer: "https://op".into(),
            algorithm,
            state,
            sealed: "sealed".into(),
            public_jwk: serde_json::Map::new(),
            created_at: NOW.minus(DAY),
            activated_at: (state == KeyState::Active).then_some(NOW.minus(DAY)),
            retired_at: None,
            version: 1,
        }
    }

    fn fresh(kid: &str, algorithm: Algorithm) -> KeyRecord {
        KeyRecord { created_at: NOW, ..record(kid, algorithm, KeyState::Next) }
    }

    use Algorithm::{ES256, RS256};
    use KeyState::{Active, Next, Retired, Revoked};

    fn states(plan: &Plan) -> Vec<(String, KeyState)> {
        let moved = plan.moves.iter().map(|change| (change.kid.clone(), change.to));
        moved.chain(plan.inserts.iter().map(|record| (record.kid.clone(), record.state))).collect()
    }

    fn expect(plan: &Plan, expected: &[(&str, KeyState)]) {
        assert_eq!(states(plan), expected.iter().map(|(kid, state)| ((*kid).to_owned(), *state)).collect::<Vec<_>>());
    }

    #[test]
    fn rotation_lets_the_next_sign_at_once_and_publishes_another() {
        let records = [record("a", RS256, Active), record("n", RS256, Next), record("e", ES256, Active)];
        let plan = rotate(&records, fresh("f", RS256), NOW);
        expect(&plan, &[("a", Retired), ("n", Active), ("f", Next)]);
        assert!(plan.moves.iter().all(|change| change.at == NOW && change.version == 1));
    }

    #[test]
    fn a_new_algorithm_signs_at_once() {
        let plan = rotate(&[record("a", RS256, Active)], fresh("f", ES256), NOW);
        expect(&plan, &[("f", Active)]);
        assert_eq!(plan.inserts[0].activated_at, Some(NOW));
        let replaced = rotate(&[record("a", RS256, Active)], fresh("f", RS256), NOW);
        expect(&replaced, &[("a", Retired), ("f", Active)]);
        assert_eq!(replaced.inserts[0].activated_at, Some(NOW));
    }

    #[test]
    fn revoking_the_active_key_promotes_the_next_in_the_same_act() {
        let records = [record("a", RS256, Active), record("n", RS256, Next), record("r", RS256, Retired), record("x", RS256, Revoked)];
        expect(&revoke(&records, "a", fresh("f", RS256), NOW).unwrap(), &[("a", Revoked), ("n", Active), ("f", Next)]);
        expect(&revoke(&records, "n", fresh("f", RS256), NOW).unwrap(), &[("n", Revoked), ("f", Next)]);
        expect(&revoke(&records, "r", fresh("f", RS256), NOW).unwrap(), &[("r", Revoked)]);
        assert_eq!(revoke(&records, "x", fresh("f", RS256), NOW).unwrap_err(), Refused::AlreadyRevoked);
        assert_eq!(revoke(&records, "?", fresh("f", RS256), NOW).unwrap_err(), Refused::Unknown);
        assert_eq!(revoke(&records, "a", fresh("f", ES256), NOW).unwrap_err(), Refused::Algorithm);
        expect(&revoke(&records[..1], "a", fresh("f", RS256), NOW).unwrap(), &[("a", Revoked), ("f", Active)]);
    }

    #[test]
    fn automatic_rotation_waits_until_the_next_was_published_long_enough() {
        let mut records = [record("a", RS256, Active), record("n", RS256, Next)];
        assert_eq!(due(&records, DAY, Duration::ZERO, NOW), [RS256]);
        assert!(due(&records, DAY * 2, Duration::ZERO, NOW).is_empty());
        records[1].created_at = NOW.minus(Duration::from_secs(599));
        assert!(due(&records, DAY, Duration::ZERO, NOW).is_empty());
        records[1].created_at = NOW.minus(Duration::from_secs(600));
        assert_eq!(due(&records, DAY, Duration::ZERO, NOW), [RS256]);
        assert!(due(&records, DAY, Duration::from_secs(30), NOW).is_empty(), "the clock that published it may be behind");
        assert!(due(&records[..1], DAY, Duration::ZERO, NOW).is_empty());
    }

    #[test]
    fn rfc7517_a_key_that_was_published_a_moment_ago_is_not_known_yet_but_the_first_two_are() {
        let mut records = vec![record("a", RS256, Active), fresh("n", RS256)];
        assert_eq!(known_from(&records, RS256, Duration::ZERO), None, "the first two were published together");
        assert_eq!(known_from(&records, ES256, Duration::ZERO), None);
        records.push(KeyRecord { retired_at: Some(NOW), ..record("r", RS256, Retired) });
        assert_eq!(known_from(&records, RS256, Duration::from_secs(30)), Some(NOW.plus(Duration::from_secs(630))));
        records[1].created_at = NOW.minus(DAY);
        assert!(known_from(&records, RS256, Duration::ZERO).unwrap() < NOW);
    }

    #[test]
    fn what_is_missing_is_completed_once() {
        assert_eq!(missing(&[], &[RS256]), [(RS256, Active), (RS256, Next)]);
        let first = complete(&[], &[RS256], &[fresh("f", RS256), fresh("g", RS256)], NOW);
        assert_eq!(first.inserts.iter().map(|record| record.state).collect::<Vec<_>>(), [Active, Next]);
        assert_eq!(first.inserts[0].activated_at, Some(NOW));
        assert!(missing(&first.inserts, &[RS256]).is_empty());
        assert_eq!(complete(&first.inserts, &[RS256], &[fresh("h", RS256)], NOW), Plan::default());
        let second = complete(&first.inserts, &[ES256], &[fresh("h", ES256), fresh("i", ES256)], NOW);
        assert_eq!(second.inserts[0].activated_at, Some(NOW));
        assert_eq!(missing(&[record("a", ES256, Active)], &[]), [(ES256, Next)]);
    }
}
