//! The one way in. Whatever may be done is an [`Act`]: one type, with what it needs to be told, what it asks of whoever does it,
//! its refusals, and its effect on rows. [`Door::carry_out`] opens the transaction, checks the right inside it, runs the act, commits,
//! and says what follows from it.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::any_act::{AnyAct, Left, any};
use super::key::CompleteKeys;
use super::{Acting, Standing, stands};
use crate::audit::{self, Actor, Event, EventType, Subject};
use crate::clock::Timestamp;
use crate::issued::revocation::{self, Revocation};
use crate::people::rights::{self, Right};
use crate::people::user;
use crate::store::sealing::KeyRing;
use crate::store::{Database, StoreError, Writing};

/// A thing that may be done. Values are what whoever asks has decided; what only the rows know is read inside.
pub trait Act: Send + Sync + 'static {
    /// What came of it.
    type Done: Send + 'static;
    /// Why it may not be, each in a case of its own: who asked has the words.
    type Refused: Send + 'static;
    /// Whether it counts or compares rows that others may change at the same moment: its transaction is SERIALIZABLE then. Whoever
    /// writes what such an act reads, and changes no row that it holds, is SERIALIZABLE too: the database finds the two of them only so.
    const SERIALIZABLE: bool = false;

    /// What whoever does it must have.
    fn needs(&self) -> Needs<'_>;

    /// The JWS algorithm by which tokens may be signed once this is done, where there may be no keys of it yet: they are kept in the
    /// transaction of the act, so that whoever knows of the change knows of them, and a refusal leaves none.
    fn signs_by(&self) -> Option<&str> {
        None
    }

    /// Changes the rows and writes the event. It may run again, and has no other effect.
    ///
    /// # Errors
    /// Where it was not done; nothing of it stays then.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Self::Done, NotDone<Self::Refused>>;
}

/// What an act asks of whoever does it.
#[derive(Clone, Copy, Debug)]
pub enum Needs<'a> {
    /// A right.
    Right(Right),
    /// To be the person who proved this: a person does it to what is theirs.
    Standing(&'a Standing),
    /// Nothing beside what the act is handed: a code, a token, a link or a session, whose holder the caller has verified.
    OwnProof,
    /// To be the server, which does this by itself.
    Server,
}

/// Why an act was not done. Nothing changed.
#[derive(Debug)]
pub enum NotDone<R> {
    /// It may not be.
    Refused(R),
    /// Whoever asked has not, or no more, the right to it.
    NoRight,
    /// What the person proved who asked counts no more: they may not sign in, all that was given to them or the session that they
    /// act in was ended, or the password that they entered was changed.
    NoStanding,
    /// The store failed.
    Failed(StoreError),
}

impl<R> NotDone<R> {
    /// The same with another act's refusal, for an act that is a part of another.
    pub fn map<S>(self, refused: impl FnOnce(R) -> S) -> NotDone<S> {
        match self {
            Self::Refused(why) => NotDone::Refused(refused(why)),
            Self::NoRight => NotDone::NoRight,
            Self::NoStanding => NotDone::NoStanding,
            Self::Failed(error) => NotDone::Failed(error),
        }
    }
}

impl<R: fmt::Debug> NotDone<R> {
    /// The failure that this is where the server acts by itself: nobody may refuse it.
    pub fn into_failure(self) -> StoreError {
        match self {
            Self::Failed(error) => error,
            other => StoreError::Corrupt(format!("an act of the server's own was refused: {other:?}")),
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
            Self::NoStanding => f.write_str("the sign-in of the person has ended"),
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
    /// What acts use.
    pub means: &'d Means,
    ended: Ended,
    revoked: Vec<Revocation>,
}

/// What acts use beside the rows.
#[derive(Clone, Debug)]
pub struct Means {
    /// The issuer.
    pub issuer: String,
    /// The data keys.
    pub ring: KeyRing,
}

/// The sessions that an act ended. Their rows refuse them; their records in the transient store are forgotten.
#[derive(Clone, Debug, Default)]
pub struct Ended {
    /// By their public ids.
    pub sids: Vec<String>,
    /// People whose every session was ended.
    pub all_of: Vec<String>,
}

/// What follows from an act that was done.
#[derive(Clone, Debug, Default)]
pub struct Aftermath {
    /// The parts of the snapshot that changed (`store::revisions::part`): replicas are told.
    pub changed: BTreeSet<&'static str>,
    /// The sessions that ended.
    pub ended: Ended,
}

impl Doing<'_, '_> {
    /// Asks for a right beside the one that the act [needs](Act::needs): for a part that is done only in some cases.
    ///
    /// # Errors
    /// Where whoever acts does not have it.
    pub fn must_have<R>(&mut self, right: Right) -> Result<(), NotDone<R>> {
        if has(self.rows, self.acting, right)? { Ok(()) } else { Err(NotDone::NoRight) }
    }

    /// Revokes. The rows are the last statement of the act: they hold the revision, for which others wait.
    pub fn revoke(&mut self, revocation: Revocation) {
        self.revoked.push(revocation);
    }

    /// Tells that the session `sid` was ended.
    pub fn ended(&mut self, sid: &str) {
        self.ended.sids.push(sid.to_owned());
    }

    /// Tells that every session of a person was ended.
    pub fn ended_all_of(&mut self, user_id: &str) {
        self.ended.all_of.push(user_id.to_owned());
    }

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
    means: Arc<Means>,
}

impl Door {
    /// The way to the rows of `database`.
    pub fn new(database: Database, means: Means) -> Self {
        Self { database, means: Arc::new(means) }
    }

    /// Does `act` for `acting`, in one transaction. Gives what came of it, and what follows.
    ///
    /// # Errors
    /// Where it was not done.
    pub async fn carry_out<A: Act>(&self, acting: Acting, act: A) -> Result<(A::Done, Aftermath), NotDone<A::Refused>> {
        let (act, answer) = any(act);
        answer.of(self.carry_out_any(acting, act, None).await)
    }

    /// The same with keys for what the act [signs by](Act::signs_by), kept where they are still missing then. What came of it is left
    /// for the act's [`Answer`](super::any_act::Answer).
    ///
    /// # Errors
    /// Where it was not done.
    pub(crate) async fn carry_out_any(&self, acting: Acting, act: AnyAct, keys: Option<CompleteKeys>) -> Result<Aftermath, NotDone<Left>> {
        let means = Arc::clone(&self.means);
        let serializable = act.is_serializable() || keys.is_some();
        let job = move |rows: &mut Writing<'_>| {
            admit(rows, &acting, act.needs())?;
            let mut doing = Doing { rows, acting: &acting, means: &means, ended: Ended::default(), revoked: Vec::new() };
            act.carry_out(&mut doing)?;
            if let Some(keys) = &keys {
                keys.keep(&mut doing)?;
            }
            let Doing { ended, revoked, .. } = doing;
            if !revoked.is_empty() {
                revocation::insert(rows, &revoked)?;
            }
            Ok(Aftermath { changed: rows.raised(), ended })
        };
        if serializable { self.database.write_serializable(job).await } else { self.database.write(job).await }
    }
}

/// Whether whoever acts has what is needed, as the rows say now.
fn admit(rows: &mut Writing<'_>, acting: &Acting, needs: Needs<'_>) -> Result<(), NotDone<Left>> {
    match needs {
        Needs::Right(right) => {
            if let Some(who) = &acting.standing {
                if !may_be(&acting.by, &who.user_id) {
                    return Err(NotDone::NoRight);
                }
                // Their row is not held: two admins who act on each other would wait for each other.
                let person = user::find(rows, &who.user_id)?;
                if !stands(rows, who, person)? {
                    return Err(NotDone::NoStanding);
                }
            }
            if has(rows, acting, right)? { Ok(()) } else { Err(NotDone::NoRight) }
        }
        Needs::Standing(who) if !may_be(&acting.by, &who.user_id) => Err(NotDone::NoRight),
        // Of two acts of one person one waits for the other.
        Needs::Standing(who) => {
            let person = user::lock(rows, &who.user_id)?;
            if stands(rows, who, person)? { Ok(()) } else { Err(NotDone::NoStanding) }
        }
        Needs::Server if acting.by == Actor::System => Ok(()),
        Needs::Server => Err(NotDone::NoRight),
        Needs::OwnProof => Ok(()),
    }
}

/// Whether `by` may act as this person: nobody acts by what another proved.
fn may_be(by: &Actor, user_id: &str) -> bool {
    match by {
        Actor::User(id) => id == user_id,
        Actor::Command | Actor::System => true,
        Actor::Client(_) | Actor::Anonymous => false,
    }
}

fn has(rows: &mut Writing<'_>, acting: &Acting, right: Right) -> Result<bool, StoreError> {
    match &acting.by {
        // Whoever can run commands beside the server can read its keys as well.
        Actor::Command | Actor::System => Ok(true),
        Actor::User(id) => rights::has(rows, id, right, acting.now),
        Actor::Client(_) | Actor::Anonymous => Ok(false),
    }
}
