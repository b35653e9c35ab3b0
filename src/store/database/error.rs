//! What can go wrong between a room and its rows.

use std::fmt;

use diesel::result::{DatabaseErrorKind, Error};

use crate::secrets::SealingError;

/// A query, or the database itself, failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum StoreError {
    /// The database is away, too slow or locked by another process: 503 with `Retry-After`. It comes back by itself.
    Unavailable(String),
    /// A statement failed for a reason of its own (a violated key among them).
    Query(Error),
    /// A sealed value does not open with the keys at hand.
    Sealing,
    /// A row holds what does not parse; the text names table and column, never a value.
    Corrupt(String),
    /// The job panicked; its transaction was rolled back.
    Panicked,
}

impl StoreError {
    /// Whether a unique key was violated: the row is there already.
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Query(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)))
    }

    /// Whether a row that this one refers to is missing (or one that refers to it is left).
    pub fn is_foreign_key_violation(&self) -> bool {
        matches!(self, Self::Query(Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _)))
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        if is_lost(&error) || is_retryable(&error) || is_away(&error) { Self::Unavailable(error.to_string()) } else { Self::Query(error) }
    }
}

impl From<SealingError> for StoreError {
    fn from(_: SealingError) -> Self {
        Self::Sealing
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable(why) => write!(f, "the database is unavailable: {why}"),
            Self::Query(error) => write!(f, "a database statement failed: {error}"),
            Self::Sealing => SealingError.fmt(f),
            Self::Corrupt(what) => write!(f, "a database row cannot be read: {what}"),
            Self::Panicked => f.write_str("a database job panicked and was rolled back"),
        }
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Query(error) => Some(error),
            _ => None,
        }
    }
}

/// Whether the connection is gone with this error.
pub(super) fn is_lost(error: &Error) -> bool {
    match error {
        Error::DatabaseError(DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand, _)
        | Error::BrokenTransactionManager => true,
        Error::DatabaseError(DatabaseErrorKind::Unknown, told) => {
            let told = told.message();
            told.contains("terminating connection") || told.contains("server closed the connection")
        }
        _ => false,
    }
}

/// Whether another transaction interfered, so that the same job may succeed when it runs again.
pub(super) fn is_retryable(error: &Error) -> bool {
    match error {
        Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => true,
        Error::DatabaseError(DatabaseErrorKind::Unknown, told) => told.message().contains("deadlock detected"),
        _ => false,
    }
}

fn is_away(error: &Error) -> bool {
    let Error::DatabaseError(DatabaseErrorKind::Unknown, told) = error else { return false };
    let told = told.message();
    // SQLite's words first, then PostgreSQL's.
    [
        "database is locked",
        "disk is full",
        "disk I/O error",
        "unable to open database file",
        "the database system is",
        "canceling statement due to",
    ]
    .iter()
    .any(|words| told.contains(words))
}

/// Why a database cannot be opened, migrated or held.
#[derive(Debug)]
#[non_exhaustive]
pub enum OpenError {
    /// The address is none that Latchkey knows; the text says what is expected and repeats no password.
    Address(String),
    /// The database, or a file beside it, is away or refuses.
    Unavailable(String),
    /// The database was migrated by a later release that this binary must not work beside.
    TooOld {
        /// The schema number that a binary must at least know.
        oldest: i64,
        /// This binary's.
        own: i64,
    },
    /// A migration failed; nothing of it was kept.
    Migration(String),
    /// Another `serve` holds this database or data folder.
    AlreadyServing(String),
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(why) => Self::Unavailable(why),
            other => Self::Migration(other.to_string()),
        }
    }
}

impl From<Error> for OpenError {
    fn from(error: Error) -> Self {
        StoreError::from(error).into()
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(why) => write!(f, "the database address cannot be used: {why}"),
            Self::Unavailable(why) => write!(f, "the database is unavailable: {why}"),
            Self::TooOld { oldest, own } => write!(
                f,
                "the database was changed by a later release (it asks for schema {oldest} or newer, this binary knows {own}): \
                 run that release, or restore the backup made before it"
            ),
            Self::Migration(why) => write!(f, "the database could not be migrated: {why}"),
            Self::AlreadyServing(what) => write!(
                f,
                "another `serve` is running on {what}: SQLite and the embedded transient store allow one; \
                 several replicas need PostgreSQL and Redis"
            ),
        }
    }
}

impl std::error::Error for OpenError {}
