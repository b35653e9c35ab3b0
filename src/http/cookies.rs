//! Cookies: `__Host-` with `Secure` on an https issuer, a plain name on an http loopback issuer; always `HttpOnly`,
//! `SameSite=Lax`, `Path=/` (`__Host-` demands that path: [RFC 6265bis §4.1.3.2](https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.3.2)).

use std::time::Duration;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::{COOKIE, HeaderMap};

use crate::config::Issuer;

/// The cookie that keeps the chosen language.
pub const LANGUAGE: &str = "latchkey_language";
/// The cookie that keeps the chosen theme.
pub const THEME: &str = "latchkey_theme";

/// More than any of ours holds; a longer one is not ours.
const LONGEST: usize = 4096;

/// The name that the cookie `name` has on the wire.
pub fn wire_name(issuer: &Issuer, name: &str) -> String {
    if issuer.is_https() { format!("__Host-{name}") } else { name.to_owned() }
}

/// A cookie that lives for `max_age`, or as long as the browser runs.
pub fn cookie(issuer: &Issuer, name: &str, value: &str, max_age: Option<Duration>) -> Cookie<'static> {
    let mut builder = Cookie::build(wire_name(issuer, name), value.to_owned())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(issuer.is_https());
    if let Some(max_age) = max_age {
        let seconds = i64::try_from(max_age.as_secs()).unwrap_or(i64::MAX);
        builder = builder.max_age(actix_web::cookie::time::Duration::seconds(seconds));
    }
    builder.finish()
}

/// A cookie that makes the browser forget the one of that name.
pub fn removal(issuer: &Issuer, name: &str) -> Cookie<'static> {
    cookie(issuer, name, "", Some(Duration::ZERO))
}

/// The value of the cookie `name`. One that is doubled, too long or has characters that ours never have counts as absent:
/// a neighbour may have planted it, and we cannot tell which is ours.
pub fn read(headers: &HeaderMap, issuer: &Issuer, name: &str) -> Option<String> {
    let name = wire_name(issuer, name);
    let mut found = headers
        .get_all(COOKIE)
        .filter_map(|value| std::str::from_utf8(value.as_bytes()).ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.split_once('='))
        .filter(|(key, _)| key.trim() == name)
        .map(|(_, value)| value.trim());
    let (value, second) = (found.next()?, found.next());
    let ours = second.is_none()
        && (1..=LONGEST).contains(&value.len())
        && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b));
    ours.then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn issuer(text: &str) -> Issuer {
        Issuer::parse(text).unwrap()
    }

    fn read_from(lines: &[&str]) -> Option<String> {
        let mut request = TestRequest::get();
        for line in lines {
            request = request.append_header((COOKIE, *line));
        }
        read(request.to_http_request().headers(), &issuer("https://id.example.com"), "session")
    }

    #[test]
    fn an_https_issuer_sets_host_cookies_and_loopback_plain_ones() {
        let secure = cookie(&issuer("https://id.example.com/tenant"), "session", "v", Some(Duration::from_secs(60)));
        assert_eq!(secure.to_string(), "__Host-session=v; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=60");
        let plain = cookie(&issuer("http://localhost:8080"), "session", "v", None);
        assert_eq!(plain.to_string(), "session=v; HttpOnly; SameSite=Lax; Path=/");
        assert!(removal(&issuer("http://localhost:8080"), "session").to_string().contains("Max-Age=0"));
    }

    #[test]
    fn attack_m5_doubled_oversize_and_malformed_cookies_are_ignored() {
        assert_eq!(read_from(&["a=b; __Host-session=v1; c"]).as_deref(), Some("v1"));
        assert_eq!(read_from(&["__Host-session=v1; __Host-session=v2"]), None);
        assert_eq!(read_from(&["__Host-session=v1", "__Host-session=v1"]), None);
        assert_eq!(read_from(&["session=v1"]), None);
        assert_eq!(read_from(&["__Host-session="]), None);
        assert_eq!(read_from(&[&format!("__Host-session={}", "a".repeat(LONGEST + 1))]), None);
        assert_eq!(read_from(&["__Host-session=\"v\""]), None);
        assert_eq!(read_from(&["__host-session=v"]), None);
    }
}
