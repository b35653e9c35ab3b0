//! Hashes of passwords that other systems made, brought along so that people keep the password that they know. Each is checked when its
//! person first signs in, and replaced then.
//!
//! What is kept of one is a line in the modular crypt format or its successor, the PHC string format; [`forms`] makes that of what other
//! systems write. A hash says itself what it costs to check, so each is held against bounds before it is taken in: nobody may keep a
//! thread busy for a minute, or fill a GB, by typing a password.

mod forms;

use std::fmt;
use std::num::NonZeroU32;

use aws_lc_rs::cipher::{AES_256, EncryptingKey, EncryptionContext, UnboundCipherKey};
use aws_lc_rs::iv::FixedLength;
use aws_lc_rs::pbkdf2;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use sha_crypt::{PasswordVerifier as _, ShaCrypt};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::hashing;
use crate::secrets::Secret;

/// The longest hash as another system writes it, in bytes.
const LONGEST: usize = 4096;
/// The shortest output that shows anything, in bytes.
const SHORTEST_OUTPUT: usize = 16;
/// The longest output and salt, in bytes.
const LONGEST_OUTPUT: usize = 128;

/// The greatest cost of bcrypt: a check takes about a second.
const BCRYPT_COST: u32 = 14;
/// Memory of argon2 and scrypt at most, in KiB.
const MEMORY: u64 = 256 << 10;
/// Memory times passes of argon2 at most, in KiB.
const ARGON2_WORK: u64 = 1 << 20;
/// Memory times lanes of scrypt at most, in KiB.
const SCRYPT_WORK: u64 = 512 << 10;
/// Block size and lanes of scrypt at most: its memory beside `N` is `128 * r * p` bytes.
const SCRYPT_FACTOR: u32 = 64;
/// Iterations of PBKDF2 times the blocks of its output at most.
const PBKDF2_WORK: u64 = 4_000_000;
/// Rounds of SHA-512-crypt at most.
const SHA_CRYPT_ROUNDS: u32 = 1_000_000;
/// The longest password that SHA-512-crypt hashes elsewhere, in bytes: each round goes over all of it.
const SHA_CRYPT_PASSWORD: usize = 512;

/// Why a hash is not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnfitHash {
    /// It is of no form that is known.
    Unknown,
    /// It begins like one of this sort, and cannot be read.
    Malformed(&'static str),
    /// To check it would cost too much; what is taken.
    TooCostly(&'static str),
}

/// In the words of the command line.
impl fmt::Display for UnfitHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str(
                "this is not a password hash that Latchkey can check: expected bcrypt ($2b$...), argon2 ($argon2id$...), scrypt \
                 ($scrypt$ln=...), PBKDF2 ($pbkdf2-sha256$i=..., pbkdf2_sha256$... of Django, or the password credential of Keycloak as \
                 JSON), scrypt of Firebase ($firescrypt$ln=...), or SHA-512-crypt ($6$...)",
            ),
            Self::Malformed(sort) => write!(f, "the password hash begins like one of {sort}, but the rest of it cannot be read"),
            Self::TooCostly(taken) => write!(f, "it would take too long or too much memory to check this password hash: {taken}"),
        }
    }
}

impl std::error::Error for UnfitHash {}

/// Of what sort a hash is, with all that checking it needs.
enum ForeignHash<'a> {
    Argon2,
    /// With SHA-256 before it, as Django may do: bcrypt itself reads 72 bytes of a password.
    Bcrypt {
        hash: &'a str,
        prehashed: bool,
    },
    Scrypt(Scrypt),
    Firebase {
        scrypt: Scrypt,
        signer_key: Vec<u8>,
    },
    Pbkdf2 {
        algorithm: pbkdf2::Algorithm,
        /// Bytes of one block of the output.
        block: usize,
        iterations: NonZeroU32,
        salt: Vec<u8>,
        output: Vec<u8>,
    },
    Sha512Crypt {
        hash: &'a str,
        rounds: u32,
    },
}

struct Scrypt {
    log_n: u8,
    block_size: u32,
    lanes: u32,
    salt: Vec<u8>,
    output: Vec<u8>,
}

/// What is kept of a hash that another system made.
///
/// # Errors
/// Where it cannot be read, or would cost too much to check.
pub fn take_in(text: &str) -> Result<Secret, UnfitHash> {
    if text.len() > LONGEST {
        return Err(UnfitHash::Unknown);
    }
    let line = forms::line(text.trim())?;
    ForeignHash::read(&line)?.bounded(&line)?;
    Ok(Secret::new(line.as_str()))
}

/// Whether `typed` is what `kept` was made of, where that is one of argon2 or none: those are checked where the own ones are.
pub fn verify(typed: &Secret, kept: &str) -> Option<bool> {
    ForeignHash::read(kept).map_or(Some(false), |hash| hash.verify(typed.expose().as_bytes()))
}

impl<'a> ForeignHash<'a> {
    /// Reads what is kept.
    fn read(line: &'a str) -> Result<Self, UnfitHash> {
        let (sort, rest) = match line.strip_prefix('$') {
            Some(rest) => rest.split_once('$').ok_or(UnfitHash::Unknown)?,
            None => line.split_once('$').ok_or(UnfitHash::Unknown)?,
        };
        let malformed = || UnfitHash::Malformed(name(sort));
        match sort {
            "argon2id" | "argon2i" | "argon2d" => hashing::cost_of(line).map(|_| Self::Argon2).ok_or_else(malformed),
            "2a" | "2b" | "2y" => Ok(Self::Bcrypt { hash: is_bcrypt(line).then_some(line).ok_or_else(malformed)?, prehashed: false }),
            forms::BCRYPT_SHA256 => Ok(Self::Bcrypt { hash: is_bcrypt(rest).then_some(rest).ok_or_else(malformed)?, prehashed: true }),
            "scrypt" => Ok(Self::Scrypt(Scrypt::read(rest).filter(|(_, more)| more.is_empty()).ok_or_else(malformed)?.0)),
            "firescrypt" => Self::firebase(rest).ok_or_else(malformed),
            "pbkdf2" => Self::pbkdf2(pbkdf2::PBKDF2_HMAC_SHA1, 20, rest).ok_or_else(malformed),
            "pbkdf2-sha256" => Self::pbkdf2(pbkdf2::PBKDF2_HMAC_SHA256, 32, rest).ok_or_else(malformed),
            "pbkdf2-sha512" => Self::pbkdf2(pbkdf2::PBKDF2_HMAC_SHA512, 64, rest).ok_or_else(malformed),
            "6" => Self::sha512_crypt(line, rest).ok_or_else(malformed),
            _ => Err(UnfitHash::Unknown),
        }
    }

    /// `i=ROUNDS$SALT$OUTPUT`, with or without the length of the output.
    fn pbkdf2(algorithm: pbkdf2::Algorithm, block: usize, rest: &str) -> Option<Self> {
        let [parameters, salt, output] = fields(rest)?;
        let iterations = parameters.split(',').find_map(|parameter| parameter.strip_prefix("i="))?.parse().ok()?;
        Some(Self::Pbkdf2 { algorithm, block, iterations, salt: decoded(salt)?, output: output_of(output)? })
    }

    /// `ln=LOG_N,r=BLOCK_SIZE,p=LANES$SALT$OUTPUT$SEPARATOR$SIGNER_KEY`
    fn firebase(rest: &str) -> Option<Self> {
        let (mut scrypt, more) = Scrypt::read(rest)?;
        let [separator, signer_key] = fields(more)?;
        scrypt.salt.extend(decoded(separator)?);
        let signer_key = decoded(signer_key)?;
        (signer_key.len() == scrypt.output.len()).then_some(Self::Firebase { scrypt, signer_key })
    }

    /// `rounds=ROUNDS$SALT$OUTPUT`, of which the first may be left out.
    fn sha512_crypt(line: &'a str, rest: &str) -> Option<Self> {
        let (rounds, rest) = match rest.strip_prefix("rounds=") {
            Some(rest) => rest.split_once('$').and_then(|(rounds, rest)| Some((rounds.parse().ok()?, rest)))?,
            None => (sha_crypt::Params::RECOMMENDED_ROUNDS, rest),
        };
        let [salt, output] = fields(rest)?;
        let is_whole = salt.len() <= 16 && output.len() == 86 && rounds >= sha_crypt::Params::ROUNDS_MIN;
        is_whole.then_some(Self::Sha512Crypt { hash: line, rounds })
    }

    /// Refuses what would cost too much to check.
    fn bounded(&self, line: &str) -> Result<(), UnfitHash> {
        let most = |within: bool, taken: &'static str| if within { Ok(()) } else { Err(UnfitHash::TooCostly(taken)) };
        match self {
            Self::Argon2 => {
                let within = hashing::cost_of(line).is_some_and(|cost| {
                    let memory = u64::from(cost.memory);
                    memory <= MEMORY && memory * u64::from(cost.iterations) <= ARGON2_WORK
                });
                most(within, "argon2 is accepted with up to 256 MiB of memory, and memory times iterations of up to 1 GiB")
            }
            Self::Bcrypt { hash, .. } => {
                let cost = hash.split('$').nth(2).and_then(|cost| cost.parse::<u32>().ok());
                most(cost.is_some_and(|cost| cost <= BCRYPT_COST), "bcrypt is accepted with a cost of up to 14")
            }
            Self::Scrypt(scrypt) | Self::Firebase { scrypt, .. } => {
                // 128 bytes for each unit of the block size.
                let memory =
                    1_u64.checked_shl(scrypt.log_n.into()).and_then(|n| n.checked_mul(scrypt.block_size.into())).map(|units| units / 8);
                let within = memory.is_some_and(|memory| memory <= MEMORY && memory * u64::from(scrypt.lanes) <= SCRYPT_WORK);
                let within = within && scrypt.block_size <= SCRYPT_FACTOR && scrypt.lanes <= SCRYPT_FACTOR;
                most(within, "scrypt is accepted with up to 256 MiB of memory (128 * N * r), up to 512 MiB times p, and r and p up to 64")
            }
            Self::Pbkdf2 { block, iterations, output, .. } => {
                let blocks = u64::try_from(output.len().div_ceil(*block)).unwrap_or(u64::MAX);
                let within = u64::from(iterations.get()).saturating_mul(blocks) <= PBKDF2_WORK;
                most(within, "PBKDF2 is accepted with up to 4,000,000 iterations, fewer if its output is longer than its hash function's")
            }
            Self::Sha512Crypt { rounds, .. } => most(*rounds <= SHA_CRYPT_ROUNDS, "SHA-512-crypt is accepted with up to 1,000,000 rounds"),
        }
    }

    /// Whether `typed` is what this was made of; nothing is said of argon2. Outputs are compared in constant time.
    fn verify(&self, typed: &[u8]) -> Option<bool> {
        Some(match self {
            Self::Argon2 => return None,
            Self::Bcrypt { hash, prehashed: false } => bcrypt::verify(typed, hash).unwrap_or(false),
            Self::Bcrypt { hash, prehashed: true } => bcrypt::verify(hex_of_sha256(typed).as_bytes(), hash).unwrap_or(false),
            Self::Scrypt(scrypt) => scrypt.derive(typed, scrypt.output.len()).is_some_and(|made| made.ct_eq(&scrypt.output).into()),
            Self::Firebase { scrypt, signer_key } => {
                let made = scrypt.derive(typed, 32).and_then(|key| signed(&key, signer_key));
                made.is_some_and(|made| made.ct_eq(&scrypt.output).into())
            }
            Self::Pbkdf2 { algorithm, iterations, salt, output, .. } => {
                pbkdf2::verify(*algorithm, *iterations, salt, typed, output).is_ok()
            }
            Self::Sha512Crypt { hash, .. } => typed.len() <= SHA_CRYPT_PASSWORD && is_sha512_crypt_of(typed, hash),
        })
    }
}

impl Scrypt {
    /// `ln=LOG_N,r=BLOCK_SIZE,p=LANES$SALT$OUTPUT`, and what follows.
    fn read(rest: &str) -> Option<(Self, &str)> {
        let mut parts = rest.splitn(4, '$');
        let (parameters, salt, output) = (parts.next()?, parts.next()?, parts.next()?);
        let mut parameters = parameters.split(',');
        let mut next = |name: &str| parameters.next()?.strip_prefix(name)?.strip_prefix('=')?.parse::<u32>().ok();
        let (log_n, block_size, lanes) = (u8::try_from(next("ln")?).ok()?, next("r")?, next("p")?);
        // The crate multiplies them unchecked.
        block_size.checked_mul(lanes)?;
        scrypt::Params::new(log_n, block_size, lanes).ok().filter(|_| log_n > 0)?;
        let scrypt = Self { log_n, block_size, lanes, salt: decoded(salt)?, output: output_of(output)? };
        Some((scrypt, parts.next().unwrap_or_default()))
    }

    fn derive(&self, typed: &[u8], length: usize) -> Option<Zeroizing<Vec<u8>>> {
        let params = scrypt::Params::new(self.log_n, self.block_size, self.lanes).ok()?;
        let mut output = Zeroizing::new(vec![0; length]);
        scrypt::scrypt(typed, &self.salt, &params, &mut output).ok()?;
        Some(output)
    }
}

/// What Firebase keeps: the project's signer key, encrypted with what scrypt derived
/// ([firebase/scrypt](https://github.com/firebase/scrypt)).
fn signed(key: &[u8], signer_key: &[u8]) -> Option<Vec<u8>> {
    let key = EncryptingKey::ctr(UnboundCipherKey::new(&AES_256, key).ok()?).ok()?;
    let mut text = signer_key.to_vec();
    key.less_safe_encrypt(&mut text, EncryptionContext::Iv128(FixedLength::from([0; 16]))).ok()?;
    Some(text)
}

fn is_sha512_crypt_of(typed: &[u8], hash: &str) -> bool {
    let Ok(hash) = sha_crypt::PasswordHashRef::new(hash) else { return false };
    ShaCrypt::default().verify_password(typed, hash).is_ok()
}

/// What Django gives to bcrypt in place of the password.
fn hex_of_sha256(typed: &[u8]) -> Zeroizing<String> {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, typed);
    Zeroizing::new(digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// `$2b$COST$` and 53 characters.
fn is_bcrypt(hash: &str) -> bool {
    let Some([version, cost, rest]) = hash.strip_prefix('$').and_then(fields) else { return false };
    let is_cost = cost.len() == 2 && cost.parse::<u32>().is_ok_and(|cost| (4..=31).contains(&cost));
    let is_letter = |c: u8| c.is_ascii_alphanumeric() || c == b'.' || c == b'/';
    matches!(version, "2a" | "2b" | "2y") && is_cost && rest.len() == 53 && rest.bytes().all(is_letter)
}

/// What a sort is called.
fn name(sort: &str) -> &'static str {
    match sort {
        "argon2id" | "argon2i" | "argon2d" => "argon2",
        "2a" | "2b" | "2y" | forms::BCRYPT_SHA256 => "bcrypt",
        "scrypt" => "scrypt",
        "firescrypt" => "scrypt of Firebase",
        "6" => "SHA-512-crypt",
        _ => "PBKDF2",
    }
}

/// Exactly so many fields.
fn fields<const N: usize>(text: &str) -> Option<[&str; N]> {
    text.split('$').collect::<Vec<_>>().try_into().ok()
}

/// Base64 without padding, as it stands in a line.
fn decoded(text: &str) -> Option<Vec<u8>> {
    STANDARD_NO_PAD.decode(text).ok().filter(|bytes| bytes.len() <= LONGEST_OUTPUT)
}

fn output_of(text: &str) -> Option<Vec<u8>> {
    decoded(text).filter(|bytes| bytes.len() >= SHORTEST_OUTPUT)
}

#[cfg(test)]
mod tests;
