//! A wait is ended by whoever it is about.

use std::convert::Infallible;

use super::tell_end;
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::mail::{LossEnd, LossLink};
use crate::people::cautions::{self, Caution};
use crate::people::{losses, user};
use crate::store::StoreError;

/// Ends what waits of the person whom the link of a mail is about.
#[derive(Clone, Debug)]
pub struct CancelLoss {
    /// What the link says.
    pub link: LossLink,
}

/// Why nothing was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LossOver {
    /// Nothing waits any more.
    LinkOver,
}

/// Ends what waits of a person who is signed in; nothing where nothing does.
#[derive(Clone, Debug)]
pub struct CancelOwnLoss {
    /// Who.
    pub who: Standing,
}

impl Act for CancelLoss {
    type Done = ();
    type Refused = LossOver;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<LossOver>> {
        // Their row is held: of a press and of the end of the wait one waits for the other.
        let person = user::lock(doing.rows, &self.link.user_id)?;
        let stands = match person {
            Some(person) => losses::standing(doing.rows, &person)?.is_some_and(|loss| loss.id == self.link.id),
            None => false,
        };
        if !stands {
            return Err(NotDone::Refused(LossOver::LinkOver));
        }
        end(doing, &self.link.user_id, "link")?;
        Ok(())
    }
}

impl Act for CancelOwnLoss {
    type Done = bool;
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<bool, NotDone<Infallible>> {
        Ok(end(doing, &self.who.user_id, "session")?)
    }
}

/// Ends what waits of a person, as a part of an act, and tells them; `by` says for the record what ended it. Where the person said so themselves
/// an admin looks at the next for a while.
pub(in crate::acts) fn end(doing: &mut Doing<'_, '_>, user_id: &str, by: &'static str) -> Result<bool, StoreError> {
    let Some(loss) = losses::find(doing.rows, user_id)?.filter(|loss| loss.regained_at.is_none()) else { return Ok(false) };
    losses::end(doing.rows, user_id)?;
    if matches!(by, "link" | "session") {
        let now = doing.now();
        cautions::note(doing.rows, user_id, Caution::Stopped, now)?;
    }
    doing.record(&doing.event(EventType::FactorLossCancelled, Subject::User(user_id.to_owned())).detail("by", by))?;
    if let Some(person) = user::find(doing.rows, user_id)? {
        tell_end(doing, &person, &loss, LossEnd::Cancelled)?;
    }
    Ok(true)
}
