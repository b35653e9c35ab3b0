//! `/admin/apis`: every API, searched, sorted and paged.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::page_of;
use crate::admin::administrator::Administrator;
use crate::admin::files::{self, Rows};
use crate::admin::lists::{Asked, Find, List};
use crate::admin::paging::Numbered;
use crate::audit::EventType;
use crate::clients::ResourceRepresentation;
use crate::endpoints::page_answers::or_failed;
use crate::http::{Failure, Stop};
use crate::pages::console::sections::APIS;
use crate::pages::console::{ApiRow, Apis, Hit};
use crate::protocol::client::Client;
use crate::protocol::parameters::Parameters;
use crate::protocol::resource::Resource;
use crate::protocol::scope::Scopes;
use crate::provider::Provider;
use crate::snapshot::{KnownClient, Snapshot};
use crate::writing::collation;

const PAGE: usize = 25;

/// The APIs.
pub(in crate::admin) static LIST: List = List {
    section: APIS,
    filters: &["q"],
    sorts: &["name", "identifier"],
    place: &["page"],
    file: "/admin/export/apis",
    columns: &["identifier", "name", "scopes", "signing_alg", "lifetime", "introspecting_clients", "apps"],
    exported: EventType::ListExported,
    is_unclear: |_| false,
    export: |_, admin, asked| Box::pin(export(admin, asked)),
    finds: &[Find { name: "apis", title: "console-apis", by: "q", hits: |admin, sought| Box::pin(async { Ok(hits(admin, sought)) }) }],
};

fn hits(admin: &Administrator<'_>, sought: &str) -> Vec<Hit> {
    let snapshot = admin.provider().snapshot();
    let hit = |api: &Arc<Resource>| Hit {
        url: admin.local(&page_of(&api.identifier)),
        name: api.name.clone(),
        detail: api.identifier.clone(),
        at: None,
    };
    let mut hits: Vec<Hit> = snapshot.resources().filter(|api| matches(api, sought)).map(hit).collect();
    hits.sort_by_cached_key(|hit| (collation::sort_key(&hit.name), hit.detail.clone()));
    hits
}

/// Whether an API is found by words, each a part of its name, its identifier or a scope, in any letter case.
fn matches(api: &Resource, sought: &str) -> bool {
    let mut texts = vec![api.name.as_str(), api.identifier.as_str()];
    texts.extend(api.scopes.iter());
    collation::finds(sought, &texts)
}

/// The APIs that were asked for, in the order that was asked for.
async fn found(admin: &Administrator<'_>, asked: &Asked) -> Result<Vec<Arc<Resource>>, Failure> {
    let provider = admin.provider();
    provider.learn_changes().await?;
    let snapshot = provider.snapshot();
    let mut found: Vec<Arc<Resource>> = snapshot.resources().filter(|api| matches(api, asked.text("q"))).map(Arc::clone).collect();
    let (column, descending) = asked.order();
    found.sort_by_cached_key(|api| {
        let first = if column == "name" { collation::sort_key(&api.name) } else { Vec::new() };
        (first, api.identifier.clone())
    });
    if descending {
        found.reverse();
    }
    Ok(found)
}

/// What a client may ask for at an API. One that is registered without scopes may ask for none of an API.
pub(super) fn granted(client: &Client, api: &Resource) -> Scopes {
    let named = client.metadata.scope.as_deref().and_then(|scope| Scopes::parse(scope).ok()).unwrap_or_default();
    api.scopes.intersection(&named)
}

/// The clients that may ask for something at an API.
pub(super) fn callers<'a>(snapshot: &'a Snapshot, api: &'a Resource) -> impl Iterator<Item = &'a KnownClient> {
    snapshot.clients().filter(|known| !granted(&known.client, api).is_empty())
}

/// GET /admin/apis.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Asked::of(&LIST, Parameters::read(request.query_string().as_bytes()));
        let found = found(&admin, &asked).await?;
        let page = Numbered::of(&asked, PAGE, found.len());
        let snapshot = provider.snapshot();
        let row = |api: Arc<Resource>| ApiRow {
            url: admin.local(&page_of(&api.identifier)),
            name: api.name.clone(),
            identifier: api.identifier.clone(),
            scopes: api.scopes.to_string(),
            callers: callers(&snapshot, &api).count(),
        };
        let view = Apis {
            frame: admin.frame(),
            search: asked.text("q").to_owned(),
            all: snapshot.resources().count(),
            paging: page.links(&admin, &asked),
            sorting: asked.sorting(&admin),
            exports: asked.exports(&admin),
            apis: page.cut(found).map(row).collect(),
        };
        Ok(admin.show(admin.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

/// GET /admin/export/apis.
async fn export(admin: &Administrator<'_>, asked: Asked) -> Result<HttpResponse, Stop> {
    let found = found(admin, &asked).await?;
    let snapshot = admin.provider().snapshot();
    let row = |api: &Arc<Resource>| {
        let beside = json!({ "introspecting_clients": api.clients, "apps": callers(&snapshot, api).count() });
        files::row(LIST.columns, &ResourceRepresentation::from(&**api), beside)
    };
    let mut rows: Rows = found.iter().map(row).collect();
    Ok(asked.file(admin, async move || Ok(std::mem::take(&mut rows))))
}
