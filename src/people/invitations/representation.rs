//! Invitations as the outside sees them: what commands print as JSON, and what exports take their columns from.

use serde::Serialize;

use super::{Invitation, State};
use crate::clock::{Rfc3339, Timestamp};

/// An invitation, without its link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InvitationRepresentation {
    /// Its id.
    pub id: String,
    /// The address that it went to, as typed.
    pub email: String,
    /// What its reader may be called, if anybody said so.
    pub name: Option<String>,
    /// `open`, `accepted`, `withdrawn` or `expired`.
    pub state: State,
    /// The names of the groups that it gives, as they were when somebody was invited.
    pub groups: Vec<String>,
    /// When the memberships end; null is never.
    pub groups_until: Option<Rfc3339>,
    /// Whether it makes an administrator.
    pub admin: bool,
    /// The language of its message, as a BCP 47 tag.
    pub language: &'static str,
    /// The id of the person who invited, or sent it last; null is the command line.
    pub invited_by: Option<String>,
    /// When somebody was invited.
    pub created_at: Rfc3339,
    /// When its newest message was written.
    pub sent_at: Rfc3339,
    /// When it can be accepted no more.
    pub expires_at: Rfc3339,
    /// When it was accepted.
    pub accepted_at: Option<Rfc3339>,
    /// The id of the person who accepted it.
    pub accepted_by: Option<String>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Rfc3339>,
}

impl InvitationRepresentation {
    /// An invitation with what became of it by `now`.
    pub fn of(invitation: &Invitation, now: Timestamp) -> Self {
        Self {
            id: invitation.id.clone(),
            email: invitation.email.as_str().to_owned(),
            name: Some(invitation.name.clone()).filter(|name| !name.is_empty()),
            state: invitation.state(now),
            groups: invitation.groups.iter().map(|group| group.name.clone()).collect(),
            groups_until: invitation.groups_until.map(Rfc3339),
            admin: invitation.owner,
            language: invitation.language.tag(),
            invited_by: invitation.invited_by.clone(),
            created_at: Rfc3339(invitation.created_at),
            sent_at: Rfc3339(invitation.sent_at),
            expires_at: Rfc3339(invitation.expires_at),
            accepted_at: invitation.accepted_at.map(Rfc3339),
            accepted_by: invitation.accepted_by.clone(),
            withdrawn_at: invitation.withdrawn_at.map(Rfc3339),
        }
    }
}
