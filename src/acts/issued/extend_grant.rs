//! A grant whose refresh token stays lives on.

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::clock::Timestamp;
use crate::issued::grant;

/// Lets a grant live on. A grant that ended stays ended.
#[derive(Clone, Debug)]
pub struct ExtendGrant {
    /// Which.
    pub grant_id: String,
    /// When it ends from now on.
    pub expires_at: Timestamp,
}

impl Act for ExtendGrant {
    type Done = ();
    type Refused = Infallible;
    /// It changes one row and compares nothing; each refresh does it.
    const SERIALIZABLE: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let now = doing.now();
        grant::extend(doing.rows, &self.grant_id, self.expires_at, now)?;
        Ok(())
    }
}
