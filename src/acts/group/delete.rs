//! A group is deleted; its members stay.

use std::fmt;

use super::members;
use crate::acts::NOT_CONFIRMED;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::which::WhichGroup;
use crate::audit::{EventType, Members, Subject};
use crate::people::rights::Right;
use crate::people::rules::{self, Place};
use crate::people::{groups, names};

/// Deletes a group with its memberships.
#[derive(Clone, Debug)]
pub struct DeleteGroup {
    /// Which.
    pub group: WhichGroup,
    /// The name as it was typed to confirm this; `None`: whoever asked has confirmed it in another way.
    pub confirmed_by: Option<String>,
}

/// Why a group was not deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupNotDeleted {
    /// There is no such group.
    NoGroup,
    /// What was typed is not its name.
    NotConfirmed,
}

impl Act for DeleteGroup {
    type Done = ();
    type Refused = GroupNotDeleted;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageGroups)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<GroupNotDeleted>> {
        let group = self.group.find(doing.rows)?.ok_or(NotDone::Refused(GroupNotDeleted::NoGroup))?;
        if self.confirmed_by.as_deref().is_some_and(|typed| names::folded(typed) != names::folded(&group.name)) {
            return Err(NotDone::Refused(GroupNotDeleted::NotConfirmed));
        }
        if !groups::delete(doing.rows, &group.id)? {
            return Err(NotDone::Refused(GroupNotDeleted::NoGroup));
        }
        rules::remove(doing.rows, &Place::Group(group.id.clone()))?;
        let event = doing.event(EventType::GroupDeleted, Subject::Group(group.id.clone())).detail("name", group.name.as_str());
        Ok(doing.record(&event.changed(&members(&group), &Members::of_nothing()))?)
    }
}

/// In the words of the command line.
impl fmt::Display for GroupNotDeleted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoGroup => "there is no such group",
            Self::NotConfirmed => NOT_CONFIRMED,
        })
    }
}
