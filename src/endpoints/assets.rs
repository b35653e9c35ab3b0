//! Styles, scripts and the mark.

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use crate::pages::assets::{self, Asset};

fn sent(asset: Option<&'static Asset>, cache: &'static str) -> HttpResponse {
    match asset {
        Some(asset) => HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, asset.content_type))
            .insert_header((header::CACHE_CONTROL, cache))
            .body(&*asset.bytes),
        None => HttpResponse::NotFound().finish(),
    }
}

/// GET /assets/{name}: the name changes with the content.
pub async fn get(name: web::Path<String>) -> HttpResponse {
    sent(assets::find(&name), assets::CACHE_CONTROL)
}

/// GET /favicon.ico, which browsers ask for by themselves.
pub async fn favicon() -> HttpResponse {
    sent(assets::favicon(), "public, max-age=86400")
}
