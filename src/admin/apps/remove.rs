//! `/admin/apps/{id}/state` and `/delete`: an app switched off and on, and deleted after its id was typed.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::edit::{self, tell};
use super::one;
use crate::acts::{ActError, client as client_acts};
use crate::admin::administrator::Administrator;
use crate::admin::links;
use crate::admin::recent::Act;
use crate::clients::Record;
use crate::endpoints::page_answers::or_failed;
use crate::http::{FormBody, FormRefusal};
use crate::pages::Notice;
use crate::pages::console::AppPage;
use crate::protocol::client::Client;
use crate::provider::Provider;

/// POST /admin/apps/{id}/state.
pub async fn state(
    provider: web::Data<Provider>,
    request: HttpRequest,
    id: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let (admin, posted) = Administrator::of_recent_form(&provider, &request, body, Act::SwitchApp, &links::app(&id)).await?;
        let one = one::find(&admin, &id).await?;
        let on = posted.get("state") == Some("on");
        let client = Client { enabled: on, ..one.record.client.clone() };
        let changed = Record { client, ..one.record };
        let (acting, ring) = (admin.acting(), provider.keyring.clone());
        match provider.database.write(move |conn| client_acts::update(conn, &acting, &ring, &changed)).await {
            Ok(_) => {}
            Err(ActError::Stale | ActError::NotFound(_)) => return Ok(admin.go(&links::app(&id))),
            Err(error) => return Err(error.into()),
        }
        tell(&provider).await?;
        admin.done(&links::app(&id), Notice::AppSwitched { on }).await
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
        let (admin, posted) = Administrator::of_recent_form(&provider, &request, body, Act::SwitchApp, &back).await?;
        let one = one::find(&admin, &id).await?;
        if posted.get("confirm").map(str::trim) != Some(one.record.client.client_id.as_str()) {
            let view = AppPage { unconfirmed: true, ..edit::page(&admin, &one).await? };
            return Ok(admin.show_at(&back, StatusCode::UNPROCESSABLE_ENTITY, None, |context| view.render(context)));
        }
        let (acting, client_id) = (admin.acting(), one.record.client.client_id.clone());
        match provider.database.write_serializable(move |conn| client_acts::delete(conn, &acting, &client_id)).await {
            // Somebody else was first: it is gone all the same.
            Ok(()) | Err(ActError::NotFound(_)) => {}
            Err(error) => return Err(error.into()),
        }
        tell(&provider).await?;
        admin.done("/admin/apps", Notice::AppDeleted { id: id.into_inner() }).await
    };
    or_failed(&provider, &request, answer.await)
}
