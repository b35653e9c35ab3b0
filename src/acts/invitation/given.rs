//! What an invitation gives is given, as a part of its acceptance.

use crate::acts::door::{Doing, NotDone};
use crate::acts::group::{self, MembershipEnd};
use crate::acts::person;
use crate::audit::EventType;
use crate::people::invitations::{self, Invitation};
use crate::people::rights::{self, Right};
use crate::people::{User, groups};
use crate::store::StoreError;

use super::invite::event;

/// Gives a person what the invitation gives, as far as it may be given still, and ends it. The event says what was left out: a group
/// that was deleted, and what whoever sent the invitation may give no more. False where somebody else changed the invitation.
pub(super) fn give<R>(doing: &mut Doing<'_, '_>, invitation: &Invitation, to: &User) -> Result<bool, NotDone<R>> {
    let now = doing.now();
    if !invitations::accept(doing.rows, invitation, &to.id, now)? {
        return Ok(false);
    }
    let mut left_out = Vec::new();
    let may_groups = may(doing, invitation, Right::ManageGroups)? && invitation.groups_until.is_none_or(|until| until > now);
    let memberships = groups::memberships_of(doing.rows, &to.id, now)?;
    for given in &invitation.groups {
        let found = if may_groups { groups::find(doing.rows, &given.id)? } else { None };
        // Nobody's membership is cut short by an invitation.
        let is_member = memberships.iter().any(|membership| membership.group_id == given.id);
        let end = invitation.groups_until.filter(|_| !is_member).map_or(MembershipEnd::AsItIs, MembershipEnd::At);
        let added = match &found {
            Some(group) => group::add(doing, group, to, end)?.is_some(),
            None => false,
        };
        if !added {
            left_out.push(given.name.clone());
        }
    }
    let may_owner = invitation.owner && may(doing, invitation, Right::AssignRoles)?;
    if may_owner {
        person::give_owner(doing, &to.id)?;
    }
    let mut event = event(doing, EventType::InvitationAccepted, invitation, Some(to.id.clone()));
    if !left_out.is_empty() {
        event = event.detail("left_out", left_out);
    }
    if invitation.owner && !may_owner {
        event = event.detail("role_left_out", true);
    }
    doing.record(&event)?;
    Ok(true)
}

/// Whether whoever sent the invitation has the right now.
fn may(doing: &mut Doing<'_, '_>, invitation: &Invitation, right: Right) -> Result<bool, StoreError> {
    let now = doing.now();
    match &invitation.invited_by {
        Some(by) => rights::has(doing.rows, by, right, now),
        None => Ok(true),
    }
}
