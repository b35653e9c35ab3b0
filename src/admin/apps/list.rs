//! `/admin/apps`: every app, searched and paged.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse, web};

use super::one::{DAY, shown, state};
use crate::admin::administrator::Administrator;
use crate::audit::{EventType, counts};
use crate::endpoints::page_answers::or_failed;
use crate::pages::console::{AppRow, Apps};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::snapshot::KnownClient;
use crate::store::StoreError;

const PAGE: usize = 25;

/// GET /admin/apps.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = match Administrator::of(&provider, &request).await? {
            Ok(admin) => admin,
            Err(answer) => return Ok(answer),
        };
        let asked = Parameters::read(request.query_string().as_bytes());
        let search = asked.get("q").unwrap_or_default().trim().to_owned();
        let page = asked.get("page").and_then(|page| page.parse::<usize>().ok()).unwrap_or(1).max(1);
        provider.learn_changes().await?;
        let (day, week) = (provider.now().minus(DAY), provider.now().minus(DAY * 7));
        let (failures, sign_ins) = provider
            .database
            .read(move |conn| {
                let failures: BTreeMap<String, i64> = counts::refusals_by_client(conn, day)?.into_iter().collect();
                let sign_ins: BTreeMap<String, i64> = counts::by_client(conn, EventType::GrantCreated, week)?.into_iter().collect();
                Ok::<_, StoreError>((failures, sign_ins))
            })
            .await?;
        let snapshot = provider.snapshot();
        let all = snapshot.clients().count();
        let mut found: Vec<&KnownClient> = snapshot.clients().filter(|known| matches(known, &search)).collect();
        found.sort_by_cached_key(|known| (known.client.name(&[]).to_lowercase(), known.client.client_id.clone()));
        let before = (page - 1).saturating_mul(PAGE);
        let apps = found
            .iter()
            .skip(before)
            .take(PAGE)
            .map(|known| {
                let of = |counts: &BTreeMap<String, i64>| counts.get(&known.client.client_id).copied().unwrap_or(0);
                AppRow {
                    app: shown(&admin, &known.client),
                    kind: known.client.kind,
                    state: state(&admin, &known.client, known.secrets(), of(&failures)),
                    sign_ins: of(&sign_ins),
                }
            })
            .collect();
        let view = Apps {
            frame: admin.frame(),
            search,
            apps,
            all,
            found: found.len(),
            before,
            page,
            more: found.len() > before.saturating_add(PAGE),
        };
        Ok(admin.show(admin.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

/// Whether a name, the id or an address holds what is searched for.
fn matches(known: &KnownClient, search: &str) -> bool {
    let wanted = search.to_lowercase();
    let client = &known.client;
    let holds = |text: &str| text.to_lowercase().contains(&wanted);
    holds(client.name(&[])) || holds(&client.client_id) || client.metadata.redirect_uris.iter().any(|uri| holds(uri))
}
