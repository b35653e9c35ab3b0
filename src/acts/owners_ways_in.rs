//! Whether some owner can sign in, by the rules who must use what. Nobody but an owner could let the others in again.

use super::act::Means;
use super::way_in::ways_in;
use crate::clock::Timestamp;
use crate::factors::{Kind, Kinds};
use crate::people::assignments::{self, OWNER};
use crate::people::requirements;
use crate::people::{credentials, phones, rules, user};
use crate::store::{Connection, StoreError};

/// Whether there are rules, and owners, and none of these could sign in by what the rows say now.
pub(super) fn locks_every_owner_out(conn: &mut Connection, means: &Means, now: Timestamp) -> Result<bool, StoreError> {
    let rules = rules::all(conn)?;
    if rules.iter().next().is_none() {
        return Ok(false);
    }
    let owners = assignments::holders(conn, OWNER, now)?;
    for owner in &owners {
        let asked = requirements::of_person(conn, owner, (means.given, &rules), None, now)?;
        let ways_in = ways_in(conn, &means.ring, owner)?;
        let beside = credentials::of_kinds(conn, owner, Kinds::beside())?;
        let person = user::find(conn, owner)?;
        let is_mailed = person.as_ref().is_some_and(|owner| owner.email_verified);
        let has_phone = phones::of(conn, owner, person.as_ref())?.is_some_and(|phone| means.sms.reaches(&phone.number));
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
