//! Groups: made, deleted, people added and removed.

use super::{ActError, Acting};
use crate::audit::{EventType, Subject};
use crate::clock::Timestamp;
use crate::people::groups::{self, Group};
use crate::store::Connection;

/// Makes a group.
pub fn create(conn: &mut Connection, acting: &Acting, name: &str) -> Result<Group, ActError> {
    let group = groups::insert(conn, &acting.random.uuid().to_string(), name, None, acting.now)?;
    acting.about(conn, EventType::GroupCreated, Subject::Group(group.id.clone()))?;
    Ok(group)
}

/// Writes a changed group over the row that was read.
pub fn update(conn: &mut Connection, acting: &Acting, changed: &Group) -> Result<Group, ActError> {
    let before = groups::find(conn, &changed.id)?.ok_or(ActError::NotFound("group"))?;
    groups::update(conn, changed, acting.now)?;
    let mut event = acting.event(EventType::GroupUpdated).subject(Subject::Group(changed.id.clone()));
    if before.requires_second_factor != changed.requires_second_factor {
        event = event.detail("requires_second_factor", changed.requires_second_factor);
    }
    acting.record(conn, &event)?;
    groups::find(conn, &changed.id)?.ok_or(ActError::NotFound("group"))
}

/// Deletes a group; its members stay.
pub fn delete(conn: &mut Connection, acting: &Acting, name: &str) -> Result<(), ActError> {
    let group = named(conn, name)?;
    groups::delete(conn, &group.id)?;
    acting.about(conn, EventType::GroupDeleted, Subject::Group(group.id))
}

/// Adds a person, until a time or for good.
pub fn add_member(conn: &mut Connection, acting: &Acting, name: &str, user_id: &str, until: Option<Timestamp>) -> Result<(), ActError> {
    let group = named(conn, name)?;
    if until.is_some_and(|until| until <= acting.now) {
        return Err(ActError::Refused("the end of the membership is in the past".into()));
    }
    groups::add_member(conn, &group.id, user_id, until, acting.now)?;
    acting.record(conn, &acting.event(EventType::MemberAdded).subject(Subject::User(user_id.to_owned())).detail("group", group.id.as_str()))
}

/// Takes a person out.
pub fn remove_member(conn: &mut Connection, acting: &Acting, name: &str, user_id: &str) -> Result<(), ActError> {
    let group = named(conn, name)?;
    if !groups::remove_member(conn, &group.id, user_id)? {
        return Err(ActError::NotFound("member of this group"));
    }
    acting
        .record(conn, &acting.event(EventType::MemberRemoved).subject(Subject::User(user_id.to_owned())).detail("group", group.id.as_str()))
}

fn named(conn: &mut Connection, name: &str) -> Result<Group, ActError> {
    groups::find_by_name(conn, name)?.ok_or(ActError::NotFound("group"))
}
