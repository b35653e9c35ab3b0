//! Registered clients (`registered`), their secrets (`secrets`) and resource servers (`resources`). Floor 2.
//!
//! Rows with their queries, no HTTP and no decisions. May use `protocol`, whose values the rows hold, and the ground
//! floor. Every change raises the part's revision in its own transaction, so that snapshots read it anew.

pub mod registered;
mod representation;
pub mod resources;
pub mod secrets;

use std::fmt;

pub use registered::{Record, Registered};
pub use representation::{ClientRepresentation, ResourceRepresentation};
pub use secrets::{ClientSecret, verify_secret};

use crate::store::StoreError;

/// Why a client's or resource server's row was not written.
#[derive(Debug)]
#[non_exhaustive]
pub enum ClientError {
    /// A client or person has, or had, this id; a resource server has this identifier.
    IdTaken,
    /// An id is not 1 to 255 visible ASCII characters.
    BadId,
    /// Somebody changed the row since it was read: read it again.
    Stale,
    /// There is no such row.
    NotFound,
    /// The database failed.
    Store(StoreError),
}

impl ClientError {
    /// As a failure of the store, where nothing else was to be expected.
    pub fn unexpected(self) -> StoreError {
        match self {
            Self::Store(error) => error,
            other => StoreError::Corrupt(other.to_string()),
        }
    }
}

impl From<StoreError> for ClientError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<diesel::result::Error> for ClientError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Store(error.into())
    }
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IdTaken => f.write_str("this ID is or was used by another app or a person: choose another one"),
            Self::BadId => f.write_str("an ID must be 1 to 255 visible ASCII characters"),
            Self::Stale => f.write_str("someone else changed this in the meantime"),
            Self::NotFound => f.write_str("there is no such app or API"),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ClientError {}
