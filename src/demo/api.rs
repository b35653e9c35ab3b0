//! A sample resource server: it accepts access tokens made for it alone, by their signature
//! ([RFC 9068 §4](https://www.rfc-editor.org/rfc/rfc9068#section-4)), with the `josekit` crate and the provider's published keys.

use actix_web::{HttpRequest, HttpResponse, web};
use josekit::jwk::Jwk;
use josekit::jws::RS256;
use josekit::jwt;
use serde_json::json;

use crate::clock::Clock;

/// What the API knows of its issuer.
pub struct Api {
    /// The issuer whose tokens it accepts.
    pub issuer: String,
    /// Its own identifier: the audience that a token must name.
    pub identifier: String,
    /// For reading the keys.
    pub http: reqwest::Client,
    /// For `exp`.
    pub clock: Clock,
}

impl Api {
    async fn verify(&self, token: &str) -> Result<jwt::JwtPayload, String> {
        let header = jwt::decode_header(token).map_err(|error| error.to_string())?;
        if header.claim("typ").and_then(|typ| typ.as_str()) != Some("at+jwt") {
            return Err("the token is not an access token".to_owned());
        }
        let kid = header.claim("kid").and_then(|kid| kid.as_str()).unwrap_or_default().to_owned();
        let keys: serde_json::Value = async { self.http.get(format!("{}/jwks", self.issuer)).send().await?.json().await }
            .await
            .map_err(|error: reqwest::Error| error.to_string())?;
        let key =
            keys["keys"].as_array().into_iter().flatten().find(|key| key["kid"] == kid.as_str()).and_then(|key| key.as_object()).cloned();
        let key = Jwk::from_map(key.ok_or("the token's key is not published")?).map_err(|error| error.to_string())?;
        let verifier = RS256.verifier_from_jwk(&key).map_err(|error| error.to_string())?;
        let (payload, _) = jwt::decode_with_verifier(token, &verifier).map_err(|error| error.to_string())?;
        if payload.issuer() != Some(self.issuer.as_str()) {
            return Err("the token is from another issuer".to_owned());
        }
        if !payload.audience().is_some_and(|audience| audience.contains(&self.identifier.as_str())) {
            return Err("the token is for another audience".to_owned());
        }
        let expires = payload.claim("exp").and_then(serde_json::Value::as_i64).unwrap_or_default();
        if expires <= self.clock.now().as_seconds() {
            return Err("the token has expired".to_owned());
        }
        Ok(payload)
    }
}

/// `GET /api/notes`: the notes of whoever the token is about.
pub async fn notes(request: HttpRequest, api: web::Data<Api>) -> HttpResponse {
    let header = request.headers().get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let Some(token) = header.strip_prefix("Bearer ") else {
        return HttpResponse::Unauthorized().insert_header(("WWW-Authenticate", "Bearer")).finish();
    };
    match api.verify(token).await {
        Err(why) => HttpResponse::Unauthorized()
            .insert_header(("WWW-Authenticate", "Bearer error=\"invalid_token\""))
            .json(json!({ "error": "invalid_token", "error_description": why })),
        Ok(token)
            if !token.claim("scope").and_then(|scope| scope.as_str()).unwrap_or_default().split(' ').any(|scope| scope == "notes:read") =>
        {
            HttpResponse::Forbidden()
                .insert_header(("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"notes:read\""))
                .finish()
        }
        Ok(token) => HttpResponse::Ok().json(json!({
            "notes": ["Water the plants", "Rotate the signing keys"],
            "of": token.subject(),
            "asked_by": token.claim("client_id"),
        })),
    }
}
