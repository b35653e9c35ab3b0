//! Every session and grant of a person ends.

use std::fmt;

use super::{NoPerson, WhichPerson};
use crate::acts::NOT_CONFIRMED;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_people::{end_all, end_rows};
use crate::people::rights::Right;
use crate::people::{User, user};

/// Ends every session and grant of a person.
#[derive(Clone, Debug)]
pub struct EndAllOfPerson {
    /// Whose.
    pub person: WhichPerson,
}

impl Act for EndAllOfPerson {
    type Done = User;
    type Refused = NoPerson;
    const ASKS_RECENT: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::EndSessions)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<NoPerson>> {
        let person = self.person.find(doing.rows)?;
        end_all(doing, &person.id)?;
        Ok(person)
    }
}

/// Ends every session and grant of each of these people, a page of all there are. The caller forgets the records of all sessions in
/// one go.
#[derive(Clone, Debug)]
pub struct EndAllOfEach {
    /// Their ids.
    pub user_ids: Vec<String>,
    /// The host of the issuer as it was typed to confirm this; `None`: whoever asked has confirmed it in another way.
    pub confirmed_by: Option<String>,
}

/// What was typed is not the host of the issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndNotConfirmed;

impl Act for EndAllOfEach {
    type Done = ();
    type Refused = EndNotConfirmed;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::EndSessions)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<EndNotConfirmed>> {
        if self.confirmed_by.as_deref().is_some_and(|typed| typed.trim() != doing.means.issuer.authority()) {
            return Err(NotDone::Refused(EndNotConfirmed));
        }
        for user_id in &self.user_ids {
            // Whoever was deleted since the page was read has nothing left.
            if user::find(doing.rows, user_id)?.is_some() {
                end_rows(doing, user_id)?;
            }
        }
        Ok(())
    }
}

/// In the words of the command line.
impl fmt::Display for EndNotConfirmed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(NOT_CONFIRMED)
    }
}
