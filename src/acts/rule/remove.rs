//! A rule is removed.

use std::fmt;

use super::{members, name_of};
use crate::acts::CHANGED_MEANWHILE;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Members, Subject};
use crate::people::RuleRepresentation;
use crate::people::rights::Right;
use crate::people::rules::{self, Place};

/// Removes the rule of a place.
#[derive(Clone, Debug)]
pub struct RemoveRule {
    /// For whom it is.
    pub place: Place,
    /// The version of the rule that was seen when this was decided; `None`: this does not depend on what was seen.
    pub seen: Option<i64>,
}

/// Why a rule was not removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleNotRemoved {
    /// There is none.
    NoRule,
    /// Somebody else changed it since it was seen.
    Stale,
}

impl Act for RemoveRule {
    type Done = ();
    type Refused = RuleNotRemoved;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageRules)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<RuleNotRemoved>> {
        let before = rules::find(doing.rows, &self.place)?.ok_or(NotDone::Refused(RuleNotRemoved::NoRule))?;
        if self.seen.is_some_and(|seen| seen != before.version) {
            return Err(NotDone::Refused(RuleNotRemoved::Stale));
        }
        let name = name_of(doing, &self.place)?.unwrap_or_default();
        rules::remove(doing.rows, &self.place)?;
        let event = doing.event(EventType::RuleRemoved, Subject::Rule(self.place.reference()));
        let before = RuleRepresentation::of(&self.place, &name, &before.rule);
        Ok(doing.record(&event.changed(&members(&before), &Members::of_nothing()))?)
    }
}

/// In the words of the command line.
impl fmt::Display for RuleNotRemoved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoRule => "there is no such rule",
            Self::Stale => CHANGED_MEANWHILE,
        })
    }
}
