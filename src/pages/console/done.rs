//! What was just done in the console, as a page says it after the form that did it.

use serde::{Deserialize, Serialize};

use crate::pages::context::Notice;

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Done {
    /// Details were kept.
    Saved,
    /// Sessions ended.
    SessionsEnded,
    /// An account was disabled.
    Disabled,
    /// An account was enabled.
    Enabled,
    /// A person was deleted.
    PersonDeleted,
    /// A person became an admin.
    AdminGiven,
    /// A person is no admin any more.
    AdminTaken,
    /// A person's second factors were taken away.
    SecondFactorReset,
    /// A person joined a group.
    MemberAdded,
    /// A person left a group.
    MemberRemoved,
    /// A group was made.
    GroupCreated,
    /// A group was deleted.
    GroupDeleted,
    /// An API was added.
    ApiAdded,
    /// An API was deleted.
    ApiDeleted,
    /// The next key signs.
    KeyRotated,
    /// The next key was published too short a time ago to sign.
    KeyNotKnownYet,
    /// A key verifies nothing any more.
    KeyRevoked,
    /// What something was to be done to is not there.
    Gone,
}

impl Done {
    pub(in crate::pages) const fn text_id(self) -> &'static str {
        match self {
            Self::Saved => "notice-saved",
            Self::SessionsEnded => "notice-sessions-ended",
            Self::Disabled => "notice-person-disabled",
            Self::Enabled => "notice-person-enabled",
            Self::PersonDeleted => "notice-person-deleted",
            Self::AdminGiven => "notice-admin-given",
            Self::AdminTaken => "notice-admin-taken",
            Self::SecondFactorReset => "notice-second-factor-reset",
            Self::MemberAdded => "notice-member-added",
            Self::MemberRemoved => "notice-member-removed",
            Self::GroupCreated => "notice-group-created",
            Self::GroupDeleted => "notice-group-deleted",
            Self::ApiAdded => "notice-api-added",
            Self::ApiDeleted => "notice-api-deleted",
            Self::KeyRotated => "notice-key-rotated",
            Self::KeyNotKnownYet => "notice-key-not-known-yet",
            Self::KeyRevoked => "notice-key-revoked",
            Self::Gone => "notice-console-gone",
        }
    }
}

impl From<Done> for Notice {
    fn from(done: Done) -> Self {
        Self::Console(done)
    }
}
