//! A job as the database runs it, whatever it answers: one type, so that what stands around a job is compiled once and not for
//! each of the hundreds of jobs.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Connection, StoreError, Writing};

/// Why a job failed.
#[derive(Debug)]
pub(super) enum Failed {
    /// The job said so; what it said is left for its caller.
    ByJob,
    /// The store.
    ByStore(StoreError),
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self::ByStore(error)
    }
}

/// A job that only reads.
pub(super) type ReadJob = Box<dyn FnOnce(&mut Connection) -> Result<(), Failed> + Send>;
/// A job that changes rows. It may run again.
pub(super) type WriteJob = Box<dyn Fn(&mut Writing<'_>) -> Result<(), Failed> + Send>;

/// Where a job leaves its answer.
pub(super) struct Left<T, E>(Arc<Mutex<Option<Result<T, E>>>>);

impl<T, E: From<StoreError>> Left<T, E> {
    fn keep(&self, answer: Result<T, E>) -> Result<(), Failed> {
        let stands = answer.is_ok();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
        if stands { Ok(()) } else { Err(Failed::ByJob) }
    }

    /// What the caller is answered, once the job `ran` and what it changed was kept or undone.
    pub(super) fn answer(self, ran: Result<(), Failed>) -> Result<T, E> {
        if let Err(Failed::ByStore(error)) = ran {
            return Err(error.into());
        }
        let left = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        left.unwrap_or_else(|| Err(StoreError::Unavailable("the call has ended without an answer".into()).into()))
    }
}

fn place<T, E>() -> (Left<T, E>, Left<T, E>) {
    let place = Arc::new(Mutex::new(None));
    (Left(Arc::clone(&place)), Left(place))
}

/// A reading job, and where it leaves its answer.
pub(super) fn read<T, E>(job: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static) -> (ReadJob, Left<T, E>)
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let (here, there) = place();
    (Box::new(move |conn| here.keep(job(conn))), there)
}

/// A writing job, and where it leaves its answer.
pub(super) fn write<T, E>(job: impl Fn(&mut Writing<'_>) -> Result<T, E> + Send + 'static) -> (WriteJob, Left<T, E>)
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let (here, there) = place();
    (Box::new(move |writing| here.keep(job(writing))), there)
}
