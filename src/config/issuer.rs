//! The issuer identifier ([OpenID Connect Discovery §2](https://openid.net/specs/openid-connect-discovery-1_0.html#IssuerDiscovery),
//! [RFC 8414 §2](https://www.rfc-editor.org/rfc/rfc8414#section-2)).

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};

use url::{Host, Url};

/// A validated issuer: https (http on loopback), an optional path, no query, fragment, user or trailing slash.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Issuer {
    text: String,
    origin_length: usize,
    host: String,
}

/// Why a text is no issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerError(String);

impl fmt::Display for IssuerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for IssuerError {}

impl Issuer {
    /// Reads an issuer. Relying parties compare it as a text, so only its canonical form is accepted.
    ///
    /// # Errors
    /// What was expected instead.
    pub fn parse(text: &str) -> Result<Self, IssuerError> {
        let fail = |problem: &str| Err(IssuerError(problem.to_owned()));
        let Ok(url) = Url::parse(text) else { return fail("expected an absolute URL such as https://id.example.com") };
        let (Some(host), Some(name)) = (url.host(), url.host_str()) else { return fail("expected a URL with a host") };
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&host) => {}
            "http" => return fail("expected https; plain http is allowed only for loopback (localhost, 127.0.0.1, [::1])"),
            _ => return fail("expected an https URL"),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return fail("expected a URL without a username or password");
        }
        if url.query().is_some() || url.fragment().is_some() {
            return fail("expected a URL without a query or fragment");
        }
        let canonical = url.as_str();
        let canonical = canonical.strip_suffix('/').unwrap_or(canonical);
        if text != canonical || text.ends_with('/') {
            return Err(IssuerError(format!("expected its canonical form, without a trailing slash: {}", canonical.trim_end_matches('/'))));
        }
        if !url.path().bytes().all(|b| b.is_ascii_alphanumeric() || b"/-._~".contains(&b)) || url.path().contains("//") {
            return fail("expected a path of letters, digits and - . _ ~ between single slashes");
        }
        let origin = url.origin().ascii_serialization();
        Ok(Self { text: text.to_owned(), origin_length: origin.len(), host: name.to_owned() })
    }

    /// The issuer as tokens and metadata say it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// `scheme://host[:port]`, as browsers send it in `Origin`.
    pub fn origin(&self) -> &str {
        self.text.get(..self.origin_length).unwrap_or(&self.text)
    }

    /// `host[:port]`, as people read it ([RFC 3986 §3.2](https://www.rfc-editor.org/rfc/rfc3986#section-3.2)).
    pub fn authority(&self) -> &str {
        self.origin().split_once("://").map_or("", |(_, host)| host)
    }

    /// Empty, or `/path`.
    pub fn path(&self) -> &str {
        self.text.get(self.origin_length..).unwrap_or("")
    }

    /// The host without the port.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether it is an address of this machine alone.
    pub fn is_loopback(&self) -> bool {
        Url::parse(&self.text).is_ok_and(|url| Self::is_loopback_host(&url))
    }

    /// Whether the host of a URL is this machine.
    pub fn is_loopback_host(url: &Url) -> bool {
        url.host().is_some_and(|host| is_loopback(&host))
    }

    /// Whether cookies are `Secure` and named `__Host-`.
    pub fn is_https(&self) -> bool {
        self.text.starts_with("https:")
    }

    /// The public URL of one of our paths, which begins with a slash: `url("/token")`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.text)
    }

    /// One of our paths as browsers ask for it: `local("/sign-in")` is `/tenant/sign-in` where the issuer has a path.
    pub fn local(&self, path: &str) -> String {
        format!("{}{path}", self.path())
    }
}

/// The issuer of a provider that nobody gave one: this machine, at the port of the listener. None where the listener is
/// elsewhere, or takes any port.
pub(super) fn of_listener(listen: SocketAddr) -> Option<String> {
    let host = match listen.ip() {
        ip if ip.is_unspecified() || ip == Ipv4Addr::LOCALHOST || ip == Ipv6Addr::LOCALHOST => "localhost".to_owned(),
        ip if ip.is_loopback() => SocketAddr::new(ip, 0).to_string().trim_end_matches(":0").to_owned(),
        _ => return None,
    };
    match listen.port() {
        0 => None,
        80 => Some(format!("http://{host}")),
        port => Some(format!("http://{host}:{port}")),
    }
}

/// What is said where an issuer on this machine has another port than the listener.
pub(super) fn elsewhere(issuer: &Issuer, listen: SocketAddr) -> Option<String> {
    let url = Url::parse(issuer.as_str()).ok()?;
    let port = url.port_or_known_default()?;
    if issuer.is_https() || listen.port() == 0 || listen.port() == port {
        return None;
    }
    Some(format!(
        "people are sent to port {port} (LATCHKEY_ISSUER), but Latchkey listens on {listen} (LATCHKEY_LISTEN): set the issuer to http://{}:{}, \
         unless a proxy forwards from the one to the other",
        issuer.host(),
        listen.port()
    ))
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

impl fmt::Debug for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_has_an_origin_and_perhaps_a_path() {
        let issuer = Issuer::parse("https://id.example.com:8443/tenant/a").unwrap();
        assert_eq!(issuer.origin(), "https://id.example.com:8443");
        assert_eq!(issuer.path(), "/tenant/a");
        assert_eq!(issuer.host(), "id.example.com");
        assert_eq!(issuer.url("/token"), "https://id.example.com:8443/tenant/a/token");
        assert_eq!(issuer.local("/sign-in"), "/tenant/a/sign-in");
        assert!(issuer.is_https());
    }

    #[test]
    fn without_an_issuer_it_is_this_machine_at_the_port_of_the_listener() {
        for (listen, issuer) in [
            ("127.0.0.1:8080", Some("http://localhost:8080")),
            ("127.0.0.1:28098", Some("http://localhost:28098")),
            ("[::1]:9000", Some("http://localhost:9000")),
            ("0.0.0.0:80", Some("http://localhost")),
            ("127.0.0.2:9000", Some("http://127.0.0.2:9000")),
            ("127.0.0.1:0", None),
            ("10.0.0.1:9000", None),
        ] {
            assert_eq!(of_listener(listen.parse().unwrap()).as_deref(), issuer, "{listen}");
        }
    }

    #[test]
    fn a_local_issuer_at_another_port_than_the_listener_is_told() {
        let told = |issuer: &str, listen: &str| elsewhere(&Issuer::parse(issuer).unwrap(), listen.parse().unwrap());
        assert!(told("http://localhost:8080", "127.0.0.1:28098").unwrap().contains("http://localhost:28098"));
        assert!(told("http://localhost", "127.0.0.1:8080").is_some());
        for (issuer, listen) in [
            ("http://localhost:8080", "0.0.0.0:8080"),
            ("http://localhost:8080", "127.0.0.1:0"),
            ("https://id.example.com", "127.0.0.1:9000"),
        ] {
            assert_eq!(told(issuer, listen), None, "{issuer} {listen}");
        }
    }

    #[test]
    fn plain_http_is_for_loopback_only() {
        for loopback in ["http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:8080", "http://a.localhost/x"] {
            assert_eq!(Issuer::parse(loopback).unwrap().as_str(), loopback);
        }
        for foreign in ["http://id.example.com", "http://localhost.example.com", "http://10.0.0.1", "ftp://localhost"] {
            assert!(Issuer::parse(foreign).is_err(), "{foreign}");
        }
    }

    #[test]
    fn only_the_canonical_form_is_an_issuer() {
        for text in [
            "https://id.example.com/",
            "https://ID.example.com",
            "https://id.example.com:443",
            "https://id.example.com/a/",
            "https://id.example.com?x",
            "https://id.example.com/#",
            "https://u@id.example.com",
            "https://id.example.com/a/../b",
            "https://id.example.com//a",
            "https://id.example.com/a%20b",
            " https://id.example.com",
            "id.example.com",
            "https://",
        ] {
            assert!(Issuer::parse(text).is_err(), "{text}");
        }
    }
}
