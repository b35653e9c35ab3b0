//! The registrable domain of a host name, by the public suffix list.
//!
//! A crate of its own: the list is code, half a million lines for the compiler, which it would compile again at each change of
//! Latchkey.

/// The part of `host` (in lower case, without a port) that somebody registered: `example.co.uk` of `login.example.co.uk`. `None` for
/// a public suffix itself and for what is no name.
pub fn registrable_domain(host: &str) -> Option<&str> {
    psl::domain_str(host)
}

