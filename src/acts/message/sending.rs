//! A message is written in the transaction of an act.

use std::time::Duration;

use crate::acts::door::Doing;
use crate::mail::{Message, PhoneRecipient, Recipient, outbox};
use crate::people::User;
use crate::store::StoreError;
use crate::writing::phone::PhoneNumber;

/// Messages of a kind that tell a phone something, of a day.
const TOLD_A_DAY: usize = 3;
const A_DAY: Duration = Duration::from_secs(86_400);

impl Doing<'_, '_> {
    /// Writes a message, which leaves once the act is committed, and gives its id.
    ///
    /// # Errors
    /// Where the store failed.
    pub fn send(&mut self, to: &Recipient, message: &Message) -> Result<String, StoreError> {
        let id = outbox::insert(self.rows, &self.means.ring, &self.acting.random, to, message, self.acting.now)?;
        self.has_messages();
        Ok(id)
    }

    /// Writes a message to a phone, in the language of its person. How often is for the caller to bound: each costs.
    ///
    /// # Errors
    /// Where the store failed.
    pub fn send_sms(&mut self, person: &User, number: &PhoneNumber, message: &Message) -> Result<(), StoreError> {
        let to = PhoneRecipient { number: number.clone(), user_id: person.id.clone(), language: self.language_of(person) };
        outbox::insert_sms(self.rows, &self.means.ring, &self.acting.random, &to, message, self.acting.now)?;
        self.has_messages();
        Ok(())
    }

    /// Tells a phone what touches its person's account, where messages go to it. It counts for no bound of codes, which strangers use up, but a
    /// person is told so few times a day alone: each costs.
    ///
    /// # Errors
    /// Where the store failed.
    pub fn tell_phone(&mut self, person: &User, number: &PhoneNumber, message: &Message) -> Result<(), StoreError> {
        let since = self.now().minus(A_DAY);
        let is_told = outbox::of_kinds_since(self.rows, &person.id, &[message.kind()], since)?.len() >= TOLD_A_DAY;
        if is_told || !self.means.sms.reaches(number) {
            return Ok(());
        }
        self.send_sms(person, number, message)
    }
}
