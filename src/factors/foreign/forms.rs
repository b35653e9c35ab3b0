//! How other systems write a hash, and the line that is kept of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::Deserialize;
use serde_json::Value;
use zeroize::Zeroizing;

use super::UnfitHash;

/// How Django names bcrypt of SHA-256.
pub(super) const BCRYPT_SHA256: &str = "bcrypt_sha256";

/// The line that is kept of a hash as another system writes it.
pub(super) fn line(text: &str) -> Result<Zeroizing<String>, UnfitHash> {
    if text.starts_with('{') {
        return keycloak(text).map(Zeroizing::new);
    }
    let Some((first, rest)) = text.split_once('$') else { return Err(UnfitHash::Unknown) };
    let line = match first {
        // The line begins with the sign.
        "" => passlib(rest).or_else(|| firebase(rest)).unwrap_or_else(|| text.to_owned()),
        "pbkdf2_sha256" => django_pbkdf2("pbkdf2-sha256", rest).ok_or(UnfitHash::Malformed("PBKDF2"))?,
        "pbkdf2_sha1" => django_pbkdf2("pbkdf2", rest).ok_or(UnfitHash::Malformed("PBKDF2"))?,
        "scrypt" => django_scrypt(rest).ok_or(UnfitHash::Malformed("scrypt"))?,
        // Django's `argon2$argon2id$...` and `bcrypt$$2b$...`.
        "argon2" => format!("${rest}"),
        "bcrypt" => rest.to_owned(),
        BCRYPT_SHA256 => text.to_owned(),
        _ => return Err(UnfitHash::Unknown),
    };
    Ok(Zeroizing::new(line))
}

/// Any base64 (either alphabet, padded or not, and that of passlib) as a line has it; none where it is none.
fn base64(text: &str) -> Option<String> {
    let standard: String = text
        .trim_end_matches('=')
        .chars()
        .map(|c| match c {
            '-' | '.' => '+',
            '_' => '/',
            other => other,
        })
        .collect();
    STANDARD_NO_PAD.decode(&standard).ok().map(|bytes| STANDARD_NO_PAD.encode(bytes))
}

/// Django: `ITERATIONS$SALT$OUTPUT`, with the salt as text.
fn django_pbkdf2(sort: &str, rest: &str) -> Option<String> {
    let [iterations, salt, output] = super::fields(rest)?;
    Some(format!("${sort}$i={iterations}${}${}", STANDARD_NO_PAD.encode(salt), base64(output)?))
}

/// Django: `N$SALT$BLOCK_SIZE$LANES$OUTPUT`, with the salt as text.
fn django_scrypt(rest: &str) -> Option<String> {
    let [n, salt, block_size, lanes, output] = super::fields(rest)?;
    let n = n.parse::<u64>().ok().filter(|n| n.is_power_of_two())?;
    Some(format!("$scrypt$ln={},r={block_size},p={lanes}${}${}", n.ilog2(), STANDARD_NO_PAD.encode(salt), base64(output)?))
}

/// passlib: `$pbkdf2-sha256$ITERATIONS$SALT$OUTPUT` in an alphabet of its own.
fn passlib(rest: &str) -> Option<String> {
    let (sort, rest) = rest.split_once('$').filter(|(sort, _)| sort.starts_with("pbkdf2"))?;
    let [iterations, salt, output] = super::fields(rest)?;
    iterations.parse::<u32>().ok()?;
    Some(format!("${sort}$i={iterations}${}${}", base64(salt)?, base64(output)?))
}

/// Firebase, as its tools write base64.
fn firebase(rest: &str) -> Option<String> {
    let [parameters, salt, output, separator, signer_key] = super::fields(rest.strip_prefix("firescrypt$")?)?;
    let [salt, output, separator, signer_key] = [base64(salt)?, base64(output)?, base64(separator)?, base64(signer_key)?];
    Some(format!("$firescrypt${parameters}${salt}${output}${separator}${signer_key}"))
}

/// What an export of a realm has of a password: `{"type": "password", "secretData": ..., "credentialData": ...}`. The two are objects, or
/// texts that hold one.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Keycloak {
    secret_data: Value,
    credential_data: Value,
}

#[derive(Deserialize)]
struct KeycloakSecret {
    value: String,
    salt: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct KeycloakParameters {
    hash_iterations: u32,
    algorithm: String,
    #[serde(default)]
    additional_parameters: serde_json::Map<String, Value>,
}

impl KeycloakParameters {
    /// A value of those that stand in lists of one.
    fn additional(&self, name: &str) -> Option<&str> {
        match self.additional_parameters.get(name)? {
            Value::Array(values) => values.first()?.as_str(),
            Value::String(value) => Some(value),
            _ => None,
        }
    }
}

fn keycloak(text: &str) -> Result<String, UnfitHash> {
    let credential: Keycloak = serde_json::from_str(text).map_err(|_| UnfitHash::Malformed("Keycloak"))?;
    read_keycloak(&credential).ok_or(UnfitHash::Malformed("Keycloak"))
}

fn read_keycloak(credential: &Keycloak) -> Option<String> {
    let secret: KeycloakSecret = object(&credential.secret_data)?;
    let parameters: KeycloakParameters = object(&credential.credential_data)?;
    let (salt, output) = (base64(&secret.salt)?, base64(&secret.value)?);
    let iterations = parameters.hash_iterations;
    match parameters.algorithm.as_str() {
        sort @ ("pbkdf2-sha256" | "pbkdf2-sha512" | "pbkdf2") => Some(format!("${sort}$i={iterations}${salt}${output}")),
        "argon2" => {
            let of = |name: &str, otherwise: &'static str| parameters.additional(name).unwrap_or(otherwise);
            let version = match of("version", "1.3") {
                "1.3" => 19,
                "1.0" => 16,
                _ => return None,
            };
            let (kind, memory, lanes) = (of("type", "id"), of("memory", "7168"), of("parallelism", "1"));
            Some(format!("$argon2{kind}$v={version}$m={memory},t={iterations},p={lanes}${salt}${output}"))
        }
        _ => None,
    }
}

fn object<T: serde::de::DeserializeOwned>(value: &Value) -> Option<T> {
    match value {
        Value::String(text) => serde_json::from_str(text).ok(),
        other => T::deserialize(other).ok(),
    }
}
