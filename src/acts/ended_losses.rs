//! What ends a wait of somebody who lost their second factor ([record 25](../../docs/decisions/0025-lost-factors.md)), as a part of other acts.

use super::door::Doing;
use crate::audit::{EventType, Subject};
use crate::mail::{Happened, LossEnd, Message};
use crate::people::cautions::{self, Caution};
use crate::people::losses::{self, Loss};
use crate::people::{User, user};
use crate::store::StoreError;

/// Ends what waits of a person, as a part of an act, and tells them; `by` says for the record what ended it. Where the person said so themselves
/// an admin looks at the next for a while.
pub(super) fn end(doing: &mut Doing<'_, '_>, user_id: &str, by: &'static str) -> Result<bool, StoreError> {
    let Some(loss) = losses::find(doing.rows, user_id)?.filter(|loss| loss.regained_at.is_none()) else { return Ok(false) };
    losses::end(doing.rows, user_id)?;
    if matches!(by, "link" | "session") {
        let now = doing.now();
        cautions::note(doing.rows, user_id, Caution::Stopped, now)?;
    }
    doing.record(&doing.event(EventType::FactorLossCancelled, Subject::User(user_id.to_owned())).detail("by", by))?;
    if let Some(person) = user::find(doing.rows, user_id)? {
        tell_end(doing, &person, &loss, LossEnd::Cancelled)?;
    }
    Ok(true)
}

/// Tells a person that nothing waits any more.
pub(super) fn tell_end(doing: &mut Doing<'_, '_>, person: &User, loss: &Loss, why: LossEnd) -> Result<(), StoreError> {
    doing.send_asked(person, |_| Message::FactorLossEnded { why, happened: asked(loss) })?;
    Ok(())
}

/// When and where it was asked for.
pub(super) fn asked(loss: &Loss) -> Happened {
    Happened { at: loss.asked_at, address: loss.origin_address.clone(), user_agent: loss.origin_agent.clone(), disown: None }
}
