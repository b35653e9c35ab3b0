//! A phone is a person's no more.

use std::fmt;

use super::{NoPerson, WhichPerson};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::session::{self, Ending};
use crate::acts::{Standing, ended_phones};
use crate::audit::{EventType, Subject};
use crate::mail::Message;
use crate::people::phones::{self, Phone};
use crate::people::rights::Right;
use crate::people::{User, user};
use crate::store::StoreError;

/// Takes a person's own phone away.
#[derive(Clone, Debug)]
pub struct RemovePhone {
    /// Who.
    pub who: Standing,
    /// The sessions that it let in: they end with it.
    pub ends: Vec<Ending>,
}

/// They have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPhone;

impl Act for RemovePhone {
    type Done = ();
    type Refused = NoPhone;
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<NoPhone>> {
        let person = user::find(doing.rows, &self.who.user_id)?.ok_or(NotDone::NoStanding)?;
        let phone = take_away(doing, &person)?.ok_or(NotDone::Refused(NoPhone))?;
        doing.tell_phone(&person, &phone.number, &Message::PhoneGone)?;
        Ok(session::end(doing, &self.ends)?)
    }
}

/// Takes the phone of a person away who lost it, or whose it is not.
#[derive(Clone, Debug)]
pub struct TakePhone {
    /// Whose.
    pub person: WhichPerson,
    /// The sessions that it let in: they end with it.
    pub ends: Vec<Ending>,
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
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageCredentials)
    }

    /// Gives whose it was.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<PhoneNotTaken>> {
        let named = self.person.find(doing.rows).map_err(|nobody| nobody.map(PhoneNotTaken::NoPerson))?;
        let locked = user::lock(doing.rows, &named.id)?;
        let person = locked.ok_or_else(|| WhichPerson::Id(named.id.clone()).nobody().map(PhoneNotTaken::NoPerson))?;
        match take_away(doing, &person)? {
            Some(_) => {
                session::end(doing, &self.ends)?;
                Ok(person)
            }
            None => Err(NotDone::Refused(PhoneNotTaken::NoPhone)),
        }
    }
}

/// Takes the phone of a person away and tells them; none where they had none.
fn take_away(doing: &mut Doing<'_, '_>, person: &User) -> Result<Option<Phone>, StoreError> {
    let phone = ended_phones::forget(doing, person)?;
    if let Some(phone) = &phone {
        let number = phone.number.masked();
        doing.tell(&person.id, |happened| Message::PhoneRemoved { number, happened })?;
    }
    Ok(phone)
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
