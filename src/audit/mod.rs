//! The record of what was done and what was refused. Floor 2; may use `store`, `clock` and `secrets`.
//!
//! Each [`EventType`] says how it is kept: *with the change* (inserted in the transaction of the change: [`insert`]),
//! *queued* (memory, written within 200 ms or 256 events; a full queue makes callers wait, nothing is dropped, but `kill -9`
//! may lose this much) or *counted* (per client and minute): the last two go through [`AuditQueue::record`]. Of refusals of one kind,
//! ten a minute of one block of addresses, person or client, and a hundred of all, are written each by itself; what is beyond
//! is counted. What is older than the retention that was set is swept by `upkeep`.
//!
//! What comes from outside is bounded, and characters that could forge a line or its look are neutralized, before it is
//! written. Secrets do not belong here at all.

mod bounds;
mod changed;
pub mod counts;
mod event;
mod event_type;
pub mod fault;
pub mod large_id_tokens;
mod queue;
mod record;
mod text;

pub use changed::Members;
pub use event::{Actor, Event, Origin, Outcome, Subject};
pub use event_type::{About, EventType, Keeping, Words};
pub use fault::Fault;
pub use queue::{AuditQueue, Counting};
pub use record::{Counted, Filter, MAX_PAGE, Order, Recorded, insert, is_id, list, sweep};

#[cfg(test)]
mod tests;
