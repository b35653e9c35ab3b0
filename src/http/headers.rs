//! Headers that every answer has unless it brings its own.

use std::time::Duration;

use actix_web::http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, PERMISSIONS_POLICY, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};

use crate::config::Issuer;

/// Adds what is missing: nothing is framed, sniffed, stored or run. Pages bring a policy of their own, `/jwks` and static
/// files a `Cache-Control`.
pub fn secure(headers: &mut HeaderMap, issuer: &Issuer, hsts: Duration) {
    let mut add = |name: HeaderName, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    add(X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Nothing of ours is for an index, files and JSON neither; of pages their head says it too.
    add(HeaderName::from_static("x-robots-tag"), "noindex");
    // Not no-referrer: browsers would then send `Origin: null` with our own forms.
    add(REFERRER_POLICY, "same-origin");
    add(CACHE_CONTROL, "no-store");
    add(PERMISSIONS_POLICY, "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    // The check-session page must be framed and says so in a policy of its own; only without one does the old header speak.
    if !headers.contains_key(CONTENT_SECURITY_POLICY) {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; base-uri 'none'; frame-ancestors 'none'"));
        if !headers.contains_key(X_FRAME_OPTIONS) {
            headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
        }
    }
    // RFC 6797 section 7.2: never over http.
    if issuer.is_https()
        && !hsts.is_zero()
        && !headers.contains_key(STRICT_TRANSPORT_SECURITY)
        && let Ok(value) = HeaderValue::from_str(&format!("max-age={}", hsts.as_secs()))
    {
        headers.insert(STRICT_TRANSPORT_SECURITY, value);
    }
}

/// Headers of a kind that may stand once stood twice, or held what is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ambiguous;

/// The one header `name`, where it stands.
///
/// # Errors
/// Where it stands twice or is no visible ASCII: which one counts would be a matter of taste.
pub fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a str>, Ambiguous> {
    let mut all = headers.get_all(name);
    match (all.next(), all.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => value.to_str().map(Some).map_err(|_| Ambiguous),
        (Some(_), Some(_)) => Err(Ambiguous),
    }
}

/// Every header `name` as one list; none where it does not stand. What is no text is left out.
pub fn joined(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let values: Vec<&str> = headers.get_all(name).filter_map(|value| value.to_str().ok()).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

/// The one `Authorization` header.
///
/// # Errors
/// As [`single`].
pub fn authorization(headers: &HeaderMap) -> Result<Option<&str>, Ambiguous> {
    single(headers, &AUTHORIZATION)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn attack_h1_a_doubled_authorization_header_is_ambiguous() {
        let one = TestRequest::get().insert_header((AUTHORIZATION, "Bearer a")).to_http_request();
        assert_eq!(authorization(one.headers()), Ok(Some("Bearer a")));
        let two =
            TestRequest::get().append_header((AUTHORIZATION, "Bearer a")).append_header((AUTHORIZATION, "Bearer b")).to_http_request();
        assert_eq!(authorization(two.headers()), Err(Ambiguous));
        assert_eq!(authorization(TestRequest::get().to_http_request().headers()), Ok(None));
    }

    #[test]
    fn what_an_answer_brings_itself_stays() {
        let mut headers = HeaderMap::new();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("frame-ancestors *"));
        secure(&mut headers, &Issuer::parse("https://id.example.com").unwrap(), Duration::ZERO);
        assert_eq!(headers.get(CACHE_CONTROL).unwrap(), "public, max-age=300");
        assert_eq!(headers.get(CONTENT_SECURITY_POLICY).unwrap(), "frame-ancestors *");
        assert!(!headers.contains_key(X_FRAME_OPTIONS));
    }

    #[test]
    fn browsers_are_told_of_https_for_as_long_as_was_set_and_never_by_http() {
        for (issuer, hsts, said) in [
            ("https://id.example.com", 31_536_000, Some("max-age=31536000")),
            ("https://id.example.com", 0, None),
            ("http://localhost:8080", 31_536_000, None),
        ] {
            let mut headers = HeaderMap::new();
            secure(&mut headers, &Issuer::parse(issuer).unwrap(), Duration::from_secs(hsts));
            assert_eq!(headers.get(STRICT_TRANSPORT_SECURITY).map(|value| value.to_str().unwrap()), said, "{issuer} {hsts}");
        }
    }
}
