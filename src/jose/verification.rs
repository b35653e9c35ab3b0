//! Reading and checking compact JWS from anybody.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::algorithm::Algorithm;
use super::key_set::KeySet;
use super::strict_json::parse_object;

/// The longest JWS that is looked at, in bytes.
pub const MAX_JWS_BYTES: usize = 64 * 1024;

/// The longest header, in bytes before decoding.
const MAX_HEADER: usize = 4 * 1024;

/// The longest `kid`, in bytes.
const MAX_KID: usize = 256;

/// How many keys are tried where no `kid` tells which.
const MAX_ATTEMPTS: usize = 8;

/// Header parameters that bring or locate a key, change what is signed, or belong to encryption: never followed, always refused.
const REFUSED: [&str; 11] = ["crit", "b64", "jku", "jwk", "x5u", "x5c", "zip", "enc", "epk", "p2c", "p2s"];

/// What a caller accepts.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The explicit type. [RFC 8725 §3.11](https://www.rfc-editor.org/rfc/rfc8725#section-3.11)
    pub typ: ExpectedType<'a>,
    /// The algorithms that are accepted; the key must allow the one used, too.
    pub algorithms: &'a [Algorithm],
}

/// Which `typ` is accepted. Case and a leading `application/` make no difference ([RFC 7515 §4.1.9](https://www.rfc-editor.org/rfc/rfc7515#section-4.1.9)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedType<'a> {
    /// This one and no other: `at+jwt`, `logout+jwt`, `dpop+jwt` ...
    Exactly(&'a str),
    /// `JWT` or none: ID tokens and client assertions.
    JwtOrAbsent,
}

/// Why a JWS is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerificationError {
    /// Longer than [`MAX_JWS_BYTES`], or a header or `kid` longer than allowed.
    TooLong,
    /// Not three base64url parts with JSON objects, or doubled members, or nested too deep.
    Malformed,
    /// `alg` is missing, unknown, none, symmetric, or not accepted here.
    Algorithm,
    /// A header parameter that is never accepted (`crit`, `b64`, `jku`, `jwk`, `x5u`, `x5c`, `zip`, those of encryption).
    Header,
    /// Another `typ` than expected.
    Type,
    /// No key of this `kid` fits the algorithm; a caller may fetch the key set again.
    UnknownKey,
    /// The signature is not that of the key.
    Signature,
}

impl fmt::Display for VerificationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => "the token is too long",
            Self::Malformed => "the token is malformed",
            Self::Algorithm => "the token's algorithm is not accepted",
            Self::Header => "the token's header has a parameter that is not accepted",
            Self::Type => "the token is of another type",
            Self::UnknownKey => "no known key has signed the token",
            Self::Signature => "the token's signature is wrong",
        })
    }
}

impl std::error::Error for VerificationError {}

/// What a checked JWS holds. Its claims still have to be judged (`iss`, `aud`, `exp` ...).
#[derive(Clone, Debug, PartialEq)]
pub struct Verified<C = Map<String, Value>> {
    /// The payload.
    pub claims: C,
    /// By which algorithm it was signed.
    pub algorithm: Algorithm,
    /// The thumbprint of the key that signed it.
    pub thumbprint: String,
}

/// A JWS that was read but not checked: for finding whose keys to check it with (`iss` of an assertion, `kid`), nothing more.
#[derive(Debug)]
pub struct Unverified<'a> {
    signed: &'a str,
    signature: Vec<u8>,
    algorithm: Algorithm,
    kid: Option<String>,
    typ: Option<String>,
    claims: Map<String, Value>,
}

impl<'a> Unverified<'a> {
    /// Reads a compact JWS within bounded time, and refuses what no key can make right.
    pub fn parse(jws: &'a str) -> Result<Self, VerificationError> {
        if jws.len() > MAX_JWS_BYTES {
            return Err(VerificationError::TooLong);
        }
        let (signed, signature) = jws.rsplit_once('.').ok_or(VerificationError::Malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(VerificationError::Malformed)?;
        if header.len() > MAX_HEADER {
            return Err(VerificationError::TooLong);
        }
        // a further dot (a JWE has five parts) is no base64url and fails here
        let header = object(header)?;
        if REFUSED.iter().any(|name| header.contains_key(*name)) {
            return Err(VerificationError::Header);
        }
        let algorithm = header.get("alg").and_then(Value::as_str).and_then(Algorithm::parse).ok_or(VerificationError::Algorithm)?;
        let kid = text(&header, "kid")?;
        if kid.as_ref().is_some_and(|kid| kid.len() > MAX_KID) {
            return Err(VerificationError::TooLong);
        }
        let typ = text(&header, "typ")?;
        let claims = object(payload)?;
        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| VerificationError::Malformed)?;
        if signature.is_empty() {
            return Err(VerificationError::Signature);
        }
        Ok(Self { signed, signature, algorithm, kid, typ, claims })
    }

    /// The `kid` that it claims.
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    /// Checks type, algorithm and signature.
    pub fn verify(self, keys: &KeySet, expected: &Expected<'_>) -> Result<Verified, VerificationError> {
        if !expected.typ.accepts(self.typ.as_deref()) {
            return Err(VerificationError::Type);
        }
        if !expected.algorithms.contains(&self.algorithm) {
            return Err(VerificationError::Algorithm);
        }
        let mut tried = false;
        for key in keys.candidates(self.kid.as_deref(), self.algorithm).take(MAX_ATTEMPTS) {
            tried = true;
            if key.checks(self.algorithm, self.signed.as_bytes(), &self.signature) {
                return Ok(Verified { claims: self.claims, algorithm: self.algorithm, thumbprint: key.thumbprint().to_owned() });
            }
        }
        Err(if tried { VerificationError::Signature } else { VerificationError::UnknownKey })
    }
}

/// Reads and checks in one. See [`Unverified::verify`].
#[cfg(test)]
pub fn verify(jws: &str, keys: &KeySet, expected: &Expected<'_>) -> Result<Verified, VerificationError> {
    Unverified::parse(jws)?.verify(keys, expected)
}

impl ExpectedType<'_> {
    fn accepts(self, typ: Option<&str>) -> bool {
        let short = |typ: &str| {
            let lower = typ.to_ascii_lowercase();
            lower.strip_prefix("application/").map(str::to_owned).unwrap_or(lower)
        };
        match (self, typ) {
            (Self::JwtOrAbsent, None) => true,
            (Self::JwtOrAbsent, Some(typ)) => short(typ) == "jwt",
            (Self::Exactly(_), None) => false,
            (Self::Exactly(wanted), Some(typ)) => short(typ) == short(wanted),
        }
    }
}

fn object(part: &str) -> Result<Map<String, Value>, VerificationError> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| VerificationError::Malformed)?;
    parse_object(&bytes).map_err(|_| VerificationError::Malformed)
}

fn text(header: &Map<String, Value>, name: &str) -> Result<Option<String>, VerificationError> {
    match header.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(VerificationError::Malformed),
    }
}

#[cfg(test)]
#[path = "verification_tests.rs"]
mod tests;
