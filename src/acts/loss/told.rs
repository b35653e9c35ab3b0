//! Whether a person was told that the wait of theirs is nearly over: what was written has told nobody yet.

use crate::clock::Timestamp;
use crate::mail::{State, outbox};
use crate::store::{Connection, StoreError};

/// The kinds of the messages that tell it.
const KINDS: [&str; 2] = ["factor_loss", "factor_loss_text"];

/// What became of what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// The first of it was sent then.
    At(Timestamp),
    /// It is tried still.
    NotYet,
    /// None of it was sent, nor will be.
    Never,
}

/// What became of what was written to a person since then.
pub(super) fn told_since(conn: &mut Connection, user_id: &str, since: Timestamp) -> Result<Told, StoreError> {
    let written = outbox::of_kinds_since(conn, user_id, &KINDS, since)?;
    Ok(match written.iter().filter_map(|message| message.sent_at).min() {
        Some(sent) => Told::At(sent),
        None if written.iter().any(|message| message.state() == State::Queued) => Told::NotYet,
        None => Told::Never,
    })
}
