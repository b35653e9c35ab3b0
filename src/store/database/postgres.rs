//! A write on PostgreSQL: one transaction on a pooled connection, run again where another interfered.

use std::time::Duration;

use diesel::QueryResult;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::r2d2::R2D2Connection;

use super::StoreError;
use super::connection::{Connection, Held};
use super::pool::Pool;

/// Runs of one job at most.
const ATTEMPTS: u32 = 10;

type Manager = <Connection as diesel::Connection>::TransactionManager;

/// Runs `job` in a transaction; blocking. A panic drops the connection, and with it the transaction.
pub(super) fn write<T, E: From<StoreError>>(
    pool: &Pool,
    serializable: bool,
    job: impl Fn(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    let mut attempt = 1;
    loop {
        let mut held = pool.take()?;
        held.seen.take_retryable();
        held.seen.take_failed();
        if let Err(error) = begin(&mut held.connection, serializable) {
            let lost = held.seen.lost();
            pool.give_back(held);
            // Nothing has happened yet: a connection that died at rest is worth a second try.
            if lost && attempt == 1 {
                attempt += 1;
                continue;
            }
            return Err(StoreError::from(error).into());
        }
        let done = job(&mut held.connection);
        let ended = match &done {
            Ok(_) => commit(&mut held),
            Err(_) => Manager::rollback_transaction(&mut held.connection),
        };
        if let Err(error) = &ended {
            held.seen.note(error);
        }
        let again = held.seen.take_retryable() && (done.is_err() || ended.is_err()) && attempt < ATTEMPTS;
        pool.give_back(held);
        if again {
            std::thread::sleep(Duration::from_millis(1 << attempt.min(6)));
            attempt += 1;
            continue;
        }
        return match (done, ended) {
            (Ok(value), Ok(())) => Ok(value),
            // A COMMIT whose answer was lost may have happened; it is not run again.
            (Ok(_), Err(error)) => Err(StoreError::from(error).into()),
            (Err(error), _) => Err(error),
        };
    }
}

/// PostgreSQL answers the COMMIT of an aborted transaction with success and a rollback: where the job passed over a
/// failed statement outside a nested transaction, a probe tells, and nothing is acknowledged that was not kept.
fn commit(held: &mut Held) -> QueryResult<()> {
    if held.seen.take_failed()
        && let Err(aborted) = held.connection.ping()
    {
        let _ = Manager::rollback_transaction(&mut held.connection);
        return Err(aborted);
    }
    Manager::commit_transaction(&mut held.connection)
}

fn begin(connection: &mut Connection, serializable: bool) -> QueryResult<()> {
    match connection {
        Connection::Postgres(postgres) if serializable => {
            AnsiTransactionManager::begin_transaction_sql(postgres, "BEGIN ISOLATION LEVEL SERIALIZABLE")
        }
        other => Manager::begin_transaction(other),
    }
}
