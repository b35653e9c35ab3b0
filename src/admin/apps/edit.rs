//! `/admin/apps/{id}`: an app's settings, shown and changed.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::form;
use super::one::{self, One};
use super::presets;
use crate::acts::client::{ChangeClient, ClientNotChanged, MetadataChange, WhichClient};
use crate::admin::administrator::{Administrator, Again};
use crate::admin::version;
use crate::endpoints::page_answers::or_failed;
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::issued::grant;
use crate::pages::Notice;
use crate::pages::console::sections::APPS;
use crate::pages::console::{AppForm, AppPage, AppProblem, Lost};
use crate::protocol::client::Client;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// Grants are counted no further.
const MOST: i64 = 10_000;

/// GET /admin/apps/{id}.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let answer = async {
        let (admin, one) = one::of(&provider, &request, &id).await?;
        let view = match admin.kept(&request).await? {
            Some(posted) => {
                AppPage { form: form::with_room(read(&posted, &one)), version: version(&posted).unwrap_or(0), ..page(&admin, &one).await? }
            }
            None => page(&admin, &one).await?,
        };
        Ok(admin.show_at(&APPS.one(&id), StatusCode::OK, admin.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

fn read(posted: &Parameters, one: &One) -> AppForm {
    form::read(posted, one.record.client.kind, one.record.client.metadata.scope.as_deref())
}

/// The page of an app as it is stored.
pub(super) async fn page(admin: &Administrator<'_>, one: &One) -> Result<AppPage, Failure> {
    let (id, now) = (one.record.client.client_id.clone(), admin.provider().now());
    let live = admin.provider().database.read(move |conn| grant::count_live(conn, &id, MOST, now)).await?;
    Ok(AppPage {
        frame: admin.frame(),
        head: one.head(admin),
        example: presets::example(one.record.client.kind, presets::of(&one.record.client)),
        apis: form::apis(admin.provider()),
        form: form::with_room(form::of(&one.record.client)),
        version: one.record.version,
        problems: Vec::new(),
        stored: None,
        enabled: one.record.client.enabled,
        lost: if live.grants > MOST { Lost::MoreThan(MOST) } else { Lost::Exactly { people: live.people, grants: live.grants } },
        unconfirmed: false,
    })
}

/// POST /admin/apps/{id}.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    id: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let (mut admin, posted) = Administrator::of_texts(&provider, &request, body, &APPS.one(&id)).await?;
        let one = one::find(&admin, &id).await?;
        let typed = read(&posted, &one);
        let version = version(&posted).unwrap_or(0);
        if posted.get("add").is_some() {
            let view = AppPage { form: form::with_room(typed), version, ..page(&admin, &one).await? };
            return Ok(admin.show_at(&APPS.one(&id), StatusCode::OK, None, |context| view.render(context)));
        }
        let (metadata, settings) = match form::check(&provider, &typed, Some(&one.record.client)) {
            Ok(checked) => checked,
            Err(problems) => return refused(&admin, &one, typed, version, problems).await,
        };
        let client = Client { metadata, settings, ..one.record.client.clone() };
        let change = ChangeClient {
            client: WhichClient::Id(client.client_id),
            metadata: Some(MetadataChange::To(Box::new(client.metadata))),
            settings: client.settings.into(),
            enabled: None,
            seen: Some(version),
        };
        match admin.perform(change, Again::Form(&APPS.one(&id), &posted)).await? {
            Ok(_) => admin.done(&APPS.one(&id), Notice::AppSaved).await,
            Err(ClientNotChanged::Stale) => stale(&admin, &id, typed).await,
            // It went between the reading and the writing: the page says that it is gone.
            Err(ClientNotChanged::NoClient(_)) => {
                one::find(&admin, &id).await?;
                Ok(admin.go(APPS.path))
            }
            Err(ClientNotChanged::Metadata(why)) => {
                let problem = form::problem_of(why, &typed);
                refused(&admin, &one, typed, version, vec![problem]).await
            }
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// What was typed, with what is wrong.
async fn refused(
    admin: &Administrator<'_>,
    one: &One,
    typed: AppForm,
    version: i64,
    problems: Vec<AppProblem>,
) -> Result<HttpResponse, Stop> {
    let view = AppPage { form: form::with_room(typed), version, problems, ..page(admin, one).await? };
    let at = APPS.one(&one.record.client.client_id);
    Ok(admin.show_at(&at, StatusCode::UNPROCESSABLE_ENTITY, None, |context| view.render(context)))
}

/// What was typed beside what somebody else saved meanwhile: nothing is lost, and saving again is meant.
async fn stale(admin: &Administrator<'_>, id: &str, typed: AppForm) -> Result<HttpResponse, Stop> {
    let one = one::find(admin, id).await?;
    let stored = form::of(&one.record.client);
    let view = AppPage { form: form::with_room(typed), stored: Some(stored), ..page(admin, &one).await? };
    Ok(admin.show_at(&APPS.one(id), StatusCode::CONFLICT, None, |context| view.render(context)))
}
