//! Rows of `audit_events`.

use std::collections::BTreeSet;

use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::event::{Event, Subject};
use super::event_type::EventType;
use super::text;
use crate::clock::{Random, Rfc3339, Timestamp};
use crate::store::schema::audit_events;
use crate::store::{Connection, EitherConnection, StoreError, Writing};

/// The longest page of a list.
pub const MAX_PAGE: u32 = 1_000;

/// An event as it was recorded.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Recorded {
    /// A UUID, version 7: later events have greater ids.
    pub id: String,
    /// When it happened; serialized as RFC 3339 in UTC.
    #[serde(serialize_with = "rfc3339")]
    pub at: Timestamp,
    /// The name of its type; of a later release's types too.
    pub event: String,
    /// `done` or `refused`.
    pub outcome: String,
    /// `user`, `client`, `command`, `system` or `anonymous`.
    pub actor_kind: String,
    /// Who did it.
    pub actor_id: Option<String>,
    /// What `subject_id` names.
    pub subject_kind: Option<String>,
    /// To whom or what it was done.
    pub subject_id: Option<String>,
    /// The person whom it concerns: the subject itself, or whose session, grant or token the subject is.
    pub user_id: Option<String>,
    /// The client that it happened for or through.
    pub client_id: Option<String>,
    /// The group that it concerns.
    pub group_id: Option<String>,
    /// The request's id, as the log has it.
    pub request_id: Option<String>,
    /// Further facts.
    pub details: Map<String, Value>,
    /// The address of who asked.
    pub address: Option<String>,
    /// The browser or program that asked.
    pub user_agent: Option<String>,
}

impl Recorded {
    /// How many events it stands for: those that come too often to be written one by one are summed.
    pub fn count(&self) -> u64 {
        self.details.get("count").and_then(Value::as_u64).filter(|_| self.request_id.is_none()).unwrap_or(1)
    }
}

/// An event with how many it stands for, as commands and files show it.
#[derive(Clone, Debug, Serialize)]
pub struct Counted<'a> {
    #[serde(flatten)]
    event: &'a Recorded,
    count: u64,
}

impl<'a> From<&'a Recorded> for Counted<'a> {
    fn from(event: &'a Recorded) -> Self {
        Self { event, count: event.count() }
    }
}

fn rfc3339<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    Rfc3339(*at).serialize(serializer)
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_events)]
pub(super) struct Row {
    id: String,
    at: i64,
    event: String,
    outcome: String,
    actor_kind: String,
    actor_id: Option<String>,
    subject_kind: Option<String>,
    subject_id: Option<String>,
    user_id: Option<String>,
    client_id: Option<String>,
    group_id: Option<String>,
    request_id: Option<String>,
    details: String,
    address: Option<String>,
    user_agent: Option<String>,
}

impl Row {
    /// The event with its id and time, bounded and neutralized.
    pub(super) fn new(event: &Event, random: &Random, at: Timestamp) -> Self {
        let millis = u64::try_from(at.as_millis()).unwrap_or(0);
        let (actor_kind, actor_id) = event.actor.columns();
        let of = event.subject.as_ref();
        let subject = of.map(Subject::columns);
        let client_id = event.client_id.as_deref().or(of.and_then(Subject::client_id));
        Self {
            id: uuid::Builder::from_unix_timestamp_millis(millis, &random.bytes()).into_uuid().to_string(),
            at: at.as_millis(),
            event: event.event.name().to_owned(),
            outcome: event.outcome.as_str().to_owned(),
            actor_kind: actor_kind.to_owned(),
            actor_id: actor_id.map(text::id),
            subject_kind: subject.map(|(kind, _)| kind.to_owned()),
            subject_id: subject.map(|(_, id)| text::id(id)),
            user_id: of.and_then(Subject::user_id).map(text::id),
            client_id: client_id.map(text::id),
            group_id: of.and_then(Subject::group_id).map(text::id),
            request_id: event.origin.request_id.as_deref().map(text::id),
            details: Value::Object(event.details.clone()).to_string(),
            address: event.origin.address.as_deref().map(text::id),
            user_agent: event.origin.user_agent.as_deref().map(text::free),
        }
    }
}

impl TryFrom<Row> for Recorded {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            details: serde_json::from_str(&row.details).map_err(|_| StoreError::Corrupt("audit_events.details".into()))?,
            id: row.id,
            at: Timestamp::from_millis(row.at),
            event: row.event,
            outcome: row.outcome,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            user_id: row.user_id,
            client_id: row.client_id,
            group_id: row.group_id,
            request_id: row.request_id,
            address: row.address,
            user_agent: row.user_agent,
        })
    }
}

/// Records an event in the transaction of the change that it tells of; gives its id.
pub fn insert(conn: &mut Writing<'_>, event: &Event, random: &Random, now: Timestamp) -> Result<String, StoreError> {
    let row = Row::new(event, random, now);
    let id = row.id.clone();
    diesel::insert_into(audit_events::table).values(row).execute(conn.rows())?;
    Ok(id)
}

/// Records what the queue gathered; what is there already (an earlier try whose answer was lost) stays as it is.
pub(super) fn insert_rows(conn: &mut Writing<'_>, rows: &[Row]) -> Result<(), StoreError> {
    match conn.rows().either() {
        EitherConnection::Postgres(inner) => {
            diesel::insert_into(audit_events::table).values(rows).on_conflict_do_nothing().execute(inner)?
        }
        EitherConnection::Sqlite(inner) => {
            let mut inserted = 0;
            for row in rows {
                inserted += diesel::insert_into(audit_events::table).values(row.clone()).on_conflict_do_nothing().execute(inner)?;
            }
            inserted
        }
    };
    Ok(())
}

/// In which order a list comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// For reading.
    #[default]
    NewestFirst,
    /// For exporting.
    OldestFirst,
}

/// Which events a list names; every condition that is set must hold.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// At this time or later.
    pub since: Option<Timestamp>,
    /// Before this time.
    pub until: Option<Timestamp>,
    /// Of these types; empty: of any.
    pub events: BTreeSet<EventType>,
    /// Done by this person, to them, or to what is theirs.
    pub user_id: Option<String>,
    /// Done by, to, for or through this client.
    pub client_id: Option<String>,
    /// Done to this group or to its members.
    pub group_id: Option<String>,
    /// To this thing, whatever its kind.
    pub subject_id: Option<String>,
    /// Whose own id, request or subject is this, or the person or group that it concerns: what an error page or a log line names.
    pub reference: Option<String>,
    /// Refused ones alone.
    pub refused: bool,
    /// In this order.
    pub order: Order,
    /// Goes on behind the event of this id, the last of the page before.
    pub cursor: Option<String>,
}

/// One of the ways in which an event concerns what a filter names. Each has an index; what several have is asked for one by
/// one, since an OR over two indexes makes a database read every event of a busy person or client before it sorts.
#[derive(Clone, Copy)]
enum Way<'a> {
    Any,
    ByUser(&'a str),
    /// Of releases that told the subject alone.
    ToUser(&'a str),
    OfUser(&'a str),
    OfGroup(&'a str),
    OfClient(&'a str),
    ToClient(&'a str),
    Itself(&'a str),
    OfRequest(&'a str),
    To(&'a str),
}

impl Filter {
    fn ways(&self) -> Vec<Way<'_>> {
        if let Some(reference) = self.reference.as_deref() {
            let itself = [Way::Itself(reference), Way::OfRequest(reference), Way::To(reference)];
            return itself.into_iter().chain([Way::OfUser(reference), Way::OfGroup(reference)]).collect();
        }
        match (self.user_id.as_deref(), self.client_id.as_deref(), self.group_id.as_deref()) {
            (Some(id), _, _) => vec![Way::ByUser(id), Way::ToUser(id), Way::OfUser(id)],
            (None, Some(id), _) => vec![Way::OfClient(id), Way::ToClient(id)],
            (None, None, Some(id)) => vec![Way::OfGroup(id), Way::To(id)],
            (None, None, None) => vec![Way::Any],
        }
    }
}

/// The moment of an event, which its id begins with, in milliseconds; none where this is no event's id.
fn moment_of(id: &str) -> Option<i64> {
    let (seconds, nanos) = uuid::Uuid::parse_str(id).ok()?.get_timestamp()?.to_unix();
    i64::try_from(seconds).ok()?.checked_mul(1_000)?.checked_add(i64::from(nanos / 1_000_000))
}

/// Whether this can be the id of an event, which [`Filter::cursor`] goes on behind.
pub fn is_id(text: &str) -> bool {
    moment_of(text).is_some()
}

/// Holds where an event was refused: written out, so that both databases see that the indexes of refusals serve.
pub(super) fn is_refused() -> SqlLiteral<Bool> {
    sql::<Bool>("outcome = 'refused'")
}

/// The events that pass `filter`, `limit` at most (and never more than 1,000). A cursor that is no event's id is none.
pub fn list(conn: &mut Connection, filter: &Filter, limit: u32) -> Result<Vec<Recorded>, StoreError> {
    let limit = limit.min(MAX_PAGE);
    let ways = filter.ways();
    let mut rows = Vec::new();
    for way in &ways {
        rows.extend(one_way(conn, filter, *way, limit)?);
    }
    if ways.len() > 1 {
        rows.sort_by(|a, b| match filter.order {
            Order::NewestFirst => (b.at, &b.id).cmp(&(a.at, &a.id)),
            Order::OldestFirst => (a.at, &a.id).cmp(&(b.at, &b.id)),
        });
        rows.dedup_by(|a, b| a.id == b.id);
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    rows.into_iter().map(Recorded::try_from).collect()
}

fn one_way(conn: &mut Connection, filter: &Filter, way: Way<'_>, limit: u32) -> Result<Vec<Row>, StoreError> {
    let mut query = audit_events::table.select(Row::as_select()).limit(i64::from(limit)).into_boxed();
    query = match way {
        Way::Any => query,
        Way::ByUser(id) => query.filter(audit_events::actor_id.eq(id)).filter(audit_events::actor_kind.eq("user")),
        Way::ToUser(id) => query.filter(audit_events::subject_id.eq(id)).filter(audit_events::subject_kind.eq("user")),
        Way::OfUser(id) => query.filter(audit_events::user_id.eq(id)),
        Way::OfGroup(id) => query.filter(audit_events::group_id.eq(id)),
        Way::OfClient(id) => query.filter(audit_events::client_id.eq(id)),
        Way::ToClient(id) => query.filter(audit_events::subject_id.eq(id)).filter(audit_events::subject_kind.eq("client")),
        Way::Itself(id) => query.filter(audit_events::id.eq(id)),
        Way::OfRequest(id) => query.filter(audit_events::request_id.eq(id)),
        Way::To(id) => query.filter(audit_events::subject_id.eq(id)),
    };
    // What no way was made of is looked for among what the way finds.
    if let (Some(user_id), Some(_)) = (filter.user_id.as_deref(), filter.reference.as_deref()) {
        let by = audit_events::actor_kind.eq("user").and(audit_events::actor_id.eq(user_id));
        let to = audit_events::subject_kind.eq("user").and(audit_events::subject_id.eq(user_id));
        let of = audit_events::user_id.eq(user_id);
        query = query.filter(by.assume_not_null().or(to.assume_not_null()).or(of.assume_not_null()));
    }
    if let Some(group_id) = filter.group_id.as_deref().filter(|_| !matches!(way, Way::OfGroup(_) | Way::To(_))) {
        query = query.filter(audit_events::group_id.eq(group_id));
    }
    if let Some(client_id) = filter.client_id.as_deref().filter(|_| !matches!(way, Way::OfClient(_) | Way::ToClient(_))) {
        let to = audit_events::subject_kind.eq("client").and(audit_events::subject_id.eq(client_id));
        query = query.filter(audit_events::client_id.eq(client_id).assume_not_null().or(to.assume_not_null()));
    }
    if let Some(since) = filter.since {
        query = query.filter(audit_events::at.ge(since.as_millis()));
    }
    if let Some(until) = filter.until {
        query = query.filter(audit_events::at.lt(until.as_millis()));
    }
    if let Some(subject_id) = filter.subject_id.as_deref() {
        query = query.filter(audit_events::subject_id.eq(subject_id));
    }
    let names: Vec<&str> = filter.events.iter().map(|event| event.name()).collect();
    query = match names.as_slice() {
        [] => query,
        [name] => query.filter(audit_events::event.eq(*name)),
        _ => query.filter(audit_events::event.eq_any(names)),
    };
    if filter.refused {
        query = query.filter(is_refused());
    }
    let behind = filter.cursor.as_deref().and_then(|id| Some((moment_of(id)?, id)));
    query = match (filter.order, behind) {
        (_, None) => query,
        (Order::NewestFirst, Some((at, id))) => {
            query.filter(audit_events::at.le(at)).filter(audit_events::at.lt(at).or(audit_events::id.lt(id)))
        }
        (Order::OldestFirst, Some((at, id))) => {
            query.filter(audit_events::at.ge(at)).filter(audit_events::at.gt(at).or(audit_events::id.gt(id)))
        }
    };
    query = match filter.order {
        Order::NewestFirst => query.order((audit_events::at.desc(), audit_events::id.desc())),
        Order::OldestFirst => query.order((audit_events::at.asc(), audit_events::id.asc())),
    };
    Ok(query.load(conn)?)
}

/// Deletes up to `batch` events older than `before` (the retention that was set); says how many.
pub fn sweep(conn: &mut Writing<'_>, before: Timestamp, batch: i64) -> Result<usize, StoreError> {
    let over = audit_events::table.filter(audit_events::at.lt(before.as_millis())).order(audit_events::at).limit(batch);
    let ids: Vec<String> = over.select(audit_events::id).load(conn.rows())?;
    if ids.is_empty() {
        return Ok(0);
    }
    Ok(diesel::delete(audit_events::table.filter(audit_events::id.eq_any(ids))).execute(conn.rows())?)
}
