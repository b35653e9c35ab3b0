//! Resource servers and the `resource` parameter ([RFC 8707](https://www.rfc-editor.org/rfc/rfc8707)).

use serde::{Deserialize, Serialize};
use url::Url;

use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::scope::Scopes;

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

/// Checks one value of `resource`: an absolute URI without a fragment, compared as the exact string it is.
/// `invalid_target` else ([RFC 8707 §2](https://www.rfc-editor.org/rfc/rfc8707#section-2)).
pub fn check_identifier(text: &str) -> Result<(), OAuthError> {
    let plain = text.bytes().all(|b| (0x21..=0x7e).contains(&b));
    if plain && !text.contains('#') && Url::parse(text).is_ok() {
        Ok(())
    } else {
        Err(OAuthError::new(ErrorCode::InvalidTarget, "resource is not an absolute URI without fragment"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc8707_2_a_resource_is_an_absolute_uri_without_fragment() {
        for good in ["https://api.example.com", "https://api.example.com/v1?x=1", "urn:example:api"] {
            assert_eq!(check_identifier(good), Ok(()), "{good}");
        }
        for bad in ["api", "/api", "//api.example.com", "https://api.example.com/#", "https://api.example.com/#x", "https://a b", ""] {
            assert_eq!(check_identifier(bad).unwrap_err().code, ErrorCode::InvalidTarget, "{bad}");
        }
    }
}
