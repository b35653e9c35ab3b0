//! An app for one-time codes is taken away by its person.

use super::Duty;
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::factors::Kind;
use crate::people::credentials;

/// Takes an app away from a person; with the last one the recovery codes go.
#[derive(Clone, Debug)]
pub struct RemoveTotp {
    /// Who.
    pub who: Standing,
    /// The app's credential id.
    pub id: String,
    /// What would make a second factor their duty.
    pub duty: Duty,
}

/// Why an app was not taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TotpNotRemoved {
    /// It was taken away meanwhile, or is not theirs.
    NoApp,
    /// It is the last one, and the person must have one.
    Required,
}

impl Act for RemoveTotp {
    type Done = ();
    type Refused = TotpNotRemoved;
    const SERIALIZABLE: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<TotpNotRemoved>> {
        let (user_id, id) = (&self.who.user_id, self.id.as_str());
        let now = doing.now();
        let required = self.duty.binds(doing.rows, user_id, now)?;
        let apps = credentials::of_kind(doing.rows, user_id, Kind::Totp)?;
        if apps.iter().all(|app| app.id != id) {
            return Err(NotDone::Refused(TotpNotRemoved::NoApp));
        }
        let is_last = apps.len() == 1;
        if is_last && required {
            return Err(NotDone::Refused(TotpNotRemoved::Required));
        }
        credentials::delete(doing.rows, user_id, id)?;
        if is_last {
            credentials::delete_kind(doing.rows, user_id, Kind::RecoveryCodes)?;
        }
        let event = doing.event(EventType::SecondFactorRemoved, Subject::User(user_id.clone()));
        Ok(doing.record(&event.detail("factor", "totp").detail("credential", id).detail("last", is_last))?)
    }
}
