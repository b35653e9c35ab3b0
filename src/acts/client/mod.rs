//! Clients: registered, changed, given a new secret, switched off and on, deleted.

mod change;
mod create;
mod delete;
mod rotate_secret;

pub use change::{ChangeClient, ClientChanged, ClientNotChanged, MetadataChange, SettingsChange};
pub use create::{ClientNotCreated, CreateClient, Created};
pub use delete::{ClientNotDeleted, DeleteClient};
pub use rotate_secret::{RotateSecret, Rotated, SecretNotRotated};

use std::fmt;

use super::door::{Doing, NotDone};
use crate::audit::{Event, EventType, Members, Subject};
use crate::clients::registered::{self, Record};
use crate::clients::{ClientError, ClientRepresentation, secrets};
use crate::protocol::client::Client;
use crate::secrets::Secret;
use crate::store::{Connection, StoreError};

/// Which client is meant.
#[derive(Clone, Debug)]
pub enum WhichClient {
    /// The one with this id.
    Id(String),
    /// The one with this id; else the one with this name, in upper or lower case, where no two have it.
    Named(String),
}

impl WhichClient {
    /// The client that is meant.
    ///
    /// # Errors
    /// Where there is none, or several have the name.
    pub fn find(&self, conn: &mut Connection) -> Result<Record, NotDone<NoClient>> {
        let (Self::Id(asked) | Self::Named(asked)) = self;
        if let Some(record) = registered::find(conn, asked)? {
            return Ok(record);
        }
        let found = match self {
            Self::Id(_) => Vec::new(),
            Self::Named(name) => registered::named(conn, name)?,
        };
        <[Record; 1]>::try_from(found).map(|[only]| only).map_err(|found| {
            let asked = asked.clone();
            NotDone::Refused(match found.is_empty() {
                true => NoClient::None(asked),
                false => NoClient::Several { name: asked, ids: found.into_iter().map(|record| record.client.client_id).collect() },
            })
        })
    }
}

/// Why no client, or no single one, is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoClient {
    /// There is none with this id or name.
    None(String),
    /// Several have the name.
    Several {
        /// The name.
        name: String,
        /// Their ids.
        ids: Vec<String>,
    },
}

/// In the words of the command line.
impl fmt::Display for NoClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None(asked) => write!(f, "there is no app with the client ID or name {asked:?}"),
            Self::Several { name, ids } => {
                write!(f, "{} apps are named {name:?}, use the client ID of one: {}", ids.len(), ids.join(", "))
            }
        }
    }
}

/// A client as the record sees it.
fn members(client: &Client) -> Members {
    let representation = ClientRepresentation::from(client);
    Members::of(&representation, representation.recorded())
}

/// An event about a client.
fn event(doing: &Doing<'_, '_>, kind: EventType, client_id: &str) -> Event {
    doing.event(kind, Subject::Client(client_id.to_owned()))
}

/// Gives a client its first secret.
fn first_secret(doing: &mut Doing<'_, '_>, client_id: &str) -> Result<Secret, StoreError> {
    let (ring, random, now) = (&doing.means.ring, &doing.acting.random, doing.acting.now);
    let made = secrets::make(doing.rows, ring, random, client_id, None, now);
    made.map(|(_, text)| text).map_err(ClientError::unexpected)
}
