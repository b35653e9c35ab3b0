//! A browser is remembered, after a sign-in in which its person ticked the box and showed a second factor.

use std::convert::Infallible;
use std::time::Duration;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::remembered::{self, RememberedBrowser};
use crate::people::user;

/// Remembers the browser that has a secret with this hash.
#[derive(Clone, Debug)]
pub struct RememberBrowser {
    /// For whom.
    pub user_id: String,
    /// The person's epoch when they signed in.
    pub epoch: i64,
    /// SHA-256 of the secret.
    pub secret_hash: String,
    /// For how long at most.
    pub time: Duration,
}

impl Act for RememberBrowser {
    type Done = ();
    type Refused = Infallible;
    /// It adds one row and compares nothing but an epoch, which is compared at each use.
    const SERIALIZABLE: bool = false;

    /// The sign-in is complete.
    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        // All that they had ended meanwhile.
        if user::find(doing.rows, &self.user_id)?.is_none_or(|person| !person.honours(self.epoch)) {
            return Ok(());
        }
        let now = doing.now();
        let browser = RememberedBrowser {
            id: doing.acting.random.uuid().to_string(),
            user_id: self.user_id.clone(),
            epoch: self.epoch,
            secret_hash: self.secret_hash.clone(),
            address: doing.acting.origin.address.clone(),
            user_agent: doing.acting.origin.user_agent.clone(),
            created_at: now,
            last_used_at: None,
            until: now.plus(self.time),
        };
        remembered::insert(doing.rows, &browser)?;
        let event = doing.event(EventType::BrowserRemembered, Subject::User(self.user_id.clone()));
        Ok(doing.record(&event.detail("browser", browser.id.as_str()).detail("until", browser.until.to_string()))?)
    }
}
