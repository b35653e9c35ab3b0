//! A person disconnects an account that they have elsewhere.

use super::super::session::{self, Ending};
use super::disconnected;
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::way_in::is_last_way_in;
use crate::upstreams::links;

/// Disconnects an account elsewhere from a person who has another way in.
#[derive(Clone, Debug)]
pub struct DisconnectAccount {
    /// Who.
    pub who: Standing,
    /// The credential's id.
    pub id: String,
    /// The other sessions that it began: whoever has it elsewhere is signed out.
    pub ends: Vec<Ending>,
}

/// Why it was not disconnected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountNotDisconnected {
    /// It was disconnected meanwhile, or is not theirs.
    NotConnected,
    /// Nothing else shows who the person is.
    LastWayIn,
}

impl Act for DisconnectAccount {
    type Done = ();
    type Refused = AccountNotDisconnected;
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<AccountNotDisconnected>> {
        let (user_id, id) = (self.who.user_id.as_str(), self.id.as_str());
        let found = links::of_person(doing.rows, user_id)?.into_iter().find(|link| link.id == id);
        let link = found.ok_or(NotDone::Refused(AccountNotDisconnected::NotConnected))?;
        if link.is_live && is_last_way_in(doing.rows, &doing.means.ring, user_id, |way_in| way_in.id == id)? {
            return Err(NotDone::Refused(AccountNotDisconnected::LastWayIn));
        }
        disconnected(doing, &link)?;
        Ok(session::end(doing, &self.ends)?)
    }
}
