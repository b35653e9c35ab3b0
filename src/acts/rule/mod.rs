//! Rules who must use what to sign in: set and removed.

mod remove;
mod set;

pub use remove::{RemoveRule, RuleNotRemoved};
pub use set::{RuleNotSet, SetRule};

use super::door::Doing;
use super::password::ways_in;
use crate::audit::Members;
use crate::clients::registered;
use crate::config::Sms;
use crate::factors::{Kind, Kinds};
use crate::people::assignments::{self, OWNER};
use crate::people::phones;
use crate::people::requirements::{self, Given};
use crate::people::rules::{self, Place};
use crate::people::{RuleRepresentation, credentials, groups, user};
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

/// Whether there are owners, and none of them could sign in by what the rows say now.
fn locks_every_owner_out(doing: &mut Doing<'_, '_>, (given, sms): (Given, &Sms)) -> Result<bool, StoreError> {
    let now = doing.now();
    let (owners, rules) = (assignments::holders(doing.rows, OWNER, now)?, rules::all(doing.rows)?);
    for owner in &owners {
        let asked = requirements::of_person(doing.rows, owner, (given, &rules), None, now)?;
        let ways_in = ways_in(doing.rows, &doing.means.ring, owner)?;
        let beside = credentials::of_kinds(doing.rows, owner, Kinds::beside())?;
        let person = user::find(doing.rows, owner)?;
        let is_mailed = person.as_ref().is_some_and(|owner| owner.email_verified);
        let has_phone = phones::of(doing.rows, owner, person.as_ref())?.is_some_and(|phone| sms.reaches(&phone.number));
        let mailed = is_mailed.then_some([Kind::EmailCode, Kind::EmailCodeSecond]);
        let texted = has_phone.then_some([Kind::SmsCode, Kind::SmsCodeSecond]);
        let sent = mailed.into_iter().chain(texted).flatten().filter(|kind| asked.allows(*kind));
        let has: Kinds = ways_in.iter().chain(&beside).map(|held| held.kind).chain(sent).collect();
        if asked.can_be_met(has) {
            return Ok(false);
        }
    }
    Ok(!owners.is_empty())
}
