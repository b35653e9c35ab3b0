//! A public key, ours or a stranger's, with the algorithms that it may check.

use std::fmt;

use aws_lc_rs::signature::{self, ParsedPublicKey, RsaParameters, RsaPublicKeyComponents};
use serde_json::{Map, Value};

use super::algorithm::Algorithm;
use super::jwk::{self, JwkError, thumbprint};

/// The algorithms that an RSA key without `alg` may check.
const RSA: [Algorithm; 6] = [Algorithm::RS256, Algorithm::RS384, Algorithm::RS512, Algorithm::PS256, Algorithm::PS384, Algorithm::PS512];

/// A public key, parsed once.
#[derive(Clone)]
pub struct VerifyingKey {
    kid: Option<String>,
    thumbprint: String,
    /// Which algorithms it may check, and the key as each wants it: one for all but RSA keys that name no `alg`.
    checks: Vec<(Algorithm, ParsedPublicKey)>,
}

impl VerifyingKey {
    /// Reads a public JWK. The key decides about the algorithm: its `alg`, else its curve, else (RSA) any of RS and PS.
    ///
    /// Refused: private members, keys not meant for signatures, RSA outside 2048 to 8192 bits or with an exponent that is
    /// even, below 3 or above 32 bits, points off their curve, symmetric and unknown kinds.
    pub fn from_jwk(jwk: &Map<String, Value>) -> Result<Self, JwkError> {
        jwk::check_public_signature_key(jwk)?;
        let alg = match jwk.get("alg") {
            None => None,
            Some(Value::String(name)) => Some(Algorithm::parse(name).ok_or(JwkError::Unsupported)?),
            Some(_) => return Err(JwkError::Malformed("alg")),
        };
        let kid = match jwk.get("kid") {
            None => None,
            Some(Value::String(kid)) => Some(kid.clone()),
            Some(_) => return Err(JwkError::Malformed("kid")),
        };
        let checks = match jwk::text(jwk, "kty")? {
            "RSA" => rsa_checks(jwk, alg)?,
            "EC" => vec![ec_check(jwk, alg)?],
            "OKP" => vec![ed25519_check(jwk, alg)?],
            _ => return Err(JwkError::Unsupported),
        };
        Ok(Self { kid, thumbprint: thumbprint(jwk)?, checks })
    }

    /// The id that the key's owner gave it.
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    /// Its thumbprint ([RFC 7638](https://www.rfc-editor.org/rfc/rfc7638)).
    pub fn thumbprint(&self) -> &str {
        &self.thumbprint
    }

    /// Whether it may check this algorithm.
    pub fn allows(&self, algorithm: Algorithm) -> bool {
        self.checks.iter().any(|(allowed, _)| *allowed == algorithm)
    }

    /// Whether `signature` is the key's over `message`; false too for an algorithm that it may not check.
    pub(super) fn checks(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
        self.checks.iter().find(|(allowed, _)| *allowed == algorithm).is_some_and(|(_, key)| key.verify_sig(message, signature).is_ok())
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let algorithms: Vec<&str> = self.checks.iter().map(|(algorithm, _)| algorithm.name()).collect();
        f.debug_struct("VerifyingKey")
            .field("kid", &self.kid)
            .field("thumbprint", &self.thumbprint)
            .field("algorithms", &algorithms)
            .finish_non_exhaustive()
    }
}

fn rsa_checks(jwk: &Map<String, Value>, alg: Option<Algorithm>) -> Result<Vec<(Algorithm, ParsedPublicKey)>, JwkError> {
    let n = jwk::bytes(jwk, "n")?;
    let e = jwk::bytes(jwk, "e")?;
    let Some(first) = n.first().filter(|byte| **byte != 0) else {
        return Err(JwkError::Malformed("n"));
    };
    let bits = n.len() * 8 - first.leading_zeros() as usize;
    let exponent = e.iter().fold(0_u64, |sum, byte| sum.saturating_mul(256).saturating_add(u64::from(*byte)));
    let even_modulus = n.last().is_none_or(|byte| byte % 2 == 0);
    if !(2048..=8192).contains(&bits) || even_modulus || exponent < 3 || exponent % 2 == 0 || exponent > u64::from(u32::MAX) {
        return Err(JwkError::Weak);
    }
    let components = RsaPublicKeyComponents { n: &n, e: &e };
    let algorithms = match alg {
        Some(one) if one.key_type() == "RSA" => vec![one],
        Some(_) => return Err(JwkError::Unsupported),
        None => RSA.to_vec(),
    };
    let mut checks = Vec::with_capacity(algorithms.len());
    for algorithm in algorithms {
        let parameters = rsa_parameters(algorithm).ok_or(JwkError::Unsupported)?;
        checks.push((algorithm, components.to_parsed_public_key(parameters).map_err(|_| JwkError::Weak)?));
    }
    Ok(checks)
}

fn rsa_parameters(algorithm: Algorithm) -> Option<&'static RsaParameters> {
    match algorithm {
        Algorithm::RS256 => Some(&signature::RSA_PKCS1_2048_8192_SHA256),
        Algorithm::RS384 => Some(&signature::RSA_PKCS1_2048_8192_SHA384),
        Algorithm::RS512 => Some(&signature::RSA_PKCS1_2048_8192_SHA512),
        Algorithm::PS256 => Some(&signature::RSA_PSS_2048_8192_SHA256),
        Algorithm::PS384 => Some(&signature::RSA_PSS_2048_8192_SHA384),
        Algorithm::PS512 => Some(&signature::RSA_PSS_2048_8192_SHA512),
        _ => None,
    }
}

fn ec_check(jwk: &Map<String, Value>, alg: Option<Algorithm>) -> Result<(Algorithm, ParsedPublicKey), JwkError> {
    let (algorithm, parameters, length) = match jwk::text(jwk, "crv")? {
        "P-256" => (Algorithm::ES256, &signature::ECDSA_P256_SHA256_FIXED, 32),
        "P-384" => (Algorithm::ES384, &signature::ECDSA_P384_SHA384_FIXED, 48),
        "P-521" => (Algorithm::ES512, &signature::ECDSA_P521_SHA512_FIXED, 66),
        _ => return Err(JwkError::Unsupported),
    };
    if alg.is_some_and(|named| named != algorithm) {
        return Err(JwkError::Unsupported);
    }
    let mut point = vec![4];
    for name in ["x", "y"] {
        let coordinate = jwk::bytes(jwk, name)?;
        if coordinate.len() != length {
            return Err(JwkError::Malformed(name));
        }
        point.extend(coordinate);
    }
    Ok((algorithm, ParsedPublicKey::new(parameters, point).map_err(|_| JwkError::Weak)?))
}

fn ed25519_check(jwk: &Map<String, Value>, alg: Option<Algorithm>) -> Result<(Algorithm, ParsedPublicKey), JwkError> {
    if jwk::text(jwk, "crv")? != "Ed25519" || alg.is_some_and(|named| named != Algorithm::EdDsa) {
        return Err(JwkError::Unsupported);
    }
    let x = jwk::bytes(jwk, "x")?;
    if x.len() != 32 {
        return Err(JwkError::Malformed("x"));
    }
    Ok((Algorithm::EdDsa, ParsedPublicKey::new(&signature::ED25519, x).map_err(|_| JwkError::Weak)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jose::SigningKey;

    fn jwk_of(algorithm: Algorithm) -> Map<String, Value> {
        SigningKey::generate(algorithm).unwrap().public_jwk().clone()
    }

    fn with(mut jwk: Map<String, Value>, name: &str, value: Value) -> Map<String, Value> {
        jwk.insert(name.into(), value);
        jwk
    }

    #[test]
    fn the_algorithm_comes_from_the_key() {
        let mut rsa = jwk_of(Algorithm::RS256);
        let named = VerifyingKey::from_jwk(&rsa).unwrap();
        assert!(named.allows(Algorithm::RS256) && !named.allows(Algorithm::PS256) && !named.allows(Algorithm::RS512));
        rsa.remove("alg");
        let open = VerifyingKey::from_jwk(&rsa).unwrap();
        assert!(RSA.into_iter().all(|algorithm| open.allows(algorithm)));
        assert!(!open.allows(Algorithm::ES256) && !open.allows(Algorithm::EdDsa));
    }

    #[test]
    fn attack_j2_a_key_whose_type_and_algorithm_do_not_match_is_refused() {
        assert_eq!(VerifyingKey::from_jwk(&with(jwk_of(Algorithm::ES256), "alg", "ES384".into())).unwrap_err(), JwkError::Unsupported);
        assert_eq!(VerifyingKey::from_jwk(&with(jwk_of(Algorithm::ES256), "crv", "P-384".into())).unwrap_err(), JwkError::Unsupported);
        assert_eq!(VerifyingKey::from_jwk(&with(jwk_of(Algorithm::RS256), "alg", "HS256".into())).unwrap_err(), JwkError::Unsupported);
        assert_eq!(VerifyingKey::from_jwk(&with(jwk_of(Algorithm::RS256), "alg", "none".into())).unwrap_err(), JwkError::Unsupported);
        assert_eq!(VerifyingKey::from_jwk(&with(jwk_of(Algorithm::EdDsa), "kty", "oct".into())).unwrap_err(), JwkError::Unsupported);
    }

    #[test]
    fn attack_j8_weak_keys_are_refused() {
        use base64::Engine as _;
        use base64::engine::general_purpose::URL_SAFE_NO_PAD;
        let rsa = jwk_of(Algorithm::RS256);
        let mut short = vec![0xff_u8; 128];
        short[127] = 1;
        assert_eq!(VerifyingKey::from_jwk(&with(rsa.clone(), "n", URL_SAFE_NO_PAD.encode(&short).into())).unwrap_err(), JwkError::Weak);
        for exponent in ["AQ", "Ag", "", "AQAAAAAAAAE"] {
            assert!(VerifyingKey::from_jwk(&with(rsa.clone(), "e", exponent.into())).is_err(), "{exponent}");
        }
        let ec = jwk_of(Algorithm::ES256);
        let off = URL_SAFE_NO_PAD.encode([7_u8; 32]);
        assert_eq!(VerifyingKey::from_jwk(&with(ec.clone(), "y", off.into())).unwrap_err(), JwkError::Weak);
        assert_eq!(VerifyingKey::from_jwk(&with(ec, "x", "AQAB".into())).unwrap_err(), JwkError::Malformed("x"));
    }

    #[test]
    fn keys_with_private_members_or_for_encryption_are_refused() {
        let ec = jwk_of(Algorithm::ES256);
        assert_eq!(VerifyingKey::from_jwk(&with(ec.clone(), "d", "AAAA".into())).unwrap_err(), JwkError::Private);
        assert_eq!(VerifyingKey::from_jwk(&with(ec.clone(), "use", "enc".into())).unwrap_err(), JwkError::NotForSignatures);
        assert_eq!(VerifyingKey::from_jwk(&with(ec, "key_ops", serde_json::json!(["sign"]))).unwrap_err(), JwkError::NotForSignatures);
    }
}
