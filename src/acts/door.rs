//! The one way in. Whatever may be done is an [`Act`]: one type, with what it needs to be told, the right that it asks for, its
//! refusals, and its effect on rows. [`Door::carry_out`] opens the transaction, checks the right inside it, runs the act and commits.

use std::fmt;

use super::Acting;
use crate::audit::{self, Actor, Event, EventType, Subject};
use crate::clock::Timestamp;
use crate::people::rights::{self, Right};
use crate::store::{Database, StoreError, Writing};

/// A thing that may be done. Values are what whoever asks has decided; what only the rows know is read inside.
pub trait Act: Send + Sync + 'static {
    /// What came of it.
    type Done: Send + 'static;
    /// Why it may not be, each in a case of its own: who asked has the words.
    type Refused: Send + 'static;
    /// Whether it counts or compares rows that others may change at the same moment: its transaction is SERIALIZABLE then.
    const SERIALIZABLE: bool = false;

    /// The right that whoever does it must have.
    fn needs(&self) -> Right;

    /// Changes the rows and writes the event. It may run again, and has no other effect.
    ///
    /// # Errors
    /// Where it was not done; nothing of it stays then.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Self::Done, NotDone<Self::Refused>>;
}

/// Why an act was not done. Nothing changed.
#[derive(Debug)]
pub enum NotDone<R> {
    /// It may not be.
    Refused(R),
    /// Whoever asked has not, or no more, the right to it.
    NoRight,
    /// The store failed.
    Failed(StoreError),
}

impl<R> NotDone<R> {
    /// The same with another act's refusal, for an act that is a part of another.
    pub fn map<S>(self, refused: impl FnOnce(R) -> S) -> NotDone<S> {
        match self {
            Self::Refused(why) => NotDone::Refused(refused(why)),
            Self::NoRight => NotDone::NoRight,
            Self::Failed(error) => NotDone::Failed(error),
        }
    }
}

impl<R> From<StoreError> for NotDone<R> {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

impl<R> From<diesel::result::Error> for NotDone<R> {
    fn from(error: diesel::result::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// In the words of the command line.
impl<R: fmt::Display> fmt::Display for NotDone<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(why) => why.fmt(f),
            Self::NoRight => f.write_str("you are not allowed to do this"),
            Self::Failed(error) => error.fmt(f),
        }
    }
}

/// An act under way: the rows that it changes, who acts, and what it may use.
pub struct Doing<'d, 'c> {
    /// The rows.
    pub rows: &'d mut Writing<'c>,
    /// Who acts, when and by which request.
    pub acting: &'d Acting,
}

impl Doing<'_, '_> {
    /// When.
    pub fn now(&self) -> Timestamp {
        self.acting.now
    }

    /// An event of this act.
    pub fn event(&self, kind: EventType, subject: Subject) -> Event {
        self.acting.event(kind).subject(subject)
    }

    /// Writes an event with the change that it tells of.
    ///
    /// # Errors
    /// Where the store failed.
    pub fn record(&mut self, event: &Event) -> Result<(), StoreError> {
        audit::insert(self.rows, event, &self.acting.random, self.acting.now).map(drop)
    }
}

/// The way in.
#[derive(Clone, Debug)]
pub struct Door {
    database: Database,
}

impl Door {
    /// The way to the rows of `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }

    /// Does `act` for `acting`, in one transaction. Gives what came of it.
    ///
    /// # Errors
    /// Where it was not done.
    pub async fn carry_out<A: Act>(&self, acting: Acting, act: A) -> Result<A::Done, NotDone<A::Refused>> {
        let job = move |rows: &mut Writing<'_>| {
            if !may(rows, &acting, act.needs())? {
                return Err(NotDone::NoRight);
            }
            act.carry_out(&mut Doing { rows, acting: &acting })
        };
        if A::SERIALIZABLE { self.database.write_serializable(job).await } else { self.database.write(job).await }
    }
}

/// Whether whoever acts may, as the rows say now.
fn may(rows: &mut Writing<'_>, acting: &Acting, right: Right) -> Result<bool, StoreError> {
    match &acting.by {
        // Whoever can run commands beside the server can read its keys as well.
        Actor::Command | Actor::System => Ok(true),
        Actor::User(id) => rights::has(rows, id, right, acting.now),
        Actor::Client(_) | Actor::Anonymous => Ok(false),
    }
}
