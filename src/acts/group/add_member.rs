//! A person is added to a group.

use std::fmt;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::which::{NoPerson, WhichGroup, WhichPerson};
use crate::audit::{EventType, Subject};
use crate::clock::Timestamp;
use crate::people::User;
use crate::people::groups::{self, Group};
use crate::people::rights::Right;
use crate::store::StoreError;

/// Adds a person to a group; a member's `until` is replaced.
#[derive(Clone, Debug)]
pub struct AddMember {
    /// To which group.
    pub group: WhichGroup,
    /// Who.
    pub person: WhichPerson,
    /// When the membership ends; `None` is never.
    pub until: Option<Timestamp>,
}

/// Why a person was not added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberNotAdded {
    /// There is no such group.
    NoGroup,
    /// There is nobody by this name.
    NoPerson(NoPerson),
    /// The membership would be over already.
    Over,
}

impl Act for AddMember {
    type Done = String;
    type Refused = MemberNotAdded;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageGroups)
    }

    /// Gives the person's id.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<String, NotDone<MemberNotAdded>> {
        let group = self.group.find(doing.rows)?.ok_or(NotDone::Refused(MemberNotAdded::NoGroup))?;
        let person = self.person.find(doing.rows).map_err(|nobody| nobody.map(MemberNotAdded::NoPerson))?;
        if self.until.is_some_and(|until| until <= doing.now()) {
            return Err(NotDone::Refused(MemberNotAdded::Over));
        }
        if !add(doing, &group, &person, self.until)? {
            return Err(self.person.nobody().map(MemberNotAdded::NoPerson));
        }
        Ok(person.id)
    }
}

/// Adds a person to a group, as a part of an act. False, and nothing is told, where one of them was deleted at this moment.
pub(in crate::acts) fn add(doing: &mut Doing<'_, '_>, group: &Group, person: &User, until: Option<Timestamp>) -> Result<bool, StoreError> {
    let now = doing.now();
    if !groups::add_member(doing.rows, &group.id, &person.id, until, now)? {
        return Ok(false);
    }
    let subject = Subject::Member { user_id: person.id.clone(), group_id: group.id.clone() };
    let event = doing.event(EventType::MemberAdded, subject);
    doing.record(&event.detail("group", group.id.as_str()))?;
    Ok(true)
}

/// In the words of the command line.
impl fmt::Display for MemberNotAdded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGroup => f.write_str("there is no such group"),
            Self::NoPerson(nobody) => nobody.fmt(f),
            Self::Over => f.write_str("the end of the membership is in the past"),
        }
    }
}
