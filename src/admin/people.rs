//! `/admin/people` and `/admin/new-person`: everybody, and an account for somebody more.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::administrator::{Administrator, Again};
use super::files;
use super::first_way;
use super::lists::{AT_MOST, Asked, Find, List};
use super::paging;
use super::person::{self, State};
use super::person_acts;
use super::profile::{self, Checked, Known};
use crate::acts::password::{LinkNotOffered, NewPassword};
use crate::acts::person::{CreatePerson, Description, WhichPerson};
use crate::audit::EventType;
use crate::clock::Timestamp;
use crate::endpoints::page_answers::or_failed;
use crate::http::addresses::{Address, console};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::Notice;
use crate::pages::console::sections::PEOPLE;
use crate::pages::console::{Hit, NewPerson, Once, Paging, People, PersonRow, Profile, ProfileProblem};
use crate::people::assignments::{self, OWNER};
use crate::people::listing::{self, Listing, Sort};
use crate::people::{PersonRepresentation, groups};
use crate::people::{Status, user};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::{Connection, StoreError};

const NEW: &str = "/admin/new-person";
/// People on one page.
const PAGE: usize = 50;
/// The page and one row more.
const READ: i64 = 51;

/// Where people are seen, made and changed.
pub(super) fn addresses() -> Vec<Address> {
    let mut people = vec![
        LIST.page().get(get),
        console(NEW, PEOPLE.right).get(get_new).post(
            post_new,
            &["csrf"],
            &["email", "name", "username", "locale", "way", "email_verified"],
        ),
        console("/admin/people/{id}", PEOPLE.right).get(person::get).post(
            person::post,
            &["csrf"],
            &["version", "email", "name", "username", "locale", "email_verified"],
        ),
    ];
    people.extend(person_acts::addresses());
    people
}

/// GET /admin/people.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Asked::of(&LIST, Parameters::read(request.query_string().as_bytes()));
        list(&admin, &asked, admin.notice(&request).await).await
    };
    or_failed(&provider, &request, shown.await)
}

/// The people.
pub(super) static LIST: List = List {
    section: PEOPLE,
    filters: &["q", "status", "factor", "role", "group"],
    sorts: &["address", "seen", "created"],
    place: &["after", "before"],
    file: "/admin/export/people",
    columns: &["id", "email", "email_verified", "username", "name", "status", "admin", "terms_accepted", "created_at", "last_sign_in_at"],
    exported: EventType::ListExported,
    is_unclear: |_| false,
    export: |_, admin, asked| Box::pin(export(admin, asked)),
    finds: &[Find { name: "people", title: "console-people", by: "q", hits: |admin, sought| Box::pin(hits(admin, sought)) }],
};

/// The first few people who are found by a part, and before them whoever has it as an id.
async fn hits(admin: &Administrator<'_>, sought: &str) -> Result<Vec<Hit>, Failure> {
    let wanted = sought.to_owned();
    let read = admin.provider().database.read(move |conn| {
        let listing = Listing { search: Some(wanted.clone()), limit: i64::from(AT_MOST), ..Listing::default() };
        let mut people = listing::list(conn, &listing)?;
        if let Some(named) = user::find(conn, &wanted)? {
            people.retain(|person| person.id != named.id);
            people.insert(0, named);
        }
        Ok::<_, StoreError>(people)
    });
    let hit = |person: user::User| {
        let (name, email) = (person.display_name(), person.email.as_str());
        let detail = if name == email { String::new() } else { email.to_owned() };
        Hit { url: admin.local(&PEOPLE.one(&person.id)), name, detail, at: None }
    };
    Ok(read.await?.into_iter().map(hit).collect())
}

/// What was asked for, one person more than a page holds; and whether a group was named that is none.
fn listing(conn: &mut Connection, asked: &Asked, now: Timestamp) -> Result<(Listing, bool), StoreError> {
    let named = Some(asked.text("group")).filter(|name| !name.is_empty());
    let group = match named {
        Some(name) => groups::find_by_name(conn, name)?,
        None => None,
    };
    let no_group = named.is_some() && group.is_none();
    let (column, descending) = asked.order();
    let listing = Listing {
        after: asked.get("after").map(str::to_owned),
        before: asked.get("before").map(str::to_owned),
        limit: READ,
        search: asked.get("q").map(str::to_owned),
        status: match asked.text("status") {
            "active" => Some(Status::Active),
            "waiting" => Some(Status::Waiting),
            "disabled" => Some(Status::Disabled),
            _ => None,
        },
        second_factor: match asked.text("factor") {
            "with" => Some(true),
            "without" => Some(false),
            _ => None,
        },
        lost_factor: asked.text("factor") == "lost",
        owners_at: (asked.text("role") == "admin").then_some(now),
        // No group has the empty id: nobody is a member of a group that is none.
        member_of: named.map(|_| (group.map(|group| group.id).unwrap_or_default(), now)),
        sort: match column {
            "seen" => Sort::LastSignIn,
            "created" => Sort::Created,
            _ => Sort::Address,
        },
        descending,
    };
    Ok((listing, no_group))
}

async fn list(admin: &Administrator<'_>, asked: &Asked, notice: Option<Notice>) -> Result<HttpResponse, Stop> {
    let provider = admin.provider();
    let now = provider.now();
    let wanted = asked.clone();
    let read = provider.database.read(move |conn| {
        let owners: BTreeSet<String> = assignments::holders(conn, OWNER, now)?.into_iter().collect();
        let (listing, no_group) = listing(conn, &wanted, now)?;
        Ok::<_, StoreError>((listing::list(conn, &listing)?, listing::count(conn, &listing)?, owners, listing, no_group))
    });
    let (mut found, total, owners, listing, no_group) = read.await?;
    let (backwards, forwards) = (listing.before.is_some(), listing.after.is_some());
    let more = paging::cut(&mut found, PAGE, backwards);
    let beside = |name: &str, person: Option<&user::User>| {
        let place = person.map(|person| listing.place_of(person)).unwrap_or_default();
        admin.local(&asked.at(&[(name, &place)]))
    };
    let paging = Paging {
        previous: (forwards || (backwards && more)).then(|| beside("before", found.first())),
        next: (backwards || more).then(|| beside("after", found.last())),
    };
    let row = |person: &user::User| PersonRow {
        url: admin.local(&PEOPLE.one(&person.id)),
        name: person.display_name(),
        email: person.email.as_str().to_owned(),
        username: person.username.as_ref().map(|name| name.as_str().to_owned()),
        state: person::shown_state(person.status),
        owner: owners.contains(&person.id),
        last_sign_in_at: person.last_sign_in_at.map(Timestamp::as_seconds),
        created_at: person.created_at.as_seconds(),
    };
    let text = |name: &str| asked.text(name).to_owned();
    let view = People {
        frame: admin.frame(),
        people: found.iter().map(row).collect(),
        total: usize::try_from(total).unwrap_or(0),
        paging,
        now: now.as_seconds(),
        sorting: asked.sorting(admin),
        exports: asked.exports(admin),
        search: text("q"),
        status: text("status"),
        factor: text("factor"),
        role: text("role"),
        group: text("group"),
        no_group,
    };
    Ok(admin.show(notice, |context| view.render(context)))
}

/// GET /admin/export/people.
async fn export(admin: &Administrator<'_>, asked: Asked) -> Result<HttpResponse, Stop> {
    let (wanted, now, database) = (asked.clone(), admin.provider().now(), admin.provider().database.clone());
    let (listing, _) = database.read(move |conn| listing(conn, &wanted, now)).await?;
    let mut listing = Listing { after: None, before: None, limit: i64::from(files::AT_ONCE), ..listing };
    let next = async move || {
        let wanted = listing.clone();
        let read = database.read(move |conn| {
            let page = listing::list(conn, &wanted)?;
            let place = page.last().map(|last| wanted.place_of(last));
            Ok::<_, StoreError>((PersonRepresentation::of_each(conn, &page, now)?, place))
        });
        let (mut people, place) = read.await?;
        listing.after = place.or_else(|| listing.after.take());
        // Whoever is disabled administers nothing, as on the page.
        people.iter_mut().for_each(|person| person.admin &= person.status == Status::Active.as_str());
        Ok(people.iter().map(|person| files::row(LIST.columns, person, Value::Null)).collect())
    };
    Ok(asked.file(admin, next))
}

/// What was typed of a person to be made.
#[derive(Default)]
struct New {
    profile: Profile,
    by_password: bool,
    /// Names of groups.
    groups: Vec<String>,
}

impl New {
    fn read(form: &Parameters, known: &Known) -> Self {
        let most = usize::try_from(person::SUGGESTED).unwrap_or(0);
        let chosen = |n: usize| form.get(&format!("group_{n}")).map(str::to_owned);
        Self { profile: profile::typed(form, known), by_password: by_password(form), groups: (0..most).filter_map(chosen).collect() }
    }
}

async fn form_page(admin: &Administrator<'_>, typed: New, problems: Vec<ProfileProblem>) -> Result<HttpResponse, Stop> {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (known, all) = admin
        .provider()
        .database
        .read(|conn| Ok::<_, StoreError>((groups::list(conn, None, person::SUGGESTED)?, groups::count(conn)?)))
        .await?;
    let view = NewPerson {
        frame: admin.frame(),
        action: admin.local(NEW),
        groups: known.into_iter().map(|group| (typed.groups.contains(&group.name), group.name)).collect(),
        more_groups: all > person::SUGGESTED,
        typed: typed.profile,
        by_password: typed.by_password,
        problems,
    };
    Ok(admin.show_at(NEW, status, None, |context| view.render(context)))
}

/// GET /admin/new-person.
pub async fn get_new(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let known = Known::of(&admin);
        let blank = || New { profile: profile::blank(&known), ..New::default() };
        let typed = admin.kept(&request).await?.map_or_else(blank, |posted| New::read(&posted, &known));
        form_page(&admin, typed, Vec::new()).await
    };
    or_failed(&provider, &request, shown.await)
}

/// Whether the first way in is a temporary password: a link else.
fn by_password(form: &Parameters) -> bool {
    form.get("way") == Some("password")
}

/// POST /admin/new-person. What the person gets in by is shown in the answer, this once.
pub async fn post_new(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_typed_form(&provider, &request, body, NEW).await?;
        let known = Known::of(&admin);
        let typed = New::read(&form, &known);
        let checked = match profile::check(&form, &typed.profile, &known, None) {
            Ok(checked) => checked,
            Err(problems) => return form_page(&admin, typed, problems).await,
        };
        admin.prove_again_for::<CreatePerson>(Again::Form(NEW, &form)).await?;
        match make(&mut admin, checked, &typed, Again::Form(NEW, &form)).await? {
            Ok((id, once)) => person::show(&admin, &id, None, State { once, ..State::default() }).await,
            Err(problem) => form_page(&admin, typed, vec![problem]).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// Makes the person. Gives the id and what they get in by; `None` where somebody disabled or deleted them at this moment.
async fn make(
    admin: &mut Administrator<'_>,
    checked: Checked,
    typed: &New,
    waits: Again<'_>,
) -> Result<Result<(String, Option<Once>), ProfileProblem>, Stop> {
    let provider = admin.provider();
    let password = if typed.by_password { Some(first_way::temporary_password(provider).await?) } else { None };
    let claims = checked.of_new();
    let create = CreatePerson {
        person: Description { email: checked.email, email_verified: checked.email_verified, username: checked.username, claims },
        groups: typed.groups.clone(),
        owner: false,
        password: password.as_ref().map(|made| NewPassword { phc: made.phc.clone(), temporary: true }),
    };
    let person = match admin.perform(create, waits).await? {
        Ok(person) => person,
        Err(unfit) => return Ok(Err(profile::problem_of(unfit))),
    };
    let once = match password {
        Some(made) => Some(Once::Password(made.text.expose().to_owned())),
        None => match first_way::make_link(provider, admin.acting(), WhichPerson::Id(person.id.clone())).await {
            Ok(link) => Some(link.into()),
            Err(not_done) => {
                let (LinkNotOffered::NoPerson(_) | LinkNotOffered::Disabled) = Failure::unless_refused(not_done)?;
                None
            }
        },
    };
    Ok(Ok((person.id, once)))
}
