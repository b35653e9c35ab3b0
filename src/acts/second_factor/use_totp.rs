//! A code of an app is used.

use super::{TotpContent, content, open, totp_of};
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::PeopleError;
use crate::people::credentials;

/// A code of an app proved its person, beside what they proved before: its step counts no more, nor an earlier one
/// ([RFC 6238 §5.2](https://www.rfc-editor.org/rfc/rfc6238#section-5.2)).
#[derive(Clone, Debug)]
pub struct UseTotp {
    /// Who.
    pub who: Standing,
    /// The app's credential id.
    pub id: String,
    /// The step of the code.
    pub step: u64,
}

/// Why a code did not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeNotTaken {
    /// The app was taken away.
    NoApp,
    /// That step or a later one was used meanwhile.
    Used,
}

impl Act for UseTotp {
    type Done = ();
    type Refused = CodeNotTaken;
    const SERIALIZABLE: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<CodeNotTaken>> {
        let (user_id, ring) = (&self.who.user_id, &doing.means.ring);
        let credential = totp_of(doing.rows, user_id, &self.id)?.ok_or(NotDone::Refused(CodeNotTaken::NoApp))?;
        let mut stored: TotpContent = open(&credential, ring)?;
        if stored.last_step.is_some_and(|last| last >= self.step) {
            return Err(NotDone::Refused(CodeNotTaken::Used));
        }
        stored.last_step = Some(self.step);
        credentials::rewrite(doing.rows, ring, &doing.acting.random, &credential, &content(&stored)?).map_err(PeopleError::unexpected)?;
        credentials::used(doing.rows, &self.id, doing.acting.now)?;
        let event = doing.event(EventType::SecondFactorUsed, Subject::User(user_id.clone()));
        Ok(doing.record(&event.detail("factor", "totp"))?)
    }
}
