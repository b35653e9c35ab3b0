//! Domains of throw-away addresses: whoever takes one is reached by it for minutes only, and so may everybody else be.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// What is built in: a short list of the best known.
const BUILT_IN: &str = include_str!("throwaway-domains.txt");
/// What the setting says for none at all.
const NONE: &str = "none";

/// Domains of throw-away addresses.
#[derive(Clone, PartialEq, Eq)]
pub struct ThrowawayDomains(Arc<BTreeSet<String>>);

impl ThrowawayDomains {
    /// Those that are built in.
    pub(super) fn built_in() -> Self {
        // Its lines are held against the same rules by a test.
        parse(BUILT_IN).unwrap_or_else(|_| Self(Arc::default()))
    }

    /// Whether this domain, an A-label, is one of them or below one.
    pub fn has(&self, domain: &str) -> bool {
        let above = std::iter::successors(Some(domain), |domain| domain.split_once('.').map(|(_, above)| above));
        above.into_iter().any(|domain| self.0.contains(domain))
    }
}

/// How many, and not which.
impl fmt::Debug for ThrowawayDomains {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ThrowawayDomains({})", self.0.len())
    }
}

/// Domains separated by commas, spaces or line breaks; a line that begins with `#` is a comment. `none`: no domain at all.
pub(super) fn parse(text: &str) -> Result<ThrowawayDomains, String> {
    if text.trim() == NONE {
        return Ok(ThrowawayDomains(Arc::default()));
    }
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let names = lines.flat_map(|line| line.split([',', ' ', '\t'])).map(str::trim).filter(|name| !name.is_empty());
    let mut domains = BTreeSet::new();
    for name in names {
        let domain = idna::domain_to_ascii_strict(name).ok().filter(|domain| domain.contains('.'));
        domains.insert(domain.ok_or_else(|| format!("expected domains such as mailinator.com, or none: {name:?} is not one"))?);
    }
    if domains.is_empty() {
        Err("expected domains such as mailinator.com, or none".to_owned())
    } else {
        Ok(ThrowawayDomains(Arc::new(domains)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_built_in_list_is_a_domain_and_stands_once() {
        let domains = parse(BUILT_IN).unwrap();
        let lines: Vec<&str> = BUILT_IN.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(domains.0.len(), lines.len());
        assert!(domains.has("mailinator.com") && domains.has("a.b.mailinator.com"));
        for other in ["example.com", "notmailinator.com", "mailinator.com.example", "com", ""] {
            assert!(!domains.has(other), "{other}");
        }
    }

    #[test]
    fn a_list_of_ones_own_takes_the_place_of_the_built_in_one() {
        let own = parse("# ours\nEvil.example, bücher.example\n\n trash.example").unwrap();
        assert!(own.has("evil.example") && own.has("x.xn--bcher-kva.example") && own.has("trash.example") && !own.has("mailinator.com"));
        assert!(!parse(" none\n").unwrap().has("mailinator.com"));
        for bad in ["", "# nothing", "nodots", "a@b.example", "x..example"] {
            assert!(parse(bad).unwrap_err().starts_with("expected domains"), "{bad}");
        }
    }
}
