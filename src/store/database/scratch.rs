//! Empty databases for tests: SQLite in a folder of its own always, PostgreSQL where `LATCHKEY_TEST_DATABASE_URL` names one.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection;

use super::connection::{ConnectionPurpose, connect};
use super::{Address, Database, Options};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A migrated database that goes away with the value.
pub(crate) struct Scratch {
    pub(crate) database: Database,
    pub(crate) folder: tempfile::TempDir,
    /// How to open it once more.
    pub(crate) address: String,
}

impl Scratch {
    /// A migrated SQLite database.
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite:{}", folder.path().join("latchkey.db").display());
        Self::migrated(address, folder).await
    }

    /// One of each backend at hand.
    pub(crate) async fn each() -> Vec<Self> {
        let mut all = vec![Self::sqlite().await];
        if let Ok(url) = std::env::var("LATCHKEY_TEST_DATABASE_URL") {
            all.push(Self::migrated(Self::postgres(&url), tempfile::tempdir().unwrap()).await);
        }
        all
    }

    /// The address of an empty schema in the database at `url`.
    fn postgres(url: &str) -> String {
        let schema = format!("scratch_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
        let mut held = connect(&Arc::new(Address::parse(url).unwrap()), ConnectionPurpose::Migrate, &Options::default()).unwrap();
        held.connection.batch_execute(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")).unwrap();
        let separator = if url.contains('?') { '&' } else { '?' };
        format!("{url}{separator}options=-csearch_path%3D{schema}")
    }

    async fn migrated(address: String, folder: tempfile::TempDir) -> Self {
        let database = Database::open(&address, Options::default()).unwrap();
        database.migrate().await.unwrap();
        Self { database, folder, address }
    }
}
