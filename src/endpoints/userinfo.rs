//! `/userinfo`, GET and POST ([OpenID Connect Core §5.3](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo)).

use std::sync::Arc;

use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Map, Value};

use super::token_signing;
use crate::http::{Failure, FormBody, answers, headers};
use crate::issued::grant;
use crate::people::user;
use crate::protocol::bearer::{self, BearerRefusal};
use crate::protocol::client::Client;
use crate::protocol::error::{EndpointKind, OAuthError};
use crate::protocol::grants::PersonStanding;
use crate::protocol::parameters::Parameters;
use crate::protocol::userinfo;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::store::StoreError;

/// GET or POST /userinfo.
pub async fn any(provider: web::Data<Provider>, request: HttpRequest, payload: web::Payload) -> HttpResponse {
    match presented(&request, payload).await {
        Ok(token) => match claims(&provider, &token).await {
            Ok(Ok(told)) => answer(&provider, told).await.unwrap_or_else(failed),
            Ok(Err(refusal)) => refused(&provider, &refusal),
            Err(failure) => failed(failure),
        },
        Err(refusal) => refused(&provider, &refusal),
    }
}

/// What is told, and to whom.
struct Told {
    claims: Map<String, Value>,
    client: Arc<Client>,
}

/// The claims as JSON, or signed where the client is registered for that.
async fn answer(provider: &Provider, told: Told) -> Result<HttpResponse, Failure> {
    let Some(algorithm) = told.client.metadata.userinfo_signed_response_alg.as_deref() else {
        return Ok(answers::json(StatusCode::OK, &Value::Object(told.claims)));
    };
    let key = token_signing::key(provider, Some(algorithm)).await?;
    let claims = userinfo::signed_claims(told.claims, provider.issuer(), &told.client.client_id);
    Ok(answers::jwt("application/jwt", key.sign(&claims, userinfo::TYP).map_err(Failure::internal)?))
}

fn failed(failure: Failure) -> HttpResponse {
    failure.log();
    failure.answer(EndpointKind::Bearer)
}

async fn presented(request: &HttpRequest, payload: web::Payload) -> Result<Secret, BearerRefusal> {
    let unreadable = |error: OAuthError| BearerRefusal::Error(error);
    let query = Parameters::parse(request.query_string().as_bytes()).map_err(|error| unreadable(error.into()))?;
    let header = headers::authorization(request.headers())
        .map_err(|_| unreadable(OAuthError::invalid_request("the Authorization header was sent twice or cannot be read")))?;
    let form = if request.method() == Method::POST && request.headers().contains_key(header::CONTENT_TYPE) {
        use actix_web::FromRequest as _;
        match FormBody::from_request(request, &mut payload.into_inner()).await {
            Ok(body) => Some(Parameters::parse(&body.0).map_err(|error| unreadable(error.into()))?),
            // A body of another type is not where a token would be (RFC 6750 §2.2).
            Err(_) if header.is_some() => None,
            Err(refusal) => return Err(unreadable(OAuthError::invalid_request(refusal.to_string()))),
        }
    } else {
        None
    };
    bearer::presented(header, form.as_ref(), Some(&query))
}

async fn claims(provider: &Provider, token: &Secret) -> Result<Result<Told, BearerRefusal>, Failure> {
    provider.news_are_fresh()?;
    let Some(token) = provider.verify_access_token(token.expose()) else { return Ok(Err(BearerRefusal::invalid_token())) };
    let grant_id = match userinfo::opens(&token, provider.issuer()) {
        Ok(grant_id) => grant_id.to_owned(),
        Err(refusal) => return Ok(Err(refusal)),
    };
    let now = provider.now();
    let declared = Arc::clone(&provider.snapshot().attributes);
    let (grant, person) = provider
        .database
        .read(move |conn| {
            let Some(grant) = grant::find(conn, &grant_id)? else { return Ok((None, None)) };
            let Some(user) = user::find(conn, &grant.user_id)? else { return Ok((Some(grant), None)) };
            let standing = PersonStanding { enabled: user.is_active(), epoch: user.epoch };
            Ok::<_, StoreError>((Some(grant), Some((user::person(conn, &user, &declared, now)?, standing))))
        })
        .await?;
    let person = person.as_ref().map(|(person, standing)| (person, *standing));
    let snapshot = provider.snapshot();
    let Some(client) = snapshot.client(&token.client_id).map(|known| Arc::clone(&known.client)) else {
        return Ok(Err(BearerRefusal::invalid_token()));
    };
    Ok(userinfo::answer(&token, grant.as_ref(), Some(&client), person, now).map(|claims| Told { claims, client }))
}

fn refused(provider: &Provider, refusal: &BearerRefusal) -> HttpResponse {
    answers::error(&refusal.answer(provider.issuer()))
}
