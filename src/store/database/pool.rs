//! A bounded set of connections. Callers wait for their turn without holding a thread, and a server that is away is
//! known from the first failure on, not after a timeout for each.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::r2d2::R2D2Connection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::address::Address;
use super::connection::{ConnectionPurpose, Held, connect};
use super::job::{Failed, ReadJob};
use super::progress::Progress;
use super::{Connection, EitherConnection};
use super::{Options, StoreError};
use crate::secrets::Renewed;

/// A connection that rested for longer is asked whether it still stands before a job gets it.
const RESTED: Duration = Duration::from_millis(500);
/// For so long after a failed connect nobody tries again.
const PAUSE: Duration = Duration::from_millis(250);

pub(super) struct Pool {
    address: Arc<Renewed<Address>>,
    purpose: ConnectionPurpose,
    options: Options,
    permits: Arc<Semaphore>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    idle: Vec<Held>,
    failed: Option<(Instant, String)>,
    /// The address of the last connection that was had.
    reached: Option<Arc<Address>>,
    /// When somebody began to connect again after a failure.
    trying: Option<Instant>,
}

type Manager = <Connection as diesel::Connection>::TransactionManager;

impl Pool {
    pub(super) fn new(address: Arc<Renewed<Address>>, purpose: ConnectionPurpose, options: Options) -> Self {
        let permits = Arc::new(Semaphore::new(options.connections.max(1)));
        Self { address, purpose, options, permits, state: Mutex::default() }
    }

    /// The right to use one connection.
    pub(super) async fn permit(&self) -> Result<OwnedSemaphorePermit, StoreError> {
        match tokio::time::timeout(self.options.wait, Arc::clone(&self.permits).acquire_owned()).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(StoreError::Unavailable("every connection is busy".into())),
        }
    }

    /// How long a job may run again.
    pub(super) fn patience(&self) -> Duration {
        self.options.statement
    }

    /// A connection that stands, for the call of `progress`; blocking. The caller holds a permit.
    pub(super) fn take(&self, progress: &Arc<Progress>) -> Result<Held, StoreError> {
        loop {
            let rested = self.state().idle.pop();
            let Some(mut held) = rested else {
                let held = self.connect()?;
                held.seen.begin(progress);
                return Ok(held);
            };
            if held.made.elapsed() >= self.options.age {
                continue;
            }
            held.seen.begin(progress);
            if held.used.elapsed() < RESTED || held.connection.either().ping().is_ok() {
                return Ok(held);
            }
            self.forget_idle();
        }
    }

    /// Of those that come while the server is away one tries, and the others hear at once what the last try found. A try without
    /// an answer for [`Options::silence`] keeps nobody back any more.
    fn connect(&self) -> Result<Held, StoreError> {
        let trying = {
            let mut state = self.state();
            if let Some((at, why)) = &state.failed
                && (at.elapsed() < PAUSE || state.trying.is_some_and(|began| began.elapsed() < self.options.silence))
            {
                return Err(StoreError::Unavailable(why.clone()));
            }
            state.trying = state.failed.is_some().then(Instant::now);
            state.trying
        };
        let address = self.address.now();
        let made = connect(&address, self.purpose, &self.options);
        let mut state = self.state();
        let mut former = Vec::new();
        if made.is_ok() {
            // What rests may reach the address before this one, which may be another server. One that refuses us replaces none.
            former.extend(state.idle.extract_if(.., |held| !Arc::ptr_eq(&held.address, &address)));
            state.reached = Some(address);
        }
        // Who hung for longer than others waited for says nothing of the server as it is now, but for a success.
        let is_latest = state.trying == trying;
        if is_latest {
            state.trying = None;
        }
        if is_latest || made.is_ok() {
            state.failed = made.as_ref().err().map(|error| {
                let why = if let StoreError::Unavailable(why) = error { why.clone() } else { error.to_string() };
                (Instant::now(), why)
            });
        }
        drop(state);
        drop(former);
        made
    }

    /// Takes a connection back, unless it is lost, reaches a server that takes no writes or an address that was left, or nobody
    /// waits for its call.
    pub(super) fn give_back(&self, mut held: Held, progress: &Progress) {
        if held.seen.met().spoils_connection() {
            self.forget_idle();
        } else if !progress.is_given_up() && !held.connection.either().is_broken() {
            held.used = Instant::now();
            let mut state = self.state();
            if state.reached.as_ref().is_some_and(|reached| !Arc::ptr_eq(reached, &held.address)) {
                return;
            }
            state.idle.push(held);
            // The last one given back is the next one taken, so that those below it rest for as long as they are too many.
            let over: Vec<Held> = state.idle.extract_if(.., |held| held.used.elapsed() >= self.options.unused).collect();
            drop(state);
            drop(over);
        }
    }

    /// A call was given up: the server is away for all, until another connection is had.
    pub(super) fn note_silence(&self, why: &str) {
        self.forget_idle();
        self.state().failed = Some((Instant::now(), why.to_owned()));
    }

    /// Drops what rests: when one connection is lost, the server was away for all.
    pub(super) fn forget_idle(&self) {
        let dropped = std::mem::take(&mut self.state().idle);
        drop(dropped);
    }

    /// Runs a reading job; blocking. A panic drops its connection.
    pub(super) fn read(&self, progress: &Arc<Progress>, job: ReadJob) -> Result<(), Failed> {
        let mut held = self.take(progress)?;
        let done = match begin_reading(&mut held) {
            Err(error) => Err(StoreError::from(error).into()),
            Ok(false) => job(&mut held.connection),
            Ok(true) => {
                let done = job(&mut held.connection);
                // Nothing was written: how it ends says nothing of what was read. What breaks is noticed by itself.
                let _ = Manager::rollback_transaction(&mut held.connection);
                done
            }
        };
        let met = held.seen.met();
        self.give_back(held, progress);
        met.overrule(done)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where a pooler stands between, the limits of a session hold in a transaction alone; whether one was begun.
fn begin_reading(held: &mut Held) -> diesel::QueryResult<bool> {
    match (&held.limits, held.connection.either()) {
        (Some(limits), EitherConnection::Postgres(postgres)) => {
            AnsiTransactionManager::begin_transaction_sql(postgres, &format!("BEGIN READ ONLY{limits}")).map(|()| true)
        }
        _ => Ok(false),
    }
}
