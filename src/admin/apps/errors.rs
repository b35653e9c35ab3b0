//! `/admin/apps/{id}/errors`: what was refused to an app lately.

use actix_web::{HttpRequest, HttpResponse, web};

use super::one;
use crate::audit::{self, EventType, Filter, Recorded};
use crate::endpoints::page_answers::or_failed;
use crate::pages::console::{AppError, AppErrors};
use crate::provider::Provider;

/// So many are shown.
const MOST: u32 = 50;

/// GET /admin/apps/{id}/errors.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let answer = async {
        let (admin, one) = match one::of(&provider, &request, &id).await? {
            Ok(found) => found,
            Err(answer) => return Ok(answer),
        };
        let filter = Filter {
            events: [
                EventType::AuthorizationRefused,
                EventType::ClientAuthenticationFailed,
                EventType::TokenRefused,
                EventType::SignInRefused,
                EventType::ConsentDenied,
            ]
            .into(),
            client_id: Some(one.record.client.client_id.clone()),
            ..Filter::default()
        };
        let found = provider.database.read(move |conn| audit::list(conn, &filter, MOST)).await?;
        let view = AppErrors { frame: admin.frame(), head: one.head(&admin), errors: found.into_iter().map(error).collect() };
        Ok(admin.show(None, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

fn error(event: Recorded) -> AppError {
    AppError {
        at: event.at.as_seconds(),
        reason: event.details.get("reason").and_then(|reason| reason.as_str()).unwrap_or_default().to_owned(),
        reference: event.request_id.unwrap_or_default(),
        event: event.event,
    }
}
