//! Resource servers and the `resource` parameter ([RFC 8707](https://www.rfc-editor.org/rfc/rfc8707)).

use serde::{Deserialize, Serialize};
use url::Url;

use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::scope::{STANDARD, Scopes};
use crate::writing::characters;

/// A registered resource server: an audience of access tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// What `resource` names and `aud` says: an absolute URI without fragment.
    pub identifier: String,
    /// For people.
    pub name: String,
    /// The scopes that mean something there.
    pub scopes: Scopes,
    /// JWS algorithm of its access tokens; none means the provider's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signing_alg: Option<String>,
    /// Life of its access tokens in seconds, where shorter than the provider's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifetime: Option<u64>,
    /// The clients that may introspect its tokens.
    #[serde(default)]
    pub clients: Vec<String>,
}

/// Whether two identifiers name the same resource: the same string, or, for http and https, the same but for the letter
/// case of scheme and host and for an empty path, which is the same as `/`
/// ([RFC 3986 §6.2.2.1 and §6.2.3](https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2.1)). Many clients write an origin with
/// that slash. A slash at the end of a longer path makes another resource.
pub fn is_same(one: &str, other: &str) -> bool {
    one == other || matches!((web_form(one), web_form(other)), (Some(one), Some(other)) if one == other)
}

/// An http or https identifier in the form that equivalent ones share; none for any other, and for one with a user name.
fn web_form(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let (authority, path) = rest.split_at_checked(rest.find(['/', '?', '\\']).unwrap_or(rest.len()))?;
    let root = if path.starts_with('/') { "" } else { "/" };
    let known = matches!(scheme.as_str(), "http" | "https") && !authority.contains('@');
    known.then(|| format!("{scheme}://{}{root}{path}", authority.to_ascii_lowercase()))
}

/// Bytes of an identifier that a description repeats at most.
const MAX_SHOWN: usize = 256;

/// The refusal of a resource that is not registered; `is_known` tells whether one is. What differs in the slash at its end
/// alone is told so.
pub fn unknown(identifier: &str, is_known: impl Fn(&str) -> bool) -> OAuthError {
    let description = match identifier.strip_suffix('/') {
        Some(without) if is_known(without) => "the resource is unknown: it is registered without the slash at the end",
        None if is_known(&format!("{identifier}/")) => "the resource is unknown: it is registered with a slash at the end",
        _ => "the resource is unknown: send the identifier exactly as it is registered",
    };
    // What came stands in it, so that whoever looks after the client sees the typing mistake.
    let shown = if identifier.len() <= MAX_SHOWN && check_identifier(identifier).is_ok() {
        format!("{description} ({identifier} was sent)")
    } else {
        description.to_owned()
    };
    OAuthError::new(ErrorCode::InvalidTarget, shown)
}

/// Checks one value of `resource`: an absolute URI without a fragment, compared as [`is_same`] says.
/// `invalid_target` else ([RFC 8707 §2](https://www.rfc-editor.org/rfc/rfc8707#section-2)).
pub fn check_identifier(text: &str) -> Result<(), OAuthError> {
    // The characters of a URI (RFC 3986 §2).
    let plain = text.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b));
    if plain && !text.contains('#') && Url::parse(text).is_ok() {
        Ok(())
    } else {
        Err(OAuthError::new(ErrorCode::InvalidTarget, "resource must be an absolute URI without a fragment"))
    }
}

/// Characters of a name at most.
const MAX_NAME: usize = 254;

/// Checks a name, which stands on the consent page: it reads there as it is written.
pub fn check_name(name: &str) -> Result<(), OAuthError> {
    let invalid = |why: String| OAuthError::new(ErrorCode::InvalidTarget, why);
    if name.chars().count() > MAX_NAME {
        return Err(invalid(format!("the name is longer than {MAX_NAME} characters")));
    }
    characters::line(name).map_err(|unfit| invalid(format!("the name {unfit}")))
}

/// Checks the scopes that a resource server is registered with: they are its own. What the issuer itself understands ([`STANDARD`]) is never a resource server's to give a meaning to:
/// a token for it would open the issuer's own endpoints, or outlive its session.
pub fn check_scopes(resource: &Resource) -> Result<(), OAuthError> {
    let invalid = |why: String| OAuthError::new(ErrorCode::InvalidTarget, why);
    match STANDARD.iter().find(|scope| resource.scopes.contains(scope)) {
        Some(scope) => {
            Err(invalid(format!("the scope {scope} belongs to the issuer: choose another name for a scope of a resource server")))
        }
        None => Ok(()),
    }
}

/// Whether `identifier` names the issuer: written otherwise too, as to letter case, a port that goes without saying or slashes
/// at the end.
pub fn is_issuer(identifier: &str, issuer: &str) -> bool {
    let plain = |text: &str| Url::parse(text).map_or_else(|_| text.to_owned(), |url| url.as_str().trim_end_matches('/').to_owned());
    plain(identifier) == plain(issuer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attack_a_resource_server_takes_nothing_that_is_the_issuers_own() {
        let named = |scopes: &str| Resource {
            identifier: "https://api.example".into(),
            name: "API".into(),
            scopes: Scopes::parse(scopes).unwrap(),
            signing_alg: None,
            lifetime: None,
            clients: vec![],
        };
        assert_eq!(check_scopes(&named("files:read email:read")), Ok(()));
        for scope in STANDARD {
            assert!(check_scopes(&named(&format!("read {scope}"))).is_err(), "{scope}");
        }
        assert_eq!(check_name("Files für alle"), Ok(()));
        for name in ["a\u{202e}b", "a\u{200e}b", "a\u{3164}", " a", &"x".repeat(255)] {
            assert!(check_name(name).is_err(), "{name:?}");
        }
        for same in ["https://op.example", "https://op.example/", "https://OP.example:443", "HTTPS://op.example//"] {
            assert!(is_issuer(same, "https://op.example"), "{same}");
        }
        for other in ["https://op.example/api", "https://op.example:8443", "http://op.example", "urn:op"] {
            assert!(!is_issuer(other, "https://op.example"), "{other}");
        }
    }

    #[test]
    fn rfc3986_6_2_3_an_empty_path_and_a_slash_name_the_same_resource() {
        for (one, other) in [
            ("https://api.example.com", "https://api.example.com/"),
            ("https://api.example.com:8443?x=1", "https://api.example.com:8443/?x=1"),
            ("HTTPS://API.example.com", "https://api.example.com/"),
            ("urn:example:api", "urn:example:api"),
        ] {
            assert!(is_same(one, other) && is_same(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("https://api.example.com/mcp", "https://api.example.com/mcp/"),
            ("https://api.example.com/MCP", "https://api.example.com/mcp"),
            ("https://api.example.com", "http://api.example.com"),
            ("https://api.example.com", "https://api.example.com.evil"),
            ("https://api.example.com", "https://api.example.com\\"),
            ("https://api.example.com", "https://x@api.example.com"),
            ("urn:example:api", "urn:example:api/"),
            ("com.example:api", "COM.example:api"),
        ] {
            assert!(!is_same(one, other) && !is_same(other, one), "{one} {other}");
        }
    }

    #[test]
    fn the_refusal_of_a_resource_says_what_would_pass() {
        let told = |identifier: &str, known: &str| unknown(identifier, |asked| asked == known).description;
        assert!(told("https://api.example.com/mcp/", "https://api.example.com/mcp").contains("without the slash"));
        assert!(told("https://api.example.com/mcp", "https://api.example.com/mcp/").contains("with a slash"));
        assert!(told("https://other.example.com", "https://api.example.com").contains("exactly as it is registered"));
    }

    #[test]
    fn rfc8707_2_a_resource_is_an_absolute_uri_without_fragment() {
        for good in ["https://api.example.com", "https://api.example.com/v1?x=1", "urn:example:api"] {
            assert_eq!(check_identifier(good), Ok(()), "{good}");
        }
        for bad in
            ["https://api.example.com/{tenant}", "https://api.example.com/a|b", "https://api.example.com/`", "https://api.example.com/^"]
        {
            assert_eq!(check_identifier(bad).unwrap_err().code, ErrorCode::InvalidTarget, "{bad}");
        }
        for bad in ["api", "/api", "//api.example.com", "https://api.example.com/#", "https://api.example.com/#x", "https://a b", ""] {
            assert_eq!(check_identifier(bad).unwrap_err().code, ErrorCode::InvalidTarget, "{bad}");
        }
    }
}
