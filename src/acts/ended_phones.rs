//! A phone is a person's no more, as a part of an act.

use super::door::Doing;
use super::ended_remembered;
use crate::audit::{EventType, Subject};
use crate::people::phones::{self, Phone};
use crate::people::{PeopleError, User, user};
use crate::store::StoreError;

/// Takes the phone of a person away, as a part of an act; none where they had none. What an admin says of another number stays.
pub(super) fn forget(doing: &mut Doing<'_, '_>, person: &User) -> Result<Option<Phone>, StoreError> {
    let phone = phones::of(doing.rows, &person.id, Some(person))?;
    phones::forget(doing.rows, &person.id)?;
    ended_remembered::forget(doing, &person.id, "phone")?;
    let Some(phone) = phone else { return Ok(None) };
    let changed = User { claims: phones::claimed(&person.claims, None), ..person.clone() };
    let now = doing.now();
    user::update(doing.rows, &changed, now).map_err(PeopleError::unexpected)?;
    let event = doing.event(EventType::PhoneRemoved, Subject::User(person.id.clone()));
    doing.record(&event.changed_of_person(&person.claims, &changed.claims))?;
    Ok(Some(phone))
}
