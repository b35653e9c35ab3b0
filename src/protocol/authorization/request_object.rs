//! Request objects ([OpenID Connect Core §6](https://openid.net/specs/openid-connect-core-1_0.html#JWTRequests)) are not
//! supported: a request that has one is refused. What one says of how an answer travels is read all the same, so that the
//! refusal reaches its client the way that it reads.

use serde_json::Value;

use crate::jose::UnverifiedClaims;
use crate::protocol::parameters::CARRIED;

/// `response_mode` and `state` as an unverified request object has them: for the refusal alone.
#[derive(Debug, Default)]
pub(super) struct Wishes(UnverifiedClaims);

impl Wishes {
    /// Reads the claims of a compact JWS, signed or not; nothing where it is none.
    pub fn of(request: Option<&str>) -> Self {
        Self(request.map(UnverifiedClaims::read).unwrap_or_default())
    }

    /// One claim of a bounded length and without control characters.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str).filter(|text| text.len() <= CARRIED && !text.chars().any(char::is_control))
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::*;

    #[test]
    fn wishes_are_read_from_any_object_and_from_nothing_else() {
        let object = format!("e30.{}.", URL_SAFE_NO_PAD.encode(r#"{"response_mode":"form_post","state":"s","nonce":1}"#));
        let wishes = Wishes::of(Some(&object));
        assert_eq!((wishes.get("response_mode"), wishes.get("state"), wishes.get("nonce")), (Some("form_post"), Some("s"), None));
        for other in [None, Some(""), Some("a.b.c"), Some("e30.W10.")] {
            assert_eq!(Wishes::of(other).get("state"), None);
        }
    }
}
