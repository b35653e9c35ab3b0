//! `/admin/apps`: every app, searched and paged.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::one::{DAY, shown, state};
use crate::admin::administrator::Administrator;
use crate::admin::files::{self, Rows};
use crate::admin::lists::{Asked, Find, List};
use crate::admin::paging::Numbered;
use crate::audit::{EventType, counts};
use crate::clients::ClientRepresentation;
use crate::endpoints::page_answers::or_failed;
use crate::http::{Failure, Stop};
use crate::pages::console::sections::APPS;
use crate::pages::console::{AppRow, AppState, Apps, Hit};
use crate::protocol::client::Client;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::snapshot::KnownClient;
use crate::store::StoreError;
use crate::writing::collation;

const PAGE: usize = 25;

/// The apps.
pub(in crate::admin) static LIST: List = List {
    section: APPS,
    filters: &["q", "kind", "state"],
    sorts: &["name", "kind", "sign-ins"],
    place: &["page"],
    file: "/admin/export/apps",
    columns: &["client_id", "name", "type", "status", "state", "redirect_uris", "sign_ins_7_days", "first_party"],
    exported: EventType::ListExported,
    is_unclear: |_| false,
    export: |_, admin, asked| Box::pin(export(admin, asked)),
    finds: &[Find { name: "apps", title: "console-apps", by: "q", hits: |admin, sought| Box::pin(async { Ok(hits(admin, sought)) }) }],
};

fn hits(admin: &Administrator<'_>, sought: &str) -> Vec<Hit> {
    let snapshot = admin.provider().snapshot();
    let hit = |known: &KnownClient| Hit {
        url: admin.local(&APPS.one(&known.client.client_id)),
        name: known.client.name(&[]).to_owned(),
        detail: known.client.client_id.clone(),
        at: None,
    };
    let mut hits: Vec<Hit> = snapshot.clients().filter(|known| matches(known, sought)).map(hit).collect();
    hits.sort_by_cached_key(|hit| (collation::sort_key(&hit.name), hit.detail.clone()));
    hits
}

/// The apps that were asked for, in the order that was asked for.
async fn found(admin: &Administrator<'_>, asked: &Asked) -> Result<Vec<(Arc<Client>, AppRow)>, Failure> {
    let provider = admin.provider();
    provider.learn_changes().await?;
    let (day, week) = (provider.now().minus(DAY), provider.now().minus(DAY * 7));
    let (failures, sign_ins) = provider
        .database
        .read(move |conn| {
            let failures = counts::faults_by_client(conn, day)?;
            let sign_ins: BTreeMap<String, i64> = counts::by_client(conn, EventType::GrantCreated, week)?.into_iter().collect();
            Ok::<_, StoreError>((failures, sign_ins))
        })
        .await?;
    let (search, kind, wanted) = (asked.text("q"), asked.text("kind"), asked.text("state"));
    let of = |counts: &BTreeMap<String, i64>, known: &KnownClient| counts.get(&known.client.client_id).copied().unwrap_or(0);
    let snapshot = provider.snapshot();
    let mut found: Vec<(Arc<Client>, AppRow)> = snapshot
        .clients()
        .filter(|known| matches(known, search) && (kind.is_empty() || known.client.kind.as_str() == kind))
        .map(|known| {
            let row = AppRow {
                app: shown(admin, &known.client),
                kind: known.client.kind,
                state: state(admin, &known.client, known.secrets(), of(&failures, known)),
                sign_ins: of(&sign_ins, known),
            };
            (Arc::clone(&known.client), row)
        })
        .filter(|(_, row)| wanted.is_empty() || state_name(row.state) == wanted)
        .collect();
    let (column, descending) = asked.order();
    found.sort_by_cached_key(|(client, row)| {
        let first = match column {
            "kind" => client.kind.as_str().to_owned(),
            "sign-ins" => format!("{:020}", row.sign_ins),
            _ => String::new(),
        };
        (first, collation::sort_key(client.name(&[])), client.client_id.clone())
    });
    if descending {
        found.reverse();
    }
    Ok(found)
}

/// A state as the filter names it.
const fn state_name(state: AppState) -> &'static str {
    match state {
        AppState::Healthy => "healthy",
        AppState::Off => "off",
        AppState::Failures(_) => "errors",
        AppState::SecretEnds(_) | AppState::SecretOver => "secret",
    }
}

/// GET /admin/apps.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Asked::of(&LIST, Parameters::read(request.query_string().as_bytes()));
        let found = found(&admin, &asked).await?;
        let page = Numbered::of(&asked, PAGE, found.len());
        let view = Apps {
            frame: admin.frame(),
            search: asked.text("q").to_owned(),
            kind: asked.text("kind").to_owned(),
            state: asked.text("state").to_owned(),
            all: provider.snapshot().clients().count(),
            found: page.found,
            before: page.before(),
            paging: page.links(&admin, &asked),
            sorting: asked.sorting(&admin),
            exports: asked.exports(&admin),
            apps: page.cut(found).map(|(_, row)| row).collect(),
        };
        Ok(admin.show(admin.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

/// GET /admin/export/apps.
async fn export(admin: &Administrator<'_>, asked: Asked) -> Result<HttpResponse, Stop> {
    let row = |(client, row): &(Arc<Client>, AppRow)| {
        let beside = json!({
            "name": client.name(&[]),
            "state": state_name(row.state),
            "sign_ins_7_days": row.sign_ins,
            // A client that has none says so here; what represents it leaves the member out.
            "redirect_uris": client.metadata.redirect_uris,
        });
        files::row(LIST.columns, &ClientRepresentation::from(&**client), beside)
    };
    let mut rows: Rows = found(admin, &asked).await?.iter().map(row).collect();
    Ok(asked.file(admin, async move || Ok(std::mem::take(&mut rows))))
}

/// Whether each word that is searched for stands in the name, the id or an address.
fn matches(known: &KnownClient, search: &str) -> bool {
    let client = &known.client;
    let mut texts = vec![client.name(&[]), client.client_id.as_str()];
    texts.extend(client.metadata.redirect_uris.iter().map(String::as_str));
    collation::finds(search, &texts)
}
