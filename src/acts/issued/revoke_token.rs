//! A client revokes a token that it was given ([RFC 7009 §2.1](https://www.rfc-editor.org/rfc/rfc7009#section-2.1)).

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_grants;
use crate::audit::{EventType, Subject};
use crate::clock::{MOST_SKEW, Timestamp};
use crate::issued::grant;
use crate::issued::revocation::{Revocation, RevokedKind};

/// Ends one access token, alone.
#[derive(Clone, Debug)]
pub struct RevokeAccessToken {
    /// Its `jti`.
    pub jti: String,
    /// The grant that it was drawn from; none where it speaks of the client itself.
    pub grant_id: Option<String>,
    /// The client that it was given to.
    pub client_id: String,
    /// When it would have expired.
    pub until: Timestamp,
}

impl Act for RevokeAccessToken {
    type Done = ();
    type Refused = Infallible;
    /// It only adds rows, and each sign-out of an app may do it.
    const SERIALIZABLE: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let grant = self.grant_id.as_deref().map(|id| grant::find(doing.rows, id)).transpose()?.flatten();
        let user_id = grant.map(|grant| grant.user_id);
        let subject = Subject::Token { jti: self.jti.clone(), user_id, client_id: self.client_id.clone() };
        doing.record(&doing.event(EventType::TokenRevoked, subject))?;
        doing.revoke(Revocation { kind: RevokedKind::Token, key: self.jti.clone(), until: self.until.plus(MOST_SKEW) });
        Ok(())
    }
}

/// Ends the grant of a refresh token, with every token drawn from it; nothing where it ended before.
#[derive(Clone, Debug)]
pub struct RevokeRefreshToken {
    /// The grant.
    pub grant_id: String,
}

impl Act for RevokeRefreshToken {
    type Done = ();
    type Refused = Infallible;
    /// It ends a row that it holds.
    const SERIALIZABLE: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        ended_grants::end_one(doing, &self.grant_id, None)?;
        Ok(())
    }
}
