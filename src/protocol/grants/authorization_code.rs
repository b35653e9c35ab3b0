//! The authorization code grant ([RFC 6749 §4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)): a code works
//! once, for its client, its redirect URI and its verifier.
//!
//! The endpoint reads the code's record without taking it, authenticates the client, asks [`decide`], and only then takes
//! the record; only who got it goes on. Where the record is gone it looks for the grant and asks [`replay`].

use super::context::Context;
use super::{CodeOrigin, Grant, GrantStanding};
use crate::clock::MOST_SKEW;
use crate::protocol::authorization::code::CodeRecord;
use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::error::OAuthError;
use crate::protocol::parameters::Parameters;
use crate::protocol::pkce;
use crate::protocol::tokens::access::Access;
use crate::secrets::constant_time_eq;

/// What a code gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Redemption {
    /// The row to insert.
    pub grant: Grant,
    /// For the ID token.
    pub nonce: Option<String>,
    /// Whether a refresh token is given.
    pub refresh: bool,
    /// What the access token is for.
    pub access: Access,
}

/// Why a code gives nothing, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeRefusal {
    /// The code stays as it is: the request was another client's, or asked for what is no fault of the code.
    Keep(OAuthError),
    /// The code ends: its own client came with it, but not as it should.
    End(OAuthError),
}

impl CodeRefusal {
    /// What the client is answered.
    pub fn error(&self) -> &OAuthError {
        match self {
            Self::Keep(error) | Self::End(error) => error,
        }
    }
}

/// Decides over a code whose record was found.
///
/// # Errors
/// See [`CodeRefusal`]: `invalid_grant` for everything that is wrong with the code, its redirect URI, its verifier, the person
/// or the session; `invalid_target` for a resource that was not granted.
pub fn decide(
    client: &AuthenticatedClient,
    record: &CodeRecord,
    standing: &GrantStanding,
    parameters: &Parameters,
    context: &Context<'_>,
) -> Result<Redemption, CodeRefusal> {
    let grant = &record.grant;
    if grant.client_id != client.client_id() || grant.issuer != context.issuer {
        return Err(CodeRefusal::Keep(no_such_code()));
    }
    // One that was given under a clock that ran ahead would live until this one has caught up. Where another replica gave it,
    // that one's clock may be behind by as much as is allowed.
    if context.now >= record.expires_at.plus(context.clock_skew) || grant.created_at > context.now.plus(MOST_SKEW) {
        return Err(CodeRefusal::End(no_such_code()));
    }
    match parameters.get("redirect_uri") {
        Some(asked) if constant_time_eq(asked.as_bytes(), record.redirect_uri.as_str().as_bytes()) => {}
        Some(_) => {
            return Err(CodeRefusal::End(OAuthError::invalid_grant("redirect_uri is different from the one in the authorization request")));
        }
        None => {
            return Err(CodeRefusal::End(OAuthError::invalid_grant(
                "redirect_uri is missing: send the same one as in the authorization request",
            )));
        }
    }
    // Without it nobody knows whether a challenge was sent.
    let Some(origin) = &grant.code else { return Err(CodeRefusal::End(no_such_code())) };
    check_verifier(origin, parameters).map_err(CodeRefusal::End)?;
    if !context.sender.may_use(grant.sender_key.as_deref()) {
        return Err(CodeRefusal::End(OAuthError::invalid_grant(
            "the authorization code is bound to a key, and the request does not prove possession of this key",
        )));
    }
    let mut grant = grant.within(client.client()).map_err(CodeRefusal::End)?;
    let access = Access::of_grant(&grant, client.client(), None, parameters.resources(), context).map_err(CodeRefusal::Keep)?;

    grant.created_at = context.now;
    grant.advanced_at = context.now;
    grant.expires_at = if record.refresh {
        context.now.plus(context.lifetimes.refresh_idle.min(context.lifetimes.refresh_lifetime))
    } else {
        context.now.plus(access.lifetime)
    };
    grant.check(standing, context.now).map_err(|_| CodeRefusal::End(no_such_code()))?;
    Ok(Redemption { grant, nonce: record.nonce.clone(), refresh: record.refresh, access })
}

/// Whether a second use of a code is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replay {
    /// It is: the grant is to be revoked.
    Proven,
    /// It is not: nothing changes.
    No,
}

/// Decides over a code whose record is gone while its grant is there: the same code, from its own authenticated client,
/// with the right verifier where a challenge was sent, is a replay
/// ([RFC 6749 §4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)). The answer is `invalid_grant` either way.
pub fn replay(client: &AuthenticatedClient, grant: &Grant, code_hash: &str, parameters: &Parameters) -> Replay {
    let Some(origin) = &grant.code else { return Replay::No };
    let same = constant_time_eq(origin.hash.as_bytes(), code_hash.as_bytes());
    if same && grant.client_id == client.client_id() && check_verifier(origin, parameters).is_ok() { Replay::Proven } else { Replay::No }
}

/// What is answered where a code is unknown, over, used or another client's: always the same.
pub fn no_such_code() -> OAuthError {
    OAuthError::lapsed_grant("the authorization code is unknown, expired, already used or was issued to another client")
}

fn check_verifier(origin: &CodeOrigin, parameters: &Parameters) -> Result<(), OAuthError> {
    pkce::check(origin.challenge.as_ref(), parameters.get("code_verifier"))
}

#[cfg(test)]
#[path = "authorization_code_tests.rs"]
mod tests;
