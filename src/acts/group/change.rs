//! A group gets another name, or another requirement.

use std::fmt;

use super::{UnfitGroupName, members};
use crate::acts::CHANGED_MEANWHILE;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::which::WhichGroup;
use crate::audit::{EventType, Subject};
use crate::config::EmailCodes;
use crate::people::PeopleError;
use crate::people::groups::{self, Group};
use crate::people::names;
use crate::people::rights::Right;
use crate::upstreams;

/// Changes a group. `None` leaves a value unchanged.
#[derive(Clone, Debug)]
pub struct ChangeGroup {
    /// Which.
    pub group: WhichGroup,
    /// The name; spaces around it are none of it.
    pub name: Option<String>,
    /// Whether its members need a second factor.
    pub requires_second_factor: Option<bool>,
    /// What its members may use codes by e-mail for at most.
    pub email_codes: Option<EmailCodes>,
    /// The version of the group that was seen when this was decided; `None`: this does not depend on what was seen.
    pub seen: Option<i64>,
}

/// Why a group was not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupNotChanged {
    /// There is no such group.
    NoGroup,
    /// Somebody else changed it since it was seen.
    Stale,
    /// It cannot have that name.
    Name(UnfitGroupName),
}

impl Act for ChangeGroup {
    type Done = Group;
    type Refused = GroupNotChanged;
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageGroups)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Group, NotDone<GroupNotChanged>> {
        let before = self.group.find(doing.rows)?.ok_or(NotDone::Refused(GroupNotChanged::NoGroup))?;
        let changed = Group {
            name: self.name.as_ref().map_or_else(|| before.name.clone(), |name| name.trim().to_owned()),
            requires_second_factor: self.requires_second_factor.unwrap_or(before.requires_second_factor),
            email_codes: self.email_codes.unwrap_or(before.email_codes),
            ..before.clone()
        };
        // The same form again is no conflict, and nothing is told of what changes nothing.
        if changed == before {
            return Ok(before);
        }
        if self.seen.is_some_and(|seen| seen != before.version) {
            return Err(NotDone::Refused(GroupNotChanged::Stale));
        }
        groups::update(doing.rows, &changed, doing.now()).map_err(|error| match error {
            PeopleError::Stale => NotDone::Refused(GroupNotChanged::Stale),
            unfit => UnfitGroupName::of(unfit).map(GroupNotChanged::Name),
        })?;
        // Rules of providers give it by its name.
        if before.name != changed.name {
            let key = names::group_key(&before.name).ok();
            let is_former = |name: &str| names::group_key(name).ok() == key;
            upstreams::rename_group(doing.rows, is_former, &changed.name, doing.acting.now)?;
        }
        let event = doing.event(EventType::GroupUpdated, Subject::Group(before.id.clone()));
        let mut event = event.changed(&members(&before), &members(&changed));
        if before.requires_second_factor != changed.requires_second_factor {
            event = event.detail("require_second_factor", changed.requires_second_factor);
        }
        if before.email_codes != changed.email_codes {
            event = event.detail("email_codes", changed.email_codes.as_str());
        }
        doing.record(&event)?;
        groups::find(doing.rows, &before.id)?.ok_or(NotDone::Refused(GroupNotChanged::NoGroup))
    }
}

/// In the words of the command line.
impl fmt::Display for GroupNotChanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGroup => f.write_str("there is no such group"),
            Self::Stale => f.write_str(CHANGED_MEANWHILE),
            Self::Name(unfit) => unfit.fmt(f),
        }
    }
}
