//! A few read connections, used on the blocking pool.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use tokio::sync::Semaphore;

use super::super::Unavailable;
use super::tables;

/// How many reads of the file may run at a time.
const CONNECTIONS: usize = 4;

pub(super) struct Readers {
    path: PathBuf,
    permits: Arc<Semaphore>,
    idle: Arc<Mutex<Vec<SqliteConnection>>>,
}

impl Readers {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), permits: Arc::new(Semaphore::new(CONNECTIONS)), idle: Arc::default() }
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
        let (path, idle) = (self.path.clone(), Arc::clone(&self.idle));
        let read = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let waiting = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut connection = match waiting {
                Some(connection) => connection,
                None => open(&path)?,
            };
            // A connection whose read failed is not used again.
            let answer = job(&mut connection).map_err(|error| Unavailable(error.to_string()))?;
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
            Ok(answer)
        });
        read.await.map_err(|error| Unavailable(error.to_string()))?
    }
}

fn open(path: &Path) -> Result<SqliteConnection, Unavailable> {
    let mut connection = tables::connect(path)?;
    connection.batch_execute("PRAGMA query_only = ON").map_err(|error| Unavailable(error.to_string()))?;
    Ok(connection)
}
