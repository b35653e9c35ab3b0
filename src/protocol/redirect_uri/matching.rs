//! Which address of an authorization request may be followed.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::difference::{Difference, difference};
use crate::protocol::client::{Client, ClientKind};

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
}

impl VerifiedRedirectUri {
    /// The text as it was asked for: the token request must name the same.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `http` on a loopback host, parted into host, port and all that follows.
pub(super) fn loopback_parts(uri: &str) -> Option<(&str, Option<u16>, &str)> {
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
