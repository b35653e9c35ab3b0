//! An ID token of another provider for tokens of ours ([RFC 8693](https://www.rfc-editor.org/rfc/rfc8693)): an app on a device that signed
//! somebody in by the means of that device, as Google One Tap and Sign in with Apple do, exchanges what it got.
//!
//! [`read`] says what is asked; whether the ID token counts, and whose it is, says `protocol::upstream`; [`decide`] gives the grant.

use std::fmt;

use super::Grant;
use super::context::Context;
use crate::clock::Timestamp;
use crate::protocol::acr::Acr;
use crate::protocol::claims::ClaimsRequest;
use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::grants::grant_type::GrantType;
use crate::protocol::parameters::Parameters;
use crate::protocol::resource;
use crate::protocol::scope::{OFFLINE_ACCESS, OPENID, Scopes};
use crate::protocol::tokens::access::Access;

/// The kind of token that is exchanged ([RFC 8693 §3](https://www.rfc-editor.org/rfc/rfc8693#section-3)).
pub const ID_TOKEN: &str = "urn:ietf:params:oauth:token-type:id_token";
/// The kind that is given, and the only one that may be asked for.
pub const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

/// What a request asks for ([RFC 8693 §2.1](https://www.rfc-editor.org/rfc/rfc8693#section-2.1)).
#[derive(Clone, PartialEq, Eq)]
pub struct Asked {
    /// The ID token.
    pub subject_token: String,
    /// What the app drew before the person was asked, where the ID token holds it or a hash of it.
    pub nonce: Option<String>,
    /// What is granted of what was asked for.
    pub scopes: Scopes,
    /// What is left out of it.
    pub left_out: Scopes,
    /// The resources of the tokens.
    pub resources: Vec<String>,
}

/// Never shows the token.
impl fmt::Debug for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asked").field("scopes", &self.scopes).field("resources", &self.resources).finish_non_exhaustive()
    }
}

/// Reads a request. `known` are the scopes that mean something here beside those of resource servers.
///
/// # Errors
/// `invalid_request` for another kind of token, an actor or an `audience`; `invalid_scope`; `invalid_target`.
pub fn read(client: &AuthenticatedClient, parameters: &Parameters, known: &Scopes, context: &Context<'_>) -> Result<Asked, OAuthError> {
    let subject_token = parameters.require("subject_token")?.to_owned();
    if parameters.require("subject_token_type")? != ID_TOKEN {
        return Err(OAuthError::invalid_request(format!("subject_token_type must be {ID_TOKEN}")));
    }
    if parameters.get("requested_token_type").is_some_and(|kind| kind != ACCESS_TOKEN) {
        return Err(OAuthError::invalid_request(format!("requested_token_type must be {ACCESS_TOKEN}, or be left out")));
    }
    if parameters.get("actor_token").is_some() || parameters.get("actor_token_type").is_some() {
        return Err(OAuthError::invalid_request("actor_token is not supported: nobody acts for the user here"));
    }
    if parameters.get("audience").is_some() {
        return Err(OAuthError::new(ErrorCode::InvalidTarget, "audience is not supported: name the API by resource"));
    }
    let mut resources: Vec<String> = Vec::new();
    let mut offered = known.clone();
    for identifier in parameters.resources() {
        let identifier = if resource::is_same(identifier, context.issuer) {
            context.issuer.to_owned()
        } else {
            let is_known = |near: &str| (context.resources)(near).is_some();
            let found = (context.resources)(identifier).ok_or_else(|| resource::unknown(identifier, is_known))?;
            offered = offered.union(&found.scopes);
            found.identifier.clone()
        };
        if !resources.contains(&identifier) {
            resources.push(identifier);
        }
    }
    let asked = Scopes::parse(parameters.get("scope").unwrap_or(OPENID))?;
    let scopes: Scopes = asked.intersection(&offered).iter().filter(|scope| client.client().may_ask_for(scope)).collect();
    if scopes.is_empty() {
        return Err(OAuthError::new(ErrorCode::InvalidScope, "no requested scope is both known here and registered for this client"));
    }
    let left_out = asked.difference(&scopes);
    Ok(Asked { subject_token, nonce: parameters.get("nonce").map(str::to_owned), scopes, left_out, resources })
}

/// Whom the ID token is about, here.
#[derive(Clone, Copy, Debug)]
pub struct Whom<'a> {
    /// The person.
    pub user_id: &'a str,
    /// Their epoch.
    pub epoch: i64,
    /// When the provider asked them who they are; where it does not say, when the ID token came.
    pub auth_time: Timestamp,
    /// How that is named ([RFC 8176](https://www.rfc-editor.org/rfc/rfc8176)).
    pub amr: &'a [&'a str],
}

/// What an exchange gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchanged {
    /// The row to insert.
    pub grant: Grant,
    /// Whether a refresh token is given.
    pub refresh: bool,
    /// What the access token is for.
    pub access: Access,
}

/// Gives the grant `id`, where the ID token counts and the person owes nothing more. No session stands behind it: it ends by its own time, by
/// being revoked, or with all that the person has.
///
/// # Errors
/// `invalid_target` or `invalid_scope` where the scopes are not those of the resource.
pub fn decide(
    client: &AuthenticatedClient,
    asked: &Asked,
    whom: Whom<'_>,
    id: String,
    context: &Context<'_>,
) -> Result<Exchanged, OAuthError> {
    let refresh = client.client().metadata.has_grant(GrantType::RefreshToken);
    // It means nothing where there is no refresh token.
    let scopes = if refresh { asked.scopes.clone() } else { asked.scopes.clone().without(OFFLINE_ACCESS) };
    let mut grant = Grant {
        id,
        issuer: context.issuer.to_owned(),
        user_id: whom.user_id.to_owned(),
        client_id: client.client_id().to_owned(),
        sid: None,
        epoch: whom.epoch,
        scopes,
        left_out: asked.left_out.clone(),
        resources: asked.resources.clone(),
        claims: ClaimsRequest::default(),
        details: serde_json::Value::Null,
        auth_time: whom.auth_time,
        acr: Acr::One.as_str().to_owned(),
        amr: whom.amr.iter().map(|&name| name.to_owned()).collect(),
        sender_key: context.sender.key().map(str::to_owned),
        code: None,
        // There is no session that it could end with: it is listed with what is used without one.
        offline: true,
        rotates: client.client().rotates_refresh_tokens(),
        generation: 0,
        advanced_at: context.now,
        created_at: context.now,
        expires_at: context.now,
        revoked_at: None,
        remembered_browser: None,
    };
    let access = Access::of_grant(&grant, client.client(), None, &asked.resources, context)?;
    grant.expires_at = if refresh {
        context.now.plus(context.lifetimes.refresh_idle.min(context.lifetimes.refresh_lifetime))
    } else {
        context.now.plus(access.lifetime)
    };
    Ok(Exchanged { grant, refresh, access })
}

/// What is answered where the ID token does not count, whyever ([RFC 8693 §2.2.2](https://www.rfc-editor.org/rfc/rfc8693#section-2.2.2)).
pub fn unfit(why: &str) -> OAuthError {
    OAuthError::invalid_request(format!("the subject_token is not accepted: {why}"))
}

/// The same where it was good once.
pub fn lapsed(why: &str) -> OAuthError {
    OAuthError { lapsed: true, ..unfit(why) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::client::ClientKind;
    use crate::protocol::grants::samples::*;

    fn reads(request: &str) -> Result<Asked, ErrorCode> {
        let client = authenticated(ClientKind::Native, "app");
        let text = format!("subject_token=t&{request}");
        read(&client, &parameters(&text), &Scopes::standard(), &context()).map_err(|error| error.code)
    }

    #[test]
    fn rfc8693_2_1_an_id_token_is_exchanged_for_an_access_token_and_nothing_else_is() {
        let kind = format!("subject_token_type={ID_TOKEN}");
        assert_eq!(reads(&kind).unwrap().scopes, scopes("openid"));
        assert_eq!(reads(&format!("{kind}&scope=openid+email+nothing")).unwrap().left_out, scopes("nothing"));
        assert!(reads(&format!("{kind}&requested_token_type={ACCESS_TOKEN}")).is_ok());
        for (request, code) in [
            ("", ErrorCode::InvalidRequest),
            (&*format!("subject_token_type={ACCESS_TOKEN}"), ErrorCode::InvalidRequest),
            (&*format!("{kind}&requested_token_type={ID_TOKEN}"), ErrorCode::InvalidRequest),
            (&*format!("{kind}&actor_token=x"), ErrorCode::InvalidRequest),
            (&*format!("{kind}&audience=x"), ErrorCode::InvalidTarget),
            (&*format!("{kind}&resource=https://nowhere.example"), ErrorCode::InvalidTarget),
            (&*format!("{kind}&scope=nothing"), ErrorCode::InvalidScope),
        ] {
            assert_eq!(reads(request), Err(code), "{request}");
        }
    }
}
