//! A few read connections, used on the blocking pool.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::super::Unavailable;
use super::damage::Damage;
use super::tables;

/// How many reads of the file may run at a time.
const CONNECTIONS: u32 = 4;
/// How long the writer waits for reads under way before it replaces a damaged file.
const PATIENCE: Duration = Duration::from_secs(5);

/// Clones share the connections.
#[derive(Clone)]
pub(super) struct Readers {
    path: PathBuf,
    permits: Arc<Semaphore>,
    idle: Arc<Mutex<Vec<SqliteConnection>>>,
    damage: Arc<Damage>,
}

impl Readers {
    pub(super) fn new(path: &Path, damage: Arc<Damage>) -> Self {
        Self { path: path.to_owned(), permits: Arc::new(Semaphore::const_new(CONNECTIONS as usize)), idle: Arc::default(), damage }
    }

    /// Closes every connection and opens no other until the answer is dropped; none where a read goes on for too long. Blocks.
    pub(super) fn close(&self) -> Option<OwnedSemaphorePermit> {
        let until = Instant::now() + PATIENCE;
        loop {
            match Arc::clone(&self.permits).try_acquire_many_owned(CONNECTIONS) {
                Ok(all) => {
                    drop(std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner)));
                    return Some(all);
                }
                Err(_) if Instant::now() < until => std::thread::sleep(Duration::from_millis(5)),
                Err(_) => return None,
            }
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `job` on a read connection, on the blocking pool of the runtime that asks.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut SqliteConnection) -> QueryResult<T> + Send + 'static,
    ) -> Result<T, Unavailable> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(|error| Unavailable(error.to_string()))?;
        let (path, idle, damage) = (self.path.clone(), Arc::clone(&self.idle), Arc::clone(&self.damage));
        let read = tokio::task::spawn_blocking(move || {
            let _permit = permit; // let go last: whoever has all of them may count on every connection being closed or idle
            let waiting = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut connection = match waiting {
                Some(connection) => connection,
                None => open(&path)?,
            };
            // A connection whose read failed is not used again.
            let answer = job(&mut connection).map_err(|error| {
                damage.note(&error);
                Unavailable(format!("{}: {error}", path.display()))
            })?;
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
            Ok(answer)
        });
        read.await.map_err(|error| Unavailable(error.to_string()))?
    }
}

fn open(path: &Path) -> Result<SqliteConnection, Unavailable> {
    let mut connection = tables::connect(path)?;
    connection.batch_execute("PRAGMA query_only = ON; PRAGMA cache_size = -256").map_err(|error| Unavailable(error.to_string()))?;
    Ok(connection)
}
