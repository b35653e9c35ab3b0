//! `/admin/audit`: what was done and what was refused, found and paged.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::administrator::Administrator;
use super::links;
use super::lists;
use super::membership::{A_DAY, day};
use super::paging;
use crate::audit::{self, EventType, Filter, Order, Recorded};
use crate::endpoints::page_answers::or_failed;
use crate::http::Stop;
use crate::pages::Notice;
use crate::pages::console::{Audit, AuditQuery, EventRow, Paging};
use crate::people::user;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::{Connection, StoreError};

const HERE: &str = "/admin/audit";
/// Where the same events are given as a file.
pub(super) const EXPORT: &str = "/admin/audit/export";
/// Events on one page.
const PAGE: usize = 50;
/// The page and one row more.
const READ: u32 = 51;

/// What was asked for, as typed.
pub(super) fn asked(query: &Parameters) -> AuditQuery {
    let text = |name: &str| query.get(name).unwrap_or_default().trim().to_owned();
    AuditQuery {
        event: text("event"),
        refused: query.get("outcome") == Some("refused"),
        person: text("person"),
        app: text("app"),
        since: text("since"),
        until: text("until"),
        reference: text("reference"),
    }
}

/// The filter of what was asked for, and the fields that say nothing that can be looked for. A person who was deleted is
/// named by the id alone.
pub(super) fn filter(conn: &mut Connection, asked: &AuditQuery) -> Result<(Filter, Vec<&'static str>), StoreError> {
    let mut wrong = Vec::new();
    let mut moment = |name: &'static str, typed: &str| {
        let found = day(typed);
        if found.is_none() && !typed.is_empty() {
            wrong.push(name);
        }
        found
    };
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let (since, until) = (moment("since", &asked.since), moment("until", &asked.until));
    let events = events(&asked.event);
    if events.is_none() {
        wrong.push("event");
    }
    let mut filter = Filter {
        since,
        until: until.map(|begins| begins.plus(A_DAY)),
        events: events.unwrap_or_default(),
        client_id: given(&asked.app),
        reference: given(&asked.reference),
        refused: asked.refused,
        ..Filter::default()
    };
    if let Some(named) = given(&asked.person) {
        filter.user_id = Some(user::find_named(conn, &named)?.map_or(named, |person| person.id));
    }
    Ok((filter, wrong))
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

fn pairs(asked: &AuditQuery) -> [(&'static str, &str); 7] {
    [
        ("event", &asked.event),
        ("outcome", if asked.refused { "refused" } else { "" }),
        ("person", &asked.person),
        ("app", &asked.app),
        ("since", &asked.since),
        ("until", &asked.until),
        ("reference", &asked.reference),
    ]
}

/// The page with what was asked for.
pub(super) fn page_of(asked: &AuditQuery) -> String {
    links::with_query(HERE, &pairs(asked))
}

/// GET /admin/audit.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let query = Parameters::read(request.query_string().as_bytes());
        list(&admin, &query, admin.notice(&request).await).await
    };
    or_failed(&provider, &request, shown.await)
}

struct Found {
    events: Vec<Recorded>,
    addresses: BTreeMap<String, String>,
    wrong: Vec<&'static str>,
    more: bool,
}

async fn list(admin: &Administrator<'_>, query: &Parameters, notice: Option<Notice>) -> Result<HttpResponse, Stop> {
    let asked = asked(query);
    let (older, newer) = (query.get("older").map(str::to_owned), query.get("newer").map(str::to_owned));
    let (backwards, forwards, wanted) = (newer.is_some(), older.is_some(), asked.clone());
    let read = admin.provider().database.read(move |conn| {
        let (filter, wrong) = filter(conn, &wanted)?;
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
        Ok::<_, StoreError>(Found { addresses: user::addresses_of(conn, &ids)?, events, wrong, more })
    });
    let found = read.await?;
    let beside = |name: &str, event: Option<&Recorded>| {
        let mut whole = pairs(&asked).to_vec();
        whole.push((name, event.map(|event| event.id.as_str()).unwrap_or_default()));
        admin.local(&links::with_query(HERE, &whole))
    };
    let view = Audit {
        frame: admin.frame(),
        types: types(&asked.event),
        wrong: found.wrong,
        paging: Paging {
            previous: (forwards || (backwards && found.more)).then(|| beside("newer", found.events.first())),
            next: (backwards || found.more).then(|| beside("older", found.events.last())),
        },
        exports: lists::exports(admin, EXPORT, &pairs(&asked)),
        events: found.events.into_iter().map(|event| row(event, &found.addresses)).collect(),
        asked: asked.clone(),
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
