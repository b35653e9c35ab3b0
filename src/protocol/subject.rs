//! Who a token or an answer speaks of, as its client knows them: the `sub` claim
//! ([Core §2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken),
//! [§8](https://openid.net/specs/openid-connect-core-1_0.html#SubjectIDTypes)).

use serde::{Deserialize, Serialize};

use crate::protocol::named_kinds::named_kinds;

named_kinds! {
    /// How what clients are told of a person relates to what others are told
    /// ([Core §8](https://openid.net/specs/openid-connect-core-1_0.html#SubjectIDTypes)).
    pub enum SubjectType;

    /// Every client is told the same.
    Public = "public";
}

/// A subject identifier. One that we tell is made here, from a person or a client; one that is sent to us says only whom its sender
/// means. Inside, people are found by their grant or session, never by it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Subject(String);

impl Subject {
    /// What clients are told of a person. It is a public one: every client is told the same.
    pub fn of_person(user_id: &str) -> Self {
        Self(user_id.to_owned())
    }

    /// What resource servers are told of a client that acts for itself
    /// ([RFC 9068 §2.2](https://www.rfc-editor.org/rfc/rfc9068#section-2.2)).
    pub fn of_client(client_id: &str) -> Self {
        Self(client_id.to_owned())
    }

    /// As a client sent it, in a hint or as the only one that it takes.
    pub fn sent(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The id of the person whom its sender means; there may be nobody of this id.
    pub fn meant_person(&self) -> &str {
        &self.0
    }

    /// Whether a client is told this of the person.
    pub fn is_of_person(&self, user_id: &str) -> bool {
        *self == Self::of_person(user_id)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
