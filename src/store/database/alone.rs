//! The right to be the only `serve`: a lock on a file in the data folder, one beside the SQLite file, and on
//! PostgreSQL an advisory lock. The operating system, or the server, lets go of them when the process ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use diesel::RunQueryDsl as _;
use diesel::connection::AnsiTransactionManager;
use diesel::sql_types::Bool;

use super::EitherConnection;
use super::address::Address;
use super::connection::{ConnectionPurpose, Held, connect};
use super::{OpenError, Options};

/// The advisory lock of the one `serve` that has its transient store embedded.
const LOCK: i64 = 0x4c61_7463_616c_6f6e; // "Latcalon"

/// Held for as long as the process may be the only `serve`.
#[must_use = "the locks are let go when this is dropped"]
pub struct Alone {
    _files: Vec<File>,
    _session: Option<Held>,
}

pub(super) fn hold(address: &Arc<Address>, options: &Options, folder: &Path) -> Result<Alone, OpenError> {
    let mut names = vec![folder.join("serve.lock")];
    if let Address::Sqlite(path) = &**address {
        let mut name = path.clone().into_os_string();
        name.push(".lock");
        names.push(PathBuf::from(name));
    }
    let files = names.iter().map(|name| lock(name)).collect::<Result<Vec<_>, _>>()?;
    let session = match **address {
        Address::Sqlite(_) => None,
        Address::Postgres(_) => Some(session(address, options)?),
    };
    Ok(Alone { _files: files, _session: session })
}

fn lock(name: &Path) -> Result<File, OpenError> {
    let away = |error: std::io::Error| OpenError::Unavailable(format!("{}: {error}", name.display()));
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(name).map_err(away)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::AlreadyServing(name.display().to_string())),
        Err(TryLockError::Error(error)) => Err(away(error)),
    }
}

#[derive(diesel::QueryableByName)]
struct Locked {
    #[diesel(sql_type = Bool)]
    locked: bool,
}

/// The lock is the session's. Where a pooler hands the session on, it is that of a transaction that stays open: between its
/// statements it holds no snapshot and no row.
fn session(address: &Arc<Address>, options: &Options) -> Result<Held, OpenError> {
    let mut held = connect(address, ConnectionPurpose::Migrate, options)?;
    if let EitherConnection::Postgres(postgres) = held.connection.either() {
        let kind = match &held.limits {
            None => "",
            Some(limits) => {
                let begin = format!("BEGIN{limits}; SET LOCAL idle_in_transaction_session_timeout = 0");
                AnsiTransactionManager::begin_transaction_sql(postgres, &begin)?;
                "xact_"
            }
        };
        let got: Locked = diesel::sql_query(format!("SELECT pg_try_advisory_{kind}lock({LOCK}) AS locked")).get_result(postgres)?;
        if !got.locked {
            return Err(OpenError::AlreadyServing("this PostgreSQL database with an embedded transient store".into()));
        }
    }
    Ok(held)
}
