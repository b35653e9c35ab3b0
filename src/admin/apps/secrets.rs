//! `/admin/apps/{id}/secrets`: which secrets an app has, and a new one, which is shown once.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::one::{self, One};
use super::set_up;
use crate::acts::client::{RotateSecret, SecretNotRotated, WhichClient};
use crate::admin::administrator::{Administrator, Again};
use crate::endpoints::page_answers::or_failed;
use crate::http::{FormBody, FormRefusal};
use crate::pages::console::sections::APPS;
use crate::pages::console::{AppSecrets, NewSecret, OVERLAPS, SecretRow};
use crate::provider::Provider;

fn here(id: &str) -> String {
    format!("{}/secrets", APPS.one(id))
}

/// GET /admin/apps/{id}/secrets.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let answer = async {
        let mut admin = Administrator::of(&provider, &request).await?;
        // Asked for here already, so that the form is not lost on the way.
        admin.prove_again_for::<RotateSecret>(Again::Page(&here(&id))).await?;
        let one = one::find(&admin, &id).await?;
        let view = page(&admin, &one);
        Ok(admin.show_at(&here(&id), StatusCode::OK, admin.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

fn page(admin: &Administrator<'_>, one: &One) -> AppSecrets {
    let now = admin.provider().now();
    let live = one.secrets.iter().rev().filter(|secret| secret.is_live(now));
    AppSecrets {
        frame: admin.frame(),
        head: one.head(admin),
        secrets: live
            .map(|secret| SecretRow { created_at: secret.created_at.as_seconds(), ends_at: secret.expires_at.map(|end| end.as_seconds()) })
            .collect(),
        seen: one.secrets.iter().filter(|secret| secret.is_live(now)).map(|secret| secret.id.as_str()).collect::<Vec<_>>().join(","),
        stale: false,
    }
}

/// POST /admin/apps/{id}/secrets: a new one; those before work on for as long as was chosen.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    id: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let back = here(&id);
        let (mut admin, posted) = Administrator::of_form(&provider, &request, body, &back).await?;
        admin.prove_again_for::<RotateSecret>(Again::Button(&back)).await?;
        let one = one::find(&admin, &id).await?;
        let keep = posted.get("keep").and_then(|keep| keep.parse::<u32>().ok()).filter(|keep| OVERLAPS.contains(keep)).unwrap_or(0);
        let seen = posted.get("seen").unwrap_or_default().split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect();
        let had_one = one.secrets.iter().any(|secret| secret.is_live(provider.now()));
        let keep_old = Duration::from_secs(keep.into());
        let rotate = RotateSecret { client: WhichClient::Id(one.record.client.client_id.clone()), keep_old, seen: Some(seen) };
        match admin.perform(rotate, Again::Button(&back)).await? {
            Ok(made) => {
                let old_until = (keep > 0 && had_one).then(|| provider.now().plus(keep_old).as_seconds());
                let secret = NewSecret { text: made.secret.expose().to_owned(), old_until };
                let view = set_up::page(&admin, &one, Some(secret));
                Ok(admin.show(None, |context| view.render(context)))
            }
            Err(SecretNotRotated::Stale | SecretNotRotated::Public) => {
                let view = AppSecrets { stale: true, ..page(&admin, &one) };
                Ok(admin.show_at(&back, StatusCode::CONFLICT, None, |context| view.render(context)))
            }
            Err(SecretNotRotated::NoClient(_)) => Ok(admin.go(APPS.path)),
        }
    };
    or_failed(&provider, &request, answer.await)
}
