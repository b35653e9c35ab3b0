//! Sessions of others are ended.

use std::convert::Infallible;

use super::{Ending, end};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::people::rights::Right;

/// Ends sessions of others.
#[derive(Clone, Debug)]
pub struct EndSessions {
    /// Which.
    pub sessions: Vec<Ending>,
}

impl Act for EndSessions {
    type Done = ();
    type Refused = Infallible;
    // A code may be redeemed at the same moment.
    const ASKS_RECENT: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::EndSessions)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        Ok(end(doing, &self.sessions)?)
    }
}
