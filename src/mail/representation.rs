//! Messages as the outside sees them: what commands print as JSON.

use serde::Serialize;

use super::outbox::{Queued, State};
use crate::clock::Rfc3339;

/// A message to somebody, without what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MessageRepresentation {
    /// Its id.
    pub id: String,
    /// What it is about, such as `test`.
    pub kind: String,
    /// By which way it goes: `mail` or `sms`.
    pub channel: String,
    /// `queued`, `sent` or `failed`.
    pub state: State,
    /// The address, or the number of the phone, that it goes to.
    pub recipient: String,
    /// The id of the person, where it goes to one.
    pub user_id: Option<String>,
    /// The language that it is written in, as a BCP 47 tag.
    pub language: String,
    /// When it was written.
    pub created_at: Rfc3339,
    /// How often it was tried.
    pub tries: i64,
    /// When it is tried next; null when it is over.
    pub due_at: Option<Rfc3339>,
    /// When it was sent.
    pub sent_at: Option<Rfc3339>,
    /// When it failed for good.
    pub failed_at: Option<Rfc3339>,
    /// Until when a try that is under way may last; null while none is.
    pub claimed_until: Option<Rfc3339>,
    /// What went wrong at the last try.
    pub error: Option<String>,
}

impl From<&Queued> for MessageRepresentation {
    fn from(row: &Queued) -> Self {
        Self {
            id: row.id.clone(),
            kind: row.kind.clone(),
            channel: row.channel.clone(),
            state: row.state(),
            recipient: row.recipient.clone(),
            user_id: row.user_id.clone(),
            language: row.language.clone(),
            created_at: Rfc3339(row.created_at),
            tries: row.tries,
            due_at: row.due_at.map(Rfc3339),
            sent_at: row.sent_at.map(Rfc3339),
            failed_at: row.failed_at.map(Rfc3339),
            claimed_until: row.claimed_until.map(Rfc3339),
            error: row.fault.clone(),
        }
    }
}
