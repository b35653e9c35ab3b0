//! How many events there were, by type and span of time: for overviews, without reading them.

use std::collections::BTreeMap;
use std::time::Duration;

use diesel::dsl::{count_star, max, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

use super::event_type::EventType;
use super::fault::{self, Fault};
use crate::clock::Timestamp;
use crate::store::database::MultiBackend;
use crate::store::schema::audit_events;
use crate::store::{Connection, StoreError};

/// An hour in the milliseconds of `audit_events.at`.
pub const HOUR_MILLIS: i64 = 3_600_000;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How many events of a type fell into an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InHour {
    /// Which events.
    pub event: EventType,
    /// The hour since the epoch.
    pub hour: i64,
    /// How many.
    pub count: i64,
}

/// The events of `types` since `since`, counted by type and hour (UTC). Hours without any are left out.
pub fn by_hour(conn: &mut Connection, types: &[EventType], since: Timestamp) -> Result<Vec<InHour>, StoreError> {
    let hour = || sql::<BigInt>("at / 3600000");
    let mut found = Vec::new();
    for &event in types {
        let rows: Vec<(i64, i64)> = audit_events::table
            .filter(audit_events::at.ge(since.as_millis()))
            .filter(audit_events::event.eq(event.name()))
            .group_by(hour())
            .select((hour(), count_star()))
            .load(conn)?;
        let mut hours: BTreeMap<i64, i64> = rows.into_iter().collect();
        let of_type = Box::new(audit_events::event.eq(event.name()));
        for (at, _, further) in summed(conn, of_type, since)? {
            *hours.entry(at.div_euclid(HOUR_MILLIS)).or_default() += further;
        }
        found.extend(hours.into_iter().map(|(hour, count)| InHour { event, hour, count }));
    }
    Ok(found)
}

type Condition<'a> = Box<dyn BoxableExpression<audit_events::table, MultiBackend, SqlType = Bool> + 'a>;

/// Rows that stand for many events, which is how those are kept that come too often to be written one by one: when, for which
/// client, and how many events beside the row itself.
fn summed(conn: &mut Connection, which: Condition<'_>, since: Timestamp) -> Result<Vec<(i64, Option<String>, i64)>, StoreError> {
    let rows: Vec<(i64, Option<String>, String)> = audit_events::table
        .filter(audit_events::at.ge(since.as_millis()))
        .filter(which)
        .filter(audit_events::request_id.is_null())
        .select((audit_events::at, audit_events::client_id, audit_events::details))
        .load(conn)?;
    let further = |details: &str| serde_json::from_str::<serde_json::Value>(details).ok()?.get("count")?.as_i64();
    Ok(rows.into_iter().filter_map(|(at, client_id, details)| Some((at, client_id, further(&details)? - 1))).collect())
}

/// For each client how many refusals since `since` are its own fault.
pub fn faults_by_client(conn: &mut Connection, since: Timestamp) -> Result<BTreeMap<String, i64>, StoreError> {
    faults(conn, Box::new(super::record::is_refused()), since)
}

/// How many refusals of one client since `since` are its own fault.
pub fn faults_of(conn: &mut Connection, client_id: &str, since: Timestamp) -> Result<i64, StoreError> {
    let of_client = audit_events::client_id.eq(client_id.to_owned()).assume_not_null().and(super::record::is_refused());
    Ok(faults(conn, Box::new(of_client), since)?.remove(client_id).unwrap_or(0))
}

/// Rows that are alike: client, event, details, one of their request ids, and how many there are.
type Alike = (Option<String>, String, String, Option<String>, i64);

/// The database counts those that are alike, so that few are read; whose fault they are is decided in one place.
fn faults(conn: &mut Connection, which: Condition<'_>, since: Timestamp) -> Result<BTreeMap<String, i64>, StoreError> {
    let types: Vec<&str> = fault::types().map(EventType::name).collect();
    let alike: Vec<Alike> = audit_events::table
        .filter(audit_events::at.ge(since.as_millis()))
        .filter(which)
        .filter(audit_events::event.eq_any(types))
        .filter(audit_events::client_id.is_not_null())
        .group_by((audit_events::client_id, audit_events::event, audit_events::details))
        .select((audit_events::client_id, audit_events::event, audit_events::details, max(audit_events::request_id), count_star()))
        .load(conn)?;
    let mut counts = BTreeMap::new();
    for (client_id, event, details, request_id, rows) in alike {
        let Ok(details) = serde_json::from_str::<serde_json::Value>(&details) else { continue };
        let text = |name: &str| details.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
        let lapsed = details.get("lapsed").and_then(serde_json::Value::as_bool).unwrap_or(false);
        let is_fault = EventType::parse(&event).is_some_and(|event| fault::of(event, text("reason"), lapsed) == Fault::App);
        if let Some(client_id) = client_id.filter(|_| is_fault) {
            let each = details.get("count").and_then(serde_json::Value::as_i64).filter(|_| request_id.is_none()).unwrap_or(1);
            *counts.entry(client_id).or_default() += rows.saturating_mul(each);
        }
    }
    Ok(counts)
}

/// How many events of a type each client has since `since`.
pub fn by_client(conn: &mut Connection, event: EventType, since: Timestamp) -> Result<Vec<(String, i64)>, StoreError> {
    let rows: Vec<(Option<String>, i64)> = audit_events::table
        .filter(audit_events::at.ge(since.as_millis()))
        .filter(audit_events::event.eq(event.name()))
        .filter(audit_events::client_id.is_not_null())
        .group_by(audit_events::client_id)
        .select((audit_events::client_id, count_star()))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(id, count)| Some((id?, count))).collect())
}

/// How many events of `types` fell into the span from `since` to `until` on each of the `days` days before, the latest first.
pub fn on_days_before(
    conn: &mut Connection,
    types: &[EventType],
    (since, until): (Timestamp, Timestamp),
    days: u32,
) -> Result<Vec<i64>, StoreError> {
    let mut found = Vec::new();
    for day in 1..=days {
        let names: Vec<&str> = types.iter().map(|event| event.name()).collect();
        let within = audit_events::table
            .filter(audit_events::event.eq_any(names))
            .filter(audit_events::at.ge(since.minus(DAY * day).as_millis()))
            .filter(audit_events::at.lt(until.minus(DAY * day).as_millis()));
        found.push(within.count().get_result(conn)?);
    }
    Ok(found)
}

/// When the record begins; none where it is empty.
pub fn beginning(conn: &mut Connection) -> Result<Option<Timestamp>, StoreError> {
    let first: Option<i64> = audit_events::table.select(audit_events::at).order(audit_events::at).first(conn).optional()?;
    Ok(first.map(Timestamp::from_millis))
}
