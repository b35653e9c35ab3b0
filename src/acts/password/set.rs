//! A password is set in a person's place.

use super::{NewPassword, keep};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_people;
use crate::acts::which::{NoPerson, WhichPerson};
use crate::audit::{Actor, EventType, Subject};
use crate::mail::Message;
use crate::people::rights::Right;
use crate::people::{User, user};
use crate::store::StoreError;

/// Sets a person's password in their place: whoever knew the old one loses every session and grant.
#[derive(Clone, Debug)]
pub struct SetPassword {
    /// Whose.
    pub person: WhichPerson,
    /// The password.
    pub password: NewPassword,
}

impl Act for SetPassword {
    type Done = User;
    type Refused = NoPerson;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageCredentials)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<NoPerson>> {
        let person = self.person.find(doing.rows)?;
        set(doing, &person.id, &self.password)?;
        Ok(person)
    }
}

/// The same as a part of another act.
pub(in crate::acts) fn set<R>(doing: &mut Doing<'_, '_>, user_id: &str, new: &NewPassword) -> Result<(), NotDone<R>> {
    set_first(doing, user_id, new)?;
    user::void_links(doing.rows, user_id, doing.acting.now)?;
    // By a one-time link a person chooses it themselves.
    let is_theirs = doing.acting.by == Actor::User(user_id.to_owned());
    doing.tell(user_id, if is_theirs { Message::PasswordChanged } else { Message::PasswordSet })?;
    ended_people::end_all(doing, user_id)
}

/// Sets the first password of a person who was just made, as a part of that act.
pub(in crate::acts) fn set_first(doing: &mut Doing<'_, '_>, user_id: &str, new: &NewPassword) -> Result<(), StoreError> {
    keep(doing, user_id, new)?;
    doing.record(&doing.event(EventType::PasswordSet, Subject::User(user_id.to_owned())))
}
