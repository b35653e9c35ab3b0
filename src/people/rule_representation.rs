//! How the outside sees a rule who must use what.

use serde::Serialize;

use super::rules::Place;
use crate::factors::Kinds;
use crate::factors::rule::Rule;

/// A rule who must use what to sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleRepresentation {
    /// `deployment`, `group` or `app`: for whom it is.
    pub place: &'static str,
    /// The name of the group or app; empty for everybody.
    pub name: String,
    /// The id of the group or app; empty for everybody.
    pub target: String,
    /// The factors that count; null means every one.
    pub allowed: Option<Kinds>,
    /// Whether two factors are asked for.
    pub second_factor: bool,
    /// One of these is asked for; empty where none is named.
    pub one_of: Kinds,
    /// How long ago a factor may have been shown, in seconds; null means any time.
    pub max_age: Option<u64>,
    /// For how many days a browser may be remembered, in which no second factor is asked for; 0 means never, null says nothing.
    pub remember: Option<u64>,
}

impl RuleRepresentation {
    /// The rule of this place, which is called so.
    pub fn of(place: &Place, name: &str, rule: &Rule) -> Self {
        Self {
            place: place.kind(),
            name: name.to_owned(),
            target: place.target().to_owned(),
            allowed: rule.allowed,
            second_factor: rule.second_factor,
            one_of: rule.one_of,
            max_age: rule.max_age,
            remember: rule.remember,
        }
    }
}
