//! Both metadata documents: OpenID Connect Discovery 1.0 and [RFC 8414](https://www.rfc-editor.org/rfc/rfc8414).

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use crate::languages::Language;
use crate::protocol::metadata::{self, Offered};
use crate::provider::Provider;

/// GET of either document.
pub async fn get(provider: web::Data<Provider>) -> HttpResponse {
    let languages: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
    let snapshot = provider.snapshot();
    let document = metadata::document(&Offered {
        issuer: provider.issuer(),
        signing_algorithms: &snapshot.keys.algorithms(),
        ui_locales: &languages,
        registration: false,
        enrolment: provider.settings.sign_up.is_offered(),
        pushed_requests: false,
        client_id_metadata_documents: false,
        token_exchange: snapshot.upstreams().iter().any(|upstream| upstream.takes_native_tokens()),
        attributes: &snapshot.attributes,
        service_documentation: None,
    });
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .body(serde_json::Value::Object(document).to_string())
}
