//! A message is written in the transaction of an act.

use crate::acts::door::Doing;
use crate::mail::{Message, Recipient, outbox};
use crate::store::StoreError;

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
}
