//! What a provider says of somebody fills in claims of theirs, by the rules that an admin wrote.

use std::collections::BTreeMap;
use std::convert::Infallible;

use serde_json::{Map, Value};

use super::Shown;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::{PeopleError, User, attributes, claims, user};
use crate::protocol::attribute::Attributes;
use crate::protocol::upstream::{Filled, Filling, Outcome, Unfit, filled};
use crate::secrets::sha256;
use crate::upstreams::Upstream;
use crate::upstreams::links::{self, Whom};

/// Bytes of one claim, as a person may write of themselves too, so that no one of them takes the room of all.
const MOST: usize = 4 * 1024;

/// Fills in the claims of whoever signed in there whose rules say so. What the provider says no more is emptied where it is what the provider
/// filled in; what somebody set here by hand stays, but where the rule says otherwise. What may not be kept is left out, and nobody is kept from
/// signing in by it.
#[derive(Clone, Debug)]
pub struct FillInFromThere {
    /// The account elsewhere.
    pub shown: Shown,
    /// What the provider said.
    pub claims: Map<String, Value>,
    /// Whether that is all: else nobody knows what it says of claims that are not there.
    pub is_whole: bool,
}

/// What rules make of what a provider said, held against what may be kept here.
pub fn would_fill<'a>(upstream: &'a Upstream, said: &Map<String, Value>, is_whole: bool, declared: &Attributes) -> Vec<Filled<'a>> {
    let fit = |one: Filled<'a>| {
        let Outcome::Value(value) = &one.outcome else { return one };
        let alone = Map::from_iter([(one.target.to_owned(), value.clone())]);
        let outcome = match claims::check(&alone, declared) {
            _ if value.to_string().len() > MOST => Outcome::Unfit(Unfit::TooLong),
            Ok(()) => return one,
            Err(PeopleError::Attribute { fault, .. }) => Outcome::Unfit(Unfit::Attribute(fault)),
            Err(PeopleError::Claim { kind, .. }) => Outcome::Unfit(Unfit::Standard(kind)),
            Err(_) => Outcome::Unfit(Unfit::Text),
        };
        Filled { outcome, ..one }
    };
    filled(&upstream.details.attribute_rules, said, is_whole, declared).into_iter().map(fit).collect()
}

/// What is kept of a value that a provider filled in: by it the value is known to be the provider's still.
fn mark(value: &Value) -> String {
    sha256(value.to_string().as_bytes())
}

/// The marks of values with which an account was made: those that a rule is about are the provider's from the beginning.
pub(super) fn marks_of_new(upstream: &Upstream, claims: &Map<String, Value>) -> BTreeMap<String, String> {
    let is_filled = |name: &str| upstream.details.attribute_rules.iter().any(|rule| rule.target() == name);
    claims.iter().filter(|(name, _)| is_filled(name)).map(|(name, value)| (name.clone(), mark(value))).collect()
}

/// What becomes of a person.
struct After {
    claims: Map<String, Value>,
    marks: BTreeMap<String, String>,
    left_out: Vec<String>,
}

fn after(person: &User, before: &BTreeMap<String, String>, all: &[Filled<'_>]) -> After {
    let mut after = After { claims: person.claims.clone(), marks: BTreeMap::new(), left_out: Vec::new() };
    for one in all {
        let (present, marked) = (person.claims.get(one.target), before.get(one.target));
        let stays = |after: &mut After| {
            if let Some(marked) = marked {
                after.marks.insert(one.target.to_owned(), marked.clone());
            }
        };
        let is_theirs = present.is_some_and(|value| marked == Some(&mark(value)));
        if one.filling == Filling::Once && marked.is_some() {
            stays(&mut after);
            continue;
        }
        match &one.outcome {
            Outcome::Undecided => stays(&mut after),
            Outcome::Unfit(unfit) => {
                after.left_out.push(format!("{}: {unfit}", one.target));
                stays(&mut after);
            }
            Outcome::Nothing if is_theirs => {
                after.claims.shift_remove(one.target);
            }
            Outcome::Nothing => {}
            Outcome::Value(value) => {
                // What was filled in and is not there any more was taken away by hand.
                let is_free = is_theirs || (present.is_none() && marked.is_none()) || one.filling == Filling::Always;
                if !is_free {
                    // By hand it is another one now, which it stays.
                    if present.is_none() {
                        stays(&mut after);
                    }
                    continue;
                }
                let kept = after.claims.insert(one.target.to_owned(), value.clone());
                if !user::has_room(&after.claims) && kept.as_ref() != Some(value) {
                    match kept {
                        Some(kept) => after.claims.insert(one.target.to_owned(), kept),
                        None => after.claims.shift_remove(one.target),
                    };
                    after.left_out.push(format!("{}: {}", one.target, Unfit::TooLong));
                    stays(&mut after);
                    continue;
                }
                after.marks.insert(one.target.to_owned(), mark(value));
            }
        }
    }
    after
}

impl Act for FillInFromThere {
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
        let declared = attributes::all(doing.rows)?;
        let marks = links::filled(doing.rows, &id)?;
        let all = would_fill(&upstream, &self.claims, self.is_whole, &declared);
        let after = after(&person, &marks, &all);
        let subject = || Subject::User(user_id.clone());
        if after.claims != person.claims {
            let now = doing.now();
            let changed = User { claims: after.claims, ..person.clone() };
            let written = user::update(doing.rows, &changed, now).map_err(PeopleError::unexpected)?;
            let event = doing.event(EventType::UserUpdated, subject()).detail("upstream", upstream.name.as_str());
            doing.record(&event.changed_of_person(&person.claims, &written.claims))?;
        }
        if after.marks != marks {
            links::set_filled(doing.rows, &id, &after.marks)?;
        }
        if !after.left_out.is_empty() {
            tracing::info!(upstream = %upstream.name, user = %user_id, left_out = ?after.left_out, "what a provider said of a person was not kept");
            let event = doing.event(EventType::ClaimsLeftOut, subject()).detail("upstream", upstream.name.as_str());
            doing.record(&event.detail("left_out", after.left_out.join("; ")))?;
        }
        Ok(())
    }
}
