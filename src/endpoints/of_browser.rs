//! Facts that are kept for one browser for a few minutes: whoever brings none of its ids finds nothing. What is kept is kept by
//! the id that new things are bound to, and found by any.

use std::time::Duration;

use super::visitor::Visitor;
use crate::http::Failure;
use crate::store::transient::{Answer, Key, Operation, Transient as _};

fn key(kind: &str, what: &str, browser: &str) -> Key {
    Key::new(kind, &format!("{what}\n{browser}"))
}

fn keys(visitor: &Visitor<'_>, kind: &str, what: &str) -> impl Iterator<Item = Key> {
    visitor.browser.hashes().into_iter().map(move |hash| key(kind, what, &hash))
}

/// Keeps `value` as the fact `what` of a kind.
///
/// # Errors
/// Where the transient store is away.
pub(crate) async fn keep(visitor: &Visitor<'_>, kind: &str, what: &str, value: &[u8], kept: Duration) -> Result<(), Failure> {
    let now = visitor.provider.now();
    Ok(visitor.provider.transient.put(&key(kind, what, &visitor.browser.hash()), value, now.plus(kept), now).await?)
}

/// What was kept, while it is.
///
/// # Errors
/// Where the transient store is away.
pub(crate) async fn find(visitor: &Visitor<'_>, kind: &str, what: &str) -> Result<Option<Vec<u8>>, Failure> {
    first(visitor, keys(visitor, kind, what).map(|key| Operation::Get { key }).collect()).await
}

/// The same for a fact that is given once.
///
/// # Errors
/// Where the transient store is away.
pub(crate) async fn take(visitor: &Visitor<'_>, kind: &str, what: &str) -> Result<Option<Vec<u8>>, Failure> {
    first(visitor, keys(visitor, kind, what).map(|key| Operation::Take { key }).collect()).await
}

async fn first(visitor: &Visitor<'_>, reads: Vec<Operation>) -> Result<Option<Vec<u8>>, Failure> {
    let answers = visitor.provider.transient.batch(reads, visitor.provider.now()).await?;
    Ok(answers.into_iter().find_map(|answer| match answer {
        Answer::Value(value) => value,
        Answer::Done => None,
    }))
}
