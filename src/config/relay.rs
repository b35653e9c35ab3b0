//! The mail servers that take mail (`smtp-url`), and the sender (`mail-from`).

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use lettre::message::Mailbox;
use percent_encoding::percent_decode_str;

use crate::secrets::{Secret, ServerUrl};

/// A mail server that takes mail and passes it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay {
    /// What protects the connection.
    pub encryption: Encryption,
    /// Its name or address, without brackets.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// The user and password that it asks for.
    pub login: Option<Login>,
}

/// What protects the connection to a relay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// TLS from the first byte ([RFC 8314 §3.3](https://www.rfc-editor.org/rfc/rfc8314#section-3.3)).
    Implicit,
    /// TLS by STARTTLS before anything else is said ([RFC 3207](https://www.rfc-editor.org/rfc/rfc3207)); without it nothing is sent.
    StartTls,
    /// None: the relay is on this machine.
    None,
}

/// A user of a relay.
#[derive(Clone, Debug)]
pub struct Login {
    /// The name.
    pub user: String,
    /// The password.
    pub password: Secret,
}

impl PartialEq for Login {
    fn eq(&self, other: &Self) -> bool {
        self.user == other.user && self.password.equals(other.password.expose())
    }
}

impl Eq for Login {}

/// Without the login.
impl fmt::Display for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') { write!(f, "[{}]:{}", self.host, self.port) } else { write!(f, "{}:{}", self.host, self.port) }
    }
}

impl Relay {
    /// What is odd about the port: one on which relays everywhere speak in the other way, so that each side waits for the other.
    pub(super) fn odd_port(&self) -> Option<&'static str> {
        match (self.encryption, self.port) {
            (Encryption::StartTls, 465) => {
                Some("names port 465 with smtp://: mail servers expect TLS from the start there, which is smtps://; nothing may be sent")
            }
            (Encryption::Implicit, 25 | 587) => {
                Some("names port 25 or 587 with smtps://: mail servers expect STARTTLS there, which is smtp://; nothing may be sent")
            }
            _ => None,
        }
    }
}

const EXPECTED: &str = "expected smtp://USER:PASSWORD@HOST:PORT or smtps://USER:PASSWORD@HOST:PORT, several separated by commas";
const SCHEMES: [&str; 2] = ["smtp://", "smtps://"];

/// One or several addresses separated by commas, in the order in which they are tried. A fault repeats nothing of what may be a
/// password.
pub(super) fn relays(text: &str) -> Result<Vec<Relay>, String> {
    apart(text).into_iter().map(relay).collect()
}

/// A comma is one between two addresses where another scheme follows: passwords may hold commas.
fn apart(text: &str) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for (at, _) in text.match_indices(',') {
        let (Some(before), Some(behind)) = (text.get(start..at), text.get(at + 1..)) else { continue };
        if SCHEMES.iter().any(|scheme| behind.trim_start().starts_with(scheme)) {
            parts.push(before.trim());
            start = at + 1;
        }
    }
    parts.push(text.get(start..).unwrap_or_default().trim());
    parts
}

fn relay(text: &str) -> Result<Relay, String> {
    let Some(is_implicit) = SCHEMES.iter().position(|scheme| text.starts_with(scheme)).map(|scheme| scheme == 1) else {
        return Err(EXPECTED.to_owned());
    };
    if let Err(fault) = ServerUrl::parse_strictly(text) {
        return Err(format!("the address cannot be read: {fault}"));
    }
    // The faults of the parser do not repeat the address.
    let url = url::Url::parse(text).map_err(|fault| format!("the address cannot be read: {fault}"))?;
    if !matches!(url.path(), "" | "/") || url.query().is_some() {
        return Err("the address cannot be read: nothing can follow the host and port".to_owned());
    }
    let host = url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']').to_owned();
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
    if host.is_empty() || !host.chars().all(fits) {
        return Err("the address cannot be read: the host is not a host name or IP address".to_owned());
    }
    let encryption = match (is_implicit, is_loopback(&host)) {
        (true, _) => Encryption::Implicit,
        (false, false) => Encryption::StartTls,
        (false, true) => Encryption::None,
    };
    let by_default = match encryption {
        Encryption::Implicit => 465,
        Encryption::StartTls => 587,
        Encryption::None => 25,
    };
    Ok(Relay { encryption, host, port: url.port().unwrap_or(by_default), login: login(&url)? })
}

fn login(url: &url::Url) -> Result<Option<Login>, String> {
    let decoded = |part: &str| percent_decode_str(part).decode_utf8().map(String::from);
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None) => Err("the address has a username or a password, but not both".to_owned()),
        (user, Some(password)) => match (decoded(user), decoded(password)) {
            (Ok(user), Ok(password)) => Ok(Some(Login { user, password: Secret::new(password) })),
            _ => Err("the address cannot be read: the username or password is not UTF-8".to_owned()),
        },
    }
}

/// Whether a host is this machine itself: nothing that is sent there leaves it.
fn is_loopback(host: &str) -> bool {
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    name == "localhost"
        || name.ends_with(".localhost")
        || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        || host.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback())
}

/// The sender of mails: an address, or a name with one in angle brackets.
pub(super) fn sender(text: &str) -> Result<Mailbox, String> {
    let expected = || "expected an email address such as id@example.com or Example <id@example.com>".to_owned();
    if text.chars().any(char::is_control) {
        return Err(expected());
    }
    text.parse().map_err(|_| expected())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Relay {
        let mut relays = relays(text).unwrap();
        assert_eq!(relays.len(), 1, "{text}");
        relays.remove(0)
    }

    #[test]
    fn a_port_on_which_relays_speak_in_the_other_way_is_odd() {
        for (text, is_odd) in [
            ("smtp://mail.example.com:465", true),
            ("smtps://mail.example.com:587", true),
            ("smtps://mail.example.com:25", true),
            ("smtps://mail.example.com", false),
            ("smtp://mail.example.com", false),
            ("smtp://mail.example.com:2525", false),
            ("smtp://localhost:465", false),
        ] {
            assert_eq!(one(text).odd_port().is_some(), is_odd, "{text}");
        }
    }

    #[test]
    fn a_relay_elsewhere_is_spoken_to_under_tls_alone() {
        for (text, encryption, port) in [
            ("smtp://mail.example.com", Encryption::StartTls, 587),
            ("smtp://mail.example.com:25", Encryption::StartTls, 25),
            ("smtp://10.0.0.7", Encryption::StartTls, 587),
            ("smtp://0.0.0.0:2525/", Encryption::StartTls, 2525),
            ("smtp://localhost.example.com", Encryption::StartTls, 587),
            ("smtps://mail.example.com", Encryption::Implicit, 465),
            ("smtps://localhost:1465", Encryption::Implicit, 1465),
            ("smtp://localhost", Encryption::None, 25),
            ("smtp://127.0.0.2:2525", Encryption::None, 2525),
            ("smtp://[::1]:2525", Encryption::None, 2525),
        ] {
            let relay = one(text);
            assert_eq!((relay.encryption, relay.port), (encryption, port), "{text}");
        }
        assert_eq!(one("smtp://[::1]:2525").host, "::1");
        assert_eq!(one("smtp://[::1]:2525").to_string(), "[::1]:2525");
    }

    #[test]
    fn several_relays_keep_their_order_and_a_comma_of_a_password_divides_none() {
        let relays = relays("smtp://user:a,b%2Fc@one.example , smtps://two.example").unwrap();
        let login = relays[0].login.clone().unwrap();
        assert_eq!((login.user.as_str(), login.password.expose()), ("user", "a,b/c"));
        assert_eq!(relays[1], one("smtps://two.example"));
        assert_eq!(relays.len(), 2);
        assert!(!format!("{relays:?} {}", relays[0]).contains("a,b"));
    }

    #[test]
    fn a_bad_address_is_refused_in_words_that_repeat_none_of_it() {
        for text in [
            "",
            "mail.example.com",
            "http://hunter2.example",
            "smtp://",
            "smtp://u:hun/ter2@mail.example.com",
            "smtp://u:hun@ter2@mail.example.com",
            "smtp://u:hun%ter2@mail.example.com",
            "smtp://hunter2@mail.example.com",
            "smtp://:hunter2@mail.example.com",
            "smtp://mail.example.com/hunter2",
            "smtp://mail.example.com?hunter=2",
            "smtp://mail.example.com:0",
            "smtp://one.example,two.example",
            "smtp://one.example,",
            "smtp://u:%FF@mail.example.com",
        ] {
            let told = relays(text).unwrap_err();
            assert!(!told.contains("hun") && !told.contains("ter2"), "{text}: {told}");
        }
    }

    #[test]
    fn a_sender_is_one_address_on_one_line() {
        assert_eq!(sender("id@example.com").unwrap().email.to_string(), "id@example.com");
        let named = sender("Example, Inc. <id@example.com>").or_else(|_| sender("\"Example, Inc.\" <id@example.com>")).unwrap();
        assert_eq!(named.name.as_deref(), Some("Example, Inc."));
        for text in ["", "id", "id@", "a@example.com\r\nBcc: b@example.com", "a@example.com, b@example.com", "Name\n <a@example.com>"] {
            assert!(sender(text).is_err(), "{text:?}");
        }
    }
}
