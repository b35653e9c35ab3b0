//! A person changes the address of their account.

use serde_json::{Map, Value};

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::{Standing, ended_losses, ended_remembered, former_addresses};
use crate::audit::{EventType, Subject};
use crate::mail::Message;
use crate::people::{Email, PeopleError, User, user};

/// Makes an address that a person proved that of their account. The one before can be put back for a week by who reads its mails.
#[derive(Clone, Debug)]
pub struct ChangeOwnEmail {
    /// Who, with the password that they had when they asked.
    pub who: Standing,
    /// The key of the address that they had then.
    pub from: String,
    /// The address that they proved.
    pub to: Email,
}

/// Why it was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailNotChanged {
    /// The account has another address than when it was asked.
    Over,
    /// Somebody else has an account with it.
    Taken,
}

impl Act for ChangeOwnEmail {
    type Done = User;
    type Refused = EmailNotChanged;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<EmailNotChanged>> {
        let found = user::find(doing.rows, &self.who.user_id)?.filter(|person| person.email.key() == self.from);
        let Some(before) = found else { return Err(NotDone::Refused(EmailNotChanged::Over)) };
        if former_addresses::is_taken(doing.rows, self.to.as_str(), &before.id)? {
            return Err(NotDone::Refused(EmailNotChanged::Taken));
        }
        let changed = User { email: self.to.clone(), email_verified: true, ..before.clone() };
        let now = doing.now();
        ended_losses::end(doing, &before.id, "address")?;
        ended_remembered::forget(doing, &before.id, "address")?;
        let person = user::update(doing.rows, &changed, now).map_err(|error| match error {
            PeopleError::EmailTaken => NotDone::Refused(EmailNotChanged::Taken),
            PeopleError::Stale => NotDone::Refused(EmailNotChanged::Over),
            other => NotDone::Failed(other.unexpected()),
        })?;
        let event = doing.event(EventType::EmailChanged, Subject::User(person.id.clone()));
        doing.record(&event.changed_of_person(&members(&before), &members(&person)))?;
        former_addresses::leave(doing, &before, &person)?;
        doing.tell(&person.id, Message::EmailChanged)?;
        Ok(person)
    }
}

/// What is changed of a person.
fn members(person: &User) -> Map<String, Value> {
    let members = [("email", person.email.as_str().into()), ("email_verified", person.email_verified.into())];
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
