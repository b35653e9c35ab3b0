//! How often sign-ins at other providers may come to nothing from one network: each costs a request to them.

use std::net::IpAddr;
use std::time::Duration;

use super::address_blocks;
use crate::clock::Timestamp;
use crate::store::transient::{Answer, Key, Operation, Transient as _, TransientStore, Unavailable};

/// The window in which they are counted.
const WINDOW: Duration = Duration::from_secs(10 * 60);
/// So many may fail from one address; from the wider blocks that it belongs to more.
const MOST: u64 = 30;

fn failed_from(issuer: &str, block: &str) -> Key {
    Key::new("upstream-failed", &format!("{issuer}\n{block}"))
}

fn used_up_by(issuer: &str, block: &str) -> Key {
    Key::new("upstream-used-up", &format!("{issuer}\n{block}"))
}

/// Whether this address may try.
///
/// # Errors
/// Where the transient store is away.
pub async fn may_try(store: &TransientStore, issuer: &str, address: Option<IpAddr>, now: Timestamp) -> Result<bool, Unavailable> {
    let blocks = address_blocks::blocks(address);
    if blocks.is_empty() {
        return Ok(true);
    }
    let reads = blocks.iter().map(|block| Operation::Get { key: used_up_by(issuer, &block.to_string()) }).collect();
    Ok(!store.batch(reads, now).await?.iter().any(|answer| matches!(answer, Answer::Value(Some(_)))))
}

/// Counts one that came to nothing after its provider was asked.
///
/// # Errors
/// Where the transient store is away.
pub async fn failed(store: &TransientStore, issuer: &str, address: Option<IpAddr>, now: Timestamp) -> Result<(), Unavailable> {
    for (block, most) in address_blocks::bounds(address, MOST) {
        let block = block.to_string();
        let counted = store.increment(&failed_from(issuer, &block), now.plus(WINDOW), now).await?;
        if counted.count >= most {
            store.put(&used_up_by(issuer, &block), b"", counted.until, now).await?;
        }
    }
    Ok(())
}
