//! Which grants this replica itself moved to the next refresh token lately, so that their grace is measured by one clock.

use std::time::Duration;

/// Longer than any grace with any skew.
const REMEMBERED: Duration = Duration::from_secs(15 * 60);
const GRANTS: u64 = 100_000;

/// Grants with the generation that this replica gave them. One that was forgotten counts as another replica's.
#[derive(Clone, Debug)]
pub struct Advances(moka::sync::Cache<String, i64>);

impl Default for Advances {
    fn default() -> Self {
        Self(moka::sync::Cache::builder().max_capacity(GRANTS).time_to_live(REMEMBERED).build())
    }
}

impl Advances {
    /// This replica moved the grant to `generation`.
    pub fn note(&self, grant_id: &str, generation: i64) {
        self.0.insert(grant_id.to_owned(), generation);
    }

    /// Whether it was this replica that moved the grant to `generation`.
    pub fn is_ours(&self, grant_id: &str, generation: i64) -> bool {
        self.0.get(grant_id) == Some(generation)
    }
}
