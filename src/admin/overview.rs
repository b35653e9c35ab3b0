//! `/admin`: the last 24 hours, and what there is.

use actix_web::{HttpRequest, HttpResponse, web};

use super::administrator::Administrator;
use crate::audit::EventType;
use crate::audit::counts::{self, HOUR_MILLIS, InHour};
use crate::clock::Timestamp;
use crate::endpoints::page_answers::or_failed;
use crate::pages::console::{Hour, Overview};
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
        let (counted, people) = provider
            .database
            .read(move |conn| {
                let since = Timestamp::from_millis(first * HOUR_MILLIS);
                let counted = counts::by_hour(conn, &[EventType::SignedIn, EventType::SignInRefused], since)?;
                Ok::<_, StoreError>((counted, user::count(conn)?))
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
