//! `/admin/attribute` and `/admin/new-attribute`: one attribute, shown, changed and deleted; and a new one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{DELETE, HERE, NEW, WHICH, form, page_of};
use crate::acts::attribute::{
    AttributeNotChanged, AttributeNotCreated, AttributeNotDeleted, ChangeAttribute, CreateAttribute, DeleteAttribute, UnfitAttribute,
};
use crate::admin::administrator::{Administrator, Again};
use crate::admin::version;
use crate::endpoints::page_answers::or_failed;
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::console::sections::AUDIT;
use crate::pages::console::{AttributeFault, AttributeForm, AttributePage, AttributeProblem, NewAttribute};
use crate::pages::paths::with_query;
use crate::pages::{Done, Notice};
use crate::people::attributes;
use crate::protocol::attribute::Attribute;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::StoreError;

/// What a page shows beside what is kept.
#[derive(Default)]
struct State {
    /// What was typed, where it is not what is kept.
    typed: Option<AttributeForm>,
    /// The version of the row that it changes; none is the present one.
    version: Option<i64>,
    problems: Vec<AttributeProblem>,
    /// Somebody else changed the attribute since the form was opened.
    stale: bool,
    /// Something else was typed than what confirms.
    not_confirmed: bool,
}

async fn find(provider: &Provider, name: &str) -> Result<Option<(Attribute, i64)>, Failure> {
    let name = name.to_owned();
    Ok(provider.database.read(move |conn| attributes::find_versioned(conn, &name)).await?)
}

async fn show(admin: &Administrator<'_>, name: &str, notice: Option<Notice>, state: State) -> Result<HttpResponse, Stop> {
    let provider = admin.provider();
    let named = name.to_owned();
    let read = provider.database.read(move |conn| {
        let Some((attribute, version)) = attributes::find_versioned(conn, &named)? else { return Ok(None) };
        Ok::<_, StoreError>(Some((attribute, version, attributes::count_values(conn, &named)?)))
    });
    let Some((attribute, version, people)) = read.await? else { return Ok(admin.not_found(HERE)) };
    let refused = !state.problems.is_empty() || state.not_confirmed;
    let kept = form::of(&attribute);
    let chosen_once =
        |form: AttributeForm| AttributeForm { kind: kept.kind.clone(), several: kept.several, name: kept.name.clone(), ..form };
    let view = AttributePage {
        frame: admin.frame(),
        action: admin.local(&page_of(name)),
        delete_action: admin.local(DELETE),
        audit_url: admin.local(&with_query(AUDIT.path, &[("reference", name)])),
        name: attribute.name,
        form: state.typed.map_or_else(|| kept.clone(), chosen_once),
        version: if state.stale { version } else { state.version.unwrap_or(version) },
        kept: state.stale.then_some(kept),
        problems: state.problems,
        people: usize::try_from(people).unwrap_or(0),
        not_confirmed: state.not_confirmed,
    };
    let status = match (state.stale, refused) {
        (true, _) => StatusCode::CONFLICT,
        (_, true) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    Ok(admin.show_at(&page_of(name), status, notice, |context| view.render(context)))
}

/// GET /admin/attribute?name=….
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Parameters::read(request.query_string().as_bytes());
        let kept = admin.kept(&request).await?;
        let state = State { typed: kept.as_ref().map(form::read), version: kept.as_ref().and_then(version), ..State::default() };
        show(&admin, asked.get(WHICH).unwrap_or_default(), admin.notice(&request).await, state).await
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/attribute?name=….
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let asked = Parameters::read(request.query_string().as_bytes());
        let name = asked.get(WHICH).unwrap_or_default();
        let (mut admin, posted) = Administrator::of_texts(&provider, &request, body, &page_of(name)).await?;
        let Some((before, _)) = find(&provider, name).await? else { return Ok(admin.not_found(HERE)) };
        let (typed, version) = (form::read(&posted), version(&posted).unwrap_or(0));
        let state = |problems| State { typed: Some(typed.clone()), version: Some(version), problems, ..State::default() };
        let attribute = match form::check(&typed, Some(&before)) {
            Ok(attribute) => attribute,
            Err(problems) => return show(&admin, name, None, state(problems)).await,
        };
        let change = ChangeAttribute { attribute, seen: Some(version) };
        match admin.perform(change, Again::Form(&page_of(name), &posted)).await? {
            Ok(_) => admin.done(&page_of(name), Done::SAVED.into()).await,
            Err(AttributeNotChanged::NoAttribute(_)) => Ok(admin.not_found(HERE)),
            Err(AttributeNotChanged::Stale) => show(&admin, name, None, State { stale: true, ..state(Vec::new()) }).await,
            Err(AttributeNotChanged::Unfit(unfit)) => show(&admin, name, None, state(problems_of(unfit))).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// What the act found, that the form was not held against or that came about since.
fn problems_of(unfit: UnfitAttribute) -> Vec<AttributeProblem> {
    match unfit {
        UnfitAttribute::Faults(faults) => faults.into_iter().map(AttributeProblem::from).collect(),
        UnfitAttribute::TooMany => vec![AttributeProblem { field: "name", fault: AttributeFault::TooMany }],
    }
}

/// POST /admin/attribute/delete: `name`, and in `confirm` the same, typed.
pub async fn delete(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, posted) = Administrator::of_form(&provider, &request, body, HERE).await?;
        let name = posted.get(WHICH).unwrap_or_default().to_owned();
        admin.form_stands_at(&request, &page_of(&name));
        let typed = posted.get("confirm").unwrap_or_default().to_owned();
        let delete = DeleteAttribute { name: name.clone(), confirmed_by: Some(typed) };
        match admin.perform(delete, Again::Button(&page_of(&name))).await? {
            Ok(_) => admin.done(HERE, Done::of("notice-attribute-deleted").into()).await,
            // Somebody else was first: it is gone all the same.
            Err(AttributeNotDeleted::NoAttribute(_)) => admin.done(HERE, Done::GONE.into()).await,
            Err(AttributeNotDeleted::NotConfirmed) => show(&admin, &name, None, State { not_confirmed: true, ..State::default() }).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}

fn form_page(admin: &Administrator<'_>, form: AttributeForm, problems: Vec<AttributeProblem>) -> HttpResponse {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = NewAttribute { frame: admin.frame(), action: admin.local(NEW), form, problems };
    admin.show_at(NEW, status, None, |context| view.render(context))
}

/// GET /admin/new-attribute.
pub async fn get_new(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let typed = admin.kept(&request).await?.map_or_else(form::blank, |posted| form::read(&posted));
        Ok(form_page(&admin, typed, Vec::new()))
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/new-attribute.
pub async fn post_new(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, posted) = Administrator::of_texts(&provider, &request, body, NEW).await?;
        let typed = form::read(&posted);
        let attribute = match form::check(&typed, None) {
            Ok(attribute) => attribute,
            Err(problems) => return Ok(form_page(&admin, typed, problems)),
        };
        match admin.perform(CreateAttribute { attribute }, Again::Form(NEW, &posted)).await? {
            Ok(made) => admin.done(&page_of(&made.name), Done::of("notice-attribute-added").into()).await,
            Err(AttributeNotCreated::Taken) => {
                Ok(form_page(&admin, typed, vec![AttributeProblem { field: "name", fault: AttributeFault::Taken }]))
            }
            Err(AttributeNotCreated::Unfit(unfit)) => Ok(form_page(&admin, typed, problems_of(unfit))),
        }
    };
    or_failed(&provider, &request, answer.await)
}
