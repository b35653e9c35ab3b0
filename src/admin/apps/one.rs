//! One app of the console, by the id in the address: what every page of it begins with.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::StatusCode;

use crate::admin::administrator::Administrator;
use crate::audit::counts;
use crate::audit::large_id_tokens::{self, LargeIdToken};
use crate::clients::{ClientSecret, Record, registered, secrets};
use crate::endpoints::page_answers::app_card;
use crate::http::Stop;
use crate::pages::console::{AppGone, AppHead, AppState, LargeIdTokenNote};
use crate::protocol::client::Client;
use crate::provider::Provider;
use crate::store::StoreError;
use crate::store::identifiers;

/// A day, for what happened lately.
pub(in crate::admin) const DAY: Duration = Duration::from_secs(86_400);
/// A secret that ends so soon needs somebody.
const SOON: Duration = Duration::from_secs(14 * 86_400);

/// An app as its pages need it: read from the database, so that what was just done is seen.
pub(super) struct One {
    pub record: Record,
    /// The oldest first, expired ones too.
    pub secrets: Vec<ClientSecret>,
    /// Refusals in the last 24 hours that are its own fault.
    pub failures: i64,
    /// Its newest ID token of late that may be too large to come back.
    pub large_id_token: Option<LargeIdToken>,
}

/// The admin who asks for a page of an app, and the app; else the way to sign in, the refusal, or the page that says that there
/// is no such app.
pub(super) async fn of<'a>(provider: &'a Provider, request: &HttpRequest, client_id: &str) -> Result<(Administrator<'a>, One), Stop> {
    let admin = Administrator::of(provider, request).await?;
    let one = find(&admin, client_id).await?;
    Ok((admin, one))
}

/// The app, or the page that says that there is none (any more).
pub(super) async fn find(admin: &Administrator<'_>, client_id: &str) -> Result<One, Stop> {
    let provider = admin.provider();
    let (id, since, lately) = (client_id.to_owned(), provider.now().minus(DAY), provider.now().minus(large_id_tokens::LATELY));
    let (found, was_there) = provider
        .database
        .read(move |conn| {
            let Some(record) = registered::find(conn, &id)? else { return Ok((None, !identifiers::is_free(conn, &id)?)) };
            let failures = counts::faults_of(conn, &id, since)?;
            let large_id_token = large_id_tokens::since(conn, lately, Some(&id))?.pop();
            Ok::<_, StoreError>((Some(One { secrets: secrets::of_client(conn, &id)?, record, failures, large_id_token }), true))
        })
        .await?;
    match found {
        Some(one) => Ok(one),
        None => {
            let view = AppGone { frame: admin.frame(), client_id: client_id.to_owned(), was_there };
            let status = if was_there { StatusCode::GONE } else { StatusCode::NOT_FOUND };
            Err(admin.show_as(status, None, |context| view.render(context)).into())
        }
    }
}

impl One {
    /// The head of the app's pages.
    pub fn head(&self, admin: &Administrator<'_>) -> AppHead {
        let client = &self.record.client;
        let note = |token: &LargeIdToken| LargeIdTokenNote {
            bytes: token.bytes,
            claim: token.claim.clone(),
            left_out: !token.left_out.is_empty(),
        };
        AppHead {
            app: shown(admin, client),
            state: state(admin, client, &self.secrets, self.failures),
            has_secrets: !client.is_public(),
            large_id_token: self.large_id_token.as_ref().map(note),
        }
    }
}

/// The app as the console shows it: with its host, whoever runs it.
pub(super) fn shown(admin: &Administrator<'_>, client: &Client) -> crate::pages::AppCard {
    let mut strange = client.clone();
    strange.settings.first_party = false;
    app_card(&admin.visitor, &strange, None)
}

/// How an app does.
pub(in crate::admin) fn state(admin: &Administrator<'_>, client: &Client, secrets: &[ClientSecret], failures: i64) -> AppState {
    let now = admin.provider().now();
    if !client.enabled {
        return AppState::Off;
    }
    if !client.is_public() && client.metadata.jwks.is_none() && client.metadata.jwks_uri.is_none() {
        let live: Vec<&ClientSecret> = secrets.iter().filter(|secret| secret.is_live(now)).collect();
        if live.is_empty() {
            return AppState::SecretOver;
        }
        let last = live.iter().map(|secret| secret.expires_at).max_by_key(|end| end.map_or(i64::MAX, |end| end.as_millis())).flatten();
        if let Some(end) = last.filter(|end| end.since(now) < SOON) {
            return AppState::SecretEnds(i64::try_from(end.since(now).as_secs() / 86_400).unwrap_or(0));
        }
    }
    if failures > 0 { AppState::Failures(failures) } else { AppState::Healthy }
}
