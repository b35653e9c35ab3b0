//! A person is told of what touches the security of their account, in the transaction of the act that does it.

use std::time::Duration;

use crate::acts::door::Doing;
use crate::audit::Actor;
use crate::languages::Language;
use crate::mail::{Address, Disowning, Happened, Message, Recipient, outbox};
use crate::people::former_addresses::FormerAddress;
use crate::people::{User, user};
use crate::store::StoreError;

/// Notices that one person gets in an hour at most: whoever does a thing again and again fills nobody's mailbox. The record has each.
pub const MOST_AN_HOUR: i64 = 20;
/// The same, of notices of ways in: a stranger who causes many others keeps none of these from the person.
const MOST_OF_WAYS_IN: i64 = 100;
const AN_HOUR: Duration = Duration::from_secs(3600);

impl Doing<'_, '_> {
    /// Tells a person what was done to their account; `message` says what. Nobody is told who is not there any more.
    ///
    /// # Errors
    /// Where the store failed.
    pub fn tell(&mut self, user_id: &str, message: impl FnOnce(Happened) -> Message) -> Result<(), StoreError> {
        let Some(person) = user::find(self.rows, user_id)? else { return Ok(()) };
        // What mail cannot be sent to is told by the person's own pages alone.
        let Some(to) = recipient(&person) else { return Ok(()) };
        let now = self.now();
        let link = Disowning::of(user_id, person.email.key(), now);
        let token = link.token(&self.means.ring, &self.acting.random)?;
        let happened = Happened { disown: Some(token), ..self.happened(user_id) };
        let message = message(happened);
        let most = if message.is_of_a_way_in() { MOST_OF_WAYS_IN } else { MOST_AN_HOUR };
        if outbox::count_since(self.rows, user_id, now.minus(AN_HOUR))? < most {
            self.send(&to, &message)?;
        }
        Ok(())
    }

    /// Sends a person what somebody asked for, who may be anybody: how often is for the caller to bound. Says whether mail can be sent
    /// to them.
    ///
    /// # Errors
    /// Where the store failed.
    pub fn send_asked(&mut self, person: &User, message: impl FnOnce(Happened) -> Message) -> Result<bool, StoreError> {
        let Some(to) = recipient(person) else { return Ok(false) };
        let happened = self.happened(&person.id);
        self.send(&to, &message(happened)).map(|_| true)
    }

    /// Tells a person something at an address that was theirs until lately, with the link by which they put it back. It takes no share of
    /// the notices of an hour: what causes it is bounded by itself.
    ///
    /// # Errors
    /// Where the store failed.
    pub fn tell_former(
        &mut self,
        person: &User,
        former: &FormerAddress,
        message: impl FnOnce(Happened) -> Message,
    ) -> Result<bool, StoreError> {
        let Some(to) = recipient(&User { email: former.email.clone(), ..person.clone() }) else { return Ok(false) };
        let link = Disowning::of(&person.id, former.email.key(), self.now());
        let token = link.token(&self.means.ring, &self.acting.random)?;
        let happened = Happened { disown: Some(token), ..self.happened(&person.id) };
        self.send(&to, &message(happened)).map(|_| true)
    }

    /// Sends what somebody asked for to an address that nobody has here: how often is for the caller to bound.
    ///
    /// # Errors
    /// Where the store failed.
    pub fn send_to_nobody(&mut self, to: &Recipient, message: impl FnOnce(Happened) -> Message) -> Result<(), StoreError> {
        let happened = self.happened(to.user_id.as_deref().unwrap_or_default());
        self.send(to, &message(happened)).map(drop)
    }

    /// Tells somebody whose account goes with this act: the message stays.
    ///
    /// # Errors
    /// Where the store failed.
    pub fn tell_last(&mut self, person: &User, message: impl FnOnce(Happened) -> Message) -> Result<(), StoreError> {
        match recipient(person) {
            Some(to) => self.send_to_nobody(&Recipient { user_id: None, ..to }, message),
            None => Ok(()),
        }
    }

    /// The language that a person reads.
    #[must_use]
    pub fn language_of(&self, person: &User) -> Language {
        language_of(person)
    }

    /// When it happened and, where the person did it, where from: where an admin sits is not theirs to know.
    fn happened(&self, user_id: &str) -> Happened {
        let is_theirs = match &self.acting.by {
            Actor::User(id) => id == user_id,
            Actor::Anonymous => true,
            Actor::Client(_) | Actor::Command | Actor::System => false,
        };
        let of = |fact: &Option<String>| fact.clone().filter(|_| is_theirs);
        let (address, user_agent) = (of(&self.acting.origin.address), of(&self.acting.origin.user_agent));
        Happened { at: self.now(), address, user_agent, disown: None }
    }
}

/// A person as the one whom a message goes to; none where mail cannot be sent to their address.
fn recipient(person: &User) -> Option<Recipient> {
    let address = Address::parse(person.email.as_str()).ok()?;
    Some(Recipient { address, user_id: Some(person.id.clone()), language: language_of(person) })
}

/// The language that a person reads: that of their account, else the first.
fn language_of(person: &User) -> Language {
    person.language().unwrap_or_default()
}
