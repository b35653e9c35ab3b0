//! What a JSON Web Key holds: reading its members, its thumbprint, and which keys are refused.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use crate::secrets::sha256;

/// Members that only a private or symmetric key has ([RFC 7518 §6](https://www.rfc-editor.org/rfc/rfc7518#section-6)).
const PRIVATE_MEMBERS: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/// Why a JWK is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JwkError {
    /// A member that this type of key needs is missing or malformed.
    Malformed(&'static str),
    /// The key holds private members: whoever sent it gave its secret away.
    Private,
    /// A key type, curve or algorithm that is not supported here, or that don't belong together.
    Unsupported,
    /// The key is not for signatures (`use`, `key_ops`).
    NotForSignatures,
    /// Too weak or no valid key: RSA below 2048 or above 8192 bits, a bad exponent, a point off its curve.
    Weak,
    /// A key set is larger than 64 keys, or no key set at all.
    Set,
}

impl fmt::Display for JwkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(member) => write!(f, "the member '{member}' of a key is missing or malformed"),
            Self::Private => f.write_str("a key contains private members: publish only its public members"),
            Self::Unsupported => f.write_str("a key's type, curve and algorithm are not supported or don't belong together"),
            Self::NotForSignatures => f.write_str("a key is not meant for signatures"),
            Self::Weak => f.write_str("a key is too weak or not a point of its curve"),
            Self::Set => f.write_str("not a JWK set of at most 64 keys"),
        }
    }
}

impl std::error::Error for JwkError {}

/// The thumbprint by SHA-256 as base64url. [RFC 7638 §3](https://www.rfc-editor.org/rfc/rfc7638#section-3)
pub fn thumbprint(jwk: &Map<String, Value>) -> Result<String, JwkError> {
    // the required members of the type in the order of their names; their values need no escaping (checked below)
    let names: &[&'static str] = match text(jwk, "kty")? {
        "RSA" => &["e", "kty", "n"],
        "EC" => &["crv", "kty", "x", "y"],
        "OKP" => &["crv", "kty", "x"],
        _ => return Err(JwkError::Unsupported),
    };
    let mut canonical = String::from("{");
    for (index, name) in names.iter().enumerate() {
        let value = text(jwk, name)?;
        if !value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            return Err(JwkError::Malformed(name));
        }
        if index > 0 {
            canonical.push(',');
        }
        canonical.push_str(&format!("\"{name}\":\"{value}\""));
    }
    canonical.push('}');
    Ok(sha256(canonical.as_bytes()))
}

/// Refuses keys with private members and keys whose `use` or `key_ops` exclude checking signatures.
/// [RFC 7517 §4.2, §4.3](https://www.rfc-editor.org/rfc/rfc7517#section-4.2)
pub(super) fn check_public_signature_key(jwk: &Map<String, Value>) -> Result<(), JwkError> {
    if PRIVATE_MEMBERS.iter().any(|member| jwk.contains_key(*member)) {
        return Err(JwkError::Private);
    }
    if jwk.get("use").is_some_and(|purpose| purpose != "sig") {
        return Err(JwkError::NotForSignatures);
    }
    let verifies = |operations: &Value| operations.as_array().is_some_and(|list| list.iter().any(|operation| operation == "verify"));
    if jwk.get("key_ops").is_some_and(|operations| !verifies(operations)) {
        return Err(JwkError::NotForSignatures);
    }
    Ok(())
}

/// A member that must be a text.
pub(super) fn text<'a>(jwk: &'a Map<String, Value>, name: &'static str) -> Result<&'a str, JwkError> {
    jwk.get(name).and_then(Value::as_str).ok_or(JwkError::Malformed(name))
}

/// A member that must be base64url without padding, of at most 2 KiB.
pub(super) fn bytes(jwk: &Map<String, Value>, name: &'static str) -> Result<Vec<u8>, JwkError> {
    let value = text(jwk, name)?;
    if value.len() > 2048 {
        return Err(JwkError::Malformed(name));
    }
    URL_SAFE_NO_PAD.decode(value).map_err(|_| JwkError::Malformed(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 7638 §3.1.
    #[test]
    fn the_thumbprint_is_that_of_the_specification() {
        let jwk = serde_json::json!({
            "kty": "RSA",
            "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
            "e": "AQAB",
            "alg": "RS256",
            "kid": "2011-04-29"
        });
        assert_eq!(thumbprint(jwk.as_object().unwrap()).unwrap(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }
}
