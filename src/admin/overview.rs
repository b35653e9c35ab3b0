//! `/admin`: the last 24 hours, and what there is.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse, web};

use super::administrator::Administrator;
use super::apps::{DAY, state};
use crate::audit::EventType;
use crate::audit::counts::{self, HOUR_MILLIS, InHour};
use crate::clock::Timestamp;
use crate::endpoints::page_answers::or_failed;
use crate::keys::{self, KeyRecord, KeyState};
use crate::pages::console::{AppState, Hour, Need, Overview};
use crate::people::user;
use crate::provider::Provider;
use crate::store::StoreError;

/// So many hours are shown, the present one among them.
const HOURS: i64 = 24;

/// GET /admin.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = match Administrator::of(&provider, &request).await? {
            Ok(admin) => admin,
            Err(answer) => return Ok(answer),
        };
        let now = provider.now();
        let first = now.as_millis().div_euclid(HOUR_MILLIS) - (HOURS - 1);
        let issuer = provider.issuer().to_owned();
        let (counted, people, failures, keys) = provider
            .database
            .read(move |conn| {
                let since = Timestamp::from_millis(first * HOUR_MILLIS);
                let counted = counts::by_hour(conn, &[EventType::SignedIn, EventType::SignInRefused], since)?;
                let failures: BTreeMap<String, i64> = counts::refusals_by_client(conn, now.minus(DAY))?.into_iter().collect();
                Ok::<_, StoreError>((counted, user::count(conn)?, failures, keys::list(conn, &issuer)?))
            })
            .await?;
        let mut sessions = provider.sessions().all().await?;
        sessions.retain(|session| session.issuer == provider.issuer() && !provider.revocations.session(&session.sid));
        let view = Overview {
            frame: admin.frame(),
            now: now.as_seconds(),
            hours: hours(first, &counted),
            people,
            apps: provider.snapshot().clients().count(),
            sessions: sessions.len(),
            needs: needs(&admin, &failures),
            oldest_key: oldest(&keys, now),
        };
        Ok(admin.show(None, |context| view.render(context)))
    };
    or_failed(&provider, &request, shown.await)
}

/// Every hour from `first` on, those without events too.
fn hours(first: i64, counted: &[InHour]) -> Vec<Hour> {
    let of = |hour: i64, event: EventType| counted.iter().filter(|one| one.hour == hour && one.event == event).map(|one| one.count).sum();
    (first..first + HOURS)
        .map(|hour| Hour {
            start: hour * HOUR_MILLIS / 1_000,
            signed_in: of(hour, EventType::SignedIn),
            failed: of(hour, EventType::SignInRefused),
        })
        .collect()
}

/// The apps that somebody should look at, those with failures first.
fn needs(admin: &Administrator<'_>, failures: &BTreeMap<String, i64>) -> Vec<Need> {
    let snapshot = admin.provider().snapshot();
    let mut found: Vec<(i64, Need)> = snapshot
        .clients()
        .filter_map(|known| {
            let count = failures.get(&known.client.client_id).copied().unwrap_or(0);
            let state = state(admin, &known.client, known.secrets(), count);
            let need = Need { client_id: known.client.client_id.clone(), name: known.client.name(&[]).to_owned(), state };
            (!matches!(state, AppState::Healthy | AppState::Off)).then_some((count, need))
        })
        .collect();
    found.sort_by(|a, b| (b.0, &a.1.name).cmp(&(a.0, &b.1.name)));
    found.into_iter().take(8).map(|(_, need)| need).collect()
}

/// Algorithm and age in days of the key that has signed the longest.
fn oldest(keys: &[KeyRecord], now: Timestamp) -> Option<(String, i64)> {
    let signs = keys.iter().filter(|key| key.state == KeyState::Active);
    let oldest = signs.min_by_key(|key| key.activated_at.unwrap_or(key.created_at).as_millis())?;
    let days = now.since(oldest.activated_at.unwrap_or(oldest.created_at)).as_secs() / 86_400;
    Some((oldest.algorithm.name().to_owned(), i64::try_from(days).unwrap_or(i64::MAX)))
}
