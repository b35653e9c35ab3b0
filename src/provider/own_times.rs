//! What this replica itself gave lately, so that its times are measured by one clock: the codes it gave, and the grants that it moved
//! to the next refresh token.

use std::time::Duration;

use moka::sync::Cache;

/// Longer than any grace and any code with any skew.
const REMEMBERED: Duration = Duration::from_secs(15 * 60);
const MOST: u64 = 100_000;

/// Ids of grants. One that was forgotten counts as another replica's.
#[derive(Clone, Debug)]
pub struct OwnTimes {
    /// With the generation that this replica gave them.
    advanced: Cache<String, i64>,
    /// Those of codes.
    codes: Cache<String, ()>,
}

impl Default for OwnTimes {
    fn default() -> Self {
        Self {
            advanced: Cache::builder().max_capacity(MOST).time_to_live(REMEMBERED).build(),
            codes: Cache::builder().max_capacity(MOST).time_to_live(REMEMBERED).build(),
        }
    }
}

impl OwnTimes {
    /// This replica moved the grant to `generation`.
    pub fn note_advance(&self, grant_id: &str, generation: i64) {
        self.advanced.insert(grant_id.to_owned(), generation);
    }

    /// Whether it was this replica that moved the grant to `generation`.
    pub fn advanced(&self, grant_id: &str, generation: i64) -> bool {
        self.advanced.get(grant_id) == Some(generation)
    }

    /// This replica gave the code of the grant.
    pub fn note_code(&self, grant_id: &str) {
        self.codes.insert(grant_id.to_owned(), ());
    }

    /// Whether it was this replica that gave the code of the grant.
    pub fn gave_code(&self, grant_id: &str) -> bool {
        self.codes.contains_key(grant_id)
    }
}
