//! `/`: the apps that a person can open.

use std::collections::BTreeSet;

use actix_web::{HttpRequest, HttpResponse, web};

use super::member::Member;
use crate::endpoints::page_answers::{app_card, or_failed};
use crate::issued::consent;
use crate::issued::grant::{self, Whose};
use crate::pages::{Home, HomeApp};
use crate::protocol::app_url::own_address;
use crate::protocol::client::Client;
use crate::provider::Provider;
use crate::store::StoreError;
use crate::writing::collation;

/// More grants than a person has apps.
const MOST: i64 = 500;

/// Whether everybody finds the app here: it was connected for them, with an address where it is opened. One that registered
/// itself is found by those who used it.
fn is_listed(client: &Client) -> bool {
    let metadata = &client.metadata;
    client.is_vouched_for() && (metadata.client_uri.is_some() || metadata.initiate_login_uri.is_some())
}

/// GET /.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let member = Member::of(&provider, &request, "/").await?;
        let (user_id, now) = (member.session.user_id.clone(), provider.now());
        let mut theirs: BTreeSet<String> = provider
            .database
            .read(move |conn| {
                let consents = consent::of_person(conn, &user_id, now)?.into_iter().map(|consent| consent.client_id);
                let granted = grant::list(conn, Whose::Person { user_id: &user_id }, MOST, now)?.into_iter().map(|grant| grant.client_id);
                Ok::<_, StoreError>(consents.chain(granted).collect())
            })
            .await?;
        theirs.extend(member.session.clients.iter().map(|used| used.client_id.clone()));
        let snapshot = provider.snapshot();
        let mut apps: Vec<HomeApp> = snapshot
            .clients()
            .filter(|known| known.client.enabled && !known.client.metadata.redirect_uris.is_empty())
            .filter(|known| known.client.settings.first_party || is_listed(&known.client) || theirs.contains(&known.client.client_id))
            .map(|known| HomeApp {
                app: app_card(&member.visitor, &known.client, None),
                url: own_address(&known.client, provider.issuer(), &[member.visitor.language().tag()]),
            })
            .collect();
        apps.sort_by_cached_key(|app| (collation::sort_key(&app.app.name), app.app.client_id.clone()));
        let view =
            Home { account: member.card(), apps, now: now.as_seconds(), signed_in_at: Some(member.session.auth_time().as_seconds()) };
        Ok(member.show(member.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, shown.await)
}
