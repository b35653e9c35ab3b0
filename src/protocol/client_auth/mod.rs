//! Client authentication at the token, introspection and revocation endpoints
//! ([RFC 6749 §2.3](https://www.rfc-editor.org/rfc/rfc6749#section-2.3)): exactly one method in one request, and the one
//! that the client is registered for.
//!
//! [`choose`] reads what the request presents, the endpoint looks the client up, [`check`] gives an [`AuthenticatedClient`]:
//! a proof that only this module makes and that every grant takes.

mod none;
mod secret;

use std::sync::Arc;

use crate::protocol::client::Client;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::parameters::Parameters;
use crate::secrets::Secret;

/// The authentication methods that are offered, by their registered names.
pub const METHODS: &[&str] = &["client_secret_basic", "client_secret_post", "none"];

/// The methods that prove something: for endpoints that a mere name does not open.
pub const CONFIDENTIAL_METHODS: &[&str] = &["client_secret_basic", "client_secret_post"];

/// What a request presents of its client, before anything was looked up.
#[derive(Clone, Debug)]
pub enum Presented {
    /// `client_secret_basic`: id and secret in the `Authorization` header.
    Basic {
        /// The id, decoded.
        client_id: String,
        /// The secret, decoded.
        secret: Secret,
        /// The secret as it stood before form-decoding, where that differs.
        raw_secret: Option<Secret>,
    },
    /// `client_secret_post`: id and secret in the body.
    Post {
        /// The `client_id` parameter.
        client_id: String,
        /// The `client_secret` parameter.
        secret: Secret,
    },
    /// `none`: the client says who it is and proves nothing.
    Public {
        /// The `client_id` parameter.
        client_id: String,
    },
}

impl Presented {
    /// The client that the request says it is.
    pub fn client_id(&self) -> &str {
        match self {
            Self::Basic { client_id, .. } | Self::Post { client_id, .. } | Self::Public { client_id } => client_id,
        }
    }

    /// The registered name of the method that was used.
    pub fn method(&self) -> &'static str {
        match self {
            Self::Basic { .. } => "client_secret_basic",
            Self::Post { .. } => "client_secret_post",
            Self::Public { .. } => "none",
        }
    }
}

/// A client that proved to be itself, or, if public, that may go by its name alone.
#[derive(Clone, Debug)]
pub struct AuthenticatedClient {
    client: Arc<Client>,
    method: &'static str,
}

impl AuthenticatedClient {
    /// The client.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Its id.
    pub fn client_id(&self) -> &str {
        &self.client.client_id
    }

    /// Whether it proved anything: a public client did not.
    pub fn is_confidential(&self) -> bool {
        self.method != "none"
    }

    /// The registered name of the method it used.
    pub fn method(&self) -> &'static str {
        self.method
    }
}

/// The credentials of an `Authorization` header where it is a client authentication of ours. A header without a value says
/// nothing, and neither does one whose scheme authenticates no client here (`Bearer`, `DPoP`, `Negotiate`): libraries and
/// interceptors add it to every request of an application. Nothing at these endpoints is decided by it, so it is no second
/// method beside the body's ([RFC 6749 §2.3](https://www.rfc-editor.org/rfc/rfc6749#section-2.3)).
fn authenticates(authorization_header: Option<&str>) -> Option<&str> {
    authorization_header.map(str::trim).filter(|header| secret::is_basic(header))
}

/// Reads which client a request presents and how: one method, never two.
///
/// # Errors
/// `invalid_request` for two methods at once, a `client_id` in the body unlike the one in the header, or no client at all
/// but a secret; `invalid_client` for a Basic header that cannot be read, a method that is not offered, or no client named.
pub fn choose(authorization_header: Option<&str>, parameters: &Parameters) -> Result<Presented, OAuthError> {
    let basic = authenticates(authorization_header);
    let body_id = parameters.get("client_id");
    let body_secret = parameters.get("client_secret");
    let asserted = parameters.get("client_assertion").is_some() || parameters.get("client_assertion_type").is_some();
    let methods = [basic.is_some(), body_secret.is_some(), asserted].into_iter().filter(|used| *used).count();
    if methods > 1 {
        return Err(OAuthError::new(ErrorCode::InvalidRequest, "the client authenticated in more than one way: use only one"));
    }
    if asserted {
        return Err(OAuthError::new(ErrorCode::InvalidClient, "client assertions are not supported"));
    }
    if let Some(header) = basic {
        return secret::basic(header, body_id);
    }
    match (body_id, body_secret) {
        (Some(id), Some(secret)) => Ok(secret::post(id, secret)),
        (Some(id), None) => Ok(none::public(id)),
        (None, Some(_)) => Err(OAuthError::new(ErrorCode::InvalidRequest, "client_secret was sent without client_id")),
        (None, None) if is_attempt(authorization_header) => Err(OAuthError::new(
            ErrorCode::InvalidClient,
            "the request does not identify a client: to authenticate, use the Basic scheme in the Authorization header",
        )),
        (None, None) => Err(OAuthError::new(
            ErrorCode::InvalidClient,
            "the request does not identify a client: send client_id, or authenticate the client",
        )),
    }
}

/// Whether an `Authorization` header says anything at all.
fn is_attempt(authorization_header: Option<&str>) -> bool {
    authorization_header.is_some_and(|header| !header.trim().is_empty())
}

/// Holds what was presented against the client that was found, if one was. `secret_matches` says whether a secret is one
/// of the client's (keyed hashes, compared in constant time); it is asked at most twice.
///
/// # Errors
/// `invalid_client`, in the same words whether the client is unknown, disabled or its secret wrong.
pub fn check(
    presented: &Presented,
    client: Option<&Arc<Client>>,
    secret_matches: impl Fn(&Secret) -> bool,
) -> Result<AuthenticatedClient, OAuthError> {
    let Some(client) = client.filter(|client| client.enabled && client.client_id == presented.client_id()) else {
        return Err(refused());
    };
    let proven = match presented {
        Presented::Basic { secret, raw_secret, .. } => {
            secret::offered(client, "client_secret_basic") && (secret_matches(secret) || raw_secret.as_ref().is_some_and(&secret_matches))
        }
        Presented::Post { secret, .. } => secret::offered(client, "client_secret_post") && secret_matches(secret),
        Presented::Public { .. } => none::offered(client),
    };
    if proven { Ok(AuthenticatedClient { client: Arc::clone(client), method: presented.method() }) } else { Err(refused()) }
}

/// Why [`check`] refused, for those who look after the client: what the answer does not tell apart.
pub fn cause(presented: &Presented, client: Option<&Client>) -> &'static str {
    let Some(client) = client else { return "no client has this client_id" };
    if !client.enabled {
        return "the client is switched off";
    }
    match presented {
        Presented::Basic { .. } if secret::offered(client, "client_secret_basic") => "the secret is wrong or has ended",
        Presented::Post { .. } if secret::offered(client, "client_secret_post") => "the secret is wrong or has ended",
        Presented::Public { .. } => "the client must send its secret, and sent none",
        _ if client.is_public() => "the client is public, and sent a secret",
        _ => "the client is not registered for this authentication method",
    }
}

/// The `WWW-Authenticate` that an `invalid_client` answer carries: where the client tried to authenticate by an `Authorization`
/// header, or where `client`, the one that it names, must use one, the answer has the scheme that is understood
/// ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)). A header of another scheme is a try where the body
/// names no client either (`presented` is none). None otherwise: a browser that meets it asks a person for a password that is not
/// theirs to give.
pub fn challenge(
    authorization_header: Option<&str>,
    presented: Option<&Presented>,
    client: Option<&Client>,
    error: &OAuthError,
) -> Option<&'static str> {
    let must = client.is_some_and(|client| client.auth_methods() == ["client_secret_basic"]);
    let tried = authenticates(authorization_header).is_some() || (presented.is_none() && is_attempt(authorization_header));
    let asked = tried || must;
    (asked && error.code == ErrorCode::InvalidClient).then_some(r#"Basic realm="clients", charset="UTF-8""#)
}

fn refused() -> OAuthError {
    OAuthError::new(
        ErrorCode::InvalidClient,
        "client authentication failed: the client is unknown, the secret is wrong, or the client is not registered for this authentication method",
    )
}

#[cfg(test)]
#[path = "client_auth_tests.rs"]
mod tests;
