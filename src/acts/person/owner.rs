//! A person gets the role owner, everywhere and for good, or loses it.

use super::{AccessNotTaken, NoPerson, WhichPerson, keep_an_owner};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::PeopleError;
use crate::people::assignments::{self, Assignment, EVERYWHERE, OWNER};
use crate::people::rights::Right;

/// Gives a person the role owner; nothing where they have it.
#[derive(Clone, Debug)]
pub struct MakeOwner {
    /// Who.
    pub person: WhichPerson,
}

/// Takes the role owner away from a person; nothing where they do not have it.
#[derive(Clone, Debug)]
pub struct RemoveOwner {
    /// Who.
    pub person: WhichPerson,
}

impl Act for MakeOwner {
    type Done = ();
    type Refused = NoPerson;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::AssignRoles)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<NoPerson>> {
        let person = self.person.find(doing.rows)?;
        give(doing, &person.id)
    }
}

impl Act for RemoveOwner {
    type Done = ();
    type Refused = AccessNotTaken;
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::AssignRoles)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<AccessNotTaken>> {
        let person = self.person.find(doing.rows).map_err(|nobody| nobody.map(AccessNotTaken::NoPerson))?;
        take(doing, &person.id, AccessNotTaken::LastOwner)
    }
}

pub(in crate::acts) fn give<R>(doing: &mut Doing<'_, '_>, user_id: &str) -> Result<(), NotDone<R>> {
    let now = doing.now();
    if assignments::has_role(doing.rows, user_id, OWNER, now)? {
        return Ok(());
    }
    let assignment = Assignment {
        id: doing.acting.random.uuid().to_string(),
        user_id: user_id.to_owned(),
        role: OWNER.to_owned(),
        place: EVERYWHERE.to_owned(),
        until: None,
        created_at: now,
    };
    assignments::insert(doing.rows, &assignment).map_err(PeopleError::unexpected)?;
    let event = doing.event(EventType::RoleAssigned, Subject::User(user_id.to_owned()));
    Ok(doing.record(&event.detail("role", OWNER))?)
}

pub(super) fn take<R>(doing: &mut Doing<'_, '_>, user_id: &str, last_owner: R) -> Result<(), NotDone<R>> {
    let now = doing.now();
    if !assignments::has_role(doing.rows, user_id, OWNER, now)? {
        return Ok(());
    }
    keep_an_owner(doing, user_id, last_owner)?;
    assignments::delete(doing.rows, user_id, OWNER, EVERYWHERE)?;
    let event = doing.event(EventType::RoleRemoved, Subject::User(user_id.to_owned()));
    Ok(doing.record(&event.detail("role", OWNER))?)
}
