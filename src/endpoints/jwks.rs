//! `/jwks`: the keys that verify our tokens ([RFC 7517 §5](https://www.rfc-editor.org/rfc/rfc7517#section-5)).

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use crate::provider::Provider;

/// GET /jwks. Kept for five minutes: a next key is published at least twice that before it signs by itself.
pub async fn get(provider: web::Data<Provider>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .body(provider.snapshot().keys.jwks(provider.now()).to_string())
}
