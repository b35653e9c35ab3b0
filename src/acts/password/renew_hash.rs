//! The hash of a person's password is made anew.

use std::convert::Infallible;

use super::{Content, open};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::{Standing, content};
use crate::audit::{EventType, Subject};
use crate::people::{PeopleError, credentials};
use crate::secrets::Secret;

/// Keeps another hash of the password that a person has just typed: what a hash costs is set otherwise by now. The password stays the one
/// that it was, and so does all that was begun with it.
#[derive(Clone, Debug)]
pub struct RenewPasswordHash {
    /// Who, with the password that they typed.
    pub who: Standing,
    /// The new hash.
    pub phc: Secret,
}

impl Act for RenewPasswordHash {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let Some(credential) = credentials::password(doing.rows, &self.who.user_id)? else { return Ok(()) };
        let before: Content = open(&credential, &doing.means.ring)?;
        let renewed = content(&Content { phc: self.phc.expose().to_owned(), ..before })?;
        let (ring, random) = (&doing.means.ring, &doing.acting.random);
        credentials::rewrite(doing.rows, ring, random, &credential, &renewed).map_err(PeopleError::unexpected)?;
        Ok(doing.record(&doing.event(EventType::PasswordHashRenewed, Subject::User(self.who.user_id.clone())))?)
    }
}
