//! `/admin/sessions`: who is signed in where, what apps may do beside, and the end of it.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

use super::administrator::{Administrator, Again};
use super::files::{self, Rows};
use super::lists::{Asked, Find, List};
use crate::acts::Acting;
use crate::acts::door::NotDone;
use crate::acts::issued::{GrantNotRevoked, RevokeGrant};
use crate::acts::person::{EndAllOfEach, EndAllOfPerson, EndNotConfirmed, NoPerson, WhichPerson};
use crate::acts::session::EndSessions;
use crate::audit::EventType;
use crate::clock::Timestamp;
use crate::endpoints::page_answers::or_failed;
use crate::http::addresses::{Address, console};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::issued::GrantRepresentation;
use crate::issued::grant::{self, Whose};
use crate::pages::console::sections::{PEOPLE, SESSIONS};
use crate::pages::console::{AllSessions, Hit, Paging, SessionLine};
use crate::pages::paths::with_query;
use crate::pages::{Done, Notice};
use crate::people::listing::{self, Listing};
use crate::people::user::{self, User};
use crate::protocol::acr::Acr;
use crate::protocol::grants::Grant;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sso::SessionRepresentation;
use crate::sso::session::{Lifetimes, Session};
use crate::sso::sessions::{Page, Which};
use crate::store::StoreError;
use crate::store::transient::Unavailable;
use crate::writing::collation;

const HERE: &str = SESSIONS.path;
/// The `kind` that asks for what apps have without a session; [`SESSIONS`]' name asks for sessions alone.
const OFFLINE: &str = "offline";
/// Sessions on one page.
const PAGE: usize = 50;
/// So many pages before one are remembered.
const MOST_BEFORE: usize = 100;
/// Of so many sessions of one person, the newest, a list tells.
const MOST_OF_ONE: usize = 1_000;
/// People whose sessions end in one transaction; each may have many grants.
const AT_ONCE: i64 = 50;

/// Ends everybody's sessions and grants, page by page, so that the server is never kept waiting for long; says of how many
/// people something ended. `confirmed_by` as in [`EndAllOfEach`].
///
/// # Errors
/// Where it is not confirmed, or a store is away.
pub(crate) async fn end_everybodys(
    provider: &Provider,
    acting: &Acting,
    confirmed_by: Option<String>,
) -> Result<usize, NotDone<EndNotConfirmed>> {
    let (mut after, mut count, mut is_first) = (None, 0, true);
    loop {
        let listing = Listing { after: after.clone(), limit: AT_ONCE, ..Listing::default() };
        let page = provider.database.read(move |conn| listing::list(conn, &listing)).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.email.key().to_owned());
        let user_ids: Vec<String> = page.iter().map(|person| person.id.clone()).collect();
        let mut signed_in = BTreeSet::new();
        for user_id in &user_ids {
            // Where the store is away nobody can tell.
            if !matches!(provider.sessions().count(Which::OfUser(user_id)).await, Ok(0)) {
                signed_in.insert(user_id.clone());
            }
        }
        // Their own sessions may have ended with an earlier page: the right is asked each time, the session the first time.
        let standing = acting.standing.clone().filter(|_| is_first);
        let end = EndAllOfEach { user_ids: user_ids.clone(), signed_in, confirmed_by: confirmed_by.clone() };
        count += provider.perform(Acting { standing, ..acting.clone() }, end).await?;
        for user_id in &user_ids {
            provider.forget_browsers_of(user_id).await;
        }
        is_first = false;
    }
    // From here on the rows refuse every session.
    if let Err(failure) = provider.forget_ended_sessions().await {
        tracing::warn!(?failure, "the records of ended sessions could not be deleted: they expire by themselves");
    }
    provider.learn_revocations().await;
    Ok(count)
}

/// The sessions.
pub(super) static LIST: List = List {
    section: SESSIONS,
    filters: &["person", "app", "kind"],
    sorts: &[],
    place: &["from", "before"],
    file: "/admin/export/sessions",
    // Without their ids: whoever has the file could end them, and needs them for nothing else.
    columns: &["user_id", "email", "started_at", "last_used_at", "apps", "address", "user_agent", "kind", "expires_at"],
    exported: EventType::ListExported,
    is_unclear: |_| false,
    export: |provider, admin, asked| Box::pin(export(provider, admin, asked)),
    finds: &[Find { name: "sessions", title: "console-sessions", by: "person", hits: |admin, sought| Box::pin(hits(admin, sought)) }],
};

/// The session of an id.
async fn hits(admin: &Administrator<'_>, sought: &str) -> Result<Vec<Hit>, Failure> {
    let provider = admin.provider();
    let session = provider.sessions().find(sought).await?.filter(|session| session.issuer == provider.issuer());
    let alive = provider.alive(session.into_iter().collect()).await?;
    let hit = |(session, person): (Session, User)| Hit {
        url: admin.local(&with_query(SESSIONS.path, &[("person", &person.id)])),
        name: person.email.as_str().to_owned(),
        detail: session.user_agent.unwrap_or_default(),
        at: Some(session.created_at.as_seconds()),
    };
    Ok(alive.into_iter().map(hit).collect())
}

/// Where sessions are seen and ended.
pub(super) fn addresses() -> Vec<Address> {
    vec![
        LIST.page().get(get),
        console("/admin/sessions/end", SESSIONS.right).post(end, &["csrf"], &["session", "grant", "person", "app", "kind"]),
        console("/admin/sessions/end-all", SESSIONS.right).post(end_all, &["csrf", "user", "confirm"], &[]),
    ]
}

/// Where a page of the list begins: it has the sessions, and behind them what apps have without one.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Start {
    /// Behind so many sessions.
    Session(usize),
    /// Behind the grant that was made then and has this id; `None`: at the first.
    Grant(Option<(Timestamp, String)>),
}

impl Start {
    fn read(text: &str) -> Option<Self> {
        let Some(place) = text.strip_prefix('g') else {
            return text.parse::<u32>().ok().and_then(|skip| usize::try_from(skip).ok()).map(Self::Session);
        };
        if place.is_empty() {
            return Some(Self::Grant(None));
        }
        let (millis, id) = place.split_once('~')?;
        let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        is_id.then_some(Self::Grant(Some((Timestamp::from_millis(millis.parse().ok()?), id.to_owned()))))
    }

    fn written(&self) -> String {
        match self {
            Self::Session(skip) => skip.to_string(),
            Self::Grant(None) => "g".to_owned(),
            Self::Grant(Some((at, id))) => format!("g{}~{id}", at.as_millis()),
        }
    }
}

/// What was asked for, and where in it.
struct Place {
    asked: Asked,
    start: Start,
    /// Where the pages before this one began, the nearest last: a page passes over entries, so their number does not tell.
    before: Vec<Start>,
}

impl Place {
    fn of(asked: Asked) -> Self {
        let first = Self::first(&asked);
        let start =
            asked.get("from").and_then(Start::read).filter(|start| asked.text("kind") != OFFLINE || matches!(start, Start::Grant(_)));
        let before = asked.text("before").split('.').filter_map(Start::read).take(MOST_BEFORE).collect();
        Self { start: start.unwrap_or(first), before, asked }
    }

    /// Where the first page begins.
    fn first(asked: &Asked) -> Start {
        if asked.text("kind") == OFFLINE { Start::Grant(None) } else { Start::Session(0) }
    }

    fn read(parameters: Parameters) -> Self {
        Self::of(Asked::of(&LIST, parameters))
    }

    /// The id, address or user name of a person.
    fn person(&self) -> &str {
        self.asked.text("person")
    }

    /// The id of a client.
    fn app(&self) -> &str {
        self.asked.text("app")
    }

    /// Whether only sessions were asked for.
    fn is_of_sessions(&self) -> bool {
        self.asked.text("kind") == SESSIONS.name
    }

    fn path(&self, start: &Start, before: &[Start]) -> String {
        let from = if *start == Self::first(&self.asked) { String::new() } else { start.written() };
        let before = before.iter().map(Start::written).collect::<Vec<_>>().join(".");
        self.asked.at(&[("from", &from), ("before", &before)])
    }

    fn next(&self, next: &Start) -> String {
        let mut before = self.before.clone();
        before.push(self.start.clone());
        let surplus = before.len().saturating_sub(MOST_BEFORE);
        self.path(next, before.get(surplus..).unwrap_or_default())
    }

    /// The page before this one; the first where nobody knows where that began.
    fn previous(&self) -> Option<String> {
        let first = Self::first(&self.asked);
        let (nearest, before) = self.before.split_last().map_or((&first, &[][..]), |(nearest, before)| (nearest, before));
        (self.start != first).then(|| self.path(nearest, before))
    }
}

/// A page of what was asked for.
#[derive(Default)]
struct Found {
    sessions: Vec<Session>,
    /// Each with the address of the person who gave it.
    grants: Vec<(Grant, String)>,
    next: Option<Start>,
    /// About how many sessions there are on all pages.
    total: usize,
}

/// At most `limit` of what was asked for: sessions, then what apps have without one, each the newest first. No list is read as a whole.
async fn found(provider: &Provider, at: &Place, person: Option<&User>, limit: usize) -> Result<Found, Failure> {
    if !at.person().is_empty() && person.is_none() {
        return Ok(Found::default());
    }
    let (skip, room) = match at.start {
        Start::Session(skip) => (skip, limit),
        Start::Grant(_) => (0, 0),
    };
    let page = sessions(provider, at.app(), person, skip, room).await?;
    let found = Found { next: page.next.map(Start::Session), sessions: page.sessions, total: page.total, ..Found::default() };
    let after = match &at.start {
        Start::Session(_) if found.next.is_some() || at.is_of_sessions() => return Ok(found),
        Start::Session(_) => None,
        Start::Grant(after) => after.clone(),
    };
    let room = limit.saturating_sub(found.sessions.len());
    let (mut grants, more) = grants(provider, at.app(), person, after.clone(), room).await?;
    grants.truncate(room);
    let last = grants.last().map(|(grant, _)| (grant.created_at, grant.id.clone()));
    Ok(Found { next: more.then(|| Start::Grant(last.or(after))), grants, ..found })
}

async fn sessions(provider: &Provider, app: &str, person: Option<&User>, skip: usize, limit: usize) -> Result<Page, Unavailable> {
    let sessions = provider.sessions();
    let Some(person) = person else {
        let which = if app.is_empty() { Which::All } else { Which::OfClient(app) };
        return sessions.page(which, skip, limit).await;
    };
    let mut all = sessions.newest_of_user(&person.id, MOST_OF_ONE).await?;
    all.retain(|session| session.issuer == provider.issuer() && (app.is_empty() || session.answered(app)));
    let total = all.len();
    let sessions: Vec<Session> = all.into_iter().skip(skip).take(limit).collect();
    let end = skip.saturating_add(sessions.len());
    Ok(Page { sessions, next: (total > end).then_some(end), total })
}

/// At most `limit` grants that need no session, each with the address of its person, and whether there are more.
async fn grants(
    provider: &Provider,
    app: &str,
    person: Option<&User>,
    after: Option<(Timestamp, String)>,
    limit: usize,
) -> Result<(Vec<(Grant, String)>, bool), StoreError> {
    let (app, user_id, now) = (app.to_owned(), person.map(|person| person.id.clone()), provider.now());
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
    let read = provider.database.read(move |conn| {
        let client_id = Some(app.as_str()).filter(|app| !app.is_empty());
        let whose = match (user_id.as_deref(), client_id) {
            (Some(user_id), Some(client_id)) => Some(Whose::PersonAtClient { user_id, client_id }),
            (Some(user_id), None) => Some(Whose::Person { user_id }),
            (None, Some(client_id)) => Some(Whose::Client { client_id }),
            (None, None) => None,
        };
        let grants = grant::list_offline(conn, whose, after.as_ref(), wanted, now)?;
        let people = user::addresses_of(conn, &grants.iter().map(|grant| grant.user_id.clone()).collect())?;
        Ok::<_, StoreError>((grants, people))
    });
    let (grants, people) = read.await?;
    let more = grants.len() > limit;
    let with_address = |grant: Grant| people.get(&grant.user_id).cloned().map(|address| (grant, address));
    Ok((grants.into_iter().filter_map(with_address).collect(), more))
}

/// The person whose sessions were asked for, where there is such a person.
async fn named(provider: &Provider, at: &Place) -> Result<Option<User>, StoreError> {
    let named = at.person().to_owned();
    if named.is_empty() {
        return Ok(None);
    }
    provider.database.read(move |conn| user::find_named(conn, &named)).await
}

async fn show(admin: &Administrator<'_>, at: Place, notice: Option<Notice>, not_confirmed: bool) -> Result<HttpResponse, Stop> {
    let provider = admin.provider();
    let person = named(provider, &at).await?;
    let page = found(provider, &at, person.as_ref(), PAGE).await?;
    let snapshot = provider.snapshot();
    let tag = admin.visitor.language().tag();
    let name = |id: &str| snapshot.client(id).map(|known| known.client.name(&[tag]).to_owned());
    let of_session = |(session, person): (Session, User)| SessionLine {
        email: person.email.as_str().to_owned(),
        person_url: admin.local(&PEOPLE.one(&person.id)),
        user_agent: session.user_agent.clone().unwrap_or_default(),
        place: session.address.clone().unwrap_or_default(),
        started_at: session.created_at.as_seconds(),
        used_at: session.last_used_at.as_seconds(),
        apps: session.clients.iter().filter_map(|used| name(&used.client_id)).collect(),
        two_factors: session.acr() == Acr::Two,
        current: session.sid == admin.session.sid,
        offline_until: None,
        value: session.sid,
    };
    let of_grant = |(grant, email): (Grant, String)| SessionLine {
        email,
        person_url: admin.local(&PEOPLE.one(&grant.user_id)),
        started_at: grant.created_at.as_seconds(),
        used_at: grant.advanced_at.as_seconds(),
        apps: name(&grant.client_id).into_iter().collect(),
        two_factors: grant.acr == Acr::Two.as_str(),
        offline_until: Some(grant.expires_at.as_seconds()),
        value: grant.id,
        ..SessionLine::default()
    };
    let mut apps: Vec<(String, String)> =
        snapshot.clients().filter_map(|known| Some((known.client.client_id.clone(), name(&known.client.client_id)?))).collect();
    apps.sort_by_cached_key(|(id, name)| (collation::sort_key(name), id.clone()));
    let sessions = provider.alive(page.sessions).await?.into_iter().map(of_session);
    let view = AllSessions {
        frame: admin.frame(),
        end_action: admin.local("/admin/sessions/end"),
        end_all_action: admin.local("/admin/sessions/end-all"),
        found: person.map(|person| (person.id.clone(), person.display_name())),
        apps,
        sessions: sessions.chain(page.grants.into_iter().map(of_grant)).collect(),
        total: page.total,
        paging: Paging { previous: at.previous().map(|path| admin.local(&path)), next: page.next.map(|next| admin.local(&at.next(&next))) },
        exports: at.asked.exports(admin),
        person: at.person().to_owned(),
        app: at.app().to_owned(),
        kind: at.asked.text("kind").to_owned(),
        not_confirmed,
        now: provider.now().as_seconds(),
    };
    Ok(admin.show_at(HERE, StatusCode::OK, notice, |context| view.render(context)))
}

/// GET /admin/export/sessions.
async fn export(provider: &web::Data<Provider>, admin: &Administrator<'_>, asked: Asked) -> Result<HttpResponse, Stop> {
    let mut at = Place { start: Place::first(&asked), ..Place::of(asked.clone()) };
    let person = named(provider, &at).await?;
    let (provider, mut over) = (provider.clone(), false);
    let next = async move || {
        // A page may hold none that counts, though there are more behind it.
        while !over {
            let page = found(&provider, &at, person.as_ref(), files::AT_ONCE as usize).await?;
            match page.next {
                Some(next) => at.start = next,
                None => over = true,
            }
            let alive = provider.alive(page.sessions).await?;
            let sessions = alive.iter().map(|(session, person)| of_session(session, person, provider.session_lifetimes()));
            let rows: Rows = sessions.chain(page.grants.iter().map(|(grant, email)| of_grant(grant, email))).collect();
            if !rows.is_empty() {
                return Ok(rows);
            }
        }
        Ok(Vec::new())
    };
    Ok(asked.file(admin, next))
}

fn of_session(session: &Session, person: &User, lifetimes: Lifetimes) -> Vec<Value> {
    let session = SessionRepresentation::of(session, lifetimes);
    let beside = json!({ "email": person.email.as_str(), "started_at": session.created_at, "apps": session.clients });
    files::row(LIST.columns, &session, beside)
}

fn of_grant(grant: &Grant, email: &str) -> Vec<Value> {
    let grant = GrantRepresentation::from(grant);
    let beside = json!({ "email": email, "started_at": grant.created_at, "apps": grant.clients });
    files::row(LIST.columns, &grant, beside)
}

/// GET /admin/sessions.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let query = Parameters::read(request.query_string().as_bytes());
        show(&admin, Place::read(query), admin.notice(&request).await, false).await
    };
    or_failed(&provider, &request, shown.await)
}

/// POST /admin/sessions/end: one session, or what one app has without (`grant`).
pub async fn end(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_form(&provider, &request, body, HERE).await?;
        let back = Asked::of(&LIST, form.clone());
        if let Some(grant_id) = form.get("grant").map(str::to_owned) {
            let done = match admin.perform(RevokeGrant { grant_id }, Again::Button(HERE)).await? {
                Ok(()) => Done::of("notice-access-ended"),
                Err(GrantNotRevoked::NoGrant(_)) => Done::GONE,
            };
            return admin.done(&back.at(&[]), done.into()).await;
        }
        let session = provider.sessions().find_record(form.get("session").unwrap_or_default()).await?;
        let done = match session {
            Some(session) => {
                let Ok(()) = admin.perform(EndSessions { sessions: vec![session.into()] }, Again::Button(HERE)).await?;
                Done::of("notice-sessions-ended")
            }
            None => Done::GONE,
        };
        admin.done(&back.at(&[]), done.into()).await
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/sessions/end-all: those of one person (`user`), or everybody's where the host was typed.
pub async fn end_all(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_form(&provider, &request, body, HERE).await?;
        if let Some(user_id) = form.get("user") {
            let end = EndAllOfPerson { person: WhichPerson::Id(user_id.to_owned()) };
            let done = match admin.perform(end, Again::Button(HERE)).await? {
                Ok(_) => Done::of("notice-sessions-ended"),
                Err(NoPerson(_)) => Done::GONE,
            };
            return admin.done(&with_query(HERE, &[("person", user_id)]), done.into()).await;
        }
        admin.prove_again_for::<EndAllOfEach>(Again::Button(HERE)).await?;
        let confirmed_by = Some(form.get("confirm").unwrap_or_default().to_owned());
        let ended = end_everybodys(&provider, &admin.acting(), confirmed_by).await;
        match admin.came_of(ended, Again::Button(HERE)).await? {
            Ok(_) => admin.done(HERE, Done::of("notice-sessions-ended").into()).await,
            Err(EndNotConfirmed) => show(&admin, Place::read(Parameters::default()), None, true).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_before_begins_where_it_began_however_many_entries_a_page_passed_over() {
        let asked = |path: &str| Place::read(Parameters::read(path.split('?').nth(1).unwrap_or_default().as_bytes()));
        let first = asked("/admin/sessions?app=x");
        assert_eq!(first.previous(), None);
        let second = asked(&first.next(&Start::Session(137)));
        assert_eq!(second.start, Start::Session(137));
        let place = Start::Grant(Some((Timestamp::from_millis(1_767_225_600_123), "0f8b-_x".to_owned())));
        let third = asked(&second.next(&place));
        assert_eq!((&third.start, &asked(&third.previous().unwrap()).start), (&place, &Start::Session(137)));
        let back = asked(&asked(&third.previous().unwrap()).previous().unwrap());
        assert_eq!((&back.start, back.app(), back.previous()), (&Start::Session(0), "x", None));
        assert_eq!(asked("/admin/sessions?from=137").previous().map(|path| asked(&path).start), Some(Start::Session(0)), "nobody knows");
        let offline = asked("/admin/sessions?kind=offline");
        assert_eq!((&offline.start, offline.previous()), (&Start::Grant(None), None));
        for odd in ["gx", "g1", "g1~", "g1~a/b", "-1", "x"] {
            assert_eq!(asked(&format!("/admin/sessions?from={odd}")).start, Start::Session(0), "{odd}");
        }
    }
}
