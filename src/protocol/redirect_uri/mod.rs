//! Redirect URIs: what may be registered, and which of an authorization request may be followed
//! ([RFC 9700 §2.1 and §4.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1),
//! [RFC 8252 §7 and §8](https://www.rfc-editor.org/rfc/rfc8252#section-7)).
//!
//! They are compared as strings, character for character: nothing is normalized, so nothing can be normalized in two ways.
//! What is registered must already be in the one form that every parser reads the same.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use crate::protocol::client::{Client, ClientKind};

/// Parameters of authorization responses: a redirect URI's own query must not bring them
/// ([RFC 9700 §4.1](https://www.rfc-editor.org/rfc/rfc9700#section-4.1)).
pub const RESPONSE_PARAMETERS: [&str; 12] = [
    "code",
    "state",
    "iss",
    "error",
    "error_description",
    "error_uri",
    "response",
    "id_token",
    "access_token",
    "token_type",
    "expires_in",
    "session_state",
];

const MAX_BYTES: usize = 2048;

/// A redirect URI that somebody asked for. It cannot be redirected to, only verified or shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnverifiedRedirectUri(String);

/// A redirect URI that its client registered: the only thing that a browser is sent on to. It reads back from records
/// that Latchkey itself wrote; never read one from a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VerifiedRedirectUri(String);

/// A redirect URI that is none of the client's, with what its developer needs to find out why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectUriMismatch {
    /// What was asked for.
    pub asked: String,
    /// What would have matched: the registered addresses, where the port is free with the one that was asked for.
    pub registered: Vec<String>,
    /// In what the nearest registered one differs.
    pub difference: Option<Difference>,
}

impl UnverifiedRedirectUri {
    /// The `redirect_uri` or `post_logout_redirect_uri` parameter as it came.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Compares with the client's `redirect_uris`: the same string, or, for a native client's loopback address, the same
    /// but for the port ([RFC 8252 §7.3](https://www.rfc-editor.org/rfc/rfc8252#section-7.3)).
    pub fn verify(&self, client: &Client) -> Result<VerifiedRedirectUri, RedirectUriMismatch> {
        let native = client.kind == ClientKind::Native;
        self.among(&client.metadata.redirect_uris, native)
    }

    /// Compares with the client's `post_logout_redirect_uris`: the same string
    /// ([RP-Initiated Logout §3](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RedirectionAfterLogout)).
    pub fn verify_post_logout(&self, client: &Client) -> Result<VerifiedRedirectUri, RedirectUriMismatch> {
        self.among(&client.metadata.post_logout_redirect_uris, false)
    }

    fn among(&self, registered: &[String], any_loopback_port: bool) -> Result<VerifiedRedirectUri, RedirectUriMismatch> {
        if registered.iter().any(|one| *one == self.0 || (any_loopback_port && equal_but_for_the_loopback_port(one, &self.0))) {
            return Ok(VerifiedRedirectUri(self.0.clone()));
        }
        let differences = registered.iter().filter_map(|one| difference(&self.0, one, any_loopback_port));
        let difference = differences.min_by_key(|found| (found.parts.len(), found.parts.contains(&"the path")));
        let would_match = |one: &String| match any_loopback_port {
            true => with_the_loopback_port_of(&self.0, one).unwrap_or_else(|| one.clone()),
            false => one.clone(),
        };
        Err(RedirectUriMismatch { asked: self.0.clone(), registered: registered.iter().map(would_match).collect(), difference })
    }

    /// The text, to be shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl VerifiedRedirectUri {
    /// The text as it was asked for: the token request must name the same.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `http` on a loopback host, parted into host, port and all that follows.
fn loopback_parts(uri: &str) -> Option<(&str, Option<u16>, &str)> {
    let rest = uri.strip_prefix("http://")?;
    let (host, rest) = ["127.0.0.1", "[::1]", "localhost"].into_iter().find_map(|host| Some((host, rest.strip_prefix(host)?)))?;
    let (port, rest) = match rest.strip_prefix(':') {
        None => (None, rest),
        Some(rest) => {
            let end = rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
            let (digits, rest) = rest.split_at_checked(end)?;
            (Some(digits.parse().ok().filter(|_| !digits.starts_with('0'))?), rest)
        }
    };
    (rest.is_empty() || rest.starts_with(['/', '?'])).then_some((host, port, rest))
}

fn equal_but_for_the_loopback_port(registered: &str, asked: &str) -> bool {
    match (loopback_parts(registered), loopback_parts(asked)) {
        (Some((registered_host, _, registered_rest)), Some((host, _, rest))) => registered_host == host && registered_rest == rest,
        _ => false,
    }
}

/// A registered loopback address with the port of `asked`, which is on the same host: that one would match.
fn with_the_loopback_port_of(asked: &str, registered: &str) -> Option<String> {
    let ((host, _, rest), (asked_host, port, _)) = (loopback_parts(registered)?, loopback_parts(asked)?);
    (host == asked_host).then(|| match port {
        Some(port) => format!("http://{host}:{port}{rest}"),
        None => format!("http://{host}{rest}"),
    })
}

/// In what an address differs from a registered one that is near to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Every part in which it does, and that matters.
    pub parts: Vec<&'static str>,
    /// The ports differ too, but any port of this loopback address would match.
    pub port_is_free: bool,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.parts.join(" and in "))?;
        f.write_str(if self.port_is_free { " (the port does not matter: any port of this address matches)" } else { "" })
    }
}

/// In what two near addresses differ; none where they have no host in common. With `any_loopback_port` the port of a loopback
/// address is free ([RFC 8252 §7.3](https://www.rfc-editor.org/rfc/rfc8252#section-7.3)) and no difference.
fn difference(asked: &str, registered: &str, any_loopback_port: bool) -> Option<Difference> {
    let (a, r) = (Url::parse(asked).ok()?, Url::parse(registered).ok()?);
    let both_loopback = is_loopback(&a) && is_loopback(&r);
    let mut parts = Vec::new();
    if a.scheme() != r.scheme() {
        parts.push("the scheme");
    }
    if a.host() != r.host() {
        if !both_loopback {
            return None;
        }
        parts.push("the host (localhost, 127.0.0.1 and [::1] are 3 different hosts)");
    }
    if a.username() != r.username() || a.password() != r.password() {
        return None;
    }
    let ports_differ = a.port_or_known_default() != r.port_or_known_default();
    let port_is_free = any_loopback_port && both_loopback && r.scheme() == "http";
    // Another scheme has another default port: that is one difference and not two.
    if ports_differ && !port_is_free && (a.port().is_some() || r.port().is_some()) {
        parts.push("the port");
    }
    parts.extend(path_difference(a.path(), r.path()));
    if a.query() != r.query() {
        parts.push("the query");
    }
    if a.fragment() != r.fragment() {
        parts.push("the fragment");
    }
    if parts.is_empty() {
        let slash = asked.trim_end_matches('/') == registered.trim_end_matches('/');
        parts.push(if slash {
            "a slash at the end"
        } else if asked.eq_ignore_ascii_case(registered) {
            "upper and lower case"
        } else {
            "the way it is written"
        });
    }
    Some(Difference { parts, port_is_free: port_is_free && ports_differ })
}

fn path_difference(asked: &str, registered: &str) -> Option<&'static str> {
    if asked == registered {
        None
    } else if asked.trim_end_matches('/') == registered.trim_end_matches('/') {
        Some("a slash at the end")
    } else if asked.eq_ignore_ascii_case(registered) {
        Some("upper and lower case")
    } else {
        Some("the path")
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

impl fmt::Display for RedirectUriMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.difference {
            Some(difference) => {
                write!(f, "this address is not registered for this client: the closest registered address differs in {difference}")
            }
            None => f.write_str("this address is not registered for this client"),
        }
    }
}

impl std::error::Error for RedirectUriMismatch {}

/// Why an address may not be registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedirectUriFault {
    /// Empty, or longer than 2,048 bytes.
    Length,
    /// Characters that a URI does not have, among them spaces, control characters, backslashes and all beyond ASCII.
    Characters,
    /// Not an absolute URI.
    NotAbsolute,
    /// It has a fragment ([RFC 6749 §3.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2)).
    Fragment,
    /// It has a user name or a password.
    UserInfo,
    /// It is written in another way than parsers write it: upper-case host, dot segments ... The default port may stand.
    NotNormal,
    /// `http` on a host that others can reach.
    PlainHttp,
    /// A scheme of its own that has no dot, or one that is used by browsers for something else
    /// ([RFC 8252 §7.1](https://www.rfc-editor.org/rfc/rfc8252#section-7.1)).
    Scheme,
    /// A scheme of its own, of a single-page app: such an address is an installed app's.
    SchemeOfBrowserApp,
    /// A `*` in the host or the path: it stands for nothing else here ([RFC 9700 §2.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1)),
    /// and whoever registers it means something else.
    Wildcard,
    /// Several addresses in one, separated by a comma or semicolon: none of them would ever match.
    Several,
    /// A host that no name can be, such as one with an empty label, or port 0.
    Host,
    /// A `%` without two hexadecimal digits, or an encoded control character.
    Escape,
    /// Its query has a parameter of authorization responses.
    ResponseParameter,
}

impl fmt::Display for RedirectUriFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Length => "must have 1 to 2048 characters",
            Self::Characters => "contains characters that are not allowed in a URI: write the host in punycode and percent-encode the rest",
            Self::NotAbsolute => "is not an absolute URI: does it begin with https://?",
            Self::Fragment => "must not have a fragment",
            Self::UserInfo => "must not have a username or password",
            Self::NotNormal => "is not in normal form: scheme and host in lower case, no '.' or '..' in the path",
            Self::PlainHttp => "must use https: http is only for loopback and private hosts",
            Self::Scheme => {
                "has a scheme that is not allowed: use https or, for web and native clients, a private-use scheme with a dot \
                 (com.example.app:/callback)"
            }
            Self::SchemeOfBrowserApp => {
                "has a private-use scheme, which browser apps cannot use: use https, or register the client as native (--type native)"
            }
            Self::Wildcard => "must not contain '*' in the host or path: register each address in full",
            Self::Several => "is several addresses in one: register each of them by itself",
            Self::Host => "has an invalid host or port",
            Self::Escape => "has a '%' without two hexadecimal digits, or an encoded control character",
            Self::ResponseParameter => "has a query parameter that belongs to the response (code, state, iss, error ...)",
        })
    }
}

impl std::error::Error for RedirectUriFault {}

/// Whether `uri` may be registered as a redirect URI of a client of `kind`, sign-out included.
pub fn check_registration(uri: &str, kind: ClientKind) -> Result<(), RedirectUriFault> {
    if uri.is_empty() || uri.len() > MAX_BYTES {
        return Err(RedirectUriFault::Length);
    }
    let of_a_uri = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&b);
    if !uri.bytes().all(of_a_uri) {
        return Err(RedirectUriFault::Characters);
    }
    if uri.contains('#') {
        return Err(RedirectUriFault::Fragment);
    }
    if is_a_list(uri) {
        return Err(RedirectUriFault::Several);
    }
    let url = Url::parse(uri).map_err(|_| RedirectUriFault::NotAbsolute)?;
    if !url.username().is_empty() || url.password().is_some() || authority(uri).contains('@') {
        return Err(RedirectUriFault::UserInfo);
    }
    check_scheme(&url, kind)?;
    if !is_normal(&url, uri) {
        return Err(RedirectUriFault::NotNormal);
    }
    if uri.split('?').next().unwrap_or_default().contains('*') {
        return Err(RedirectUriFault::Wildcard);
    }
    if url.port() == Some(0) || url.domain().is_some_and(|name| !is_a_name(name)) {
        return Err(RedirectUriFault::Host);
    }
    if !escapes_are_plain(uri) {
        return Err(RedirectUriFault::Escape);
    }
    // Some servers part a query at `;` too.
    let names = url.query().unwrap_or_default().split(['&', ';']).flat_map(|pair| url::form_urlencoded::parse(pair.as_bytes()));
    if names.into_iter().any(|(name, _)| RESPONSE_PARAMETERS.contains(&name.as_ref())) {
        return Err(RedirectUriFault::ResponseParameter);
    }
    Ok(())
}

/// Whether a further address begins behind a comma or semicolon.
fn is_a_list(uri: &str) -> bool {
    uri.split([',', ';']).skip(1).any(|rest| ["http://", "https://"].iter().any(|scheme| rest.to_ascii_lowercase().starts_with(scheme)))
}

/// Whether a host may be a name: no label empty, none with a hyphen at its ends
/// ([RFC 1123 §2.1](https://www.rfc-editor.org/rfc/rfc1123#section-2.1)).
fn is_a_name(host: &str) -> bool {
    host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
}

/// Whether each `%` is followed by two hexadecimal digits, and none stands for a control character.
fn escapes_are_plain(uri: &str) -> bool {
    uri.split('%').skip(1).all(|rest| {
        let digits = rest.get(..2).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).is_some_and(|byte| !byte.is_ascii_control())
    })
}

fn authority(uri: &str) -> &str {
    uri.split_once("//").and_then(|(_, rest)| rest.split(['/', '?']).next()).unwrap_or_default()
}

/// Whether the parser would write the address as it stands. An empty path may stay empty, and the default port may stand:
/// clients send both, and every parser reads them alike.
fn is_normal(url: &Url, uri: &str) -> bool {
    is_written(url, uri) || without_default_port(uri).is_some_and(|uri| is_written(url, &uri))
}

/// The address without the default port of its scheme, where it stands there.
fn without_default_port(uri: &str) -> Option<String> {
    [("https://", ":443"), ("http://", ":80")].into_iter().find_map(|(scheme, port)| {
        let rest = uri.strip_prefix(scheme)?;
        let (host, tail) = rest.split_at_checked(rest.find(['/', '?']).unwrap_or(rest.len()))?;
        Some(format!("{scheme}{}{tail}", host.strip_suffix(port)?))
    })
}

fn is_written(url: &Url, uri: &str) -> bool {
    let written = url.as_str();
    let slash_added = || {
        let (head, query) = uri.split_once('?').map_or((uri, None), |(head, query)| (head, Some(query)));
        url.path() == "/" && written == query.map_or_else(|| format!("{head}/"), |query| format!("{head}/?{query}"))
    };
    written == uri || slash_added()
}

fn check_scheme(url: &Url, kind: ClientKind) -> Result<(), RedirectUriFault> {
    let native = kind == ClientKind::Native;
    match url.scheme() {
        "https" if url.has_host() => Ok(()),
        "http" if native && loopback_parts(url.as_str()).is_some() => Ok(()),
        "http" if !native && url.host().is_some_and(|host| is_private(&host)) => Ok(()),
        "http" => Err(RedirectUriFault::PlainHttp),
        // A web application's server may take the answer from its own app on a phone: the secret stays on the server.
        scheme if scheme.contains('.') && kind == ClientKind::Spa => Err(RedirectUriFault::SchemeOfBrowserApp),
        scheme if scheme.contains('.') => Ok(()),
        _ => Err(RedirectUriFault::Scheme),
    }
}

/// Hosts that the public network does not know, where plain http is a development or an inner network's matter: addresses and
/// names that are reserved for that, among them the home network's
/// ([RFC 8375](https://www.rfc-editor.org/rfc/rfc8375#section-3)) and those of one link
/// ([RFC 3927](https://www.rfc-editor.org/rfc/rfc3927#section-2.8)). `lan` and `localdomain` are reserved by nobody, and
/// 100.64.0.0/10 is shared by a provider's customers ([RFC 6598 §4](https://www.rfc-editor.org/rfc/rfc6598#section-4)).
pub(crate) fn is_private(host: &Host<&str>) -> bool {
    match host {
        Host::Ipv4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        Host::Ipv6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
        Host::Domain(name) => {
            let last = name.rsplit('.').next().unwrap_or(name);
            !name.contains('.') || name.ends_with(".home.arpa") || matches!(last, "localhost" | "test" | "internal" | "local")
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::protocol::client::samples::client;

    fn passes(kind: ClientKind, registered: &str, asked: &str) -> bool {
        UnverifiedRedirectUri::new(asked).verify(&client(kind, &[registered])).is_ok()
    }

    #[test]
    fn several_addresses_in_one_are_refused_and_a_comma_elsewhere_is_not() {
        for uri in [
            "https://a.example/cb,https://b.example/cb",
            "https://a.example/cb;http://localhost/cb",
            "https://a.example,HTTPS://b.example/",
        ] {
            assert_eq!(check_registration(uri, ClientKind::Web), Err(RedirectUriFault::Several), "{uri}");
        }
        for uri in ["https://a.example/cb,1;x=2", "https://a.example/cb?next=https://b.example/"] {
            assert_eq!(check_registration(uri, ClientKind::Web), Ok(()), "{uri}");
        }
    }

    #[test]
    fn rfc8375_3_plain_http_is_for_hosts_that_no_public_network_knows() {
        for host in
            ["nas", "nas.home.arpa", "nas.local", "nas.internal", "10.0.0.2", "192.168.0.2", "169.254.1.2", "[fd00::2]", "[fe80::2]"]
        {
            assert_eq!(check_registration(&format!("http://{host}/cb"), ClientKind::Web), Ok(()), "{host}");
        }
        for host in ["nas.lan", "home.arpa.example", "nohome.arpa", "100.64.0.2", "169.253.1.2", "192.168.0.2.nip.io", "[2001:db8::2]"] {
            assert_eq!(check_registration(&format!("http://{host}/cb"), ClientKind::Web), Err(RedirectUriFault::PlainHttp), "{host}");
        }
    }

    #[test]
    fn attack_r1_near_redirect_uris_do_not_match() {
        assert!(passes(ClientKind::Web, "https://rp.example/cb", "https://rp.example/cb"));
        for asked in [
            "https://rp.example/cb/",
            "https://rp.example/cb?x=1",
            "https://rp.example/CB",
            "https://RP.example/cb",
            "https://rp.example//cb",
            "//rp.example/cb",
            "https://rp.example/cb/../cb",
            "https://rp.example/cb%2f",
            "https://rp.example:443/cb",
            "http://rp.example/cb",
            "https://rp.example/cb#",
            "https://rp.example/c%62",
            " https://rp.example/cb",
        ] {
            for kind in [ClientKind::Web, ClientKind::Spa, ClientKind::Native] {
                assert!(!passes(kind, "https://rp.example/cb", asked), "{asked}");
            }
        }
    }

    #[test]
    fn attack_r2_sub_domains_suffixes_and_wildcards_do_not_match() {
        for asked in ["https://a.rp.example/cb", "https://rp.example.evil/cb", "https://evilrp.example/cb", "https://rp.example/cb2", "*"] {
            assert!(!passes(ClientKind::Web, "https://rp.example/cb", asked), "{asked}");
        }
        assert!(!passes(ClientKind::Web, "https://*.rp.example/cb", "https://a.rp.example/cb"));
    }

    #[test]
    fn attack_r3_userinfo_fragments_control_and_foreign_characters_are_refused_at_registration_and_use() {
        for uri in [
            "https://rp@evil/cb",
            "https://evil\\@rp/cb",
            "https://rp:pw@evil/cb",
            "https://@evil/cb",
            "https://rp/cb#x",
            "https://rp/c\tb",
            "https://rp/c\u{0}b",
            "https://r\u{0440}.example/cb",
            "https://rp\u{3002}example/cb",
            "https://rp/ cb",
            "https:evil",
            "https:/evil",
            "https:///evil",
            "https://RP.example/cb",
            "HTTPS://rp.example/cb",
            "https://rp.example:0443/cb",
            "https://rp.example:/cb",
            "https://RP.example:443/cb",
            "https://rp@evil:443/cb",
            "https://rp.example:443:443/cb",
            "https://rp.example/a/../cb",
            "https://rp.example/a/%2e%2e/cb",
            "https://0x7f.1/cb",
            "https://rp%2eexample/cb",
        ] {
            assert!(check_registration(uri, ClientKind::Web).is_err(), "{uri}");
            assert!(!passes(ClientKind::Web, "https://rp/cb", uri), "{uri}");
        }
    }

    #[test]
    fn attack_r4_only_a_native_clients_loopback_port_may_vary() {
        for host in ["127.0.0.1", "[::1]", "localhost"] {
            let registered = format!("http://{host}/cb?x=1");
            assert!(passes(ClientKind::Native, &registered, &format!("http://{host}:49152/cb?x=1")));
            assert!(passes(ClientKind::Native, &format!("http://{host}:8000/cb"), &format!("http://{host}/cb")));
            for kind in [ClientKind::Web, ClientKind::Spa] {
                assert!(!passes(kind, &registered, &format!("http://{host}:49152/cb?x=1")), "{kind}");
            }
            for asked in [
                format!("http://{host}:49152/cb"),
                format!("http://{host}:49152/other?x=1"),
                format!("https://{host}:49152/cb?x=1"),
                format!("http://{host}:0/cb?x=1"),
                format!("http://{host}:080/cb?x=1"),
                format!("http://{host}:99999/cb?x=1"),
                format!("http://{host}:/cb?x=1"),
                format!("http://{host}:80@evil/cb?x=1"),
                format!("http://{host}.evil/cb?x=1"),
                format!("http://{host}@evil/cb?x=1"),
                format!("http://{host}:1\\@evil/cb?x=1"),
                format!("http://user@{host}:1/cb?x=1"),
            ] {
                assert!(!passes(ClientKind::Native, &registered, &asked), "{asked}");
            }
        }
        assert!(!passes(ClientKind::Native, "http://127.0.0.1/cb", "http://localhost:1/cb"));
        assert!(!passes(ClientKind::Native, "http://localhost/cb", "http://[::1]:1/cb"));
        assert!(!passes(ClientKind::Native, "https://rp.example/cb", "https://rp.example:1/cb"));
    }

    #[test]
    fn attack_r5_dangerous_schemes_and_plain_http_cannot_be_registered() {
        for uri in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "vbscript:x",
            "about:blank",
            "myapp:/cb",
            "ftp://rp/cb",
            "ws://rp/cb",
        ] {
            for kind in [ClientKind::Web, ClientKind::Spa, ClientKind::Native] {
                assert_eq!(check_registration(uri, kind), Err(RedirectUriFault::Scheme), "{uri} {kind}");
            }
        }
        assert_eq!(check_registration("http://rp.example/cb", ClientKind::Web), Err(RedirectUriFault::PlainHttp));
        assert_eq!(check_registration("http://8.8.8.8/cb", ClientKind::Web), Err(RedirectUriFault::PlainHttp));
        assert_eq!(check_registration("http://intranet/cb", ClientKind::Native), Err(RedirectUriFault::PlainHttp));
        assert_eq!(check_registration("com.example.app:/cb", ClientKind::Spa), Err(RedirectUriFault::SchemeOfBrowserApp));
    }

    #[test]
    fn a_default_port_is_registered_as_it_is_written_and_matches_only_so() {
        for (kind, with, without) in [
            (ClientKind::Web, "https://app.example.com:443/cb", "https://app.example.com/cb"),
            (ClientKind::Spa, "https://app.example.com:443", "https://app.example.com"),
            (ClientKind::Web, "https://app.example.com:443?x=1", "https://app.example.com?x=1"),
            (ClientKind::Web, "http://localhost:80/cb", "http://localhost/cb"),
            (ClientKind::Web, "http://[::1]:80/cb", "http://[::1]/cb"),
            (ClientKind::Native, "http://127.0.0.1:80/cb", "https://127.0.0.1/cb"),
        ] {
            assert_eq!(check_registration(with, kind), Ok(()), "{with}");
            assert!(passes(kind, with, with), "{with}");
            assert!(!passes(kind, with, without) && !passes(kind, without, with), "{with}");
        }
        assert_eq!(check_registration("https://rp.example:80/cb", ClientKind::Web), Ok(()), "a port like any other");
        assert_eq!(check_registration("http://rp.example:80/cb", ClientKind::Web), Err(RedirectUriFault::PlainHttp));
    }

    #[test]
    fn a_refused_scheme_says_what_would_pass() {
        for (uri, kind, words) in [
            ("myapp:/cb", ClientKind::Native, "com.example.app:/callback"),
            ("immich:///cb", ClientKind::Web, "com.example.app:/callback"),
            ("app.immich:///cb", ClientKind::Spa, "--type native"),
        ] {
            let told = check_registration(uri, kind).unwrap_err().to_string();
            assert!(told.contains("https") && told.contains(words), "{told}");
        }
    }

    #[test]
    fn what_may_be_registered_by_each_kind() {
        for uri in ["https://rp.example", "https://rp.example/", "https://rp.example?x=1", "https://rp.example:8443/cb?tenant=a%20b"] {
            for kind in [ClientKind::Web, ClientKind::Spa, ClientKind::Native] {
                assert_eq!(check_registration(uri, kind), Ok(()), "{uri} {kind}");
            }
        }
        for uri in
            ["http://localhost:8081/cb", "http://127.0.0.1:3000/cb", "http://[::1]:3000/cb", "http://app:3000/cb", "http://10.0.0.2/cb"]
        {
            assert_eq!(check_registration(uri, ClientKind::Web), Ok(()), "{uri}");
        }
        for uri in ["com.example.app:/cb", "com.example.app://host/cb", "http://127.0.0.1/cb", "http://localhost:1234/cb"] {
            assert_eq!(check_registration(uri, ClientKind::Native), Ok(()), "{uri}");
        }
        // The server of a web application with an app on the phone: Immich and others.
        assert_eq!(check_registration("app.immich:///oauth-callback", ClientKind::Web), Ok(()));
        assert!(passes(ClientKind::Native, "com.example.app:/cb", "com.example.app:/cb"));
        assert!(!passes(ClientKind::Native, "com.example.app:/cb", "com.example.app:/cb/"));
    }

    #[test]
    fn attack_r2_wildcards_broken_hosts_and_hidden_control_characters_cannot_be_registered() {
        use RedirectUriFault::{Escape, Host, ResponseParameter, Wildcard};
        for (uri, fault) in [
            ("https://*.example/cb", Wildcard),
            ("https://rp.example/*", Wildcard),
            ("https://rp.example/a*b/cb?x=1", Wildcard),
            ("https://rp..example/cb", Host),
            ("https://rp.example./cb", Host),
            ("https://-/cb", Host),
            ("https://-rp.example/cb", Host),
            ("https://rp-.example/cb", Host),
            ("https://rp.example:0/cb", Host),
            ("https://rp.example/cb%00", Escape),
            ("https://rp.example/cb?a=%0d%0aset-cookie", Escape),
            ("https://rp.example/%7f", Escape),
            ("https://rp.example/%zz", Escape),
            ("https://rp.example/cb?a=%4", Escape),
            ("https://rp.example/cb?a=1;code=x", ResponseParameter),
            ("https://rp.example/cb?a=1;st%61te=x", ResponseParameter),
        ] {
            assert_eq!(check_registration(uri, ClientKind::Web), Err(fault), "{uri}");
        }
        for uri in ["https://rp_1.example/cb", "https://rp.example/cb?all=*&half=50%25", "https://xn--bcher-kva.example/cb"] {
            assert_eq!(check_registration(uri, ClientKind::Web), Ok(()), "{uri}");
        }
    }

    #[test]
    fn attack_r10_response_parameters_in_the_query_cannot_be_registered() {
        for name in RESPONSE_PARAMETERS {
            let uri = format!("https://rp.example/cb?a=1&{name}=x");
            assert_eq!(check_registration(&uri, ClientKind::Web), Err(RedirectUriFault::ResponseParameter), "{name}");
        }
        assert_eq!(check_registration("https://rp.example/cb?%63ode=x", ClientKind::Web), Err(RedirectUriFault::ResponseParameter));
    }

    fn told(kind: ClientKind, registered: &[&str], asked: &str) -> RedirectUriMismatch {
        UnverifiedRedirectUri::new(asked).verify(&client(kind, registered)).unwrap_err()
    }

    #[test]
    fn a_developer_is_told_in_what_the_nearest_address_differs() {
        let registered = ["https://rp.example/other/place?x=1", "https://rp.example/cb", "https://second.example/cb"];
        for (asked, parts) in [
            ("https://rp.example/cb/", "a slash at the end"),
            ("https://rp.example/CB", "upper and lower case"),
            ("https://RP.example/cb", "upper and lower case"),
            ("http://rp.example/cb", "the scheme"),
            ("https://rp.example:1/cb", "the port"),
            ("https://rp.example/x", "the path"),
            ("https://rp.example/cb?x=1", "the query"),
            ("https://rp.example/cb#x", "the fragment"),
            ("http://rp.example:81/cb/", "the scheme and in the port and in a slash at the end"),
            ("https://rp.example/other/place", "the query"),
            ("https://second.example/cb/", "a slash at the end"),
        ] {
            let difference = told(ClientKind::Web, &registered, asked).difference.unwrap();
            assert_eq!(difference.to_string(), parts, "{asked}");
        }
        for strange in ["https://evil.example/cb", "https://rp@rp.example/cb", "nonsense"] {
            assert_eq!(told(ClientKind::Web, &registered, strange).difference, None, "{strange}");
        }
        assert_eq!(told(ClientKind::Web, &registered, "https://evil.example/cb").registered, registered);
    }

    #[test]
    fn rfc8252_7_3_where_the_port_is_free_it_is_never_named_as_the_difference() {
        const FREE: &str = " (the port does not matter: any port of this address matches)";
        for (registered, asked, parts, would_match) in [
            ("http://127.0.0.1/cb", "http://127.0.0.1:51004/cb/", format!("a slash at the end{FREE}"), "http://127.0.0.1:51004/cb"),
            ("http://localhost:3000/cb", "http://localhost:51004/CB", format!("upper and lower case{FREE}"), "http://localhost:51004/cb"),
            ("http://[::1]/cb", "http://[::1]:51004/x", format!("the path{FREE}"), "http://[::1]:51004/cb"),
            ("http://127.0.0.1:8/cb", "http://127.0.0.1/cb?x", format!("the query{FREE}"), "http://127.0.0.1/cb"),
            (
                "http://127.0.0.1/cb",
                "http://localhost:51004/cb",
                format!("the host (localhost, 127.0.0.1 and [::1] are 3 different hosts){FREE}"),
                "http://127.0.0.1/cb",
            ),
            ("https://rp.example/cb", "https://rp.example:1/cb", "the port".to_owned(), "https://rp.example/cb"),
        ] {
            let told = told(ClientKind::Native, &[registered], asked);
            assert_eq!(told.difference.unwrap().to_string(), parts, "{asked}");
            assert_eq!(told.registered, [would_match], "{asked}");
        }
        let web = told(ClientKind::Web, &["http://localhost:3000/cb"], "http://localhost:3001/cb/");
        assert_eq!(web.difference.unwrap().to_string(), "the port and in a slash at the end");
        assert_eq!(web.registered, ["http://localhost:3000/cb"]);
    }

    proptest! {
        #[test]
        fn what_may_be_registered_is_read_alike_by_the_parser_and_matches_only_itself(uri in "(https|http|com\\.x)://?[a-zA-Z0-9.@:\\[\\]%\\\\]{0,20}[/?#a-z.%=&]{0,20}") {
            for kind in [ClientKind::Web, ClientKind::Native] {
                if check_registration(&uri, kind).is_ok() {
                    let url = Url::parse(&uri).unwrap();
                    prop_assert!(url.fragment().is_none() && url.username().is_empty());
                    prop_assert!(passes(kind, &uri, &uri));
                    let near = format!("{uri}/");
                    prop_assert!(!passes(kind, &uri, &near));
                }
            }
        }

        #[test]
        fn a_loopback_port_opens_no_other_host(tail in "[a-z0-9:@/\\\\.\\[\\]]{0,16}") {
            let asked = format!("http://127.0.0.1{tail}/cb");
            if passes(ClientKind::Native, "http://127.0.0.1/cb", &asked) {
                let url = Url::parse(&asked).unwrap();
                prop_assert_eq!(url.host_str(), Some("127.0.0.1"));
                prop_assert_eq!(url.path(), "/cb");
            }
        }
    }
}
