//! Threads for calls that block, apart from the runtime's: a call that hangs keeps neither a runtime nor the process from
//! ending. As many as calls run at a time, which the pool bounds; they rest a while before they end.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;

use super::StoreError;

/// How long a thread without work stays.
const REST: Duration = Duration::from_secs(10);

type Work = Box<dyn FnOnce() + Send>;

/// The threads of one database. Clones share them.
#[derive(Clone, Default)]
pub(super) struct Threads(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    more: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Work>,
    resting: usize,
}

impl Threads {
    /// Runs `work` on a thread; what it answers comes on the channel. A panic becomes an error of this call alone.
    pub(super) fn run<T, E>(
        &self,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, E>>, StoreError>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        self.start(Box::new(move || {
            let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(StoreError::Panicked.into()));
            let _ = answer.send(done); // a caller that went away wants no answer
        }))?;
        Ok(answered)
    }

    fn start(&self, work: Work) -> Result<(), StoreError> {
        let mut state = self.0.state();
        state.waiting.push_back(work);
        if state.resting >= state.waiting.len() {
            self.0.more.notify_one();
            return Ok(());
        }
        let shared = Arc::clone(&self.0);
        let started = std::thread::Builder::new().name("database".into()).spawn(move || shared.work());
        if let Err(error) = started {
            let unstarted = state.waiting.pop_back();
            drop((state, unstarted));
            return Err(StoreError::Unavailable(format!("no thread can be started: {error}")));
        }
        Ok(())
    }
}

impl Shared {
    fn work(&self) {
        let mut state = self.state();
        loop {
            if let Some(work) = state.waiting.pop_front() {
                drop(state);
                work();
                state = self.state();
                continue;
            }
            state.resting += 1;
            let (woken, rested) = self.more.wait_timeout(state, REST).unwrap_or_else(PoisonError::into_inner);
            state = woken;
            state.resting -= 1;
            if rested.timed_out() && state.waiting.is_empty() {
                return;
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
