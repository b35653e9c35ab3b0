//! Grants: what a person allowed a client, and the grant types by which `/token` gives tokens for it
//! ([RFC 6749 §4](https://www.rfc-editor.org/rfc/rfc6749#section-4)).
//!
//! Pure decisions: each is handed the authenticated client, what is kept, the request's parameters and the time, and says
//! what is to happen. Nothing here reads or writes.

pub mod authorization_code;
pub mod client_credentials;
pub mod context;
pub mod grant_type;
pub mod refresh_token;
#[cfg(test)]
pub(crate) mod samples;
pub mod token_exchange;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::protocol::claims::ClaimsRequest;
use crate::protocol::client::Client;
use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::grants::grant_type::GrantType;
use crate::protocol::parameters::Parameters;
use crate::protocol::pkce::CodeChallenge;
use crate::protocol::scope::{OFFLINE_ACCESS, Scopes};

/// What one person granted one client at one authorization: one row, made when the code is redeemed. A grant needs neither a session
/// nor a code: one that a device, a back channel or an exchange of tokens leads to may have none of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grant {
    /// 32 hexadecimal digits; also the beginning of the code, and `gid` in access tokens.
    pub id: String,
    /// The issuer in whose name it was given.
    pub issuer: String,
    /// The person, by the id that never changes.
    pub user_id: String,
    /// The client that holds it.
    pub client_id: String,
    /// The session that it was given in; it ends with that one, unless it is offline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sid: Option<String>,
    /// The person's epoch at that time; an older one than the person's is void.
    pub epoch: i64,
    /// What was granted.
    pub scopes: Scopes,
    /// What was asked for beside it and left out: by the rules of the authorization endpoint, or by the person.
    #[serde(default)]
    pub left_out: Scopes,
    /// The resources that were asked for and granted ([RFC 8707](https://www.rfc-editor.org/rfc/rfc8707)).
    pub resources: Vec<String>,
    /// The `claims` parameter ([OpenID Connect Core §5.5](https://openid.net/specs/openid-connect-core-1_0.html#ClaimsParameter)).
    pub claims: ClaimsRequest,
    /// Granted authorization details ([RFC 9396](https://www.rfc-editor.org/rfc/rfc9396)); null where none were.
    pub details: serde_json::Value,
    /// The oldest time among the factors of the sign-in.
    pub auth_time: Timestamp,
    /// The authentication context class that was reached.
    pub acr: String,
    /// The authentication methods that were used ([RFC 8176](https://www.rfc-editor.org/rfc/rfc8176)).
    pub amr: Vec<String>,
    /// The key that its tokens are bound to, if any: [`Sender::key`](crate::protocol::sender::Sender::key).
    pub sender_key: Option<String>,
    /// The code that gave it.
    #[serde(flatten)]
    pub code: Option<CodeOrigin>,
    /// Whether it outlives its session.
    pub offline: bool,
    /// Whether each refresh gives a new refresh token and ends the one before.
    pub rotates: bool,
    /// The generation of the refresh token that is good now.
    pub generation: i64,
    /// When the generation last rose.
    pub advanced_at: Timestamp,
    /// When the code was redeemed.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// The id of the remembered browser that took the place of a second factor at the sign-in, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remembered_browser: Option<String>,
}

/// What a grant keeps of its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeOrigin {
    /// Keyed hash of the code, to know it again when it is replayed.
    #[serde(rename = "code_hash")]
    pub hash: String,
    /// The S256 challenge that was sent with the authorization request.
    #[serde(rename = "code_challenge")]
    pub challenge: Option<CodeChallenge>,
}

/// What is known of the person and the session behind a grant at the moment it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GrantStanding {
    /// The person's row; none where there is no such person any more.
    pub person: Option<PersonStanding>,
    /// Whether the session that the grant [ends with](Grant::ends_with) is alive; not looked at where there is none.
    pub session_alive: bool,
}

/// What a person's row says of whether grants may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonStanding {
    /// Whether the person may sign in at all.
    pub enabled: bool,
    /// The person's epoch now; grants of an older one are void.
    pub epoch: i64,
}

/// Why a grant gives nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It was revoked.
    Revoked,
    /// Its time is over.
    Expired,
    /// The person is disabled or deleted.
    Person,
    /// The person's epoch rose: everything given before is void.
    Epoch,
    /// It is online and its session is gone.
    Session,
}

impl Grant {
    /// The grant as far as the registration of its client reaches now. What `/authorize` decides by the registration is decided
    /// again whenever something is given: an admin who takes a scope from an app takes it from its refresh tokens too, and
    /// without `offline_access` the grant ends with its session. A token may allow less than was granted, and its `scope` says
    /// so ([RFC 6749 §3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3)). The row stays as it is.
    ///
    /// # Errors
    /// `invalid_grant` where none of its scopes is left.
    pub fn within(&self, client: &Client) -> Result<Self, OAuthError> {
        let scopes: Scopes = self.scopes.iter().filter(|scope| client.may_ask_for(scope)).collect();
        if scopes.is_empty() && !self.scopes.is_empty() {
            return Err(OAuthError::lapsed_grant(
                "the client is no longer registered for any scope of this grant: the user must sign in again",
            ));
        }
        let claims = self.claims.clone().retain(|claim| client.may_ask_for_claim(claim));
        Ok(Self { scopes, claims, offline: self.offline && client.may_ask_for(OFFLINE_ACCESS), ..self.clone() })
    }

    /// The session that it ends with. `None` for an offline grant, and for one that no session gave: these end by their own time.
    pub fn ends_with(&self) -> Option<&str> {
        self.sid.as_deref().filter(|_| !self.offline)
    }

    /// Whether the grant may be used now. `Err` says why not; a client is told nothing of which it was.
    pub fn check(&self, standing: &GrantStanding, now: Timestamp) -> Result<(), Ended> {
        if self.revoked_at.is_some() {
            return Err(Ended::Revoked);
        }
        if now >= self.expires_at {
            return Err(Ended::Expired);
        }
        match standing.person {
            Some(person) if person.enabled && self.epoch >= person.epoch => {}
            Some(person) if person.enabled => return Err(Ended::Epoch),
            _ => return Err(Ended::Person),
        }
        if self.ends_with().is_none() || standing.session_alive { Ok(()) } else { Err(Ended::Session) }
    }
}

/// The grant type that a token request asks for, where its client may.
///
/// # Errors
/// `invalid_request` without `grant_type`, `unsupported_grant_type` for one that is unknown, `unauthorized_client` where the
/// client is not registered for it, and for client_credentials of a client that proved nothing.
pub fn requested(client: &AuthenticatedClient, parameters: &Parameters) -> Result<GrantType, OAuthError> {
    let kind = GrantType::parse(parameters.require("grant_type")?)
        .ok_or_else(|| OAuthError::new(ErrorCode::UnsupportedGrantType, "this grant_type is not supported"))?;
    if (client.is_confidential() || !kind.needs_proof_of_client()) && client.client().metadata.has_grant(kind) {
        Ok(kind)
    } else {
        Err(OAuthError::new(ErrorCode::UnauthorizedClient, "the client is not registered for this grant_type"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::client::ClientKind;
    use crate::protocol::grants::samples::*;

    #[test]
    fn rfc6749_5_2_grant_types_are_known_and_registered() {
        let (web, service) = (authenticated(ClientKind::Web, "app"), authenticated(ClientKind::Service, "job"));
        for (client, request, expected) in [
            (&web, "grant_type=authorization_code", Ok(GrantType::AuthorizationCode)),
            (&web, "grant_type=refresh_token", Ok(GrantType::RefreshToken)),
            (&service, "grant_type=client_credentials", Ok(GrantType::ClientCredentials)),
            (&web, "", Err(ErrorCode::InvalidRequest)),
            (&web, "grant_type=password", Err(ErrorCode::UnsupportedGrantType)),
            (&web, "grant_type=Authorization_Code", Err(ErrorCode::UnsupportedGrantType)),
            (&web, "grant_type=client_credentials", Err(ErrorCode::UnauthorizedClient)),
            (&service, "grant_type=authorization_code", Err(ErrorCode::UnauthorizedClient)),
        ] {
            assert_eq!(requested(client, &parameters(request)).map_err(|error| error.code), expected, "{request}");
        }
    }

    #[test]
    fn rfc6749_4_4_client_credentials_are_for_confidential_clients_only() {
        let mut spa = client(ClientKind::Spa, "spa");
        spa.metadata.grant_types.push("client_credentials".into());
        let spa = proven(spa);
        assert_eq!(requested(&spa, &parameters("grant_type=client_credentials")).unwrap_err().code, ErrorCode::UnauthorizedClient);
    }

    #[test]
    fn rfc6749_3_3_a_grant_reaches_no_further_than_its_clients_registration_does_now() {
        let given = Grant {
            scopes: scopes("openid email api:read offline_access"),
            offline: true,
            claims: ClaimsRequest::parse(r#"{"userinfo":{"phone_number":null}}"#).unwrap(),
            ..grant()
        };
        let registered = |scope: Option<&str>| {
            let mut client = client(ClientKind::Web, "app");
            client.metadata.scope = scope.map(str::to_owned);
            client
        };
        for (scope, left, offline, claim) in [
            (Some("openid email phone api:read offline_access"), "openid email api:read offline_access", true, true),
            (Some("openid api:read"), "openid api:read", false, false),
            (Some("openid offline_access"), "openid offline_access", true, false),
            (None, "openid email offline_access", true, true),
        ] {
            let within = given.within(&registered(scope)).unwrap();
            assert_eq!(
                (within.scopes, within.offline, within.claims != ClaimsRequest::default()),
                (scopes(left), offline, claim),
                "{scope:?}"
            );
        }
        assert_eq!(given.within(&registered(Some("profile"))).unwrap_err().code, ErrorCode::InvalidGrant);
        let without = Grant { scopes: Scopes::default(), ..given };
        assert!(without.within(&registered(Some("profile"))).is_ok(), "it never had any");
    }

    #[test]
    fn a_grant_is_over_when_revoked_expired_or_its_person_or_session_gone() {
        let online = Grant { offline: false, ..grant() };
        let standing = |enabled, epoch, session_alive| GrantStanding { person: Some(PersonStanding { enabled, epoch }), session_alive };
        assert_eq!(online.check(&alive(), NOW), Ok(()));
        assert_eq!(Grant { revoked_at: Some(NOW), ..online.clone() }.check(&alive(), NOW), Err(Ended::Revoked));
        assert_eq!(online.check(&alive(), online.expires_at), Err(Ended::Expired));
        assert_eq!(online.check(&standing(false, 0, true), NOW), Err(Ended::Person));
        assert_eq!(online.check(&GrantStanding { person: None, session_alive: true }, NOW), Err(Ended::Person));
        assert_eq!(online.check(&standing(true, online.epoch + 1, true), NOW), Err(Ended::Epoch));
        assert_eq!(online.check(&standing(true, online.epoch, false), NOW), Err(Ended::Session));
        assert_eq!(Grant { offline: true, ..online.clone() }.check(&standing(true, online.epoch, false), NOW), Ok(()));
        assert_eq!(Grant { sid: None, ..online.clone() }.check(&standing(true, online.epoch, false), NOW), Ok(()), "no session gave it");
    }
}
