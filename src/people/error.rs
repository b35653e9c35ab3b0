//! What a change of a person's or group's row can meet.

use std::fmt;

use crate::people::names::NameError;
use crate::protocol::attribute::value::Fault;
use crate::protocol::standard_claims::ClaimKind;
use crate::store::StoreError;

/// Why a row was not written.
#[derive(Debug)]
#[non_exhaustive]
pub enum PeopleError {
    /// Another person has this e-mail address.
    EmailTaken,
    /// Another person has this user name.
    UsernameTaken,
    /// A person or client has, or had, this id.
    IdTaken,
    /// Another group has this name.
    GroupNameTaken,
    /// An id is not 1 to 255 visible ASCII characters.
    BadId,
    /// A claim that stands in a column of its own, or claims of more than 16 KiB.
    BadClaims(String),
    /// A claim (of this name) belongs to tokens: it is never drawn from a person.
    ClaimOfToken(String),
    /// A claim (of this name) is an empty text, which is sent to nobody.
    ClaimEmpty(String),
    /// A standard claim has a value that applications would not understand.
    Claim {
        /// Which.
        name: String,
        /// What its value must be.
        kind: ClaimKind,
    },
    /// A standard claim that is a text is not one line that looks like what it is.
    ClaimText {
        /// Which.
        name: String,
        /// What is wrong with it.
        fault: NameError,
    },
    /// A declared claim is not what its attribute takes.
    Attribute {
        /// Which.
        name: String,
        /// What is wrong with its value.
        fault: Fault,
    },
    /// A name is refused.
    Name(NameError),
    /// Somebody changed the row since it was read: read it again.
    Stale,
    /// There is no such row, or not the one it belongs to.
    NotFound,
    /// The database failed.
    Store(StoreError),
}

impl PeopleError {
    /// Turns an error that cannot happen where it is met into a failure of the store.
    pub fn unexpected(self) -> StoreError {
        match self {
            Self::Store(error) => error,
            other => StoreError::Corrupt(other.to_string()),
        }
    }
}

impl From<StoreError> for PeopleError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<diesel::result::Error> for PeopleError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<NameError> for PeopleError {
    fn from(error: NameError) -> Self {
        Self::Name(error)
    }
}

impl fmt::Display for PeopleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmailTaken => f.write_str("another person has this email address"),
            Self::UsernameTaken => f.write_str("another person has this username"),
            Self::IdTaken => f.write_str("this ID is or was used by another person or an app: choose another one"),
            Self::GroupNameTaken => f.write_str("another group has this name"),
            Self::BadId => f.write_str("an ID must be 1 to 255 visible ASCII characters"),
            Self::BadClaims(why) => write!(f, "the claims cannot be saved: {why}"),
            Self::ClaimOfToken(name) => write!(f, "the claim `{name}` cannot be set for a person: it has a meaning of its own in tokens"),
            Self::ClaimEmpty(name) => write!(f, "the claim `{name}` is empty: set it to null to remove it"),
            Self::Claim { name, kind } => write!(f, "the claim `{name}` {}", kind.expected()),
            Self::ClaimText { name, fault } => write!(f, "the claim `{name}` {}", fault.fault()),
            Self::Attribute { name, fault } => write!(f, "the claim `{name}` {}", fault.expected()),
            Self::Name(error) => error.fmt(f),
            Self::Stale => f.write_str("someone else changed this in the meantime"),
            Self::NotFound => f.write_str("there is no such person or group"),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PeopleError {}
