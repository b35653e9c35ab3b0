//! A bounded set of connections. Callers wait for their turn without holding a thread, and a server that is away is
//! known from the first failure on, not after a timeout for each.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use diesel::r2d2::R2D2Connection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::address::Address;
use super::connection::{Connection, Held, Purpose, connect};
use super::{Options, StoreError};

/// A connection that rested for longer is asked whether it still stands before a job gets it.
const RESTED: Duration = Duration::from_millis(500);
/// For so long after a failed connect nobody tries again.
const PAUSE: Duration = Duration::from_millis(250);

pub(super) struct Pool {
    address: Arc<Address>,
    purpose: Purpose,
    options: Options,
    permits: Arc<Semaphore>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    idle: Vec<Held>,
    failed: Option<(Instant, String)>,
}

impl Pool {
    pub(super) fn new(address: Arc<Address>, purpose: Purpose, options: Options) -> Self {
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

    /// A connection that stands; blocking. The caller holds a permit.
    pub(super) fn take(&self) -> Result<Held, StoreError> {
        loop {
            let (rested, failed) = {
                let mut state = self.state();
                (state.idle.pop(), state.failed.clone())
            };
            let Some(mut held) = rested else {
                return match failed {
                    Some((at, why)) if at.elapsed() < PAUSE => Err(StoreError::Unavailable(why)),
                    _ => self.connect(),
                };
            };
            if held.used.elapsed() < RESTED || held.connection.ping().is_ok() {
                return Ok(held);
            }
            self.forget_idle();
        }
    }

    fn connect(&self) -> Result<Held, StoreError> {
        let made = connect(&self.address, self.purpose, &self.options);
        self.state().failed = made.as_ref().err().map(|error| {
            let why = if let StoreError::Unavailable(why) = error { why.clone() } else { error.to_string() };
            (Instant::now(), why)
        });
        made
    }

    /// Takes a connection back, unless it is lost or stands in a broken transaction.
    pub(super) fn give_back(&self, mut held: Held) {
        if held.seen.lost() {
            self.forget_idle();
        } else if !held.connection.is_broken() {
            held.used = Instant::now();
            self.state().idle.push(held);
        }
    }

    /// Drops what rests: when one connection is lost, the server was away for all.
    pub(super) fn forget_idle(&self) {
        let dropped = std::mem::take(&mut self.state().idle);
        drop(dropped);
    }

    /// Runs a reading job; blocking. A panic drops its connection.
    pub(super) fn read<T, E: From<StoreError>>(&self, job: impl FnOnce(&mut Connection) -> Result<T, E>) -> Result<T, E> {
        let mut held = self.take()?;
        let done = job(&mut held.connection);
        self.give_back(held);
        done
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
