//! Tokens of ours that are presented to us.

use super::Provider;
use crate::clock::Timestamp;
use crate::issued::revocation;
use crate::jose::{Algorithm, Expected, ExpectedType};
use crate::protocol::tokens::access::{self, AccessToken};
use crate::protocol::tokens::refresh::{self, RefreshToken};
use crate::store::sealing::KeyPurpose;

impl Provider {
    /// Reads an access token of ours that is neither over nor revoked, and whose client is still there.
    pub fn verify_access_token(&self, presented: &str) -> Option<AccessToken> {
        let expected = Expected { typ: ExpectedType::Exactly(access::TYP), algorithms: &Algorithm::ALL };
        let snapshot = self.snapshot();
        let verified = snapshot.keys.verify_token(presented, &expected, self.now()).ok()?;
        let token = access::read_claims(verified.claims, self.issuer(), self.now()).ok()?;
        let client_stands = snapshot.client(&token.client_id).is_some_and(|known| known.client.enabled);
        (client_stands && !self.revocations.token(&token)).then_some(token)
    }

    /// Reads an access token of ours that is to be revoked: also one that is over by this clock, since that may be ahead and
    /// the token live again once it is set right.
    pub fn read_token_to_revoke(&self, presented: &str) -> Option<AccessToken> {
        let expected = Expected { typ: ExpectedType::Exactly(access::TYP), algorithms: &Algorithm::ALL };
        let verified = self.snapshot().keys.verify_hint(presented, &expected, self.now()).ok()?;
        let token = access::read_claims(verified.claims, self.issuer(), Timestamp::from_millis(i64::MIN)).ok()?;
        (self.now() < token.expires_at().plus(revocation::KEPT) && !self.revocations.token(&token)).then_some(token)
    }

    /// Reads a refresh token that we made, of whichever generation.
    pub fn verify_refresh_token(&self, presented: &str) -> Option<RefreshToken> {
        let unverified = refresh::Unverified::parse(presented)?;
        let key = self.keyring.by_id(KeyPurpose::Refresh, unverified.key_id())?;
        unverified.verify(key)
    }
}
