//! Public keys as authenticators write them: COSE ([RFC 9052 §7](https://www.rfc-editor.org/rfc/rfc9052#section-7), [RFC 9053
//! §7](https://www.rfc-editor.org/rfc/rfc9053#section-7), [RFC 8230 §4](https://www.rfc-editor.org/rfc/rfc8230#section-4)) in CBOR.

use std::ops::RangeInclusive;

use aws_lc_rs::signature::{self, ParsedPublicKey, RsaPublicKeyComponents};
use ciborium::Value;

/// The algorithms that keys are asked for, the best first: ES256, EdDSA, RS256
/// ([COSE algorithms](https://www.iana.org/assignments/cose/cose.xhtml#algorithms)).
pub(super) const ALGORITHMS: [i64; 3] = [ES256, EDDSA, RS256];
const ES256: i64 = -7;
const EDDSA: i64 = -8;
const RS256: i64 = -257;

/// How long the modulus of an RSA key is, in bytes: 2048 to 8192 bits.
const RSA_MODULUS: RangeInclusive<usize> = 256..=1024;
/// How deep CBOR may be nested: an attestation object is three deep.
const DEEPEST: usize = 8;

/// A public key.
pub(super) struct PublicKey {
    /// Of which algorithm.
    pub algorithm: i64,
    key: ParsedPublicKey,
}

impl PublicKey {
    /// Reads one of [`ALGORITHMS`]; none where it is of another, is weak or is no key.
    pub(super) fn parse(cbor: &[u8]) -> Option<Self> {
        let map = Map::parse(cbor)?;
        let (kind, algorithm) = (map.number(1)?, map.number(3)?);
        let key = match (kind, algorithm) {
            (2, ES256) if map.number(-1)? == 1 => {
                let (x, y) = (map.bytes(-2, 32)?, map.bytes(-3, 32)?);
                ParsedPublicKey::new(&signature::ECDSA_P256_SHA256_ASN1, [&[4], x, y].concat())
            }
            (1, EDDSA) if map.number(-1)? == 6 => ParsedPublicKey::new(&signature::ED25519, map.bytes(-2, 32)?),
            (3, RS256) => {
                let (n, e) = (map.bytes_of_any_length(-1)?, map.bytes_of_any_length(-2)?);
                if !RSA_MODULUS.contains(&n.len()) || !is_exponent(e) {
                    return None;
                }
                let components = RsaPublicKeyComponents { n, e };
                components.to_parsed_public_key(&signature::RSA_PKCS1_2048_8192_SHA256)
            }
            _ => return None,
        };
        Some(Self { algorithm, key: key.ok()? })
    }

    /// Whether it signed this.
    pub(super) fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        self.key.verify_sig(message, signature).is_ok()
    }
}

/// Whether an RSA key may have this exponent: an odd number above 1, of four bytes at most.
fn is_exponent(e: &[u8]) -> bool {
    let value = e.iter().fold(0, |value: u64, byte| (value << 8) | u64::from(*byte));
    e.len() <= 4 && value > 1 && value % 2 == 1
}

/// A map of CBOR, in which no key stands twice.
pub(super) struct Map(Vec<(Value, Value)>);

impl Map {
    /// Reads a map and nothing behind it.
    pub(super) fn parse(cbor: &[u8]) -> Option<Self> {
        let mut rest = cbor;
        let value = read(&mut rest)?;
        if rest.is_empty() { Self::of(value) } else { None }
    }

    /// A value that is one.
    pub(super) fn of(value: Value) -> Option<Self> {
        let pairs = value.into_map().ok()?;
        let is_new = |(at, (key, _)): (usize, &(Value, Value))| pairs.iter().take(at).all(|(before, _)| before != key);
        pairs.iter().enumerate().all(is_new).then_some(Self(pairs))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes what stands under this name.
    pub(super) fn take(&mut self, name: &str) -> Option<Value> {
        let at = self.0.iter().position(|(key, _)| key.as_text() == Some(name))?;
        Some(self.0.swap_remove(at).1)
    }

    fn get(&self, label: i64) -> Option<&Value> {
        self.0.iter().find(|(key, _)| as_number(key) == Some(label)).map(|(_, value)| value)
    }

    fn number(&self, label: i64) -> Option<i64> {
        self.get(label).and_then(as_number)
    }

    fn bytes(&self, label: i64, length: usize) -> Option<&[u8]> {
        self.bytes_of_any_length(label).filter(|bytes| bytes.len() == length)
    }

    fn bytes_of_any_length(&self, label: i64) -> Option<&[u8]> {
        self.get(label)?.as_bytes().map(Vec::as_slice)
    }
}

/// A whole number that is not larger than any that COSE uses.
pub(super) fn as_number(value: &Value) -> Option<i64> {
    i64::try_from(i128::from(value.as_integer()?)).ok()
}

/// The bytes of the first value, and what stands behind it.
pub(super) fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut rest = bytes;
    read(&mut rest)?;
    bytes.split_at_checked(bytes.len() - rest.len())
}

fn read(rest: &mut &[u8]) -> Option<Value> {
    ciborium::de::from_reader_with_recursion_limit(rest, DEEPEST).ok()
}
