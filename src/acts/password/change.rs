//! A person changes their password.

use std::convert::Infallible;

use super::{NewPassword, keep};
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::session::{self, Ending};
use crate::acts::{ended_losses, ended_remembered};
use crate::audit::{EventType, Subject};
use crate::mail::Message;
use crate::secrets::Secret;
use crate::store::StoreError;

/// Keeps a password that the person chose, and ends those of their sessions that are named. What was set in their place meanwhile is
/// not overwritten; a sign-in that was begun with the old one does not go on.
#[derive(Clone, Debug)]
pub struct ChangePassword {
    /// Who, with the password that they typed.
    pub who: Standing,
    /// The PHC string of the new one.
    pub phc: Secret,
    /// The sessions that end.
    pub ends: Vec<Ending>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordChanged {
    /// The new credential's id.
    pub password: String,
    /// How many sessions ended.
    pub ended: usize,
}

impl Act for ChangePassword {
    type Done = PasswordChanged;
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<PasswordChanged, NotDone<Infallible>> {
        let password = keep_own(doing, &self.who.user_id, &self.phc)?;
        // Whoever waits may have known the one before.
        ended_losses::end(doing, &self.who.user_id, "password")?;
        ended_remembered::forget(doing, &self.who.user_id, "password")?;
        session::end(doing, &self.ends)?;
        Ok(PasswordChanged { password, ended: self.ends.len() })
    }
}

/// Keeps one that the person chose, and gives the new credential's id.
pub(super) fn keep_own(doing: &mut Doing<'_, '_>, user_id: &str, phc: &Secret) -> Result<String, StoreError> {
    let id = keep(doing, user_id, &NewPassword { phc: phc.clone(), temporary: false })?;
    doing.record(&doing.event(EventType::PasswordChanged, Subject::User(user_id.to_owned())))?;
    doing.tell(user_id, Message::PasswordChanged)?;
    Ok(id)
}
