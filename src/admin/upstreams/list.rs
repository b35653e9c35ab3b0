//! `/admin/providers`: every provider, searched, sorted and paged.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use crate::admin::administrator::Administrator;
use crate::admin::files::{self, Rows};
use crate::admin::lists::{Asked, Find, List};
use crate::admin::paging::Numbered;
use crate::audit::EventType;
use crate::endpoints::page_answers::or_failed;
use crate::http::{Failure, Stop};
use crate::pages::console::sections::UPSTREAMS;
use crate::pages::console::{Hit, UpstreamRow, Upstreams};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::upstreams::{Upstream, UpstreamRepresentation};
use crate::writing::collation;

const PAGE: usize = 25;

/// The providers.
pub(in crate::admin) static LIST: List = List {
    section: UPSTREAMS,
    filters: &["q"],
    sorts: &["title", "name"],
    place: &["page"],
    file: "/admin/export/providers",
    columns: &["name", "title", "preset", "issuer", "client_id", "accounts", "account_domains", "trusted_domains", "enabled", "created_at"],
    exported: EventType::ListExported,
    is_unclear: |_| false,
    export: |_, admin, asked| Box::pin(export(admin, asked)),
    finds: &[Find {
        name: "providers",
        title: "console-upstreams",
        by: "q",
        hits: |admin, sought| Box::pin(async { Ok(hits(admin, sought)) }),
    }],
};

fn hits(admin: &Administrator<'_>, sought: &str) -> Vec<Hit> {
    let snapshot = admin.provider().snapshot();
    let hit = |upstream: &Arc<Upstream>| Hit {
        url: admin.local(&UPSTREAMS.one(&upstream.name)),
        name: upstream.title.clone(),
        detail: upstream.issuer.clone(),
        at: None,
    };
    let mut hits: Vec<Hit> = snapshot.upstreams().iter().filter(|upstream| matches(upstream, sought)).map(hit).collect();
    hits.sort_by_cached_key(|hit| collation::sort_key(&hit.name));
    hits
}

fn matches(upstream: &Upstream, sought: &str) -> bool {
    collation::finds(sought, &[upstream.title.as_str(), upstream.name.as_str(), upstream.issuer.as_str()])
}

async fn found(admin: &Administrator<'_>, asked: &Asked) -> Result<Vec<Arc<Upstream>>, Failure> {
    let provider = admin.provider();
    provider.learn_changes().await?;
    let snapshot = provider.snapshot();
    let mut found: Vec<Arc<Upstream>> =
        snapshot.upstreams().iter().filter(|upstream| matches(upstream, asked.text("q"))).map(Arc::clone).collect();
    let (column, descending) = asked.order();
    found.sort_by_cached_key(|upstream| {
        let first = if column == "title" { collation::sort_key(&upstream.title) } else { Vec::new() };
        (first, upstream.name.clone())
    });
    if descending {
        found.reverse();
    }
    Ok(found)
}

/// GET /admin/providers.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Asked::of(&LIST, Parameters::read(request.query_string().as_bytes()));
        let found = found(&admin, &asked).await?;
        let page = Numbered::of(&asked, PAGE, found.len());
        let row = |upstream: Arc<Upstream>| UpstreamRow {
            url: admin.local(&UPSTREAMS.one(&upstream.name)),
            title: upstream.title.clone(),
            name: upstream.name.clone(),
            issuer: upstream.issuer.clone(),
            enabled: upstream.enabled,
        };
        let view = Upstreams {
            frame: admin.frame(),
            search: asked.text("q").to_owned(),
            all: provider.snapshot().upstreams().len(),
            paging: page.links(&admin, &asked),
            sorting: asked.sorting(&admin),
            exports: asked.exports(&admin),
            upstreams: page.cut(found).map(row).collect(),
        };
        Ok(admin.show(admin.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

/// GET /admin/export/providers.
async fn export(admin: &Administrator<'_>, asked: Asked) -> Result<HttpResponse, Stop> {
    let found = found(admin, &asked).await?;
    let row = |upstream: &Arc<Upstream>| files::row(LIST.columns, &UpstreamRepresentation::from(&**upstream), Value::Null);
    let mut rows: Rows = found.iter().map(row).collect();
    Ok(asked.file(admin, async move || Ok(std::mem::take(&mut rows))))
}
