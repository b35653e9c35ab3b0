//! How a command fails.

use std::fmt;

use crate::config::SettingsErrors;

/// Why a command did nothing, or not all. It is for the one at the terminal, who may know more than a client may.
#[derive(Debug)]
pub enum CliError {
    /// The arguments do not make sense together: exit code 2.
    Usage(String),
    /// Refused or failed: exit code 1.
    Failed(String),
    /// Settings that cannot be used: exit code 1.
    Settings(SettingsErrors),
    /// Failed, and the log has the reason already: exit code 1.
    Logged,
}

impl CliError {
    /// Refused or failed, for a reason that reads as a sentence.
    pub fn failed(reason: impl fmt::Display) -> Self {
        Self::Failed(reason.to_string())
    }

    /// Nothing of that name.
    pub fn not_found(kind: &str, name: &str) -> Self {
        Self::Failed(format!("there is no {kind} {name:?}"))
    }

    /// What the program ends with.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Failed(_) | Self::Settings(_) | Self::Logged => 1,
        }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(text) | Self::Failed(text) => f.write_str(text),
            Self::Settings(errors) => write!(f, "these settings cannot be used:\n{errors}"),
            Self::Logged => f.write_str("see the log for the reason"),
        }
    }
}

impl std::error::Error for CliError {}

impl From<SettingsErrors> for CliError {
    fn from(errors: SettingsErrors) -> Self {
        Self::Settings(errors)
    }
}

impl From<crate::store::StoreError> for CliError {
    fn from(error: crate::store::StoreError) -> Self {
        Self::failed(error)
    }
}

impl From<crate::store::OpenError> for CliError {
    fn from(error: crate::store::OpenError) -> Self {
        Self::failed(error)
    }
}

impl<R: fmt::Display> From<crate::acts::door::NotDone<R>> for CliError {
    fn from(not_done: crate::acts::door::NotDone<R>) -> Self {
        Self::failed(not_done)
    }
}
