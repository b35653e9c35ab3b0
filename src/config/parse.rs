//! How the text of a setting becomes its value; each says what it expected.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use ipnet::{IpNet, Ipv4Net};
use zeroize::Zeroizing;

use super::{LogFormat, Registration, duration};
use crate::secrets::{Secret, ServerUrl};

pub(super) fn path(text: &str) -> Result<PathBuf, String> {
    if text.contains('\0') { Err("expected a path".to_owned()) } else { Ok(PathBuf::from(text)) }
}

pub(super) fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "expected an address and a port such as 127.0.0.1:8080 or [::]:8080".to_owned())
}

/// What names a database: `sqlite:PATH` (also written `sqlite://PATH`), or `postgres://...`.
pub(super) fn database_url(text: &str) -> Result<Secret, String> {
    if let Some(path) = text.strip_prefix("sqlite:") {
        let path = path.strip_prefix("//").unwrap_or(path);
        if path.is_empty() || path.starts_with(':') {
            return Err("expected a file: sqlite:PATH".to_owned());
        }
        return Ok(Secret::new(format!("sqlite:{path}")));
    }
    if is_postgres(text) {
        return postgres_url(text);
    }
    Err("expected sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE".to_owned())
}

fn is_postgres(text: &str) -> bool {
    text.starts_with("postgres://") || text.starts_with("postgresql://")
}

/// A PostgreSQL server alone. The fault repeats nothing of what may be a password.
pub(super) fn postgres_url(text: &str) -> Result<Secret, String> {
    if !is_postgres(text) {
        return Err("expected postgres://USER:PASSWORD@HOST/DATABASE".to_owned());
    }
    match ServerUrl::parse(text) {
        Ok(_) => Ok(Secret::new(text)),
        Err(fault) => Err(format!("the address cannot be read: {fault}")),
    }
}

pub(super) fn redis_url(text: &str) -> Result<Secret, String> {
    let known = ["redis://", "rediss://", "redis+sentinel://", "redis+cluster://", "rediss+sentinel://", "rediss+cluster://"];
    if !known.iter().any(|scheme| text.starts_with(scheme)) {
        return Err("expected redis://, rediss://, redis+sentinel:// or redis+cluster://".to_owned());
    }
    match ServerUrl::parse_strictly(text) {
        Ok(_) => Ok(Secret::new(text)),
        Err(fault) => Err(format!("the address cannot be read: {fault}")),
    }
}

/// One or several keys of 32 bytes as base64 (either alphabet, padded or not), separated by commas.
pub(super) fn master_key(text: &str) -> Result<Secret, String> {
    let is_key = |key: &str| {
        let key = key.trim().trim_end_matches('=');
        let bytes = STANDARD_NO_PAD.decode(key).or_else(|_| URL_SAFE_NO_PAD.decode(key)).map(Zeroizing::new);
        bytes.is_ok_and(|bytes| bytes.len() == 32)
    };
    if text.split(',').all(is_key) {
        Ok(Secret::new(text))
    } else {
        Err("expected 32 bytes as base64, such as `openssl rand -base64 32` prints".to_owned())
    }
}

/// Networks separated by commas or spaces; a bare address is the network of itself. One of IPv4 addresses written as IPv6
/// ones (`::ffff:10.0.0.0/104`) is the IPv4 network: that is how the address of a peer is compared.
pub(super) fn networks(text: &str) -> Result<Vec<IpNet>, String> {
    text.split([',', ' '])
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.parse::<IpNet>()
                .or_else(|_| part.parse::<IpAddr>().map(IpNet::from))
                .map(canonical)
                .map_err(|_| "expected networks such as 10.0.0.0/8 or ::1".to_owned())
        })
        .collect()
}

fn canonical(network: IpNet) -> IpNet {
    let mapped = match network {
        IpNet::V6(six) => six.addr().to_ipv4_mapped().zip(six.prefix_len().checked_sub(96)),
        IpNet::V4(_) => None,
    };
    mapped.and_then(|(four, length)| Ipv4Net::new(four, length).ok()).map_or(network, IpNet::V4)
}

/// A duration of at least a second and at most ten years.
pub(super) fn lifetime(text: &str) -> Result<Duration, String> {
    lifetime_up_to(text, Duration::from_secs(3650 * 86_400))
}

pub(super) fn lifetime_up_to(text: &str, most: Duration) -> Result<Duration, String> {
    let value = duration_up_to(text, most)?;
    if value < Duration::from_secs(1) { Err("expected at least 1s".to_owned()) } else { Ok(value) }
}

pub(super) fn duration_up_to(text: &str, most: Duration) -> Result<Duration, String> {
    let value = duration::parse(text)?;
    if value > most { Err(format!("expected at most {}", duration::written(most))) } else { Ok(value) }
}

pub(super) fn connections(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=1000).contains(number));
    number.ok_or_else(|| "expected a whole number of connections from 1 to 1000".to_owned())
}

/// A size in KiB: a whole number with its unit.
pub(super) fn size_in_kib(text: &str) -> Result<u32, String> {
    let expected = || "expected a whole number with a unit, such as 19MiB, 65536KiB or 1GiB".to_owned();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(digits).ok_or_else(expected)?;
    let each: u32 = match unit.trim_start() {
        "KiB" => 1,
        "MiB" => 1 << 10,
        "GiB" => 1 << 20,
        _ => return Err(expected()),
    };
    number.parse::<u32>().ok().and_then(|number| number.checked_mul(each)).ok_or_else(expected)
}

/// Memory of a hash of a password, in KiB: argon2 is weak with less, and nobody waits for more.
pub(super) fn password_memory(text: &str) -> Result<u32, String> {
    let size = size_in_kib(text)?;
    if (7 << 10..=1 << 20).contains(&size) { Ok(size) } else { Err("expected a size from 7MiB to 1GiB".to_owned()) }
}

pub(super) fn password_iterations(text: &str) -> Result<u32, String> {
    let number = text.parse().ok().filter(|number| (1..=100).contains(number));
    number.ok_or_else(|| "expected a whole number from 1 to 100".to_owned())
}

pub(super) fn password_length(text: &str) -> Result<u32, String> {
    let number = text.parse().ok().filter(|number| (8..=64).contains(number));
    number.ok_or_else(|| "expected a whole number from 8 to 64".to_owned())
}

pub(super) fn password_history(text: &str) -> Result<u8, String> {
    let number = text.parse().ok().filter(|number| (1..=24).contains(number));
    number.ok_or_else(|| "expected a whole number from 1 to 24".to_owned())
}

pub(super) fn boolean(text: &str) -> Result<bool, String> {
    text.parse().map_err(|_| "expected true or false".to_owned())
}

pub(super) fn registration(text: &str) -> Result<Registration, String> {
    match text {
        "closed" => Ok(Registration::Closed),
        "token" => Ok(Registration::Token),
        "open" => Ok(Registration::Open),
        _ => Err("expected closed, token or open".to_owned()),
    }
}

pub(super) fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err("expected text or json".to_owned()),
    }
}

pub(super) fn log_filter(text: &str) -> Result<String, String> {
    tracing_subscriber::EnvFilter::try_new(text)
        .map(|_| text.to_owned())
        .map_err(|_| "expected error, warn, info, debug, trace or a filter such as info,latchkey::http=debug".to_owned())
}
