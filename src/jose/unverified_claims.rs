//! The claims of a compact JWS whose signature nobody has checked.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::strict_json::parse_object;

/// Claims that anybody may have written: good for the choice of words and of the way of an answer, never for a decision.
#[derive(Debug, Default)]
pub struct UnverifiedClaims(Map<String, Value>);

impl UnverifiedClaims {
    /// Reads the payload of a compact JWS, signed or not ([RFC 7515 §7.1](https://www.rfc-editor.org/rfc/rfc7515#section-7.1));
    /// empty where it is none, or its payload is no object.
    pub fn read(jws: &str) -> Self {
        let payload = jws.split('.').nth(1).and_then(|payload| URL_SAFE_NO_PAD.decode(payload).ok());
        Self(payload.and_then(|json| parse_object(&json).ok()).unwrap_or_default())
    }

    /// One claim.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}
