//! A client is deleted.

use std::fmt;

use super::{NoClient, WhichClient, event, members};
use crate::acts::NOT_CONFIRMED;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_grants;
use crate::audit::{EventType, Members};
use crate::clients::{ClientError, registered};
use crate::issued::grant::Whose;
use crate::people::rights::Right;
use crate::people::rules::{self, Place};

/// Deletes a client with its secrets, and retires its id; what was granted to it ends.
#[derive(Clone, Debug)]
pub struct DeleteClient {
    /// Which.
    pub client: WhichClient,
    /// The id as it was typed to confirm this; `None`: whoever asked has confirmed it in another way.
    pub confirmed_by: Option<String>,
}

/// Why a client was not deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientNotDeleted {
    /// There is no such client.
    NoClient(NoClient),
    /// What was typed is not its id.
    NotConfirmed,
}

impl Act for DeleteClient {
    type Done = String;
    type Refused = ClientNotDeleted;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageClients)
    }

    /// Gives the client's id.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<String, NotDone<ClientNotDeleted>> {
        let client = self.client.find(doing.rows).map_err(|none| none.map(ClientNotDeleted::NoClient))?.client;
        let client_id = client.client_id.clone();
        if self.confirmed_by.as_deref().is_some_and(|typed| typed.trim() != client_id) {
            return Err(NotDone::Refused(ClientNotDeleted::NotConfirmed));
        }
        registered::delete(doing.rows, &client_id, doing.now()).map_err(|error| match error {
            ClientError::NotFound => NotDone::Refused(ClientNotDeleted::NoClient(NoClient::None(client_id.clone()))),
            other => other.unexpected().into(),
        })?;
        rules::remove(doing.rows, &Place::App(client_id.clone()))?;
        doing.record(&event(doing, EventType::ClientDeleted, &client_id).changed(&members(&client), &Members::of_nothing()))?;
        ended_grants::end(doing, Whose::Client { client_id: &client_id })?;
        Ok(client_id)
    }
}

/// In the words of the command line.
impl fmt::Display for ClientNotDeleted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoClient(none) => none.fmt(f),
            Self::NotConfirmed => f.write_str(NOT_CONFIRMED),
        }
    }
}
