//! Groups: made, changed, deleted; people added and removed.

mod add_member;
mod change;
mod create;
mod delete;
mod remove_member;

pub use add_member::{AddMember, Member, MemberNotAdded, MembershipChange, MembershipEnd};
pub(super) use add_member::{add, add_by_rule};
pub use change::{ChangeGroup, GroupNotChanged};
pub use create::{CreateGroup, GroupNotCreated};
pub use delete::{DeleteGroup, GroupNotDeleted};
pub use remove_member::{MemberNotRemoved, RemoveMember};

pub use super::which::WhichGroup;

use std::fmt;

use super::door::NotDone;
use crate::audit::Members;
use crate::people::groups::Group;
use crate::people::names::NameError;
use crate::people::{GroupRepresentation, PeopleError};
use crate::store::StoreError;

/// A group as the record sees it: there is nothing in it that the record may not hold.
fn members(group: &Group) -> Members {
    Members::whole(&GroupRepresentation::from(group))
}

/// Why a group cannot have a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnfitGroupName {
    /// Another group has it.
    Taken,
    /// It is no name.
    Unfit(NameError),
}

impl UnfitGroupName {
    /// As the rows say it.
    fn of(error: PeopleError) -> NotDone<Self> {
        match error {
            PeopleError::GroupNameTaken => NotDone::Refused(Self::Taken),
            PeopleError::Name(why) => NotDone::Refused(Self::Unfit(why)),
            PeopleError::Store(error) => NotDone::Failed(error),
            other => NotDone::Failed(StoreError::Corrupt(other.to_string())),
        }
    }
}

/// In the words of the command line.
impl fmt::Display for UnfitGroupName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken => PeopleError::GroupNameTaken.fmt(f),
            Self::Unfit(why) => why.fmt(f),
        }
    }
}
