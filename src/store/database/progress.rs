//! Whether a call goes on. A server, or a proxy before it, may take every byte and answer nothing: TCP is content, and a
//! read of the socket lasts for ever. So each statement leaves a sign, and who waits gives a silent call up.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::OwnedSemaphorePermit;

/// One call.
pub(super) struct Progress {
    began: Instant,
    /// When the last sign came, in milliseconds since `began`.
    last: AtomicU64,
    given_up: AtomicBool,
    statements: AtomicU64,
    /// The right to a connection: given back with the call, or when it is given up.
    permit: Mutex<Option<OwnedSemaphorePermit>>,
}

impl Progress {
    pub(super) fn begin(permit: Option<OwnedSemaphorePermit>) -> Self {
        Self {
            began: Instant::now(),
            last: AtomicU64::new(0),
            given_up: AtomicBool::new(false),
            statements: AtomicU64::new(0),
            permit: Mutex::new(permit),
        }
    }

    /// A statement begins or has ended.
    pub(super) fn sign(&self) {
        self.last.store(u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// A statement begins.
    pub(super) fn count(&self) {
        self.statements.fetch_add(1, Ordering::Relaxed);
    }

    /// How many statements began.
    pub(super) fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// When the call will have been silent for `patience`, unless a sign comes.
    pub(super) fn silent_at(&self, patience: Duration) -> Instant {
        self.began + Duration::from_millis(self.last.load(Ordering::Relaxed)) + patience
    }

    /// Nobody waits for the call any more: its connection is not used again, another may take its place.
    pub(super) fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
        self.end();
    }

    pub(super) fn is_given_up(&self) -> bool {
        self.given_up.load(Ordering::Relaxed)
    }

    /// Gives back the right to a connection.
    pub(super) fn end(&self) {
        drop(self.permit.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}
