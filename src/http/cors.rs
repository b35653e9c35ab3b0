//! Which scripts of other origins may read our answers.
//!
//! Open, and without cookies, only where a public client in a browser needs it: token, revocation, userinfo, JWKS and
//! metadata. Nothing else sends a CORS header, so browsers refuse it.
//!
//! Libraries and tracing send headers that nobody can list (`traceparent`, `x-requested-with`, `mcp-protocol-version`). At
//! an address that takes no cookies a header gives a script nothing that another program has not, so any passes.

use actix_cors::Cors;
use actix_web::http::{Method, header};

/// For `web::resource("/token").wrap(cors::open())`: any origin and any header, never with credentials.
pub fn open() -> Cors {
    Cors::default()
        .allow_any_origin()
        .send_wildcard()
        .allowed_methods([Method::GET, Method::HEAD, Method::POST])
        .allow_any_header()
        .expose_headers([
            header::WWW_AUTHENTICATE,
            header::RETRY_AFTER,
            header::HeaderName::from_static("dpop-nonce"),
            header::HeaderName::from_static("x-request-id"),
        ])
        .block_on_origin_mismatch(false)
        .max_age(3600)
}

#[cfg(test)]
mod tests {
    use actix_web::test::{TestRequest, call_service, init_service};
    use actix_web::{App, HttpResponse, web};

    use super::*;

    #[actix_web::test]
    async fn attack_h3_cors_is_open_without_credentials() {
        let app = init_service(
            App::new()
                .service(web::resource("/token").wrap(open()).route(web::post().to(HttpResponse::Ok)))
                .service(web::resource("/sign-in").route(web::post().to(HttpResponse::Ok))),
        )
        .await;
        let preflight = TestRequest::default()
            .method(Method::OPTIONS)
            .uri("/token")
            .insert_header(("origin", "https://spa.example"))
            .insert_header(("access-control-request-method", "POST"))
            .insert_header(("access-control-request-headers", "authorization,content-type"));
        for request in [preflight, TestRequest::post().uri("/token").insert_header(("origin", "https://spa.example"))] {
            let response = call_service(&app, request.to_request()).await;
            assert_eq!(response.status(), 200);
            assert_eq!(response.headers().get("access-control-allow-origin").unwrap(), "*");
            assert!(!response.headers().contains_key("access-control-allow-credentials"));
        }
        let closed = TestRequest::post().uri("/sign-in").insert_header(("origin", "https://spa.example"));
        assert!(!call_service(&app, closed.to_request()).await.headers().contains_key("access-control-allow-origin"));
    }
}
