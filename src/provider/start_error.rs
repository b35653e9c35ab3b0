//! Why the application could not be assembled.

use std::fmt;

use crate::keys::KeysError;
use crate::languages::UnfitWords;
use crate::store::StoreError;
use crate::store::database::OpenError;
use crate::store::sealing::{KeyRingError, MasterKeyError};
use crate::store::transient::Unavailable;

/// Why the application could not be assembled, in words for the operator.
#[derive(Debug)]
pub enum StartError {
    /// The data folder or a file in it.
    Folder(String),
    /// A command found no store.
    Missing(String),
    /// The database.
    Database(OpenError),
    /// A query.
    Store(StoreError),
    /// The transient store.
    Transient(Unavailable),
    /// The master key.
    MasterKey(String),
    /// The signing keys.
    Keys(KeysError),
    /// The list of breached passwords.
    Breached(String),
    /// The operator's own words.
    Words(UnfitWords),
    /// The authorities for requests to other providers.
    FetchCa(String),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(why) | Self::Missing(why) | Self::MasterKey(why) | Self::Breached(why) | Self::FetchCa(why) => f.write_str(why),
            Self::Words(error) => write!(f, "{error} (LATCHKEY_WORDS_DIR)"),
            Self::Database(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
            Self::Transient(error) => error.fmt(f),
            Self::Keys(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for StartError {}

impl From<OpenError> for StartError {
    fn from(error: OpenError) -> Self {
        Self::Database(error)
    }
}

impl From<StoreError> for StartError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Unavailable> for StartError {
    fn from(error: Unavailable) -> Self {
        Self::Transient(error)
    }
}

impl From<KeysError> for StartError {
    fn from(error: KeysError) -> Self {
        Self::Keys(error)
    }
}

impl From<KeyRingError> for StartError {
    fn from(error: KeyRingError) -> Self {
        Self::MasterKey(error.to_string())
    }
}

impl From<MasterKeyError> for StartError {
    fn from(error: MasterKeyError) -> Self {
        Self::MasterKey(error.to_string())
    }
}
