//! Clients and resource servers as the outside sees them: what commands print as JSON, and what exports take their columns from.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::clients::registered::Record;
use crate::clock::Rfc3339;
use crate::jose::VerifyingKey;
use crate::protocol::client::{Client, ClientKind, ClientMetadata, ClientSettings, Provenance};
use crate::protocol::resource::Resource;
use crate::protocol::scope::Scopes;
use crate::secrets::{Secret, sha256};

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

/// The members of a client whose values the record may hold. Of any other, an address of a person or something that only the app
/// understands, it holds the name alone.
const RECORDED: [&str; 33] = [
    "client_id",
    "type",
    "status",
    "provenance",
    "redirect_uris",
    "post_logout_redirect_uris",
    "response_types",
    "grant_types",
    "application_type",
    "token_endpoint_auth_method",
    "scope",
    "client_name",
    "logo_uri",
    "client_uri",
    "policy_uri",
    "tos_uri",
    "jwks_uri",
    "id_token_signed_response_alg",
    "userinfo_signed_response_alg",
    "introspection_signed_response_alg",
    "authorization_signed_response_alg",
    "default_max_age",
    "require_auth_time",
    "default_acr_values",
    "initiate_login_uri",
    "first_party",
    "trusted",
    "id_token_claims",
    "require_pkce",
    "access_token_lifetime",
    "id_token_lifetime",
    "require_second_factor",
    "rotates",
];

impl ClientRepresentation {
    /// What the record may hold by value: keys as their ids and thumbprints, addresses without what stands in their queries.
    pub fn recorded(&self) -> Map<String, Value> {
        let Ok(Value::Object(members)) = serde_json::to_value(self) else { return Map::new() };
        let recorded = |(name, value): (String, Value)| {
            // `client_name#de` is a name, too.
            let plain = name.split_once('#').map_or(name.as_str(), |(plain, _)| plain);
            let value = match plain {
                "jwks" => keys(&value),
                _ if !RECORDED.contains(&plain) => return None,
                _ if plain.ends_with("_uri") || plain.ends_with("_uris") => without_queries(value),
                _ => value,
            };
            Some((name, value))
        };
        members.into_iter().filter_map(recorded).collect()
    }
}

/// Which keys a set has, and a hash of the whole: more of a key may change than its thumbprint tells.
fn keys(jwks: &Value) -> Value {
    let listed = jwks.get("keys").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let key = |jwk: &Value| {
        let thumbprint = jwk.as_object().and_then(|jwk| VerifyingKey::from_jwk(jwk).ok()).map(|key| key.thumbprint().to_owned());
        json!({ "kid": jwk.get("kid"), "thumbprint": thumbprint })
    };
    json!({ "keys": listed.iter().map(key).collect::<Vec<_>>(), "sha256": sha256(jwks.to_string().as_bytes()) })
}

/// Addresses with a hash in place of their queries, in which a key may stand.
fn without_queries(value: Value) -> Value {
    match value {
        Value::String(address) => match address.split_once('?') {
            Some((before, query)) => format!("{before}?sha256:{}", sha256(query.as_bytes())).into(),
            None => address.into(),
        },
        Value::Array(addresses) => addresses.into_iter().map(without_queries).collect(),
        other => other,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jose::{Algorithm, SigningKey};

    fn recorded(metadata: Value) -> Map<String, Value> {
        let client = Client {
            client_id: "app".to_owned(),
            kind: ClientKind::Web,
            metadata: serde_json::from_value(metadata).unwrap(),
            settings: ClientSettings::default(),
            enabled: true,
            provenance: Provenance::Command,
            approved: false,
        };
        ClientRepresentation::from(&client).recorded()
    }

    #[test]
    fn attack_f7_what_only_the_app_understands_and_addresses_of_people_are_not_recorded() {
        let told = recorded(json!({
            "redirect_uris": ["https://app.example/cb?key=canary", "https://app.example/other"],
            "client_name": "Wiki",
            "client_name#de": "Das Wiki",
            "contacts": ["canary@x.example"],
            "x_webhook_secret": "canary",
            "x#client_name": "canary",
        }));
        assert!(!format!("{told:?}").contains("canary"), "{told:?}");
        assert_eq!(
            (&told["client_name"], &told["client_name#de"], &told["first_party"]),
            (&json!("Wiki"), &json!("Das Wiki"), &json!(false))
        );
        assert!(told["redirect_uris"][0].as_str().unwrap().starts_with("https://app.example/cb?sha256:"), "{told:?}");
        assert_eq!(told["redirect_uris"][1], "https://app.example/other");
    }

    #[test]
    fn attack_f7_another_key_is_told_by_its_id_and_thumbprint() {
        let set = || {
            let key = SigningKey::generate(Algorithm::ES256).unwrap();
            (key.kid().to_owned(), json!({ "keys": [key.public_jwk()] }))
        };
        let ((kid, one), (_, other)) = (set(), set());
        let (one, other) = (recorded(json!({ "jwks": one })), recorded(json!({ "jwks": other })));
        assert_eq!(one["jwks"]["keys"][0]["thumbprint"], json!(kid));
        assert_ne!(one, other);
        assert!(one["jwks"]["keys"][0].get("x").is_none());
    }
}
