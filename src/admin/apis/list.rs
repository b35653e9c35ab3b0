//! `/admin/apis`: every API, searched, sorted and paged.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};

use super::{HERE, page_of};
use crate::admin::administrator::Administrator;
use crate::admin::paging::Numbered;
use crate::admin::sorting;
use crate::endpoints::page_answers::or_failed;
use crate::http::Failure;
use crate::pages::console::{ApiRow, Apis};
use crate::protocol::client::Client;
use crate::protocol::parameters::Parameters;
use crate::protocol::resource::Resource;
use crate::protocol::scope::Scopes;
use crate::provider::Provider;
use crate::snapshot::{KnownClient, Snapshot};
use crate::writing::collation::{self, searched};

const PAGE: usize = 25;
/// Columns that APIs are sorted by; the first where nothing else is asked for.
const SORTS: [&str; 2] = ["name", "identifier"];

/// Whether an API is found by a part of its name, its identifier or a scope, in any letter case.
pub(in crate::admin) fn matches(api: &Resource, sought: &str) -> bool {
    let wanted = searched(sought);
    let holds = |text: &str| searched(text).contains(&wanted);
    holds(&api.name) || holds(&api.identifier) || api.scopes.iter().any(holds)
}

/// The APIs that were asked for, in the order that was asked for.
pub(in crate::admin) async fn found(admin: &Administrator<'_>, asked: &Parameters) -> Result<Vec<Arc<Resource>>, Failure> {
    let provider = admin.provider();
    provider.learn_changes().await?;
    let snapshot = provider.snapshot();
    let sought = asked.get("q").unwrap_or_default().trim();
    let mut found: Vec<Arc<Resource>> = snapshot.resources().filter(|api| matches(api, sought)).map(Arc::clone).collect();
    let (column, descending) = sorting::asked(asked, &SORTS);
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
pub(in crate::admin) fn callers<'a>(snapshot: &'a Snapshot, api: &'a Resource) -> impl Iterator<Item = &'a KnownClient> {
    snapshot.clients().filter(|known| !granted(&known.client, api).is_empty())
}

/// GET /admin/apis.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Parameters::read(request.query_string().as_bytes());
        let found = found(&admin, &asked).await?;
        let search = asked.get("q").map(str::trim).unwrap_or_default();
        let filters = [("q", search)];
        let by = sorting::asked(&asked, &SORTS);
        let page = Numbered::asked(&asked, PAGE, found.len());
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
            search: search.to_owned(),
            all: snapshot.resources().count(),
            paging: page.links(&admin, HERE, &filters, by),
            sorting: sorting::links(&admin, HERE, &filters, by, &SORTS),
            exports: sorting::exports(&admin, "/admin/export/apis", &filters),
            apis: page.cut(found).map(row).collect(),
        };
        Ok(admin.show(admin.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}
