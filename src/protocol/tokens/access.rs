//! Access tokens: signed JWTs of the profile of [RFC 9068](https://www.rfc-editor.org/rfc/rfc9068).
//!
//! One audience each: the issuer itself unless a resource was named
//! ([RFC 8707 §2.2](https://www.rfc-editor.org/rfc/rfc8707#section-2.2)), so that no resource server can use at another, or
//! at `/userinfo`, what it was sent. `gid` and `sid` name the grant and, unless it is offline, the session, so that
//! whatever ends these ends the token where memory is asked. No `nbf`, no names, no groups.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::clock::Timestamp;
use crate::protocol::client::Client;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::grants::Grant;
use crate::protocol::grants::context::Context;
use crate::protocol::resource::{self, Resource};
use crate::protocol::scope::{STANDARD, Scopes};
use crate::protocol::sender::Sender;
use crate::protocol::subject::Subject;

/// The `typ` of an access token's header ([RFC 9068 §2.1](https://www.rfc-editor.org/rfc/rfc9068#section-2.1)).
pub const TYP: &str = "at+jwt";

/// Whom an access token is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The issuer itself: opens `/userinfo` and our APIs.
    Issuer(String),
    /// A resource server.
    Resource(Arc<Resource>),
}

impl Audience {
    /// The audience of a token drawn from a grant. `asked` are the values of `resource` in the request at hand, `granted`
    /// those of the authorization request. Left out, it is the one that was granted, or the issuer where none or several
    /// were; the issuer may always be named.
    ///
    /// # Errors
    /// `invalid_target` for a resource that was not granted or is gone, and for several at once: one token has one audience.
    pub fn choose(asked: &[String], granted: &[String], context: &Context<'_>) -> Result<Self, OAuthError> {
        let named = single(asked)?;
        let chosen = match (named, granted) {
            (Some(named), _) if resource::is_same(named, context.issuer) => context.issuer,
            (Some(named), _) => granted
                .iter()
                .find(|granted| resource::is_same(granted, named))
                .ok_or_else(|| OAuthError::new(ErrorCode::InvalidTarget, "the resource was not granted: request it at /authorize first"))?,
            (None, [only]) if !resource::is_same(only, context.issuer) => {
                let found = (context.resources)(only).map(Self::Resource);
                return found.ok_or_else(|| {
                    OAuthError::new(ErrorCode::InvalidTarget, "the resource of this grant was deleted: request another one at /authorize")
                });
            }
            (None, _) => context.issuer,
        };
        Self::named(chosen, context)
    }

    /// The only one of the granted resources that knows any of these scopes.
    fn of_scopes(scopes: &Scopes, granted: &[String], context: &Context<'_>) -> Option<Self> {
        let known = granted.iter().filter_map(|identifier| (context.resources)(identifier));
        let mut knowing = known.filter(|resource| !scopes.intersection(&resource.scopes).is_empty());
        let only = knowing.next()?;
        knowing.next().is_none().then_some(Self::Resource(only))
    }

    /// The audience of a token that a client gets for itself: any resource that is known. Where none is named it is the one that
    /// knows the scopes, and the issuer where none does ([RFC 8707 §2](https://www.rfc-editor.org/rfc/rfc8707#section-2) leaves a
    /// default to the server): a token that opens nothing helps nobody.
    ///
    /// # Errors
    /// `invalid_target` for a resource that is unknown, for several at once, and where several know the scopes.
    pub fn for_client(asked: &[String], scopes: &Scopes, context: &Context<'_>) -> Result<Self, OAuthError> {
        if let Some(named) = single(asked)? {
            return Self::named(named, context);
        }
        match <[Arc<Resource>; 1]>::try_from((context.owners)(scopes)) {
            Ok([only]) => Ok(Self::Resource(only)),
            Err(none) if none.is_empty() => Ok(Self::Issuer(context.issuer.to_owned())),
            Err(_) => Err(OAuthError::new(
                ErrorCode::InvalidTarget,
                "the scopes belong to several resources: send resource with the identifier of the one that the token is for",
            )),
        }
    }

    fn named(identifier: &str, context: &Context<'_>) -> Result<Self, OAuthError> {
        if resource::is_same(identifier, context.issuer) {
            return Ok(Self::Issuer(context.issuer.to_owned()));
        }
        (context.resources)(identifier)
            .map(Self::Resource)
            .ok_or_else(|| resource::unknown(identifier, |near| (context.resources)(near).is_some()))
    }

    /// What `aud` says.
    pub fn identifier(&self) -> &str {
        match self {
            Self::Issuer(issuer) => issuer,
            Self::Resource(resource) => &resource.identifier,
        }
    }

    /// The resource server, unless it is the issuer.
    pub fn resource(&self) -> Option<&Resource> {
        match self {
            Self::Issuer(_) => None,
            Self::Resource(resource) => Some(resource),
        }
    }

    /// Those of `scopes` that mean something to this audience. The issuer's own are the standard ones and all that no granted
    /// resource claims.
    fn own(&self, scopes: &Scopes, granted: &[String], context: &Context<'_>) -> Scopes {
        match self {
            Self::Resource(resource) => scopes.intersection(&resource.scopes),
            Self::Issuer(_) => {
                let resources: Vec<_> = granted.iter().filter_map(|identifier| (context.resources)(identifier)).collect();
                let foreign = |scope: &str| !STANDARD.contains(&scope) && resources.iter().any(|resource| resource.scopes.contains(scope));
                scopes.iter().filter(|scope| !foreign(scope)).collect()
            }
        }
    }
}

/// The one resource that a request names; the same one twice is one.
fn single(asked: &[String]) -> Result<Option<&str>, OAuthError> {
    let mut asked = asked.iter().map(String::as_str);
    let first = asked.next();
    if asked.all(|other| first.is_some_and(|first| resource::is_same(first, other))) {
        Ok(first)
    } else {
        Err(OAuthError::new(ErrorCode::InvalidTarget, "an access token is for one resource: request one resource at a time"))
    }
}

/// What an access token is for: decided by a grant type, before anything is signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Access {
    /// Whom it is for.
    pub audience: Audience,
    /// What it allows there.
    pub scopes: Scopes,
    /// What was asked for of the grant before it shrank to the audience's own: the ID token is drawn from this, and given
    /// where `openid` is in it.
    pub asked: Scopes,
    /// How long it lives: the shortest of the provider's, the client's and the resource's.
    pub lifetime: Duration,
    /// Who may use it.
    pub sender: Sender,
}

impl Access {
    /// Access with the lifetime that provider, client and audience agree on.
    pub fn new(audience: Audience, scopes: Scopes, asked: Scopes, client: &Client, context: &Context<'_>) -> Self {
        let limits = [client.settings.access_token_lifetime, audience.resource().and_then(|resource| resource.lifetime)];
        let lifetime = limits.into_iter().flatten().map(Duration::from_secs).fold(context.lifetimes.access_token, Duration::min);
        Self { audience, scopes, asked, lifetime, sender: context.sender.clone() }
    }

    /// Access drawn from a grant: `scopes` where the request shrinks them, else all that was granted.
    ///
    /// Where no resource is named, and what is asked for means nothing to the audience, it is the one granted resource to which it
    /// does: a token that opens nothing helps nobody.
    ///
    /// # Errors
    /// Those of [`Audience::choose`]; `invalid_scope` where the request names scopes of resources and none is the audience's: the answer
    /// could not say what the token allows ([RFC 6749 §5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)).
    pub fn of_grant(
        grant: &Grant,
        client: &Client,
        scopes: Option<&Scopes>,
        resources: &[String],
        context: &Context<'_>,
    ) -> Result<Self, OAuthError> {
        let mut audience = Audience::choose(resources, &grant.resources, context)?;
        let asked = scopes.unwrap_or(&grant.scopes);
        let mut own = audience.own(asked, &grant.resources, context);
        if own.is_empty()
            && resources.is_empty()
            && let Some(only) = Audience::of_scopes(asked, &grant.resources, context)
        {
            audience = only;
            own = audience.own(asked, &grant.resources, context);
        }
        // A resource without scopes takes every token that is for it, and where standard ones are named the ID token is what is wanted.
        let has_scopes = audience.resource().is_none_or(|resource| !resource.scopes.is_empty());
        if own.is_empty() && has_scopes && scopes.is_some_and(|named| named.intersection(&Scopes::standard()).is_empty()) {
            return Err(OAuthError::new(ErrorCode::InvalidScope, "none of the requested scopes belongs to this resource"));
        }
        Ok(Self::new(audience, own, asked.clone(), client, context))
    }

    /// The algorithm that the resource server wants its tokens signed with; none means the provider's own.
    pub fn signing_alg(&self) -> Option<&str> {
        self.audience.resource().and_then(|resource| resource.signing_alg.as_deref())
    }
}

/// The claims of an access token ([RFC 9068 §2.2](https://www.rfc-editor.org/rfc/rfc9068#section-2.2)): as they are signed,
/// and as [`read_claims`] reads them back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessToken {
    /// The issuer.
    pub iss: String,
    /// The person; the client itself where there is none.
    pub sub: Subject,
    /// The one audience.
    pub aud: String,
    /// When it ends, in seconds; exact.
    pub exp: i64,
    /// When it was made, in seconds.
    pub iat: i64,
    /// Its own id, for revoking it alone.
    pub jti: String,
    /// The client that it was given to.
    pub client_id: String,
    /// What it allows.
    #[serde(default, skip_serializing_if = "Scopes::is_empty", serialize_with = "spaced", deserialize_with = "unspaced")]
    pub scope: Scopes,
    /// When the person was authenticated, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auth_time: Option<i64>,
    /// The authentication context class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acr: Option<String>,
    /// The authentication methods.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amr: Vec<String>,
    /// The grant it was drawn from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gid: Option<String>,
    /// The session it ends with; none where the grant is offline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sid: Option<String>,
    /// Who may use it; never read back, since [`read_claims`] takes no token that asks for a proof.
    #[serde(rename = "cnf", skip_deserializing, skip_serializing_if = "Sender::is_unconfirmed")]
    pub sender: Sender,
}

impl AccessToken {
    /// The token that a grant gives. It never outlives its grant.
    pub fn of_grant(grant: &Grant, access: &Access, jti: String, now: Timestamp) -> Self {
        let ends = now.plus(access.lifetime).min(grant.expires_at);
        Self {
            iss: grant.issuer.clone(),
            sub: Subject::of_person(&grant.user_id),
            aud: access.audience.identifier().to_owned(),
            exp: ends.as_seconds(),
            iat: now.as_seconds(),
            jti,
            client_id: grant.client_id.clone(),
            scope: access.scopes.clone(),
            auth_time: Some(grant.auth_time.as_seconds()),
            acr: Some(grant.acr.clone()),
            amr: grant.amr.clone(),
            gid: Some(grant.id.clone()),
            sid: grant.ends_with().map(str::to_owned),
            sender: access.sender.clone(),
        }
    }

    /// The token that a client gets for itself: `sub` is the client
    /// ([RFC 9068 §2.2](https://www.rfc-editor.org/rfc/rfc9068#section-2.2)).
    pub fn of_client(client_id: &str, access: &Access, issuer: &str, jti: String, now: Timestamp) -> Self {
        Self {
            iss: issuer.to_owned(),
            sub: Subject::of_client(client_id),
            aud: access.audience.identifier().to_owned(),
            exp: now.plus(access.lifetime).as_seconds(),
            iat: now.as_seconds(),
            jti,
            client_id: client_id.to_owned(),
            scope: access.scopes.clone(),
            auth_time: None,
            acr: None,
            amr: Vec::new(),
            gid: None,
            sid: None,
            sender: access.sender.clone(),
        }
    }

    /// The moment it ends.
    pub const fn expires_at(&self) -> Timestamp {
        Timestamp::from_seconds(self.exp)
    }
}

/// A token that is none of ours, of another kind, or over. Says nothing of which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAccessToken;

impl std::fmt::Display for NoAccessToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a live access token of this issuer")
    }
}

impl std::error::Error for NoAccessToken {}

/// Reads the claims of a token whose signature and `typ` were verified.
///
/// # Errors
/// [`NoAccessToken`] for another issuer or shape, past `exp`, or bound to a key by `cnf`.
pub fn read_claims(claims: Map<String, Value>, issuer: &str, now: Timestamp) -> Result<AccessToken, NoAccessToken> {
    if claims.contains_key("cnf") {
        return Err(NoAccessToken);
    }
    let token: AccessToken = serde_json::from_value(Value::Object(claims)).map_err(|_| NoAccessToken)?;
    if token.iss == issuer && now < token.expires_at() { Ok(token) } else { Err(NoAccessToken) }
}

fn spaced<S: Serializer>(scopes: &Scopes, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(scopes)
}

fn unspaced<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Scopes, D::Error> {
    let text = String::deserialize(deserializer)?;
    Scopes::parse(&text).map_err(serde::de::Error::custom)
}

#[cfg(test)]
#[path = "access_tests.rs"]
mod tests;
