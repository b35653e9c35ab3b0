//! A key of ours: made, read back from its sealed row, and used to sign.

use std::fmt;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use aws_lc_rs::signature::{self, EcdsaKeyPair, EcdsaSigningAlgorithm, Ed25519KeyPair, KeyPair as _, RsaEncoding, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use josekit::jwk::KeyPair as _;
use josekit::jwk::alg::{ec, ed, rsa as josekit_rsa};
use rsa::pkcs1::DecodeRsaPublicKey as _;
use rsa::traits::PublicKeyParts as _;
use serde::Serialize;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::algorithm::Algorithm;
use super::jwk::thumbprint;
use crate::secrets::begins_plainly;

/// The size of the RSA keys that are made here, in bits.
const RSA_BITS: u32 = 2048;

/// A private key with the one algorithm it signs by, parsed once.
pub struct SigningKey {
    algorithm: Algorithm,
    kid: String,
    material: Material,
    public_jwk: Map<String, Value>,
    random: SystemRandom,
}

enum Material {
    Rsa(Box<RsaKeyPair>, &'static dyn RsaEncoding),
    Ecdsa(Box<EcdsaKeyPair>),
    Ed25519(Box<Ed25519KeyPair>),
}

/// A key could not be made or read, or a signature not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SigningError {
    /// The key material is no key for this algorithm.
    Key,
    /// The payload does not serialize to a JSON object.
    Payload,
    /// The library refused to sign.
    Signature,
}

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Key => "no private key for this algorithm",
            Self::Payload => "the payload is no JSON object",
            Self::Signature => "the signature could not be made",
        })
    }
}

impl std::error::Error for SigningError {}

/// Lets the generator that signatures and TLS draw from gather its first entropy, which takes tens of milliseconds once in a
/// process. Whoever comes meanwhile waits for the rest of them alone.
pub fn gather_entropy() {
    let _ = SystemRandom::new().fill(&mut [0; 1]); // whoever signs finds out for himself
}

impl SigningKey {
    /// Makes a new key: RSA of 2048 bits, the curve of the algorithm, or Ed25519. RSA takes some 100 ms of one core, so this
    /// is called off the request's path. Its id begins with a letter or digit: it is an argument of commands.
    pub fn generate(algorithm: Algorithm) -> Result<Self, SigningError> {
        loop {
            let key = Self::generate_any(algorithm)?;
            if begins_plainly(key.kid()) {
                return Ok(key);
            }
        }
    }

    /// A new key of whichever id its thumbprint gives.
    fn generate_any(algorithm: Algorithm) -> Result<Self, SigningError> {
        let made = match algorithm {
            Algorithm::ES256 => ec::EcKeyPair::generate(ec::EcCurve::P256).map(|pair| pair.to_der_private_key()),
            Algorithm::ES384 => ec::EcKeyPair::generate(ec::EcCurve::P384).map(|pair| pair.to_der_private_key()),
            Algorithm::ES512 => ec::EcKeyPair::generate(ec::EcCurve::P521).map(|pair| pair.to_der_private_key()),
            Algorithm::EdDsa => ed::EdKeyPair::generate(ed::EdCurve::Ed25519).map(|pair| pair.to_der_private_key()),
            _ => josekit_rsa::RsaKeyPair::generate(RSA_BITS).map(|pair| pair.to_der_private_key()),
        };
        let der = Zeroizing::new(made.map_err(|_| SigningError::Key)?);
        Self::from_der(algorithm, &der)
    }

    /// Reads what [`SigningKey::to_pkcs8`] gave.
    pub fn from_pkcs8(algorithm: Algorithm, der: &[u8]) -> Result<Self, SigningError> {
        Self::from_der(algorithm, der)
    }

    /// josekit gives EC keys as SEC1 and the others as PKCS#8; this reads both.
    fn from_der(algorithm: Algorithm, der: &[u8]) -> Result<Self, SigningError> {
        let (material, mut public_jwk) = match algorithm {
            Algorithm::RS256 => rsa(der, &signature::RSA_PKCS1_SHA256)?,
            Algorithm::RS384 => rsa(der, &signature::RSA_PKCS1_SHA384)?,
            Algorithm::RS512 => rsa(der, &signature::RSA_PKCS1_SHA512)?,
            Algorithm::PS256 => rsa(der, &signature::RSA_PSS_SHA256)?,
            Algorithm::PS384 => rsa(der, &signature::RSA_PSS_SHA384)?,
            Algorithm::PS512 => rsa(der, &signature::RSA_PSS_SHA512)?,
            Algorithm::ES256 => ecdsa(der, &signature::ECDSA_P256_SHA256_FIXED_SIGNING, "P-256")?,
            Algorithm::ES384 => ecdsa(der, &signature::ECDSA_P384_SHA384_FIXED_SIGNING, "P-384")?,
            Algorithm::ES512 => ecdsa(der, &signature::ECDSA_P521_SHA512_FIXED_SIGNING, "P-521")?,
            Algorithm::EdDsa => ed25519(der)?,
        };
        let kid = thumbprint(&public_jwk).map_err(|_| SigningError::Key)?;
        public_jwk.insert("use".into(), "sig".into());
        public_jwk.insert("alg".into(), algorithm.name().into());
        public_jwk.insert("kid".into(), kid.clone().into());
        Ok(Self { algorithm, kid, material, public_jwk, random: SystemRandom::new() })
    }

    /// The private key as PKCS#8 DER: for sealing it into its row, and nothing else.
    pub fn to_pkcs8(&self) -> Result<Zeroizing<Vec<u8>>, SigningError> {
        let der = match &self.material {
            Material::Rsa(pair, _) => AsDer::<Pkcs8V1Der<'_>>::as_der(pair.as_ref()).map(|der| der.as_ref().to_vec()),
            Material::Ecdsa(pair) => pair.to_pkcs8v1().map(|der| der.as_ref().to_vec()),
            Material::Ed25519(pair) => pair.to_pkcs8v1().map(|der| der.as_ref().to_vec()),
        };
        der.map(Zeroizing::new).map_err(|_| SigningError::Key)
    }

    /// The one algorithm that it signs by.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The key's id: its thumbprint ([RFC 7638](https://www.rfc-editor.org/rfc/rfc7638)).
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public JWK with `use`, `alg` and `kid`; it holds no private member.
    pub fn public_jwk(&self) -> &Map<String, Value> {
        &self.public_jwk
    }

    /// Signs `payload` as a compact JWS whose header is `alg`, `typ` and `kid`.
    /// [RFC 7515 §7.1](https://www.rfc-editor.org/rfc/rfc7515#section-7.1)
    pub fn sign(&self, payload: &impl Serialize, typ: &str) -> Result<String, SigningError> {
        self.sign_as(payload, typ, &self.kid)
    }

    /// The same under the id that whoever checks it gave the key.
    pub fn sign_as(&self, payload: &impl Serialize, typ: &str, kid: &str) -> Result<String, SigningError> {
        let header = serde_json::json!({ "alg": self.algorithm.name(), "typ": typ, "kid": kid }).to_string();
        let payload = serde_json::to_vec(payload).map_err(|_| SigningError::Payload)?;
        if payload.first() != Some(&b'{') {
            return Err(SigningError::Payload);
        }
        let mut jws = String::with_capacity(header.len() * 4 / 3 + payload.len() * 4 / 3 + 360);
        URL_SAFE_NO_PAD.encode_string(header, &mut jws);
        jws.push('.');
        URL_SAFE_NO_PAD.encode_string(payload, &mut jws);
        let signature = self.sign_bytes(jws.as_bytes())?;
        jws.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut jws);
        Ok(jws)
    }

    fn sign_bytes(&self, message: &[u8]) -> Result<Vec<u8>, SigningError> {
        match &self.material {
            Material::Rsa(pair, encoding) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(*encoding, &self.random, message, &mut signature).map_err(|_| SigningError::Signature)?;
                Ok(signature)
            }
            Material::Ecdsa(pair) => pair.sign(&self.random, message).map(|s| s.as_ref().to_vec()).map_err(|_| SigningError::Signature),
            Material::Ed25519(pair) => Ok(pair.sign(message).as_ref().to_vec()),
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("algorithm", &self.algorithm).field("kid", &self.kid).finish_non_exhaustive()
    }
}

fn rsa(der: &[u8], encoding: &'static dyn RsaEncoding) -> Result<(Material, Map<String, Value>), SigningError> {
    let pair = RsaKeyPair::from_pkcs8(der).map_err(|_| SigningError::Key)?;
    let public = rsa::RsaPublicKey::from_pkcs1_der(pair.public_key().as_ref()).map_err(|_| SigningError::Key)?;
    let jwk = members([
        ("kty", "RSA".to_owned()),
        ("n", URL_SAFE_NO_PAD.encode(public.n().to_bytes_be())),
        ("e", URL_SAFE_NO_PAD.encode(public.e().to_bytes_be())),
    ]);
    Ok((Material::Rsa(Box::new(pair), encoding), jwk))
}

fn ecdsa(der: &[u8], algorithm: &'static EcdsaSigningAlgorithm, curve: &str) -> Result<(Material, Map<String, Value>), SigningError> {
    let pair = EcdsaKeyPair::from_private_key_der(algorithm, der).map_err(|_| SigningError::Key)?;
    // an uncompressed point: 4, then x and y of equal length
    let point = pair.public_key().as_ref();
    let Some((4, coordinates)) = point.split_first() else {
        return Err(SigningError::Key);
    };
    let (x, y) = coordinates.split_at(coordinates.len() / 2);
    let jwk =
        members([("kty", "EC".to_owned()), ("crv", curve.to_owned()), ("x", URL_SAFE_NO_PAD.encode(x)), ("y", URL_SAFE_NO_PAD.encode(y))]);
    Ok((Material::Ecdsa(Box::new(pair)), jwk))
}

fn ed25519(der: &[u8]) -> Result<(Material, Map<String, Value>), SigningError> {
    let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(der).map_err(|_| SigningError::Key)?;
    let jwk =
        members([("kty", "OKP".to_owned()), ("crv", "Ed25519".to_owned()), ("x", URL_SAFE_NO_PAD.encode(pair.public_key().as_ref()))]);
    Ok((Material::Ed25519(Box::new(pair)), jwk))
}

fn members<const N: usize>(members: [(&str, String); N]) -> Map<String, Value> {
    members.into_iter().map(|(name, value)| (name.to_owned(), Value::String(value))).collect()
}

#[cfg(test)]
mod tests {
    use josekit::jws;

    use super::*;

    #[test]
    fn the_id_of_a_new_key_begins_with_a_letter_or_digit() {
        // One in 32 thumbprints does not: without the rule this fails but for one run in 500.
        for _ in 0..200 {
            assert!(begins_plainly(SigningKey::generate(Algorithm::EdDsa).unwrap().kid()));
        }
    }

    #[test]
    fn every_kind_and_curve_survives_its_row_and_signs() {
        for algorithm in Algorithm::ALL {
            let key = SigningKey::generate(algorithm).unwrap();
            let read = SigningKey::from_pkcs8(algorithm, &key.to_pkcs8().unwrap()).unwrap();
            assert_eq!(read.kid(), key.kid(), "{algorithm}");
            assert_eq!(read.public_jwk(), key.public_jwk(), "{algorithm}");
            let token = read.sign(&serde_json::json!({ "sub": "alice" }), "JWT").unwrap();
            assert_eq!(token.split('.').count(), 3);
            assert_eq!(serde_json::json!({"sub": "alice"}), josekit_reads(algorithm, &key, &token), "{algorithm}");
        }
    }

    /// Another implementation checks what we sign.
    fn josekit_reads(algorithm: Algorithm, key: &SigningKey, token: &str) -> Value {
        let jwk = josekit::jwk::Jwk::from_map(key.public_jwk().clone()).unwrap();
        let verifier: Box<dyn jws::JwsVerifier> = match algorithm {
            Algorithm::RS256 => Box::new(jws::RS256.verifier_from_jwk(&jwk).unwrap()),
            Algorithm::RS384 => Box::new(jws::RS384.verifier_from_jwk(&jwk).unwrap()),
            Algorithm::RS512 => Box::new(jws::RS512.verifier_from_jwk(&jwk).unwrap()),
            Algorithm::PS256 => Box::new(jws::PS256.verifier_from_jwk(&jwk).unwrap()),
            Algorithm::PS384 => Box::new(jws::PS384.verifier_from_jwk(&jwk).unwrap()),
            Algorithm::PS512 => Box::new(jws::PS512.verifier_from_jwk(&jwk).unwrap()),
            Algorithm::ES256 => Box::new(jws::ES256.verifier_from_jwk(&jwk).unwrap()),
            Algorithm::ES384 => Box::new(jws::ES384.verifier_from_jwk(&jwk).unwrap()),
            Algorithm::ES512 => Box::new(jws::ES512.verifier_from_jwk(&jwk).unwrap()),
            Algorithm::EdDsa => Box::new(jws::EdDSA.verifier_from_jwk(&jwk).unwrap()),
        };
        let (payload, _) = jws::deserialize_compact(token, verifier.as_ref()).unwrap();
        serde_json::from_slice(&payload).unwrap()
    }

    #[test]
    fn a_public_jwk_holds_no_private_member() {
        for algorithm in [Algorithm::RS256, Algorithm::ES256, Algorithm::EdDsa] {
            let key = SigningKey::generate(algorithm).unwrap();
            for member in ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] {
                assert!(!key.public_jwk().contains_key(member));
            }
            assert_eq!(key.public_jwk()["alg"], algorithm.name());
        }
    }

    #[test]
    fn a_key_of_one_kind_is_none_of_another() {
        let rsa = SigningKey::generate(Algorithm::RS256).unwrap().to_pkcs8().unwrap();
        let p256 = SigningKey::generate(Algorithm::ES256).unwrap().to_pkcs8().unwrap();
        assert_eq!(SigningKey::from_pkcs8(Algorithm::ES256, &rsa).unwrap_err(), SigningError::Key);
        assert_eq!(SigningKey::from_pkcs8(Algorithm::ES384, &p256).unwrap_err(), SigningError::Key);
        assert_eq!(SigningKey::from_pkcs8(Algorithm::EdDsa, &p256).unwrap_err(), SigningError::Key);
        assert_eq!(SigningKey::from_pkcs8(Algorithm::RS256, b"no key").unwrap_err(), SigningError::Key);
    }

    #[test]
    fn debug_shows_no_key_material() {
        let key = SigningKey::generate(Algorithm::EdDsa).unwrap();
        assert_eq!(format!("{key:?}"), format!("SigningKey {{ algorithm: EdDsa, kid: {:?}, .. }}", key.kid()));
    }

    #[test]
    fn only_objects_are_signed() {
        let key = SigningKey::generate(Algorithm::EdDsa).unwrap();
        assert_eq!(key.sign(&"text", "JWT").unwrap_err(), SigningError::Payload);
    }
}
