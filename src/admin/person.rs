//! `/admin/people/{id}`: one person, changed here. What is done to them beside is in `person_acts`.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::administrator::{Administrator, Again};
use super::profile::{self, Known};
use super::version;
use crate::acts::loss::{LossSettings, judged};
use crate::acts::person::{ChangePerson, PersonNotChanged, WhichPerson};
use crate::acts::{password, second_factor};
use crate::endpoints::page_answers::or_failed;
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::issued::grant::{self, Whose};
use crate::pages::console::sections::{AUDIT, GROUPS, PEOPLE, SESSIONS, UPSTREAMS};
use crate::pages::console::{
    GroupProblem, Once, Person, PersonAccount, PersonGroup, PersonLoss, PersonState, Profile, ProfileProblem, Refusal,
};
use crate::pages::paths::with_query;
use crate::pages::{Done, Notice, PageContext};
use crate::people::Status;
use crate::people::assignments::{self, OWNER};
use crate::people::groups::{self, Membership};
use crate::people::losses::{self, Loss};
use crate::people::phones;
use crate::people::remembered;
use crate::people::user::{self, User};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::StoreError;
use crate::upstreams::links::{self, Link};
use crate::writing::browser::browser_and_system;
use crate::writing::collation;

/// Groups that are offered to choose from; any other may be typed.
pub(super) const SUGGESTED: i64 = 100;
/// Grants whose apps are named.
const MOST_GRANTS: i64 = 200;

/// What a page shows beside what is kept.
#[derive(Default)]
pub(super) struct State {
    /// What was typed, where it is not what is kept.
    pub typed: Option<Profile>,
    /// The version of the row that it changes; none is the present one.
    pub version: Option<i64>,
    /// Somebody else changed the person since the form was opened.
    pub stale: bool,
    pub problems: Vec<ProfileProblem>,
    pub group: String,
    pub until: String,
    pub group_problem: Option<GroupProblem>,
    /// Why the account is refused, as typed.
    pub reason: String,
    /// That cannot be told.
    pub reason_unfit: bool,
    pub once: Option<Once>,
    pub refusal: Option<Refusal>,
}

impl State {
    fn is_refused(&self) -> bool {
        !self.problems.is_empty() || self.group_problem.is_some() || self.refusal.is_some() || self.reason_unfit || self.stale
    }
}

/// What is kept of a person.
struct Kept {
    user: User,
    owner: bool,
    groups: Vec<Membership>,
    group_names: Vec<String>,
    password_set_at: Option<i64>,
    password_is_temporary: bool,
    second_factors: usize,
    passkeys: usize,
    links: Vec<Link>,
    phone: Option<String>,
    remembered: usize,
    loss: Option<Loss>,
    /// The ids of the clients that have access without a session.
    offline_clients: BTreeSet<String>,
}

async fn read(provider: &Provider, id: &str) -> Result<Option<Kept>, StoreError> {
    let (id, now, ring) = (id.to_owned(), provider.now(), provider.keyring.clone());
    let settings = LossSettings::from(&provider.settings);
    let read = provider.database.read(move |conn| {
        let Some(user) = user::find(conn, &id)? else { return Ok(None) };
        let stored = password::read_known(conn, &ring, &id)?;
        let factors = second_factor::read(conn, &ring, &id)?;
        Ok::<_, StoreError>(Some(Kept {
            owner: assignments::has_role(conn, &id, OWNER, now)?,
            groups: groups::memberships_of(conn, &id, now)?,
            group_names: groups::list(conn, None, SUGGESTED)?.into_iter().map(|group| group.name).collect(),
            password_set_at: stored.as_ref().map(|stored| stored.set_at.as_seconds()),
            password_is_temporary: stored.is_some_and(|stored| stored.temporary),
            second_factors: factors.second().count(),
            passkeys: factors.ways_in(),
            links: links::of_person(conn, &id)?,
            phone: phones::of(conn, &id, Some(&user))?.map(|phone| phone.number.as_str().to_owned()),
            remembered: remembered::of(conn, &id, Some(&user), now)?.len(),
            loss: match losses::standing(conn, &user)? {
                Some(loss) => Some(judged(conn, &ring, loss, settings, now)?),
                None => None,
            },
            offline_clients: {
                let whose = Whose::Person { user_id: &id };
                grant::list_offline(conn, Some(whose), None, MOST_GRANTS, now)?.into_iter().map(|grant| grant.client_id).collect()
            },
            user,
        }))
    });
    read.await
}

/// There is no such person, or not any more.
pub(super) fn gone(admin: &Administrator<'_>) -> HttpResponse {
    admin.not_found(PEOPLE.path)
}

/// A status as the pages show it.
pub(super) fn shown_state(status: Status) -> PersonState {
    match status {
        Status::Active => PersonState::Active,
        Status::Waiting => PersonState::Waiting,
        Status::Disabled => PersonState::Disabled,
    }
}

/// What waits, as the page shows it; `own` to whoever it is about.
fn shown_loss(loss: &Loss, own: bool) -> PersonLoss {
    let (browser, system) = loss.origin_agent.as_deref().map(browser_and_system).unwrap_or_default();
    let from: Vec<String> = [loss.origin_address.as_deref(), browser, system].into_iter().flatten().map(str::to_owned).collect();
    PersonLoss {
        asked_at: loss.asked_at.as_seconds(),
        from: (!from.is_empty()).then(|| from.join(" · ")),
        due_at: loss.due_at.map(crate::clock::Timestamp::as_seconds),
        ready_until: loss.ready_until().map(crate::clock::Timestamp::as_seconds),
        own,
    }
}

/// The page of a person.
pub(super) async fn show(admin: &Administrator<'_>, id: &str, notice: Option<Notice>, state: State) -> Result<HttpResponse, Stop> {
    let provider = admin.provider();
    let Some(kept) = read(provider, id).await? else { return Ok(gone(admin)) };
    let mut live = provider.sessions().of_user(id).await?;
    live.retain(|session| provider.sessions().is_live(session));
    let live = provider.alive(live).await?.len();
    let user = kept.user;
    let status = if state.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = profile::kept(&user, &Known::of(admin));
    let group = |membership: Membership| PersonGroup {
        url: admin.local(&GROUPS.one(&membership.group_id)),
        id: membership.group_id,
        name: membership.group,
        until: membership.until.map(crate::clock::Timestamp::as_seconds),
    };
    let snapshot = provider.snapshot();
    let connected = |link: &Link| {
        let upstream = snapshot.upstream(&link.upstream_id);
        PersonAccount {
            id: link.id.clone(),
            name: upstream.map(|upstream| upstream.title.clone()).unwrap_or_default(),
            url: admin.local(&upstream.map_or_else(|| UPSTREAMS.path.to_owned(), |upstream| UPSTREAMS.one(&upstream.name))),
            address: link.shown.clone(),
            since: link.created_at.as_seconds(),
            live: link.is_live,
        }
    };
    let tag = admin.visitor.language().tag();
    let app = |id: &String| snapshot.client(id).map(|known| known.client.name(&[tag]).to_owned());
    let mut offline_apps: Vec<String> = kept.offline_clients.iter().filter_map(app).collect();
    offline_apps.sort_by_cached_key(|name| collation::sort_key(name));
    let view = Person {
        frame: admin.frame(),
        url: admin.local(&PEOPLE.one(&user.id)),
        name: user.display_name(),
        email: user.email.as_str().to_owned(),
        state: shown_state(user.status),
        reason: state.reason,
        reason_unfit: state.reason_unfit,
        owner: kept.owner,
        version: state.version.unwrap_or(user.version),
        kept: state.stale.then(|| shown.clone()),
        typed: state.typed.unwrap_or(shown),
        problems: state.problems,
        groups: kept.groups.into_iter().map(group).collect(),
        group_names: kept.group_names,
        group: state.group,
        until: state.until,
        group_problem: state.group_problem,
        created_at: user.created_at.as_seconds(),
        last_sign_in_at: user.last_sign_in_at.map(crate::clock::Timestamp::as_seconds),
        password_set_at: kept.password_set_at,
        password_is_temporary: kept.password_is_temporary,
        second_factors: kept.second_factors,
        passkeys: kept.passkeys,
        connected: kept.links.iter().map(connected).collect(),
        phone: kept.phone,
        remembered: kept.remembered,
        loss: kept.loss.as_ref().map(|loss| shown_loss(loss, user.id == admin.session.user_id)),
        sessions: live,
        offline_apps,
        once: state.once,
        refusal: state.refusal,
        sessions_url: admin.local(&with_query(SESSIONS.path, &[("person", &user.id)])),
        audit_url: admin.local(&with_query(AUDIT.path, &[("person", &user.id)])),
        id: user.id,
    };
    let render = |context: &PageContext| view.render(context);
    // What is shown once is kept for no reload.
    Ok(match view.once {
        Some(_) => admin.show_as(status, notice, render),
        None => admin.show_at(&PEOPLE.one(id), status, notice, render),
    })
}

/// GET /admin/people/{id}.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let state = match admin.kept(&request).await? {
            Some(posted) => {
                State { typed: Some(profile::typed(&posted, &Known::of(&admin))), version: version(&posted), ..State::default() }
            }
            None => State::default(),
        };
        show(&admin, &id, admin.notice(&request).await, state).await
    };
    or_failed(&provider, &request, shown.await)
}

/// POST /admin/people/{id}: the profile.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    id: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_texts(&provider, &request, body, &PEOPLE.one(&id)).await?;
        save(&mut admin, &id, &form).await
    };
    or_failed(&provider, &request, answer.await)
}

async fn save(admin: &mut Administrator<'_>, id: &str, form: &Parameters) -> Result<HttpResponse, Stop> {
    let known = Known::of(admin);
    let typed = profile::typed(form, &known);
    let wrong = |problems| State { typed: Some(typed.clone()), problems, ..State::default() };
    let named = id.to_owned();
    let Some(before) = admin.provider().database.read(move |conn| user::find(conn, &named)).await? else { return Ok(gone(admin)) };
    let checked = match profile::check(form, &typed, &known, Some(&before)) {
        Ok(checked) => checked,
        Err(problems) => return show(admin, id, None, wrong(problems)).await,
    };
    let changes = profile::changes(&before, &checked, &known);
    let seen = Some(version(form).unwrap_or_default());
    let change = ChangePerson { seen, ..ChangePerson::profile(WhichPerson::Id(id.to_owned()), changes) };
    match admin.perform(change, Again::Form(&PEOPLE.one(id), form)).await? {
        Ok(_) => Ok(admin.done(&PEOPLE.one(id), Done::SAVED.into()).await?),
        Err(PersonNotChanged::NoPerson(_)) => Ok(gone(admin)),
        Err(PersonNotChanged::Stale) => show(admin, id, None, State { typed: Some(typed), stale: true, ..State::default() }).await,
        Err(PersonNotChanged::Unfit(unfit)) => show(admin, id, None, wrong(vec![profile::problem_of(unfit)])).await,
        Err(why @ PersonNotChanged::LastOwner) => Err(Failure::internal(why).into()),
    }
}
