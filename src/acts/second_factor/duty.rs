//! Whether a second factor is a person's duty.

use crate::clock::Timestamp;
use crate::issued::consent;
use crate::issued::grant::{self, Whose};
use crate::people::requirements;
use crate::store::{Connection, StoreError};

/// What makes a second factor a person's duty, gathered before the rows are asked.
#[derive(Clone, Debug)]
pub struct Duty {
    /// The clients that nobody signs in to without one.
    pub clients: Vec<String>,
    /// Whether admins must have one.
    pub for_admins: bool,
}

impl Duty {
    /// Whether a person must have one at `now`: by a group, as an admin, or for an app that uses the account.
    ///
    /// # Errors
    /// Where the store failed.
    pub fn binds(&self, conn: &mut Connection, user_id: &str, now: Timestamp) -> Result<bool, StoreError> {
        if requirements::second_factor(conn, user_id, self.for_admins, now)? {
            return Ok(true);
        }
        for client_id in &self.clients {
            if consent::find(conn, user_id, client_id)?.is_some_and(|consent| consent.is_live(now))
                || !grant::list(conn, Whose::PersonAtClient { user_id, client_id }, 1, now)?.is_empty()
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
