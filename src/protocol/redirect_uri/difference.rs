//! In what an address that was asked for differs from a registered one.

use std::fmt;

use url::Url;

use super::registration::is_loopback;

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
pub(super) fn difference(asked: &str, registered: &str, any_loopback_port: bool) -> Option<Difference> {
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
