//! `/admin/audit`: what was done and what was refused, found and paged.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::administrator::Administrator;
use super::files;
use super::lists::{AT_MOST, Asked, Find, List};
use super::membership::{A_DAY, day};
use super::paging;
use crate::audit::{self, Counted, EventType, Filter, Order, Recorded};
use crate::endpoints::page_answers::or_failed;
use crate::http::{Failure, Stop};
use crate::issued::grant;
use crate::pages::Notice;
use crate::pages::console::sections::AUDIT;
use crate::pages::console::{Audit, AuditQuery, EventRow, Hit, Paging};
use crate::pages::paths::with_query;
use crate::people::user::{self, User};
use crate::protocol::grants::Grant;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::{Connection, StoreError};

/// Events on one page.
const PAGE: usize = 50;
/// The page and one row more.
const READ: u32 = 51;

/// The record.
pub(super) static LIST: List = List {
    section: AUDIT,
    filters: &["event", "outcome", "person", "app", "since", "until", "reference"],
    sorts: &[],
    place: &["older", "newer"],
    file: "/admin/audit/export",
    columns: &[
        "id",
        "at",
        "event",
        "outcome",
        "count",
        "actor_kind",
        "actor_id",
        "subject_kind",
        "subject_id",
        "user_id",
        "client_id",
        "group_id",
        "request_id",
        "address",
        "user_agent",
        "details",
    ],
    exported: EventType::AuditRead,
    is_unclear: |asked| !wrong(&typed(asked)).is_empty(),
    export: |_, admin, asked| Box::pin(export(admin, asked)),
    finds: &[
        Find { name: "grants", title: "search-grants", by: "reference", hits: |admin, sought| Box::pin(grants(admin, sought)) },
        Find { name: "events", title: "console-audit", by: "reference", hits: |admin, sought| Box::pin(of_reference(admin, sought)) },
    ],
};

/// What was asked for, as typed.
fn typed(asked: &Asked) -> AuditQuery {
    let text = |name: &str| asked.text(name).to_owned();
    AuditQuery {
        event: text("event"),
        refused: asked.get("outcome") == Some("refused"),
        person: text("person"),
        app: text("app"),
        since: text("since"),
        until: text("until"),
        reference: text("reference"),
    }
}

/// The fields that say nothing that can be looked for.
fn wrong(asked: &AuditQuery) -> Vec<&'static str> {
    let is_no_day = |typed: &str| !typed.is_empty() && day(typed).is_none();
    let fields = [("since", is_no_day(&asked.since)), ("until", is_no_day(&asked.until)), ("event", events(&asked.event).is_none())];
    fields.into_iter().filter(|(_, wrong)| *wrong).map(|(name, _)| name).collect()
}

/// The filter of what was asked for. A person who was deleted is named by the id alone.
fn filter(conn: &mut Connection, asked: &AuditQuery) -> Result<Filter, StoreError> {
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let mut filter = Filter {
        since: day(&asked.since),
        until: day(&asked.until).map(|begins| begins.plus(A_DAY)),
        events: events(&asked.event).unwrap_or_default(),
        client_id: given(&asked.app),
        reference: given(&asked.reference),
        refused: asked.refused,
        ..Filter::default()
    };
    if let Some(named) = given(&asked.person) {
        filter.user_id = Some(user::find_named(conn, &named)?.map_or(named, |person| person.id));
    }
    Ok(filter)
}

/// The types that are named, parted by commas; none where one of them is unknown.
fn events(named: &str) -> Option<BTreeSet<EventType>> {
    named.split(',').filter(|name| !name.is_empty()).map(EventType::parse).collect()
}

/// What may be chosen: each type, and the several that are asked for now.
fn types(asked: &str) -> Vec<String> {
    let several = Some(asked.to_owned()).filter(|asked| asked.contains(',') && events(asked).is_some());
    several.into_iter().chain(EventType::ALL.iter().map(|event| event.name().to_owned())).collect()
}

/// GET /admin/audit.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Asked::of(&LIST, Parameters::read(request.query_string().as_bytes()));
        list(&admin, &asked, admin.notice(&request).await).await
    };
    or_failed(&provider, &request, shown.await)
}

/// GET /admin/audit/export: the oldest first.
async fn export(admin: &Administrator<'_>, asked: Asked) -> Result<HttpResponse, Stop> {
    let (wanted, now) = (typed(&asked), admin.provider().now());
    let filter = admin.provider().database.read(move |conn| filter(conn, &wanted)).await?;
    // What happens from now on is left out, so that a busy record has an end.
    let end = now.plus(Duration::from_millis(1));
    let until = filter.until.map_or(end, |until| until.min(end));
    let filter = Filter { until: Some(until), order: Order::OldestFirst, ..filter };
    let (database, mut cursor) = (admin.provider().database.clone(), None);
    let next = async move || {
        let wanted = Filter { cursor: cursor.clone(), ..filter.clone() };
        let page = database.read(move |conn| audit::list(conn, &wanted, files::AT_ONCE)).await?;
        cursor = page.last().map(|last| last.id.clone());
        Ok(page.iter().map(|event| files::row(LIST.columns, &Counted::from(event), Value::Null)).collect())
    };
    Ok(asked.file(admin, next))
}

/// The grant of an id.
async fn grants(admin: &Administrator<'_>, sought: &str) -> Result<Vec<Hit>, Failure> {
    let wanted = sought.to_owned();
    let read = admin.provider().database.read(move |conn| {
        let Some(grant) = grant::find(conn, &wanted)? else { return Ok(None) };
        let whose = user::find(conn, &grant.user_id)?;
        Ok::<_, StoreError>(Some((grant, whose)))
    });
    let hit = |(grant, person): (Grant, Option<User>)| Hit {
        url: admin.local(&with_query(AUDIT.path, &[("reference", sought)])),
        name: person.map_or_else(|| grant.user_id.clone(), |person| person.email.as_str().to_owned()),
        detail: grant.client_id,
        at: Some(grant.created_at.as_seconds()),
    };
    Ok(read.await?.into_iter().map(hit).collect())
}

/// Events of an id or a reference number.
async fn of_reference(admin: &Administrator<'_>, sought: &str) -> Result<Vec<Hit>, Failure> {
    let filter = Filter { reference: Some(sought.to_owned()), ..Filter::default() };
    let events = admin.provider().database.read(move |conn| audit::list(conn, &filter, AT_MOST)).await?;
    let hit = |event: &Recorded| Hit {
        url: admin.local(&with_query(AUDIT.path, &[("reference", &event.id)])),
        name: event.event.clone(),
        detail: event.client_id.clone().unwrap_or_default(),
        at: Some(event.at.as_seconds()),
    };
    Ok(events.iter().map(hit).collect())
}

struct Found {
    events: Vec<Recorded>,
    addresses: BTreeMap<String, String>,
    more: bool,
}

async fn list(admin: &Administrator<'_>, asked: &Asked, notice: Option<Notice>) -> Result<HttpResponse, Stop> {
    let (older, newer) = (asked.get("older").map(str::to_owned), asked.get("newer").map(str::to_owned));
    let (backwards, forwards, query) = (newer.is_some(), older.is_some(), typed(asked));
    let wanted = query.clone();
    let read = admin.provider().database.read(move |conn| {
        let filter = filter(conn, &wanted)?;
        let order = if backwards { Order::OldestFirst } else { Order::NewestFirst };
        let mut events = audit::list(conn, &Filter { order, cursor: newer.or(older), ..filter }, READ)?;
        if backwards {
            events.reverse();
        }
        let more = paging::cut(&mut events, PAGE, backwards);
        let actors = events.iter().filter(|event| event.actor_kind == "user").filter_map(|event| event.actor_id.clone());
        let subjects =
            events.iter().filter(|event| event.subject_kind.as_deref() == Some("user")).filter_map(|event| event.subject_id.clone());
        let ids: BTreeSet<String> = actors.chain(subjects).collect();
        Ok::<_, StoreError>(Found { addresses: user::addresses_of(conn, &ids)?, events, more })
    });
    let found = read.await?;
    let beside =
        |name: &str, event: Option<&Recorded>| admin.local(&asked.at(&[(name, event.map(|event| event.id.as_str()).unwrap_or_default())]));
    let view = Audit {
        frame: admin.frame(),
        types: types(&query.event),
        wrong: wrong(&query),
        paging: Paging {
            previous: (forwards || (backwards && found.more)).then(|| beside("newer", found.events.first())),
            next: (backwards || found.more).then(|| beside("older", found.events.last())),
        },
        exports: asked.exports(admin),
        events: found.events.into_iter().map(|event| row(event, &found.addresses)).collect(),
        asked: query,
    };
    Ok(admin.show(notice, |context| view.render(context)))
}

fn row(event: Recorded, addresses: &BTreeMap<String, String>) -> EventRow {
    let named = |kind: Option<&str>, id: Option<String>| {
        let address = id.as_ref().filter(|_| kind == Some("user")).and_then(|id| addresses.get(id)).cloned();
        address.or(id)
    };
    let sum = i64::try_from(event.count()).ok().filter(|count| *count > 1);
    let mut facts: Vec<(String, String)> = [
        ("id", Some(event.id.clone())),
        ("actor_id", event.actor_id.clone()),
        ("subject_id", event.subject_id.clone()),
        ("user_id", event.user_id.filter(|id| event.subject_id.as_ref() != Some(id))),
        ("group_id", event.group_id.filter(|id| event.subject_id.as_ref() != Some(id))),
        ("request_id", event.request_id),
        ("address", event.address),
        ("user_agent", event.user_agent),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name.to_owned(), value?)))
    .collect();
    facts.extend(event.details.into_iter().map(|(name, value)| match value {
        Value::String(text) => (name, text),
        other => (name, other.to_string()),
    }));
    EventRow {
        sum,
        at: event.at.as_seconds(),
        event: event.event,
        refused: event.outcome == "refused",
        actor: named(Some(&event.actor_kind), event.actor_id),
        actor_kind: event.actor_kind,
        subject: named(event.subject_kind.as_deref(), event.subject_id),
        subject_kind: event.subject_kind,
        client: event.client_id,
        facts,
        id: event.id,
    }
}
