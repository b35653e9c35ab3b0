//! Client authentication at the token, introspection and revocation endpoints
//! ([RFC 6749 §2.3](https://www.rfc-editor.org/rfc/rfc6749#section-2.3)): exactly one method in one request, and the one
//! that the client is registered for.
//!
//! The endpoint gathers [`ClientEvidence`], and [`decide`] says which client it proves, or what must be fetched first. An
//! [`AuthenticatedClient`] is a proof that only this module makes and that every grant takes.

pub mod method;
mod none;
mod secret;

use std::sync::Arc;

use self::method::ClientAuthMethod;
use crate::protocol::client::Client;
use crate::protocol::error::{ErrorCode, ErrorHeader, OAuthError};
use crate::protocol::parameters::Parameters;
use crate::protocol::sender::Sender;
use crate::secrets::Secret;

/// What a request brings to show which client sends it. What comes beside it in later methods is one more field: the certificate of
/// the connection ([RFC 8705 §2](https://www.rfc-editor.org/rfc/rfc8705#section-2)), the DPoP proof
/// ([RFC 9449 §4](https://www.rfc-editor.org/rfc/rfc9449#section-4)).
#[derive(Clone, Copy)]
pub struct ClientEvidence<'a> {
    /// The `Authorization` header, where one was sent.
    pub authorization: Option<&'a str>,
    /// The body: `client_id` and `client_secret` ([RFC 6749 §2.3.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1)), and
    /// `client_assertion` with its type ([RFC 7521 §4.2](https://www.rfc-editor.org/rfc/rfc7521#section-4.2)).
    pub parameters: &'a Parameters,
}

/// What is known here of clients.
#[derive(Clone, Copy)]
pub struct KnownClients<'a> {
    /// Finds a client by its id.
    pub find: &'a dyn Fn(&str) -> Option<Arc<Client>>,
    /// Whether this is a secret of the client of that id: keyed hashes, compared in constant time.
    pub has_secret: &'a dyn Fn(&str, &Secret) -> bool,
    /// Whether it was read again for this request. If not, what was changed elsewhere a moment ago may be missing.
    pub read_again: bool,
}

/// What must be fetched before the evidence can be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Clients as they are now: the ones in memory do not explain the request.
    ClientsReadAgain,
}

/// What the evidence comes to.
#[derive(Clone, Debug)]
pub enum Decision {
    /// It is this client.
    Authenticated(AuthenticatedClient),
    /// The request is refused.
    Refused(Refused),
}

/// A request whose client did not show who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is answered, with the challenge where one is due.
    pub error: OAuthError,
    /// Whom it named, and why that failed; none where it cannot be read as the try of one client.
    pub attempt: Option<Attempt>,
}

/// A try of a client that failed, for those who look after the client: what the answer does not tell apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The client that the request said it was of.
    pub client_id: String,
    /// The method that was used.
    pub method: ClientAuthMethod,
    /// Why it failed.
    pub cause: &'static str,
}

/// A client that proved to be itself, or, if public, that may go by its name alone.
#[derive(Clone, Debug)]
pub struct AuthenticatedClient {
    client: Arc<Client>,
    method: ClientAuthMethod,
    sender: Sender,
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
        self.method.proves()
    }

    /// The method it used.
    #[cfg(test)]
    pub fn method(&self) -> ClientAuthMethod {
        self.method
    }

    /// Who may use the tokens that the request asks for.
    pub fn sender(&self) -> &Sender {
        &self.sender
    }
}

/// Decides which client sent the request, by exactly one method: the one that the evidence is of.
///
/// A refusal is `invalid_request` for two methods at once, a `client_id` in the body unlike the one in the header, or no client
/// at all but a secret; `invalid_client` for a Basic header that cannot be read, a method that is not offered, no client named,
/// and, in the same words, for a client that is unknown or disabled and for a proof that is wrong.
///
/// # Errors
/// What must be fetched first. Whoever asks again with it is asked for something else, or gets a decision.
pub fn decide(evidence: &ClientEvidence<'_>, known: &KnownClients<'_>) -> Result<Decision, Needs> {
    let claim = match Claim::read(evidence) {
        Ok(claim) => claim,
        Err(error) => return Ok(Decision::Refused(Refused { error: challenged(error, evidence, None, None), attempt: None })),
    };
    let client = (known.find)(&claim.client_id);
    if let Some(client) = client.as_ref().filter(|client| client.enabled && claim.is_proven(client, known)) {
        // Nothing that is read of the evidence binds tokens to their sender.
        let (client, sender) = (Arc::clone(client), Sender::Bearer);
        return Ok(Decision::Authenticated(AuthenticatedClient { client, method: claim.method(), sender }));
    }
    if !known.read_again {
        return Err(Needs::ClientsReadAgain);
    }
    let client = client.as_deref();
    let error = challenged(failed(), evidence, Some(&claim), client);
    let attempt = Attempt { cause: claim.cause(client), method: claim.method(), client_id: claim.client_id };
    Ok(Decision::Refused(Refused { error, attempt: Some(attempt) }))
}

/// Which client a request says it is of, and what it shows for it, before anything was looked up.
#[derive(Clone, Debug)]
struct Claim {
    client_id: String,
    shown: Shown,
}

/// What a request shows for its claim: each is of one method.
#[derive(Clone, Debug)]
enum Shown {
    /// A secret in the header.
    Basic {
        /// The secret, decoded.
        secret: Secret,
        /// The secret as it stood before form-decoding, where that differs.
        raw_secret: Option<Secret>,
    },
    /// A secret in the body.
    Post(Secret),
    /// Nothing.
    Nothing,
}

impl Claim {
    /// Reads which client a request says it is of, and by which method: one, never two.
    fn read(evidence: &ClientEvidence<'_>) -> Result<Self, OAuthError> {
        let basic = basic_credentials(evidence);
        let body_id = evidence.parameters.get("client_id");
        let body_secret = evidence.parameters.get("client_secret");
        let asserted = ["client_assertion", "client_assertion_type"].iter().any(|name| evidence.parameters.get(name).is_some());
        let methods = [basic.is_some(), body_secret.is_some(), asserted].into_iter().filter(|used| *used).count();
        if methods > 1 {
            return Err(OAuthError::invalid_request("the client authenticated in more than one way: use only one"));
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
            (None, Some(_)) => Err(OAuthError::invalid_request("client_secret was sent without client_id")),
            (None, None) if is_attempt(evidence) => Err(OAuthError::new(
                ErrorCode::InvalidClient,
                "the request does not identify a client: to authenticate, use the Basic scheme in the Authorization header",
            )),
            (None, None) => Err(OAuthError::new(
                ErrorCode::InvalidClient,
                "the request does not identify a client: send client_id, or authenticate the client",
            )),
        }
    }

    fn method(&self) -> ClientAuthMethod {
        match self.shown {
            Shown::Basic { .. } => ClientAuthMethod::ClientSecretBasic,
            Shown::Post(_) => ClientAuthMethod::ClientSecretPost,
            Shown::Nothing => ClientAuthMethod::None,
        }
    }

    /// Whether the client may use the method, and what was shown is right.
    fn is_proven(&self, client: &Client, known: &KnownClients<'_>) -> bool {
        let is_secret = |secret: &Secret| (known.has_secret)(&self.client_id, secret);
        client.auth_methods().contains(&self.method())
            && match &self.shown {
                Shown::Basic { secret, raw_secret } => is_secret(secret) || raw_secret.as_ref().is_some_and(is_secret),
                Shown::Post(secret) => is_secret(secret),
                Shown::Nothing => true,
            }
    }

    /// Why it is not good.
    fn cause(&self, client: Option<&Client>) -> &'static str {
        let Some(client) = client else { return "no client has this client_id" };
        if !client.enabled {
            return "the client is switched off";
        }
        match &self.shown {
            Shown::Nothing => "the client must send its secret, and sent none",
            Shown::Basic { .. } | Shown::Post(_) if client.auth_methods().contains(&self.method()) => "the secret is wrong or has ended",
            Shown::Basic { .. } | Shown::Post(_) if client.is_public() => "the client is public, and sent a secret",
            Shown::Basic { .. } | Shown::Post(_) => "the client is not registered for this authentication method",
        }
    }
}

/// The credentials of an `Authorization` header where it is a client authentication of ours. A header without a value says
/// nothing, and neither does one whose scheme authenticates no client here (`Bearer`, `DPoP`, `Negotiate`): libraries and
/// interceptors add it to every request of an application. Nothing at these endpoints is decided by it, so it is no second
/// method beside the body's ([RFC 6749 §2.3](https://www.rfc-editor.org/rfc/rfc6749#section-2.3)).
fn basic_credentials<'a>(evidence: &ClientEvidence<'a>) -> Option<&'a str> {
    evidence.authorization.map(str::trim).filter(|header| secret::is_basic(header))
}

/// Whether an `Authorization` header says anything at all.
fn is_attempt(evidence: &ClientEvidence<'_>) -> bool {
    evidence.authorization.is_some_and(|header| !header.trim().is_empty())
}

/// The error with the `WWW-Authenticate` that an `invalid_client` answer carries: where the client tried to authenticate by an
/// `Authorization` header, or where `client`, the one that it names, must use one, the answer has the scheme that is understood
/// ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)). A header of another scheme is a try where the body
/// names no client either (`claim` is none). None otherwise: a browser that meets it asks a person for a password that is not
/// theirs to give.
fn challenged(error: OAuthError, evidence: &ClientEvidence<'_>, claim: Option<&Claim>, client: Option<&Client>) -> OAuthError {
    let must = client.is_some_and(|client| client.auth_methods() == [ClientAuthMethod::ClientSecretBasic]);
    let tried = basic_credentials(evidence).is_some() || (claim.is_none() && is_attempt(evidence));
    if (tried || must) && error.code == ErrorCode::InvalidClient {
        error.with_header(ErrorHeader::WwwAuthenticate(secret::CHALLENGE.into()))
    } else {
        error
    }
}

fn failed() -> OAuthError {
    OAuthError::new(
        ErrorCode::InvalidClient,
        "client authentication failed: the client is unknown, the secret is wrong, or the client is not registered for this authentication method",
    )
}

#[cfg(test)]
#[path = "client_auth_tests.rs"]
mod tests;
