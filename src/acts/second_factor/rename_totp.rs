//! An app for one-time codes gets another name.

use super::totp_of;
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::credentials;

/// Gives an app of a person's another name; nothing where it has that name.
#[derive(Clone, Debug)]
pub struct RenameTotp {
    /// Who.
    pub who: Standing,
    /// The app's credential id.
    pub id: String,
    /// The name.
    pub name: String,
}

/// Why an app was not renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TotpNotRenamed {
    /// It was taken away, or is not theirs.
    NoApp,
}

impl Act for RenameTotp {
    type Done = ();
    type Refused = TotpNotRenamed;
    const SERIALIZABLE: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<TotpNotRenamed>> {
        let user_id = &self.who.user_id;
        let app = totp_of(doing.rows, user_id, &self.id)?.ok_or(NotDone::Refused(TotpNotRenamed::NoApp))?;
        if app.name == self.name {
            return Ok(());
        }
        credentials::rename(doing.rows, user_id, &self.id, &self.name)?;
        let event = doing.event(EventType::SecondFactorRenamed, Subject::User(user_id.clone()));
        Ok(doing.record(&event.detail("credential", self.id.as_str()))?)
    }
}
