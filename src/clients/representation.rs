//! Clients and resource servers as the outside sees them: what commands print as JSON, and what exports take their columns from.

use serde::{Serialize, Serializer};

use crate::clients::registered::Record;
use crate::clock::Rfc3339;
use crate::protocol::client::{Client, ClientKind, ClientMetadata, ClientSettings, Provenance};
use crate::protocol::resource::Resource;
use crate::protocol::scope::Scopes;
use crate::secrets::Secret;

/// A client: what it registered, by the names of [RFC 7591 §2](https://www.rfc-editor.org/rfc/rfc7591#section-2), beside what was
/// decided about it.
#[derive(Clone, Debug, Serialize)]
pub struct ClientRepresentation {
    /// The public identifier.
    pub client_id: String,
    /// The secret, where the client was just given one: it is shown this once.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "exposed")]
    pub client_secret: Option<Secret>,
    /// What was registered.
    #[serde(flatten)]
    pub metadata: ClientMetadata,
    /// What sort of application it is.
    #[serde(rename = "type")]
    pub kind: ClientKind,
    /// `active` or `disabled`.
    pub status: &'static str,
    /// How it came to be here.
    pub provenance: Provenance,
    /// What an admin decided.
    #[serde(flatten)]
    pub settings: ClientSettings,
    /// When it was made; left out of what is made without the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Rfc3339>,
    /// When it was last changed; left out of what is made without the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Rfc3339>,
}

impl ClientRepresentation {
    /// The client, with the secret that it was just given, if any.
    pub fn of(record: &Record, client_secret: Option<Secret>) -> Self {
        let (created_at, updated_at) = (Some(Rfc3339(record.created_at)), Some(Rfc3339(record.updated_at)));
        Self { client_secret, created_at, updated_at, ..Self::from(&record.client) }
    }
}

impl From<&Client> for ClientRepresentation {
    fn from(client: &Client) -> Self {
        Self {
            client_id: client.client_id.clone(),
            client_secret: None,
            metadata: client.metadata.clone(),
            kind: client.kind,
            status: client.status(),
            provenance: client.provenance,
            settings: client.settings.clone(),
            created_at: None,
            updated_at: None,
        }
    }
}

/// Writes a secret out for its owner.
fn exposed<S: Serializer>(secret: &Option<Secret>, serializer: S) -> Result<S::Ok, S::Error> {
    secret.as_ref().map(Secret::expose).serialize(serializer)
}

/// A resource server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResourceRepresentation {
    /// What `resource` names and `aud` says.
    pub identifier: String,
    /// For people.
    pub name: String,
    /// The scopes that mean something there.
    pub scopes: Scopes,
    /// JWS algorithm of its access tokens; null means the provider's own.
    pub signing_alg: Option<String>,
    /// Life of its access tokens in seconds; null means the provider's own.
    pub lifetime: Option<u64>,
    /// The ids of the clients that may introspect its tokens.
    pub clients: Vec<String>,
}

impl From<&Resource> for ResourceRepresentation {
    fn from(resource: &Resource) -> Self {
        Self {
            identifier: resource.identifier.clone(),
            name: resource.name.clone(),
            scopes: resource.scopes.clone(),
            signing_alg: resource.signing_alg.clone(),
            lifetime: resource.lifetime,
            clients: resource.clients.clone(),
        }
    }
}
