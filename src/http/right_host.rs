//! A person who opens a page under another name of this machine than the issuer's, such as 127.0.0.1 for localhost: cookies
//! belong to one host, so that every form there would be refused. The page is opened at the issuer instead.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HOST, HeaderMap};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use super::answers;
use super::edge::Edge;
use crate::config::Issuer;

/// What programs ask for: they are answered wherever they ask.
const OF_PROGRAMS: [&str; 7] = ["/.well-known/", "/jwks", "/token", "/userinfo", "/introspect", "/revoke", "/assets/"];

/// Headers by which a proxy shows itself. One in front may have changed `Host`, so that it says nothing of the address bar.
const OF_PROXIES: [&str; 5] = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];

/// The middleware of every page: a GET under a wrong host is sent on to the issuer.
///
/// # Errors
/// What the inner services could not turn into an answer themselves.
pub async fn right_host<B: MessageBody + 'static>(
    edge: web::Data<Edge>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let is_get = matches!(*request.method(), Method::GET | Method::HEAD);
    let instead = host(request.headers(), request.uri()).filter(|_| is_get).and_then(|host| lead(&edge.issuer, host, request.headers()));
    let below = request.path().strip_prefix(edge.issuer.path()).unwrap_or(request.path());
    match instead {
        Some(origin) if !OF_PROGRAMS.iter().any(|path| below.starts_with(path)) => {
            let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
            // A path that begins with two slashes would name a host.
            let location = format!("{origin}/{}", path.trim_start_matches('/'));
            Ok(request.into_response(answers::see_other(&location)).map_into_right_body())
        }
        _ => Ok(next.call(request).await?.map_into_left_body()),
    }
}

/// The host that the browser asked, as it says.
pub fn host<'a>(headers: &'a HeaderMap, uri: &'a actix_web::http::Uri) -> Option<&'a str> {
    headers.get(HOST).and_then(|host| host.to_str().ok()).or_else(|| uri.authority().map(|authority| authority.as_str()))
}

/// The origin to go on at, where it is certain: both names are this machine's, on one port, and no proxy stands between.
fn lead<'i>(issuer: &'i Issuer, host: &str, headers: &HeaderMap) -> Option<&'i str> {
    if host.eq_ignore_ascii_case(issuer.authority()) || OF_PROXIES.iter().any(|name| headers.contains_key(*name)) {
        return None;
    }
    let asked = url::Url::parse(&format!("http://{host}/")).ok()?;
    let own = url::Url::parse(issuer.origin()).ok()?;
    let same_port = asked.port().or(Some(80)) == own.port_or_known_default();
    (own.scheme() == "http" && same_port && Issuer::is_loopback_host(&asked)).then(|| issuer.origin())
}

#[cfg(test)]
mod tests {
    use actix_web::middleware::from_fn;
    use actix_web::test::{TestRequest, call_service, init_service};
    use actix_web::{App, HttpResponse};

    use super::*;
    use crate::clock::{Clock, Random};
    use crate::telemetry::Telemetry;

    async fn answered(issuer: &str, path: &str, headers: &[(&str, &str)]) -> (u16, Option<String>) {
        let data = web::Data::new(Edge {
            issuer: Issuer::parse(issuer).unwrap(),
            trusted_proxies: Vec::new(),
            unnamed_proxies: crate::http::client_address::UnnamedProxies::default(),
            bodies: crate::http::bodies::Bodies::default(),
            telemetry: Telemetry::new(),
            random: Random::default(),
            clock: Clock::System,
            hsts: std::time::Duration::ZERO,
        });
        let here = web::to(|| async { HttpResponse::Ok().finish() });
        let app = init_service(App::new().app_data(data).wrap(from_fn(right_host)).default_service(here)).await;
        let mut request = TestRequest::get().uri(path);
        for header in headers {
            request = request.append_header(*header);
        }
        let answer = call_service(&app, request.to_request()).await;
        (answer.status().as_u16(), answer.headers().get("location").map(|location| location.to_str().unwrap().to_owned()))
    }

    #[actix_web::test]
    async fn a_page_under_another_name_of_this_machine_is_opened_at_the_issuer() {
        for (issuer, host, path, to) in [
            ("http://localhost:8080", "127.0.0.1:8080", "/authorize?a=1&b=%20", "http://localhost:8080/authorize?a=1&b=%20"),
            ("http://localhost:8080", "[::1]:8080", "/", "http://localhost:8080/"),
            ("http://127.0.0.1:8080", "localhost:8080", "/account", "http://127.0.0.1:8080/account"),
            ("http://id.localhost:8080/staff", "localhost:8080", "/staff/admin?x", "http://id.localhost:8080/staff/admin?x"),
            ("http://localhost", "127.0.0.1", "//evil.example/", "http://localhost/evil.example/"),
        ] {
            assert_eq!(answered(issuer, path, &[("host", host)]).await, (303, Some(to.to_owned())), "{host}{path}");
        }
    }

    #[actix_web::test]
    async fn programs_and_whatever_a_proxy_may_have_changed_are_answered_as_they_ask() {
        let here = (200, None);
        for path in ["/.well-known/openid-configuration", "/jwks", "/token", "/userinfo", "/introspect", "/revoke", "/assets/x.css"] {
            assert_eq!(answered("http://localhost:8080", path, &[("host", "127.0.0.1:8080")]).await, here, "{path}");
        }
        for headers in [
            &[("host", "localhost:8080")][..],
            &[("host", "LOCALHOST:8080")],
            &[("host", "127.0.0.1:9999")],
            &[("host", "id.example.com:8080")],
            &[("host", "127.0.0.1:8080"), ("x-forwarded-for", "192.0.2.1")],
            &[("host", "127.0.0.1:8080"), ("x-forwarded-host", "localhost:8080")],
            &[("host", "127.0.0.1:8080"), ("via", "1.1 proxy")],
            &[],
        ] {
            assert_eq!(answered("http://localhost:8080", "/", headers).await, here, "{headers:?}");
        }
        for issuer in ["https://id.example.com", "https://localhost:8443"] {
            assert_eq!(answered(issuer, "/", &[("host", "127.0.0.1:8443")]).await, here, "{issuer}");
        }
    }
}
