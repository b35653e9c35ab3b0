//! The link by which a person ends, without a sign-in, that somebody gets in without the second factor of their account. It is sealed and
//! nothing is kept for it: it is good while what it ends waits.

use serde::{Deserialize, Serialize};

use super::Handed;
use crate::clock::Random;
use crate::secrets::Secret;
use crate::store::StoreError;
use crate::store::sealing::KeyRing;

/// What the sealed text is for: another sealed text is no such link.
const PLACE: &str = "factor loss link";

/// What a link ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LossLink {
    /// The row.
    pub id: String,
    /// Whose it is.
    pub user_id: String,
}

impl LossLink {
    /// That ends the row with this id, which is this person's.
    pub fn of(id: &str, user_id: &str) -> Self {
        Self { id: id.to_owned(), user_id: user_id.to_owned() }
    }

    /// What the link ends with.
    ///
    /// # Errors
    /// Where it cannot be sealed.
    pub fn token(&self, ring: &KeyRing, random: &Random) -> Result<Handed, StoreError> {
        let text = serde_json::to_vec(self).map_err(|_| StoreError::Sealing)?;
        Ok(Handed::from(&Secret::new(ring.seal().seal(random, PLACE, &text)?)))
    }

    /// What the link with this end says; none where it is none of ours.
    pub fn open(ring: &KeyRing, token: &str) -> Option<Self> {
        serde_json::from_slice(&ring.open(PLACE, token).ok()?).ok()
    }
}
