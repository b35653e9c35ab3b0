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
    /// A value cannot be written; the text says what, never a value.
    Unwritable(String),
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
        let by_text = match &error {
            Error::DatabaseError(DatabaseErrorKind::Unknown, told) => trouble_of_sqlite(told.message()),
            _ => None,
        };
        match trouble(&error).or(by_text) {
            Some(trouble) => Self::Unavailable(told(trouble, &error)),
            None => Self::Query(error),
        }
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
            Self::Unwritable(what) => write!(f, "{what} cannot be written"),
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

/// What an error says of the database and not of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The connection is gone with this error.
    Lost,
    /// The server, or the session, takes no writes: a primary that was demoted, a replica.
    ReadOnly,
    /// Another transaction interfered: the same job may succeed when it runs again.
    Interfered,
    /// Locked, too slow, cancelled, full, ending: it may pass.
    Passing,
}

/// Judges by the kind that diesel makes of the SQLSTATE, so that no word of a message counts: PostgreSQL speaks the language
/// of its `lc_messages`, and a trigger raises what it likes.
pub(super) fn trouble(error: &Error) -> Option<Trouble> {
    match error {
        Error::DatabaseError(DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand, _)
        | Error::BrokenTransactionManager => Some(Trouble::Lost),
        Error::DatabaseError(DatabaseErrorKind::ReadOnlyTransaction, _) => Some(Trouble::ReadOnly),
        Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Some(Trouble::Interfered),
        _ => None,
    }
}

/// As [`trouble`], for an error that PostgreSQL gave. diesel has no kind for most classes of SQLSTATE and keeps the code to
/// itself (deadlock 40P01, lock timeout 55P03, cancelled 57014, resources 53, operator 57, I/O 58 among them). What is left
/// over beside them are statements that cannot be read, and those come with the place in their text; ours are fixed texts
/// with bound values, so whatever else goes wrong is the server's matter.
pub(super) fn trouble_of_postgres(error: &Error) -> Option<Trouble> {
    match error {
        Error::DatabaseError(DatabaseErrorKind::Unknown, told) if told.statement_position().is_none() => Some(Trouble::Passing),
        known => trouble(known),
    }
}

/// SQLite has one language: its texts are as fixed as its codes, which diesel does not show.
fn trouble_of_sqlite(told: &str) -> Option<Trouble> {
    const READ_ONLY: &str = "attempt to write a readonly database";
    const PASSING: [&str; 6] = [
        "database is locked",
        "database table is locked",
        "disk is full",
        "disk I/O error",
        "unable to open database file",
        "out of memory",
    ];
    if told.contains(READ_ONLY) {
        return Some(Trouble::ReadOnly);
    }
    PASSING.iter().any(|words| told.contains(words)).then_some(Trouble::Passing)
}

/// What an operator reads of an error that is no fault of the request.
pub(super) fn told(trouble: Trouble, error: &Error) -> String {
    match trouble {
        Trouble::ReadOnly => format!("it takes no writes: {error}"),
        _ => error.to_string(),
    }
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
    /// Migrations are missing, and the role may not change the schema.
    NoRight(Vec<String>),
    /// Migrations are missing, and what asked only reads.
    Behind(Vec<String>),
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
            Self::NoRight(missing) => write!(
                f,
                "the schema lacks {}, and the role of LATCHKEY_DATABASE_URL may not change it: run `latchkey migrate` with \
                 LATCHKEY_DATABASE_MIGRATE_URL set to a role that may (it needs CREATE on the schema)",
                missing.join(", ")
            ),
            Self::Behind(missing) => write!(
                f,
                "the database is as an older release left it (it lacks {}), and a command that only reads changes nothing: run \
                 `latchkey migrate`, or start the server, before",
                missing.join(", ")
            ),
            Self::AlreadyServing(what) => write!(
                f,
                "another `serve` is running on {what}: SQLite and the embedded transient store allow one; \
                 several replicas need PostgreSQL and Redis"
            ),
        }
    }
}

impl std::error::Error for OpenError {}
