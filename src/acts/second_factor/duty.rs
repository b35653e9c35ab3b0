//! Whether a second factor is a person's duty.

use crate::clock::Timestamp;
use crate::factors::Kinds;
use crate::issued::consent;
use crate::issued::grant::{self, Whose};
use crate::people::requirements::{self, Given};
use crate::people::rules;
use crate::store::{Connection, StoreError};

/// What makes a second factor a person's duty, gathered before the rows are asked.
#[derive(Clone, Debug, Default)]
pub struct Duty {
    /// The clients that nobody signs in to without one.
    pub clients: Vec<String>,
    /// What the settings say.
    pub given: Given,
}

/// What is a person's duty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bound {
    /// To have a second factor.
    pub second_factor: bool,
    /// To have one of each of these.
    pub needs: Vec<Kinds>,
}

impl Bound {
    /// Whether one of these kinds has to stay of somebody who has these others of it: nothing else would do for a rule.
    pub fn keeps(&self, goes: Kinds, others: Kinds) -> bool {
        let is_last = |need: &Kinds| !need.and(goes).is_empty() && need.and(others).is_empty();
        self.needs.iter().any(|need| is_last(need) && need.iter().all(|kind| kind.has_credential()))
    }
}

impl Duty {
    /// What a person must have at `now`: by a rule, by a group, as an admin, or for an app that uses the account.
    ///
    /// # Errors
    /// Where the store failed.
    pub fn binds(&self, conn: &mut Connection, user_id: &str, now: Timestamp) -> Result<Bound, StoreError> {
        let rules = rules::all(conn)?;
        let asked = requirements::of_person(conn, user_id, (self.given, &rules), None, now)?;
        let mut bound = Bound { second_factor: asked.asks_for_two(), needs: asked.needs };
        if bound.second_factor {
            return Ok(bound);
        }
        for client_id in &self.clients {
            if consent::find(conn, user_id, client_id)?.is_some_and(|consent| consent.is_live(now))
                || !grant::list(conn, Whose::PersonAtClient { user_id, client_id }, 1, now)?.is_empty()
            {
                bound.second_factor = true;
                break;
            }
        }
        Ok(bound)
    }
}
