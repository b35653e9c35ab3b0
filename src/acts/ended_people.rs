//! All that was given to a person ends, as a part of an act.

use super::door::{Doing, NotDone};
use super::{ended_grants, ended_losses, ended_remembered};
use crate::audit::{EventType, Subject};
use crate::issued::grant::Whose;
use crate::people::{PeopleError, user};
use crate::store::StoreError;

/// Ends all of a person's: the records of their sessions are forgotten once the act is done.
pub(super) fn end_all<R>(doing: &mut Doing<'_, '_>, user_id: &str) -> Result<(), NotDone<R>> {
    end_rows(doing, user_id)?;
    doing.ended_all_of(user_id);
    Ok(tell(doing, user_id)?)
}

/// The same by its rows alone, for whoever forgets the records of all sessions in one go, and tells it. An older epoch is refused wherever
/// the row is read, and tokens are revoked. Says whether a grant was live.
pub(super) fn end_rows<R>(doing: &mut Doing<'_, '_>, user_id: &str) -> Result<bool, NotDone<R>> {
    user::raise_epoch(doing.rows, user_id).map_err(PeopleError::unexpected)?;
    ended_losses::end(doing, user_id, "ended")?;
    ended_remembered::forget(doing, user_id, "ended")?;
    Ok(ended_grants::end(doing, Whose::Person { user_id })?)
}

/// Writes the event.
pub(super) fn tell(doing: &mut Doing<'_, '_>, user_id: &str) -> Result<(), StoreError> {
    doing.record(&doing.event(EventType::SessionsEnded, Subject::User(user_id.to_owned())))
}
