//! `/admin/groups`: groups, made here; and `/admin/groups/{id}`: one of them with its members.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::administrator::{Administrator, Again};
use super::files;
use super::lists::{AT_MOST, Asked, Find, List};
use super::membership;
use super::paging;
use super::version;
use crate::acts::group::{
    AddMember, ChangeGroup, CreateGroup, DeleteGroup, GroupNotChanged, GroupNotDeleted, MemberNotAdded, MemberNotRemoved, RemoveMember,
    UnfitGroupName, WhichGroup,
};
use crate::acts::person::WhichPerson;
use crate::audit::EventType;
use crate::clock::Timestamp;
use crate::config::EmailCodes;
use crate::endpoints::page_answers::or_failed;
use crate::http::addresses::{Address, console};
use crate::http::{Failure, FormBody, FormRefusal, Stop, answers};
use crate::pages::console::sections::{AUDIT, GROUPS, PEOPLE};
use crate::pages::console::{Group, GroupProblem, GroupRow, Groups, Hit, Member, NameProblem, Paging};
use crate::pages::paths::with_query;
use crate::pages::{Done, Notice};
use crate::people::{GroupRepresentation, groups, user};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::{Connection, StoreError};

const HERE: &str = GROUPS.path;
/// Groups or members on one page.
const PAGE: usize = 50;
/// The page and one row more.
const READ: i64 = 51;

/// Where groups are seen, made and changed.
pub(super) fn addresses() -> Vec<Address> {
    vec![
        LIST.page().get(get).post(post, &["csrf"], &["name"]),
        console("/admin/groups/{id}", GROUPS.right)
            .get(get_one)
            .post(post_one, &["csrf"], &["version", "name", "require_second_factor", "email_codes"])
            .query(&["after"]),
        console("/admin/groups/{id}/{act}", GROUPS.right).post(post_act, &["csrf"], &["person", "until", "user", "confirm"]),
    ]
}

/// GET /admin/groups.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Asked::of(&LIST, Parameters::read(request.query_string().as_bytes()));
        let name = admin.kept(&request).await?.and_then(|form| form.get("name").map(str::to_owned)).unwrap_or_default();
        list(&admin, &asked, admin.notice(&request).await, name, None).await
    };
    or_failed(&provider, &request, shown.await)
}

/// POST /admin/groups: makes one.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_texts(&provider, &request, body, HERE).await?;
        let name = form.get("name").unwrap_or_default().to_owned();
        match admin.perform(CreateGroup { name: name.clone() }, Again::Form(HERE, &form)).await? {
            Ok(group) => admin.done(&GROUPS.one(&group.id), Done::of("notice-group-created").into()).await,
            Err(why) => list(&admin, &Asked::of(&LIST, Parameters::default()), None, name, Some(name_problem(&why))).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}

fn name_problem(why: &UnfitGroupName) -> NameProblem {
    match why {
        UnfitGroupName::Taken => NameProblem::Taken,
        UnfitGroupName::Unfit(_) => NameProblem::Unfit,
    }
}

/// The groups.
pub(super) static LIST: List = List {
    section: GROUPS,
    filters: &["q", "factor"],
    sorts: &["name"],
    place: &["after"],
    file: "/admin/export/groups",
    columns: &["id", "name", "members", "require_second_factor", "created_at"],
    exported: EventType::ListExported,
    is_unclear: |_| false,
    export: |_, admin, asked| Box::pin(async { Ok(export(admin, asked)) }),
    finds: &[Find { name: "groups", title: "console-groups", by: "q", hits: |admin, sought| Box::pin(hits(admin, sought)) }],
};

/// The first few groups that are found by a part of their name, and before them the one that has it as an id.
async fn hits(admin: &Administrator<'_>, sought: &str) -> Result<Vec<Hit>, Failure> {
    let wanted = sought.to_owned();
    let read = admin.provider().database.read(move |conn| {
        let listing = groups::Listing { search: wanted.clone(), limit: i64::from(AT_MOST), ..groups::Listing::default() };
        let mut found = groups::search(conn, &listing)?;
        if let Some(named) = groups::find(conn, &wanted)? {
            found.retain(|group| group.id != named.id);
            found.insert(0, named);
        }
        Ok::<_, StoreError>(found)
    });
    let hit = |group: groups::Group| Hit { url: admin.local(&GROUPS.one(&group.id)), name: group.name, ..Hit::default() };
    Ok(read.await?.into_iter().map(hit).collect())
}

/// What was asked for: one group more than a page holds.
fn listing(asked: &Asked) -> groups::Listing {
    groups::Listing {
        search: asked.text("q").to_owned(),
        requires_second_factor: asked.text("factor") == "required",
        after: asked.get("after").map(str::to_owned),
        descending: asked.order().1,
        limit: READ,
    }
}

/// The groups that a listing names, each with the number of its members.
fn counted(conn: &mut Connection, listing: &groups::Listing, now: Timestamp) -> Result<Vec<(i64, groups::Group)>, StoreError> {
    let found = groups::search(conn, listing)?;
    found.into_iter().map(|group| Ok((groups::count_members(conn, &group.id, now)?, group))).collect()
}

async fn list(
    admin: &Administrator<'_>,
    asked: &Asked,
    notice: Option<Notice>,
    name: String,
    problem: Option<NameProblem>,
) -> Result<HttpResponse, Stop> {
    let provider = admin.provider();
    let (wanted, now) = (listing(asked), provider.now());
    let is_first = wanted.after.is_none();
    let mut found = provider.database.read(move |conn| counted(conn, &wanted, now)).await?;
    let more = paging::cut(&mut found, PAGE, false);
    let beside = |after: &str| admin.local(&asked.at(&[("after", after)]));
    let row = |(members, group): &(i64, groups::Group)| GroupRow {
        url: admin.local(&GROUPS.one(&group.id)),
        name: group.name.clone(),
        members: usize::try_from(*members).unwrap_or(0),
        requires_second_factor: group.requires_second_factor,
    };
    let view = Groups {
        frame: admin.frame(),
        action: admin.local(HERE),
        groups: found.iter().map(row).collect(),
        paging: Paging {
            previous: (!is_first).then(|| beside("")),
            next: found.last().filter(|_| more).map(|(_, last)| beside(&last.name)),
        },
        sorting: asked.sorting(admin),
        exports: asked.exports(admin),
        factor: asked.text("factor").to_owned(),
        search: asked.text("q").to_owned(),
        name,
        problem,
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(admin.show_at(HERE, status, notice, |context| view.render(context)))
}

/// GET /admin/export/groups.
fn export(admin: &Administrator<'_>, asked: Asked) -> HttpResponse {
    let (database, now) = (admin.provider().database.clone(), admin.provider().now());
    let mut listing = groups::Listing { after: None, limit: i64::from(files::AT_ONCE), ..listing(&asked) };
    let next = async move || {
        let wanted = listing.clone();
        let page = database.read(move |conn| counted(conn, &wanted, now)).await?;
        listing.after = page.last().map(|(_, last)| last.name.clone()).or_else(|| listing.after.take());
        let row = |(members, group): &(i64, groups::Group)| {
            files::row(LIST.columns, &GroupRepresentation::from(group), json!({ "members": members }))
        };
        Ok(page.iter().map(row).collect())
    };
    asked.file(admin, next)
}

/// What a group's page shows beside what is kept.
#[derive(Default)]
struct State {
    after: Option<String>,
    typed: Option<Typed>,
    /// The version of the row that it changes; none is the present one.
    version: Option<i64>,
    problem: Option<NameProblem>,
    stale: bool,
    person: String,
    until: String,
    member_problem: Option<GroupProblem>,
    not_confirmed: bool,
}

fn gone(admin: &Administrator<'_>) -> HttpResponse {
    admin.not_found(HERE)
}

async fn show(admin: &Administrator<'_>, id: &str, notice: Option<Notice>, state: State) -> Result<HttpResponse, Stop> {
    let provider = admin.provider();
    let (group_id, after, now) = (id.to_owned(), state.after.clone(), provider.now());
    let read = provider.database.read(move |conn| {
        let Some(group) = groups::find(conn, &group_id)? else { return Ok(None) };
        let mut members = Vec::new();
        for (user_id, until) in groups::members_listed(conn, &group_id, after.as_deref(), READ, now)? {
            members.extend(user::find(conn, &user_id)?.map(|user| (user, until)));
        }
        Ok::<_, StoreError>(Some((group, members, groups::count_members(conn, &group_id, now)?)))
    });
    let Some((group, mut members, total)) = read.await? else { return Ok(gone(admin)) };
    let more = paging::cut(&mut members, PAGE, false);
    let here = GROUPS.one(id);
    let next = members.last().filter(|_| more).map(|(last, _)| with_query(&here, &[("after", last.email.key())]));
    let refused = state.problem.is_some() || state.stale || state.member_problem.is_some() || state.not_confirmed;
    let as_kept = || Typed { name: group.name.clone(), requires: group.requires_second_factor, email_codes: Some(group.email_codes) };
    let Typed { name: typed, requires, email_codes } = state.typed.unwrap_or_else(as_kept);
    let member = |(user, until): (user::User, Option<Timestamp>)| Member {
        url: admin.local(&PEOPLE.one(&user.id)),
        name: user.display_name(),
        email: user.email.as_str().to_owned(),
        until: until.map(Timestamp::as_seconds),
        id: user.id,
    };
    let view = Group {
        frame: admin.frame(),
        url: admin.local(&here),
        audit_url: admin.local(&with_query(AUDIT.path, &[("reference", &group.id)])),
        people_url: admin.local(&with_query(PEOPLE.path, &[("group", &group.name)])),
        name: group.name,
        typed,
        requires_second_factor: requires,
        email_codes: email_codes.unwrap_or(group.email_codes),
        problem: state.problem,
        stale: state.stale,
        version: state.version.unwrap_or(group.version),
        members: members.into_iter().map(member).collect(),
        total: usize::try_from(total).unwrap_or(0),
        paging: Paging { previous: state.after.is_some().then(|| admin.local(&here)), next: next.map(|path| admin.local(&path)) },
        person: state.person,
        until: state.until,
        member_problem: state.member_problem,
        not_confirmed: state.not_confirmed,
    };
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(admin.show_at(&here, status, notice, |context| view.render(context)))
}

/// GET /admin/groups/{id}.
pub async fn get_one(provider: web::Data<Provider>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let query = Parameters::read(request.query_string().as_bytes());
        let kept = admin.kept(&request).await?;
        let state = State {
            after: query.get("after").map(str::to_owned),
            typed: kept.as_ref().map(typed),
            version: kept.as_ref().and_then(version),
            ..State::default()
        };
        show(&admin, &id, admin.notice(&request).await, state).await
    };
    or_failed(&provider, &request, shown.await)
}

/// What a form says of a group.
#[derive(Clone)]
struct Typed {
    name: String,
    /// Whether a second factor is required.
    requires: bool,
    /// What codes by e-mail are good for; none where the page is of the release before.
    email_codes: Option<EmailCodes>,
}

fn typed(form: &Parameters) -> Typed {
    // The pages of the release before call it by the second name.
    let required = ["require_second_factor", "requires_second_factor"].into_iter().any(|name| form.get(name).is_some());
    let name = form.get("name").unwrap_or_default().to_owned();
    Typed { name, requires: required, email_codes: form.get("email_codes").and_then(EmailCodes::named) }
}

/// POST /admin/groups/{id}: name and settings.
pub async fn post_one(
    provider: web::Data<Provider>,
    request: HttpRequest,
    id: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_texts(&provider, &request, body, &GROUPS.one(&id)).await?;
        let typed = typed(&form);
        let Typed { name, requires, email_codes } = typed.clone();
        let change = ChangeGroup {
            group: WhichGroup::Id(id.clone()),
            name: Some(name),
            requires_second_factor: Some(requires),
            email_codes,
            // A form without a version saw none that is there.
            seen: Some(version(&form).unwrap_or_default()),
        };
        let problem = match admin.perform(change, Again::Form(&GROUPS.one(&id), &form)).await? {
            Ok(_) => return admin.done(&GROUPS.one(&id), Done::SAVED.into()).await,
            Err(GroupNotChanged::NoGroup) => return Ok(gone(&admin)),
            Err(GroupNotChanged::Stale) => None,
            Err(GroupNotChanged::Name(why)) => Some(name_problem(&why)),
        };
        show(&admin, &id, None, State { typed: Some(typed), problem, stale: problem.is_none(), ..State::default() }).await
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/groups/{id}/{act}: `add-member`, `remove-member`, `delete`.
pub async fn post_act(
    provider: web::Data<Provider>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let (id, act) = path.into_inner();
    if !matches!(act.as_str(), "add-member" | "remove-member" | "delete") {
        return answers::not_found(request).await;
    }
    let answer = async {
        let (mut admin, form) = Administrator::of_form(&provider, &request, body, &GROUPS.one(&id)).await?;
        match act.as_str() {
            "add-member" => add_member(&mut admin, &id, &form).await,
            "remove-member" => remove_member(&mut admin, &id, &form).await,
            _ => delete(&mut admin, &id, &form).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}

async fn add_member(admin: &mut Administrator<'_>, id: &str, form: &Parameters) -> Result<HttpResponse, Stop> {
    let here = GROUPS.one(id);
    admin.prove_again_for::<AddMember>(Again::Button(&here)).await?;
    let (person, until) = membership::typed(form, "person");
    let problem = match membership::end(&until, admin.provider().now()) {
        None => GroupProblem::Until,
        Some(end) => {
            let add = AddMember { group: WhichGroup::Id(id.to_owned()), person: WhichPerson::Named(person.clone()), end };
            match admin.perform(add, Again::Button(&here)).await? {
                Ok(_) => return admin.done(&here, Done::of("notice-member-added").into()).await,
                Err(MemberNotAdded::NoGroup) => return Ok(gone(admin)),
                Err(MemberNotAdded::NoPerson(_)) => GroupProblem::NoPerson,
                Err(MemberNotAdded::Over) => GroupProblem::Until,
            }
        }
    };
    show(admin, id, None, State { person, until, member_problem: Some(problem), ..State::default() }).await
}

async fn remove_member(admin: &mut Administrator<'_>, id: &str, form: &Parameters) -> Result<HttpResponse, Stop> {
    let person = WhichPerson::Id(form.get("user").unwrap_or_default().to_owned());
    let here = GROUPS.one(id);
    match admin.perform(RemoveMember { group: WhichGroup::Id(id.to_owned()), person }, Again::Button(&here)).await? {
        Ok(_) => admin.done(&here, Done::of("notice-member-removed").into()).await,
        Err(MemberNotRemoved::NoGroup) => Ok(gone(admin)),
        Err(MemberNotRemoved::NoPerson(_) | MemberNotRemoved::NoMember) => admin.done(&here, Done::GONE.into()).await,
    }
}

async fn delete(admin: &mut Administrator<'_>, id: &str, form: &Parameters) -> Result<HttpResponse, Stop> {
    let confirmed_by = Some(form.get("confirm").unwrap_or_default().trim().to_owned());
    let delete = DeleteGroup { group: WhichGroup::Id(id.to_owned()), confirmed_by };
    match admin.perform(delete, Again::Button(&GROUPS.one(id))).await? {
        Ok(()) => admin.done(HERE, Done::of("notice-group-deleted").into()).await,
        Err(GroupNotDeleted::NoGroup) => admin.done(HERE, Done::GONE.into()).await,
        Err(GroupNotDeleted::NotConfirmed) => show(admin, id, None, State { not_confirmed: true, ..State::default() }).await,
    }
}
