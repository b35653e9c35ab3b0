//! `/admin/apps/{id}/errors`: what was refused to an app lately.

use actix_web::{HttpRequest, HttpResponse, web};

use super::one;
use crate::audit::{self, EventType, Filter, Recorded};
use crate::endpoints::page_answers::or_failed;
use crate::pages::console::{AppError, AppErrors, RefusedAddress};
use crate::protocol::client::Client;
use crate::protocol::redirect_uri::UnverifiedRedirectUri;
use crate::provider::Provider;

/// So many are shown.
const MOST: u32 = 50;

/// GET /admin/apps/{id}/errors.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let answer = async {
        let (admin, one) = one::of(&provider, &request, &id).await?;
        let filter = Filter {
            events: [
                EventType::AuthorizationRefused,
                EventType::SignOutRefused,
                EventType::ClientAuthenticationFailed,
                EventType::TokenRefused,
                EventType::SignInRefused,
                EventType::SecondFactorRefused,
                EventType::ConsentDenied,
            ]
            .into(),
            client_id: Some(one.record.client.client_id.clone()),
            ..Filter::default()
        };
        let found = provider.database.read(move |conn| audit::list(conn, &filter, MOST)).await?;
        let errors = found.into_iter().map(|event| error(&one.record.client, event)).collect();
        let view = AppErrors { frame: admin.frame(), head: one.head(&admin), errors };
        Ok(admin.show(None, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

fn error(client: &Client, event: Recorded) -> AppError {
    // What the answer keeps from the client is told here.
    let said = [event.detail("cause"), event.detail("description")].into_iter().find(|said| !said.is_empty());
    let description = said.unwrap_or_default().to_owned();
    AppError {
        at: event.at.as_seconds(),
        reason: event.reason().to_owned(),
        lapsed: event.lapsed(),
        description,
        address: address(client, &event),
        reference: event.request_id.unwrap_or_default(),
        event: event.event,
    }
}

/// What was sent, beside what is registered now.
fn address(client: &Client, event: &Recorded) -> Option<RefusedAddress> {
    let sent = |name: &str| Some(event.detail(name)).filter(|asked| !asked.is_empty());
    if let Some(asked) = sent("redirect_uri") {
        let registered = UnverifiedRedirectUri::new(asked).verify(client).err().map(|mismatch| mismatch.registered);
        return Some(RefusedAddress { asked: asked.to_owned(), registered });
    }
    let asked = sent("post_logout_redirect_uri")?;
    let registered = UnverifiedRedirectUri::new(asked).verify_post_logout(client).err().map(|mismatch| mismatch.registered);
    Some(RefusedAddress { asked: asked.to_owned(), registered })
}
