//! ID tokens ([OpenID Connect Core §2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken)).
//!
//! `azp` names the client that the token was issued to: the one audience.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::clock::Timestamp;
use crate::jose::Algorithm;
use crate::protocol::claims::{Person, TokenClaim, id_token_claims};
use crate::protocol::client::Client;
use crate::protocol::grants::Grant;
use crate::protocol::grants::context::Lifetimes;
use crate::protocol::scope::{OPENID, Scopes};

/// The `typ` of an ID token's header.
pub const TYP: &str = "JWT";

/// What makes a token a logout token ([Back-Channel Logout 1.0 §2.4](https://openid.net/specs/openid-connect-backchannel-1_0.html#LogoutToken)):
/// no person's data may stand in its place.
const EVENTS: &str = "events";

/// What one ID token is made of beside its grant and its person.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The scopes that were asked for: [`Access::asked`](super::access::Access::asked).
    pub scopes: &'a Scopes,
    /// The request's `nonce`; none in a refresh ([Core §12.2](https://openid.net/specs/openid-connect-core-1_0.html#RefreshTokenResponse)).
    pub nonce: Option<&'a str>,
    /// The signed access token that comes with it, for `at_hash`.
    pub access_token: Option<&'a str>,
    /// What it will be signed with.
    pub algorithm: Algorithm,
    /// The present.
    pub now: Timestamp,
}

/// Whether an ID token is given: `openid` is among the scopes that were asked for.
pub fn is_given(asked: &Scopes) -> bool {
    asked.contains(OPENID)
}

/// The claims of the ID token that `grant` gives of `person` to `client`.
pub fn claims(grant: &Grant, person: &Person, client: &Client, lifetimes: &Lifetimes, occasion: &Occasion<'_>) -> Map<String, Value> {
    let lifetime = client.settings.id_token_lifetime.map_or(lifetimes.id_token, |own| lifetimes.id_token.min(Duration::from_secs(own)));
    let mut claims = Map::new();
    for claim in TokenClaim::ALL {
        let value: Option<Value> = match claim {
            TokenClaim::Issuer => Some(grant.issuer.as_str().into()),
            TokenClaim::Subject => Some(person.sub.as_str().into()),
            TokenClaim::Audience | TokenClaim::AuthorizedParty => Some(grant.client_id.as_str().into()),
            TokenClaim::Expiry => Some(occasion.now.plus(lifetime).as_seconds().into()),
            TokenClaim::IssuedAt => Some(occasion.now.as_seconds().into()),
            TokenClaim::AuthTime => Some(grant.auth_time.as_seconds().into()),
            TokenClaim::Nonce => occasion.nonce.map(Value::from),
            TokenClaim::Acr => Some(grant.acr.as_str().into()),
            TokenClaim::Amr => Some(&grant.amr).filter(|amr| !amr.is_empty()).map(|amr| amr.clone().into()),
            TokenClaim::AccessTokenHash => occasion.access_token.map(|token| occasion.algorithm.left_half_hash(token).into()),
            TokenClaim::SessionId => grant.sid.as_deref().map(Value::from),
        };
        claims.extend(value.map(|value| (claim.as_str().to_owned(), value)));
    }
    // Those of a token are none of a person's.
    let of_person = id_token_claims(person, occasion.scopes, &grant.claims, client.settings.id_token_claims);
    claims.extend(of_person.into_iter().filter(|(name, _)| name != EVENTS));
    claims
}

/// Bytes of an ID token that browsers and proxies carry for certain when it comes back as a hint in an address: servers in front
/// take lines of 8 kB unless they are told otherwise, and more stands in them than the token. A longer one is named to admins.
pub const CARRIED: usize = 6_000;

/// The largest ID token that is given. Each comes back whole as a hint: a request has more room than this
/// ([`MAX_BYTES`](crate::protocol::parameters::MAX_BYTES)).
pub const LARGEST: usize = 48 * 1024;

/// What a token has beside its claims: header, signature and points.
const AROUND: usize = 1024;

/// How large an ID token is, about, and what of it is a person's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Bytes of the signed token.
    pub bytes: usize,
    /// The claim of the person that is the largest part of it.
    pub largest: Option<String>,
    /// Claims that were left out, so that it stays within [`LARGEST`]: userinfo has them.
    pub left_out: Vec<String>,
}

impl Weight {
    /// Whether it may be too large to come back.
    pub fn is_notable(&self) -> bool {
        self.bytes > CARRIED || !self.left_out.is_empty()
    }
}

/// Whether verified claims of ours with the `typ` of ID tokens are those of one: a signed userinfo or authorization response has that
/// type too, but not all that an ID token must have ([Core §2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken)).
pub fn is_one(claims: &Map<String, Value>) -> bool {
    ["sub", "exp", "iat"].iter().all(|required| claims.contains_key(*required))
}

/// Weighs the claims of an ID token. Where they are too many, those of the person are left out, the largest first: all of them
/// are voluntary there ([Core §5.5.1](https://openid.net/specs/openid-connect-core-1_0.html#IndividualClaimsRequests)), and
/// userinfo answers them.
pub fn fit(claims: &mut Map<String, Value>) -> Weight {
    let mut left_out = Vec::new();
    loop {
        let bytes = weight_of(claims);
        let of_person = claims.iter().filter(|(name, _)| TokenClaim::parse(name).is_none());
        let largest = of_person.max_by_key(|(_, value)| value.to_string().len()).map(|(name, _)| name.clone());
        match &largest {
            Some(name) if bytes > LARGEST => {
                claims.remove(name);
                left_out.push(name.clone());
            }
            _ => return Weight { bytes, largest, left_out },
        }
    }
}

fn weight_of(claims: &Map<String, Value>) -> usize {
    let json: usize = claims.iter().map(|(name, value)| name.len() + value.to_string().len() + 4).sum();
    json.div_ceil(3) * 4 + AROUND
}

#[cfg(test)]
#[path = "id_tests.rs"]
mod tests;
