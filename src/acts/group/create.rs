//! A group is made.

use super::{UnfitGroupName, members};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Members, Subject};
use crate::people::groups::{self, Group};
use crate::people::rights::Right;

/// Makes a group.
#[derive(Clone, Debug)]
pub struct CreateGroup {
    /// Its name; spaces around it are none of it.
    pub name: String,
}

/// Why a group was not made.
pub type GroupNotCreated = UnfitGroupName;

impl Act for CreateGroup {
    type Done = Group;
    type Refused = GroupNotCreated;
    // Nobody belongs to it yet.
    const ASKS_RECENT: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageGroups)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Group, NotDone<GroupNotCreated>> {
        let id = doing.acting.random.uuid().to_string();
        let group = groups::insert(doing.rows, &id, self.name.trim(), None, doing.now()).map_err(UnfitGroupName::of)?;
        let event = doing.event(EventType::GroupCreated, Subject::Group(id)).detail("name", group.name.as_str());
        doing.record(&event.changed(&Members::of_nothing(), &members(&group)))?;
        Ok(group)
    }
}
