//! When a person last signed in is noted.

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::people::user;

/// Notes that a person signed in now; the event itself is queued.
#[derive(Clone, Debug)]
pub struct NoteSignIn {
    /// Who.
    pub user_id: String,
}

impl Act for NoteSignIn {
    type Done = ();
    type Refused = Infallible;

    /// The sign-in is complete.
    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let now = doing.now();
        Ok(user::signed_in(doing.rows, &self.user_id, now)?)
    }
}
