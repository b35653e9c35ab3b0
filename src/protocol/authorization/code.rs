//! The authorization code and what is kept of it ([RFC 6749 §4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)).

use std::fmt::Write as _;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::{Random, Timestamp};
use crate::protocol::grants::Grant;
use crate::protocol::redirect_uri::VerifiedRedirectUri;
use crate::secrets::Secret;

/// Characters of the grant's id at the head of a code.
const GRANT_ID: usize = 32;
/// Characters of the random tail: 256 bits.
const TAIL: usize = 43;
/// So long a code lives on after a redemption failed here, for the client that comes again as `Retry-After` asks.
const RETRIED: Duration = Duration::from_secs(60);
/// A code never lives longer than this after it was given ([RFC 6749 §4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)).
pub const LONGEST: Duration = Duration::from_secs(10 * 60);
/// Failed redemptions that are remembered.
const ATTEMPTS: usize = 32;

/// `<grant id: 32 hex><43 base64url>`: the id finds a replayed code's grant when the record of the code is gone.
#[derive(Clone, Debug)]
pub struct AuthorizationCode {
    /// The id that the grant will have.
    pub grant_id: String,
    /// The code as it is sent; stores keep its keyed hash.
    pub whole: Secret,
}

impl AuthorizationCode {
    /// A new code with a new grant id.
    pub fn random(random: &Random) -> Self {
        let grant_id = random.bytes::<16>().iter().fold(String::with_capacity(GRANT_ID), |mut id, byte| {
            let _ = write!(id, "{byte:02x}"); // a String takes everything
            id
        });
        let whole = Secret::new(format!("{grant_id}{}", Secret::random(random).expose()));
        Self { grant_id, whole }
    }

    /// Reads a `code` parameter; none where it has not the form of a code of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let (grant_id, tail) = text.split_at_checked(GRANT_ID)?;
        let hex = grant_id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let base64url = tail.len() == TAIL && tail.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        (hex && base64url).then(|| Self { grant_id: grant_id.to_owned(), whole: Secret::new(text) })
    }
}

/// What is kept under the hash of a code until it is redeemed or over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CodeRecord {
    /// The grant as it will be inserted.
    pub grant: Grant,
    /// The redirect URI that the request named; the token request must name the same
    /// ([RFC 6749 §4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)).
    pub redirect_uri: VerifiedRedirectUri,
    /// For the ID token ([Core §2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// Whether a refresh token is given.
    pub refresh: bool,
    /// The generation of what its client was allowed: where that has risen since, the code gives nothing.
    #[serde(default)]
    pub consent_generation: i64,
    /// When the code is over.
    pub expires_at: Timestamp,
    /// The times (`created_at`) of grants that redemptions of it tried to write and failed: whether one was written is not
    /// known, and no token was given for it. One of these may be taken up by the next redemption; any other grant of the
    /// code's is a second use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unsettled: Vec<Timestamp>,
}

impl CodeRecord {
    /// The time of the grant that a redemption at `now` tries to write: later than those of all that failed, so that no two
    /// are taken for one.
    pub fn next_attempt(&self, now: Timestamp) -> Timestamp {
        self.unsettled.iter().map(|at| at.plus(Duration::from_millis(1))).fold(now, Timestamp::max)
    }

    /// The record after a redemption that failed here at `now`, through no fault of the client: it lives long enough for
    /// another. `attempt` is the time of the grant whose write was tried.
    #[must_use]
    pub fn after_failure(&self, attempt: Option<Timestamp>, now: Timestamp) -> Self {
        let mut record = self.clone();
        record.expires_at = now.plus(RETRIED).min(self.grant.created_at.plus(LONGEST)).max(self.expires_at);
        record.unsettled.extend(attempt.filter(|attempt| !self.unsettled.contains(attempt)));
        if record.unsettled.len() > ATTEMPTS {
            record.unsettled.remove(0);
        }
        record
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_holds_the_id_of_its_grant_and_256_random_bits() {
        let code = AuthorizationCode::random(&Random::default());
        assert_eq!(code.whole.expose().len(), 75);
        let read = AuthorizationCode::parse(code.whole.expose()).unwrap();
        assert_eq!(read.grant_id, code.grant_id);
        assert!(read.whole.equals(code.whole.expose()));
        assert!(!format!("{code:?}").contains(code.whole.expose()));
    }

    #[test]
    fn attack_c5_what_has_not_the_form_of_a_code_is_none() {
        let code = AuthorizationCode::random(&Random::default());
        let text = code.whole.expose();
        for bad in ["", "x", &text[1..], &format!("{text}a"), &text.to_uppercase(), &text.replace(&text[40..41], "+"), &"\u{e4}".repeat(40)]
        {
            assert!(AuthorizationCode::parse(bad).is_none(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "\\PC{0,90}") {
            let _ = AuthorizationCode::parse(&text);
        }
    }
}
