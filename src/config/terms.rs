//! The terms that people accept.

use url::Url;

/// The terms that people accept before they sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Where they are read.
    pub url: String,
    /// Which version is in force: whoever accepted another one is asked again.
    pub version: String,
}

/// Characters of a version at most.
const LONGEST: usize = 64;

pub(super) fn url(text: &str) -> Result<String, String> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "https" | "http") && url.has_host());
    url.map(String::from).ok_or_else(|| "expected a web address such as https://example.com/terms".to_owned())
}

pub(super) fn version(text: &str) -> Result<String, String> {
    let fits = !text.is_empty() && text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_graphic());
    if fits { Ok(text.to_owned()) } else { Err("expected 1 to 64 letters, digits and signs without spaces, such as 2026-11-30".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_have_a_web_address_and_a_version_in_one_word() {
        assert_eq!(url("https://example.com/terms").unwrap(), "https://example.com/terms");
        for bad in ["", "terms", "javascript:alert(1)", "data:text/html,x", "mailto:a@example.com"] {
            assert!(url(bad).is_err(), "{bad}");
        }
        assert_eq!(version("2026-11-30").unwrap(), "2026-11-30");
        for bad in ["", "of today", "é", &"1".repeat(65)] {
            assert!(version(bad).is_err(), "{bad}");
        }
    }
}
