//! `/.well-known/webauthn`: which other origins browsers let use our passkeys
//! ([WebAuthn Level 3 §5.11](https://www.w3.org/TR/webauthn-3/#sctn-related-origins)).

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use crate::http::answers;
use crate::provider::Provider;

/// GET of the list; there is none where no other origin may.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let origins = provider.settings.related_origins();
    if origins.is_empty() {
        return answers::not_found(request).await;
    }
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .body(json!({ "origins": origins }).to_string())
}
