//! A second factor gets another name.

use super::second_factors;
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::credentials;

/// Gives a second factor of a person's another name; nothing where it has that name.
#[derive(Clone, Debug)]
pub struct RenameFactor {
    /// Who.
    pub who: Standing,
    /// The credential's id.
    pub id: String,
    /// The name.
    pub name: String,
}

/// Why a factor was not renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorNotRenamed {
    /// It was taken away, or is not theirs.
    NoFactor,
}

impl Act for RenameFactor {
    type Done = ();
    type Refused = FactorNotRenamed;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<FactorNotRenamed>> {
        let user_id = &self.who.user_id;
        let mut factors = second_factors(doing.rows, user_id)?.into_iter();
        let factor = factors.find(|factor| factor.id == self.id).ok_or(NotDone::Refused(FactorNotRenamed::NoFactor))?;
        if factor.name == self.name {
            return Ok(());
        }
        credentials::rename(doing.rows, user_id, &self.id, &self.name)?;
        let event = doing.event(EventType::SecondFactorRenamed, Subject::User(user_id.clone()));
        Ok(doing.record(&event.detail("credential", self.id.as_str()))?)
    }
}
