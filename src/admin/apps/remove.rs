//! `/admin/apps/{id}/state` and `/delete`: an app switched off and on, and deleted after its id was typed.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{edit, one};
use crate::acts::client::{ChangeClient, ClientNotDeleted, DeleteClient, SettingsChange, WhichClient};
use crate::admin::administrator::Administrator;
use crate::admin::links;
use crate::admin::recent::Intent;
use crate::endpoints::page_answers::or_failed;
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::Notice;
use crate::pages::console::AppPage;
use crate::provider::Provider;

/// POST /admin/apps/{id}/state.
pub async fn state(
    provider: web::Data<Provider>,
    request: HttpRequest,
    id: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let (admin, posted) = Administrator::of_recent_form(&provider, &request, body, Intent::SwitchApp, &links::app(&id)).await?;
        let one = one::find(&admin, &id).await?;
        let on = posted.get("state") == Some("on");
        let switch = ChangeClient {
            client: WhichClient::Id(one.record.client.client_id),
            metadata: None,
            settings: SettingsChange::default(),
            enabled: Some(on),
            seen: None,
        };
        match provider.perform(admin.acting(), switch).await.map_err(Failure::unless_refused) {
            Ok(_) => admin.done(&links::app(&id), Notice::AppSwitched { on }).await,
            // Somebody else was first: its page says how it is.
            Err(why) => why.map(|_| admin.go(&links::app(&id))).map_err(Stop::from),
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
        let back = links::app(&id);
        let (admin, posted) = Administrator::of_recent_form(&provider, &request, body, Intent::SwitchApp, &back).await?;
        let one = one::find(&admin, &id).await?;
        let delete = DeleteClient {
            client: WhichClient::Id(one.record.client.client_id.clone()),
            confirmed_by: Some(posted.get("confirm").unwrap_or_default().to_owned()),
        };
        match provider.perform(admin.acting(), delete).await.map_err(Failure::unless_refused) {
            // Somebody else was first: it is gone all the same.
            Ok(_) | Err(Ok(ClientNotDeleted::NoClient(_))) => admin.done("/admin/apps", Notice::AppDeleted { id: id.into_inner() }).await,
            Err(Ok(ClientNotDeleted::NotConfirmed)) => {
                let view = AppPage { unconfirmed: true, ..edit::page(&admin, &one).await? };
                Ok(admin.show_at(&back, StatusCode::UNPROCESSABLE_ENTITY, None, |context| view.render(context)))
            }
            Err(Err(failure)) => Err(failure.into()),
        }
    };
    or_failed(&provider, &request, answer.await)
}
