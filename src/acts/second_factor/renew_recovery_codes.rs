//! Recovery codes are made anew.

use super::{keep_codes, second_factors};
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_losses;
use crate::mail::Message;

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
    /// The person has no second factor that they could stand in for.
    NoFactor,
}

impl Act for RenewRecoveryCodes {
    type Done = ();
    type Refused = CodesNotRenewed;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<CodesNotRenewed>> {
        let user_id = &self.who.user_id;
        if second_factors(doing.rows, user_id)?.is_empty() {
            return Err(NotDone::Refused(CodesNotRenewed::NoFactor));
        }
        keep_codes(doing, user_id, &self.hashes)?;
        ended_losses::end(doing, user_id, "factor")?;
        Ok(doing.tell(user_id, Message::RecoveryCodesRenewed)?)
    }
}
