//! Who may use a token. Today that is whoever has it; proofs of a key ([RFC 9449](https://www.rfc-editor.org/rfc/rfc9449)) and of a
//! certificate ([RFC 8705 §3](https://www.rfc-editor.org/rfc/rfc8705#section-3)) are one more case each.
//!
//! What a request brings says who sends it ([`decide`](crate::protocol::client_auth::decide)). The context of the grants hands
//! that on to the access token, which holds it as `cnf` ([RFC 7800 §3.1](https://www.rfc-editor.org/rfc/rfc7800#section-3.1)), and
//! so to the answers of `/token` and `/introspect`.

use serde::{Serialize, Serializer};

/// Who may use a token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sender {
    /// Whoever has it ([RFC 6750](https://www.rfc-editor.org/rfc/rfc6750)).
    #[default]
    Bearer,
}

impl Sender {
    /// The value of `token_type` ([RFC 6749 §7.1](https://www.rfc-editor.org/rfc/rfc6749#section-7.1)).
    pub const fn token_type(&self) -> &'static str {
        match self {
            Self::Bearer => "Bearer",
        }
    }

    /// The member of `cnf` by which a resource server knows the sender, and its value; none where nothing has to be proven.
    pub const fn confirmation(&self) -> Option<(&'static str, &str)> {
        match self {
            Self::Bearer => None,
        }
    }

    /// The key that the sender proved to hold, as grants keep it.
    pub const fn key(&self) -> Option<&str> {
        match self {
            Self::Bearer => None,
        }
    }

    /// Whether the sender may use a grant that is bound to `sender_key`, or to none. A key that is not known here is one of a later
    /// release: nobody proves it here.
    pub fn may_use(&self, sender_key: Option<&str>) -> bool {
        sender_key.is_none() || sender_key == self.key()
    }

    /// Whether there is nothing to confirm.
    pub const fn is_unconfirmed(&self) -> bool {
        self.confirmation().is_none()
    }
}

/// As the object `cnf`.
impl Serialize for Sender {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.confirmation())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bearer_uses_what_is_bound_to_no_key_and_confirms_nothing() {
        let bearer = Sender::Bearer;
        assert_eq!((bearer.token_type(), bearer.confirmation()), ("Bearer", None));
        assert!(bearer.may_use(None));
        assert!(!bearer.may_use(Some("jkt")), "a later release bound it");
    }
}
