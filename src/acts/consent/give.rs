//! A person allows an app something.

use std::convert::Infallible;

use super::hold_generation;
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::issued::consent::{self, Allowed};

/// Remembers what a person allowed a client.
#[derive(Clone, Debug)]
pub struct GiveConsent {
    /// Who.
    pub who: Standing,
    /// Which client.
    pub client_id: String,
    /// What.
    pub allowed: Allowed,
    /// The [generation](consent::generation) of consent that the person's answer rests on: what was taken back since is not remembered.
    pub consent_generation: i64,
}

impl Act for GiveConsent {
    type Done = ();
    type Refused = Infallible;
    // It may be taken back at the same moment.

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let (user_id, acting) = (&self.who.user_id, doing.acting);
        if hold_generation(doing.rows, user_id, &self.client_id)? != Some(self.consent_generation) {
            return Ok(());
        }
        consent::remember(doing.rows, user_id, &self.client_id, &self.allowed, None, &acting.random, acting.now)?;
        let event = doing
            .event(EventType::ConsentGiven, Subject::User(user_id.clone()))
            .client(&self.client_id)
            .detail("scope", self.allowed.scopes.to_string());
        Ok(doing.record(&event)?)
    }
}
