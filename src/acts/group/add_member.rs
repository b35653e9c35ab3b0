//! A person is added to a group.

use std::fmt;

use super::{WhichGroup, WhichPerson};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::{ActError, Acting};
use crate::audit::{EventType, Subject};
use crate::clock::Timestamp;
use crate::people::groups;
use crate::people::rights::Right;
use crate::store::Writing;

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
    NoPerson(String),
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
        let nobody = || NotDone::Refused(MemberNotAdded::NoPerson(self.person.as_asked().to_owned()));
        let person = self.person.find(doing.rows)?.ok_or_else(nobody)?;
        if self.until.is_some_and(|until| until <= doing.now()) {
            return Err(NotDone::Refused(MemberNotAdded::Over));
        }
        if !groups::add_member(doing.rows, &group.id, &person.id, self.until, doing.now())? {
            return Err(nobody());
        }
        let event = doing.event(EventType::MemberAdded, Subject::User(person.id.clone()));
        doing.record(&event.detail("group", group.id))?;
        Ok(person.id)
    }
}

/// In the words of the command line.
impl fmt::Display for MemberNotAdded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGroup => f.write_str("there is no such group"),
            Self::NoPerson(named) => write!(f, "there is no person with the ID, email address or username {named:?}"),
            Self::Over => f.write_str("the end of the membership is in the past"),
        }
    }
}

/// Adds a person who was just made or changed to the group of this name, for good, as a part of that act.
pub(in crate::acts) fn add_named(rows: &mut Writing<'_>, acting: &Acting, name: &str, user_id: &str) -> Result<(), ActError> {
    let group = groups::find_by_name(rows, name)?.ok_or(ActError::NotFound("group"))?;
    groups::add_member(rows, &group.id, user_id, None, acting.now)?;
    Ok(acting.record(rows, &acting.event(EventType::MemberAdded).subject(Subject::User(user_id.to_owned())).detail("group", group.id))?)
}
