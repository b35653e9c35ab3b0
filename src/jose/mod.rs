//! Key material, JWK sets, signing and verification of compact JWS. Floor 0; may use `clock` and `secrets`.
//!
//! Answers to [RFC 7515](https://www.rfc-editor.org/rfc/rfc7515) (JWS), [RFC 7517](https://www.rfc-editor.org/rfc/rfc7517)
//! (JWK), [RFC 7518](https://www.rfc-editor.org/rfc/rfc7518) (algorithms), [RFC 7638](https://www.rfc-editor.org/rfc/rfc7638)
//! (thumbprints), [RFC 8037](https://www.rfc-editor.org/rfc/rfc8037) (`EdDSA`) and
//! [RFC 8725](https://www.rfc-editor.org/rfc/rfc8725) (best practice). Signatures are made and checked by aws-lc-rs with keys
//! that were parsed once; josekit makes the keys. What a claim means (`exp`, `aud`, `iss` ...) is the protocol's to judge.
//!
//! `none` and HMAC cannot be written down here: [`Algorithm`] has no such value, and the algorithm that checks a signature
//! comes from the key.

mod algorithm;
mod jwk;
mod key_set;
mod signing_key;
mod strict_json;
mod unverified_claims;
mod verification;
mod verifying_key;

pub use algorithm::Algorithm;
pub use key_set::KeySet;
pub use signing_key::{SigningError, SigningKey, gather_entropy};
pub use strict_json::parse_object;
pub use unverified_claims::UnverifiedClaims;
#[cfg(test)]
pub use verification::verify;
pub use verification::{Expected, ExpectedType, Unverified, VerificationError, Verified};
pub use verifying_key::VerifyingKey;
