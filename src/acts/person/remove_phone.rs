//! A phone is a person's no more.

use std::fmt;

use super::{NoPerson, WhichPerson};
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::mail::Message;
use crate::people::phones::{self, Phone};
use crate::people::rights::Right;
use crate::people::{PeopleError, User, user};
use crate::store::StoreError;

/// Takes a person's own phone away.
#[derive(Clone, Debug)]
pub struct RemovePhone {
    /// Who.
    pub who: Standing,
}

/// They have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPhone;

impl Act for RemovePhone {
    type Done = ();
    type Refused = NoPhone;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<NoPhone>> {
        let person = user::find(doing.rows, &self.who.user_id)?.ok_or(NotDone::NoStanding)?;
        take_away(doing, &person)?.map(drop).ok_or(NotDone::Refused(NoPhone))
    }
}

/// Takes the phone of a person away who lost it, or whose it is not.
#[derive(Clone, Debug)]
pub struct TakePhone {
    /// Whose.
    pub person: WhichPerson,
}

/// Why it was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhoneNotTaken {
    /// There is nobody by this name.
    NoPerson(NoPerson),
    /// They have none.
    NoPhone,
}

impl Act for TakePhone {
    type Done = User;
    type Refused = PhoneNotTaken;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageCredentials)
    }

    /// Gives whose it was.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<PhoneNotTaken>> {
        let named = self.person.find(doing.rows).map_err(|nobody| nobody.map(PhoneNotTaken::NoPerson))?;
        let locked = user::lock(doing.rows, &named.id)?;
        let person = locked.ok_or_else(|| WhichPerson::Id(named.id.clone()).nobody().map(PhoneNotTaken::NoPerson))?;
        match take_away(doing, &person)? {
            Some(_) => Ok(person),
            None => Err(NotDone::Refused(PhoneNotTaken::NoPhone)),
        }
    }
}

/// Takes the phone of a person away and tells them; none where they had none.
fn take_away(doing: &mut Doing<'_, '_>, person: &User) -> Result<Option<Phone>, StoreError> {
    let phone = forget(doing, person)?;
    if let Some(phone) = &phone {
        let number = phone.number.masked();
        doing.tell(&person.id, |happened| Message::PhoneRemoved { number, happened })?;
    }
    Ok(phone)
}

/// Takes the phone of a person away, as a part of an act; none where they had none. What an admin says of another number stays.
pub(in crate::acts) fn forget(doing: &mut Doing<'_, '_>, person: &User) -> Result<Option<Phone>, StoreError> {
    let phone = phones::of(doing.rows, &person.id, Some(person))?;
    phones::forget(doing.rows, &person.id)?;
    let Some(phone) = phone else { return Ok(None) };
    let changed = User { claims: phones::claimed(&person.claims, None), ..person.clone() };
    let now = doing.now();
    user::update(doing.rows, &changed, now).map_err(PeopleError::unexpected)?;
    let event = doing.event(EventType::PhoneRemoved, Subject::User(person.id.clone()));
    doing.record(&event.changed_of_person(&person.claims, &changed.claims))?;
    Ok(Some(phone))
}

/// Where what is said of a person names their phone no more, as a part of an act, it is theirs no more: the act was no proof of another.
pub(super) fn follow(doing: &mut Doing<'_, '_>, before: &User, person: &User) -> Result<(), StoreError> {
    let Some(phone) = phones::of(doing.rows, &before.id, Some(before))? else { return Ok(()) };
    if phones::of(doing.rows, &person.id, Some(person))?.is_some() {
        return Ok(());
    }
    phones::forget(doing.rows, &person.id)?;
    doing.record(&doing.event(EventType::PhoneRemoved, Subject::User(person.id.clone())))?;
    let number = phone.number.masked();
    doing.tell(&person.id, |happened| Message::PhoneRemoved { number, happened })
}

/// In the words of the command line.
impl fmt::Display for PhoneNotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPerson(nobody) => nobody.fmt(f),
            Self::NoPhone => f.write_str("this person has no phone"),
        }
    }
}
