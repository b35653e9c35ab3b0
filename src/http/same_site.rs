//! Whether a form was posted from our own pages. The CSRF token is what counts; this is the second lock.

use actix_web::http::header::{HeaderMap, ORIGIN};

use crate::config::Issuer;

/// Whether `Sec-Fetch-Site` and `Origin`, each where it is sent, are ours. `null` is not ours, nor is a sibling domain.
pub fn is_ours(headers: &HeaderMap, issuer: &Issuer) -> bool {
    // `none` is the person's own doing: a reload of what a form had posted.
    let site = headers.get_all("sec-fetch-site").all(|value| matches!(value.as_bytes(), b"same-origin" | b"none"));
    site && headers.get_all(ORIGIN).all(|value| value.as_bytes() == issuer.origin().as_bytes())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn ours(lines: &[(&str, &str)]) -> bool {
        let mut request = TestRequest::post();
        for line in lines {
            request = request.append_header(*line);
        }
        is_ours(request.to_http_request().headers(), &Issuer::parse("https://id.example.com/tenant").unwrap())
    }

    #[test]
    fn attack_m2_m3_a_form_from_elsewhere_is_not_ours() {
        assert!(ours(&[]));
        assert!(ours(&[("sec-fetch-site", "same-origin"), ("origin", "https://id.example.com")]));
        assert!(ours(&[("sec-fetch-site", "none")]));
        for foreign in [
            &[("origin", "null")][..],
            &[("origin", "https://evil.example")],
            &[("origin", "http://id.example.com")],
            &[("origin", "https://id.example.com.evil.example")],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "cross-site"), ("origin", "https://id.example.com")],
            &[("origin", "https://id.example.com"), ("origin", "https://evil.example")],
        ] {
            assert!(!ours(foreign), "{foreign:?}");
        }
    }
}
