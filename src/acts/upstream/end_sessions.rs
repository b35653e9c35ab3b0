//! What an account at a provider began ends, once the provider signs nobody in any more.

use std::convert::Infallible;

use super::super::session::{self, Ending};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::people::rights::Right;

/// Ends sessions that began with an account at a provider while that was turned off: they were not there yet when it was.
#[derive(Clone, Debug)]
pub struct EndSessionsOfUpstream {
    /// Which.
    pub ends: Vec<Ending>,
}

impl Act for EndSessionsOfUpstream {
    type Done = ();
    type Refused = Infallible;
    // It belongs to an act that asked a moment ago.
    const ASKS_RECENT: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageUpstreams)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        Ok(session::end(doing, &self.ends)?)
    }
}
