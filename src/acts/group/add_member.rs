//! A person is added to a group.

use std::fmt;

use serde_json::json;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::which::{NoPerson, WhichGroup, WhichPerson};
use crate::audit::{EventType, Members, Subject};
use crate::clock::{Rfc3339, Timestamp};
use crate::people::User;
use crate::people::groups::{self, Group};
use crate::people::rights::Right;
use crate::store::StoreError;
use crate::upstreams::links;

/// Adds a person to a group. Of who is a member the end alone can change.
#[derive(Clone, Debug)]
pub struct AddMember {
    /// To which group.
    pub group: WhichGroup,
    /// Who.
    pub person: WhichPerson,
    /// When the membership ends.
    pub end: MembershipEnd,
}

/// When a membership ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembershipEnd {
    /// Of who is a member already when it does; of anybody else never.
    AsItIs,
    /// Never.
    Never,
    /// At this time.
    At(Timestamp),
}

/// Somebody who is a member now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub user_id: String,
    /// When the membership ends; `None` is never.
    pub until: Option<Timestamp>,
    /// What the act changed of it.
    pub change: MembershipChange,
}

/// What an act changed of a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembershipChange {
    /// They were no member.
    Added,
    /// They were, with another end.
    End,
    /// Nothing.
    Nothing,
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
    type Done = Member;
    type Refused = MemberNotAdded;
    // The end that is kept is the one that is there.
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageGroups)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Member, NotDone<MemberNotAdded>> {
        let group = self.group.find(doing.rows)?.ok_or(NotDone::Refused(MemberNotAdded::NoGroup))?;
        let person = self.person.find(doing.rows).map_err(|nobody| nobody.map(MemberNotAdded::NoPerson))?;
        if matches!(self.end, MembershipEnd::At(until) if until <= doing.now()) {
            return Err(NotDone::Refused(MemberNotAdded::Over));
        }
        // What an admin says by hand no rule takes back.
        links::forget_given(doing.rows, &person.id, &group.id)?;
        add(doing, &group, &person, self.end)?.ok_or_else(|| self.person.nobody().map(MemberNotAdded::NoPerson))
    }
}

/// Adds a person to a group, as a part of an act. None, and nothing is told, where one of them was deleted at this moment. Nothing is
/// told either of what changes nothing.
pub(in crate::acts) fn add(
    doing: &mut Doing<'_, '_>,
    group: &Group,
    person: &User,
    end: MembershipEnd,
) -> Result<Option<Member>, StoreError> {
    added(doing, group, person, end, None)
}

/// Adds a person to a group by a rule on what this provider says of them, as a part of an act; false where one of them was deleted at this
/// moment.
pub(in crate::acts) fn add_by_rule(doing: &mut Doing<'_, '_>, group: &Group, person: &User, upstream: &str) -> Result<bool, StoreError> {
    Ok(added(doing, group, person, MembershipEnd::AsItIs, Some(upstream))?.is_some())
}

fn added(
    doing: &mut Doing<'_, '_>,
    group: &Group,
    person: &User,
    end: MembershipEnd,
    upstream: Option<&str>,
) -> Result<Option<Member>, StoreError> {
    let (now, user_id) = (doing.now(), person.id.clone());
    // One that is over is none.
    let before = groups::memberships_of(doing.rows, &user_id, now)?.into_iter().find(|membership| membership.group_id == group.id);
    let until = match (end, &before) {
        (MembershipEnd::At(until), _) => Some(until),
        (MembershipEnd::AsItIs, Some(membership)) => membership.until,
        (MembershipEnd::AsItIs, None) | (MembershipEnd::Never, _) => None,
    };
    if before.as_ref().is_some_and(|membership| membership.until == until) {
        return Ok(Some(Member { user_id, until, change: MembershipChange::Nothing }));
    }
    if !groups::add_member(doing.rows, &group.id, &user_id, until, now)? {
        return Ok(None);
    }
    let ends = |until: Option<Timestamp>| json!({ "until": until.map(Rfc3339) });
    let subject = Subject::Member { user_id: user_id.clone(), group_id: group.id.clone() };
    let mut event = doing.event(EventType::MemberAdded, subject).detail("group", group.id.as_str());
    if let Some(upstream) = upstream {
        event = event.detail("upstream", upstream);
    }
    let (event, change) = match before {
        None => (event.detail("until", until.map(|until| until.to_string())), MembershipChange::Added),
        Some(before) => (event.changed(&Members::whole(&ends(before.until)), &Members::whole(&ends(until))), MembershipChange::End),
    };
    doing.record(&event)?;
    Ok(Some(Member { user_id, until, change }))
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
