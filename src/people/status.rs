//! Whether a person may sign in.

use crate::store::StoreError;

/// Whether a person may sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// May sign in.
    Active,
    /// Made their account themselves, and may not before an admin approves it.
    Waiting,
    /// May not, and nothing that was given to them before works.
    Disabled,
}

impl Status {
    /// As `users.status` keeps it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Waiting => "waiting",
            Self::Disabled => "disabled",
        }
    }

    pub(super) fn parse(text: &str) -> Result<Self, StoreError> {
        match text {
            "active" => Ok(Self::Active),
            "waiting" => Ok(Self::Waiting),
            "disabled" => Ok(Self::Disabled),
            _ => Err(StoreError::Corrupt("users.status".into())),
        }
    }
}
