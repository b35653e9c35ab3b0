//! What a provider says of somebody puts them in groups, by the rules that an admin wrote, and takes them out again.

use std::convert::Infallible;

use serde_json::{Map, Value};

use super::Shown;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::group;
use crate::audit::{EventType, Subject};
use crate::people::{groups, user};
use crate::store::StoreError;
use crate::upstreams::links::{self, Whom};

/// Puts whoever signed in there in the groups whose rules are met, and takes them out of those that a rule gave them before and gives no
/// more. Nobody is taken out of a group in which they were without a rule, or that another account of theirs gives them too.
#[derive(Clone, Debug)]
pub struct GiveGroups {
    /// The account elsewhere.
    pub shown: Shown,
    /// What the provider said.
    pub claims: Map<String, Value>,
    /// Whether that is all: else nobody knows what it says of claims that are not there.
    pub is_whole: bool,
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
        let now = doing.now();
        let by_rules = links::given_of_person(doing.rows, &user_id)?;
        let is_by_rule = |group_id: &String| by_rules.iter().any(|(_, given)| given.contains(group_id));
        let before = links::given(doing.rows, &id)?;
        let memberships = groups::memberships_of(doing.rows, &user_id, now)?;
        let (mut given, mut undecided) = (Vec::new(), false);
        for rule in &upstream.details.group_rules {
            let Some(found) = groups::find_by_name(doing.rows, &rule.group)? else { continue };
            if given.contains(&found.id) {
                continue;
            }
            // Of what is left out nothing is known: nobody gets or loses anything by it.
            if !rule.is_decided(&self.claims, self.is_whole) {
                undecided = true;
                if before.contains(&found.id) {
                    given.push(found.id);
                }
                continue;
            }
            let is_member = memberships.iter().any(|membership| membership.group_id == found.id);
            if !rule.is_met(&self.claims) || (is_member && !is_by_rule(&found.id)) {
                continue;
            }
            if is_member || group::add_by_rule(doing, &found, &person, &upstream.name)? {
                given.push(found.id);
            }
        }
        if undecided {
            tracing::warn!(upstream = %upstream.name, user = %user_id, "claims that rules for groups ask for were left out: these memberships stay");
        }
        for gone in before.iter().filter(|group_id| !given.contains(group_id)) {
            take(doing, (&upstream.name, &id), gone, &user_id)?;
        }
        if given != before {
            links::set_given(doing.rows, &id, &given)?;
        }
        Ok(())
    }
}

/// Takes a person out of a group that this link at this provider gave, where no other link of theirs gives it too.
fn take(doing: &mut Doing<'_, '_>, (upstream, id): (&str, &str), group_id: &str, user_id: &str) -> Result<(), StoreError> {
    let by_rules = links::given_of_person(doing.rows, user_id)?;
    let is_given = by_rules.iter().any(|(other, given)| other != id && given.iter().any(|known| known == group_id));
    if is_given || !groups::remove_member(doing.rows, group_id, user_id)? {
        return Ok(());
    }
    let subject = Subject::Member { user_id: user_id.to_owned(), group_id: group_id.to_owned() };
    let event = doing.event(EventType::MemberRemoved, subject);
    doing.record(&event.detail("group", group_id).detail("upstream", upstream))
}

/// Takes a person out of the groups that an account gave them which counts no more, as a part of an act.
pub(in crate::acts) fn take_given(doing: &mut Doing<'_, '_>, id: &str, user_id: &str) -> Result<(), StoreError> {
    let given = links::given(doing.rows, id)?;
    if given.is_empty() {
        return Ok(());
    }
    let upstream = links::upstream_name(doing.rows, id)?.unwrap_or_default();
    for group_id in &given {
        take(doing, (&upstream, id), group_id, user_id)?;
    }
    links::set_given(doing.rows, id, &[])
}
