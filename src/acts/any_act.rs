//! An act of any type, so that what stands around an act (the door, the provider, the database) is compiled once and not for each of
//! them.

use std::sync::{Arc, Mutex, PoisonError};

use super::act::{Act, Doing, Needs, NotDone};
use crate::store::StoreError;

/// An act under way. What comes of it is left for the [`Answer`].
pub struct AnyAct(Arc<dyn CarriedOut>);

/// Where an act leaves what came of it.
pub struct Answer<A: Act>(Arc<Carrying<A>>);

/// The refusal was left.
#[derive(Debug)]
pub struct Left;

struct Carrying<A: Act> {
    act: A,
    /// Of the last run.
    left: Mutex<Option<Result<A::Done, A::Refused>>>,
}

trait CarriedOut: Send + Sync {
    fn needs(&self) -> Needs<'_>;
    fn signs_by(&self) -> Vec<&str>;
    fn asks_recent(&self) -> bool;
    fn is_serializable(&self) -> bool;
    fn may_lock_out(&self) -> bool;
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Left>>;
}

/// The act without its type, and its answer.
pub fn any<A: Act>(act: A) -> (AnyAct, Answer<A>) {
    let carrying = Arc::new(Carrying { act, left: Mutex::new(None) });
    (AnyAct(Arc::<Carrying<A>>::clone(&carrying)), Answer(carrying))
}

impl AnyAct {
    pub(super) fn needs(&self) -> Needs<'_> {
        self.0.needs()
    }

    /// The algorithm by which tokens may be signed once it is done.
    pub fn signs_by(&self) -> Vec<&str> {
        self.0.signs_by()
    }

    pub(super) fn asks_recent(&self) -> bool {
        self.0.asks_recent()
    }

    pub(super) fn is_serializable(&self) -> bool {
        self.0.is_serializable()
    }

    pub(super) fn may_lock_out(&self) -> bool {
        self.0.may_lock_out()
    }

    /// Runs it once. It may run again, and the last run counts.
    pub(super) fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Left>> {
        self.0.carry_out(doing)
    }
}

impl<A: Act> Answer<A> {
    /// What came of the act, once it `ran` and what it changed was kept or undone.
    ///
    /// # Errors
    /// Where it was not done.
    pub fn of<T>(self, ran: Result<T, NotDone<Left>>) -> Result<(A::Done, T), NotDone<A::Refused>> {
        let left = self.0.left.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (ran, left) {
            (Ok(ran), Some(Ok(done))) => Ok((done, ran)),
            (Err(NotDone::Refused(Left)), Some(Err(why))) => Err(NotDone::Refused(why)),
            (Err(NotDone::NoRight), _) => Err(NotDone::NoRight),
            (Err(NotDone::NoStanding), _) => Err(NotDone::NoStanding),
            (Err(NotDone::NotRecent), _) => Err(NotDone::NotRecent),
            (Err(NotDone::LocksOwnersOut), _) => Err(NotDone::LocksOwnersOut),
            (Err(NotDone::Failed(error)), _) => Err(NotDone::Failed(error)),
            (Ok(_) | Err(NotDone::Refused(Left)), _) => {
                Err(NotDone::Failed(StoreError::Unavailable("the act has ended without an answer".into())))
            }
        }
    }
}

impl<A: Act> CarriedOut for Carrying<A> {
    fn needs(&self) -> Needs<'_> {
        self.act.needs()
    }

    fn signs_by(&self) -> Vec<&str> {
        self.act.signs_by()
    }

    fn asks_recent(&self) -> bool {
        A::ASKS_RECENT
    }

    fn is_serializable(&self) -> bool {
        A::SERIALIZABLE
    }

    fn may_lock_out(&self) -> bool {
        A::MAY_LOCK_OUT
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Left>> {
        let (left, ran) = match self.act.carry_out(doing) {
            Ok(done) => (Some(Ok(done)), Ok(())),
            Err(NotDone::Refused(why)) => (Some(Err(why)), Err(NotDone::Refused(Left))),
            Err(other) => (None, Err(other.map(|_| Left))),
        };
        *self.left.lock().unwrap_or_else(PoisonError::into_inner) = left;
        ran
    }
}
