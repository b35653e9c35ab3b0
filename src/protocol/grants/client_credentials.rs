//! The client credentials grant ([RFC 6749 §4.4](https://www.rfc-editor.org/rfc/rfc6749#section-4.4)): a confidential
//! client acts for itself. There is no person, no grant row, no refresh token and no ID token.

use super::context::Context;
use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::parameters::Parameters;
use crate::protocol::scope::Scopes;
use crate::protocol::tokens::access::{Access, Audience};
use crate::writing::likeness::closest;

/// Decides what access token the client gets. It may ask for the scopes it is registered for, and gets them where it asks for
/// none; a registration that names none gives none of any resource. What it gets shrinks to the audience's own. Scopes that
/// speak of a person (`openid`, `email`, ...) mean nothing here: they are left out, not refused. Any other that the client
/// may not have is refused ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)): no person's session hangs on
/// it, and a program is told at once what its admin forgot.
///
/// # Errors
/// `invalid_scope` for a scope that the client may not have; `invalid_target` for a resource that is unknown, one all of whose
/// scopes are withheld from the client, and for none where several know the scopes.
pub fn decide(client: &AuthenticatedClient, parameters: &Parameters, context: &Context<'_>) -> Result<Access, OAuthError> {
    let standard = Scopes::standard();
    let allowed = client.client().registered_scopes().unwrap_or_default().difference(&standard);
    let wanted = match parameters.get("scope").map(Scopes::parse).transpose()? {
        Some(asked) => asked.difference(&standard),
        None => allowed.clone(),
    };
    let audience = Audience::for_client(parameters.resources(), &wanted.intersection(&allowed), context)?;
    let own = audience.resource().map(|resource| &resource.scopes).filter(|scopes| !scopes.is_empty());
    if own.is_some_and(|own| own.intersection(&allowed).is_empty()) {
        return Err(OAuthError::new(
            ErrorCode::InvalidTarget,
            "the client is not registered for any scope of this resource: an administrator can add scopes to the client",
        ));
    }
    if let Some(beyond) = wanted.difference(&allowed).iter().next() {
        let meant = closest(beyond, allowed.iter()).map(|near| format!(" (the closest registered one is {near})")).unwrap_or_default();
        let description = format!("scope contains a value that the client is not registered for: {beyond}{meant}");
        return Err(OAuthError::new(ErrorCode::InvalidScope, description));
    }
    let scopes = own.map_or_else(|| wanted.clone(), |own| wanted.intersection(own));
    if scopes.is_empty() && !wanted.is_empty() {
        return Err(OAuthError::new(ErrorCode::InvalidScope, "none of the requested scopes belongs to this resource"));
    }
    Ok(Access::new(audience, scopes, wanted, client.client(), context))
}

#[cfg(test)]
#[path = "client_credentials_tests.rs"]
mod tests;
