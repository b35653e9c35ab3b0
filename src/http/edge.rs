//! What happens to every request, whatever it asks for: an id, an address, headers, a line in the log, a count.

use std::time::{Duration, Instant};

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, web};
use ipnet::IpNet;
use tracing::Instrument as _;

use super::bodies::Bodies;
use super::client_address::{ClientAddress, UnnamedProxies};
use super::request_id::{self, RequestId};
use super::{Failure, headers};
use crate::clock::{Clock, Random};
use crate::config::Issuer;
use crate::telemetry::Telemetry;

/// The values that the edge works with; given to the application as `web::Data<Edge>`.
#[derive(Clone, Debug)]
pub struct Edge {
    /// What we are called.
    pub issuer: Issuer,
    /// For how long `Strict-Transport-Security` is said where the issuer is https.
    pub hsts: Duration,
    /// Networks whose `X-Forwarded-*` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Who sends such headers and is not among them.
    pub unnamed_proxies: UnnamedProxies,
    /// The bodies of requests under way.
    pub bodies: Bodies,
    /// Where requests are counted.
    pub telemetry: Telemetry,
    /// Where request ids come from.
    pub random: Random,
    /// Where the time that an error page shows comes from.
    pub clock: Clock,
}

/// The outermost middleware: `App::new().app_data(Data<Edge>).wrap(from_fn(edge))`.
///
/// # Errors
/// What the inner services could not turn into an answer themselves.
pub async fn edge<B: MessageBody + 'static>(
    edge: web::Data<Edge>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let id = RequestId::fresh(&edge.random);
    let address = ClientAddress::of(request.peer_addr(), request.headers(), &edge.trusted_proxies);
    request.extensions_mut().insert(id.clone());
    request.extensions_mut().insert(address);
    if let Some(peer) = edge.unnamed_proxies.is_news(request.peer_addr(), request.headers(), &edge.trusted_proxies, edge.clock.now()) {
        tracing::warn!(
            %peer,
            "X-Forwarded-For was ignored: LATCHKEY_TRUSTED_PROXIES does not contain the address that sent it. If that is your proxy, add \
             it: everyone behind it counts as one, so that failures of one person slow down all, or no one is limited"
        );
    }
    let method = method_name(request.method());
    let begun = Instant::now();
    let span = tracing::info_span!("request", id = id.as_str());

    let mut response = request_id::within(id.clone(), next.call(request).instrument(span.clone())).await?;

    let duration = begun.elapsed();
    // The pattern and not the path: a path may hold what only its owner should see, and a label has few values.
    let route = response.request().match_pattern().unwrap_or_else(|| "(none)".to_owned());
    let status = response.status().as_u16();
    edge.telemetry.request(&route, method, status, duration);
    span.in_scope(|| {
        if let Some(failure) = response.response().error().and_then(|error| error.as_error::<Failure>()) {
            failure.log();
        }
        let micros = u64::try_from(duration.as_micros()).unwrap_or(u64::MAX);
        tracing::info!(target: "latchkey::access", method, %route, status, micros, client = %address.ip);
    });
    headers::secure(response.headers_mut(), &edge.issuer, edge.hsts);
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    Ok(response)
}

fn method_name(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use actix_web::middleware::from_fn;
    use actix_web::test::{TestRequest, call_service, init_service, read_body};
    use actix_web::{App, HttpResponse};

    use super::*;

    fn data(issuer: &str) -> web::Data<Edge> {
        web::Data::new(Edge {
            issuer: Issuer::parse(issuer).unwrap(),
            hsts: Duration::from_secs(60),
            trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()],
            unnamed_proxies: UnnamedProxies::default(),
            bodies: Bodies::default(),
            telemetry: Telemetry::new(),
            random: Random::default(),
            clock: Clock::System,
        })
    }

    #[actix_web::test]
    async fn every_answer_has_an_id_and_safe_headers_and_is_counted() {
        let data = data("https://id.example.com");
        let app = init_service(
            App::new()
                .app_data(data.clone())
                .wrap(from_fn(edge))
                .route(
                    "/who/{name}",
                    web::get().to(|id: RequestId, address: ClientAddress| async move {
                        HttpResponse::Ok().body(format!("{} {}", id.as_str(), address.ip))
                    }),
                )
                .default_service(web::to(crate::http::answers::not_found)),
        )
        .await;
        let request = TestRequest::get()
            .uri("/who/me?secret=1")
            .peer_addr("127.0.0.1:1".parse().unwrap())
            .insert_header(("x-forwarded-for", "198.51.100.7"))
            .insert_header(("x-request-id", "chosen"));
        let response = call_service(&app, request.to_request()).await;
        let header = |name: &str| response.headers().get(name).unwrap().to_str().unwrap().to_owned();
        let id = header("x-request-id");
        assert_ne!(id, "chosen");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("strict-transport-security"), "max-age=60");
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("x-robots-tag"), "noindex");
        assert_eq!(read_body(response).await, format!("{id} 198.51.100.7"));

        assert_eq!(call_service(&app, TestRequest::get().uri("/secret-path").to_request()).await.status(), 404);
        let page = call_service(&app, TestRequest::get().uri("/nothing").insert_header(("accept", "text/html,*/*")).to_request()).await;
        assert_eq!(page.status(), 404);
        assert!(page.headers().get("content-security-policy").unwrap().to_str().unwrap().contains("style-src 'self'"));
        let reference = page.headers().get("x-request-id").unwrap().to_str().unwrap().to_owned();
        let html = String::from_utf8(read_body(page).await.to_vec()).unwrap();
        assert!(html.contains("data-page=\"error\"") && html.contains(&reference), "{html}");
        let metrics = data.telemetry.render();
        assert!(metrics.contains("route=\"/who/{name}\",method=\"GET\",status=\"200\"} 1"), "{metrics}");
        assert!(metrics.contains("route=\"(none)\",method=\"GET\",status=\"404\"} 2"), "{metrics}");
        assert!(!metrics.contains("secret"));
    }

    #[actix_web::test]
    async fn an_internal_error_answers_with_its_reference_and_no_detail() {
        let app = init_service(
            App::new()
                .app_data(data("http://localhost:8080"))
                .wrap(from_fn(edge))
                .route("/", web::get().to(|| async { Err::<HttpResponse, _>(Failure::internal("the cellar is flooded")) })),
        )
        .await;
        let response = call_service(&app, TestRequest::get().uri("/").to_request()).await;
        assert_eq!(response.status(), 500);
        let id = response.headers().get("x-request-id").unwrap().to_str().unwrap().to_owned();
        assert!(!response.headers().contains_key("strict-transport-security"));
        let body: serde_json::Value = serde_json::from_slice(&read_body(response).await).unwrap();
        assert_eq!(body["error"], "server_error");
        assert!(body["error_description"].as_str().unwrap().contains(&id));
        assert!(!body.to_string().contains("cellar"));
    }
}
