//! The userinfo endpoint ([OpenID Connect Core §5.3](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo)):
//! which access token opens it, and what it answers.

use serde_json::{Map, Value};

use crate::clock::Timestamp;
use crate::protocol::bearer::BearerRefusal;
use crate::protocol::claims::{Person, userinfo_claims};
use crate::protocol::client::Client;
use crate::protocol::grants::{Grant, GrantStanding, PersonStanding};
use crate::protocol::scope::OPENID;
use crate::protocol::tokens::access::AccessToken;

/// Whether a verified, unrevoked token opens the endpoint; gives the id of the grant to read.
///
/// # Errors
/// `invalid_token` for one that is meant for a resource server, or that no person gave; `insufficient_scope` without `openid`.
pub fn opens<'a>(token: &'a AccessToken, issuer: &str) -> Result<&'a str, BearerRefusal> {
    if token.aud != issuer {
        return Err(BearerRefusal::invalid_token());
    }
    if !token.scope.contains(OPENID) {
        return Err(BearerRefusal::Scope(OPENID));
    }
    token.gid.as_deref().ok_or_else(BearerRefusal::invalid_token)
}

/// The claims that a token which [`opens`] the endpoint shows, from its grant's row and the person's, read together: those
/// that the registration of its client reaches still.
///
/// # Errors
/// `invalid_token` where the grant is over, or the person is gone, disabled or of a newer epoch, or the client is gone;
/// `insufficient_scope` where it may not ask for `openid` any more.
pub fn answer(
    token: &AccessToken,
    grant: Option<&Grant>,
    client: Option<&Client>,
    person: Option<(&Person, PersonStanding)>,
    now: Timestamp,
) -> Result<Map<String, Value>, BearerRefusal> {
    let (Some(grant), Some(client), Some((person, standing))) = (grant, client, person) else {
        return Err(BearerRefusal::invalid_token());
    };
    // the session of an online grant is asked of memory: its end revokes the token by `sid`
    let standing = GrantStanding { person: Some(standing), session_alive: true };
    if token.gid.as_deref() != Some(grant.id.as_str()) || !token.sub.is_of_person(&grant.user_id) || grant.check(&standing, now).is_err() {
        return Err(BearerRefusal::invalid_token());
    }
    let within = grant.within(client).map_err(|_| BearerRefusal::Scope(OPENID))?;
    let scopes = token.scope.intersection(&within.scopes);
    if !scopes.contains(OPENID) {
        return Err(BearerRefusal::Scope(OPENID));
    }
    Ok(userinfo_claims(person, &scopes, &within.claims))
}

/// The `typ` of a signed answer.
pub const TYP: &str = "JWT";

/// The claims of a signed answer: with `iss` and `aud`, whatever the person is said to have of these names
/// ([Core §5.3.2](https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse)).
pub fn signed_claims(mut claims: Map<String, Value>, issuer: &str, client_id: &str) -> Map<String, Value> {
    claims.insert("iss".to_owned(), issuer.into());
    claims.insert("aud".to_owned(), client_id.into());
    claims
}

#[cfg(test)]
#[path = "userinfo_tests.rs"]
mod tests;
