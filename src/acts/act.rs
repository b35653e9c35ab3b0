//! What an act is: a type with what it needs to be told, what it asks of whoever does it, its refusals, and its effect on rows.

use std::collections::BTreeSet;
use std::fmt;

use super::{Acting, Standing};
use crate::audit::{self, Actor, Event, EventType, Subject};
use crate::clock::Timestamp;
use crate::config::{Issuer, Settings, Sms};
use crate::issued::revocation::Revocation;
use crate::people::requirements::Given;
use crate::people::rights::{self, Right};
use crate::store::sealing::KeyRing;
use crate::store::{StoreError, Writing};

/// A thing that may be done. Values are what whoever asks has decided; what only the rows know is read inside.
pub trait Act: Send + Sync + 'static {
    /// What came of it.
    type Done: Send + 'static;
    /// Why it may not be, each in a case of its own: who asked has the words.
    type Refused: Send + 'static;
    /// Whether its transaction is SERIALIZABLE: of two that read what the other writes, one is run again. Only an act that compares
    /// nothing with rows that others may change says no, and says why. Where one of two says no, the database finds them not.
    const SERIALIZABLE: bool = true;
    /// Whether a person with a right to it must also have proved lately who they are (`factors::proof::RECENT`). Acts ask for it, but
    /// those that can only make things safer (to end sessions is to be quick), and those that change nothing but how something is
    /// shown. One that asks in some cases says no, and asks by [`Doing::must_be_recent`].
    const ASKS_RECENT: bool = true;
    /// Whether it may leave owners without a way to sign in, by the rules who must use what: it takes something away, or puts somebody under a
    /// rule. Where some owner can sign in before it, and none could after it, it is not done. Acts that end what a stranger did do not ask:
    /// an operator can set rules and owners by the command line.
    const MAY_LOCK_OUT: bool = false;

    /// What whoever does it must have.
    fn needs(&self) -> Needs<'_>;

    /// The JWS algorithms by which something may be signed once this is done, where there may be no keys of them yet: they are kept in
    /// the transaction of the act, so that whoever knows of the change knows of them, and a refusal leaves none.
    fn signs_by(&self) -> Vec<&str> {
        Vec::new()
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
    /// The person has the right to it, and proved too long ago who they are.
    NotRecent,
    /// No owner could sign in any more, by the rules who must use what.
    LocksOwnersOut,
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
            Self::NotRecent => NotDone::NotRecent,
            Self::LocksOwnersOut => NotDone::LocksOwnersOut,
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
            Self::NotRecent => f.write_str("the last sign-in of the person was too long ago"),
            Self::LocksOwnersOut => {
                f.write_str("no administrator could sign in any more, by the rules who must use what: nothing was changed")
            }
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
    has_messages: bool,
}

/// What acts use beside the rows.
#[derive(Clone, Debug)]
pub struct Means {
    /// The issuer.
    pub issuer: Issuer,
    /// The data keys.
    pub ring: KeyRing,
    /// How many passwords of a person are remembered beside the present one.
    pub former_passwords: i64,
    /// What the settings say of who must use what, beside the rules.
    pub given: Given,
    /// What is sent to phones, and to which.
    pub sms: Sms,
}

impl Means {
    /// What the settings say, with the data keys.
    pub fn new(settings: &Settings, ring: KeyRing) -> Self {
        Self {
            issuer: settings.issuer.clone(),
            ring,
            former_passwords: settings.former_passwords(),
            given: Given::from(settings),
            sms: settings.sms.clone(),
        }
    }
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
    /// Whether messages wait to be sent.
    pub has_messages: bool,
}

impl<'d, 'c> Doing<'d, 'c> {
    pub(super) fn begin(rows: &'d mut Writing<'c>, acting: &'d Acting, means: &'d Means) -> Self {
        Self { rows, acting, means, ended: Ended::default(), revoked: Vec::new(), has_messages: false }
    }

    /// Ends it: gives the sessions that ended, what is revoked with it, and whether messages wait to be sent.
    pub(super) fn end(self) -> (Ended, Vec<Revocation>, bool) {
        (self.ended, self.revoked, self.has_messages)
    }

    /// Asks for a right beside the one that the act [needs](Act::needs): for a part that is done only in some cases.
    ///
    /// # Errors
    /// Where whoever acts does not have it.
    pub fn must_have<R>(&mut self, right: Right) -> Result<(), NotDone<R>> {
        if has(self.rows, self.acting, right)? { Ok(()) } else { Err(NotDone::NoRight) }
    }

    /// Asks that a person has proved lately who they are: for an act that asks for it only in [some cases](Act::ASKS_RECENT).
    ///
    /// # Errors
    /// Where it was too long ago.
    pub fn must_be_recent<R>(&self) -> Result<(), NotDone<R>> {
        if self.acting.is_recent() { Ok(()) } else { Err(NotDone::NotRecent) }
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

    /// Tells that a message waits to be sent.
    pub fn has_messages(&mut self) {
        self.has_messages = true;
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

/// Whether whoever acts has a right, as the rows say now.
pub(super) fn has(rows: &mut Writing<'_>, acting: &Acting, right: Right) -> Result<bool, StoreError> {
    match &acting.by {
        // Whoever can run commands beside the server can read its keys as well.
        Actor::Command | Actor::System => Ok(true),
        Actor::User(id) => rights::has(rows, id, right, acting.now),
        Actor::Client(_) | Actor::Anonymous => Ok(false),
    }
}
