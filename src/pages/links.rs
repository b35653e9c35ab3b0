//! Addresses in links: our own with a query, and foreign ones that may stand in one.

/// `application/x-www-form-urlencoded`.
pub(super) fn query(pairs: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// A foreign address that may stand in a link: what a client's metadata says is not trusted to be one.
pub(super) fn web_link(address: &str) -> Option<&str> {
    let parsed = url::Url::parse(address).ok()?;
    matches!(parsed.scheme(), "https" | "http").then_some(address)
}

/// An address that may lead back to an app: private-use schemes are welcome, those that run something here are not.
pub(super) fn app_link(address: &str) -> Option<&str> {
    if address.starts_with('/') {
        return Some(address);
    }
    let parsed = url::Url::parse(address).ok()?;
    (!matches!(parsed.scheme(), "javascript" | "data" | "vbscript" | "blob" | "file" | "about" | "filesystem" | "view-source"))
        .then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_runs_something_is_no_link() {
        for address in
            ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "java\nscript:alert(1)", "vbscript:x", "nonsense"]
        {
            assert_eq!(web_link(address), None, "{address}");
            assert_eq!(app_link(address), None, "{address}");
        }
        assert_eq!(web_link("com.example.app:/cb"), None);
        assert!(app_link("com.example.app:/cb").is_some() && web_link("https://a.example").is_some() && app_link("/authorize").is_some());
    }
}
