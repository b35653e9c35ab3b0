//! Recovery codes are made anew.

use super::keep_codes;
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::factors::Kind;
use crate::people::credentials;

/// Puts new recovery codes in place of all that the person had.
#[derive(Clone, Debug)]
pub struct RenewRecoveryCodes {
    /// Who.
    pub who: Standing,
    /// The keyed hashes of the new ones.
    pub hashes: Vec<String>,
}

/// Why none were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodesNotRenewed {
    /// The person has no app that they could stand in for.
    NoApp,
}

impl Act for RenewRecoveryCodes {
    type Done = ();
    type Refused = CodesNotRenewed;
    const SERIALIZABLE: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<CodesNotRenewed>> {
        let user_id = &self.who.user_id;
        if credentials::of_kind(doing.rows, user_id, Kind::Totp)?.is_empty() {
            return Err(NotDone::Refused(CodesNotRenewed::NoApp));
        }
        Ok(keep_codes(doing, user_id, &self.hashes)?)
    }
}
