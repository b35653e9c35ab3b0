//! Rules who must use what to sign in: set and removed.

mod remove;
mod set;

pub use remove::{RemoveRule, RuleNotRemoved};
pub use set::{RuleNotSet, SetRule};

use super::door::Doing;
use crate::audit::Members;
use crate::clients::registered;
use crate::people::rules::Place;
use crate::people::{RuleRepresentation, groups};
use crate::store::StoreError;

/// What the record sees of a rule: there is nothing of a person in it.
fn members(rule: &RuleRepresentation) -> Members {
    Members::whole(rule)
}

/// What the place of a rule is called; none where it is not there.
fn name_of(doing: &mut Doing<'_, '_>, place: &Place) -> Result<Option<String>, StoreError> {
    Ok(match place {
        Place::Deployment => Some(String::new()),
        Place::Group(id) => groups::find(doing.rows, id)?.map(|group| group.name),
        Place::App(id) => registered::find(doing.rows, id)?.map(|app| app.client.name(&[]).to_owned()),
    })
}
