//! `none`: public clients, which prove nothing and are held by PKCE and their redirect URIs instead
//! ([RFC 6749 §2.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.1)).

use super::Presented;
use crate::protocol::client::Client;

pub(super) fn public(client_id: &str) -> Presented {
    Presented::Public { client_id: client_id.to_owned() }
}

/// Whether the client is registered to come without a proof.
pub(super) fn offered(client: &Client) -> bool {
    client.is_public()
}
