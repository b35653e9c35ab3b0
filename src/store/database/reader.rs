//! The database for whoever only reads.

use super::{Connection, Database, StoreError};

/// The durable store without its writes: what pages, endpoints and commands hold. Rows change by acts alone. Clones share the
/// connections.
#[derive(Clone, Debug)]
pub struct Reader(Database);

impl Reader {
    /// Runs `job` as [`Database::read`] does.
    ///
    /// # Errors
    /// Where the job or the store failed.
    pub async fn read<T, E>(&self, job: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.0.read(job).await
    }
}

impl From<Database> for Reader {
    fn from(database: Database) -> Self {
        Self(database)
    }
}
