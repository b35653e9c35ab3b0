//! A provider signed somebody out.

use std::convert::Infallible;

use super::super::session::{self, Ending};
use crate::acts::door::{Act, Doing, Needs, NotDone};

/// Ends the sessions that an account at a provider began, as the provider says that its person was signed out there. Its token is the proof.
#[derive(Clone, Debug)]
pub struct SignedOutThere {
    /// The provider's name here.
    pub upstream: String,
    /// The sessions.
    pub ends: Vec<Ending>,
}

impl Act for SignedOutThere {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        Ok(session::end_by(doing, &self.ends, Some(&self.upstream))?)
    }
}
