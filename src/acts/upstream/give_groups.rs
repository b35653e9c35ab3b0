//! What a provider says of somebody puts them in groups, by the rules that an admin wrote, and takes them out again.

use std::convert::Infallible;

use serde_json::{Map, Value};

use super::Shown;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::group::{self, MembershipEnd};
use crate::audit::{EventType, Subject};
use crate::people::{groups, user};
use crate::store::StoreError;
use crate::upstreams::links::{self, Whom};

/// Puts whoever signed in there in the groups whose rules are met, and takes them out of those that a rule gave them before and gives no
/// more. Nobody is taken out of a group in which they were without a rule.
#[derive(Clone, Debug)]
pub struct GiveGroups {
    /// The account elsewhere.
    pub shown: Shown,
    /// What the provider said.
    pub claims: Map<String, Value>,
}

impl Act for GiveGroups {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let Some(upstream) = self.shown.upstream(doing)? else { return Ok(()) };
        let owner = links::owner(doing.rows, Whom { upstream: &upstream, subject: &self.shown.subject })?;
        let Some((id, user_id)) = owner else { return Ok(()) };
        let Some(person) = user::lock(doing.rows, &user_id)? else { return Ok(()) };
        let rules = &upstream.details.group_rules;
        // Of what is left out nothing is known: nobody loses anything by it.
        if rules.iter().any(|rule| rule.is_left_out(&self.claims)) {
            return Ok(());
        }
        let now = doing.now();
        let before = links::given(doing.rows, &id)?;
        let memberships = groups::memberships_of(doing.rows, &user_id, now)?;
        let mut given = Vec::new();
        for rule in rules.iter().filter(|rule| rule.is_met(&self.claims)) {
            let Some(found) = groups::find_by_name(doing.rows, &rule.group)? else { continue };
            let is_member = memberships.iter().any(|membership| membership.group_id == found.id);
            if given.contains(&found.id) || (is_member && !before.contains(&found.id)) {
                continue;
            }
            if !is_member && group::add(doing, &found, &person, MembershipEnd::AsItIs)?.is_none() {
                continue;
            }
            given.push(found.id);
        }
        for gone in before.iter().filter(|group_id| !given.contains(group_id)) {
            take(doing, gone, &user_id)?;
        }
        if given != before {
            links::set_given(doing.rows, &id, &given)?;
        }
        Ok(())
    }
}

fn take(doing: &mut Doing<'_, '_>, group_id: &str, user_id: &str) -> Result<(), StoreError> {
    if !groups::remove_member(doing.rows, group_id, user_id)? {
        return Ok(());
    }
    let subject = Subject::Member { user_id: user_id.to_owned(), group_id: group_id.to_owned() };
    let event = doing.event(EventType::MemberRemoved, subject);
    doing.record(&event.detail("group", group_id))
}

/// Takes a person out of the groups that an account gave them which is about to be disconnected, as a part of an act.
pub(in crate::acts) fn take_given(doing: &mut Doing<'_, '_>, id: &str, user_id: &str) -> Result<(), StoreError> {
    for group_id in links::given(doing.rows, id)? {
        take(doing, &group_id, user_id)?;
    }
    Ok(())
}
