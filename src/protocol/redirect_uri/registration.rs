//! What may be registered.

use std::fmt;

use url::{Host, Url};

use super::matching::loopback_parts;
use crate::protocol::client::ClientKind;

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

pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
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
