//! A person takes back what they allowed an app.

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::{Standing, ended_grants};
use crate::audit::{EventType, Subject};
use crate::issued::consent;
use crate::issued::grant::{self, Whose};

/// Forgets what a person allowed a client, and ends what the client got by it.
#[derive(Clone, Debug)]
pub struct WithdrawConsent {
    /// Who.
    pub who: Standing,
    /// Which client.
    pub client_id: String,
}

impl Act for WithdrawConsent {
    type Done = ();
    type Refused = Infallible;
    // A code may be redeemed at the same moment.

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let user_id = &self.who.user_id;
        // A code may be on its way, also of an app whose consent is not remembered and which has no grant.
        consent::count_withdrawal(doing.rows, user_id, &self.client_id)?;
        // Pressed again, or in another tab: nothing else is left to take back.
        let whose = Whose::PersonAtClient { user_id, client_id: &self.client_id };
        if !consent::withdraw(doing.rows, user_id, &self.client_id)? && grant::list(doing.rows, whose, 1, doing.acting.now)?.is_empty() {
            return Ok(());
        }
        let event = doing.event(EventType::ConsentWithdrawn, Subject::User(user_id.clone()));
        doing.record(&event.client(&self.client_id))?;
        ended_grants::end(doing, Whose::PersonAtClient { user_id, client_id: &self.client_id })?;
        Ok(())
    }
}
