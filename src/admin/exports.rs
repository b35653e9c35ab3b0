//! `/admin/export/{list}`: people, apps, APIs, groups or sessions, those that the filters of the page name, as a file.

use std::collections::BTreeSet;

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

use super::administrator::Administrator;
use super::export::{Format, Rows, answer};
use super::recent::Act;
use super::{apis, apps, groups as groups_page, people as people_page, sessions as sessions_page};
use crate::audit::EventType;
use crate::clock::Timestamp;
use crate::endpoints::page_answers::or_failed;
use crate::http::Stop;
use crate::people::assignments::{self, OWNER};
use crate::people::listing::{self, Listing};
use crate::people::user::User;
use crate::people::{Username, groups};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sso::session::Session;
use crate::store::StoreError;

/// Rows that are read at once.
const PAGE: usize = 500;
const READ: i64 = 500;

const PEOPLE: [&str; 9] = ["id", "email", "email_verified", "username", "name", "status", "admin", "created_at", "last_sign_in_at"];
const APPS: [&str; 8] = ["client_id", "name", "type", "status", "state", "redirect_uris", "sign_ins_7_days", "first_party"];
const APIS: [&str; 7] = ["identifier", "name", "scopes", "signing_alg", "lifetime", "introspecting_clients", "apps"];
const GROUPS: [&str; 5] = ["id", "name", "members", "requires_second_factor", "created_at"];
const SESSIONS: [&str; 7] = ["user_id", "email", "started_at", "last_used_at", "apps", "address", "user_agent"];

/// GET /admin/export/{list}. That somebody took a list along is itself an event.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, list: web::Path<String>) -> HttpResponse {
    let list = list.into_inner();
    let answered = async {
        let mut admin = Administrator::of(&provider, &request).await?;
        if !matches!(list.as_str(), "people" | "apps" | "apis" | "groups" | "sessions") {
            return Ok(admin.not_found("/admin"));
        }
        admin.prove_again(Act::Export, &format!("/admin/export/{list}?{}", request.query_string())).await?;
        let query = Parameters::read(request.query_string().as_bytes());
        let event = admin.acting().event(EventType::ListExported).detail("list", list.as_str());
        provider.note(event.detail("format", Format::asked(&query).name())).await;
        match list.as_str() {
            "people" => people(&provider, &admin, &query).await,
            "apps" => apps_of(&admin, &query).await,
            "apis" => apis_of(&admin, &query).await,
            "groups" => Ok(groups_of(&provider, &admin, &query)),
            _ => sessions(&provider, &admin, &query).await,
        }
    };
    or_failed(&provider, &request, answered.await)
}

fn moment(at: Timestamp) -> Value {
    json!(at.to_string())
}

async fn people(provider: &web::Data<Provider>, admin: &Administrator<'_>, query: &Parameters) -> Result<HttpResponse, Stop> {
    let (asked, now, database) = (query.clone(), provider.now(), provider.database.clone());
    let read = database.read(move |conn| {
        let owners: BTreeSet<String> = assignments::holders(conn, OWNER, now)?.into_iter().collect();
        Ok::<_, StoreError>((people_page::listing(conn, &asked, now)?.0, owners))
    });
    let (listing, owners) = read.await?;
    let mut listing = Listing { after: None, before: None, limit: READ, ..listing };
    let next = async move || {
        let wanted = listing.clone();
        let page = database.read(move |conn| listing::list(conn, &wanted)).await?;
        listing.after = page.last().map(|last| listing.place_of(last)).or_else(|| listing.after.take());
        Ok(page.iter().map(|person| person_row(person, owners.contains(&person.id))).collect())
    };
    Ok(answer(admin, "people", &PEOPLE, Format::asked(query), next))
}

fn person_row(person: &User, owner: bool) -> Vec<Value> {
    vec![
        json!(person.id),
        json!(person.email.as_str()),
        json!(person.email_verified),
        json!(person.username.as_ref().map(Username::as_str)),
        json!(person.claims.get("name")),
        json!(person.status.as_str()),
        json!(owner),
        moment(person.created_at),
        json!(person.last_sign_in_at.map(|at| at.to_string())),
    ]
}

async fn apps_of(admin: &Administrator<'_>, query: &Parameters) -> Result<HttpResponse, Stop> {
    let found = apps::found(admin, query).await?;
    let row = |(client, row): &(std::sync::Arc<crate::protocol::client::Client>, crate::pages::console::AppRow)| {
        vec![
            json!(client.client_id),
            json!(client.name(&[])),
            json!(client.kind.as_str()),
            json!(if client.enabled { "active" } else { "disabled" }),
            json!(apps::state_name(row.state)),
            json!(client.metadata.redirect_uris),
            json!(row.sign_ins),
            json!(client.settings.first_party),
        ]
    };
    let mut rows: Rows = found.iter().map(row).collect();
    Ok(answer(admin, "apps", &APPS, Format::asked(query), async move || Ok(std::mem::take(&mut rows))))
}

async fn apis_of(admin: &Administrator<'_>, query: &Parameters) -> Result<HttpResponse, Stop> {
    let found = apis::found(admin, query).await?;
    let snapshot = admin.provider().snapshot();
    let row = |api: &std::sync::Arc<crate::protocol::resource::Resource>| {
        vec![
            json!(api.identifier),
            json!(api.name),
            json!(api.scopes),
            json!(api.signing_alg),
            json!(api.lifetime),
            json!(api.clients),
            json!(apis::callers(&snapshot, api).count()),
        ]
    };
    let mut rows: Rows = found.iter().map(row).collect();
    Ok(answer(admin, "apis", &APIS, Format::asked(query), async move || Ok(std::mem::take(&mut rows))))
}

fn groups_of(provider: &web::Data<Provider>, admin: &Administrator<'_>, query: &Parameters) -> HttpResponse {
    let (database, now) = (provider.database.clone(), provider.now());
    let mut listing = groups::Listing { after: None, limit: READ, ..groups_page::listing(query) };
    let next = async move || {
        let wanted = listing.clone();
        let read = database.read(move |conn| {
            let found = groups::search(conn, &wanted)?;
            let count = |group: groups::Group| Ok((groups::count_members(conn, &group.id, now)?, group));
            found.into_iter().map(count).collect::<Result<Vec<_>, StoreError>>()
        });
        let page = read.await?;
        listing.after = page.last().map(|(_, last)| last.name.clone()).or_else(|| listing.after.take());
        let row = |(members, group): &(i64, groups::Group)| {
            vec![json!(group.id), json!(group.name), json!(members), json!(group.requires_second_factor), moment(group.created_at)]
        };
        Ok(page.iter().map(row).collect())
    };
    answer(admin, "groups", &GROUPS, Format::asked(query), next)
}

/// Without the ids of sessions: whoever has the file could end them, and needs them for nothing else.
async fn sessions(provider: &web::Data<Provider>, admin: &Administrator<'_>, query: &Parameters) -> Result<HttpResponse, Stop> {
    let mut asked = sessions_page::Asked::of(query);
    asked.skip = 0;
    let person = sessions_page::named(provider, &asked).await?;
    let (provider, mut over) = (provider.clone(), false);
    let next = async move || {
        // A page may hold none that counts, though there are more behind it.
        while !over {
            let page = sessions_page::found(&provider, &asked, person.as_ref(), PAGE).await?;
            asked.skip = page.next.unwrap_or(asked.skip);
            over = page.next.is_none();
            let alive = provider.alive(page.sessions).await?;
            if !alive.is_empty() {
                return Ok(alive.iter().map(session_row).collect());
            }
        }
        Ok(Vec::new())
    };
    Ok(answer(admin, "sessions", &SESSIONS, Format::asked(query), next))
}

fn session_row((session, person): &(Session, User)) -> Vec<Value> {
    vec![
        json!(session.user_id),
        json!(person.email.as_str()),
        moment(session.created_at),
        moment(session.last_used_at),
        json!(session.clients.iter().map(|used| used.client_id.as_str()).collect::<Vec<_>>()),
        json!(session.address),
        json!(session.user_agent),
    ]
}
