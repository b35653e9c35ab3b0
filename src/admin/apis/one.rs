//! `/admin/api` and `/admin/new-api`: one API, shown, changed and deleted; and a new one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::list::granted;
use super::{DELETE, HERE, NEW, WHICH, form, page_of};
use crate::acts::resource::{
    ChangeResource, CreateResource, DeleteResource, ResourceNotChanged, ResourceNotCreated, ResourceNotDeleted, UnfitResource,
};
use crate::admin::administrator::{Administrator, Again};
use crate::admin::version;
use crate::clients::resources;
use crate::endpoints::page_answers::or_failed;
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::console::sections::{APPS, AUDIT};
use crate::pages::console::{ApiCaller, ApiFault, ApiForm, ApiPage, ApiProblem, NewApi};
use crate::pages::paths::with_query;
use crate::pages::{Done, Notice};
use crate::protocol::parameters::Parameters;
use crate::protocol::resource::Resource;
use crate::provider::Provider;
use crate::writing::collation;

/// What a page shows beside what is kept.
#[derive(Default)]
struct State {
    /// What was typed, where it is not what is kept.
    typed: Option<ApiForm>,
    /// The version of the row that it changes; none is the present one.
    version: Option<i64>,
    problems: Vec<ApiProblem>,
    /// Somebody else changed the API since the form was opened.
    stale: bool,
    /// Something else was typed than what confirms.
    not_confirmed: bool,
}

async fn find(provider: &Provider, identifier: &str) -> Result<Option<(Resource, i64)>, Failure> {
    let identifier = identifier.to_owned();
    Ok(provider.database.read(move |conn| resources::find_versioned(conn, &identifier)).await?)
}

async fn show(admin: &Administrator<'_>, identifier: &str, notice: Option<Notice>, state: State) -> Result<HttpResponse, Stop> {
    let provider = admin.provider();
    let Some((api, version)) = find(provider, identifier).await? else { return Ok(admin.not_found(HERE)) };
    provider.learn_changes().await?;
    let snapshot = provider.snapshot();
    let mut callers: Vec<ApiCaller> = snapshot
        .clients()
        .map(|known| (known, granted(&known.client, &api)))
        .filter(|(_, scopes)| !scopes.is_empty())
        .map(|(known, scopes)| ApiCaller {
            name: known.client.name(&[]).to_owned(),
            url: admin.local(&APPS.one(&known.client.client_id)),
            scopes: scopes.to_string(),
        })
        .collect();
    callers.sort_by_cached_key(|caller| (collation::sort_key(&caller.name), caller.url.clone()));
    let refused = !state.problems.is_empty() || state.not_confirmed;
    let kept = form::of(&api);
    let view = ApiPage {
        frame: admin.frame(),
        action: admin.local(&page_of(identifier)),
        delete_action: admin.local(DELETE),
        audit_url: admin.local(&with_query(AUDIT.path, &[("reference", identifier)])),
        kept: state.stale.then(|| kept.clone()),
        form: ApiForm { identifier: api.identifier.clone(), ..state.typed.unwrap_or_else(|| kept.clone()) },
        name: api.name,
        identifier: api.identifier,
        version: if state.stale { version } else { state.version.unwrap_or(version) },
        problems: state.problems,
        callers,
        not_confirmed: state.not_confirmed,
    };
    let status = match (state.stale, refused) {
        (true, _) => StatusCode::CONFLICT,
        (_, true) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    Ok(admin.show_at(&page_of(identifier), status, notice, |context| view.render(context)))
}

/// GET /admin/api?identifier=….
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

/// POST /admin/api?identifier=….
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let asked = Parameters::read(request.query_string().as_bytes());
        let identifier = asked.get(WHICH).unwrap_or_default();
        let (mut admin, posted) = Administrator::of_texts(&provider, &request, body, &page_of(identifier)).await?;
        provider.learn_changes().await?;
        let Some((before, _)) = find(&provider, identifier).await? else { return Ok(admin.not_found(HERE)) };
        let (typed, version) = (form::read(&posted), version(&posted).unwrap_or(0));
        let state = |problems| State { typed: Some(typed.clone()), version: Some(version), problems, ..State::default() };
        let api = match form::check(&provider, &typed, Some(&before)) {
            Ok(api) => api,
            Err(problems) => return show(&admin, identifier, None, state(problems)).await,
        };
        let change = ChangeResource {
            identifier: identifier.to_owned(),
            name: Some(api.name),
            scopes: Some(api.scopes),
            signing_alg: None,
            lifetime: Some(api.lifetime),
            clients: Some(api.clients),
            seen: Some(version),
        };
        match admin.perform(change, Again::Form(&page_of(identifier), &posted)).await? {
            Ok(_) => admin.done(&page_of(identifier), Done::SAVED.into()).await,
            Err(ResourceNotChanged::NoResource(_)) => Ok(admin.not_found(HERE)),
            Err(ResourceNotChanged::Stale) => show(&admin, identifier, None, State { stale: true, ..state(Vec::new()) }).await,
            Err(ResourceNotChanged::Unfit(unfit)) => show(&admin, identifier, None, state(vec![problem_of(unfit)])).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// What the act found, that the form was not held against or that came about since.
fn problem_of(unfit: UnfitResource) -> ApiProblem {
    let (field, fault) = match unfit {
        UnfitResource::Name(_) => ("name", ApiFault::Name),
        UnfitResource::Scopes(_) => ("scopes", ApiFault::Scopes),
        UnfitResource::NoClient(client_id) => ("clients", ApiFault::NoClient(client_id)),
        // No field stands for it.
        other @ (UnfitResource::Algorithm(_) | UnfitResource::Lifetime) => ("name", ApiFault::Other(other.to_string())),
    };
    ApiProblem { field, fault }
}

/// POST /admin/api/delete: `identifier`, and in `confirm` the same, typed.
pub async fn delete(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, posted) = Administrator::of_form(&provider, &request, body, HERE).await?;
        let identifier = posted.get(WHICH).unwrap_or_default().to_owned();
        admin.form_stands_at(&request, &page_of(&identifier));
        let typed = posted.get("confirm").unwrap_or_default().to_owned();
        let delete = DeleteResource { identifier: identifier.clone(), confirmed_by: Some(typed) };
        match admin.perform(delete, Again::Button(&page_of(&identifier))).await? {
            Ok(()) => admin.done(HERE, Done::of("notice-api-deleted").into()).await,
            // Somebody else was first: it is gone all the same.
            Err(ResourceNotDeleted::NoResource(_)) => admin.done(HERE, Done::GONE.into()).await,
            Err(ResourceNotDeleted::NotConfirmed) => {
                show(&admin, &identifier, None, State { not_confirmed: true, ..State::default() }).await
            }
        }
    };
    or_failed(&provider, &request, answer.await)
}

fn form_page(admin: &Administrator<'_>, form: ApiForm, problems: Vec<ApiProblem>) -> HttpResponse {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = NewApi { frame: admin.frame(), action: admin.local(NEW), form, problems };
    admin.show_at(NEW, status, None, |context| view.render(context))
}

/// GET /admin/new-api.
pub async fn get_new(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let typed = admin.kept(&request).await?.map(|posted| form::read(&posted)).unwrap_or_default();
        Ok(form_page(&admin, typed, Vec::new()))
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/new-api.
pub async fn post_new(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, posted) = Administrator::of_texts(&provider, &request, body, NEW).await?;
        provider.learn_changes().await?;
        let typed = form::read(&posted);
        let api = match form::check(&provider, &typed, None) {
            Ok(api) => api,
            Err(problems) => return Ok(form_page(&admin, typed, problems)),
        };
        match admin.perform(CreateResource { resource: api }, Again::Form(NEW, &posted)).await? {
            Ok(made) => admin.done(&page_of(&made.identifier), Done::of("notice-api-added").into()).await,
            Err(why) => {
                let of_identifier = |fault| ApiProblem { field: "identifier", fault };
                let problem = match why {
                    ResourceNotCreated::IsIssuer => of_identifier(ApiFault::Issuer),
                    ResourceNotCreated::Identifier(_) => of_identifier(ApiFault::Identifier),
                    ResourceNotCreated::Taken | ResourceNotCreated::SameAs(_) => of_identifier(ApiFault::Taken),
                    ResourceNotCreated::Unfit(unfit) => problem_of(unfit),
                };
                Ok(form_page(&admin, typed, vec![problem]))
            }
        }
    };
    or_failed(&provider, &request, answer.await)
}
