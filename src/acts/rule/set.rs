//! A rule is set for everybody, for a group or for an app.

use std::fmt;

use super::{members, name_of};
use crate::acts::CHANGED_MEANWHILE;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::owners_ways_in::locks_every_owner_out;
use crate::audit::{EventType, Members, Subject};
use crate::factors::rule::{Rule, UnfitRule};
use crate::people::RuleRepresentation;
use crate::people::rights::Right;
use crate::people::rules::{self, Place};

/// Sets the rule of a place, over the one that was there.
#[derive(Clone, Debug)]
pub struct SetRule {
    /// For whom.
    pub place: Place,
    /// What it is to say.
    pub rule: Rule,
    /// The version of the rule that was seen when this was decided, 0 where there was none; `None`: this does not depend on what was seen.
    pub seen: Option<i64>,
}

/// Why a rule was not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleNotSet {
    /// There is no such group or app.
    NoPlace,
    /// Somebody else changed it since it was seen.
    Stale,
    /// It cannot be a rule.
    Unfit(UnfitRule),
    /// No owner could sign in any more.
    LocksOwnersOut,
}

impl Act for SetRule {
    type Done = RuleRepresentation;
    type Refused = RuleNotSet;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageRules)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<RuleRepresentation, NotDone<RuleNotSet>> {
        let refused = |why| Err(NotDone::Refused(why));
        let Some(name) = name_of(doing, &self.place)? else { return refused(RuleNotSet::NoPlace) };
        let rule = match self.rule.clone().fit() {
            Ok(rule) => rule,
            Err(unfit) => return refused(RuleNotSet::Unfit(unfit)),
        };
        let before = rules::find(doing.rows, &self.place)?;
        let shown = RuleRepresentation::of(&self.place, &name, &rule);
        // The same form again is no conflict, and nothing is told of what changes nothing.
        if before.as_ref().is_some_and(|before| before.rule == rule) {
            return Ok(shown);
        }
        if self.seen.is_some_and(|seen| seen != before.as_ref().map_or(0, |before| before.version)) {
            return refused(RuleNotSet::Stale);
        }
        let now = doing.now();
        rules::set(doing.rows, &self.place, &rule, now)?;
        if locks_every_owner_out(doing.rows, doing.means, now)? {
            return refused(RuleNotSet::LocksOwnersOut);
        }
        let seen_before = before.map(|before| members(&RuleRepresentation::of(&self.place, &name, &before.rule)));
        let event = doing.event(EventType::RuleSet, Subject::Rule(self.place.reference()));
        doing.record(&event.changed(&seen_before.unwrap_or_else(Members::of_nothing), &members(&shown)))?;
        Ok(shown)
    }
}

/// In the words of the command line.
impl fmt::Display for RuleNotSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoPlace => "there is no such group or app",
            Self::Stale => CHANGED_MEANWHILE,
            Self::LocksOwnersOut => "with this rule no administrator could sign in any more: nothing was changed",
            Self::Unfit(UnfitRule::Empty) => "the rule says nothing: to remove a rule, use `latchkey policy remove`",
            Self::Unfit(UnfitRule::NoFirst) => "what the rule allows does not show who someone is: allow a password or a passkey",
            Self::Unfit(UnfitRule::NoSecond) => {
                "the rule must allow a passkey or an authenticator app, which people can set up while they sign in"
            }
            Self::Unfit(UnfitRule::NobodyCanSetUp) => {
                "one of what the rule requires must be something that it allows and that people can set up while they sign in"
            }
            Self::Unfit(UnfitRule::NotBeside) => "a rule can only require a second factor",
            Self::Unfit(UnfitRule::Remember) => "a browser can be remembered for 90 days at most",
            Self::Unfit(UnfitRule::Age) => "the time must be 60 seconds to 400 days",
        })
    }
}
