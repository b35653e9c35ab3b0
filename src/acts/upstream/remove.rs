//! An admin takes an account at another provider away from a person.

use std::fmt;

use super::super::session::{self, Ending};
use super::disconnected;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::way_in::is_last_way_in;
use crate::acts::which::{NoPerson, WhichPerson};
use crate::people::rights::Right;
use crate::people::user;
use crate::upstreams::links;

/// Disconnects an account elsewhere from a person, for example one that is not theirs any more, and ends the sessions that it began.
#[derive(Clone, Debug)]
pub struct RemoveAccount {
    /// Whose.
    pub user_id: String,
    /// The credential's id.
    pub id: String,
    /// The sessions that it began.
    pub ends: Vec<Ending>,
}

/// Why it was not disconnected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountNotRemoved {
    /// There is no such person.
    NoPerson(NoPerson),
    /// It is not connected with this person, or not any more.
    NotConnected,
    /// Nothing else shows who the person is.
    LastWayIn,
}

impl Act for RemoveAccount {
    type Done = ();
    type Refused = AccountNotRemoved;
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageCredentials)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<AccountNotRemoved>> {
        let (user_id, id) = (self.user_id.as_str(), self.id.as_str());
        if user::lock(doing.rows, user_id)?.is_none() {
            return Err(WhichPerson::Id(self.user_id.clone()).nobody().map(AccountNotRemoved::NoPerson));
        }
        let found = links::of_person(doing.rows, user_id)?.into_iter().find(|link| link.id == id);
        let link = found.ok_or(NotDone::Refused(AccountNotRemoved::NotConnected))?;
        if link.is_live && is_last_way_in(doing.rows, &doing.means.ring, user_id, |way_in| way_in.id == id)? {
            return Err(NotDone::Refused(AccountNotRemoved::LastWayIn));
        }
        disconnected(doing, &link)?;
        Ok(session::end(doing, &self.ends)?)
    }
}

/// In the words of the command line.
impl fmt::Display for AccountNotRemoved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPerson(nobody) => nobody.fmt(f),
            Self::NotConnected => f.write_str("this account is not connected with this person: list them with latchkey user accounts"),
            Self::LastWayIn => f.write_str(
                "this person signs in with this account alone: create a password link first (latchkey user link), and disconnect the \
                 account once the password is set",
            ),
        }
    }
}
