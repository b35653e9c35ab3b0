//! The one way in. Whatever may be done is an [`Act`]: one type, with what it needs to be told, the right that it asks for, its
//! refusals, and its effect on rows. [`Door::carry_out`] opens the transaction, checks the right inside it, runs the act and commits. What
//! follows is the [`Aftermath`] that the act asked for: it may be lost, since the news of 300 ms and the upkeep repair it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::Acting;
use crate::audit::{self, Actor, Event, EventType, Subject};
use crate::clock::Timestamp;
use crate::people::rights::{self, Right};
use crate::store::sealing::KeyRing;
use crate::store::{Database, StoreError, Writing};

/// A thing that may be done. Values are what whoever asks has decided; what only the rows know is read inside.
pub trait Act: Send + Sync + 'static {
    /// What came of it.
    type Done: Send + 'static;
    /// Why it may not be, each in a case of its own: who asked has the words.
    type Refused: Send + 'static;
    /// Whether it counts or compares rows that others may change at the same moment: its transaction is SERIALIZABLE then.
    const SERIALIZABLE: bool = false;

    /// Who may do it.
    fn needs(&self) -> Needs<'_>;

    /// Changes the rows and writes the event. It may run again, and has no other effect.
    ///
    /// # Errors
    /// Where it was not done; nothing of it stays then.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Self::Done, NotDone<Self::Refused>>;
}

/// Who may do an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs<'a> {
    /// Somebody who has this right now.
    Right(Right),
    /// The person with this id, for themselves.
    Oneself(&'a str),
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

/// What is to follow a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aftermath {
    /// This part of what every replica keeps in memory changed (`store::revisions::part`).
    Changed(&'static str),
}

/// An act under way: the rows that it changes, who acts, and what it may use.
pub struct Doing<'d, 'c> {
    /// The rows.
    pub rows: &'d mut Writing<'c>,
    /// Who acts, when and by which request.
    pub acting: &'d Acting,
    /// What it may use.
    pub means: &'d Means,
    aftermath: Vec<Aftermath>,
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

    /// What is to follow the commit.
    pub fn then(&mut self, aftermath: Aftermath) {
        self.aftermath.push(aftermath);
    }
}

/// What acts may use beside rows.
#[derive(Clone, Debug)]
pub struct Means {
    /// The data keys.
    pub ring: KeyRing,
    /// The issuer.
    pub issuer: String,
    /// The longest that a session lives.
    pub session_lifetime: Duration,
}

/// The way in.
#[derive(Clone, Debug)]
pub struct Door {
    database: Database,
    means: Arc<Means>,
}

impl Door {
    /// The way to the rows of `database`.
    pub fn new(database: Database, means: Means) -> Self {
        Self { database, means: Arc::new(means) }
    }

    /// Does `act` for `acting`, in one transaction. Gives what came of it and what is to follow.
    ///
    /// # Errors
    /// Where it was not done.
    pub async fn carry_out<A: Act>(&self, acting: Acting, act: A) -> Result<(A::Done, Vec<Aftermath>), NotDone<A::Refused>> {
        let means = Arc::clone(&self.means);
        let job = move |rows: &mut Writing<'_>| {
            if !may(rows, &acting, act.needs())? {
                return Err(NotDone::NoRight);
            }
            let mut doing = Doing { rows, acting: &acting, means: &means, aftermath: Vec::new() };
            let done = act.carry_out(&mut doing)?;
            Ok((done, doing.aftermath))
        };
        if A::SERIALIZABLE { self.database.write_serializable(job).await } else { self.database.write(job).await }
    }
}

/// Whether whoever acts may, as the rows say now.
fn may(rows: &mut Writing<'_>, acting: &Acting, needs: Needs<'_>) -> Result<bool, StoreError> {
    match (&acting.by, needs) {
        // Whoever can run commands beside the server can read its keys as well.
        (Actor::Command | Actor::System, _) => Ok(true),
        (Actor::User(id), Needs::Right(right)) => rights::has(rows, id, right, acting.now),
        (Actor::User(id), Needs::Oneself(whose)) => Ok(id == whose),
        (Actor::Client(_) | Actor::Anonymous, _) => Ok(false),
    }
}
