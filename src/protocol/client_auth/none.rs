//! `none`: public clients, which prove nothing and are held by PKCE and their redirect URIs instead
//! ([RFC 6749 §2.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.1)).

use super::{Claim, Shown};

pub(super) fn public(client_id: &str) -> Claim {
    Claim { client_id: client_id.to_owned(), shown: Shown::Nothing }
}
