//! A person ends sessions of their own.

use std::convert::Infallible;

use super::{Ending, end};
use crate::acts::door::{Act, Doing, Needs, NotDone};

/// Ends sessions that a browser holds the cookie of, and others of the same people. To sign out is never refused: also a session that
/// counts no more is ended.
#[derive(Clone, Debug)]
pub struct EndOwnSessions {
    /// Which.
    pub sessions: Vec<Ending>,
}

impl Act for EndOwnSessions {
    type Done = ();
    type Refused = Infallible;
    // A code may be redeemed at the same moment.

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        Ok(end(doing, &self.sessions)?)
    }
}
