//! Scopes ([RFC 6749 §3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3)).

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::named_kinds::named_kinds;

named_kinds! {
    /// A scope that the issuer itself understands; a resource server adds its own.
    pub enum StandardScope;

    /// Makes a request an OpenID Connect one: an ID token is given.
    Openid = "openid";
    /// The claims of a profile ([Core §5.4](https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims)).
    Profile = "profile";
    /// The e-mail address ([Core §5.4](https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims)).
    Email = "email";
    /// The postal address ([Core §5.4](https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims)).
    Address = "address";
    /// The telephone number ([Core §5.4](https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims)).
    Phone = "phone";
    /// The names of the person's groups.
    Groups = "groups";
    /// Asks for a grant that outlives the session ([Core §11](https://openid.net/specs/openid-connect-core-1_0.html#OfflineAccess)).
    OfflineAccess = "offline_access";
}

/// [`StandardScope::Openid`].
pub const OPENID: &str = StandardScope::Openid.as_str();
/// [`StandardScope::OfflineAccess`].
pub const OFFLINE_ACCESS: &str = StandardScope::OfflineAccess.as_str();
/// The name of every [`StandardScope`].
pub const STANDARD: [&str; StandardScope::NAMES.len()] = StandardScope::NAMES;

const MAX_SCOPES: usize = 100;
const MAX_SCOPE_BYTES: usize = 256;

/// A set of scopes; order and repetition mean nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scopes(BTreeSet<String>);

/// The list that was meant by one whose values are separated by commas or semicolons; none for any other.
pub fn meant_by(text: &str) -> Option<String> {
    let separators = [',', ';'];
    text.contains(separators).then(|| {
        let values = text.split(separators).flat_map(str::split_ascii_whitespace);
        values.collect::<Vec<_>>().join(" ")
    })
}

impl Scopes {
    /// Parses the `scope` parameter: tokens parted by spaces. `invalid_scope` where a token has other characters than
    /// `%x21 / %x23-5B / %x5D-7E`, is longer than 256 bytes, or there are more than 100.
    pub fn parse(text: &str) -> Result<Self, OAuthError> {
        let scopes = text.split(' ').filter(|token| !token.is_empty()).map(str::to_owned).collect::<BTreeSet<_>>();
        if scopes.len() > MAX_SCOPES || !scopes.iter().all(|token| is_scope_token(token)) {
            return Err(OAuthError::new(ErrorCode::InvalidScope, "scope must be a list of scope values separated by spaces"));
        }
        Ok(Self(scopes))
    }

    /// Reads the scopes of a registration, of a client or a resource server. A value may hold a comma or a semicolon
    /// ([RFC 6749 §3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3)), but whoever registers one meant a list, and would
    /// register one scope that nobody asks for.
    ///
    /// # Errors
    /// What is expected, in ASCII.
    pub fn of_registration(text: &str) -> Result<Self, String> {
        match Self::parse(text) {
            Ok(scopes) => match meant_by(text) {
                None => Ok(scopes),
                Some(list) => Err(format!("must be scope values separated by spaces, not by commas or semicolons: {list}")),
            },
            Err(_) => Err("must be scope values separated by spaces".to_owned()),
        }
    }

    /// None at all.
    pub const fn none() -> Self {
        Self(BTreeSet::new())
    }

    /// [`STANDARD`] as a set.
    pub fn standard() -> Self {
        STANDARD.into_iter().collect()
    }

    /// Whether `scope` is one of them.
    pub fn contains(&self, scope: &str) -> bool {
        self.0.contains(scope)
    }

    /// Those that are in both.
    pub fn intersection(&self, other: &Self) -> Self {
        Self(self.0.intersection(&other.0).cloned().collect())
    }

    /// Those that are in one or the other.
    pub fn union(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    /// Those that are not in `other`.
    pub fn difference(&self, other: &Self) -> Self {
        Self(self.0.difference(&other.0).cloned().collect())
    }

    /// Whether `other` has them all.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.0.is_subset(&other.0)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them, in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The same without `scope`.
    #[must_use]
    pub fn without(mut self, scope: &str) -> Self {
        self.0.remove(scope);
        self
    }
}

/// Whether `token` can be one scope.
pub fn is_scope_token(token: &str) -> bool {
    !token.is_empty() && token.len() <= MAX_SCOPE_BYTES && token.bytes().all(|b| matches!(b, 0x21 | 0x23..=0x5b | 0x5d..=0x7e))
}

impl<S: Into<String>> FromIterator<S> for Scopes {
    fn from_iter<I: IntoIterator<Item = S>>(scopes: I) -> Self {
        Self(scopes.into_iter().map(Into::into).collect())
    }
}

/// Parted by spaces, `openid` first as everyone writes it.
impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let openid = self.iter().filter(|scope| *scope == OPENID);
        let others = self.iter().filter(|scope| *scope != OPENID);
        for (n, scope) in openid.chain(others).enumerate() {
            write!(f, "{}{scope}", if n == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rfc6749_3_3_scopes_are_a_set_of_tokens() {
        let scopes = Scopes::parse("profile  openid profile ").unwrap();
        assert_eq!(scopes.to_string(), "openid profile");
        assert_eq!(serde_json::to_string(&scopes).unwrap(), r#"["openid","profile"]"#);
        for bad in ["a\"b", "a\\b", "a\u{e4}", "a\tb", &"x".repeat(257)] {
            assert_eq!(Scopes::parse(bad).unwrap_err().code, ErrorCode::InvalidScope, "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn a_parsed_scope_reads_back_the_same(text in "[!-~ ]{0,80}") {
            if let Ok(scopes) = Scopes::parse(&text) {
                prop_assert_eq!(Scopes::parse(&scopes.to_string()).unwrap(), scopes);
            }
        }
    }

    #[test]
    fn a_registration_separates_scopes_by_spaces_and_a_list_with_commas_is_offered_split() {
        assert_eq!(Scopes::of_registration("openid  email"), Scopes::parse("openid email").map_err(|_| String::new()));
        for (text, meant) in [
            ("openid,email", "openid email"),
            ("openid, email", "openid email"),
            ("a;b c,", "a b c"),
            ("https://a/x,https://a/y", "https://a/x https://a/y"),
        ] {
            assert_eq!(meant_by(text).as_deref(), Some(meant));
            assert!(Scopes::of_registration(text).unwrap_err().ends_with(meant), "{text}");
        }
        assert!(Scopes::of_registration("a\"b").is_err());
    }
}
