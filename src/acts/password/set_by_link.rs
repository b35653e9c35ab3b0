//! A person sets a password by a one-time link.

use super::{NewPassword, set};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::people::{credentials, user};
use crate::secrets::Secret;

/// Sets the password of a person who was given a one-time link. Of any number of forms with one link one sets a password, since that
/// ends what was given before, the link too.
#[derive(Clone, Debug)]
pub struct SetPasswordByLink {
    /// Whom the link was made for.
    pub user_id: String,
    /// Their epoch when it was made.
    pub epoch: i64,
    /// The credential id of their password when it was made.
    pub before: Option<String>,
    /// The PHC string of the new one.
    pub phc: Secret,
}

/// Why a link was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkNotTaken {
    /// The person may not sign in any more, all that was given to them was ended since, or they chose a password meanwhile.
    Over,
}

impl Act for SetPasswordByLink {
    type Done = ();
    type Refused = LinkNotTaken;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<LinkNotTaken>> {
        let person = user::lock(doing.rows, &self.user_id)?;
        let stands = person.is_some_and(|person| person.is_active() && person.epoch == self.epoch);
        if !stands || credentials::password(doing.rows, &self.user_id)?.map(|credential| credential.id) != self.before {
            return Err(NotDone::Refused(LinkNotTaken::Over));
        }
        set(doing, &self.user_id, &NewPassword { phc: self.phc.clone(), temporary: false })
    }
}
