//! The signature algorithms, and which hash, key type and curve belongs to each.

use std::fmt;

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// A signature algorithm for JWS: all asymmetric ones of [RFC 7518 §3.1](https://www.rfc-editor.org/rfc/rfc7518#section-3.1)
/// and `EdDSA` with Ed25519 ([RFC 8037 §3.1](https://www.rfc-editor.org/rfc/rfc8037#section-3.1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Algorithm {
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512,
    ES256,
    ES384,
    ES512,
    #[serde(rename = "EdDSA")]
    EdDsa,
}

impl Algorithm {
    /// Every algorithm, in the order in which metadata names them.
    pub const ALL: [Self; 10] =
        [Self::RS256, Self::RS384, Self::RS512, Self::PS256, Self::PS384, Self::PS512, Self::ES256, Self::ES384, Self::ES512, Self::EdDsa];

    /// The registered name, as `alg` gives it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RS256 => "RS256",
            Self::RS384 => "RS384",
            Self::RS512 => "RS512",
            Self::PS256 => "PS256",
            Self::PS384 => "PS384",
            Self::PS512 => "PS512",
            Self::ES256 => "ES256",
            Self::ES384 => "ES384",
            Self::ES512 => "ES512",
            Self::EdDsa => "EdDSA",
        }
    }

    /// The algorithm of this registered name, letter for letter; `none` and the HMACs are unknown here.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }

    /// The JWK key type (`kty`) that it needs.
    pub const fn key_type(self) -> &'static str {
        match self {
            Self::RS256 | Self::RS384 | Self::RS512 | Self::PS256 | Self::PS384 | Self::PS512 => "RSA",
            Self::ES256 | Self::ES384 | Self::ES512 => "EC",
            Self::EdDsa => "OKP",
        }
    }

    /// `at_hash` or `c_hash` of `value`: the left half of its hash as base64url, by the hash that belongs to the algorithm
    /// (SHA-512 for Ed25519). [OpenID Connect Core §3.1.3.6](https://openid.net/specs/openid-connect-core-1_0.html#CodeIDToken)
    pub fn left_half_hash(self, value: &str) -> String {
        let hash = digest::digest(self.hash(), value.as_bytes());
        let bytes = hash.as_ref();
        let (left, _) = bytes.split_at(bytes.len() / 2);
        URL_SAFE_NO_PAD.encode(left)
    }

    fn hash(self) -> &'static digest::Algorithm {
        match self {
            Self::RS256 | Self::PS256 | Self::ES256 => &digest::SHA256,
            Self::RS384 | Self::PS384 | Self::ES384 => &digest::SHA384,
            Self::RS512 | Self::PS512 | Self::ES512 | Self::EdDsa => &digest::SHA512,
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back_and_are_what_serde_writes() {
        for algorithm in Algorithm::ALL {
            assert_eq!(Algorithm::parse(algorithm.name()), Some(algorithm));
            assert_eq!(serde_json::to_value(algorithm).unwrap(), algorithm.name());
        }
    }

    #[test]
    fn attack_j1_none_and_hmac_are_no_algorithms() {
        for name in ["none", "None", "nOnE", "NONE", "", "HS256", "HS384", "HS512", "rs256", "RS256 ", "RS1", "ES256K"] {
            assert_eq!(Algorithm::parse(name), None, "{name}");
            assert!(serde_json::from_value::<Algorithm>(name.into()).is_err(), "{name}");
        }
    }

    /// The example of OpenID Connect Core, appendix A.3 and A.4.
    #[test]
    fn left_half_hashes_are_those_of_the_specification() {
        assert_eq!(Algorithm::RS256.left_half_hash("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"), "77QmUPtjPfzWtF2AnpK9RQ");
        assert_eq!(Algorithm::ES256.left_half_hash("Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk"), "LDktKdoQak3Pk0cnXxCltA");
        assert_eq!(URL_SAFE_NO_PAD.decode(Algorithm::EdDsa.left_half_hash("x")).unwrap().len(), 32);
        assert_eq!(URL_SAFE_NO_PAD.decode(Algorithm::PS384.left_half_hash("x")).unwrap().len(), 24);
    }
}
