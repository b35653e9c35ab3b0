//! Whether a form was posted from our own pages. The CSRF token is what counts; this is the second lock.

use actix_web::http::header::{HOST, HeaderMap, ORIGIN};

use crate::config::Issuer;

/// What the browser says of the page that sent a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormSender {
    /// It is ours, or nothing says that it is another's.
    Ours,
    /// The browser was told to keep it to itself: the token of the form decides.
    Withheld,
    /// Ours too, but opened under another host or scheme than the issuer's.
    AtAnotherHost,
    /// It is not ours.
    Foreign,
}

/// Reads `Sec-Fetch-Site` and `Origin`.
///
/// A sibling domain is not ours. `Origin: null` says nothing: a proxy that adds `Referrer-Policy: no-referrer` makes browsers
/// send it with our own forms too ([Fetch, "append a request Origin header"](https://fetch.spec.whatwg.org/#append-a-request-origin-header)),
/// and `Sec-Fetch-Site`, which no page can change, says it still ([Fetch Metadata §2.3](https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header)).
pub fn sender(headers: &HeaderMap, host: Option<&str>, issuer: &Issuer) -> FormSender {
    let mut sites = headers.get_all("sec-fetch-site").peekable();
    let is_said = sites.peek().is_some();
    // `none` is the person's own doing: a reload of what a form had posted.
    if sites.any(|value| !matches!(value.as_bytes(), b"same-origin" | b"none")) {
        return FormSender::Foreign;
    }
    let (mut origins, mut withheld) = (Vec::new(), false);
    for origin in headers.get_all(ORIGIN) {
        match origin.as_bytes() {
            b"null" => withheld = true,
            other if other == issuer.origin().as_bytes() => {}
            _ => origins.push(origin.to_str().unwrap_or_default()),
        }
    }
    match origins.as_slice() {
        [] if withheld && !is_said => FormSender::Withheld,
        [] => FormSender::Ours,
        [other] if !withheld => {
            let asked = host.or_else(|| headers.get(HOST).and_then(|host| host.to_str().ok()));
            let is_of_the_request = asked.is_some() && other.split_once("://").map(|(_, authority)| authority) == asked;
            if is_said || is_of_the_request { FormSender::AtAnotherHost } else { FormSender::Foreign }
        }
        _ => FormSender::Foreign,
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn of(lines: &[(&str, &str)]) -> FormSender {
        let mut request = TestRequest::post();
        for line in lines {
            request = request.append_header(*line);
        }
        sender(request.to_http_request().headers(), None, &Issuer::parse("https://id.example.com/tenant").unwrap())
    }

    #[test]
    fn attack_m2_m3_a_form_from_elsewhere_is_not_ours() {
        assert_eq!(of(&[]), FormSender::Ours);
        assert_eq!(of(&[("sec-fetch-site", "same-origin"), ("origin", "https://id.example.com")]), FormSender::Ours);
        assert_eq!(of(&[("sec-fetch-site", "none")]), FormSender::Ours);
        for foreign in [
            &[("origin", "https://evil.example")][..],
            &[("origin", "http://id.example.com")],
            &[("origin", "https://id.example.com.evil.example")],
            &[("origin", "https://evil.example"), ("host", "id.example.com")],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "cross-site"), ("origin", "null")],
            &[("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "cross-site"), ("origin", "https://id.example.com")],
            &[("origin", "https://id.example.com"), ("origin", "https://evil.example"), ("origin", "null")],
            &[("origin", "https://other.example"), ("origin", "https://evil.example")],
        ] {
            assert_eq!(of(foreign), FormSender::Foreign, "{foreign:?}");
        }
    }

    #[test]
    fn an_origin_that_is_withheld_says_nothing_and_fetch_metadata_may_say_it() {
        assert_eq!(of(&[("origin", "null")]), FormSender::Withheld);
        assert_eq!(of(&[("origin", "null"), ("sec-fetch-site", "same-origin")]), FormSender::Ours);
        assert_eq!(of(&[("origin", "null"), ("sec-fetch-site", "none")]), FormSender::Ours);
    }

    #[test]
    fn a_page_of_ours_under_another_host_is_told_from_a_foreign_one() {
        for lines in [
            &[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")][..],
            &[("origin", "http://127.0.0.1:8080"), ("sec-fetch-site", "same-origin")],
            &[("origin", "http://id.example.com"), ("host", "id.example.com"), ("sec-fetch-site", "same-origin")],
        ] {
            assert_eq!(of(lines), FormSender::AtAnotherHost, "{lines:?}");
        }
    }
}
