//! A recovery code is used.

use super::{CodesContent, content, open};
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::factors::Kind;
use crate::people::PeopleError;
use crate::people::credentials;

/// A recovery code proved its person, beside what they proved before: it counts no more.
#[derive(Clone, Debug)]
pub struct UseRecoveryCode {
    /// Who.
    pub who: Standing,
    /// The code's keyed hash.
    pub hash: String,
}

/// Why a code did not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryCodeNotTaken {
    /// It was used meanwhile, or replaced.
    Used,
}

impl Act for UseRecoveryCode {
    type Done = usize;
    type Refused = RecoveryCodeNotTaken;
    const SERIALIZABLE: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    /// Gives how many are left.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<usize, NotDone<RecoveryCodeNotTaken>> {
        let (user_id, ring, now) = (&self.who.user_id, &doing.means.ring, doing.now());
        let used = || NotDone::Refused(RecoveryCodeNotTaken::Used);
        let credential = credentials::of_kind(doing.rows, user_id, Kind::RecoveryCodes)?.pop().ok_or_else(used)?;
        let mut stored: CodesContent = open(&credential, ring)?;
        let code = stored.codes.iter_mut().find(|code| code.hash == self.hash && code.used_at.is_none()).ok_or_else(used)?;
        code.used_at = Some(now);
        let left = stored.codes.iter().filter(|code| code.used_at.is_none()).count();
        credentials::rewrite(doing.rows, ring, &doing.acting.random, &credential, &content(&stored)?).map_err(PeopleError::unexpected)?;
        credentials::used(doing.rows, &credential.id, now)?;
        let event = doing.event(EventType::RecoveryCodeUsed, Subject::User(user_id.clone()));
        doing.record(&event.detail("left", left))?;
        Ok(left)
    }
}
