//! A person chooses a password of their own in place of a temporary one.

use super::{change, read};
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::secrets::Secret;

/// Keeps a password that the person chose in place of a temporary one that they proved: what was ended or set anew since is not undone
/// by it.
#[derive(Clone, Debug)]
pub struct ReplaceTemporaryPassword {
    /// Who.
    pub who: Standing,
    /// The PHC string of the new one.
    pub phc: Secret,
}

/// Why a password was not replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordNotReplaced {
    /// The present one is not temporary any more.
    NotTemporary,
}

impl Act for ReplaceTemporaryPassword {
    type Done = String;
    type Refused = PasswordNotReplaced;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    /// Gives the new credential's id.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<String, NotDone<PasswordNotReplaced>> {
        let user_id = &self.who.user_id;
        if !read(doing.rows, &doing.means.ring, user_id)?.is_some_and(|stored| stored.temporary) {
            return Err(NotDone::Refused(PasswordNotReplaced::NotTemporary));
        }
        Ok(change::keep_own(doing, user_id, &self.phc)?)
    }
}
