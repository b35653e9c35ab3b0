//! A person adds a phone to their account.

use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::session::{self, Ending};
use crate::audit::{EventType, Subject};
use crate::mail::Message;
use crate::people::{PeopleError, User, phones, user};
use crate::writing::phone::PhoneNumber;

/// Makes a phone that a person proved theirs, in place of the one that they had: codes are sent to it, and apps are told of it.
#[derive(Clone, Debug)]
pub struct AddPhone {
    /// Who, with the password that they had when they asked.
    pub who: Standing,
    /// The number that they proved.
    pub number: PhoneNumber,
    /// The sessions that the one before let in: they end with it.
    pub ends: Vec<Ending>,
}

/// Why it was not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneNotAdded {
    /// There is no room among what is kept of the person.
    TooLong,
}

impl Act for AddPhone {
    type Done = User;
    type Refused = PhoneNotAdded;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<PhoneNotAdded>> {
        let before = user::find(doing.rows, &self.who.user_id)?.ok_or(NotDone::NoStanding)?;
        let changed = User { claims: phones::claimed(&before.claims, Some(&self.number)), ..before.clone() };
        let now = doing.now();
        let person = user::update(doing.rows, &changed, now).map_err(|error| match error {
            PeopleError::BadClaims(_) => NotDone::Refused(PhoneNotAdded::TooLong),
            // The row is locked: whoever changes it waits.
            other => NotDone::Failed(other.unexpected()),
        })?;
        // Whoever has it learns that it was replaced, whatever becomes of the mails.
        if let Some(phone) = phones::of(doing.rows, &before.id, Some(&before))?.filter(|phone| phone.number != self.number) {
            doing.tell_phone(&before, &phone.number, &Message::PhoneGone)?;
        }
        phones::keep(doing.rows, &person.id, &self.number, now)?;
        let event = doing.event(EventType::PhoneAdded, Subject::User(person.id.clone()));
        doing.record(&event.changed_of_person(&before.claims, &changed.claims))?;
        session::end(doing, &self.ends)?;
        let number = self.number.masked();
        doing.tell(&person.id, |happened| Message::PhoneAdded { number, happened })?;
        Ok(person)
    }
}
