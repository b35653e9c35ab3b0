//! `/introspect` ([RFC 7662](https://www.rfc-editor.org/rfc/rfc7662)).

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use super::client_authentication::authenticate;
use super::token::with_context;
use super::token_signing;
use super::visitor::Visit;
use crate::audit::EventType;
use crate::http::{Failure, FormBody, FormRefusal, answers, headers};
use crate::issued::grant;
use crate::people::user;
use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::grants::{Grant, GrantStanding, PersonStanding};
use crate::protocol::introspection::{self, Introspection, SignedIntrospection};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::StoreError;

/// POST /introspect.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    body: Result<FormBody, FormRefusal>,
) -> Result<HttpResponse, actix_web::Error> {
    let body = body?;
    let parameters = Parameters::parse(&body.0).map_err(|error| Failure::OAuth(error.into()))?;
    let client = authenticate(&provider, &request, &parameters).await?;
    introspection::may_ask(&client).map_err(Failure::OAuth)?;
    let token = parameters.require("token").map_err(Failure::OAuth)?;
    provider.news_are_fresh().map_err(Failure::from)?;
    let told = tell(&provider, &client, token).await?;
    provider
        .note(
            Visit::of(&provider, &request).acting_client(client.client_id()).event(EventType::TokenIntrospected).client(client.client_id()),
        )
        .await;
    if !introspection::is_to_be_signed(&client, headers::joined(request.headers(), &header::ACCEPT).as_deref()) {
        return Ok(answers::json(StatusCode::OK, &serde_json::to_value(told).map_err(Failure::internal)?));
    }
    let key = token_signing::key(&provider, client.client().metadata.introspection_signed_response_alg.as_deref()).await?;
    let claims = with_context(&provider, client.sender(), |context| {
        serde_json::to_value(SignedIntrospection::of(&told, &client, context)).map_err(Failure::internal)
    })?;
    Ok(answers::jwt(introspection::SIGNED, key.sign(&claims, introspection::TYP).map_err(Failure::internal)?))
}

async fn tell(provider: &Provider, client: &AuthenticatedClient, presented: &str) -> Result<Introspection, Failure> {
    if let Some(token) = provider.verify_access_token(presented) {
        // Revoked ones do not verify.
        return Ok(with_context(provider, client.sender(), |context| introspection::of_access_token(client, &token, false, context)));
    }
    let Some(token) = provider.verify_refresh_token(presented) else { return Ok(Introspection::inactive()) };
    let id = token.grant_id().to_owned();
    let (grant, person) = provider
        .database
        .read(move |conn| {
            let Some(grant) = grant::find(conn, &id)? else { return Ok((None, None)) };
            let person = user::find(conn, &grant.user_id)?.map(|user| PersonStanding { enabled: user.is_active(), epoch: user.epoch });
            Ok::<_, StoreError>((Some(grant), person))
        })
        .await?;
    // Another client's is none of its business, and its own reaches as far as the registration does.
    let grant = grant.filter(|grant| grant.client_id == client.client_id()).and_then(|grant| grant.within(client.client()).ok());
    let session_alive = match grant.as_ref().and_then(Grant::ends_with) {
        Some(sid) => !provider.revocations.session(sid) && provider.sessions().find(sid).await?.is_some(),
        None => true,
    };
    let standing = GrantStanding { person, session_alive };
    Ok(with_context(provider, client.sender(), |context| {
        introspection::of_refresh_token(client, &token, grant.as_ref(), &standing, context)
    }))
}
