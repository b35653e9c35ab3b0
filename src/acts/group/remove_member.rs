//! A person is removed from a group.

use std::fmt;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::which::{NoPerson, WhichGroup, WhichPerson};
use crate::audit::{EventType, Subject};
use crate::people::groups;
use crate::people::rights::Right;
use crate::upstreams::links;

/// Removes a person from a group.
#[derive(Clone, Debug)]
pub struct RemoveMember {
    /// From which group.
    pub group: WhichGroup,
    /// Who.
    pub person: WhichPerson,
}

/// Why a person was not removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberNotRemoved {
    /// There is no such group.
    NoGroup,
    /// There is nobody by this name.
    NoPerson(NoPerson),
    /// They are not in it.
    NoMember,
}

impl Act for RemoveMember {
    type Done = String;
    type Refused = MemberNotRemoved;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageGroups)
    }

    /// Gives the person's id.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<String, NotDone<MemberNotRemoved>> {
        let group = self.group.find(doing.rows)?.ok_or(NotDone::Refused(MemberNotRemoved::NoGroup))?;
        let person = self.person.find(doing.rows).map_err(|nobody| nobody.map(MemberNotRemoved::NoPerson))?;
        if !groups::remove_member(doing.rows, &group.id, &person.id)? {
            return Err(NotDone::Refused(MemberNotRemoved::NoMember));
        }
        links::forget_given(doing.rows, &person.id, &group.id)?;
        let subject = Subject::Member { user_id: person.id.clone(), group_id: group.id.clone() };
        let event = doing.event(EventType::MemberRemoved, subject);
        doing.record(&event.detail("group", group.id))?;
        Ok(person.id)
    }
}

/// In the words of the command line.
impl fmt::Display for MemberNotRemoved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGroup => f.write_str("there is no such group"),
            Self::NoPerson(nobody) => nobody.fmt(f),
            Self::NoMember => f.write_str("there is no such member of this group"),
        }
    }
}
