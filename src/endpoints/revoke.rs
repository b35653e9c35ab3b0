//! `/revoke` ([RFC 7009](https://www.rfc-editor.org/rfc/rfc7009)).

use actix_web::{HttpRequest, HttpResponse, web};

use super::client_authentication::authenticate;
use super::visitor::Visit;
use crate::acts::issued::{RevokeAccessToken, RevokeRefreshToken};
use crate::http::{Failure, FormBody, FormRefusal};
use crate::issued::grant;
use crate::protocol::parameters::Parameters;
use crate::protocol::revocation::{self, Revocation};
use crate::provider::Provider;

/// POST /revoke.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    body: Result<FormBody, FormRefusal>,
) -> Result<HttpResponse, actix_web::Error> {
    let body = body?;
    let parameters = Parameters::parse(&body.0).map_err(|error| Failure::OAuth(error.into()))?;
    let client = authenticate(&provider, &request, &parameters).await?;
    let presented = parameters.require("token").map_err(Failure::OAuth)?;
    let ends = if let Some(token) = provider.verify_refresh_token(presented) {
        let id = token.grant_id().to_owned();
        let grant = provider.database.read(move |conn| grant::find(conn, &id)).await.map_err(Failure::from)?;
        revocation::of_refresh_token(&client, &token, grant.as_ref())
    } else if let Some(token) = provider.read_token_to_revoke(presented) {
        revocation::of_access_token(&client, &token)
    } else {
        Revocation::Nothing
    };
    let acting = Visit::of(&provider, &request).acting_client(client.client_id());
    match ends {
        Revocation::Nothing => Ok(()),
        Revocation::Grant { grant_id } => provider.perform(acting, RevokeRefreshToken { grant_id }).await,
        Revocation::AccessToken { jti, grant_id, until } => {
            let client_id = client.client_id().to_owned();
            provider.perform(acting, RevokeAccessToken { jti, grant_id, client_id, until }).await
        }
    }
    .map_err(Failure::from)?;
    Ok(HttpResponse::Ok().finish())
}
