//! The browsers in which a person is not asked for a second factor are forgotten, as a part of an act: what they showed there counts no more.

use super::door::Doing;
use crate::audit::{EventType, Subject};
use crate::people::remembered;
use crate::store::StoreError;

/// Forgets all of a person's, as a part of an act; `by` says for the record what made them forgotten. Says how many there were.
pub(super) fn forget(doing: &mut Doing<'_, '_>, user_id: &str, by: &'static str) -> Result<usize, StoreError> {
    let count = remembered::forget(doing.rows, user_id, None)?;
    tell(doing, user_id, count, by)?;
    Ok(count)
}

/// Writes the event, where there were some.
pub(super) fn tell(doing: &mut Doing<'_, '_>, user_id: &str, count: usize, by: &'static str) -> Result<(), StoreError> {
    if count == 0 {
        return Ok(());
    }
    let event = doing.event(EventType::BrowsersForgotten, Subject::User(user_id.to_owned()));
    doing.record(&event.detail("count", count).detail("by", by))
}
