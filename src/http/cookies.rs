//! Cookies: `__Host-` with `Secure` on an https issuer, a plain name on an http loopback issuer; always `HttpOnly`,
//! `SameSite=Lax`, `Path=/` (`__Host-` demands that path: [RFC 6265bis §4.1.3.2](https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.3.2)).
//!
//! Browsers send cookies to every port and, with that path, to every path of a host ([RFC 6265 §8.5](https://www.rfc-editor.org/rfc/rfc6265#section-8.5)):
//! an issuer that has a port or a path marks its names with what it is, so that two issuers of one host stay apart.

use std::time::Duration;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::{COOKIE, HeaderMap};

use crate::config::Issuer;
use crate::secrets::sha256;

/// The cookie that keeps the chosen language.
pub const LANGUAGE: &str = "latchkey_language";
/// The cookie that keeps the chosen theme.
pub const THEME: &str = "latchkey_theme";

/// More than any of ours holds; a longer one is not ours.
const LONGEST: usize = 4096;
/// The length of a mark in a cookie's name.
const MARK: usize = 8;

/// The name that the cookie `name` has on the wire: the issuer that is all of an https host has the plain one.
pub fn wire_name(issuer: &Issuer, name: &str) -> String {
    let prefix = if issuer.is_https() { "__Host-" } else { "" };
    if issuer.is_https() && issuer.path().is_empty() && issuer.authority() == issuer.host() {
        format!("{prefix}{name}")
    } else {
        format!("{prefix}{name}-{}", mark(issuer.as_str()))
    }
}

/// The name of one of several cookies of a kind: it follows from the value, so that two answers that are under way at once
/// never replace each other's.
pub fn marked(name: &str, value: &str) -> String {
    format!("{name}_{}", mark(value))
}

/// Eight letters and digits that follow from `text`.
fn mark(text: &str) -> String {
    sha256(text.as_bytes()).chars().filter(char::is_ascii_alphanumeric).take(MARK).collect::<String>().to_ascii_lowercase()
}

/// A cookie that lives for `max_age`, or as long as the browser runs.
pub fn cookie(issuer: &Issuer, name: &str, value: &str, max_age: Option<Duration>) -> Cookie<'static> {
    on_the_wire(issuer, wire_name(issuer, name), value, max_age)
}

/// One of several cookies of the kind `name`, see [`marked`].
pub fn marked_cookie(issuer: &Issuer, name: &str, value: &str, max_age: Duration) -> Cookie<'static> {
    on_the_wire(issuer, marked(&wire_name(issuer, name), value), value, Some(max_age))
}

fn on_the_wire(issuer: &Issuer, wire_name: String, value: &str, max_age: Option<Duration>) -> Cookie<'static> {
    let mut builder =
        Cookie::build(wire_name, value.to_owned()).path("/").http_only(true).same_site(SameSite::Lax).secure(issuer.is_https());
    if let Some(max_age) = max_age {
        let seconds = i64::try_from(max_age.as_secs()).unwrap_or(i64::MAX);
        builder = builder.max_age(actix_web::cookie::time::Duration::seconds(seconds));
    }
    builder.finish()
}

/// A cookie that makes the browser forget the one that has this name on the wire.
pub fn removal(issuer: &Issuer, wire_name: String) -> Cookie<'static> {
    on_the_wire(issuer, wire_name, "", Some(Duration::ZERO))
}

/// The pairs that a request brought, in their order: of a browser the oldest cookie first ([RFC 6265 §5.4](https://www.rfc-editor.org/rfc/rfc6265#section-5.4)).
fn pairs(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(COOKIE)
        .filter_map(|value| std::str::from_utf8(value.as_bytes()).ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.trim(), value.trim()))
}

fn well_formed(value: &str) -> bool {
    (1..=LONGEST).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b))
}

/// The value of the cookie `name`. One that is doubled, too long or has characters that ours never have counts as absent:
/// a neighbour may have planted it, and we cannot tell which is ours.
pub fn read(headers: &HeaderMap, issuer: &Issuer, name: &str) -> Option<String> {
    let name = wire_name(issuer, name);
    let mut found = pairs(headers).filter(|(key, _)| *key == name).map(|(_, value)| value);
    let (value, second) = (found.next()?, found.next());
    (second.is_none() && well_formed(value)).then(|| value.to_owned())
}

/// The names on the wire of the cookies of the kind `name` that a request brought, and of each its value where it can be ours:
/// those whose mark follows from the value, and the one without a mark. What is doubled has no value.
pub fn read_all(headers: &HeaderMap, issuer: &Issuer, name: &str) -> Vec<(String, Option<String>)> {
    let plain = wire_name(issuer, name);
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    for (key, value) in pairs(headers) {
        let Some(rest) = key.strip_prefix(plain.as_str()) else { continue };
        let is_mark = |mark: &str| mark.len() == MARK && mark.bytes().all(|b| b.is_ascii_alphanumeric());
        if !rest.is_empty() && !rest.strip_prefix('_').is_some_and(is_mark) {
            continue;
        }
        match found.iter_mut().find(|(known, _)| known == key) {
            Some((_, known)) => *known = None,
            None => {
                let ours = well_formed(value) && (rest.is_empty() || key == marked(&plain, value));
                found.push((key.to_owned(), ours.then(|| value.to_owned())));
            }
        }
    }
    found
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
        let secure = cookie(&issuer("https://id.example.com"), "session", "v", Some(Duration::from_secs(60)));
        assert_eq!(secure.to_string(), "__Host-session=v; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=60");
        let plain = cookie(&issuer("http://localhost:8080"), "session", "v", None);
        let name = wire_name(&issuer("http://localhost:8080"), "session");
        assert_eq!(plain.to_string(), format!("{name}=v; HttpOnly; SameSite=Lax; Path=/"));
        assert!(name.starts_with("session-"));
        assert!(removal(&issuer("http://localhost:8080"), name).to_string().contains("Max-Age=0"));
    }

    #[test]
    fn rfc_6265_8_5_issuers_of_one_host_have_names_of_their_own() {
        let issuers = [
            "https://id.example.com",
            "https://id.example.com/staff",
            "https://id.example.com/guests",
            "https://id.example.com:8443",
            "https://id.example.com:8443/staff",
            "http://localhost:8080",
            "http://localhost:9090",
            "http://localhost:8080/staff",
        ];
        let names: std::collections::BTreeSet<String> = issuers.iter().map(|text| wire_name(&issuer(text), "session")).collect();
        assert_eq!(names.len(), issuers.len(), "{names:?}");
        assert!(names.iter().filter(|name| name.starts_with("__Host-")).count() == 5, "{names:?}");
        // What one of them sets, marked or not, another does not read.
        for of in issuers {
            let set = [cookie(&issuer(of), "session", "v1", None), marked_cookie(&issuer(of), "session", "v2", Duration::ZERO)];
            let line = set.iter().map(|cookie| cookie.stripped().to_string()).collect::<Vec<_>>().join("; ");
            let request = TestRequest::get().append_header((COOKIE, line)).to_http_request();
            for by in issuers {
                let expected = if of == by { 2 } else { 0 };
                assert_eq!(read_all(request.headers(), &issuer(by), "session").len(), expected, "{of} {by}");
            }
        }
    }

    #[test]
    fn attack_m5_of_several_cookies_of_a_kind_the_doubled_and_the_renamed_have_no_value() {
        let of = issuer("https://id.example.com");
        let read = |line: &str| read_all(TestRequest::get().append_header((COOKIE, line)).to_http_request().headers(), &of, "session");
        let (one, two) = (marked("__Host-session", "v1"), marked("__Host-session", "v2"));
        let values = |line: &str| read(line).into_iter().map(|(_, value)| value).collect::<Vec<_>>();
        assert_eq!(values(&format!("{one}=v1; {two}=v2; __Host-session=v3")), [Some("v1".into()), Some("v2".into()), Some("v3".into())]);
        assert_eq!(values(&format!("{one}=v1; {one}=v1")), [None]);
        assert_eq!(values(&format!("{one}=v2")), [None], "the name follows from the value");
        assert_eq!(values(&format!("{one}=\"v1\"")), [None]);
        assert!(values("__Host-session_short=v; __Host-sessions=v; session=v; __Host-session-12345678=v").is_empty());
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
