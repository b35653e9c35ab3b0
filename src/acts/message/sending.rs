//! A message is written in the transaction of an act.

use crate::acts::door::Doing;
use crate::mail::{Message, PhoneRecipient, Recipient, outbox};
use crate::people::User;
use crate::store::StoreError;
use crate::writing::phone::PhoneNumber;

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
}
