//! Every session and grant of a person ends.

use std::collections::BTreeSet;
use std::fmt;

use super::{NoPerson, WhichPerson};
use crate::acts::NOT_CONFIRMED;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_people::{end_all, end_rows, tell};
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

/// Ends every session and grant of each of these people, a page of all there are; gives of how many something ended, which is told of
/// these alone. The caller forgets the records of all sessions in
/// one go.
#[derive(Clone, Debug)]
pub struct EndAllOfEach {
    /// Their ids.
    pub user_ids: Vec<String>,
    /// Those of them who have sessions.
    pub signed_in: BTreeSet<String>,
    /// The host of the issuer as it was typed to confirm this; `None`: whoever asked has confirmed it in another way.
    pub confirmed_by: Option<String>,
}

/// What was typed is not the host of the issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndNotConfirmed;

impl Act for EndAllOfEach {
    type Done = usize;
    type Refused = EndNotConfirmed;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::EndSessions)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<usize, NotDone<EndNotConfirmed>> {
        if self.confirmed_by.as_deref().is_some_and(|typed| typed.trim() != doing.means.issuer.authority()) {
            return Err(NotDone::Refused(EndNotConfirmed));
        }
        let mut count = 0;
        for user_id in &self.user_ids {
            // Whoever was deleted since the page was read has nothing left.
            if user::find(doing.rows, user_id)?.is_none() {
                continue;
            }
            if end_rows(doing, user_id)? || self.signed_in.contains(user_id) {
                tell(doing, user_id)?;
                count += 1;
            }
        }
        Ok(count)
    }
}

/// In the words of the command line.
impl fmt::Display for EndNotConfirmed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(NOT_CONFIRMED)
    }
}
