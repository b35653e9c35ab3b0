//! What follows for the addresses that a person had until lately, as a part of an act that changes the address.
//! [Record 19](../../docs/decisions/0019-own-address.md) weighs it.

use super::door::Doing;
use crate::clock::{MOST_SKEW, Timestamp};
use crate::mail::{DISOWNING_LASTS, Disowning, Message};
use crate::people::cautions::{self, Caution};
use crate::people::former_addresses::{self, FormerAddress};
use crate::people::{User, user};
use crate::store::{Connection, StoreError};
use crate::writing::masking::masked;

/// Until when an address that is left at `now` can be put back, by the clock of any replica.
fn until(now: Timestamp) -> Timestamp {
    now.plus(DISOWNING_LASTS + MOST_SKEW)
}

/// Keeps the address that a person leaves for `now_theirs`, and tells it and each that they had before. As long as the newest can be put
/// back so can the older ones: else who put the newest back last would have the last word. An address that they come back to, and what came
/// after it, is kept no more.
pub(super) fn leave(doing: &mut Doing<'_, '_>, before: &User, now_theirs: &User) -> Result<(), StoreError> {
    let now = doing.now();
    let held = former_addresses::of_person(doing.rows, &before.id, now)?;
    match held.iter().find(|former| former.email.key() == now_theirs.email.key()) {
        Some(back) => former_addresses::forget_from(doing.rows, &before.id, back.position)?,
        None => former_addresses::insert(doing.rows, &doing.acting.random, before, until(now))?,
    }
    cautions::note(doing.rows, &before.id, Caution::Moved, now)?;
    keep_older(doing, now_theirs)
}

/// Lets a person get back for another week what addresses they still may, and tells these which one it is now, as far as its owner knows it again.
pub(super) fn keep_older(doing: &mut Doing<'_, '_>, person: &User) -> Result<(), StoreError> {
    let now = doing.now();
    former_addresses::keep_until(doing.rows, &person.id, now, until(now))?;
    for former in former_addresses::of_person(doing.rows, &person.id, now)? {
        let to = masked(person.email.as_str());
        doing.tell_former(person, &former, |happened| Message::EmailMoved { to, happened })?;
    }
    Ok(())
}

/// The address that a link puts back which was sent to one that `person` had until lately; of several the oldest.
pub(super) fn of_link(conn: &mut Connection, link: &Disowning, person: &User, now: Timestamp) -> Result<Option<FormerAddress>, StoreError> {
    let is_of = |former: &FormerAddress| link.was_sent_to(former.email.key()) && former.links_void_at.is_none_or(|void| link.at >= void);
    Ok(former_addresses::of_person(conn, &person.id, now)?.into_iter().find(is_of))
}

/// Whether somebody else has an address.
pub(super) fn is_taken(conn: &mut Connection, email: &str, user_id: &str) -> Result<bool, StoreError> {
    Ok(user::find_by_login(conn, email)?.is_some_and(|owner| owner.id != user_id))
}
