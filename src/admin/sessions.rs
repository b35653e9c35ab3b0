//! `/admin/sessions`: who is signed in where, and the end of it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

use super::administrator::{Administrator, Again};
use super::files;
use super::lists::{Asked, Find, List};
use crate::acts::Acting;
use crate::acts::door::NotDone;
use crate::acts::person::{EndAllOfEach, EndAllOfPerson, EndNotConfirmed, NoPerson, WhichPerson};
use crate::acts::session::EndSessions;
use crate::audit::EventType;
use crate::endpoints::page_answers::or_failed;
use crate::http::addresses::{Address, console};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::console::sections::{PEOPLE, SESSIONS};
use crate::pages::console::{AllSessions, Hit, Paging, SessionLine};
use crate::pages::paths::with_query;
use crate::pages::{Done, Notice};
use crate::people::listing::{self, Listing};
use crate::people::user::{self, User};
use crate::protocol::acr::Acr;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sso::SessionRepresentation;
use crate::sso::session::{Lifetimes, Session};
use crate::sso::sessions::{Page, Which};
use crate::store::StoreError;
use crate::store::transient::Unavailable;
use crate::writing::collation;

const HERE: &str = SESSIONS.path;
/// Sessions on one page.
const PAGE: usize = 50;
/// So many pages before one are remembered.
const MOST_BEFORE: usize = 100;
/// Of so many sessions of one person, the newest, a list tells.
const MOST_OF_ONE: usize = 1_000;
/// People whose sessions end in one transaction; each may have many grants.
const AT_ONCE: i64 = 50;

/// Ends everybody's sessions and grants, page by page, so that the server is never kept waiting for long; says of how many
/// people. `confirmed_by` as in [`EndAllOfEach`].
///
/// # Errors
/// Where it is not confirmed, or a store is away.
pub(crate) async fn end_everybodys(
    provider: &Provider,
    acting: &Acting,
    confirmed_by: Option<String>,
) -> Result<usize, NotDone<EndNotConfirmed>> {
    let (mut after, mut count) = (None, 0);
    loop {
        let listing = Listing { after: after.clone(), limit: AT_ONCE, ..Listing::default() };
        let page = provider.database.read(move |conn| listing::list(conn, &listing)).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.email.key().to_owned());
        let user_ids = page.iter().map(|person| person.id.clone()).collect();
        // Their own sessions may have ended with an earlier page: the right is asked each time, the session the first time.
        let standing = acting.standing.clone().filter(|_| count == 0);
        provider.perform(Acting { standing, ..acting.clone() }, EndAllOfEach { user_ids, confirmed_by: confirmed_by.clone() }).await?;
        count += page.len();
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
    filters: &["person", "app"],
    sorts: &[],
    place: &["from", "before"],
    file: "/admin/export/sessions",
    // Without their ids: whoever has the file could end them, and needs them for nothing else.
    columns: &["user_id", "email", "started_at", "last_used_at", "apps", "address", "user_agent"],
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
        console("/admin/sessions/end", SESSIONS.right).post(end, &["csrf", "session"], &["person", "app"]),
        console("/admin/sessions/end-all", SESSIONS.right).post(end_all, &["csrf", "user", "confirm"], &[]),
    ]
}

/// What was asked for, and where in it.
struct Place {
    asked: Asked,
    skip: usize,
    /// Where the pages before this one began, the nearest last: a page passes over entries, so their number does not tell.
    before: Vec<usize>,
}

impl Place {
    fn of(asked: Asked) -> Self {
        let skip = asked.get("from").and_then(|from| from.parse::<u32>().ok()).unwrap_or(0);
        let numbers = asked.text("before").split('.').filter_map(|number| number.parse::<u32>().ok()).take(MOST_BEFORE);
        let before = numbers.filter_map(|number| usize::try_from(number).ok()).collect();
        Self { skip: usize::try_from(skip).unwrap_or(0), before, asked }
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

    fn path(&self, skip: usize, before: &[usize]) -> String {
        let from = if skip == 0 { String::new() } else { skip.to_string() };
        let before = before.iter().map(usize::to_string).collect::<Vec<_>>().join(".");
        self.asked.at(&[("from", &from), ("before", &before)])
    }

    fn next(&self, next: usize) -> String {
        let mut before = self.before.clone();
        before.push(self.skip);
        let surplus = before.len().saturating_sub(MOST_BEFORE);
        self.path(next, before.get(surplus..).unwrap_or_default())
    }

    /// The page before this one; the first where nobody knows where that began.
    fn previous(&self) -> Option<String> {
        let (nearest, before) = self.before.split_last().map_or((0, &[][..]), |(nearest, before)| (*nearest, before));
        (self.skip > 0).then(|| self.path(nearest.min(self.skip), before))
    }
}

/// At most `limit` of what was asked for, the newest first. No list is read as a whole.
async fn found(provider: &Provider, at: &Place, person: Option<&User>, limit: usize) -> Result<Page, Unavailable> {
    let sessions = provider.sessions();
    let app = at.app();
    if at.person().is_empty() {
        let which = if app.is_empty() { Which::All } else { Which::OfClient(app) };
        return sessions.page(which, at.skip, limit).await;
    }
    let Some(person) = person else { return Ok(Page { sessions: Vec::new(), next: None, total: 0 }) };
    let mut all = sessions.newest_of_user(&person.id, MOST_OF_ONE).await?;
    all.retain(|session| session.issuer == provider.issuer() && (app.is_empty() || session.answered(app)));
    let total = all.len();
    let sessions: Vec<Session> = all.into_iter().skip(at.skip).take(limit).collect();
    let end = at.skip.saturating_add(sessions.len());
    Ok(Page { sessions, next: (total > end).then_some(end), total })
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
    let line = |(session, person): (Session, User)| SessionLine {
        email: person.email.as_str().to_owned(),
        person_url: admin.local(&PEOPLE.one(&person.id)),
        user_agent: session.user_agent.clone().unwrap_or_default(),
        place: session.address.clone().unwrap_or_default(),
        started_at: session.created_at.as_seconds(),
        used_at: session.last_used_at.as_seconds(),
        apps: session.clients.iter().filter_map(|used| name(&used.client_id)).collect(),
        two_factors: session.acr() == Acr::Two,
        current: session.sid == admin.session.sid,
        value: session.sid,
    };
    let mut apps: Vec<(String, String)> =
        snapshot.clients().filter_map(|known| Some((known.client.client_id.clone(), name(&known.client.client_id)?))).collect();
    apps.sort_by_cached_key(|(id, name)| (collation::sort_key(name), id.clone()));
    let view = AllSessions {
        frame: admin.frame(),
        end_action: admin.local("/admin/sessions/end"),
        end_all_action: admin.local("/admin/sessions/end-all"),
        found: person.map(|person| (person.id.clone(), person.display_name())),
        apps,
        sessions: provider.alive(page.sessions).await?.into_iter().map(line).collect(),
        total: page.total,
        paging: Paging { previous: at.previous().map(|path| admin.local(&path)), next: page.next.map(|next| admin.local(&at.next(next))) },
        exports: at.asked.exports(admin),
        person: at.person().to_owned(),
        app: at.app().to_owned(),
        not_confirmed,
        now: provider.now().as_seconds(),
    };
    Ok(admin.show_at(HERE, StatusCode::OK, notice, |context| view.render(context)))
}

/// GET /admin/export/sessions.
async fn export(provider: &web::Data<Provider>, admin: &Administrator<'_>, asked: Asked) -> Result<HttpResponse, Stop> {
    let mut at = Place { skip: 0, ..Place::of(asked.clone()) };
    let person = named(provider, &at).await?;
    let (provider, mut over) = (provider.clone(), false);
    let next = async move || {
        // A page may hold none that counts, though there are more behind it.
        while !over {
            let page = found(&provider, &at, person.as_ref(), files::AT_ONCE as usize).await?;
            at.skip = page.next.unwrap_or(at.skip);
            over = page.next.is_none();
            let alive = provider.alive(page.sessions).await?;
            if !alive.is_empty() {
                return Ok(alive.iter().map(|(session, person)| row(session, person, provider.session_lifetimes())).collect());
            }
        }
        Ok(Vec::new())
    };
    Ok(asked.file(admin, next))
}

fn row(session: &Session, person: &User, lifetimes: Lifetimes) -> Vec<Value> {
    let session = SessionRepresentation::of(session, lifetimes);
    let beside = json!({ "email": person.email.as_str(), "started_at": session.created_at, "apps": session.clients });
    files::row(LIST.columns, &session, beside)
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

/// POST /admin/sessions/end: one session.
pub async fn end(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_form(&provider, &request, body, HERE).await?;
        let back = Asked::of(&LIST, form.clone());
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
        let second = asked(&first.next(137));
        assert_eq!(second.skip, 137);
        let third = asked(&second.next(188));
        assert_eq!((third.skip, asked(&third.previous().unwrap()).skip), (188, 137));
        let back = asked(&asked(&third.previous().unwrap()).previous().unwrap());
        assert_eq!((back.skip, back.app(), back.previous()), (0, "x", None));
        assert_eq!(asked("/admin/sessions?from=137").previous().map(|path| asked(&path).skip), Some(0), "nobody knows");
    }
}
