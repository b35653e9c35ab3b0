//! `/admin/search`: people, apps, APIs and groups by a part of what they are called; sessions, grants and events by their id, or by
//! the reference number of an error page. A few of each, with the way to the list that has all.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};

use super::administrator::Administrator;
use super::{apis, apps, links};
use crate::audit::{self, Filter, Recorded};
use crate::endpoints::page_answers::or_failed;
use crate::http::Failure;
use crate::issued::grant;
use crate::pages::console::{Found, FoundKind, Frame, Hit, Search};
use crate::pages::paths;
use crate::people::groups;
use crate::people::listing::{self, Listing};
use crate::people::user::{self, User};
use crate::protocol::grants::Grant;
use crate::protocol::parameters::Parameters;
use crate::protocol::resource::Resource;
use crate::provider::Provider;
use crate::store::{Connection, StoreError};
use crate::writing::collation;

/// So many of each sort are shown.
const MOST: usize = 5;
/// These and one more.
const READ: u32 = 6;
/// Characters that are looked for at most.
const LONGEST: usize = 254;

/// GET /admin/search.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let query = Parameters::read(request.query_string().as_bytes());
        let sought: String = query.get("for").unwrap_or_default().trim().chars().take(LONGEST).collect();
        let found = if collation::searched(&sought).is_empty() { Vec::new() } else { find(&admin, &sought).await? };
        let view = Search { frame: Frame { sought, ..admin.frame() }, found };
        Ok(admin.show(None, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

/// What the database has.
struct Read {
    people: Vec<User>,
    groups: Vec<groups::Group>,
    grant: Option<(Grant, Option<User>)>,
    events: Vec<Recorded>,
}

fn read(conn: &mut Connection, sought: &str) -> Result<Read, StoreError> {
    let limit = i64::from(READ);
    let mut people = listing::list(conn, &Listing { search: Some(sought.to_owned()), limit, ..Listing::default() })?;
    if let Some(named) = user::find(conn, sought)? {
        people.retain(|person| person.id != named.id);
        people.insert(0, named);
    }
    let mut found = groups::search(conn, &groups::Listing { search: sought.to_owned(), limit, ..groups::Listing::default() })?;
    if let Some(named) = groups::find(conn, sought)? {
        found.insert(0, named);
    }
    let grant = match grant::find(conn, sought)? {
        Some(grant) => {
            let whose = user::find(conn, &grant.user_id)?;
            Some((grant, whose))
        }
        None => None,
    };
    let events = audit::list(conn, &Filter { reference: Some(sought.to_owned()), ..Filter::default() }, READ)?;
    Ok(Read { people, groups: found, grant, events })
}

async fn find(admin: &Administrator<'_>, sought: &str) -> Result<Vec<Found>, Failure> {
    let provider = admin.provider();
    let wanted = sought.to_owned();
    let read = provider.database.read(move |conn| read(conn, &wanted)).await?;
    let session = match provider.sessions().find(sought).await? {
        Some(session) if session.issuer == provider.issuer() => provider.alive(vec![session]).await?.pop(),
        _ => None,
    };
    let few = |kind, mut hits: Vec<Hit>, list: &str, parameter: &str| {
        let more = super::paging::cut(&mut hits, MOST, false);
        Found { kind, hits, all: more.then(|| admin.local(&links::with_query(list, &[(parameter, sought)]))) }
    };
    let mut found = vec![
        few(FoundKind::People, read.people.iter().map(|person| person_hit(admin, person)).collect(), paths::CONSOLE_PEOPLE, "q"),
        few(FoundKind::Apps, app_hits(admin, sought), paths::CONSOLE_APPS, "q"),
        few(FoundKind::Apis, api_hits(admin, sought), paths::CONSOLE_APIS, "q"),
        few(FoundKind::Groups, read.groups.iter().map(|group| group_hit(admin, group)).collect(), paths::CONSOLE_GROUPS, "q"),
    ];
    let of_session = |(session, person): (crate::sso::session::Session, User)| Hit {
        url: admin.local(&links::with_query(paths::CONSOLE_SESSIONS, &[("person", &person.id)])),
        name: person.email.as_str().to_owned(),
        detail: session.user_agent.unwrap_or_default(),
        at: Some(session.created_at.as_seconds()),
    };
    found.push(few(FoundKind::Sessions, session.into_iter().map(of_session).collect(), paths::CONSOLE_SESSIONS, "person"));
    let of_grant = |(grant, person): (Grant, Option<User>)| Hit {
        url: admin.local(&links::with_query(paths::CONSOLE_AUDIT, &[("reference", sought)])),
        name: person.map_or_else(|| grant.user_id.clone(), |person| person.email.as_str().to_owned()),
        detail: grant.client_id,
        at: Some(grant.created_at.as_seconds()),
    };
    found.push(few(FoundKind::Grants, read.grant.into_iter().map(of_grant).collect(), paths::CONSOLE_AUDIT, "reference"));
    let of_event = |event: &Recorded| Hit {
        url: admin.local(&links::with_query(paths::CONSOLE_AUDIT, &[("reference", &event.id)])),
        name: event.event.clone(),
        detail: event.client_id.clone().unwrap_or_default(),
        at: Some(event.at.as_seconds()),
    };
    found.push(few(FoundKind::Events, read.events.iter().map(of_event).collect(), paths::CONSOLE_AUDIT, "reference"));
    found.retain(|found| !found.hits.is_empty());
    Ok(found)
}

fn person_hit(admin: &Administrator<'_>, person: &User) -> Hit {
    let (name, email) = (person.display_name(), person.email.as_str());
    Hit {
        url: admin.local(&links::person(&person.id)),
        name: name.to_owned(),
        detail: if name == email { String::new() } else { email.to_owned() },
        at: None,
    }
}

fn group_hit(admin: &Administrator<'_>, group: &groups::Group) -> Hit {
    Hit { url: admin.local(&links::group(&group.id)), name: group.name.clone(), ..Hit::default() }
}

fn api_hits(admin: &Administrator<'_>, sought: &str) -> Vec<Hit> {
    let snapshot = admin.provider().snapshot();
    let hit = |api: &Arc<Resource>| Hit {
        url: admin.local(&apis::page_of(&api.identifier)),
        name: api.name.clone(),
        detail: api.identifier.clone(),
        at: None,
    };
    let mut hits: Vec<Hit> = snapshot.resources().filter(|api| apis::matches(api, sought)).map(hit).collect();
    hits.sort_by_cached_key(|hit| (collation::sort_key(&hit.name), hit.detail.clone()));
    hits
}

fn app_hits(admin: &Administrator<'_>, sought: &str) -> Vec<Hit> {
    let snapshot = admin.provider().snapshot();
    let mut hits: Vec<Hit> = snapshot
        .clients()
        .filter(|known| apps::matches(known, sought))
        .map(|known| Hit {
            url: admin.local(&links::app(&known.client.client_id)),
            name: known.client.name(&[]).to_owned(),
            detail: known.client.client_id.clone(),
            at: None,
        })
        .collect();
    hits.sort_by_cached_key(|hit| (collation::sort_key(&hit.name), hit.detail.clone()));
    hits
}
