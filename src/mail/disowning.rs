//! The link of a notice by which a person says, without a sign-in, that what it tells of was not them. It is sealed and holds whose
//! account it is and to which address it was sent: nothing is kept for it, and it can be read by nobody else.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Handed;
use crate::clock::{Random, Timestamp};
use crate::secrets::{Secret, sha256};
use crate::store::StoreError;
use crate::store::sealing::KeyRing;

/// How long such a link is good.
pub const DISOWNING_LASTS: Duration = Duration::from_secs(7 * 86_400);
/// What the sealed text is for: another sealed text is no such link.
const PLACE: &str = "disowning link";

/// Whose account a notice told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disowning {
    /// The person.
    pub user_id: String,
    /// When it changed.
    pub at: Timestamp,
    /// A hash of the key of the address that the notice went to.
    address: String,
}

impl Disowning {
    /// Of a notice to this person at the address with the key `address`.
    pub fn of(user_id: &str, address: &str, now: Timestamp) -> Self {
        Self { user_id: user_id.to_owned(), at: now, address: sha256(address.as_bytes()) }
    }

    /// What the link ends with.
    ///
    /// # Errors
    /// Where it cannot be sealed.
    pub fn token(&self, ring: &KeyRing, random: &Random) -> Result<Handed, StoreError> {
        let text = serde_json::to_vec(self).map_err(|_| StoreError::Sealing)?;
        Ok(Handed::from(&Secret::new(ring.seal().seal(random, PLACE, &text)?)))
    }

    /// Whose account the link with this end tells of; none where it is too old, or none of ours.
    pub fn open(ring: &KeyRing, token: &str, now: Timestamp) -> Option<Self> {
        let text = ring.open(PLACE, token).ok()?;
        let opened: Self = serde_json::from_slice(&text).ok()?;
        opened.is_recent(now).then_some(opened)
    }

    /// Whether it is not too old.
    pub fn is_recent(&self, now: Timestamp) -> bool {
        self.at.is_within(DISOWNING_LASTS, now)
    }

    /// Whether the notice went to the address with this key.
    pub fn was_sent_to(&self, address: &str) -> bool {
        self.address == sha256(address.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_read_for_a_week_and_nothing_else_is() {
        let (random, now) = (Random::default(), Timestamp::from_seconds(1_000));
        let ring = KeyRing::scratch(&random);
        let link = Disowning::of("u1", "mara@example.com", now);
        assert!(link.was_sent_to("mara@example.com") && !link.was_sent_to("mara@example.org"));
        let token = link.token(&ring, &random).unwrap();
        assert!(token.as_str().chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "it stands in an address");
        let opened = |token: &str, now| Disowning::open(&ring, token, now).map(|opened| opened.user_id);
        assert_eq!(opened(token.as_str(), now), Some("u1".to_owned()));
        assert_eq!(opened(token.as_str(), now.plus(Duration::from_secs(7 * 86_400 - 1))), Some("u1".to_owned()));
        assert_eq!(opened(token.as_str(), now.plus(DISOWNING_LASTS + Duration::from_secs(1))), None);
        let other = ring.seal().seal(&random, "another place", br#"{"user_id":"u1","at":1000000,"address":"x"}"#).unwrap();
        for bad in ["", "x", ".", "a.b", other.as_str(), &token.as_str().replace('.', ":"), &format!("{}x", token.as_str())] {
            assert_eq!(opened(bad, now), None, "{bad}");
        }
        assert_eq!(Disowning::open(&KeyRing::scratch(&random), token.as_str(), now), None, "another deployment");
    }
}
