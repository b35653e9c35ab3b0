//! A client is registered.

use std::fmt;

use super::{event, first_secret, members};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{Actor, EventType, Members};
use crate::clients::ClientError;
use crate::clients::registered::{self, Record};
use crate::people::rights::Right;
use crate::protocol::client::{Client, ClientSettings, Provenance};
use crate::protocol::error::OAuthError;
use crate::protocol::registration::{Registration, check_client_id};
use crate::secrets::Secret;

/// Registers a client. One that can keep a secret is given one.
#[derive(Clone, Debug)]
pub struct CreateClient {
    /// The id that an admin chose; `None`: one is drawn.
    pub client_id: Option<String>,
    /// Its metadata, which were validated (`protocol::registration`).
    pub registration: Registration,
    /// What an admin decided.
    pub settings: ClientSettings,
    /// How it comes to be here.
    pub provenance: Provenance,
}

/// A client that was registered.
#[derive(Debug)]
pub struct Created {
    /// The row.
    pub record: Record,
    /// Its secret, where it has one: the text is seen here and never again.
    pub secret: Option<Secret>,
}

/// Why a client was not registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientNotCreated {
    /// A client or person has, or had, this id.
    IdTaken,
    /// The id is none, and why.
    Id(OAuthError),
}

impl Act for CreateClient {
    type Done = Created;
    type Refused = ClientNotCreated;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageClients)
    }

    fn signs_by(&self) -> Vec<&str> {
        self.registration.metadata.signed_by().into_iter().filter_map(|(_, named)| named).collect()
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Created, NotDone<ClientNotCreated>> {
        if let Some(Err(why)) = self.client_id.as_deref().map(check_client_id) {
            return Err(NotDone::Refused(ClientNotCreated::Id(why)));
        }
        let client = Client {
            client_id: self.client_id.clone().unwrap_or_else(|| doing.acting.random.uuid().to_string()),
            kind: self.registration.kind,
            metadata: self.registration.metadata.clone(),
            settings: self.settings.clone(),
            enabled: true,
            provenance: self.provenance,
            approved: false,
        };
        let by = match &doing.acting.by {
            Actor::User(id) => Some(id.clone()),
            _ => None,
        };
        let record = registered::insert(doing.rows, client, by, doing.now()).map_err(|error| match error {
            ClientError::IdTaken => NotDone::Refused(ClientNotCreated::IdTaken),
            other => other.unexpected().into(),
        })?;
        let client_id = &record.client.client_id;
        let secret = if record.client.is_public() { None } else { Some(first_secret(doing, client_id)?) };
        let created = event(doing, EventType::ClientCreated, client_id).detail("provenance", self.provenance.as_str());
        doing.record(&created.changed(&Members::of_nothing(), &members(&record.client)))?;
        Ok(Created { record, secret })
    }
}

/// In the words of the command line.
impl fmt::Display for ClientNotCreated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IdTaken => ClientError::IdTaken.fmt(f),
            Self::Id(why) => f.write_str(&why.description),
        }
    }
}
