//! Sessions as the outside sees them: what commands print as JSON, and what exports take their columns from.

use serde::Serialize;

use super::session::{Lifetimes, Session};
use crate::clock::Rfc3339;
use crate::protocol::acr::Acr;

/// A session of one person in one browser. In a list it stands beside grants that need none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionRepresentation {
    /// Always `session`.
    pub kind: &'static str,
    /// The `sid`.
    pub id: String,
    /// Whose it is.
    pub user_id: String,
    /// The ids of the clients that it answered.
    pub clients: Vec<String>,
    /// The authentication context class that was reached.
    pub acr: Acr,
    /// The authentication methods that were used ([RFC 8176](https://www.rfc-editor.org/rfc/rfc8176)).
    pub amr: Vec<String>,
    /// The oldest time among the factors.
    pub auth_time: Rfc3339,
    /// When it began.
    pub created_at: Rfc3339,
    /// When it was last used, to the minute.
    pub last_used_at: Rfc3339,
    /// When it ends if it is not used again.
    pub expires_at: Rfc3339,
    /// The address of the last sign-in, if known.
    pub address: Option<String>,
    /// The browser of the last sign-in, as it names itself.
    pub user_agent: Option<String>,
}

impl SessionRepresentation {
    /// The session, which lives as long as `lifetimes` say.
    pub fn of(session: &Session, lifetimes: Lifetimes) -> Self {
        Self {
            kind: "session",
            id: session.sid.clone(),
            user_id: session.user_id.clone(),
            clients: session.clients.iter().map(|used| used.client_id.clone()).collect(),
            acr: session.acr(),
            amr: session.amr(),
            auth_time: Rfc3339(session.auth_time()),
            created_at: Rfc3339(session.created_at),
            last_used_at: Rfc3339(session.last_used_at),
            expires_at: Rfc3339(session.expires_at(lifetimes)),
            address: session.address.clone(),
            user_agent: session.user_agent.clone(),
        }
    }
}
