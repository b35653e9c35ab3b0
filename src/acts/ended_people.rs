//! All that was given to a person ends, as a part of an act.

use super::door::{Doing, NotDone};
use super::ended_grants;
use crate::audit::{EventType, Subject};
use crate::issued::grant::Whose;
use crate::people::{PeopleError, user};

/// Ends all of a person's: the records of their sessions are forgotten once the act is done.
pub(super) fn end_all<R>(doing: &mut Doing<'_, '_>, user_id: &str) -> Result<(), NotDone<R>> {
    end_rows(doing, user_id)?;
    doing.ended_all_of(user_id);
    Ok(())
}

/// The same by its rows alone, for whoever forgets the records of all sessions in one go. An older epoch is refused wherever the row is
/// read, and tokens are revoked.
pub(super) fn end_rows<R>(doing: &mut Doing<'_, '_>, user_id: &str) -> Result<(), NotDone<R>> {
    user::raise_epoch(doing.rows, user_id).map_err(PeopleError::unexpected)?;
    ended_grants::end(doing, Whose::Person { user_id })?;
    Ok(doing.record(&doing.event(EventType::SessionsEnded, Subject::User(user_id.to_owned())))?)
}
