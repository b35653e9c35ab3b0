//! A grant moves to its next refresh token ([RFC 6749 §6](https://www.rfc-editor.org/rfc/rfc6749#section-6)).

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::clock::Timestamp;
use crate::issued::grant;

/// Moves a grant from one generation of its refresh token to the next.
#[derive(Clone, Debug)]
pub struct AdvanceGrant {
    /// Which.
    pub grant_id: String,
    /// The generation that was presented.
    pub from: i64,
    /// When the grant ends from now on.
    pub expires_at: Timestamp,
}

impl Act for AdvanceGrant {
    type Done = bool;
    type Refused = Infallible;
    /// One statement compares and changes the row; each refresh does it.
    const SERIALIZABLE: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    /// False where another request moved it first.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<bool, NotDone<Infallible>> {
        let now = doing.now();
        if !grant::advance(doing.rows, &self.grant_id, self.from, now)? {
            return Ok(false);
        }
        grant::extend(doing.rows, &self.grant_id, self.expires_at, now)?;
        Ok(true)
    }
}
