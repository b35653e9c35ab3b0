//! A write on PostgreSQL: one transaction on a pooled connection, run again where it may succeed then.

use std::sync::Arc;
use std::time::{Duration, Instant};

use diesel::QueryResult;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::r2d2::R2D2Connection;

use super::connection::{Held, Met};
use super::error::Trouble;
use super::job::{Failed, WriteJob};
use super::pool::Pool;
use super::progress::Progress;
use super::{Connection, EitherConnection};
use super::{StoreError, Writing};

/// Runs of one job at most, where other transactions interfere.
const ATTEMPTS: u32 = 10;
/// The same where the connection was lost or takes no writes, or for what may pass (a deadlock).
const FEW: u32 = 3;

type Manager = <Connection as diesel::Connection>::TransactionManager;

/// Runs `job` in a transaction; blocking. A panic drops the connection, and with it the transaction.
pub(super) fn write(pool: &Pool, progress: &Arc<Progress>, serializable: bool, job: &WriteJob) -> Result<(), Failed> {
    let began = Instant::now();
    let mut attempt = 1;
    loop {
        let mut held = pool.take(progress)?;
        let (done, committing) = run(&mut held, serializable, job);
        let met = held.seen.met();
        pool.give_back(held, progress);
        let may_pass = !progress.is_given_up() && began.elapsed() < pool.patience();
        if done.is_err() && may_pass && is_worth_another(&met, committing, attempt) {
            std::thread::sleep(Duration::from_millis(1 << attempt.min(6)));
            attempt += 1;
            continue;
        }
        return met.overrule(done);
    }
}

/// Whether the same job may succeed when it runs again. A COMMIT whose answer was lost may have happened: never then.
fn is_worth_another(met: &Met, committing: bool, attempt: u32) -> bool {
    match met.trouble {
        None => false,
        Some((Trouble::Interfered, _)) => attempt < ATTEMPTS,
        Some((Trouble::Lost, _)) => !committing && attempt < FEW,
        // A new connection may reach the server that takes writes now.
        Some((Trouble::ReadOnly | Trouble::Passing, _)) => attempt < FEW,
    }
}

/// One run, and whether COMMIT was sent.
fn run(held: &mut Held, serializable: bool, job: &WriteJob) -> (Result<(), Failed>, bool) {
    if let Err(error) = begin(held, serializable) {
        // A primary that became a replica refuses some transactions before their first statement.
        held.seen.spoil(&error);
        return (Err(StoreError::from(error).into()), false);
    }
    // Asking a connection that rested may have met something too.
    held.seen.take();
    match job(&mut Writing::on(&mut held.connection)) {
        Ok(()) => match commit(held) {
            Ok(()) => (Ok(()), true),
            Err(error) => {
                held.seen.note(&error, held.judge());
                (Err(StoreError::from(error).into()), true)
            }
        },
        Err(error) => {
            if let Err(ended) = Manager::rollback_transaction(&mut held.connection) {
                held.seen.note(&ended, held.judge());
            }
            (Err(error), false)
        }
    }
}

/// PostgreSQL answers the COMMIT of an aborted transaction with success and a rollback: where the job passed over a
/// failed statement outside a nested transaction, a probe tells, and nothing is acknowledged that was not kept.
fn commit(held: &mut Held) -> QueryResult<()> {
    if held.seen.met().failed
        && let Err(aborted) = held.connection.either().ping()
    {
        let _ = Manager::rollback_transaction(&mut held.connection);
        return Err(aborted);
    }
    Manager::commit_transaction(&mut held.connection)
}

fn begin(held: &mut Held, serializable: bool) -> QueryResult<()> {
    let level = if serializable { "SERIALIZABLE" } else { "READ COMMITTED" };
    let limits = held.limits.as_deref().unwrap_or_default();
    match held.connection.either() {
        EitherConnection::Postgres(postgres) => {
            AnsiTransactionManager::begin_transaction_sql(postgres, &format!("BEGIN ISOLATION LEVEL {level}{limits}"))
        }
        EitherConnection::Sqlite(_) => Manager::begin_transaction(&mut held.connection),
    }
}
