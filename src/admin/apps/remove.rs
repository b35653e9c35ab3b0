//! `/admin/apps/{id}/state` and `/delete`: an app switched off and on, and deleted after its id was typed.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{edit, one};
use crate::acts::client::{ChangeClient, ClientNotDeleted, DeleteClient, SettingsChange, WhichClient};
use crate::admin::administrator::{Administrator, Again};
use crate::endpoints::page_answers::or_failed;
use crate::http::{FormBody, FormRefusal};
use crate::pages::Notice;
use crate::pages::console::AppPage;
use crate::pages::console::sections::APPS;
use crate::provider::Provider;

/// POST /admin/apps/{id}/state.
pub async fn state(
    provider: web::Data<Provider>,
    request: HttpRequest,
    id: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let (mut admin, posted) = Administrator::of_form(&provider, &request, body, &APPS.one(&id)).await?;
        let one = one::find(&admin, &id).await?;
        let on = posted.get("state") == Some("on");
        let switch = ChangeClient {
            client: WhichClient::Id(one.record.client.client_id),
            metadata: None,
            settings: SettingsChange::default(),
            enabled: Some(on),
            seen: None,
        };
        match admin.perform(switch, Again::Button(&APPS.one(&id))).await? {
            Ok(_) => admin.done(&APPS.one(&id), Notice::AppSwitched { on }).await,
            // Somebody else was first: its page says how it is.
            Err(_) => Ok(admin.go(&APPS.one(&id))),
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/apps/{id}/delete.
pub async fn delete(
    provider: web::Data<Provider>,
    request: HttpRequest,
    id: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let back = APPS.one(&id);
        let (mut admin, posted) = Administrator::of_form(&provider, &request, body, &back).await?;
        admin.prove_again_for::<DeleteClient>(Again::Button(&back)).await?;
        let one = one::find(&admin, &id).await?;
        let delete = DeleteClient {
            client: WhichClient::Id(one.record.client.client_id.clone()),
            confirmed_by: Some(posted.get("confirm").unwrap_or_default().to_owned()),
        };
        match admin.perform(delete, Again::Button(&back)).await? {
            // Somebody else was first: it is gone all the same.
            Ok(_) | Err(ClientNotDeleted::NoClient(_)) => admin.done(APPS.path, Notice::AppDeleted { id: id.into_inner() }).await,
            Err(ClientNotDeleted::NotConfirmed) => {
                let view = AppPage { unconfirmed: true, ..edit::page(&admin, &one).await? };
                Ok(admin.show_at(&back, StatusCode::UNPROCESSABLE_ENTITY, None, |context| view.render(context)))
            }
        }
    };
    or_failed(&provider, &request, answer.await)
}
