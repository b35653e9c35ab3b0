//! A wait is ended by whoever it is about.

use std::convert::Infallible;

use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_losses::end;
use crate::mail::LossLink;
use crate::people::{losses, user};

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
